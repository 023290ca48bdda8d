#include "service/bulk/generate_text.h"
#include "support/kit/suite.h"

enum { THREADS = 3000, ARENA = 1 << 20 };

/* Readable text: UTF-8 within its lengths, every place filled. */
static void assert_text(struct str text, size_t least, size_t most)
{
    assert_true(str_is_utf8(text));
    assert_in_range(str_char_count(text), least, most);
    assert_int_equal(str_find_char(text, '{'), text.len);
    assert_int_equal(str_find_char(text, '}'), text.len);
}

static void every_text_is_readable_and_within_its_lengths(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, ARENA);
    for (uint64_t thread = 0; thread < THREADS; thread++) {
        struct random random = random_start(1, thread);
        struct topic subject = generate_topic(&random);
        assert_text(generate_title(&random, &subject, &arena), 12, 150);
        assert_text(generate_question(&random, &subject, &arena), 50, 2000);
        assert_text(generate_answer(&random, &subject, &arena), 50, 3000);
        assert_text(generate_comment(&random, &subject, &arena), 12, 600);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* The subject with the longest word of each kind. */
static struct topic longest_subject(void)
{
    struct topic subject = {.shop = GENERATE_SHOPS - 1};
    for (uint32_t kind = 0; kind < WORD_KIND_COUNT; kind++) {
        const struct word_list *list = &word_lists[kind];
        uint32_t longest = 0;
        for (uint32_t i = 1; i < list->count; i++)
            if (str_from(list->at[i]).len > str_from(list->at[longest]).len)
                longest = i;
        subject.word[kind] = longest;
    }
    return subject;
}

static void titles_of_the_longest_words_still_fit(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, ARENA);
    struct topic subject = longest_subject();
    struct random random = random_start(3, 3);
    for (int i = 0; i < THREADS; i++) {
        assert_text(generate_title(&random, &subject, &arena), 12, 150);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void equal_numbers_give_equal_threads(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, ARENA);
    struct random a = random_start(5, 9), b = random_start(5, 9);
    struct topic subject_a = generate_topic(&a), subject_b = generate_topic(&b);
    struct str first = generate_answer(&a, &subject_a, &arena);
    assert_true(str_eq(first, generate_answer(&b, &subject_b, &arena)));
    /* Also under another compiler, where arguments are evaluated in another order. */
    struct random c = random_start(1, 7);
    struct topic subject_c = generate_topic(&c);
    assert_str(generate_title(&c, &subject_c, &arena),
               "Paid 963.91 in customs fees for the lamp, is that right?");
    arena_free(&arena);
}

static void the_first_goods_are_common_and_the_last_are_rare(void **state)
{
    (void)state;
    int first = 0, last = 0;
    for (uint64_t thread = 0; thread < THREADS; thread++) {
        struct random random = random_start(1, thread);
        struct topic subject = generate_topic(&random);
        first += subject.word[WORD_GOODS] == 0;
        last += subject.word[WORD_GOODS] == word_lists[WORD_GOODS].count - 1;
    }
    assert_in_range(first, THREADS / 12, THREADS / 6);
    assert_in_range(last, 0, THREADS / 100);
}

static void tags_are_one_to_three_different_words_without_spaces(void **state)
{
    (void)state;
    for (uint64_t thread = 0; thread < THREADS; thread++) {
        struct random random = random_start(1, thread);
        struct topic subject = generate_topic(&random);
        struct str tags[GENERATE_TAGS];
        uint32_t count = generate_tags(&random, &subject, tags);
        assert_in_range(count, 1, GENERATE_TAGS);
        for (uint32_t i = 0; i < count; i++) {
            assert_int_equal(str_find_char(tags[i], ' '), tags[i].len);
            for (uint32_t j = 0; j < i; j++)
                assert_false(str_eq(tags[i], tags[j]));
        }
    }
}

static void no_two_handles_are_equal(void **state)
{
    (void)state;
    enum { HANDLES = 5000 };
    static struct str handles[HANDLES];
    struct arena arena;
    arena_init(&arena, ARENA);
    for (uint32_t i = 0; i < HANDLES; i++) {
        handles[i] = generate_handle(i, &arena);
        assert_in_range(handles[i].len, 4, 40);
    }
    for (uint32_t i = 0; i < HANDLES; i++)
        for (uint32_t j = 0; j < i; j++)
            assert_false(str_eq(handles[i], handles[j]));
    assert_in_range(generate_handle(UINT32_MAX, &arena).len, 4, 40);
    arena_free(&arena);
}

static void no_word_stands_twice_in_its_list(void **state)
{
    (void)state;
    for (uint32_t kind = 0; kind < WORD_KIND_COUNT; kind++)
        for (uint32_t i = 0; i < word_lists[kind].count; i++)
            for (uint32_t j = 0; j < i; j++)
                assert_string_not_equal(word_lists[kind].at[i], word_lists[kind].at[j]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_readable_and_within_its_lengths),
        cmocka_unit_test(titles_of_the_longest_words_still_fit),
        cmocka_unit_test(equal_numbers_give_equal_threads),
        cmocka_unit_test(the_first_goods_are_common_and_the_last_are_rare),
        cmocka_unit_test(tags_are_one_to_three_different_words_without_spaces),
        cmocka_unit_test(no_two_handles_are_equal),
        cmocka_unit_test(no_word_stands_twice_in_its_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
