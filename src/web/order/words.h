#ifndef WEB_ORDER_WORDS_H
#define WEB_ORDER_WORDS_H
/* The acts and states of an order in the words of whoever reads its pages. */
#include "base/words.h"
#include "core/order/order.h"

struct str remedy_words(const struct language *language, enum remedy remedy);
struct str line_kind_words(const struct language *language, enum line_kind kind);
/* In one or two words, and how it is coloured ("good", "warn", "bad", "plain"). */
struct str order_status(const struct language *language, const struct order_state *state, struct str *colour);

#endif
