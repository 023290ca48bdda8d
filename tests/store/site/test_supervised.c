/* The server under a supervisor: it says when it is ready, reloads, ends and is well; and what its log tells. */
#include "support/door/served.h"
#include "support/kit/ran.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- the protocol ---- */

static int notify_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct timeval patience = {.tv_sec = 10};
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(strlen(path) < sizeof address.sun_path);
    memcpy(address.sun_path, path, strlen(path));
    assert_int_equal(bind(fd, (const struct sockaddr *)(const void *)&address, sizeof address), 0);
    assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience), 0);
    return fd;
}

/* Waits for a message that begins so; others before it are passed over. */
static void assert_said(int fd, const char *start)
{
    for (;;) {
        char message[256] = "";
        if (recv(fd, message, sizeof message - 1, 0) < 0)
            print_error("nobody said %s\n", start);
        assert_true(message[0] != 0);
        if (strncmp(message, start, strlen(start)) == 0)
            return;
    }
}

static void the_supervisor_is_told_of_ready_reload_well_and_end(void **state)
{
    struct served served;
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        char path[512];
        snprintf(path, sizeof path, "%.*s", STR_ARG(fixture_path("notify")));
        int fd = notify_socket(path);
        setenv("NOTIFY_SOCKET", path, 1);
        setenv("WATCHDOG_USEC", "300000", 1);
        served_start(&served, database->url, 5);
        unsetenv("NOTIFY_SOCKET");
        unsetenv("WATCHDOG_USEC");
        assert_said(fd, "READY=1");
        assert_said(fd, "WATCHDOG=1");
        assert_said(fd, "WATCHDOG=1");
        kill(served.pid, SIGHUP);
        assert_said(fd, "RELOADING=1\nMONOTONIC_USEC=");
        assert_said(fd, "READY=1");
        assert_int_equal(served_status(&served, STR("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n"), 5000), 200);
        served_stop(&served);
        assert_said(fd, "STOPPING=1");
        close(fd);
    }
}

/* ---- its file ---- */

static void a_file_is_one_servers_by_whatever_name(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct served served, again;
        struct ran ran;
        struct str file = str_slice(database->url, strlen("sqlite:"), database->url.len);
        if (database->kind != DB_SQLITE)
            continue; /* many servers share it */
        served_start(&served, database->url, 5);
        assert_shell(&ran, 3, "another server has", "recourse serve --db %.*s --listen 127.0.0.1:0 2>&1",
                     STR_ARG(database->url));
        assert_shell(&ran, 3, "another server has",
                     "ln -s %.*s %.*s.link; recourse serve --db sqlite:%.*s.link --listen 127.0.0.1:0 2>&1",
                     STR_ARG(file), STR_ARG(file), STR_ARG(file));
        assert_int_equal(served_status(&served, STR("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n"), 5000), 200);
        assert_shell(&ran, 0, "", "recourse check --db %.*s", STR_ARG(database->url)); /* commands go on */
        served_stop(&served);
        served_start(&again, database->url, 5);
        served_stop(&again);
    }
}

/* ---- its fence ---- */

/* Whether the kernel says of a thread that a filter is around it. */
static bool is_fenced(const char *status)
{
    char line[256];
    bool fenced = false;
    FILE *file = fopen(status, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        fenced = fenced || strcmp(line, "Seccomp:\t2\n") == 0;
    fclose(file);
    return fenced;
}

static void every_thread_of_a_server_that_listens_is_behind_its_fence(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        char path[512];
        struct served served;
        served_start(&served, database->url, 5);
        assert_int_equal(served_status(&served, STR("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n"), 5000), 200);
        snprintf(path, sizeof path, "/proc/%d/task", (int)served.pid);
        DIR *tasks = opendir(path);
        size_t threads = 0;
        assert_non_null(tasks);
        for (struct dirent *task = readdir(tasks); task; task = readdir(tasks)) {
            if (task->d_name[0] == '.')
                continue;
            snprintf(path, sizeof path, "/proc/%d/task/%.20s/status", (int)served.pid, task->d_name);
            assert_true(is_fenced(path));
            threads++;
        }
        assert_true(threads > 1);
        closedir(tasks);
        served_stop(&served);
    }
}

