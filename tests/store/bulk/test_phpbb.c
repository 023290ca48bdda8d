/* phpBB's dump taken over: forums that everybody may read, topics as questions, all of it or nothing. */
#include "base/check.h"
#include "base/secret.h"
#include "service/bulk/phpbb.h"
#include "store/desk/answer.h"
#include "store/desk/question.h"
#include "store/reach/mailbox.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/source.h"
#include "text/desk/markdown_phpbb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct import_dump board;

static enum err board_unit(struct ctx *ctx, void *arg)
{
    return import_phpbb(ctx, arg);
}

static void take_over(struct desk *desk, const char *forums)
{
    board = (struct import_dump){.file = source_path(&desk->arena, "tests/data/phpbb/dump.sql"),
                                 .forums = str_from(forums)};
    assert_ok(desk_do(desk, board_unit, &board), &desk->failure);
}

static void topics_are_questions_and_their_further_posts_are_answers(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct answers answers;
        struct question question;
        desk_open(&desk, database->url);
        take_over(&desk, "1 2");
        assert_int_equal(question_load(desk.db, &desk.arena, 7, &question), OK);
        assert_str(question.title, "Where's my \"parcel\"?");
        assert_str(question.body,
                   "Hello, **where** is it? \\<Ask\\>\\\n[The post](<https://post.example/a?b=1&c=2>) :)");
        assert_str(question.author.handle, "mara");
        assert_int_equal(question.category_id, 2);
        assert_int_equal(question.view_count, 812);
        assert_int_equal(question.created_at.ms, 1466078400000);
        assert_int_equal(answer_list(desk.db, &desk.arena, 7, (struct answer_range){0}, &answers), OK);
        assert_int_equal(answers.count, 2);
        const struct answer *first = answers.at[0].id == 12 ? &answers.at[0] : &answers.at[1];
        assert_str(first->body, "> where is it?\n\nAsk **them** \\& wait :)\\\nwith \\*stars\\* and "
                                "\\[b\\]words\\[/b\\]\n\n- one\n- two");
        assert_int_equal((first == &answers.at[0] ? &answers.at[1] : &answers.at[0])->state, POST_HELD);
        assert_int_equal(question_load(desk.db, &desk.arena, 9, &question), OK);
        assert_true(question.closed_at.ms > 0);
        assert_int_equal(question.author.person_id, 0);
        assert_int_equal(question_load(desk.db, &desk.arena, 8, &question),
                         ERR_NOT_FOUND); /* the staff's own */
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static void people_keep_their_passwords_and_robots_stay_away(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person person;
        struct mailbox mailbox;
        desk_open(&desk, database->url);
        take_over(&desk, "1 2");
        assert_int_equal(person_load(desk.db, &desk.arena, 2, &person), OK);
        assert_true(password_fits(STR("a long password"), arena_cstr(&desk.arena, person.password)));
        assert_int_equal(person_load(desk.db, &desk.arena, 3, &person), OK);
        assert_str(person.handle, "Ryan-B");
        assert_int_equal(person_load(desk.db, &desk.arena, 4, &person), OK);
        assert_str(person.password, "");
        assert_int_equal(person_load(desk.db, &desk.arena, 1, &person), ERR_NOT_FOUND);
        assert_int_equal(person_load(desk.db, &desk.arena, 5, &person), ERR_NOT_FOUND);
        assert_int_equal(mailbox_load_by_email(desk.db, &desk.arena, STR("ryan@example.org"), &mailbox),
                         ERR_NOT_FOUND); /* never confirmed */
        assert_int_equal(board.report.notes[IMPORT_PRIVATE], 1);
        assert_int_equal(board.report.notes[IMPORT_NO_PARENT], 1);
        assert_int_equal(board.report.notes[IMPORT_STAFF], 1);
        desk_close(&desk);
    }
}

/* The text with what stands for something else put into it once. */
static struct str with(struct arena *arena, struct str text, const char *instead, const char *of)
{
    size_t at = str_find(text, str_from(of));
    assert_true(at < text.len);
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(str_slice(text, 0, at)), instead,
                        STR_ARG(str_slice(text, at + strlen(of), text.len)));
}

