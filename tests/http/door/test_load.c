/* Many connections at once, and a server that is told to end while they ask. */
#include "base/check.h"
#include "base/time.h"
#include "support/door/served.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define PAGE  "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
#define WRITE "POST /api/v1/webhooks/nobody HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"

enum { PATIENCE_SECONDS = 30, PROMPT_MS = 10000, CONNECTIONS_MAX = 384 };

static struct fixture_database databases[FIXTURE_ENGINES_MAX];
static size_t database_count;

/* ---- many connections ---- */

/* Whether each connection has got a reply before `until`; takes what has come. */
static size_t count_answered(const int *fds, size_t count, int64_t until)
{
    char bytes[4096];
    size_t answered = 0;
    for (size_t i = 0; i < count; i++) {
        struct pollfd waits = {.fd = fds[i], .events = POLLIN};
        int64_t left = until - steady_ms();
        bool came = poll(&waits, 1, left > 0 ? (int)left : 0) == 1;
        answered += came && read(fds[i], bytes, sizeof bytes) > 12;
    }
    return answered;
}

static void ask_all(const int *fds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_true(served_send(fds[i], STR(PAGE)));
}

/* The server sleeps while the requests come, so that all of them wait for it at the same time. */
static void assert_all_answered(const struct served *served, size_t count)
{
    int fds[CONNECTIONS_MAX];
    for (size_t i = 0; i < count; i++)
        fds[i] = served_connect(served);
    ask_all(fds, count);
    assert_int_equal(count_answered(fds, count, steady_ms() + PROMPT_MS), count);
    for (int turn = 0; turn < 3; turn++) {
        kill(served->pid, SIGSTOP);
        ask_all(fds, count);
        kill(served->pid, SIGCONT);
        assert_int_equal(count_answered(fds, count, steady_ms() + PROMPT_MS), count);
    }
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
}

static void as_many_requests_at_once_as_fill_a_batch_are_answered_promptly(void **state)
{
    static const size_t counts[] = {127, 128, 256, 384};
    (void)state;
    for (int threads = 1; threads <= 2; threads++) {
        struct served served;
        served_start_threads(&served, databases[0].url, PATIENCE_SECONDS, threads);
        for (size_t i = 0; i < COUNT_OF(counts); i++)
            assert_all_answered(&served, counts[i]);
        served_stop(&served);
    }
}

enum { SILENT = 1000 };

static void whoever_says_nothing_makes_room_when_the_house_is_full(void **state)
{
    static int silent[SILENT];
    struct served served;
    (void)state;
    served_start_with(&served, databases[0].url,
                      (const char *const[]){"--threads", "1", "--connections", "1024",
                                            "--address-connections", "0", "--network-connections", "0",
                                            NULL});
    for (size_t i = 0; i < SILENT; i++)
        silent[i] = served_connect(&served);
    assert_int_equal(served_status(&served, STR(PAGE), PROMPT_MS), 200);
    struct pollfd first = {.fd = silent[0], .events = POLLIN},
                  last = {.fd = silent[SILENT - 1], .events = POLLIN};
    assert_int_equal(poll(&first, 1, PROMPT_MS), 1); /* ended: it was silent for longest */
    assert_int_equal(poll(&last, 1, 0), 0);
    for (size_t i = 0; i < SILENT; i++)
        close(silent[i]);
    served_stop(&served);
}

/* ---- shares ---- */

enum { SHARE = 100, NEIGHBOURS = 150, GREEDY = 300 };

static const char *const shares[] = {
    "--threads", "1", "--address-connections", "100", "--network-connections", "150", NULL};

static void connect_all(const struct served *served, uint32_t from, int *fds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fds[i] = served_connect_from(served, from);
}

/* After everything that was to be closed is closed. */
static size_t count_open(const int *fds, size_t count)
{
    size_t open = 0;
    for (size_t i = 0; i < count; i++) {
        struct pollfd waits = {.fd = fds[i], .events = POLLIN};
        open += poll(&waits, 1, 0) == 0;
    }
    return open;
}

