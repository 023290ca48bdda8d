#include "service/unit/work.h"

#include "base/check.h"
#include "base/memory.h"
#include "service/unit/again.h"
#include "service/unit/queue.h"
#include "service/unit/site.h"
#include "store/engine/met.h"
#include "store/engine/savepoint.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    WAITING_MAX = 4096,     /* units that may wait */
    UNITS_PER_COMMIT = 256, /* SQLite: so many share one fsync */
    THREADS_MAX = 64,
    WHOLE_AT_ONCE = 4,   /* PostgreSQL: more units of the whole at a time stand in each other's way */
    CAREFUL_GROUPS = 16, /* SQLite: so many get savepoints after one that would have needed them */
};

struct writers {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    struct unit_queue queue;
    unsigned whole; /* PostgreSQL: units of the whole that are being run */
    struct str url;
    bool closed;
    struct site *site;
    struct topics *topics;
    int64_t units, commits; /* since the start */
    bool failing;           /* see writers_failing */
    int careful; /* groups yet to be written with savepoints; of the one thread that writes groups */
    pthread_t threads[THREADS_MAX];
    struct db *connections[THREADS_MAX];
    unsigned thread_count;
};

struct writer_thread {
    struct writers *writers;
    struct db *db; /* NULL: it opens its own */
    unsigned index;
};

/* ---- one unit ---- */

/* SQLite has one writer: whatever it reads stays as it is. */
static enum db_mode mode_of(const struct db *db, const struct unit *unit)
{
    return db_kind(db) == DB_POSTGRES && unit->by_rows && !unit->whole ? DB_WRITE_ROWS : DB_WRITE;
}

static enum err run_unit(struct db *db, struct site *site, struct unit *unit, struct failure *failure)
{
    struct ctx ctx = {
        .arena = unit->arena, .db = db, .now = instant_now(), .site = site, .later = &unit->later};
    if (mode_of(db, unit) == DB_WRITE_ROWS)
        ctx.asks_whole = &unit->whole;
    ctx.failure.language = failure->language;
    unit->later.count = 0;
    db_watch(db, &ctx.failure);
    enum err err = unit->run(&ctx, unit->arg);
    unit->touched = ctx.touched;
    check(err == OK || ctx.failure.err != OK || err == ERR_NOT_FOUND);
    *failure = ctx.failure;
    failure->err = err;
    db_watch(db, failure);
    return err;
}

/* One of the things that a unit left to the commit; its failure is everybody's who shares that. */
static enum err run_later(struct db *db, struct site *site, const struct unit *unit, struct late later,
                          struct failure *failure)
{
    struct ctx ctx = {.arena = unit->arena, .db = db, .now = instant_now(), .site = site};
    db_watch(db, &ctx.failure);
    enum err err = later.run(&ctx, later.id);
    if (err)
        *failure = ctx.failure;
    db_watch(db, failure);
    return err;
}

/* What was refused says nothing about the world; what was written, or could not be, does. */
static void note_outcome(struct writers *writers, enum err err)
{
    bool failed = err == ERR_FULL || err == ERR_IO || err == ERR_DATABASE || err == ERR_UNSURE;
    if (failed || err == OK)
        __atomic_store_n(&writers->failing, failed, __ATOMIC_RELAXED);
}

/* Whose commit failed may have changed what it named, and who was refused has changed nothing. */
static void note_changes(struct writers *writers, const struct unit *unit, enum err own, enum err commit)
{
    static const struct topic_set everything;
    if (commit)
        topics_changed(writers->topics, &everything);
    else if (!own)
        topics_changed(writers->topics, &unit->touched);
}

static void tell(struct unit *unit, enum err err, const struct failure *failure)
{
    if (unit->done)
        unit->done(unit->arg, err, failure);
}

/* ---- a transaction of its own: PostgreSQL, and commands ---- */

static enum err try_unit(struct db *db, struct site *site, struct unit *unit, struct failure *failure)
{
    db_watch(db, failure);
    enum err err = db_begin(db, mode_of(db, unit));
    if (err)
        return err;
    err = run_unit(db, site, unit, failure);
    for (size_t i = 0; !err && i < unit->later.count; i++)
        err = run_later(db, site, unit, unit->later.at[i], failure);
    if (err) {
        db_rollback(db);
        return err;
    }
    return db_commit(db);
}

