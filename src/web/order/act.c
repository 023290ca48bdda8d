/* The acts on an order: their forms, and what is sent with them. */
#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/bounds.h"
#include "core/order/order.h"
#include "http/door/ordered.h"
#include "http/door/ready.h"
#include "http/door/wish.h"
#include "pages.h"
#include "service/order/countersign.h"
#include "web/order/dispute_show.h"
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

static struct select_view select_of(struct call *call, enum act_field field, struct str label, size_t most)
{
    struct str name = act_fields[field].name;
    return (struct select_view){.name = name,
                                .label = say(call->language, label),
                                .error = call->errors[call_input(call, name)],
                                .choices = ARENA_ARRAY(arena_of(call), struct choice_view, most)};
}

static void add_choice(struct call *call, struct select_view *view, struct str value, struct str label)
{
    struct str chosen = call->values[call_input(call, view->name)];
    view->choices[view->count++] = (struct choice_view){value, label, str_eq(value, chosen)};
}

/* Only a decision can also give nothing. */
static uint32_t members_of(const struct order *order, enum order_event_kind act, enum act_field field)
{
    bool decides = act == EVENT_DECIDED;
    if (field != TAKES_REMEDY)
        return UINT32_MAX;
    if (!decides && act != EVENT_PROPOSED)
        return ~(1u << REMEDY_NONE);
    return order_remedies_taken(order->policy, &order->state, act, order->state.reason) |
           (decides ? 1u << REMEDY_NONE : 0);
}

static struct select_view choices_of(struct call *call, const struct order *order, enum order_event_kind act,
                                     enum act_field field)
{
    const struct act_field_row *row = &act_fields[field];
    bool decides = field == TAKES_REMEDY && act == EVENT_DECIDED;
    struct select_view view = select_of(
        call, field, decides ? STR(N_("What does the buyer get?")) : row->label, (size_t)row->list->count);
    uint32_t members = members_of(order, act, field);
    for (int i = 0; i < row->list->count; i++)
        if (members & (1u << i))
            add_choice(call, &view, names_at(row->list, i), say(call->language, row->titles[i]));
    return view;
}

static struct select_view rules_of(struct call *call, const struct policy *policy, enum act_field field)
{
    bool reasons = field == TAKES_REASON;
    int32_t count = reasons ? policy->reason_count : policy->code_count;
    struct select_view view = select_of(call, field, act_fields[field].label, (size_t)count + 1);
    add_choice(call, &view, STR_NONE,
               reasons ? call_say(call, "Choose a reason") : call_say(call, "Choose a ground"));
    for (int32_t i = 0; i < count; i++)
        add_choice(
            call, &view, str_from(reasons ? policy->reasons[i].id : policy->codes[i].id),
            say(call->language, str_from(reasons ? policy->reasons[i].title : policy->codes[i].title)));
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
    const struct act_field_row *row = &act_fields[TAKES_AMOUNT];
    return order_input(call, row->name.at, row->label.at, arena_cstr(arena_of(call), hint));
}

/* Which of its things: all are ticked until one is taken out. */
static void add_boxes(struct call *call, const struct order *order, enum order_event_kind act,
                      struct order_act_page *page)
{
    bool sent = form_has(&call->form, STR("boxes"));
    uint64_t unsaid = order_unsaid(&order->state, act);
    if ((act != EVENT_DELIVERED && act != EVENT_RECEIPT_CONFIRMED) || !(unsaid & (unsaid - 1)))
        return; /* all that it can be about */
    page->boxes.at = ARENA_ARRAY(arena_of(call), struct parcel_line_box, order->lines.count);
    page->boxes_label =
        act == EVENT_DELIVERED ? call_say(call, "What has come?") : call_say(call, "What do you have?");
    page->boxes_error = call_error_of(call, act_fields[TAKES_LINES].name);
    for (size_t i = 0; i < order->lines.count; i++)
        if (unsaid & line_bit(i)) {
            struct str name = dispute_line_name(call, i);
            page->boxes.at[page->boxes.count++] = (struct parcel_line_box){
                name, order->lines.at[i].title, !sent || form_has(&call->form, name)};
        }
}

static void add_field(struct call *call, const struct order *order, enum order_event_kind act,
                      enum act_field field, struct order_act_page *page)
{
    const struct act_field_row *row = &act_fields[field];
    switch (row->kind) {
    case CARRIES_CHOICE:
        page->selects[page->select_count++] = choices_of(call, order, act, field);
        return;
    case CARRIES_RULE:
        page->selects[page->select_count++] = rules_of(call, order->policy, field);
        return;
    case CARRIES_AMOUNT:
        page->inputs[page->input_count++] = amount_input_of(call, order, act);
        return;
    case CARRIES_NUMBER:
    case CARRIES_TIME:
        page->inputs[page->input_count++] = order_input(call, row->name.at, row->label.at, row->hint.at);
        return;
    case CARRIES_TEXT:
        page->asks_words = true;
        page->words = (struct field){call_value(call, row->name), call_error_of(call, row->name)};
        page->words_most = order_words_most(order->policy, &order->state);
        page->words_label = order->state.external ? call_say(call, "What was written or seen")
                                                  : say(call->language, row->label);
        return;
    case CARRIES_LINES:
        add_boxes(call, order, act, page);
        return;
    case CARRIES_KIND_COUNT:
        return;
    }
}

