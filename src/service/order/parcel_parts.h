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

/* Keeps what is new of it and lets the law draw its conclusion. */
enum err parcel_tell(struct ctx *ctx, const struct policy_set *policies, const struct order *order,
                     const struct parcel_told *told, size_t *added) MUST_USE;

#endif
