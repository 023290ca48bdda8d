/* One act on many orders of a marketplace: chosen ones, or all that the form of the queue asks for. */
#include "web/staff/sweep_view.h"

#include "base/secret.h"
#include "pages.h"
#include "service/order/caseload.h"
#include "service/order/market.h"
#include "web/order/show.h"
#include "web/staff/caseload_view.h"
#include "web/staff/handlers.h"

struct swept {
    struct caseload_form form;
    struct sweep sweep;
    struct sweep_report report;
    struct str refs[SWEEP_MAX];
    bool cut;
};

static void take_chosen(struct call *call, struct swept *swept)
{
    for (size_t i = 0; i < SWEEP_MAX; i++) {
        struct str ref = form_get(&call->form, arena_printf(arena_of(call), "pick%zu", i + 1));
        if (ref.len)
            swept->refs[swept->sweep.count++] = ref;
    }
}

/* As the queue shows them. */
static enum err take_all(struct call *call, struct swept *swept)
{
    struct caseload caseload;
    struct caseload_form *form = &swept->form;
    enum err err = caseload_form_read(call->ctx, &call->app->policies, &call->form, form);
    form->question.page = (struct case_page){.most = SWEEP_MAX};
    if (!err)
        err = caseload_list(call->ctx, &call->viewer, &form->market, &form->question, &caseload);
    for (size_t i = 0; !err && i < caseload.rows.count; i++)
        swept->refs[swept->sweep.count++] = caseload.rows.at[i].ref;
    swept->cut = !err && caseload.next.id != 0;
    return err;
}

static enum err read_sweep(struct call *call, struct swept *swept)
{
    enum market_duty duty;
    struct sweep *sweep = &swept->sweep;
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], &swept->form.market, &duty);
    *sweep = (struct sweep){.viewer = call->viewer,
                            .market = &swept->form.market,
                            .refs = swept->refs,
                            .handle = call_value(call, STR("handle")),
                            .words = call_value(call, STR("words")),
                            .key = call_value(call, STR("key"))};
    if (!err && !sweep_act_from(call_value(call, STR("act")), &sweep->act))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "act", "Choose from the list.");
    if (err)
        return err;
    if (str_eq(call_value(call, STR("all")), STR("1")))
        return take_all(call, swept);
    take_chosen(call, swept);
    return OK;
}

static enum err show(struct call *call, const struct swept *swept, bool done)
{
    struct str slug = encoded(call, swept->form.market.slug);
    const struct sweep *sweep = &swept->sweep;
    const struct sweep_report *report = &swept->report;
    struct token token = token_new();
    struct sweep_page page = {
        .layout = layout_of(call, done ? STR(N_("What was done")) : STR(N_("What would happen"))),
        .market = swept->form.market.name,
        .act = say(call->language, sweep_act_rows[sweep->act].label),
        .act_name = sweep_act_rows[sweep->act].name,
        .handle = sweep->act == SWEEP_ASSIGN ? sweep->handle : STR_NONE,
        .words = sweep->act == SWEEP_ASSIGN ? STR_NONE : sweep->words,
        .key = arena_copy(arena_of(call), str_from(token.text)),
        .can = done ? count_text(call, (int64_t)report->can, "Done to {n} order.", "Done to {n} orders.")
                    : count_text(call, (int64_t)report->can, "{n} order will be changed.",
                                 "{n} orders will be changed."),
        .cannot = count_text(call, (int64_t)(report->count - report->can), "{n} cannot.", "{n} cannot."),
        .back = url_printf(call, "/markets/%.*s", STR_ARG(slug)),
        .action = url_printf(call, "/markets/%.*s/bulk/do", STR_ARG(slug)),
        .lines = ARENA_ARRAY(arena_of(call), struct sweep_line_view, report->count + 1),
        .possible = report->can,
        .done = done,
        .before = report->before,
        .cut = swept->cut};
    for (size_t i = 0; i < report->count; i++)
        page.lines[page.count++] = (struct sweep_line_view){
            url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, report->at[i].ref))), report->at[i].name,
            arena_printf(arena_of(call), "pick%zu", i + 1), report->at[i].ref, report->at[i].why};
    struct html h = html_of(call);
    page_sweep(&h, &page);
    return send_page(call, 200);
}

enum err sweep_show(struct call *call)
{
    struct swept *swept = ARENA_NEW(arena_of(call), struct swept);
    enum err err = read_sweep(call, swept);
    if (!err)
        err = sweep_look(call->ctx, &call->app->policies, &swept->sweep, &swept->report);
    return err ? form_again(call, err, market_show_again) : show(call, swept, false);
}

enum err sweep_post(struct call *call)
{
    struct swept *swept = ARENA_NEW(arena_of(call), struct swept);
    enum err err = read_sweep(call, swept);
    if (!err && swept->sweep.key.len == 0)
        err = fail(&call->ctx->failure, ERR_INPUT, "Look first at what would happen.");
    if (!err)
        err = sweep_do(call->ctx, &call->app->policies, &swept->sweep, &swept->report);
    return err ? err : show(call, swept, true);
}
