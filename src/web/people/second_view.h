#ifndef WEB_PEOPLE_SECOND_VIEW_H
#define WEB_PEOPLE_SECOND_VIEW_H
/* The second step of signing in, in the account: off, waiting for its first code, or on. */
#include "service/people/second.h"
#include "web/kit/form_view.h"

struct second_page {
    struct layout layout;
    struct problem_view problem;
    bool on;
    bool without; /* the account has no password: whoever signs it in may ask for more than that */
    int64_t codes_left;
    struct recovery_codes codes; /* made just now, and shown this once */
    struct input_view password;
    /* What an app takes the secret from, while the first code is waited for. */
    struct str secret; /* empty: nothing is waited for */
    struct url link;
    int qr_size; /* 0: there is no picture */
    struct str qr_path;
    struct input_view code;
};

/* What the forms with a code, and those with the password, send. */
enum { CODE_INPUTS = 1, SECOND_INPUTS = 2 };
extern const struct input code_inputs[CODE_INPUTS], second_inputs[SECOND_INPUTS];

#endif
