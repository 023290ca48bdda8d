/* The dispute as the two sides stand to each other, and what an act leads to under the order's own rules. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "service/order/seen.h"
#include "text/clock/when.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

/* "part of the money back: 50.00 EUR" */
static struct str offer_words(struct call *call, const struct order *order, const struct proposal *proposal)
{
    struct str remedy = remedy_words(call->language, proposal->remedy);
    if (proposal->amount_minor == 0)
        return remedy;
    struct str amount = money_text(call, proposal->amount_minor, order->state.currency);
    return call_fill(call, "{remedy}: {amount}", PLACES(PLACE("remedy", remedy), PLACE("amount", amount)));
}

static struct deal_side side_of_deal(struct call *call, const struct order *order, enum party party)
{
    static const struct str more[2] = FORMS_("{n} more proposal possible", "{n} more proposals possible");
    const struct order_state *state = &order->state;
    int side = party == PARTY_SELLER;
    const struct proposal *proposal = &state->proposals[side];
    bool own = order_viewer(order) == party;
    int32_t rounds = order->policy->talk.max_rounds - state->rounds[side];
    struct deal_side view = {
        .who = own                    ? call_say(call, "You")
               : party == PARTY_BUYER ? call_say(call, "The buyer")
                                      : call_say(call, "The seller"),
        .offer = proposal->stands ? offer_words(call, order, proposal) : call_say(call, "no proposal yet"),
        .stands = proposal->stands,
    };
    if (rounds >= 0 && order->policy->talk.counter != COUNTER_FREE)
        view.rounds = arena_say_n(arena_of(call), call->language, more, rounds, (struct word_places){0});
    return view;
}

static struct str some_pieces(struct call *call, const struct order_state *state, int32_t line)
{
    return call_fill(
        call, "{count} of {most} in this dispute",
        PLACES(PLACE_INT("count", state->pieces), PLACE_INT("most", state->line_quantity[line])));
}

/* The lines that it is about, where the order has more than one. */
static void show_lines(struct call *call, const struct order *order, struct deal_card *card)
{
    const struct order_state *state = &order->state;
    bool shown = order->lines.count > 1 || state->pieces;
    for (size_t i = 0; shown && i < order->lines.count; i++) {
        bool about = state->lines & line_bit(i), settled = state->settled & line_bit(i);
        card->lines[card->line_count++] = (struct deal_line){
            order->lines.at[i].title, money_text(call, order->lines.at[i].amount_minor, state->currency),
            settled                  ? call_say(call, "has had its outcome")
            : about && state->pieces ? some_pieces(call, state, (int32_t)i)
            : about                  ? call_say(call, "in this dispute")
                                     : call_say(call, "not in this dispute")};
    }
}

/* Until when somebody has to answer, and what silence does. */
static void show_turn(struct call *call, const struct order *order, struct deal_card *card)
{
    static const enum deadline turns[] = {DEADLINE_SELLER_ANSWER, DEADLINE_BUYER_ANSWER, DEADLINE_UNDO,
                                          DEADLINE_AGREEMENT};
    struct order_due due[DEADLINE_COUNT];
    int count = order_dues(order, call->ctx->now, due);
    for (size_t t = 0; t < COUNT_OF(turns); t++)
        for (int i = 0; i < count; i++)
            if (due[i].deadline == turns[t] && card->until.text.len == 0) {
                card->turn = deadline_words_for(call, order, due[i].deadline);
                card->until = until_view_of(call, due[i].at);
                card->silence = outcome_words(call, &due[i]);
            }
}

struct deal_card deal_card_of(struct call *call, const struct order *order)
{
    struct deal_card card = {0};
    const struct order_state *state = &order->state;
    bool talks = state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED &&
                 state->dispute != DISPUTE_FROZEN;
    if (!talks)
        return card;
    const struct reason *reason = &order->policy->reasons[state->reason];
    card.shown = true;
    card.reason = say(call->language, str_from(reason->title));
    card.opened = time_view_of(call, state->opened);
    card.sides[0] = side_of_deal(call, order, PARTY_BUYER);
    card.sides[1] = side_of_deal(call, order, PARTY_SELLER);
    if (state->dispute == DISPUTE_AGREED)
        card.agreed = offer_words(call, order, &state->outcome);
    show_lines(call, order, &card);
    show_turn(call, order, &card);
    return card;
}

