#ifndef PACK_SQL_ROWS_H
#define PACK_SQL_ROWS_H
/* What stands in a row, for those who read rows (pack_sql_rows.c) and those who make C of them (pack_sql_print.c). */
#include "pack_sql.h"

enum {
    ROWS_MAX = 200,
    COLUMNS_MAX = 64,
    FIELD_MAX = 96,
    EXPRESSION_MAX = 600,
    PARTS_MAX = 40,
    PART_MAX = 2000
};

struct column {
    char field[FIELD_MAX]; /* "author.points" */
    struct word kind;
    bool may_be_null;                /* a ? behind the kind */
    char expression[EXPRESSION_MAX]; /* with @ where the table's name goes */
};

struct row {
    struct word name;
    struct word type;       /* the struct's */
    char header[FIELD_MAX]; /* of the struct */
    const char *file;
    int line;
    struct column columns[COLUMNS_MAX];
    int count;
};

struct part {
    struct word name;
    char text[PART_MAX];
};

struct rows {
    struct row at[ROWS_MAX];
    int count;
    struct part parts[PARTS_MAX];
    int part_count;
};

/* What C calls to read a kind, and to bind it, with % for the field. */
struct kind {
    const char *name, *read, *bind, *bind_null, *type;
};

/* NULL: it is no kind, but another row's name; there is no such row. */
const struct kind *kind_of(const struct word *name);
const struct row *find_row(const struct rows *rows, const char *name);

#endif
