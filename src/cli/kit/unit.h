#ifndef CLI_KIT_UNIT_H
#define CLI_KIT_UNIT_H
/* One unit of work of a command, on a connection of its own to the configured database. */
#include "cli/kit/session.h"

/* A migrated database and what everybody shares of it. */
struct workplace {
    struct db *db;
    struct site *site;
    struct arena arena;
};

/* Brings the schema to this version first. run->failure says why not. */
enum err workplace_open(struct run *run, struct workplace *place) MUST_USE;
/* Only for reading; a schema of another version is refused. */
enum err workplace_look(struct run *run, struct workplace *place) MUST_USE;
void workplace_close(struct workplace *place);
/* Runs work(ctx, arg) as a unit: all of it or nothing. */
enum err workplace_do(struct run *run, struct workplace *place, enum err (*work)(struct ctx *ctx, void *arg),
                      void *arg) MUST_USE;
/* Runs work(ctx, arg), which sees the database as of one instant and changes nothing. */
enum err workplace_read(struct run *run, struct workplace *place,
                        enum err (*work)(struct ctx *ctx, void *arg), void *arg) MUST_USE;

#endif
