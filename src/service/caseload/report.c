#include "service/caseload/report.h"

#include "base/check.h"
#include "service/order/effect.h"
#include "service/order/market.h"
#include "service/unit/days.h"
#include "text/clock/when.h"

#include <stdlib.h>

static const struct str end_list[ENDED_COUNT] = {STR_INIT("full"),     STR_INIT("part"),
                                                 STR_INIT("nothing"),  STR_INIT("taken_back"),
                                                 STR_INIT("replaced"), STR_INIT("bank")};
static const struct str way_list[WAY_COUNT] = {STR_INIT("agreed"), STR_INIT("decided"), STR_INIT("silence"),
                                               STR_INIT("taken_back"), STR_INIT("bank")};
static const struct str by_list[REPORT_BY_COUNT] = {STR_INIT("month"), STR_INIT("reason"), STR_INIT("seller"),
                                                    STR_INIT("staff")};
static const struct names way_names = {way_list, WAY_COUNT};
const struct names report_end_names = {end_list, ENDED_COUNT};
const struct names report_by_names = {by_list, REPORT_BY_COUNT};

/* ---- counted ---- */

static void count_in(struct report_group *group, const struct outcome_row *row)
{
    int end = names_find(&report_end_names, row->outcome), way = names_find(&way_names, row->way);
    group->count++;
    if (end >= 0)
        group->ends[end]++;
    if (way >= 0)
        group->ways[way]++;
}

/* NULL: there is no room for another. */
static struct report_group *group_of(struct report_groups *groups, struct str name)
{
    for (size_t i = 0; i < groups->count; i++)
        if (str_eq(groups->at[i].name, name))
            return &groups->at[i];
    if (groups->count == REPORT_GROUPS_MAX)
        return NULL;
    groups->at[groups->count] = (struct report_group){.name = name};
    return &groups->at[groups->count++];
}

static void count_all(struct ctx *ctx, const struct outcome_rows *rows, struct report *report)
{
    for (int by = 0; by < REPORT_BY_COUNT; by++)
        report->by[by].at = ARENA_ARRAY(ctx->arena, struct report_group, REPORT_GROUPS_MAX);
    for (size_t i = 0; i < rows->count; i++) {
        const struct outcome_row *row = &rows->at[i];
        const struct str names[REPORT_BY_COUNT] = {[BY_MONTH] =
                                                       str_slice(when_iso(ctx->arena, row->ended_at), 0, 7),
                                                   [BY_REASON] = row->reason,
                                                   [BY_SELLER] = row->seller,
                                                   [BY_STAFF] = row->staff};
        count_in(&report->all, row);
        for (int by = 0; by < REPORT_BY_COUNT; by++) {
            if (names[by].len == 0)
                continue;
            struct report_group *group = group_of(&report->by[by], names[by]);
            report->cut |= group == NULL;
            if (group)
                count_in(group, row);
        }
    }
}

static int by_size(const void *a, const void *b)
{
    const struct report_group *one = a, *other = b;
    return one->count != other->count ? (one->count < other->count ? 1 : -1)
                                      : str_compare(one->name, other->name);
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct report_group *)a)->name, ((const struct report_group *)b)->name);
}

/* ---- how long ---- */

static int by_length(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return one < other ? -1 : one > other;
}

/* The smallest that at least so many tenths of them do not exceed. */
static struct report_span span_of(int64_t *lengths, size_t count)
{
    struct report_span span = {.count = (int64_t)count};
    if (count == 0)
        return span;
    qsort(lengths, count, sizeof *lengths, by_length);
    span.median = SPAN_MS(lengths[(count * 5 + 9) / 10 - 1]);
    span.nine_tenths = SPAN_MS(lengths[(count * 9 + 9) / 10 - 1]);
    return span;
}

static void measure(struct ctx *ctx, const struct outcome_rows *rows, struct report *report)
{
    int64_t *ends = ARENA_ARRAY(ctx->arena, int64_t, rows->count + 1);
    int64_t *decisions = ARENA_ARRAY(ctx->arena, int64_t, rows->count + 1);
    size_t end_count = 0, decision_count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct outcome_row *row = &rows->at[i];
        struct instant from = row->escalated_at.ms ? row->escalated_at : row->opened_at;
        ends[end_count++] = instant_since(row->ended_at, row->opened_at).ms;
        if (row->decided_at.ms)
            decisions[decision_count++] = instant_since(row->decided_at, from).ms;
    }
    report->to_end = span_of(ends, end_count);
    report->to_decision = span_of(decisions, decision_count);
}

/* ---- money ---- */

static void add_money(const struct payout_sum *sum, struct report *report)
{
    for (size_t i = 0; i < report->money_count; i++) {
        struct report_money *money = &report->money[i];
        if (!str_eq(money->currency, sum->currency) || !str_eq(money->kind, sum->kind))
            continue;
        money->count += sum->count;
        money->minor += sum->moved_minor;
        return;
    }
    report->money[report->money_count++] =
        (struct report_money){sum->currency, sum->kind, sum->count, sum->moved_minor};
}

static enum err read_money(struct ctx *ctx, struct report *report)
{
    struct payout_sums sums;
    struct payout_range range = {
        .market_id = report->market.id, .from = report->from, .until = report->until};
    enum err err = payout_load_sums(ctx->db, ctx->arena, &range, &sums);
    if (err)
        return err;
    report->money = ARENA_ARRAY(ctx->arena, struct report_money, sums.count + 1);
    report->cut |= sums.count == PAYOUT_SUMS_MAX;
    for (size_t i = 0; i < sums.count; i++)
        if (str_eq(sums.at[i].state, names_at(&effect_state_names, EFFECT_DONE)))
            add_money(&sums.at[i], report);
    return OK;
}

enum err report_make(struct ctx *ctx, const struct viewer *viewer, const struct report_question *question,
                     struct report *report)
{
    struct days days = {0};
    struct outcome_rows rows;
    *report = (struct report){0};
    enum err err = market_load(ctx->db, ctx->arena, question->market, &report->market);
    if (err == ERR_NOT_FOUND)
        return market_none(ctx);
    if (!err)
        err = market_require(ctx, viewer, report->market.id, RIGHT_LOOK);
    if (!err)
        err = days_read(
            ctx, &(struct days_asked){question->from, question->until, REPORT_DAYS_USUAL, REPORT_DAYS_MAX},
            &days);
    report->from = days.from;
    report->until = days.until;
    struct outcome_range range = {report->market.id, report->from, report->until};
    if (!err)
        err = outcome_load(ctx->db, ctx->arena, &range, &rows);
    if (!err)
        err = outcome_sellers(ctx->db, ctx->arena, &range, &report->sellers);
    if (!err)
        err = read_money(ctx, report);
    if (err)
        return err;
    report->cut |= rows.count == OUTCOMES_MAX;
    count_all(ctx, &rows, report);
    measure(ctx, &rows, report);
    for (int by = 0; by < REPORT_BY_COUNT; by++)
        qsort(report->by[by].at, report->by[by].count, sizeof report->by[by].at[0],
              by == BY_MONTH ? by_name : by_size);
    return OK;
}
