/* The acts on an order: their forms, and what is sent with them. */
#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/order.h"
#include "pages.h"
#include "service/order/countersign.h"
#include "web/order/handlers.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

/* ---- the form ---- */

/* The act of the path as the law offers it to the viewer; ERR_NOT_FOUND when there is no such act. */
static enum err find_action(struct call *call, const struct order *order, struct order_action *found)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int kind = names_find(&order_event_names, call->parameters[1]);
    int count = order_deeds(call, order, actions);
    if (kind >= 0 &&
        order_brings_file(order->policy, &order->state, (enum order_event_kind)kind)) /* evidence.c */
        kind = -1;
    for (int i = 0; i < count; i++)
        if ((int)actions[i].act == kind && deed_of(call, order, actions[i].act).label.len) {
            *found = actions[i];
            return OK;
        }
    if (kind < 0)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such act.");
    enum err err = order_require_included(call->ctx, order, (enum order_event_kind)kind);
    return err ? err
               : fail(&call->ctx->failure, ERR_REFUSED,
                      "This is not possible in the order's present state. Its page says what is.");
}

static struct select_view select_named(struct call *call, const char *name, const char *label, size_t most)
{
    return (struct select_view){.name = str_from(name),
                                .label = call_say(call, label),
                                .error = call->errors[call_input(call, str_from(name))],
                                .choices = ARENA_ARRAY(arena_of(call), struct choice_view, most)};
}

static void add_choice(struct call *call, struct select_view *view, struct str value, struct str label)
{
    struct str chosen = call->values[call_input(call, view->name)];
    view->choices[view->count++] = (struct choice_view){value, label, str_eq(value, chosen)};
}

/* Only a decision can also give nothing. */
static struct select_view remedies_of(struct call *call, const struct order *order, enum order_event_kind act)
{
    bool decides = act == EVENT_DECIDED;
    struct select_view view = select_named(
        call, "remedy", decides ? N_("What does the buyer get?") : N_("What is asked for?"), REMEDY_COUNT);
    uint32_t possible = ~(1u << REMEDY_NONE);
    if (decides || act == EVENT_PROPOSED)
        possible = order_remedies_taken(order->policy, &order->state, act, order->state.reason) |
                   (decides ? 1u << REMEDY_NONE : 0);
    for (int i = REMEDY_NONE; i < REMEDY_COUNT; i++)
        if (possible & (1u << i))
            add_choice(call, &view, names_at(&remedy_names, i), remedy_words(call->language, (enum remedy)i));
    return view;
}

static struct select_view codes_of(struct call *call, const struct policy *policy)
{
    struct select_view view = select_named(call, "code", N_("On what ground?"), POLICY_CODES_MAX + 1);
    add_choice(call, &view, STR_NONE, call_say(call, "Choose a ground"));
    for (int32_t i = 0; i < policy->code_count; i++)
        add_choice(call, &view, str_from(policy->codes[i].id),
                   say(call->language, str_from(policy->codes[i].title)));
    return view;
}

/* Of the lines that the dispute is about, or of all. */
static struct input_view amount_input_of(struct call *call, const struct order *order,
                                         enum order_event_kind act)
{
    const struct order_state *state = &order->state;
    uint64_t all = line_bit((size_t)state->line_count) - 1;
    struct str most = money_text(call, order_most_minor(state, act, all), state->currency);
    struct word_places places = PLACES(PLACE("amount", most));
    struct str hint =
        act == EVENT_DECIDED
            ? call_fill(call,
                        "At most {amount}. Needed for a part; empty stands for all of it, or for nothing.",
                        places)
            : call_fill(call, "At most {amount}. Empty stands for all of it.", places);
    return order_input(call, "amount", N_("Amount"), arena_cstr(arena_of(call), hint));
}

