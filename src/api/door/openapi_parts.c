#include "api/door/openapi_parts.h"
#include "api/kit/status.h"

#include "base/check.h"

static const struct {
    struct str name, says;
    const char *type;
} headers[] = {
    {STR_INIT("ETag"), STR_INIT("Of this version: send it as If-None-Match."), "text"},
    {STR_INIT("Link"), STR_INIT("The next page, as rel=\"next\"."), "text"},
    {STR_INIT("Location"), STR_INIT("Where it is now."), "url"},
    {STR_INIT("Idempotent-Replayed"),
     STR_INIT("true: it was done before, and this is what was answered then."), "text"},
    {STR_INIT("RateLimit"),
     STR_INIT(
         "What is left of the limit that was counted on: r, and in how many seconds it is full again: t."),
     "text"},
    {STR_INIT("RateLimit-Policy"),
     STR_INIT("The limit: its name, how often (q) within how many seconds (w)."), "text"},
    {STR_INIT("Retry-After"), STR_INIT("In how many seconds it can be tried again."), "text"},
};

static const struct {
    struct str key, name, says;
} sent[] = {
    {STR_INIT("IdempotencyKey"), STR_INIT("Idempotency-Key"),
     STR_INIT("Chosen anew for each request: sent again with the same one it is done once.")},
    {STR_INIT("IfMatch"), STR_INIT("If-Match"), STR_INIT("The ETag of the version that was seen, or *.")},
    {STR_INIT("IfNoneMatch"), STR_INIT("If-None-Match"),
     STR_INIT("The ETag of what is known already: 304 while nothing has changed.")},
};

static const struct {
    struct str name, says;
} tags[] = {
    {STR_INIT("Help desk"), STR_INIT("Questions, answers, comments, votes.")},
    {STR_INIT("Moderation"), STR_INIT("What the staff do with posts and people.")},
    {STR_INIT("Commission"), STR_INIT("Cases that wait for those who decide them.")},
    {STR_INIT("Orders"), STR_INIT("Orders made elsewhere and of marketplaces that are hosted here.")},
    {STR_INIT("A marketplace's staff"), STR_INIT("Frozen sellers, sums for two people, views, reports.")},
    {STR_INIT("Money"), STR_INIT("What is to be paid, and that it was.")},
    {STR_INIT("Parcels"), STR_INIT("Tracking numbers, and what was seen of parcels.")},
    {STR_INIT("Rules and advice"), STR_INIT("How long one is protected, and what to do.")},
    {STR_INIT("The site"), STR_INIT("Settings, categories, marketplaces: for operators' programs.")},
    {STR_INIT("Webhooks"), STR_INIT("What programs are told by themselves.")},
    {STR_INIT("About the API"), STR_INIT("Its description.")},
};

void openapi_put_ref(struct json *json, const char *kind, struct str name)
{
    struct buf text;
    buf_init(&text, 120);
    buf_printf(&text, "#/components/%s/%.*s", kind, STR_ARG(name));
    json_object_begin(json);
    json_put_str(json, STR("$ref"), buf_str(&text));
    json_object_end(json);
    buf_free(&text);
}

static void put_info(struct json *json, struct str site_name, struct str address)
{
    json_name(json, STR("info"));
    json_object_begin(json);
    json_put_str(json, STR("title"), site_name);
    json_put_str(json, STR("version"), STR(RECOURSE_VERSION));
    json_put_str(json, STR("description"),
                 STR("A buyers' help desk for programs. Errors are problem details (RFC 9457): `code` and "
                     "`type` name the "
                     "refusal and never change. Amounts are decimal texts, times are RFC 3339."));
    json_name(json, STR("license"));
    json_object_begin(json);
    json_put_str(json, STR("name"), STR("MIT"));
    json_put_str(json, STR("identifier"), STR("MIT"));
    json_object_end(json);
    json_name(json, STR("contact"));
    json_object_begin(json);
    json_put_str(json, STR("name"), site_name);
    json_put_str(json, STR("url"), address);
    json_object_end(json);
    json_object_end(json);
}

