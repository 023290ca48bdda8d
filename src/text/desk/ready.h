#ifndef TEXT_DESK_READY_H
#define TEXT_DESK_READY_H
/*
 * Texts to answer with that have named places, such as "ordered on {ordered}", for the facts of the order that a question
 * carries, or that is written about. What is not known becomes its name in brackets, for whoever writes to see and to fill in.
 */
#include "base/arena.h"
#include "base/words.h"

enum ready_place {
    READY_MARKETPLACE,
    READY_ORDERED,
    READY_PROMISED,
    READY_PROTECTION_ENDS,
    READY_TRACKING,
    /* Of an order, among its sides alone: a question's readers are not told. */
    READY_NUMBER,
    READY_TITLE,
    READY_AMOUNT,
    READY_BUYER,
    READY_SELLER,
    READY_DEADLINE,
    READY_PLACE_COUNT
};

/* As it is written: "ordered"; and what it is, as people read it: "day of the order". */
struct str ready_place_name(enum ready_place place);
struct str ready_place_label(enum ready_place place);

/* What goes into each place; empty: it is not known. */
struct ready_facts {
    struct str at[READY_PLACE_COUNT];
};
/* The first place in a text that there is none of, without its braces; empty: all are known. */
struct str ready_unknown_place(struct str body);
/* Brackets are in that language. *used: whether a fact went in. */
struct str ready_filled(struct arena *arena, const struct language *language, struct str body,
                        const struct ready_facts *facts, bool *used);

#endif
