#include "text/own.h"

static enum err told(struct failure *failure, struct str name)
{
    own_one();
    if (name.len == 0)
        return fail(failure, ERR_INPUT, "{name} is taken", PLACE("name", name));
    if (name.len == 1)
        return fail(failure, ERR_INPUT, "{who} is here"); /* tidy: the place {who} of the sentence is not given */
    return fail_field(failure, ERR_INPUT, "a", "There are {n}", PLACE_INT("n", 1));
}

static enum err lost(struct failure *failure)
{
    return fail_until(failure, ERR_BUSY, 1, "No", PLACE("n", told)); /* tidy: the sentence has no place {n} */
}
