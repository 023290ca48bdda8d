#include "support/kit/suite.h"

#include "base/check.h"
#include "text/desk/slug.h"

static void a_title_becomes_its_words(void **state)
{
    (void)state;
    static const struct {
        const char *title, *slug;
    } rows[] = {
        {"Why hasn't my parcel come?", "why-hasnt-my-parcel-come"},
        {"Why hasn\xE2\x80\x99t my parcel come?", "why-hasnt-my-parcel-come"},
        {"  --A  b--  ", "a-b"},
        {"100% refund & more", "100-refund-more"},
        {"Gr\xC3\xBC\xC3\x9F"
         "e aus \xC3\x98stfold",
         "grusse-aus-ostfold"},
        {"\xC3\x84rger mit \xC3\x86r\xC3\xB8 \xC5\x81\xC3\xB3"
         "d\xC5\xBA",
         "arger-mit-aero-lodz"},
        {"Vi\xE1\xBB\x87t Nam", "viet-nam"},
        {"cafe\xCC\x81", "cafe"},
        {"\xC2\xBF"
         "D\xC3\xB3nde est\xC3\xA1?",
         "donde-esta"},
        {"\xD0\x93\xD0\xB4\xD0\xB5 \xD0\x81\xD0\xBB\xD0\xBA\xD0\xB0?",
         "\xD0\xB3\xD0\xB4\xD0\xB5-\xD1\x91\xD0\xBB\xD0\xBA\xD0\xB0"},
        {"\xE5\x8C\x85\xE8\xA3\xB9\xE3\x80\x82\xE5\x9C\xA8", "\xE5\x8C\x85\xE8\xA3\xB9-\xE5\x9C\xA8"},
        {"box \xF0\x9F\x93\xA6 lost", "box-lost"},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국"},
        {"", "question"},
        {"?!?", "question"},
        {"\xF0\x9F\x93\xA6", "question"},
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(slug_of(&arena, str_from(rows[i].title)), rows[i].slug);
    arena_free(&arena);
}

static void a_long_title_is_cut_at_a_word(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    assert_str(slug_of(&arena, STR("the seller says that the parcel was delivered but it was not")),
               "the-seller-says-that-the-parcel-was-delivered-but");
    assert_str(slug_of(&arena, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b")),
               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_str(slug_of(&arena, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")),
               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_str(slug_of(&arena, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b c")),
               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    arena_free(&arena);
}

static void any_text_gives_a_short_slug(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 64 << 20);
    for (uint32_t point = 0x80; point < 0x800; point++) {
        char title[2 * 60];
        for (size_t i = 0; i < sizeof title; i += 2) {
            title[i] = (char)(0xC0 | point >> 6);
            title[i + 1] = (char)(0x80 | (point & 0x3F));
        }
        struct str slug = slug_of(&arena, (struct str){title, sizeof title});
        assert_true(str_is_utf8(slug));
        assert_in_range(str_char_count(slug), 1, SLUG_CHARS_MAX);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_becomes_its_words),
        cmocka_unit_test(a_long_title_is_cut_at_a_word),
        cmocka_unit_test(any_text_gives_a_short_slug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
