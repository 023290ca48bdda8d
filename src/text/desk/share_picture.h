#ifndef TEXT_DESK_SHARE_PICTURE_H
#define TEXT_DESK_SHARE_PICTURE_H
/*
 * The picture that stands beside a link to a question where it is shared: what the site is called, the question, and what
 * became of it, in every script that the machine has letters for. By Pango (shaping, lines, direction) over FreeType and
 * the fonts that fontconfig finds; PNG by libpng. Fonts are read from files: see walls.reads in base/walls.h.
 */
#include "base/arena.h"
#include "text/kit/colour.h"

/* As the Open Graph protocol's users crop it least: 1.91 to 1. */
enum { SHARE_PICTURE_WIDTH = 1200, SHARE_PICTURE_HEIGHT = 630, SHARE_TITLE_LINES = 4 };

struct share_picture {
    struct colour colour;          /* of the edge and the site's name */
    struct str site, title, facts; /* what is too long ends in an ellipsis */
};

/* False, and no bytes, when no font here has letters for all of it: boxes in their place would tell nothing. */
bool share_picture_draw(struct arena *arena, const struct share_picture *picture, struct str *png);

/* On its way to the process that draws (http/site/decoder.h), and there. False: it is none. */
struct str share_picture_write(struct arena *arena, const struct share_picture *picture);
bool share_picture_read(struct str bytes, struct share_picture *picture);

#endif
