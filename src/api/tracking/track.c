/* What a tracking number can be, as the command line prints it. */
#include "api/tracking/handlers.h"
#include "text/tracking/tracking.h"

enum err api_track(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    struct track_result result;
    track_identify(call->app->tracking, call->parameters[0], &result);
    buf_clear(&reply->body);
    track_put_json(&result, &reply->body);
    reply->status = 200;
    reply->type = STR("application/json");
    reply_header(reply, STR("Content-Language"), STR("en"));
    call->answered = true;
    return OK;
}
