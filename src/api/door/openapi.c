/* The API's description, OpenAPI 3.1, printed from THE table of endpoints and what describe.h adds to it. */
#include "api/door/describe.h"
#include "api/door/handlers.h"
#include "api/door/openapi_parts.h"
#include "api/kit/reply.h"
#include "api/kit/status.h"
#include "base/check.h"
#include "http/door/own.h"

#include <stdio.h>
#include <string.h>

/* ---- what an operation takes ---- */

static void put_schema(struct json *json, const struct input *input)
{
    json_name(json, STR("schema"));
    json_object_begin(json);
    json_put_str(json, STR("type"), input->kind == INPUT_NUMBER ? STR("integer") : STR("string"));
    if (input->kind == INPUT_NUMBER)
        json_put_int(json, STR("minimum"), 0);
    else
        json_put_int(json, STR("minLength"), (int64_t)input->min_chars);
    if (input->kind != INPUT_NUMBER)
        json_put_int(json, STR("maxLength"), (int64_t)input->max_chars);
    json_object_end(json);
}

static void put_query(struct json *json, const struct input *input)
{
    json_object_begin(json);
    json_put_str(json, STR("name"), input->name);
    json_put_str(json, STR("in"), STR("query"));
    json_put_bool(json, STR("required"), input->min_chars > 0);
    json_put_str(json, STR("description"), input->says);
    put_schema(json, input);
    json_object_end(json);
}

static void put_part(struct json *json, struct str name)
{
    static const struct {
        struct str name;
        const char *type, *says;
        struct str example;
    } parts[] = {
        {STR_INIT("id"), "text", "the number or name of what it is about", STR_INIT("1")},
        {STR_INIT("ref"), "text", "the order's name here", STR_INIT("7kq2m9xwb4ht")},
        {STR_INIT("number"), "text", "a tracking number", STR_INIT("RA123456785CN")},
        {STR_INIT("feed"), "=aftership|easypost|shippo|17track|own", "the tracking service",
         STR_INIT("aftership")},
        {STR_INIT("key"), "text", "of the payment", STR_INIT("7kq2m9xwb4ht:9:refund")},
        {STR_INIT("action"), "text", "as available_actions names it", STR_INIT("message")},
        {STR_INIT("handle"), "text", "a member's name", STR_INIT("mara")},
        {STR_INIT("buyer"), "text", "the shop's own number of the buyer", STR_INIT("C-1077")},
        {STR_INIT("slug"), "text", "as addresses name it", STR_INIT("harbour-bazaar")},
        {STR_INIT("tag"), "text", "its name", STR_INIT("customs")},
        {STR_INIT("proposal"), "text", "its number", STR_INIT("1")},
        {STR_INIT("name"), "text", "of the setting", STR_INIT("site_name")},
        {STR_INIT("followed"), "=question|tag|category|person", "what it is", STR_INIT("question")},
        {STR_INIT("kind"), "=question|answer|comment", "what it is", STR_INIT("answer")},
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!str_eq(parts[i].name, name))
            continue;
        json_object_begin(json);
        json_put_str(json, STR("name"), name);
        json_put_str(json, STR("in"), STR("path"));
        json_put_bool(json, STR("required"), true);
        json_put_str(json, STR("description"), str_from(parts[i].says));
        json_name(json, STR("schema"));
        schema_put(json, parts[i].type, NULL);
        json_put_str(json, STR("example"), parts[i].example);
        json_object_end(json);
        return;
    }
    check(false && "a part of a path that is described");
}

static void put_parameters(struct json *json, const struct route *route, const struct operation *operation)
{
    struct str pattern = route->pattern;
    json_name(json, STR("parameters"));
    json_array_begin(json);
    while (pattern.len) {
        struct str part = str_cut(&pattern, '/');
        if (part.len && part.at[0] == '{')
            put_part(json, str_slice(part, 1, part.len - 1));
    }
    for (size_t i = 0; route->method == METHOD_GET && i < route->input_count; i++)
        put_query(json, &route->inputs[i]);
    if (operation->answers & KEYED)
        openapi_put_ref(json, "parameters", STR("IdempotencyKey"));
    if (operation->answers & GUARDED)
        openapi_put_ref(json, "parameters", STR("IfMatch"));
    if (route->method == METHOD_GET)
        openapi_put_ref(json, "parameters", STR("IfNoneMatch"));
    json_array_end(json);
}

