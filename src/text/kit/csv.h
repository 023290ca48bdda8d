#ifndef TEXT_KIT_CSV_H
#define TEXT_KIT_CSV_H
/*
 * Tables for spreadsheets (RFC 4180): commas between, texts in quotation marks. What a spreadsheet would take for a
 * formula gets an apostrophe in front, also where one begins a cell within a text because it is set to semicolons or tabs.
 */
#include "base/buf.h"

struct csv {
    struct buf *out;
    bool begun; /* the row has a field */
};

void csv_put_str(struct csv *csv, struct str text);
/* A number as it is to be read, "12.50". */
void csv_put_number(struct csv *csv, struct str number);
void csv_put_int(struct csv *csv, int64_t number);
void csv_end_row(struct csv *csv);

#endif
