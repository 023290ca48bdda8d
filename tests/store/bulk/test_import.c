/* Files in, a help desk out: all of it or nothing. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"

#include "service/desk/find.h"
#include "store/desk/answer.h"
#include "store/desk/question.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void rows_keep_their_ids_and_times(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct answers answers;
        struct comments comments;
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder_of_small_world(), false), &desk.failure);
        struct question question = desk_question(&desk, 40);
        assert_str(question.title, "Where is my parcel?");
        assert_str(question.slug, "where-is-my-parcel");
        assert_str(question.tags, "late parcel");
        assert_str(question.author.name, "a guest");
        assert_int_equal(question.created_at.ms, 1466078400000);
        assert_int_equal(question.active_at.ms, 1466089200250);
        assert_int_equal(question.answer_count, 1);
        assert_int_equal(question.selected_answer_id, 90);
        assert_int_equal(answer_list(desk.db, &desk.arena, 40, (struct answer_range){0}, &answers), OK);
        assert_int_equal(answers.at[0].id, 90);
        assert_int_equal(answers.at[0].comment_count, 1);
        assert_str(answers.at[0].author.handle, "Ryan");
        assert_int_equal(comment_list(desk.db, &desk.arena, 40, &comments), OK);
        assert_int_equal(comments.at[0].created_at.ms, 1466100000000);
        desk_close(&desk);
    }
}

static void points_that_posts_do_not_explain_are_a_bonus(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person ryan;
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder_of_small_world(), false), &desk.failure);
        assert_int_equal(person_load(desk.db, &desk.arena, 7, &ryan), OK);
        const struct point_rules *rules = &desk.site->points;
        assert_int_equal(ryan.points, 8630);
        assert_int_equal(ryan.bonus, 8630 - rules->base - rules->answer - rules->selected);
        assert_int_equal(ryan.answer_count, 1);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static enum err find_late_parcels(struct ctx *ctx, void *arg)
{
    return find_similar(ctx, STR("my parcels"), STR("late"), 0, arg);
}

static void imported_questions_are_found_by_their_words(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct question_lines lines;
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder_of_small_world(), false), &desk.failure);
        assert_ok(desk_do(&desk, find_late_parcels, &lines), &desk.failure);
        assert_int_equal(lines.count, 1);
        assert_int_equal(lines.at[0].id, 40);
        desk_close(&desk);
    }
}

static void what_is_written_afterwards_gets_an_id_behind(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder_of_small_world(), false), &desk.failure);
        struct person person = {.handle = STR("Zoe"), .role = ROLE_MEMBER, .created_at = {1}};
        assert_int_equal(person_insert(desk.db, &person, STR("zoe")), OK);
        assert_int_equal(person.id, 8);
        desk_close(&desk);
    }
}

static void zipped_files_are_read_as_plain_ones(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        char many[64 * 1024] = "";
        size_t len = 0;
        struct str folder = folder_of_small_world();
        for (int i = 0; i < 500; i++)
            len += (size_t)snprintf(many + len, sizeof many - len,
                                    "{\"id\": %d, \"parent_type\": \"question\", \"parent_id\": 40, "
                                    "\"user_id\": 7, \"body\": \"%d\", \"created_at\": %d}\r\n\n",
                                    i + 1, i, 1466100000 + i);
        char path[512];
        snprintf(path, sizeof path, "%.*s/comments.jsonl", STR_ARG(folder));
        assert_int_equal(remove(path), 0);
        folder_put_zipped(folder, "comments.jsonl", many);
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder, false), &desk.failure);
        assert_int_equal(desk_question(&desk, 40).comment_count, 500);
        desk_close(&desk);
    }
}

static void a_second_import_adds_to_the_first(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str more = folder_new();
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder_of_small_world(), false), &desk.failure);
        folder_put(more, "votes.jsonl",
                   "{\"post_type\": \"answer\", \"post_id\": 90, \"user_id\": 7, \"vote\": 1, "
                   "\"created_at\": 1466100000}");
        folder_put(more, "answers.jsonl",
                   "{\"id\": 91, \"question_id\": 40, \"user_id\": null, \"body\": \"Wait for it.\", "
                   "\"created_at\": 1466200000}");
        assert_ok(desk_import(&desk, more, false), &desk.failure);
        assert_int_equal(desk_question(&desk, 40).answer_count, 2);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* Words of one letter take many times the room of their text; some pages of the longest texts that there can be. */
static void long_texts_of_short_words_are_taken(void **state)
{
    enum { QUESTIONS = 60, BODY_BYTES = 99996, LINE_BYTES = BODY_BYTES + 200 };
    static char body[BODY_BYTES + 1];
    (void)state;
    for (size_t i = 0; i < BODY_BYTES; i += 4)
        memcpy(body + i, "x y ", 4);
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct buf lines;
        struct str folder = folder_of_small_world();
        buf_init(&lines, (size_t)QUESTIONS * LINE_BYTES);
        for (int i = 0; i < QUESTIONS; i++)
            buf_printf(&lines,
                       "{\"id\": %d, \"category_id\": 3, \"title\": \"Late again %d\", \"created_at\": "
                       "1466078400, \"body\": \"%s\"}\n",
                       100 + i, i, body);
        buf_put_char(&lines, 0);
        check(!lines.overflow);
        folder_put(folder, "questions.jsonl", lines.at);
        folder_put(folder, "answers.jsonl", "");
        folder_put(folder, "comments.jsonl", "");
        folder_put(folder, "votes.jsonl", "");
        buf_free(&lines);
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder, false), &desk.failure);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* ---- what is refused ---- */

