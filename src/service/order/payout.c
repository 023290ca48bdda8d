#include "service/order/payout.h"

#include "service/order/market.h"
#include "service/unit/days.h"
#include "text/kit/collate.h"

int64_t payout_difference(const struct payout_row *row)
{
    return row->ordered.minor - row->withdrawn.minor - row->done.minor;
}

/* ---- who ---- */

static enum err enter(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                      struct payout_report *report)
{
    struct market *market = &report->market;
    enum err err = slug.len ? market_load(ctx->db, ctx->arena, slug, market)
                            : market_load_by_id(ctx->db, ctx->arena, viewer->market_id, market);
    if (!err)
        err = market_serves(ctx, viewer, market->id, &report->serves);
    bool may = report->serves || permit(viewer, ACT_MARKETS, (struct subject){0}, ctx->now) == PERMIT_YES;
    if (err == ERR_NOT_FOUND || (!err && !may))
        return market_none(ctx);
    return err;
}

/* ---- the sums ---- */

static struct payout_part *part_of(struct payout_row *row, struct str state)
{
    switch ((enum effect_state)names_find(&effect_state_names, state)) {
    case EFFECT_DONE:
        return &row->done;
    case EFFECT_WITHDRAWN:
        return &row->withdrawn;
    case EFFECT_WAITING:
    case EFFECT_SENT:
        return &row->waiting;
    case EFFECT_FAILED:
    case EFFECT_GIVEN_UP:
    case EFFECT_STATE_COUNT:
        break;
    }
    return &row->failed;
}

static bool is_of(const struct payout_row *row, const struct payout_sum *sum)
{
    return row->day == sum->day && str_eq(row->currency, sum->currency) && str_eq(row->kind, sum->kind);
}

static void add(struct payout_part *part, int64_t count, int64_t minor)
{
    part->count += count;
    part->minor += minor;
}

static void gather(struct arena *arena, const struct payout_sums *sums, struct payout_report *report)
{
    report->rows = ARENA_ARRAY(arena, struct payout_row, sums->count + 1);
    report->cut = sums->count == PAYOUT_SUMS_MAX;
    for (size_t i = 0; i < sums->count; i++) {
        const struct payout_sum *sum = &sums->at[i];
        if (report->count == 0 || !is_of(&report->rows[report->count - 1], sum))
            report->rows[report->count++] =
                (struct payout_row){.day = sum->day, .currency = sum->currency, .kind = sum->kind};
        struct payout_row *row = &report->rows[report->count - 1];
        struct payout_part *part = part_of(row, sum->state);
        add(&row->ordered, sum->count, sum->minor);
        add(part, sum->count, part == &row->done ? sum->moved_minor : sum->minor);
        if (part == &row->done) {
            add(&row->missing, sum->short_count, sum->short_minor);
            add(&row->extra, sum->over_count, sum->over_minor);
        } else if (part != &row->withdrawn) {
            add(&row->missing, sum->count, sum->minor);
        }
    }
}

enum err payout_report(struct ctx *ctx, const struct viewer *viewer, const struct payout_question *question,
                       struct payout_report *report)
{
    struct payout_sums sums;
    struct days days;
    *report = (struct payout_report){0};
    enum err err = enter(ctx, viewer, question->market, report);
    if (!err)
        err = days_read(
            ctx, &(struct days_asked){question->from, question->until, PAYOUT_DAYS_USUAL, PAYOUT_DAYS_MAX},
            &days);
    if (err)
        return err;
    struct payout_range range = {.from = days.from, .until = days.until, .market_id = report->market.id};
    report->from = days.from;
    report->until = days.until;
    err = payout_load_sums(ctx->db, ctx->arena, &range, &sums);
    if (!err)
        err = payout_load_differences(ctx->db, ctx->arena, &range, &report->differences);
    if (!err)
        err = payout_load_debts(ctx->db, ctx->arena, range.market_id, &report->owed);
    if (!err)
        COLLATE(ctx->arena, ctx->failure.language, report->owed.at, report->owed.count, seller);
    if (!err)
        gather(ctx->arena, &sums, report);
    return err;
}
