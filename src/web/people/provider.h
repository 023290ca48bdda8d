#ifndef WEB_PEOPLE_PROVIDER_H
#define WEB_PEOPLE_PROVIDER_H
/* Signing in with an OpenID Connect provider: the button, the way there, the way back, and the link in the account. */
#include "web/kit/form_view.h"

/* The button above a form of signing in or up, when there is a provider. */
void provider_offer(struct call *call, struct credentials_page *page, struct str back);
/* Signed out here: the way to be signed out there, too. */
void provider_offer_end(struct call *call, struct credentials_page *page);
/* What the account calls it; empty when there is none. */
struct str provider_name(const struct call *call);

struct provider_page {
    struct layout layout;
    struct problem_view problem;
    struct str name;
    bool linked, without_password;
    struct url go; /* the password was typed: the way there; empty: not yet */
    struct input_view password;
};

#endif
