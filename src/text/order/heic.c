#include "text/order/heic.h"

#include "base/check.h"
#include "text/order/picture.h"

#include <libde265/de265.h>
#include <libheif/heif.h>
#include <libheif/heif_plugin.h>
#include <string.h>

bool heic_is(struct str bytes)
{
    static const struct str brands[] = {STR_INIT("heic"), STR_INIT("heix"), STR_INIT("heim"),
                                        STR_INIT("heis"), STR_INIT("hevc"), STR_INIT("mif1"),
                                        STR_INIT("msf1")};
    if (bytes.len < 16 || !str_eq(str_slice(bytes, 4, 8), STR("ftyp")))
        return false;
    for (size_t i = 0; i < COUNT_OF(brands); i++)
        if (str_eq(str_slice(bytes, 8, 12), brands[i]))
            return true;
    return false;
}

/* ---- libde265 for libheif ---- */

static const struct heif_error fine = {heif_error_Ok, heif_suberror_Unspecified, "fine"};
static const struct heif_error unreadable = {heif_error_Decoder_plugin_error, heif_suberror_Unspecified,
                                             "unreadable"};

static const char *name(void)
{
    return "libde265";
}

/* libheif's own is 100. */
static int suits(enum heif_compression_format format)
{
    return format == heif_compression_HEVC ? 200 : 0;
}

static struct heif_error begin(void **decoder)
{
    *decoder = de265_new_decoder();
    return *decoder ? fine : unreadable;
}

static void end(void *decoder)
{
    de265_free_decoder(decoder);
}