static void add_fields(struct call *call, const struct order *order, enum order_event_kind act,
                       struct order_act_page *page)
{
    uint32_t takes = deed_of(call, order, act).takes;
    if (act_may(takes, TAKES_REMEDY))
        page->selects[page->select_count++] = remedies_of(call, order, act);
    if (act_may(takes, TAKES_CODE))
        page->selects[page->select_count++] = codes_of(call, order->policy);
    if (act_may(takes, TAKES_AMOUNT))
        page->inputs[page->input_count++] = amount_input_of(call, order, act);
    if (act_may(takes, TAKES_DAYS))
        page->inputs[page->input_count++] = order_input(call, "days", N_("How many days?"), "");
    if (act_may(takes, TAKES_UNTIL))
        page->inputs[page->input_count++] =
            order_input(call, "until", N_("Until which day?"), N_("The day, such as 2026-11-26."));
    if (act_may(takes, TAKES_AT))
        page->inputs[page->input_count++] =
            order_input(call, "date", N_("When did it happen?"),
                        N_("The day, such as 2026-11-20; empty stands for now."));
    page->asks_words = act_may(takes, TAKES_WORDS);
    page->words = (struct field){call->values[call_input(call, STR("words"))],
                                 call->errors[call_input(call, STR("words"))]};
    page->words_label =
        order->state.external ? call_say(call, "What was written or seen") : call_say(call, "Your words");
}

static enum err show_act(struct call *call, int status)
{
    struct order *order;
    struct order_action action;
    enum err err = order_read_own(call, &order);
    if (!err)
        err = find_action(call, order, &action);
    if (err)
        return err;
    struct deed deed = deed_of(call, order, action.act);
    struct order_act_page page = {
        .layout = narrow_layout_of(call, deed.label),
        .heading = deed.label,
        .consequence = say(call->language, action.consequence),
        .facts = deed_facts(call, order, action.act),
        .button = deed.button,
        .action = url_own(call->exchange->request.path),
        .back = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->head.ref))),
        .by = names_at(&party_names, (int)action.by),
        .version = order->state.version,
    };
    add_fields(call, order, action.act, &page);
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_order_act(&h, &page);
    return send_page(call, status);
}

enum err order_act_show(struct call *call)
{
    forget_errors(call);
    return show_act(call, 200);
}

enum err order_act_prepare(struct call *call)
{
    return call->has_errors ? show_act(call, 422) : OK;
}

static struct instant moment_of(struct call *call, const struct order *order)
{
    return order_noted_at(day_of(call, STR("date")), order->state.last, call->ctx->now);
}

static int member_named(struct call *call, const struct names *names, struct str field)
{
    struct str value = call_value(call, field);
    int member = names_find(names, value);
    if (value.len && member < 0)
        call_error(call, field, call_say(call, "Choose from the list."));
    return member < 0 ? 0 : member;
}

static int32_t code_named(struct call *call, const struct policy *policy)
{
    int code = policy_code(policy, call_value(call, STR("code")));
    if (code < 0)
        call_error(call, STR("code"), call_say(call, "Choose from the list."));
    return code;
}

/* Empty stands for all of it, where all of it can be meant. */
static int64_t amount_or_all(struct call *call, const struct order *order, const struct order_event *wish)
{
    bool whole = wish->kind == EVENT_PAID || wish->kind == EVENT_REFUND_SEEN ||
                 wish->kind == EVENT_GOODWILL_REFUND || wish->remedy == REMEDY_REFUND_FULL ||
                 wish->remedy == REMEDY_RETURN_REFUND;
    if (call_value(call, STR("amount")).len)
        return amount_of(call, STR("amount"), order->state.currency);
    return whole ? order_most_minor(&order->state, wish->kind, wish->lines) : 0;
}

