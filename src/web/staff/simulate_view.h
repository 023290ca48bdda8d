#ifndef WEB_STAFF_SIMULATE_VIEW_H
#define WEB_STAFF_SIMULATE_VIEW_H
/* What the page shows that tries rules out. */
#include "http/door/router.h"
#include "text/lives/report.h"
#include "web/staff/view.h"

/* In units of the picture, which is 340 wide: what a row takes, how high a bar is, how long one of all is. */
enum { CHART_ROW = 52, CHART_BAR = 12, CHART_BARS = 270 };

struct simulate_part {
    struct str title;
    struct lives_row rows[LIVES_ROWS_MAX];
    int count;
};

/* A label with a bar a side; numbers are units of the picture. */
struct simulate_bar {
    struct str label;
    int label_y;
    struct {
        int y, width, text_x, text_y;
        struct str text;
    } sides[LIVES_SIDES];
};

struct simulate_chart {
    int height;
    struct simulate_bar bars[LIVES_ROWS_MAX];
    int count;
};

struct simulate_moment {
    struct str iso, day, what, who, amount;
};

struct simulate_tale {
    struct str end, cast;
    struct simulate_moment *moments;
    int count;
    int64_t left_out;
};

struct simulate_side {
    struct str title;
    struct str *unused;
    int unused_count;
    struct simulate_tale tales[SHORTEST_MAX];
    int tale_count;
};

struct simulate_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct select_view policy, against;
    struct input_view lives, seed;
    bool done;
    int64_t lived;
    struct simulate_part parts[LIVES_PART_COUNT];
    struct simulate_chart chart;
    struct simulate_side sides[LIVES_SIDES];
    int side_count;
};

/* What the form sends. */
enum { SIMULATE_INPUTS = 4 };
extern const struct input simulate_inputs[SIMULATE_INPUTS];

#endif
