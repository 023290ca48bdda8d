#include "text/order/picture.h"

#include "base/check.h"
#include "text/order/heic.h"
#include "text/order/pdf.h"
#include "text/order/pixels.h"

#include <png.h>
#include <string.h>
#include <turbojpeg.h>
#include <webp/decode.h>
#include <webp/encode.h>

enum { JPEG_QUALITY = 88, WEBP_QUALITY = 88, PNG_BYTES_MAX = 16 * 1024 * 1024 };

static const size_t room_max = (size_t)1 << 30; /* twice the pixels, when they are turned, and the new file */

static const unsigned char *bytes_of(struct str s)
{
    return (const unsigned char *)s.at;
}

/* ---- what it is ---- */

enum mime picture_sniff(struct str bytes)
{
    if (str_starts(bytes, STR("\xff\xd8\xff")))
        return MIME_JPEG;
    if (str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
        return MIME_PNG;
    if (bytes.len > 12 && str_starts(bytes, STR("RIFF")) && str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
        return MIME_WEBP;
    return pdf_is(bytes) ? MIME_PDF : MIME_COUNT;
}

/* AVIF, Canon's raw pictures and sound come in the box of films, too. */
static bool is_boxed_otherwise(struct str bytes)
{
    static const struct str brands[] = {STR_INIT("avif"), STR_INIT("avis"), STR_INIT("crx "),
                                        STR_INIT("M4A ")};
    for (size_t i = 0; i < COUNT_OF(brands); i++)
        if (str_eq(str_slice(bytes, 8, 12), brands[i]))
            return true;
    return false;
}

/* MP4 and its kin (MOV, 3GP), WebM and Matroska, AVI, MPEG: what phones and cameras make. */
static bool is_film(struct str bytes)
{
    static const struct {
        size_t at;
        struct str mark;
    } marks[] = {{4, STR_INIT("ftyp")},
                 {4, STR_INIT("moov")},
                 {0, STR_INIT("\x1a\x45\xdf\xa3")},
                 {8, STR_INIT("AVI ")},
                 {0, STR_INIT("\0\0\1\xba")}};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_eq(str_slice(bytes, marks[i].at, marks[i].at + marks[i].mark.len), marks[i].mark))
            return !is_boxed_otherwise(bytes);
    return false;
}

static enum err refuse(struct failure *failure, const char *why)
{
    return fail_row(failure, ERR_INPUT, NULL, str_from(why));
}

/* ---- the camera's turn ---- */

static unsigned number_at(struct str s, size_t at, size_t count, bool little)
{
    unsigned value = 0;
    for (size_t i = 0; i < count && at + i < s.len; i++)
        value = value << 8 | bytes_of(s)[at + (little ? count - 1 - i : i)];
    return at + count <= s.len ? value : 0;
}

/* The first directory of a TIFF block; 1 stands for "as it is". */
static unsigned turn_of_tiff(struct str tiff)
{
    enum { ENTRY = 12, TAG_TURN = 0x0112 };
    bool little = str_starts(tiff, STR("II"));
    size_t at = number_at(tiff, 4, 4, little);
    unsigned count = number_at(tiff, at, 2, little);
    for (unsigned i = 0; i < count && at + 2 + (size_t)(i + 1) * ENTRY <= tiff.len; i++) {
        size_t entry = at + 2 + (size_t)i * ENTRY;
        if (number_at(tiff, entry, 2, little) == TAG_TURN)
            return number_at(tiff, entry + 8, 2, little);
    }
    return 1;
}

/* Looks through the segments before the scan for the one that cameras write. */
static unsigned turn_of_jpeg(struct str jpeg)
{
    enum { SCAN = 0xda, CAMERA = 0xe1 };
    struct str mark = STR("Exif\0\0");
    size_t at = 2;
    while (at + 4 <= jpeg.len && bytes_of(jpeg)[at] == 0xff && bytes_of(jpeg)[at + 1] != SCAN) {
        size_t len = number_at(jpeg, at + 2, 2, false);
        struct str segment = str_slice(jpeg, at + 4, at + 2 + len);
        if (bytes_of(jpeg)[at + 1] == CAMERA && str_starts(segment, mark))
            return turn_of_tiff(str_slice(segment, mark.len, segment.len));
        if (len < 2)
            break;
        at += 2 + len;
    }
    return 1;
}

/* Of a chunked file: a name of four bytes and a length, in either order, before each. */
struct chunks {
    size_t first, length_at, name_at, trailer; /* the trailer: bytes behind each */
    bool little, padded;                       /* to an even length */
    struct str camera, before; /* the name of the camera's chunk, and what may stand before its data */
};

static unsigned turn_in_chunks(struct str file, const struct chunks *chunks)
{
    enum { HEAD = 8 };
    for (size_t at = chunks->first; at + HEAD <= file.len;) {
        size_t len = number_at(file, at + chunks->length_at, 4, chunks->little);
        struct str name = str_slice(file, at + chunks->name_at, at + chunks->name_at + 4);
        struct str data = str_slice(file, at + HEAD, at + HEAD + len);
        if (str_eq(name, chunks->camera))
            return turn_of_tiff(
                str_slice(data, str_starts(data, chunks->before) ? chunks->before.len : 0, data.len));
        at += HEAD + len + (chunks->padded ? len % 2 : 0) + chunks->trailer;
    }
    return 1;
}

/* PNG third edition, 11.3.3.2 */
static const struct chunks png_chunks = {.first = 8,
                                         .length_at = 0,
                                         .name_at = 4,
                                         .trailer = 4,
                                         .camera = STR_INIT("eXIf"),
                                         .before = STR_INIT("Exif\0\0")};
/* RFC 9649 section 2.3 */
static const struct chunks webp_chunks = {.first = 12,
                                          .length_at = 4,
                                          .name_at = 0,
                                          .little = true,
                                          .padded = true,
                                          .camera = STR_INIT("EXIF"),
                                          .before = STR_INIT("Exif\0\0")};

/* Where the pixel (x, y) of the turned picture comes from. Turns as Exif numbers them: 1 to 8. */
static size_t source_of(const struct pixels *from, unsigned turn, int32_t x, int32_t y)
{
    bool swaps = turn >= 5;
    int32_t along = swaps ? y : x, down = swaps ? x : y;
    bool flips_along = turn == 2 || turn == 3 || turn == 7 || turn == 8;
    bool flips_down = turn == 3 || turn == 4 || turn == 6 || turn == 7;
    along = flips_along ? from->width - 1 - along : along;
    down = flips_down ? from->height - 1 - down : down;
    return ((size_t)down * (size_t)from->width + (size_t)along) * 4;
}

static void apply_turn(struct pixels *pixels, unsigned turn)
{
    struct pixels turned = *pixels;
    if (turn < 2 || turn > 8)
        return;
    bool swaps = turn >= 5;
    pixels_take(&turned, swaps ? pixels->height : pixels->width, swaps ? pixels->width : pixels->height);
    for (int32_t y = 0; y < turned.height; y++)
        for (int32_t x = 0; x < turned.width; x++)
            memcpy(turned.at + ((size_t)y * (size_t)turned.width + (size_t)x) * 4,
                   pixels->at + source_of(pixels, turn, x, y), 4);
    *pixels = turned;
}

/* ---- from a file to pixels ---- */

/* Four inks as print shops save them, 255 where there is none, become the light that is left. */
static void mix_inks(struct pixels *pixels)
{
    size_t count = (size_t)pixels->width * (size_t)pixels->height;
    for (unsigned char *at = pixels->at; count--; at += 4) {
        for (int i = 0; i < 3; i++)
            at[i] = (unsigned char)(at[i] * at[3] / 255);
        at[3] = 255;
    }
}

static enum err decode_jpeg(struct str bytes, struct pixels *pixels, struct failure *failure)
{
    int width = 0, height = 0, sampling = 0, colours = 0;
    tjhandle reader = tjInitDecompress();
    check(reader != NULL);
    int code = tjDecompressHeader3(reader, bytes_of(bytes), bytes.len, &width, &height, &sampling, &colours);
    enum err err = code ? pixels_broken(failure) : pixels_check(width, height, failure);
    if (!err)
        pixels_take(pixels, width, height);
    bool inks = colours == TJCS_CMYK || colours == TJCS_YCCK;
    if (!err && tjDecompress2(reader, bytes_of(bytes), bytes.len, pixels->at, width, 0, height,
                              inks ? TJPF_CMYK : TJPF_RGBA, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS))
        err = pixels_broken(failure);
    tjDestroy(reader);
    if (!err && inks)
        mix_inks(pixels);
    if (!err)
        apply_turn(pixels, turn_of_jpeg(bytes));
    return err;
}

static enum err decode_png(struct str bytes, struct pixels *pixels, struct failure *failure)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, bytes.at, bytes.len))
        return pixels_broken(failure);
    image.format = PNG_FORMAT_RGBA;
    enum err err = pixels_check(image.width, image.height, failure);
    if (!err)
        pixels_take(pixels, image.width, image.height);
    if (!err && !png_image_finish_read(&image, NULL, pixels->at, 0, NULL))
        err = pixels_broken(failure);
    png_image_free(&image);
    if (!err)
        apply_turn(pixels, turn_in_chunks(bytes, &png_chunks));
    return err;
}

