/* SQLite uses an index of some rows only where the statement has the index's own words: those that are few are found by it. */
#include "statements.h"
#include "store/engine/db.h"
#include "support/kit/ran.h"
#include "support/kit/store_fixture.h"

#include <stdio.h>

static void what_is_open_is_found_by_the_index_of_the_open_ones(void **state)
{
    static const enum statement of_few[] = {
        SQL_effects_of_market_failed,
        SQL_effects_of_market_failed_count,
        SQL_effects_of_market_refunds_open,
        SQL_effects_open_count,
        SQL_outgoing_open_count,
        SQL_outgoing_stuck,
        SQL_outgoing_forget_given_up,
    };
    static struct ran ran;
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        char path[400];
        struct str url = database->url;
        if (database->kind != DB_SQLITE)
            continue;
        db_close(fixture_open(database->url, DB_WRITE));
        snprintf(path, sizeof path, "%.*s.plan", (int)(url.len - 7), url.at + 7);
        for (size_t i = 0; i < sizeof of_few / sizeof of_few[0]; i++) {
            FILE *file = fopen(path, "w");
            assert_non_null(file);
            fprintf(file, "EXPLAIN QUERY PLAN %s;\n", statement_texts[of_few[i]].sqlite);
            assert_int_equal(fclose(file), 0);
            assert_shell(&ran, 0, "_open (state=?)", "sqlite3 '%s' <'%s'", url.at + 7, path);
        }
        remove(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_open_is_found_by_the_index_of_the_open_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
