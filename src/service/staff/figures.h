#ifndef SERVICE_STAFF_FIGURES_H
#define SERVICE_STAFF_FIGURES_H
/* The desk in figures, for the staff: what waits, how soon people are answered, by category and by week. */
#include "service/unit/right.h"
#include "service/unit/site.h"
#include "store/staff/figures.h"

enum { FIGURE_WEEKS = 12, FIGURE_DAYS = 30, FIGURE_QUESTIONS = 20000 };

/* Of the questions of some days. */
struct figure_share {
    int64_t asked, answered, accepted;
    struct span
        half; /* the time to the first answer that half of the answered ones did not exceed; answered 0: none */
    int64_t in_a_day; /* of the answered ones, within a day */
};
struct figure_category {
    const struct category *category;
    struct figure_share share; /* of FIGURE_DAYS */
};
struct figure_week {
    struct instant begun; /* a span of seven days up to now */
    int64_t asked, answered;
};
struct figures {
    struct desk_now now;
    struct figure_share share;          /* of FIGURE_DAYS */
    struct figure_category *categories; /* those in which somebody asked, the most asked first */
    size_t category_count;
    struct figure_week weeks[FIGURE_WEEKS]; /* the oldest first */
    bool cut; /* there are more questions than FIGURE_QUESTIONS: the weeks begin later */
};
/* ERR_REFUSED unless the viewer may approve. */
enum err figures_read(struct ctx *ctx, const struct viewer *viewer, struct figures *figures) MUST_USE;

#endif
