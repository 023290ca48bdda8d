#ifndef TEXT_MARKUP_TABLE_H
#define TEXT_MARKUP_TABLE_H
/* Tables of Markdown: rows of cells between upright bars. For markup.c only. */
#include "base/str.h"

enum { MARKUP_COLUMNS_MAX = 24 };

/* Takes the next cell off the row, without white space around; a bar behind a backslash divides nothing. */
struct str markup_cell_cut(struct str *row);
/* The row without the bars at its ends. */
struct str markup_row_trim(struct str line);
/* The number of columns that a line like |---|:--:| divides into; 0 when it is no such line or has too many.
 */
size_t markup_columns_of(struct str line);
/* How many cells a row has. */
size_t markup_cell_count(struct str line);

#endif