/* ---- what an act leads to ---- */

static struct str after(struct call *call, const struct order *order, struct duration duration)
{
    struct instant at = clock_add(&order->policy->calendar, call->ctx->now, duration);
    return when_until(arena_of(call), call_reading(call), at);
}

static struct str accepting_facts(struct call *call, const struct order *order)
{
    int other = order_viewer(order) == PARTY_SELLER ? 0 : 1;
    const struct proposal *proposal = &order->state.proposals[other];
    struct duration undo = order->policy->talk.undo;
    struct str offer = offer_words(call, order, proposal);
    if (!duration_is_set(undo) || order->state.undone[1 - other])
        return call_fill(call, "You accept: {offer}. This cannot be undone.", PLACES(PLACE("offer", offer)));
    return call_fill(call, "You accept: {offer}. It can be undone until {date}; then it is carried out.",
                     PLACES(PLACE("offer", offer), PLACE("date", after(call, order, undo))));
}

/* What silence means. */
static struct str answer_facts(struct call *call, const struct order *order)
{
    const struct extension_rules *rules = &order->policy->extension;
    struct str silence = say(call->language, order_extension_silence(order->policy, &order->state));
    if (duration_is_set(rules->answer_within))
        return call_fill(
            call, "The seller has until {date} to answer. {silence}",
            PLACES(PLACE("date", after(call, order, rules->answer_within)), PLACE("silence", silence)));
    return call_fill(call, "The seller may take until the end of the protection to answer. {silence}",
                     PLACES(PLACE("silence", silence)));
}

/* What silence and a refusal on the last day would mean: the trap that people fall into. */
static struct str extension_facts(struct call *call, const struct order *order)
{
    const struct extension_rules *rules = &order->policy->extension;
    char left[DURATION_TEXT];
    struct str refusal;
    if (duration_is_set(rules->min_left_after_refusal))
        refusal = call_fill(
            call, "After a refusal you still have at least {span}.",
            PLACES(PLACE("span", duration_words(call->language, rules->min_left_after_refusal, left))));
    else
        refusal = call_fill(
            call,
            "A refusal on the last day leaves you no time: whatever the seller says, open the dispute before "
            "{date}.",
            PLACES(
                PLACE("date", when_long(arena_of(call), call_reading(call), order->state.protection_ends))));
    return arena_printf(arena_of(call), "%.*s %.*s", STR_ARG(answer_facts(call, order)), STR_ARG(refusal));
}

static struct str cancelling_facts(struct call *call, const struct order *order)
{
    struct duration undo = order->policy->talk.undo;
    bool again = order->policy->dispute.reopen == REOPEN_WHILE_PROTECTED;
    struct str later = again ? call_say(call, "While protection lasts, a new one can be opened.")
                             : call_say(call, "These rules do not let it be opened again.");
    if (order->state.undone[0])
        return arena_printf(arena_of(call), "%.*s %.*s", STR_ARG(call_say(call, "This cannot be undone.")),
                            STR_ARG(later));
    if (!duration_is_set(undo))
        return later;
    struct str undone =
        call_fill(call, "This can be undone until {date}.", PLACES(PLACE("date", after(call, order, undo))));
    return arena_printf(arena_of(call), "%.*s %.*s", STR_ARG(undone), STR_ARG(later));
}

static struct str receipt_facts(struct call *call, const struct order *order)
{
    return call_fill(
        call, "{amount} goes to the seller, and you cannot open a dispute any more.",
        PLACES(PLACE("amount", money_text(call, order->state.held_minor, order->state.currency))));
}

struct str deed_facts(struct call *call, const struct order *order, enum order_event_kind kind)
{
    static const struct {
        enum order_event_kind kind;
        bool anywhere; /* also where the acts are only noted */
        struct str (*facts)(struct call *call, const struct order *order);
    } rows[] = {
        {EVENT_ACCEPTED, false, accepting_facts},
        {EVENT_EXTENSION_ASKED, true, extension_facts},
        {EVENT_DISPUTE_CANCELLED, false, cancelling_facts},
        {EVENT_RECEIPT_CONFIRMED, false, receipt_facts},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].kind == kind && (rows[i].anywhere || !order->state.external))
            return rows[i].facts(call, order);
    return STR_NONE;
}
