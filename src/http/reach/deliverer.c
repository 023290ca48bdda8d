#include "http/reach/deliverer.h"

#include "base/check.h"
#include "base/log.h"
#include "base/memory.h"
#include "http/site/awaited.h"
#include "http/wire/cadence.h"

#include <stdlib.h>

enum { PAUSE_MS = 1000, ARENA_BYTES = 64 << 20, HANDS_MAX = 20 };

/* THE ways. */
static const struct way *const ways[] = {
    &letters_way,
    &hooks_way,
    &pushes_way,
    &service_ways[WEBHOOK_OWN],
    &service_ways[WEBHOOK_17TRACK],
    &service_ways[WEBHOOK_AFTERSHIP],
    &service_ways[WEBHOOK_EASYPOST],
    &service_ways[WEBHOOK_SHIPPO],
};

/* Who has not answered in this round, and is not called in it again. */
struct resting {
    struct str receiver; /* of the lane's arena */
    struct span rest;
};

/* Who hands over what was claimed, one after the other: the lane's own thread, and others beside it while there is more to do. */
struct hand {
    struct lane *lane;
    void *self;         /* the way's own */
    struct arena arena; /* what one becomes on its way */
    pthread_t thread;
    bool runs;    /* on a thread of its own */
    size_t calls; /* in this round */
    struct resting resting[OUTBOX_BATCH_MAX];
    size_t resting_count;
};

struct lane {
    const struct way *way;
    struct app *app;
    struct cadence cadence;
    struct hand hands[HANDS_MAX];
    size_t hand_count;  /* 0: the way is not set up, and has no thread */
    struct arena arena; /* what was claimed */
    struct outgoings claimed;
    size_t whose[OUTBOX_BATCH_MAX]; /* which hand has which of them */
};

struct deliverer {
    struct lane lanes[COUNT_OF(ways)];
};

/* What came of some, on their way into the unit that writes it down. */
struct settling {
    const struct way *way;
    const struct outgoings *batch;
    const struct handed *came;
};

/* ---- units of work ---- */

/* Copied out of the unit, whose memory ends with it. */
static enum err claim(struct ctx *ctx, void *arg)
{
    struct lane *lane = arg;
    struct outgoings claimed;
    struct outbox_asked asked = {lane->way->kind, lane->way->most, lane->way->together, lane->way->calls};
    enum err err = outbox_claim(ctx, &asked, &claimed);
    arena_reset(&lane->arena);
    lane->claimed =
        (struct outgoings){ARENA_ARRAY(&lane->arena, struct outgoing, claimed.count + 1), claimed.count};
    for (size_t i = 0; i < claimed.count; i++) {
        struct outgoing *copy = &lane->claimed.at[i];
        *copy = claimed.at[i];
        copy->key = arena_copy(&lane->arena, copy->key);
        copy->kind = arena_copy(&lane->arena, copy->kind);
        copy->payload = arena_copy(&lane->arena, copy->payload);
        copy->destination = arena_copy(&lane->arena, copy->destination);
        copy->trace = arena_copy(&lane->arena, copy->trace);
    }
    return err;
}

static enum err settle(struct ctx *ctx, void *arg)
{
    enum err err = OK;
    const struct settling *settling = arg;
    for (size_t i = 0; !err && i < settling->batch->count; i++) {
        err = outbox_settle(ctx, &settling->batch->at[i], &settling->came[i]);
        if (!err && settling->way->settle)
            err = settling->way->settle(ctx, &settling->batch->at[i], &settling->came[i]);
    }
    return err;
}

struct filling {
    struct lane *lane;
    size_t done;
};

static enum err fill_unit(struct ctx *ctx, void *arg)
{
    struct filling *filling = arg;
    return filling->lane->way->fill(filling->lane->hands[0].self, ctx, &filling->done);
}

/* ---- the threads ---- */

/* Looks on a reader first, so that nothing is written while nothing waits. */
static bool is_due(struct lane *lane, bool (*looks)(void *self, struct ctx *ctx))
{
    struct site *site = app_site(lane->app);
    struct reader *reader = reader_borrow(lane->app->readers);
    struct ctx ctx = {.arena = &lane->arena, .db = reader->db, .now = instant_now(), .site = site};
    arena_reset(&lane->arena);
    db_watch(reader->db, &ctx.failure);
    bool due = looks ? looks(lane->hands[0].self, &ctx) : outbox_is_due(&ctx, lane->way->kind);
    reader_return(lane->app->readers, reader);
    site_drop(site);
    return due;
}

/* Whoever asks it to end waits for one call, and not for all: what was claimed is somebody's after its lease. */
static bool goes_on(struct lane *lane)
{
    return !cadence_stops(&lane->cadence);
}

static struct span rest_of(const struct hand *hand, const struct outgoing *outgoing)
{
    struct str receiver = outbox_receiver(outgoing->key);
    for (size_t i = 0; i < hand->resting_count; i++)
        if (str_eq(hand->resting[i].receiver, receiver))
            return hand->resting[i].rest;
    return SPAN_MS(0);
}

/*
 * Each is written down before the next one leaves. What others could claim before it has arrived is left to them: of two who
 * send it the receiver would hear twice.
 */
