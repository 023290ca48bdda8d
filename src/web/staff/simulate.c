/* Rules tried out on made-up lives, before anybody has an order under them. */
#include "base/check.h"
#include "pages.h"
#include "text/clock/when.h"
#include "text/kit/collate.h"
#include "web/kit/show.h"
#include "web/staff/handlers.h"
#include "web/staff/simulate_view.h"

const struct input simulate_inputs[SIMULATE_INPUTS] = {
    {STR_INIT("policy"), STR_INIT(N_("Enter the rules.")), INPUT_LINE, 1, 32},
    {STR_INIT("against"), MAY_MISS, INPUT_LINE, 0, 32},
    {STR_INIT("lives"), STR_INIT(N_("Enter how many lives.")), INPUT_LINE, 1, 9},
    {STR_INIT("seed"), STR_INIT(N_("Enter the seed.")), INPUT_LINE, 1, 9},
};

enum { LIVES_MOST = 2000 };

/* What was asked for, and what became of it. */
struct simulating {
    const struct policy *policies[LIVES_SIDES];
    struct tally *tallies[LIVES_SIDES];
    int64_t lives, seed;
    int count;
};

/* ---- the form ---- */

static struct str chosen_of(struct call *call, const char *name, const char *standard)
{
    bool sent = call->route->method == METHOD_POST;
    struct str from = sent ? form_get(&call->form, str_from(name)) : form_get(&call->query, str_from(name));
    return sent || from.len ? from : str_from(standard);
}

static struct select_view policies_of(struct call *call, const char *name, const char *label)
{
    const struct policy_set *set = &call->app->policies;
    struct select_view view = {.name = str_from(name),
                               .label = str_from(label),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, set->count + 1)};
    bool may_be_none = str_eq(view.name, STR("against"));
    struct str chosen = chosen_of(call, name, may_be_none ? "" : "recourse-default");
    if (may_be_none)
        view.choices[view.count++] = (struct choice_view){STR_NONE, call_say(call, "Nothing"), false};
    for (size_t i = 0; i < set->count; i++) {
        struct str id = str_from(set->at[i]->id);
        if (policy_set_offers(set, set->at[i], 1u << KIND_MARKETPLACE))
            view.choices[view.count++] = (struct choice_view){
                id, say(call->language, str_from(set->at[i]->title)), str_eq(id, chosen)};
    }
    COLLATE(arena_of(call), call->language, view.choices + may_be_none, view.count - may_be_none, label);
    return view;
}

static struct input_view number_of(struct call *call, const char *name, const char *label,
                                   const char *standard)
{
    struct input_view view = {.name = str_from(name),
                              .label = str_from(label),
                              .type = STR("text"),
                              .field = {chosen_of(call, name, standard), STR_NONE},
                              .max = 9};
    if (call->route->method == METHOD_POST)
        view.field.error = call->errors[call_input(call, view.name)];
    return view;
}

static void fill_form(struct call *call, struct simulate_page *page)
{
    page->layout = wide_layout_of(call, STR(N_("Try rules out")));
    page->nav = staff_nav_of(call, STAFF_SIMULATE);
    page->policy = policies_of(call, "policy", N_("Rules"));
    page->against = policies_of(call, "against", N_("Compare with"));
    page->lives = number_of(call, "lives", N_("Lives"), "500");
    page->lives.hint =
        STR(N_("At most 2,000. For more there is the command line: recourse policy simulate."));
    page->seed = number_of(call, "seed", N_("Seed"), "1");
    page->seed.hint = STR(N_("The same seed makes up the same people and parcels."));
}

/* ---- what came of it ---- */

static void fill_chart(const struct simulate_part *part, int sides, struct simulate_chart *chart)
{
    int row = CHART_ROW - (sides == 1 ? CHART_BAR + 3 : 0);
    chart->count = part->count;
    chart->height = part->count * row + 4;
    for (int i = 0; i < part->count; i++) {
        struct simulate_bar *bar = &chart->bars[i];
        bar->label = part->rows[i].label;
        bar->label_y = i * row + 14;
        for (int side = 0; side < sides; side++) {
            int y = bar->label_y + 5 + side * (CHART_BAR + 2);
            int width = part->rows[i].per_mille[side] * CHART_BARS / 1000;
            bar->sides[side].y = y;
            bar->sides[side].width = width;
            bar->sides[side].text_x = width + 6;
            bar->sides[side].text_y = y + CHART_BAR - 2;
            bar->sides[side].text = part->rows[i].cells[side];
        }
    }
}

