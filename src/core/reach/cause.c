#include "core/reach/cause.h"

#include "base/check.h"

/* What fits first is what it is: the sentence that begins with a place stands last. */
static const struct str sentences[CAUSE_COUNT] = {
    [CAUSE_TOLD_NO_MORE] = STR_INIT(N_("It is told no more.")),
    [CAUSE_DEVICE_GONE] = STR_INIT(N_("The device is gone.")),
    [CAUSE_NOBODY_WAITS] = STR_INIT(N_("Nobody waits for it any more.")),
    [CAUSE_NOT_SEALED] = STR_INIT(N_("It cannot be sealed for the device.")),
    [CAUSE_STATUS] = STR_INIT(N_("HTTP {status}")),
    [CAUSE_SERVICE_STATUS] = STR_INIT(N_("the service answers {status}")),
    [CAUSE_LEFT_ALONE] = STR_INIT(N_("it asks to be left alone for a while (429)")),
    [CAUSE_KEY] = STR_INIT(N_("the key is not taken ({status})")),
    [CAUSE_NO_ROOM] = STR_INIT(N_("the account has no room left")),
    [CAUSE_NOT_ASKED_THAT] = STR_INIT(N_("this service cannot be asked that")),
    [CAUSE_NO_JSON] = STR_INIT(N_("the answer is no JSON")),
    [CAUSE_NOTHING_SAID] = STR_INIT(N_("the answer says nothing of a number that was asked for")),
    [CAUSE_CODE] = STR_INIT(N_("code {code}")),
    [CAUSE_NO_CARRIER] = STR_INIT(N_("the carrier has to be named")),
    [CAUSE_NUMBER_REFUSED] = STR_INIT(N_("a number was refused")),
    [CAUSE_INSIDE] = STR_INIT(N_("the address is inside this network, and --call-inside is not set")),
    [CAUSE_NOT_HTTPS] = STR_INIT(N_("only https:// is called, as long as --call-inside is not set")),
    [CAUSE_NO_ADDRESS] = STR_INIT(N_("this is no address that can be called")),
    [CAUSE_NO_HOST] = STR_INIT(N_("there is no such server: {why}")),
    [CAUSE_NOBODY_THERE] = STR_INIT(N_("no server answers there: {why}")),
    [CAUSE_TOO_SLOW] = STR_INIT(N_("it took too long: {why}")),
    [CAUSE_CERTIFICATE] = STR_INIT(N_("its certificate cannot be trusted: {why}")),
    [CAUSE_MAIL_SERVER] = STR_INIT(N_("{why} (reply {reply})")),
};

struct str cause_sentence(enum cause cause)
{
    check(cause < CAUSE_COUNT);
    return sentences[cause];
}
