/*
 * What waits for a member of the commission and for the staff who decide. The seat is answered here; a ballot is not:
 * it is secret, and its receipt is shown once, to a person.
 */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "api/panel/handlers.h"
#include "service/panel/panel.h"

static struct str case_url(struct call *call, struct str ref)
{
    return arena_printf(arena_of(call), "/commission/%.*s", STR_ARG(ref));
}

static void put_seat(struct call *call, struct json *json, const struct seat_line *seat)
{
    bool gathering = str_eq(seat->phase, names_at(&panel_phase_names, PHASE_GATHERING));
    json_object_begin(json);
    json_put_str(json, STR("order"), seat->ref);
    json_put_str(json, STR("marketplace"), seat->marketplace);
    json_put_str(json, STR("as"), STR("member"));
    json_put_str(json, STR("phase"), seat->phase);
    json_put_str(json, STR("state"), seat->state);
    api_put_time(call, json, STR("due_at"), gathering ? seat->respond_by : seat->phase_due_at);
    api_put_time(call, json, STR("ended_at"), seat->ended_at);
    json_put_str(json, STR("url"), case_url(call, seat->ref));
    json_object_end(json);
}

static void put_staff(struct call *call, struct json *json, const struct staff_line *staff)
{
    bool own = staff->proposed_by == call->viewer.person_id;
    json_object_begin(json);
    json_put_str(json, STR("order"), staff->ref);
    json_put_str(json, STR("marketplace"), staff->marketplace);
    json_put_str(json, STR("as"), STR("staff"));
    json_put_str(json, STR("phase"), names_at(&panel_phase_names, PHASE_STAFF));
    json_put_str(json, STR("state"),
                 !staff->proposed_by ? STR("to_decide")
                 : own               ? STR("proposed")
                                     : STR("to_confirm"));
    api_put_time(call, json, STR("due_at"), staff->decide_by);
    api_put_time(call, json, STR("ended_at"), CLOCK_UNSET);
    json_put_str(json, STR("url"), case_url(call, staff->ref));
    json_object_end(json);
}

static enum err send_panels(struct call *call)
{
    bool willing;
    struct panel_lines lines;
    enum err err = panel_is_willing(call->ctx, &call->viewer, &willing);
    if (!err)
        err = panel_list(call->ctx, &call->viewer, &lines);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < lines.seats.count; i++)
        put_seat(call, &json, &lines.seats.at[i]);
    for (size_t i = 0; i < lines.staff.count; i++)
        put_staff(call, &json, &lines.staff.at[i]);
    json_array_end(&json);
    json_put_bool(&json, STR("willing"), willing);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err require_person(struct call *call)
{
    return call->viewer.person_id ? OK : fail(&call->ctx->failure, ERR_REFUSED, "Seats are a person's.");
}

enum err api_panels(struct call *call)
{
    enum err err = require_person(call);
    return err ? err : send_panels(call);
}

static enum err willing_now(struct call *call)
{
    enum err err = require_person(call);
    if (!err)
        err = panel_set_willing(call->ctx, &call->viewer, sent_on(call, STR("willing")));
    return err ? err : send_panels(call);
}

enum err api_panels_willing(struct call *call)
{
    return api_once(call, willing_now);
}

static enum err seat_now(struct call *call)
{
    enum err err = require_person(call);
    if (!err)
        err = panel_answer(call->ctx, &call->app->policies, &call->viewer, call->parameters[0],
                           sent_on(call, STR("accepts")));
    return err ? err : send_panels(call);
}

enum err api_panel_seat(struct call *call)
{
    return api_once(call, seat_now);
}