static void add_fields(struct call *call, const struct order *order, enum order_event_kind act,
                       struct order_act_page *page)
{
    uint64_t takes = order_takes(order->policy, &order->state, act);
    for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++)
        if (act_may(takes, field) && act_fields[field].label.len)
            add_field(call, order, act, field, page);
}

/* For the seller and the staff, who write the same to many. */
static enum err add_ready(struct call *call, const struct order *order, struct order_act_page *page)
{
    struct ready_facts facts;
    if (!page->asks_words || order->state.external || order_viewer(order) == PARTY_BUYER)
        return OK;
    page->ready.market_id = order->head.market_id;
    if (ready_form_asked(call)) {
        enum err err = ready_facts_of(call, order, &facts);
        if (!err)
            err = ready_form_put(call, &facts, &page->ready, &page->words.value);
        if (err)
            return err;
    }
    return ready_form_of(
        call, url_printf(call, "%.*s#words", STR_ARG(page->action.text)), STR(N_("Put it into your words")),
        STR(N_("It is put below what you have typed, with what is known of the order.")), &page->ready);
}

static enum err show_act(struct call *call, const struct order *order, int status)
{
    struct order_action action;
    enum err err = find_action(call, order, &action);
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
    err = add_ready(call, order, &page);
    if (err)
        return err;
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_order_act(&h, &page);
    return send_page(call, status);
}

static enum err read_and_show(struct call *call, int status)
{
    struct order *order;
    enum err err = call_order(call, &order);
    return err ? err : show_act(call, order, status);
}

enum err order_act_show(struct call *call)
{
    forget_errors(call);
    return read_and_show(call, 200);
}

enum err order_act_prepare(struct call *call)
{
    if (ready_form_asked(call)) { /* nothing has to be filled in before */
        forget_errors(call);
        return read_and_show(call, 200);
    }
    return call->has_errors ? read_and_show(call, 422) : OK;
}

static enum party party_of(struct call *call, const struct order *order)
{
    const struct act_field_row *row = &act_fields[TAKES_BY];
    int party = names_find(row->list, call_value(call, row->name));
    if (!order->state.external)
        return order_viewer(order);
    if (party < 0 && wish_is_given(call, TAKES_BY))
        call_error(call, row->name, call_say(call, "This is none of the choices."));
    return party < 0 ? PARTY_NONE : (enum party)party;
}

/* What was sent for a field; an amount left empty stands for all of it, where the form says so. */
static void take_field(struct call *call, const struct order *order, enum act_field field, bool needed,
                       struct order_event *wish)
{
    bool given = wish_is_given(call, field);
    if (!given && needed && act_fields[field].kind != CARRIES_AMOUNT)
        call_error(call, act_fields[field].name, call_say(call, "This act needs it."));
    if (given && wish_field(call, order, field, wish))
        failure_beside_field(call);
}

static struct order_event wish_of(struct call *call, const struct order *order, enum order_event_kind kind)
{
    const struct order_state *state = &order->state;
    uint64_t takes = order_takes(order->policy, state, kind), sent = 0;
    struct order_event wish = {.kind = kind, .by = party_of(call, order), .currency = state->currency};
    for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++)
        if (act_may(takes, field)) {
            take_field(call, order, field, act_must(takes, field), &wish);
            sent |= wish_is_given(call, field) ? MAY(field) : 0;
        }
    if (form_has(&call->form, STR("boxes")) && act_may(takes, TAKES_LINES)) {
        wish.lines = line_boxes(call, order->lines.count);
        if (!wish.lines)
            call_error(call, act_fields[TAKES_LINES].name, call_say(call, "Tick at least one thing."));
    }
    if (state->external)
        wish.at = order_noted_at(wish.at, state->told, call->ctx->now);
    order_complete(order->policy, state, sent, &wish);
    if (kind == EVENT_GOODWILL_REFUND && !act_may(sent, TAKES_AMOUNT))
        wish.amount_minor = order_most_minor(state, kind, wish.lines);
    return wish;
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
        failure_beside_field(call);
        enum err shown = show_act(call, order, status_of(call, err));
        return shown == OK ? err : shown;
    }
    bool waits = false;
    if (!err)
        err = countersign_asked(call->ctx, &call->viewer, order, (enum order_event_kind)kind, &waits);
    if (!err)
        call_redirect(call, 303,
                      url_printf(call, "/orders/%.*s?said=%s", STR_ARG(encoded(call, order->head.ref)),
                                 waits ? "second" : "saved")
                          .text);
    return err;
}
