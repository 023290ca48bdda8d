#include "base/time.h"
#include "store/engine/db_postgres.h"
#include "store/engine/listen.h"

#include <poll.h>

enum err postgres_listen(struct db *db)
{
    postgres_finish_reading(db);
    PGresult *result = PQexec(postgres_of(db)->connection, "LISTEN recourse_site");
    enum err err = PQresultStatus(result) == PGRES_COMMAND_OK ? OK : postgres_refuse(db, result, "listening");
    PQclear(result);
    return err;
}

/* All that has come counts as one. */
static bool take_news(PGconn *connection)
{
    bool news = false;
    for (PGnotify *one; (one = PQnotifies(connection)) != NULL; news = true)
        PQfreemem(one);
    return news;
}

enum err postgres_await_news(struct db *db, int64_t most_ms, bool *news)
{
    PGconn *connection = postgres_of(db)->connection;
    postgres_finish_reading(db); /* news stands behind its answer */
    int64_t until = steady_ms() + most_ms, left = most_ms;
    for (;;) {
        if (!PQconsumeInput(connection) || postgres_is_lost(postgres_of(db)))
            return fail(db->failure, ERR_BUSY, "the connection to the database was lost");
        *news = take_news(connection);
        struct pollfd waited = {.fd = PQsocket(connection), .events = POLLIN};
        if (*news || left <= 0)
            return OK;
        poll(&waited, 1, (int)left);
        left = until - steady_ms();
    }
}
