#include "cli/site/supervisor.h"

#include "base/memory.h"
#include "http/site/readers.h"
#include "http/wire/cadence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

void supervisor_say(const char *lines)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = getenv("NOTIFY_SOCKET");
    size_t len = path ? strlen(path) : 0;
    if (len == 0 || len >= sizeof address.sun_path)
        return;
    memcpy(address.sun_path, path, len);
    if (path[0] == '@')
        address.sun_path[0] = 0; /* in the abstract name space */
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
    (void)!sendto(fd, lines, strlen(lines), MSG_NOSIGNAL, (const struct sockaddr *)(const void *)&address,
                  size);
    close(fd);
}

void supervisor_say_reloading(void)
{
    char lines[64];
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    snprintf(lines, sizeof lines, "RELOADING=1\nMONOTONIC_USEC=%lld",
             (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    supervisor_say(lines);
}

/* The number in a variable; 0: it is not there. */
static int64_t number_in(const char *variable)
{
    int64_t number;
    return str_to_int(str_from(getenv(variable)), &number) ? number : 0;
}

bool supervisor_gave_socket(void)
{
    return number_in("LISTEN_PID") == getpid() && number_in("LISTEN_FDS") >= 1;
}

/* JOURNAL_STREAM has device and inode of the stream (systemd.exec(5)). */
bool supervisor_reads_log(void)
{
    char stream[64];
    struct stat file;
    const char *journal = getenv("JOURNAL_STREAM");
    if (!journal || fstat(STDERR_FILENO, &file) != 0)
        return false;
    snprintf(stream, sizeof stream, "%llu:%llu", (unsigned long long)file.st_dev,
             (unsigned long long)file.st_ino);
    return strcmp(stream, journal) == 0;
}

/* ---- the watchdog ---- */

struct watchdog {
    struct app *app;
    struct cadence cadence;
};

/* A reader that nobody gives back any more keeps this thread, and the supervisor starts the server anew. */
static void bark(void *arg)
{
    struct watchdog *watchdog = arg;
    reader_return(watchdog->app->readers, reader_borrow(watchdog->app->readers));
    supervisor_say("WATCHDOG=1");
}

struct watchdog *watchdog_start(struct app *app)
{
    int64_t every_us = number_in("WATCHDOG_USEC"), pid = number_in("WATCHDOG_PID");
    if (every_us <= 0 || (pid && pid != getpid()))
        return NULL;
    struct watchdog *watchdog = memory_new(sizeof *watchdog);
    watchdog->app = app;
    cadence_start(&watchdog->cadence, every_us / 1000 / 3 + 1, bark, watchdog);
    return watchdog;
}

void watchdog_stop(struct watchdog *watchdog)
{
    if (!watchdog)
        return;
    cadence_stop(&watchdog->cadence);
    free(watchdog);
}
