#include "web/order/role.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/deadlines.h"
#include "core/order/silence.h"
#include "core/order/time.h"
#include "text/clock/when.h"
#include "text/policy/guide_words.h"
#include "web/order/show.h"
#include "web/order/words.h"

enum party order_viewer(const struct order *order)
{
    if (order->state.external || order_is(order, PARTY_BUYER))
        return PARTY_BUYER;
    return order_is(order, PARTY_SELLER) ? PARTY_SELLER : PARTY_STAFF;
}

/* ---- acts ---- */

struct deed deed_of(const struct call *call, const struct order *order, enum order_event_kind kind)
{
    const struct act_row *row = order_act_row(kind);
    if (!row)
        return (struct deed){.final = false};
    if (!order->state.external)
        return (struct deed){say(call->language, row->label), say(call->language, row->button), row->final};
    return (struct deed){say(call->language, row->noted), call_say(call, "Save this"), false};
}

int order_deeds(struct call *call, const struct order *order, struct order_action actions[ORDER_ACTIONS_MAX])
{
    int count = order_actions(order->policy, &order->state, order_viewer(order), call->ctx->now, actions);
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (order_includes(order, actions[i].act))
            actions[kept++] = actions[i];
    return kept;
}

static struct url deed_url(struct call *call, const struct order *order, enum order_event_kind kind)
{
    struct str name = names_at(&order_event_names, (int)kind);
    if (kind == EVENT_DISPUTE_OPENED)
        name = STR("dispute"); /* it has pages of its own */
    if (order_brings_file(order->policy, &order->state, kind))
        name = STR("evidence");
    return url_printf(call, "/orders/%.*s/%.*s", STR_ARG(encoded(call, order->head.ref)), STR_ARG(name));
}

static struct str bounds_text(struct call *call, const struct order_action *action)
{
    struct arena *arena = arena_of(call);
    if (instant_before(call->ctx->now, action->from))
        return call_fill(call, "Possible from {date}.",
                         PLACES(PLACE("date", when_long(arena, call_reading(call), action->from))));
    if (action->until.ms == CLOCK_NEVER.ms)
        return STR_NONE;
    return call_fill(call, "Possible until {date}.",
                     PLACES(PLACE("date", when_until(arena, call_reading(call), action->until))));
}

/* What ends the protection for good is not what a hurried finger should meet first. */
static void move_receipt_last(struct order_action *actions, int count)
{
    for (int i = 0; i + 1 < count; i++)
        if (actions[i].act == EVENT_RECEIPT_CONFIRMED) {
            struct order_action receipt = actions[i];
            actions[i] = actions[i + 1];
            actions[i + 1] = receipt;
        }
}

/* What the law allows and nobody needs: nothing is left to receive or to ask for, or a message says it better. */
static bool is_idle(const struct order_state *state, enum order_event_kind act)
{
    bool talks = state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED;
    if (order_is_settled(state))
        return act == EVENT_RECEIPT_CONFIRMED || act == EVENT_SELLER_CONTACTED;
    return act == EVENT_SELLER_CONTACTED && talks && !state->external;
}

void show_deeds(struct call *call, const struct order *order, struct order_page *page)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    bool external = order->state.external;
    int count = order_deeds(call, order, actions);
    move_receipt_last(actions, count);
    const struct str headings[] = {external ? call_say(call, "What you can do or note")
                                            : call_say(call, "What you can do"),
                                   call_say(call, "Note what the others did")};
    for (size_t group = 0; group < 2; group++) {
        struct order_act_group *shown = &page->groups[page->group_count];
        shown->heading = headings[group];
        for (int i = 0; i < count; i++) {
            struct deed deed = deed_of(call, order, actions[i].act);
            bool others = external && actions[i].by != PARTY_BUYER;
            if (others != (group == 1) || deed.label.len == 0 || is_idle(&order->state, actions[i].act))
                continue;
            bool possible = !instant_before(call->ctx->now, actions[i].from) ||
                            actions[i].act == EVENT_DISPUTE_OPENED; /* its pages say why not, and from when */
            shown->at[shown->count++] = (struct order_act_view){
                deed.label, say(call->language, actions[i].consequence), bounds_text(call, &actions[i]),
                possible ? deed_url(call, order, actions[i].act) : url_own(STR_NONE)};
        }
        page->group_count += shown->count > 0;
    }
}

/* ---- words ---- */

struct str by_words(const struct call *call, enum party by, enum party viewer)
{
    static const struct str names[PARTY_COUNT] = {
        [PARTY_NONE] = STR_INIT(""),
        [PARTY_BUYER] = STR_INIT(N_("by the buyer")),
        [PARTY_SELLER] = STR_INIT(N_("by the seller")),
        [PARTY_STAFF] = STR_INIT(N_("by the marketplace's staff")),
        [PARTY_COMMISSIONER] = STR_INIT(N_("by the commission")),
        [PARTY_CARRIER] = STR_INIT(N_("by the carrier")),
        [PARTY_PROVIDER] = STR_INIT(N_("by the payment provider")),
        [PARTY_MARKET] = STR_INIT(N_("by the marketplace")),
        [PARTY_CLOCK] = STR_INIT(N_("because time ran out")),
    };
    check(by < PARTY_COUNT);
    bool one_person = by == PARTY_BUYER || by == PARTY_SELLER; /* of the staff it may be a colleague */
    return one_person && by == viewer ? call_say(call, "by you") : say(call->language, names[by]);
}

