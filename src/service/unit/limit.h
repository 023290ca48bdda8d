#ifndef SERVICE_UNIT_LIMIT_H
#define SERVICE_UNIT_LIMIT_H
/* How often somebody may do something, per person and per network. */
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "service/unit/work.h"

/*
 * Takes a token from the person's (or guest's) bucket and from the network's. ERR_LIMIT with a sentence that
 * says when to try again when either is empty. Part of the unit: undone when the unit is.
 */
enum err limit_take(struct ctx *ctx, enum limit limit, const struct viewer *viewer,
                    struct str network) MUST_USE;

/* ERR_LIMIT, with the sentence that says when to try again. */
enum err limit_refused(struct ctx *ctx, const struct limit_row *row, struct span wait) MUST_USE;

/* Somebody who is not known yet: a name that stands for them (or empty) and a network (or empty). */
struct limited {
    struct str who, network;
};
/* The same for them. */
enum err limit_take_for(struct ctx *ctx, enum limit limit, const struct limited *limited) MUST_USE;
/* What was taken from the network's bucket was no misuse: it is put back. */
enum err limit_give_back(struct ctx *ctx, enum limit limit, const struct limited *limited) MUST_USE;
/* Says what limit_take_for would say, and takes nothing. For connections that only read. */
enum err limit_look(struct ctx *ctx, enum limit limit, const struct limited *limited) MUST_USE;

#endif
