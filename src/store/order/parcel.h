#ifndef STORE_ORDER_PARCEL_H
#define STORE_ORDER_PARCEL_H
/* Parcels of orders: numbers, events, and the bytes that feeds sent. Rows in, rows out; nothing is ever changed. */
#include "store/engine/rows.h"

enum {
    PARCEL_NUMBERS_MAX = 10,
    PARCEL_NUMBERS_SENT = 6,  /* before goods are owed back or anew: the others are for these */
    PARCEL_NUMBERS_BUYER = 2, /* of the parcel itself, by the buyer: the seller knows the others */
    PARCEL_EVENTS_MAX = 300,
    PARCEL_EVENTS_SIDE = 50, /* by the word of the buyer, or of the seller: the others are the carrier's */
    PARCEL_ORDERS_MAX = 20
};

struct parcel_number {
    struct str number; /* capital letters and digits alone */
    struct instant added_at;
    struct str entered_by; /* "buyer", "seller", "staff", "market", "carrier"; empty: not known */
    int64_t lines;         /* of the order that it carries, a bit each; 0: nobody said */
    bool elsewhere;        /* it also stands on an order of somebody else, or from another seller */
};
struct parcel_numbers {
    struct parcel_number at[PARCEL_NUMBERS_MAX];
    size_t count;
};

/* One event as it is stored: words for every closed list. */
struct parcel_row {
    struct str number;
    struct instant at, noted_at;
    struct str event, code, words, place, country, source, word;
    int64_t person_id;
    struct str payload, mark; /* payload: a hash, or empty; mark is not read back */
};
struct parcel_rows {
    struct parcel_row *at;
    size_t count;
};

/* Keeps what is there already, but for the lines, if the side that entered it says them now. */
enum err parcel_number_insert(struct db *db, int64_t order_id, const struct parcel_number *number) MUST_USE;
/* In the order in which they were added, at most PARCEL_NUMBERS_MAX. */
enum err parcel_numbers_load(struct db *db, struct arena *arena, int64_t order_id,
                             struct parcel_numbers *numbers) MUST_USE;
/* The orders on which a number stands. */
enum err parcel_orders_of(struct db *db, struct str number, int64_t ids[PARCEL_ORDERS_MAX],
                          size_t *count) MUST_USE;

/* *added: whether it was new. */
enum err parcel_row_insert(struct db *db, int64_t order_id, const struct parcel_row *row,
                           bool *added) MUST_USE;
/* By whose word: a name of parcel_word_names. */
enum err parcel_rows_count_word(struct db *db, int64_t order_id, struct str word, int64_t *count) MUST_USE;
enum err parcel_rows_count(struct db *db, int64_t order_id, int64_t *count) MUST_USE;
/* The newest first, at most PARCEL_EVENTS_MAX. */
enum err parcel_rows_load(struct db *db, struct arena *arena, int64_t order_id,
                          struct parcel_rows *rows) MUST_USE;

/* Keeps what is there already. */
struct tracking_payload {
    struct str hash, source, body;
    struct instant received_at;
};
enum err tracking_payload_insert(struct db *db, const struct tracking_payload *payload) MUST_USE;

#endif
