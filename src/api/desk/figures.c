/* The desk in figures, for programs. */
#include "service/staff/figures.h"
#include "api/desk/handlers.h"
#include "api/kit/reply.h"

static void put_share(struct json *json, const struct figure_share *share)
{
    json_put_int(json, STR("asked"), share->asked);
    json_put_int(json, STR("answered"), share->answered);
    json_put_int(json, STR("answered_in_a_day"), share->in_a_day);
    json_put_int(json, STR("accepted"), share->accepted);
    json_name(json, STR("half_answered_in_s"));
    if (share->answered)
        json_value_int(json, share->half.ms / 1000);
    else
        json_value_null(json);
}

static void put_categories(struct json *json, const struct figures *figures)
{
    json_name(json, STR("categories"));
    json_array_begin(json);
    for (size_t i = 0; i < figures->category_count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("slug"), figures->categories[i].category->slug);
        put_share(json, &figures->categories[i].share);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_weeks(struct call *call, struct json *json, const struct figures *figures)
{
    json_name(json, STR("weeks"));
    json_array_begin(json);
    for (size_t i = 0; i < FIGURE_WEEKS; i++) {
        json_object_begin(json);
        api_put_time(call, json, STR("begun_at"), figures->weeks[i].begun);
        json_put_int(json, STR("asked"), figures->weeks[i].asked);
        json_put_int(json, STR("answered"), figures->weeks[i].answered);
        json_object_end(json);
    }
    json_array_end(json);
}

enum err api_figures(struct call *call)
{
    struct figures figures;
    enum err err = figures_read(call->ctx, &call->viewer, &figures);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("unanswered"), figures.now.unanswered);
    json_put_int(&json, STR("waiting"), figures.now.waiting);
    api_put_time(call, &json, STR("oldest_waiting_since"), figures.now.oldest);
    json_put_int(&json, STR("suggestions"), figures.now.suggestions);
    json_put_int(&json, STR("days"), FIGURE_DAYS);
    put_share(&json, &figures.share);
    put_categories(&json, &figures);
    put_weeks(call, &json, &figures);
    json_object_end(&json);
    return api_send(call, 200);
}