struct str doer_words(const struct call *call, enum order_event_kind kind, enum party by, enum party viewer)
{
    return order_event_row(kind)->whole ? STR_NONE : by_words(call, by, viewer);
}

struct str outcome_words(const struct call *call, const struct order_due *due)
{
    return say(call->language, due->outcome);
}

struct str past_deadline_words(const struct call *call, const struct order_row *row)
{
    int deadline = names_find(&deadline_names, row->deadline);
    return deadline < 0 ? row->deadline : say(call->language, order_deadline_rows[deadline].what);
}

struct str deadline_words_for(const struct call *call, const struct order *order, enum deadline deadline)
{
    const struct deadline_row *row = &order_deadline_rows[deadline];
    uint32_t turn = order_turn(order->policy, &order->state, deadline);
    bool own = (turn & PARTY_BIT(order_viewer(order))) != 0;
    return say(call->language, own && row->own.len ? row->own : row->what);
}

struct str status_words_for(const struct call *call, const struct order *order, struct str *colour)
{
    static const struct {
        enum party viewer; /* who reads */
        enum dispute dispute;
        struct str text, colour;
    } rows[] = {
        {PARTY_SELLER, DISPUTE_AT_SELLER, STR_INIT(N_("Dispute: you have to answer")), STR_INIT("bad")},
        {PARTY_SELLER, DISPUTE_AT_BUYER, STR_INIT(N_("Dispute: the buyer has to answer")), STR_INIT("warn")},
        {PARTY_STAFF, DISPUTE_AT_BUYER, STR_INIT(N_("Dispute: the buyer has to answer")), STR_INIT("warn")},
        {PARTY_SELLER, DISPUTE_RETURN_DUE, STR_INIT(N_("The buyer sends the goods back")), STR_INIT("warn")},
        {PARTY_STAFF, DISPUTE_RETURN_DUE, STR_INIT(N_("The buyer sends the goods back")), STR_INIT("warn")},
        {PARTY_SELLER, DISPUTE_RETURN_HERE, STR_INIT(N_("Look at the return")), STR_INIT("bad")},
        {PARTY_SELLER, DISPUTE_REPLACEMENT_DUE, STR_INIT(N_("Send the replacement")), STR_INIT("bad")},
    };
    enum party viewer = order_viewer(order);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].viewer == viewer && rows[i].dispute == order->state.dispute) {
            *colour = rows[i].colour;
            return say(call->language, rows[i].text);
        }
    return order_status(call->language, &order->state, colour);
}

/* ---- the clock ---- */

/* What nobody has noted, so that the end is counted from the earliest day that fits. */
struct missing_fact {
    struct str ahead, over; /* the sentence before that end and after it */
};

static const struct missing_fact missing_sending = {
    STR_INIT(N_("Nobody has noted when it was sent. Counted from your order, the earliest day that fits, "
                "you are protected until {date} at least.")),
    STR_INIT(N_("Nobody has noted when it was sent. Counted from your order, the earliest day that fits, "
                "your protection may be over: look at once at what the shop shows.")),
};
static const struct missing_fact missing_promise = {
    STR_INIT(N_("Nobody has noted until when it was promised. Counted from the earliest day that fits, "
                "you are protected until {date} at least.")),
    STR_INIT(N_("Nobody has noted until when it was promised. Counted from the earliest day that fits, "
                "your protection may be over: look at once at what the shop shows.")),
};

/* Not known is not "never": counted so that it is never too late, said as such, with the one fact that is missing. */
static void show_earliest_end(struct call *call, const struct order *order,
                              const struct missing_fact *missing, struct instant end, struct order_page *page)
{
    struct str date = when_until(arena_of(call), call_reading(call), end);
    page->clock_class = STR("warn");
    page->clock_sentence =
        instant_before(call->ctx->now, end)
            ? arena_say(arena_of(call), call->language, missing->ahead, PLACES(PLACE("date", date)))
            : say(call->language, missing->over);
    page->missing_fact = deed_url(call, order, EVENT_PROTECTION_NOTED);
    page->missing_label = call_say(call, "Note the end that the shop shows");
}

static void show_open_end(struct call *call, const struct order *order, struct order_page *page)
{
    struct duration length = policy_length(order->policy, order->state.country);
    struct guide_reader reader = {arena_of(call), call->language};
    page->clock_sentence =
        call_fill(call, "You are protected until it is delivered, and {span} more. Note the day when it is.",
                  PLACES(PLACE("span", guide_span(reader, length))));
    page->missing_fact = deed_url(call, order, EVENT_DELIVERED);
    page->missing_label = call_say(call, "Note that it was delivered");
}

