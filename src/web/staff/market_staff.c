/* A marketplace as its staff watches it: its caseload, who has which case, and the same as a table for spreadsheets. */
#include "base/check.h"
#include "core/value/money.h"
#include "pages.h"
#include "service/caseload/sweep.h"
#include "service/order/effect.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "text/clock/when.h"
#include "text/kit/csv.h"
#include "web/order/show.h"
#include "web/staff/caseload_view.h"
#include "web/staff/handlers.h"

/* Sellers have another page: *staff says whether the viewer is at home here. */
static enum err enter(struct call *call, struct market *market, bool *staff)
{
    enum market_duty duty;
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], market, &duty);
    *staff = duty == DUTY_STAFF;
    if (!err && !*staff)
        call_redirect(call, 303, STR("/orders?side=sold"));
    return err;
}

/* ---- the page ---- */

static struct str amount_text(struct call *call, const struct case_row *row)
{
    struct currency currency;
    return currency_from(row->currency, &currency) ? money_text(call, row->amount_minor, currency) : STR_NONE;
}

static struct caseload_line line_of(struct call *call, const struct policy *policy,
                                    const struct case_row *row)
{
    bool disputed = str_eq(row->stage, STR("dispute")) || str_eq(row->stage, STR("commission"));
    struct caseload_line line = {
        .url = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, row->ref))),
        .ref = row->ref,
        .name = row->number.len ? row->number : row->ref,
        .title = row->title,
        .stage = caseload_stage_words(call, row->stage),
        .stage_class = disputed ? STR("warn") : STR("plain"),
        .reason = caseload_reason_words(call, policy, row->reason),
        .amount = amount_text(call, row),
        .seller = row->seller,
        .assigned = row->assigned,
        .since = time_view_of(call, row->since_at),
    };
    line.since.text = date_text(call, row->since_at); /* the hour of a deadline counts, not of this */
    if (row->due_at.ms != CLOCK_NEVER.ms)
        line.due = until_view_of(call, row->due_at);
    return line;
}

static void fill_lines(struct call *call, const struct caseload_form *form, const struct caseload *caseload,
                       struct market_page *page)
{
    page->lines = ARENA_ARRAY(arena_of(call), struct caseload_line, caseload->rows.count + 1);
    for (size_t i = 0; i < caseload->rows.count; i++) {
        struct caseload_line *line = &page->lines[page->count++];
        *line = line_of(call, form->policy, &caseload->rows.at[i]);
        line->pick = arena_printf(arena_of(call), "pick%zu", i + 1);
    }
    page->total = caseload->total > CASELOAD_COUNTED
                      ? call_say(call, "More than 1,000 orders")
                      : count_text(call, caseload->total, "{n} order", "{n} orders");
}

static void fill_links(struct call *call, const struct caseload_form *form, const struct caseload *caseload,
                       struct market_page *page)
{
    struct str slug = encoded(call, form->market.slug), address = caseload_address(call, &call->query);
    page->action = url_printf(call, "/markets/%.*s", STR_ARG(slug));
    page->csv = url_printf(call, "/markets/%.*s/orders.csv%.*s", STR_ARG(slug), STR_ARG(address));
    page->assign = url_printf(call, "/markets/%.*s/assign", STR_ARG(slug));
    page->bulk = url_printf(call, "/markets/%.*s/bulk", STR_ARG(slug));
    page->claim = url_printf(call, "/markets/%.*s/next", STR_ARG(slug));
    page->enter = url_printf(call, "/markets/%.*s/orders/new", STR_ARG(slug));
    page->take = url_printf(call, "/markets/%.*s/orders/take", STR_ARG(slug));
    page->hooks = url_printf(call, "/markets/%.*s/webhooks", STR_ARG(slug));
    page->payments = url_printf(call, "/markets/%.*s/payments", STR_ARG(slug));
    page->desk = url_printf(call, "/markets/%.*s/staff", STR_ARG(slug));
    page->payouts = url_printf(call, "/markets/%.*s/payouts", STR_ARG(slug));
    if (form->question.page.after.id)
        page->after = form_get(&call->query, STR("after"));
    if (caseload->next.id)
        page->next = url_printf(call, "/markets/%.*s%.*s%safter=%lld.%lld", STR_ARG(slug), STR_ARG(address),
                                address.len ? "&" : "?", (long long)caseload->next.value,
                                (long long)caseload->next.id);
}

