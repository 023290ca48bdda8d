#ifndef SERVICE_PEOPLE_GUEST_H
#define SERVICE_PEOPLE_GUEST_H
/* Guests own what they wrote by a cookie and by a private link, and take it along when they sign up. */
#include "service/unit/work.h"

/* The guest that the key of a private link belongs to; ERR_NOT_FOUND, with a sentence, when nobody's. */
enum err guest_of_key(struct ctx *ctx, struct str key, int64_t *guest_id) MUST_USE;

/*
 * The guest's posts become the person's, and earn what they would have earned. Votes that the person had on
 * them are taken back, because nobody votes on one's own. *posts receives how many live ones came along.
 */
enum err guest_join(struct ctx *ctx, int64_t guest_id, int64_t person_id, int64_t *posts) MUST_USE;

#endif
