/* What is wrong with the machine that the help desk runs on. */
#include "base/check.h"
#include "cli/kit/config_shown.h"
#include "cli/kit/tongue.h"
#include "cli/site/doctor.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>

enum { PATH_ROOM = 4096, SPARE_FILES = 256, AHEAD_MS = 5 * 60 * 1000 };
enum { FREE_LEAST = 200 << 20, MEGABYTE = 1 << 20 };

/* The SQLite file; false on PostgreSQL. */
static bool database_file(const struct doctor *doctor, char path[PATH_ROOM])
{
    struct str url = doctor->run->given.config[CONFIG_DB], sqlite = STR("sqlite:");
    if (!str_starts(url, sqlite))
        return false;
    struct str name = str_slice(url, sqlite.len, url.len);
    snprintf(path, PATH_ROOM, "%.*s", STR_ARG(name));
    return true;
}

struct diagnosis doctor_files(struct doctor *doctor)
{
    char path[PATH_ROOM];
    struct stat file;
    if (!database_file(doctor, path) || stat(path, &file) != 0 || (file.st_mode & 077) == 0)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG,
        DOCTOR_SAYS(doctor,
                    N_("every account of this machine may read or write {path}, which holds people's data"),
                    PLACE("path", str_from(path))),
        DOCTOR_SAYS(doctor, N_("chmod 600 {path}"), PLACE("path", str_from(path)))};
}

bool doctor_mend_files(struct doctor *doctor)
{
    static const char *const beside[] = {"-wal", "-shm"};
    char path[PATH_ROOM], other[PATH_ROOM + 8];
    if (!database_file(doctor, path) || chmod(path, 0600) != 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(beside); i++) {
        snprintf(other, sizeof other, "%s%s", path, beside[i]);
        (void)!chmod(other, 0600); /* not always there */
    }
    return true;
}

/* A file that others may read must not hold what signs in to somewhere. */
struct diagnosis doctor_config(struct doctor *doctor)
{
    char path[PATH_ROOM];
    struct stat file;
    const struct str *config = doctor->run->given.config;
    struct str name = config[CONFIG_CONFIG];
    bool secret = false;
    for (int i = 0; i < CONFIG_COUNT; i++) {
        struct str shown = config_shown(&doctor->run->arena, &doctor->run->given, (enum config)i);
        secret = secret || (!str_eq(shown, config[i]) && str_starts(doctor->run->given.origin[i], name));
    }
    snprintf(path, sizeof path, "%.*s", STR_ARG(name));
    if (!secret || name.len == 0 || stat(path, &file) != 0 || (file.st_mode & 004) == 0)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG,
        DOCTOR_SAYS(doctor, N_("every account of this machine may read {path}, which may hold a password"),
                    PLACE("path", str_from(path))),
        DOCTOR_SAYS(doctor,
                    N_("take the password out into a file of its own, which RECOURSE_DB_FILE or "
                       "RECOURSE_SMTP_URL_FILE names (LoadCredential in the unit), or: chmod 640 {path}"),
                    PLACE("path", str_from(path)))};
}

struct diagnosis doctor_disk(struct doctor *doctor)
{
    char path[PATH_ROOM];
    struct statvfs disk;
    if (!database_file(doctor, path) || statvfs(path, &disk) != 0)
        return nothing_wrong();
    int64_t left = (int64_t)(disk.f_bavail * disk.f_frsize), wanted = doctor->gauges.bytes * 2;
    wanted = wanted < FREE_LEAST ? FREE_LEAST : wanted;
    if (left >= wanted)
        return nothing_wrong();
    return (struct diagnosis){
        left < FREE_LEAST ? HEALTH_WRONG : HEALTH_NOTE,
        DOCTOR_SAYS(
            doctor,
            N_("{free} MB are free where the database is; {wanted} MB would let it grow, be copied and be "
               "brought to a new version"),
            PLACE_INT("free", left / MEGABYTE), PLACE_INT("wanted", wanted / MEGABYTE)),
        DOCTOR_SAYS(doctor, N_("make room, or move the database to a larger disk"))};
}

