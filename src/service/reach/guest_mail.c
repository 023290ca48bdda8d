#include "service/reach/guest_mail.h"

#include "base/secret.h"
#include "service/reach/mail.h"
#include "service/reach/mail_reply.h"
#include "service/unit/limit.h"
#include "service/unit/site.h"
#include "store/reach/guest_mail.h"
#include "text/desk/slug.h"
#include "text/reach/address.h"

static const struct span link_good_for = SPAN_DAYS(1);

/* ---- asking for it ---- */

static struct str said(struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

/* All keys of a question's mails begin so. */
static struct str key_of(struct ctx *ctx, int64_t question_id, const char *what)
{
    return arena_printf(ctx->arena, "guest:%lld:%s", (long long)question_id, what);
}

static enum err send_question(struct ctx *ctx, const struct guest_asking *asking, const struct token *token)
{
    struct letter letter = mail_letter(ctx, asking->email, said(ctx, N_("Is this your address?")));
    letter_add(&letter, arena_say(ctx->arena, ctx->failure.language,
                                  STR(N_("Somebody asked \"{title}\" and wants to hear here of answers.")),
                                  PLACES(PLACE("title", asking->title))));
    letter_add(&letter, said(ctx, N_("If that was you, confirm it. Until then nothing else is sent.")));
    letter_add(&letter, said(ctx, N_("If it was not you, do nothing. The link is good for one day.")));
    letter.button = said(ctx, N_("Confirm this address"));
    letter.path = arena_printf(ctx->arena, "/answers-by-mail?key=%s", token->text);
    letter.why = said(ctx, N_("You get this because somebody typed this address."));
    return mail_put(ctx, key_of(ctx, asking->question_id, "confirm"), 0, &letter);
}

enum err guest_mail_ask(struct ctx *ctx, const struct guest_asking *asking)
{
    struct token token = token_new();
    struct hash hash = hash_of(str_from(token.text));
    struct guest_mail mail = {.question_id = asking->question_id,
                              .email = asking->email,
                              .language = language_tag(ctx->failure.language),
                              .key_hash = str_from(hash.text),
                              .asked_at = ctx->now};
    if (!email_is_address(asking->email))
        return fail_field(&ctx->failure, ERR_INPUT, "email",
                          "This is not an email address. Write it like name@example.org.");
    struct limited limited = {email_key(ctx->arena, asking->email), asking->network};
    enum err err = limit_take_for(ctx, LIMIT_MAIL, &limited);
    if (!err)
        err = guest_mail_insert(ctx->db, &mail);
    return err ? err : send_question(ctx, asking, &token);
}

enum err guest_mail_round(struct ctx *ctx)
{
    return guest_mail_forget(ctx->db, instant_add(ctx->now, (struct span){-link_good_for.ms}));
}

/* ---- whose it is ---- */

enum err guest_mail_known(struct ctx *ctx, struct str key, int64_t *question_id)
{
    struct guest_mail mail;
    struct hash hash = hash_of(key);
    struct instant since = instant_add(ctx->now, (struct span){-link_good_for.ms});
    enum err err = guest_mail_load_by_key(ctx->db, ctx->arena, str_from(hash.text), since, &mail);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, err,
                    "This link is not good any more: it is older than a day, or its question is gone.");
    *question_id = mail.question_id;
    return err;
}

enum err guest_mail_confirm(struct ctx *ctx, struct str key, int64_t *question_id)
{
    enum err err = guest_mail_known(ctx, key, question_id);
    return err ? err : guest_mail_set_confirmed(ctx->db, *question_id, ctx->now);
}

/* ---- telling ---- */