static void send_some(struct hand *hand, const struct outgoings *batch)
{
    struct lane *lane = hand->lane;
    struct span rest = rest_of(hand, &batch->at[0]);
    arena_reset(&hand->arena);
    struct handed *came = ARENA_ARRAY(&hand->arena, struct handed, batch->count);
    bool begins = !rest.ms && outbox_has_time(&batch->at[0], instant_now());
    for (size_t i = 0; i < batch->count; i++)
        came[i] = (struct handed){.delivery = begins ? LATER : PUT_OFF, .wait = rest};
    if (begins) {
        lane->way->send(hand->self, &hand->arena, batch, came);
        hand->calls++;
        if (came[0].rest.ms)
            hand->resting[hand->resting_count++] =
                (struct resting){outbox_receiver(batch->at[0].key), came[0].rest};
    }
    for (size_t i = 0; i < batch->count; i++)
        if (begins && came[i].delivery != DELIVERED)
            log_warning("outbox", "id=%lld kind=%.*s delivered=0 again=%d said=%s",
                        (long long)batch->at[i].id, STR_ARG(lane->way->kind), came[i].delivery != NEVER,
                        came[i].said);
    struct settling settling = {lane->way, batch, came};
    (void)!awaited_unit(lane->app, "outbox", settle, &settling);
}

static void send_own(struct hand *hand)
{
    struct lane *lane = hand->lane;
    hand->resting_count = 0;
    size_t own = (size_t)(hand - lane->hands);
    for (size_t i = 0; i < lane->claimed.count && goes_on(lane); i++)
        if (lane->whose[i] == own)
            send_some(hand, &(struct outgoings){&lane->claimed.at[i], 1});
}

static void *run_hand(void *arg)
{
    send_own(arg);
    return NULL;
}

static bool is_same(const struct way *way, const struct outgoing *a, const struct outgoing *b)
{
    return str_eq(a->destination, b->destination) &&
           (!way->apart || str_eq(outbox_receiver(a->key), outbox_receiver(b->key)));
}

/* One address is one hand's, so that what it gets arrives in its order. How many hands have something to do. */
static size_t deal(struct lane *lane)
{
    size_t addresses = 0;
    for (size_t i = 0; i < lane->claimed.count; i++) {
        size_t before = 0;
        while (!is_same(lane->way, &lane->claimed.at[before], &lane->claimed.at[i]))
            before++;
        lane->whose[i] = before < i ? lane->whose[before] : addresses++ % lane->hand_count;
    }
    return addresses < lane->hand_count ? addresses : lane->hand_count;
}

/* Ends when all have ended: what is claimed next never overtakes what was claimed before. */
static void send_claimed(struct lane *lane)
{
    if (lane->way->together) {
        send_some(&lane->hands[0], &lane->claimed);
        return;
    }
    size_t busy = deal(lane);
    for (size_t i = 1; i < busy; i++) {
        struct hand *hand = &lane->hands[i];
        hand->runs = pthread_create(&hand->thread, NULL, run_hand, hand) == 0;
    }
    for (size_t i = 0; i < busy; i++) {
        if (lane->hands[i].runs)
            pthread_join(lane->hands[i].thread, NULL);
        else /* the own thread's, and those for whom the system had none */
            send_own(&lane->hands[i]);
    }
}

/* As many as there are. */
static void fill(struct lane *lane)
{
    struct filling filling = {lane, 1};
    while (lane->way->fill && filling.done && goes_on(lane) && is_due(lane, lane->way->fill_is_due)) {
        filling.done = 0;
        (void)!awaited_unit(lane->app, "filling", fill_unit, &filling);
    }
}

static void run(void *arg)
{
    struct lane *lane = arg;
    bool more = true;
    fill(lane);
    lane->hands[0].calls = 0;
    while (more && goes_on(lane) && is_due(lane, NULL)) {
        lane->claimed.count = 0;
        more = awaited_unit(lane->app, "outbox", claim, lane) == OK && lane->claimed.count > 0;
        if (more)
            send_claimed(lane);
        more = more && !(lane->way->calls && lane->hands[0].calls >= lane->way->calls);
    }
}

/* ---- starting and ending ---- */

/* False: it is not set up. */
static bool lane_open(struct lane *lane, const struct way *way, struct app *app,
                      const struct outside *outside)
{
    size_t hands = way->hands ? way->hands(outside) : 1;
    check(hands <= HANDS_MAX);
    *lane = (struct lane){.way = way, .app = app};
    for (size_t i = 0; i < hands; i++) {
        struct hand *hand = &lane->hands[i];
        *hand = (struct hand){.lane = lane, .self = way->open(app, outside, way->kind)};
        if (!hand->self)
            return false;
        arena_init(&hand->arena, ARENA_BYTES);
        lane->hand_count++;
    }
    if (!lane->hand_count)
        return false;
    arena_init(&lane->arena, ARENA_BYTES);
    cadence_start(&lane->cadence, PAUSE_MS, run, lane);
    return true;
}

struct deliverer *deliverer_start(struct app *app, const struct outside *outside)
{
    size_t open = 0;
    struct deliverer *deliverer = memory_new(sizeof *deliverer);
    for (size_t i = 0; i < COUNT_OF(ways); i++)
        open += lane_open(&deliverer->lanes[i], ways[i], app, outside);
    if (open)
        return deliverer;
    free(deliverer);
    return NULL;
}

void deliverer_stop(struct deliverer *deliverer)
{
    for (size_t i = 0; deliverer && i < COUNT_OF(ways); i++) {
        struct lane *lane = &deliverer->lanes[i];
        if (!lane->hand_count)
            continue;
        cadence_stop(&lane->cadence);
        for (size_t k = 0; k < lane->hand_count; k++) {
            lane->way->close(lane->hands[k].self);
            arena_free(&lane->hands[k].arena);
        }
        arena_free(&lane->arena);
    }
    free(deliverer);
}
