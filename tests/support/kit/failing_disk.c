#include "support/kit/failing_disk.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>

static atomic_bool fails;
static sqlite3_vfs disk;
static sqlite3_io_methods methods[2]; /* of files that nobody shares, and of the database's own */
static int (*sync_of_the_system)(sqlite3_file *file, int flags);

static int sync_or_fail(sqlite3_file *file, int flags)
{
    return fails ? SQLITE_IOERR_FSYNC : sync_of_the_system(file, flags);
}

static int open_here(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
    sqlite3_vfs *system = vfs->pAppData;
    int code = system->xOpen(system, name, file, flags, out);
    if (code != SQLITE_OK || !file->pMethods)
        return code;
    sync_of_the_system = file->pMethods->xSync;
    sqlite3_io_methods *own = &methods[(flags & SQLITE_OPEN_MAIN_DB) != 0];
    *own = *file->pMethods;
    own->xSync = sync_or_fail;
    file->pMethods = own;
    return code;
}

void failing_disk_mount(void)
{
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    if (system == &disk)
        return;
    disk = *system;
    disk.zName = "failing";
    disk.pAppData = system;
    disk.xOpen = open_here;
    sqlite3_vfs_register(&disk, 1);
}

void failing_disk_fail(bool on)
{
    fails = on;
}