static void put_field(struct json *json, const struct route *route, const struct input *input)
{
    const char *type = body_type(route, input);
    bool plain = str_eq(str_from(type), STR("text")), list = type[0] == '[';
    json_name(json, input->name);
    if (!plain && !list) {
        schema_put(json, type, input->says.at);
        return;
    }
    json_object_begin(json);
    json_put_str(json, STR("type"), list ? STR("array") : STR("string"));
    json_put_str(json, STR("description"), input->says);
    json_put_int(json, list ? STR("maxItems") : STR("maxLength"), (int64_t)input->max_chars);
    if (input->min_chars)
        json_put_int(json, list ? STR("minItems") : STR("minLength"), (int64_t)input->min_chars);
    if (list) {
        char item[64];
        snprintf(item, sizeof item, "%.*s", (int)strlen(type) - 2, type + 1);
        json_name(json, STR("items"));
        schema_put(json, item, NULL);
    }
    json_object_end(json);
}

static bool is_file(const struct route *route, const struct input *input)
{
    return str_eq(str_from(body_type(route, input)), STR("file"));
}

/* Files go with a form alone. */
static void put_fields(struct json *json, const struct route *route, bool form)
{
    json_object_begin(json);
    json_put_str(json, STR("type"), STR("object"));
    json_name(json, STR("properties"));
    json_object_begin(json);
    for (size_t i = 0; i < route->input_count; i++)
        if (form || !is_file(route, &route->inputs[i]))
            put_field(json, route, &route->inputs[i]);
    json_object_end(json);
    json_name(json, STR("required"));
    json_array_begin(json);
    for (size_t i = 0; i < route->input_count; i++)
        if (route->inputs[i].min_chars)
            json_value_str(json, route->inputs[i].name);
    json_array_end(json);
    json_put_bool(json, STR("additionalProperties"), false);
    json_object_end(json);
}

static void put_body_schema(struct json *json, const struct route *route, const struct operation *operation,
                            bool form)
{
    json_name(json, STR("schema"));
    if (route->flags & ROUTE_TEXT)
        schema_put(json, "text", "Markdown");
    else if (route->flags & ROUTE_RAW)
        schema_put(json, operation->body, NULL);
    else
        put_fields(json, route, form);
}

static void put_content(struct json *json, const struct route *route, const struct operation *operation,
                        const char *type)
{
    bool form = str_eq(str_from(type), STR("multipart/form-data"));
    json_name(json, str_from(type));
    json_object_begin(json);
    put_body_schema(json, route, operation, form);
    if (operation->example) {
        json_name(json, STR("example"));
        json_value_whole(json, str_from(operation->example));
    }
    json_object_end(json);
}

/* What may come with files and may do without them is taken as JSON, too. */
static void put_contents(struct json *json, const struct route *route, const struct operation *operation)
{
    bool files = route->flags & ROUTE_FILES, some = false;
    for (size_t i = 0; i < route->input_count; i++)
        some |= is_file(route, &route->inputs[i]);
    if (route->flags & ROUTE_TEXT)
        put_content(json, route, operation, "text/plain");
    if (!(route->flags & ROUTE_TEXT) && (!files || some))
        put_content(json, route, operation, "application/json");
    if (files)
        put_content(json, route, operation, "multipart/form-data");
}

static void put_body(struct json *json, const struct route *route, const struct operation *operation)
{
    bool needed = route->flags & (ROUTE_TEXT | ROUTE_RAW);
    for (size_t i = 0; i < route->input_count; i++)
        needed |= route->inputs[i].min_chars > 0;
    if (!needed && !route->input_count)
        return;
    json_name(json, STR("requestBody"));
    json_object_begin(json);
    json_put_bool(json, STR("required"), needed);
    json_name(json, STR("content"));
    json_object_begin(json);
    put_contents(json, route, operation);
    json_object_end(json);
    json_object_end(json);
}

/* ---- what it answers ---- */

static void put_success(struct json *json, const struct operation *operation, const char *status,
                        const char *says)
{
    json_name(json, str_from(status));
    json_object_begin(json);
    json_put_str(json, STR("description"), str_from(says));
    json_name(json, STR("headers"));
    json_object_begin(json);
    openapi_put_headers(json, operation, status[2] == '1');
    json_object_end(json);
    json_name(json, STR("content"));
    json_object_begin(json);
    json_name(json, operation->media ? str_from(operation->media) : STR("application/json"));
    json_object_begin(json);
    json_name(json, STR("schema"));
    schema_put(json, operation->reply, NULL);
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
}

