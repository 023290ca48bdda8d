/* What the forms of arriving send. */
#include "text/people/handle.h"
#include "web/people/arrive.h"

const struct input sign_in_inputs[SIGN_IN_INPUTS] = {
    {STR_INIT("handle"), STR_INIT(N_("Enter your name.")), INPUT_LINE, 1, 100},
    {STR_INIT("password"), STR_INIT(N_("Enter your password.")), INPUT_SECRET, 1, PASSWORD_MAX},
};
const struct input sign_up_inputs[SIGN_UP_INPUTS] = {
    {STR_INIT("handle"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("password"), STR_INIT(N_("Enter a password.")), INPUT_SECRET, 1, PASSWORD_MAX},
    {STR_INIT("zone"), MAY_MISS, INPUT_LINE, 0, 64},
};
