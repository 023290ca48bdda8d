#ifndef SERVICE_UNIT_WORK_H
#define SERVICE_UNIT_WORK_H
/*
 * Units of work: what is done as a whole or not at all, and who does it.
 *
 * A ctx is what one unit of work has: its memory, its connection, its `now`, and the place for the sentence
 * when it fails. Reads run on a ctx borrowed from the readers. A write is queued to the writers: on SQLite
 * one thread that commits many units at once, so that one fsync serves all who wait; on PostgreSQL several, each unit its own
 * transaction, tried again on a conflict. `done` is called after the commit. Of many at once, whoever is refused leaves nothing
 * and hurts nobody: when it had written, all of them are run again, each in its own savepoint, and so are the next few groups.
 *
 * On PostgreSQL a unit is SERIALIZABLE: whatever it reads, nobody changes it behind its back. One that is `by_rows` is READ
 * COMMITTED: it locks the row that it is about (order_hold) before it reads anything of it, and is not tried again because
 * somebody else wrote elsewhere. What it reads besides is as harmless when it was true a moment ago, which is said where it
 * is read; and what is not, such as a draw among people, asks for the whole (unit_need_whole), and then the unit is run
 * once more as SERIALIZABLE. Of the others no more than four run at a time: more would stand in each other's way. Those by rows
 * go past them, and as many run as there are connections, whose commits PostgreSQL writes together.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/time.h"
#include "core/value/bucket.h"
#include "service/unit/later.h"
#include "service/unit/topics.h"
#include "store/engine/db.h"

struct site; /* service/unit/site.h: settings, categories, what all share and nobody changes in place */

struct ctx {
    struct arena *arena;
    struct db *db;
    struct instant now;
    struct failure failure;
    struct site *site;
    struct topic_set touched; /* by a unit that writes: left alone, everything is */
    struct laters *later;     /* what waits for the commit; NULL: nothing can (later_ask) */
    bool *asks_whole;         /* NULL: what is read is of one instant (unit_need_whole) */
    struct hooks_read *hooks; /* NULL, or who is told, read once (hook_read_once) */
    struct rate_left rate;    /* of the limits that it took from, the scarcest */
    struct str trace;         /* goes along with what leaves because of it (outbox_put); empty: none */
};

struct unit {
    /*
     * The work. Runs inside a transaction; may run again, so it must not keep anything from
     * the run before. OK keeps its changes, any other err undoes them.
     */
    enum err (*run)(struct ctx *ctx, void *arg);
    /* Called once, after the commit, on the writer's thread. err is run's, or why the commit failed. */
    void (*done)(void *arg, enum err err, const struct failure *failure);
    void *arg;
    struct arena *arena;
    bool by_rows;             /* what it is about it locks by itself: see above */
    bool whole;               /* it has asked for the whole all the same */
    struct topic_set touched; /* what the last run named */
    struct laters later;      /* what it left to the commit */
    struct unit *next;        /* the queue's own */
};

/*
 * For what is decided by more than the rows that are locked. OK where all that the unit reads is of one instant and stays so
 * until its commit; else the failure to end with, after which the unit is run again in that way.
 */
enum err unit_need_whole(struct ctx *ctx) MUST_USE;

struct writers;

/*
 * Threads begin at once. The url, which outlives them, decides how they work; `threads` counts on PostgreSQL only. The first four
 * have their connections when this returns; further ones open theirs by themselves, and are done without when they cannot.
 */
enum err writers_start(struct str url, unsigned threads, struct site *site, struct writers **writers,
                       struct failure *failure) MUST_USE;
/* Units that begin from now on see this site: after a change of the settings. The writers hold it. */
void writers_use_site(struct writers *writers, struct site *site);
/* False when the queue is full or closed: answer 503 and keep what the person typed. The unit stays the
 * caller's. */
bool writers_submit(struct writers *writers, struct unit *unit) MUST_USE;
/* Does what was accepted, then ends. */
void writers_stop(struct writers *writers);
/*
 * For tests: db_fail_after on every connection, while none is at work. Answers whether the setting before is
 * still to come on all of them.
 */
bool writers_fail_after(struct writers *writers, int64_t calls);
/* What was committed, by topics; marked before anybody is told of it. */
const struct topics *writers_topics(const struct writers *writers);
/* Whether the last thing that was written failed for a reason of the world: a full disk, a file that cannot be written. */
bool writers_failing(const struct writers *writers);
/* Units waiting now, and units and commits since the start: for /metrics. */
void writers_counts(struct writers *writers, int64_t *waiting, int64_t *units, int64_t *commits);

/* Runs one unit right here, for commands and tests: begin, run, commit, with the same retries. `done` may be
 * NULL. What it says is in the failure's language. */
enum err unit_run(struct db *db, struct site *site, struct unit *unit, struct failure *failure) MUST_USE;
/* The same for a unit that only reads: all that it reads is of one instant. */
enum err unit_read(struct db *db, struct site *site, struct unit *unit, struct failure *failure) MUST_USE;
/* Within a unit that only reads: what follows is read of a later instant. */
enum err unit_read_anew(struct ctx *ctx) MUST_USE;

#endif
