/* What goes in comes out again; and what is stored as a count is what there is. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"

#include "service/bulk/generate.h"
#include "service/demo/demo.h"
#include "store/bulk/recount.h"
#include "store/people/person.h"

static const char *const files[] = {"users.jsonl",   "categories.jsonl", "questions.jsonl",
                                    "answers.jsonl", "comments.jsonl",   "votes.jsonl"};

static enum err make_up(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

/* Exports both worlds and compares them file by file; answers how many bytes there are. */
static size_t assert_same(struct desk *one, struct desk *other)
{
    struct str first = folder_new(), second = folder_new();
    size_t bytes = 0;
    assert_ok(desk_export(one, first), &one->failure);
    assert_ok(desk_export(other, second), &other->failure);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct str a = folder_read(one, first, files[i]), b = folder_read(other, second, files[i]);
        bytes += a.len;
        assert_true(str_eq(a, b));
    }
    return bytes;
}

/* Exports what `one` has into a new database of the same kind and compares. */
static void assert_comes_back(struct desk *one, enum db_kind kind)
{
    struct fixture_database fresh[FIXTURE_ENGINES_MAX];
    struct desk other;
    struct str folder = folder_new();
    assert_ok(desk_export(one, folder), &one->failure);
    size_t count = fixture_databases(fresh);
    assert_true(kind < count);
    desk_open(&other, fresh[kind].url);
    assert_ok(desk_import(&other, folder, false), &other.failure);
    assert_true(assert_same(one, &other) > 0);
    assert_int_equal(desk_differences(&other, false), 0);
    desk_close(&other);
}

static void an_export_that_is_imported_exports_the_same_bytes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk demo;
        desk_open(&demo, database->url);
        desk_import_demo(&demo);
        assert_comes_back(&demo, database->kind);
        desk_close(&demo);
    }
}

static void a_small_world_comes_back_as_well(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str folder = folder_of_small_world();
        desk_open(&desk, database->url);
        folder_put(folder, "categories.jsonl",
                   "{\"id\": 9, \"parent_id\": 3, \"slug\": \"web\", \"name\": \"Web\"}\n"
                   "{\"id\": 3, \"parent_id\": null, \"slug\": \"internet\", \"name\": \"Internet\"}\n");
        folder_put(
            folder, "questions.jsonl",
            "{\"id\": 40, \"user_id\": 7, \"category_id\": 9, \"title\": \"<Where> \\u0001 \\\\ it?\", "
            "\"body\": \"\", \"tags\": [], \"created_at\": 1466078400, \"closed\": true}\n"
            "{\"id\": 41, \"category_id\": 9, \"title\": \"Again\", \"created_at\": 1466078400, "
            "\"closed\": \"duplicate of 42\"}\n"
            "{\"id\": 42, \"category_id\": 9, \"title\": \"First\", \"created_at\": 1466078400, "
            "\"closed\": \"unclear, for the staff of the board before wrote whole sentences of why they "
            "closed something, and those were taken over by the importers up to two hundred letters\"}\n");
        assert_ok(desk_import(&desk, folder, false), &desk.failure);
        assert_comes_back(&desk, database->kind);
        desk_close(&desk);
    }
}

static void guests_names_retired_categories_and_the_day_of_closing_come_along(void **state)
{
    static const struct {
        const char *file, *line, *kept;
    } rows[] = {
        {"categories.jsonl",
         "{\"id\": 3, \"parent_id\": null, \"slug\": \"internet\", \"name\": \"Internet\", \"retired\": "
         "true}\n",
         "\"retired\":true"},
        {"questions.jsonl",
         "{\"id\": 40, \"name\": \"a guest\", \"category_id\": 3, \"title\": \"Where is my parcel?\", "
         "\"created_at\": \"2016-06-16T12:00:00Z\", \"closed\": \"unclear\", \"closed_at\": "
         "\"2016-07-17T08:30:00Z\"}\n",
         "\"closed_at\":\"2016-07-17T08:30:00Z\""},
        {"answers.jsonl",
         "{\"id\": 90, \"question_id\": 40, \"name\": \"Gus\", \"body\": \"Look up the tracking.\", "
         "\"created_at\": 1466100000}\n",
         "\"name\":\"Gus\""},
        {"comments.jsonl",
         "{\"id\": 5, \"parent_type\": \"answer\", \"parent_id\": 90, \"name\": \"Ines\", \"body\": "
         "\"Thank you.\", \"created_at\": 1466100000}\n",
         "\"name\":\"Ines\""},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str folder = folder_of_small_world(), out = folder_new();
        desk_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            folder_put(folder, rows[i].file, rows[i].line);
        assert_ok(desk_import(&desk, folder, false), &desk.failure);
        assert_ok(desk_export(&desk, out), &desk.failure);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str text = folder_read(&desk, out, rows[i].file), kept = str_from(rows[i].kept);
            if (str_find(text, kept) == text.len)
                print_error("%s is not in %.*s\n", rows[i].kept, STR_ARG(text));
            assert_true(str_find(text, kept) < text.len);
        }
        assert_comes_back(&desk, database->kind);
        desk_close(&desk);
    }
}

