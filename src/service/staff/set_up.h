#ifndef SERVICE_STAFF_SET_UP_H
#define SERVICE_STAFF_SET_UP_H
/* The set-up of a help desk: short pages for its operator, each of which is done, skipped, or still to do. */
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "service/unit/work.h"

enum set_up_step { SET_UP_NAME, SET_UP_PLACE, SET_UP_CATEGORIES, SET_UP_MAIL, SET_UP_PAGES, SET_UP_COUNT };
enum set_up_state { SET_UP_TO_DO, SET_UP_SKIPPED, SET_UP_DONE };

void set_up_states(const struct site *site, enum set_up_state states[SET_UP_COUNT]);
/* How many are not done: those that were skipped, too. */
size_t set_up_left(const struct site *site);
/* In a unit of work of an operator; afterwards the site is to be loaded again. */
enum err set_up_mark(struct ctx *ctx, const struct viewer *viewer, enum set_up_step step,
                     enum set_up_state state) MUST_USE;

/* A mail to this address, so that the operator sees whether mail arrives. ERR_INPUT about "email", ERR_LIMIT. */
struct set_up_mail {
    struct str email, network;
};
enum err set_up_try_mail(struct ctx *ctx, const struct viewer *viewer,
                         const struct set_up_mail *trial) MUST_USE;

#endif
