#include "web/order/role.h"

#include "base/check.h"
#include "core/order/turn.h"
#include "text/clock/when.h"
#include "web/order/show.h"
#include "web/order/words.h"

enum party order_viewer(const struct order *order)
{
    if (order->state.external || order_is(order, PARTY_BUYER))
        return PARTY_BUYER;
    return order_is(order, PARTY_SELLER) ? PARTY_SELLER : PARTY_STAFF;
}

/* ---- acts ---- */

static const struct deed deeds[EVENT_KIND_COUNT] = {
    [EVENT_PAYMENT_CLEARED] = {STR_INIT("Accept the payment"), STR_INIT("Accept it"), 0, false},
    [EVENT_CANCEL_ASKED] = {STR_INIT("Ask to cancel the order"), STR_INIT("Ask to cancel"), ASKS_WORDS,
                            false},
    [EVENT_CANCEL_AGREED] = {STR_INIT("Cancel the order and give the money back"),
                             STR_INIT("Cancel the order"), ASKS_WORDS, true},
    [EVENT_CANCEL_REFUSED] = {STR_INIT("Refuse to cancel"), STR_INIT("Refuse"), ASKS_WORDS, false},
    [EVENT_SHIPPED] = {STR_INIT("Say that the parcel is sent"), STR_INIT("It is sent"),
                       ASKS_UNTIL | ASKS_WORDS, false},
    [EVENT_RECEIPT_CONFIRMED] = {STR_INIT("Confirm that you have the goods and they are right"),
                                 STR_INIT("Yes, I have them and they are right"), 0, true},
    [EVENT_SELLER_CONTACTED] = {STR_INIT("Write to the seller"), STR_INIT("Send"), ASKS_WORDS, false},
    [EVENT_EXTENSION_ASKED] = {STR_INIT("Ask for an extension"), STR_INIT("Ask for it"),
                               ASKS_DAYS | ASKS_WORDS, false},
    [EVENT_EXTENSION_GRANTED] = {STR_INIT("Grant the extension"), STR_INIT("Grant it"),
                                 ASKS_DAYS | ASKS_WORDS, false},
    [EVENT_EXTENSION_REFUSED] = {STR_INIT("Refuse the extension"), STR_INIT("Refuse it"), ASKS_WORDS, false},
    [EVENT_EXTENSION_WITHDRAWN] = {STR_INIT("Take the request for an extension back"),
                                   STR_INIT("Take it back"), 0, false},
    [EVENT_EXTENDED_UNASKED] = {STR_INIT("Extend the buyer's protection"), STR_INIT("Extend it"),
                                ASKS_DAYS | ASKS_WORDS, false},
    [EVENT_EXTENSION_VETOED] = {STR_INIT("Object to the extension"), STR_INIT("Object"), 0, false},
    [EVENT_DISPUTE_OPENED] = {STR_INIT("Open a dispute"), STR_INIT("Open the dispute"), 0, false},
    [EVENT_MESSAGE] = {STR_INIT("Write a message"), STR_INIT("Send"), ASKS_WORDS, false},
    [EVENT_EVIDENCE_GIVEN] = {STR_INIT("Give evidence"), STR_INIT("Give it"), 0, true},
    [EVENT_PROPOSED] = {STR_INIT("Make a proposal"), STR_INIT("Propose this"), ASKS_REMEDY | ASKS_WORDS,
                        false},
    [EVENT_REFUSED] = {STR_INIT("Refuse what the other side proposes"), STR_INIT("Refuse it"), ASKS_WORDS,
                       false},
    [EVENT_ACCEPTED] = {STR_INIT("Accept what the other side proposes"), STR_INIT("Accept it"), 0, true},
    [EVENT_DISPUTE_CANCELLED] = {STR_INIT("Cancel the dispute"), STR_INIT("Cancel the dispute"), 0, true},
    [EVENT_UNDONE] = {STR_INIT("Undo the last step"), STR_INIT("Undo it"), 0, false},
    [EVENT_ESCALATED] = {STR_INIT("Call the commission"), STR_INIT("Call it"), ASKS_WORDS, true},
    [EVENT_APPEALED] = {STR_INIT("Appeal against the decision"), STR_INIT("Appeal"), ASKS_WORDS, true},
    [EVENT_RETURN_SHIPPED] = {STR_INIT("Say that the goods are sent back"), STR_INIT("They are sent back"),
                              ASKS_WORDS, false},
    [EVENT_RETURN_ARRIVED] = {STR_INIT("Say that the return has arrived"), STR_INIT("It has arrived"), 0,
                              false},
    [EVENT_RETURN_CONFIRMED] = {STR_INIT("Confirm the return and give the money back"),
                                STR_INIT("Confirm it"), 0, true},
    [EVENT_RETURN_DISPUTED] = {STR_INIT("Dispute what came back"), STR_INIT("Dispute it"), ASKS_WORDS, true},
    [EVENT_REPLACEMENT_SHIPPED] = {STR_INIT("Say that the replacement is sent"), STR_INIT("It is sent"),
                                   ASKS_WORDS, false},
    [EVENT_REPLACEMENT_ARRIVED] = {STR_INIT("Say that the replacement has come"), STR_INIT("It has come"), 0,
                                   true},
};

