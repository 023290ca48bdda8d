/*
 * crowd PORT SILENT SLOW PATH: connects to 127.0.0.1 as often as is said. Silent ones say nothing, and come again when they are
 * shut; slow ones ask for the path and read a byte every tenth of a second. Prints "ready" when all of them stand, and goes on until it
 * is ended.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SLOW_ROOM = 4096, FROM_ONE_ADDRESS = 8000, PAUSE_MS = 100, STEPS = 20, AT_ONCE = 10 };

struct crowd {
    struct pollfd *at; /* the silent ones, then the slow ones */
    size_t silent, slow;
    in_port_t port;
    const char *path;
};

struct share {
    size_t from, to;
};

static _Noreturn void crowd_fail(const char *what)
{
    fprintf(stderr, "crowd: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void take_room(size_t files)
{
    struct rlimit limit = {files, files};
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        crowd_fail("not so many files at a time");
}

/* From addresses of its own: beyond half of an address's ports the kernel looks long for one. */
static int connection(const struct crowd *crowd, size_t i)
{
    struct sockaddr_in from = {.sin_family = AF_INET}, to = from;
    to.sin_port = crowd->port;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + (in_addr_t)(i / FROM_ONE_ADDRESS));
    int room = SLOW_ROOM, fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&from, sizeof from) != 0)
        crowd_fail("no socket");
    if (i >= crowd->silent)
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    if (connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
        crowd_fail("no connection");
    fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

static void begin(struct crowd *crowd, size_t i)
{
    char head[500];
    int length = snprintf(head, sizeof head, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", crowd->path);
    crowd->at[i] = (struct pollfd){.fd = connection(crowd, i), .events = i < crowd->silent ? POLLRDHUP : 0};
    if (i >= crowd->silent && write(crowd->at[i].fd, head, (size_t)length) != length)
        crowd_fail("nothing was asked");
}

static void begin_again(struct crowd *crowd, size_t i)
{
    close(crowd->at[i].fd);
    begin(crowd, i);
}

/* A share of them at a time, so that all are looked at every PAUSE_MS and the server is never kept from its core by all at once. */
static struct share share_of(size_t first, size_t count, size_t step)
{
    return (struct share){first + count * step / STEPS, first + count * (step + 1) / STEPS};
}

static void go_on(struct crowd *crowd, size_t step)
{
    char byte;
    size_t begun = 0;
    struct share silent = share_of(0, crowd->silent, step);
    struct share slow = share_of(crowd->silent, crowd->slow, step);
    usleep(PAUSE_MS * 1000 / STEPS);
    if (poll(crowd->at + silent.from, silent.to - silent.from, 0) < 0)
        crowd_fail("poll");
    for (size_t i = silent.from; i < silent.to && begun < AT_ONCE; i++)
        if (crowd->at[i].revents) {
            begin_again(crowd, i);
            begun++;
        }
    for (size_t i = slow.from; i < slow.to; i++)
        if (read(crowd->at[i].fd, &byte, 1) == 0)
            begin_again(crowd, i);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("crowd PORT SILENT SLOW PATH\n", stderr);
        return 2;
    }
    struct crowd crowd = {.silent = strtoul(argv[2], NULL, 10),
                          .slow = strtoul(argv[3], NULL, 10),
                          .port = htons((in_port_t)strtoul(argv[1], NULL, 10)),
                          .path = argv[4]};
    size_t count = crowd.silent + crowd.slow;
    take_room(count + 20);
    crowd.at = calloc(count + 1, sizeof *crowd.at);
    if (!crowd.at)
        crowd_fail("no memory");
    for (size_t i = 0; i < count; i++)
        begin(&crowd, i);
    puts("ready");
    fflush(stdout);
    for (size_t step = 0;; step = (step + 1) % STEPS)
        go_on(&crowd, step);
}
