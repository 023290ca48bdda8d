#ifndef SERVICE_ORDER_NOTED_COLUMNS_H
#define SERVICE_ORDER_NOTED_COLUMNS_H
/* In which column of a buyer's own table what stands, and how its days, amounts and numbers are read. Used by noted_table.c. */
#include "core/clock/clock.h"
#include "core/value/money.h"
#include "text/clock/zone.h"
#include "text/kit/csv_read.h"

enum noted_column {
    NOTED_NUMBER,
    NOTED_ORDERED,
    NOTED_TITLE,
    NOTED_AMOUNT,
    NOTED_CURRENCY,
    NOTED_MARKET,
    NOTED_SHIPPED,
    NOTED_PROMISED,
    NOTED_TRACKING,
    NOTED_SELLER,
    NOTED_STATUS,
    NOTED_COLUMNS
};
/* Which number of 05/03/2026 is the day. */
enum noted_days { NOTED_DAYS_TOLD, NOTED_DAY_FIRST, NOTED_MONTH_FIRST, NOTED_DAYS };

/* "day-first", "month-first"; empty: as the table tells. */
bool noted_days_from(struct str word, enum noted_days *days);

struct noted_column_row {
    struct str name;    /* of the input that says which it is: "column_number" */
    struct str label;   /* for people */
    struct str missing; /* what is said when no order can be without; empty: it may be left out */
};
extern const struct noted_column_row noted_columns[NOTED_COLUMNS];

/* Where the column stands, from 1: under that name, or, without one, under a name that is known; 0: it is not there. */
size_t noted_column_at(const struct csv_row *names, enum noted_column column, struct str chosen);
/* The table is Amazon's own, whatever its rows say of the site. */
bool noted_of_amazon(const struct csv_row *names);
/* What stands there; empty for "Not Available" and its like. */
struct str noted_value(struct str text);

enum noted_fault { NOTED_OK, NOTED_NO_DAY, NOTED_TWO_DAYS };
/* What the day of that text says of the order of its numbers; NOTED_DAYS_TOLD: nothing. */
enum noted_days noted_days_of(struct str text);
/* A day is its beginning in the zone; a time with its zone is that instant. */
enum noted_fault noted_day(struct arena *arena, struct str text, enum noted_days days,
                           const struct zone *zone, struct instant *at);
/*
 * "$1,299.00", "12,50 EUR", "1 299.00": the amount as money_read takes it, and the currency that stands beside it, empty where
 * none does. False when it is none, or when "1,299" may be either.
 */
bool noted_amount(struct arena *arena, struct str text, struct str *amount, struct str *currency);
/* The first number of "AMZN_US(TBA303012345678)", "USPS: 9400 1000 and UPS: 1Z...". */
struct str noted_tracking(struct arena *arena, struct str text);
/* The order is over: cancelled or refunded. */
bool noted_over(struct str status);

#endif