static enum err try_until_done(struct db *db, struct site *site, struct unit *unit, struct failure *failure)
{
    struct again again = again_begin();
    unit->whole = false;
    enum err err = try_unit(db, site, unit, failure);
    /* What another one wrote meanwhile is there for all checks to see. */
    if ((err == ERR_BUSY && unit->whole) || (err == ERR_CONFLICT && db_met_another(db)))
        err = try_unit(db, site, unit, failure);
    while (err == ERR_BUSY && again_wait(&again, unit->arena, failure))
        err = try_unit(db, site, unit, failure);
    return err;
}

enum err unit_run(struct db *db, struct site *site, struct unit *unit, struct failure *failure)
{
    const struct language *reader = failure->language;
    enum err err = try_until_done(db, site, unit, failure);
    tell(unit, err, failure);
    failure->language = reader;
    return err;
}

enum err unit_read(struct db *db, struct site *site, struct unit *unit, struct failure *failure)
{
    const struct language *reader = failure->language;
    db_watch(db, failure);
    enum err err = db_begin(db, DB_READ);
    if (err)
        return err;
    err = run_unit(db, site, unit, failure);
    db_rollback(db);
    tell(unit, err, failure);
    failure->language = reader;
    return err;
}

enum err unit_read_anew(struct ctx *ctx)
{
    return db_read_anew(ctx->db);
}

/* The site of now, which stays whole for as long as it is held. */
static struct site *hold_site(struct writers *writers)
{
    pthread_mutex_lock(&writers->lock);
    struct site *site = writers->site ? site_hold(writers->site) : NULL;
    pthread_mutex_unlock(&writers->lock);
    return site;
}

static void drop_site(struct site *site)
{
    if (site)
        site_drop(site);
}

void writers_use_site(struct writers *writers, struct site *site)
{
    pthread_mutex_lock(&writers->lock);
    struct site *old = writers->site;
    writers->site = site_hold(site);
    pthread_mutex_unlock(&writers->lock);
    drop_site(old);
}

/* ---- many in one transaction: SQLite ---- */

struct outcome {
    struct unit *unit;
    enum err err;
    struct failure failure;
};
struct group {
    struct outcome *of;
    size_t count;
    bool careful; /* each in its savepoint */
    bool again;   /* one of them left what must not stay, and had no savepoint */
};

/* Runs a unit in its savepoint. What the unit did stays or goes alone; a broken transaction is the group's. */
static enum err run_in_savepoint(struct db *db, struct site *site, struct outcome *outcome,
                                 struct failure *failure)
{
    db_watch(db, failure);
    enum err err = db_savepoint(db);
    if (err)
        return err;
    outcome->err = run_unit(db, site, outcome->unit, &outcome->failure);
    db_watch(db, failure);
    return outcome->err ? db_undo(db) : db_release(db);
}

/* Savepoints cost a vote as much as its own rows, and hardly anybody is refused who has written by then. */
static void run_without_savepoint(struct db *db, struct site *site, struct group *group, size_t i)
{
    int64_t before = db_changes(db);
    struct outcome *outcome = &group->of[i];
    outcome->err = run_unit(db, site, outcome->unit, &outcome->failure);
    group->again = db_is_broken(db) || (outcome->err && db_changes(db) != before);
}

static bool asked_before(const struct outcome *group, size_t count, struct late later)
{
    for (size_t i = 0; i < count; i++)
        if (!group[i].err && laters_have(&group[i].unit->later, later))
            return true;
    return false;
}

/* What several of them left to the commit is done once. */
static enum err run_laters(struct db *db, struct site *site, const struct outcome *group, size_t count,
                           struct failure *failure)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < count; i++) {
        const struct unit *unit = group[i].unit;
        for (size_t k = 0; !err && !group[i].err && k < unit->later.count; k++)
            if (!asked_before(group, i, unit->later.at[k]))
                err = run_later(db, site, unit, unit->later.at[k], failure);
    }
    return err;
}

static enum err run_members(struct db *db, struct site *site, struct group *group, struct failure *failure)
{
    enum err err = OK;
    for (size_t i = 0; !err && !group->again && i < group->count; i++)
        if (group->careful)
            err = run_in_savepoint(db, site, &group->of[i], failure);
        else
            run_without_savepoint(db, site, group, i);
    db_watch(db, failure);
    return err || group->again ? err : run_laters(db, site, group->of, group->count, failure);
}

