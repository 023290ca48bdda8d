/* Apache Answer's dump taken over: its posts under numbers that programs can hold, all of it or nothing. */
#include "base/check.h"
#include "base/secret.h"
#include "service/bulk/apache_answer.h"
#include "store/desk/answer.h"
#include "store/desk/question.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/source.h"

#include <stdio.h>
#include <string.h>

static struct import_dump site;

static enum err site_unit(struct ctx *ctx, void *arg)
{
    return import_apache_answer(ctx, arg);
}

static void take_over(struct desk *desk)
{
    site = (struct import_dump){.file = source_path(&desk->arena, "tests/data/answer/dump.sql")};
    assert_ok(desk_do(desk, site_unit, &site), &desk->failure);
}

static void questions_answers_comments_and_votes_are_here(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct answers answers;
        struct comments comments;
        struct question question;
        desk_open(&desk, database->url);
        take_over(&desk);
        assert_int_equal(question_load(desk.db, &desk.arena, 3, &question), OK);
        assert_str(question.title, "Where is my parcel?");
        assert_str(question.body, "It is *late*.");
        assert_str(question.tags, "late-parcel post");
        assert_str(question.author.handle, "mara");
        assert_int_equal(question.view_count, 321);
        assert_int_equal(question.created_at.ms, 1677668400000);
        assert_int_equal(question.votes, 1); /* of two, one was taken back */
        assert_int_equal(question.selected_answer_id, 4);
        assert_int_equal(answer_list(desk.db, &desk.arena, 3, (struct answer_range){0}, &answers), OK);
        const struct answer *first = answers.at[0].id == 4 ? &answers.at[0] : &answers.at[1];
        assert_str(first->body, "Ask the **post** first.\n\nIt's theirs.");
        assert_int_equal(first->votes, 1);
        assert_int_equal(comment_list(desk.db, &desk.arena, 3, &comments), OK);
        assert_int_equal(comments.count, 2);
        assert_int_equal(question_load(desk.db, &desk.arena, 6, &question), OK);
        assert_true(question.closed_at.ms > 0);
        assert_int_equal(question_load(desk.db, &desk.arena, 9, &question), OK);
        assert_int_equal(question.state, POST_HIDDEN);
        assert_int_equal(site.report.notes[IMPORT_NO_PARENT], 1);
        assert_int_equal(site.report.notes[IMPORT_VOTES], 1);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static void people_keep_rank_and_password_and_who_was_suspended_is(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person person;
        desk_open(&desk, database->url);
        take_over(&desk);
        assert_int_equal(person_load(desk.db, &desk.arena, 1, &person), OK);
        assert_int_equal(person.points, 421);
        assert_true(password_fits(STR("another long password"), arena_cstr(&desk.arena, person.password)));
        assert_int_equal(person_load(desk.db, &desk.arena, 3, &person), OK);
        assert_true(person.blocked_until.ms > person.created_at.ms);
        assert_int_equal(person_load(desk.db, &desk.arena, 4, &person), ERR_NOT_FOUND);
        desk_close(&desk);
    }
}

static const char columns[] =
    "CREATE TABLE `tag_rel` (`object_id` bigint, `tag_id` bigint, `status` int);\n"
    "CREATE TABLE `question` (`id` bigint, `title` text, `created_at` timestamp);\n";

static const struct {
    const char *sql, *sentence;
} wrongs[] = {
    {"", "dump.sql: there is no question in it"},
    {"INSERT INTO `question` VALUES (7,'a','2023-03-01 11:00:00');",
     "dump.sql:3:31: the column \"id\" is no number of Apache Answer's"},
    {"INSERT INTO `question` VALUES (10019999999999999,'a','2023-03-01 11:00:00');",
     "the column \"id\" is no number of Apache Answer's"},
    {"INSERT INTO `question` VALUES (99999999999999999999,'a','2023-03-01 11:00:00');",
     "the column \"id\" is no whole number"},
    {"INSERT INTO `question` VALUES (10010000000000001,'a','soon');", "the column \"created_at\" is no time"},
    {"INSERT INTO `question` VALUES (10010000000000001,'a','2023-03-01 11:00:00'),"
     "(10010000000000001,'b','2023-03-01 11:00:00');",
     "is there already"},
    {"INSERT INTO `tag_rel` VALUES (1", "the file ends within a statement"},
    {"CREATE TABLE `x_tag_rel` (`a` int);", "a dump of Apache Answer has one"},
};

static void what_is_wrong_is_named_and_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
            struct question question;
            struct dump_taker taker = {.work = site_unit};
            const char *text = arena_printf(&desk.arena, "%s%s", columns, wrongs[i].sql).at;
            enum err err = desk_take_dump(&desk, &taker, text);
            if (!strstr(desk.failure.text, wrongs[i].sentence))
                print_error("%s\n%s\n", wrongs[i].sentence, desk.failure.text);
            assert_int_equal(err, ERR_INPUT);
            assert_non_null(strstr(desk.failure.text, wrongs[i].sentence));
            assert_int_equal(question_load(desk.db, &desk.arena, 3, &question), ERR_NOT_FOUND);
        }
        desk_close(&desk);
    }
}

static void a_dump_that_is_cut_anywhere_stops_nothing(void **state)
{
    (void)state;
    struct dump_taker taker = {.work = site_unit};
    assert_cut_anywhere(&taker, "tests/data/answer/dump.sql", 59);
}

int main(void)
{
    secret_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_answers_comments_and_votes_are_here),
        cmocka_unit_test(people_keep_rank_and_password_and_who_was_suspended_is),
        cmocka_unit_test(what_is_wrong_is_named_and_leaves_nothing),
        cmocka_unit_test(a_dump_that_is_cut_anywhere_stops_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
