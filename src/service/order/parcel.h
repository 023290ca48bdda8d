#ifndef SERVICE_ORDER_PARCEL_H
#define SERVICE_ORDER_PARCEL_H
/*
 * Where an order's parcel is: its numbers, what was seen of it, by whose word, and what to think of the silence.
 *
 * Events are only ever added, in any order; told twice, they are one. A carrier's scan of the delivery moves a hosted
 * order as the law says (core/order/order.h); in a notebook's order the buyer's own word does too. Of several numbers
 * that were seen all must have come, or all lines that they carry.
 */
#include "core/advice/advice.h"
#include "service/order/order.h"
#include "store/order/following.h"
#include "store/order/parcel.h"
#include "text/tracking/tracking.h"

/* How an event came. Names are stored: "person", "api", "aftership", ... */
enum parcel_source {
    SOURCE_PERSON,
    SOURCE_API,
    SOURCE_AFTERSHIP,
    SOURCE_EASYPOST,
    SOURCE_SHIPPO,
    SOURCE_17TRACK,
    SOURCE_OWN,
    SOURCE_COUNT
};
extern const struct names parcel_source_names, parcel_word_names;

enum { PARCEL_WORDS_MAX = 300, PARCEL_PLACE_MAX = 120, PARCEL_CODE_MAX = 60, PARCEL_NUMBER_MAX = 64 };

/* Capital letters and digits of what was typed; empty when nothing or more than PARCEL_NUMBER_MAX is left. */
struct str parcel_number_of(struct arena *arena, struct str typed);

/* What is to be told of a parcel. Texts that are too long are cut. */
struct parcel_entry {
    struct str number;             /* empty: the order's only one, or not said */
    struct instant at;             /* when it happened */
    enum parcel_event event;       /* UNKNOWN without a code: `words` tell it, as carriers' pages write */
    struct str code, words, place; /* as the source has them */
    char country[3];
    uint64_t lines;        /* of the order, that its number carries; 0: not said */
    bool undated;          /* of feeds: `at` is when it was heard, so told again it is the same */
    enum parcel_word word; /* read of feeds alone: else it follows from who tells it */
};

struct parcel_telling {
    struct viewer viewer;
    struct str ref;
    enum parcel_source source; /* PERSON or API */
    const struct parcel_entry *entries;
    size_t count;
};

/* A tracking number of an order, as somebody enters it. */
struct parcel_numbering {
    struct viewer viewer;
    struct str ref, number;
    uint64_t
        lines; /* of the order that are in it, 0: not said; said later by the same side, they count from then on */
};
/* ERR_INPUT names the field "number" or "lines"; ERR_LIMIT when there are PARCEL_NUMBERS_MAX. */
enum err parcel_add_number(struct ctx *ctx, const struct policy_set *policies,
                           const struct parcel_numbering *entered) MUST_USE;
/* Whether the reader owes goods back or anew, so that a new number says that they are sent. */
bool parcel_number_sends(const struct order *order);
/*
 * Adds what is new of it; *added says how many. ERR_INPUT names the field ("date", "words", "number"): nothing is
 * kept then. ERR_LIMIT when the order has PARCEL_EVENTS_MAX.
 */
enum err parcel_add_events(struct ctx *ctx, const struct policy_set *policies,
                           const struct parcel_telling *telling, size_t *added) MUST_USE;

/*
 * Whether the entry is a delivery that moves the order when its buyer tells it: in a notebook alone, once, for good, and
 * with the last parcel of the order.
 */
enum err parcel_delivers(struct ctx *ctx, const struct order *order, const struct parcel_entry *entry,
                         bool *delivers) MUST_USE;

/* What a feed tells of one number, checked and taken apart (text/tracking/webhook.h). */
struct parcel_message {
    enum parcel_source source;
    struct str number, body;
    const struct parcel_entry *entries;
    size_t count;
};
/*
 * Adds it to every order that has the number; the body is kept when there is one. *orders and *added say how many
 * orders and new events that were.
 */
enum err parcel_take_message(struct ctx *ctx, const struct policy_set *policies,
                             const struct parcel_message *message, size_t *orders, size_t *added) MUST_USE;

/* All that is known of an order's parcel. */
struct parcel_file {
    struct parcel_numbers numbers;
    struct parcel_rows rows;      /* the newest first */
    struct track_result *results; /* of each number */
    struct following *followings; /* of each number; the number is empty where nobody was to be asked */
    struct instant came[PARCEL_NUMBERS_MAX]; /* of each number: when it was delivered, CLOCK_UNSET: not */
    bool partly;                             /* one has come, another is under way */
    struct parcel_state state;
    struct str latest; /* of the state, in the carrier's words; empty: in ours */
};
/* Of an order that order_read gave. */
enum err parcel_read(struct ctx *ctx, const struct track_table *tracking, const struct order *order,
                     struct parcel_file *file) MUST_USE;

/*
 * Noted of a place without rules, or paid in a way that its rules leave out: nobody has promised the protection that the clock
 * counts, and pages do not say so.
 */
bool order_is_unprotected(const struct order *order);
/*
 * The case of an order of which advice is given (core/advice/advice.h): its law, its parcel and ctx's now. The one way from
 * an order to advice: pages, programs and tests take it.
 */
struct advice_case order_case(const struct order *order, const struct parcel_file *file, struct instant now);
/*
 * Is there anything to advise? Before the payment nothing; of an order that is over nothing, unless it was made elsewhere and goods or money are missing still:
 * there the shop's own way has ended alone.
 */
bool order_is_advised(const struct order *order);

#endif