static enum err decode_webp(struct str bytes, struct pixels *pixels, struct failure *failure)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes_of(bytes), bytes.len, &features) != VP8_STATUS_OK)
        return pixels_broken(failure);
    if (features.has_animation)
        return refuse(failure, N_("The picture moves. Give a still one."));
    enum err err = pixels_check(features.width, features.height, failure);
    if (!err)
        pixels_take(pixels, features.width, features.height);
    size_t room = (size_t)features.width * (size_t)features.height * 4;
    if (!err && !WebPDecodeRGBAInto(bytes_of(bytes), bytes.len, pixels->at, room, features.width * 4))
        err = pixels_broken(failure);
    if (!err)
        apply_turn(pixels, turn_in_chunks(bytes, &webp_chunks));
    return err;
}

/* ---- from pixels to a file ---- */

/* What a library has made is copied: it outlives the library's own memory. */

static bool encode_jpeg(const struct pixels *pixels, struct arena *arena, struct str *to)
{
    unsigned char *made = NULL;
    unsigned long len = 0;
    tjhandle writer = tjInitCompress();
    check(writer != NULL);
    bool done = tjCompress2(writer, pixels->at, pixels->width, 0, pixels->height, TJPF_RGBA, &made, &len,
                            TJSAMP_420, JPEG_QUALITY, 0) == 0;
    if (done)
        *to = arena_copy(arena, (struct str){(const char *)made, len});
    tjFree(made);
    tjDestroy(writer);
    return done;
}

