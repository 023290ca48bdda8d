/* What relates to a question is kept when a page found it, and found anew when something changes it. */
#include "base/check.h"
#include "service/bulk/generate.h"
#include "service/desk/find.h"
#include "store/engine/asked.h"
#include "support/bulk/bulk_fixture.h"

enum { QUESTIONS = 60 };

/* A question as its page reads it: what is related, and whether that was kept. */
struct looking {
    int64_t id;
    struct question question;
    struct question_lines lines;
    struct related found;
};

static enum err make_questions(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

static enum err look(struct ctx *ctx, void *arg)
{
    struct looking *looking = arg;
    enum err err = question_load(ctx->db, ctx->arena, looking->id, &looking->question);
    return err ? err : find_related(ctx, &looking->question, &looking->lines, &looking->found);
}

static enum err keep(struct ctx *ctx, void *arg)
{
    return find_keep_related(ctx, arg, 1);
}

static struct looking look_at(struct desk *desk, int64_t id)
{
    struct looking looking = {.id = id};
    assert_ok(desk_do(desk, look, &looking), &desk->failure);
    return looking;
}

static void keep_what_was_found(struct desk *desk, struct looking *looking)
{
    assert_int_equal(looking->found.question_id, looking->id);
    assert_ok(desk_do(desk, keep, &looking->found), &desk->failure);
}

/* The first question from `id` on that others relate to, found and kept. */
static struct looking kept_from(struct desk *desk, int64_t id)
{
    struct looking looking = look_at(desk, id);
    while (looking.found.count < 2)
        looking = look_at(desk, ++id);
    keep_what_was_found(desk, &looking);
    return looking;
}

static bool is_kept(struct desk *desk, int64_t id)
{
    struct looking looking = look_at(desk, id);
    return looking.found.question_id == 0;
}

/* Another question with the words of this one appears, vanishes, or does both at once. */
struct passing {
    struct question question;
    bool comes, goes;
};

static enum err pass(struct ctx *ctx, void *arg)
{
    struct passing *passing = arg;
    struct question *question = &passing->question;
    enum err err = OK;
    if (passing->comes) {
        question->created_at = ctx->now;
        err = question_insert(ctx->db, ctx->arena, question);
    }
    if (!err && passing->comes)
        err = find_add_question(ctx, question);
    return !err && passing->goes ? find_drop_question(ctx, question) : err;
}

static void open_desk(struct desk *desk, struct str url)
{
    struct generate generate = {.scale = QUESTIONS, .seed = 5};
    desk_open(desk, url);
    assert_ok(desk_do(desk, make_questions, &generate), &desk->failure);
}

static void what_was_found_is_answered_again_without_looking(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        int64_t kept = 0;
        open_desk(&desk, database->url);
        for (int64_t id = 1; id <= QUESTIONS; id++) {
            struct looking first = look_at(&desk, id);
            if (first.found.question_id == 0)
                continue;
            keep_what_was_found(&desk, &first);
            int64_t asked = db_asked(desk.db)->of[SQL_question_terms_newest];
            struct looking second = look_at(&desk, id);
            assert_int_equal(db_asked(desk.db)->of[SQL_question_terms_newest], asked);
            assert_int_equal(second.lines.count, first.lines.count);
            for (size_t i = 0; i < first.lines.count; i++)
                assert_int_equal(second.lines.at[i].id, first.lines.at[i].id);
            kept++;
        }
        assert_true(kept > QUESTIONS / 2);
        assert_int_equal(desk_differences(&desk, false), 0);
        desk_close(&desk);
    }
}

static void another_with_a_rare_word_of_it_is_found(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_desk(&desk, database->url);
        struct looking looking = kept_from(&desk, 1);
        struct passing passing = {.question = looking.question, .comes = true};
        assert_true(is_kept(&desk, looking.id));
        assert_ok(desk_do(&desk, pass, &passing), &desk.failure);
        struct looking anew = look_at(&desk, looking.id);
        assert_int_equal(anew.found.question_id, looking.id);
        assert_int_equal(anew.lines.at[0].id, passing.question.id);
        keep_what_was_found(&desk, &anew);
        assert_true(is_kept(&desk, looking.id));
        passing =
            (struct passing){.question = passing.question, .goes = true}; /* as an edit of its title does */
        assert_ok(desk_do(&desk, pass, &passing), &desk.failure);
        assert_false(is_kept(&desk, looking.id));
        desk_close(&desk);
    }
}

static void what_was_found_before_another_came_is_not_kept(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_desk(&desk, database->url);
        struct looking looking = kept_from(&desk, 1);
        struct passing passing = {.question = looking.question, .comes = true};
        assert_ok(desk_do(&desk, pass, &passing), &desk.failure);
        struct related late = looking.found;
        late.newest = passing.question.id - 1;
        assert_ok(desk_do(&desk, keep, &late), &desk.failure);
        assert_false(is_kept(&desk, looking.id));
        late.newest = passing.question.id;
        assert_ok(desk_do(&desk, keep, &late), &desk.failure);
        assert_true(is_kept(&desk, looking.id));
        desk_close(&desk);
    }
}

static void check_finds_what_is_not_related_and_repair_mends_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_desk(&desk, database->url);
        struct looking looking = kept_from(&desk, 1);
        int64_t wrong[] = {looking.id, 10 * QUESTIONS}; /* itself, and one that is not there */
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            struct related other = looking.found;
            other.ids[1] = wrong[i];
            assert_ok(desk_do(&desk, keep, &other), &desk.failure);
            assert_int_equal(desk_differences(&desk, false), 1);
            assert_true(is_kept(&desk, looking.id));
            assert_int_equal(desk_differences(&desk, true), 1);
            assert_int_equal(desk_differences(&desk, false), 0);
            struct looking anew = look_at(&desk, looking.id);
            assert_int_equal(anew.found.ids[1], looking.found.ids[1]);
        }
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_found_is_answered_again_without_looking),
        cmocka_unit_test(another_with_a_rare_word_of_it_is_found),
        cmocka_unit_test(what_was_found_before_another_came_is_not_kept),
        cmocka_unit_test(check_finds_what_is_not_related_and_repair_mends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