void openapi_put_about(struct json *json, struct str site_name, struct str address)
{
    put_info(json, site_name, address);
    json_name(json, STR("servers"));
    json_array_begin(json);
    json_object_begin(json);
    json_put_str(json, STR("url"), STR("/"));
    json_put_str(json, STR("description"), site_name);
    json_object_end(json);
    json_array_end(json);
    json_name(json, STR("tags"));
    json_array_begin(json);
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        json_object_begin(json);
        json_put_str(json, STR("name"), tags[i].name);
        json_put_str(json, STR("description"), tags[i].says);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_header_ref(struct json *json, struct str name)
{
    json_name(json, name);
    openapi_put_ref(json, "headers", name);
}

void openapi_put_headers(struct json *json, const struct operation *operation, bool made)
{
    put_header_ref(json, STR("ETag"));
    if (made)
        put_header_ref(json, STR("Location"));
    else
        put_header_ref(json, STR("Link"));
    if (operation->answers & KEYED)
        put_header_ref(json, STR("Idempotent-Replayed"));
    put_header_ref(json, STR("RateLimit"));
    put_header_ref(json, STR("RateLimit-Policy"));
}

static void put_header_parts(struct json *json)
{
    json_name(json, STR("headers"));
    json_object_begin(json);
    for (size_t i = 0; i < COUNT_OF(headers); i++) {
        json_name(json, headers[i].name);
        json_object_begin(json);
        json_put_str(json, STR("description"), headers[i].says);
        json_name(json, STR("schema"));
        schema_put(json, headers[i].type, NULL);
        json_object_end(json);
    }
    json_object_end(json);
}

static void put_parameter_parts(struct json *json)
{
    json_name(json, STR("parameters"));
    json_object_begin(json);
    for (size_t i = 0; i < COUNT_OF(sent); i++) {
        json_name(json, sent[i].key);
        json_object_begin(json);
        json_put_str(json, STR("name"), sent[i].name);
        json_put_str(json, STR("in"), STR("header"));
        json_put_bool(json, STR("required"), false);
        json_put_str(json, STR("description"), sent[i].says);
        json_name(json, STR("schema"));
        schema_put(json, "text", NULL);
        json_object_end(json);
    }
    json_object_end(json);
}

static void put_problem_body(struct json *json)
{
    json_name(json, STR("content"));
    json_object_begin(json);
    json_name(json, STR("application/problem+json"));
    json_object_begin(json);
    json_name(json, STR("schema"));
    schema_put(json, "Problem", NULL);
    json_object_end(json);
    json_object_end(json);
}

static void put_response(struct json *json, struct str name, struct str says, int status)
{
    json_name(json, name);
    json_object_begin(json);
    json_put_str(json, STR("description"), says);
    json_name(json, STR("headers"));
    json_object_begin(json);
    if (status == 429 || status == 503)
        put_header_ref(json, STR("Retry-After"));
    put_header_ref(json, STR("RateLimit"));
    put_header_ref(json, STR("RateLimit-Policy"));
    json_object_end(json);
    if (status != 304)
        put_problem_body(json);
    json_object_end(json);
}

static void put_response_parts(struct json *json)
{
    json_name(json, STR("responses"));
    json_object_begin(json);
    for (size_t i = 0; i < api_status_count; i++)
        if (api_statuses[i].name.len)
            put_response(json, api_statuses[i].name, api_statuses[i].says, api_statuses[i].status);
    put_response(json, STR("Problem"), STR("Something else went wrong."), 0);
    json_object_end(json);
}

static void put_scheme(struct json *json, struct str name, const struct str members[][2], size_t count)
{
    json_name(json, name);
    json_object_begin(json);
    for (size_t i = 0; i < count; i++)
        json_put_str(json, members[i][0], members[i][1]);
    json_object_end(json);
}

void openapi_put_components(struct json *json)
{
    static const struct str bearer[][2] = {
        {STR_INIT("type"), STR_INIT("http")},
        {STR_INIT("scheme"), STR_INIT("bearer")},
        {STR_INIT("description"),
         STR_INIT("A token of a person, or the key of a marketplace's own system.")}};
    static const struct str session[][2] = {
        {STR_INIT("type"), STR_INIT("apiKey")},
        {STR_INIT("in"), STR_INIT("cookie")},
        {STR_INIT("name"), STR_INIT("session")},
        {STR_INIT("description"),
         STR_INIT("The cookie of a browser; over TLS it is called __Host-session.")}};
    json_name(json, STR("components"));
    json_object_begin(json);
    json_name(json, STR("securitySchemes"));
    json_object_begin(json);
    put_scheme(json, STR("bearer"), bearer, COUNT_OF(bearer));
    put_scheme(json, STR("session"), session, COUNT_OF(session));
    json_object_end(json);
    put_header_parts(json);
    put_parameter_parts(json);
    put_response_parts(json);
    json_name(json, STR("schemas"));
    json_object_begin(json);
    schema_put_all(json);
    json_object_end(json);
    json_object_end(json);
}
