#ifndef SUPPORT_REACH_PUSHED_H
#define SUPPORT_REACH_PUSHED_H
/* A push service on this machine (push_service.py), a site that sends to it, and browsers that read what comes. */
#include "http/reach/deliverer.h"
#include "support/door/http_fixture.h"
#include "support/kit/child.h"

#include <openssl/evp.h>

/* What a browser keeps of its subscription. */
struct receiver {
    EVP_PKEY *key;
    unsigned char point[65], auth[16];
    char path[16]; /* "/one" */
};

struct pushed {
    struct visit visit;
    struct child child;
    int64_t port;
    struct arena arena;
    struct outside outside;
    struct deliverer *deliverer;
};
/* inside: addresses of this machine may be called. The first browser is nobody's yet. */
struct browser *pushed_begin(struct pushed *pushed, const struct fixture_database *database, bool inside);
void pushed_end(struct pushed *pushed);
/* What happens to the next messages, a status a line. */
void pushed_fault(struct pushed *pushed, const char *lines);

void receiver_begin(struct receiver *receiver, const char *path);
void receiver_end(struct receiver *receiver);
/* "address=...&key=...&auth=..." */
const char *receiver_form(struct pushed *pushed, const struct receiver *receiver);

/* The n-th message, from 1, as the service got it: waits for it, and fails when none comes. */
struct str pushed_message(struct pushed *pushed, int n);
int pushed_count(struct pushed *pushed);
/* "Topic" of such a message */
struct str pushed_header(struct str message, const char *name);
/* What the browser reads of it (RFC 8291, section 3.4); empty when it is not for this one. */
struct str receiver_reads(struct pushed *pushed, const struct receiver *receiver, struct str message);

#endif
