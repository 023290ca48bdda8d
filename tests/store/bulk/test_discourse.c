/* Discourse's file taken over: topics as questions, replies as answers and comments, all of it or nothing. */
#include "base/check.h"
#include "service/bulk/discourse.h"
#include "store/desk/answer.h"
#include "store/desk/old_address.h"
#include "store/desk/question.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/source.h"

static struct import_discourse talk;

static enum err talk_unit(struct ctx *ctx, void *arg)
{
    return import_discourse(ctx, arg);
}

static void categories_of_discourse_are_taken_over(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct person second;
        struct answers answers;
        struct comments comments;
        int64_t id = 0;
        desk_open(&desk, database->url);
        talk = (struct import_discourse){
            .name = STR("export.json"),
            .text = arena_printf(&desk.arena, "\xef\xbb\xbf%.*s", /* as some editors begin a file */
                                 STR_ARG(folder_read(&desk, source_path(&desk.arena, "tests/data/discourse"),
                                                     "export.json")))};
        assert_ok(desk_do(&desk, talk_unit, &talk), &desk.failure);
        struct question question = desk_question(&desk, 11);
        assert_str(question.title, "Where is my parcel after six weeks?");
        assert_str(question.body, "It was sent in **January**.\n\nlabel");
        assert_str(question.author.handle, "mara");
        assert_int_equal(question.view_count, 321);
        assert_int_equal(question.created_at.ms, 1614679200000);
        assert_int_equal(question.category_id, 6);
        assert_int_equal(answer_list(desk.db, &desk.arena, 11, (struct answer_range){0}, &answers), OK);
        assert_int_equal(answers.count, 2); /* one of them hidden */
        const struct answer *first = answers.at[0].id == 102 ? &answers.at[0] : &answers.at[1];
        assert_str(first->body,
                   "> It was sent in **January**.\n>\n> Really.\n\nAsk the seller for the number first.");
        assert_str(first->author.handle, "tomas.k");
        assert_int_equal(comment_list(desk.db, &desk.arena, 11, &comments), OK);
        assert_int_equal(comments.count, 2); /* a reply to a reply is one on the same answer */
        assert_int_equal(comments.at[0].answer_id, 102);
        assert_int_equal(comments.at[1].answer_id, 102);
        assert_int_equal(comments.at[1].author.person_id, 0);
        assert_str(desk_question(&desk, 102).body, "```\n[quote]not a quote[/quote]\n```");
        assert_true(desk_question(&desk, 102).closed_at.ms > 0);
        assert_int_equal(old_address_find(desk.db, OLD_QUESTION, STR("102"), &id), OK);
        assert_int_equal(id, 102); /* the topic's number, and not that of the answer 102 */
        assert_int_equal(old_address_find(desk.db, OLD_PERSON, STR("tomas.k"), &id), OK);
        assert_int_equal(id, 4);
        assert_int_equal(person_load(desk.db, &desk.arena, 5, &second), OK);
        assert_int_equal(talk.report.rows[BULK_USERS], 3);
        assert_int_equal(talk.report.rows[BULK_CATEGORIES], 2);
        assert_int_equal(talk.report.notes[IMPORT_NO_EMAIL], 1);
        assert_int_equal(talk.report.notes[IMPORT_PICTURES], 1);
        assert_int_equal(talk.report.notes[IMPORT_PRIVATE], 1);
        assert_int_equal(talk.report.notes[IMPORT_UNSEEN], 1);
        assert_int_equal(talk.report.notes[IMPORT_NO_AUTHOR], 1);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* Of post N: it answers the one with the number TO. */
#define POST(N, TO, RAW)                                                                                     \
    ",{\"id\":" N ",\"post_number\":" N ",\"reply_to_post_number\":" TO ",\"raw\":\"" RAW "\","              \
    "\"created_at\":\"2021-03-01T10:00:00Z\"}"

static void what_answers_a_post_without_words_of_discourse_is_not_lost(void **state)
{
    static const char text[] =
        "{\"users\":[],\"categories\":[],\"topics\":[{\"id\":1,\"title\":\"What is it?\","
        "\"created_at\":\"2021-03-01T10:00:00Z\",\"posts\":[{\"id\":1,\"post_number\":1,\"raw\":\"Tell me.\","
        "\"created_at\":\"2021-03-01T10:00:00Z\"}" POST("2", "null", "")
            POST("3", "2", "An answer behind an act") POST("4", "3", "")
                POST("5", "4", "A comment behind an emptied one") POST("6", "3", "A comment") "]}]}";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct answers answers;
        struct comments comments;
        desk_open(&desk, database->url);
        talk = (struct import_discourse){.name = STR("e.json"), .text = str_from(text)};
        assert_ok(desk_do(&desk, talk_unit, &talk), &desk.failure);
        assert_int_equal(answer_list(desk.db, &desk.arena, 1, (struct answer_range){0}, &answers), OK);
        assert_int_equal(answers.count, 1);
        assert_str(answers.at[0].body, "An answer behind an act");
        assert_int_equal(comment_list(desk.db, &desk.arena, 1, &comments), OK);
        assert_int_equal(comments.count, 2);
        for (size_t i = 0; i < comments.count; i++)
            assert_int_equal(comments.at[i].answer_id, answers.at[0].id);
        assert_int_equal(talk.report.notes[IMPORT_NO_PARENT], 0);
        desk_close(&desk);
    }
}

