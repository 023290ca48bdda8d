#include "web/people/inputs.h"

#include "base/words.h"
#include "service/people/account.h"
#include "text/people/handle.h"
#include "text/reach/address.h"

const struct input new_password_inputs[NEW_PASSWORD_INPUTS] = {
    {STR_INIT("password"), STR_INIT(N_("Enter a password.")), INPUT_SECRET, 1, PASSWORD_MAX},
};

const struct input email_inputs[EMAIL_INPUTS] = {
    {STR_INIT("email"), STR_INIT(N_("Enter an address.")), INPUT_LINE, 1, EMAIL_MAX},
};

const struct input profile_inputs[PROFILE_INPUTS] = {
    {STR_INIT("handle"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("about"), MAY_MISS, INPUT_TEXT, 0, ABOUT_MAX},
    {STR_INIT("zone"), MAY_MISS, INPUT_LINE, 0, 64},
    {STR_INIT("language"), MAY_MISS, INPUT_LINE, 0, 16},
};

const struct input password_inputs[PASSWORD_INPUTS] = {
    {STR_INIT("password_now"), STR_INIT(N_("Enter your password.")), INPUT_SECRET, 1, PASSWORD_MAX},
    {STR_INIT("password"), STR_INIT(N_("Enter a new password.")), INPUT_SECRET, 1, PASSWORD_MAX},
    {STR_INIT("tokens"), MAY_MISS, INPUT_LINE, 0, 1},
};

const struct input session_inputs[SESSION_INPUTS] = {
    {STR_INIT("session"), STR_INIT(N_("Enter the session.")), INPUT_LINE, 1, 64},
};

const struct input leave_inputs[LEAVE_INPUTS] = {
    {STR_INIT("password_to_leave"), MAY_MISS, INPUT_SECRET, 0, PASSWORD_MAX},
    {STR_INIT("posts"), MAY_MISS, INPUT_LINE, 0, 4},
};