static void a_made_up_world_is_the_same_everywhere(void **state)
{
    (void)state;
    struct desk desks[FIXTURE_ENGINES_MAX];
    size_t count = 0;
    FOR_EACH_DATABASE(database)
    {
        struct generate generate = {.scale = 300, .seed = 7};
        struct desk *desk = &desks[count++];
        desk_open(desk, database->url);
        assert_ok(desk_do(desk, make_up, &generate), &desk->failure);
        assert_int_equal(desk_differences(desk, false), 0);
        assert_comes_back(desk, database->kind);
        assert_int_equal(desk_do(desk, make_up, &generate), ERR_INPUT);
    }
    for (size_t i = 0; i < count; i++)
        assert_true(assert_same(&desks[0], &desks[i]) > 100000);
    for (size_t i = 0; i < count; i++)
        desk_close(&desks[i]);
}

static void an_export_replaces_no_file(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct str folder = folder_new();
        desk_open(&desk, database->url);
        desk_import_demo(&desk);
        folder_put(folder, "votes.jsonl", "mine");
        assert_int_equal(desk_export(&desk, folder), ERR_INPUT);
        assert_str(folder_read(&desk, folder, "votes.jsonl"), "mine");
        desk_close(&desk);
    }
}

/* ---- recounting ---- */

static enum err spoil(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct question_counts question = {.id = 3, .counted = {[QUESTION_VOTES] = 77}};
    struct answer_counts answer = {.id = 2, .counted = {[ANSWER_UP] = 5}};
    struct row_count category = {.id = 1, .counted = 99}, tag = {.id = 2, .counted = 99};
    enum err err = recount_question_set(ctx->db, &question);
    if (!err)
        err = recount_answer_set(ctx->db, &answer);
    if (!err)
        err = recount_one_set(ctx->db, COUNT_CATEGORY_QUESTIONS, &category);
    if (!err)
        err = recount_one_set(ctx->db, COUNT_TAG_QUESTIONS, &tag);
    if (!err)
        err = db_settle(ctx->db);
    if (!err)
        err = db_run(ctx->db, SQL_term_add, NULL, TEXT(STR("parcel")), INT(3));
    return err ? err : person_add(ctx->db, 2, (struct person_change){.points = 11, .answers = 1});
}

static void spoilt_counts_are_found_and_put_right(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk, untouched;
        struct fixture_database fresh[FIXTURE_ENGINES_MAX];
        desk_open(&desk, database->url);
        desk_import_demo(&desk);
        assert_int_equal(desk_differences(&desk, false), 0);
        assert_ok(desk_do(&desk, spoil, NULL), &desk.failure);
        int64_t found = desk_differences(&desk, false);
        assert_true(found >= 8);
        assert_int_equal(desk_differences(&desk, false), found);
        assert_true(desk_differences(&desk, true) > 0);
        assert_int_equal(desk_differences(&desk, false), 0);
        fixture_databases(fresh);
        desk_open(&untouched, fresh[database->kind].url);
        desk_import_demo(&untouched);
        assert_same(&desk, &untouched);
        desk_close(&untouched);
        desk_close(&desk);
    }
}

/* ---- the demo ---- */

struct demo_start {
    bool loaded;
    struct demo_accounts accounts;
};

static enum err start_demo(struct ctx *ctx, void *arg)
{
    struct demo_start *start = arg;
    enum err err = demo_load(ctx, &start->loaded);
    return err ? err : demo_accounts_open(ctx, &start->accounts);
}

static enum err change_a_password(struct ctx *ctx, void *arg)
{
    (void)arg;
    return person_set_password(ctx->db, 1, STR("another"));
}

static void the_demo_is_loaded_once_and_its_accounts_are_open(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct demo_start start = {0};
        desk_open(&desk, database->url);
        assert_ok(desk_do(&desk, start_demo, &start), &desk.failure);
        assert_true(start.loaded);
        size_t open = start.accounts.count;
        assert_in_range(open, 4, DEMO_ACCOUNTS_MAX);
        assert_int_equal(desk_differences(&desk, false), 0);
        assert_ok(desk_do(&desk, change_a_password, NULL), &desk.failure);
        assert_ok(desk_do(&desk, start_demo, &start), &desk.failure);
        assert_false(start.loaded);
        assert_int_equal(start.accounts.count, open - 1);
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_export_that_is_imported_exports_the_same_bytes),
        cmocka_unit_test(a_small_world_comes_back_as_well),
        cmocka_unit_test(guests_names_retired_categories_and_the_day_of_closing_come_along),
        cmocka_unit_test(a_made_up_world_is_the_same_everywhere),
        cmocka_unit_test(an_export_replaces_no_file),
        cmocka_unit_test(spoilt_counts_are_found_and_put_right),
        cmocka_unit_test(the_demo_is_loaded_once_and_its_accounts_are_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
