#ifndef SERVICE_REACH_MAIL_H
#define SERVICE_REACH_MAIL_H
/* Letters on their way into the outbox. */
#include "service/unit/work.h"
#include "text/reach/letter.h"

/* kind of a row of the outbox */
#define OUTGOING_MAIL "mail"

/* key: one event, one message. person_id: whose mailbox it goes to. */
enum err mail_put(struct ctx *ctx, struct str key, int64_t person_id, const struct letter *letter) MUST_USE;

/* A letter in the language of whoever causes it, which is whom it goes to. */
struct letter mail_letter(struct ctx *ctx, struct str to, struct str subject);

#endif
