#include "http/reach/inbox.h"

#include "base/log.h"
#include "base/memory.h"
#include "http/site/awaited.h"
#include "http/wire/cadence.h"
#include "service/people/by_mail.h"
#include "store/reach/inbox.h"

#include <stdio.h>
#include <stdlib.h>

/* A turn is longer than a mail takes, whatever fails, so that nobody else reads the same meanwhile. */
enum { TURN_MS = 5 * 60 * 1000, ARENA_BYTES = 64 << 20 };

struct inbox {
    struct app *app;
    const struct inbox_settings *settings;
    struct imap *imap;
    struct cadence cadence;
    struct arena arena; /* of one mail */
};

/* One mail on its way into units of work. */
struct inbox_work {
    struct by_mail mail;
    char why[sizeof(((struct failure *)NULL)->text)];
};

/* ---- whose turn it is ---- */

struct inbox_claim {
    struct span lasts;
    bool mine;
};

static enum err claim(struct ctx *ctx, void *arg)
{
    struct inbox_claim *claim = arg;
    struct inbox_turn turn = {ctx->now, instant_add(ctx->now, claim->lasts)};
    return inbox_turn_take(ctx->db, turn, &claim->mine);
}

static bool is_mine(struct inbox *inbox)
{
    struct inbox_claim wanted = {SPAN_MS(TURN_MS), false};
    return awaited_unit(inbox->app, "inbox", claim, &wanted) == OK && wanted.mine;
}

static enum err give_up_turn(struct ctx *ctx, void *arg)
{
    bool mine;
    (void)arg;
    return inbox_turn_take(ctx->db, (struct inbox_turn){instant_add(ctx->now, SPAN_MS(TURN_MS)), ctx->now},
                           &mine);
}

/* ---- a mail ---- */

static enum err take(struct ctx *ctx, void *arg)
{
    struct inbox_work *work = arg;
    enum err err = by_mail_take(ctx, &work->mail);
    snprintf(work->why, sizeof work->why, "%s", err ? ctx->failure.text : "");
    return err;
}

static enum err refuse(struct ctx *ctx, void *arg)
{
    struct inbox_work *work = arg;
    return by_mail_refuse(ctx, &work->mail, str_from(work->why));
}

/* Whether it may be taken out of the inbox. */
static bool is_done(struct inbox *inbox, const struct imap_mail *mail)
{
    struct arrived arrived;
    struct failure failure = {0};
    enum err err =
        decoder_read_mail(&inbox->app->options.decoder, &inbox->arena, mail->bytes, &arrived, &failure);
    if (err)
        return err != ERR_BUSY;
    struct inbox_work work = {.mail = {&arrived, inbox->settings->address, mail->bytes, !mail->whole}};
    err = awaited_unit(inbox->app, "inbox", take, &work);
    if (by_mail_is_refusal(err))
        err = awaited_unit(inbox->app, "inbox", refuse, &work);
    return err == OK;
}

static bool read_one(struct inbox *inbox, int64_t id)
{
    struct imap_mail mail;
    arena_reset(&inbox->arena);
    bool done = imap_fetch(inbox->imap, &inbox->arena, id, ARRIVED_BYTES_MAX, &mail);
    if (done && !is_done(inbox, &mail))
        return false;
    if (done)
        done = imap_remove(inbox->imap, &inbox->arena, id);
    if (!done)
        log_warning("inbox", "failed=mail said=%s", imap_said(inbox->imap));
    return done;
}

static void read_all(struct inbox *inbox)
{
    size_t count;
    int64_t ids[IMAP_WAITING_MAX];
    arena_reset(&inbox->arena);
    if (!imap_waiting(inbox->imap, &inbox->arena, ids, &count)) {
        log_warning("inbox", "failed=look said=%s", imap_said(inbox->imap));
        return;
    }
    for (size_t i = 0; i < count && !cadence_stops(&inbox->cadence); i++)
        if (!read_one(inbox, ids[i]))
            return;
}

static void run(void *arg)
{
    struct inbox *inbox = arg;
    if (!is_mine(inbox))
        return;
    read_all(inbox);
    (void)!awaited_unit(inbox->app, "inbox", give_up_turn, NULL);
}

struct inbox *inbox_start(struct app *app, const struct inbox_settings *settings)
{
    if (!settings->url.len)
        return NULL;
    struct inbox *inbox = memory_new(sizeof *inbox);
    *inbox = (struct inbox){.app = app, .settings = settings, .imap = imap_open(settings)};
    arena_init(&inbox->arena, ARENA_BYTES);
    cadence_start(&inbox->cadence, settings->pause.ms, run, inbox);
    return inbox;
}

void inbox_stop(struct inbox *inbox)
{
    if (!inbox)
        return;
    cadence_stop(&inbox->cadence);
    imap_close(inbox->imap);
    arena_free(&inbox->arena);
    free(inbox);
}
