#ifndef TEXT_ADVICE_PASTE_H
#define TEXT_ADVICE_PASTE_H
/*
 * What a pasted mail, message or order page says of an order. Strict: a fact counts only behind words that name it, in
 * the languages of the tables in paste_words.c; what is not found is asked for.
 */
#include "text/advice/input.h"

enum { ADVICE_FACTS_MAX = 10, ADVICE_FACTS_SHOWN = 6, ADVICE_PASTE_MAX = 64 * 1024 };

struct advice_fact {
    struct str
        field; /* of the form: "ordered"; or "order_number", "price", "currency", which only an order has */
    struct str label; /* English, for people */
    struct str value; /* as the form takes it: 2026-11-20, or an instant for "ends in 2 days 4 hours" */
};

/*
 * Finds the facts, the most useful first, each field once; a page shows ADVICE_FACTS_SHOWN of them to look at. Takes any bytes up to ADVICE_PASTE_MAX; texts live in
 * the arena.
 */
size_t advice_find_facts(struct arena *arena, const struct advice_sources *sources, struct str text,
                         struct instant now, struct advice_fact facts[ADVICE_FACTS_MAX]);

/* "2 days 4 hours", "2d 4h", "3 Tage": what a marketplace's clock shows, as an instant; false when it is none. */
bool advice_read_countdown(struct arena *arena, struct str text, struct instant now, struct instant *at);

#endif
