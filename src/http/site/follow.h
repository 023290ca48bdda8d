#ifndef HTTP_SITE_FOLLOW_H
#define HTTP_SITE_FOLLOW_H
/*
 * What other servers and commands change of the site's settings and categories reaches this server: at once where the
 * database tells of it (store/engine/listen.h), and each look_ms it looks by itself whether the version in the database is still that of
 * its own site, and loads the site anew when it is not.
 */
#include "http/site/app.h"

struct follow;
enum { FOLLOW_LOOK_MS = 500 };

/* The application, and the text of its database's url, outlive it. */
struct follow *follow_start(struct app *app, struct str url, int64_t look_ms);
void follow_stop(struct follow *follow);

#endif
