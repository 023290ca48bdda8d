#include "text/lives/report.h"

#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "text/clock/locale.h"
#include "text/policy/guide_words.h"

/* ---- words ---- */

static const struct str parts[LIVES_PART_COUNT] = {
    [LIVES_ENDS] = STR_INIT(N_("Who has goods and money in the end")),
    [LIVES_DECIDED] = STR_INIT(N_("Who decided")),
    [LIVES_DAYS] = STR_INIT(N_("How long it took")),
    [LIVES_PEOPLE] = STR_INIT(N_("Unjust ends, by who took part")),
};

static const struct str ends[END_COUNT] = {
    [END_UNDER_WAY] = STR_INIT(N_("It is still under way")),
    [END_NO_SALE] = STR_INIT(N_("Nothing was sold")),
    [END_BOUGHT] = STR_INIT(N_("The buyer has the goods, the seller the money")),
    [END_RETURNED] = STR_INIT(N_("The seller has the goods, the buyer the money")),
    [END_MADE_GOOD] = STR_INIT(N_("Nothing right came, and the buyer has the money")),
    [END_SHARED] = STR_INIT(N_("The money is divided")),
    [END_BUYER_BOTH] = STR_INIT(N_("Unjust: the buyer has the goods and the money")),
    [END_SELLER_BOTH] = STR_INIT(N_("Unjust: the seller has the goods and the money")),
    [END_BUYER_NEITHER] = STR_INIT(N_("Unjust: the buyer has neither goods nor money")),
};

static const struct str tempers[TEMPER_COUNT] = {
    [TEMPER_HONEST] = STR_INIT(N_("honest")),
    [TEMPER_CARELESS] = STR_INIT(N_("careless")),
    [TEMPER_FRAUDULENT] = STR_INIT(N_("fraudulent")),
    [TEMPER_SILENT] = STR_INIT(N_("silent")),
};

static const struct str carriages[CARRIAGE_COUNT] = {
    [CARRIAGE_GOOD] = STR_INIT(N_("good")),
    [CARRIAGE_SLOW] = STR_INIT(N_("slow")),
    [CARRIAGE_LOSING] = STR_INIT(N_("loses parcels")),
    [CARRIAGE_LYING] = STR_INIT(N_("tells what is not so")),
};

static struct str words_of(struct guide_reader reader, struct str english)
{
    return say(reader.language, english);
}

struct str lives_part_title(struct guide_reader reader, enum lives_part part)
{
    return words_of(reader, parts[part]);
}

struct str lives_side_title(const struct lives_report *report, int side)
{
    const struct policy *policy = report->policies[side];
    if (!policy)
        return guide_say(report->reader, "As it was");
    return guide_fill(report->reader, "{policy}, version {version}",
                      PLACES(PLACE("policy", str_from(policy->id)), PLACE_ID("version", policy->version)));
}

/* ---- rows ---- */

/* The place where a row is made. */
struct filling {
    const struct lives_report *report;
    struct lives_row *rows;
    int count;
};

static struct lives_row *add_row(struct filling *filling, struct str label)
{
    check(filling->count < LIVES_ROWS_MAX);
    struct lives_row *row = &filling->rows[filling->count++];
    *row = (struct lives_row){.label = label, .per_mille = {-1, -1}};
    return row;
}

static void put_share(const struct filling *filling, struct lives_row *row, int side, int64_t part,
                      int64_t whole)
{
    struct guide_reader reader = filling->report->reader;
    int64_t share = whole ? (part * 1000 + whole / 2) / whole : 0;
    struct str percent = arena_printf(reader.arena, "%d.%d", (int)(share / 10), (int)(share % 10));
    row->per_mille[side] = (int32_t)share;
    row->cells[side] =
        guide_fill(reader, "{number} %",
                   PLACES(PLACE("number", locale_decimal(reader.arena, reader.language, percent))));
}

/* How many of all lives, one number a side. */
static void add_of_all(struct filling *filling, struct str label, const int64_t numbers[LIVES_SIDES])
{
    struct lives_row *row = add_row(filling, label);
    for (int side = 0; side < filling->report->count; side++)
        put_share(filling, row, side, numbers[side], filling->report->tallies[side]->lives);
}

static void fill_ends(struct filling *filling)
{
    const struct lives_report *report = filling->report;
    for (int end = END_NO_SALE; end <= END_COUNT; end++) {
        int64_t numbers[LIVES_SIDES] = {0};
        int which = end == END_COUNT ? END_UNDER_WAY : end; /* stands last */
        for (int side = 0; side < report->count; side++)
            numbers[side] = report->tallies[side]->ends[which];
        if (which != END_UNDER_WAY || numbers[0] || numbers[1])
            add_of_all(filling, words_of(report->reader, ends[which]), numbers);
    }
}

static void fill_decided(struct filling *filling)
{
    const struct lives_report *report = filling->report;
    int64_t disputed[LIVES_SIDES] = {0}, silence[LIVES_SIDES] = {0}, people[LIVES_SIDES] = {0},
            bank[LIVES_SIDES] = {0}, refused[LIVES_SIDES] = {0};
    for (int side = 0; side < report->count; side++) {
        const struct tally *tally = report->tallies[side];
        disputed[side] = tally->disputed;
        silence[side] = tally->silence;
        people[side] = tally->people;
        bank[side] = tally->bank;
        refused[side] = tally->refused_lives;
    }
    add_of_all(filling, guide_say(report->reader, "A dispute was opened"), disputed);
    add_of_all(filling, guide_say(report->reader, "Silence decided"), silence);
    add_of_all(filling, guide_say(report->reader, "Somebody had to decide"), people);
    add_of_all(filling, guide_say(report->reader, "It went to the bank"), bank);
    if (!report->made_up)
        add_of_all(filling, guide_say(report->reader, "These rules do not allow all that was done"), refused);
}

