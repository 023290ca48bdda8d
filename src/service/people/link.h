#ifndef SERVICE_PEOPLE_LINK_H
#define SERVICE_PEOPLE_LINK_H
/* Links that are good once, and not for long: whoever has the key may do what the link is for. */
#include "base/secret.h"
#include "service/unit/work.h"

/* A day for people who have to look into their mail; half an hour for who has just started the program. */
#define LINK_SPAN        SPAN_DAYS(1)
#define LINK_SPAN_SET_UP SPAN_MINUTES(30)

#define LINK_PASSWORD "password" /* what the link is for: a new password */

/* A fresh key for this purpose and person (0: nobody yet), good so long; earlier ones of theirs end. */
enum err link_make(struct ctx *ctx, struct str purpose, int64_t person_id, struct span good,
                   struct token *token) MUST_USE;
/* Whose it is; ERR_NOT_FOUND, with a sentence, when it is not good any more. */
enum err link_know(struct ctx *ctx, struct str key, struct str purpose, int64_t *person_id) MUST_USE;
enum err link_use_up(struct ctx *ctx, struct str key) MUST_USE;
/* None for a new password that was made before is good any more. */
enum err link_end_passwords(struct ctx *ctx, int64_t person_id) MUST_USE;

#endif
