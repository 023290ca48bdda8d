#ifndef WEB_ORDER_PARCEL_VIEW_H
#define WEB_ORDER_PARCEL_VIEW_H
/* What the pages of orders show of their parcels. */
#include "service/order/parcel.h"
#include "web/kit/form_view.h"

struct parcel_line_box {
    struct str name, title;
    bool chosen;
};
struct parcel_line_boxes {
    struct parcel_line_box *at;
    size_t count; /* 0: nothing is asked */
};

struct time_view {
    struct str iso, text, left; /* left: "2 days 5 hours"; empty: it has passed */
};

struct parcel_number_line {
    struct str number, status, status_word, carrier, issuer, abroad;
    struct url track;             /* the page of what the number says */
    struct url page;              /* the carrier's own about the parcel; empty: none is known */
    struct str asked;             /* who is asked about it, and what came of it */
    struct time_view came;        /* one of several numbers: when it was delivered */
    struct str came_until;        /* until when its things can be complained of, where that is sooner */
    struct time_view since, last; /* since when, and the last answer */
    struct str entered, carries;  /* by whom, where that is known; which lines, where somebody said */
    struct str guessed;           /* whose it is taken for; empty: nobody is asked, or somebody said so */
};

/* A line of an order that comes in several parcels. */
struct parcel_part_line {
    struct str title, words;
};

struct parcel_event_line {
    struct str title, words, place, who; /* who: whose word it is */
    struct time_view at;
};

enum { PARCEL_EVENTS_SHOWN = 2 }; /* the others fold */

struct parcel_card {
    struct parcel_number_line numbers[PARCEL_NUMBERS_MAX];
    size_t number_count;
    struct str judgement, judgement_class, reason; /* judgement empty: there is nothing to judge */
    struct str change, source;
    struct str partly; /* empty: it is one parcel, or all have come */
    struct parcel_part_line parts[ORDER_LINES_MAX];
    size_t part_count;     /* 0: all came at once, or nothing has yet */
    struct str unread;     /* empty: the last thing told was understood */
    struct time_view next; /* when the judgement changes by itself */
    struct str doubts[DOUBT_COUNT];
    size_t doubt_count;
    struct parcel_event_line *events; /* newest first */
    size_t event_count;
    struct str numberless, unseen; /* what is said while nothing is there */
    struct url form, carrier_form;
    bool adds; /* the reader may add to it */
};

struct parcel_page {
    struct layout layout;
    struct str error;
    struct url error_at, action, back;
    struct parcel_line_boxes boxes; /* none: the order has but one line of goods */
    struct input_view new_number, date, words, place;
    struct select_view number;                  /* no choices: there is nothing to choose */
    struct select_view carrier, carrier_number; /* no choices: nobody is asked */
    struct str only_number, lead;
    struct str
        delivers; /* what follows when the event is added, which says that it was delivered; else empty */
};

#endif
