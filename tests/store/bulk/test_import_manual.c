/* doc/import.md: its commands are run as they stand there, and print what stands there. */
#include "base/check.h"
#include "store/order/market.h"
#include "store/people/person.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/ran.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *source_of(void)
{
    const char *source = getenv("RECOURSE_SOURCE");
    return source ? source : ".";
}

static enum err open_shop(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct market market = {.slug = STR("harbour"),
                            .name = STR("Harbour"),
                            .policy = STR("recourse-default"),
                            .currency = STR("EUR"),
                            .created_at = {1}};
    struct person seller = {.handle = STR("tomas"), .role = ROLE_MEMBER, .created_at = {1}};
    enum err err = market_insert(ctx->db, &market);
    return err ? err : person_insert(ctx->db, &seller, STR("tomas"));
}

/* A folder with the files that the manual names. */
static const char *folder_of_manual(void)
{
    struct ran ran;
    struct str folder = fixture_path("manual");
    assert_int_equal(mkdir(folder.at, 0777), 0);
    assert_shell(&ran, 0, "", "cp '%s/tests/data/shops/shopify.csv' '%s/'", source_of(), folder.at);
    assert_shell(&ran, 0, "",
                 "cp '%s/tests/data/q2a/dump.sql' '%s/' && cp -r '%s/tests/data/stackexchange' '%s/cooking'",
                 source_of(), folder.at, source_of(), folder.at);
    assert_shell(&ran, 0, "", "cp '%s/tests/data/shops/aliexpress.txt' '%s/orders.txt'", source_of(),
                 folder.at);
    assert_shell(&ran, 0, "", "cp '%s/tests/data/discourse/export.json' '%s/categories.json'", source_of(),
                 folder.at);
    assert_shell(&ran, 0, "", "cp '%s/tests/data/shops/amazon.csv' '%s/history.csv'", source_of(), folder.at);
    return folder.at;
}

/* The same, beside a help desk that holds something already. */
static const char *folder_with(struct str database, enum err (*arrange)(struct ctx *ctx, void *arg))
{
    struct desk desk;
    desk_open(&desk, database);
    assert_ok(desk_do(&desk, arrange, NULL), &desk.failure);
    desk_close(&desk);
    return folder_of_manual();
}

/* Runs the commands of one section, and looks for the other indented lines in what the last one printed. */
static int run_section(const char *title, const char *folder, struct str database)
{
    static struct ran ran;
    char path[512], line[512];
    int commands = 0;
    bool inside = false;
    snprintf(path, sizeof path, "%s/doc/import.md", source_of());
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, "## ", 3) == 0)
            inside = strstr(line, title) != NULL;
        bool there = strstr(line, "    mysqldump") || strstr(line, "    rake"); /* on the old server */
        if (!inside || strncmp(line, "    ", 4) != 0 || there)
            continue;
        const char *text = line + 4;
        bool command = strncmp(text, "recourse ", 9) == 0;
        if (command)
            assert_shell(&ran, 0,
                         strstr(text, "--dry-run") ? "nothing was kept"
                         : strstr(text, "export")  ? " rows exported"
                                                   : " rows imported",
                         "cd '%s' && RECOURSE_DB='%.*s' %s", folder, STR_ARG(database), text);
        else
            assert_non_null(strstr(ran.text, text));
        commands += command;
    }
    fclose(file);
    return commands;
}

static void the_manual_takes_over_question2answer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    assert_int_equal(run_section("import q2a", folder_of_manual(), database->url), 2);
}

static void the_manual_takes_over_stack_exchange(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    assert_int_equal(run_section("import stackexchange", folder_of_manual(), database->url), 2);
}

static void the_manual_takes_over_discourse(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    assert_int_equal(run_section("import discourse", folder_of_manual(), database->url), 2);
}

#define IMPORT_LISTED "cd '%s' && RECOURSE_DB='%.*s' recourse import listed %s"

static enum err open_notebook(struct ctx *ctx, void *arg)
{
    struct person buyer = {
        .handle = STR("mara"), .role = ROLE_MEMBER, .zone = STR("Europe/Berlin"), .created_at = {1}};
    (void)arg;
    return person_insert(ctx->db, &buyer, STR("mara"));
}

static void the_manual_notes_a_list_of_orders_once(void **state)
{
    static struct ran ran;
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        const char *folder = folder_with(database->url, open_notebook);
        assert_int_equal(run_section("import listed", folder, database->url), 2);
        assert_shell(&ran, 0, "0 rows imported", IMPORT_LISTED, folder, STR_ARG(database->url),
                     "orders.txt --buyer mara");
        assert_non_null(strstr(ran.text, "2  orders were here already"));
        assert_shell(&ran, 3, "Nobody here has this name", IMPORT_LISTED, folder, STR_ARG(database->url),
                     "orders.txt --buyer otto");
        assert_shell(&ran, 2, "--buyer NAME", IMPORT_LISTED, folder, STR_ARG(database->url), "orders.txt");
        assert_shell(&ran, 0, "",
                     "cd '%s' && sed -e 's/Aug 3, 2025/soon/' "
                     "orders.txt > wrong.txt",
                     folder);
        assert_shell(&ran, 2, "Line 14, column 11: the day of this order was not found", IMPORT_LISTED,
                     folder, STR_ARG(database->url), "wrong.txt --buyer mara");
    }
}

