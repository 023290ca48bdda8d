/*
 * durable service|sqlite answers|votes DATABASE UNITS GROUP: writes the units into the database, which is changed by
 * it, and prints how many a second.
 */
#include "durable.h"

#include "base/secret.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

noreturn void durable_fail(const char *what, const char *why)
{
    fprintf(stderr, "durable: %s: %s\n", what, why);
    exit(1);
}

int64_t durable_writer(const struct durable *durable, int64_t i)
{
    int64_t answers = (int64_t)durable->answer_count, round = i / answers;
    return durable->first_writer + (i % answers + round * 37) % WRITERS;
}

struct answer_row durable_answer(const struct durable *durable, int64_t i)
{
    return durable->answers[(size_t)i % durable->answer_count];
}

int64_t durable_question(const struct durable *durable, int64_t i)
{
    return durable->questions[(size_t)i % durable->question_count];
}

const char *durable_body(char room[BODY_ROOM], int64_t i)
{
    snprintf(room, BODY_ROOM,
             "Open the dispute before the protection ends, and attach what the post office wrote. In case "
             "%lld the seller "
             "answered after %lld days and sent the %lld euros back; the parcel came later and was returned "
             "unopened.",
             (long long)i, (long long)(i % 29), (long long)(i * 7919 % 997));
    return room;
}

const char *durable_network(char room[NETWORK_ROOM], int64_t i)
{
    snprintf(room, NETWORK_ROOM, "10.0.%lld.%lld", (long long)(i % WRITERS / 250), (long long)(i % 250));
    return room;
}

/* ---- what there is to write to ---- */

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        durable_fail(sql, sqlite3_errmsg(db));
}

/* The settings of the program's own writer (store/engine/db_sqlite.c). */
static const char settings[] =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824; PRAGMA journal_mode = WAL;"
    "PRAGMA journal_size_limit = 67108864;";

static const char add_writers[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
    "INSERT INTO person (handle, handle_key, role, created_at, points, bonus, approved_count)"
    " SELECT 'Bench' || i, 'bench' || i, 10, 0, 100, 100, 100 FROM n; PRAGMA wal_checkpoint (TRUNCATE);";

static int64_t number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) || sqlite3_step(statement) != SQLITE_ROW)
        durable_fail(sql, sqlite3_errmsg(db));
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

/* Rows of two numbers. */
static struct answer_row *pairs(sqlite3 *db, const char *sql, size_t *count)
{
    enum { PAIRS_MAX = 1000000 };
    sqlite3_stmt *statement;
    struct answer_row *rows = calloc(PAIRS_MAX, sizeof *rows);
    if (!rows || sqlite3_prepare_v2(db, sql, -1, &statement, NULL))
        durable_fail(sql, sqlite3_errmsg(db));
    for (*count = 0; *count < PAIRS_MAX && sqlite3_step(statement) == SQLITE_ROW; ++*count)
        rows[*count] =
            (struct answer_row){sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1)};
    sqlite3_finalize(statement);
    if (*count == 0)
        durable_fail(sql, "finds nothing");
    return rows;
}

static void fill(struct durable *durable)
{
    struct answer_row *questions =
        pairs(durable->db, "SELECT id, 0 FROM question WHERE state = 0 AND closed_at IS NULL",
              &durable->question_count);
    durable->questions = calloc(durable->question_count, sizeof *durable->questions);
    if (!durable->questions)
        durable_fail("memory", "there is none");
    for (size_t i = 0; i < durable->question_count; i++)
        durable->questions[i] = questions[i].id;
    free(questions);
    durable->answers = pairs(durable->db, "SELECT id, COALESCE(person_id, 0) FROM answer WHERE state = 0",
                             &durable->answer_count);
    run(durable->db, add_writers);
    durable->first_writer = number(durable->db, "SELECT id FROM person WHERE handle = 'Bench1'");
}

int main(int argc, char **argv)
{
    struct durable durable = {0};
    int64_t units, group;
    secret_init();
    if (argc != 6 || !str_to_int(str_from(argv[4]), &units) || !str_to_int(str_from(argv[5]), &group) ||
        units < 1 || group < 1)
        durable_fail("usage", "durable service|sqlite answers|votes DATABASE UNITS GROUP");
    durable.path = argv[3];
    durable.units = units;
    durable.group = group;
    if (sqlite3_open_v2(durable.path, &durable.db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        durable_fail(durable.path, sqlite3_errmsg(durable.db));
    run(durable.db, settings);
    fill(&durable);
    bool votes = strcmp(argv[2], "votes") == 0;
    double seconds = strcmp(argv[1], "service") == 0 ? durable_by_service(&durable, votes)
                                                     : durable_by_sqlite(&durable, votes);
    printf("%.0f\n", (double)units / seconds);
    sqlite3_close(durable.db);
    free(durable.questions);
    free(durable.answers);
    return 0;
}
