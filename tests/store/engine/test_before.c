/* What the version before has written opens and proves: its database, and its signed case files. */
#include "base/check.h"
#include "service/staff/set_up.h"
#include "service/unit/site.h"
#include "support/kit/store_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* A version and the case files that it has signed. */
static const struct version {
    const char *schema;
    const char *cases[8];
} versions[] = {
    {"16", {"case-16-commission.json", "case-16-dispute.json", "case-16-new.json"}},
    {"41",
     {"case-41-bank.json", "case-41-commission.json", "case-41-freeze.json", "case-41-goodwill.json",
      "case-41-notebook.json", "case-41-page.html"}},
};

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
    char words[700], name[40];
    char file[300];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        snprintf(name, sizeof name, "before%s.db", versions[i].schema);
        snprintf(file, sizeof file, "%.*s", STR_ARG(fixture_path(name)));
        snprintf(name, sizeof name, "schema-%s.db.gz", versions[i].schema);
        unpack(name, file);
        snprintf(words, sizeof words, "migrate --db sqlite:%s", file);
        assert_int_equal(run(words), 0);
        snprintf(words, sizeof words, "check --db sqlite:%s", file);
        assert_int_equal(run(words), 0);
        assert_is_set_up(file);
    }
}

static const char *key_of(const struct version *version)
{
    static char key[100];
    char name[40];
    snprintf(name, sizeof name, "key-%s", version->schema);
    memset(key, 0, sizeof key);
    FILE *in = fopen(source_path(name), "rb");
    assert_non_null(in);
    assert_true(fread(key, 1, sizeof key - 1, in) > 0);
    fclose(in);
    return key;
}

static void its_case_files_prove(void **state)
{
    char words[1000];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(versions); i++)
        for (size_t k = 0; versions[i].cases[k]; k++) {
            const char *key = key_of(&versions[i]);
            snprintf(words, sizeof words, "check --case %s --key %s", source_path(versions[i].cases[k]), key);
            assert_int_equal(run(words), 0);
        }
}

static void its_case_files_prove_with_their_own_key_alone(void **state)
{
    char words[1000];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        const char *other = key_of(&versions[(i + 1) % COUNT_OF(versions)]);
        snprintf(words, sizeof words, "check --case %s --key %s", source_path(versions[i].cases[0]), other);
        assert_int_equal(run(words), 1);
    }
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
