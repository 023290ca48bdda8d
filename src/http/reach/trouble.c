#include "http/reach/trouble.h"

#include "base/check.h"

static const struct {
    CURLcode code;
    enum cause cause;
} causes[] = {
    {CURLE_COULDNT_RESOLVE_HOST, CAUSE_NO_HOST}, {CURLE_COULDNT_CONNECT, CAUSE_NOBODY_THERE},
    {CURLE_OPERATION_TIMEDOUT, CAUSE_TOO_SLOW},  {CURLE_PEER_FAILED_VERIFICATION, CAUSE_CERTIFICATE},
    {CURLE_SSL_ISSUER_ERROR, CAUSE_CERTIFICATE}, {CURLE_URL_MALFORMAT, CAUSE_NO_ADDRESS},
};

bool trouble_keep(char said[OUTBOX_SAID], CURLcode code, const char *error)
{
    struct str why = str_from(error[0] ? error : curl_easy_strerror(code));
    for (size_t i = 0; i < COUNT_OF(causes); i++)
        if (causes[i].code == code) {
            cause_keep(said, causes[i].cause, PLACES(PLACE("why", why)));
            return true;
        }
    return false;
}
