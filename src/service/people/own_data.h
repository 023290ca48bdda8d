#ifndef SERVICE_PEOPLE_OWN_DATA_H
#define SERVICE_PEOPLE_OWN_DATA_H
/*
 * Everything that the help desk has of a person as one JSON file, for them alone: the account, posts with their pictures,
 * votes, favourites, what is followed, notices, orders (each with the address of its case file), disputes that are being
 * described, and what else is kept (own_lists.h): reports, edits of others' posts, seats in commissions with reasons, sessions, tokens
 * by name, devices, choices. Secrets are no part of it, nor what the staff write for each other: the file says what is left out, and
 * why.
 */
#include "base/buf.h"
#include "service/unit/work.h"

/*
 * Pictures stand in it as base64 while there is room for them in `out`; those that did not fit have their address alone.
 * ERR_LIMIT, with a sentence, when the texts alone do not fit.
 */
enum err own_data_write(struct ctx *ctx, int64_t person_id, struct buf *out) MUST_USE;

#endif
