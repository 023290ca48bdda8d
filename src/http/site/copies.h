#ifndef HTTP_SITE_COPIES_H
#define HTTP_SITE_COPIES_H
/* The thread that puts copies of the whole database on a shelf when it is time. */
#include "http/site/app.h"
#include "service/bulk/backup.h"

struct copies;

/* The shelf's folder outlives it. */
struct copies *copies_start(struct app *app, const struct backup_shelf *shelf);
/* A copy that is being made is finished first. */
void copies_stop(struct copies *copies);

#endif