static void fill_tale(struct call *call, const struct life_record *record, struct simulate_tale *view)
{
    struct guide_reader reader = {arena_of(call), call->language};
    struct lives_tale *tale = ARENA_NEW(arena_of(call), struct lives_tale);
    lives_tale(reader, record, tale);
    view->end = tale->end;
    view->cast = call_fill(
        call, "The buyer: {buyer}. The seller: {seller}. The carrier: {carrier}.",
        PLACES(PLACE("buyer", tale->buyer), PLACE("seller", tale->seller), PLACE("carrier", tale->carrier)));
    view->count = tale->count;
    view->left_out = tale->left_out;
    view->moments = ARENA_ARRAY(arena_of(call), struct simulate_moment, (size_t)tale->count + 1);
    for (int i = 0; i < tale->count; i++) {
        const struct lives_moment *moment = &tale->moments[i];
        view->moments[i] =
            (struct simulate_moment){when_iso(arena_of(call), moment->at), date_text(call, moment->at),
                                     moment->what, moment->who, moment->amount};
    }
}

static void fill_side(struct call *call, const struct lives_report *report, int side,
                      struct simulate_side *view)
{
    const struct tally *tally = report->tallies[side];
    view->title = say(call->language, str_from(report->policies[side]->title));
    view->unused = ARENA_ARRAY(arena_of(call), struct str, CLAUSES_MAX);
    view->unused_count = lives_unused(report, side, view->unused);
    for (; view->tale_count < tally->shortest_count; view->tale_count++)
        fill_tale(call, &tally->shortest[view->tale_count], &view->tales[view->tale_count]);
}

static void fill_result(struct call *call, const struct simulating *simulating, struct simulate_page *page)
{
    struct lives_report report = {.reader = {arena_of(call), call->language},
                                  .count = simulating->count,
                                  .seed = (uint64_t)simulating->seed,
                                  .made_up = true};
    for (int side = 0; side < report.count; side++) {
        report.policies[side] = simulating->policies[side];
        report.tallies[side] = simulating->tallies[side];
    }
    page->done = true;
    page->lived = simulating->lives;
    page->side_count = report.count;
    for (enum lives_part part = 0; part < LIVES_PART_COUNT; part++) {
        page->parts[part].title = lives_part_title(report.reader, part);
        page->parts[part].count = lives_rows(&report, part, page->parts[part].rows);
    }
    fill_chart(&page->parts[LIVES_ENDS], report.count, &page->chart);
    for (int side = 0; side < report.count; side++)
        fill_side(call, &report, side, &page->sides[side]);
}

static enum err show(struct call *call, const struct simulating *simulating, int status)
{
    struct simulate_page *page = ARENA_NEW(arena_of(call), struct simulate_page);
    fill_form(call, page);
    if (simulating)
        fill_result(call, simulating, page);
    if (status >= 400)
        page->problem = problem_of(call);
    struct html h = html_of(call);
    page_simulate(&h, page);
    return send_page(call, status);
}

enum err simulate_show(struct call *call)
{
    return show(call, NULL, 200);
}

/* ---- living ---- */

static enum err simulate_slowly(struct call *call)
{
    struct simulating *simulating = call->prepared;
    struct life_record *record = ARENA_NEW(arena_of(call), struct life_record);
    for (int side = 0; side < simulating->count; side++)
        for (int64_t i = 0; i < simulating->lives; i++) {
            life_live(simulating->policies[side], (uint64_t)(simulating->seed + i), record);
            tally_add(simulating->tallies[side], record);
        }
    return OK;
}

static void read_side(struct call *call, const char *name, struct simulating *simulating)
{
    struct str id = call_value(call, str_from(name));
    const struct policy *policy = policy_set_newest(&call->app->policies, id);
    if (policy && policy->kind != KIND_MARKETPLACE)
        call_error(
            call, str_from(name),
            call_say(call,
                     "A shop's or a bank's rules decide nothing by themselves. Choose a marketplace's."));
    else if (policy) {
        simulating->tallies[simulating->count] = ARENA_NEW(arena_of(call), struct tally);
        simulating->policies[simulating->count++] = policy;
    } else if (id.len)
        call_error(call, str_from(name), call_say(call, "There are no rules of this name."));
}

static void read_number(struct call *call, const char *name, int64_t most, int64_t *number)
{
    bool fits = str_to_int(call_value(call, str_from(name)), number) && *number >= 1 && *number <= most;
    if (!fits && !call->has_errors)
        call_error(
            call, str_from(name),
            call_fill(call, "Enter a whole number from 1 to {most}.", PLACES(PLACE_INT("most", most))));
}

enum err simulate_prepare(struct call *call)
{
    struct simulating *simulating = ARENA_NEW(arena_of(call), struct simulating);
    read_side(call, "policy", simulating);
    read_side(call, "against", simulating);
    read_number(call, "lives", LIVES_MOST, &simulating->lives);
    read_number(call, "seed", 999999999, &simulating->seed);
    if (call->has_errors)
        return show(call, NULL, 422);
    call->prepared = simulating;
    call->slowly = simulate_slowly;
    return OK;
}

enum err simulate_post(struct call *call)
{
    return show(call, call->prepared, 200);
}
