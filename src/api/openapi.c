/* The API's description, OpenAPI 3.1, printed from THE table of endpoints. */
#include "api/endpoints.h"
#include "api/routes.h"

static void put_schema(struct json *json, const struct input *input)
{
    json_name(json, STR("schema"));
    json_object_begin(json);
    json_put_str(json, STR("type"), input->kind == INPUT_NUMBER ? STR("integer") : STR("string"));
    if (input->kind != INPUT_NUMBER) {
        json_put_int(json, STR("minLength"), (int64_t)input->min_chars);
        json_put_int(json, STR("maxLength"), (int64_t)input->max_chars);
    }
    json_object_end(json);
}

static void put_parameter(struct json *json, struct str name, bool in_path, const struct input *input)
{
    json_object_begin(json);
    json_put_str(json, STR("name"), name);
    json_put_str(json, STR("in"), in_path ? STR("path") : STR("query"));
    json_put_bool(json, STR("required"), in_path || (input && input->min_chars > 0));
    if (input)
        put_schema(json, input);
    json_object_end(json);
}

static void put_parameters(struct json *json, const struct route *route)
{
    struct str pattern = route->pattern;
    json_name(json, STR("parameters"));
    json_array_begin(json);
    while (pattern.len) {
        struct str part = str_cut(&pattern, '/');
        if (part.len && part.at[0] == '{')
            put_parameter(json, str_slice(part, 1, part.len - 1), true, NULL);
    }
    for (size_t i = 0; route->method == METHOD_GET && i < route->input_count; i++)
        put_parameter(json, route->inputs[i].name, false, &route->inputs[i]);
    json_array_end(json);
}

static void put_properties(struct json *json, const struct route *route)
{
    json_name(json, STR("properties"));
    json_object_begin(json);
    for (size_t i = 0; i < route->input_count; i++) {
        const struct input *input = &route->inputs[i];
        json_name(json, input->name);
        json_object_begin(json);
        bool list = input->kind == INPUT_LIST;
        json_put_str(json, STR("type"),
                     list                          ? STR("array")
                     : input->kind == INPUT_NUMBER ? STR("integer")
                                                   : STR("string"));
        json_put_str(json, STR("description"), input->label);
        if (list)
            json_put_int(json, STR("maxItems"), (int64_t)input->max_chars);
        else if (input->kind != INPUT_NUMBER)
            json_put_int(json, STR("maxLength"), (int64_t)input->max_chars);
        json_object_end(json);
    }
    json_object_end(json);
    json_name(json, STR("required"));
    json_array_begin(json);
    for (size_t i = 0; i < route->input_count; i++)
        if (route->inputs[i].min_chars)
            json_value_str(json, route->inputs[i].name);
    json_array_end(json);
}

static void put_body(struct json *json, const struct route *route)
{
    bool text = route->flags & ROUTE_TEXT;
    json_name(json, STR("requestBody"));
    json_object_begin(json);
    json_name(json, STR("content"));
    json_object_begin(json);
    json_name(json, text ? STR("text/plain") : STR("application/json"));
    json_object_begin(json);
    json_name(json, STR("schema"));
    json_object_begin(json);
    json_put_str(json, STR("type"), text ? STR("string") : STR("object"));
    if (!text) {
        put_properties(json, route);
        json_put_bool(json, STR("additionalProperties"), (route->flags & ROUTE_RAW) != 0);
    }
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
    json_object_end(json);
}

static void put_response(struct json *json, const char *status, const char *what)
{
    json_name(json, str_from(status));
    json_object_begin(json);
    json_put_str(json, STR("description"), str_from(what));
    json_object_end(json);
}

static void put_operation(struct json *json, const struct route *route)
{
    json_name(json, route->method == METHOD_GET ? STR("get") : STR("post"));
    json_object_begin(json);
    put_parameters(json, route);
    if (route->method != METHOD_GET)
        put_body(json, route);
    json_name(json, STR("responses"));
    json_object_begin(json);
    put_response(json, "200", "What was asked for, as JSON");
    if (route->flags & ROUTE_WRITE)
        put_response(json, "201", "What was made, as JSON, with its address in Location");
    put_response(json, "default", "application/problem+json (RFC 9457), with \"errors\" by field for 422");
    json_object_end(json);
    json_object_end(json);
}

static void put_path(struct json *json, size_t first)
{
    struct str pattern = api_door.routes[first].pattern;
    json_name(json, pattern);
    json_object_begin(json);
    for (size_t i = first; i < api_door.route_count; i++)
        if (str_eq(api_door.routes[i].pattern, pattern))
            put_operation(json, &api_door.routes[i]);
    json_object_end(json);
}

static bool is_first(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (str_eq(api_door.routes[i].pattern, api_door.routes[index].pattern))
            return false;
    return true;
}

enum err api_openapi(struct call *call)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("openapi"), STR("3.1.0"));
    json_name(&json, STR("info"));
    json_object_begin(&json);
    json_put_str(&json, STR("title"), call->ctx->site->settings[SETTING_SITE_NAME]);
    json_put_str(&json, STR("version"), STR(RECOURSE_VERSION));
    json_object_end(&json);
    json_name(&json, STR("paths"));
    json_object_begin(&json);
    for (size_t i = 0; i < api_door.route_count; i++)
        if (is_first(i))
            put_path(&json, i);
    json_object_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}
