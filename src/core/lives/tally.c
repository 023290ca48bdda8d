#include "core/lives/tally.h"

#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"

#include <stddef.h>

#define DAY_MS (INT64_C(24) * 3600 * 1000)

static void days_add(struct days *days, struct instant from, struct instant until)
{
    int64_t count = (until.ms - from.ms) / DAY_MS;
    days->of[count < 0 ? 0 : count >= TALLY_DAYS ? TALLY_DAYS - 1 : count]++;
    days->count++;
}

int32_t days_share(const struct days *days, int32_t percent)
{
    int64_t seen = 0;
    for (int32_t day = 0; day < TALLY_DAYS; day++) {
        seen += days->of[day];
        if (days->count && seen * 100 >= days->count * percent)
            return day;
    }
    return -1;
}

/* ---- the shortest ---- */

/* The same end after the same deadlines, whoever said what in between. */
static bool same_story(const struct life_record *a, const struct life_record *b)
{
    return a->end == b->end && a->struck == b->struck && (a->opened.ms != 0) == (b->opened.ms != 0) &&
           a->people == b->people && a->bank == b->bank;
}

static void keep_shortest(struct tally *tally, const struct life_record *record)
{
    int same = 0, place;
    while (same < tally->shortest_count && !same_story(&tally->shortest[same], record))
        same++;
    if (same == SHORTEST_MAX)
        same = SHORTEST_MAX - 1; /* the longest makes room */
    else if (same == tally->shortest_count)
        tally->shortest[tally->shortest_count++].events = INT32_MAX;
    if (tally->shortest[same].events <= record->events)
        return;
    for (place = same; place > 0 && tally->shortest[place - 1].events > record->events; place--)
        tally->shortest[place] = tally->shortest[place - 1];
    tally->shortest[place] = *record;
}

/* ---- counting ---- */

static void add_to(struct of_kind *kind, bool unjust)
{
    kind->lives++;
    kind->unjust += unjust;
}

static void add_cast(struct tally *tally, const struct life_record *record)
{
    bool unjust = life_end_is_unjust(record->end);
    tally->made_up++;
    add_to(&tally->buyers[record->cast.buyer], unjust);
    add_to(&tally->sellers[record->cast.seller], unjust);
    add_to(&tally->carriers[record->cast.carrier], unjust);
}

void tally_add(struct tally *tally, const struct life_record *record)
{
    bool unjust = life_end_is_unjust(record->end);
    tally->lives++;
    tally->ends[record->end]++;
    tally->unjust += unjust;
    tally->disputed += record->opened.ms != 0;
    tally->silence += record->silence;
    tally->people += record->people;
    tally->bank += record->bank;
    tally->refused += record->refused;
    tally->refused_lives += record->refused > 0;
    tally->acts |= record->acts;
    tally->struck |= record->struck;
    tally->reasons |= record->reasons;
    if (record->made_up)
        add_cast(tally, record);
    if (record->end != END_UNDER_WAY)
        days_add(&tally->whole, record->began, record->over);
    if (record->closed.ms)
        days_add(&tally->dispute, record->opened, record->closed);
    if (unjust)
        keep_shortest(tally, record);
}

/* ---- what nobody used ---- */

/* Whether the rules let anybody do it, in an order whose parties act here. */
static bool act_exists(const struct policy *policy, const struct act_row *row)
{
    uint32_t by = row->by;
    if (row->by_policy)
        by &= *(const uint32_t *)((const char *)policy + row->by_policy);
    bool appeals = row->act == EVENT_APPEALED, decides = row->act == EVENT_DECIDED;
    bool words = row->act == EVENT_MESSAGE || row->act == EVENT_OUTAGE_ENDED;
    return by && !row->external_only && !words && !(appeals && policy->appeal.max == 0) &&
           !(decides && policy->code_count == 0);
}

static int put(struct clause clauses[CLAUSES_MAX], int count, enum clause_of of, int32_t member)
{
    if (count < CLAUSES_MAX)
        clauses[count++] = (struct clause){of, member};
    return count;
}

int tally_unused(const struct policy *policy, const struct tally *tally, struct clause clauses[CLAUSES_MAX])
{
    int count = 0;
    for (int32_t i = 0; i < policy->reason_count; i++)
        if (!(tally->reasons >> i & 1))
            count = put(clauses, count, CLAUSE_REASON, i);
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        const struct duration *lasts = order_deadline_lasts(policy, (enum deadline)i);
        if (lasts && lasts->count > 0 && !(tally->struck >> i & 1))
            count = put(clauses, count, CLAUSE_DEADLINE, i);
    }
    for (int i = 0; i < order_act_row_count; i++)
        if (act_exists(policy, &order_act_rows[i]) && !(tally->acts >> order_act_rows[i].act & 1))
            count = put(clauses, count, CLAUSE_ACT, (int32_t)order_act_rows[i].act);
    return count;
}
