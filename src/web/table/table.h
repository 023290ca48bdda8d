#ifndef WEB_TABLE_TABLE_H
#define WEB_TABLE_TABLE_H
/*
 * One list as a table: a row of names, a row for each line of the list, UTF-8, as text/kit/csv.h writes it. A table has
 * at most TABLE_ROWS_MAX lines; where the list goes on, the header Link (rel="next") has the address of the rest.
 */
#include "http/door/router.h"
#include "text/kit/csv.h"

enum { TABLE_ROWS_MAX = 2000 };

struct table {
    struct csv csv;
    size_t rows;
};

/* The names are written down: programs read them, and they are in no language. */
void table_begin(struct call *call, struct table *table, const struct str *names, size_t count);
/* Whether one more page of the list fits. */
bool table_takes(const struct table *table);
void table_end_row(struct table *table);
/* RFC 3339, or empty for what never was and never comes. */
void table_put_time(struct call *call, struct table *table, struct instant at);
/* A decimal number in the currency's own places. */
void table_put_amount(struct table *table, int64_t minor, struct str code);
/* As a file of that name; `next`: the query of the rest, empty when this was all. */
enum err table_send(struct call *call, struct table *table, const char *name, struct str next) MUST_USE;

#endif
