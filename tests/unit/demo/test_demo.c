/* The demo's world agrees with itself and keeps the rules that hold for everybody. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "base/packed.h"
#include "text/desk/tags.h"
#include "text/kit/json_form.h"

struct rows {
    struct form *at;
    size_t count;
};

struct world {
    struct arena arena;
    struct rows users, categories, questions, answers, comments, votes, accounts;
};

static struct rows rows_of(struct arena *arena, struct str file)
{
    const struct packed_file *packed = packed_find(&packed_demo, file);
    assert_non_null(packed);
    size_t lines = 0;
    for (size_t i = 0; i < packed->bytes.len; i++)
        lines += packed->bytes.at[i] == '\n';
    struct rows rows = {ARENA_ARRAY(arena, struct form, lines), 0};
    struct str rest = packed->bytes;
    while (rest.len) {
        struct failure failure = {0};
        assert_int_equal(json_form_read(arena, str_cut(&rest, '\n'), &rows.at[rows.count++], &failure), OK);
    }
    assert_int_equal(rows.count, lines);
    return rows;
}

static int read_world(void **state)
{
    static struct world world;
    struct arena *arena = &world.arena;
    arena_init(arena, 16 << 20);
    world.users = rows_of(arena, STR("users.jsonl"));
    world.categories = rows_of(arena, STR("categories.jsonl"));
    world.questions = rows_of(arena, STR("questions.jsonl"));
    world.answers = rows_of(arena, STR("answers.jsonl"));
    world.comments = rows_of(arena, STR("comments.jsonl"));
    world.votes = rows_of(arena, STR("votes.jsonl"));
    world.accounts = rows_of(arena, STR("accounts.jsonl"));
    *state = &world;
    return 0;
}

static int forget_world(void **state)
{
    struct world *world = *state;
    arena_free(&world->arena);
    return 0;
}

static struct str text(const struct form *row, const char *field)
{
    return form_get(row, str_from(field));
}

/* Ids are 1, 2, 3 ... (a test below), so that an id is a place in its file. */
static const struct form *row_of(const struct rows *rows, struct str id)
{
    int64_t number = 0;
    assert_true(str_to_int(id, &number));
    assert_in_range(number, 1, rows->count);
    return &rows->at[number - 1];
}

static const struct form *parent_of(const struct world *world, const struct form *row, const char *type,
                                    const char *id)
{
    bool question = str_eq(text(row, type), STR("question"));
    assert_true(question || str_eq(text(row, type), STR("answer")));
    return row_of(question ? &world->questions : &world->answers, text(row, id));
}

static void assert_chars(struct str s, size_t least, size_t most)
{
    assert_in_range(str_char_count(s), least, most);
}

static void assert_later(const struct form *row, const struct form *earlier)
{
    struct str at = text(row, "created_at");
    assert_int_equal(at.len, STR("2016-06-16T12:00:00Z").len);
    assert_true(str_compare(text(earlier, "created_at"), at) < 0);
}

/* Whoever wrote it was there before; a guest has no account. */
static void assert_author(const struct world *world, const struct form *row)
{
    struct str id = text(row, "user_id");
    if (id.len)
        assert_later(row, row_of(&world->users, id));
}

static void ids_count_up_from_one(void **state)
{
    const struct world *world = *state;
    const struct rows all[] = {world->users, world->categories, world->questions, world->answers,
                               world->comments};
    for (size_t file = 0; file < COUNT_OF(all); file++)
        for (size_t i = 0; i < all[file].count; i++) {
            int64_t id = 0;
            assert_true(str_to_int(text(&all[file].at[i], "id"), &id));
            assert_int_equal(id, i + 1);
        }
}

static void the_first_question_is_the_first_input(void **state)
{
    const struct world *world = *state;
    const struct form *question = &world->questions.at[0], *answer = &world->answers.at[0];
    assert_str(text(question, "title"), "My package hasn't arrived, what should I do?");
    assert_str(text(question, "created_at"), "2016-06-16T12:00:00Z");
    assert_int_equal(text(question, "user_id").len, 0);
    assert_str(text(row_of(&world->categories, text(question, "category_id")), "name"), "Internet");
    assert_str(text(answer, "question_id"), "1");
    const struct form *author = row_of(&world->users, text(answer, "user_id"));
    assert_str(text(author, "handle"), "Ryan");
    assert_str(text(author, "title"), "Expert");
    assert_str(text(author, "points"), "8630");
}

static void every_question_keeps_the_lengths_and_has_its_category(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->questions.count; i++) {
        const struct form *row = &world->questions.at[i];
        assert_chars(text(row, "title"), 12, 150);
        assert_chars(text(row, "body"), 0, 65535);
        row_of(&world->categories, text(row, "category_id"));
        assert_author(world, row);
    }
}

