#ifndef SERVICE_PEOPLE_BY_MAIL_H
#define SERVICE_PEOPLE_BY_MAIL_H
/*
 * Mail that came in, in answer to one of ours: an answer or a comment of whoever got it, under all rules of a new post.
 *
 * It is theirs when it came to the address that their mail named (service/reach/mail_reply.h) and from their own confirmed one.
 * What no person wrote is never posted and never answered; what is for nobody is dropped in silence. A bounce at such an
 * address counts against it: BOUNCES_MAX within BOUNCE_DAYS, and nothing more is sent there.
 */
#include "service/unit/work.h"
#include "text/reach/arrived.h"

enum { BOUNCES_MAX = 3, BOUNCE_DAYS = 30, BY_MAIL_KEPT_DAYS = 90 };

struct by_mail {
    const struct arrived *arrived;
    struct str pattern; /* of the addresses: "reply+*@example.org" */
    struct str bytes;   /* as they came */
    bool too_big;       /* they are the head alone */
};

/*
 * A unit of its own. OK when it is done with, also when it was before. ERR_INPUT, ERR_NOT_FOUND, ERR_REFUSED, ERR_CONFLICT or
 * ERR_LIMIT with a sentence in its writer's language when it was not posted: then by_mail_refuse follows, as another unit.
 */
enum err by_mail_take(struct ctx *ctx, const struct by_mail *mail) MUST_USE;
/* Writes to whom the mail that it answers went, once, why it was not posted. Says nothing about a mail of nobody. */
enum err by_mail_refuse(struct ctx *ctx, const struct by_mail *mail, struct str why) MUST_USE;
/* The mails that came more than BY_MAIL_KEPT_DAYS ago. */
enum err by_mail_forget(struct ctx *ctx) MUST_USE;
/* Whether that is how by_mail_take says no. */
bool by_mail_is_refusal(enum err err);

#endif
