#include "core/tracking/parcel.h"

#include "base/check.h"
#include "base/words.h"

#define FLIGHT   SPAN_HOURS(4)
#define SLACK    SPAN_DAYS(2) /* carriers' local times and the marketplace's clock may differ */
#define ONE_YEAR SPAN_DAYS(365)

static const struct {
    struct str name, text;
} words[PARCEL_EVENT_COUNT] = {
    [PARCEL_UNKNOWN] = {STR_INIT("unknown"), STR_INIT(N_("something that could not be read"))},
    [PARCEL_NOT_HANDED_OVER] = {STR_INIT("not_handed_over"), STR_INIT(N_("not handed over yet"))},
    [PARCEL_ACCEPTED] = {STR_INIT("accepted"), STR_INIT(N_("accepted by the carrier"))},
    [PARCEL_IN_TRANSIT] = {STR_INIT("in_transit"), STR_INIT(N_("in transit"))},
    [PARCEL_DEPARTED] = {STR_INIT("departed"), STR_INIT(N_("departed from its country"))},
    [PARCEL_ARRIVED] = {STR_INIT("arrived"), STR_INIT(N_("arrived in the destination country"))},
    [PARCEL_CUSTOMS] = {STR_INIT("customs"), STR_INIT(N_("with customs"))},
    [PARCEL_HELD] = {STR_INIT("held_by_customs"), STR_INIT(N_("held by customs"))},
    [PARCEL_OUT_FOR_DELIVERY] = {STR_INIT("out_for_delivery"), STR_INIT(N_("out for delivery"))},
    [PARCEL_ATTEMPT_FAILED] = {STR_INIT("attempt_failed"), STR_INIT(N_("a delivery was tried in vain"))},
    [PARCEL_WAITING] = {STR_INIT("waiting_for_pickup"), STR_INIT(N_("waiting for pickup"))},
    [PARCEL_DELIVERED] = {STR_INIT("delivered"), STR_INIT(N_("delivered"))},
    [PARCEL_RETURNING] = {STR_INIT("returning"), STR_INIT(N_("on its way back to the sender"))},
    [PARCEL_RETURNED] = {STR_INIT("returned"), STR_INIT(N_("returned to the sender"))},
    [PARCEL_LOST] = {STR_INIT("lost"), STR_INIT(N_("lost, as the carrier says"))},
    [PARCEL_DESTROYED] = {STR_INIT("destroyed"), STR_INIT(N_("destroyed"))},
    [PARCEL_DAMAGED] = {STR_INIT("damaged"), STR_INIT(N_("damaged, as the carrier says"))},
};

struct str parcel_event_name(enum parcel_event event)
{
    return words[event].name;
}

struct str parcel_event_text(enum parcel_event event)
{
    return words[event].text;
}

bool parcel_event_from(struct str name, enum parcel_event *event)
{
    for (int i = 0; i < PARCEL_EVENT_COUNT; i++)
        if (str_eq(words[i].name, name)) {
            *event = (enum parcel_event)i;
            return true;
        }
    return false;
}