/* A file of the small world replaced by a wrong one, and the sentence about it. */
static const struct {
    const char *file, *text, *sentence;
} wrongs[] = {
    {"users.jsonl", "{\"id\": 7, \"handle\": \"Ryan\", \"created_at\": 1}\n{\"id\": 7, \"handle\": \"B\"}\n",
     "users.jsonl:2: the field \"created_at\" is missing"},
    {"users.jsonl", "{\"id\": 7, \"handle\": \"Ryan\", \"created_at\": 1, \"shoe\": 4}",
     "users.jsonl:1: the field \"shoe\" is not known; --lenient passes it over"},
    {"users.jsonl", "\n\n{\"id\": 7", "users.jsonl:3: the line is not JSON"},
    {"users.jsonl", "[7]", "users.jsonl:1: the line must be a JSON object"},
    {"users.jsonl", "{\"id\": \"7\", \"handle\": \"Ryan\", \"created_at\": 1}",
     "users.jsonl:1: the field \"id\" must be a whole number"},
    {"users.jsonl", "{\"id\": 0, \"handle\": \"Ryan\", \"created_at\": 1}",
     "users.jsonl:1: the field \"id\" must be a whole number from 1"},
    {"users.jsonl", "{\"id\": 7, \"handle\": \"Ryan\", \"created_at\": \"2016-02-30T00:00:00Z\"}",
     "users.jsonl:1: the field \"created_at\" must be a time"},
    {"users.jsonl", "{\"id\": 7, \"handle\": \"Ry\xff\", \"created_at\": 1}",
     "users.jsonl:1: the line is not UTF-8"},
    {"users.jsonl",
     "{\"id\": 7, \"handle\": \"Ryan\", \"created_at\": 1}\n{\"id\": 8, \"handle\": \"RYAN\", "
     "\"created_at\": 1}",
     "users.jsonl:2: the field \"handle\": somebody has this name already"},
    {"categories.jsonl", "{\"id\": 3, \"parent_id\": 3, \"slug\": \"a\", \"name\": \"A\"}",
     "categories.jsonl:1: the field \"parent_id\" names a category below this one"},
    {"categories.jsonl", "{\"id\": 3, \"parent_id\": 8, \"slug\": \"a\", \"name\": \"A\"}",
     "categories.jsonl:1: the field \"parent_id\" names no category"},
    {"categories.jsonl", "{\"id\": 3, \"slug\": \"A b\", \"name\": \"A\"}",
     "categories.jsonl:1: the field \"slug\""},
    {"questions.jsonl",
     "{\"id\": 40, \"category_id\": 4, \"title\": \"Where?\", \"created_at\": 1, \"tags\": []}",
     "questions.jsonl:1: the field \"category_id\": there is no 4"},
    {"questions.jsonl",
     "{\"id\": 40, \"category_id\": 3, \"title\": \"Where?\", \"created_at\": 1, \"tags\": [\"a b!\"]}",
     "questions.jsonl:1: The tag"},
    {"questions.jsonl",
     "{\"id\": 40, \"category_id\": 3, \"title\": \"Where?\", \"created_at\": 1, \"selected_answer_id\": 4}",
     "questions.jsonl:1: the field \"selected_answer_id\" names no answer to this question"},
    {"questions.jsonl",
     "{\"id\": 40, \"category_id\": 3, \"title\": \"Where?\", \"created_at\": 1, \"closed\": \"duplicate of "
     "40\"}",
     "questions.jsonl:1: the field \"closed\" names no other question"},
    {"answers.jsonl", "{\"id\": 90, \"question_id\": 41, \"body\": \"No.\", \"created_at\": 1}",
     "answers.jsonl:1: the field \"question_id\": there is no 41"},
    {"comments.jsonl",
     "{\"id\": 5, \"parent_type\": \"comment\", \"parent_id\": 5, \"body\": \"No.\", \"created_at\": 1}",
     "comments.jsonl:1: the field \"parent_type\" is \"question\" or \"answer\""},
    {"votes.jsonl",
     "{\"post_type\": \"answer\", \"post_id\": 90, \"user_id\": 7, \"vote\": 2, \"created_at\": 1}",
     "votes.jsonl:1: the field \"vote\": it is 1 or -1"},
    {"votes.jsonl",
     "{\"post_type\": \"answer\", \"post_id\": 90, \"user_id\": 7, \"vote\": 1, \"created_at\": 1}\n"
     "{\"post_type\": \"answer\", \"post_id\": 90, \"user_id\": 7, \"vote\": -1, \"created_at\": 2}\n"
     "{\"post_type\": \"question\", \"post_id\": 40, \"user_id\": 7, \"vote\": 1, \"created_at\": 1}",
     "votes.jsonl:2: the field \"user_id\": this person has voted on this post already"},
};

