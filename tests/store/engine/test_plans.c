/* How statements are planned by SQLite, where that makes a difference. */
#include "statements.h"
#include "store/engine/db.h"
#include "support/kit/ran.h"
#include "support/kit/store_fixture.h"

#include <stdio.h>

static void assert_planned(struct str url, const enum statement *statements, size_t count, const char *as)
{
    char path[400];
    static struct ran ran;
    db_close(fixture_open(url, DB_WRITE));
    snprintf(path, sizeof path, "%.*s.plan", (int)(url.len - 7), url.at + 7);
    for (size_t i = 0; i < count; i++) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fprintf(file, "EXPLAIN QUERY PLAN %s;\n", statement_texts[statements[i]].sqlite);
        assert_int_equal(fclose(file), 0);
        /* sqlite3 has no function of ours. */
        assert_shell(&ran, 0, as, "sed 's/search_rank(search_text, /max(/' '%s' | sqlite3 '%s'", path,
                     url.at + 7);
    }
    remove(path);
}

/* SQLite uses an index of some rows only where the statement has the index's own words. */
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
    (void)state;
    FOR_EACH_DATABASE(database)
    if (database->kind == DB_SQLITE)
        assert_planned(database->url, of_few, sizeof of_few / sizeof of_few[0], "_open (state=?)");
}

/* The words of all questions are the longest list that there is: its end is told to it, not to the rows that come of it. */
static void a_kept_search_reads_no_words_of_before_its_last_look(void **state)
{
    static const enum statement searches[] = {
        SQL_search_newest_filtered,
        SQL_search_newest_marked,
        SQL_search_newest_of_few,
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    if (database->kind == DB_SQLITE)
        assert_planned(database->url, searches, sizeof searches / sizeof searches[0], ":M6>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_open_is_found_by_the_index_of_the_open_ones),
        cmocka_unit_test(a_kept_search_reads_no_words_of_before_its_last_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
