#ifndef SUPPORT_ORDER_NOTEBOOK_H
#define SUPPORT_ORDER_NOTEBOOK_H
/* Somebody who notes orders that were made elsewhere, and somebody else, for tests through the doors. */
#include "support/door/http_fixture.h"

struct notebook {
    struct http_site site;
    struct browser buyer, other; /* ann, bob */
};

void notebook_open(struct notebook *notebook, struct str database);
void notebook_close(struct notebook *notebook);

/* "2026-11-23", so many days from today; in the browser's arena. */
struct str notebook_day(struct browser *browser, int64_t days);
/*
 * Notes the order of the first question, made 55 days ago and protected for two days and some hours more; `seller` and the parcel's
 * number as a form has them. Answers its address.
 */
struct str notebook_note(struct browser *browser, const char *number, const char *seller);

#endif
