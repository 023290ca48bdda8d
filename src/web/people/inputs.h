#ifndef WEB_PEOPLE_INPUTS_H
#define WEB_PEOPLE_INPUTS_H
/* What the forms of one's own account send, for the rows of web/door/routes.c. */
#include "http/door/route.h"

enum {
    NEW_PASSWORD_INPUTS = 1,
    EMAIL_INPUTS = 1,
    PROFILE_INPUTS = 4,
    PASSWORD_INPUTS = 3,
    SESSION_INPUTS = 1,
    LEAVE_INPUTS = 2,
};
extern const struct input new_password_inputs[NEW_PASSWORD_INPUTS];
extern const struct input email_inputs[EMAIL_INPUTS];
extern const struct input profile_inputs[PROFILE_INPUTS];
extern const struct input password_inputs[PASSWORD_INPUTS];
extern const struct input session_inputs[SESSION_INPUTS];
extern const struct input leave_inputs[LEAVE_INPUTS];

#endif
