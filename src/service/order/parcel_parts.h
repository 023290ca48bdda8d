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

/* An order that the law may be told of. */
struct parcel_hearing {
    const struct policy_set *policies;
    const struct order *order;
    struct order_held *held; /* of it, read as parcel_teller; NULL: it is read by the act */
};

/* A number comes to stand on an order, by that person (0: by nobody), and is followed from now on. */
enum err parcel_number_enter(struct ctx *ctx, const struct viewer *viewer, int64_t order_id,
                             struct parcel_number number) MUST_USE;
/* What a feed tells, for one order that has its number. */
enum err parcel_take_for(struct ctx *ctx, const struct policy_set *policies,
                         const struct parcel_message *message, int64_t order_id, size_t *added) MUST_USE;
/* Whether goods are on their way back, or anew. */
bool parcel_has_leg(const struct order *order);
/* So many numbers may stand on the order after one more of its viewer; nobody uses up what another needs. */
size_t parcel_numbers_for(const struct order *order);
/* The lines of the goods on their way back, or anew, where its viewer sends them and the rest is still to come; else 0. */
uint64_t parcel_leg_lines(const struct order *order);
/* Whoever owes goods and gives their number has said with it that they are sent. */
enum err parcel_ship_leg(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct order_held *held) MUST_USE;
/* Who brings it before the law: the marketplace's system, which stands for the carrier, or the notebook's owner. */
struct viewer parcel_teller(const struct order_head *head);
/* The order, if it is on its way and all of it has come, is delivered; else the lines are whose parcels have come. */
enum err parcel_take_whole(struct ctx *ctx, const struct parcel_hearing *hearing) MUST_USE;
/* The last delivery moves an order that is on its way, one a return or a replacement; all else stays. */
enum err parcel_apply_told(struct ctx *ctx, const struct parcel_hearing *hearing,
                           const struct parcel_told *told) MUST_USE;

/* What an entry says: by its code, else by its words. */
enum parcel_event parcel_entry_event(const struct parcel_entry *entry);

/* It comes no more. */
bool parcel_is_gone(enum parcel_event event);
/* A label alone sends nothing. */
bool parcel_was_seen(enum parcel_event event);
/* Whether that word moves an order: in a notebook the buyer's does, too. */
bool parcel_counts(bool external, enum parcel_word word);
/* What was seen sooner is of another parcel: the number has been used again, or its carrier was guessed wrong. */
struct instant parcel_begins(const struct order *order);
/* The delivery with which all of the order has come; NULL: none has, or some of its goods are under way. */
const struct parcel_row *parcel_whole(const struct order *order, const struct parcel_numbers *numbers,
                                      const struct parcel_rows *rows);
/*
 * Lines of an order of which the rest is under way: those of the first parcel that has come, and says what it carries, that
 * the law has not heard of. 0: there are none; else *row is its delivery.
 */
uint64_t parcel_part(const struct order *order, const struct parcel_numbers *numbers,
                     const struct parcel_rows *rows, const struct parcel_row **row);
/* The last word of the carriers on all that is under way is that it was brought back, lost or destroyed. */
bool parcel_wont_come(const struct order *order, const struct parcel_numbers *numbers,
                      const struct parcel_rows *rows);
/* When that number was delivered; CLOCK_UNSET: not. */
struct instant parcel_came(const struct order *order, const struct parcel_rows *rows, struct str number);

#endif