#define IMPORT_TABLE "cd '%s' && RECOURSE_DB='%.*s' recourse import table %s"

/* Columns are found or said, and what is wrong is named by its place and keeps nothing. */
static void the_manual_notes_a_table_of_orders_once(void **state)
{
    static const struct {
        int status;
        const char *says, *words;
    } rows[] = {
        {0, "2  orders were here already", "history.csv --buyer mara"},
        {0, "1  rows were left out, for their orders are cancelled", "history.csv --buyer mara"},
        {0, "What was paid: Paid",
         "own.csv --buyer mara --policy ebay --currency EUR --days day-first "
         "--columns 'number=Receipt, title=What,amount=Paid,ordered=When'"},
        {2, "--buyer NAME", "history.csv"},
        {2, "Choose the column with the numbers of the orders.", "own.csv --buyer mara"},
        {2, "not \"price\"", "own.csv --buyer mara --columns price=Paid"},
        {2, "The first row has no column Sum.", "history.csv --buyer mara --columns amount=Sum"},
        {2, "Line 2, column 14: this can be two days",
         "own.csv --buyer mara --policy ebay --currency EUR --columns "
         "number=Receipt,title=What,amount=Paid,ordered=When"},
        {2, "there are no rules \"nowhere\"", "history.csv --buyer mara --policy nowhere"},
        {2, "--currency takes a code", "history.csv --buyer mara --currency EURO"},
        {2, "--days takes", "history.csv --buyer mara --days first"},
        {2, "--since takes a day", "history.csv --buyer mara --since yesterday"},
        {3, "Nobody here has this name", "history.csv --buyer otto"},
        {3, "cannot be read", "away.csv --buyer mara"},
    };
    static struct ran ran;
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        const char *folder = folder_with(database->url, open_notebook);
        assert_int_equal(run_section("import table", folder, database->url), 2);
        assert_shell(&ran, 0, "", "printf 'Receipt,What,Paid,When\\nR-1,Cup,3.50,05/03/2026\\n' >%s/own.csv",
                     folder);
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            assert_shell(&ran, rows[i].status, rows[i].says, IMPORT_TABLE, folder, STR_ARG(database->url),
                         rows[i].words);
        assert_shell(
            &ran, 0, "",
            "{ echo number,title,amount,currency,ordered,marketplace; for i in $(seq 1 450); do echo "
            "\"L-$i,Cup $i,3.50,EUR,2024-05-03,ebay\"; done; } >%s/long.csv",
            folder);
        assert_shell(&ran, 0, "450 rows imported", IMPORT_TABLE, folder, STR_ARG(database->url),
                     "long.csv --buyer mara");
        assert_shell(&ran, 0, "", "sed -i 's/2025-10-01/soon /' '%s/history.csv'", folder);
        assert_shell(&ran, 2, "Line 5, column 35: this is no day such as 2026-05-03", IMPORT_TABLE, folder,
                     STR_ARG(database->url), "history.csv --buyer mara");
    }
}

static void the_manual_takes_orders_of_a_shop(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        const char *folder = folder_with(database->url, open_shop);
        assert_int_equal(run_section("import orders", folder, database->url), 2);
        static struct ran ran;
        assert_shell(&ran, 2, "--market SLUG --seller NAME",
                     "recourse import orders %s/shopify.csv --db '%.*s'", folder, STR_ARG(database->url));
    }
}

static void the_manual_writes_everything_and_reads_it_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    assert_int_equal(run_section("export --whole", folder_of_manual(), database->url), 2);
}

static void a_dry_run_keeps_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        const char *folder = folder_of_manual();
        assert_shell(&ran, 0, "19 rows could be imported",
                     "recourse import q2a %s/dump.sql --dry-run --db '%.*s'", folder, STR_ARG(database->url));
        struct db *db = fixture_open(database->url, DB_READ);
        QUERY q;
        db_query0(&q, db, SQL_person_any);
        assert_false(query_next(&q));
        assert_int_equal(query_end(&q), OK);
        db_close(db);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manual_takes_over_question2answer),
        cmocka_unit_test(the_manual_takes_over_stack_exchange),
        cmocka_unit_test(the_manual_takes_over_discourse),
        cmocka_unit_test(the_manual_takes_orders_of_a_shop),
        cmocka_unit_test(the_manual_notes_a_list_of_orders_once),
        cmocka_unit_test(the_manual_notes_a_table_of_orders_once),
        cmocka_unit_test(the_manual_writes_everything_and_reads_it_again),
        cmocka_unit_test(a_dry_run_keeps_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
