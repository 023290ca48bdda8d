#include "http/wire/server_worker.h"

#include "base/check.h"

#include <microhttpd.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* At most; the first is also how often it is looked whether the time to end is over. */
enum { WAIT_ENDING_MS = 20, WAIT_MS = 60 * 1000 };

bool ending_begun(const struct ending *ending)
{
    return __atomic_load_n(&ending->until_ms, __ATOMIC_ACQUIRE) != 0;
}

bool ending_over(const struct ending *ending)
{
    int64_t until = __atomic_load_n(&ending->until_ms, __ATOMIC_ACQUIRE);
    return until != 0 && steady_ms() >= until;
}

/* How long the library would wait, at most. */
static int time_to_wait(struct worker *worker)
{
    MHD_UNSIGNED_LONG_LONG wanted;
    int most = ending_begun(worker->ending) ? WAIT_ENDING_MS : WAIT_MS;
    bool wants = MHD_get_timeout(worker->daemon, &wanted) == MHD_YES;
    return wants && wanted < (unsigned)most ? (int)wanted : most;
}

static void wait_for_work(struct worker *worker)
{
    struct pollfd waits[] = {{.fd = worker->epoll_fd, .events = POLLIN},
                             {.fd = worker->wake_fd, .events = POLLIN}};
    eventfd_t count;
    poll(waits, 2, time_to_wait(worker));
    if (waits[1].revents)
        eventfd_read(worker->wake_fd, &count);
}

static bool is_done(const struct worker *worker)
{
    if (!ending_begun(worker->ending))
        return false;
    return ending_over(worker->ending) ? worker->waiting == 0 : worker->in_flight == 0;
}

/* The library writes without asking for signals to be kept away, when it knows that they are. */
static void block_broken_pipes(void)
{
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, NULL);
}

static void *work(void *arg)
{
    struct worker *worker = arg;
    bool accepts = true;
    block_broken_pipes();
    do {
        wait_for_work(worker);
        if (accepts && ending_begun(worker->ending)) {
            MHD_quiesce_daemon(worker->daemon);
            accepts = false;
        }
        MHD_run(worker->daemon);
    } while (accepts || !is_done(worker));
    MHD_stop_daemon(worker->daemon);
    return NULL;
}

void worker_start(struct worker *worker)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(worker->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    worker->epoll_fd = info->epoll_fd;
    worker->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    check(worker->wake_fd >= 0);
    pthread_mutex_init(&worker->waking, NULL);
    check(pthread_create(&worker->thread, NULL, work, worker) == 0);
}

void worker_hold(struct worker *worker)
{
    pthread_mutex_lock(&worker->waking);
}

void worker_let(struct worker *worker)
{
    pthread_mutex_unlock(&worker->waking);
}

void worker_wake(struct worker *worker)
{
    check(eventfd_write(worker->wake_fd, 1) == 0);
}

void worker_join(struct worker *worker)
{
    worker_wake(worker);
    pthread_join(worker->thread, NULL);
    worker_hold(worker); /* whoever woke it for its last answer has finished */
    worker_let(worker);
    pthread_mutex_destroy(&worker->waking);
    close(worker->wake_fd);
}
