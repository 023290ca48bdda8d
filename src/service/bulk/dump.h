#ifndef SERVICE_BULK_DUMP_H
#define SERVICE_BULK_DUMP_H
/*
 * The rows in a file of mysqldump (or of MariaDB's), one after the other, plain or gzipped; never more of it in memory than
 * one row. Only INSERT and REPLACE ... VALUES are rows; CREATE TABLE tells the columns of an INSERT that names none.
 * Comments, also those that MySQL would carry out, and everything else are passed over.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum {
    DUMP_COLUMNS_MAX = 96,
    DUMP_NAME_MAX = 64,
    DUMP_TABLES_MAX = 512,
    DUMP_WORDS_MAX = 4096,
    DUMP_ROW_MAX = 16 << 20
};

struct dump_value {
    struct str text; /* as it was: bytes of any kind */
    bool nil;
};

struct dump_table {
    struct str name, columns[DUMP_COLUMNS_MAX];
    size_t count;
};

struct dump {
    struct str name;            /* of the file, for messages */
    int64_t line, column;       /* of the sign that comes next, from 1, in bytes */
    int64_t at_line, at_column; /* of the row that was handed out, or of what is wrong */
    int64_t done, size;         /* bytes of the file as it lies there */
    void *file;                 /* zlib's handle */
    unsigned char *room;
    size_t have, next;
    bool ended, failed;
    struct arena names; /* of tables and columns */
    struct dump_table *tables;
    struct str *words;
    size_t table_count, word_count;
    struct dump_table *open;  /* whose rows are being read */
    struct dump_table listed; /* an INSERT's own list of columns */
    struct buf row;
    size_t starts[DUMP_COLUMNS_MAX + 1];
    bool nils[DUMP_COLUMNS_MAX];
    size_t count;
};

enum err dump_open(struct dump *dump, struct str path, struct failure *failure) MUST_USE;
void dump_close(struct dump *dump);
/* From the beginning once more. */
enum err dump_rewind(struct dump *dump, struct failure *failure) MUST_USE;
/*
 * Goes to the next row of a table whose name `wanted` takes; dump->open is that table, or NULL behind the last row. ERR_INPUT,
 * with dump->at_line and at_column, for what is no SQL of a dump, ERR_LIMIT for a row of more than DUMP_ROW_MAX bytes.
 */
enum err dump_next(struct dump *dump, bool (*wanted)(void *arg, struct str table), void *arg,
                   struct failure *failure) MUST_USE;
/* The value of the row in the column of that name; nil when there is no such column. Until the next dump_next. */
struct dump_value dump_value(const struct dump *dump, struct str column);

#endif
