/* Ready answers: the list that one keeps, and how one gets into an answer. */
#include "service/desk/ready.h"
#include "base/check.h"
#include "pages.h"
#include "service/order/market.h"
#include "web/desk/handlers.h"
#include "web/desk/question_order_view.h"
#include "web/desk/ready_view.h"

const struct input ready_inputs[READY_INPUTS] = {
    {STR_INIT("name"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, READY_NAME_MAX},
    {STR_INIT("body"), STR_INIT(N_("Enter the text.")), INPUT_TEXT, 1, READY_BODY_MAX},
    {STR_INIT("shared"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("market"), MAY_MISS, INPUT_LINE, 0, MARKET_SLUG_MAX},
};

/* ---- into an answer ---- */

enum err ready_choice_of(struct call *call, int64_t question_id, struct answer_form *form)
{
    /* Not for all who keep some: whether a member sells or works somewhere would be asked at each page of a question. */
    if (permit(&call->viewer, ACT_READY, (struct subject){0}, call->ctx->now) != PERMIT_YES)
        return OK;
    return ready_form_of(
        call, url_printf(call, "/questions/%lld/answers#your-answer", (long long)question_id),
        STR(N_("Put it into the answer")),
        STR(N_("It is put below what you have typed, with what you may see of the asker's order.")),
        &form->ready);
}

enum err ready_put_in(struct call *call, int64_t question_id, struct answer_form *form)
{
    struct ready_facts facts;
    enum err err = question_order_facts(call, question_id, &facts);
    return err ? err : ready_form_put(call, &facts, &form->ready, &form->body.value);
}

/* ---- the list ---- */

static struct ready_item item_of(struct call *call, const struct ready_answer *answer)
{
    struct ready_item item = {.name = answer->name};
    if (ready_may_change(call->ctx, &call->viewer, answer)) {
        item.change = url_printf(call, "/account/ready-answers/%lld", (long long)answer->id);
        item.remove = url_printf(call, "/account/ready-answers/%lld/remove", (long long)answer->id);
    }
    return item;
}

static struct ready_group group_of(struct call *call, const struct ready_answer *answer)
{
    if (answer->person_id)
        return (struct ready_group){.id = STR("own"), .title = call_say(call, "Yours")};
    if (answer->market_id)
        return (struct ready_group){
            .id = arena_printf(arena_of(call), "of-%.*s", STR_ARG(answer->market)),
            .title =
                call_fill(call, "Of the staff of {market}", PLACES(PLACE("market", answer->market_name))),
            .hint =
                call_say(call, "They are offered in the orders of this marketplace; its leads keep them."),
            .keeper = call_say(call, "by a lead")};
    return (struct ready_group){
        .id = STR("all-have"),
        .title = call_say(call, "Everybody's"),
        .hint =
            call_say(call, "All experts, the staff and the marketplaces' staff have these; the help desk's "
                           "staff keep them."),
        .keeper = call_say(call, "by the staff")};
}

/* They come owner by owner. */
static enum err add_items(struct call *call, struct ready_page *page)
{
    struct ready_answers all;
    enum err err = ready_answers(call->ctx, &call->viewer, READY_ANY_MARKET, &all);
    struct ready_item *items = ARENA_ARRAY(arena_of(call), struct ready_item, all.count + 1);
    page->groups = ARENA_ARRAY(arena_of(call), struct ready_group, all.count + 1);
    for (size_t i = 0; !err && i < all.count; i++) {
        const struct ready_answer *answer = &all.at[i], *before = answer - (i > 0);
        bool begins =
            i == 0 || answer->market_id != before->market_id || answer->person_id != before->person_id;
        if (begins) {
            page->groups[page->group_count] = group_of(call, answer);
            page->groups[page->group_count++].at = &items[i];
        }
        items[i] = item_of(call, answer);
        page->groups[page->group_count - 1].count++;
    }
    return err;
}

/* For whom it is, where the viewer leads the staff of a marketplace. */
static enum err add_markets(struct call *call, const struct ready_answer *own, struct ready_page *page)
{
    struct market_posts posts;
    bool posted = call->route->method == METHOD_POST;
    struct str chosen = posted ? call_value(call, STR("market")) : own ? own->market : STR_NONE;
    enum err err = ready_markets(call->ctx, &call->viewer, &posts);
    if (err || !posts.count)
        return err;
    page->market = (struct select_view){.name = STR("market"),
                                        .label = STR(N_("Who has it")),
                                        .error = posted ? field_of(call, STR("market")).error : STR_NONE,
                                        .count = posts.count + 1};
    page->market.choices = ARENA_ARRAY(arena_of(call), struct choice_view, page->market.count);
    page->market.choices[0] = (struct choice_view){STR_NONE, call_say(call, "I alone"), !chosen.len, true};
    for (size_t i = 0; i < posts.count; i++)
        page->market.choices[i + 1] = (struct choice_view){
            posts.at[i].slug,
            call_fill(call, "The staff of {market}", PLACES(PLACE("market", posts.at[i].name))),
            str_eq(posts.at[i].slug, chosen), true};
    return OK;
}

static void add_places(struct call *call, struct ready_page *page)
{
    for (size_t i = 0; i < READY_PLACE_COUNT; i++)
        page->places[i] = (struct ready_place_view){
            arena_printf(arena_of(call), "{%.*s}", STR_ARG(ready_place_name((enum ready_place)i))),
            say(call->language, ready_place_label((enum ready_place)i))};
}

static void fill_form(struct call *call, const struct ready_answer *own, struct ready_page *page)
{
    bool posted = call->route->method == METHOD_POST;
    page->name = (struct input_view){
        .name = STR("name"), .label = STR(N_("Name")), .type = STR("text"), .max = READY_NAME_MAX};
    page->is_shared =
        posted ? form_has(&call->form, STR("shared")) : own && !own->person_id && !own->market_id;
    if (posted) {
        page->name.field = field_of(call, STR("name"));
        page->body = field_of(call, STR("body"));
    } else if (own) {
        page->name.field.value = own->name;
        page->body.value = own->body;
    }
}

/* The list with the form for a new one, or the form of the one that is changed. */
static enum err show_ready(struct call *call, const struct ready_answer *own, int status)
{
    struct ready_page *page = ARENA_NEW(arena_of(call), struct ready_page);
    enum err err = own ? OK : add_items(call, page);
    if (!err)
        err = add_markets(call, own, page);
    if (err)
        return err;
    page->layout = narrow_layout_of(call, STR(N_("Ready answers")));
    page->layout.notice = said(call);
    page->heading = own ? call_say(call, "Change it") : call_say(call, "A new ready answer");
    page->button = own ? call_say(call, "Save") : call_say(call, "Keep it");
    page->action = own ? url_printf(call, "/account/ready-answers/%lld", (long long)own->id)
                       : url_own(STR("/account/ready-answers"));
    page->may_share = ready_may_change(call->ctx, &call->viewer, &(struct ready_answer){0});
    if (own)
        page->back = url_own(STR("/account/ready-answers"));
    fill_form(call, own, page);
    add_places(call, page);
    if (status >= 400)
        page->problem = problem_of(call);
    struct html h = html_of(call);
    page_ready_answers(&h, page);
    return send_page(call, status);
}

/* That of the address, when it is one's to change; *own stays NULL at the address of the list. */
static enum err opened(struct call *call, struct ready_answer *answer, const struct ready_answer **own)
{
    int64_t id = 0;
    *own = NULL;
    enum err err = ready_require(call->ctx, &call->viewer);
    if (err || call->parameters[0].len == 0)
        return err;
    err = ready_open(call->ctx, &call->viewer, str_to_int(call->parameters[0], &id) ? id : 0, answer);
    if (!err)
        err = ready_require_change(call->ctx, &call->viewer, answer);
    *own = answer;
    return err;
}

enum err ready_show(struct call *call)
{
    struct ready_answer answer;
    const struct ready_answer *own;
    enum err err = opened(call, &answer, &own);
    return err ? err : show_ready(call, own, 200);
}

enum err ready_prepare(struct call *call)
{
    struct ready_answer answer;
    const struct ready_answer *own;
    enum err err = opened(call, &answer, &own);
    if (err)
        return err;
    return call->has_errors ? show_ready(call, own, 422) : OK;
}

enum err ready_post(struct call *call)
{
    struct ready_answer answer;
    const struct ready_answer *own;
    struct ready_wish wish = {.viewer = call->viewer,
                              .shared = form_has(&call->form, STR("shared")),
                              .market = call_value(call, STR("market")),
                              .name = call_value(call, STR("name")),
                              .body = call_value(call, STR("body"))};
    enum err err = opened(call, &answer, &own);
    if (err)
        return err;
    wish.id = own ? own->id : 0;
    err = ready_save(call->ctx, &wish);
    if (!err) {
        call_redirect(call, 303, STR("/account/ready-answers?said=saved"));
        return OK;
    }
    if (!comes_back(err))
        return err;
    failure_beside_field(call);
    enum err shown = show_ready(call, own, status_of(call, err));
    return shown ? shown : err;
}

enum err ready_remove_post(struct call *call)
{
    int64_t id = 0;
    bool number = str_to_int(call->parameters[0], &id);
    enum err err = ready_remove(call->ctx, &call->viewer, number ? id : 0);
    if (!err)
        call_redirect(call, 303, STR("/account/ready-answers?said=saved"));
    return err;
}
