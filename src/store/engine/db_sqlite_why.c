#include "store/engine/db_sqlite_why.h"

#include "base/check.h"
#include "base/why.h"

static const struct {
    int code;
    struct str words;
} causes[] = {
    {SQLITE_FULL, STR_INIT(N_("no space is left on the disk"))},
    {SQLITE_NOTADB, STR_INIT(N_("the file is not a database of SQLite"))},
    {SQLITE_CORRUPT, STR_INIT(N_("the file is damaged"))},
    {SQLITE_READONLY, STR_INIT(N_("the file can only be read"))},
    {SQLITE_BUSY, STR_INIT(N_("another program writes to it"))},
    {SQLITE_NOMEM, STR_INIT(N_("there is not enough memory"))},
};

struct str sqlite_why(sqlite3 *handle)
{
    int code = sqlite3_errcode(handle) & 0xFF, system = sqlite3_system_errno(handle);
    if ((code == SQLITE_CANTOPEN || code == SQLITE_IOERR) && system)
        return errno_words(system);
    for (size_t i = 0; i < COUNT_OF(causes); i++)
        if (causes[i].code == code)
            return causes[i].words;
    return str_from(sqlite3_errmsg(handle));
}
