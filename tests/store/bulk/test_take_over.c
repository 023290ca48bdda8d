/* Other help desks taken over: Question2Answer's dump, Stack Exchange's folder, Discourse's file, all of it or nothing. */
#include "base/check.h"
#include "http/site/zones.h"
#include "service/bulk/discourse.h"
#include "service/bulk/q2a.h"
#include "service/bulk/stack_exchange.h"
#include "store/desk/answer.h"
#include "store/desk/old_address.h"
#include "store/desk/question.h"
#include "store/reach/mailbox.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/ran.h"
#include "support/kit/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct import_dump q2a;
static struct import_stack_exchange exchange;
static struct import_discourse talk;

static enum err q2a_unit(struct ctx *ctx, void *arg)
{
    return import_q2a(ctx, arg);
}

static enum err exchange_unit(struct ctx *ctx, void *arg)
{
    return import_stack_exchange(ctx, arg);
}

static enum err talk_unit(struct ctx *ctx, void *arg)
{
    return import_discourse(ctx, arg);
}

static void take_over_q2a(struct desk *desk)
{
    q2a = (struct import_dump){.file = source_path(&desk->arena, "tests/data/q2a/dump.sql")};
    assert_ok(desk_do(desk, q2a_unit, &q2a), &desk->failure);
}

static void what_was_asked_and_answered_there_is_here(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct answers answers;
        struct comments comments;
        desk_open(&desk, database->url);
        take_over_q2a(&desk);
        struct question question = desk_question(&desk, 101);
        assert_str(question.title, "Where's my parcel?");
        assert_str(question.tags, "late-parcel c tracking");
        assert_str(question.author.handle, "mara");
        assert_int_equal(question.created_at.ms, 1466078400000);
        assert_int_equal(question.view_count, 812);
        assert_int_equal(question.category_id, 2);
        assert_int_equal(question.selected_answer_id, 104);
        assert_int_equal(question.votes, 0); /* one up, one down */
        assert_int_equal(question.comment_count, 1);
        assert_int_equal(answer_list(desk.db, &desk.arena, 101, (struct answer_range){0}, &answers), OK);
        assert_int_equal(answers.count, 1);
        assert_str(answers.at[0].body, "Ask the *post* first.\n\n> Within 60 days");
        assert_int_equal(answers.at[0].votes, 1);
        assert_int_equal(comment_list(desk.db, &desk.arena, 101, &comments), OK);
        assert_str(comments.at[1].body, "Thank you \\\\o/");
        assert_str(comments.at[1].author.name, "a guest");
        assert_int_equal(desk_question(&desk, 102).duplicate_of, 101);
        assert_str(desk_question(&desk, 102).author.name, "a guest");
        assert_str(desk_question(&desk, 107).close_reason, "It is about shops, not parcels");
        assert_int_equal(desk_question(&desk, 106).state, POST_HIDDEN);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* In summer its clocks are two hours ahead, in winter one. */
static void times_of_a_dump_are_by_the_clocks_of_its_zone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct desk desk;
        desk_open(&desk, database->url);
        q2a = (struct import_dump){.file = source_path(&desk.arena, "tests/data/q2a/dump.sql"),
                                   .zone = zones_find(zones_load(&desk.arena), STR("Europe/Berlin"))};
        assert_ok(desk_do(&desk, q2a_unit, &q2a), &desk.failure);
        assert_int_equal(desk_question(&desk, 101).created_at.ms, 1466078400000 - 2 * 3600000);
        assert_shell(
            &ran, 2, "--zone is for q2a and answer",
            "recourse import phpbb nowhere.sql --forums all --zone Europe/Berlin --dry-run --db '%.*s'",
            STR_ARG(database->url));
        assert_shell(&ran, 2, "--zone takes the name of a time zone",
                     "recourse import q2a %.*s --zone Europe/Nowhere --dry-run --db '%.*s'",
                     STR_ARG(q2a.file), STR_ARG(database->url));
        desk_close(&desk);
    }
}