static void signs_that_nobody_sees_do_not_come_along(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person person;
        struct question question;
        desk_open(&desk, database->url);
        struct arena *arena = &desk.arena;
        struct str dump = source_read(arena, "tests/data/phpbb/dump.sql");
        dump = with(arena, dump, "'ma\u202Era\u200B'", "'mara'");
        dump = with(arena, dump, "Whe\u2066re&#039;s\x01 my &#8238;\u200B&quot;par",
                    "Where&#039;s my &quot;par");
        dump = with(arena, dump, "where\x02 \u202Eis it?", "where is it?");
        struct dump_taker taker = {.work = board_unit, .dump = {.forums = STR("1 2")}};
        assert_ok(desk_take_dump(&desk, &taker, arena_cstr(arena, dump)), &desk.failure);
        assert_int_equal(person_load(desk.db, arena, 2, &person), OK);
        assert_str(person.handle, "mara");
        assert_int_equal(question_load(desk.db, arena, 7, &question), OK);
        assert_str(question.title, "Where's my \"parcel\"?");
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static const char columns[] =
    "CREATE TABLE IF NOT EXISTS `x_topics_posted` (`a` int);\n"
    "CREATE TEMPORARY TABLE if not exists x_users (`user_id` int, `user_type` int, `username` text, "
    "`user_regdate` int);\n"
    "CREATE TABLE `x_topics` (`topic_id` int, `forum_id` int, `topic_first_post_id` int);\n";

static const struct {
    const char *sql, *forums, *sentence;
} wrongs[] = {
    {"", "", "--forums takes the numbers of the forums that everybody may read"},
    {"", "2,5", "--forums takes the numbers"},
    {"", "all", "dump.sql: there is no question in it"},
    {"INSERT INTO `x_users` VALUES (2,0,'a',-1);", "all",
     "dump.sql:4:30: the column \"user_regdate\" is no time"},
    {"INSERT INTO `x_users` VALUES (2,0,'a\xff',1);", "all",
     "dump.sql:4:30: the column \"username\" is not UTF-8"},
    {"INSERT INTO `x_topics` VALUES (1,1,1),(1,1,2);", "all", "dump.sql:4:39: the topic 1 is there twice"},
    {"INSERT INTO `x_topics` VALUES (1,1,1),(2,1,1);", "all", "the topic 2 is there twice"},
    {"INSERT INTO `x_topics` VALUES (1,1,0),(2,1,0);", "all", "dump.sql: there is no question in it"},
    {"INSERT INTO `x_users` VALUES (2,0", "all", "the file ends within a statement"},
    {"CREATE TABLE `y_topics_posted` (`a` int);", "all", "a dump of phpBB has one"},
};

static void what_is_wrong_is_said_and_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
            bool any = true;
            struct dump_taker taker = {.work = board_unit, .dump = {.forums = str_from(wrongs[i].forums)}};
            const char *text = arena_printf(&desk.arena, "%s%s", columns, wrongs[i].sql).at;
            enum err err = desk_take_dump(&desk, &taker, text);
            if (!strstr(desk.failure.text, wrongs[i].sentence))
                print_error("%s\n%s\n", wrongs[i].sentence, desk.failure.text);
            assert_true(err == ERR_INPUT || err == ERR_CONFLICT);
            assert_non_null(strstr(desk.failure.text, wrongs[i].sentence));
            assert_int_equal(person_any(desk.db, &any), OK);
            assert_false(any);
        }
        desk_close(&desk);
    }
}

