#ifndef SERVICE_PEOPLE_MAILBOX_H
#define SERVICE_PEOPLE_MAILBOX_H
/*
 * Where a person can be reached by mail. An address is asked for, and nothing but the question whether it is theirs goes
 * there until its owner has confirmed it by the link in that mail.
 */
#include "core/people/permit.h"
#include "service/reach/mail.h"
#include "service/unit/work.h"
#include "store/reach/mailbox.h"

/* Empty when the person has none. */
enum err mailbox_read(struct ctx *ctx, int64_t person_id, struct mailbox *mailbox) MUST_USE;

struct mailbox_asking {
    int64_t person_id;
    struct str handle, email, network;
    struct str by; /* a marketplace that says it is the person's; empty: the person does */
};
/* ERR_INPUT about "email" when it is no address, ERR_LIMIT when too many mails were asked for. */
enum err mailbox_ask(struct ctx *ctx, const struct mailbox_asking *asking) MUST_USE;
/* ERR_NOT_FOUND with a sentence when the link is not good any more; asked: the address that it is about. */
enum err mailbox_known(struct ctx *ctx, struct str key, struct str *asked) MUST_USE;
/* ERR_CONFLICT when another account has the address. */
enum err mailbox_confirm_asked(struct ctx *ctx, struct str key) MUST_USE;
enum err mailbox_remove(struct ctx *ctx, int64_t person_id) MUST_USE;

/*
 * A mail with a link that sets a new password, when the address is confirmed of some account. Whether it is makes no
 * difference to the answer. ERR_LIMIT as above, counted for the address and for the network.
 */
struct forgotten {
    struct str email, network;
    bool of_order; /* somebody looked at an order of theirs by a link, and is to prove who it is */
};
enum err mailbox_forgot(struct ctx *ctx, const struct forgotten *forgotten) MUST_USE;

/* Notices go there no more, or again. */
enum err mailbox_stop(struct ctx *ctx, int64_t person_id, bool stopped) MUST_USE;

#endif
