#ifndef HTTP_REACH_FAR_COPIES_H
#define HTTP_REACH_FAR_COPIES_H
/*
 * The thread that brings copies of the whole database from their shelf into a bucket. A copy is no row of the outbox: it is
 * what the outbox itself would be restored from, and what is there says what is still to be sent.
 */
#include "http/reach/bucket.h"
#include "http/site/app.h"
#include "service/bulk/backup.h"

struct far_copies;

/* Shelf and settings outlive it. */
struct far_copies *far_copies_start(struct app *app, const struct backup_shelf *shelf,
                                    const struct bucket_settings *settings);
/* What is on its way is cut off, and sent the next time. */
void far_copies_stop(struct far_copies *copies);

/* The newest copy of the bucket into a new file; its name with it. ERR_INPUT when there is none. */
enum err far_copies_fetch(const struct bucket_settings *settings, struct arena *arena, struct str path,
                          struct str *name, struct failure *failure) MUST_USE;

#endif
