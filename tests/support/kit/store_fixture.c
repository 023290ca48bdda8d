#include "support/kit/store_fixture.h"

#include "base/arena.h"
#include "store/engine/migrate.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The test program's own: it has one thread when it asks for a database. */
static struct {
    struct arena arena;
    char folder[256];
    int count; /* names given out */
    bool skip_told;
    struct failure failure; /* where connections write that nobody watches */
} fixture;

static int remove_one(const char *path, const struct stat *stat, int type, struct FTW *ftw)
{
    (void)stat, (void)type, (void)ftw;
    return remove(path);
}

static void clean_up(void)
{
    nftw(fixture.folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(&fixture.arena);
}

static void begin(void)
{
    if (fixture.folder[0])
        return;
    const char *below = getenv("TMPDIR");
    snprintf(fixture.folder, sizeof fixture.folder, "%s/recourse-store.XXXXXX", below ? below : "/tmp");
    assert_non_null(mkdtemp(fixture.folder));
    arena_init(&fixture.arena, 16 * 1024 * 1024);
    atexit(clean_up);
}

struct str fixture_path(const char *name)
{
    begin();
    return arena_printf(&fixture.arena, "%s/%d-%s", fixture.folder, ++fixture.count, name);
}

/* A new database on the cluster, made by the tool that started it. */
static struct str new_postgres(const char *cluster)
{
    const char *source = getenv("RECOURSE_SOURCE");
    char url[512] = "";
    begin();
    struct str command =
        arena_printf(&fixture.arena, "'%s/tools/postgres' new '%s'", source ? source : ".", cluster);
    FILE *out = popen(command.at, "r");
    assert_non_null(out);
    bool read = fgets(url, sizeof url, out) != NULL;
    assert_int_equal(pclose(out), 0);
    assert_true(read);
    url[strcspn(url, "\n")] = 0;
    return arena_copy(&fixture.arena, str_from(url));
}

static size_t fixture_bare_databases(struct fixture_database databases[FIXTURE_ENGINES_MAX])
{
    struct str path = fixture_path("test.db");
    databases[0] =
        (struct fixture_database){DB_SQLITE, arena_printf(&fixture.arena, "sqlite:%.*s", STR_ARG(path))};
    const char *cluster = getenv("RECOURSE_TEST_POSTGRES");
    if (cluster && *cluster) {
        databases[1] = (struct fixture_database){DB_POSTGRES, new_postgres(cluster)};
        return 2;
    }
    if (!fixture.skip_told)
        fprintf(stderr, "SKIPPED on PostgreSQL: RECOURSE_TEST_POSTGRES is not set\n");
    fixture.skip_told = true;
    return 1;
}

size_t fixture_databases(struct fixture_database databases[FIXTURE_ENGINES_MAX])
{
    size_t count = fixture_bare_databases(databases);
    for (size_t i = 0; i < count; i++)
        assert_ok(migrate_to_latest(databases[i].url, NULL, &fixture.failure), &fixture.failure);
    return count;
}

struct db *fixture_open(struct str url, enum db_mode mode)
{
    struct db *db = NULL;
    assert_ok(db_open(url, mode, &db, &fixture.failure), &fixture.failure);
    return db;
}
