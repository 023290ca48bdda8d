/* Open orders by the million: what it costs to apply what is due, and to prove orders again. */
#include "law.h"

#include "service/clock/round.h"
#include "store/people/person.h"
#include "text/people/handle.h"

#include <stdio.h>
#include <sys/resource.h>

enum { PRICE = 5000 };

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        law_fail(sql, sqlite3_errmsg(db));
}

static struct str url_of(char room[4096], const char *path)
{
    return (struct str){room, (size_t)snprintf(room, 4096, "sqlite:%s", path)};
}

/* ---- the orders ---- */

struct made {
    struct law_place *place;
    int64_t person_id;
};

static enum err add_person(struct ctx *ctx, void *arg)
{
    struct made *made = arg;
    struct person person = {.handle = STR("Bench"), .role = ROLE_MEMBER};
    enum err err = person_insert(ctx->db, &person, handle_key(ctx->arena, person.handle));
    made->person_id = person.id;
    return err;
}

static enum err add_order(struct ctx *ctx, void *arg)
{
    struct made *made = arg;
    struct str ref;
    struct order_note note = {.viewer = {.person_id = made->person_id},
                              .policy = order_policy(&made->place->policies, STR("aliexpress-2016")),
                              .marketplace = STR("Elsewhere"),
                              .title = STR("A lamp"),
                              .amount_minor = PRICE,
                              .ordered = instant_add(ctx->now, SPAN_DAYS(-3)),
                              .shipped = instant_add(ctx->now, SPAN_DAYS(-2))};
    if (!note.policy || !currency_from(STR("EUR"), &note.currency))
        law_fail("a note", "cannot be made");
    return order_note_external(ctx, &note, &ref);
}

/* Doubles all orders, whatever columns they have. */
static const char doubling[] = "BEGIN;"
                               "CREATE TEMP TABLE last AS SELECT MAX(id) AS id FROM purchase;"
                               "CREATE TEMP TABLE copy AS SELECT * FROM purchase;"
                               "UPDATE copy SET id = id + (SELECT id FROM last);"
                               "UPDATE copy SET ref = printf('%016x', id);"
                               "INSERT INTO purchase SELECT * FROM copy; DROP TABLE copy;"
                               "CREATE TEMP TABLE copy AS SELECT * FROM purchase_line;"
                               "UPDATE copy SET purchase_id = purchase_id + (SELECT id FROM last);"
                               "INSERT INTO purchase_line SELECT * FROM copy; DROP TABLE copy;"
                               "CREATE TEMP TABLE copy AS SELECT * FROM purchase_event;"
                               "UPDATE copy SET purchase_id = purchase_id + (SELECT id FROM last);"
                               "INSERT INTO purchase_event SELECT * FROM copy; DROP TABLE copy;"
                               "DROP TABLE last; COMMIT;";

void law_fill(const char *path, int64_t orders, int64_t doublings)
{
    char room[4096];
    sqlite3 *db;
    struct law_place place;
    struct made made = {.place = &place};
    law_open(&place, url_of(room, path));
    law_do(&place, add_person, &made);
    for (int64_t i = 0; i < orders; i++)
        law_do(&place, add_order, &made);
    law_close(&place);
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL))
        law_fail(path, sqlite3_errmsg(db));
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;");
    for (int64_t i = 0; i < doublings; i++)
        run(db, doubling);
    run(db, "PRAGMA wal_checkpoint (TRUNCATE); ANALYZE;");
    sqlite3_close(db);
}

/* ---- the tick ---- */

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    law_do(arg, work, work_arg);
    return OK;
}

/* A year from now every protection is over: of those that are due, the tick is given as many as are asked for. */
double law_tick(const char *path, int64_t due)
{
    char room[4096];
    struct law_place place;
    struct round_base base = {.run = run_here, .arg = &place, .policies = &place.policies};
    struct round_done done = {0};
    law_open(&place, url_of(room, path));
    struct instant began = instant_now(), then = instant_add(began, SPAN_DAYS(365));
    if (round_strike(&base, due ? then : began, due ? due : INT64_MAX, &done))
        law_fail("tick", "failed");
    double seconds = (double)instant_since(instant_now(), began).ms / 1000;
    law_close(&place);
    if (done.orders != due)
        law_fail("tick", "not as many orders were due as should be");
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    fprintf(stderr, "%ld\n", usage.ru_maxrss / 1024);
    return seconds;
}

/* ---- the proof ---- */

struct proving {
    struct law_place *place;
    int64_t after, wrong;
};

static void note_wrong(void *arg, struct str ref, struct str wrong)
{
    struct proving *proving = arg;
    proving->wrong++;
    fprintf(stderr, "%.*s: %.*s\n", STR_ARG(ref), STR_ARG(wrong));
}

static enum err prove(struct ctx *ctx, void *arg)
{
    struct proving *proving = arg;
    return order_check(ctx, &proving->place->policies, &proving->after, note_wrong, proving);
}

double law_check(const char *path, int64_t cases)
{
    char room[4096];
    struct law_place place;
    struct proving proving = {.place = &place};
    law_open(&place, url_of(room, path));
    struct instant began = instant_now();
    while (proving.after >= 0 && proving.after < cases)
        law_do(&place, prove, &proving);
    double seconds = (double)instant_since(instant_now(), began).ms / 1000;
    law_close(&place);
    if (proving.wrong)
        law_fail("check", "orders differ");
    return seconds;
}