/* All units in one transaction; the err is what broke it for all. When it is to be run again, nothing is kept. */
static enum err commit_group(struct writers *writers, struct db *db, struct group *group,
                             struct failure *failure)
{
    group->again = false;
    enum err err = db_begin(db, DB_WRITE);
    if (err)
        return err;
    struct site *site = hold_site(writers);
    err = run_members(db, site, group, failure);
    drop_site(site);
    if (!err && !group->again)
        return db_commit(db);
    db_rollback(db);
    group->again =
        group->again && (group->count > 1 || !group->of[0].err); /* who is alone is undone by that */
    return err;
}

/* Whoever is refused on purpose, again and again, makes nobody write twice. */
static enum err write_group(struct writers *writers, struct db *db, struct group *group,
                            struct failure *failure)
{
    group->careful = writers->careful > 0;
    writers->careful -= group->careful;
    enum err err = commit_group(writers, db, group, failure);
    if (!group->again)
        return err;
    writers->careful = CAREFUL_GROUPS;
    group->careful = true;
    return commit_group(writers, db, group, failure);
}

static void run_group(struct writers *writers, struct db *db, struct group *group)
{
    struct failure failure = {0};
    db_watch(db, &failure);
    enum err err = write_group(writers, db, group, &failure);
    __atomic_add_fetch(&writers->commits, 1, __ATOMIC_RELAXED);
    for (size_t i = 0; i < group->count; i++)
        note_changes(writers, group->of[i].unit, group->of[i].err, err);
    for (size_t i = 0; i < group->count; i++) {
        struct outcome *one = &group->of[i];
        bool own = one->err != OK; /* said no for a reason of its own: that stays true */
        note_outcome(writers, own ? one->err : err);
        tell(one->unit, own ? one->err : err, own ? &one->failure : &failure);
    }
}

/* ---- the threads ---- */

/* Takes up to `most` units, waiting for the first; 0 when the queue is closed and empty. */
static size_t take_units(struct writers *writers, struct outcome *taken, size_t most)
{
    size_t count = 0;
    pthread_mutex_lock(&writers->lock);
    while (!writers->queue.first && !writers->closed)
        pthread_cond_wait(&writers->filled, &writers->lock);
    while (writers->queue.first && count < most)
        taken[count++] = (struct outcome){.unit = queue_take(&writers->queue, false)};
    writers->units += (int64_t)count;
    pthread_mutex_unlock(&writers->lock);
    return count;
}

/* The next that may be run beside what is being run; NULL when the queue is closed and empty. */
static struct unit *take_one(struct writers *writers)
{
    pthread_mutex_lock(&writers->lock);
    struct unit *unit;
    while (!(unit = queue_take(&writers->queue, writers->whole >= WHOLE_AT_ONCE)) &&
           (writers->queue.first || !writers->closed))
        pthread_cond_wait(&writers->filled, &writers->lock);
    writers->units += unit != NULL;
    writers->whole += unit && !unit->by_rows;
    pthread_mutex_unlock(&writers->lock);
    return unit;
}

static void leave_place(struct writers *writers)
{
    pthread_mutex_lock(&writers->lock);
    writers->whole--;
    pthread_cond_broadcast(&writers->filled); /* whoever waited for a place looks again */
    pthread_mutex_unlock(&writers->lock);
}

static void *write_groups(void *arg)
{
    struct writer_thread *thread = arg;
    struct group group = {.of = memory_new(UNITS_PER_COMMIT * sizeof *group.of)};
    while ((group.count = take_units(thread->writers, group.of, UNITS_PER_COMMIT)) > 0)
        run_group(thread->writers, thread->db, &group);
    free(group.of);
    free(thread);
    return NULL;
}

static void write_one(struct writer_thread *thread, struct unit *unit)
{
    struct writers *writers = thread->writers;
    struct failure failure = {0};
    bool whole = !unit->by_rows; /* once it is told, the unit is its owner's again */
    struct site *site = hold_site(writers);
    enum err err = try_until_done(thread->db, site, unit, &failure);
    drop_site(site);
    __atomic_add_fetch(&writers->commits, 1, __ATOMIC_RELAXED);
    bool refused = err && err < ERR_BUSY; /* by the unit: then there was no commit */
    note_changes(writers, unit, refused ? err : OK, refused ? OK : err);
    note_outcome(writers, err);
    tell(unit, err, &failure);
    if (whole)
        leave_place(writers);
}