static void a_wrong_line_is_named_by_file_line_and_field(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
            struct str folder = folder_of_small_world();
            folder_put(folder, wrongs[i].file, wrongs[i].text);
            assert_int_equal(desk_import(&desk, folder, false), ERR_INPUT);
            if (strncmp(desk.failure.text, wrongs[i].sentence, strlen(wrongs[i].sentence)) != 0)
                assert_string_equal(desk.failure.text, wrongs[i].sentence);
        }
        desk_close(&desk);
    }
}

static void a_failed_import_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        bool people;
        struct str folder = folder_of_small_world();
        desk_open(&desk, database->url);
        int64_t categories = desk_number(&desk, SQL_bulk_category_names, NULL, 0);
        folder_put(folder, "votes.jsonl", "{}");
        assert_int_equal(desk_import(&desk, folder, false), ERR_INPUT);
        assert_int_equal(person_any(desk.db, &people), OK);
        assert_false(people);
        assert_int_equal(desk_number(&desk, SQL_bulk_category_names, NULL, 0), categories);
        assert_int_equal(desk_number(&desk, SQL_bulk_question_ids, NULL, 0), 0);
        assert_int_equal(desk_number(&desk, SQL_bulk_tag_names, NULL, 0), 0);
        folder_put(folder, "votes.jsonl", "");
        assert_ok(desk_import(&desk, folder, false), &desk.failure);
        desk_close(&desk);
    }
}

/* Whatever step of the database fails, nothing of the import is left. */
static void an_import_that_the_database_fails_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        bool people = false;
        struct str folder = folder_of_small_world();
        enum err err = ERR_DATABASE;
        desk_open(&desk, database->url);
        for (int64_t step = 1; err; step += 3) {
            db_fail_after(desk.db, step);
            err = desk_import(&desk, folder, false);
            db_fail_after(desk.db, -1);
            assert_true(err == OK || err == ERR_DATABASE);
            assert_int_equal(person_any(desk.db, &people), OK);
            assert_int_equal(people, err == OK);
        }
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static void lenient_passes_over_fields_that_are_not_known(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str folder = folder_of_small_world();
        desk_open(&desk, database->url);
        folder_put(folder, "users.jsonl",
                   "{\"id\": 7, \"handle\": \"Ryan\", \"created_at\": 1, \"shoe\": {\"size\": 44}}");
        assert_ok(desk_import(&desk, folder, true), &desk.failure);
        desk_close(&desk);
    }
}

static void a_file_cut_short_is_no_file(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str folder = folder_new();
        char path[512], text[20000];
        desk_open(&desk, database->url);
        memset(text, ' ', sizeof text - 1);
        text[sizeof text - 1] = 0;
        for (size_t i = 0; i + 1 < sizeof text; i += 3)
            text[i] = (char)('a' + i * 7919 % 26);
        folder_put_zipped(folder, "users.jsonl", text);
        snprintf(path, sizeof path, "%.*s/users.jsonl.gz", STR_ARG(folder));
        FILE *file = fopen(path, "r+b");
        assert_non_null(file);
        assert_int_equal(ftruncate(fileno(file), 60), 0);
        fclose(file);
        assert_int_equal(desk_import(&desk, folder, false), ERR_IO);
        assert_non_null(strstr(desk.failure.text, "users.jsonl:1: the file cannot be read on"));
        desk_close(&desk);
    }
}

static void a_line_without_end_is_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str folder = folder_new();
        desk_open(&desk, database->url);
        char *text = arena_take(&desk.arena, (1 << 20) + 10);
        memset(text, 'x', (1 << 20) + 9);
        folder_put_zipped(folder, "users.jsonl", text);
        assert_int_equal(desk_import(&desk, folder, false), ERR_LIMIT);
        assert_string_equal(desk.failure.text, "users.jsonl:1: the line has more than 1,048,576 bytes");
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_keep_their_ids_and_times),
        cmocka_unit_test(points_that_posts_do_not_explain_are_a_bonus),
        cmocka_unit_test(imported_questions_are_found_by_their_words),
        cmocka_unit_test(what_is_written_afterwards_gets_an_id_behind),
        cmocka_unit_test(zipped_files_are_read_as_plain_ones),
        cmocka_unit_test(a_second_import_adds_to_the_first),
        cmocka_unit_test(long_texts_of_short_words_are_taken),
        cmocka_unit_test(a_wrong_line_is_named_by_file_line_and_field),
        cmocka_unit_test(a_failed_import_leaves_nothing),
        cmocka_unit_test(an_import_that_the_database_fails_leaves_nothing),
        cmocka_unit_test(lenient_passes_over_fields_that_are_not_known),
        cmocka_unit_test(a_file_cut_short_is_no_file),
        cmocka_unit_test(a_line_without_end_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
