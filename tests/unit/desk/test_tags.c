/* Tags as people of all scripts type them. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "text/desk/tags.h"

static void a_tag_keeps_all_of_its_letters(void **state)
{
    static const struct {
        struct str typed;
        const char *kept;
    } rows[] = {
        {STR_INIT("हिन्दी พัสดุ чай"), "हिन्दी พัสดุ чай"},
        {STR_INIT("パソコン ガイド Größe"), "パソコン ガイド größe"},
        {STR_INIT("한국어 \u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165"), "한국어"},
        {STR_INIT("شحن، طرد"), "شحن طرد"},
        {STR_INIT("包裹，退款、海关"), "包裹 退款 海关"},
        {STR_INIT("Buyer-Protection, refund;Refund"), "buyer-protection refund"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        struct failure failure = {0};
        struct tags tags;
        arena_init(&arena, 1 << 20);
        assert_int_equal(tags_read(&arena, rows[i].typed, &tags, &failure), OK);
        assert_str(tags_joined(&arena, &tags), rows[i].kept);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tag_keeps_all_of_its_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
