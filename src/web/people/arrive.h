#ifndef WEB_PEOPLE_ARRIVE_H
#define WEB_PEOPLE_ARRIVE_H
/* Coming in: what pages share that end with somebody signed in. */
#include "service/people/account.h"
#include "web/kit/form_view.h"

/* The sign-in form in place of the page that was asked for; what was posted waits in it. */
void sign_in_instead(struct call *call, int status);

/* Why somebody was not let in, and from which network, for the log. */
void note_refusal(struct call *call, const char *reason);

#endif