/* The first few connections are there before anybody is served; the others come by themselves, and are done without. */
static bool be_open(struct writer_thread *thread, unsigned index)
{
    struct failure failure = {0};
    if (!thread->db && db_open(thread->writers->url, DB_WRITE, &thread->db, &failure) != OK)
        return false;
    pthread_mutex_lock(&thread->writers->lock);
    thread->writers->connections[index] = thread->db;
    pthread_mutex_unlock(&thread->writers->lock);
    return true;
}

static void *write_singly(void *arg)
{
    struct writer_thread *thread = arg;
    struct unit *unit;
    if (be_open(thread, thread->index))
        while ((unit = take_one(thread->writers)))
            write_one(thread, unit);
    free(thread);
    return NULL;
}

static void start_thread(struct writers *writers, struct db *db, enum db_kind kind)
{
    struct writer_thread *thread = memory_new(sizeof *thread);
    check(writers->thread_count < THREADS_MAX);
    unsigned index = writers->thread_count++;
    *thread = (struct writer_thread){writers, db, index};
    writers->connections[index] = db;
    void *(*work)(void *) = kind == DB_SQLITE ? write_groups : write_singly;
    check(pthread_create(&writers->threads[index], NULL, work, thread) == 0);
}

enum err writers_start(struct str url, unsigned threads, struct site *site, struct writers **writers,
                       struct failure *failure)
{
    check(threads > 0);
    struct writers *new = memory_new(sizeof *new);
    new->topics = topics_new();
    new->site = site ? site_hold(site) : NULL;
    new->url = url;
    pthread_mutex_init(&new->lock, NULL);
    pthread_cond_init(&new->filled, NULL);
    *writers = new;
    for (unsigned i = 0; i < threads; i++) {
        struct db *db = NULL;
        enum err err = i < WHOLE_AT_ONCE ? db_open(url, DB_WRITE, &db, failure) : OK;
        if (err) {
            writers_stop(new);
            *writers = NULL;
            return err;
        }
        start_thread(new, db, db ? db_kind(db) : DB_POSTGRES);
        if (db && db_kind(db) == DB_SQLITE)
            break;
    }
    return OK;
}

bool writers_submit(struct writers *writers, struct unit *unit)
{
    pthread_mutex_lock(&writers->lock);
    bool accepted = !writers->closed && writers->queue.waiting < WAITING_MAX;
    if (accepted) {
        queue_put(&writers->queue, unit);
        pthread_cond_signal(&writers->filled);
    }
    pthread_mutex_unlock(&writers->lock);
    return accepted;
}

void writers_stop(struct writers *writers)
{
    pthread_mutex_lock(&writers->lock);
    writers->closed = true;
    pthread_cond_broadcast(&writers->filled);
    pthread_mutex_unlock(&writers->lock);
    for (unsigned i = 0; i < writers->thread_count; i++) {
        pthread_join(writers->threads[i], NULL);
        db_close(writers->connections[i]);
    }
    drop_site(writers->site);
    pthread_cond_destroy(&writers->filled);
    pthread_mutex_destroy(&writers->lock);
    topics_free(writers->topics);
    free(writers);
}

bool writers_fail_after(struct writers *writers, int64_t calls)
{
    bool left = true;
    pthread_mutex_lock(&writers->lock);
    for (unsigned i = 0; i < writers->thread_count; i++)
        if (writers->connections[i])
            left &= db_fail_after(writers->connections[i], calls) != -1;
    pthread_mutex_unlock(&writers->lock);
    return left;
}

const struct topics *writers_topics(const struct writers *writers)
{
    return writers->topics;
}

bool writers_failing(const struct writers *writers)
{
    return __atomic_load_n(&writers->failing, __ATOMIC_RELAXED);
}

void writers_counts(struct writers *writers, int64_t *waiting, int64_t *units, int64_t *commits)
{
    pthread_mutex_lock(&writers->lock);
    *waiting = (int64_t)writers->queue.waiting;
    *units = writers->units;
    *commits = __atomic_load_n(&writers->commits, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&writers->lock);
}
