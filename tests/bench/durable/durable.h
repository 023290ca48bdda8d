#ifndef BENCH_DURABLE_DURABLE_H
#define BENCH_DURABLE_DURABLE_H
/*
 * Answers and votes a second that are on the disk when they are called saved: through the service and its
 * writers, and by SQLite alone writing the same rows of the same schema with the same settings.
 */
#include "base/str.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdnoreturn.h>

enum { BODY_ROOM = 512, NETWORK_ROOM = 32, WRITERS = 500 };

struct answer_row {
    int64_t id, author;
};

/* What there is to write to; the same for all who measure. */
struct durable {
    sqlite3 *db;
    const char *path;
    int64_t *questions; /* open ones */
    size_t question_count;
    struct answer_row *answers;
    size_t answer_count;
    int64_t first_writer; /* ids of WRITERS people, whose posts appear at once */
    int64_t units;        /* to be written */
    int64_t group;        /* written at a time: units in flight, or rows in a transaction */
};

/* The i-th unit's own: no two vote the same person on the same answer. */
int64_t durable_writer(const struct durable *durable, int64_t i);
struct answer_row durable_answer(const struct durable *durable, int64_t i);
int64_t durable_question(const struct durable *durable, int64_t i);
const char *durable_body(char room[BODY_ROOM], int64_t i);
const char *durable_network(char room[NETWORK_ROOM], int64_t i);
noreturn void durable_fail(const char *what, const char *why);

/* Write the units; seconds that it took. */
double durable_by_service(const struct durable *durable, bool votes);
double durable_by_sqlite(const struct durable *durable, bool votes);

#endif
