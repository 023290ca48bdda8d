#include "text/desk/share_picture.h"

#include "base/check.h"

#include <pango/pangoft2.h>
#include <png.h>
#include <string.h>

enum {
    WIDTH = SHARE_PICTURE_WIDTH,
    HEIGHT = SHARE_PICTURE_HEIGHT,
    MARGIN = 72,
    EDGE = 20,      /* the band of dashes, as at the top of each page */
    EDGE_DASH = 60, /* and the gap as long */
    SITE_TOP = 76,  /* where each text begins, and how large it is: pixels */
    SITE_SIZE = 38,
    TITLE_TOP = 170,
    TITLE_SIZE = 62,
    FACTS_TOP = 538,
    FACTS_SIZE = 34
};

static const struct colour paper = {0xfa, 0xf8, 0xf4}, ink = {0x1f, 0x1d, 0x1a}, soft = {0x5b, 0x53, 0x49},
                           sand = {0x86, 0x78, 0x64};

/* A text, and where it stands. */
struct line {
    struct str text;
    const char *font;
    int top, size, lines;
    struct colour colour;
};

struct sheet {
    PangoContext *context;
    unsigned char *pixels; /* three bytes each */
    unsigned char *mask;   /* of one text */
    int64_t strange;       /* letters that no font has */
};

/* ---- pixels ---- */

static void set_pixel(unsigned char *at, struct colour colour)
{
    at[0] = colour.red;
    at[1] = colour.green;
    at[2] = colour.blue;
}

static unsigned char mixed(unsigned char under, unsigned char over, unsigned char share)
{
    return (unsigned char)((under * (255 - share) + over * share) / 255);
}

static void paint_ground(unsigned char *pixels, struct colour edge)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            struct colour dash = x / EDGE_DASH % 2 ? sand : edge;
            set_pixel(pixels + 3 * ((size_t)y * WIDTH + (size_t)x), y < EDGE ? dash : paper);
        }
}

static void paint_through(unsigned char *pixels, const unsigned char *mask, struct colour colour)
{
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        unsigned char *at = pixels + 3 * i;
        set_pixel(at, (struct colour){mixed(at[0], colour.red, mask[i]), mixed(at[1], colour.green, mask[i]),
                                      mixed(at[2], colour.blue, mask[i])});
    }
}

/* ---- letters ---- */

static PangoLayout *layout_of(const struct sheet *sheet, const struct line *line)
{
    PangoLayout *layout = pango_layout_new(sheet->context);
    PangoFontDescription *font = pango_font_description_from_string(line->font);
    pango_font_description_set_absolute_size(font, (double)line->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
    pango_layout_set_height(layout, -line->lines);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_text(layout, line->text.at, (int)line->text.len);
    return layout;
}

static void write_line(struct sheet *sheet, const struct line *line)
{
    FT_Bitmap bitmap = {.rows = HEIGHT,
                        .width = WIDTH,
                        .pitch = WIDTH,
                        .buffer = sheet->mask,
                        .num_grays = 256,
                        .pixel_mode = FT_PIXEL_MODE_GRAY};
    PangoLayout *layout = layout_of(sheet, line);
    memset(sheet->mask, 0, (size_t)WIDTH * HEIGHT);
    pango_ft2_render_layout(&bitmap, layout, MARGIN, line->top);
    sheet->strange += pango_layout_get_unknown_glyphs_count(layout);
    paint_through(sheet->pixels, sheet->mask, line->colour);
    g_object_unref(layout);
}

static struct str png_of(struct arena *arena, const unsigned char *pixels)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = WIDTH, .height = HEIGHT, .format = PNG_FORMAT_RGB};
    png_alloc_size_t len = 0;
    if (!png_image_write_to_memory(&image, NULL, &len, 0, pixels, 0, NULL))
        return STR_NONE;
    char *bytes = arena_take(arena, len);
    if (!png_image_write_to_memory(&image, bytes, &len, 0, pixels, 0, NULL))
        return STR_NONE;
    return (struct str){bytes, len};
}

bool share_picture_draw(struct arena *arena, const struct share_picture *picture, struct str *png)
{
    const struct line lines[] = {
        {picture->site, "sans bold", SITE_TOP, SITE_SIZE, 1,
         colour_seen_on(picture->colour, paper, ink, 4.5)},
        {picture->title, "serif bold", TITLE_TOP, TITLE_SIZE, SHARE_TITLE_LINES, ink},
        {picture->facts, "sans", FACTS_TOP, FACTS_SIZE, 1, soft},
    };
    PangoFontMap *fonts = pango_ft2_font_map_new();
    struct sheet sheet = {.context = pango_font_map_create_context(fonts),
                          .pixels = arena_take(arena, (size_t)3 * WIDTH * HEIGHT),
                          .mask = arena_take(arena, (size_t)WIDTH * HEIGHT)};
    paint_ground(sheet.pixels, picture->colour);
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        write_line(&sheet, &lines[i]);
    g_object_unref(sheet.context);
    g_object_unref(fonts);
    *png = sheet.strange ? STR_NONE : png_of(arena, sheet.pixels);
    return png->len > 0;
}

/* ---- on its way ---- */

struct str share_picture_write(struct arena *arena, const struct share_picture *picture)
{
    return arena_printf(arena, "%.*s\n%.*s\n%.*s\n%.*s", STR_ARG(colour_text(arena, picture->colour)),
                        STR_ARG(picture->site), STR_ARG(picture->facts), STR_ARG(picture->title));
}

bool share_picture_read(struct str bytes, struct share_picture *picture)
{
    bool fits = str_is_utf8(bytes) && colour_read(str_cut(&bytes, '\n'), &picture->colour);
    picture->site = str_cut(&bytes, '\n');
    picture->facts = str_cut(&bytes, '\n');
    picture->title = bytes;
    return fits && bytes.len > 0;
}