/* ---- a socket that is handed over ---- */

static int listen_anywhere(unsigned *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)(const void *)&address, len), 0);
    assert_int_equal(listen(fd, 16), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)(void *)&address, &len), 0);
    *port = ntohs(address.sin_port);
    return fd;
}

static pid_t serve_given(struct str url, int fd)
{
    char database[600], number[32];
    const char *binary = getenv("RECOURSE_BINARY");
    snprintf(database, sizeof database, "%.*s", STR_ARG(url));
    pid_t pid = fork();
    if (pid)
        return pid;
    assert_int_equal(fd == 3 ? fcntl(fd, F_SETFD, 0) : dup2(fd, 3), fd == 3 ? 0 : 3);
    snprintf(number, sizeof number, "%d", (int)getpid());
    setenv("LISTEN_PID", number, 1);
    setenv("LISTEN_FDS", "1", 1);
    execl(binary, binary, "serve", "--db", database, "--listen", "systemd", "--quiet", (char *)NULL);
    _exit(127);
}

static void a_socket_that_is_handed_over_is_served(void **state)
{
    struct ran ran;
    char url[600];
    int status = -1;
    struct served served;
    (void)state;
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(fixture_path("given.db")));
    int fd = listen_anywhere(&served.port);
    served.pid = serve_given(str_from(url), fd);
    /* The connection waits in the socket until the server is there. */
    assert_int_equal(served_status(&served, STR("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n"), 20000), 200);
    kill(served.pid, SIGTERM);
    assert_int_equal(waitpid(served.pid, &status, 0), served.pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    close(fd);
    assert_shell(&ran, 2, "recourse.socket", "recourse serve --listen systemd --db %s", url);
    assert_shell(&ran, 2, "recourse.socket",
                 "LISTEN_PID=1 LISTEN_FDS=1 recourse serve --listen systemd --db %s", url);
}

/* ---- a Unix socket ---- */

static pid_t serve_local(const char *url, const char *path)
{
    char listen[600];
    const char *binary = getenv("RECOURSE_BINARY");
    snprintf(listen, sizeof listen, "unix:%s", path);
    pid_t pid = fork();
    if (pid)
        return pid;
    execl(binary, binary, "serve", "--db", url, "--listen", listen, "--quiet", (char *)NULL);
    _exit(127);
}

static int connect_local(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    assert_true(strlen(path) < sizeof address.sun_path);
    memcpy(address.sun_path, path, strlen(path));
    for (int tries = 0; tries < 200; tries++) {
        int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(fd, (const struct sockaddr *)(const void *)&address, sizeof address) == 0)
            return fd;
        close(fd);
        usleep(50 * 1000);
    }
    return -1;
}

/* The proxy has another account: its folder says who may come, and not the mode of the socket. */
static void a_socket_in_a_folder_is_served_to_whoever_reaches_it(void **state)
{
    char url[600], path[512];
    int status = -1;
    struct stat file;
    (void)state;
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(fixture_path("local.db")));
    snprintf(path, sizeof path, "%.*s", STR_ARG(fixture_path("sock")));
    pid_t pid = serve_local(url, path);
    int fd = connect_local(path);
    assert_true(fd >= 0);
    assert_true(served_send(fd, STR("GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")));
    struct answer answer = served_read(fd, 10000);
    assert_int_equal(answer.status, 200);
    answer_free(&answer);
    close(fd);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0666);
    kill(pid, SIGTERM);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* ---- the log ---- */

enum { LOG_MAX = 256 * 1024 };

