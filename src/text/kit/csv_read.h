#ifndef TEXT_KIT_CSV_READ_H
#define TEXT_KIT_CSV_READ_H
/*
 * Tables as spreadsheets and shops write them (RFC 4180), row by row: commas, semicolons or tabs between, told by the first
 * row; quoted fields may hold separators, ends of lines, and quotation marks written twice. A mark of UTF-8 in front is
 * passed over, and so are empty lines.
 */
#include "base/arena.h"

enum { CSV_FIELDS_MAX = 256 };

struct csv_field {
    struct str text;      /* without white space around it */
    int64_t line, column; /* where it begins, from 1, the column in bytes */
};
struct csv_row {
    struct csv_field at[CSV_FIELDS_MAX];
    size_t count;
};

struct csv_reader {
    struct str rest;
    int64_t line, column; /* of what comes next; or of what is wrong */
    char separator;
};

enum csv_fault {
    CSV_OK,
    CSV_OPEN_QUOTE,   /* the text ends within quotation marks */
    CSV_BEHIND_QUOTE, /* something else than a separator stands behind them */
    CSV_TOO_MANY,     /* more than CSV_FIELDS_MAX fields */
    CSV_FAULTS
};

/* The text is UTF-8. */
struct csv_reader csv_begin(struct str text);
/* The next row, its texts in the arena; no fields behind the last. */
enum csv_fault csv_next(struct csv_reader *reader, struct arena *arena, struct csv_row *row);
/* A sentence for a person. */
struct str csv_fault_text(enum csv_fault fault);

#endif
