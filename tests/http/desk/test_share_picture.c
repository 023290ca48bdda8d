/* The picture beside a shared link: read back by libpng, so that what is looked at is what others see. */
#include "http/site/decoder.h"
#include "support/kit/suite.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum {
    WIDTH = SHARE_PICTURE_WIDTH,
    HEIGHT = SHARE_PICTURE_HEIGHT,
    MARGIN = 72,
    TITLE_TOP = 170,
    TITLE_END = 500
};

/* How dark each pixel is, from 0 to 255. */
struct seen {
    unsigned char *at;
};

static struct share_picture about(const char *title)
{
    return (struct share_picture){{0x0d, 0x4a, 0x59}, STR("Help Desk"), str_from(title), STR("3 answers")};
}

static struct seen look(struct arena *arena, struct str png)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, png.at, png.len));
    assert_int_equal(image.width, WIDTH);
    assert_int_equal(image.height, HEIGHT);
    image.format = PNG_FORMAT_GRAY;
    struct seen seen = {arena_take(arena, PNG_IMAGE_SIZE(image))};
    assert_true(png_image_finish_read(&image, NULL, seen.at, 0, NULL));
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
        seen.at[i] = (unsigned char)(255 - seen.at[i]);
    return seen;
}

static bool draw(struct arena *arena, const char *title, struct str *png)
{
    struct share_picture picture = about(title);
    struct decoder decoder = {getenv("RECOURSE_BINARY"), {DECODER_PATIENCE_MS}};
    return decoder_draw(&decoder, arena, &picture, png);
}

static struct seen drawn(struct arena *arena, const char *title)
{
    struct str png;
    assert_true(draw(arena, title, &png));
    return look(arena, png);
}

/* Letters between these columns and rows: pixels that are more dark than the paper by far. */
static size_t ink(const struct seen *seen, int left, int right, int top, int end)
{
    size_t count = 0;
    for (int y = top; y < end; y++)
        for (int x = left; x < right; x++)
            count += seen->at[(size_t)y * WIDTH + (size_t)x] > 128;
    return count;
}

static void the_title_stands_within_its_margins(void **state)
{
    static const char *const titles[] = {
        "Where is it?",
        "Myveryveryverylongwordthatneverendsandhasnospacewhereitcouldbebrokenbutmustnotleavethepictureatall",
        "A title of many words that goes on and on, because whoever wrote it had much to say about the "
        "parcel, the "
        "seller, the carrier, the customs, the neighbours, the weather and the time that all of it has taken "
        "so far"};
    struct arena arena;
    (void)state;
    arena_init(&arena, 128 << 20);
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        struct seen seen = drawn(&arena, titles[i]);
        assert_true(ink(&seen, MARGIN, WIDTH - MARGIN, TITLE_TOP, TITLE_END) > 1000);
        assert_int_equal(ink(&seen, 0, MARGIN - 8, 24, HEIGHT), 0);
        assert_int_equal(ink(&seen, WIDTH - MARGIN + 8, WIDTH, 24, HEIGHT), 0);
        assert_int_equal(ink(&seen, 0, WIDTH, TITLE_END, 530), 0); /* between the title and the facts */
    }
    arena_free(&arena);
}

static void each_script_begins_at_its_side(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 128 << 20);
    struct seen cyrillic = drawn(&arena, "Где посылка?"), arabic = drawn(&arena, "أين طردي؟");
    assert_true(ink(&cyrillic, 0, WIDTH / 2, TITLE_TOP, TITLE_END) > 1000);
    assert_int_equal(ink(&cyrillic, WIDTH * 3 / 4, WIDTH, TITLE_TOP, TITLE_END), 0);
    assert_int_equal(ink(&arabic, 0, WIDTH / 4, TITLE_TOP, TITLE_END), 0);
    assert_true(ink(&arabic, WIDTH / 2, WIDTH, TITLE_TOP, TITLE_END) > 1000);
    arena_free(&arena);
}

static void a_script_without_letters_here_gives_no_picture(void **state)
{
    struct arena arena;
    struct str png;
    (void)state;
    arena_init(&arena, 16 << 20);
    assert_false(draw(&arena, "\xf4\x80\x80\x80", &png)); /* for private use: nobody has a letter for it */
    arena_free(&arena);
}

static void what_is_sent_to_be_drawn_comes_back_the_same(void **state)
{
    struct arena arena;
    struct share_picture back, picture = about("Where is \"my\" parcel?");
    (void)state;
    arena_init(&arena, 1 << 20);
    assert_true(share_picture_read(share_picture_write(&arena, &picture), &back));
    assert_true(str_eq(back.title, picture.title));
    assert_true(str_eq(back.site, picture.site));
    assert_true(str_eq(back.facts, picture.facts));
    assert_int_equal(back.colour.blue, 0x59);
    assert_false(share_picture_read(STR("red\nDesk\nNo answer\nWhere?"), &back));
    assert_false(share_picture_read(STR("#0d4a59\nDesk\nNo answer\n"), &back));
    assert_false(share_picture_read(STR("#0d4a59\nDesk\nNo answer\nWhere\xff?"), &back));
    assert_false(share_picture_read(STR(""), &back));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_stands_within_its_margins),
        cmocka_unit_test(each_script_begins_at_its_side),
        cmocka_unit_test(a_script_without_letters_here_gives_no_picture),
        cmocka_unit_test(what_is_sent_to_be_drawn_comes_back_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
