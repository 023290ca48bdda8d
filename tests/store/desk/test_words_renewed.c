/* The words of another version of the program, made again in pieces. */
#include "base/check.h"
#include "service/desk/search.h"
#include "service/desk/wording.h"
#include "support/bulk/bulk_fixture.h"

enum { QUESTIONS = 2 * WORDING_PAGE + 5, FIRST = 100, BEFORE = 1, UNUSED = 2 * RECOUNT_TERM_ROWS + 5 };

static struct desk desk_with_questions(struct str database)
{
    struct desk desk;
    struct buf lines;
    desk_open(&desk, database);
    struct str folder = folder_of_small_world();
    buf_init(&lines, 1 << 20);
    for (int i = 0; i < QUESTIONS; i++)
        buf_printf(&lines,
                   "{\"id\": %d, \"user_id\": null, \"name\": \"a guest\", \"category_id\": 3, \"title\": "
                   "\"بسته پستی نرسیده %d\", \"body\": \"Late\", \"created_at\": "
                   "\"2016-06-16T12:00:00Z\"}\n",
                   FIRST + i, i);
    buf_put_char(&lines, 0);
    folder_put(folder, "categories.jsonl", "{\"id\": 3, \"slug\": \"internet\", \"name\": \"Internet\"}\n");
    folder_put(folder, "questions.jsonl", lines.at);
    folder_put(folder, "answers.jsonl", "");
    folder_put(folder, "comments.jsonl", "");
    buf_free(&lines);
    assert_ok(desk_import(&desk, folder, false), &desk.failure);
    return desk;
}

/* As a program of before has left them. */
static enum err go_back(struct ctx *ctx, void *arg)
{
    enum err err = words_version_set(ctx->db, BEFORE);
    (void)arg;
    for (int i = 0; !err && i < QUESTIONS; i++) {
        struct search_text text = {
            .question_id = FIRST + i, .language = STR("und"), .digest = 1, .title = STR("before")};
        err = search_text_put(ctx->db, ctx->arena, &text);
        if (!err)
            err = question_term_delete(ctx->db, FIRST + i);
    }
    return err;
}

static enum err renew_some(struct ctx *ctx, void *arg)
{
    return wording_renew(ctx, arg);
}

static enum err count_found(struct ctx *ctx, void *arg)
{
    struct search_found found;
    struct search_wanted wanted = {.query = search_query_read(ctx->arena, STR("نرسيده"))};
    enum err err = find_search(ctx, &wanted, &found);
    *(int64_t *)arg = found.count;
    return err;
}

static int64_t found_in(struct desk *desk)
{
    int64_t count = -1;
    assert_ok(desk_do(desk, count_found, &count), &desk->failure);
    return count;
}

static void older_words_are_made_again_piece_by_piece(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk = desk_with_questions(database->url);
        assert_int_equal(found_in(&desk), QUESTIONS);
        assert_ok(desk_do(&desk, go_back, NULL), &desk.failure);
        assert_int_equal(found_in(&desk), 0);
        /* Whoever begins and does not come to the end is followed by another. */
        struct wording_place place = {0};
        assert_ok(desk_do(&desk, renew_some, &place), &desk.failure);
        assert_true(place.more);
        assert_int_equal(found_in(&desk), WORDING_PAGE);
        int pieces = 0;
        place = (struct wording_place){.more = true};
        for (; place.more && place.cursor.kind <= RECOUNT_WORDS; pieces++)
            assert_ok(desk_do(&desk, renew_some, &place), &desk.failure);
        assert_int_equal(pieces, QUESTIONS / WORDING_PAGE + 1);
        while (place.more)
            assert_ok(desk_do(&desk, renew_some, &place), &desk.failure);
        assert_int_equal(found_in(&desk), QUESTIONS);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

/* Words that no question has any more. */
static enum err add_unused(struct ctx *ctx, void *arg)
{
    enum err err = words_version_set(ctx->db, BEFORE);
    (void)arg;
    for (int i = 0; !err && i < UNUSED; i++)
        err = term_add(ctx->db, arena_printf(ctx->arena, "unused%05d", i), 1);
    return err;
}

static enum err count_unused(struct ctx *ctx, void *arg)
{
    struct words words;
    enum err err = terms_beginning(ctx->db, ctx->arena, STR("unused"), UNUSED, &words);
    *(int64_t *)arg = (int64_t)words.count;
    return err;
}

/* Nobody who writes waits for the counting of a million words. */
static void words_are_counted_again_in_pieces_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk = desk_with_questions(database->url);
        struct wording_place place = {.more = true};
        int64_t unused = 0, before = UNUSED;
        int counted = 0;
        assert_ok(desk_do(&desk, add_unused, NULL), &desk.failure);
        for (bool first = true; place.more; first = false) {
            bool terms = !first && place.cursor.kind == RECOUNT_TERMS;
            assert_ok(desk_do(&desk, renew_some, &place), &desk.failure);
            assert_ok(desk_do(&desk, count_unused, &unused), &desk.failure);
            assert_true(before - unused <= (terms ? RECOUNT_TERM_ROWS + 1 : 0));
            before = unused;
            counted += terms;
        }
        assert_int_equal(unused, 0);
        assert_true(counted > UNUSED / RECOUNT_TERM_ROWS);
        assert_int_equal(found_in(&desk), QUESTIONS);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static void a_repair_makes_them_again_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk = desk_with_questions(database->url);
        assert_ok(desk_do(&desk, go_back, NULL), &desk.failure);
        assert_true(desk_differences(&desk, true) >= QUESTIONS);
        assert_int_equal(found_in(&desk), QUESTIONS);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(older_words_are_made_again_piece_by_piece),
        cmocka_unit_test(words_are_counted_again_in_pieces_too),
        cmocka_unit_test(a_repair_makes_them_again_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
