#ifndef WEB_PEOPLE_PASSKEY_VIEW_H
#define WEB_PEOPLE_PASSKEY_VIEW_H
/* Passkeys: the list in the account, and the pages on which a device makes or shows one. */
#include "service/people/passkey.h"
#include "web/kit/form_view.h"

struct passkey_view {
    struct str name, made, used;
    bool shut;          /* it counted backwards */
    struct str turn;    /* "remove-12" */
    struct str removes; /* what its button does, to hear */
};

struct passkeys_page {
    struct layout layout;
    struct problem_view problem;
    struct passkey_view *at;
    size_t count;
    bool asks_password;
    bool asks_sign_in; /* the account has no password, and the session is not fresh */
    struct input_view password;
};

/* What the forms send: in the account, for a new one, with a name at the door, with one that is shown. */
enum { PASSKEY_TURN_INPUTS = 2, PASSKEY_NEW_INPUTS = 3, PASSKEY_ASK_INPUTS = 1, PASSKEY_SHOW_INPUTS = 6 };
extern const struct input passkey_turn_inputs[PASSKEY_TURN_INPUTS], passkey_new_inputs[PASSKEY_NEW_INPUTS],
    passkey_ask_inputs[PASSKEY_ASK_INPUTS], passkey_show_inputs[PASSKEY_SHOW_INPUTS];

/* The sentence and the status for what does not fit; `noted` is for the log. */
struct passkey_words {
    const char *noted;
    int status;
    const char *sentence;
};
const struct passkey_words *passkey_words_of(enum passkey_wrong wrong);

/* The site that the keys belong to. */
struct passkey_place passkey_site(struct call *call);
/* The form of a page becomes one that a device fills in; `options` is the script's, JSON. */
void passkey_ceremony(struct call *call, struct credentials_page *page, struct str options,
                      const struct input *fields, size_t count);

#endif