static void close_all(const int *fds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
}

static void one_address_has_its_share_of_connections_and_others_theirs(void **state)
{
    static int greedy[GREEDY];
    struct served served;
    (void)state;
    served_start_with(&served, databases[0].url, shares);
    int other = served_connect_from(&served, INADDR_LOOPBACK + 1);
    connect_all(&served, INADDR_LOOPBACK, greedy, GREEDY);
    assert_int_equal(served_status(&served, STR(PAGE), PROMPT_MS), 200); /* its own newest is answered, too */
    assert_in_range(count_open(greedy, GREEDY), 1, SHARE);
    assert_int_equal(count_open(&greedy[GREEDY - SHARE / 2], SHARE / 2), SHARE / 2);
    assert_int_equal(count_open(&other, 1), 1);
    close_all(greedy, GREEDY);
    close(other);
    served_stop(&served);
}

static void one_network_has_its_share_of_connections(void **state)
{
    enum { HOSTS = 5, EACH = 60 };
    static int fds[HOSTS][EACH];
    struct served served;
    (void)state;
    served_start_with(&served, databases[0].url, shares);
    int far = served_connect_from(&served, INADDR_LOOPBACK + 256 * 7);
    for (uint32_t i = 0; i < HOSTS; i++)
        connect_all(&served, INADDR_LOOPBACK + i, fds[i], EACH);
    assert_int_equal(served_status(&served, STR(PAGE), PROMPT_MS), 200);
    assert_in_range(count_open(fds[0], (size_t)HOSTS * EACH), 1, NEIGHBOURS);
    assert_int_equal(count_open(&far, 1), 1);
    close_all(fds[0], (size_t)HOSTS * EACH);
    close(far);
    served_stop(&served);
}

/* Who announces photos and sends nothing keeps nobody else from sending theirs. */
static void slow_files_of_one_address_leave_places_for_others(void **state)
{
    enum { SLOW = 20, LARGE_BODIES = 4 };
    static const char head[] =
        "POST /ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        "Content-Length: 2000000\r\n\r\n--x";
    int fds[SLOW];
    struct served served;
    (void)state;
    served_start_with(&served, databases[0].url, shares);
    connect_all(&served, INADDR_LOOPBACK, fds, SLOW);
    for (size_t i = 0; i < SLOW; i++)
        assert_true(served_send(fds[i], str_from(head)));
    assert_int_equal(served_status(&served, STR(PAGE), PROMPT_MS), 200);
    assert_int_equal(count_open(fds, SLOW), LARGE_BODIES); /* the others were answered */
    int other = served_connect_from(&served, INADDR_LOOPBACK + 256 * 7);
    assert_true(served_send(other, str_from(head)));
    assert_int_equal(served_status(&served, STR(PAGE), PROMPT_MS), 200);
    assert_int_equal(count_open(&other, 1), 1); /* it is waited for */
    close_all(fds, SLOW);
    close(other);
    served_stop(&served);
}

static void a_trusted_proxy_may_have_as_many_as_there_are(void **state)
{
    static int fds[GREEDY];
    static const char *const trusting[] = {
        "--trusted-proxy", "127.0.0.1", "--address-connections", "10", "--network-connections", "10", NULL};
    struct served served;
    (void)state;
    served_start_with(&served, databases[0].url, trusting);
    connect_all(&served, INADDR_LOOPBACK, fds, GREEDY);
    assert_int_equal(served_status(&served, STR(PAGE), PROMPT_MS), 200);
    assert_int_equal(count_open(fds, GREEDY), GREEDY);
    close_all(fds, GREEDY);
    served_stop(&served);
}

/* ---- the end ---- */

enum { CLIENTS = 16, ENDS = 12 };

struct client {
    const struct served *served;
    pthread_t thread;
    bool writes;
    size_t whole, broken;
};