struct diagnosis doctor_clock(struct doctor *doctor)
{
    struct timex clock = {.modes = 0};
    if (doctor->pulse.ms > doctor->now.ms + AHEAD_MS)
        return (struct diagnosis){
            HEALTH_WRONG,
            DOCTOR_SAYS(doctor,
                        N_("a server was here at a time that is still to come: the clock was, or is, wrong")),
            DOCTOR_SAYS(
                doctor,
                N_("set the clock and keep it right (timedatectl set-ntp true): deadlines strike by it"))};
    if (adjtimex(&clock) == TIME_ERROR || (clock.status & STA_UNSYNC))
        return (struct diagnosis){
            HEALTH_NOTE, DOCTOR_SAYS(doctor, N_("nothing keeps the clock of this machine right")),
            DOCTOR_SAYS(
                doctor,
                N_("set the clock and keep it right (timedatectl set-ntp true): deadlines strike by it"))};
    return nothing_wrong();
}

struct diagnosis doctor_limits(struct doctor *doctor)
{
    struct rlimit files;
    rlim_t wanted = (rlim_t)config_number(&doctor->run->given, CONFIG_CONNECTIONS) + SPARE_FILES;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_max >= wanted)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_NOTE,
        DOCTOR_SAYS(doctor,
                    N_("{limit} files may be open, and {wanted} are needed for that many connections"),
                    PLACE_INT("limit", (int64_t)files.rlim_max), PLACE_INT("wanted", (int64_t)wanted)),
        DOCTOR_SAYS(doctor, N_("raise LimitNOFILE in the unit, or lower --connections"))};
}

static struct diagnosis old_copy(struct doctor *doctor, const struct backup_shelf *shelf,
                                 struct instant newest)
{
    int64_t hours = (doctor->now.ms - newest.ms) / SPAN_HOURS(1).ms;
    struct str said =
        newest.ms ? DOCTOR_SAYS(doctor, N_("the newest copy in {folder} is {hours} hours old"),
                                PLACE("folder", shelf->folder), PLACE_INT("hours", hours))
                  : DOCTOR_SAYS(doctor, N_("there is no copy in {folder}"), PLACE("folder", shelf->folder));
    return (struct diagnosis){
        HEALTH_WRONG, said,
        DOCTOR_SAYS(doctor, N_("the server says in its log why (what=copy); by hand: recourse backup FILE"))};
}

struct diagnosis doctor_copies(struct doctor *doctor)
{
    struct backup_shelf shelf;
    struct failure failure = {.language = operator_language()};
    struct instant newest;
    if (!run_shelf(doctor->run, &shelf))
        return (struct diagnosis){
            HEALTH_NOTE, DOCTOR_SAYS(doctor, N_("nobody makes copies: a lost disk is everything lost")),
            DOCTOR_SAYS(doctor,
                        N_("set \"copies\" to a folder on another disk, or run recourse backup by a timer"))};
    if (backup_newest(&shelf, doctor->now, &newest, &failure))
        return (struct diagnosis){
            HEALTH_WRONG, arena_copy(&doctor->run->arena, str_from(failure.text)),
            DOCTOR_SAYS(doctor, N_("make the folder, and let the server's account write there"))};
    if (doctor->now.ms - newest.ms > 2 * shelf.every_ms)
        return old_copy(doctor, &shelf, newest);
    return nothing_wrong();
}

bool doctor_mend_copies(struct doctor *doctor)
{
    struct backup_shelf shelf;
    struct failure failure = {.language = operator_language()};
    bool made = false;
    return run_shelf(doctor->run, &shelf) &&
           !backup_shelve(&shelf, doctor->run->given.config[CONFIG_DB], doctor->now, &made, &failure) && made;
}
