#include "service/people/mailbox.h"

#include "base/secret.h"
#include "service/people/account.h"
#include "service/people/link.h"
#include "service/people/warning.h"
#include "service/unit/limit.h"
#include "store/reach/outbox.h"
#include "text/reach/address.h"

static const struct str email_purpose = STR_INIT("email");

static struct str said(struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

static struct str filled(struct ctx *ctx, const char *english, const char *name, struct str text)
{
    return arena_say(ctx->arena, ctx->failure.language, str_from(english), PLACES(PLACE(name, text)));
}

enum err mailbox_read(struct ctx *ctx, int64_t person_id, struct mailbox *mailbox)
{
    enum err err = mailbox_load(ctx->db, ctx->arena, person_id, mailbox);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err require_address(struct ctx *ctx, struct str email)
{
    if (email_is_address(email))
        return OK;
    return fail_field(&ctx->failure, ERR_INPUT, "email",
                      "This is not an email address. Write it like name@example.org.");
}

/* ---- an address of one's own ---- */

static enum err send_question(struct ctx *ctx, const struct mailbox_asking *asking, const struct token *token)
{
    struct letter letter = mail_letter(ctx, asking->email, said(ctx, N_("Is this your address?")));
    if (asking->by.len)
        letter_add(&letter, filled(ctx,
                                   N_("{marketplace} says that you ordered there, and that mail about it "
                                      "reaches you here."),
                                   "marketplace", asking->by));
    else
        letter_add(&letter, filled(ctx, N_("{handle} asked the help desk to send mail here."), "handle",
                                   asking->handle));
    letter_add(&letter, said(ctx, N_("If that was you, confirm it. Until then nothing else is sent.")));
    letter_add(&letter, said(ctx, N_("If it was not you, do nothing. The link is good for one day.")));
    letter.button = said(ctx, N_("Confirm this address"));
    letter.path = arena_printf(ctx->arena, "/account/email/confirm?key=%s", token->text);
    letter.why = said(ctx, N_("You get this because somebody typed this address."));
    struct hash once = hash_of(str_from(token->text));
    return mail_put(ctx, arena_printf(ctx->arena, "confirm:%.32s", once.text), asking->person_id, &letter);
}

/* To the address that mail has gone to so far: whoever has the account open may not be who reads there. */
static enum err warn(struct ctx *ctx, int64_t person_id, const char *subject, struct str words)
{
    return warn_owner(ctx, &(struct warning){.person_id = person_id,
                                             .key = arena_printf(ctx->arena, "address:%s", token_new().text),
                                             .subject = said(ctx, subject),
                                             .lines = {words, warning_way_out(ctx)},
                                             .path = STR("/account")});
}

static enum err warn_of_asking(struct ctx *ctx, const struct mailbox_asking *asking)
{
    struct mailbox mailbox;
    enum err err = mailbox_read(ctx, asking->person_id, &mailbox);
    if (err || str_eq(mailbox.email, asking->email))
        return err;
    return warn(ctx, asking->person_id, N_("Another address was asked for"),
                filled(ctx, N_("Mail of your account is to go to {email}, once that address is confirmed."),
                       "email", asking->email));
}

enum err mailbox_ask(struct ctx *ctx, const struct mailbox_asking *asking)
{
    struct token token;
    struct limited limited = {arena_printf(ctx->arena, "person/%lld", (long long)asking->person_id),
                              asking->network};
    /* whoever asks for it, an address hears of it so often */
    struct str asked = arena_printf(ctx->arena, "asked/%.*s", STR_ARG(email_key(ctx->arena, asking->email)));
    enum err err = require_address(ctx, asking->email);
    if (!err)
        err = limit_take_for(ctx, LIMIT_MAIL, &limited);
    if (!err)
        err = limit_take_for(ctx, LIMIT_MAIL, &(struct limited){.who = asked});
    if (!err)
        err = warn_of_asking(ctx, asking);
    if (!err)
        err = mailbox_set_asked(ctx->db, asking->person_id, asking->email);
    if (!err)
        err = link_make(ctx, email_purpose, asking->person_id, LINK_SPAN, &token);
    return err ? err : send_question(ctx, asking, &token);
}

static enum err asked_by(struct ctx *ctx, struct str key, struct mailbox *mailbox)
{
    int64_t person_id;
    enum err err = link_know(ctx, key, email_purpose, &person_id);
    return err ? err : mailbox_load(ctx->db, ctx->arena, person_id, mailbox);
}

enum err mailbox_known(struct ctx *ctx, struct str key, struct str *asked)
{
    struct mailbox mailbox = {0};
    enum err err = asked_by(ctx, key, &mailbox);
    *asked = mailbox.asked;
    return err;
}

enum err mailbox_confirm_asked(struct ctx *ctx, struct str key)
{
    struct mailbox mailbox, other;
    enum err err = asked_by(ctx, key, &mailbox);
    if (err)
        return err;
    struct str folded = email_key(ctx->arena, mailbox.asked);
    err = mailbox_load_by_email(ctx->db, ctx->arena, folded, &other);
    if (!err && other.person_id != mailbox.person_id)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "Another account has this address. Remove it there first, or use another one here.");
    if (err && err != ERR_NOT_FOUND)
        return err;
    err = link_use_up(ctx, key);
    if (!err) /* what was sent to the address before opens nothing any more */
        err = link_end_passwords(ctx, mailbox.person_id);
    if (!err && !str_eq(mailbox.email, mailbox.asked))
        err = warn(ctx, mailbox.person_id, N_("Your mail goes to another address"),
                   filled(ctx, N_("Mail of your account goes to {email} from now on, and no longer here."),
                          "email", mailbox.asked));
    return err ? err : mailbox_confirm(ctx->db, mailbox.person_id, folded);
}

enum err mailbox_remove(struct ctx *ctx, int64_t person_id)
{
    enum err err = outgoing_erase(ctx->db, person_id);
    if (!err)
        err = link_end_passwords(ctx, person_id);
    if (!err)
        err = warn(ctx, person_id, N_("Your address was removed"),
                   said(ctx, N_("No mail of your account comes here any more. Without an address nobody can "
                                "send you a new password.")));
    return err ? err : mailbox_erase(ctx->db, person_id);
}

/* ---- a password that was forgotten ---- */

/* Who has never signed in has nothing to forget. */
static void say_why(struct ctx *ctx, bool of_order, struct letter *letter)
{
    letter_add(letter,
               of_order
                   ? said(ctx, N_("Somebody, probably you, looked at an order of yours by a link of the "
                                  "shop and wants to act on it."))
                   : said(ctx, N_("Somebody, probably you, has forgotten the password of your account.")));
    letter_add(letter, of_order
                           ? said(ctx, N_("This link shows that you are the buyer: with it you set a "
                                          "password. It works once, for one day."))
                           : said(ctx, N_("With this link you set a new one. It works once, for one day.")));
    letter_add(letter, said(ctx, N_("If it was not you, do nothing. Your password stays as it is.")));
}

static enum err send_new_password(struct ctx *ctx, const struct mailbox *mailbox, bool of_order)
{
    struct str path;
    struct str subject = of_order ? said(ctx, N_("Is this your order?")) : said(ctx, N_("A new password"));
    struct letter letter = mail_letter(ctx, mailbox->email, subject);
    enum err err = account_password_link(ctx, mailbox->person_id, &path);
    if (err)
        return err;
    say_why(ctx, of_order, &letter);
    letter.button = said(ctx, N_("Set a new password"));
    letter.path = path;
    letter.why = said(ctx, N_("You get this because the address is that of your account."));
    struct hash once = hash_of(path);
    return mail_put(ctx, arena_printf(ctx->arena, "password:%.32s", once.text), mailbox->person_id, &letter);
}

enum err mailbox_forgot(struct ctx *ctx, const struct forgotten *forgotten)
{
    struct mailbox mailbox;
    struct str folded = email_key(ctx->arena, forgotten->email);
    enum err err = require_address(ctx, forgotten->email);
    if (!err)
        err = limit_take_for(ctx, LIMIT_MAIL, &(struct limited){.network = forgotten->network});
    if (err)
        return err;
    /* Others may have asked so often: the last link went out within hours, and the owner looks for it as for any other. */
    err = limit_take_for(ctx, LIMIT_MAIL, &(struct limited){.who = folded});
    if (err == ERR_LIMIT)
        return OK;
    if (!err)
        err = mailbox_load_by_email(ctx->db, ctx->arena, folded, &mailbox);
    if (err == ERR_NOT_FOUND)
        return OK;
    return err ? err : send_new_password(ctx, &mailbox, forgotten->of_order);
}

/* ---- no more of it ---- */

enum err mailbox_stop(struct ctx *ctx, int64_t person_id, bool stopped)
{
    return mailbox_set_stopped(ctx->db, person_id, stopped ? ctx->now : (struct instant){0});
}
