/* What became of an order's money, and whether what was ordered is done. */
#include "core/order/ledger.h"
#include "service/order/effects.h"
#include "web/order/show.h"

static struct str effect_words(struct call *call, const struct order *order, const struct effect *effect)
{
    struct str amount = money_text(call, effect->amount_minor, order->state.currency);
    struct word_places places = PLACES(PLACE("amount", amount));
    return str_eq(effect->kind, STR("refund")) ? call_fill(call, "{amount} back to the buyer", places)
                                               : call_fill(call, "{amount} to the seller", places);
}

static struct str state_words(const struct call *call, enum effect_state state)
{
    static const struct str words[] = {
        [EFFECT_WAITING] = STR_INIT(N_("ordered, not yet carried out")),
        [EFFECT_DONE] = STR_INIT(N_("carried out")),
        [EFFECT_DEAD] = STR_INIT(N_("could not be carried out: the marketplace's staff has to look at it")),
    };
    return say(call->language, words[state]);
}

static void add(struct call *call, struct money_card *card, const char *label, int64_t minor,
                const struct order *order)
{
    if (minor)
        card->rows[card->row_count++] =
            (struct money_row){call_say(call, label), money_text(call, minor, order->state.currency)};
}

enum err money_card_of(struct call *call, const struct order *order, struct money_card *card)
{
    struct effects effects;
    const struct order_state *state = &order->state;
    *card = (struct money_card){0};
    if (state->external || state->paid_minor == 0)
        return OK;
    int64_t fee = ledger_fee(state->seller_minor, state->fee_basis_points);
    add(call, card, N_("Paid"), state->paid_minor, order);
    add(call, card, N_("Held until the order is settled"), state->held_minor, order);
    add(call, card, N_("Back to the buyer"), state->refunded_minor, order);
    add(call, card, N_("To the seller"), state->seller_minor - fee, order);
    if (!order_is(order, PARTY_BUYER))
        add(call, card, N_("Fee of the marketplace"), fee, order);
    else if (fee)
        add(call, card, N_("Kept by the marketplace as the seller's fee"), fee, order);
    enum err err = effects_load(call->ctx->db, &call->exchange->arena, order->head.id, &effects);
    if (err)
        return err;
    card->effects = ARENA_ARRAY(&call->exchange->arena, struct money_effect, effects.count + 1);
    for (size_t i = 0; i < effects.count; i++)
        card->effects[card->effect_count++] = (struct money_effect){
            effect_words(call, order, &effects.at[i]), state_words(call, effects.at[i].state),
            time_view_of(call, effects.at[i].made_at)};
    return OK;
}
