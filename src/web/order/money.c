/* What became of an order's money, and whether what was ordered is done. */
#include "base/check.h"
#include "core/order/ledger.h"
#include "service/order/effect.h"
#include "text/clock/when.h"
#include "web/order/show.h"

struct str effect_words(struct call *call, const struct effect *effect, struct currency currency)
{
    const struct {
        struct str kind, sentence;
    } rows[] = {
        {EFFECT_REFUND, STR(N_("{amount} back to the buyer"))},
        {EFFECT_RELEASE, STR(N_("{amount} to the seller"))},
        {EFFECT_RECOVER, STR(N_("{amount} back from the seller"))},
        {EFFECT_CANCEL, STR(N_("{amount} not to the seller after all"))},
        {EFFECT_CANCEL_REFUND, STR(N_("{amount} not to the buyer after all: the bank has paid it"))},
        {EFFECT_RECOVER_BUYER, STR(N_("{amount} back from the buyer, who has it from the bank as well"))},
        {EFFECT_CANCEL_RECOVER,
         STR(N_("{amount} not back from the seller after all: it is the seller's again"))},
        {EFFECT_CANCEL_RECOVER_BUYER,
         STR(N_("{amount} not back from the buyer after all: it is the buyer's again"))},
    };
    struct str amount = money_text(call, effect->amount_minor, currency);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_eq(effect->kind, rows[i].kind))
            return arena_say(arena_of(call), call->language, rows[i].sentence,
                             PLACES(PLACE("amount", amount)));
    return amount;
}

struct str effect_state_words(const struct call *call, enum effect_state state)
{
    static const struct str words[EFFECT_STATE_COUNT] = {
        [EFFECT_WAITING] = STR_INIT(N_("ordered, not yet carried out")),
        [EFFECT_SENT] = STR_INIT(N_("handed over, not yet answered")),
        [EFFECT_FAILED] = STR_INIT(N_("it did not work, and is tried again")),
        [EFFECT_DONE] = STR_INIT(N_("carried out")),
        [EFFECT_GIVEN_UP] =
            STR_INIT(N_("could not be carried out: the marketplace's staff has to look at it")),
        [EFFECT_WITHDRAWN] = STR_INIT(N_("withdrawn: it is not carried out")),
    };
    check(state >= 0 && state < EFFECT_STATE_COUNT);
    return say(call->language, words[state]);
}

static bool moved_otherwise(const struct effect *effect)
{
    return effect->state == EFFECT_DONE && effect->moved_minor && effect->moved_minor != effect->amount_minor;
}

struct str refund_words(struct call *call, const struct effect *effect)
{
    struct currency currency;
    if (moved_otherwise(effect) && currency_from(effect->currency, &currency))
        return call_fill(call, "carried out, but in truth {amount} has moved",
                         PLACES(PLACE("amount", money_text(call, effect->moved_minor, currency))));
    struct instant due = effect_due(&call->app->policies, effect);
    bool waits = effect->state == EFFECT_WAITING || effect->state == EFFECT_SENT;
    struct word_places date = PLACES(PLACE("date", when_long(arena_of(call), call_reading(call), due)),
                                     PLACE("state", effect_state_words(call, effect->state)));
    if (due.ms && effect_is_overdue(&call->app->policies, effect, call->ctx->now))
        return call_fill(call, "{state}; overdue: it was to be with the buyer by {date}", date);
    return due.ms && waits ? call_fill(call, "{state}; it is to be with the buyer by {date}", date)
                           : effect_state_words(call, effect->state);
}

/* Whether a refund has not moved: then nobody may read that it was paid back. */
static struct str refund_status(struct call *call, const struct effects *effects, struct str status,
                                struct str *colour)
{
    bool open = false, given_up = false, late = false, less = false;
    for (size_t i = 0; i < effects->count; i++) {
        enum effect_state state = effects->at[i].state;
        bool refund = str_eq(effects->at[i].kind, EFFECT_REFUND);
        late |= effect_is_overdue(&call->app->policies, &effects->at[i], call->ctx->now);
        given_up |= refund && state == EFFECT_GIVEN_UP;
        less |= refund && moved_otherwise(&effects->at[i]) &&
                effects->at[i].moved_minor < effects->at[i].amount_minor;
        open |= refund && (state == EFFECT_WAITING || state == EFFECT_SENT || state == EFFECT_FAILED);
    }
    if (given_up || open || less)
        *colour = given_up || late || less ? STR("bad") : STR("warn");
    if (open && late && !given_up)
        return STR(N_("The refund is overdue"));
    if (!given_up && !open && less)
        return STR(N_("Less has moved than was ordered"));
    return given_up ? STR(N_("The refund has failed")) : open ? STR(N_("The refund is ordered")) : status;
}

enum err refund_status_of(struct call *call, const struct order *order, struct str *status,
                          struct str *colour)
{
    const struct order_state *state = &order->state;
    struct effects effects;
    bool quiet = state->dispute == DISPUTE_NONE || state->dispute == DISPUTE_CLOSED;
    if (state->external || !quiet || state->chargeback || state->refunded_minor == state->bank_minor)
        return OK;
    enum err err = effect_list_order(call->ctx, order->head.id, &effects);
    if (!err)
        *status = say(call->language, refund_status(call, &effects, *status, colour));
    return err;
}

/* What the seller had already, was told to give back, and has not. */
static int64_t owed_minor(const struct effects *effects)
{
    int64_t sum = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect *effect = &effects->at[i];
        bool open = effect->state != EFFECT_DONE && effect->state != EFFECT_WITHDRAWN;
        sum += open && str_eq(effect->kind, EFFECT_RECOVER) ? effect->amount_minor : 0;
    }
    return sum;
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
    add(call, card, N_("Back to the buyer"), state->refunded_minor - state->bank_minor, order);
    add(call, card, N_("Taken back by the buyer's bank"), state->bank_minor, order);
    add(call, card, N_("To the seller"), state->seller_minor - fee, order);
    if (!order_is(order, PARTY_BUYER))
        add(call, card, N_("Fee of the marketplace"), fee, order);
    else if (fee)
        add(call, card, N_("Kept by the marketplace as the seller's fee"), fee, order);
    enum err err = effect_list_order(call->ctx, order->head.id, &effects);
    if (err)
        return err;
    add(call, card, N_("Owed by the seller, and not back yet"), owed_minor(&effects), order);
    card->effects = ARENA_ARRAY(arena_of(call), struct money_effect, effects.count + 1);
    for (size_t i = 0; i < effects.count; i++)
        card->effects[card->effect_count++] = (struct money_effect){
            effect_words(call, &effects.at[i], order->state.currency), refund_words(call, &effects.at[i]),
            time_view_of(call, effects.at[i].made_at)};
    return OK;
}