static void show_lapsed(struct call *call, const struct order *order, struct order_page *page)
{
    struct str date = when_until(arena_of(call), call_reading(call), order->state.agreement_by);
    page->clock_class = STR("over");
    page->clock_sentence =
        call_fill(call,
                  "Nobody took your dispute further by {date}. By the rules it is closed then, and cannot be "
                  "opened again. Note it here if the shop shows something else.",
                  PLACES(PLACE("date", date)));
}

/* The dates by which the money can come back stand with the ways of paying, and in the plan. */
static void show_no_protection(struct call *call, struct order_page *page)
{
    page->clock_class = STR("warn");
    page->clock_sentence =
        call_say(call, "No marketplace protects this order. The shop and the way you paid can give the money "
                       "back: until when stands below.");
}

/* The sentences in the buyer's words, and in those of the seller and the staff. */
void show_clock_sentence(struct call *call, const struct order *order, struct order_page *page)
{
    struct arena *arena = arena_of(call);
    const struct order_state *state = &order->state;
    bool buyer = order_viewer(order) == PARTY_BUYER;
    bool cancelled = state->shipment == SHIPMENT_CANCELLED;
    struct word_places ends = PLACES(PLACE("date", page->ends.text));
    struct word_places ended =
        PLACES(PLACE("date", when_long(arena, call_reading(call), state->protection_ends)));
    page->clock_heading =
        buyer ? call_say(call, "Your protection") : call_say(call, "The buyer's protection");
    if (order_is_settled(state) && !cancelled) {
        page->clock_sentence = call_say(call, "This order is settled: every part of it has had its outcome.");
        return;
    }
    if (order_is_unprotected(order) && !cancelled) {
        show_no_protection(call, page);
        return;
    }
    if (buyer && order_lapsed(order->policy, state)) {
        show_lapsed(call, order, page);
        return;
    }
    if (buyer && order_earliest_end(order->policy, state).ms) {
        show_earliest_end(call, order, &missing_sending, order_earliest_end(order->policy, state), page);
        return;
    }
    if (buyer && order_waits_for_delivery(order->policy, state) && !cancelled) {
        show_open_end(call, order, page);
        return;
    }
    if (buyer && order_end_is_guessed(state) && !cancelled) {
        show_earliest_end(call, order, &missing_promise, state->protection_ends, page);
        return;
    }
    switch (state->protection) {
    case PROTECTION_NONE:
        page->clock_sentence =
            cancelled ? call_say(call, "The order was cancelled: there is nothing to protect.")
            : buyer   ? call_say(call, "Your protection begins later: see the deadlines below.")
                      : call_say(call, "The buyer's protection begins later: see the deadlines below.");
        return;
    case PROTECTION_RUNNING:
        page->clock_sentence = buyer ? call_fill(call, "You are protected until {date}.", ends)
                                     : call_fill(call, "The buyer is protected until {date}.", ends);
        return;
    case PROTECTION_GRACE:
        page->clock_sentence =
            buyer
                ? call_fill(call, "Protection is over, but a dispute can still be opened until {date}.", ends)
                : call_fill(call, "Protection is over, but the buyer can still open a dispute until {date}.",
                            ends);
        return;
    case PROTECTION_ENDED:
    case PROTECTION_COUNT:
        page->clock_sentence = buyer ? call_fill(call, "Your protection ended on {date}.", ended)
                                     : call_fill(call, "The buyer's protection ended on {date}.", ended);
        return;
    }
}

/* ---- what needs somebody other than the buyer ---- */

void show_ways(struct call *call, const struct order *order, const enum order_event_kind kinds[NOW_DEEDS_MAX],
               struct order_page *page)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_deeds(call, order, actions);
    for (size_t k = 0; k < NOW_DEEDS_MAX && kinds[k] != EVENT_NONE; k++)
        for (int i = 0; i < count; i++)
            if (actions[i].act == kinds[k] && !instant_before(call->ctx->now, actions[i].from))
                page->now_deeds[page->now_deed_count++] = (struct order_act_view){
                    .label = deed_of(call, order, kinds[k]).label, .url = deed_url(call, order, kinds[k])};
}

void show_need(struct call *call, const struct order *order, struct order_page *page)
{
    struct order_due due = {.deadline = DEADLINE_PAY};
    enum party viewer = order_viewer(order);
    bool buyer = viewer == PARTY_BUYER;
    page->now_heading =
        buyer ? call_say(call, "What should I do now?") : call_say(call, "What needs you now:");
    if (buyer && !order_is_unpaid(&order->state))
        return; /* the advice says it */
    bool timed = order_turn_next(order->policy, &order->state, viewer, &due);
    const struct deadline_row *row = &order_deadline_rows[due.deadline];
    if ((!timed && !buyer) || row->title.len == 0)
        return;
    page->now_title = say(call->language, row->title);
    page->now_what = say(call->language, row->advice);
    if (timed)
        page->now_by = until_view_of(call, due.at);
    if (timed)
        page->now_risk = call_fill(call, "If you do nothing: {outcome}.",
                                   PLACES(PLACE("outcome", outcome_words(call, &due))));
    show_ways(call, order, row->answers, page);
    page->now_urges = page->now_deed_count == 1 && !buyer;
}
