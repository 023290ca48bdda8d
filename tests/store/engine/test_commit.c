/* What units of work share that are committed together. */
#include "support/kit/suite.h"

#include "support/kit/store_fixture.h"

#include "service/unit/topics.h"
#include "service/unit/work.h"
#include "store/people/person.h"

#include <pthread.h>
#include <stdio.h>

enum { UNITS = 9 };

static struct arena kept; /* what is read of a database */

/* All units, and the gate behind which the first one holds up the rest until they wait in the queue together. */
static struct crowd {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool open;
    int done, refused, failed, made[2];
    bool fails;
} crowd = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

struct member {
    struct unit unit;
    struct arena arena;
    int64_t id;
    bool refuses, first;
};

/* Counts how often it is made; what is made is kept, so that it is seen whether the commit held it. */
static enum err make(struct ctx *ctx, int64_t id)
{
    crowd.made[id]++;
    if (crowd.fails)
        return fail(&ctx->failure, ERR_DATABASE, "it cannot be made");
    return db_run(ctx->db, SQL_setting_put, NULL, TEXT(STR("made")), TEXT(STR("yes")));
}

static enum err run(struct ctx *ctx, void *arg)
{
    struct member *member = arg;
    pthread_mutex_lock(&crowd.lock);
    while (member->first && !crowd.open)
        pthread_cond_wait(&crowd.changed, &crowd.lock);
    pthread_mutex_unlock(&crowd.lock);
    enum err err = member->first ? OK : later_ask(ctx, (struct late){make, member->id});
    if (!err && !member->first)
        err = later_ask(ctx, (struct late){make, member->id});
    if (!err && member->refuses)
        err = fail(&ctx->failure, ERR_REFUSED, "no");
    return err;
}

static void done(void *arg, enum err err, const struct failure *failure)
{
    (void)arg;
    (void)failure;
    pthread_mutex_lock(&crowd.lock);
    crowd.done++;
    crowd.refused += err == ERR_REFUSED;
    crowd.failed += err == ERR_DATABASE;
    pthread_cond_broadcast(&crowd.changed);
    pthread_mutex_unlock(&crowd.lock);
}

/* The first unit alone, then the rest: all of them of one commit where there is one for many. */
static void run_all(struct str url, struct member members[UNITS], enum err (*work)(struct ctx *, void *))
{
    struct writers *writers;
    struct failure failure = {.err = OK};
    crowd.open = false;
    crowd.done = crowd.refused = crowd.failed = crowd.made[0] = crowd.made[1] = 0;
    assert_ok(writers_start(url, 1, NULL, &writers, &failure), &failure);
    for (int i = 0; i < UNITS; i++) {
        arena_init(&members[i].arena, 1 << 16);
        members[i].unit =
            (struct unit){.run = work, .done = done, .arg = &members[i], .arena = &members[i].arena};
        assert_true(writers_submit(writers, &members[i].unit));
        int64_t waiting = i == 0, units, commits;
        while (waiting) /* the first is at work before the second is there */
            writers_counts(writers, &waiting, &units, &commits);
    }
    pthread_mutex_lock(&crowd.lock);
    crowd.open = true;
    pthread_cond_broadcast(&crowd.changed);
    while (crowd.done < UNITS)
        pthread_cond_wait(&crowd.changed, &crowd.lock);
    pthread_mutex_unlock(&crowd.lock);
    writers_stop(writers);
    for (int i = 0; i < UNITS; i++)
        arena_free(&members[i].arena);
}

static bool is_kept(struct str url)
{
    QUERY q;
    struct arena arena;
    struct db *db = fixture_open(url, DB_READ);
    arena_init(&arena, 1 << 16);
    db_query(&q, db, SQL_setting_load, TEXT(STR("made")));
    bool found = query_next(&q);
    if (found)
        assert_str(query_text(&q, &arena), "yes");
    assert_int_equal(query_end(&q), OK);
    db_close(db);
    arena_free(&arena);
    return found;
}

/* Five ask for the one thing, three for the other, of whom all are refused. */
static void what_many_leave_to_one_commit_is_done_once_and_for_the_refused_never(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct member members[UNITS] = {{.first = true}};
        for (int i = 6; i < UNITS; i++)
            members[i].id = members[i].refuses = true;
        crowd.fails = false;
        run_all(database->url, members, run);
        assert_int_equal(crowd.refused, 3);
        assert_int_equal(crowd.failed, 0);
        assert_int_equal(crowd.made[0], database->kind == DB_SQLITE ? 1 : 5);
        assert_int_equal(crowd.made[1], 0);
        assert_true(is_kept(database->url));
    }
}