static struct order_event wish_of(struct call *call, const struct order *order, enum order_event_kind kind)
{
    uint32_t takes = deed_of(call, order, kind).takes;
    struct order_event wish = {.kind = kind,
                               .by = (enum party)member_named(call, &party_names, STR("by")),
                               .currency = order->state.currency};
    int64_t days = 0;
    if (order->state.external)
        wish.at = moment_of(call, order);
    else
        wish.by = order_viewer(order);
    if (act_may(takes, TAKES_UNTIL))
        wish.until = kind == EVENT_PROTECTION_NOTED ? last_day_of(call, STR("until"), order->policy)
                                                    : day_of(call, STR("until"));
    if (act_may(takes, TAKES_DAYS) && str_to_int(call_value(call, STR("days")), &days) && days < 1000)
        wish.days = (int32_t)days;
    if (act_may(takes, TAKES_REMEDY))
        wish.remedy = (enum remedy)member_named(call, &remedy_names, STR("remedy"));
    if (act_may(takes, TAKES_CODE))
        wish.code = code_named(call, order->policy);
    bool disputed = kind == EVENT_PROPOSED || kind == EVENT_DECIDED;
    wish.lines = disputed ? order->state.lines : line_bit((size_t)order->state.line_count) - 1;
    if (act_may(takes, TAKES_AMOUNT))
        wish.amount_minor = amount_or_all(call, order, &wish);
    return wish;
}

/* The law's no stands beside the field that it is about, as far as the form has it. */
static void refusal_beside_field(struct call *call, enum order_refusal refusal, uint32_t takes)
{
    failure_beside_field(call);
    static const struct {
        enum order_refusal refusal;
        enum act_field field;
        struct str name;
    } rows[] = {
        {REFUSAL_AMOUNT, TAKES_AMOUNT, STR_INIT("amount")},
        {REFUSAL_CURRENCY, TAKES_AMOUNT, STR_INIT("amount")},
        {REFUSAL_REMEDY, TAKES_REMEDY, STR_INIT("remedy")},
        {REFUSAL_CODE, TAKES_CODE, STR_INIT("code")},
        {REFUSAL_DAYS, TAKES_DAYS, STR_INIT("days")},
        {REFUSAL_DAYS, TAKES_UNTIL, STR_INIT("until")},
        {REFUSAL_IN_FUTURE, TAKES_AT, STR_INIT("date")},
        {REFUSAL_OUT_OF_ORDER, TAKES_AT, STR_INIT("date")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].refusal == refusal && act_may(takes, rows[i].field)) {
            call_error(call, rows[i].name, say(call->language, order_refusal_row(refusal)->sentence));
            return;
        }
}

enum err order_act_create(struct call *call)
{
    struct order_held *held = ARENA_NEW(arena_of(call), struct order_held);
    struct order *order = &held->now;
    enum order_refusal refusal = REFUSAL_NONE;
    int64_t version = 0;
    int kind = names_find(&order_event_names, call->parameters[1]);
    enum err err = order_read_held(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], held);
    if (err)
        return err;
    if (kind < 0 || deed_of(call, order, (enum order_event_kind)kind).label.len == 0)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such act.");
    str_to_int(call_value(call, STR("version")), &version);
    struct order_act act = {.viewer = call->viewer,
                            .ref = call->parameters[0],
                            .words = call_value(call, STR("words")),
                            .held = held};
    act.command.wish = wish_of(call, order, (enum order_event_kind)kind);
    act.command.version = (int32_t)version;
    err = call->has_errors ? fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.")
                           : order_act(call->ctx, &call->app->policies, &act, &refusal);
    if (err == ERR_INPUT || err == ERR_REFUSED || err == ERR_CONFLICT) {
        refusal_beside_field(call, refusal, deed_of(call, order, (enum order_event_kind)kind).takes);
        enum err shown = show_act(call, status_of(err));
        return shown == OK ? err : shown;
    }
    bool waits = false;
    struct countersign waiting;
    if (!err && kind == EVENT_GOODWILL_REFUND)
        err = countersign_read(call->ctx, order, &waiting, &waits);
    if (!err)
        call_redirect(call, 303,
                      url_printf(call, "/orders/%.*s?said=%s", STR_ARG(encoded(call, order->head.ref)),
                                 waits ? "second" : "saved")
                          .text);
    return err;
}
