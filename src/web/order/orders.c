/* Orders as their people watch them: a new one, and one order. The acts are in act.c. */
#include "base/check.h"
#include "core/order/order.h"
#include "http/door/ordered.h"
#include "http/door/writer.h"
#include "http/site/zones.h"
#include "pages.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "text/clock/when.h"
#include "text/kit/collate.h"
#include "web/kit/paid.h"
#include "web/order/handlers.h"
#include "web/order/new_view.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/staff.h"

/* ---- a new one ---- */

/* A marketplace of the operator's list stands before the rules alone; its value cannot be a rule's id. */
#define MARKET_PREFIX "market:"

enum err noted_policies_of(struct call *call, struct str chosen, struct select_view *view)
{
    struct markets markets;
    const struct policy_set *set = &call->app->policies;
    enum err err = market_list_external(call->ctx, &markets);
    if (err)
        return err;
    *view = (struct select_view){
        .name = STR("policy"),
        .label = STR(N_("Where did you order?")),
        .hint = STR(N_("Its rules of protection count. None fits: take the help desk's own.")),
        .choices = ARENA_ARRAY(arena_of(call), struct choice_view, set->count + markets.count)};
    for (size_t i = 0; i < markets.count; i++) {
        struct str value = arena_printf(arena_of(call), MARKET_PREFIX "%.*s", STR_ARG(markets.at[i].slug));
        view->choices[view->count++] =
            (struct choice_view){value, markets.at[i].name, str_eq(value, chosen), true};
    }
    for (size_t i = 0; i < set->count; i++) {
        struct str id = str_from(set->at[i]->id);
        if (!policy_set_offers(set, set->at[i], 1u << KIND_MARKETPLACE | 1u << KIND_SHOP))
            continue;
        view->choices[view->count++] =
            (struct choice_view){id, say(call->language, str_from(set->at[i]->title)), str_eq(id, chosen)};
    }
    COLLATE(arena_of(call), call->language, view->choices + markets.count, view->count - markets.count,
            label);
    return OK;
}

struct select_view currencies_of(struct call *call, struct str chosen)
{
    struct select_view view = {.name = STR("currency"),
                               .label = STR(N_("Currency")),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, 200)};
    struct str wanted = chosen.len ? chosen : STR("USD");
    for (size_t i = 0; i < 200 && currency_at(i).len; i++)
        view.choices[view.count++] =
            (struct choice_view){currency_at(i), currency_at(i), str_eq(currency_at(i), wanted)};
    return view;
}

struct input_view order_input(struct call *call, const char *name, const char *label, const char *hint)
{
    struct str input = str_from(name);
    const struct input *declared = &call->route->inputs[call_input(call, input)];
    bool date = str_find(str_from(hint), STR("2026-")) < str_from(hint).len;
    struct str value = call->values[call_input(call, input)];
    if (call->route->method == METHOD_GET)
        value = str_char_prefix(form_get(&call->query, input), declared->max_chars);
    return (struct input_view){.name = input,
                               .label = str_from(label),
                               .hint = str_from(hint),
                               .type = date ? STR("date") : STR("text"),
                               .field = {value, call->errors[call_input(call, input)]},
                               .max = declared->max_chars,
                               .optional = declared->min_chars == 0};
}

/* What a plan knows besides goes along unseen. */
static void hide_known(struct call *call, struct order_new_page *page)
{
    static const char *const names[] = {"event", "event_on", "contacted", "extension"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct input_view input = order_input(call, names[i], "", "");
        if (input.field.value.len)
            page->hidden[page->hidden_count++] = (struct hidden_view){input.name, input.field.value};
    }
}

/* The inputs in the order of the form: those that must be filled in stand first. */
static const struct {
    const char *name, *label, *hint;
} new_inputs[] = {
    {"title", N_("What did you order?"), ""},
    {"price", N_("What did you pay?"), N_("With the postage, such as 12.50.")},
    {"ordered", N_("Ordered on"), N_("The day, such as 2026-09-20.")},
    {"shipped", N_("Sent on"), N_("As the shop shows it, such as 2026-09-24. Not known: leave it empty.")},
    {"promised", N_("Promised until"), N_("The latest day of delivery, such as 2026-11-10.")},
    {"protection_ends", N_("Protection ends on"),
     N_("The last day, as the shop shows it, such as 2026-11-26. It counts to its end by the shop's "
        "clocks.")},
    {"tracking", N_("Tracking number"), ""},
    {"seller", N_("Seller"), ""},
    {"number", N_("The shop's order number"), ""},
};

static void add_input(struct call *call, const char *name, struct order_new_page *page)
{
    for (size_t i = 0; i < COUNT_OF(new_inputs); i++)
        if (str_eq(str_from(new_inputs[i].name), str_from(name)))
            page->inputs[page->input_count++] =
                order_input(call, new_inputs[i].name, new_inputs[i].label, new_inputs[i].hint);
}

