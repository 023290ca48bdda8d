#ifndef SERVICE_PEOPLE_OWN_LISTS_H
#define SERVICE_PEOPLE_OWN_LISTS_H
/*
 * What is kept of a person beside posts and orders, for the file with everything of one's own (own_data.h): a list for each, all of
 * one shape. One more is a row of the table in own_lists.c and a statement in store/sql/people/own_data.sql.
 */
#include "service/unit/work.h"
#include "text/kit/json_write.h"

/* Members of the object that is open in `json`. `page` is reset again and again. */
enum err own_lists_put(struct ctx *ctx, struct arena *page, struct json *json, int64_t person_id) MUST_USE;
/* The member left_out: what is not in the file and why, in the reader's language. */
void own_lists_left_out(struct ctx *ctx, struct json *json);

#endif
