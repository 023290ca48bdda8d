/* Messages in a few hundred open disputes, by the buyer and the seller in turns. */
#include "law.h"

#include "store/people/person.h"
#include "text/people/handle.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { DISPUTES = 256, JOB_MEMORY = 8 << 20, PRICE = 5000 };

static const int64_t hour_ms = INT64_C(3600) * 1000;

/* ---- the disputes ---- */

struct scene {
    struct law_place *place;
    struct market market;
    int64_t buyer, seller;
    struct str refs[DISPUTES];
    size_t count;
};

static enum err add_people(struct ctx *ctx, void *arg)
{
    struct scene *scene = arg;
    struct person buyer = {.handle = STR("Bench buyer"), .role = ROLE_MEMBER};
    struct person seller = {.handle = STR("Bench seller"), .role = ROLE_MEMBER};
    scene->market = (struct market){.slug = STR("bench"),
                                    .name = STR("Bench"),
                                    .policy = STR("recourse-default"),
                                    .currency = STR("EUR"),
                                    .created_at = ctx->now};
    enum err err = person_insert(ctx->db, &buyer, handle_key(ctx->arena, buyer.handle));
    if (!err)
        err = person_insert(ctx->db, &seller, handle_key(ctx->arena, seller.handle));
    if (!err)
        err = market_insert(ctx->db, &scene->market);
    scene->buyer = buyer.id;
    scene->seller = seller.id;
    return err;
}

static enum err step(struct ctx *ctx, struct scene *scene, struct viewer viewer, struct order_event wish)
{
    enum order_refusal refusal;
    struct order_act act = {.viewer = viewer, .ref = scene->refs[scene->count]};
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, &scene->place->policies, &viewer, act.ref, order);
    wish.currency = order->state.currency;
    act.command = (struct order_command){wish, wish.by, order->state.version};
    return err ? err : order_act(ctx, &scene->place->policies, &act, &refusal);
}

static enum err add_dispute(struct ctx *ctx, void *arg)
{
    struct scene *scene = arg;
    struct viewer market = {.market_id = scene->market.id}, buyer = {.person_id = scene->buyer},
                  seller = {.person_id = scene->seller};
    struct order_placement placement = {.viewer = market,
                                        .market = &scene->market,
                                        .buyer_id = scene->buyer,
                                        .seller_id = scene->seller,
                                        .lines = {.at = {{STR("A lamp"), 1, PRICE}}, .count = 1},
                                        .paid = true};
    struct ctx then = *ctx;
    then.now.ms -= 30 * 24 * hour_ms;
    if (!currency_from(STR("EUR"), &placement.currency))
        law_fail("EUR", "is no currency");
    enum err err = order_place(&then, &scene->place->policies, &placement, &scene->refs[scene->count]);
    scene->refs[scene->count] = arena_copy(&scene->place->kept, scene->refs[scene->count]);
    if (!err)
        err = step(&then, scene, seller, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    if (!err)
        err = step(&then, scene, buyer,
                   (struct order_event){.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER});
    then.now = ctx->now;
    if (!err)
        err = step(&then, scene, buyer,
                   (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                        .by = PARTY_BUYER,
                                        .lines = 1,
                                        .reason = 0,
                                        .remedy = REMEDY_REFUND_FULL,
                                        .amount_minor = PRICE});
    ctx->failure = then.failure;
    return err;
}

static void set_scene(struct scene *scene)
{
    law_do(scene->place, add_people, scene);
    for (scene->count = 0; scene->count < DISPUTES; scene->count++)
        law_do(scene->place, add_dispute, scene);
}

/* ---- ours ---- */

struct crowd {
    struct scene scene;
    struct writers *writers;
    pthread_mutex_t lock;
    pthread_cond_t finished;
    int64_t units, next, done;
};

struct job {
    struct crowd *crowd;
    struct unit unit;
    struct arena arena;
    int64_t i;
};

static enum err run_job(struct ctx *ctx, void *arg)
{
    struct job *job = arg;
    struct scene *scene = &job->crowd->scene;
    bool seller = job->i / DISPUTES % 2;
    enum order_refusal refusal;
    struct viewer viewer = {.person_id = seller ? scene->seller : scene->buyer};
    struct order_act act = {.viewer = viewer,
                            .ref = scene->refs[job->i % DISPUTES],
                            .words = STR("The carrier says that the parcel has left the country of origin.")};
    act.held = ARENA_NEW(ctx->arena, struct order_held);
    enum err err = order_read_held(ctx, &scene->place->policies, &viewer, act.ref, act.held);
    act.command.wish = (struct order_event){.kind = EVENT_MESSAGE, .by = seller ? PARTY_SELLER : PARTY_BUYER};
    act.command.version = act.held->now.state.version;
    return err ? err : order_act(ctx, &scene->place->policies, &act, &refusal);
}

static bool take_next(struct job *job)
{
    pthread_mutex_lock(&job->crowd->lock);
    job->i = job->crowd->next++;
    pthread_mutex_unlock(&job->crowd->lock);
    arena_reset(&job->arena);
    return job->i < job->crowd->units;
}

static void submit(struct job *job)
{
    if (!writers_submit(job->crowd->writers, &job->unit))
        law_fail("writers_submit", "the queue is full");
}

static void job_done(void *arg, enum err err, const struct failure *failure)
{
    struct job *job = arg;
    struct crowd *crowd = job->crowd;
    if (err)
        law_fail("purchase_act", failure->text);
    pthread_mutex_lock(&crowd->lock);
    if (++crowd->done == crowd->units)
        pthread_cond_signal(&crowd->finished);
    pthread_mutex_unlock(&crowd->lock);
    if (take_next(job))
        submit(job);
}

static double run_crowd(struct crowd *crowd, struct job *jobs, int64_t group)
{
    struct instant began = instant_now();
    for (int64_t i = 0; i < group; i++) {
        struct job *job = &jobs[i];
        job->crowd = crowd;
        arena_init(&job->arena, JOB_MEMORY);
        job->unit = (struct unit){
            .run = run_job, .done = job_done, .arg = job, .arena = &job->arena, .by_rows = true};
        if (take_next(job))
            submit(job);
    }
    pthread_mutex_lock(&crowd->lock);
    while (crowd->done < crowd->units)
        pthread_cond_wait(&crowd->finished, &crowd->lock);
    pthread_mutex_unlock(&crowd->lock);
    return (double)instant_since(instant_now(), began).ms / 1000;
}

double law_acts_by_service(struct str url, int64_t units, int64_t group, unsigned writers)
{
    struct law_place place;
    struct crowd crowd = {.scene = {.place = &place}, .units = units};
    law_open(&place, url);
    set_scene(&crowd.scene);
    struct job *jobs = calloc((size_t)group, sizeof *jobs);
    pthread_mutex_init(&crowd.lock, NULL);
    pthread_cond_init(&crowd.finished, NULL);
    if (!jobs || writers_start(url, writers, place.site, &crowd.writers, &place.failure))
        law_fail("the writers", place.failure.text);
    double seconds = run_crowd(&crowd, jobs, group);
    writers_stop(crowd.writers);
    for (int64_t i = 0; i < group; i++)
        arena_free(&jobs[i].arena);
    free(jobs);
    law_close(&place);
    return (double)units / seconds;
}

/* ---- the baseline ---- */

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        law_fail(sql, sqlite3_errmsg(db));
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL))
        law_fail(sql, sqlite3_errmsg(db));
    return statement;
}