static void nobody_is_told_saved_when_what_was_left_to_the_commit_fails(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct member members[UNITS] = {{.first = true}};
        crowd.fails = true;
        run_all(database->url, members, run);
        assert_int_equal(crowd.failed, UNITS - 1);
        assert_false(is_kept(database->url));
    }
}

/* ---- who is refused behind what was written ---- */

/* What each of a group does when it is its turn, and what that leaves. */
enum manner { WRITES, WRITES_AND_IS_REFUSED, CONFLICTS, MANNER_COUNT };

static int turns; /* how often one had its turn */

static enum err write_in_a_manner(struct ctx *ctx, void *arg)
{
    struct member *member = arg;
    enum manner manner = (enum manner)(member->id % MANNER_COUNT);
    struct str name = arena_printf(ctx->arena, "unit %lld", (long long)member->id);
    enum err err = run(ctx, &(struct member){.first = member->first});
    turns += !member->first;
    if (!err)
        err = db_run(ctx->db, SQL_setting_put, NULL, TEXT(name), TEXT(STR("yes")));
    if (!err && manner == WRITES_AND_IS_REFUSED)
        return fail(&ctx->failure, ERR_REFUSED, "no");
    if (!err && manner == CONFLICTS) /* nobody has this number */
        err = db_run(ctx->db, SQL_session_insert, NULL, TEXT(STR("token")), INT(-1), INT(0), INT(0));
    return err;
}

static bool is_set(struct db *db, int64_t id)
{
    QUERY q;
    char name[32];
    snprintf(name, sizeof name, "unit %lld", (long long)id);
    db_query(&q, db, SQL_setting_load, TEXT(str_from(name)));
    bool found = query_next(&q);
    if (found)
        (void)query_text(&q, &kept);
    assert_int_equal(query_end(&q), OK);
    return found;
}

static void whoever_is_refused_behind_what_was_written_leaves_nothing_and_hurts_nobody(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct member members[UNITS] = {{.first = true}};
        for (int i = 1; i < UNITS; i++)
            members[i].id =
                2 + i; /* the first of them writes, and is still there when the second is refused */
        turns = 0;
        run_all(database->url, members, write_in_a_manner);
        assert_int_equal(crowd.refused, 3);
        if (database->kind == DB_SQLITE)
            assert_int_equal(turns, 2 + UNITS - 1); /* once until one was refused, then all, each by itself */
        arena_init(&kept, 1 << 16);
        struct db *db = fixture_open(database->url, DB_READ);
        for (int i = 1; i < UNITS; i++)
            assert_int_equal(is_set(db, members[i].id), members[i].id % MANNER_COUNT == WRITES);
        db_close(db);
        arena_free(&kept);
    }
}

/* ---- by rows, and whole after all ---- */

struct asking {
    int runs, by_rows;
};

static enum err ask_for_the_whole(struct ctx *ctx, void *arg)
{
    struct asking *asking = arg;
    asking->runs++;
    asking->by_rows += ctx->asks_whole != NULL;
    enum err err = db_run(ctx->db, SQL_setting_put, NULL, TEXT(STR("made")), TEXT(STR("yes")));
    return err ? err : unit_need_whole(ctx);
}

static void a_unit_by_rows_that_needs_more_is_run_once_more_as_a_whole(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct asking asking = {0};
        struct failure failure = {.err = OK};
        struct arena arena;
        struct db *db = fixture_open(database->url, DB_WRITE);
        struct unit unit = {.run = ask_for_the_whole, .arg = &asking, .arena = &arena, .by_rows = true};
        arena_init(&arena, 1 << 16);
        assert_ok(unit_run(db, NULL, &unit, &failure), &failure);
        assert_int_equal(asking.runs, database->kind == DB_POSTGRES ? 2 : 1);
        assert_int_equal(asking.by_rows, database->kind == DB_POSTGRES ? 1 : 0);
        db_close(db);
        arena_free(&arena);
        assert_true(is_kept(database->url));
    }
}

/* Runs one more unit, of which every page would have to be made anew when it changed something; whether it did. */
static bool changes(struct writers *writers, struct member *member)
{
    static const struct topic_set everything;
    const struct topics *topics = writers_topics(writers);
    int64_t since = topics_now(topics);
    crowd.done = 0;
    assert_true(writers_submit(writers, &member->unit));
    pthread_mutex_lock(&crowd.lock);
    while (crowd.done == 0)
        pthread_cond_wait(&crowd.changed, &crowd.lock);
    pthread_mutex_unlock(&crowd.lock);
    return !topics_unchanged(topics, &everything, since);
}

