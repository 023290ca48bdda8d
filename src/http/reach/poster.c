#include "http/reach/poster.h"

#include "base/memory.h"
#include "service/reach/cause.h"
#include "service/reach/outbox.h"

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
        cause_keep(came->said, CAUSE_STATUS, PLACES(PLACE_ID("status", answer->status)));
    else
        snprintf(came->said, sizeof came->said, "%s", answer->said);
}

enum { HANDS = 8, REST_MOST = 15 };

size_t poster_hands(const struct outside *outside)
{
    (void)outside;
    return HANDS;
}

struct span poster_rest(const struct web_answer *answer, const struct outgoing *outgoing)
{
    if (answer->status || answer->refused)
        return SPAN_MS(0);
    struct span pause = outbox_pause(outgoing->attempts), most = SPAN_MINUTES(REST_MOST);
    return pause.ms < most.ms ? pause : most;
}
