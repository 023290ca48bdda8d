#ifndef HTTP_SITE_SEEN_H
#define HTTP_SITE_SEEN_H
/*
 * Who has opened the page of a question has read what was told of it. The page is a read; this goes to the writers
 * beside it, and only when there is something unread.
 */
#include "http/site/app.h"

void app_note_seen(struct app *app, int64_t person_id, int64_t question_id);

#endif