struct str parcel_doubt_text(enum parcel_doubt doubt)
{
    static const struct {
        enum parcel_doubt doubt;
        struct str text;
    } texts[] = {
        {DOUBT_BEFORE_ORDER,
         STR_INIT(N_("It has events from before your order: this may be the number of another parcel."))},
        {DOUBT_OLD_NUMBER,
         STR_INIT(N_("Its events are more than a year older than your order: carriers use numbers "
                     "again, and the history belongs to an earlier parcel."))},
        {DOUBT_ELSEWHERE, STR_INIT(N_("It was delivered in a country that is not yours."))},
        {DOUBT_SPEED, STR_INIT(N_("It was in two countries within less time than a flight takes: one of the "
                                  "reports is wrong."))},
        {DOUBT_SHARED, STR_INIT(N_("The same number stands on another order."))},
        {DOUBT_ONLY_SELLER,
         STR_INIT(N_("Only the seller says that it was delivered; no carrier has scanned it."))},
        {DOUBT_AFTER_DELIVERY, STR_INIT(N_("It moved on after it was said to be delivered."))},
        {DOUBT_FUTURE, STR_INIT(N_("An event lies in the future: a date was mistyped."))},
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (texts[i].doubt == doubt)
            return texts[i].text;
    return STR_NONE;
}

bool parcel_is_moving(enum parcel_event event)
{
    switch (event) {
    case PARCEL_ACCEPTED:
    case PARCEL_IN_TRANSIT:
    case PARCEL_DEPARTED:
    case PARCEL_ARRIVED:
    case PARCEL_CUSTOMS:
    case PARCEL_HELD:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_ATTEMPT_FAILED:
    case PARCEL_WAITING:
        return true;
    case PARCEL_UNKNOWN:
    case PARCEL_NOT_HANDED_OVER:
    case PARCEL_DELIVERED:
    case PARCEL_RETURNING:
    case PARCEL_RETURNED:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
    case PARCEL_EVENT_COUNT:
        return false;
    }
    return false;
}

static bool same_country(const char a[3], const char b[3])
{
    return a[0] == b[0] && a[1] == b[1];
}

static unsigned doubts_of_one(const struct parcel_history *history, const struct parcel_report *report,
                              struct instant now)
{
    unsigned doubts = 0;
    if (report->at.ms > now.ms + SLACK.ms)
        doubts |= DOUBT_FUTURE;
    if (history->ordered.ms && report->at.ms < history->ordered.ms - SLACK.ms)
        doubts |= report->at.ms < history->ordered.ms - ONE_YEAR.ms ? DOUBT_OLD_NUMBER | DOUBT_BEFORE_ORDER
                                                                    : DOUBT_BEFORE_ORDER;
    if (report->event == PARCEL_DELIVERED && report->country[0] && history->to[0] &&
        !same_country(report->country, history->to))
        doubts |= DOUBT_ELSEWHERE;
    return doubts;
}

static bool too_fast(const struct parcel_report *a, const struct parcel_report *b)
{
    int64_t apart = a->at.ms > b->at.ms ? a->at.ms - b->at.ms : b->at.ms - a->at.ms;
    return a->word == PARCEL_CARRIER_SCANNED && b->word == PARCEL_CARRIER_SCANNED && a->country[0] &&
           b->country[0] && !same_country(a->country, b->country) && apart < FLIGHT.ms;
}

static unsigned doubts_of_pair(const struct parcel_report *a, const struct parcel_report *b)
{
    unsigned doubts = too_fast(a, b) ? DOUBT_SPEED : 0;
    if (a->event == PARCEL_DELIVERED && b->at.ms > a->at.ms && parcel_is_moving(b->event))
        doubts |= DOUBT_AFTER_DELIVERY;
    return doubts;
}

static unsigned doubts_of(const struct parcel_history *history, struct instant now)
{
    unsigned doubts = history->on_other_order ? DOUBT_SHARED : 0;
    for (size_t i = 0; i < history->count; i++) {
        doubts |= doubts_of_one(history, &history->reports[i], now);
        for (size_t j = 0; j < history->count; j++)
            doubts |= doubts_of_pair(&history->reports[i], &history->reports[j]);
    }
    return doubts;
}

struct parcel_state parcel_fold(const struct parcel_history *history, struct instant now)
{
    struct parcel_state state = {0};
    bool scanned = false;
    for (size_t i = 0; i < history->count; i++) {
        const struct parcel_report *report = &history->reports[i];
        if (report->at.ms > state.last.ms)
            state.last = report->at;
        if (report->event == PARCEL_UNKNOWN)
            continue;
        bool later =
            report->at.ms > state.at.ms || (report->at.ms == state.at.ms && report->word >= state.word);
        if (state.event == PARCEL_UNKNOWN || later) {
            state.event = report->event;
            state.word = report->word;
            state.at = report->at;
        }
        state.departed |= report->event == PARCEL_DEPARTED || report->event == PARCEL_ARRIVED;
        scanned |= report->event == PARCEL_DELIVERED && report->word != PARCEL_SELLER_SAYS;
    }
    for (size_t i = 0; i < history->count; i++) {
        const struct parcel_report *report = &history->reports[i];
        state.unread |= report->event == PARCEL_UNKNOWN && report->at.ms > state.at.ms;
    }
    state.doubts = doubts_of(history, now);
    if (state.event == PARCEL_DELIVERED && !scanned)
        state.doubts |= DOUBT_ONLY_SELLER;
    return state;
}
