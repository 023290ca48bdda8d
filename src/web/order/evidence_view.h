#ifndef WEB_ORDER_EVIDENCE_VIEW_H
#define WEB_ORDER_EVIDENCE_VIEW_H
/* What the pages of orders show of their evidence. */
#include "service/order/evidence.h"
#include "web/kit/form_view.h"
#include "web/order/parcel_view.h"

struct evidence_item {
    struct url file;
    struct str title, kind, name, words, who, size, hash;
    bool picture;
    int64_t width, height; /* pixels */
    struct time_view at;
};
struct evidence_part {
    struct evidence_item *items; /* as they were given */
    size_t count;
    struct url form; /* empty: nothing can be given now */
};

struct evidence_page {
    struct layout layout;
    struct str error;
    struct url error_at, action, back;
    bool open; /* files can be given now */
    struct str heading, lead, turn, button;
    struct str rules, file_error, accept;
    int64_t most_chars;             /* of what is said with it */
    struct select_view kind, whose; /* whose: no choices in a hosted order */
    struct field words;
    int64_t version;
    struct evidence_part given;
};

/* What the form takes; the table of routes names it. */
enum { EVIDENCE_INPUTS = 6 };
extern const struct input evidence_inputs[EVIDENCE_INPUTS];

#endif