static void people_keep_points_passwords_and_confirmed_addresses(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person mara, ryan, boss;
        desk_open(&desk, database->url);
        take_over_q2a(&desk);
        assert_int_equal(person_load(desk.db, &desk.arena, 3, &mara), OK);
        assert_int_equal(person_load(desk.db, &desk.arena, 4, &ryan), OK);
        assert_int_equal(person_load(desk.db, &desk.arena, 5, &boss), OK);
        assert_int_equal(mara.points, 420);
        assert_int_equal(ryan.points, 8630);
        assert_true(str_starts(mara.password, STR("$q2a$")));
        assert_true(str_starts(ryan.password, STR("$2y$04$")));
        assert_str(ryan.handle, "Ryan-B");
        assert_int_equal(ryan.role, ROLE_EXPERT);
        assert_str(boss.handle, "admin-5");
        assert_int_equal(boss.role, ROLE_MEMBER);
        struct mailbox mailbox;
        assert_int_equal(mailbox_load_by_email(desk.db, &desk.arena, STR("mara@example.org"), &mailbox), OK);
        assert_int_equal(mailbox.person_id, 3);
        assert_int_equal(mailbox_load_by_email(desk.db, &desk.arena, STR("ryan@example.org"), &mailbox),
                         ERR_NOT_FOUND);
        desk_close(&desk);
    }
}

static void the_report_counts_what_is_not_as_it_was(void **state)
{
    (void)state;
    static const int64_t notes[IMPORT_NOTES] = {
        [IMPORT_RENAMED] = 3,  [IMPORT_STAFF] = 1,       [IMPORT_BLOCKED] = 1, [IMPORT_NO_PASSWORD] = 2,
        [IMPORT_NO_EMAIL] = 1, [IMPORT_NO_CATEGORY] = 1, [IMPORT_TAGS] = 2,    [IMPORT_NO_AUTHOR] = 1,
        [IMPORT_UNSEEN] = 2,   [IMPORT_NO_PARENT] = 1,   [IMPORT_VOTES] = 1};
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        take_over_q2a(&desk);
        for (int note = 0; note < IMPORT_NOTES; note++)
            assert_int_equal(q2a.report.notes[note], notes[note]);
        assert_string_equal(q2a.report.examples[IMPORT_RENAMED][1], "admin: admin-5");
        assert_int_equal(q2a.report.rows[BULK_QUESTIONS], 4);
        desk_close(&desk);
    }
}

static void where_ids_are_taken_those_of_the_dump_come_behind(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        assert_ok(desk_import(&desk, folder_of_small_world(), false), &desk.failure);
        take_over_q2a(&desk);
        assert_str(desk_question(&desk, 40).title, "Where is my parcel?");
        struct question question = desk_question(&desk, 90 + 101);
        assert_str(question.title, "Where's my parcel?");
        assert_int_equal(question.selected_answer_id, 90 + 104);
        assert_int_equal(question.author.person_id, 7 + 3);
        assert_int_equal(desk_question(&desk, 90 + 102).duplicate_of, 90 + 101);
        take_over_q2a(&desk); /* once more: other names, other ids */
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* ---- what is refused ---- */

static const char columns[] =
    "CREATE TABLE `x_uservotes` (`postid` int, `userid` int, `vote` int);\n"
    "CREATE TABLE x_users (`userid` int, `handle` text, `created` datetime,\n KEY `a` (`b`));\n";

static const struct {
    const char *sql, *sentence;
} wrongs[] = {
    {"INSERT INTO `x_users` VALUES (1,'a','2016-01-01 00:00:00'),\n(2,'b');",
     "dump.sql:5:7: the row has fewer values than there are columns"},
    {"INSERT INTO `x_users` VALUES (1,'a','2016-01-01 00:00:00',4);",
     "dump.sql:4:59: the row has more values than there are columns"},
    {"INSERT INTO `x_users` VALUES (1,'a','2016-01-01 00:00:00'), (2,'b','2016-02-30 00:00:00');",
     "dump.sql:4:61: the column \"created\" is no time"},
    {"INSERT INTO `x_users` VALUES ('one','a','2016-01-01 00:00:00');",
     "dump.sql:4:30: the column \"userid\" is no whole number"},
    {"INSERT INTO `x_users` VALUES (1,'a\xff','2016-01-01 00:00:00');",
     "dump.sql:4:30: the column \"handle\" is not UTF-8; make the dump with --default-character-set=utf8mb4"},
    {"INSERT INTO `x_users` VALUES (1,'a','2016-01-01 00:00:00');\nINSERT INTO `x_users` VALUES "
     "(1,'b','2016-01-01 "
     "00:00:00');",
     "dump.sql:5:30: the field \"id\": 1 is there already"},
    {"INSERT INTO `x_users` VALUES (1,'a", "dump.sql:4:35: the file ends within a statement"},
    {"INSERT INTO `x_users` VALUES (1,'a',);", "dump.sql:4:37: a value is missing here"},
    {"INSERT INTO `x_users` (`userid` VALUES (1);", "dump.sql:4:33: a bracket is missing here"},
    {"INSERT INTO `x_posts` VALUES (1);",
     "dump.sql:4:29: no CREATE TABLE and no list of columns tells what these values are; make the dump with "
     "--complete-insert"},
    {"INSERT INTO `x_users` SELECT 1;", "dump.sql:4:29: the word VALUES is missing here"},
    {"CREATE TABLE `x_posts` (`a` int", "dump.sql:4:32: the file ends within a statement"},
    {"SELECT 1;", "dump.sql: there is no question in it"},
    {"CREATE TABLE `y_uservotes` (`a` int);", "dump.sql: 2 tables have a name that ends with \"uservotes\", "
                                              "and a dump of Question2Answer has one; say with "
                                              "--prefix how its tables begin"},
};

static void what_is_wrong_is_named_by_line_and_column_and_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
            struct dump_taker taker = {.work = q2a_unit};
            const char *text = arena_printf(&desk.arena, "%s%s", columns, wrongs[i].sql).at;
            assert_int_equal(desk_take_dump(&desk, &taker, text), ERR_INPUT);
            assert_string_equal(desk.failure.text, wrongs[i].sentence);
            bool any = true;
            assert_int_equal(person_any(desk.db, &any), OK);
            assert_false(any);
        }
        desk_close(&desk);
    }
}

