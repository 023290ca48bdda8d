#ifndef SERVICE_BULK_BACKUP_H
#define SERVICE_BULK_BACKUP_H
/*
 * A copy of the whole database, as of one instant, in a new SQLite file, while servers go on. Of PostgreSQL too: its rows
 * are moved (service/bulk/move.h), so that the copy can be served, read, and moved back.
 */
#include "base/err.h"
#include "base/time.h"
#include "service/bulk/progress.h"

/* The file gets its name when it is complete. ERR_INPUT when there is one. */
enum err backup_database(struct str url, struct str path, const struct progress *progress,
                         struct failure *failure) MUST_USE;

/* Copies kept in a folder, named by their time: recourse-20261129T101500Z.db. */
struct backup_shelf {
    struct str folder;
    int64_t every_ms; /* a new one when the newest is older */
    int64_t keep;     /* so many; the oldest go */
};
enum { BACKUP_NAME_ROOM = 40 };
/* What a copy of that time is called, and whether a name is one; another's is not touched. */
struct str backup_name(char room[BACKUP_NAME_ROOM], struct instant at);
bool backup_name_time(struct str name, struct instant *at);
/* When the newest was made; 0: there is none. ERR_IO when the folder cannot be read. */
enum err backup_newest(const struct backup_shelf *shelf, struct instant now, struct instant *newest,
                       struct failure *failure) MUST_USE;
/*
 * Makes one when it is time, and the folder where it alone is missing; proves that its file is whole, and takes the oldest away. *made tells whether there was one to
 * make. One that is not whole is not kept.
 */
enum err backup_shelve(const struct backup_shelf *shelf, struct str url, struct instant now, bool *made,
                       struct failure *failure) MUST_USE;

#endif
