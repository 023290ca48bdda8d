/* The baseline: SQLite alone, prepared statements, the rows that the service writes and nothing looked up for them. */
#include "durable.h"

#include "base/time.h"

#include <stdio.h>

enum { STATEMENTS_MAX = 6 };

/* ?1 the post, ?2 the writer, ?3 the body, ?4 now, ?5 the network, ?6 the answer's author; each takes what it needs. */
static const char *const answer_sql[] = {
    "INSERT INTO answer (question_id, person_id, body, created_at) VALUES (?1, ?2, ?3, ?4)",
    "UPDATE person SET points = points + 4, answer_count = answer_count + 1 WHERE id = ?2",
    "UPDATE question SET answer_count = answer_count + 1, active_at = ?4, hotness = hotness + 1 WHERE id = "
    "?1",
    "INSERT OR REPLACE INTO search_text (rowid, title, tags, body, answers)"
    " SELECT id, title, tags, body, (SELECT group_concat(a.body, ' ') FROM answer a WHERE a.question_id = ?1 "
    "AND state = 0)"
    " FROM question WHERE id = ?1",
    "INSERT INTO bucket (key, tokens_milli, refilled_at) VALUES ('answer/person/' || ?2, 5000, ?4)"
    " ON CONFLICT (key) DO UPDATE SET tokens_milli = tokens_milli - 1000, refilled_at = ?4",
    "INSERT INTO bucket (key, tokens_milli, refilled_at) VALUES ('answer/net/' || ?5, 5000, ?4)"
    " ON CONFLICT (key) DO UPDATE SET tokens_milli = tokens_milli - 1000, refilled_at = ?4",
};
static const char *const vote_sql[] = {
    "INSERT INTO vote (post_type, post_id, person_id, vote, created_at) VALUES (2, ?1, ?2, 1, ?4)",
    "UPDATE answer SET up_votes = up_votes + 1, votes = votes + 1 WHERE id = ?1",
    "UPDATE person SET points = points + 10 WHERE id = ?6",
    "UPDATE person SET points = points + 1 WHERE id = ?2",
    "INSERT INTO bucket (key, tokens_milli, refilled_at) VALUES ('vote/person/' || ?2, 5000, ?4)"
    " ON CONFLICT (key) DO UPDATE SET tokens_milli = tokens_milli - 1000, refilled_at = ?4",
    "INSERT INTO bucket (key, tokens_milli, refilled_at) VALUES ('vote/net/' || ?5, 5000, ?4)"
    " ON CONFLICT (key) DO UPDATE SET tokens_milli = tokens_milli - 1000, refilled_at = ?4",
};

struct raw {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS_MAX];
    size_t count;
};

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        durable_fail(sql, sqlite3_errmsg(db));
}

static void prepare(struct raw *raw, const char *const *sql, size_t count)
{
    raw->count = count;
    for (size_t i = 0; i < count; i++)
        if (sqlite3_prepare_v3(raw->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &raw->statements[i], NULL))
            durable_fail(sql[i], sqlite3_errmsg(raw->db));
}

static void write_unit(const struct durable *durable, struct raw *raw, bool votes, int64_t i)
{
    char body[BODY_ROOM], network[NETWORK_ROOM];
    struct answer_row answer = durable_answer(durable, i);
    durable_body(body, i);
    durable_network(network, i);
    for (size_t k = 0; k < raw->count; k++) {
        sqlite3_stmt *statement = raw->statements[k];
        sqlite3_bind_int64(statement, 1, votes ? answer.id : durable_question(durable, i));
        sqlite3_bind_int64(statement, 2, durable_writer(durable, i));
        sqlite3_bind_text(statement, 3, body, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 4, instant_now().ms);
        sqlite3_bind_text(statement, 5, network, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 6, answer.author);
        if (sqlite3_step(statement) != SQLITE_DONE)
            durable_fail(sqlite3_sql(statement), sqlite3_errmsg(raw->db));
        sqlite3_reset(statement);
    }
}

double durable_by_sqlite(const struct durable *durable, bool votes)
{
    struct raw raw = {.db = durable->db};
    if (votes)
        prepare(&raw, vote_sql, sizeof vote_sql / sizeof *vote_sql);
    else
        prepare(&raw, answer_sql, sizeof answer_sql / sizeof *answer_sql);
    struct instant began = instant_now();
    for (int64_t i = 0; i < durable->units; i++) {
        if (i % durable->group == 0)
            run(raw.db, "BEGIN IMMEDIATE");
        write_unit(durable, &raw, votes, i);
        if ((i + 1) % durable->group == 0 || i + 1 == durable->units)
            run(raw.db, "COMMIT");
    }
    double seconds = (double)instant_since(instant_now(), began).ms / 1000;
    for (size_t k = 0; k < raw.count; k++)
        sqlite3_finalize(raw.statements[k]);
    return seconds;
}
