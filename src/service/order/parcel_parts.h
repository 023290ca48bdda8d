#ifndef SERVICE_ORDER_PARCEL_PARTS_H
#define SERVICE_ORDER_PARCEL_PARTS_H
/* Events on their way into one order, whoever told them. For service/ only. */
#include "service/order/parcel.h"

/* Clocks of carriers and marketplaces differ; their local times come without a zone. */
#define PARCEL_AHEAD SPAN_DAYS(1)

struct parcel_told {
    enum parcel_source source;
    struct str number;  /* of entries that name none */
    int64_t person_id;  /* 0: a program */
    struct str payload; /* the hash of what came, or empty */
    const struct parcel_entry *entries;
    size_t count;
};

/* A number comes to stand on an order, by that person (0: by nobody), and is followed from now on. */
enum err parcel_number_enter(struct ctx *ctx, const struct viewer *viewer, int64_t order_id,
                             struct str number) MUST_USE;
/* What a feed tells, for one order that has its number. */
enum err parcel_take_for(struct ctx *ctx, const struct policy_set *policies,
                         const struct parcel_message *message, int64_t order_id, size_t *added) MUST_USE;
/* Whether goods are on their way back, or anew. */
bool parcel_has_leg(const struct order *order);

/* What an entry says: by its code, else by its words. */
enum parcel_event parcel_entry_event(const struct parcel_entry *entry);

/* A label alone sends nothing. */
bool parcel_was_seen(enum parcel_event event);
/* Whether that word moves an order: in a notebook the buyer's does, too. */
bool parcel_counts(bool external, enum parcel_word word);
/* What was seen sooner is of another parcel: the number has been used again, or its carrier was guessed wrong. */
struct instant parcel_begins(const struct order *order);
/* The delivery with which all of the order has come; NULL: none has, or another number of it is under way. */
const struct parcel_row *parcel_whole(const struct order *order, const struct parcel_rows *rows);
/* When that number was delivered; CLOCK_UNSET: not. */
struct instant parcel_came(const struct order *order, const struct parcel_rows *rows, struct str number);

#endif