struct deed deed_of(const struct order *order, enum order_event_kind kind)
{
    check(kind < EVENT_KIND_COUNT);
    if (!order->state.external)
        return deeds[kind];
    const struct act_words *words = act_words_of(kind);
    return (struct deed){words->label, STR("Save this"), words->asks, false};
}

int order_deeds(struct call *call, const struct order *order, struct order_action actions[ORDER_ACTIONS_MAX])
{
    return order_actions(order->policy, &order->state, order_viewer(order), call->ctx->now, actions);
}

bool deed_brings_files(const struct order *order, enum order_event_kind kind)
{
    bool fresh = order->policy->appeal.new_evidence_required && !order->state.external;
    return kind == EVENT_EVIDENCE_GIVEN || (kind == EVENT_APPEALED && fresh);
}

struct url deed_url(struct call *call, const struct order *order, enum order_event_kind kind)
{
    struct str name = names_at(&order_event_names, (int)kind);
    if (kind == EVENT_DISPUTE_OPENED)
        name = STR("dispute"); /* it has pages of its own */
    if (deed_brings_files(order, kind))
        name = STR("evidence");
    return url_printf(call, "/orders/%.*s/%.*s", STR_ARG(encoded(call, order->head.ref)), STR_ARG(name));
}

static struct str bounds_text(struct call *call, const struct order_action *action)
{
    struct arena *arena = &call->exchange->arena;
    if (instant_before(call->ctx->now, action->from))
        return arena_printf(arena, "Possible from %.*s.",
                            STR_ARG(when_long(arena, call_zone(call), action->from)));
    if (action->until.ms == CLOCK_NEVER.ms)
        return STR_NONE;
    return arena_printf(arena, "Possible until %.*s.",
                        STR_ARG(when_long(arena, call_zone(call), action->until)));
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
    const struct str headings[] = {external ? STR("What you can do or note") : STR("What you can do"),
                                   STR("Note what the others did")};
    for (size_t group = 0; group < 2; group++) {
        struct order_act_group *shown = &page->groups[page->group_count];
        shown->heading = headings[group];
        for (int i = 0; i < count; i++) {
            struct deed deed = deed_of(order, actions[i].act);
            bool others = external && actions[i].by != PARTY_BUYER;
            if (others != (group == 1) || deed.label.len == 0 || is_idle(&order->state, actions[i].act))
                continue;
            bool possible = !instant_before(call->ctx->now, actions[i].from) ||
                            actions[i].act == EVENT_DISPUTE_OPENED; /* its pages say why not, and from when */
            shown->at[shown->count++] =
                (struct order_act_view){deed.label, actions[i].consequence, bounds_text(call, &actions[i]),
                                        possible ? deed_url(call, order, actions[i].act) : url_own(STR_NONE)};
        }
        page->group_count += shown->count > 0;
    }
}

/* ---- words ---- */

struct str by_words(enum party by, enum party viewer)
{
    if (by == viewer)
        return STR("by you");
    return by == PARTY_BUYER ? STR("by the buyer") : party_words(by);
}

