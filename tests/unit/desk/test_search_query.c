/* What is typed into a search field, and what is marked in what was found. */
#include "base/check.h"
#include "support/kit/own_arena.h"
#include "support/kit/suite.h"
#include "text/desk/search_match.h"

#include <string.h>

static struct search_query read_query(const char *typed)
{
    return search_query_read(&arena, str_from(typed));
}

static struct str marked(const struct search_query *query, struct str text, size_t chars)
{
    static struct search_match match;
    search_match_of(&arena, query, &match);
    return search_marked(&arena, &match, text, chars);
}

static void words_phrases_and_exclusions_are_told_apart(void **state)
{
    (void)state;
    struct search_query query = read_query("parcel \"sent back\" -refund");
    assert_int_equal(query.term_count, 3);
    assert_str(query.terms[0].text, "parcel");
    assert_str(query.terms[1].text, "sent back");
    assert_false(query.terms[1].excluded);
    assert_str(query.terms[2].text, "refund");
    assert_true(query.terms[2].excluded);
}

static void filters_are_taken_out_of_the_words(void **state)
{
    (void)state;
    struct search_query query =
        read_query("late tag:customs user:ryan answered:no votes:3 category:internet");
    assert_int_equal(query.term_count, 1);
    assert_str(query.tag, "customs");
    assert_str(query.user, "ryan");
    assert_str(query.is.answered, "no");
    assert_str(query.is.votes, "3");
    assert_str(query.is.category, "internet");
    query = read_query("late -answered:yes -score:3 -category:internet -\"votes:3\"");
    assert_int_equal(query.term_count, 2);
    assert_str(query.is_not.answered, "yes");
    assert_str(query.is_not.votes, "3");
    assert_str(query.is_not.category, "internet");
    assert_int_equal(query.is.answered.len + query.is.votes.len + query.is.category.len, 0);
    query = read_query("late -tag:vat -user:ryan -\"tag:vat\"");
    assert_int_equal(query.term_count, 4);
    assert_int_equal(query.terms[1].names, TERM_TAG);
    assert_str(query.terms[1].text, "vat");
    assert_int_equal(query.terms[2].names, TERM_USER);
    assert_str(query.terms[2].text, "ryan");
    assert_int_equal(query.terms[3].names, TERM_WORDS);
    assert_true(query.terms[1].excluded && query.terms[2].excluded && query.tag.len == 0);
}

static bool asks(const char *typed)
{
    struct search_query query = read_query(typed);
    return search_query_asks(&query);
}

static void words_that_every_text_has_count_only_alone(void **state)
{
    (void)state;
    assert_int_equal(read_query("where is my parcel").term_count, 1);
    assert_int_equal(read_query("who are you").term_count, 3);
    assert_int_equal(read_query("   ").term_count, 0);
    assert_int_equal(read_query("\"").term_count, 0);
    static const char *const signs[] = {"-", "--", "!? ...", "-\"--\"", "OR"};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        assert_false(asks(signs[i]));
    assert_true(asks("-parcel"));
    assert_true(asks("tag:customs"));
}

static void what_was_found_is_marked_in_any_form_and_the_rest_escaped(void **state)
{
    (void)state;
    struct search_query query = read_query("packages arrive");
    assert_str(marked(&query, STR("My Package <b> hasn't arrived"), 100),
               "My <mark>Package</mark> &lt;b&gt; hasn&#39;t <mark>arrived</mark>");
    query = read_query("parties");
    assert_str(marked(&query, STR("third party"), 100), "third <mark>party</mark>");
}

static void a_long_text_begins_near_the_first_word_found(void **state)
{
    (void)state;
    struct search_query query = read_query("customs");
    char text[2001];
    for (size_t i = 0; i < 2000; i++)
        text[i] = i % 10 == 9 ? ' ' : 'x';
    memcpy(text + 1500, " customs ", 9);
    text[2000] = 0;
    struct str shown = marked(&query, str_from(text), 120);
    assert_true(str_find(shown, STR("<mark>customs</mark>")) < shown.len);
    assert_true(str_starts(shown, STR("\u2026 ")));
    assert_true(str_char_count(shown) < 160);
}

static void either_of_two_words_is_one_group(void **state)
{
    (void)state;
    static struct search_match match;
    struct search_query query = read_query("parcel OR refund late");
    assert_int_equal(query.term_count, 3);
    assert_true(query.terms[1].or_before);
    search_match_of(&arena, &query, &match);
    assert_int_equal(match.count, 2);
    query = read_query("OR refund OR");
    assert_int_equal(query.term_count, 1);
    query = read_query("\"OR\"");
    assert_true(query.terms[0].quoted);
}

static void words_that_nobody_separates_are_terms_of_their_own(void **state)
{
    (void)state;
    struct search_query query = read_query("没有收到包裹");
    assert_true(query.term_count > 1);
    query = read_query("택배가");
    assert_int_equal(query.term_count, 1);
    assert_str(query.terms[0].text, "택배");
    assert_str(marked(&query, STR("제 택배가 안 왔어요"), 100), "제 <mark>택배</mark>가 안 왔어요");
    query = read_query("包裹");
    assert_str(marked(&query, STR("我的包裹没到"), 100), "我的<mark>包裹</mark>没到");
}

static void a_word_is_marked_however_it_is_spelled(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        struct str text;
        const char *marked;
    } rows[] = {
        {"חבילה", STR_INIT("איפה החבילה שלי"), "איפה <mark>החבילה</mark> שלי"},
        {"החבילה", STR_INIT("חבילה שלי, בחבילה"), "<mark>חבילה</mark> שלי, <mark>בחבילה</mark>"},
        {"מסין", STR_INIT("משלוח מסין"), "משלוח <mark>מסין</mark>"},
        {"arızalı", STR_INIT("ARIZALI ürün"), "<mark>ARIZALI</mark> ürün"},
        {"ISIK", STR_INIT("ışık yok"), "<mark>ışık</mark> yok"},
        {"نرسيده", STR_INIT("بسته نرسیده"), "بسته <mark>نرسیده</mark>"},
        {"पहुंचा", STR_INIT("पार्सल पहुँचा"), "पार्सल <mark>पहुँचा</mark>"},
        {"판매자에게서", STR_INIT("판매자가 답이 없다"), "<mark>판매자</mark>가 답이 없다"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct search_query query = read_query(rows[i].typed);
        assert_str(marked(&query, rows[i].text, 100), rows[i].marked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_phrases_and_exclusions_are_told_apart),
        cmocka_unit_test(filters_are_taken_out_of_the_words),
        cmocka_unit_test(words_that_every_text_has_count_only_alone),
        cmocka_unit_test(what_was_found_is_marked_in_any_form_and_the_rest_escaped),
        cmocka_unit_test(either_of_two_words_is_one_group),
        cmocka_unit_test(words_that_nobody_separates_are_terms_of_their_own),
        cmocka_unit_test(a_word_is_marked_however_it_is_spelled),
        cmocka_unit_test(a_long_text_begins_near_the_first_word_found),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
