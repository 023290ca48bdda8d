/* What a strict server refuses, byte by byte, on the sockets of the real binary. */
#include "base/check.h"
#include "support/door/odd_heads.h"
#include "support/door/served.h"

#include "base/buf.h"
#include "http/wire/gate.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET_MS = 3000 };

/* Paths that no page has, though one has the path without its last slash. */
static const struct odd_head slashes[] = {
    {"a slash behind a page", STR_INIT("GET /healthz/ HTTP/1.1\r\n" HOST END)},
    {"two slashes behind a page", STR_INIT("GET /healthz// HTTP/1.1\r\n" HOST END)},
    {"a slash behind an endpoint", STR_INIT("GET /api/v1/questions/ HTTP/1.1\r\n" HOST END)},
    {"a slash behind a parameter", STR_INIT("GET /questions/1/ HTTP/1.1\r\n" HOST END)},
    {"two slashes before a page", STR_INIT("GET //healthz HTTP/1.1\r\n" HOST END)},
};

/* Each is understood as a request, and not as what it asks for. */
static const struct odd_head not_understood[] = {
    {"a form that is no text", STR_INIT(POST FORM "Content-Length: 5\r\n" END "a=%FF")},
    {"a query that is no text", STR_INIT("GET /questions?q=%FF HTTP/1.1\r\n" HOST END)},
};

static struct served served;

/* A head stands once, not again as its own body. */
static bool says_one_head(const struct answer *answer)
{
    static const char line[] = "HTTP/1.1 ";
    const char *first = strstr(answer->bytes, line);
    return !first || !strstr(first + 1, line);
}

static void a_head_that_can_be_read_in_two_ways_is_refused(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < heads_refused_count; i++) {
        struct answer answer = served_ask(&served, heads_refused[i].bytes, QUIET_MS);
        bool said_no = answer.status == 0 || (answer.status >= 400 && answer.status != 500);
        bool once = answer.replies <= 1 && says_one_head(&answer) != heads_refused[i].doubled;
        if (!said_no || !answer.closed || !once)
            print_error("%s: status %d, %zu replies, %s\n", heads_refused[i].what, answer.status,
                        answer.replies, answer.closed ? "closed" : "open");
        wrong += !said_no || !answer.closed || !once;
        answer_free(&answer);
    }
    assert_int_equal(wrong, 0);
}

/* All rows are answered with 200. */
static void assert_taken(const struct odd_head *rows, size_t count, const char *otherwise)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        int status = served_status(&served, rows[i].bytes, QUIET_MS);
        if (status != 200)
            print_error("%s: status %d%s\n", rows[i].what, status, otherwise);
        wrong += status != 200;
    }
    assert_int_equal(wrong, 0);
}

static void an_odd_head_that_has_one_meaning_is_taken(void **state)
{
    (void)state;
    assert_taken(heads_taken, heads_taken_count, "");
}

/* nginx on a port of its own, which answers every request that it takes with 200; its files stand in a new folder. */
static struct served nginx_start(void)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof here;
    char text[2048];
    struct str folder = fixture_path("nginx");
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&here, len), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&here, &len), 0);
    close(fd);
    struct served nginx = {.port = ntohs(here.sin_port)};
    snprintf(
        text, sizeof text,
        "daemon off; master_process off; pid '%s.pid'; error_log '%s.log'; events { worker_connections 64; }"
        "http { access_log off; client_header_timeout 1s; client_body_timeout 1s; keepalive_timeout 1s; "
        "client_body_temp_path '%s.b'; proxy_temp_path '%s.p'; fastcgi_temp_path '%s.f'; "
        "uwsgi_temp_path '%s.u'; scgi_temp_path '%s.s'; "
        "server { listen 127.0.0.1:%u; location / { return 200 taken; } } }",
        folder.at, folder.at, folder.at, folder.at, folder.at, folder.at, folder.at, nginx.port);
    FILE *file = fopen(folder.at, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
    nginx.pid = fork();
    if (nginx.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        setenv("PATH", "/usr/sbin:/usr/bin:/bin", 1);
        execlp("nginx", "nginx", "-e", "stderr", "-c", folder.at, (char *)NULL);
        perror("nginx");
        _exit(127);
    }
    return nginx;
}

