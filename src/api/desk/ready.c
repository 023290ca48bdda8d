/* Ready answers for programs: the list that somebody keeps, and one filled in from an order. */
#include "service/desk/ready.h"
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "http/door/look.h"
#include "http/door/ready.h"

#define NOT_THERE STR(N_("This ready answer is not there any more."))

static void put_line(struct json *json, const struct ready_answer *answer)
{
    json_put_int(json, STR("id"), answer->id);
    json_put_str(json, STR("name"), answer->name);
    json_put_bool(json, STR("shared"), !answer->person_id && !answer->market_id);
    api_put_text(json, STR("market"), answer->market);
}

enum err api_ready_answers(struct call *call)
{
    struct ready_answers all;
    enum err err = ready_require(call->ctx, &call->viewer);
    if (!err)
        err = ready_answers(call->ctx, &call->viewer, READY_ANY_MARKET, &all);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < all.count; i++) {
        json_object_begin(&json);
        put_line(&json, &all.at[i]);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

static void put_ready(struct call *call, const struct ready_answer *answer, const struct ready_facts *facts)
{
    bool used;
    struct json json = api_json(call);
    json_object_begin(&json);
    put_line(&json, answer);
    json_put_str(&json, STR("body"), answer->body);
    api_put_text(&json, STR("filled"),
                 facts ? ready_filled(call->ctx->arena, call->language, answer->body, facts, &used)
                       : STR_NONE);
    json_object_end(&json);
}

/* Whoever of the staff has it filled in reads of the order: it is written down as a look at it. */
static enum err facts_of_order(struct call *call, struct ready_facts *facts)
{
    struct order *order = ARENA_NEW(call->ctx->arena, struct order);
    enum err err =
        order_read(call->ctx, &call->app->policies, &call->viewer, call_value(call, STR("order")), order);
    if (!err)
        err = call_note_look(call, order);
    return err ? err : ready_facts_of(call, order, facts);
}

enum err api_ready_answer(struct call *call)
{
    int64_t id;
    struct ready_answer answer;
    struct ready_facts facts;
    bool fills = call_value(call, STR("order")).len > 0;
    enum err err = ready_require(call->ctx, &call->viewer);
    if (!err)
        err = call_id(call, NOT_THERE, &id);
    if (!err)
        err = ready_open(call->ctx, &call->viewer, id, &answer);
    if (!err && fills)
        err = facts_of_order(call, &facts);
    if (err)
        return err;
    put_ready(call, &answer, fills ? &facts : NULL);
    return api_send(call, 200);
}

/* ---- changing ---- */

static enum err save(struct call *call, int64_t id, int status)
{
    struct ready_answer answer;
    struct ready_wish wish = {.viewer = call->viewer,
                              .id = id,
                              .owner_stays = !form_has(&call->form, STR("shared")) &&
                                             !form_has(&call->form, STR("market")),
                              .shared = call_value(call, STR("shared")).len > 0,
                              .market = call_value(call, STR("market")),
                              .name = call_value(call, STR("name")),
                              .body = call_value(call, STR("body"))};
    enum err err = ready_save(call->ctx, &wish);
    if (!err)
        err = ready_open(call->ctx, &call->viewer, wish.id, &answer);
    if (err)
        return err;
    put_ready(call, &answer, NULL);
    return api_send(call, status);
}

static enum err add_now(struct call *call)
{
    return save(call, 0, 201);
}

enum err api_ready_add(struct call *call)
{
    return api_once(call, add_now);
}

static enum err change_now(struct call *call)
{
    int64_t id;
    enum err err = call_id(call, NOT_THERE, &id);
    return err ? err : save(call, id, 200);
}

enum err api_ready_change(struct call *call)
{
    return api_once(call, change_now);
}

static enum err remove_now(struct call *call)
{
    int64_t id;
    enum err err = ready_require(call->ctx, &call->viewer);
    if (!err)
        err = call_id(call, NOT_THERE, &id);
    if (!err)
        err = ready_remove(call->ctx, &call->viewer, id);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("removed"), id);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_ready_remove(struct call *call)
{
    return api_once(call, remove_now);
}
