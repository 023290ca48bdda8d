/* Ready answers: the list that one keeps, and how one gets into an answer. */
#include "service/desk/ready.h"
#include "base/check.h"
#include "pages.h"
#include "web/desk/handlers.h"
#include "web/desk/question_order_view.h"
#include "web/desk/ready_view.h"

const struct input ready_inputs[READY_INPUTS] = {
    {STR_INIT("name"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, READY_NAME_MAX},
    {STR_INIT("body"), STR_INIT(N_("Enter the text.")), INPUT_TEXT, 1, READY_BODY_MAX},
    {STR_INIT("shared"), MAY_MISS, INPUT_LINE, 0, 1},
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
    if (ready_may_change(call->ctx, &call->viewer, answer->person_id)) {
        item.change = url_printf(call, "/account/ready-answers/%lld", (long long)answer->id);
        item.remove = url_printf(call, "/account/ready-answers/%lld/remove", (long long)answer->id);
    }
    return item;
}

static enum err add_items(struct call *call, struct ready_page *page)
{
    struct ready_answers all;
    enum err err = ready_answers(call->ctx, &call->viewer, &all);
    page->own = ARENA_ARRAY(arena_of(call), struct ready_item, all.count + 1);
    page->shared = ARENA_ARRAY(arena_of(call), struct ready_item, all.count + 1);
    for (size_t i = 0; !err && i < all.count; i++)
        if (all.at[i].person_id)
            page->own[page->own_count++] = item_of(call, &all.at[i]);
        else
            page->shared[page->shared_count++] = item_of(call, &all.at[i]);
    return err;
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
    page->is_shared = posted ? form_has(&call->form, STR("shared")) : own && own->person_id == 0;
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
    if (err)
        return err;
    page->layout = narrow_layout_of(call, STR(N_("Ready answers")));
    page->layout.notice = said(call);
    page->heading = own ? call_say(call, "Change it") : call_say(call, "A new ready answer");
    page->button = own ? call_say(call, "Save") : call_say(call, "Keep it");
    page->action = own ? url_printf(call, "/account/ready-answers/%lld", (long long)own->id)
                       : url_own(STR("/account/ready-answers"));
    page->may_share = ready_may_change(call->ctx, &call->viewer, 0);
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
    if (!err && !ready_may_change(call->ctx, &call->viewer, answer->person_id))
        return fail(&call->ctx->failure, ERR_REFUSED, "Only the help desk's staff change what all have.");
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
