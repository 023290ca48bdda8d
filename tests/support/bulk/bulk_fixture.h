#ifndef SUPPORT_BULK_BULK_FIXTURE_H
#define SUPPORT_BULK_BULK_FIXTURE_H
/* Imports, exports and recounts as the commands do them, and folders of files for them. */
#include "service/bulk/export.h"
#include "service/bulk/import.h"
#include "service/bulk/import_dump.h"
#include "service/desk/recount.h"
#include "service/unit/site.h"
#include "support/kit/store_fixture.h"

/* An open database and what a unit on it needs. */
struct desk {
    struct db *db;
    struct site *site;
    struct arena arena;
    struct failure failure; /* of the last unit */
};

void desk_open(struct desk *desk, struct str database);
void desk_close(struct desk *desk);
/* Runs one unit of work; answers its err, with the sentence in desk->failure. */
enum err desk_do(struct desk *desk, enum err (*work)(struct ctx *ctx, void *arg), void *arg);

enum err desk_import(struct desk *desk, struct str folder, bool lenient);
/* The packed demo. */
void desk_import_demo(struct desk *desk);
enum err desk_export(struct desk *desk, struct str folder);
/* Counts everything again; answers how many counts differ. */
int64_t desk_differences(struct desk *desk, bool repair);
/* What a statement that answers one number says. */
int64_t desk_number(struct desk *desk, enum statement statement, const struct value *values, size_t count);

/* The question of that id, which is there. */
struct question desk_question(struct desk *desk, int64_t id);

/* A new folder. */
struct str folder_new(void);
/* Writes a file into it, replacing what is there; or gzipped, under NAME.gz. */
void folder_put(struct str folder, const char *name, const char *text);
void folder_put_zipped(struct str folder, const char *name, const char *text);
/* A whole file, in the desk's arena. */
struct str folder_read(struct desk *desk, struct str folder, const char *name);
/* A small world: one user, one category, one question, one answer, a comment and no vote. */
struct str folder_of_small_world(void);

/* A dump that is taken over by `work`: whose text is wrong, or ends before its end. */
struct dump_taker {
    enum err (*work)(struct ctx *ctx, void *arg);
    struct import_dump dump; /* file is written by those below; report is of the last */
};
/* Takes that text over; the err, with its sentence in desk->failure. */
enum err desk_take_dump(struct desk *desk, struct dump_taker *taker, const char *text);
/* Wherever the file ends, step by step of so many bytes: it is refused, or what is in it is whole. */
void assert_cut_anywhere(struct dump_taker *taker, const char *file, size_t step);

/* Both databases are exported by the real binary, byte by byte the same. */
void assert_same_export(struct str one, struct str other);

#endif
