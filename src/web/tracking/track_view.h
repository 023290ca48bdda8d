#ifndef WEB_TRACKING_TRACK_VIEW_H
#define WEB_TRACKING_TRACK_VIEW_H
/* What the page about tracking numbers shows. */
#include "text/tracking/tracking.h"
#include "web/kit/views.h"

struct track_candidate_view {
    struct str carrier, title, service;
    struct str check, check_status; /* "check digit held", "good" */
    struct str abroad, last_mile, issuer;
    struct str registered, insured; /* empty: the number does not say */
    int share;                      /* hundredths */
    struct str notes[TRACK_NOTES_MAX];
    size_t note_count;
    struct url page; /* where the carrier tells about it; empty: not known */
};

struct track_number_view {
    struct str number;
    struct str verdict; /* a sentence without its full stop */
    struct str status, status_word;
    struct track_candidate_view candidates[TRACK_CANDIDATES_MAX];
    size_t count;
    struct url advice; /* the questions about this parcel, with the number filled in */
};

struct track_page {
    struct layout layout;
    struct field number;
    bool asked;   /* something was entered */
    bool nothing; /* a text in which no number was found */
    bool more;    /* more numbers than the page shows */
    struct track_number_view *numbers;
    size_t count;
};

#endif