static bool encode_png(const struct pixels *pixels, struct arena *arena, struct str *to)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)pixels->width,
                       .height = (png_uint_32)pixels->height,
                       .format = PNG_FORMAT_RGBA};
    png_alloc_size_t room = PNG_IMAGE_PNG_SIZE_MAX(image);
    room = room < PNG_BYTES_MAX ? room : PNG_BYTES_MAX;
    char *made = arena_take(arena, room);
    bool done = png_image_write_to_memory(&image, made, &room, 0, pixels->at, 0, NULL) != 0;
    *to = (struct str){made, done ? room : 0};
    return done;
}

static bool encode_webp(const struct pixels *pixels, struct arena *arena, struct str *to)
{
    uint8_t *made = NULL;
    size_t len =
        WebPEncodeRGBA(pixels->at, pixels->width, pixels->height, pixels->width * 4, WEBP_QUALITY, &made);
    if (len)
        *to = arena_copy(arena, (struct str){(const char *)made, len});
    WebPFree(made);
    return len > 0;
}

/* ---- the whole way ---- */

static const struct coder {
    enum err (*decode)(struct str bytes, struct pixels *pixels, struct failure *failure);
    bool (*encode)(const struct pixels *pixels, struct arena *arena, struct str *made);
} coders[MIME_COUNT] = {
    [MIME_JPEG] = {decode_jpeg, encode_jpeg},
    [MIME_PNG] = {decode_png, encode_png},
    [MIME_WEBP] = {decode_webp, encode_webp},
    [MIME_PDF] = {NULL, NULL},
};

