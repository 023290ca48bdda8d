#ifndef TEXT_TRACKING_TABLE_H
#define TEXT_TRACKING_TABLE_H
/*
 * The inside of the tracking table; for text/tracking*.c only.
 *
 * A number is compared as sets: one bit a position for "digit" and "letter", and for the few positions where
 * a pattern wants particular characters, one bit a character (0-9 are bits 0-9, A-Z bits 10-35).
 */
#include "text/tracking/cue.h"
#include "text/tracking/rule.h"

enum {
    TRACK_CHARACTERS = 36,
    TRACK_CODES = 36 * 36, /* two characters of a service code */
    TRACK_LETTERS = 26 * 26
};

struct track_set {
    size_t at;
    uint64_t allowed;
};

/* One shape of one length. Spans are [from, to); empty when the shape has none. */
struct track_pattern {
    const struct track_kind *kind;
    size_t length;
    uint64_t digits, letters;     /* positions that must be so */
    const struct track_set *sets; /* positions that want particular characters */
    size_t set_count;
    uint8_t body_from, body_to, check_at;
    uint8_t service_from, service_to;
    uint8_t country_at; /* where the two letters of the issuer stand; 0: nowhere */
    double density;     /* how likely one number of the shape is, beside a kind of any digits of strength 1 */
};

/* A list of patterns, as it grows while the files are read. */
struct track_patterns {
    struct track_pattern *items;
    size_t count, room;
};

enum track_needs { NEEDS_NOTHING, NEEDS_DIGIT, NEEDS_LETTER_AND_DIGIT };

/* A format with all that decides about it. */
struct track_kind {
    struct track_format format;
    struct track_patterns patterns, samples, exceptions;
    struct track_patterns
        also; /* the same numbers, with the body and the check character of a second check */
    struct track_rule rule, or_rule, also_rule;
    enum track_needs needs;
    int strength; /* hundredths, when nothing speaks against it */
    const struct track_country *issuer;
    struct track_service service;         /* when no row says otherwise */
    const struct track_service **by_code; /* TRACK_CODES, or NULL */
};

struct track_table {
    struct track_kind *kinds;
    size_t kind_count;
    struct track_carrier *carriers;
    size_t carrier_count;
    const struct track_cues *cues;
    const struct track_pattern **by_length[TRACK_LENGTH_MAX + 1];
    size_t length_count[TRACK_LENGTH_MAX + 1];
    /* Of by_length those that a first character allows. */
    const struct track_pattern **by_first[TRACK_LENGTH_MAX + 1][TRACK_CHARACTERS];
    size_t first_count[TRACK_LENGTH_MAX + 1][TRACK_CHARACTERS];
    /* How likely a number of so many bare digits is some carrier's that has a check. */
    double checked[TRACK_LENGTH_MAX + 2];
    struct track_country countries[TRACK_LETTERS]; /* code empty: not in ISO 3166-1 */
};

/* A number in the form that patterns are compared with. */
struct track_shape {
    uint8_t values[TRACK_LENGTH_MAX]; /* 0-35 */
    size_t length;
    uint64_t digits, letters; /* one bit a position */
};

/* Value of an ASCII digit or capital letter, or -1. */
static inline int track_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

static inline char track_character(int value)
{
    return (char)(value < 10 ? '0' + value : 'A' + value - 10);
}

/*
 * Adds to the list all the lengths of one written pattern (doc/tracking.md has the language). False, with the
 * reason in *wrong, when it is not well formed.
 */
bool track_pattern_compile(struct arena *arena, struct str text, struct track_patterns *patterns,
                           const char **wrong) MUST_USE;
bool track_pattern_fits(const struct track_pattern *pattern, const struct track_shape *shape);
/* True when a number of the pattern can begin with the character of that value. */
bool track_pattern_begins(const struct track_pattern *pattern, int value);

/* What stands in the address of a carrier's page between "https://www." and the number; empty: no number stands in it. */
struct str track_page_begins(struct str page);
/* True for the address of a page. */
bool track_is_link(struct str text);
/* What stands between "://" and the path. */
struct str track_host_of(struct str link);
/* The number that stands in a link; false when none that is known does. */
bool track_identify_link(const struct track_table *table, struct str link, struct track_result *result);
/*
 * The number beside a carrier's name; or beside any word, when it is certainly somebody's and fails its check. False when there is
 * none, and the result is as it was.
 */
bool track_identify_named(const struct track_table *table, struct str number, struct track_result *result);
/* "SPX SPXVN024...": what begins the number stands before it as a name. */
bool track_has_name_twice(struct str number);
/* The shape of a normalized number; false when it has other characters than digits and capital letters. */
bool track_shape_of(const char *text, size_t length, struct track_shape *shape);
/* Fills a candidate for a pattern that the shape fits. */
void track_judge(const struct track_table *table, const struct track_pattern *pattern,
                 const struct track_shape *shape, struct track_candidate *candidate);
/* Candidates, shares and verdict of what stands in result->normalized. */
void track_settle(const struct track_table *table, struct track_result *result);
/* Letters, digits and what else is no separator, capital and in ASCII where it can be. */
void track_normalize(struct str number, struct track_result *result);
/* The ASCII letter or digit that a full-width one stands for, or 0. */
char track_narrow(uint32_t point);
/* Adds what the number would be but for look-alike characters or one digit; only for numbers without
 * candidates. */
void track_near_misses(const struct track_table *table, struct track_result *result);

enum { TRACK_HINTS_MAX = TRACK_NOTES_MAX / 2, TRACK_HINT_ROOM = 200 };

struct track_hint {
    char text[TRACK_HINT_ROOM];
    size_t length;
};

/* The sentences that depend on the number itself; their count. */
size_t track_hints(const struct track_result *result, size_t index, const struct language *language,
                   struct track_hint hints[TRACK_HINTS_MAX]);

/* Appends s as the inside of a JSON string; bytes that are not UTF-8 become U+FFFD. */
void track_put_escaped(struct buf *out, struct str s);
/* Appends s for a terminal: control characters become spaces, bytes that are not UTF-8 U+FFFD. */
void track_put_shown(struct buf *out, struct str s);

#endif
