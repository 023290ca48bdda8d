/* What a strict server refuses, byte by byte, on the sockets of the real binary. */
#include "base/check.h"
#include "support/door/served.h"

#include "base/buf.h"
#include "http/wire/gate.h"

#include <string.h>
#include <unistd.h>

/* A first line and a Host, to which a row adds what is wrong. */
#define LINE    "GET /healthz HTTP/1.1\r\n"
#define HOST    "Host: localhost\r\n"
#define END     "\r\n"
#define POST    "POST /ask HTTP/1.1\r\n" HOST
#define SIGN_IN "POST /sign-in HTTP/1.1\r\n" HOST /* takes no files */
#define FORM    "Content-Type: application/x-www-form-urlencoded\r\n"

enum { QUIET_MS = 3000 };

struct row {
    const char *what;
    struct str bytes;
    bool doubled; /* libmicrohttpd 0.9.75 says the head of its own refusal of a length twice, and closes */
};

/* Each is answered with an error, or not at all, and its connection is closed. */
static const struct row refused[] = {
    /* line ends */
    {"a bare LF behind the first line", STR_INIT("GET /healthz HTTP/1.1\n" HOST END)},
    {"a bare LF behind a header", STR_INIT(LINE "Host: localhost\nAccept: */*\r\n" END)},
    {"a bare CR in a value", STR_INIT(LINE HOST "X-One: a\rb\r\n" END)},
    {"a bare CR that hides a header", STR_INIT(LINE HOST "X-One: a\rContent-Length: 5\r\n" END "hello")},
    {"a bare LF behind the last header", STR_INIT(LINE "Host: localhost\n\r\n")},
    {"a bare LF as the empty line", STR_INIT(LINE HOST "\n")},
    {"bare LFs at the end", STR_INIT(LINE "Host: localhost\n\n")},
    {"bare LFs everywhere", STR_INIT("GET /healthz HTTP/1.1\nHost: localhost\n\n")},
    {"bare CRs everywhere", STR_INIT("GET /healthz HTTP/1.1\rHost: localhost\r\r")},
    {"a bare CR as the empty line", STR_INIT(LINE HOST "\r")},
    {"two CRs before an LF", STR_INIT(LINE "Host: localhost\r\r\n" END)},
    {"an LF before the first line", STR_INIT("\n" LINE HOST END)},
    {"an empty line before the first", STR_INIT("\r\n" LINE HOST END)},
    {"many empty lines before the first", STR_INIT("\r\n\r\n\r\n" LINE HOST END)},
    {"a NUL line before the first", STR_INIT("\0a\r\n" LINE HOST END)},
    {"a blank before the method", STR_INIT(" " LINE HOST END)},
    {"nothing but empty lines", STR_INIT("\r\n\r\n\r\n")},
    {"a hello of TLS", STR_INIT("\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00")},
    /* values and names */
    {"a NUL that ends a value", STR_INIT(LINE HOST "X-One: a\0\r\nAccept: */*\r\n" END)},
    {"a NUL that ends a value, and an LF", STR_INIT(LINE HOST "X-One: a\0\nAccept: */*\r\n" END)},
    {"a NUL that ends the last value", STR_INIT(LINE HOST "X-One: a\0\r\n" END)},
    {"NULs that end the last value", STR_INIT(LINE HOST "X-One: a\0\0\0\r\n" END)},
    {"NULs and an LF behind the last value", STR_INIT(LINE HOST "X-One: a\0\n" END)},
    {"NULs and an LF at the end", STR_INIT(LINE HOST "X-One: a\0\0\n\n")},
    {"a NUL as the empty line", STR_INIT(LINE HOST "\0\n" LINE HOST END)},
    {"a lone colon and an LF", STR_INIT(LINE HOST ":\n" LINE HOST END)},
    {"a lone colon and CR LF", STR_INIT(LINE HOST ":\r\n" LINE HOST END)},
    {"a lone colon behind an LF", STR_INIT(LINE "Host: localhost\n:\r\n" LINE HOST END)},
    {"a lone colon at the end", STR_INIT(LINE HOST ":\n" END)},
    {"a lone colon before a length", STR_INIT(POST FORM ":\nContent-Length: 3\r\n" END "a=b")},
    {"a NUL in a value", STR_INIT(LINE HOST "X-One: a\0b\r\nAccept: */*\r\n" END)},
    {"a NUL in the last value", STR_INIT(LINE HOST "X-One: a\0b\r\n" END)},
    {"a control character in a value", STR_INIT(LINE HOST "X-One: a\001b\r\n" END)},
    {"a DEL in a value", STR_INIT(LINE HOST "X-One: a\177b\r\n" END)},
    {"a blank before the colon", STR_INIT(LINE HOST "X-One : a\r\n" END)},
    {"a TAB before the colon", STR_INIT(LINE HOST "X-One\t: a\r\n" END)},
    {"a blank before the colon of a length", STR_INIT(POST FORM "Content-Length : 3\r\n" END "a=b")},
    {"a blank before the first header", STR_INIT(LINE " " HOST END)},
    {"a folded line", STR_INIT(LINE HOST "X-One: a\r\n b\r\nAccept: */*\r\n" END)},
    {"a folded last line", STR_INIT(LINE HOST "X-One: a\r\n\tb\r\n" END)},
    {"an empty name", STR_INIT(LINE HOST ": a\r\nAccept: */*\r\n" END)},
    {"an empty name at the end", STR_INIT(LINE HOST ": a\r\n" END)},
    {"a line without a colon", STR_INIT(LINE HOST "X-One\r\n" END)},
    {"a NUL in a name", STR_INIT(LINE HOST "X\0One: a\r\n" END)},
    {"a slash in a name", STR_INIT(LINE HOST "X/One: a\r\n" END)},
    {"bytes above 127 in a name", STR_INIT(LINE HOST "X\xC3\xA9: a\r\n" END)},
    /* the site */
    {"no Host", STR_INIT(LINE END)},
    {"two Hosts", STR_INIT(LINE HOST "Host: elsewhere\r\n" END)},
    {"two equal Hosts", STR_INIT(LINE HOST HOST END)},
    {"an empty Host", STR_INIT(LINE "Host:\r\n" END)},
    {"a Host with a user", STR_INIT(LINE "Host: me@localhost\r\n" END)},
    {"a Host that is a list", STR_INIT(LINE "Host: localhost, elsewhere\r\n" END)},
    {"a Host with a blank", STR_INIT(LINE "Host: local host\r\n" END)},
    {"a Host with a bad port", STR_INIT(LINE "Host: localhost:80a\r\n" END)},
    {"a Host with port 0", STR_INIT(LINE "Host: a:0\r\n" END)},
    {"a Host with port 65536", STR_INIT(LINE "Host: a:65536\r\n" END)},
    {"a Host with a port of six digits", STR_INIT(LINE "Host: a:000080\r\n" END)},
    {"a Host with two ports", STR_INIT(LINE "Host: a:80:80\r\n" END)},
    {"a Host with an empty port", STR_INIT(LINE "Host: a:\r\n" END)},
    {"a Host without a name", STR_INIT(LINE "Host: :80\r\n" END)},
    {"a Host of empty brackets", STR_INIT(LINE "Host: []\r\n" END)},
    {"a Host of brackets without an address", STR_INIT(LINE "Host: [gg]\r\n" END)},
    {"a Host of brackets around a name", STR_INIT(LINE "Host: [localhost]:80\r\n" END)},
    {"a Host with an open bracket", STR_INIT(LINE "Host: [::1\r\n" END)},
    {"a Host with something behind its bracket", STR_INIT(LINE "Host: [::1]a\r\n" END)},
    {"a Host with a bracket within", STR_INIT(LINE "Host: a[b]\r\n" END)},
    {"a Host with a zone", STR_INIT(LINE "Host: [fe80::1%25eth0]\r\n" END)},
    {"a Host with a path", STR_INIT(LINE "Host: localhost/a\r\n" END)},
    {"an absolute target", STR_INIT("GET http://elsewhere/healthz HTTP/1.1\r\n" HOST END)},
    {"a target that is a site", STR_INIT("CONNECT elsewhere:443 HTTP/1.1\r\n" HOST END)},
    {"a target that is an asterisk", STR_INIT("OPTIONS * HTTP/1.1\r\n" HOST END)},
    /* the length of the body */
    {"two different lengths", STR_INIT(POST FORM "Content-Length: 3\r\nContent-Length: 4\r\n" END "a=b")},
    {"two equal lengths", STR_INIT(POST FORM "Content-Length: 3\r\nContent-Length: 3\r\n" END "a=b")},
    {"a list of lengths", STR_INIT(POST FORM "Content-Length: 3, 3\r\n" END "a=b"), true},
    {"an empty length", STR_INIT(POST FORM "Content-Length:\r\n" END "a=b"), true},
    {"a length with a sign", STR_INIT(POST FORM "Content-Length: +3\r\n" END "a=b"), true},
    {"a negative length", STR_INIT(POST FORM "Content-Length: -3\r\n" END "a=b"), true},
    {"a hexadecimal length", STR_INIT(POST FORM "Content-Length: 0x3\r\n" END "a=b"), true},
    {"a length with an underscore", STR_INIT(POST FORM "Content-Length: 0_3\r\n" END "a=b"), true},
    {"a length of too many digits", STR_INIT(POST FORM "Content-Length: 0000000000000003\r\n" END "a=b")},
    {"a length beyond 2^64", STR_INIT(POST FORM "Content-Length: 18446744073709551619\r\n" END "a=b"), true},
    {"a length and chunks",
     STR_INIT(POST FORM "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"chunks and a length",
     STR_INIT(POST FORM "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"chunks", STR_INIT(POST FORM "Transfer-Encoding: chunked\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"chunks in HTTP/1.0", STR_INIT("POST /ask HTTP/1.0\r\n" HOST FORM "Transfer-Encoding: chunked\r\n" END
                                    "3\r\na=b\r\n0\r\n\r\n")},
    {"chunks twice", STR_INIT(POST FORM "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" END
                                        "3\r\na=b\r\n0\r\n\r\n")},
    {"a coding that looks like chunked",
     STR_INIT(POST FORM "Transfer-Encoding: xchunked\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"chunked behind a comma",
     STR_INIT(POST FORM "Transfer-Encoding: ,chunked\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"chunked with a byte above 127",
     STR_INIT(POST FORM "Transfer-Encoding: chunked\x85\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"chunked behind a vertical tab",
     STR_INIT(POST FORM "Transfer-Encoding: \vchunked\r\n" END "3\r\na=b\r\n0\r\n\r\n")},
    {"gzip and chunked", STR_INIT(POST FORM "Transfer-Encoding: gzip, chunked\r\n" END "0\r\n\r\n")},
    {"a coding in a GET", STR_INIT(LINE HOST "Transfer-Encoding: identity\r\n" END)},
    /* the first line */
    {"no version", STR_INIT("GET /healthz\r\n" HOST END)},
    {"HTTP/1.10", STR_INIT("GET /healthz HTTP/1.10\r\n" HOST END)},
    {"HTTP/ 1.1", STR_INIT("GET /healthz HTTP/ 1.1\r\n" HOST END)},
    {"http/1.1", STR_INIT("GET /healthz http/1.1\r\n" HOST END)},
    {"HTTP/2.0", STR_INIT("GET /healthz HTTP/2.0\r\n" HOST END)},
    {"HTTP/1.2", STR_INIT("GET /healthz HTTP/1.2\r\n" HOST END)},
    {"HTTP/4294967297.1", STR_INIT("GET /healthz HTTP/4294967297.1\r\n" HOST END)},
    {"a TAB as separator", STR_INIT("GET\t/healthz HTTP/1.1\r\n" HOST END)},
    {"two blanks before the target", STR_INIT("GET  /healthz HTTP/1.1\r\n" HOST END)},
    {"two blanks behind the target", STR_INIT("GET /healthz  HTTP/1.1\r\n" HOST END)},
    {"a blank in the target", STR_INIT("GET /health z HTTP/1.1\r\n" HOST END)},
    {"a blank behind the version", STR_INIT("GET /healthz HTTP/1.1 \r\n" HOST END)},
    {"a method that is no word", STR_INIT("G(T /healthz HTTP/1.1\r\n" HOST END)},
    {"a fragment", STR_INIT("GET /healthz#top HTTP/1.1\r\n" HOST END)},
    {"a NUL in the target", STR_INIT("GET /healthz\0a HTTP/1.1\r\n" HOST END)},
    {"a NUL in the query", STR_INIT("GET /questions?q=a\0b HTTP/1.1\r\n" HOST END)},
    {"a control character in the target", STR_INIT("GET /healthz\001 HTTP/1.1\r\n" HOST END)},
    {"bytes above 127 in the target", STR_INIT("GET /search?q=\xC3\xA9 HTTP/1.1\r\n" HOST END)},
    {"half an escape", STR_INIT("GET /healthz?a=%2 HTTP/1.1\r\n" HOST END)},
    {"an escape that is none", STR_INIT("GET /healthz?a=%zz HTTP/1.1\r\n" HOST END)},
    {"an escaped NUL", STR_INIT("GET /healthz%00 HTTP/1.1\r\n" HOST END)},
    {"an escaped slash in the path", STR_INIT("GET /assets%2Fapp.css HTTP/1.1\r\n" HOST END)},
    {"a backslash in the path", STR_INIT("GET /assets\\app.css HTTP/1.1\r\n" HOST END)},
    {"an escaped backslash in the path", STR_INIT("GET /assets%5capp.css HTTP/1.1\r\n" HOST END)},
    {"a dot as a part", STR_INIT("GET /./healthz HTTP/1.1\r\n" HOST END)},
    {"two dots as a part", STR_INIT("GET /assets/../healthz HTTP/1.1\r\n" HOST END)},
    {"two escaped dots as a part", STR_INIT("GET /assets/%2E%2e HTTP/1.1\r\n" HOST END)},
    {"no slash at the beginning", STR_INIT("GET healthz HTTP/1.1\r\n" HOST END)},
    /* said twice */
    {"two Cookie lines", STR_INIT(LINE HOST "Cookie: session=a\r\nCookie: session=b\r\n" END)},
    {"two Content-Types", STR_INIT(POST FORM FORM "Content-Length: 3\r\n" END "a=b")},
    {"two Origins", STR_INIT(LINE HOST "Origin: http://a\r\nOrigin: http://b\r\n" END)},
    {"two If-Matches", STR_INIT(LINE HOST "If-Match: \"1\"\r\nIf-Match: \"2\"\r\n" END)},
    {"two Idempotency-Keys", STR_INIT(LINE HOST "Idempotency-Key: a\r\nIdempotency-Key: b\r\n" END)},
    {"two equal Idempotency-Keys", STR_INIT(LINE HOST "Idempotency-Key: a\r\nidempotency-key: a\r\n" END)},
    {"two sessions in a Cookie", STR_INIT(LINE HOST "Cookie: session=a; session=b\r\n" END)},
    {"two equal sessions in a Cookie", STR_INIT(LINE HOST "Cookie: session=a;theme=dark;session=a\r\n" END)},
    {"two guests in a Cookie", STR_INIT(LINE HOST "Cookie: guest=a; guest=b\r\n" END)},
    {"two devices in a Cookie", STR_INIT(LINE HOST "Cookie: device=a; device=b\r\n" END)},
    {"two guarded sessions in a Cookie",
     STR_INIT(LINE HOST "Cookie: __Host-session=a; __Host-session=b\r\n" END)},
    {"an unknown Expect", STR_INIT(LINE HOST "Expect: 200-ok\r\n" END)},
    {"an unknown Expect before a known one",
     STR_INIT(POST FORM "Content-Length: 3\r\nExpect: 200-ok\r\nExpect: 100-continue\r\n" END "a=b")},
    {"an Expect without a body", STR_INIT(LINE HOST "Expect: 100-continue\r\n" END)},
    {"an Expect of an empty body", STR_INIT(POST FORM "Content-Length: 0\r\nExpect: 100-continue\r\n" END)},
    {"an Expect without a body, and another request",
     STR_INIT(LINE HOST "Expect: 100-continue\r\n" END LINE HOST END)},
};

/* What looks odd and is fine. */
static const struct row taken[] = {
    {"a plain request", STR_INIT(LINE HOST END)},
    {"two requests in one go", STR_INIT(LINE HOST END LINE HOST END)},
    {"HTTP/1.0 without a Host", STR_INIT("GET /healthz HTTP/1.0\r\n" END)},
    {"many blanks before a value, and behind it", STR_INIT(LINE "Host:  \t localhost \t\r\n" END)},
    {"no blank before a value", STR_INIT(LINE "Host:localhost\r\n" END)},
    {"an empty value", STR_INIT(LINE HOST "X-One:\r\nX-Two: \r\n" END)},
    {"bytes above 127 in a value", STR_INIT(LINE HOST "X-One: caf\xC3\xA9\r\n" END)},
    {"a Host with a port", STR_INIT(LINE "Host: localhost:8080\r\n" END)},
    {"an IPv6 Host", STR_INIT(LINE "Host: [::1]:8080\r\n" END)},
    {"an IPv6 Host without a port", STR_INIT(LINE "Host: [2001:db8::7]\r\n" END)},
    {"a Host with the last port", STR_INIT(LINE "Host: a.example:65535\r\n" END)},
    {"a session and a guest in a Cookie", STR_INIT(LINE HOST "Cookie: session=a; guest=b; x=1; x=2\r\n" END)},
    {"a query of odd characters", STR_INIT("GET /healthz?a=[%5D]|{}\"'<>&b=%2F%2e%2e HTTP/1.1\r\n" HOST END)},
    {"dots in a part", STR_INIT("GET /healthz?../ HTTP/1.1\r\n" HOST END)},
    {"a body of length 0", STR_INIT(LINE HOST "Content-Length: 0\r\n" END)},
};

/* Paths that no page has, though one has the path without its last slash. */
static const struct row slashes[] = {
    {"a slash behind a page", STR_INIT("GET /healthz/ HTTP/1.1\r\n" HOST END)},
    {"two slashes behind a page", STR_INIT("GET /healthz// HTTP/1.1\r\n" HOST END)},
    {"a slash behind an endpoint", STR_INIT("GET /api/v1/questions/ HTTP/1.1\r\n" HOST END)},
    {"a slash behind a parameter", STR_INIT("GET /questions/1/ HTTP/1.1\r\n" HOST END)},
    {"two slashes before a page", STR_INIT("GET //healthz HTTP/1.1\r\n" HOST END)},
};

/* Each is understood as a request, and not as what it asks for. */
static const struct row not_understood[] = {
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
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct answer answer = served_ask(&served, refused[i].bytes, QUIET_MS);
        bool said_no = answer.status == 0 || (answer.status >= 400 && answer.status != 500);
        bool once = answer.replies <= 1 && says_one_head(&answer) != refused[i].doubled;
        if (!said_no || !answer.closed || !once)
            print_error("%s: status %d, %zu replies, %s\n", refused[i].what, answer.status, answer.replies,
                        answer.closed ? "closed" : "open");
        wrong += !said_no || !answer.closed || !once;
        answer_free(&answer);
    }
    assert_int_equal(wrong, 0);
}

/* All rows are answered with 200. */
static void assert_taken(const struct row *rows, size_t count, const char *otherwise)
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
    assert_taken(taken, COUNT_OF(taken), "");
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
    static const struct row pieces[] = {
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
