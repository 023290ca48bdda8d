#include "service/people/by_mail.h"

#include "base/secret.h"
#include "service/desk/answer.h"
#include "service/reach/guest_mail.h"
#include "service/reach/mail.h"
#include "service/reach/mail_reply.h"
#include "service/unit/limit.h"
#include "store/people/person.h"
#include "store/reach/guest_mail.h"
#include "store/reach/inbox.h"
#include "store/reach/mailbox.h"
#include "text/reach/address.h"

enum { SHOWN_CHARS = 1000 };

/* Whom the mail that is answered went to. */
struct receiver {
    struct mail_reply reply;
    struct str email; /* empty: nobody is reached there any more */
    struct viewer viewer;
    struct str name; /* of a guest */
    const struct language *language;
};

bool by_mail_is_refusal(enum err err)
{
    return err == ERR_INPUT || err == ERR_NOT_FOUND || err == ERR_REFUSED || err == ERR_CONFLICT ||
           err == ERR_LIMIT;
}

/* ---- whose it is ---- */

static const struct language *spoken(struct str tag)
{
    bool known;
    return language_find(&catalogue_recourse, tag, true, &known);
}

/* An address to which nothing is sent may still answer what it was sent. */
static enum err find_person(struct ctx *ctx, struct receiver *receiver)
{
    struct mailbox mailbox;
    struct person person;
    enum err err = mailbox_load(ctx->db, ctx->arena, receiver->reply.person_id, &mailbox);
    if (!err)
        err = person_load(ctx->db, ctx->arena, receiver->reply.person_id, &person);
    if (err || person.deleted_at.ms)
        return err == ERR_NOT_FOUND ? OK : err;
    receiver->email = mailbox.email;
    receiver->language = spoken(person.language);
    receiver->viewer = (struct viewer){.person_id = person.id,
                                       .role = person.role,
                                       .points = person.points,
                                       .blocked_until = person.blocked_until};
    return OK;
}

static enum err find_guest(struct ctx *ctx, struct receiver *receiver)
{
    struct guest_mail mail;
    struct post question;
    int64_t id = receiver->reply.guest_question_id;
    enum err err = guest_mail_load(ctx->db, ctx->arena, id, &mail);
    if (!err)
        err = post_load(ctx->db, ctx->arena, (struct post_ref){POST_QUESTION, id}, &question);
    if (err || !mail.confirmed_at.ms || !question.guest_id)
        return err == ERR_NOT_FOUND ? OK : err;
    receiver->email = mail.email;
    receiver->language = spoken(mail.language);
    receiver->viewer = (struct viewer){.guest_id = question.guest_id, .role = ROLE_GUEST};
    receiver->name = question.name;
    return OK;
}

/* The email is empty when the mail came to no address of ours, or to one that is nobody's. */
static enum err find_receiver(struct ctx *ctx, const struct by_mail *mail, struct receiver *receiver)
{
    *receiver = (struct receiver){.language = NULL};
    if (!mail_reply_read(ctx->arena, mail->pattern, mail->arrived->to, &receiver->reply))
        return OK;
    enum err err = receiver->reply.person_id ? find_person(ctx, receiver) : find_guest(ctx, receiver);
    if (!err && receiver->email.len && !mail_reply_is_ours(ctx, &receiver->reply, receiver->email))
        receiver->email = STR_NONE;
    return err;
}

/* ---- what becomes of it ---- */

static enum err count_bounce(struct ctx *ctx, const struct receiver *receiver)
{
    const struct mail_reply *reply = &receiver->reply;
    struct bounce bounce = {.id = reply->person_id ? reply->person_id : reply->guest_question_id,
                            .since = instant_add(ctx->now, SPAN_DAYS(-BOUNCE_DAYS)),
                            .now = ctx->now,
                            .most = BOUNCES_MAX};
    return reply->person_id ? mailbox_bounced(ctx->db, &bounce) : guest_mail_bounce(ctx, &bounce);
}

