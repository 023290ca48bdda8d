/*
 * What twice as much of one thing costs: twice as many steps of the database, and not four times as many. Counted on SQLite, which tells
 * its steps.
 */
#include "service/people/own_data.h"
#include "store/engine/db_engine.h"
#include "support/bulk/bulk_fixture.h"

#include <sqlite3.h>
#include <stdio.h>

enum { STRIDE = 100, SMALL = 600, PERSON = 7 };

static int64_t steps;

static int count_steps(void *arg)
{
    (void)arg;
    steps += STRIDE;
    return 0;
}

static void script(struct desk *desk, const char *sql)
{
    char *wrong = NULL;
    sqlite3_exec(desk->db->engine->handle(desk->db), sql, NULL, NULL, &wrong);
    if (wrong)
        print_error("%s\n", wrong);
    assert_null(wrong);
}

/* A small world, to which `more` is added for each number from 1 to `count`, which is n in it. */
static void open_with(struct desk *desk, struct str url, const char *const *more, int count)
{
    char sql[1024];
    desk_open(desk, url);
    assert_ok(desk_import(desk, folder_of_small_world(), false), &desk->failure);
    for (; *more; more++) {
        int len = snprintf(sql, sizeof sql,
                           "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number "
                           "WHERE n < %d) INSERT INTO %s FROM number",
                           count, *more);
        assert_in_range(len, 1, sizeof sql - 1);
        script(desk, sql);
    }
}

static int64_t steps_of(struct desk *desk, void (*work)(struct desk *desk))
{
    sqlite3 *handle = desk->db->engine->handle(desk->db);
    steps = 0;
    sqlite3_progress_handler(handle, STRIDE, count_steps, NULL);
    work(desk);
    sqlite3_progress_handler(handle, 0, NULL, NULL);
    return steps;
}

/* Twice as much takes at most two and a quarter times the steps. */
static void assert_in_step(const char *const *more, void (*work)(struct desk *desk))
{
    int64_t took[2] = {0};
    for (int i = 0; i < 2; i++) {
        FOR_EACH_DATABASE(database)
        {
            struct desk desk;
            if (database->kind != DB_SQLITE)
                continue;
            open_with(&desk, database->url, more, SMALL << i);
            took[i] = steps_of(&desk, work);
            desk_close(&desk);
        }
    }
    print_message("# %lld steps for %d, %lld for %d\n", (long long)took[0], SMALL, (long long)took[1],
                  2 * SMALL);
    assert_true(took[0] > SMALL);
    assert_true(took[1] * 4 < took[0] * 9);
}

/* ---- recount ---- */

static void count_again(struct desk *desk)
{
    desk_differences(desk, false);
}

static void a_question_with_many_answers_and_comments_is_counted_in_step_with_them(void **state)
{
    static const char *const more[] = {
        "answer (id, question_id, body, created_at, comment_count) SELECT 1000 + n, 40, 'Yes.', n, 1",
        "comment (question_id, answer_id, body, created_at) SELECT 40, 1000 + n, 'Indeed.', n",
        "comment (question_id, body, created_at) SELECT 40, 'Really?', n",
        NULL,
    };
    (void)state;
    assert_in_step(more, count_again);
}

/* ---- everything of one's own ---- */

static enum err write_own(struct ctx *ctx, void *arg)
{
    return own_data_write(ctx, PERSON, arg);
}

static void take_everything(struct desk *desk)
{
    struct buf out;
    buf_init(&out, (size_t)64 << 20);
    struct unit unit = {.run = write_own, .arg = &out, .arena = &desk->arena};
    assert_ok(unit_read(desk->db, desk->site, &unit, &desk->failure), &desk->failure);
    assert_true(out.len > (size_t)SMALL * 50);
    buf_free(&out);
}

static void a_long_list_of_ones_own_is_read_in_step_with_it(void **state)
{
    static const char *const lists[][2] = {
        {"flag (post_type, post_id, person_id, reason, created_at) SELECT 2, n, 7, 'spam', n"},
        {"revision (post_type, post_id, version, body, person_id, written_at) SELECT 1, 40, n, 'So.', 7, n"},
        {"answer (question_id, person_id, body, created_at) SELECT 40, 7, 'Yes.', n"},
        {"comment (question_id, person_id, body, created_at) SELECT 40, 7, 'Yes.', n"},
        {"vote (post_type, post_id, person_id, vote, created_at) SELECT 2, n, 7, 1, n"},
        {"audit (person_id, act, subject, at) SELECT 7, 'sign_in', 'person 7', n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        print_message("# %.30s\n", lists[i][0]);
        assert_in_step(lists[i], take_everything);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_with_many_answers_and_comments_is_counted_in_step_with_them),
        cmocka_unit_test(a_long_list_of_ones_own_is_read_in_step_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
