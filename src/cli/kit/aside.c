#include "cli/kit/aside.h"

#include "store/engine/alone.h"
#include "store/engine/migrate.h"

/* Brought to this version first, and its journal into it: what is copied is one file. */
static enum err copy(struct run *run, struct str path, struct aside *aside)
{
    enum err err = migrate_to_latest(run->given.config[CONFIG_DB], NULL, &run->failure);
    if (err)
        return err;
    aside->path = sqlite_file_behind(&run->arena, path);
    aside->fresh = arena_printf(&run->arena, "%.*s.aside", STR_ARG(aside->path));
    aside->was = sqlite_file_look(aside->path);
    sqlite_file_remove(aside->fresh); /* what an earlier try left */
    err = sqlite_file_copy(aside->path, aside->fresh, &run->failure);
    /* Said before the work, and not behind it. */
    return err ? err : sqlite_file_liken(aside->path, aside->fresh, &run->failure);
}

/* Points the settings to the copy as long as it is opened. */
static enum err open_copy(struct run *run, struct str path, struct aside *aside)
{
    struct str url = run->given.config[CONFIG_DB];
    enum err err = copy(run, path, aside);
    if (err)
        return err;
    run->given.config[CONFIG_DB] = arena_printf(&run->arena, "sqlite:%.*s", STR_ARG(aside->fresh));
    err = workplace_open(run, &aside->place);
    run->given.config[CONFIG_DB] = url;
    return err ? err : db_set_disposable(aside->place.db);
}

enum err aside_open(struct run *run, struct aside *aside)
{
    struct str url = run->given.config[CONFIG_DB], sqlite = STR("sqlite:");
    *aside = (struct aside){0};
    if (!str_starts(url, sqlite))
        return workplace_open(run, &aside->place);
    struct str path = str_slice(url, sqlite.len, url.len);
    enum err err = sqlite_file_free(path, &run->failure);
    if (err == ERR_BUSY)
        return workplace_open(run, &aside->place);
    if (err)
        return err;
    err = open_copy(run, path, aside);
    if (err)
        aside_drop(aside);
    return err;
}

enum err aside_keep(struct run *run, struct aside *aside)
{
    struct str kept = arena_printf(&run->arena, "%.*s.before", STR_ARG(aside->fresh));
    struct sqlite_replacing replacing = {aside->fresh, aside->path, kept, &aside->was};
    workplace_close(&aside->place);
    if (!aside->fresh.len)
        return OK;
    sqlite_file_remove(kept); /* what a power cut left */
    enum err err = sqlite_file_replace(&replacing, NULL, &run->failure);
    sqlite_file_remove(err ? aside->fresh : kept);
    return err;
}

void aside_drop(struct aside *aside)
{
    workplace_close(&aside->place);
    sqlite_file_remove(aside->fresh);
}