/* Of a pasted text at most six facts stand open: what an order must have, and the most useful of the others. */
static void fill_pasted(struct call *call, struct order_new_page *page)
{
    static const char *const must[] = {"title", "price", "ordered"};
    static const char *const may[] = {"tracking", "protection_ends", "promised",
                                      "shipped",  "number",          "seller"};
    enum { OPEN = COUNT_OF(must) + 2 }; /* and where it was ordered */
    bool taken[COUNT_OF(may)] = {false};
    for (size_t i = 0; i < COUNT_OF(must); i++)
        add_input(call, must[i], page);
    for (size_t i = 0; i < COUNT_OF(may); i++) {
        taken[i] = page->input_count < OPEN && form_get(&call->query, str_from(may[i])).len;
        if (taken[i])
            add_input(call, may[i], page);
    }
    page->first_count = page->input_count;
    for (size_t i = 0; i < COUNT_OF(may); i++)
        if (!taken[i])
            add_input(call, may[i], page);
    page->pasted = true;
    for (size_t i = 1; i < page->input_count; i++)
        page->found |= page->inputs[i].field.value.len > 0;
}

static void fill_inputs(struct call *call, struct order_new_page *page)
{
    if (call->route->method == METHOD_GET && form_has(&call->query, STR("pasted"))) {
        fill_pasted(call, page);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(new_inputs); i++)
        add_input(call, new_inputs[i].name, page);
    page->first_count = page->input_count;
    page->empty = call->route->method == METHOD_GET && !form_get(&call->query, STR("policy")).len;
}

static enum err show_new(struct call *call, int status)
{
    bool get = call->route->method == METHOD_GET;
    struct str chosen = get ? form_get(&call->query, STR("policy")) : call_value(call, STR("policy"));
    struct str currency = get ? form_get(&call->query, STR("currency")) : call_value(call, STR("currency"));
    struct order_new_page page = {
        .layout = narrow_layout_of(call, STR(N_("Watch an order"))),
        .currency = currencies_of(call, currency),
    };
    struct input_view paid = order_input(call, "paid_by", "", "");
    page.paid_by = paid_choices(call, paid.name, paid.field.value);
    page.paid_by.error = paid.field.error;
    enum err err = noted_policies_of(call, chosen, &page.policy);
    if (err)
        return err;
    fill_inputs(call, &page);
    hide_known(call, &page);
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_order_new(&h, &page);
    return send_page(call, status);
}

enum err order_new_show(struct call *call)
{
    forget_errors(call);
    return show_new(call, 200);
}

enum err order_new_prepare(struct call *call)
{
    return call->has_errors ? show_new(call, 422) : OK;
}

/* A day as an instant: its beginning in the zone of whoever writes it. Empty is 0; what is no day puts a message beside the field. */
struct instant day_of(struct call *call, struct str name)
{
    struct civil civil;
    struct str text = call_value(call, name);
    if (text.len == 0)
        return CLOCK_UNSET;
    if (!civil_read_date(text, &civil)) {
        call_error(call, name, call_say(call, "This is not a day that exists. Write it as 2026-11-26."));
        return CLOCK_UNSET;
    }
    struct instant day = zone_instant(call_zone(call), civil);
    if (instant_before(day, CLOCK_FIRST) || instant_before(CLOCK_LAST, day))
        call_error(call, name, call_say(call, "This day is too far away."));
    return day;
}

/* The end of that day by the shop's clocks: it is the last, and a day still. */
static struct instant last_day_of(struct call *call, struct str name, const struct policy *policy)
{
    struct civil civil;
    struct instant day = day_of(call, name);
    if (day.ms == 0 || !policy || !civil_read_date(call_value(call, name), &civil))
        return day;
    return zones_day_end(call->app->zones, str_from(policy->zone), policy->calendar.offset_minutes, civil);
}

int64_t amount_of(struct call *call, struct str name, struct currency currency)
{
    int64_t minor = 0;
    enum money_fault fault = money_read(call_value(call, name), currency, &minor);
    if (fault)
        call_error(call, name,
                   call_fill(call, "Write the amount as 12.50: {fault}.",
                             PLACES(PLACE("fault", say(call->language, money_fault_text(fault))))));
    return minor;
}

/* The marketplace that was chosen: one of the operator's list, or only its rules. */
void choose_market(struct call *call, struct order_note *note)
{
    struct market market;
    struct str chosen = call_value(call, STR("policy"));
    bool listed = str_starts(chosen, STR(MARKET_PREFIX)) &&
                  market_find_external(call->ctx, str_slice(chosen, sizeof MARKET_PREFIX - 1, chosen.len),
                                       &market) == OK;
    note->policy = order_policy(&call->app->policies, listed ? market.policy : chosen);
    if (!note->policy)
        call_error(call, STR("policy"), call_say(call, "Choose a marketplace from the list."));
    else
        note->marketplace = listed ? market.name : str_from(note->policy->title);
}

