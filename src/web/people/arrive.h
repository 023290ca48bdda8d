#ifndef WEB_PEOPLE_ARRIVE_H
#define WEB_PEOPLE_ARRIVE_H
/* Coming in: what pages share that end with somebody signed in. */
#include "service/people/account.h"
#include "web/kit/form_view.h"

/* What its forms send. */
enum { SIGN_IN_INPUTS = 2, SIGN_UP_INPUTS = 3 };
extern const struct input sign_in_inputs[SIGN_IN_INPUTS], sign_up_inputs[SIGN_UP_INPUTS];

/* The sign-in form in place of the page that was asked for; what was posted waits in it. */
void sign_in_instead(struct call *call, int status);

/* Signed in: on to the page, or to the form that waited, or first to the page that asks for a code. */
enum err arrived(struct call *call, const struct signed_in *signed_in) MUST_USE;

/* What pages of this kind are made of: a hidden field, where to go afterwards with the form that waits, the page itself. */
void credentials_hide(struct credentials_page *page, struct str name, struct str value);
void credentials_carry(struct call *call, struct credentials_page *page);
enum err credentials_show(struct call *call, struct credentials_page *page, int status) MUST_USE;

/* What a link of a mail or of an operator carries: in the address, and in the form that its page sends. */
struct str key_of(const struct call *call);

/* Why somebody was not let in, and from which network, for the log. */
void note_refusal(struct call *call, const char *reason);

#endif
