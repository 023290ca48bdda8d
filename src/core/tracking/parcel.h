#ifndef CORE_TRACKING_PARCEL_H
#define CORE_TRACKING_PARCEL_H
/*
 * Where a parcel is: one small set of events for all carriers, what feeds and carriers' pages call them, and
 * what in a history contradicts itself.
 *
 * Sources of the codes: AfterShip sub-tags, 17TRACK v2 sub-statuses, EasyPost status and status_detail, Shippo
 * status and substatus (each project's API reference, 2026), UPU EMSEVT v3 event codes. A code that is not
 * listed is PARCEL_UNKNOWN: feeds add codes without notice, and an unknown one must not move a parcel.
 */
#include "base/str.h"
#include "base/time.h"

enum parcel_event {
    PARCEL_UNKNOWN,
    PARCEL_NOT_HANDED_OVER, /* a label exists, the carrier has not seen the parcel */
    PARCEL_ACCEPTED,
    PARCEL_IN_TRANSIT,
    PARCEL_DEPARTED, /* left the country that it was sent from */
    PARCEL_ARRIVED,  /* in the destination country */
    PARCEL_CUSTOMS,
    PARCEL_HELD, /* customs wait for something */
    PARCEL_OUT_FOR_DELIVERY,
    PARCEL_ATTEMPT_FAILED,
    PARCEL_WAITING, /* for pickup */
    PARCEL_DELIVERED,
    PARCEL_RETURNING,
    PARCEL_RETURNED,
    PARCEL_LOST,
    PARCEL_DESTROYED,
    PARCEL_DAMAGED,
    PARCEL_EVENT_COUNT
};

/* Whose word it is. */
enum parcel_word { PARCEL_BUYER_SAYS, PARCEL_SELLER_SAYS, PARCEL_CARRIER_SCANNED, PARCEL_WORD_COUNT };

enum parcel_feed { FEED_AFTERSHIP, FEED_17TRACK, FEED_EASYPOST, FEED_SHIPPO, FEED_EMSEVT, FEED_COUNT };

struct parcel_report {
    enum parcel_event event;
    enum parcel_word word;
    struct instant at;
    char country[3]; /* ISO 3166-1 of the place; empty: not said */
};

/* What is known of one parcel. Dates that are not known are 0. */
struct parcel_history {
    const struct parcel_report *reports; /* in any order */
    size_t count;
    struct instant ordered;
    char from[3], to[3]; /* countries; empty: not known */
    bool on_other_order; /* the number also stands on another order */
};

enum parcel_doubt {
    DOUBT_BEFORE_ORDER = 1 << 0,   /* events from before the order: another parcel's number */
    DOUBT_OLD_NUMBER = 1 << 1,     /* more than a year before: the number has been used again */
    DOUBT_ELSEWHERE = 1 << 2,      /* delivered in a country that is not the buyer's */
    DOUBT_SPEED = 1 << 3,          /* two countries in less time than a flight takes */
    DOUBT_SHARED = 1 << 4,         /* the number stands on two orders */
    DOUBT_ONLY_SELLER = 1 << 5,    /* delivered, but only by the seller's word */
    DOUBT_AFTER_DELIVERY = 1 << 6, /* it moved on after it was delivered */
    DOUBT_FUTURE = 1 << 7,         /* an event that has not happened yet */
    DOUBT_COUNT = 8
};

struct parcel_state {
    enum parcel_event event; /* the latest that says something; UNKNOWN: none does */
    enum parcel_word word;
    struct instant at;   /* of it */
    struct instant last; /* of the latest report of any kind; 0: none */
    bool departed;       /* it has left its country, whatever came later */
    bool unread;         /* something happened after `at` that could not be read */
    unsigned doubts;     /* of enum parcel_doubt */
};

/* "in_transit", as data and interfaces write it; and as people read it: "in transit". */
struct str parcel_event_name(enum parcel_event event);
struct str parcel_event_text(enum parcel_event event);
bool parcel_event_from(struct str name, enum parcel_event *event);
/* A sentence about one doubt. */
struct str parcel_doubt_text(enum parcel_doubt doubt);

/* What a feed's code means; codes compare without regard to case. */
enum parcel_event parcel_from_code(enum parcel_feed feed, struct str code);
/*
 * What a carrier's page means by a line such as "Dispatch from outward office of exchange", in any of the languages of
 * phrases/. UNKNOWN: it says something that is not understood, or nothing about where the parcel is. The line is UTF-8.
 */
struct parcel_reading {
    enum parcel_event event;
    int certainty; /* hundredths */
};
struct parcel_reading parcel_read_text(struct str line);
enum parcel_event parcel_from_text(struct str line);

/* Folds a history into where the parcel is at `now`. */
struct parcel_state parcel_fold(const struct parcel_history *history, struct instant now);
/* True while the carrier moves it: between acceptance and the door. */
bool parcel_is_moving(enum parcel_event event);

#endif
