#include "service/caseload/report.h"

#include "base/check.h"
#include "service/order/market.h"
#include "service/unit/days.h"

#include <stdlib.h>

static const struct str end_list[ENDED_COUNT] = {STR_INIT("full"),     STR_INIT("part"),
                                                 STR_INIT("nothing"),  STR_INIT("taken_back"),
                                                 STR_INIT("replaced"), STR_INIT("bank")};
static const struct str by_list[REPORT_BY_COUNT] = {STR_INIT("month"), STR_INIT("reason"), STR_INIT("seller"),
                                                    STR_INIT("staff")};
const struct names report_end_names = {end_list, ENDED_COUNT};
const struct names report_by_names = {by_list, REPORT_BY_COUNT};

/* ---- counted ---- */

static struct report_group group_of(const struct outcome_group *row)
{
    return (struct report_group){
        .name = row->name,
        .count = row->count,
        .ends = {[ENDED_FULL] = row->full,
                 [ENDED_PART] = row->part,
                 [ENDED_NOTHING] = row->nothing,
                 [ENDED_TAKEN_BACK] = row->taken_back,
                 [ENDED_REPLACED] = row->replaced,
                 [ENDED_BANK] = row->bank},
        .ways = {[WAY_AGREED] = row->by_agreement,
                 [WAY_DECIDED] = row->by_decision,
                 [WAY_SILENCE] = row->by_silence,
                 [WAY_TAKEN_BACK] = row->by_buyer,
                 [WAY_BANK] = row->by_bank},
    };
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct report_group *)a)->name, ((const struct report_group *)b)->name);
}

static enum err count_by(struct ctx *ctx, const struct outcome_range *range, enum report_by by, size_t most,
                         struct report *report)
{
    struct outcome_groups rows;
    struct report_groups *groups = &report->by[by];
    struct outcome_grouping grouping = {*range, names_at(&report_by_names, (int)by), most + 1};
    enum err err = outcome_count(ctx->db, ctx->arena, &grouping, &rows);
    if (err)
        return err;
    groups->count = rows.count > most ? most : rows.count;
    groups->at = ARENA_ARRAY(ctx->arena, struct report_group, groups->count);
    report->cut |= rows.count > most;
    for (size_t i = 0; i < groups->count; i++)
        groups->at[i] = group_of(&rows.at[i]);
    if (by == BY_MONTH)
        qsort(groups->at, groups->count, sizeof groups->at[0], by_name);
    return OK;
}

/* ---- how long ---- */

/* The smallest that at least so many tenths of them do not exceed. */
static enum err measure(struct ctx *ctx, const struct outcome_range *range, struct str of,
                        struct report_span *span)
{
    int64_t half = (span->count * 5 + 9) / 10 - 1, nine_tenths = (span->count * 9 + 9) / 10 - 1;
    enum err err = span->count ? outcome_length(ctx->db, range, of, half, &span->median) : OK;
    if (!err && span->count)
        err = outcome_length(ctx->db, range, of, nine_tenths, &span->nine_tenths);
    return err;
}

static enum err count_all(struct ctx *ctx, const struct outcome_range *range, struct report *report)
{
    struct outcome_groups all;
    struct outcome_grouping grouping = {*range, STR("all"), 1};
    enum err err = outcome_count(ctx->db, ctx->arena, &grouping, &all);
    if (err || all.count == 0)
        return err;
    report->all = group_of(&all.at[0]);
    report->to_end.count = all.at[0].count;
    report->to_decision.count = all.at[0].decided_count;
    err = measure(ctx, range, STR("end"), &report->to_end);
    return err ? err : measure(ctx, range, STR("decision"), &report->to_decision);
}

/* ---- all of it ---- */

static enum err add_sellers(struct ctx *ctx, const struct outcome_range *range, size_t most,
                            struct report *report)
{
    enum err err = outcome_sellers(ctx->db, ctx->arena, range, most + 1, &report->sellers);
    report->cut |= !err && report->sellers.count > most;
    if (!err && report->sellers.count > most)
        report->sellers.count = most;
    return err;
}

enum err report_make(struct ctx *ctx, const struct viewer *viewer, const struct report_question *question,
                     struct report *report)
{
    struct days days = {0};
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
    struct payout_range paid = {report->market.id, report->from, report->until};
    size_t most = question->whole ? REPORT_WHOLE_MAX : REPORT_GROUPS_MAX;
    if (!err)
        err = count_all(ctx, &range, report);
    for (int by = 0; !err && by < REPORT_BY_COUNT; by++)
        if (question->parts & REPORT_PART(by))
            err = count_by(ctx, &range, (enum report_by)by, most, report);
    if (!err && question->parts & REPORT_SELLERS)
        err = add_sellers(ctx, &range, most, report);
    if (!err && question->parts & REPORT_MONEY)
        err = payout_load_moved(ctx->db, ctx->arena, &paid, &report->money);
    return err;
}
