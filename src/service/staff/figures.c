#include "service/staff/figures.h"

#include <stdlib.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };
static const int64_t week_ms = 7LL * DAY_MS;

static int by_size(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

/* Of one category, or of all (0), asked since then. */
static struct figure_share share_of(struct ctx *ctx, const struct asked_questions *asked, int64_t category_id,
                                    struct instant since)
{
    struct figure_share share = {0};
    int64_t *spans = ARENA_ARRAY(ctx->arena, int64_t, asked->count + 1);
    for (size_t i = 0; i < asked->count; i++) {
        const struct asked_question *question = &asked->at[i];
        if (instant_before(question->asked_at, since) ||
            (category_id && question->category_id != category_id))
            continue;
        share.asked++;
        share.accepted += question->accepted;
        if (!question->first_at.ms)
            continue;
        int64_t span = instant_since(question->first_at, question->asked_at).ms;
        spans[share.answered++] = span > 0 ? span : 0;
        share.in_a_day += span < DAY_MS;
    }
    qsort(spans, (size_t)share.answered, sizeof *spans, by_size);
    if (share.answered)
        share.half = SPAN_MS(spans[(share.answered - 1) / 2]);
    return share;
}

static int by_asked(const void *a, const void *b)
{
    const struct figure_category *one = a, *other = b;
    return (one->share.asked < other->share.asked) - (one->share.asked > other->share.asked);
}

static void count_categories(struct ctx *ctx, const struct asked_questions *asked, struct instant since,
                             struct figures *figures)
{
    const struct site *site = ctx->site;
    figures->categories = ARENA_ARRAY(ctx->arena, struct figure_category, site->category_count + 1);
    for (size_t i = 0; i < site->category_count; i++) {
        struct figure_category line = {&site->categories[i],
                                       share_of(ctx, asked, site->categories[i].id, since)};
        if (line.share.asked)
            figures->categories[figures->category_count++] = line;
    }
    qsort(figures->categories, figures->category_count, sizeof *figures->categories, by_asked);
}

static void count_weeks(const struct ctx *ctx, const struct asked_questions *asked, struct figures *figures)
{
    int64_t begun = ctx->now.ms - FIGURE_WEEKS * week_ms;
    for (int i = 0; i < FIGURE_WEEKS; i++)
        figures->weeks[i].begun = (struct instant){begun + i * week_ms};
    for (size_t i = 0; i < asked->count; i++) {
        int64_t week = (asked->at[i].asked_at.ms - begun) / week_ms;
        week = week < FIGURE_WEEKS ? week : FIGURE_WEEKS - 1; /* asked in this very moment */
        figures->weeks[week].asked++;
        figures->weeks[week].answered += asked->at[i].first_at.ms != 0;
    }
}

enum err figures_read(struct ctx *ctx, const struct viewer *viewer, struct figures *figures)
{
    struct asked_questions asked;
    struct instant weeks = {ctx->now.ms - FIGURE_WEEKS * week_ms};
    struct instant days = instant_add(ctx->now, SPAN_DAYS(-FIGURE_DAYS));
    *figures = (struct figures){0};
    enum err err = require(ctx, viewer, ACT_APPROVE, (struct subject){0});
    if (!err)
        err = figures_now(ctx->db, &figures->now);
    if (!err)
        err = figures_asked(ctx->db, ctx->arena, weeks, FIGURE_QUESTIONS, &asked);
    if (err)
        return err;
    figures->cut = asked.count == FIGURE_QUESTIONS;
    figures->share = share_of(ctx, &asked, 0, days);
    count_categories(ctx, &asked, days, figures);
    count_weeks(ctx, &asked, figures);
    return OK;
}
