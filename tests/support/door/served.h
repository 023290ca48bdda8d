#ifndef SUPPORT_DOOR_SERVED_H
#define SUPPORT_DOOR_SERVED_H
/* The real binary on a free port, and what its sockets say to bytes that we choose. */
#include "support/kit/store_fixture.h"

#include <sys/types.h>

struct served {
    pid_t pid;
    unsigned port;
};

/*
 * Starts RECOURSE_BINARY (by ./test and meson set) on a migrated database; `patience` is its setting. Ends the
 * test when it does not start.
 */
void served_start(struct served *served, struct str database, int patience);
/* The same with these options of the program, NULL at the end. */
void served_start_with(struct served *served, struct str database, const char *const *options);
/* The same with so many threads that serve. One address may have all connections. */
void served_start_threads(struct served *served, struct str database, int patience, int threads);
/* Asks it to end and waits; fails when it did not end well, which a sanitizer's finding is as well. */
void served_stop(struct served *served);

enum { ANSWER_BYTES_MAX = 1024 * 1024, HEAD_WAIT_MS = 10000 };

/* What came back on one connection. */
struct answer {
    int status;     /* of the first reply; 0: none came */
    size_t replies; /* how many */
    bool closed;    /* by the server */
    char *bytes;    /* all that came, null-terminated */
    size_t len;
};

/* A connection of our own. */
int served_connect(const struct served *served);
/* From another address of this machine: 127.0.0.2 is INADDR_LOOPBACK + 1. */
int served_connect_from(const struct served *served, uint32_t from);
/* Sends all of it; false when the other side has gone. */
bool served_send(int fd, struct str bytes);
/* Reads until the server closes, or nothing has come for quiet_ms; free with answer_free. */
struct answer served_read(int fd, int quiet_ms);
/* All three, and the end of the connection. */
struct answer served_ask(const struct served *served, struct str bytes, int quiet_ms);
/* The status of the first reply, without waiting for more; 0 when none comes within wait_ms. */
int served_status(const struct served *served, struct str bytes, int wait_ms);
void answer_free(struct answer *answer);
/* The value of a header of the first reply, or empty. */
struct str answer_header(const struct answer *answer, struct str name);
/* What follows the head of the first reply. */
struct str answer_body(const struct answer *answer);

/* The metrics have this line, now or within some seconds, and then do not say `without` (which may be NULL). */
void assert_metric(struct served *served, const char *line, const char *without);

#endif
