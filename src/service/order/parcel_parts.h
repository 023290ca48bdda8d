#ifndef SERVICE_ORDER_PARCEL_PARTS_H
#define SERVICE_ORDER_PARCEL_PARTS_H
/* Events on their way into one order, whoever told them. For service/ only. */
#include "service/order/parcel.h"

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

#endif
