/* Settings and categories, one at a time: what is wrong with a value is said as beside the field of its page. */
#include "service/staff/settings.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "api/site/handlers.h"
#include "http/door/own.h"
#include "http/site/zones.h"
#include "service/desk/category.h"
#include "service/unit/right.h"

/* ---- settings ---- */

static struct str kind_word(enum setting_kind kind)
{
    static const struct str words[] = {
        [KIND_LINE] = STR_INIT("line"),         [KIND_TEXT] = STR_INIT("text"),
        [KIND_NUMBER] = STR_INIT("number"),     [KIND_LOSS] = STR_INIT("loss"),
        [KIND_CHOICE] = STR_INIT("choice"),     [KIND_CONTACT] = STR_INIT("contact"),
        [KIND_URL] = STR_INIT("url"),           [KIND_ZONE] = STR_INIT("zone"),
        [KIND_LANGUAGE] = STR_INIT("language"), [KIND_COLOUR] = STR_INIT("colour"),
        [KIND_PAGE] = STR_INIT("page"),         [KIND_HIDDEN] = STR_INIT("hidden"),
    };
    return words[kind];
}

/* Of a secret it is told only whether there is one. */
static void put_setting(struct call *call, struct json *json, const struct setting_item *item,
                        enum settings_group group)
{
    struct str choices = item->choices;
    bool hidden = item->kind == KIND_HIDDEN;
    json_object_begin(json);
    json_put_str(json, STR("name"), item->name);
    json_put_str(json, STR("group"), settings_group_code(group));
    json_put_str(json, STR("label"), say(call->language, item->label));
    json_put_str(json, STR("kind"), kind_word(item->kind));
    if (hidden)
        api_put_text(json, STR("value"), STR_NONE);
    else
        json_put_str(json, STR("value"), item->value);
    json_put_bool(json, STR("set"), !str_eq(item->value, item->standard));
    json_put_str(json, STR("standard"), item->standard);
    json_name(json, STR("choices"));
    json_array_begin(json);
    while (choices.len)
        json_value_str(json, str_cut(&choices, ' '));
    json_array_end(json);
    json_object_end(json);
}

enum err api_settings(struct call *call)
{
    enum err err = require(call->ctx, &call->viewer, ACT_SETTINGS, (struct subject){0});
    if (err)
        return err;
    struct json json = api_items(call);
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    for (int group = 0; group < SETTINGS_GROUP_COUNT; group++) {
        settings_items(call->ctx->site, arena_of(call), (enum settings_group)group, items);
        for (size_t i = 0; i < items->count; i++)
            put_setting(call, &json, &items->at[i], (enum settings_group)group);
    }
    return api_send_items(call, &json);
}

enum err api_setting_prepare(struct call *call)
{
    return api_require_input(call);
}

static enum err check_value(struct call *call, const struct setting_item *item, struct str value)
{
    struct failure *failure = &call->ctx->failure;
    const struct setting_names names = {zones_finder(call->app->zones), call->app->options.made_up_languages};
    struct str wrong = setting_wrong(arena_of(call), call->language, item, value, &names);
    if (wrong.len)
        return fail_said(failure, ERR_INPUT, "value", wrong);
    if (item->kind == KIND_URL && !own_host_under(call, value))
        return fail_field(failure, ERR_INPUT, "value",
                          "You call this site under another name, which would then be refused. Call it under "
                          "this address first, and set it there.");
    return OK;
}

static enum err set(struct call *call)
{
    enum settings_group group;
    struct setting_items *one = ARENA_NEW(arena_of(call), struct setting_items);
    struct setting_item *item = &one->at[one->count++];
    struct str value = call_value(call, STR("value"));
    enum err err = require(call->ctx, &call->viewer, ACT_SETTINGS, (struct subject){0});
    if (!err && !settings_find(call->ctx->site, arena_of(call), call->parameters[0], item, &group))
        err = fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no setting of this name.");
    if (!err && !form_has(&call->form, STR("value")))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "value",
                         "Say the value; an empty one where it may be empty.");
    if (!err && item->kind != KIND_TEXT)
        value = str_trim(value);
    if (!err)
        err = check_value(call, item, value);
    if (!err)
        err = settings_save(call->ctx, &call->viewer, one, &value);
    if (err)
        return err;
    item->value = value;
    struct json json = api_json(call);
    put_setting(call, &json, item, group);
    return api_send(call, 200);
}

enum err api_setting(struct call *call)
{
    return api_once(call, set);
}

/* ---- categories ---- */

static enum err read_parent(struct call *call, struct category_change *change)
{
    struct str slug = call_value(call, STR("parent"));
    const struct category *parent = site_category_by_slug(call->ctx->site, slug);
    if (!form_has(&call->form, STR("parent")))
        return OK;
    change->parent_id = parent ? parent->id : 0;
    return !slug.len || parent
               ? OK
               : fail_field(&call->ctx->failure, ERR_INPUT, "parent", "There is no category of this name.");
}

/* What is not sent stays as it is. */
static enum err read_change(struct call *call, const struct category *own, struct category_change *change)
{
    *change = (struct category_change){0};
    if (own)
        *change = (struct category_change){own->id, own->parent_id, own->name, own->position, own->retired};
    change->name = sent_or(call, STR("name"), change->name);
    if (form_has(&call->form, STR("retired")))
        change->retired = call_value(call, STR("retired")).len > 0;
    if (call_value(call, STR("position")).len &&
        !str_to_int(call_value(call, STR("position")), &change->position))
        change->position = 0;
    return read_parent(call, change);
}

static enum err put_category(struct call *call, const struct category *own, int status)
{
    struct category put;
    struct category_change change;
    enum err err = read_change(call, own, &change);
    if (!err)
        err = category_put(call->ctx, &call->viewer, &change, &put);
    if (err)
        return err;
    const struct category *parent = site_category(call->ctx->site, put.parent_id);
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("id"), put.id);
    json_put_str(&json, STR("slug"), put.slug);
    json_put_str(&json, STR("name"), put.name);
    api_put_text(&json, STR("parent"), parent ? parent->slug : STR_NONE);
    json_put_int(&json, STR("position"), put.position);
    json_put_bool(&json, STR("retired"), put.retired);
    json_put_int(&json, STR("questions"), put.question_count);
    json_object_end(&json);
    return api_send(call, status);
}

static enum err add_category(struct call *call)
{
    return put_category(call, NULL, 201);
}

enum err api_category_add(struct call *call)
{
    return api_once(call, add_category);
}

static enum err edit_category(struct call *call)
{
    const struct category *own = site_category_by_slug(call->ctx->site, call->parameters[0]);
    return own ? put_category(call, own, 200)
               : fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such category.");
}

enum err api_category_edit(struct call *call)
{
    return api_once(call, edit_category);
}