static enum err take_pdf(struct str bytes, struct picture *picture, struct failure *failure)
{
    static const char *const sentences[] = {
        [PDF_LOCKED] =
            N_("It is locked with a password, so the other side could not read it. Save it without."),
        [PDF_ACTS] =
            N_("It has scripts, forms that send themselves or files within, or opens something by itself. "
               "Print it to a new PDF, and send that."),
        [PDF_UNKNOWN] = N_("It cannot be looked through. Print it to a new PDF, and send that."),
    };
    enum pdf_finding finding = pdf_look(bytes);
    if (finding)
        return refuse(failure, sentences[finding]);
    picture->bytes = arena_copy(&picture->arena, bytes);
    return OK;
}

static enum err encode(const struct pixels *pixels, struct picture *picture, struct str *made,
                       struct failure *failure)
{
    if (coders[picture->mime].encode(pixels, &picture->arena, made))
        return OK;
    return refuse(failure,
                  N_("The picture is too large to be kept. Make it smaller, or cut out what matters."));
}

static enum err encode_sizes(const struct pixels *pixels, struct picture *picture, struct failure *failure)
{
    struct pixels large = {0}, small = {0};
    arena_init(&large.arena, room_max);
    arena_init(&small.arena, room_max);
    pixels_shrink(pixels, PICTURE_LARGE, &large);
    pixels_shrink(&large, PICTURE_SMALL, &small);
    picture->width = large.width;
    picture->height = large.height;
    picture->small.width = small.width;
    picture->small.height = small.height;
    enum err err = encode(&large, picture, &picture->bytes, failure);
    if (!err)
        err = encode(&small, picture, &picture->small.bytes, failure);
    arena_free(&large.arena);
    arena_free(&small.arena);
    return err;
}

static enum err encode_whole(const struct pixels *pixels, struct picture *picture, struct failure *failure)
{
    picture->width = pixels->width;
    picture->height = pixels->height;
    return encode(pixels, picture, &picture->bytes, failure);
}

enum err picture_take(enum picture_use use, struct str bytes, struct picture *picture,
                      struct failure *failure)
{
    struct pixels pixels = {0};
    bool phone = heic_is(bytes);
    *picture = (struct picture){.mime = phone ? MIME_JPEG : picture_sniff(bytes)};
    if (use == PICTURE_OF_POST && (picture->mime == MIME_PDF || picture->mime == MIME_COUNT))
        return refuse(failure,
                      N_("This is none of the pictures that can be shown: JPEG, PNG, WebP or HEIC."));
    if (picture->mime == MIME_COUNT && is_film(bytes))
        return refuse(
            failure,
            N_("A film cannot be taken. Take pictures out of it that show what is wrong, and say in your "
               "words what happens in it and when; keep the film for whoever decides."));
    if (picture->mime == MIME_COUNT && bytes.len == 0)
        return refuse(failure, N_("This file is empty. Save it again, and choose it once more."));
    if (picture->mime == MIME_COUNT)
        return refuse(
            failure,
            N_("This is none of the files that can be shown as evidence: JPEG, PNG, WebP or PDF. Save it as "
               "a "
               "PDF in the program that opens it, or take a picture of the screen. Write down what is to be "
               "heard."));
    arena_init(&picture->arena, room_max);
    if (!coders[picture->mime].decode)
        return take_pdf(bytes, picture, failure);
    arena_init(&pixels.arena, room_max);
    enum err err = (phone ? heic_decode : coders[picture->mime].decode)(bytes, &pixels, failure);
    if (!err)
        err = (use == PICTURE_OF_POST ? encode_sizes : encode_whole)(&pixels, picture, failure);
    arena_free(&pixels.arena);
    return err;
}

void picture_free(struct picture *picture)
{
    arena_free(&picture->arena);
    *picture = (struct picture){0};
}