#define NOBODY "\"users\":[],\"categories\":[],"
static const struct {
    const char *json, *sentence;
} wrong_talks[] = {
    {"{\"users\":[", "This is not JSON: it ends too early (line 1, column 10)."},
    {"{}", "e.json: users: there is no list \"users\" in it: is it an export of categories?"},
    {"{\"users\":[{\"id\":1,\"username\":\"mara\",\"created_at\":\"2021\"}]}",
     "e.json: users[0]: the member \"created_at\" is not as it should be"},
    {"{" NOBODY "\"topics\":[{\"id\":1,\"title\":\"What is it?\",\"posts\":[]}]}",
     "e.json: topics[0]: the member \"posts\" is not as it should be"},
    {"{" NOBODY
     "\"topics\":[{\"id\":1,\"title\":\"What is it?\",\"created_at\":\"2021-03-01T10:00:00Z\",\"posts\":"
     "[{\"id\":2,\"raw\":\"a\",\"post_number\":1},{\"id\":\"3\",\"raw\":\"b\",\"post_number\":2}]}]}",
     "e.json: topics[0].posts[1]: the member \"id\" is not as it should be"},
    {"{" NOBODY "\"topics\":[]}", "e.json: there is no question in it"},
};

static void what_is_wrong_in_a_file_of_discourse_is_named_by_its_place_and_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wrong_talks); i++) {
            bool any = true;
            talk = (struct import_discourse){.name = STR("e.json"), .text = str_from(wrong_talks[i].json)};
            assert_int_equal(desk_do(&desk, talk_unit, &talk), ERR_INPUT);
            assert_string_equal(desk.failure.text, wrong_talks[i].sentence);
            assert_int_equal(person_any(desk.db, &any), OK);
            assert_false(any);
        }
        desk_close(&desk);
    }
}

/* Wherever the file ends: it is refused, or what is in it is whole. */
static void a_file_of_discourse_that_is_cut_anywhere_is_refused(void **state)
{
    (void)state;
    enum { STEP = 97 };
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct desk desk;
    assert_true(fixture_databases(databases) > 0);
    desk_open(&desk, databases[0].url);
    struct str whole = folder_read(&desk, source_path(&desk.arena, "tests/data/discourse"), "export.json");
    for (size_t len = 0; len + 3 < whole.len; len += STEP) {
        talk = (struct import_discourse){.name = STR("e.json"), .text = str_slice(whole, 0, len)};
        assert_int_equal(desk_do(&desk, talk_unit, &talk), ERR_INPUT);
    }
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(categories_of_discourse_are_taken_over),
        cmocka_unit_test(what_answers_a_post_without_words_of_discourse_is_not_lost),
        cmocka_unit_test(what_is_wrong_in_a_file_of_discourse_is_named_by_its_place_and_leaves_nothing),
        cmocka_unit_test(a_file_of_discourse_that_is_cut_anywhere_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