/* Deadlines that wait for one side: what it does, in its own words and in those of the others. */
static const struct {
    struct str own, of_others;
} waits[DEADLINE_COUNT] = {
    [DEADLINE_PAY] = {STR_INIT("you pay"), STR_INIT("the buyer pays")},
    [DEADLINE_SHIP] = {STR_INIT("you send the parcel"), STR_INIT("the seller sends the parcel")},
    [DEADLINE_CANCEL_ANSWER] = {STR_INIT("you answer whether to cancel"),
                                STR_INIT("the seller answers whether to cancel")},
    [DEADLINE_EXTENSION_ANSWER] = {STR_INIT("you answer the request for an extension"),
                                   STR_INIT("the seller answers the request for an extension")},
    [DEADLINE_VETO] = {STR_INIT("you may object to the extension"),
                       STR_INIT("the buyer may object to the extension")},
    [DEADLINE_UNDO] = {STR_INIT("you can undo the last step"), STR_INIT("the last step can be undone")},
    [DEADLINE_SELLER_ANSWER] = {STR_INIT("you answer the dispute"),
                                STR_INIT("the seller answers the dispute")},
    [DEADLINE_BUYER_ANSWER] = {STR_INIT("you answer the seller"), STR_INIT("the buyer answers the seller")},
    [DEADLINE_DECISION] = {STR_INIT("you decide the dispute"), STR_INIT("the commission decides")},
    [DEADLINE_APPEAL] = {STR_INIT("you may appeal"), STR_INIT("the time to appeal ends")},
    [DEADLINE_RETURN_SHIP] = {STR_INIT("you send the goods back"),
                              STR_INIT("the buyer sends the goods back")},
    [DEADLINE_RETURN_CONFIRM] = {STR_INIT("you look at the return and confirm it"),
                                 STR_INIT("the seller confirms the return")},
    [DEADLINE_REPLACEMENT_SHIP] = {STR_INIT("you send the replacement"),
                                   STR_INIT("the seller sends the replacement")},
};

struct str deadline_words_for(const struct order *order, enum deadline deadline)
{
    check(deadline < DEADLINE_COUNT);
    uint32_t turn = order_turn(order->policy, &order->state, deadline);
    bool own = (turn & PARTY_BIT(order_viewer(order))) != 0;
    if (waits[deadline].own.len == 0)
        return deadline_words(deadline);
    return own ? waits[deadline].own : waits[deadline].of_others;
}

struct str status_words_for(const struct order *order, struct str *colour)
{
    static const struct {
        enum party viewer; /* who reads */
        enum dispute dispute;
        struct str text, colour;
    } rows[] = {
        {PARTY_SELLER, DISPUTE_AT_SELLER, STR_INIT("Dispute: you have to answer"), STR_INIT("bad")},
        {PARTY_SELLER, DISPUTE_AT_BUYER, STR_INIT("Dispute: the buyer has to answer"), STR_INIT("warn")},
        {PARTY_STAFF, DISPUTE_AT_BUYER, STR_INIT("Dispute: the buyer has to answer"), STR_INIT("warn")},
        {PARTY_SELLER, DISPUTE_RETURN_DUE, STR_INIT("The buyer sends the goods back"), STR_INIT("warn")},
        {PARTY_STAFF, DISPUTE_RETURN_DUE, STR_INIT("The buyer sends the goods back"), STR_INIT("warn")},
        {PARTY_SELLER, DISPUTE_RETURN_HERE, STR_INIT("Look at the return"), STR_INIT("bad")},
        {PARTY_SELLER, DISPUTE_REPLACEMENT_DUE, STR_INIT("Send the replacement"), STR_INIT("bad")},
    };
    enum party viewer = order_viewer(order);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].viewer == viewer && rows[i].dispute == order->state.dispute) {
            *colour = rows[i].colour;
            return rows[i].text;
        }
    return order_status(&order->state, colour);
}

/* ---- the clock ---- */

/* The sentences in the buyer's words, and in those of the seller and the staff. */
void show_clock_sentence(struct call *call, const struct order *order, struct order_page *page)
{
    struct arena *arena = &call->exchange->arena;
    const struct order_state *state = &order->state;
    bool buyer = order_viewer(order) == PARTY_BUYER;
    bool cancelled = state->shipment == SHIPMENT_CANCELLED;
    page->clock_heading = buyer ? STR("Your protection") : STR("The buyer's protection");
    if (order_is_settled(state) && !cancelled) {
        page->clock_sentence = STR("This order is settled: every part of it has had its outcome.");
        return;
    }
    switch (state->protection) {
    case PROTECTION_NONE:
        page->clock_sentence = cancelled ? STR("The order was cancelled: there is nothing to protect.")
                               : buyer   ? STR("Your protection begins later: see the deadlines below.")
                                       : STR("The buyer's protection begins later: see the deadlines below.");
        return;
    case PROTECTION_RUNNING:
        page->clock_sentence = arena_printf(
            arena, buyer ? "You are protected until %.*s." : "The buyer is protected until %.*s.",
            STR_ARG(page->ends.text));
        return;
    case PROTECTION_GRACE:
        page->clock_sentence =
            arena_printf(arena,
                         buyer ? "Protection is over, but a dispute can still be opened until %.*s."
                               : "Protection is over, but the buyer can still open a dispute until %.*s.",
                         STR_ARG(page->ends.text));
        return;
    case PROTECTION_ENDED:
    case PROTECTION_COUNT:
        page->clock_sentence = arena_printf(
            arena, buyer ? "Your protection ended on %.*s." : "The buyer's protection ended on %.*s.",
            STR_ARG(when_long(arena, call_zone(call), state->protection_ends)));
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
                    .label = deed_of(order, kinds[k]).label, .url = deed_url(call, order, kinds[k])};
}

