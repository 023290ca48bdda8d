#ifndef PACK_SQL_H
#define PACK_SQL_H
/* What the parts of pack_sql share: places in files, and the rows that statements and readers are made of. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { WORD_MAX = 64 };

struct word {
    char text[WORD_MAX];
};

/* Where reading stands in a file. */
struct place {
    const char *file;
    const char *at;
    int line;
};

_Noreturn void fail(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *must(void *memory);

bool is_name_part(char c);
/* Reads a lower-case name; false, with nothing read, when there is none. */
bool read_name(struct place *place, struct word *word);
void skip_blanks(struct place *place);
/* True when the line is `-- WORD ...`; reading then stands behind the word. */
bool read_directive(struct place *place, const char *word);

/*
 * Rows: what the columns of a list are, once.
 *
 *     -- row: order_line in store/order/order.h
 *     -- title text, quantity int, amount_minor int, sum int = @quantity * @amount_minor;
 *
 * A row without `in` has its struct made, for what only one function reads. Each column is a field of the struct of that name (or `of` another: row: order_key of order_head in ...), its kind, and where it comes from when that is not the column of
 * the field's name. Kinds: int (enums too), text, bytes, bool, instant, or the name of another row, of the table that
 * stands behind its =; a ? behind int, text
 * or instant writes NULL for 0 or an empty text. In a statement {order_line} stands for the columns, {order_line l} for
 * those of the table called l (@ in an expression is where the table's name goes), {:order_line} for the arguments of an
 * INSERT ... SELECT, which values_order_line fills in.
 *
 *     {insert purchase_event: purchase_id, state = 'new', {order_row}}
 *
 * stands for INSERT INTO purchase_event (columns) VALUES (what goes into them): the argument of the column's name, unless
 * something else is said; {order_row} is all columns of that row. {replace ...} is SQLite's REPLACE INTO, {insert_or_ignore ...} its
 * INSERT OR IGNORE INTO.
 *
 * Parts: words of SQL that several statements have, in both dialects. In a statement {open_orders} stands for them.
 *
 *     -- part: open_orders
 *     -- o.over = 0 AND o.deleted = 0;
 */
struct rows;
struct rows *rows_new(void);
/* Reads the rows and parts of a file; statements are passed over. All files are read before any is expanded. */
void rows_read(struct rows *rows, struct place place);
/* The text of a file with its rows and parts written out, line by line as before. */
char *rows_expand(const struct rows *rows, struct place place);
/* Readers and writers of all rows: `void row_NAME(q, arena, row)`, `size_t values_NAME(row, values)`, and for a
   statement of at most one row `enum err one_NAME(q, arena, row)`, which ends it: ERR_NOT_FOUND when it had none. */
void rows_print_header(const struct rows *rows, FILE *out);
void rows_print_source(const struct rows *rows, FILE *out);

#endif
