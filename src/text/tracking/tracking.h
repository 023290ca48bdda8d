#ifndef TEXT_TRACKING_TRACKING_H
#define TEXT_TRACKING_TRACKING_H
/*
 * Tracking numbers: which kinds of number a text can be, and how strongly.
 *
 * The kinds are data (carriers/ *.json, each with its source; doc/tracking.md describes the files). They are read once into a
 * frozen table that any number of threads may share. Identifying a number allocates nothing. A number often fits several
 * kinds: all of them are answered, the strongest first, and strengths are shared out so that together they never exceed
 * certainty. Nothing is ever corrected: a likely typing error is named in the notes.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/packed.h"

enum {
    TRACK_LENGTH_MAX = 64, /* longer numbers are no tracking numbers; the longest known has 41 characters */
    TRACK_CANDIDATES_MAX = 16,
    TRACK_NOTES_MAX = 12
};

/* What the number says about a property of the parcel. */
enum track_answer { TRACK_UNKNOWN, TRACK_YES, TRACK_USUALLY, TRACK_NO };

enum track_check {
    TRACK_CHECK_NONE,   /* the kind has no check digit, or none whose rule is known */
    TRACK_CHECK_HELD,   /* the check digit is right, and the issuer exists */
    TRACK_CHECK_FAILED, /* it is wrong: a typing error, or another kind of number */
    TRACK_CHECK_SAMPLE  /* a number from the carrier's documentation, which ignores its own check digit */
};

enum track_verdict {
    TRACK_VALID,      /* a check, or a distinctive shape without one, proves it against all others */
    TRACK_INVALID,    /* whose number it must be is certain by its shape, and its check fails */
    TRACK_UNCHECKABLE /* everything else: what is not known is not wrong */
};

/* Why a candidate deserves a second look; each has its sentence in track_notes. */
enum track_trap {
    TRAP_NO_COUNTRY = 1 << 0,        /* the last two letters are no country's code */
    TRAP_SERIES_IS_COUNTRY = 1 << 1, /* the first two letters look like a country but are the service */
    TRAP_STRANGE_SERIES = 1 << 2,    /* reserved, unassigned, domestic-only, unusual for a order */
    TRAP_LOOK_ALIKE = 1 << 3,        /* fits only when look-alike characters are read as meant */
    TRAP_LENGTH = 1 << 4,            /* fits but for one digit too many or too few */
    TRAP_SAMPLE = 1 << 5             /* a carrier's sample number */
};

struct track_service {
    struct str name;
    enum track_answer tracked_abroad; /* does it stay visible after it has left the country? */
    enum track_answer registered, insured;
    struct str last_mile; /* who delivers; empty when the number does not say */
    struct str strange;   /* why the series is odd; empty when it is not */
    const struct str *notes;
    size_t note_count;
    struct str json_name, json_rest, json_notes; /* rendered once */
};

struct track_carrier {
    struct str code, name;   /* "usps", "United States Postal Service" */
    struct str page, begins; /* its tracking page with {number}; what stands before that (table.h) */
    const struct str *names; /* what people call it, folded to small ASCII letters; "ups", "dhl paket" */
    const struct str *calls; /* words of other numbers by which it calls its own: "order" */
    size_t name_count, call_count;
    const struct str *countries; /* of ISO 3166-1, where it collects or delivers; none: the world */
    size_t country_count;
};

struct track_format {
    struct str carrier, carrier_name; /* as in `of`: "usps", "United States Postal Service" */
    const struct track_carrier *of;
    struct str name, title; /* "usps_impb", "Intelligent Mail package barcode" */
    struct str source;
    bool distinctive; /* hardly anything else looks like it */
    struct str json_head;
};

struct track_country {
    char code[3];
    struct str name; /* empty for a code that is no country's */
    struct str note; /* why not */
};

struct track_candidate {
    const struct track_format *format;
    const struct track_service *service;
    const struct track_country *issuer; /* NULL when the number does not tell */
    const struct track_pattern *pattern;
    enum track_check check;
    int strength;   /* hundredths, 0 to 100 */
    unsigned traps; /* of enum track_trap */
};

struct track_result {
    struct str number; /* as given; borrowed */
    char normalized[TRACK_LENGTH_MAX + 1];
    size_t length; /* of normalized */
    bool too_long; /* then normalized is only the beginning */
    enum track_verdict verdict;
    size_t count;
    struct track_candidate candidates[TRACK_CANDIDATES_MAX];
};

struct track_table;

/*
 * Reads the carriers' files into a table that lives in the arena. ERR_INPUT names the file and the field that
 * is not as doc/tracking.md says.
 */
enum err track_load(struct arena *arena, const struct packed_folder *carriers,
                    const struct track_table **table, struct failure *failure) MUST_USE;

/*
 * All kinds that the number fits. Case, spaces, dashes, full stops, slashes, brackets and `#` do not matter, nor full-width
 * digits and letters; of a link, the number in it is meant. Takes any bytes of any length. The result borrows `number` and the table.
 */
void track_identify(const struct track_table *table, struct str number, struct track_result *result);

/* As entered by people, in its form; a link in which no number is known stays as it is. In the arena. */
struct str track_entered(const struct track_table *table, struct arena *arena, struct str typed);
/*
 * The same when it is known whose number it is: that carrier's candidates come first, with most of the certainty, and its
 * check alone decides. False when it has none that can be right; then the result stays as it was.
 */
bool track_prefer(struct track_result *result, const struct track_carrier *carrier);

/*
 * The address of the carrier's tracking page, with the number in it where the page takes one; empty when none is known.
 * In the arena.
 */
struct str track_page_of(const struct track_result *result, size_t index, struct arena *arena);
/* The carrier of that code; NULL when there is none. */
const struct track_carrier *track_carrier_named(const struct track_table *table, struct str code);

/* What to know about a candidate, typing errors first, in that language; the sentences live in the arena or the table. */
size_t track_notes(const struct track_result *result, size_t index, const struct language *language,
                   struct arena *arena, struct str notes[TRACK_NOTES_MAX]);

/* One line of JSON (doc/tracking.md), with its line feed. */
void track_put_json(const struct track_result *result, struct buf *out);

/* The words of the interfaces: "held", "yes", ... */
struct str track_check_name(enum track_check check);
bool track_some_check_holds(const struct track_result *result); /* whether or not that proves anything */
struct str track_answer_name(enum track_answer answer);
/* The same for people, in English, for say(): a sentence without its full stop, or a mark. */
struct str track_verdict_text(const struct track_result *result);
struct str track_check_text(enum track_check check);

#endif
