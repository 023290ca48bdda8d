/* The desk in figures: tiles, weeks as bars, categories as a table. */
#include "service/staff/figures.h"
#include "pages.h"
#include "text/clock/when.h"
#include "web/kit/show.h"
#include "web/staff/figures_view.h"
#include "web/staff/handlers.h"

static void add_tile(struct figures_page *page, struct tile_view tile)
{
    if (page->tile_count < TILES_MAX)
        page->tiles[page->tile_count++] = tile;
}

static struct str span_of(struct call *call, const struct figure_share *share)
{
    return share->answered ? when_span(arena_of(call), call->language, share->half) : STR("\u2013");
}

static void add_tiles(struct call *call, const struct figures *figures, struct figures_page *page)
{
    const struct desk_now *now = &figures->now;
    const struct figure_share *share = &figures->share;
    struct tile_view waiting = {.number = grouped(call, now->waiting),
                                .what = call_say(call, "posts wait for the staff"),
                                .url = url_own(STR("/moderation"))};
    if (now->oldest.ms)
        waiting.more =
            call_fill(call, "the oldest for {span}",
                      PLACES(PLACE("span", when_span(arena_of(call), call->language,
                                                     instant_since(call->ctx->now, now->oldest)))));
    add_tile(page, (struct tile_view){.number = grouped(call, now->unanswered),
                                      .what = call_say(call, "open questions without an answer"),
                                      .url = url_own(STR("/questions?sort=unanswered"))});
    add_tile(page, waiting);
    add_tile(page,
             (struct tile_view){
                 .number = span_of(call, share),
                 .what = call_say(call, "to the first answer, for half of those answered"),
                 .more = call_fill(call, "in the last {days} days", PLACES(PLACE_INT("days", FIGURE_DAYS)))});
    add_tile(
        page,
        (struct tile_view){
            .number = grouped(call, share->asked),
            .what = call_fill(call, "asked in the last {days} days", PLACES(PLACE_INT("days", FIGURE_DAYS))),
            .more =
                call_fill(call, "answered: {answered}, within a day: {day}, accepted: {accepted}",
                          PLACES(PLACE_INT("answered", share->answered), PLACE_INT("day", share->in_a_day),
                                 PLACE_INT("accepted", share->accepted)))});
    add_tile(page, (struct tile_view){.number = grouped(call, now->suggestions),
                                      .what = call_say(call, "suggested changes wait"),
                                      .url = url_own(STR("/suggestions"))});
}

static void add_weeks(struct call *call, const struct figures *figures, struct figures_page *page)
{
    enum { WIDEST = 190, LEFT = 101, ROW = 40, BAR = 14 };
    int64_t most = 1;
    for (size_t i = 0; i < FIGURE_WEEKS; i++)
        most = figures->weeks[i].asked > most ? figures->weeks[i].asked : most;
    for (size_t i = 0; i < FIGURE_WEEKS; i++) {
        const struct figure_week *week = &figures->weeks[i];
        int64_t y = (int64_t)i * ROW + 1;
        struct week_bar bar = {.label = when_short_date(arena_of(call), call->language, week->begun),
                               .asked_text = grouped(call, week->asked),
                               .answered_text = grouped(call, week->answered),
                               .asked_y = y,
                               .asked = week->asked * WIDEST / most,
                               .asked_text_y = y + 11,
                               .answered_y = y + BAR,
                               .answered = week->answered * WIDEST / most,
                               .answered_text_y = y + BAR + 11};
        bar.asked_text_x = LEFT + bar.asked + 5;
        bar.answered_text_x = LEFT + bar.answered + 5;
        page->bars[page->bar_count++] = bar;
    }
    page->height = FIGURE_WEEKS * ROW;
}

static void add_categories(struct call *call, const struct figures *figures, struct figures_page *page)
{
    page->lines = ARENA_ARRAY(arena_of(call), struct figure_line, figures->category_count + 1);
    for (size_t i = 0; i < figures->category_count; i++) {
        const struct figure_category *one = &figures->categories[i];
        page->lines[page->line_count++] = (struct figure_line){
            .name = one->category->name,
            .asked = grouped(call, one->share.asked),
            .answered = grouped(call, one->share.answered),
            .half = span_of(call, &one->share),
            .accepted = grouped(call, one->share.accepted),
            .url = url_printf(call, "/categories/%.*s", STR_ARG(encoded(call, one->category->slug)))};
    }
}

enum err figures_show(struct call *call)
{
    struct figures figures;
    enum err err = figures_read(call->ctx, &call->viewer, &figures);
    if (err)
        return err;
    struct figures_page page = {.layout = wide_layout_of(call, STR(N_("Figures"))),
                                .nav = staff_nav_of(call, STAFF_FIGURES),
                                .days = FIGURE_DAYS,
                                .weeks = FIGURE_WEEKS,
                                .most = FIGURE_QUESTIONS,
                                .cut = figures.cut};
    add_tiles(call, &figures, &page);
    add_weeks(call, &figures, &page);
    add_categories(call, &figures, &page);
    struct html h = html_of(call);
    page_figures(&h, &page);
    return send_page(call, 200);
}