/* What may go wrong follows from the row: who may, what is sent, what is looked for. */
static bool can_answer(const struct route *route, const struct operation *operation, int status)
{
    bool post = route->method != METHOD_GET, part = str_find_char(route->pattern, '{') < route->pattern.len;
    switch (status) {
    case 304:
        return !post;
    case 400:
    case 401:
    case 403:
        return true;
    case 404:
        return part || operation->scope != SCOPE_NONE;
    case 409:
        return operation->answers & CONFLICTS;
    case 412:
        return operation->answers & GUARDED;
    case 413:
    case 415:
        return post;
    case 422:
        return route->input_count || operation->answers & KEYED || route->flags & ROUTE_RAW;
    case 429:
        return route->flags & ROUTE_WRITE || operation->answers & LIMITED;
    case 503:
        return route->flags & ROUTE_WRITE;
    default:
        return false;
    }
}

static void put_responses(struct json *json, const struct route *route, const struct operation *operation)
{
    json_name(json, STR("responses"));
    json_object_begin(json);
    if (!(operation->answers & MAKES) || operation->answers & FINDS_ALIKE)
        put_success(json, operation, "200", "What was asked for.");
    if (operation->answers & MAKES)
        put_success(json, operation, "201", "It was made.");
    if (operation->answers & WAITS)
        put_success(json, operation, "202",
                    "Nothing is done yet: so much takes two people, and waits for a second one.");
    for (size_t i = 0; i < api_status_count; i++) {
        char text[8];
        if (!can_answer(route, operation, api_statuses[i].status))
            continue;
        snprintf(text, sizeof text, "%d", api_statuses[i].status);
        json_name(json, str_from(text));
        openapi_put_ref(json, "responses", api_statuses[i].name);
    }
    json_name(json, STR("default"));
    openapi_put_ref(json, "responses", STR("Problem"));
    json_object_end(json);
}

/* ---- operations ---- */

static void put_security(struct json *json, const struct operation *operation)
{
    static const struct str ways[] = {STR_INIT("bearer"), STR_INIT("session")};
    json_name(json, STR("security"));
    json_array_begin(json);
    if (operation->open || operation->scope == SCOPE_NONE) {
        json_object_begin(json);
        json_object_end(json);
    }
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        json_object_begin(json);
        json_name(json, ways[i]);
        json_array_begin(json);
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_operation(struct arena *arena, struct json *json, const struct route *route)
{
    const struct operation *operation = operation_of(route);
    struct str scope = scope_row(operation->scope)->name;
    struct str says = str_from(operation->says);
    if (scope.len)
        says = arena_printf(arena, "%.*s A token needs the scope `%.*s`.", STR_ARG(says), STR_ARG(scope));
    json_name(json, route->method == METHOD_GET ? STR("get") : STR("post"));
    json_object_begin(json);
    json_put_str(json, STR("operationId"), str_from(operation->id));
    json_name(json, STR("tags"));
    json_array_begin(json);
    json_value_str(json, str_from(operation->tag));
    json_array_end(json);
    json_put_str(json, STR("summary"), str_from(operation->summary));
    json_put_str(json, STR("description"), says);
    put_security(json, operation);
    put_parameters(json, route, operation);
    if (route->method != METHOD_GET)
        put_body(json, route, operation);
    put_responses(json, route, operation);
    json_object_end(json);
}

static void put_path(struct arena *arena, struct json *json, size_t first)
{
    struct str pattern = api_door.routes[first].pattern;
    json_name(json, pattern);
    json_object_begin(json);
    for (size_t i = first; i < api_door.route_count; i++)
        if (str_eq(api_door.routes[i].pattern, pattern))
            put_operation(arena, json, &api_door.routes[i]);
    json_object_end(json);
}

static bool is_first(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (str_eq(api_door.routes[i].pattern, api_door.routes[index].pattern))
            return false;
    return true;
}

void openapi_put(struct arena *arena, struct json *json, struct str site_name, struct str address)
{
    json_object_begin(json);
    json_put_str(json, STR("openapi"), STR("3.1.0"));
    openapi_put_about(json, site_name, address);
    json_name(json, STR("paths"));
    json_object_begin(json);
    for (size_t i = 0; i < api_door.route_count; i++)
        if (is_first(i))
            put_path(arena, json, i);
    json_object_end(json);
    openapi_put_components(json);
    json_object_end(json);
}

enum err api_openapi(struct call *call)
{
    struct json json = api_json(call);
    openapi_put(arena_of(call), &json, call->ctx->site->settings[SETTING_SITE_NAME], own_address(call));
    return api_send(call, 200);
}