static void nginx_await(const struct served *nginx)
{
    int status = 0;
    for (int tries = 0; tries < 200 && status != 200; tries++) {
        usleep(50000);
        assert_int_equal(waitpid(nginx->pid, NULL, WNOHANG), 0);
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        struct sockaddr_in there = {.sin_family = AF_INET,
                                    .sin_port = htons((uint16_t)nginx->port),
                                    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        status = connect(fd, (struct sockaddr *)&there, sizeof there) == 0 ? 200 : 0;
        close(fd);
    }
    assert_int_equal(status, 200);
}

/* The same bytes for both: of what is to be refused nginx takes some and we none, and what it takes of the rest is taken here, too. */
static void beside_nginx_less_is_taken_and_nothing_that_is_plain_is_refused(void **state)
{
    (void)state;
    struct served nginx = nginx_start();
    nginx_await(&nginx);
    size_t taken_there = 0, taken_here = 0;
    for (size_t i = 0; i < heads_refused_count; i++) {
        taken_there += served_status(&nginx, heads_refused[i].bytes, QUIET_MS) == 200;
        taken_here += served_status(&served, heads_refused[i].bytes, QUIET_MS) == 200;
    }
    print_message("# of %zu that are to be refused nginx takes %zu and we %zu\n", heads_refused_count,
                  taken_there, taken_here);
    assert_int_equal(taken_here, 0);
    assert_true(taken_there > 0);
    for (size_t i = 0; i < heads_taken_count; i++)
        if (served_status(&nginx, heads_taken[i].bytes, QUIET_MS) == 200)
            assert_int_equal(served_status(&served, heads_taken[i].bytes, QUIET_MS), 200);
    kill(nginx.pid, SIGTERM);
    waitpid(nginx.pid, NULL, 0);
}

static void a_path_with_one_slash_more_is_no_page(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(slashes); i++)
        assert_int_equal(served_status(&served, slashes[i].bytes, QUIET_MS), 404);
}

static void after_every_400_the_connection_is_closed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(not_understood); i++) {
        struct answer answer = served_ask(&served, not_understood[i].bytes, QUIET_MS);
        assert_int_equal(answer.status, 400);
        assert_true(answer.closed);
        answer_free(&answer);
    }
}

/* Sends the row, its last bytes later than the others, and a plain request behind it. */
static struct answer ask_in_pieces(struct str bytes, size_t later)
{
    int fd = served_connect(&served);
    served_send(fd, str_slice(bytes, 0, bytes.len - later));
    usleep(20000);
    served_send(fd, str_slice(bytes, bytes.len - later, bytes.len));
    served_send(fd, STR("GET /readyz HTTP/1.1\r\n" HOST END));
    struct answer answer = served_read(fd, QUIET_MS);
    close(fd);
    return answer;
}

