#include "api/kit/status.h"

#include "base/check.h"
#include "base/words.h"

const struct status_row api_statuses[] = {
    {304, STR_INIT("NotModified"), STR_INIT(""), STR_INIT("As it was when its ETag was sent.")},
    {400, STR_INIT("NotUnderstood"), STR_INIT(N_("Bad request")),
     STR_INIT("The request is broken, or its address has a name that is not known.")},
    {401, STR_INIT("Unknown"), STR_INIT(N_("Sign in first")),
     STR_INIT("Nobody is signed in, or the token is nobody's.")},
    {403, STR_INIT("NotAllowed"), STR_INIT(N_("Not allowed")),
     STR_INIT("It is for others, or the token is not good for it.")},
    {404, STR_INIT("NotFound"), STR_INIT(N_("Not found")),
     STR_INIT("There is none, or not for this viewer.")},
    {409, STR_INIT("Conflict"), STR_INIT(N_("Conflict")),
     STR_INIT("It is not the moment for it, or something else came first.")},
    {412, STR_INIT("Changed"), STR_INIT(N_("Changed in the meantime")),
     STR_INIT("It is not at the version of If-Match any more.")},
    {413, STR_INIT("TooLarge"), STR_INIT(N_("Too large")),
     STR_INIT("The body is larger than what is taken.")},
    {415, STR_INIT("WrongType"), STR_INIT(N_("Unsupported media type")),
     STR_INIT("The body is of another type than what is taken.")},
    {422, STR_INIT("DoesNotFit"), STR_INIT(N_("Input does not fit")),
     STR_INIT("Fields do not fit; `errors` names them.")},
    {429, STR_INIT("TooOften"), STR_INIT(N_("Too often")), STR_INIT("Again after Retry-After seconds.")},
    {503, STR_INIT("Busy"), STR_INIT(N_("Busy, try again")),
     STR_INIT("Nothing was done; again after Retry-After seconds.")},
    {405, STR_INIT(""), STR_INIT(N_("Method not allowed")), STR_INIT("")},
    {421, STR_INIT(""), STR_INIT(N_("Not this site")), STR_INIT("")},
    {507, STR_INIT(""), STR_INIT(N_("No space left")), STR_INIT("")},
};
const size_t api_status_count = COUNT_OF(api_statuses);
