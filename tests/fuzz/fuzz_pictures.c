/* Pictures and papers of any bytes: what is taken is of a kind that is taken, and is taken again. */
#include "base/check.h"
#include "support/door/sample_pictures.h"
#include "support/kit/fuzz.h"
#include "text/order/picture.h"

static void begin(void)
{
    struct arena arena;
    arena_init(&arena, 64 * 1024 * 1024);
    fuzz_add(sample_png(&arena, 24, 9));
    fuzz_add(sample_jpeg_with_notes(&arena, 6));
    fuzz_add(sample_webp(&arena, 20, 12, true));
    fuzz_add(sample_webp(&arena, 20, 12, false));
    fuzz_add(STR("%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n%%EOF\n"));
    arena_free(&arena);
}

/* What is taken is of a kind that is taken, has a size within the limits, and is taken again. */
static void examine(struct str bytes)
{
    struct picture picture, again;
    struct failure failure = {0};
    enum err err = picture_take(PICTURE_OF_EVIDENCE, bytes, &picture, &failure);
    check(err == OK || failure.text[0] != 0);
    if (!err) {
        check(picture.mime < MIME_COUNT && picture_sniff(picture.bytes) == picture.mime);
        check(picture.width <= PICTURE_SIDE_MAX && picture.height <= PICTURE_SIDE_MAX);
        check(picture.mime == MIME_PDF || (picture.width > 0 && picture.height > 0));
        check(picture_take(PICTURE_OF_EVIDENCE, picture.bytes, &again, &failure) == OK);
        check(again.width == picture.width && again.height == picture.height);
        picture_free(&again);
    }
    picture_free(&picture);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "pictures",
        .begin = begin,
        .try = examine,
        .cases = 600,
        .bytes_max = 65536,
    };
    return fuzz_run(&fuzz, argc, argv);
}