static void what_follows_a_head_that_came_in_pieces_is_not_answered(void **state)
{
    static const struct odd_head pieces[] = {
        {"a plain head", STR_INIT(LINE HOST END)},
        {"a lone colon and an LF", STR_INIT(LINE HOST ":\n")},
        {"a NUL as the empty line", STR_INIT(LINE HOST "\0\n")},
        {"a bare LF as the empty line", STR_INIT(LINE HOST "\n")},
        {"a lone colon behind an LF", STR_INIT(LINE "Host: localhost\n:\r\n")},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        for (size_t later = 1; later < 5; later++) {
            struct answer answer = ask_in_pieces(pieces[i].bytes, later);
            assert_true(answer.replies <= 1);
            assert_true(answer.closed);
            answer_free(&answer);
        }
}

/* ---- sizes ---- */

static int status_of_built(const struct buf *request)
{
    assert_false(request->overflow);
    struct answer answer = served_ask(&served, buf_str(request), QUIET_MS);
    int status = answer.status;
    assert_true(status == 200 || answer.closed);
    answer_free(&answer);
    return status;
}

static int status_of_target(size_t bytes)
{
    struct buf request;
    buf_init(&request, 1 << 20);
    buf_put(&request, STR("GET /healthz?a="));
    while (request.len < 4 + bytes)
        buf_put_char(&request, 'a');
    buf_put(&request, STR(" HTTP/1.1\r\n" HOST "Connection: close\r\n" END));
    int status = status_of_built(&request);
    buf_free(&request);
    return status;
}

static int status_of_headers(size_t count, size_t bytes)
{
    struct buf request;
    buf_init(&request, 1 << 20);
    buf_put(&request, STR(LINE HOST "Connection: close\r\n"));
    for (size_t i = 0; i < count; i++) {
        buf_printf(&request, "X-%zu: ", i);
        for (size_t k = 0; k < bytes; k++)
            buf_put_char(&request, 'a');
        buf_put(&request, STR("\r\n"));
    }
    buf_put(&request, STR(END));
    int status = status_of_built(&request);
    buf_free(&request);
    return status;
}

static void a_head_that_is_too_large_is_414_or_431(void **state)
{
    (void)state;
    assert_int_equal(status_of_target(GATE_TARGET_MAX), 200);
    assert_int_equal(status_of_target(GATE_TARGET_MAX + 1), 414);
    assert_int_equal(status_of_target(60 * 1024), 414);
    assert_int_equal(status_of_headers(98, 10), 200);
    assert_int_equal(status_of_headers(99, 10), 431);
    assert_int_equal(status_of_headers(400, 10), 431);
    assert_int_equal(status_of_headers(4, 4000), 200);
    assert_int_equal(status_of_headers(4, 4100), 431);
    assert_int_equal(status_of_headers(2, 30000), 431);
}

static void a_body_that_is_too_large_is_413_before_it_is_sent(void **state)
{
    (void)state;
    struct answer answer =
        served_ask(&served, STR(SIGN_IN FORM "Content-Length: 1048577\r\n" END "a=b"), QUIET_MS);
    assert_int_equal(answer.status, 413);
    assert_true(answer.closed);
    answer_free(&answer);
    answer = served_ask(&served, STR(SIGN_IN FORM "Content-Length: 999999999999999\r\n" END), QUIET_MS);
    assert_int_equal(answer.status, 413);
    answer_free(&answer);
    /* To programs by the code that what is read to its end has, too. */
    answer = served_ask(&served,
                        STR("POST /api/v1/questions HTTP/1.1\r\n" HOST
                            "Content-Type: application/json\r\nContent-Length: 999999999\r\n" END),
                        QUIET_MS);
    assert_int_equal(answer.status, 413);
    struct str body = answer_body(&answer);
    assert_true(str_find(body, STR("\"code\":\"limit\"")) < body.len);
    answer_free(&answer);
}

static void a_refusal_says_so_in_a_page_with_all_headers(void **state)
{
    (void)state;
    struct answer answer = served_ask(&served, STR(LINE HOST HOST END), QUIET_MS);
    assert_int_equal(answer.status, 400);
    assert_str(answer_header(&answer, STR("Connection")), "close");
    assert_str(answer_header(&answer, STR("Content-Type")), "text/html; charset=utf-8");
    assert_str(answer_header(&answer, STR("X-Content-Type-Options")), "nosniff");
    assert_true(answer_header(&answer, STR("Content-Security-Policy")).len > 0);
    assert_true(str_find(answer_body(&answer), STR("nothing was done")) < answer_body(&answer).len);
    answer_free(&answer);
}

/* ---- time ---- */

/* Sends `piece` every half second until the server ends the connection; answers after how many. */
static int pieces_until_closed(struct str start, struct str piece, int most)
{
    int fd = served_connect(&served), count = 0;
    served_send(fd, start);
    for (bool open = true; open && count < most; count++) {
        struct answer answer = served_read(fd, 500);
        open = !answer.closed && served_send(fd, piece);
        answer_free(&answer);
    }
    close(fd);
    return count;
}

/* The server has a patience of one second. */
static void a_client_that_drips_is_cut_off(void **state)
{
    (void)state;
    assert_in_range(pieces_until_closed(STR(LINE HOST), STR("X-One: a\r\n"), 20), 1, 6);
    assert_in_range(pieces_until_closed(STR(""), STR("G"), 20), 1, 6);
    assert_in_range(pieces_until_closed(STR(POST FORM "Content-Length: 1000\r\n" END), STR("a"), 40), 6, 14);
}

static int setup(void **state)
{
    (void)state;
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    fixture_databases(databases);
    served_start(&served, databases[0].url, 1);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    served_stop(&served);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_head_that_can_be_read_in_two_ways_is_refused),
        cmocka_unit_test(an_odd_head_that_has_one_meaning_is_taken),
        cmocka_unit_test(beside_nginx_less_is_taken_and_nothing_that_is_plain_is_refused),
        cmocka_unit_test(a_path_with_one_slash_more_is_no_page),
        cmocka_unit_test(after_every_400_the_connection_is_closed),
        cmocka_unit_test(what_follows_a_head_that_came_in_pieces_is_not_answered),
        cmocka_unit_test(a_head_that_is_too_large_is_414_or_431),
        cmocka_unit_test(a_body_that_is_too_large_is_413_before_it_is_sent),
        cmocka_unit_test(a_refusal_says_so_in_a_page_with_all_headers),
        cmocka_unit_test(a_client_that_drips_is_cut_off),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
