#ifndef SERVICE_DESK_ONCE_FORM_H
#define SERVICE_DESK_ONCE_FORM_H
/*
 * A form that is sent twice (an impatient click, a lost reply) is answered like the first time, and posts once.
 *
 * The key names who sent what, and when the form was opened, so that writing the same words again in another
 * form is something new. Receipts are kept for ten minutes.
 */
#include "service/desk/post.h"

enum { ONCE_FORM_MS = 10 * 60 * 1000 }; /* how long a form is remembered */

/* The post that this writer's form has led to already, or 0. Called first in the unit of work. */
enum err once_form_find(struct ctx *ctx, const struct writer *writer, int64_t *post_id) MUST_USE;
/* Notes it. Called last. */
enum err once_form_note(struct ctx *ctx, const struct writer *writer, int64_t post_id) MUST_USE;

#endif
