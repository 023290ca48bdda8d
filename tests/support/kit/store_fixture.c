#include "support/kit/store_fixture.h"

#include "base/arena.h"
#include "store/engine/db_sqlite_file.h"
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
    struct fixture_database
        models[FIXTURE_ENGINES_MAX]; /* migrated once, opened by nobody, copied for each test */
    size_t model_count;
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

/* A new database on the cluster, made by the tool that started it: empty, or as `model` is. */
static struct str new_postgres(const char *cluster, struct str model)
{
    const char *source = getenv("RECOURSE_SOURCE");
    char url[512] = "";
    struct str command = arena_printf(&fixture.arena, "'%s/tools/postgres' new '%s' '%.*s'",
                                      source ? source : ".", cluster, STR_ARG(model));
    FILE *out = popen(command.at, "r");
    assert_non_null(out);
    bool read = fgets(url, sizeof url, out) != NULL;
    assert_int_equal(pclose(out), 0);
    assert_true(read);
    url[strcspn(url, "\n")] = 0;
    return arena_copy(&fixture.arena, str_from(url));
}

static struct str sqlite_url(struct str path)
{
    return arena_printf(&fixture.arena, "sqlite:%.*s", STR_ARG(path));
}

static void add_model(enum db_kind kind, struct str url)
{
    assert_ok(migrate_to_latest(url, NULL, &fixture.failure), &fixture.failure);
    fixture.models[fixture.model_count++] = (struct fixture_database){kind, url};
}

static void make_models(void)
{
    const char *cluster = getenv("RECOURSE_TEST_POSTGRES");
    add_model(DB_SQLITE, sqlite_url(fixture_path("model.db")));
    if (cluster && *cluster)
        add_model(DB_POSTGRES, new_postgres(cluster, STR_NONE));
    else
        fprintf(stderr, "SKIPPED on PostgreSQL: RECOURSE_TEST_POSTGRES is not set\n");
}

static struct str copy_of(const struct fixture_database *model)
{
    if (model->kind == DB_POSTGRES)
        return new_postgres(getenv("RECOURSE_TEST_POSTGRES"), model->url);
    struct str path = fixture_path("test.db");
    struct str file = str_slice(model->url, strlen("sqlite:"), model->url.len);
    assert_ok(sqlite_file_copy(file, path, &fixture.failure), &fixture.failure);
    return sqlite_url(path);
}

size_t fixture_databases(struct fixture_database databases[FIXTURE_ENGINES_MAX])
{
    if (!fixture.model_count)
        make_models();
    for (size_t i = 0; i < fixture.model_count; i++)
        databases[i] = (struct fixture_database){fixture.models[i].kind, copy_of(&fixture.models[i])};
    return fixture.model_count;
}

struct db *fixture_open(struct str url, enum db_mode mode)
{
    struct db *db = NULL;
    assert_ok(db_open(url, mode, &db, &fixture.failure), &fixture.failure);
    return db;
}
