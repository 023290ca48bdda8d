/* The log, as systemd's journal gets it: over its own socket, with each value as a field. */
#include "base/log.h"
#include "base/str.h"
#include "support/kit/suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { ENTRY_MAX = 8192 };

/* A journal of our own; the path is in the address. */
static int journal_open(struct sockaddr_un *address)
{
    char folder[] = "/tmp/journal.XXXXXX";
    assert_non_null(mkdtemp(folder));
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    snprintf(address->sun_path, sizeof address->sun_path, "%s/socket", folder);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)(const void *)address, sizeof *address), 0);
    return fd;
}

static void journal_close(int fd, struct sockaddr_un *address)
{
    close(fd);
    unlink(address->sun_path);
    *strrchr(address->sun_path, '/') = 0;
    rmdir(address->sun_path);
}

static const char *entry_of(int fd, char entry[ENTRY_MAX])
{
    ssize_t len = recv(fd, entry, ENTRY_MAX - 1, MSG_DONTWAIT);
    entry[len < 0 ? 0 : len] = 0;
    return entry;
}

static void each_value_of_a_line_is_a_field_of_the_journal(void **state)
{
    struct sockaddr_un address;
    char entry[ENTRY_MAX];
    (void)state;
    int fd = journal_open(&address);
    log_shape(&(struct log_shape){.journal = true, .socket = address.sun_path});
    log_warning("sign-in", "refused=1 reason=%s", "a pass\nword = wrong");
    assert_string_equal(entry_of(fd, entry),
                        "SYSLOG_IDENTIFIER=recourse\nPRIORITY=4\n"
                        "MESSAGE=level=warning what=sign-in refused=1 reason=a pass?word = wrong\n"
                        "RECOURSE_WHAT=sign-in\nRECOURSE_REFUSED=1\n"
                        "RECOURSE_REASON=a pass?word = wrong\n");
    log_line("request",
             "method=GET route=/ status=200 ms=3 id=0af7651916cd43dd8448eb211c80319c step=b7ad6b7169203331");
    assert_non_null(
        strstr(entry_of(fd, entry), "\nRECOURSE_ID=0af7651916cd43dd8448eb211c80319c\nRECOURSE_STEP=b7ad"));
    log_shape(&(struct log_shape){.journal = true, .json = true, .socket = address.sun_path});
    log_line("request", "as=json");
    assert_string_equal(entry_of(fd, entry), ""); /* who asks for JSON reads lines */
    journal_close(fd, &address);
}

static void a_journal_that_is_away_loses_no_line(void **state)
{
    struct sockaddr_un address;
    char entry[ENTRY_MAX];
    int ends[2], saved = dup(STDERR_FILENO);
    (void)state;
    int fd = journal_open(&address);
    log_shape(&(struct log_shape){.journal = true, .socket = address.sun_path});
    journal_close(fd, &address);
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    log_line("start", "version=1");
    dup2(saved, STDERR_FILENO);
    ssize_t len = read(ends[0], entry, sizeof entry - 1);
    entry[len < 0 ? 0 : len] = 0;
    assert_string_equal(entry, "<6>level=info what=start version=1\n");
    close(ends[0]);
    close(ends[1]);
    close(saved);
    log_shape(&(struct log_shape){0});
}

/* Whoever sends a trace that looks like a number writes no line that readers of JSON drop. */
static void what_names_something_is_a_text_however_it_looks(void **state)
{
    char entry[ENTRY_MAX];
    int ends[2], saved = dup(STDERR_FILENO);
    (void)state;
    log_shape(&(struct log_shape){.json = true});
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    log_line("request", "status=200 ms=-3 size=007 most=9007199254740993 id=00000000000000000000000000000007 "
                        "step=0000000000000012");
    dup2(saved, STDERR_FILENO);
    ssize_t len = read(ends[0], entry, sizeof entry - 1);
    entry[len < 0 ? 0 : len] = 0;
    assert_non_null(strstr(entry,
                           "\"status\":200,\"ms\":-3,\"size\":\"007\",\"most\":\"9007199254740993\","
                           "\"id\":\"00000000000000000000000000000007\",\"step\":\"0000000000000012\"}"));
    close(ends[0]);
    close(ends[1]);
    close(saved);
    log_shape(&(struct log_shape){0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_value_of_a_line_is_a_field_of_the_journal),
        cmocka_unit_test(a_journal_that_is_away_loses_no_line),
        cmocka_unit_test(what_names_something_is_a_text_however_it_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
