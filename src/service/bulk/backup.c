#include "service/bulk/backup.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/why.h"
#include "service/bulk/move.h"
#include "service/unit/site.h"
#include "store/engine/db_sqlite_file.h"
#include "store/engine/migrate.h"
#include "store/engine/table.h"
#include "text/clock/iso_time.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, SHELF_MAX = 4096, STAMP = 16, CUT_OFF_SECONDS = 3600 };

/* ---- one copy ---- */

static enum err open_side(struct str url, enum db_mode mode, struct move_side *side, struct failure *failure)
{
    *side = (struct move_side){0};
    enum err err = db_open(url, mode, &side->db, failure);
    return err ? err : site_load(side->db, &side->site, failure);
}

static void close_side(struct move_side *side)
{
    if (side->site)
        site_drop(side->site);
    db_close(side->db);
}

/* Moves it into the file `part`, which is new. */
static enum err move_into(struct str url, struct str part, const struct progress *progress,
                          struct failure *failure)
{
    char to[PATH_ROOM + 16];
    struct moving moving = {.progress = progress};
    snprintf(to, sizeof to, "sqlite:%.*s", STR_ARG(part));
    enum err err = open_side(url, DB_READ, &moving.from, failure);
    if (!err)
        err = migrate_to_latest(str_from(to), NULL, failure);
    if (!err)
        err = open_side(str_from(to), DB_WRITE, &moving.to, failure);
    if (!err)
        err = move_database(&moving, failure);
    close_side(&moving.to);
    close_side(&moving.from);
    return err;
}

static enum err move_out(struct str url, struct str path, const struct progress *progress,
                         struct failure *failure)
{
    char name[PATH_ROOM], part[PATH_ROOM + 8];
    if (path.len == 0 || path.len >= sizeof name)
        return fail(failure, ERR_INPUT, "a backup's path has 1 to {most} bytes",
                    PLACE_INT("most", PATH_ROOM - 1));
    snprintf(name, sizeof name, "%.*s", STR_ARG(path));
    snprintf(part, sizeof part, "%s.part", name);
    if (access(name, F_OK) == 0)
        return fail(failure, ERR_INPUT, "{path} already exists; a backup goes into a new file",
                    PLACE("path", path));
    sqlite_file_remove(str_from(part)); /* what an earlier try left */
    enum err err = move_into(url, str_from(part), progress, failure);
    if (!err && rename(part, name) != 0)
        err = fail(failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", path),
                   PLACE_ERRNO("why", errno));
    if (err)
        sqlite_file_remove(str_from(part));
    return err;
}

enum err backup_database(struct str url, struct str path, const struct progress *progress,
                         struct failure *failure)
{
    struct db *db;
    if (!str_starts(url, STR("sqlite:")))
        return move_out(url, path, progress, failure);
    enum err err = db_open(url, DB_READ, &db, failure);
    if (err)
        return err;
    err = db_backup(db, path);
    db_close(db);
    return err;
}

/* ---- a shelf of them ---- */

static const struct str before = STR_INIT("recourse-"), behind = STR_INIT(".db");

/* Without the signs that other programs read as something else: recourse-20261129T101500Z.db */
struct str backup_name(char room[BACKUP_NAME_ROOM], struct instant at)
{
    struct buf stamp;
    size_t len = 0;
    buf_init(&stamp, BACKUP_NAME_ROOM);
    iso_time_put(&stamp, (struct instant){at.ms / 1000 * 1000});
    for (size_t i = 0; i < before.len; i++)
        room[len++] = before.at[i];
    for (size_t i = 0; i < stamp.len; i++)
        if (stamp.at[i] != '-' && stamp.at[i] != ':')
            room[len++] = stamp.at[i];
    check(len + behind.len < BACKUP_NAME_ROOM);
    memcpy(room + len, behind.at, behind.len + 1);
    buf_free(&stamp);
    return str_from(room);
}

/* False for a file that is none of ours. */
bool backup_name_time(struct str name, struct instant *at)
{
    char written[BACKUP_NAME_ROOM], again[BACKUP_NAME_ROOM];
    if (name.len != before.len + STAMP + behind.len || !str_starts(name, before))
        return false;
    const char *d = name.at + before.len;
    snprintf(written, sizeof written, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4, d + 6, d + 9, d + 11,
             d + 13);
    return iso_time_read(str_from(written), at) && str_eq(name, backup_name(again, *at));
}

/* Nobody has written to it for a while: one that another server on this shelf makes now is not cut off. */
static bool is_cut_off(const char *path, struct instant now)
{
    struct stat file;
    return stat(path, &file) == 0 && now.ms / 1000 - file.st_mtim.tv_sec > CUT_OFF_SECONDS;
}