static enum err require_answerable(struct ctx *ctx, const struct by_mail *mail,
                                   const struct receiver *receiver)
{
    struct failure *failure = &ctx->failure;
    if (!str_eq(mail->arrived->from, email_key(ctx->arena, receiver->email)))
        return fail(failure, ERR_REFUSED,
                    "It came from another address than the one that the mail went to. Write from that one.");
    if (!receiver->reply.on.id)
        return fail(failure, ERR_REFUSED, "That mail cannot be answered by mail. Open its link instead.");
    if (mail_reply_is_over(ctx, &receiver->reply))
        return fail(failure, ERR_REFUSED,
                    "That mail is too old to be answered by mail. Open its link instead.");
    if (mail->too_big)
        return fail(failure, ERR_LIMIT, "It is too large. Write it again without files, or open the link.");
    if (!mail->arrived->text.len)
        return fail(failure, ERR_INPUT, "There is no text of your own in it.");
    return OK;
}

static enum err post(struct ctx *ctx, const struct by_mail *mail, const struct receiver *receiver)
{
    struct posted posted;
    struct writer writer = {.viewer = receiver->viewer, .guest_name = receiver->name};
    const struct mail_reply *reply = &receiver->reply;
    if (reply->answers)
        return answer_post(ctx, &(struct answer_draft){writer, reply->on.id, mail->arrived->text}, &posted);
    return comment_post(ctx, &(struct comment_draft){writer, reply->on, mail->arrived->text}, &posted);
}

/* A mail without an id of its own is known by its bytes. */
static struct str key_of(struct ctx *ctx, const struct by_mail *mail)
{
    const struct arrived *arrived = mail->arrived;
    struct hash bytes = hash_of(mail->bytes);
    struct str what = arrived->id.len ? arrived->id : str_from(bytes.text);
    struct hash hash = hash_of(arena_printf(ctx->arena, "%.*s %.*s %.*s", STR_ARG(arrived->from),
                                            STR_ARG(arrived->to), STR_ARG(what)));
    return arena_copy(ctx->arena, str_from(hash.text));
}

enum err by_mail_take(struct ctx *ctx, const struct by_mail *mail)
{
    bool fresh = false;
    struct receiver receiver;
    enum err err = inbox_mail_insert(ctx->db, key_of(ctx, mail), ctx->now, &fresh);
    if (err || !fresh || mail->arrived->kind == ARRIVED_AUTOMATIC)
        return err;
    err = find_receiver(ctx, mail, &receiver);
    if (err || !receiver.email.len)
        return err;
    if (mail->arrived->kind == ARRIVED_BOUNCE)
        return count_bounce(ctx, &receiver);
    ctx->failure.language = receiver.language;
    err = require_answerable(ctx, mail, &receiver);
    return err ? err : post(ctx, mail, &receiver);
}

enum err by_mail_forget(struct ctx *ctx)
{
    return inbox_mail_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-BY_MAIL_KEPT_DAYS)));
}

/* ---- the refusal ---- */

static struct str question_path(struct ctx *ctx, const struct receiver *receiver)
{
    struct post on;
    const struct mail_reply *reply = &receiver->reply;
    if (!reply->on.id || post_load(ctx->db, ctx->arena, reply->on, &on))
        return STR("/");
    return arena_printf(ctx->arena, "/questions/%lld", (long long)on.question_id);
}

enum err by_mail_refuse(struct ctx *ctx, const struct by_mail *mail, struct str why)
{
    bool fresh = false;
    struct receiver receiver;
    struct str key = key_of(ctx, mail);
    enum err err = inbox_mail_insert(ctx->db, key, ctx->now, &fresh);
    if (!err && fresh)
        err = find_receiver(ctx, mail, &receiver);
    if (err || !fresh || !receiver.email.len)
        return err;
    ctx->failure.language = receiver.language;
    struct limited limited = {email_key(ctx->arena, receiver.email), STR_NONE};
    err = limit_take_for(ctx, LIMIT_MAIL, &limited);
    if (err) /* whoever sends one after another is told of the first */
        return err == ERR_LIMIT ? OK : err;
    struct str subject = say(receiver.language, STR(N_("Your mail was not posted")));
    struct letter letter = mail_letter(ctx, receiver.email, subject);
    letter_add(&letter, letter.subject);
    letter_add(&letter, why);
    if (mail->arrived->text.len)
        letter_add(&letter, str_char_prefix(mail->arrived->text, SHOWN_CHARS));
    letter.button = say(receiver.language, STR(N_("Look at it")));
    letter.path = question_path(ctx, &receiver);
    letter.why =
        say(receiver.language, STR(N_("You get this because you answered a mail of the help desk.")));
    return mail_put(ctx, arena_printf(ctx->arena, "by-mail:%.*s", STR_ARG(key)), receiver.viewer.person_id,
                    &letter);
}
