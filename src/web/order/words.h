#ifndef WEB_ORDER_WORDS_H
#define WEB_ORDER_WORDS_H
/* The acts and states of an order in the words of whoever reads its pages. */
#include "core/order/order.h"

struct str remedy_words(enum remedy remedy);
struct str party_words(enum party party);
/* In one or two words, and how it is coloured ("good", "warn", "bad", "plain"). */
struct str order_status(const struct order_state *state, struct str *colour);

#endif
