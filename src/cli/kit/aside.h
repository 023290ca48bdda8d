#ifndef CLI_KIT_ASIDE_H
#define CLI_KIT_ASIDE_H
/* Large work of a command: done beside the database, which it replaces when it is whole. */
#include "cli/kit/unit.h"
#include "store/engine/db_sqlite_file.h"

struct aside {
    struct workplace place; /* where the work is done */
    struct str path,
        fresh; /* the database's file and the one beside it; empty: the work is done in the database itself */
    struct sqlite_file_trace was;
};

/*
 * As workplace_open. Of a SQLite file that no other program has open the place is a copy, FILE.aside (beside the file itself, where a
 * link leads to it), written without the cost of
 * what could be undone; of one that a server has, and of PostgreSQL, the database itself, in one unit of work.
 */
enum err aside_open(struct run *run, struct aside *aside) MUST_USE;
/*
 * Closes it, and puts the copy into the place of the database. ERR_BUSY, and nothing has changed, when another program has it open
 * or has written to it since.
 */
enum err aside_keep(struct run *run, struct aside *aside) MUST_USE;
/* Closes it and throws the copy away: nothing has happened. */
void aside_drop(struct aside *aside);

#endif
