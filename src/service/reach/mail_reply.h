#ifndef SERVICE_REACH_MAIL_REPLY_H
#define SERVICE_REACH_MAIL_REPLY_H
/*
 * The address that a mail of ours can be answered at: one for each receiver, post and day, made by this site alone
 * (HMAC-SHA-256 with its secret, 80 bits of it) of who it went to, what about, until when, and at which address. So it ends
 * by itself after REPLY_DAYS, and at once when its receiver has another address or none; and whoever has it can write under
 * the receiver's name only from the receiver's own address (service/people/by_mail.h).
 */
#include "core/desk/post.h"
#include "service/unit/work.h"

enum { REPLY_DAYS = 60, REPLY_CODE_MAX = 64 };

/* Whom a mail went to, and what becomes of an answer: an answer to a question, a comment on a post. */
struct mail_reply {
    int64_t person_id;         /* 0: a guest */
    int64_t guest_question_id; /* the guest's own question */
    struct post_ref on;        /* id 0: such a mail is not answered, but it may bounce */
    bool answers;              /* the question `on` */
    int64_t last_day;          /* days since 1970 */
    struct str seal;           /* of one that was read */
};

/* "p7.a12" or "g3.q3": waits in a letter until it leaves. */
struct str mail_reply_of(struct arena *arena, const struct mail_reply *reply);
/* Whether an answer to a letter with such words is for somebody. */
bool mail_reply_is_wanted(struct str words);
/* The address of a letter with such words that leaves now: `pattern` has one *. */
struct mail_reply_wanted {
    struct str pattern, words, receiver;
};
struct str mail_reply_address(struct ctx *ctx, const struct mail_reply_wanted *wanted);

/* What stands at the * of the first address among them; false when there is none. */
bool mail_reply_read(struct arena *arena, struct str pattern, struct str addresses, struct mail_reply *reply);
/* Whether this site sent it to that receiver. */
bool mail_reply_is_ours(struct ctx *ctx, const struct mail_reply *reply, struct str receiver);
bool mail_reply_is_over(struct ctx *ctx, const struct mail_reply *reply);

#endif
