#ifndef WEB_ORDER_WORDS_H
#define WEB_ORDER_WORDS_H
/* The acts and states of an order in the words of whoever reads its pages. */
#include "base/words.h"
#include "core/order/order.h"

struct str remedy_words(const struct language *language, enum remedy remedy);
/* What the other instant of such an event says: on its page, as a sentence with {date}; in a case file, with {what}. */
struct until_words {
    struct str page, file;
};
const struct until_words *until_words(enum order_event_kind kind);
/* Of what waits for a second person, by the name of its event. */
struct str second_act_words(const struct language *language, struct str act);
struct str line_kind_words(const struct language *language, enum line_kind kind);
/* In one or two words, and how it is coloured ("good", "warn", "bad", "plain"). */
struct str order_status(const struct language *language, const struct order_state *state, struct str *colour);

#endif