static void a_dump_that_is_cut_anywhere_stops_nothing(void **state)
{
    (void)state;
    struct dump_taker taker = {.work = q2a_unit};
    assert_cut_anywhere(&taker, "tests/data/q2a/dump.sql", 61);
}

/* What other versions, plugins and old settings of MySQL left in a dump. */
static const char odd[] =
    "CREATE TABLE `x_uservotes` (`postid` int, `userid` int, `vote` int, `votecreated` datetime);\n"
    "CREATE TABLE `x_users` (`userid` int, `handle` text, `created` datetime);\n"
    "CREATE TABLE `x_posts` (`postid` int, `type` text, `parentid` int, `userid` int, `format` text, "
    "`created` datetime,"
    " `title` text, `content` text, `tags` text);\n"
    "INSERT INTO `x_users` VALUES (1,'mara','2016-01-02 00:00:00'),(2,'tomas','0000-00-00 00:00:00');\n"
    "INSERT INTO `x_posts` VALUES (11,'Q',NULL,1,'','2016-06-16 12:00:00','Where is it?','x',''),\n"
    "(12,'Q',NULL,2,'','0000-00-00 00:00:00','And where is this?','x',''),\n"
    "(13,'POLL',NULL,2,'','2016-06-17 12:00:00','Which one?','x',''),\n"
    "(14,'Q_SPAM',NULL,2,'','2016-06-17 12:00:00','Buy','x',''),\n"
    "(15,'A',11,2,'',NULL,NULL,'There',''),\n"
    "(16,'C',15,1,'','2016-00-00 00:00:00',NULL,'Thanks','');\n"
    "INSERT INTO `x_uservotes` VALUES (15,1,1,'0000-00-00 00:00:00');\n";

