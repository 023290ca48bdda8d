#ifndef SERVICE_DESK_VOTE_DAY_H
#define SERVICE_DESK_VOTE_DAY_H
/*
 * Votes on one's posts are told once a day, in one line: not one by one, which would tell who votes when. A day is UTC's, and is told
 * in the first round after it; days without a server are told together.
 */
#include "service/unit/work.h"

enum err vote_day_round(struct ctx *ctx) MUST_USE;

#endif
