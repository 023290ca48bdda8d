/* recourse restore FILE|bucket:[NAME]: puts a copy into the place of the database, when it is whole. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"
#include "cli/kit/tongue.h"
#include "cli/site/check_all.h"
#include "http/reach/far_copies.h"
#include "store/engine/db_sqlite_file.h"
#include "store/engine/migrate.h"

#include <stdio.h>
#include <time.h>

/* Where things are, all paths of files. */
struct restoring {
    struct str copy;  /* what is given */
    struct str path;  /* the database, behind a link */
    struct str fresh; /* the copy beside it, looked at before it takes the place */
    struct str kept;  /* how the database of before is called afterwards */
    struct str
        name; /* of a copy that was fetched from the bucket; `copy` is then beside the database until the end */
};

static enum err find_places(struct run *run, struct restoring *restoring)
{
    char stamp[32];
    struct tm utc;
    int64_t ms = instant_now().ms;
    time_t now = (time_t)(ms / 1000);
    struct str url = run->given.config[CONFIG_DB], sqlite = STR("sqlite:");
    if (!str_starts(url, sqlite))
        return fail(
            &run->failure, ERR_INPUT,
            "restore puts back a SQLite file. On PostgreSQL: pg_restore for a dump, recourse move for a "
            "copy that recourse backup has made");
    gmtime_r(&now, &utc);
    strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%S", &utc);
    struct str path = sqlite_file_behind(&run->arena, str_slice(url, sqlite.len, url.len));
    *restoring = (struct restoring){
        .copy = run->given.operands[0],
        .path = path,
        .fresh = arena_printf(&run->arena, "%.*s.restoring", STR_ARG(path)),
        .kept = arena_printf(&run->arena, "%.*s.before-%s.%03dZ", STR_ARG(path), stamp, (int)(ms % 1000)),
    };
    if (str_eq(restoring->copy, path))
        return fail(&run->failure, ERR_INPUT, "both are the same database");
    return OK;
}

/* "bucket:" stands for the newest there, "bucket:NAME" for that one. */
static enum err fetch(struct run *run, struct restoring *restoring)
{
    struct instant at;
    struct bucket_settings settings;
    struct str bucket = STR("bucket:");
    if (!str_starts(restoring->copy, bucket))
        return OK;
    restoring->name = str_slice(restoring->copy, bucket.len, restoring->copy.len);
    if (restoring->name.len && !backup_name_time(restoring->name, &at))
        return fail(&run->failure, ERR_INPUT, "copies in a bucket have names such as {name}",
                    PLACE("name", STR("recourse-20261129T030000Z.db")));
    restoring->copy = arena_printf(&run->arena, "%.*s.fetched", STR_ARG(restoring->path));
    sqlite_file_remove(restoring->copy); /* what an earlier try left */
    enum err err = run_bucket(run, &settings);
    if (!err && settings.bucket.len == 0)
        err = fail(&run->failure, ERR_INPUT, "no bucket is set: --bucket, --bucket-url and its keys");
    return err ? err
               : far_copies_fetch(&settings, &run->arena, restoring->copy, &restoring->name, &run->failure);
}

/* Everything is proved on a copy of the copy: what was kept is never written to. */
static enum err prove(struct run *run, const struct restoring *restoring, struct check_found *found)
{
    struct workplace place;
    sqlite_file_remove(restoring->fresh);
    enum err err = sqlite_file_copy(restoring->copy, restoring->fresh, &run->failure);
    if (err)
        return err;
    run->given.config[CONFIG_DB] = arena_printf(&run->arena, "sqlite:%.*s", STR_ARG(restoring->fresh));
    err = workplace_open(run, &place);
    if (!err) {
        err = check_all(run, &place, found);
        workplace_close(&place);
    }
    if (err != ERR_DATABASE) /* a full disk says nothing of the copy */
        return err;
    struct str why = arena_copy(&run->arena, str_from(run->failure.text));
    return fail(&run->failure, ERR_DATABASE,
                "{copy} is damaged, and nothing was restored: {why}. Take an older one",
                PLACE("copy", restoring->copy), PLACE("why", why));
}

static void say_restored(struct run *run, const struct restoring *restoring, bool whole, bool had)
{
    const struct language *language = operator_language();
    static const char *const sentences[] = {
        N_("{copy} is now {path}, with what was found wrong in it. \"recourse check --repair\" mends what "
           "can be mended."),
        N_("{copy} is whole and is now {path}. Start the server (systemctl start recourse)."),
    };
    printf("%.*s\n",
           STR_ARG(arena_say(&run->arena, language, str_from(sentences[whole]),
                             PLACES(PLACE("copy", restoring->copy), PLACE("path", restoring->path)))));
    if (had)
        printf("%.*s\n", STR_ARG(arena_say(
                             &run->arena, language,
                             STR(N_("What was there is kept as {kept}. To go back: recourse restore --anyway "
                                    "{kept}")),
                             PLACES(PLACE("kept", restoring->kept)))));
}

int cmd_restore(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("anyway"), true}};
    struct run run;
    struct restoring restoring = {0};
    struct check_found found = {0};
    bool had = false;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, COUNT_OF(options)});
    if (status)
        return status;
    if (run.given.operand_count != 1)
        return run_misused(&run);
    enum err err = find_places(&run, &restoring);
    if (!err)
        err = sqlite_file_free(restoring.path, &run.failure);
    if (!err)
        err = fetch(&run, &restoring);
    if (!err)
        err = prove(&run, &restoring, &found);
    bool wrong = found.differences || found.wrong;
    if (!err && wrong && run.given.options[0].len == 0)
        err = fail(&run.failure, ERR_REFUSED,
                   "nothing was restored, for the copy is not whole. Take an older one, or --anyway");
    struct sqlite_replacing replacing = {restoring.fresh, restoring.path, restoring.kept, NULL};
    if (!err)
        err = sqlite_file_replace(&replacing, &had, &run.failure);
    if (restoring.name.len) {
        sqlite_file_remove(restoring.copy);
        restoring.copy = restoring.name;
    }
    if (err) {
        sqlite_file_remove(restoring.fresh);
        run_failed(&run);
        return wrong ? EXIT_FOUND : err == ERR_INPUT ? EXIT_USE : EXIT_WORLD;
    }
    say_restored(&run, &restoring, !wrong, had);
    return run_end(&run, EXIT_DONE);
}