/* Reads one reply whose length is said; 1: whole, 0: the connection ended before it began, -1: in its midst. */
static int read_reply(int fd)
{
    char bytes[64 * 1024];
    size_t len = 0;
    for (;;) {
        struct str got = {bytes, len}, head = str_slice(got, 0, str_find(got, STR("\r\n\r\n")));
        size_t at = str_find(head, STR("Content-Length: ")) + strlen("Content-Length: ");
        struct str rest = str_slice(head, at, head.len);
        int64_t length;
        if (head.len < len && str_to_int(str_trim(str_cut(&rest, '\n')), &length) &&
            len >= head.len + 4 + (size_t)length)
            return 1;
        ssize_t more = read(fd, bytes + len, sizeof bytes - len);
        if (more <= 0)
            return len ? -1 : 0;
        len += (size_t)more;
    }
}

static void *ask_until_it_ends(void *arg)
{
    struct client *client = arg;
    int fd = served_connect(client->served), got = 1;
    while (got == 1 && served_send(fd, client->writes ? STR(WRITE) : STR(PAGE))) {
        got = read_reply(fd);
        client->whole += got == 1;
        client->broken += got < 0;
    }
    close(fd);
    return NULL;
}

/* Ends it after so many milliseconds of load; answers how many replies were whole. */
static size_t end_under_load(struct str database, int after_ms)
{
    struct served served;
    struct client clients[CLIENTS];
    size_t whole = 0;
    served_start(&served, database, PATIENCE_SECONDS);
    for (size_t i = 0; i < CLIENTS; i++) {
        clients[i] = (struct client){.served = &served, .writes = i % 4 != 0};
        assert_int_equal(pthread_create(&clients[i].thread, NULL, ask_until_it_ends, &clients[i]), 0);
    }
    usleep((useconds_t)after_ms * 1000);
    served_stop(&served);
    for (size_t i = 0; i < CLIENTS; i++) {
        pthread_join(clients[i].thread, NULL);
        assert_int_equal(clients[i].broken, 0);
        whole += clients[i].whole;
    }
    return whole;
}

static void a_server_told_to_end_under_load_ends_well_and_breaks_no_reply(void **state)
{
    (void)state;
    for (size_t i = 0; i < database_count; i++) {
        size_t whole = 0;
        for (int turn = 0; turn < ENDS; turn++)
            whole += end_under_load(databases[i].url, 60 + turn * 7);
        assert_true(whole > (size_t)CLIENTS * ENDS);
    }
}

/* Neither who has said nothing yet nor who has been answered is waited for. */
static void a_server_told_to_end_does_not_wait_for_who_is_silent(void **state)
{
    struct served served;
    int64_t begin = steady_ms();
    (void)state;
    served_start(&served, databases[0].url, PATIENCE_SECONDS);
    int silent = served_connect(&served), kept = served_connect(&served);
    assert_true(served_send(kept, STR(PAGE)));
    assert_int_equal(read_reply(kept), 1);
    served_stop(&served);
    assert_true(steady_ms() - begin < PROMPT_MS);
    close(silent);
    close(kept);
}

static int setup(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    database_count = fixture_databases(databases);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_requests_at_once_as_fill_a_batch_are_answered_promptly),
        cmocka_unit_test(whoever_says_nothing_makes_room_when_the_house_is_full),
        cmocka_unit_test(one_address_has_its_share_of_connections_and_others_theirs),
        cmocka_unit_test(one_network_has_its_share_of_connections),
        cmocka_unit_test(slow_files_of_one_address_leave_places_for_others),
        cmocka_unit_test(a_trusted_proxy_may_have_as_many_as_there_are),
        cmocka_unit_test(a_server_told_to_end_under_load_ends_well_and_breaks_no_reply),
        cmocka_unit_test(a_server_told_to_end_does_not_wait_for_who_is_silent),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
