#include "api/kit/once.h"

#include "http/door/visitor.h"
#include "service/unit/once.h"

static struct str who_of(const struct call *call)
{
    struct arena *arena = arena_of(call);
    const struct viewer *viewer = &call->viewer;
    if (viewer->market_id)
        return arena_printf(arena, "market %lld", (long long)viewer->market_id);
    if (viewer->person_id)
        return arena_printf(arena, "person %lld", (long long)viewer->person_id);
    return viewer->guest_id ? arena_printf(arena, "guest %lld", (long long)viewer->guest_id) : STR_NONE;
}

static struct once once_of(const struct call *call)
{
    const struct request *request = &call->exchange->request;
    struct str match = request_header(request, STR("If-Match"));
    struct once once = {.who = who_of(call),
                        .key = request_header(request, STR("Idempotency-Key")),
                        .shown = visitor_shown(call)};
    once.request = arena_printf(arena_of(call), "%.*s?%.*s\n%.*s\n%.*s", STR_ARG(request->path),
                                STR_ARG(request->query), STR_ARG(match), STR_ARG(request->body));
    return once;
}

static struct str header_of(const struct reply *reply, struct str name)
{
    for (size_t i = 0; i < reply->header_count; i++)
        if (str_eq(reply->headers[i].name, name))
            return reply->headers[i].value;
    return STR_NONE;
}

static void send_again(struct call *call, const struct once_row *row)
{
    struct reply *reply = &call->exchange->reply;
    buf_clear(&reply->body);
    buf_put(&reply->body, row->body);
    reply->status = (int)row->status;
    reply->type = STR("application/json");
    if (row->location.len)
        reply_header(reply, STR("Location"), row->location);
    if (row->etag.len)
        reply_header(reply, STR("ETag"), row->etag);
    reply_header(reply, STR("Idempotent-Replayed"), STR("true"));
    call->answered = true;
}

enum err api_once(struct call *call, enum err (*answer)(struct call *call))
{
    struct once once = once_of(call);
    struct once_row row;
    struct reply *reply = &call->exchange->reply;
    enum err err = once_find(call->ctx, &once, &row);
    if (!err && row.status) {
        send_again(call, &row);
        return OK;
    }
    if (!err)
        err = answer(call);
    if (err)
        return err;
    once.secret = call->secret;
    row = (struct once_row){.status = reply->status,
                            .location = header_of(reply, STR("Location")),
                            .etag = header_of(reply, STR("ETag")),
                            .body = arena_copy(arena_of(call), buf_str(&reply->body))};
    return once_keep(call->ctx, &once, &row);
}

bool api_takes(const struct call *call)
{
    return call_value(call, STR("take")).len > 0;
}

enum err api_once_or_look(struct call *call, enum err (*answer)(struct call *call))
{
    if (api_takes(call))
        return api_once(call, answer);
    enum err err = answer(call);
    if (err)
        return err;
    call->looked = true;
    return fail(&call->ctx->failure, ERR_REFUSED, "Nothing is done yet."); /* so that it is undone */
}
