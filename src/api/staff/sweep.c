/* One act on many orders: named ones, or all that the queue shows for what it is asked. */
#include "service/caseload/sweep.h"

#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/staff/handlers.h"
#include "service/caseload/question.h"
#include "service/order/list.h"

#include "base/secret.h"

struct swept {
    struct caseload_form form;
    struct sweep sweep;
    struct sweep_report report;
    struct str refs[SWEEP_MAX];
    struct list_cursor next; /* of all: behind those that fit into one sweep */
};

static bool is_all(struct call *call)
{
    return call_value(call, STR("all")).len > 0;
}

static enum err read_refs(struct call *call, struct swept *swept)
{
    struct str rest = call_value(call, STR("orders"));
    while (rest.len) {
        struct str ref = str_cut(&rest, ' ');
        if (ref.len && swept->sweep.count == SWEEP_MAX)
            return fail_field(&call->ctx->failure, ERR_INPUT, "orders", "At most {most} orders at once.",
                              PLACE_INT("most", SWEEP_MAX));
        if (ref.len)
            swept->refs[swept->sweep.count++] = ref;
    }
    return OK;
}

static enum err read_place(struct call *call, struct list_cursor *after)
{
    struct str text = call_value(call, STR("after")), value = str_cut(&text, '.');
    if (value.len == 0 || (str_to_int(value, &after->value) && str_to_int(text, &after->id) && after->id > 0))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "after", "Use the `next` of the page before.");
}

/* As listQueue has them now. */
static enum err take_all(struct call *call, struct swept *swept)
{
    struct caseload caseload;
    struct caseload_form *form = &swept->form;
    enum err err = read_place(call, &form->question.page.after);
    form->question.page.most = SWEEP_MAX;
    if (!err)
        err = caseload_form_read(call->ctx, &call->app->policies, &call->form, form);
    if (!err)
        err = caseload_list(call->ctx, &call->viewer, &form->market, &form->question, &caseload);
    for (size_t i = 0; !err && i < caseload.rows.count; i++)
        swept->refs[swept->sweep.count++] = caseload.rows.at[i].ref;
    if (!err)
        swept->next = caseload.next;
    return err;
}

static enum err read_sweep(struct call *call, struct swept *swept)
{
    struct token token = token_new();
    struct sweep *sweep = &swept->sweep;
    *sweep = (struct sweep){.viewer = call->viewer,
                            .market = &swept->form.market,
                            .refs = swept->refs,
                            .handle = call_value(call, STR("handle")),
                            .words = call_value(call, STR("words")),
                            .preview = call_value(call, STR("preview")),
                            .key = arena_copy(arena_of(call), str_from(token.text))};
    enum err err =
        order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), &swept->form.market);
    if (!err && !sweep_act_from(call_value(call, STR("act")), &sweep->act))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "act", "Choose from the list.");
    if (!err && is_all(call) == (call_value(call, STR("orders")).len > 0))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "orders", "Name orders, or ask for all.");
    if (err)
        return err;
    return is_all(call) ? take_all(call, swept) : read_refs(call, swept);
}

/* `preview`: of what would be done; empty: it was done. */
static enum err send_sweep(struct call *call, const struct swept *swept, struct str preview)
{
    const struct sweep_report *report = &swept->report;
    struct json json = api_items(call);
    for (size_t i = 0; i < report->count; i++) {
        const struct sweep_line *line = &report->at[i];
        json_object_begin(&json);
        json_put_str(&json, STR("order"), line->ref);
        json_put_bool(&json, STR("can"), line->can);
        api_put_text(&json, STR("why"), line->can ? STR_NONE : line->why);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_put_bool(&json, STR("before"), report->before);
    api_put_text(&json, STR("preview"), preview);
    api_put_text(&json, STR("next"),
                 swept->next.id ? arena_printf(arena_of(call), "%lld.%lld", (long long)swept->next.value,
                                               (long long)swept->next.id)
                                : STR_NONE);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_sweep_look(struct call *call)
{
    struct swept *swept = ARENA_NEW(arena_of(call), struct swept);
    enum err err = read_sweep(call, swept);
    if (!err)
        err = sweep_look(call->ctx, &call->app->policies, &swept->sweep, &swept->report);
    return err ? err : send_sweep(call, swept, sweep_preview(call->ctx, &swept->sweep, &swept->report));
}

static enum err sweep(struct call *call)
{
    struct swept *swept = ARENA_NEW(arena_of(call), struct swept);
    enum err err = read_sweep(call, swept);
    if (!err && is_all(call) && !swept->sweep.preview.len)
        err = fail_field(&call->ctx->failure, ERR_INPUT, "preview", "Look first at what would happen.");
    if (!err)
        err = sweep_do(call->ctx, &call->app->policies, &swept->sweep, &swept->report);
    return err ? err : send_sweep(call, swept, STR_NONE);
}

enum err api_sweep(struct call *call)
{
    return api_once(call, sweep);
}
