/* The tracking services that are asked, for operators: how much, what went wrong, which numbers nobody takes. */
#include "api/kit/reply.h"
#include "api/staff/handlers.h"
#include "service/order/following.h"

static void put_standing(struct json *json, const struct service_standing *standing)
{
    json_object_begin(json);
    json_put_str(json, STR("service"), webhook_name(standing->service));
    json_put_int(json, STR("followed"), standing->followed);
    json_put_int(json, STR("taken_in_a_day"), standing->today);
    json_put_int(json, STR("taken_in_30_days"), standing->month);
    json_object_end(json);
}

static void put_services(struct json *json, const struct following_report *report)
{
    json_name(json, STR("services"));
    json_array_begin(json);
    for (size_t i = 0; i < report->service_count; i++)
        put_standing(json, &report->services[i]);
    json_array_end(json);
}

static void put_failures(struct call *call, struct json *json, const struct service_troubles *troubles)
{
    json_name(json, STR("failures"));
    json_array_begin(json);
    for (size_t i = 0; i < troubles->count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("service"), troubles->at[i].service);
        json_put_str(json, STR("cause"), troubles->at[i].cause);
        json_put_int(json, STR("times"), troubles->at[i].times);
        api_put_time(call, json, STR("last_at"), troubles->at[i].last_at);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_refused(struct call *call, struct json *json, const struct followings *refused)
{
    json_name(json, STR("refused"));
    json_array_begin(json);
    for (size_t i = 0; i < refused->count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("number"), refused->at[i].number);
        api_put_text(json, STR("why"), refused->at[i].said);
        api_put_time(call, json, STR("since"), refused->at[i].since);
        json_object_end(json);
    }
    json_array_end(json);
}

enum err api_services(struct call *call)
{
    struct following_report report;
    const struct service_settings *settings = &call->app->options.services;
    enum err err = following_report(call->ctx, &call->viewer, settings, &report);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    if (settings->quota)
        json_put_int(&json, STR("daily_quota"), settings->quota);
    json_put_int(&json, STR("waiting"), report.waiting);
    put_services(&json, &report);
    put_failures(call, &json, &report.troubles);
    put_refused(call, &json, &report.refused);
    json_object_end(&json);
    return api_send(call, 200);
}