static void what_has_no_day_or_no_known_kind_is_counted_and_stops_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person tomas;
        struct dump_taker taker = {.work = q2a_unit};
        const struct import_report *report = &taker.dump.report;
        desk_open(&desk, database->url);
        assert_ok(desk_take_dump(&desk, &taker, odd), &desk.failure);
        assert_int_equal(report->notes[IMPORT_OTHER_KINDS], 2);
        assert_string_equal(report->examples[IMPORT_OTHER_KINDS][0], "13: POLL");
        assert_string_equal(report->examples[IMPORT_OTHER_KINDS][1], "14: Q_SPAM");
        assert_int_equal(report->notes[IMPORT_TIMES], 5);
        assert_string_equal(report->examples[IMPORT_TIMES][0], "0000-00-00 00:00:00");
        assert_int_equal(report->rows[BULK_QUESTIONS], 2);
        assert_int_equal(report->rows[BULK_ANSWERS], 1);
        assert_int_equal(report->rows[BULK_COMMENTS], 1);
        assert_int_equal(report->rows[BULK_VOTES], 1);
        assert_int_equal(desk_question(&desk, 12).created_at.ms, 1466078400000); /* that of 11 */
        assert_int_equal(person_load(desk.db, &desk.arena, 2, &tomas), OK);
        assert_int_equal(tomas.created_at.ms, 1451692800000);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* ---- Stack Exchange ---- */

static void a_folder_of_stack_exchange_is_taken_over(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person second;
        struct comments comments;
        desk_open(&desk, database->url);
        exchange =
            (struct import_stack_exchange){.folder = source_path(&desk.arena, "tests/data/stackexchange")};
        assert_ok(desk_do(&desk, exchange_unit, &exchange), &desk.failure);
        struct question question = desk_question(&desk, 1);
        assert_str(question.body, "A parcel \\& a `number`:\n\n```\nRR123\n  RR124\n```");
        assert_str(question.tags, "late post-office");
        assert_int_equal(question.selected_answer_id, 2);
        assert_int_equal(question.created_at.ms, 1275386400000);
        assert_int_equal(desk_question(&desk, 3).closed_at.ms, 1275472800000);
        assert_str(desk_question(&desk, 3).author.name, "somebody");
        assert_int_equal(comment_list(desk.db, &desk.arena, 1, &comments), OK);
        assert_int_equal(comments.count, 2);
        assert_int_equal(person_load(desk.db, &desk.arena, 8, &second), OK);
        assert_str(second.handle, "mara-8");
        assert_int_equal(second.points, 8630);
        assert_int_equal(exchange.report.notes[IMPORT_VOTES], 1);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static const struct {
    const char *file, *xml, *sentence;
} wrong_files[] = {
    {"Users.xml", "<users>\n <row Id=\"a\" />\n</users>",
     "Users.xml:2:2: the attribute \"Id\" is no whole number"},
    {"Users.xml", "<users>\n\n<row Id=\"1\" DisplayName=\"mara\" CreationDate=\"2010\" />\n</users>",
     "Users.xml:3:1: the attribute \"CreationDate\" is no time"},
    {"Users.xml", "<users>\n<row Id=\"1\" </users>",
     "Users.xml:2:13: this is not XML as it is handed out: not well-formed (invalid token)"},
    {"Users.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<users/>",
     "Users.xml:1:13: this is not XML as it is handed out: parsing aborted"},
    {"Users.xml", "<users/>", "Posts.xml: there is no question in it"},
};

static void xml_that_is_wrong_is_named_by_line_and_column_and_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wrong_files); i++) {
            bool any = true;
            exchange = (struct import_stack_exchange){.folder = folder_new()};
            folder_put(exchange.folder, wrong_files[i].file, wrong_files[i].xml);
            assert_int_equal(desk_do(&desk, exchange_unit, &exchange), ERR_INPUT);
            assert_string_equal(desk.failure.text, wrong_files[i].sentence);
            assert_int_equal(person_any(desk.db, &any), OK);
            assert_false(any);
        }
        desk_close(&desk);
    }
}

/* Damaged in its middle, and cut off: neither is explained by an older error of the system. */
static void a_damaged_file_of_stack_exchange_is_said_to_be_damaged(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    for (int cut = 0; cut < 2; cut++) {
        struct desk desk;
        char path[512];
        desk_open(&desk, database->url);
        exchange = (struct import_stack_exchange){.folder = folder_new()};
        folder_put_zipped(exchange.folder, "Users.xml",
                          source_read(&desk.arena, "tests/data/stackexchange/Users.xml").at);
        snprintf(path, sizeof path, "%.*s/Users.xml.gz", STR_ARG(exchange.folder));
        FILE *file = fopen(path, "r+b");
        assert_non_null(file);
        if (cut)
            assert_int_equal(ftruncate(fileno(file), 120), 0);
        else
            assert_true(fseek(file, 120, SEEK_SET) == 0 && fputs("nonsense", file) >= 0);
        assert_int_equal(fclose(file), 0);
        assert_int_equal(desk_do(&desk, exchange_unit, &exchange), ERR_IO);
        assert_non_null(strstr(desk.failure.text, "what is compressed in it is damaged or cut off"));
        desk_close(&desk);
    }
}