static void tags_stand_as_a_person_may_type_them(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < world->questions.count; i++) {
        struct tags tags;
        struct failure failure = {0};
        struct str typed = text(&world->questions.at[i], "tags");
        assert_int_equal(tags_read(&world->arena, typed, &tags, &failure), OK);
        assert_true(str_eq(tags_joined(&world->arena, &tags), typed));
    }
}

static void selected_answers_belong_to_their_question(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->questions.count; i++) {
        const struct form *row = &world->questions.at[i];
        struct str selected = text(row, "selected_answer_id");
        if (selected.len)
            assert_true(str_eq(text(row_of(&world->answers, selected), "question_id"), text(row, "id")));
    }
}

static void a_duplicate_names_an_older_question(void **state)
{
    const struct world *world = *state;
    size_t closed_count = 0;
    for (size_t i = 0; i < world->questions.count; i++) {
        const struct form *row = &world->questions.at[i];
        struct str closed = text(row, "closed"), of = STR("duplicate of ");
        closed_count += closed.len > 0;
        if (str_starts(closed, of))
            assert_later(row, row_of(&world->questions, str_slice(closed, of.len, closed.len)));
    }
    assert_int_equal(closed_count, 2);
}

static void answers_follow_their_question(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->answers.count; i++) {
        const struct form *row = &world->answers.at[i];
        assert_later(row, row_of(&world->questions, text(row, "question_id")));
        assert_chars(text(row, "body"), 12, 65535);
        assert_author(world, row);
    }
}

static void comments_follow_what_they_speak_of(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->comments.count; i++) {
        const struct form *row = &world->comments.at[i];
        assert_later(row, parent_of(world, row, "parent_type", "parent_id"));
        assert_chars(text(row, "body"), 12, 600);
        assert_author(world, row);
    }
}

static void nobody_votes_on_own_posts_or_before_they_stand(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->votes.count; i++) {
        const struct form *row = &world->votes.at[i];
        const struct form *post = parent_of(world, row, "post_type", "post_id");
        assert_false(str_eq(text(post, "user_id"), text(row, "user_id")));
        assert_true(str_eq(text(row, "vote"), STR("1")) || str_eq(text(row, "vote"), STR("-1")));
        assert_later(row, post);
        assert_later(row, row_of(&world->users, text(row, "user_id")));
    }
}

static void nobody_votes_twice_on_a_post(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->votes.count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct form *a = &world->votes.at[i], *b = &world->votes.at[j];
            assert_false(str_eq(text(a, "post_type"), text(b, "post_type")) &&
                         str_eq(text(a, "post_id"), text(b, "post_id")) &&
                         str_eq(text(a, "user_id"), text(b, "user_id")));
        }
}

static void categories_are_a_tree_with_slugs_of_their_own(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->categories.count; i++) {
        const struct form *row = &world->categories.at[i];
        struct str parent = text(row, "parent_id");
        assert_true(!parent.len || row_of(&world->categories, parent) < row);
        for (size_t j = 0; j < i; j++)
            assert_false(str_eq(text(row, "slug"), text(&world->categories.at[j], "slug")));
    }
}

static void every_account_is_a_person_with_a_long_password(void **state)
{
    const struct world *world = *state;
    for (size_t i = 0; i < world->accounts.count; i++) {
        const struct form *row = &world->accounts.at[i];
        size_t people = 0;
        for (size_t j = 0; j < world->users.count; j++)
            people += str_eq(text(&world->users.at[j], "handle"), text(row, "handle"));
        assert_int_equal(people, 1);
        assert_chars(text(row, "password"), 15, 1024);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_count_up_from_one),
        cmocka_unit_test(the_first_question_is_the_first_input),
        cmocka_unit_test(every_question_keeps_the_lengths_and_has_its_category),
        cmocka_unit_test(tags_stand_as_a_person_may_type_them),
        cmocka_unit_test(selected_answers_belong_to_their_question),
        cmocka_unit_test(a_duplicate_names_an_older_question),
        cmocka_unit_test(answers_follow_their_question),
        cmocka_unit_test(comments_follow_what_they_speak_of),
        cmocka_unit_test(nobody_votes_on_own_posts_or_before_they_stand),
        cmocka_unit_test(nobody_votes_twice_on_a_post),
        cmocka_unit_test(categories_are_a_tree_with_slugs_of_their_own),
        cmocka_unit_test(every_account_is_a_person_with_a_long_password),
    };
    return cmocka_run_group_tests(tests, read_world, forget_world);
}
