#include "core/tracking/silence.h"

#include "base/check.h"
#include "base/words.h"

#define ANY_CLASS   ((1u << CLASS_COUNT) - 1)
#define ONLY(class) (1u << (class))
#define DAY_MS      SPAN_DAYS(1).ms

enum phase {
    PHASE_BEFORE,
    PHASE_ORIGIN,
    PHASE_BETWEEN,
    PHASE_DESTINATION,
    PHASE_CUSTOMS,
    PHASE_INLAND,
    PHASE_OVER
};

struct threshold {
    enum phase phase;
    unsigned classes;
    int32_t normal_days, lost_days;
    struct str source;
};

/* The first row for the phase and the class counts. */
static const struct threshold thresholds[] = {
    {PHASE_BEFORE, ANY_CLASS, 4, 7,
     STR_INIT(N_("forwarders' stage rule: label to acceptance 1-4 days, worry from 5-7"))},
    {PHASE_ORIGIN, ANY_CLASS, 7, 14,
     STR_INIT(N_("forwarders' stage rule: export 2-7 days, worry from 10-14"))},
    {PHASE_BETWEEN, ONLY(CLASS_UNTRACKED), 60, 0,
     STR_INIT(N_("S10: no entitlement to events after export; China Post small packets 15-60 days"))},
    {PHASE_BETWEEN, ONLY(CLASS_EXPRESS), 10, 30,
     STR_INIT(N_("forwarders' stage rule: flight 3-10 days; express expires after 30 days at two tracking "
                 "services"))},
    {PHASE_BETWEEN, ONLY(CLASS_LETTER), 30, 60,
     STR_INIT(N_("Cainiao economy 20-45 days; post expires after 60 days at a tracking service"))},
    {PHASE_BETWEEN, ONLY(CLASS_REGISTERED), 30, 60,
     STR_INIT(N_("registered airmail 15-60 days; one to two months are normal to far countries"))},
    {PHASE_BETWEEN, ANY_CLASS, 20, 60,
     STR_INIT(N_("standard lines 15-45 days; post expires after 60 days at a tracking service"))},
    {PHASE_DESTINATION, ONLY(CLASS_UNTRACKED) | ONLY(CLASS_LETTER), 14, 0,
     STR_INIT(N_("delivery is recorded only where the destination's post takes part"))},
    {PHASE_DESTINATION, ONLY(CLASS_EXPRESS), 5, 14, STR_INIT(N_("USPS takes a search after 7 days"))},
    {PHASE_DESTINATION, ANY_CLASS, 10, 35,
     STR_INIT(N_("Royal Mail: abroad lost 20-25 working days after posting or the due day"))},
    {PHASE_CUSTOMS, ANY_CLASS, 14, 0,
     STR_INIT(N_("the help desk's choice: no post publishes a figure, and customs promise none"))},
    {PHASE_INLAND, ANY_CLASS, 7, 14,
     STR_INIT(N_("USPS takes a search after 7 days. Royal Mail: lost 10 working days after the due day"))},
};

static enum phase phase_of(const struct silence_case *silent)
{
    bool inland = silent->route == ROUTE_DOMESTIC;
    switch (silent->event) {
    case PARCEL_UNKNOWN:
    case PARCEL_NOT_HANDED_OVER:
        return silent->departed ? PHASE_BETWEEN : PHASE_BEFORE;
    case PARCEL_ACCEPTED:
    case PARCEL_IN_TRANSIT:
        if (inland)
            return PHASE_INLAND;
        return silent->departed ? PHASE_BETWEEN : PHASE_ORIGIN;
    case PARCEL_DEPARTED:
        return inland ? PHASE_INLAND : PHASE_BETWEEN;
    case PARCEL_CUSTOMS:
    case PARCEL_HELD:
        return PHASE_CUSTOMS;
    case PARCEL_ARRIVED:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_ATTEMPT_FAILED:
    case PARCEL_WAITING:
        return inland ? PHASE_INLAND : PHASE_DESTINATION;
    case PARCEL_DELIVERED:
    case PARCEL_RETURNING:
    case PARCEL_RETURNED:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
    case PARCEL_EVENT_COUNT:
        return PHASE_OVER;
    }
    return PHASE_OVER;
}