static void add_days(struct filling *filling, struct str label, size_t which, int32_t percent)
{
    const struct lives_report *report = filling->report;
    struct lives_row *row = add_row(filling, label);
    for (int side = 0; side < report->count; side++) {
        const struct tally *tally = report->tallies[side];
        int32_t days = days_share(which ? &tally->dispute : &tally->whole, percent);
        static const struct str forms[2] = FORMS_("{n} day", "{n} days");
        row->cells[side] = days < 0 ? guide_say(report->reader, "none")
                                    : arena_say_n(report->reader.arena, report->reader.language, forms, days,
                                                  (struct word_places){0});
    }
}

static void fill_days(struct filling *filling)
{
    struct guide_reader reader = filling->report->reader;
    add_days(filling, guide_say(reader, "From the order to its end: half of them within"), 0, 50);
    add_days(filling, guide_say(reader, "From the order to its end: nine of ten within"), 0, 90);
    add_days(filling, guide_say(reader, "A dispute: half of them within"), 1, 50);
    add_days(filling, guide_say(reader, "A dispute: nine of ten within"), 1, 90);
}

static const struct of_kind *kinds_of(const struct tally *tally, int who)
{
    return who == 0 ? tally->buyers : who == 1 ? tally->sellers : tally->carriers;
}

/* Everybody's kind, and of their lives how many ended unjustly. */
static void fill_people(struct filling *filling)
{
    static const char *const labels[] = {N_("The buyer: {kind}"), N_("The seller: {kind}"),
                                         N_("The carrier: {kind}")};
    static const struct str *const kinds[] = {tempers, tempers, carriages};
    const struct lives_report *report = filling->report;
    for (int who = 0; report->made_up && who < 3; who++)
        for (int kind = 0; kind < TEMPER_COUNT; kind++) {
            struct str word = words_of(report->reader, kinds[who][kind]);
            struct lives_row *row =
                add_row(filling, guide_fill(report->reader, labels[who], PLACES(PLACE("kind", word))));
            for (int side = 0; side < report->count; side++) {
                const struct of_kind *of = &kinds_of(report->tallies[side], who)[kind];
                put_share(filling, row, side, of->unjust, of->lives);
            }
        }
}
_Static_assert((int)TEMPER_COUNT == (int)CARRIAGE_COUNT, "one loop serves both");

int lives_rows(const struct lives_report *report, enum lives_part part, struct lives_row rows[LIVES_ROWS_MAX])
{
    static const struct {
        void (*fill)(struct filling *filling);
    } rows_of[LIVES_PART_COUNT] = {
        [LIVES_ENDS] = {fill_ends},
        [LIVES_DECIDED] = {fill_decided},
        [LIVES_DAYS] = {fill_days},
        [LIVES_PEOPLE] = {fill_people},
    };
    struct filling filling = {report, rows, 0};
    check(report->count >= 1 && report->count <= LIVES_SIDES);
    rows_of[part].fill(&filling);
    return filling.count;
}

/* ---- clauses and tales ---- */

static struct str clause_words(const struct lives_report *report, const struct policy *policy,
                               struct clause clause)
{
    struct guide_reader reader = report->reader;
    if (clause.of == CLAUSE_REASON)
        return guide_fill(
            reader, "A reason: {reason}",
            PLACES(PLACE("reason", words_of(reader, str_from(policy->reasons[clause.member].title)))));
    if (clause.of == CLAUSE_ACT)
        return guide_fill(
            reader, "Something to do: {act}",
            PLACES(PLACE("act",
                         words_of(reader, order_event_row((enum order_event_kind)clause.member)->happened))));
    return guide_fill(reader, "A time that ran out: {deadline}",
                      PLACES(PLACE("deadline", words_of(reader, order_deadline_rows[clause.member].what))));
}

int lives_unused(const struct lives_report *report, int side, struct str clauses[CLAUSES_MAX])
{
    struct clause found[CLAUSES_MAX];
    const struct policy *policy = report->policies[side];
    int count = policy ? tally_unused(policy, report->tallies[side], found) : 0;
    for (int i = 0; i < count; i++)
        clauses[i] = clause_words(report, policy, found[i]);
    return count;
}

static struct lives_moment moment_of(struct guide_reader reader, const struct life_record *record,
                                     const struct told *told)
{
    char text[MONEY_TEXT];
    struct lives_moment moment = {.at = told->at,
                                  .what = words_of(reader, order_event_row(told->kind)->happened),
                                  .who = party_list_words(reader, PARTY_BIT(told->by))};
    if (told->kind == EVENT_DEADLINE) {
        moment.what =
            guide_fill(reader, "A time that ran out: {deadline}",
                       PLACES(PLACE("deadline", words_of(reader, order_deadline_rows[told->deadline].what))));
    }
    if (told->by == PARTY_CLOCK)
        moment.who = STR_NONE;
    if (told->amount_minor)
        moment.amount = arena_copy(reader.arena, money_write(told->amount_minor, record->currency, text));
    return moment;
}

void lives_tale(struct guide_reader reader, const struct life_record *record, struct lives_tale *tale)
{
    *tale = (struct lives_tale){.end = words_of(reader, ends[record->end])};
    if (record->made_up) {
        tale->buyer = words_of(reader, tempers[record->cast.buyer]);
        tale->seller = words_of(reader, tempers[record->cast.seller]);
        tale->carrier = words_of(reader, carriages[record->cast.carrier]);
    }
    for (; tale->count < record->events && tale->count < TOLD_MAX; tale->count++)
        tale->moments[tale->count] = moment_of(reader, record, &record->told[tale->count]);
    tale->left_out = record->events - tale->count;
}
