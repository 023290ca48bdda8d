#include "store/engine/db_sqlite_file.h"

#include "base/check.h"
#include "base/why.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = PATH_MAX, COPY_BYTES = 64 * 1024 };

/* Where SQLite locks (https://www.sqlite.org/src/file/src/os.h, PENDING_BYTE and what follows): not data. */
enum { LOCKED_FROM = 0x40000000, LOCKED_BYTES = 512 };

struct path {
    char name[PATH_ROOM];
};

static struct path path_of(struct str name, const char *ending)
{
    struct path path;
    snprintf(path.name, sizeof path.name, "%.*s%s", STR_ARG(name), ending);
    return path;
}

/* Behind a link; the name as it is when there is none, or when it leads nowhere. */
static struct path behind(struct str name)
{
    char link[1];
    struct path path = path_of(name, ""), real;
    bool linked = readlink(path.name, link, sizeof link) >= 0;
    return linked && realpath(path.name, real.name) ? real : path;
}

struct str sqlite_file_behind(struct arena *arena, struct str name)
{
    struct path path = behind(name);
    return arena_copy(arena, str_from(path.name));
}

static enum err cannot(struct failure *failure, const char *path)
{
    return fail(failure, errno == ENOSPC ? ERR_FULL : ERR_IO, "{path} cannot be made: {why}",
                PLACE("path", str_from(path)), PLACE_ERRNO("why", errno));
}

/* ---- who has it open ---- */

static enum err in_use(struct failure *failure, struct str path)
{
    return fail(failure, ERR_BUSY,
                "another program has {path} open: stop the server first (systemctl stop recourse)",
                PLACE("path", path));
}

enum err sqlite_file_free(struct str name, struct failure *failure)
{
    struct path path = path_of(name, "");
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKED_FROM, .l_len = LOCKED_BYTES};
    int fd = open(path.name, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return OK;
    if (fd < 0 || fcntl(fd, F_GETLK, &lock) != 0) {
        enum err err = fail(failure, ERR_IO, "cannot read {path}: {why}", PLACE("path", name),
                            PLACE_ERRNO("why", errno));
        if (fd >= 0)
            close(fd);
        return err;
    }
    close(fd);
    return lock.l_type == F_UNLCK ? OK : in_use(failure, name);
}

enum err sqlite_file_hold(struct str name, int *held, struct failure *failure)
{
    enum { TRIES = 20, PAUSE_MS = 250 };
    struct path path = path_of(name, "");
    bool taken = false;
    if (*held < 0)
        *held = open(path.name, O_RDONLY | O_CLOEXEC);
    if (*held < 0)
        return OK; /* whoever opens it says why */
    for (int i = 0; i < TRIES && !taken; i++) {
        taken = flock(*held, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
        if (!taken)
            poll(NULL, 0, PAUSE_MS);
    }
    return taken ? OK
                 : fail(failure, ERR_BUSY,
                        "another server has {path} open, and a file belongs to one: several servers share a "
                        "PostgreSQL (doc/cluster.md)",
                        PLACE("path", name));
}

/* ---- whether somebody has written ---- */

struct sqlite_file_trace sqlite_file_look(struct str name)
{
    static const char *const endings[] = {"", "-wal"};
    struct sqlite_file_trace trace;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        struct path path = path_of(name, endings[i]);
        struct stat seen;
        bool there = stat(path.name, &seen) == 0;
        trace.bytes[i] = there ? (int64_t)seen.st_size : -1;
        trace.changed_ns[i] =
            there ? (int64_t)seen.st_mtim.tv_sec * 1000000000 + (int64_t)seen.st_mtim.tv_nsec : -1;
    }
    return trace;
}

static enum err find_same(struct str name, const struct sqlite_file_trace *then, struct failure *failure)
{
    struct sqlite_file_trace now = sqlite_file_look(name);
    if (!then || memcmp(&now, then, sizeof now) == 0)
        return OK;
    return fail(
        failure, ERR_BUSY,
        "another program has written to {path} meanwhile, and nothing was changed: stop the server first "
        "(systemctl stop recourse), then try again",
        PLACE("path", name));
}

/* ---- copying ---- */

static enum err check_magic(int fd, struct str name, struct failure *failure)
{
    char head[16] = "";
    ssize_t got = pread(fd, head, sizeof head, 0);
    if (got == (ssize_t)sizeof head && memcmp(head, "SQLite format 3", sizeof head) == 0)
        return OK;
    if (got >= 5 && memcmp(head, "PGDMP", 5) == 0)
        return fail(failure, ERR_INPUT,
                    "{path} is a dump of PostgreSQL: pg_restore --clean --dbname=URL {path}",
                    PLACE("path", name));
    return fail(failure, ERR_INPUT, "{path} is no copy that recourse backup has made", PLACE("path", name));
}

static enum err copy_bytes(int from, const char *to, struct failure *failure)
{
    char bytes[COPY_BYTES];
    ssize_t got = 0;
    int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool whole = fd >= 0;
    while (whole && (got = read(from, bytes, sizeof bytes)) > 0)
        whole = write(fd, bytes, (size_t)got) == got;
    whole = whole && got == 0 && fsync(fd) == 0;
    enum err err = whole ? OK : cannot(failure, to);
    if (fd >= 0)
        close(fd);
    return err;
}

