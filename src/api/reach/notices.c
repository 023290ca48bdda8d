/* What the viewer was told, that it is read, and what is followed. */
#include "service/reach/notices.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "api/reach/handlers.h"
#include "service/order/order_follow.h"
#include "service/reach/follow.h"
#include "service/reach/words.h"

static enum err require_person(struct call *call)
{
    return call->viewer.person_id ? OK : fail(&call->ctx->failure, ERR_REFUSED, "Notices are a person's.");
}

static void put_notice(struct call *call, struct json *json, const struct notice *notice)
{
    struct notice_said said = notice_words(arena_of(call), call->language, notice);
    json_object_begin(json);
    json_put_int(json, STR("id"), notice->id);
    json_put_str(json, STR("kind"), notice->kind);
    json_put_str(json, STR("sentence"), said.sentence);
    api_put_text(json, STR("title"), said.title);
    api_put_text(json, STR("url"), said.path);
    api_put_time(call, json, STR("due_at"), notice->deadline_at);
    api_put_time(call, json, STR("made_at"), notice->made_at);
    api_put_time(call, json, STR("read_at"), notice->read_at);
    json_object_end(json);
}

enum err api_notices(struct call *call)
{
    int64_t before = 0;
    struct notices notices;
    struct str after = call_value(call, STR("before"));
    enum err err = require_person(call);
    if (!err)
        err = api_require_input(call);
    if (!err && after.len && !str_to_int(after, &before))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "before",
                         "Take the address of the next page as it came.");
    if (!err)
        err = notice_list(call->ctx, &call->viewer, before, &notices);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < notices.count; i++)
        put_notice(call, &json, &notices.at[i]);
    json_array_end(&json);
    bool more = notices.count == NOTICES_PAGE;
    int64_t last = more ? notices.at[notices.count - 1].id : 0;
    api_put_next(call, &json,
                 more ? arena_printf(arena_of(call), "/api/v1/notices?before=%lld", (long long)last)
                      : STR_NONE);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err read_now(struct call *call)
{
    int64_t newest = 0;
    enum err err = require_person(call);
    if (!err && !str_to_int(call_value(call, STR("newest")), &newest))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "newest", "Say which is the newest that was read.");
    if (!err)
        err = notice_read(call->ctx, &call->viewer, newest);
    if (err)
        return err;
    return api_send_int(call, STR("newest"), newest);
}

enum err api_notices_read(struct call *call)
{
    return api_once(call, read_now);
}

/* ---- what one hears of, and how ---- */

static enum err send_choices(struct call *call)
{
    struct notice_choice_made made[NOTICE_CHOICE_COUNT];
    enum err err = notice_choices_read(call->ctx, call->viewer.person_id, made);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < NOTICE_CHOICE_COUNT; i++) {
        const struct notice_choice_row *row = &notice_choice_rows[i];
        json_object_begin(&json);
        json_put_str(&json, STR("choice"), row->name);
        json_put_str(&json, STR("label"), say(call->language, row->label));
        json_put_bool(&json, STR("page"), made[i].on_page || row->always_here);
        json_put_bool(&json, STR("push"), made[i].push);
        json_put_str(&json, STR("mail"), made[i].mail);
        json_object_end(&json);
    }
    return api_send_items(call, &json);
}

enum err api_notice_choices(struct call *call)
{
    enum err err = require_person(call);
    return err ? err : send_choices(call);
}

static enum err choice_named(struct call *call, size_t *choice)
{
    struct str name = call_value(call, STR("choice"));
    for (*choice = 0; *choice < NOTICE_CHOICE_COUNT; ++*choice)
        if (str_eq(notice_choice_rows[*choice].name, name))
            return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "choice",
                      "There is no such choice. The list has them all.");
}

/* What is not sent stays as it is. */
static enum err choose_now(struct call *call)
{
    size_t choice;
    struct notice_choice_made made[NOTICE_CHOICE_COUNT];
    enum err err = require_person(call);
    if (!err)
        err = choice_named(call, &choice);
    if (!err)
        err = notice_choices_read(call->ctx, call->viewer.person_id, made);
    if (err)
        return err;
    if (form_has(&call->form, STR("page")))
        made[choice].on_page = call_value(call, STR("page")).len > 0;
    if (form_has(&call->form, STR("push")))
        made[choice].push = call_value(call, STR("push")).len > 0;
    made[choice].mail = sent_or(call, STR("mail"), made[choice].mail);
    err = notice_choices_write(call->ctx, call->viewer.person_id, made);
    return err ? err : send_choices(call);
}

enum err api_notice_choose(struct call *call)
{
    return api_once(call, choose_now);
}

/* ---- what is followed ---- */

static enum err send_follows(struct call *call, bool on)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_bool(&json, STR("follows"), on);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err follow_now(struct call *call)
{
    struct followed what = {.kind = call->parameters[0]};
    bool on = sent_on(call, STR("on"));
    if (!str_to_int(call->parameters[1], &what.subject_id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is nothing here that could be followed.");
    enum err err = follow_turn(call->ctx, &call->viewer, &what, on);
    return err ? err : send_follows(call, on);
}

enum err api_follow(struct call *call)
{
    return api_once(call, follow_now);
}

static enum err follow_order_now(struct call *call)
{
    bool on = sent_on(call, STR("on"));
    enum err err = order_follow_turn(call->ctx, &call->viewer, call->parameters[0], on);
    return err ? err : send_follows(call, on);
}

enum err api_order_follow(struct call *call)
{
    return api_once(call, follow_order_now);
}