/* One pasted log in a board of ten years: it is cut and counted, and the rest comes along. */
static void a_text_that_is_too_long_is_cut_and_ends_nothing(void **state)
{
    enum { LOG_CHARS = 120 * 1000, KEPT_CHARS = 100 * 1000 };
    static char dump[LOG_CHARS + 2000];
    static char log[LOG_CHARS + 1];
    (void)state;
    memset(log, 'x', LOG_CHARS);
    snprintf(
        dump, sizeof dump,
        "%sCREATE TABLE `x_forums` (`forum_id` int, `parent_id` int, `forum_name` text, `forum_type` int);\n"
        "CREATE TABLE `x_posts` (`post_id` int, `topic_id` int, `forum_id` int, `poster_id` int, "
        "`post_time` int, `post_username` text, `post_text` text, `bbcode_uid` text, `post_visibility` "
        "int);\n"
        "DROP TABLE x_old;\n"
        "INSERT INTO `x_forums` VALUES (1,0,'Parcels',1);\n"
        "INSERT INTO `x_topics` (`topic_id`, `forum_id`, `topic_first_post_id`, `topic_title`, "
        "`topic_visibility`, `topic_status`) VALUES (7,1,11,'Where is it?',1,0);\n"
        "INSERT INTO `x_posts` VALUES (11,7,1,1,1466078400,'','%s','',1);\n",
        columns, log);
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct question question;
        struct dump_taker taker = {.work = board_unit, .dump = {.forums = STR("all")}};
        desk_open(&desk, database->url);
        assert_ok(desk_take_dump(&desk, &taker, dump), &desk.failure);
        assert_int_equal(taker.dump.report.notes[IMPORT_BODIES], 1);
        assert_int_equal(question_load(desk.db, &desk.arena, 7, &question), OK);
        assert_int_equal(str_char_count(question.body), KEPT_CHARS);
        assert_true(str_ends(question.body, STR("x\n\n[\u2026]")));
        desk_close(&desk);
    }
}

static void a_dump_that_is_cut_anywhere_stops_nothing(void **state)
{
    (void)state;
    struct dump_taker taker = {.work = board_unit, .dump = {.forums = STR("all")}};
    assert_cut_anywhere(&taker, "tests/data/phpbb/dump.sql", 43);
}

/* What strangers can have typed there: nothing of it is HTML here, and no end is looked for beyond the text. */
static void marks_that_do_not_fit_are_words(void **state)
{
    static const struct {
        const char *text, *uid, *made;
    } rows[] = {
        {"<t>plain *words*</t>", "", "plain \\*words\\*"},
        {"<r><CODE><s>[code]</s>a &lt; b\n  c<e>[/code]</e></CODE></r>", "", "```\na < b\n  c\n```"},
        {"<r><URL url=\"javascript:alert(1)\"><s>[url]</s>x<e>[/url]</e></URL></r>", "", "x"},
        {"<r><B><s>[b]</s>never ended", "", "**never ended**"},
        {"<r><s>never ended", "", ""},
        {"<r>a <", "", "a"},
        {"[url=http://a.example/&quot;onclick=x:u1]here[/url:u1]", "u1", NULL},
        {"[url=http://a.example\":u1]here[/url:u1]", "u1", "here"},
        {"[b:u1]bold", "u1", "**bold**"},
        {"[b:u1", "u1", "\\[b:u1"},
        {"[", "u1", "\\["},
        {"[:u1]", "u1", ""},
        {"<img src=\"{SMILIES_PATH}/x.gif\" alt=\":(", "u1", ":("},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str made = markdown_of_phpbb(&arena, str_from(rows[i].text), str_from(rows[i].uid));
        if (rows[i].made && !str_eq(made, str_from(rows[i].made)))
            print_error("%s: %.*s\n", rows[i].text, STR_ARG(made));
        if (rows[i].made)
            assert_str(made, rows[i].made);
        assert_true(str_find(made, STR("onclick=\"")) == made.len);
    }
    assert_str(phpbb_plain(&arena, STR("Q &amp; A &#039;x&quot; &nothing; &")), "Q & A 'x\" &nothing; &");
    arena_free(&arena);
}

int main(void)
{
    secret_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(topics_are_questions_and_their_further_posts_are_answers),
        cmocka_unit_test(signs_that_nobody_sees_do_not_come_along),
        cmocka_unit_test(people_keep_their_passwords_and_robots_stay_away),
        cmocka_unit_test(what_is_wrong_is_said_and_leaves_nothing),
        cmocka_unit_test(a_text_that_is_too_long_is_cut_and_ends_nothing),
        cmocka_unit_test(a_dump_that_is_cut_anywhere_stops_nothing),
        cmocka_unit_test(marks_that_do_not_fit_are_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
