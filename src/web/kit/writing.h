#ifndef WEB_KIT_WRITING_H
#define WEB_KIT_WRITING_H
/* What every page that takes a post has: which post, and the way back to it. */
#include "http/door/writer.h"
#include "service/desk/change.h"
#include "web/kit/show.h"

/* The post named by "/posts/{kind}/{id}/..."; ERR_NOT_FOUND when the path names none. */
enum err post_of(struct call *call, struct post_ref *ref) MUST_USE;
/* "/questions/12/my-title?said=answered#answer-7" */
void redirect_to_post(struct call *call, const struct post_spot *spot, const char *said);

#endif
