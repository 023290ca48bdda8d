#include "support/kit/numbers_given.h"

#include "base/check.h"
#include "support/kit/suite.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct numbers_given {
    PGconn *connection;
    char *back; /* the statement that takes them back */
};

static PGresult *ask(PGconn *connection, const char *sql)
{
    PGresult *result = PQexec(connection, sql);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        print_error("%s\n", PQerrorMessage(connection));
    assert_int_equal(PQresultStatus(result), PGRES_TUPLES_OK);
    return result;
}

struct numbers_given *numbers_note(struct str database)
{
    char url[1024];
    if (str_starts(database, STR("sqlite:")))
        return NULL;
    struct numbers_given *numbers = calloc(1, sizeof *numbers);
    check(numbers != NULL);
    snprintf(url, sizeof url, "%.*s", STR_ARG(database));
    numbers->connection = PQconnectdb(url);
    PGresult *result =
        ask(numbers->connection,
            "SELECT 'SELECT ' || string_agg(format('setval(%L, %s, %L)', "
            "quote_ident(schemaname) || '.' || quote_ident(sequencename), "
            "COALESCE(last_value, start_value), last_value IS NOT NULL), ', ') FROM pg_sequences");
    numbers->back = strdup(PQgetvalue(result, 0, 0));
    check(numbers->back != NULL);
    PQclear(result);
    return numbers;
}

void numbers_take_back(const struct numbers_given *numbers)
{
    if (numbers)
        PQclear(ask(numbers->connection, numbers->back));
}

void numbers_free(struct numbers_given *numbers)
{
    if (!numbers)
        return;
    PQfinish(numbers->connection);
    free(numbers->back);
    free(numbers);
}