static void whoever_is_refused_makes_no_kept_page_anew(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct writers *writers;
        struct failure failure = {.err = OK};
        struct member member = {.first = true};
        arena_init(&member.arena, 1 << 16);
        member.unit = (struct unit){.run = run, .done = done, .arg = &member, .arena = &member.arena};
        crowd.open = true;
        assert_ok(writers_start(database->url, 1, NULL, &writers, &failure), &failure);
        assert_true(changes(writers, &member));
        member.refuses = true;
        assert_false(changes(writers, &member));
        writers_stop(writers);
        arena_free(&member.arena);
    }
}

/* ---- met by another ---- */

struct meeting {
    struct str url;
    int runs;
    bool found;
};

static enum err write_nina(struct db *db)
{
    struct person nina = {.handle = STR("nina"), .role = ROLE_MEMBER, .created_at = {1}};
    return person_insert(db, &nina, STR("nina"));
}

/* Where there are several writers, another one says the same between the look and the writing. */
static enum err look_then_write(struct ctx *ctx, void *arg)
{
    struct meeting *meeting = arg;
    struct person nina;
    enum err err = person_load_by_handle(ctx->db, ctx->arena, STR("nina"), &nina);
    meeting->found = err == OK;
    if (err != ERR_NOT_FOUND)
        return err;
    if (++meeting->runs == 1 && db_kind(ctx->db) == DB_POSTGRES) {
        struct db *other = fixture_open(meeting->url, DB_WRITE);
        assert_int_equal(db_begin(other, DB_WRITE), OK);
        assert_int_equal(write_nina(other), OK);
        assert_int_equal(db_commit(other), OK);
        db_close(other);
    }
    return write_nina(ctx->db);
}

static void what_another_one_has_said_meanwhile_is_looked_at_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct arena arena;
        struct failure failure = {.err = OK};
        struct meeting meeting = {.url = database->url};
        arena_init(&arena, 1 << 20);
        struct db *db = fixture_open(database->url, DB_WRITE);
        struct unit unit = {.run = look_then_write, .arg = &meeting, .arena = &arena};
        assert_ok(unit_run(db, NULL, &unit, &failure), &failure);
        assert_int_equal(meeting.found, database->kind == DB_POSTGRES);
        assert_int_equal(meeting.runs, 1);
        db_close(db);
        arena_free(&arena);
    }
}

/* ---- refused ---- */

/* A unit that is refused by no fault of its own, so many times. */
struct refusing {
    int runs, refusals;
    size_t takes; /* of memory, with each run */
    bool away;    /* because the database is away */
};

static enum err be_refused(struct ctx *ctx, void *arg)
{
    struct refusing *refusing = arg;
    refusing->runs++;
    if (refusing->takes)
        arena_take(ctx->arena, refusing->takes);
    if (refusing->runs > refusing->refusals)
        return OK;
    return refusing->away ? fail_until(&ctx->failure, ERR_BUSY, 10000, "it is away")
                          : fail(&ctx->failure, ERR_BUSY, "somebody else wrote");
}

static enum err run_refused(struct str url, struct refusing *refusing)
{
    struct failure failure = {.err = OK};
    struct arena arena;
    struct db *db = fixture_open(url, DB_WRITE);
    struct unit unit = {.run = be_refused, .arg = refusing, .arena = &arena};
    arena_init(&arena, 1 << 20);
    enum err err = unit_run(db, NULL, &unit, &failure);
    db_close(db);
    arena_free(&arena);
    return err;
}

/* PostgreSQL may suspect a unit of every conflict for as long as somebody else's transaction lasts. */
static void a_unit_is_tried_for_longer_than_a_moment_unless_that_helps_nobody(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct refusing suspected = {.refusals = 12};
        assert_int_equal(run_refused(database->url, &suspected), OK);
        assert_int_equal(suspected.runs, 13);
        struct refusing away = {.refusals = 12, .away = true};
        assert_int_equal(run_refused(database->url, &away), ERR_BUSY);
        assert_int_equal(away.runs, 6);
        struct refusing large = {.refusals = 12, .takes = 1 << 17};
        assert_int_equal(run_refused(database->url, &large), ERR_BUSY);
        assert_int_equal(large.runs, 6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_many_leave_to_one_commit_is_done_once_and_for_the_refused_never),
        cmocka_unit_test(whoever_is_refused_behind_what_was_written_leaves_nothing_and_hurts_nobody),
        cmocka_unit_test(nobody_is_told_saved_when_what_was_left_to_the_commit_fails),
        cmocka_unit_test(whoever_is_refused_makes_no_kept_page_anew),
        cmocka_unit_test(a_unit_by_rows_that_needs_more_is_run_once_more_as_a_whole),
        cmocka_unit_test(what_another_one_has_said_meanwhile_is_looked_at_again),
        cmocka_unit_test(a_unit_is_tried_for_longer_than_a_moment_unless_that_helps_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
