#ifndef WEB_ORDER_CASE_FILE_VIEW_H
#define WEB_ORDER_CASE_FILE_VIEW_H
/* What a case file shows people: the same body on the site and in the page that carries the signed file. */
#include "web/order/parcel_view.h"
#include "web/order/view.h"

struct case_fact {
    struct str label, value;
};
struct case_facts {
    struct str heading, id;
    struct case_fact *at;
    size_t count;
};
struct case_line {
    struct str number, title, quantity, amount;
};
struct case_event {
    struct str number, title, iso, when, details, words, hash;
};
struct case_exhibit {
    struct str number, what, name, hash;
};
enum { CASE_PARTS = 6 };

struct case_body {
    struct str title, made;
    struct case_facts parts[CASE_PARTS]; /* those without facts are not shown */
    size_t part_count;
    struct case_line *lines;
    size_t line_count;
    struct case_event *events;
    size_t event_count;
    struct case_exhibit *evidence;
    size_t evidence_count;
    struct parcel_event_line *scans; /* the oldest first */
    size_t scan_count;
    struct str chain_end, key;
};

struct case_file_page {
    struct layout layout;
    struct url back, json, html, key;
    struct case_body body;
};

#endif