/* What a copy that was cut off has left: "recourse-...db.part", and what is beside it. */
static void clear_shelf(const struct backup_shelf *shelf, struct instant now)
{
    char folder[PATH_ROOM], path[PATH_ROOM + 300];
    struct dirent *entry;
    snprintf(folder, sizeof folder, "%.*s", STR_ARG(shelf->folder));
    DIR *all = opendir(folder);
    while (all && (entry = readdir(all)) != NULL) {
        struct str name = str_from(entry->d_name);
        if (!str_starts(name, before) || str_find(name, STR(".db.part")) == name.len)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (is_cut_off(path, now))
            unlink(path);
    }
    if (all)
        closedir(all);
}

/* What is on the shelf. */
struct shelved {
    int64_t count;
    struct instant oldest, newest;
};

/* One from the future, by a clock that was wrong, is not the newest. */
static enum err look(const struct backup_shelf *shelf, struct instant now, struct shelved *shelved,
                     struct failure *failure)
{
    char folder[PATH_ROOM];
    struct dirent *entry;
    snprintf(folder, sizeof folder, "%.*s", STR_ARG(shelf->folder));
    *shelved = (struct shelved){0};
    DIR *all = opendir(folder);
    if (!all)
        return fail(failure, ERR_IO, "cannot read {path}: {why}", PLACE("path", shelf->folder),
                    PLACE_ERRNO("why", errno));
    while ((entry = readdir(all)) != NULL) {
        struct instant at;
        if (!backup_name_time(str_from(entry->d_name), &at))
            continue;
        if (shelved->count++ == 0 || instant_before(at, shelved->oldest))
            shelved->oldest = at;
        if (instant_before(shelved->newest, at) && !instant_before(now, at))
            shelved->newest = at;
    }
    closedir(all);
    return OK;
}

enum err backup_newest(const struct backup_shelf *shelf, struct instant now, struct instant *newest,
                       struct failure *failure)
{
    struct shelved shelved;
    enum err err = look(shelf, now, &shelved, failure);
    *newest = shelved.newest;
    return err;
}

static struct str shelf_path(char room[PATH_ROOM], const struct backup_shelf *shelf, struct instant at)
{
    char name[BACKUP_NAME_ROOM];
    snprintf(room, PATH_ROOM, "%.*s/%.*s", STR_ARG(shelf->folder), STR_ARG(backup_name(name, at)));
    return str_from(room);
}

static void note_fault(void *arg, const struct table_fault *fault)
{
    (void)fault;
    *(bool *)arg = true;
}

/* What cannot be read back is no copy. */
static enum err prove(struct str path, struct failure *failure)
{
    char url[PATH_ROOM + 8];
    struct db *db;
    struct arena arena;
    bool faulty = false;
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(path));
    enum err err = db_open(str_from(url), DB_READ, &db, failure);
    if (err)
        return err;
    arena_init(&arena, 1 << 20);
    err = table_faults(db, &arena, note_fault, &faulty);
    arena_free(&arena);
    db_close(db);
    if (!err && faulty)
        err = fail(failure, ERR_DATABASE, "the backup to {path} is not whole", PLACE("path", path));
    return err;
}

static enum err take_oldest_away(const struct backup_shelf *shelf, struct instant now,
                                 struct failure *failure)
{
    struct shelved shelved;
    enum err err = look(shelf, now, &shelved, failure);
    for (int64_t i = 0; !err && shelved.count > shelf->keep && i < SHELF_MAX; i++) {
        char path[PATH_ROOM];
        sqlite_file_remove(shelf_path(path, shelf, shelved.oldest));
        err = look(shelf, now, &shelved, failure);
    }
    return err;
}

enum err backup_shelve(const struct backup_shelf *shelf, struct str url, struct instant now, bool *made,
                       struct failure *failure)
{
    char path[PATH_ROOM];
    struct shelved shelved;
    snprintf(path, sizeof path, "%.*s", STR_ARG(shelf->folder));
    (void)mkdir(path, 0700); /* a fresh volume has none; what is amiss with it is said below */
    enum err err = look(shelf, now, &shelved, failure);
    *made = !err && now.ms - shelved.newest.ms >= shelf->every_ms;
    if (err || !*made)
        return err;
    clear_shelf(shelf, now);
    err = backup_database(url, shelf_path(path, shelf, now), NULL, failure);
    if (!err) {
        err = prove(str_from(path), failure);
        if (err)
            sqlite_file_remove(str_from(path));
    }
    return err ? err : take_oldest_away(shelf, now, failure);
}