static enum err copy_journal(struct str from, struct str to, struct failure *failure)
{
    struct path real = behind(from), journal = path_of(str_from(real.name), "-wal");
    struct path copy = path_of(to, "-wal");
    int fd = open(journal.name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return OK;
    enum err err = copy_bytes(fd, copy.name, failure);
    close(fd);
    return err;
}

enum err sqlite_file_copy(struct str from, struct str to, struct failure *failure)
{
    struct path source = path_of(from, ""), copy = path_of(to, "");
    int fd = open(source.name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(failure, ERR_INPUT, "cannot read {path}: {why}", PLACE("path", from),
                    PLACE_ERRNO("why", errno));
    enum err err = check_magic(fd, from, failure);
    if (!err)
        err = copy_bytes(fd, copy.name, failure);
    close(fd);
    return err ? err : copy_journal(from, to, failure);
}

/* ---- replacing ---- */

/* ERR_IO when the disk has not taken it. */
static enum err sync_file(const struct path *path, struct failure *failure)
{
    int fd = open(path->name, O_RDONLY | O_CLOEXEC);
    enum err err = fd >= 0 && fsync(fd) == 0 ? OK : cannot(failure, path->name);
    if (fd >= 0)
        close(fd);
    return err;
}

static void sync_folder(const struct path *path)
{
    struct path folder = *path;
    char *slash = strrchr(folder.name, '/');
    if (slash)
        slash[slash == folder.name] = 0;
    int fd = open(slash ? folder.name : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)!fsync(fd);
    close(fd);
}

static enum err cannot_give(struct failure *failure, struct str path, const struct stat *like)
{
    return fail(
        failure, ERR_IO,
        "{path} belongs to account {user} and group {group}, and what takes its place would not, so nothing "
        "was changed: run it as that account, or as root",
        PLACE("path", path), PLACE_INT("user", like->st_uid), PLACE_INT("group", like->st_gid));
}

enum err sqlite_file_liken(struct str path, struct str fresh, struct failure *failure)
{
    struct stat like, own;
    struct path old = path_of(path, ""), made = path_of(fresh, "");
    if (stat(old.name, &like) != 0)
        return OK;
    if (stat(made.name, &own) != 0)
        return cannot(failure, made.name);
    bool group = own.st_gid != like.st_gid, owner = own.st_uid != like.st_uid;
    bool matters = owner || (like.st_mode & S_IRWXG);
    if ((owner || group) && chown(made.name, like.st_uid, like.st_gid) != 0 && matters)
        return cannot_give(failure, path, &like);
    return chmod(made.name, like.st_mode & 07777) == 0 ? OK : cannot(failure, made.name);
}

/* A service must be able to open what somebody else has put there, into its folder where there was none. */
static enum err take_owner(const struct sqlite_replacing *replacing, struct failure *failure)
{
    struct stat like;
    struct path folder = path_of(replacing->path, ""), fresh = path_of(replacing->fresh, "");
    if (stat(folder.name, &like) == 0)
        return sqlite_file_liken(replacing->path, replacing->fresh, failure);
    char *slash = strrchr(folder.name, '/');
    if (slash)
        slash[slash == folder.name] = 0;
    if (stat(slash ? folder.name : ".", &like) == 0)
        (void)!chown(fresh.name, like.st_uid, like.st_gid);
    return OK;
}

/* A second name for the file; that there is none is fine. */
static bool keep(const struct path *path, const struct path *kept, bool *had)
{
    bool linked = link(path->name, kept->name) == 0;
    if (had)
        *had = linked;
    return linked || errno == ENOENT;
}

/* Nobody opens the old file from here on: whoever tries waits, and then finds the new one. */
static enum err lock_old(struct str name, int *fd, struct failure *failure)
{
    struct path path = path_of(name, "");
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKED_FROM, .l_len = LOCKED_BYTES};
    *fd = open(path.name, O_RDWR | O_CLOEXEC);
    if (*fd < 0 && errno == ENOENT)
        return OK;
    if (*fd >= 0 && fcntl(*fd, F_SETLK, &lock) == 0)
        return OK;
    return *fd < 0 ? cannot(failure, path.name) : in_use(failure, name);
}

static enum err swap(const struct sqlite_replacing *replacing, bool *had, struct failure *failure)
{
    struct path path = path_of(replacing->path, ""), journal = path_of(replacing->path, "-wal");
    struct path shared = path_of(replacing->path, "-shm"), fresh = path_of(replacing->fresh, "");
    struct path kept = path_of(replacing->kept, ""), kept_journal = path_of(replacing->kept, "-wal");
    enum err err = take_owner(replacing, failure);
    if (!err)
        err = sync_file(&fresh, failure);
    if (err)
        return err;
    if (!keep(&path, &kept, had) || !keep(&journal, &kept_journal, NULL))
        return cannot(failure, kept.name);
    sync_folder(&path);
    unlink(shared.name);
    unlink(journal.name);
    sync_folder(&path);
    if (rename(fresh.name, path.name) != 0)
        return cannot(failure, path.name);
    sync_folder(&path);
    return OK;
}

enum err sqlite_file_replace(const struct sqlite_replacing *replacing, bool *had, struct failure *failure)
{
    int fd;
    enum err err = lock_old(replacing->path, &fd, failure);
    if (!err)
        err = find_same(replacing->path, replacing->was, failure);
    if (!err)
        err = swap(replacing, had, failure);
    if (fd >= 0)
        close(fd);
    return err;
}

void sqlite_file_remove(struct str name)
{
    static const char *const endings[] = {"-shm", "-wal", ""};
    for (size_t i = 0; name.len && i < COUNT_OF(endings); i++) {
        struct path path = path_of(name, endings[i]);
        unlink(path.name);
    }
}
