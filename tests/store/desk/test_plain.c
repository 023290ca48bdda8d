/* The words of a question's text, kept beside it. */
#include "support/bulk/bulk_fixture.h"

#include "service/bulk/generate.h"
#include "service/desk/find.h"
#include "store/desk/list.h"
#include "store/desk/post.h"
#include "text/desk/markup.h"

enum { QUESTIONS = 12 };

static void assert_same(struct str is, struct str should)
{
    assert_true(str_eq(is, should));
}

static enum err make_questions(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

static struct question_lines load(struct desk *desk)
{
    struct question_lines lines;
    struct list_range all = {.scope = LIST_ALL, .sort = SORT_RECENT, .after = {INT64_MAX, INT64_MAX}};
    assert_int_equal(list_load(desk->db, &desk->arena, &all, QUESTIONS, &lines), OK);
    assert_true(lines.count > 1);
    return lines;
}

static bool is_kept(const struct question_line *line)
{
    return line->plain_of == question_plain_of(line->version);
}

static void assert_all_kept(struct desk *desk)
{
    struct question_lines lines = load(desk);
    for (size_t i = 0; i < lines.count; i++) {
        assert_true(is_kept(&lines.at[i]));
        assert_same(lines.at[i].plain, markup_plain(&desk->arena, lines.at[i].body, PLAIN_CHARS));
    }
}

/* What a fault, or a program of before, leaves. */
struct left {
    const struct question_line *line;
    const char *plain;
    int64_t of;
};
static enum err leave(struct ctx *ctx, void *arg)
{
    const struct left *left = arg;
    return db_run(ctx->db, SQL_question_set_plain, NULL, TEXT(str_from(left->plain)), INT(left->of),
                  INT(left->line->id), INT(left->line->version));
}

static void begin(struct desk *desk, struct str database)
{
    struct generate generate = {.scale = QUESTIONS, .seed = 3};
    desk_open(desk, database);
    assert_ok(desk_do(desk, make_questions, &generate), &desk->failure);
}

static enum err edit(struct ctx *ctx, void *arg)
{
    const struct question_line *line = arg;
    struct post_text text = {line->title, line->slug, STR("Now **quite** another"), line->tags,
                             line->category_id};
    return post_edit(ctx->db, (struct post_ref){POST_QUESTION, line->id}, line->version, &text, ctx->now);
}

static enum err wipe(struct ctx *ctx, void *arg)
{
    const struct question_line *line = arg;
    return post_wipe(ctx->db, (struct post_ref){POST_QUESTION, line->id}, STR("Gone"));
}

static void words_are_kept_with_the_text_and_go_with_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        assert_all_kept(&desk);
        struct question_line line = load(&desk).at[0];
        assert_ok(desk_do(&desk, edit, &line), &desk.failure);
        assert_same(load(&desk).at[0].plain, STR("Now quite another"));
        assert_all_kept(&desk);
        assert_ok(desk_do(&desk, wipe, &line), &desk.failure);
        assert_same(load(&desk).at[0].plain, STR_NONE);
        desk_close(&desk);
    }
}

static void missing_words_are_made_when_read_and_wrong_ones_are_found(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        struct question_line line = load(&desk).at[0];
        assert_ok(desk_do(&desk, leave, &(struct left){&line, "before", 0}), &desk.failure);
        struct question_line found = load(&desk).at[0];
        assert_false(is_kept(&found));
        assert_same(find_plain(&(struct ctx){.arena = &desk.arena}, &found), line.plain);
        assert_int_equal(desk_differences(&desk, true), 0);
        assert_all_kept(&desk);

        assert_ok(desk_do(&desk, leave, &(struct left){&line, "wrong", line.plain_of}), &desk.failure);
        assert_int_equal(desk_differences(&desk, false), 1);
        assert_int_equal(desk_differences(&desk, true), 1);
        assert_int_equal(desk_differences(&desk, false), 0);
        assert_all_kept(&desk);
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_kept_with_the_text_and_go_with_it),
        cmocka_unit_test(missing_words_are_made_when_read_and_wrong_ones_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