static struct select_view bulk_select(struct call *call)
{
    struct select_view view = {.name = STR("act"), .label = STR(N_("Act")), .count = SWEEP_ACT_COUNT};
    view.choices = ARENA_ARRAY(arena_of(call), struct choice_view, view.count);
    for (int i = 0; i < SWEEP_ACT_COUNT; i++)
        view.choices[i] = (struct choice_view){.value = sweep_act_rows[i].name,
                                               .label = say(call->language, sweep_act_rows[i].label)};
    return view;
}

/* Orders are looked at for it only where the server knows that rules are missing. */
static enum err count_without_rules(struct call *call, const struct market *market, struct market_page *page)
{
    int64_t count = 0;
    enum err err = call->app->rules_missing.len ? caseload_without_rules(call->ctx, &call->viewer,
                                                                         &call->app->policies, market, &count)
                                                : OK;
    page->without_rules = (size_t)count;
    return err;
}

static bool is_chosen(const struct call *call, struct str ref)
{
    for (size_t i = 0; i < call->form.count; i++)
        if (str_starts(call->form.fields[i].name, STR("pick")) && str_eq(call->form.fields[i].value, ref))
            return true;
    return false;
}

static void choose_again(const struct call *call, const char *name, struct select_view *view)
{
    struct str value = form_get(&call->form, str_from(name));
    for (size_t i = 0; i < view->count; i++)
        view->choices[i].chosen = str_eq(view->choices[i].value, value);
}

static void take_sent(struct call *call, struct market_page *page)
{
    page->problem = problem_of(call);
    page->said = form_get(&call->form, STR("words"));
    page->view_name = form_get(&call->form, STR("name"));
    page->all = form_get(&call->form, STR("all")).len > 0;
    page->shared = form_get(&call->form, STR("shared")).len > 0;
    choose_again(call, "handle", &page->give);
    choose_again(call, "act", &page->bulk_act);
    for (size_t i = 0; i < page->count; i++)
        page->lines[i].chosen = is_chosen(call, page->lines[i].ref);
}

enum err market_show(struct call *call)
{
    return market_show_again(call, 200);
}

enum err market_show_again(struct call *call, int status)
{
    if (is_sent_back(call))
        call->query = call->form; /* the list that was shown: the form carries what it was asked */
    bool staff;
    struct caseload caseload;
    int64_t failed;
    struct caseload_form form = {.question.page = {cursor_of(call), CASELOAD_PAGE}};
    enum err err = enter(call, &form.market, &staff);
    if (err || !staff)
        return err;
    err = caseload_form_read(call->ctx, &call->app->policies, &call->query, &form);
    if (!err)
        err = caseload_list(call->ctx, &call->viewer, &form.market, &form.question, &caseload);
    bool rights[STAFF_RIGHT_COUNT];
    if (!err)
        err = market_may(call->ctx, &call->viewer, form.market.id, rights);
    if (!err)
        err = effect_failed_count(call->ctx, &call->viewer, form.market.id, &failed);
    if (err)
        return err;
    struct market_page page = {
        .layout = wide_layout_of(call, form.market.name), .name = form.market.name, .failed = failed};
    page.layout.notice = said(call);
    page.leads = rights[RIGHT_LEAD];
    page.works = rights[RIGHT_WORK];
    page.sets_up = rights[RIGHT_SET_UP];
    page.bulk_act = bulk_select(call);
    caseload_form_show(call, &form, &page);
    err = view_links(call, &form.market, &page);
    if (!err)
        err = count_without_rules(call, &form.market, &page);
    if (err)
        return err;
    fill_lines(call, &form, &caseload, &page);
    fill_links(call, &form, &caseload, &page);
    if (is_sent_back(call))
        take_sent(call, &page);
    struct html h = html_of(call);
    page_market(&h, &page);
    return send_page(call, status);
}

/* ---- the table ---- */

static struct str instant_iso(struct call *call, struct instant at)
{
    return at.ms == CLOCK_NEVER.ms ? STR_NONE : when_iso(arena_of(call), at);
}

