#ifndef CORE_VALUE_MONEY_H
#define CORE_VALUE_MONEY_H
/*
 * Amounts of money: whole minor units (cents, fils, yen) in a named currency.
 *
 * Every amount is an int64_t of minor units and stands beside its currency. How many minor units make one
 * unit is the currency's ISO 4217 exponent (list of 2026-01-01). No floating point anywhere. MONEY_MAX bounds
 * every amount that enters, so that sums over one order cannot overflow.
 */
#include "base/str.h"

enum {
    MONEY_TEXT = 32,      /* room for a printed amount without its currency */
    MONEY_PARTS_MAX = 64, /* most parts that money_split divides into */
    MONEY_WHOLE = 10000   /* basis points in a whole */
};
#define MONEY_MAX INT64_C(1000000000000000)

/* ISO 4217 code: three capital letters and a terminator. All zero: no currency. */
struct currency {
    char code[4];
};

/* The order is the order of precedence: the first that holds is answered. */
enum money_fault {
    MONEY_OK = 0,
    MONEY_UNKNOWN_CURRENCY,
    MONEY_EMPTY,
    MONEY_NOT_A_NUMBER,
    MONEY_NEGATIVE,
    MONEY_TOO_MANY_DECIMALS,
    MONEY_TOO_LARGE,
    MONEY_FAULT_COUNT
};

enum rounding { ROUNDING_HALF_EVEN, ROUNDING_HALF_UP, ROUNDING_COUNT };

/* False when the code (any case) is not a currency of the list; *currency is then all zero. */
bool currency_from(struct str code, struct currency *currency);
bool currency_same(struct currency a, struct currency b);
struct str currency_code(const struct currency *currency);
/* Decimals of the currency: 0, 2, 3 or 4; -1 when it is not on the list. */
int currency_exponent(struct currency currency);
/* The code at `index` of the sorted list, empty behind its end: for choices on pages and for tests. */
struct str currency_at(size_t index);

/*
 * Reads "12", "12.5" or "12,50" as a person types it: digits, at most one decimal mark, no more decimals than
 * the currency has. No signs of grouping: "1,000" has three decimals and is refused for EUR, never guessed.
 */
enum money_fault money_read(struct str text, struct currency currency, int64_t *minor);
/* The same from a program: its decimal mark is a point, so that no comma is read for another than was meant. */
enum money_fault money_read_exact(struct str text, struct currency currency, int64_t *minor);
/* A sentence part for a person: "the amount has more decimals than the currency". */
struct str money_fault_text(enum money_fault fault);
/* Writes "12.50", "-3" or "0.125" with a terminator. The currency is on the list. Returns the text in `into`.
 */
struct str money_write(int64_t minor, struct currency currency, char into[MONEY_TEXT]);

/* Reads a share as a person types it, "2", "2.5" or "2,50" percent: 0 to 100, at most two decimals. */
bool percent_read(struct str text, int64_t *basis_points);
/* Writes "2.50" with a terminator. Returns the text in `into`. */
struct str percent_write(int64_t basis_points, char into[MONEY_TEXT]);

/* amount * numerator / denominator, rounded. 0 <= amount <= MONEY_MAX, 0 <= numerator <= denominator. */
int64_t money_share(int64_t amount, int64_t numerator, int64_t denominator, enum rounding rounding);
/*
 * Divides total over `count` weights by the largest remainder, the earlier part first among equals: the parts
 * sum to total exactly. All weights zero: everything falls to the first. Weights and total are not negative.
 */
void money_split(int64_t total, const int64_t *weights, size_t count, int64_t *parts);
/* The middle amount; of an even count the mean of the two middle ones, rounded. Sorts `amounts` in place. */
int64_t money_median(int64_t *amounts, size_t count, enum rounding rounding);

#endif
