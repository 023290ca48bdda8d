#ifndef SERVICE_PEOPLE_WARNING_H
#define SERVICE_PEOPLE_WARNING_H
/*
 * Letters to the owner of an account when something about the way in has changed, or somebody came in: whoever did it may be
 * somebody else.
 */
#include "service/unit/work.h"

enum { WARNING_LINES = 4 };

struct warning {
    int64_t person_id;
    struct str key; /* of the outbox: one event, one letter */
    struct str subject;
    struct str lines[WARNING_LINES]; /* in the language of ctx->failure; empty ones are left out */
    struct str path;                 /* where the button leads: "/account" */
};
/* To the address that is confirmed now; nothing where there is none. */
enum err warn_owner(struct ctx *ctx, const struct warning *warning) MUST_USE;
/* What the owner is to do, where the letter names nothing better. */
struct str warning_way_out(struct ctx *ctx);

#endif