double law_acts_by_sqlite(const char *path, int64_t units, int64_t group)
{
    sqlite3 *db;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL))
        law_fail(path, sqlite3_errmsg(db));
    /* The settings of the program's own writer (store/engine/db_sqlite.c). */
    run(db, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
            "PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824; PRAGMA journal_mode = WAL;"
            "PRAGMA journal_size_limit = 67108864;");
    sqlite3_stmt *event = prepared(
        db, "INSERT INTO purchase_event (purchase_id, number, kind, by_party, at, person_id, note, noted_at, "
            "hash)"
            " SELECT ?1, MAX(number) + 1, 'message', 'buyer', ?2, 1, 'The carrier says that the parcel has "
            "left the"
            " country of origin.', ?2, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"
            " FROM purchase_event WHERE purchase_id = ?1");
    sqlite3_stmt *head = prepared(db, "UPDATE purchase SET version = version + 1 WHERE id = ?1");
    sqlite3_stmt *notice =
        prepared(db, "INSERT INTO notice (person_id, event, kind, purchase_id, own, event_number, made_at)"
                     " VALUES (1, 'order ' || ?1 || ' message 0 ' || ?2, 'message', ?1, 1, ?2, ?2)");
    struct instant began = instant_now();
    for (int64_t i = 0; i < units; i++) {
        if (i % group == 0)
            run(db, "BEGIN IMMEDIATE");
        sqlite3_bind_int64(event, 1, 1 + i % DISPUTES);
        sqlite3_bind_int64(event, 2, began.ms + i);
        sqlite3_bind_int64(head, 1, 1 + i % DISPUTES);
        sqlite3_bind_int64(notice, 1, 1 + i % DISPUTES);
        sqlite3_bind_int64(notice, 2, began.ms + i);
        if (sqlite3_step(event) != SQLITE_DONE || sqlite3_step(head) != SQLITE_DONE ||
            sqlite3_step(notice) != SQLITE_DONE)
            law_fail("a message", sqlite3_errmsg(db));
        sqlite3_reset(event);
        sqlite3_reset(head);
        sqlite3_reset(notice);
        if ((i + 1) % group == 0 || i + 1 == units)
            run(db, "COMMIT");
    }
    double seconds = (double)instant_since(instant_now(), began).ms / 1000;
    sqlite3_finalize(event);
    sqlite3_finalize(head);
    sqlite3_finalize(notice);
    sqlite3_close(db);
    return (double)units / seconds;
}
