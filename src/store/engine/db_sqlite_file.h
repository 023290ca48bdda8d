#ifndef STORE_ENGINE_DB_SQLITE_FILE_H
#define STORE_ENGINE_DB_SQLITE_FILE_H
/*
 * A SQLite database seen as files: NAME, its journal NAME-wal, and NAME-shm. A journal belongs to one file: left beside
 * another it would be played into that. This process has no connection to the files meanwhile (closing one here
 * would drop the connection's locks).
 */
#include "base/arena.h"
#include "base/err.h"

/*
 * The file that a symbolic link of this name leads to; otherwise the name as it is. SQLite keeps the journal beside that file, and
 * only beside that does a new one take its place.
 */
struct str sqlite_file_behind(struct arena *arena, struct str name);
/* ERR_BUSY, with what to do, when another process has it open. OK when nothing is there. */
enum err sqlite_file_free(struct str name, struct failure *failure) MUST_USE;
/*
 * One server has a file, by whatever name it calls it: *held, which is never closed, says so until the process ends. ERR_BUSY when
 * another one has it, after waiting a moment for one that ends. -1 stays when nothing is there yet.
 */
enum err sqlite_file_hold(struct str name, int *held, struct failure *failure) MUST_USE;
/* Into a new file, readable for its owner alone, with the journal, on disk when this returns. ERR_INPUT when it is none. */
enum err sqlite_file_copy(struct str from, struct str to, struct failure *failure) MUST_USE;
/* What a write leaves a trace on: another one here at a later look says that somebody has written meanwhile. */
struct sqlite_file_trace {
    int64_t bytes[2], changed_ns[2]; /* of the file and its journal; -1: it is not there */
};
struct sqlite_file_trace sqlite_file_look(struct str name);
/*
 * Gives `fresh` the mode and the owner of `path`, when that is there: whoever could open it still can. ERR_IO, with whom to be, when
 * this account may not; a group that may do nothing with it, and that this account is not in, changes to one that it is in.
 */
enum err sqlite_file_liken(struct str path, struct str fresh, struct failure *failure) MUST_USE;
/*
 * Puts `fresh`, which is closed and has no journal, into the place of `path`, no link, with mode and owner of what was there (or the
 * owner of the folder). What was there is then called `kept`, its journal too; nothing of it was changed. *had tells whether
 * there was something. At each instant `path` is the old database or the new one, never a mixture. ERR_BUSY, with what to do,
 * when somebody has it open, or has written to it since `was`.
 */
struct sqlite_replacing {
    struct str fresh, path, kept;
    const struct sqlite_file_trace *was; /* NULL: whatever is there now */
};
enum err sqlite_file_replace(const struct sqlite_replacing *replacing, bool *had,
                             struct failure *failure) MUST_USE;
/* The file and what is beside it; no word when there is nothing, and nothing at all for an empty path. */
void sqlite_file_remove(struct str name);

#endif
