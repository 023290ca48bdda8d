#ifndef SUPPORT_REACH_MAILED_H
#define SUPPORT_REACH_MAILED_H
/* A site that sends its mail to a post office, and people with addresses. */
#include "http/reach/deliverer.h"
#include "support/door/http_fixture.h"
#include "support/reach/post_office.h"

struct mailed {
    struct visit visit;
    struct post_office office;
    struct outside outside;
    struct deliverer *deliverer;
};

struct browser *mailed_begin(struct mailed *mailed, const struct fixture_database *database);
void mailed_end(struct mailed *mailed);

/* Neither delivered, nor on its way: so many mails, and no more. */
void assert_mails(struct mailed *mailed, struct browser *browser, int count);
/* Whether every notice was looked at, and none waits to be mailed. */
bool mailed_is_quiet(struct mailed *mailed);
bool mail_has(struct str mail, const char *text);

/* Asks for that address, and answers the link of the mail (of that number) that comes to it. */
const char *mailed_ask(struct mailed *mailed, struct browser *browser, const char *email, int mail);
void mailed_confirm(struct browser *browser, const char *link);

#endif
