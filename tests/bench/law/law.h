#ifndef BENCH_LAW_LAW_H
#define BENCH_LAW_LAW_H
/* What the law of orders costs: alone, through the service, at the tick, and proven again. */
#include "service/order/order.h"

#include <sqlite3.h>
#include <stdnoreturn.h>

noreturn void law_fail(const char *what, const char *why);

/* Commands decided and their events evolved, a second, on one core. */
double law_decide(void);

/* Messages in disputes a second that are on the disk when they are called saved, `group` of them at a time. */
double law_acts_by_service(struct str url, int64_t units, int64_t group, unsigned writers);
/* The same rows by SQLite alone, in transactions of `group`, in a database that the service has filled. */
double law_acts_by_sqlite(const char *path, int64_t units, int64_t group);

/* Fills an empty, migrated database with open orders on their way, none of them due: so many, doubled so often. */
void law_fill(const char *path, int64_t orders, int64_t doublings);
/* Seconds to let strike what is due of so many of them; prints the memory that it took, in MiB, to stderr. */
double law_tick(const char *path, int64_t due);
/* Seconds to prove the first `cases` again, which are not copies. */
double law_check(const char *path, int64_t cases);

/* A place to work at: everything that a service needs. Ends the program when it does not open. */
struct law_place {
    struct db *db;
    struct site *site;
    struct arena arena, kept;
    struct policy_set policies;
    struct failure failure;
};
void law_open(struct law_place *place, struct str url);
void law_close(struct law_place *place);
void law_do(struct law_place *place, enum err (*run)(struct ctx *ctx, void *arg), void *arg);

#endif
