/* Answers to programs: JSON, and problem+json when something is wrong. */
#include "api/kit/reply.h"
#include "api/kit/status.h"
#include "core/clock/clock.h"
#include "text/clock/when.h"

struct json api_json(struct call *call)
{
    buf_clear(&call->exchange->reply.body);
    struct json json;
    json_begin(&json, &call->exchange->reply.body);
    return json;
}

enum err api_send(struct call *call, int status)
{
    struct reply *reply = &call->exchange->reply;
    if (reply->body.overflow)
        return fail(&call->ctx->failure, ERR_LIMIT, "The answer would be too long: ask for less at a time.");
    buf_put_char(&reply->body, '\n');
    reply->status = status;
    reply->type = STR("application/json");
    call->answered = true;
    return OK;
}

enum err api_send_secret(struct call *call, int status)
{
    call->secret = true;
    return api_send(call, status);
}

void api_put_text(struct json *json, struct str name, struct str value)
{
    json_name(json, name);
    if (value.len)
        json_value_str(json, value);
    else
        json_value_null(json);
}

struct str api_next_address(struct call *call, struct str cursor, struct str value)
{
    struct buf query;
    buf_init(&query, 8192);
    for (size_t i = 0; i < call->route->input_count; i++)
        if (call->values[i].len && !str_eq(call->route->inputs[i].name, cursor))
            form_put(&query, call->route->inputs[i].name, call->values[i]);
    form_put(&query, cursor, value);
    struct str address = arena_printf(arena_of(call), "%.*s?%.*s", STR_ARG(call->exchange->request.path),
                                      STR_ARG(buf_str(&query)));
    buf_free(&query);
    return address;
}

void api_link_next(struct call *call, struct str address)
{
    if (address.len)
        reply_header(&call->exchange->reply, STR("Link"),
                     arena_printf(arena_of(call), "<%.*s>; rel=\"next\"", STR_ARG(address)));
}

void api_put_next(struct call *call, struct json *json, struct str address)
{
    api_put_text(json, STR("next"), address);
    api_link_next(call, address);
}

void api_put_time(struct call *call, struct json *json, struct str name, struct instant at)
{
    bool told = at.ms > 0 && at.ms < CLOCK_LAST.ms;
    api_put_text(json, name, told ? when_iso(arena_of(call), at) : STR_NONE);
}

struct json api_items(struct call *call)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    json_name(&json, STR("items"));
    json_array_begin(&json);
    return json;
}

enum err api_send_items(struct call *call, struct json *json)
{
    json_array_end(json);
    json_object_end(json);
    return api_send(call, 200);
}

enum err api_send_int(struct call *call, struct str name, int64_t value)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, name, value);
    json_object_end(&json);
    return api_send(call, 200);
}

static struct str title_of(const struct call *call, int status)
{
    for (size_t i = 0; i < api_status_count; i++)
        if (api_statuses[i].status == status)
            return say(call->language, api_statuses[i].title);
    return status < 500 ? call_say(call, "Bad request") : call_say(call, "Internal error");
}

static void put_field_error(struct json *json, struct str field, struct str message)
{
    json_object_begin(json);
    json_put_str(json, STR("field"), field);
    json_put_str(json, STR("message"), message);
    json_object_end(json);
}

static void put_errors(struct json *json, const struct call *call)
{
    const struct failure *failure = &call->ctx->failure;
    json_name(json, STR("errors"));
    json_array_begin(json);
    for (size_t i = 0; call->route && i < call->route->input_count; i++)
        if (call->errors[i].len)
            put_field_error(json, call->route->inputs[i].name, call->errors[i]);
    if (failure->field && !call->has_errors)
        put_field_error(json, str_from(failure->field), str_from(failure->text));
    json_array_end(json);
}

/* The cause of a failure of the world is for the log, not for strangers. */
static struct str detail_of(const struct call *call, int status)
{
    bool ours = status >= 500 && status != 503 && status != 507;
    if (ours && call->ctx->failure.err != ERR_UNSURE)
        return call_say(call, "This could not be done; nothing was changed. Try again in a moment.");
    return str_from(call->ctx->failure.text);
}

void api_problem_begin(struct call *call, struct json *json, int status)
{
    struct reply *reply = &call->exchange->reply;
    const struct failure *failure = &call->ctx->failure;
    buf_clear(&reply->body);
    *json = api_json(call);
    json_object_begin(json);
    struct str code = call->code.len ? call->code : err_name(failure->err);
    json_put_str(json, STR("type"), arena_printf(arena_of(call), "/problems/%.*s", STR_ARG(code)));
    json_put_str(json, STR("title"), title_of(call, status));
    json_put_int(json, STR("status"), status);
    json_put_str(json, STR("detail"), detail_of(call, status));
    json_put_str(json, STR("code"), code);
    if (call->has_errors || failure->field)
        put_errors(json, call);
}

void api_problem_end(struct call *call, struct json *json, int status)
{
    struct reply *reply = &call->exchange->reply;
    const struct failure *failure = &call->ctx->failure;
    json_object_end(json);
    buf_put_char(&reply->body, '\n');
    reply->status = status;
    reply->type = STR("application/problem+json");
    if (status == 401)
        reply_header(reply, STR("WWW-Authenticate"), STR("Bearer"));
    if (failure->retry_after_ms)
        reply_header(reply, STR("Retry-After"),
                     arena_printf(arena_of(call), "%lld", (long long)(failure->retry_after_ms + 999) / 1000));
    call->answered = true;
}

void api_refuse(struct call *call, int status)
{
    struct json json;
    api_problem_begin(call, &json, status);
    api_problem_end(call, &json, status);
}

enum err api_require_input(struct call *call)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (call->errors[i].len)
            return fail(&call->ctx->failure, ERR_INPUT, "{input}: {wrong}",
                        PLACE("input", call->route->inputs[i].name), PLACE("wrong", call->errors[i]));
    return OK;
}
