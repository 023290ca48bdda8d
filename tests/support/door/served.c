#include "support/door/served.h"

#include "base/check.h"
#include "base/time.h"

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 32 };

static void become_server(struct str database, const char *const *options, int out)
{
    char url[1024];
    const char *binary = getenv("RECOURSE_BINARY");
    const char *arguments[ARGUMENTS_MAX] = {binary,     "serve",       "--db",   url,
                                            "--listen", "127.0.0.1:0", "--quiet"};
    size_t count = 7;
    snprintf(url, sizeof url, "%.*s", STR_ARG(database));
    for (; *options && count + 1 < ARGUMENTS_MAX; options++)
        arguments[count++] = *options;
    dup2(out, STDOUT_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves none behind */
    if (binary)
        execv(binary, (char *const *)(const void *)arguments);
    perror(binary ? binary : "RECOURSE_BINARY is not set");
    _exit(127);
}

void served_start(struct served *served, struct str database, int patience)
{
    served_start_threads(served, database, patience, 2);
}

void served_start_threads(struct served *served, struct str database, int patience, int threads)
{
    char seconds[16], count[16];
    snprintf(seconds, sizeof seconds, "%d", patience);
    snprintf(count, sizeof count, "%d", threads);
    served_start_with(served, database,
                      (const char *const[]){"--patience", seconds, "--threads", count,
                                            "--address-connections", "0", "--network-connections", "0",
                                            NULL});
}

void served_start_with(struct served *served, struct str database, const char *const *options)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    served->pid = fork();
    if (served->pid == 0)
        become_server(database, options, ends[1]);
    close(ends[1]);
    FILE *said = fdopen(ends[0], "r");
    char line[512];
    served->port = 0;
    while (!served->port && fgets(line, sizeof line, said)) {
        struct str at = str_trim(str_from(line)), start = STR("listening on http://127.0.0.1:");
        int64_t port;
        if (str_starts(at, start) && str_to_int(str_slice(at, start.len, at.len), &port))
            served->port = (unsigned)port;
    }
    fclose(said);
    assert_true(served->port > 0);
}

void served_stop(struct served *served)
{
    int status = -1;
    kill(served->pid, SIGTERM);
    assert_int_equal(waitpid(served->pid, &status, 0), served->pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int served_connect(const struct served *served)
{
    return served_connect_from(served, INADDR_LOOPBACK);
}

int served_connect_from(const struct served *served, uint32_t from)
{
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(from)};
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)served->port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)(const void *)&own, sizeof own), 0);
    assert_int_equal(connect(fd, (const struct sockaddr *)(const void *)&address, sizeof address), 0);
    return fd;
}

bool served_send(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t sent = send(fd, bytes.at, bytes.len, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = str_slice(bytes, (size_t)sent, bytes.len);
    }
    return true;
}

static struct str head_of(struct str all)
{
    return str_slice(all, 0, str_find(all, STR("\r\n\r\n")));
}

static struct str header_of(struct str head, struct str name)
{
    while (head.len) {
        struct str value = str_cut(&head, '\n'), key = str_cut(&value, ':');
        if (str_eq_nocase(key, name))
            return str_trim(value);
    }
    return STR_NONE;
}

/* Goes from head to head by the length that each names, as a client does. */
static size_t count_replies(struct str bytes)
{
    size_t count = 0;
    for (; str_starts(bytes, STR("HTTP/1.1 ")); count++) {
        struct str head = head_of(bytes);
        int64_t length;
        if (!str_to_int(header_of(head, STR("Content-Length")), &length))
            length = 0;
        bytes = str_slice(bytes, head.len + 4 + (size_t)length, bytes.len);
    }
    return count;
}

struct answer served_read(int fd, int quiet_ms)
{
    struct answer answer = {.bytes = malloc(ANSWER_BYTES_MAX + 1)};
    struct pollfd waits = {.fd = fd, .events = POLLIN};
    check(answer.bytes != NULL);
    while (answer.len < ANSWER_BYTES_MAX && poll(&waits, 1, quiet_ms) == 1) {
        ssize_t got = recv(fd, answer.bytes + answer.len, ANSWER_BYTES_MAX - answer.len, 0);
        answer.closed = got <= 0;
        if (answer.closed)
            break;
        answer.len += (size_t)got;
    }
    answer.bytes[answer.len] = 0;
    struct str all = {answer.bytes, answer.len};
    int64_t status;
    answer.replies = count_replies(all);
    if (answer.replies && str_to_int(str_slice(all, 9, 12), &status))
        answer.status = (int)status;
    return answer;
}

struct answer served_ask(const struct served *served, struct str bytes, int quiet_ms)
{
    int fd = served_connect(served);
    served_send(fd, bytes);
    struct answer answer = served_read(fd, quiet_ms);
    close(fd);
    return answer;
}

int served_status(const struct served *served, struct str bytes, int wait_ms)
{
    char line[12];
    int fd = served_connect(served);
    struct pollfd waits = {.fd = fd, .events = POLLIN};
    int64_t status = 0;
    served_send(fd, bytes);
    bool came = poll(&waits, 1, wait_ms) == 1 && recv(fd, line, sizeof line, MSG_WAITALL) == sizeof line;
    if (came && !str_to_int((struct str){line + 9, 3}, &status))
        status = 0;
    close(fd);
    return (int)status;
}

void answer_free(struct answer *answer)
{
    free(answer->bytes);
}

struct str answer_header(const struct answer *answer, struct str name)
{
    return header_of(head_of((struct str){answer->bytes, answer->len}), name);
}

struct str answer_body(const struct answer *answer)
{
    struct str all = {answer->bytes, answer->len};
    return str_slice(all, head_of(all).len + 4, all.len);
}

void assert_metric(struct served *served, const char *line, const char *without)
{
    bool seen = false;
    for (int i = 0; !seen && i < 600; i++) {
        if (i)
            nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
        struct answer answer =
            served_ask(served, STR("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 5000);
        seen = strstr(answer.bytes, line) && !(without && strstr(answer.bytes, without));
        answer_free(&answer);
    }
    if (!seen)
        print_error("not told in time: %s\n", line);
    assert_true(seen);
}
