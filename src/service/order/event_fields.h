#ifndef SERVICE_ORDER_EVENT_FIELDS_H
#define SERVICE_ORDER_EVENT_FIELDS_H
/*
 * What a stored event carries, once: the hash chain, the case file and the programs' door are made of these rows. The
 * columns of the table (`row: order_row` in store/sql/order/order.sql) are the same fields.
 */
#include "core/order/fields.h"
#include "store/order/order.h"

enum event_field_kind {
    EVENT_FIELD_NUMBER, /* an int64_t */
    EVENT_FIELD_TIME,   /* a struct instant */
    EVENT_FIELD_WORD    /* a struct str */
};

/* How programs are told of a field of the history. What a kind of event does not use is left out. */
enum event_told { TOLD_PLAIN, TOLD_OR_NULL, TOLD_TIME, TOLD_LINES, TOLD_AMOUNT, NOT_TOLD };

struct event_field {
    struct str name; /* in the case file */
    enum event_field_kind kind;
    size_t at;     /* where it stands in struct order_row */
    int64_t least; /* of a number or time, in a file that is proven */
    int64_t most;  /* event_most() */
    enum {
        HASHED,        /* with the others of its kind, in the order of the rows */
        HASHED_LAST,   /* behind all other numbers */
        HASHED_IF_SET, /* behind these, and in the case file, unless it is 0: older events have none */
        NOT_HASHED     /* it is the hash */
    } hashed;
    enum event_told told;
    struct str told_as; /* its name there */
};
/* As many lines as the order has; as much as an act can carry (core/order/fields.h). */
enum { EVENT_ALL_LINES = -1 };
#define EVENT_AS_ACT(field) (-2 - (int)(field))

extern const struct event_field event_fields[];
extern const size_t event_field_count;

/* The most that a number can be in an order of so many lines. */
int64_t event_most(const struct event_field *field, size_t lines);
/* The number or time of the row, or its word: as the kind says. */
int64_t *event_number(const struct event_field *field, struct order_row *row);
struct str *event_word(const struct event_field *field, struct order_row *row);

#endif
