/* The site's two colours as a style sheet of their own, each moved until it can be seen on the grounds of the theme. */
#include "text/kit/colour.h"
#include "web/door/handlers.h"
#include "web/kit/show.h"

/* The grounds of web/assets/recourse.css on which the colours stand: the one that leaves least contrast, and the ends. */
struct theme {
    struct colour ground, paper, end;
    int tint; /* hundredths of paper in the tint of the colour */
};
static const struct theme light = {{0xf3, 0xee, 0xe5}, {0xfb, 0xf9, 0xf5}, {0, 0, 0}, 88};
static const struct theme dark = {{0x33, 0x31, 0x2d}, {0x17, 0x16, 0x14}, {255, 255, 255}, 82};

/* Of text, and of what is no text (WCAG 2.2, 1.4.3 and 1.4.11). */
static const double TEXT_CONTRAST = 4.5, OTHER_CONTRAST = 3.0;

static void put(struct buf *out, struct call *call, const char *name, struct colour colour)
{
    buf_printf(out, "--%s:%.*s;", name, STR_ARG(colour_text(arena_of(call), colour)));
}

static void put_main(struct buf *out, struct call *call, const struct theme *theme, struct colour chosen)
{
    struct colour colour = colour_seen_on(chosen, theme->ground, theme->end, TEXT_CONTRAST);
    struct colour tint = colour_mix(colour, theme->paper, theme->tint);
    colour = colour_seen_on(colour, tint, theme->end, TEXT_CONTRAST);
    put(out, call, "accent", colour);
    put(out, call, "accent-deep", colour_mix(colour, theme->end, 35));
    put(out, call, "accent-tint", tint);
    put(out, call, "on-accent", theme == &light ? (struct colour){255, 255, 255} : (struct colour){0, 0, 0});
}

static void put_theme(struct buf *out, struct call *call, const struct theme *theme)
{
    struct colour chosen;
    const struct str *settings = call->ctx->site->settings;
    if (colour_read(settings[SETTING_COLOUR_MAIN], &chosen))
        put_main(out, call, theme, chosen);
    if (colour_read(settings[SETTING_COLOUR_SECOND], &chosen)) {
        chosen = colour_seen_on(chosen, theme->ground, theme->end, OTHER_CONTRAST);
        put(out, call, "edge", chosen);
        put(out, call, "focus", chosen);
    }
}

enum err colours_show(struct call *call)
{
    struct html h = html_of(call);
    buf_put(h.out, STR(":root{"));
    put_theme(h.out, call, &light);
    buf_put(h.out, STR("}@media (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){"));
    put_theme(h.out, call, &dark);
    buf_put(h.out, STR("}}:root[data-theme=\"dark\"]{"));
    put_theme(h.out, call, &dark);
    buf_put(h.out, STR("}\n"));
    enum err err = send_page(call, 200);
    call->exchange->reply.type = STR("text/css; charset=utf-8");
    reply_header(&call->exchange->reply, STR("Cache-Control"), STR("public, max-age=300"));
    return err;
}
