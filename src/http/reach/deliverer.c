#include "http/reach/deliverer.h"

#include "base/check.h"
#include "base/log.h"
#include "base/secret.h"
#include "http/site/awaited.h"
#include "http/wire/cadence.h"
#include "service/reach/mail.h"
#include "service/reach/mailing.h"
#include "service/unit/site.h"

#include <stdlib.h>

enum { PAUSE_MS = 1000, ARENA_BYTES = 8 << 20 };

struct deliverer {
    struct app *app;
    const struct smtp_settings *settings;
    struct smtp *smtp;
    struct cadence cadence;
    struct arena arena; /* what was claimed, and what it becomes */
    struct outgoings claimed;
};

/* What came of one, on its way into the unit that writes it down. */
struct settling {
    const struct outgoing *outgoing;
    enum delivery delivery;
    char said[SMTP_SAID];
};

/* ---- units of work ---- */

/* Copied out of the unit, whose memory ends with it. */
static enum err claim(struct ctx *ctx, void *arg)
{
    struct deliverer *deliverer = arg;
    struct outgoings claimed;
    enum err err = outbox_claim(ctx, &claimed);
    arena_reset(&deliverer->arena);
    deliverer->claimed =
        (struct outgoings){ARENA_ARRAY(&deliverer->arena, struct outgoing, claimed.count + 1), claimed.count};
    for (size_t i = 0; i < claimed.count; i++) {
        struct outgoing *copy = &deliverer->claimed.at[i];
        *copy = claimed.at[i];
        copy->key = arena_copy(&deliverer->arena, copy->key);
        copy->payload = arena_copy(&deliverer->arena, copy->payload);
        copy->destination = arena_copy(&deliverer->arena, copy->destination);
    }
    return err;
}

static enum err settle(struct ctx *ctx, void *arg)
{
    const struct settling *settling = arg;
    return outbox_settle(ctx, settling->outgoing, settling->delivery, str_from(settling->said));
}

/* ---- letters ---- */

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

/* Looked up anew for each: an operator may name the site otherwise while mails wait. */
static enum delivery deliver(struct deliverer *deliverer, const struct outgoing *outgoing,
                             char said[SMTP_SAID])
{
    bool known;
    struct letter letter;
    struct failure failure = {0};
    struct arena *arena = &deliverer->arena;
    struct app *app = deliverer->app;
    if (letter_read(arena, outgoing->payload, &letter, &failure))
        return NEVER;
    struct site *site = app_site(app);
    struct letter_paper paper = {
        .address = arena_copy(arena, app_address(app, site)),
        .site_name = arena_copy(arena, site->settings[SETTING_SITE_NAME]),
        .language = language_find(&catalogue_recourse, letter.tag, app->options.made_up_languages, &known)};
    site_drop(site);
    struct mail mail = mail_of_letter(arena, &letter, &paper);
    struct hash id = hash_of(outgoing->key);
    mail.id = arena_printf(arena, "%.32s", id.text);
    mail.at = instant_now();
    return smtp_send(deliverer->smtp, arena, &mail, said);
}

/* ---- the thread ---- */

/* Looks on a reader first, so that nothing is written while nothing waits. */
static bool is_due(struct deliverer *deliverer, bool (*looks)(struct ctx *ctx))
{
    struct site *site = app_site(deliverer->app);
    struct reader *reader = reader_borrow(deliverer->app->readers);
    struct ctx ctx = {.arena = &deliverer->arena, .db = reader->db, .now = instant_now(), .site = site};
    arena_reset(&deliverer->arena);
    db_watch(reader->db, &ctx.failure);
    bool due = looks(&ctx);
    reader_return(deliverer->app->readers, reader);
    site_drop(site);
    return due;
}

/* Whoever asks it to end waits for one mail, and not for all: what was claimed is somebody's after its lease. */
static bool goes_on(struct deliverer *deliverer)
{
    return !cadence_stops(&deliverer->cadence);
}

static void deliver_claimed(struct deliverer *deliverer)
{
    for (size_t i = 0; i < deliverer->claimed.count && goes_on(deliverer); i++) {
        struct settling settling = {.outgoing = &deliverer->claimed.at[i]};
        settling.delivery = deliver(deliverer, settling.outgoing, settling.said);
        if (settling.delivery != DELIVERED)
            log_warning("outbox", "id=%lld kind=mail delivered=0 again=%d said=%s",
                     (long long)settling.outgoing->id, settling.delivery == LATER, settling.said);
        (void)!awaited_unit(deliverer->app, "outbox", settle, &settling);
    }
}

static enum err mail_notices(struct ctx *ctx, void *arg)
{
    return mailing_round(ctx, arg);
}

/* Notices become letters, as many as there are. */
static void write_letters(struct deliverer *deliverer)
{
    size_t done = 1;
    while (done && goes_on(deliverer) && is_due(deliverer, mailing_is_due)) {
        done = 0;
        (void)!awaited_unit(deliverer->app, "mailing", mail_notices, &done);
    }
}

static void run(void *arg)
{
    struct deliverer *deliverer = arg;
    bool more = true;
    write_letters(deliverer);
    while (more && goes_on(deliverer) && is_due(deliverer, outbox_is_due)) {
        deliverer->claimed.count = 0;
        more = awaited_unit(deliverer->app, "outbox", claim, deliverer) == OK && deliverer->claimed.count > 0;
        if (more)
            deliver_claimed(deliverer);
    }
}

struct deliverer *deliverer_start(struct app *app, const struct smtp_settings *settings)
{
    if (!settings->url.len)
        return NULL;
    struct deliverer *deliverer = calloc(1, sizeof *deliverer);
    check(deliverer != NULL);
    *deliverer = (struct deliverer){.app = app, .settings = settings, .smtp = smtp_open(settings)};
    arena_init(&deliverer->arena, ARENA_BYTES);
    cadence_start(&deliverer->cadence, PAUSE_MS, run, deliverer);
    return deliverer;
}

void deliverer_stop(struct deliverer *deliverer)
{
    if (!deliverer)
        return;
    cadence_stop(&deliverer->cadence);
    smtp_close(deliverer->smtp);
    arena_free(&deliverer->arena);
    free(deliverer);
}
