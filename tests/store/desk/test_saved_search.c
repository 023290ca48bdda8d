/* Searches that people keep are looked at by reading alone; what is written of them is short. */
#include "base/check.h"
#include "service/bulk/generate.h"
#include "service/clock/round.h"
#include "service/desk/find.h"
#include "service/desk/saved_search.h"
#include "store/engine/asked.h"
#include "support/bulk/bulk_fixture.h"

enum { QUESTIONS = 60, KEPT = 25, REMOVED = 3, TOLD_ELSEWHERE = 4, HOUR_MS = 3600 * 1000 };

/* A round whose readers have a connection of their own, which refuses to write; something happens behind its first look. */
struct looking {
    struct desk desk;
    struct db *reader;
    struct arena arena;
    int64_t last, looks, told; /* the newest question; notices that were written */
};

static enum err make_questions(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

static enum err keep_searches(struct ctx *ctx, void *arg)
{
    struct looking *looking = arg;
    enum err err = OK;
    for (int i = 0; !err && i < KEPT; i++) {
        struct saved_search search = {
            .person_id = 1,
            .typed = arena_printf(ctx->arena, i % 2 ? "seller OR zz%d" : "zz%d", i),
            .made_at = instant_add(ctx->now, SPAN_MS(-HOUR_MS)),
        };
        err = saved_search_put(ctx->db, &search);
        assert_int_equal(search.id, i + 1);
    }
    return err ? err : find_last_id(ctx, &looking->last);
}

static enum err meanwhile(struct ctx *ctx, void *arg)
{
    (void)arg;
    enum err err = saved_search_delete(ctx->db, REMOVED);
    return err ? err : saved_search_set_told(ctx->db, TOLD_ELSEWHERE, 1, ctx->now);
}

static enum err read_beside(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct looking *looking = arg;
    struct failure failure = {0};
    struct unit unit = {.run = work, .arg = work_arg, .arena = &looking->arena};
    enum err err = unit_read(looking->reader, looking->desk.site, &unit, &failure);
    assert_ok(err, &failure);
    arena_reset(&looking->arena);
    if (looking->looks++ == 0)
        assert_ok(desk_do(&looking->desk, meanwhile, NULL), &looking->desk.failure);
    return err;
}

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    struct looking *looking = arg;
    struct db_asked before = *db_asked(looking->desk.db);
    enum err err = desk_do(&looking->desk, work, work_arg);
    const struct db_asked *after = db_asked(looking->desk.db);
    static const enum statement searching[] = {SQL_search_any, SQL_search_newest, SQL_search_few,
                                               SQL_search_lines, SQL_search_filter};
    for (size_t i = 0; i < COUNT_OF(searching); i++)
        assert_int_equal(after->of[searching[i]], before.of[searching[i]]);
    looking->told += after->of[SQL_notice_insert] - before.of[SQL_notice_insert];
    return err;
}

/* Of a search, up to which question its person was told. */
static int64_t told_up_to(struct looking *looking, int64_t id)
{
    struct saved_search search;
    enum err err = saved_search_load(looking->desk.db, &looking->desk.arena, id, &search);
    return err == ERR_NOT_FOUND ? -1 : search.told_id;
}

static void saved_searches_are_looked_at_by_reading_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct looking looking = {0};
        struct generate generate = {.scale = QUESTIONS, .seed = 5};
        desk_open(&looking.desk, database->url);
        arena_init(&looking.arena, (size_t)64 << 20);
        assert_ok(desk_do(&looking.desk, make_questions, &generate), &looking.desk.failure);
        assert_ok(desk_do(&looking.desk, keep_searches, &looking), &looking.desk.failure);
        looking.reader = fixture_open(database->url, DB_READ);
        struct round_base place = {.run = run_here, .read = read_beside, .arg = &looking};
        assert_ok(round_forget(&place), &looking.desk.failure);
        assert_int_equal(looking.looks, 2);
        for (int64_t id = 1; id <= KEPT; id++)
            assert_int_equal(told_up_to(&looking, id), id == REMOVED          ? -1
                                                       : id == TOLD_ELSEWHERE ? 1
                                                                              : looking.last);
        /* Every second one found something, but the fourth is another server's. */
        assert_int_equal(looking.told, KEPT / 2 - 1);
        db_close(looking.reader);
        arena_free(&looking.arena);
        desk_close(&looking.desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saved_searches_are_looked_at_by_reading_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
