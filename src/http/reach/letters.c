/* The way of letters: written for the wire, and handed to the mail server. */
#include "base/memory.h"
#include "base/secret.h"
#include "http/reach/way.h"
#include "http/site/zones.h"
#include "service/reach/mail.h"
#include "service/reach/mail_reply.h"
#include "service/reach/mailing.h"
#include "service/unit/site.h"

#include <stdlib.h>

struct letters {
    struct app *app;
    const struct inbox_settings *inbox;
    struct smtp *smtp;
};

static void *letters_open(struct app *app, const struct outside *outside, struct str kind)
{
    (void)kind;
    if (!outside->mail.url.len)
        return NULL;
    struct letters *letters = memory_new(sizeof *letters);
    *letters = (struct letters){app, &outside->inbox, smtp_open(&outside->mail)};
    return letters;
}

static void letters_close(void *self)
{
    struct letters *letters = self;
    smtp_close(letters->smtp);
    free(letters);
}

/* With the site's address before its links. */
static struct mail mail_of_letter(struct arena *arena, const struct letter *letter,
                                  const struct letter_paper *paper)
{
    struct mail mail = {
        .to = letter->to,
        .subject = letter->subject,
        .text = letter_text(arena, letter, paper),
        .html = letter_html(arena, letter, paper),
    };
    if (letter->thread.len) {
        struct hash thread = hash_of(letter->thread);
        mail.thread = arena_printf(arena, "thread.%.32s", thread.text);
    }
    if (letter->stop.len)
        mail.unsubscribe = arena_printf(arena, "%.*s%.*s", STR_ARG(paper->address), STR_ARG(letter->stop));
    return mail;
}

/* Where it can be answered, and where its bounce comes: only when somebody reads that. */
static void give_reply(struct letters *letters, const struct letter *letter, struct ctx *ctx,
                       struct mail *mail)
{
    struct mail_reply_wanted wanted = {letters->inbox->address, letter->reply, letter->to};
    if (!letters->inbox->url.len || !letter->reply.len)
        return;
    mail->bounces = mail_reply_address(ctx, &wanted);
    if (mail_reply_is_wanted(letter->reply))
        mail->reply_to = mail->bounces;
}

/* Looked up anew for each: an operator may name the site otherwise while mails wait. */
static void letters_send(void *self, struct arena *arena, const struct outgoings *batch, struct handed *came)
{
    bool known;
    struct letter letter;
    struct failure failure = {0};
    struct letters *letters = self;
    struct app *app = letters->app;
    const struct outgoing *outgoing = &batch->at[0];
    if (letter_read(arena, outgoing->payload, &letter, &failure)) {
        came->delivery = NEVER;
        return;
    }
    struct site *site = app_site(app);
    struct letter_paper paper = {
        .address = arena_copy(arena, app_address(app, site)),
        .site_name = arena_copy(arena, site->settings[SETTING_SITE_NAME]),
        .language = language_find(&catalogue_recourse, letter.tag, app->options.made_up_languages, &known),
        .answers = letters->inbox->url.len && mail_reply_is_wanted(letter.reply)};
    struct ctx ctx = {.arena = arena, .now = instant_now(), .site = site};
    struct mail mail = mail_of_letter(arena, &letter, &paper);
    give_reply(letters, &letter, &ctx, &mail);
    site_drop(site);
    struct hash id = hash_of(outgoing->key);
    mail.id = arena_printf(arena, "%.32s", id.text);
    mail.at = ctx.now;
    came->delivery = smtp_send(letters->smtp, arena, &mail, came->said);
    came->refused = came->delivery == NEVER;
}

static size_t letters_hands(const struct outside *outside)
{
    return outside->mail.connections;
}

static bool mailing_due(void *self, struct ctx *ctx)
{
    (void)self;
    return mailing_is_due(ctx);
}

static enum err mailing(void *self, struct ctx *ctx, size_t *done)
{
    struct letters *letters = self;
    struct zone_finder zones = zones_finder(letters->app->zones);
    return mailing_round(ctx, &zones, done);
}

const struct way letters_way = {.kind = STR_INIT(OUTGOING_MAIL),
                                .most = OUTBOX_BATCH_MAX,
                                .hands = letters_hands,
                                .open = letters_open,
                                .close = letters_close,
                                .send = letters_send,
                                .fill_is_due = mailing_due,
                                .fill = mailing};
