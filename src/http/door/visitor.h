#ifndef HTTP_DOOR_VISITOR_H
#define HTTP_DOOR_VISITOR_H
/* Who is calling: cookies to viewer, and the codes that forms carry. */
#include "http/door/router.h"

enum { GUEST_DAYS = 365 };

/* What a browser keeps in the cookie of that name that call_cookie() set: colours, language. */
struct str visitor_choice(const struct request *request, struct str name);
/*
 * The language that the visitor chose in this browser, else the first that the browser asks for and we speak, else the
 * site's. What an account says goes before it: visitor_load() sees to that.
 */
const struct language *visitor_language(const struct call *call);
/* Looks the session or guest cookie up and fills call->viewer, handle, zone, language, the hashes and the form code. */
enum err visitor_load(struct call *call) MUST_USE;
/* What the request shows of whoever sent it, the token of a program or of a session; empty: nothing that proves it. */
struct str visitor_shown(const struct call *call);
/* True when the request carries neither cookie: everybody like this sees the same pages. */
bool visitor_is_anonymous(const struct request *request);
/*
 * True when a page of this site sent the form for certain: the browser says so, or the form carries the code of
 * this browser's own session, though that has ended, or of its guest. The anonymous code proves nothing here:
 * everybody can read it.
 */
bool visitor_sent_from_here(const struct call *call);
/* True when the form's code is the viewer's, or yesterday's of anonymous visitors. */
bool visitor_csrf_fits(const struct call *call, struct str code);
/* The code that the forms of a browser will carry once it has the session with this hash. */
struct str visitor_code(const struct call *call, struct str session_hash);
/* True when the browser has a session cookie that is nobody's: it has expired, or was ended elsewhere. */
bool visitor_session_ended(const struct call *call);
/* The mark of a browser from which somebody has signed in before, or empty. */
struct str visitor_device(const struct request *request);
/* The token of the guest that the browser is, for the private link; empty when it is none. */
struct str visitor_guest_token(const struct call *call);
/* The key under which a network is limited and blocked: an IPv4 address, or the first 64 bits of an IPv6 one.
 */
struct str visitor_network(struct arena *arena, struct str address);
/* The wider neighbourhood of it: 24 bits of an IPv4 address, 48 of an IPv6 one. */
struct str visitor_neighbourhood(struct arena *arena, struct str address);
/* The day on which anonymous form codes change: days since 1970. */
int64_t visitor_day(struct instant now);

#endif