static void put_row(struct call *call, struct csv *csv, const struct case_row *row)
{
    struct currency currency;
    char text[MONEY_TEXT];
    csv_put_str(csv, row->ref);
    csv_put_str(csv, row->number);
    csv_put_str(csv, row->title);
    csv_put_str(csv, row->stage);
    csv_put_str(csv, row->reason);
    if (currency_from(row->currency, &currency))
        csv_put_number(csv, money_write(row->amount_minor, currency, text));
    else
        csv_put_int(csv, row->amount_minor);
    csv_put_str(csv, row->currency);
    csv_put_str(csv, row->seller);
    csv_put_str(csv, row->assigned);
    csv_put_str(csv, instant_iso(call, row->since_at));
    csv_put_str(csv, instant_iso(call, row->due_at));
    csv_end_row(csv);
}

static void put_names(struct csv *csv)
{
    static const struct str names[] = {
        STR_INIT("order"),    STR_INIT("number"), STR_INIT("title"),    STR_INIT("stage"),
        STR_INIT("reason"),   STR_INIT("amount"), STR_INIT("currency"), STR_INIT("seller"),
        STR_INIT("assigned"), STR_INIT("since"),  STR_INIT("due"),
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        csv_put_str(csv, names[i]);
    csv_end_row(csv);
}

static enum err put_rows(struct call *call, struct caseload_form *form, struct csv *csv)
{
    struct caseload caseload;
    struct buf *body = &call->exchange->reply.body;
    do {
        enum err err = caseload_list(call->ctx, &call->viewer, &form->market, &form->question, &caseload);
        if (err)
            return err;
        for (size_t i = 0; i < caseload.rows.count; i++)
            put_row(call, csv, &caseload.rows.at[i]);
        form->question.page.after = caseload.next;
    } while (caseload.next.id && !body->overflow);
    if (body->overflow)
        return fail(&call->ctx->failure, ERR_LIMIT,
                    "These are more orders than one table takes. Narrow them.");
    return OK;
}

enum err market_csv(struct call *call)
{
    bool staff;
    struct reply *reply = &call->exchange->reply;
    struct caseload_form form = {.question.page = {.most = CASELOAD_PAGE_MAX}};
    struct csv csv = {.out = &reply->body};
    enum err err = enter(call, &form.market, &staff);
    if (err || !staff)
        return err;
    err = caseload_form_read(call->ctx, &call->app->policies, &call->query, &form);
    if (err)
        return err;
    buf_clear(&reply->body);
    put_names(&csv);
    err = put_rows(call, &form, &csv);
    if (err)
        return err;
    reply->status = 200;
    reply->type = STR("text/csv; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"orders.csv\""));
    call->answered = true;
    return OK;
}

/* ---- who has it ---- */

static void go_back(struct call *call, const struct market *market, const char *code)
{
    struct str address = caseload_address(call, &call->form);
    call_redirect(call, 303,
                  url_printf(call, "/markets/%.*s%.*s%ssaid=%s", STR_ARG(encoded(call, market->slug)),
                             STR_ARG(address), address.len ? "&" : "?", code)
                      .text);
}

enum err market_assign_post(struct call *call)
{
    bool staff;
    struct market market;
    struct str refs[CASELOAD_PAGE];
    struct caseload_assignment given = {.refs = refs, .handle = call_value(call, STR("handle"))};
    enum err err = enter(call, &market, &staff);
    if (err || !staff)
        return err;
    for (size_t i = 0; i < CASELOAD_PAGE; i++) {
        struct str ref = form_get(&call->form, arena_printf(arena_of(call), "pick%zu", i + 1));
        if (ref.len)
            refs[given.count++] = ref;
    }
    err = given.count ? caseload_assign(call->ctx, &call->viewer, &market, &given)
                      : fail(&call->ctx->failure, ERR_INPUT, "Choose at least one order.");
    if (!err)
        go_back(call, &market, "saved");
    return form_again(call, err, market_show_again);
}

enum err market_next_post(struct call *call)
{
    bool staff;
    struct str ref;
    struct market market;
    enum err err = enter(call, &market, &staff);
    if (err || !staff)
        return err;
    err = caseload_next(call->ctx, &call->viewer, &market, &ref);
    if (!err && ref.len == 0)
        go_back(call, &market, "none-left");
    else if (!err)
        call_redirect(call, 303,
                      url_printf(call, "/orders/%.*s?said=yours", STR_ARG(encoded(call, ref))).text);
    return err;
}
