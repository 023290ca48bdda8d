#ifndef WEB_STAFF_REPORT_VIEW_H
#define WEB_STAFF_REPORT_VIEW_H
/* Figures of a marketplace. */
#include "service/caseload/report.h"
#include "web/kit/form_view.h"

struct report_row {
    struct str name, count, ends[ENDED_COUNT], silence;
};
/* A long list shows its first lines, and the rest of them folded: on a phone a line is a block of its own. */
struct report_fold {
    size_t shown;    /* lines that are not folded */
    struct str rest; /* how many are, in words */
};
struct report_table {
    struct report_fold fold;
    struct str heading, column, id;
    struct url csv;
    struct report_row *rows;
    size_t count;
};
/* Two bars one below the other: all that ended, and of these by silence. Whole units of the drawing. */
struct report_bar {
    struct str label, all_text, silent_text;
    int64_t y, all, silent, text_y, silent_y, silent_text_y, all_text_x, silent_text_x;
};
struct report_rate {
    struct str seller, orders, rate;
};
struct report_sum {
    struct str what, amount, count;
};
struct report_page {
    struct layout layout;
    struct str market, all, silence, to_end, to_decision;
    struct url back, action, sellers_csv;
    struct input_view from, until;
    struct report_table tables[REPORT_BY_COUNT];
    struct report_bar *bars;
    size_t bar_count;
    int64_t height;
    struct report_rate *sellers;
    size_t seller_count;
    struct report_fold sellers_fold;
    struct report_sum *money;
    size_t money_count;
    bool cut, few;
};

#endif
