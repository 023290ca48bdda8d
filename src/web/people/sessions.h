#ifndef WEB_PEOPLE_SESSIONS_H
#define WEB_PEOPLE_SESSIONS_H
/* The viewer's sessions as the account shows them. */
#include "service/people/account.h"
#include "web/people/view.h"

/* The guest whose posts come along with whoever signs in; 0: none. */
int64_t claimed_guest(const struct call *call);
/* The browser keeps the session that has just begun; the one that it had, whoever's, has ended. */
enum err keep_session(struct call *call, const struct signed_in *signed_in) MUST_USE;
/* The session goes on behind a new token, which the browser keeps: after each change of what one signs in with. */
enum err renew_session(struct call *call) MUST_USE;
/* The session has ended here: its cookie goes, and what this browser keeps of its pages (Clear-Site-Data). */
void leave_browser(struct call *call);
enum err sessions_of(struct call *call, struct session_views *views) MUST_USE;

#endif
