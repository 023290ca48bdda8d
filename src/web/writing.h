#ifndef WEB_WRITING_H
#define WEB_WRITING_H
/* What every page that takes a post has: who writes, and the guest's cookie. */
#include "service/change.h"
#include "web/show.h"

/* The writer as the request shows them. A guest without a cookie gets a token: writer_keep sends it. */
struct writing {
    struct writer writer;
    struct str guest_token; /* new; empty: the writer is known */
};
struct writing writing_of(struct call *call);
/* Sends the cookie of a new guest. After the post is accepted. */
void writing_keep(struct call *call, const struct writing *writing);

/* The post named by "/posts/{kind}/{id}/..."; ERR_NOT_FOUND when the path names none. */
enum err post_of(struct call *call, struct post_ref *ref) MUST_USE;
/* The network of the caller, as limits and blocks know it. */
struct str network_of(struct call *call);
/* "/questions/12/my-title?said=answered#answer-7" */
void redirect_to_post(struct call *call, const struct place *place, const char *said);

#endif
