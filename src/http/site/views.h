#ifndef HTTP_SITE_VIEWS_H
#define HTTP_SITE_VIEWS_H
/*
 * Views of questions, counted once a visitor and day, in memory: the counts are written together, a little
 * later, because a page that is only read should cost no write. Who visited is known as fingerprints that fade
 * with the process. Safe for threads. A stop without app_close loses at most the last VIEWS_WAIT_MS.
 */
#include "http/wire/message.h"
#include "service/desk/question.h"

enum { VIEWS_WAIT_MS = 15 * 1000 };

struct views;

struct views *views_new(void);
void views_free(struct views *views);
/* A visitor on this network sees the question. True when it is time to write: call views_take. */
bool views_note(struct views *views, int64_t question_id, struct str network, struct instant now);
/* Takes what has gathered; answers how many. */
size_t views_take(struct views *views, struct question_views taken[QUESTION_VIEWS_MAX], struct instant now);
/* False for programs that say so themselves: search engines and the like. */
bool views_is_person(const struct request *request);

#endif
