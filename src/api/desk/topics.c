/* What questions are about: categories and tags, so that a program knows the words it may ask with. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "service/desk/find.h"
#include "service/desk/tag.h"
#include "text/desk/tags.h"

enum err api_categories(struct call *call)
{
    const struct site *site = call->ctx->site;
    struct json json = api_items(call);
    for (size_t i = 0; i < site->category_count; i++) {
        const struct category *category = &site->categories[i];
        const struct category *parent = site_category(site, category->parent_id);
        json_object_begin(&json);
        json_put_int(&json, STR("id"), category->id);
        json_put_str(&json, STR("slug"), category->slug);
        json_put_str(&json, STR("name"), category->name);
        api_put_text(&json, STR("parent"), parent ? parent->slug : STR_NONE);
        json_put_int(&json, STR("position"), category->position);
        json_put_bool(&json, STR("retired"), category->retired);
        json_put_int(&json, STR("questions"), category->question_count);
        json_object_end(&json);
    }
    return api_send_items(call, &json);
}

enum err api_tags(struct call *call)
{
    struct tag_list list;
    struct str wanted = str_char_prefix(str_trim(form_get(&call->query, STR("q"))), TAG_CHARS_MAX);
    enum err err = api_require_input(call);
    if (!err)
        err = tags_named(call->ctx, wanted, &list);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < list.count; i++) {
        json_object_begin(&json);
        json_put_int(&json, STR("id"), list.at[i].id);
        json_put_str(&json, STR("name"), list.at[i].name);
        api_put_text(&json, STR("about"), list.at[i].about);
        json_put_int(&json, STR("questions"), list.at[i].question_count);
        json_object_end(&json);
    }
    return api_send_items(call, &json);
}

/* ---- what the staff do to tags ---- */

static enum err turn_now(struct call *call)
{
    int64_t questions = 0;
    struct str turn = call_value(call, STR("turn")), name = call->parameters[0];
    bool describes = str_eq(turn, STR("describe")), removes = str_eq(turn, STR("remove"));
    struct tag_move move = {.from = name,
                            .to = removes ? STR_NONE : call_value(call, STR("to")),
                            .merge = str_eq(turn, STR("merge"))};
    if (!describes && !removes && !move.merge && !str_eq(turn, STR("rename")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "turn",
                          "A tag can be described, renamed, merged or removed.");
    if (!describes && !removes && move.to.len == 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "to", "Enter the other tag.");
    enum err err = describes ? tag_describe(call->ctx, &call->viewer, name, call_value(call, STR("about")))
                             : tag_move(call->ctx, &call->viewer, &move, &questions);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("tag"), describes || removes ? name : move.to);
    json_put_int(&json, STR("questions"), questions);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_tag_turn(struct call *call)
{
    return api_once(call, turn_now);
}
