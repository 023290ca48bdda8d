/* What operators choose as colours can be read whatever it is. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "text/kit/colour.h"

static void contrast_is_what_the_guidelines_give(void **state)
{
    (void)state;
    struct colour black = {0, 0, 0}, white = {255, 255, 255}, grey = {0x76, 0x76, 0x76};
    assert_true(colour_contrast(black, white) > 20.99 && colour_contrast(white, black) < 21.01);
    assert_true(colour_contrast(grey, white) > 4.5 && colour_contrast(grey, white) < 4.6);
    assert_true(colour_contrast(white, white) < 1.0001);
}

static void every_colour_becomes_readable_and_a_readable_one_stays(void **state)
{
    (void)state;
    struct colour paper = {0xf3, 0xee, 0xe5}, night = {0x33, 0x31, 0x2d}, black = {0, 0, 0},
                  white = {255, 255, 255}, kept = {0x0d, 0x4a, 0x59};
    for (int red = 0; red < 256; red += 51)
        for (int green = 0; green < 256; green += 51)
            for (int blue = 0; blue < 256; blue += 51) {
                struct colour colour = {(uint8_t)red, (uint8_t)green, (uint8_t)blue};
                assert_true(colour_contrast(colour_seen_on(colour, paper, black, 4.5), paper) >= 4.5);
                assert_true(colour_contrast(colour_seen_on(colour, night, white, 4.5), night) >= 4.5);
            }
    struct colour same = colour_seen_on(kept, paper, black, 4.5);
    assert_memory_equal(&same, &kept, sizeof same);
}

static void a_colour_is_read_and_written_and_nothing_else_is_one(void **state)
{
    (void)state;
    struct arena arena;
    struct colour colour;
    static const char *const wrong[] = {"", "#", "#0d4a5", "#0d4a599", "0d4a59", "#0d4a5g", "#0d 459", "red"};
    arena_init(&arena, 1 << 16);
    assert_true(colour_read(STR("#0D4a59"), &colour));
    assert_str(colour_text(&arena, colour), "#0d4a59");
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(colour_read(str_from(wrong[i]), &colour));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_what_the_guidelines_give),
        cmocka_unit_test(every_colour_becomes_readable_and_a_readable_one_stays),
        cmocka_unit_test(a_colour_is_read_and_written_and_nothing_else_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