/* What a server with these options writes while it is asked for a page, something that is not there, and a wrong sign-in. */
static void log_of(const char *const *options, char log[LOG_MAX])
{
    char path[512], url[600];
    struct served served;
    struct str file = fixture_path("log");
    snprintf(path, sizeof path, "%.*s", STR_ARG(file));
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(fixture_path("logged.db")));
    int own = dup(STDERR_FILENO), fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    dup2(fd, STDERR_FILENO);
    served_start_with(&served, str_from(url), options);
    dup2(own, STDERR_FILENO);
    close(own);
    close(fd);
    assert_int_equal(served_status(&served,
                                   STR("GET / HTTP/1.1\r\nHost: x\r\ntraceparent: "
                                       "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n"),
                                   5000),
                     200);
    struct answer answer =
        served_ask(&served, STR("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 5000);
    assert_int_equal(answer.status, 404);
    char id[64];
    struct str header = answer_header(&answer, STR("X-Request-Id"));
    snprintf(id, sizeof id, "%.*s", STR_ARG(header));
    assert_int_equal(strlen(id), 16);
    answer_free(&answer);
    served_stop(&served);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    size_t len = fread(log, 1, LOG_MAX - 1, in);
    log[len] = 0;
    fclose(in);
    if (strstr(log, "what=request") || strstr(log, "\"request\""))
        assert_non_null(strstr(log, id));
}

static void lines_have_levels_and_requests_have_names(void **state)
{
    static char log[LOG_MAX];
    (void)state;
    log_of((const char *const[]){"--quiet=no", NULL}, log);
    assert_non_null(strstr(log, " level=info what=start version="));
    assert_non_null(strstr(log, " database=sqlite "));
    assert_non_null(strstr(log, " what=request method=GET route=/ status=200 "));
    assert_non_null(strstr(log, " id=0af7651916cd43dd8448eb211c80319c step="));
    assert_non_null(strstr(log, " what=stop signal=15\n"));
    log_of((const char *const[]){"--quiet=no", "--log-level", "warning", NULL}, log);
    assert_null(strstr(log, "what=request"));
    assert_null(strstr(log, "what=start"));
    log_of(
        (const char *const[]){"--quiet=no", "--log-level", "warning", "--copies", "/dev/null/nowhere", NULL},
        log);
    assert_non_null(strstr(log, "level=error what=copy failed=io reason=cannot read /dev/null/nowhere"));
}

static void write_settings(struct str path, const char *lines)
{
    struct ran ran;
    assert_shell(&ran, 0, "", "printf '%s' >'%.*s'", lines, STR_ARG(path));
}

/* Until the file has the text, for at most five seconds. */
static void wait_for_line(struct str path, const char *text)
{
    struct ran ran;
    assert_shell(&ran, 0, "",
                 "for i in $(seq 50); do grep -q '%s' '%.*s' && exit 0; sleep 0.1; done; cat '%.*s'; exit 1",
                 text, STR_ARG(path), STR_ARG(path));
}

static void a_hangup_reads_the_settings_again_and_says_what_has_to_wait(void **state)
{
    struct served served;
    struct str log = fixture_path("hup.log"), settings = fixture_path("hup.conf"),
               asks = STR("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    char url[600], path[512];
    (void)state;
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(fixture_path("hup.db")));
    snprintf(path, sizeof path, "%.*s", STR_ARG(settings));
    write_settings(settings, "log-level = warning\\nquiet = no\\n");
    int own = dup(STDERR_FILENO),
        fd = open(log.at, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    dup2(fd, STDERR_FILENO);
    served_start_with(&served, str_from(url), (const char *const[]){"--quiet=no", "--config", path, NULL});
    dup2(own, STDERR_FILENO);
    close(own);
    close(fd);
    write_settings(settings, "log-level = info\\nquiet = no\\nlanguage = de\\n");
    assert_int_equal(kill(served.pid, SIGHUP), 0);
    wait_for_line(log, "what=reload from_next_start=language");
    wait_for_line(log, "what=reload failed=0");
    assert_int_equal(served_status(&served, asks, 3000), 200);
    wait_for_line(log, "what=request .*route=/healthz");
    write_settings(settings, "log-level = loud\\n");
    assert_int_equal(kill(served.pid, SIGHUP), 0);
    wait_for_line(log, "what=reload failed=1 reason=.*hup.conf:1: --log-level is one of");
    assert_int_equal(served_status(&served, asks, 3000), 200);
    served_stop(&served);
}

static void each_line_is_an_object_when_json_is_wanted(void **state)
{
    static char log[LOG_MAX];
    size_t lines = 0;
    bool request = false, reason = false;
    (void)state;
    log_of((const char *const[]){"--quiet=no", "--log", "json", "--copies", "/dev/null/no where = b", NULL},
           log);
    struct str rest = str_from(log);
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        json_t *object = json_loadb(line.at, line.len, 0, NULL);
        if (!object)
            print_error("%.*s\n", STR_ARG(line));
        assert_non_null(object);
        const char *what = json_string_value(json_object_get(object, "what"));
        assert_non_null(json_object_get(object, "time"));
        assert_non_null(json_object_get(object, "level"));
        request = request || (strcmp(what, "request") == 0 &&
                              json_integer_value(json_object_get(object, "status")) == 200);
        reason =
            reason || (strcmp(what, "copy") == 0 &&
                       strcmp(json_string_value(json_object_get(object, "reason")),
                              "cannot read /dev/null/no where = b: a part of the path is not a folder") == 0);
        json_decref(object);
        lines++;
    }
    assert_true(request && reason && lines >= 5);
}

static void a_server_is_asked_whether_it_is_ready_without_another_program(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct served served;
        served_start(&served, database->url, 5);
        assert_shell(&ran, 0, "the server is ready", "recourse healthcheck --listen 127.0.0.1:%u",
                     served.port);
        assert_shell(&ran, 0, "the server is ready", "recourse healthcheck --listen 0.0.0.0:%u --wait 5",
                     served.port);
        unsigned port = served.port;
        served_stop(&served);
        assert_shell(&ran, 1,
                     "does not answer at http://127.0.0.1:", "recourse healthcheck --listen 127.0.0.1:%u",
                     port);
    }
    struct ran ran;
    struct str folder = fixture_path("sockets");
    assert_shell(&ran, 1, "does not answer", "recourse healthcheck --listen unix:%.*s --wait 1",
                 STR_ARG(folder));
    assert_shell(&ran, 2, "is not known", "recourse healthcheck --listen systemd");
    assert_shell(&ran, 2, "is not known", "recourse healthcheck --listen 127.0.0.1:0");
    assert_shell(&ran, 2, "from 1 to 3600", "recourse healthcheck --wait never");
    assert_shell(
        &ran, 0, "the server is ready",
        "mkdir %.*s && cd %.*s && { recourse serve --db sqlite:%.*s/a.db --listen unix:%.*s/s >log 2>&1 & "
        "recourse healthcheck --listen unix:%.*s/s --wait 30; s=$?; kill $!; wait; exit $s; }",
        STR_ARG(folder), STR_ARG(folder), STR_ARG(folder), STR_ARG(folder), STR_ARG(folder));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_supervisor_is_told_of_ready_reload_well_and_end),
        cmocka_unit_test(a_file_is_one_servers_by_whatever_name),
        cmocka_unit_test(every_thread_of_a_server_that_listens_is_behind_its_fence),
        cmocka_unit_test(a_socket_that_is_handed_over_is_served),
        cmocka_unit_test(a_socket_in_a_folder_is_served_to_whoever_reaches_it),
        cmocka_unit_test(lines_have_levels_and_requests_have_names),
        cmocka_unit_test(a_hangup_reads_the_settings_again_and_says_what_has_to_wait),
        cmocka_unit_test(each_line_is_an_object_when_json_is_wanted),
        cmocka_unit_test(a_server_is_asked_whether_it_is_ready_without_another_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
