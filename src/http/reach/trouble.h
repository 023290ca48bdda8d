#ifndef HTTP_REACH_TROUBLE_H
#define HTTP_REACH_TROUBLE_H
/* What libcurl says when a call or a mail could not leave. */
#include "service/reach/cause.h"

#include <curl/curl.h>

/* Which of the causes it is, with the library's own words, `error` where it has some; false: none, and nothing is kept. */
bool trouble_keep(char said[OUTBOX_SAID], CURLcode code, const char *error);

#endif