static struct order_note note_of(struct call *call)
{
    struct order_note note = {
        .viewer = call->viewer,
        .network = network_of(call),
        .number = call_value(call, STR("number")),
        .seller = call_value(call, STR("seller")),
        .title = call_value(call, STR("title")),
        .tracking = track_entered(call->app->tracking, arena_of(call), call_value(call, STR("tracking"))),
        .paid_by = call_value(call, STR("paid_by")),
        .ordered = day_of(call, STR("ordered")),
        .shipped = day_of(call, STR("shipped")),
        .promised = day_of(call, STR("promised")),
        .contacted = day_of(call, STR("contacted")),
    };
    struct str extension = call_value(call, STR("extension"));
    note.more_asked = str_eq(extension, STR("asked"));
    note.more_refused = str_eq(extension, STR("refused")) || str_eq(extension, STR("ignored"));
    if (!currency_from(call_value(call, STR("currency")), &note.currency))
        call_error(call, STR("currency"), call_say(call, "Choose a currency from the list."));
    else
        note.amount_minor = amount_of(call, STR("price"), note.currency);
    choose_market(call, &note);
    note.protection_ends = last_day_of(call, STR("protection_ends"), note.policy);
    return note;
}

/* The last event that a plan knew. A day that cannot be is none of the new order's faults. */
static enum err add_known_event(struct call *call, struct str ref)
{
    size_t added;
    struct str words = call_value(call, STR("event"));
    struct instant day = day_of(call, STR("event_on"));
    struct parcel_entry entry = {.at = instant_add(day, SPAN_HOURS(12)), .words = words};
    struct parcel_telling telling = {call->viewer, ref, SOURCE_PERSON, &entry, 1};
    if (words.len == 0 || day.ms == 0)
        return OK;
    if (parcel_event_from(words, &entry.event))
        entry.words = STR_NONE; /* it was chosen, not read on a carrier's page */
    if (instant_before(call->ctx->now, entry.at))
        entry.at = call->ctx->now;
    return parcel_add_events(call->ctx, &call->app->policies, &telling, &added);
}

enum err order_new_create(struct call *call)
{
    struct str ref;
    struct order_note note = note_of(call);
    enum err err = call->has_errors
                       ? fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.")
                       : order_note_external(call->ctx, &note, &ref);
    if (!err)
        err = add_known_event(call, ref);
    if (err == ERR_INPUT) {
        failure_beside_field(call);
        enum err shown = show_new(call, 422);
        return shown ? shown : err;
    }
    if (!err)
        call_redirect(call, 303, url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, ref))).text);
    return err;
}

/* ---- one order ---- */

static enum err fill_own(struct call *call, const struct order *order, struct order_page *page)
{
    enum err err = staff_card_of(call, order, &page->staff);
    return err ? err : evidence_part_of(call, order, &page->evidence);
}

/* Files, and the form of a question, are for whoever is signed in. */
static void fill_link(const struct link_card *link, struct order_page *page)
{
    page->link = *link;
    page->ask = url_own(STR_NONE);
}

static enum err send_order(struct call *call, const struct order *order, const struct link_card *link,
                           int status)
{
    struct str buyer = STR_NONE;
    struct parcel_file *parcel = ARENA_NEW(arena_of(call), struct parcel_file);
    order_shown_ahead(call->ctx, order);
    enum err err = parcel_read(call->ctx, call->app->tracking, order, parcel);
    if (!err && order_viewer(order) != PARTY_BUYER)
        err = order_buyer(call->ctx, &order->head, &buyer);
    if (err)
        return err;
    struct order_page *page = ARENA_NEW(arena_of(call), struct order_page);
    page->layout = layout_of(call, order->lines.at[0].title);
    page->layout.notice = said(call);
    page->buyer = buyer;
    order_page_fill(call, order, parcel, page);
    err = show_panels(call, order, page);
    if (!err)
        err = money_card_of(call, order, &page->money);
    page->freeze = freeze_card_of(call, order);
    if (!err && !link)
        err = order_follow_view_of(call, order, &page->follow);
    if (!err && link)
        fill_link(link, page);
    if (!err && !link)
        err = fill_own(call, order, page);
    if (err)
        return err;
    struct html h = html_of(call);
    page_order(&h, page);
    return send_page(call, status);
}

enum err order_page_send(struct call *call, const struct order *order, const struct link_card *link)
{
    return send_order(call, order, link, 200);
}

enum err order_page_again(struct call *call, int status)
{
    struct order *order;
    enum err err = call_order_seated(call, &order);
    if (err)
        return err;
    if (!order_is(order, PARTY_STAFF) ||
        order->state.external) /* has no such form: what was refused is said on a page of its own */
        return call->ctx->failure.err;
    return send_order(call, order, NULL, status);
}

enum err order_show(struct call *call)
{
    struct order *order;
    enum err err = call_order_seated(call, &order);
    if (err)
        return err;
    if (order->roles == PARTY_BIT(PARTY_COMMISSIONER)) { /* a member sees the case, not the order */
        call_redirect(call, 303,
                      url_printf(call, "/commission/%.*s", STR_ARG(encoded(call, order->head.ref))).text);
        return OK;
    }
    return order_page_send(call, order, NULL);
}
