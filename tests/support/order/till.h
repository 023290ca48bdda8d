#ifndef SUPPORT_ORDER_TILL_H
#define SUPPORT_ORDER_TILL_H
/* A hosted marketplace whose money is moved by a simulated provider, or by its own system: for tests of effects. */
#include "service/clock/round.h"
#include "service/order/effect.h"
#include "service/order/provider_simulated.h"
#include "support/order/market_world.h"

struct till {
    struct market_world world;
    struct simulated_provider simulated;
    struct round_base place; /* its provider is the simulated one */
};

/* With a fee of 5 %. */
void till_open(struct till *till, struct str database);
/* One round of what time does, at the world's instant. */
enum err till_round(struct till *till);

/* Paid, and all of it given back because the seller cancels. */
struct str till_refunded_order(struct till *till);
/* Opens the till under rules where the seller has the money as soon as it is paid: 50.00 less the fee. */
struct str till_released_order(struct till *till, struct str database);
void till_seller_cancels(struct till *till, struct str ref);
/* What the provider tells of the bank. */
enum err till_bank(struct till *till, struct str ref, enum order_event_kind kind, enum favour favour);

/* What the simulated provider has in its book. */
int64_t till_paid_out(struct till *till);
struct effects till_effects(struct till *till, struct str ref);
struct effect till_only_effect(struct till *till, struct str ref);
/* The last of that kind; with an amount of 0 when there is none. */
struct effect till_effect(struct till *till, struct str ref, const char *kind);

/* What the marketplace's own system tells. */
struct effect_telling till_answer(struct till *till, struct str key, enum effect_answer answer);
enum err till_tell(struct till *till, struct effect_telling telling);

/* What `recourse check` says of every order: nothing. */
void till_prove(struct till *till);

#endif
