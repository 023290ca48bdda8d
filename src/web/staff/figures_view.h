#ifndef WEB_STAFF_FIGURES_VIEW_H
#define WEB_STAFF_FIGURES_VIEW_H
/* The desk in figures. */
#include "web/staff/view.h"

struct tile_view {
    struct str number, what, more; /* more: a second line; may be empty */
    struct url url;                /* where these are; empty: nowhere */
};
enum { TILES_MAX = 8 };

struct figure_line {
    struct str name, asked, answered, half, accepted;
    struct url url;
};

/* Two bars one below the other: asked, and of these answered. Whole units of the drawing. */
struct week_bar {
    struct str label, asked_text, answered_text;
    int64_t asked_y, answered_y, asked, answered, asked_text_x, answered_text_x, asked_text_y,
        answered_text_y;
};

struct figures_page {
    struct layout layout;
    struct staff_nav nav;
    struct tile_view tiles[TILES_MAX];
    size_t tile_count;
    struct figure_line *lines;
    size_t line_count;
    struct week_bar bars[16];
    size_t bar_count;
    int64_t height, days, weeks, most;
    bool cut;
};

#endif
