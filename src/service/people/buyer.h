#ifndef SERVICE_PEOPLE_BUYER_H
#define SERVICE_PEOPLE_BUYER_H
/*
 * Buyers whom a marketplace's own system makes and finds by its own number for them. The number is the marketplace's alone: the
 * same one elsewhere is somebody else, and no account that was there before is ever taken for it. Who is made so has no
 * password: a link shows an order (service/order/order_link.h), and the confirmed address lets the person in.
 */
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/people/identity.h"

enum { BUYER_NUMBER_MAX = 100 };

struct buyer_wish {
    struct viewer viewer; /* a marketplace's own system */
    struct str number;    /* its own for the buyer */
    struct str name;      /* for a newcomer: what others are to see, if it is free; may be empty */
    struct str email;     /* for a newcomer: asked there whether it is theirs; may be empty */
};
struct buyer {
    int64_t person_id;
    struct str handle;
    bool made; /* now */
};
/* ERR_REFUSED for whoever is no marketplace's own system; ERR_INPUT names "number", "email". */
enum err buyer_put(struct ctx *ctx, const struct buyer_wish *wish, struct buyer *buyer) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when the marketplace has made none of that number, or the viewer is none: both alike. */
enum err buyer_find(struct ctx *ctx, const struct viewer *viewer, struct str number,
                    struct buyer *buyer) MUST_USE;
/* Who the buyer of an order is, for the marketplace's own system and its staff: whoever asks has looked that they are. */
enum err buyer_known(struct ctx *ctx, int64_t market_id, int64_t person_id,
                     struct known_buyer *known) MUST_USE;

#endif
