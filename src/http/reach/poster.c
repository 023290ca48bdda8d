#include "http/reach/poster.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

void *poster_open(struct app *app, const struct outside *outside, struct str kind)
{
    (void)kind;
    struct poster *self = memory_new(sizeof *self);
    *self = (struct poster){app, web_open(), outside->inside};
    return self;
}

void poster_close(void *arg)
{
    struct poster *self = arg;
    web_close(self->web);
    free(self);
}

void poster_say(const struct web_answer *answer, struct handed *came)
{
    if (answer->status)
        snprintf(came->said, sizeof came->said, "HTTP %d", answer->status);
    else
        snprintf(came->said, sizeof came->said, "%s", answer->said);
}