/* Units, each behind its length in four bytes, the highest first (ISO/IEC 14496-15). */
static struct heif_error push(void *decoder, const void *data, size_t size)
{
    const unsigned char *at = data;
    while (size >= 4) {
        size_t len = (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
        if (len > size - 4 || de265_push_NAL(decoder, at + 4, (int)len, 0, NULL) != DE265_OK)
            return unreadable;
        at += 4 + len;
        size -= 4 + len;
    }
    return size ? unreadable : fine;
}

static bool copy_plane(const struct de265_image *from, int channel, struct heif_image *to)
{
    static const enum heif_channel channels[] = {heif_channel_Y, heif_channel_Cb, heif_channel_Cr};
    int stride_from, stride_to, bits = de265_get_bits_per_pixel(from, channel);
    int width = de265_get_image_width(from, channel), height = de265_get_image_height(from, channel);
    const uint8_t *source = de265_get_image_plane(from, channel, &stride_from);
    if (!source || heif_image_add_plane(to, channels[channel], width, height, bits).code)
        return false;
    uint8_t *target = heif_image_get_plane(to, channels[channel], &stride_to);
    for (int y = 0; target && y < height; y++)
        memcpy(target + (size_t)y * (size_t)stride_to, source + (size_t)y * (size_t)stride_from,
               (size_t)width * (bits > 8 ? 2 : 1));
    return target != NULL;
}

/* How its numbers mean colours; a file that does not say means what libheif takes it for. */
static void copy_profile(const struct de265_image *from, struct heif_image *to)
{
    struct heif_color_profile_nclx *profile = heif_nclx_color_profile_alloc();
    check(profile != NULL);
    profile->full_range_flag = (uint8_t)de265_get_image_full_range_flag(from);
    bool known = !heif_nclx_color_profile_set_matrix_coefficients(
                      profile, (uint16_t)de265_get_image_matrix_coefficients(from))
                      .code &&
                 !heif_nclx_color_profile_set_color_primaries(
                      profile, (uint16_t)de265_get_image_colour_primaries(from))
                      .code &&
                 !heif_nclx_color_profile_set_transfer_characteristics(
                      profile, (uint16_t)de265_get_image_transfer_characteristics(from))
                      .code;
    if (known)
        heif_image_set_nclx_color_profile(to, profile);
    heif_nclx_color_profile_free(profile);
}

static struct heif_error copy_image(const struct de265_image *from, struct heif_image **to)
{
    static const enum heif_chroma chromas[] = {[de265_chroma_mono] = heif_chroma_monochrome,
                                               [de265_chroma_420] = heif_chroma_420,
                                               [de265_chroma_422] = heif_chroma_422,
                                               [de265_chroma_444] = heif_chroma_444};
    enum de265_chroma chroma = de265_get_chroma_format(from);
    bool grey = chroma == de265_chroma_mono;
    struct heif_error error =
        heif_image_create(de265_get_image_width(from, 0), de265_get_image_height(from, 0),
                          grey ? heif_colorspace_monochrome : heif_colorspace_YCbCr, chromas[chroma], to);
    if (error.code)
        return error;
    bool copied = true;
    for (int channel = 0; copied && channel < (grey ? 1 : 3); channel++)
        copied = copy_plane(from, channel, *to);
    if (copied) {
        copy_profile(from, *to);
        return fine;
    }
    heif_image_release(*to);
    *to = NULL;
    return unreadable;
}

static struct heif_error decode(void *decoder, struct heif_image **image)
{
    int more = 1;
    const struct de265_image *made = NULL;
    *image = NULL;
    if (de265_flush_data(decoder) != DE265_OK)
        return unreadable;
    while (more && !made) {
        if (de265_decode(decoder, &more) != DE265_OK)
            return unreadable;
        made = de265_get_next_picture(decoder);
    }
    struct heif_error error = made ? copy_image(made, image) : unreadable;
    if (made)
        de265_release_next_picture(decoder);
    return error;
}

static void be_strict(void *decoder, int flag)
{
    (void)decoder, (void)flag;
}

static const struct heif_decoder_plugin single = {.plugin_api_version = 3,
                                                  .get_plugin_name = name,
                                                  .does_support_format = suits,
                                                  .new_decoder = begin,
                                                  .free_decoder = end,
                                                  .push_data = push,
                                                  .decode_image = decode,
                                                  .set_strict_decoding = be_strict,
                                                  .id_name = "single"};

/* ---- from a file to pixels ---- */

static void copy_pixels(const struct heif_image *image, struct pixels *pixels)
{
    int stride;
    const uint8_t *from = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
    size_t row = (size_t)pixels->width * 4;
    for (int32_t y = 0; y < pixels->height; y++)
        memcpy(pixels->at + (size_t)y * row, from + (size_t)y * (size_t)stride, row);
}

static enum err decode_picture(const struct heif_image_handle *handle, struct pixels *pixels,
                               struct failure *failure)
{
    struct heif_image *image = NULL;
    enum err err =
        pixels_check(heif_image_handle_get_width(handle), heif_image_handle_get_height(handle), failure);
    if (err)
        return err;
    struct heif_error error =
        heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, NULL);
    if (error.code || !image)
        return pixels_broken(failure);
    int width = heif_image_get_width(image, heif_channel_interleaved);
    int height = heif_image_get_height(image, heif_channel_interleaved);
    err = pixels_check(width, height, failure);
    if (!err) {
        pixels_take(pixels, width, height);
        copy_pixels(image, pixels);
    }
    heif_image_release(image);
    return err;
}

enum err heic_decode(struct str bytes, struct pixels *pixels, struct failure *failure)
{
    struct heif_image_handle *handle = NULL;
    struct heif_context *context = heif_context_alloc();
    check(context != NULL && heif_register_decoder_plugin(&single).code == heif_error_Ok);
    heif_context_set_max_decoding_threads(context, 0);
    heif_context_set_maximum_image_size_limit(context, PICTURE_SIDE_MAX);
    struct heif_error error = heif_context_read_from_memory_without_copy(context, bytes.at, bytes.len, NULL);
    if (!error.code)
        error = heif_context_get_primary_image_handle(context, &handle);
    enum err err = error.code ? pixels_broken(failure) : decode_picture(handle, pixels, failure);
    heif_image_handle_release(handle);
    heif_context_free(context);
    return err;
}
