#include "base/buf.h"
#include "base/check.h"
#include "support/door/sample_pictures.h"
#include "support/kit/suite.h"
#include "text/order/heic.h"
#include "text/order/picture.h"

#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <zlib.h>

/* Red, and white beside it: a picture of two pixels in each of the kinds, made by the usual programs. */
static const unsigned char png[] = {0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
                                    0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01,
                                    0x08, 0x02, 0x00, 0x00, 0x00, 0x7b, 0x40, 0xe8, 0xdd, 0x00, 0x00, 0x00,
                                    0x0f, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0,
                                    0xff, 0xff, 0x7f, 0x00, 0x0b, 0xfb, 0x03, 0xfd, 0xdd, 0x17, 0x6f, 0x47,
                                    0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

#define BYTES_OF(array) ((struct str){(const char *)(array), sizeof(array)})

static void a_file_is_what_its_bytes_say(void **state)
{
    (void)state;
    assert_int_equal(picture_sniff(BYTES_OF(png)), MIME_PNG);
    assert_int_equal(picture_sniff(STR("\xff\xd8\xff\xe0")), MIME_JPEG);
    assert_int_equal(picture_sniff(STR("RIFF....WEBPVP8 ")), MIME_WEBP);
    assert_int_equal(picture_sniff(STR("%PDF-1.4\n%%EOF\n")), MIME_PDF);
    assert_int_equal(picture_sniff(STR("%PDF-1.4\n")), MIME_COUNT);
    assert_int_equal(picture_sniff(STR("<svg onload=alert(1)>")), MIME_COUNT);
    assert_int_equal(picture_sniff(STR("")), MIME_COUNT);
}

static enum err take(struct str bytes, struct failure *failure)
{
    struct picture picture;
    enum err err = picture_take(PICTURE_OF_EVIDENCE, bytes, &picture, failure);
    picture_free(&picture);
    return err;
}

static void what_is_broken_or_huge_is_refused_before_it_is_decoded(void **state)
{
    (void)state;
    struct failure failure = {0};
    unsigned char huge[sizeof png];
    memcpy(huge, png, sizeof png);
    assert_int_equal(take(STR("not a picture"), &failure), ERR_INPUT);
    assert_int_equal(take(str_slice(BYTES_OF(png), 0, 50), &failure), ERR_INPUT);
    assert_int_equal(take(STR("\xff\xd8\xff\xe0 and nothing"), &failure), ERR_INPUT);
    assert_int_equal(take(STR("RIFF\x10\0\0\0WEBPVP8 ...."), &failure), ERR_INPUT);
    assert_null(strstr(failure.text, "A film cannot be taken."));
    huge[16] = huge[20] =
        0x0f; /* two hundred million pixels a side: the header's sum no longer fits, nor would it */
    assert_int_equal(take(BYTES_OF(huge), &failure), ERR_INPUT);
}

static void who_sends_a_film_is_told_what_to_do_instead(void **state)
{
    (void)state;
    static const struct str films[] = {
        STR_INIT("\0\0\0\x18"
                 "ftypmp42\0\0\0\0mp42isom"),
        STR_INIT("\0\0\0\x14"
                 "ftypqt  \0\0\0\0qt  "),
        STR_INIT("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01webm"),
        STR_INIT("RIFF\x10\0\0\0AVI LIST"),
        STR_INIT("\0\0\1\xba\x44\0\4"),
    };
    for (size_t i = 0; i < COUNT_OF(films); i++) {
        struct failure failure = {0};
        assert_int_equal(take(films[i], &failure), ERR_INPUT);
        assert_non_null(strstr(failure.text, "A film cannot be taken."));
    }
}

static void pictures_and_sound_in_the_box_of_films_are_not_called_films(void **state)
{
    (void)state;
    static const struct str boxed[] = {
        STR_INIT("\0\0\0\x18"
                 "ftypavif\0\0\0\0mif1avif"),
        STR_INIT("\0\0\0\x18"
                 "ftypcrx \0\0\0\1crx isom"),
        STR_INIT("\0\0\0\x18"
                 "ftypM4A \0\0\0\0M4A mp42"),
    };
    for (size_t i = 0; i < COUNT_OF(boxed); i++) {
        struct failure failure = {0};
        assert_int_equal(take(boxed[i], &failure), ERR_INPUT);
        assert_null(strstr(failure.text, "film"));
        assert_non_null(strstr(failure.text, "none of the files that can be shown as evidence"));
    }
}

static void whoever_sends_another_file_is_told_what_to_do_instead(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *instead;
    } rows[] = {
        {STR_INIT("PK\3\4 a letter of an office"), "Save it as a PDF"},
        {STR_INIT("From: ann@example.org\nSubject: Lamp\n\nIt is broken.\n"), "Save it as a PDF"},
        {STR_INIT("II*\0 a scan"), "take a picture of the screen"},
        {STR_INIT("ID3\3 a message that was spoken"), "Write down what is to be heard"},
        {STR_INIT(""), "This file is empty."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct failure failure = {0};
        assert_int_equal(take(rows[i].bytes, &failure), ERR_INPUT);
        assert_non_null(strstr(failure.text, rows[i].instead));
    }
}

/* 16 x 8 pixels, as a camera would have saved them. */
static struct str make_jpeg(char room[4096])
{
    static unsigned char pixels[16 * 8 * 3];
    unsigned char *made = NULL;
    unsigned long len = 0;
    tjhandle writer = tjInitCompress();
    assert_int_equal(tjCompress2(writer, pixels, 16, 0, 8, TJPF_RGB, &made, &len, TJSAMP_444, 80, 0), 0);
    assert_true(len < 4096);
    memcpy(room, made, len);
    tjFree(made);
    tjDestroy(writer);
    return (struct str){room, len};
}

/* With what a camera writes before the scan: how it was held, and where. */
static struct str with_notes(struct str jpeg, char turn, char room[8192])
{
    static const char head[] = {'\xff', '\xe1', 0,   46, 'E', 'x', 'i', 'f', 0, 0,
                                'I',    'I',    '*', 0,  8,   0,   0,   0,   1, 0};
    const char entry[] = {0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0};
    struct str place = STR("SECRET PLACE 52N");
    size_t len = 2;
    memcpy(room, jpeg.at, 2);
    memcpy(room + len, head, sizeof head);
    len += sizeof head;
    memcpy(room + len, entry, sizeof entry);
    len += sizeof entry;
    memcpy(room + len, place.at, place.len);
    len += place.len;
    memcpy(room + len, jpeg.at + 2, jpeg.len - 2);
    return (struct str){room, len + jpeg.len - 2};
}

static void a_picture_keeps_its_pixels_and_loses_what_the_camera_wrote(void **state)
{
    (void)state;
    struct failure failure = {0};
    struct picture picture;
    assert_int_equal(picture_take(PICTURE_OF_EVIDENCE, BYTES_OF(png), &picture, &failure), OK);
    assert_int_equal(picture.width, 2);
    assert_int_equal(picture.height, 1);
    assert_int_equal(picture_sniff(picture.bytes), MIME_PNG);
    picture_free(&picture);
    char plain[4096], room[8192];
    struct str noted = with_notes(make_jpeg(plain), 6, room);
    struct picture turned;
    assert_true(str_find(noted, STR("SECRET")) < noted.len);
    assert_int_equal(picture_take(PICTURE_OF_EVIDENCE, noted, &turned, &failure), OK);
    assert_int_equal(turned.width, 8); /* it lay on its side */
    assert_int_equal(turned.height, 16);
    assert_int_equal(str_find(turned.bytes, STR("SECRET")), turned.bytes.len);
    picture_free(&turned);
}

/* What a camera notes of how it was held: it lay on its side. */
static const unsigned char on_its_side[] = {'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0x12,
                                            1,   3,   0,   1, 0, 0, 0, 6, 0, 0, 0};

static void put_number(struct buf *out, uint32_t number, bool little)
{
    for (int i = 0; i < 4; i++)
        buf_put_char(out, (char)(number >> (little ? 8 * i : 24 - 8 * i)));
}

static void assert_turned(struct str file, int32_t width, int32_t height)
{
    struct failure failure = {0};
    struct picture picture;
    assert_int_equal(picture_take(PICTURE_OF_EVIDENCE, file, &picture, &failure), OK);
    assert_int_equal(picture.width, height);
    assert_int_equal(picture.height, width);
    picture_free(&picture);
}

static void a_png_that_lay_on_its_side_is_turned(void **state)
{
    enum { FIRST_CHUNKS = 33 };
    struct buf file;
    (void)state;
    buf_init(&file, 4096);
    buf_put(&file, str_slice(BYTES_OF(png), 0, FIRST_CHUNKS));
    put_number(&file, sizeof on_its_side, false);
    size_t begin = file.len;
    buf_put(&file, STR("eXIf"));
    buf_put(&file, BYTES_OF(on_its_side));
    put_number(&file,
               (uint32_t)crc32(0, (const unsigned char *)file.at + begin, (unsigned)(file.len - begin)),
               false);
    buf_put(&file, str_slice(BYTES_OF(png), FIRST_CHUNKS, sizeof png));
    assert_turned(buf_str(&file), 2, 1);
    buf_free(&file);
}

static void a_webp_that_lay_on_its_side_is_turned(void **state)
{
    static const unsigned char extended[] = {8, 0, 0, 0, 15, 0, 0, 7, 0, 0}; /* with Exif; 16 x 8 */
    struct arena arena;
    struct buf file;
    (void)state;
    arena_init(&arena, 1 << 20);
    struct str plain = sample_webp(&arena, 16, 8, true), data = str_slice(plain, 12, plain.len);
    buf_init(&file, 1 << 16);
    buf_put(&file, STR("RIFF"));
    put_number(&file, (uint32_t)(4 + 8 + sizeof extended + data.len + 8 + sizeof on_its_side), true);
    buf_put(&file, STR("WEBPVP8X"));
    put_number(&file, sizeof extended, true);
    buf_put(&file, BYTES_OF(extended));
    buf_put(&file, data);
    buf_put(&file, STR("EXIF"));
    put_number(&file, sizeof on_its_side, true);
    buf_put(&file, BYTES_OF(on_its_side));
    assert_turned(buf_str(&file), 16, 8);
    buf_free(&file);
    arena_free(&arena);
}

static void a_photo_in_the_inks_of_print_is_taken(void **state)
{
    static const unsigned char red[] = {255, 0, 0, 255};
    unsigned char pixels[16 * 8 * 4], light[16 * 8 * 3], *made = NULL;
    unsigned long len = 0;
    struct failure failure = {0};
    struct picture picture;
    (void)state;
    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = red[i % 4];
    tjhandle writer = tjInitCompress(), reader = tjInitDecompress();
    assert_int_equal(tjCompress2(writer, pixels, 16, 0, 8, TJPF_CMYK, &made, &len, TJSAMP_444, 95, 0), 0);
    assert_int_equal(
        picture_take(PICTURE_OF_EVIDENCE, (struct str){(const char *)made, len}, &picture, &failure), OK);
    assert_int_equal(tjDecompress2(reader, (const unsigned char *)picture.bytes.at, picture.bytes.len, light,
                                   16, 0, 8, TJPF_RGB, 0),
                     0);
    assert_in_range(light[0], 240, 255);
    assert_in_range(light[1], 0, 15);
    assert_in_range(light[2], 0, 15);
    picture_free(&picture);
    tjFree(made);
    tjDestroy(writer);
    tjDestroy(reader);
}

static void a_locked_pdf_is_refused(void **state)
{
    (void)state;
    struct failure failure = {0};
    assert_int_equal(take(STR("%PDF-1.4\ntrailer <</Encrypt 5 0 R>>\n%%EOF\n"), &failure), ERR_INPUT);
    assert_int_equal(take(STR("%PDF-1.4\ntrailer <</Encrypted 5 0 R>>\n%%EOF\n"), &failure), OK);
}

static void a_pdf_stays_as_it_is(void **state)
{
    (void)state;
    struct failure failure = {0};
    struct picture picture;
    assert_int_equal(picture_take(PICTURE_OF_EVIDENCE, STR("%PDF-1.4\nrest\n%%EOF\n"), &picture, &failure),
                     OK);
    assert_str(picture.bytes, "%PDF-1.4\nrest\n%%EOF\n");
    assert_int_equal(picture.width, 0);
    picture_free(&picture);
}

static void a_photo_of_a_phone_becomes_a_jpeg_upright(void **state)
{
    struct arena arena;
    struct picture picture;
    struct failure failure = {0};
    (void)state;
    arena_init(&arena, 16 << 20);
    struct str lying = sample_heic(&arena, 64, 32, 6);
    assert_true(heic_is(lying));
    assert_int_equal(picture_take(PICTURE_OF_EVIDENCE, lying, &picture, &failure), OK);
    assert_int_equal(picture.mime, MIME_JPEG);
    assert_int_equal(picture_sniff(picture.bytes), MIME_JPEG);
    assert_int_equal(picture.width, 32);
    assert_int_equal(picture.height, 64);
    assert_int_equal(str_find(picture.bytes, STR("Exif")), picture.bytes.len);
    picture_free(&picture);
    assert_int_equal(take(str_slice(lying, 0, lying.len / 2), &failure), ERR_INPUT);
    arena_free(&arena);
}

static void what_stands_in_a_post_comes_in_two_sizes(void **state)
{
    struct arena arena;
    struct picture picture;
    struct failure failure = {0};
    (void)state;
    arena_init(&arena, 64 << 20);
    assert_int_equal(picture_take(PICTURE_OF_POST, sample_png(&arena, 2000, 500), &picture, &failure), OK);
    assert_int_equal(picture.width, PICTURE_LARGE);
    assert_int_equal(picture.height, PICTURE_LARGE / 4);
    assert_int_equal(picture.small.width, PICTURE_SMALL);
    assert_int_equal(picture.small.height, PICTURE_SMALL / 4);
    assert_true(picture.small.bytes.len < picture.bytes.len);
    assert_int_equal(picture_sniff(picture.small.bytes), MIME_PNG);
    picture_free(&picture);
    assert_int_equal(picture_take(PICTURE_OF_POST, sample_jpeg(&arena, 40, 30), &picture, &failure), OK);
    assert_int_equal(picture.width, 40);
    assert_int_equal(picture.small.width, 40);
    picture_free(&picture);
    assert_int_equal(picture_take(PICTURE_OF_POST, STR("%PDF-1.4\n%%EOF\n"), &picture, &failure), ERR_INPUT);
    picture_free(&picture);
    arena_free(&arena);
}

/* Half red, half nothing: what cannot be seen gives no colour. */
static void a_smaller_picture_is_the_mean_of_what_can_be_seen(void **state)
{
    struct pixels from = {0}, to = {0};
    (void)state;
    arena_init(&from.arena, 1 << 20);
    arena_init(&to.arena, 1 << 20);
    pixels_take(&from, 4, 2);
    for (int i = 0; i < 8; i++)
        memcpy(from.at + i * 4, i % 2 ? "\0\0\0\0" : "\xc8\x10\0\xff", 4);
    pixels_shrink(&from, 2, &to);
    assert_int_equal(to.width, 2);
    assert_int_equal(to.height, 1);
    assert_memory_equal(to.at, "\xc8\x10\0\x80\xc8\x10\0\x80", 8);
    arena_free(&from.arena);
    arena_free(&to.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_what_its_bytes_say),
        cmocka_unit_test(who_sends_a_film_is_told_what_to_do_instead),
        cmocka_unit_test(pictures_and_sound_in_the_box_of_films_are_not_called_films),
        cmocka_unit_test(whoever_sends_another_file_is_told_what_to_do_instead),
        cmocka_unit_test(what_is_broken_or_huge_is_refused_before_it_is_decoded),
        cmocka_unit_test(a_picture_keeps_its_pixels_and_loses_what_the_camera_wrote),
        cmocka_unit_test(a_png_that_lay_on_its_side_is_turned),
        cmocka_unit_test(a_webp_that_lay_on_its_side_is_turned),
        cmocka_unit_test(a_photo_in_the_inks_of_print_is_taken),
        cmocka_unit_test(a_photo_of_a_phone_becomes_a_jpeg_upright),
        cmocka_unit_test(what_stands_in_a_post_comes_in_two_sizes),
        cmocka_unit_test(a_smaller_picture_is_the_mean_of_what_can_be_seen),
        cmocka_unit_test(a_locked_pdf_is_refused),
        cmocka_unit_test(a_pdf_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