/* What the party does about its own deadline, the first choice first. */
static const struct {
    enum deadline deadline;
    enum order_event_kind kinds[NOW_DEEDS_MAX];
    struct str title, what;
} needs[] = {
    {DEADLINE_SHIP,
     {EVENT_SHIPPED},
     STR_INIT("Send the parcel"),
     STR_INIT("Hand it to the carrier, and say so here: the buyer's clock begins then.")},
    {DEADLINE_CANCEL_ANSWER,
     {EVENT_CANCEL_AGREED, EVENT_CANCEL_REFUSED},
     STR_INIT("Answer whether to cancel"),
     STR_INIT("The buyer wants to cancel. Cancel the order and the money goes back, or refuse and send it.")},
    {DEADLINE_EXTENSION_ANSWER,
     {EVENT_EXTENSION_GRANTED, EVENT_EXTENSION_REFUSED},
     STR_INIT("Answer the request for an extension"),
     STR_INIT(
         "The buyer asks for more time. Granting it costs nothing while the parcel is on its way; after a "
         "refusal the buyer will often open a dispute.")},
    {DEADLINE_SELLER_ANSWER,
     {EVENT_ACCEPTED, EVENT_PROPOSED, EVENT_REFUSED},
     STR_INIT("Answer the dispute"),
     STR_INIT("Read what the buyer says and asks for. Accept it, propose something else, or refuse it.")},
    {DEADLINE_AGREEMENT,
     {EVENT_PROPOSED, EVENT_ESCALATED},
     STR_INIT("Agree, or call the commission"),
     STR_INIT("Nobody has to answer now. A proposal that the other side can accept ends it soonest.")},
    {DEADLINE_EVIDENCE,
     {EVENT_EVIDENCE_GIVEN},
     STR_INIT("Give your evidence"),
     STR_INIT("The commission will decide on what both sides have given until then.")},
    {DEADLINE_REBUTTAL,
     {EVENT_EVIDENCE_GIVEN},
     STR_INIT("Answer the other side's evidence"),
     STR_INIT("Look at what the other side has given, and add what it leaves out.")},
    {DEADLINE_DECISION,
     {EVENT_NONE},
     STR_INIT("Decide the dispute"),
     STR_INIT("Read what both sides have given, and decide with a reason.")},
    {DEADLINE_APPEAL,
     {EVENT_APPEALED},
     STR_INIT("Appeal, or let it stand"),
     STR_INIT("The decision is against you in part. An appeal needs what the commission has not seen yet.")},
    {DEADLINE_RETURN_CONFIRM,
     {EVENT_RETURN_CONFIRMED, EVENT_RETURN_DISPUTED},
     STR_INIT("Look at the return"),
     STR_INIT("Confirm that the goods are back, or dispute what came back.")},
    {DEADLINE_REPLACEMENT_SHIP,
     {EVENT_REPLACEMENT_SHIPPED},
     STR_INIT("Send the replacement"),
     STR_INIT("Hand it to the carrier, and say so here.")},
};

void show_need(struct call *call, const struct order *order, struct order_page *page)
{
    struct order_due due;
    enum party viewer = order_viewer(order);
    page->now_heading = STR("What should I do now?");
    if (viewer == PARTY_BUYER)
        return;
    page->now_heading = STR("What needs you now:");
    if (!order_turn_next(order->policy, &order->state, viewer, &due))
        return;
    for (size_t i = 0; i < COUNT_OF(needs); i++) {
        if (needs[i].deadline != due.deadline)
            continue;
        page->now_title = needs[i].title;
        page->now_what = needs[i].what;
        page->now_by = time_view_of(call, due.at);
        page->now_risk =
            arena_printf(&call->exchange->arena, "If you do nothing: %.*s.", STR_ARG(due.outcome));
        show_ways(call, order, needs[i].kinds, page);
        page->now_urges = page->now_deed_count == 1;
    }
}
