#ifndef HTTP_DOOR_WRITER_H
#define HTTP_DOOR_WRITER_H
/* What every request that takes a post has: who writes, and the guest's cookie. */
#include "http/door/router.h"
#include "service/desk/question.h"

/* The writer as the request shows them. A guest without a cookie gets a token: writing_keep sends it. */
struct writing {
    struct writer writer;
    struct str guest_token; /* new; empty: the writer is known */
};
struct writing writing_of(struct call *call);
/* Sends the cookie of a new guest. After the post is accepted. */
void writing_keep(struct call *call, const struct writing *writing);

/* The network of the caller, as limits and blocks know it. */
struct str network_of(struct call *call);

#endif
