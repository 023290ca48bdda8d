#ifndef SERVICE_BULK_DUMP_ROWS_H
#define SERVICE_BULK_DUMP_ROWS_H
/*
 * A help desk of a dump, taken over in passes: in each, rows of some tables are given to whoever knows what they mean. The
 * file is read from its beginning for each, for its tables stand by the alphabet; never more than one row of it is in memory.
 */
#include "service/bulk/dump.h"
#include "service/bulk/foreign.h"
#include "service/bulk/import_dump.h"

struct dump_reading;

enum { DUMP_TAKES_MAX = 4 };
struct dump_take {
    struct str table; /* without its prefix */
    enum err (*take)(struct dump_reading *reading);
};
struct dump_pass {
    enum bulk_kind kind;
    struct dump_take of[DUMP_TAKES_MAX];
};

/*
 * A program whose dumps are taken. `table` is one that only it has, by which the prefix of all is known: "qa_" of
 * "qa_uservotes".
 */
struct dump_program {
    struct str table, name;
    const struct dump_pass *passes;
    size_t pass_count;
    bool apart; /* foreign.numbered_apart */
};

struct dump_reading {
    struct ctx *ctx;
    const struct dump_program *program;
    struct import_dump *import;
    struct str prefix; /* of the tables, given or found */
    size_t pass;
    struct foreign foreign;
    struct dump dump;
    void *own;                  /* of whoever takes the rows */
    struct instant time_before; /* of a row before that had one; unset: none had */
};

/*
 * All of it or nothing; ERR_INPUT with file, line and column of what does not fit, when it has no question, and, naming table and
 * program, when no prefix is given and there is not one table of that name.
 */
enum err dump_rows_take(struct ctx *ctx, const struct dump_program *program, struct import_dump *import,
                        void *own) MUST_USE;

/* What columns say, until the first that does not fit. */
struct dump_row {
    struct dump_reading *reading;
    enum err err;
};
/* Empty, or 0, for NULL and for a column that is not there. Texts live as long as the row. */
struct str dump_text(struct dump_row *row, const char *column);
int64_t dump_number(struct dump_row *row, const char *column);
/*
 * "2016-06-16 12:00:00", taken as UTC; and whole seconds since 1970. A row without one (NULL, 0, and what MySQL calls a zero date,
 * "0000-00-00" or "2016-02-00") has the time of the row before, or of the import where there is none; the report counts them. Of
 * anything else that is no time it fails.
 */
struct instant dump_time(struct dump_row *row, const char *column);
struct instant dump_seconds(struct dump_row *row, const char *column);

#endif