/* ---- signs that nobody sees ---- */

/* A file of the source with one text of it replaced, in a folder of its own. */
static struct str changed(struct desk *desk, const char *file, const char *before, const char *after)
{
    struct str text = source_read(&desk->arena, file);
    size_t at = str_find(text, str_from(before)), behind = at + strlen(before);
    assert_true(at < text.len);
    return arena_printf(&desk->arena, "%.*s%s%.*s", (int)at, text.at, after, (int)(text.len - behind),
                        text.at + behind);
}

static struct str q2a_title(struct desk *desk)
{
    struct str folder = folder_new();
    folder_put(folder, "dump.sql",
               changed(desk, "tests/data/q2a/dump.sql", "Where\\'s my parcel?",
                       "Where \xE2\x80\xAEis\x01 my\xE2\x80\x8B parcel?")
                   .at);
    q2a = (struct import_dump){.file = arena_printf(&desk->arena, "%.*s/dump.sql", STR_ARG(folder))};
    assert_ok(desk_do(desk, q2a_unit, &q2a), &desk->failure);
    return desk_question(desk, 101).title;
}

static struct str exchange_title(struct desk *desk)
{
    exchange = (struct import_stack_exchange){.folder = folder_new()};
    static const char *const files[] = {"Comments.xml", "Users.xml", "Votes.xml"};
    for (size_t i = 0; i < COUNT_OF(files); i++)
        folder_put(
            exchange.folder, files[i],
            source_read(&desk->arena, arena_printf(&desk->arena, "tests/data/stackexchange/%s", files[i]).at)
                .at);
    folder_put(exchange.folder, "Posts.xml",
               changed(desk, "tests/data/stackexchange/Posts.xml", "Where is it?",
                       "Where &#x202E;is my&#x200B; parcel?")
                   .at);
    assert_ok(desk_do(desk, exchange_unit, &exchange), &desk->failure);
    return desk_question(desk, 1).title;
}

static struct str talk_title(struct desk *desk)
{
    talk = (struct import_discourse){.name = STR("e.json"),
                                     .text = changed(desk, "tests/data/discourse/export.json",
                                                     "Where is my parcel after six weeks?",
                                                     "Where \\u202eis\\u0001 my\\u200b parcel?")};
    assert_ok(desk_do(desk, talk_unit, &talk), &desk->failure);
    return desk_question(desk, 11).title;
}

static void signs_that_nobody_sees_are_left_behind(void **state)
{
    (void)state;
    static struct str (*const titles[])(struct desk * desk) = {q2a_title, exchange_title, talk_title};
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct desk desk;
            desk_open(&desk, database->url);
            assert_str(titles[i](&desk), "Where is my parcel?");
            desk_close(&desk);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_asked_and_answered_there_is_here),
        cmocka_unit_test(times_of_a_dump_are_by_the_clocks_of_its_zone),
        cmocka_unit_test(people_keep_points_passwords_and_confirmed_addresses),
        cmocka_unit_test(the_report_counts_what_is_not_as_it_was),
        cmocka_unit_test(where_ids_are_taken_those_of_the_dump_come_behind),
        cmocka_unit_test(what_is_wrong_is_named_by_line_and_column_and_leaves_nothing),
        cmocka_unit_test(what_has_no_day_or_no_known_kind_is_counted_and_stops_nothing),
        cmocka_unit_test(a_dump_that_is_cut_anywhere_stops_nothing),
        cmocka_unit_test(a_folder_of_stack_exchange_is_taken_over),
        cmocka_unit_test(xml_that_is_wrong_is_named_by_line_and_column_and_leaves_nothing),
        cmocka_unit_test(a_damaged_file_of_stack_exchange_is_said_to_be_damaged),
        cmocka_unit_test(signs_that_nobody_sees_are_left_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
