#include "support/door/sample_pictures.h"

#include "base/buf.h"
#include "support/kit/suite.h"

#include <libheif/heif.h>
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

static struct heif_error keep_heic(struct heif_context *context, const void *data, size_t size, void *arg)
{
    struct buf *out = arg;
    (void)context;
    buf_put(out, (struct str){data, size});
    return (struct heif_error){heif_error_Ok, heif_suberror_Unspecified, ""};
}

static struct heif_image *heif_of(struct arena *arena, int width, int height)
{
    int stride;
    struct heif_image *image;
    const unsigned char *from = pixels_of(arena, width, height);
    assert_int_equal(
        heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image).code, 0);
    assert_int_equal(heif_image_add_plane(image, heif_channel_interleaved, width, height, 8).code, 0);
    uint8_t *to = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < height; y++)
        memcpy(to + (size_t)y * (size_t)stride, from + (size_t)y * (size_t)width * 3, (size_t)width * 3);
    return image;
}

/* x265 keeps some of its memory to the end of the program. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#else
static void __lsan_disable(void)
{
}
static void __lsan_enable(void)
{
}
#endif

struct str sample_heic(struct arena *arena, int width, int height, int orientation)
{
    struct buf out;
    struct heif_encoder *encoder;
    struct heif_writer writer = {.writer_api_version = 1, .write = keep_heic};
    struct heif_context *context = heif_context_alloc();
    struct heif_image *image = heif_of(arena, width, height);
    struct heif_encoding_options *options = heif_encoding_options_alloc();
    options->image_orientation = (enum heif_orientation)orientation;
    buf_init(&out, 1 << 20);
    __lsan_disable();
    assert_int_equal(heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code, 0);
    assert_int_equal(heif_context_encode_image(context, image, encoder, options, NULL).code, 0);
    assert_int_equal(heif_context_write(context, &writer, &out).code, 0);
    struct str heic = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    heif_encoding_options_free(options);
    heif_image_release(image);
    heif_encoder_release(encoder);
    heif_context_free(context);
    __lsan_enable();
    return heic;
}
