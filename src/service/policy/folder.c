#include "service/policy/folder.h"

#include "base/why.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MAX = 200, FILE_BYTES_MAX = 1024 * 1024 };

static enum err read_file(struct arena *arena, struct str folder, struct packed_file *file,
                          struct failure *failure)
{
    struct str path = arena_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(file->name));
    char *bytes = arena_take(arena, FILE_BYTES_MAX + 1);
    size_t len = 0;
    ssize_t got = 0;
    int from = open(path.at, O_RDONLY | O_CLOEXEC);
    if (from < 0)
        return fail(failure, ERR_IO, "cannot read {path}: {why}", PLACE("path", str_from(path.at)),
                    PLACE_ERRNO("why", errno));
    while (len <= FILE_BYTES_MAX && (got = read(from, bytes + len, FILE_BYTES_MAX + 1 - len)) > 0)
        len += (size_t)got;
    close(from);
    if (got < 0 || len > FILE_BYTES_MAX)
        return fail(failure, ERR_IO, "{path} cannot be read, or is larger than a policy can be",
                    PLACE("path", str_from(path.at)));
    file->bytes = (struct str){bytes, len};
    return OK;
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct packed_file *)a)->name, ((const struct packed_file *)b)->name);
}

static bool is_policy(struct str name)
{
    return name.len > 5 && name.at[0] != '.' && str_eq(str_slice(name, name.len - 5, name.len), STR(".json"));
}

/* What is there to be read, by name. */
static enum err list_folder(struct arena *arena, struct str folder, struct packed_file *files,
                            struct packed_folder *found, struct failure *failure)
{
    *found = (struct packed_folder){.files = files};
    DIR *entries = opendir(arena_cstr(arena, folder));
    if (!entries)
        return fail(failure, ERR_IO, "the folder of policies {path} cannot be read: {why}",
                    PLACE("path", folder), PLACE_ERRNO("why", errno));
    for (struct dirent *entry = readdir(entries); entry && found->count < FILES_MAX; entry = readdir(entries))
        if (is_policy(str_from(entry->d_name)))
            files[found->count++] = (struct packed_file){.name = arena_copy(arena, str_from(entry->d_name))};
    closedir(entries);
    qsort(files, found->count, sizeof files[0], by_name);
    return OK;
}

static enum err take_file(struct arena *arena, struct str folder, struct packed_file *file,
                          struct policy_set *set, struct failure *failure)
{
    const struct packed_folder one = {file, 1};
    enum err err = read_file(arena, folder, file, failure);
    file->name = arena_printf(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(file->name));
    return err ? err : policy_set_add(arena, &one, set, failure);
}

enum err policy_folder_take(struct arena *arena, struct str folder, struct policy_set *set,
                            struct str *refused, struct failure *failure)
{
    struct packed_folder found;
    struct packed_file *files = ARENA_ARRAY(arena, struct packed_file, FILES_MAX);
    enum err err = policy_set_load(arena, &packed_policies, set, failure);
    if (!err && folder.len)
        err = list_folder(arena, folder, files, &found, failure);
    for (size_t i = 0; !err && folder.len && i < found.count; i++) {
        struct failure why = {.language = failure->language};
        err = take_file(arena, folder, &files[i], set, refused ? &why : failure);
        if (err && refused) {
            *refused = arena_printf(arena, "%.*s%s%s", STR_ARG(*refused), refused->len ? "; " : "", why.text);
            err = OK;
        }
    }
    return err;
}

enum err policy_folder_load(struct arena *arena, struct str folder, struct policy_set *set,
                            struct failure *failure)
{
    return policy_folder_take(arena, folder, set, NULL, failure);
}
