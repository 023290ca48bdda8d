#ifndef TEXT_TRACKING_FIND_H
#define TEXT_TRACKING_FIND_H
/* Tracking numbers in running text: mails, messages, chats, pages; in any language, with or without spaces. */
#include "text/tracking/tracking.h"

struct track_found {
    size_t from, to; /* bytes of the text */
    struct track_result result;
};

/*
 * The numbers in a text in order, each once, at most `room`. A wrong find costs more than a missed one: what only looks
 * like a number must stand beside a word or a carrier's name that says so, and not beside one that says otherwise
 * (order, invoice, telephone, account). A carrier's name beside the number decides between candidates. Returns how many
 * were found. A text of nothing but what may be numbers is not read to its end: that would cost more than it is worth.
 */
size_t track_find_in_text(const struct track_table *table, struct str text, struct track_found *found,
                          size_t room);

/* True when what was identified is rather a sentence with a number in it, or a link without one that is known. */
bool track_is_running_text(const struct track_result *result);

#endif
