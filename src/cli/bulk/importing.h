#ifndef CLI_BULK_IMPORTING_H
#define CLI_BULK_IMPORTING_H
/* One run of `recourse import`, as its ways see it. cmd_import.c has the table of them. */
#include "cli/kit/progress_bar.h"
#include "cli/kit/unit.h"
#include "service/bulk/import.h"
#include "service/bulk/report.h"
#include "service/order/csv_orders.h"
#include "service/order/noted_table.h"

enum {
    OPTION_LENIENT,
    OPTION_SCALE,
    OPTION_SEED,
    OPTION_PREFIX,
    OPTION_FORUMS,
    OPTION_DRY_RUN,
    OPTION_MARKET,
    OPTION_SELLER,
    OPTION_MAKE_BUYERS,
    OPTION_BUYER,
    OPTION_POLICY,
    OPTION_CURRENCY,
    OPTION_DAYS,
    OPTION_SINCE,
    OPTION_COLUMNS,
    OPTION_ZONE,
    OPTION_COUNT
};
enum { TABLE_BYTES_MAX = 256 << 20 };

struct importing {
    struct run *run;
    struct str from; /* a file or folder */
    struct progress_bar bar;
    const struct import_way *way;
    bool rehearsed; /* all went well, and nothing was kept */
    int64_t rows;
    struct import_report report;
    struct csv_orders orders;
    struct listed_orders listed;
    struct noted_table table;
    struct str taken_from[NOTED_COLUMNS]; /* the table's columns; empty: it has none for that */
};

/* The whole file. ERR_IO, with a sentence, when it cannot be read or is larger than the text may be. */
enum err import_read(struct ctx *ctx, struct str path, struct buf *text) MUST_USE;

/* ---- import_orders.c: orders of a shop, and of somebody's own notebook ---- */

enum err import_orders(struct ctx *ctx, struct importing *importing) MUST_USE;
enum err import_listed(struct ctx *ctx, struct importing *importing) MUST_USE;
enum err import_table(struct ctx *ctx, struct importing *importing) MUST_USE;
void report_orders(const struct importing *importing);
void report_listed(const struct importing *importing);
void report_table(const struct importing *importing);

#endif
