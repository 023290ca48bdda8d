#ifndef SUPPORT_KIT_STORE_FIXTURE_H
#define SUPPORT_KIT_STORE_FIXTURE_H
/*
 * Databases for tests: the same test runs on every engine at hand.
 *
 * SQLite is always at hand (a file in a fresh folder below TMPDIR or /tmp). PostgreSQL is when
 * RECOURSE_TEST_POSTGRES holds the url of a cluster that tools/postgres started; otherwise one line says that
 * it was skipped. Files and databases are the test program's own; the files are gone when it ends.
 */
#include "store/engine/db.h"
#include "support/kit/suite.h"

enum { FIXTURE_ENGINES_MAX = 2 };

struct fixture_database {
    enum db_kind kind;
    struct str url;
};

/* New, migrated and otherwise empty databases, one an engine at hand; returns how many. */
size_t fixture_databases(struct fixture_database databases[FIXTURE_ENGINES_MAX]);

/* Ends the running test when it does not open. Its failures go to a place of its own until db_watch. */
struct db *fixture_open(struct str url, enum db_mode mode);

/* The path of a file that is not there yet, in the test program's own folder; gone when it ends. */
struct str fixture_path(const char *name);

/* Repeats what follows with `database` as a new database of each engine at hand. */
#define FOR_EACH_DATABASE(database)                                                                          \
    struct fixture_database all_databases[FIXTURE_ENGINES_MAX];                                              \
    size_t database_count = fixture_databases(all_databases);                                                \
    for (const struct fixture_database *database = all_databases; database < all_databases + database_count; \
         database++)

/* Ends the running test with the failure's sentence when err is not OK. */
#define assert_ok(is, failure)                                                                               \
    do {                                                                                                     \
        if ((is) != OK) {                                                                                    \
            print_error("%s\n", (failure)->text);                                                            \
            _fail(__FILE__, __LINE__);                                                                       \
        }                                                                                                    \
    } while (0)

#endif