static struct str change_of(enum phase phase)
{
    static const struct str texts[] = {
        [PHASE_BEFORE] = STR_INIT(N_("A first scan by the carrier would show that it was handed over.")),
        [PHASE_ORIGIN] = STR_INIT(N_("A scan \"departed\" or any newer event would show that it moves.")),
        [PHASE_BETWEEN] = STR_INIT(N_(
            "A scan in the destination country would show that it is near. It may have a new local number.")),
        [PHASE_DESTINATION] =
            STR_INIT(N_("A delivery scan or a notice of the local carrier would settle it.")),
        [PHASE_CUSTOMS] = STR_INIT(N_("A letter or mail of customs, or a release, would settle it.")),
        [PHASE_INLAND] = STR_INIT(N_("Any newer scan would show that it moves.")),
        [PHASE_OVER] = STR_INIT(""),
    };
    return texts[phase];
}

static enum silence beyond(enum phase phase, const struct threshold *row, int32_t days)
{
    if (row->lost_days && days >= row->lost_days)
        return phase == PHASE_BEFORE ? SILENCE_NOT_SENT : SILENCE_LOST;
    if (days > row->normal_days)
        return SILENCE_SLOW;
    return phase == PHASE_BETWEEN && row->classes == ONLY(CLASS_UNTRACKED) ? SILENCE_DARK : SILENCE_NORMAL;
}

static struct instant next_change(const struct threshold *row, int32_t days, struct instant since)
{
    if (days <= row->normal_days)
        return (struct instant){since.ms + (row->normal_days + 1) * DAY_MS};
    if (row->lost_days && days < row->lost_days)
        return (struct instant){since.ms + row->lost_days * DAY_MS};
    return (struct instant){0};
}

/* An announcement that no scan follows says something; that nobody has looked says nothing. */
static struct silence_verdict unseen(int32_t days)
{
    return (struct silence_verdict){
        .silence = SILENCE_UNSEEN,
        .days = days,
        .change = STR_INIT(N_("What the carrier's page says of its number would show where it is."))};
}

struct silence_verdict silence_judge(const struct silence_case *silent, struct instant now)
{
    enum phase phase = phase_of(silent);
    struct silence_verdict verdict = {.silence = SILENCE_OVER};
    if (phase == PHASE_OVER || !silent->since.ms)
        return phase == PHASE_OVER ? verdict : (struct silence_verdict){.silence = SILENCE_NORMAL};
    verdict.days = now.ms > silent->since.ms ? (int32_t)((now.ms - silent->since.ms) / DAY_MS) : 0;
    for (size_t i = 0; i < COUNT_OF(thresholds); i++) {
        const struct threshold *row = &thresholds[i];
        if (row->phase != phase || !(row->classes & ONLY(silent->class)))
            continue;
        if (silent->event == PARCEL_UNKNOWN && verdict.days > row->normal_days)
            return unseen(verdict.days);
        verdict.silence = beyond(phase, row, verdict.days);
        verdict.normal_days = row->normal_days;
        verdict.lost_days = row->lost_days;
        verdict.next = next_change(row, verdict.days, silent->since);
        verdict.change = change_of(phase);
        verdict.source = row->source;
        return verdict;
    }
    check(false && "every phase has a row for any class");
    return verdict;
}

struct str silence_name(enum silence silence)
{
    static const struct str names[SILENCE_COUNT] = {
        [SILENCE_NORMAL] = STR_INIT("normal"),     [SILENCE_DARK] = STR_INIT("out_of_sight"),
        [SILENCE_SLOW] = STR_INIT("slow"),         [SILENCE_LOST] = STR_INIT("probably_lost"),
        [SILENCE_NOT_SENT] = STR_INIT("not_sent"), [SILENCE_UNSEEN] = STR_INIT("unseen"),
        [SILENCE_OVER] = STR_INIT("over"),
    };
    return names[silence];
}

struct str silence_text(enum silence silence)
{
    static const struct str texts[SILENCE_COUNT] = {
        [SILENCE_NORMAL] = STR_INIT(N_("The silence is normal.")),
        [SILENCE_DARK] =
            STR_INIT(N_("Nothing more will be visible, and that is expected: silence is not loss here.")),
        [SILENCE_SLOW] = STR_INIT(N_("It is slow, longer than usual, but not lost.")),
        [SILENCE_LOST] = STR_INIT(N_("It is probably lost.")),
        [SILENCE_NOT_SENT] = STR_INIT(N_("It was announced but probably never handed over.")),
        [SILENCE_UNSEEN] = STR_INIT(N_("Nothing is known of where it is.")),
        [SILENCE_OVER] = STR_INIT(N_("The last event speaks for itself.")),
    };
    return texts[silence];
}
