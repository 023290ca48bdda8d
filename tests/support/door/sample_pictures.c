#include "support/door/sample_pictures.h"

#include "support/kit/suite.h"

#include <png.h>
#include <string.h>
#include <turbojpeg.h>
#include <webp/encode.h>
#include <zlib.h>

static unsigned char *pixels_of(struct arena *arena, int width, int height)
{
    unsigned char *pixels = arena_take(arena, (size_t)width * (size_t)height * 3);
    for (int i = 0; i < width * height; i++) {
        unsigned char rest = i % width < width / 2 ? 0 : 255;
        pixels[i * 3] = 255;
        pixels[i * 3 + 1] = pixels[i * 3 + 2] = rest;
    }
    return pixels;
}

struct str sample_png(struct arena *arena, int width, int height)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)width,
                       .height = (png_uint_32)height,
                       .format = PNG_FORMAT_RGB};
    png_alloc_size_t room = PNG_IMAGE_PNG_SIZE_MAX(image);
    char *made = arena_take(arena, room);
    assert_true(png_image_write_to_memory(&image, made, &room, 0, pixels_of(arena, width, height), 0, NULL));
    return (struct str){made, room};
}

static void put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i));
}

struct str sample_png_head(struct arena *arena, uint32_t width, uint32_t height)
{
    struct str png = sample_png(arena, 1, 1);
    unsigned char *head =
        (unsigned char *)(uintptr_t)png.at + 12; /* behind the signature and the chunk's length */
    put_number(head + 4, width);
    put_number(head + 8, height);
    put_number(head + 17, (uint32_t)crc32(0, head, 17));
    return png;
}

static struct str kept(struct arena *arena, unsigned char *made, size_t len)
{
    return arena_copy(arena, (struct str){(const char *)made, len});
}

struct str sample_jpeg(struct arena *arena, int width, int height)
{
    unsigned char *made = NULL;
    unsigned long len = 0;
    tjhandle writer = tjInitCompress();
    assert_int_equal(tjCompress2(writer, pixels_of(arena, width, height), width, 0, height, TJPF_RGB, &made,
                                 &len, TJSAMP_444, 90, 0),
                     0);
    struct str jpeg = kept(arena, made, len);
    tjFree(made);
    tjDestroy(writer);
    return jpeg;
}

struct str sample_jpeg_with_notes(struct arena *arena, int orientation)
{
    struct str jpeg = sample_jpeg(arena, 16, 8), place = STR("SECRET PLACE 52N");
    const char notes[] = {'\xff',
                          '\xe1',
                          0,
                          46,
                          'E',
                          'x',
                          'i',
                          'f',
                          0,
                          0,
                          'I',
                          'I',
                          '*',
                          0,
                          8,
                          0,
                          0,
                          0,
                          1,
                          0,
                          0x12,
                          1,
                          3,
                          0,
                          1,
                          0,
                          0,
                          0,
                          (char)orientation,
                          0,
                          0,
                          0};
    char *out = arena_take(arena, jpeg.len + sizeof notes + place.len);
    memcpy(out, jpeg.at, 2);
    memcpy(out + 2, notes, sizeof notes);
    memcpy(out + 2 + sizeof notes, place.at, place.len);
    memcpy(out + 2 + sizeof notes + place.len, jpeg.at + 2, jpeg.len - 2);
    return (struct str){out, jpeg.len + sizeof notes + place.len};
}

struct str sample_webp(struct arena *arena, int width, int height, bool lossless)
{
    uint8_t *made = NULL;
    const uint8_t *pixels = pixels_of(arena, width, height);
    size_t len = lossless ? WebPEncodeLosslessRGB(pixels, width, height, width * 3, &made)
                          : WebPEncodeRGB(pixels, width, height, width * 3, 80, &made);
    assert_true(len > 0);
    struct str webp = kept(arena, made, len);
    WebPFree(made);
    return webp;
}