static struct letter letter_about(struct ctx *ctx, const struct guest_mail *mail, const struct post *post)
{
    bool known, answers = post->ref.kind == POST_ANSWER;
    const struct language *language = language_find(&catalogue_recourse, mail->language, true, &known);
    struct str subject = answers ? STR(N_("Your question has an answer: {title}"))
                                 : STR(N_("Somebody commented below your question: {title}"));
    struct letter letter = {
        .to = mail->email,
        .subject = arena_say(ctx->arena, language, subject, PLACES(PLACE("title", post->title))),
        .tag = language_tag(language),
        .button = say(language, STR(N_("Look at it"))),
        .why = say(language, STR(N_("You get this because you left this address with your question."))),
        .thread = arena_printf(ctx->arena, "question %lld", (long long)post->question_id)};
    letter.path = arena_printf(ctx->arena, "/questions/%lld/%.*s#%.*s-%lld", (long long)post->question_id,
                               STR_ARG(slug_of(ctx->arena, post->title)),
                               STR_ARG(post_kind_name(post->ref.kind)), (long long)post->ref.id);
    letter.stop = arena_printf(
        ctx->arena, "/answers-by-mail/stop?question=%lld&code=%.*s", (long long)post->question_id,
        STR_ARG(site_seal_short(ctx->site, ctx->arena, "answers-by-mail", post->question_id)));
    struct mail_reply reply = {.guest_question_id = post->question_id,
                               .on = post->answer_id ? (struct post_ref){POST_ANSWER, post->answer_id}
                                                     : (struct post_ref){POST_QUESTION, post->question_id}};
    letter.reply = mail_reply_of(ctx->arena, &reply);
    letter_add(&letter, letter.subject);
    return letter;
}

/* Written by the guest, or below a question that others do not see. */
static enum err is_news(struct ctx *ctx, const struct post *post, bool *news)
{
    struct post question;
    enum err err =
        post_load(ctx->db, ctx->arena, (struct post_ref){POST_QUESTION, post->question_id}, &question);
    *news = !err && post->state == POST_LIVE && question.state == POST_LIVE && question.guest_id &&
            post->guest_id != question.guest_id;
    return err;
}

enum err guest_mail_tell(struct ctx *ctx, const struct post *post)
{
    bool news;
    struct guest_mail mail;
    enum err err = guest_mail_load(ctx->db, ctx->arena, post->question_id, &mail);
    if (err || !mail.confirmed_at.ms)
        return err == ERR_NOT_FOUND ? OK : err;
    err = is_news(ctx, post, &news);
    if (err || !news)
        return err;
    struct letter letter = letter_about(ctx, &mail, post);
    struct str what = arena_printf(ctx->arena, "%.*s %lld", STR_ARG(post_kind_name(post->ref.kind)),
                                   (long long)post->ref.id);
    return mail_put(ctx, key_of(ctx, post->question_id, arena_cstr(ctx->arena, what)), 0, &letter);
}

/* ---- no more of it ---- */

enum err guest_mail_stop_known(struct ctx *ctx, struct str question, struct str code, int64_t *question_id)
{
    if (str_to_int(question, question_id) &&
        secret_equal(code, site_seal_short(ctx->site, ctx->arena, "answers-by-mail", *question_id)))
        return OK;
    return fail(&ctx->failure, ERR_NOT_FOUND,
                "This link does not belong to any mail of ours. Sign in to change which mails you get.");
}

enum err guest_mail_end(struct ctx *ctx, int64_t question_id)
{
    struct str from = key_of(ctx, question_id, "");
    struct str behind = arena_printf(ctx->arena, "guest:%lld;", (long long)question_id); /* ; follows : */
    enum err err = guest_mail_erase(ctx->db, question_id);
    return err ? err : outgoing_erase_keys(ctx->db, from, behind);
}

enum err guest_mail_end_all(struct ctx *ctx, int64_t guest_id)
{
    int64_t ids[GUEST_MAILS_MAX];
    size_t count = GUEST_MAILS_MAX;
    enum err err = OK;
    while (!err && count == GUEST_MAILS_MAX) {
        err = guest_mail_questions(ctx->db, guest_id, ids, &count);
        for (size_t i = 0; !err && i < count; i++)
            err = guest_mail_end(ctx, ids[i]);
    }
    return err;
}

enum err guest_mail_bounce(struct ctx *ctx, const struct bounce *bounce)
{
    struct guest_mail mail;
    enum err err = guest_mail_bounced(ctx->db, bounce);
    if (!err)
        err = guest_mail_load(ctx->db, ctx->arena, bounce->id, &mail);
    return err == ERR_NOT_FOUND ? guest_mail_end(ctx, bounce->id) : err;
}
