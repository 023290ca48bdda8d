/* What the version before has written opens and proves: its database, and its signed case files. */
#include "base/check.h"
#include "service/staff/set_up.h"
#include "service/unit/site.h"
#include "support/kit/store_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <zlib.h>

static const char *source_path(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/tests/data/before/%s", getenv("RECOURSE_SOURCE"), name);
    return path;
}

static void unpack(const char *name, const char *into)
{
    char bytes[65536];
    int got;
    gzFile in = gzopen(source_path(name), "rb");
    FILE *out = fopen(into, "wb");
    assert_non_null(in);
    assert_non_null(out);
    while ((got = gzread(in, bytes, sizeof bytes)) > 0)
        assert_int_equal(fwrite(bytes, 1, (size_t)got, out), got);
    assert_int_equal(got, 0);
    gzclose(in);
    assert_int_equal(fclose(out), 0);
}

/* Runs the program with these words; answers its exit status. */
static int run(const char *words)
{
    char command[1200];
    snprintf(command, sizeof command, "%s %s >&2", getenv("RECOURSE_BINARY"), words);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Whoever has run it so far is not told to set it up. */
static void assert_is_set_up(const char *file)
{
    char url[400];
    struct site *site;
    struct failure failure = {0};
    snprintf(url, sizeof url, "sqlite:%s", file);
    struct db *db = fixture_open(str_from(url), DB_READ);
    assert_ok(site_load(db, &site, &failure), &failure);
    assert_int_equal(set_up_left(site), 0);
    site_drop(site);
    db_close(db);
}

static void its_database_is_brought_forward_and_every_order_proves(void **state)
{
    char words[700];
    char file[300];
    (void)state;
    snprintf(file, sizeof file, "%.*s", STR_ARG(fixture_path("before.db")));
    unpack("schema-16.db.gz", file);
    snprintf(words, sizeof words, "migrate --db sqlite:%s", file);
    assert_int_equal(run(words), 0);
    snprintf(words, sizeof words, "check --db sqlite:%s", file);
    assert_int_equal(run(words), 0);
    assert_is_set_up(file);
}

static void its_case_files_prove(void **state)
{
    static const char *const names[] = {"case-commission.json", "case-dispute.json", "case-new.json"};
    char key[100] = "", words[1000];
    (void)state;
    FILE *in = fopen(source_path("key"), "rb");
    assert_non_null(in);
    assert_true(fread(key, 1, sizeof key - 1, in) > 0);
    fclose(in);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        snprintf(words, sizeof words, "check --case %s --key %s", source_path(names[i]), key);
        assert_int_equal(run(words), 0);
    }
}

static void its_case_files_prove_with_their_own_key_alone(void **state)
{
    char words[1000];
    (void)state;
    snprintf(words, sizeof words, "check --case %s --key %s", source_path("case-new.json"),
             "AAAApSqQT3YmEcJlXnvNyKGHYEyI_PhlIXdkCQpGnaU");
    assert_int_equal(run(words), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_database_is_brought_forward_and_every_order_proves),
        cmocka_unit_test(its_case_files_prove),
        cmocka_unit_test(its_case_files_prove_with_their_own_key_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
