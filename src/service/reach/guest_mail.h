#ifndef SERVICE_REACH_GUEST_MAIL_H
#define SERVICE_REACH_GUEST_MAIL_H
/*
 * A guest who leaves an address with a question hears of what is written below it, by the rules of members: once for each
 * event, never of one's own, and only what others may see. Before the link of a first mail is followed nothing else goes
 * there; the link in each mail ends them; the address goes with the question.
 */
#include "service/unit/work.h"
#include "store/desk/post.h"
#include "store/reach/inbox.h"

struct guest_asking {
    int64_t question_id;
    struct str title, email, network;
};
/* ERR_INPUT about "email" when it is no address, ERR_LIMIT when too many mails were asked for. */
enum err guest_mail_ask(struct ctx *ctx, const struct guest_asking *asking) MUST_USE;

/* Addresses that nobody has confirmed while the link was good. */
enum err guest_mail_round(struct ctx *ctx) MUST_USE;

/* The question whose address the link confirms; ERR_NOT_FOUND, with a sentence, when it is not good any more. */
enum err guest_mail_known(struct ctx *ctx, struct str key, int64_t *question_id) MUST_USE;
enum err guest_mail_confirm(struct ctx *ctx, struct str key, int64_t *question_id) MUST_USE;

/* An answer or a comment stands: called whenever that was told. */
enum err guest_mail_tell(struct ctx *ctx, const struct post *post) MUST_USE;

/* The link that ends them, for whoever has the mail; ERR_NOT_FOUND, with a sentence, when the code is another's. */
enum err guest_mail_stop_known(struct ctx *ctx, struct str question, struct str code,
                               int64_t *question_id) MUST_USE;
/* The address of a question goes, and what waits to be sent there. Nothing happens when there is none. */
enum err guest_mail_end(struct ctx *ctx, int64_t question_id) MUST_USE;
/* The same of all questions of a guest, and of one whose address sent back too many mails. */
enum err guest_mail_end_all(struct ctx *ctx, int64_t guest_id) MUST_USE;
enum err guest_mail_bounce(struct ctx *ctx, const struct bounce *bounce) MUST_USE;

#endif
