#ifndef SERVICE_REACH_CALENDAR_LINK_H
#define SERVICE_REACH_CALENDAR_LINK_H
/*
 * The secret link by which calendars read a person's deadlines. Programs of calendars cannot sign in: whoever has the link
 * reads them, so it is shown once, kept as its hash, ended at will, and a new one ends the old.
 */
#include "base/secret.h"
#include "service/unit/work.h"
#include "store/people/person.h"

enum err calendar_link_make(struct ctx *ctx, int64_t person_id, struct token *secret) MUST_USE;
enum err calendar_link_end(struct ctx *ctx, int64_t person_id) MUST_USE;
/* When it was made; 0: there is none. */
enum err calendar_link_read(struct ctx *ctx, int64_t person_id, struct instant *made_at) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when the link is nobody's. */
enum err calendar_link_whose(struct ctx *ctx, struct str secret, struct person *owner) MUST_USE;

#endif
