/* Suggested changes for programs: proposed, listed, decided; and posts that many may edit. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "http/door/sent.h"
#include "http/door/writer.h"

static enum err suggest_now(struct call *call)
{
    int64_t id;
    struct post post, now;
    struct edit edit = {
        .viewer = call->viewer, .network = network_of(call), .note = call_value(call, STR("note"))};
    enum err err = api_post_of(call, &edit.ref);
    if (!err)
        err = suggest_for_form(call->ctx, &call->viewer, edit.ref, &post);
    if (!err)
        err = api_edit_read(call, &post, &edit);
    if (!err)
        err = suggest(call->ctx, &edit, &now, &id);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("id"), id);
    json_put_str(&json, STR("state"), SUGGESTION_OPEN);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_suggest(struct call *call)
{
    return api_once(call, suggest_now);
}

static void put_line(struct call *call, struct json *json, const struct suggestion_line *line)
{
    json_object_begin(json);
    json_put_int(json, STR("id"), line->id);
    json_put_str(json, STR("kind"), post_kind_name(line->ref.kind));
    json_put_int(json, STR("post"), line->ref.id);
    json_put_int(json, STR("question"), line->question_id);
    json_put_str(json, STR("title"), line->title);
    api_put_text(json, STR("by"), line->handle);
    api_put_text(json, STR("note"), line->note);
    json_put_str(json, STR("state"), line->state);
    api_put_text(json, STR("reason"), line->reason);
    api_put_time(call, json, STR("made_at"), line->made_at);
    json_object_end(json);
}

static void put_lines(struct call *call, struct json *json, const char *name,
                      const struct suggestion_lines *lines)
{
    json_name(json, str_from(name));
    json_array_begin(json);
    for (size_t i = 0; i < lines->count; i++)
        put_line(call, json, &lines->at[i]);
    json_array_end(json);
}

enum err api_suggestions(struct call *call)
{
    struct suggestions_read read;
    enum err err = suggestions_read(call->ctx, &call->viewer, &read);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    put_lines(call, &json, "waiting", &read.waiting);
    put_lines(call, &json, "own", &read.own);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_suggestion(struct call *call)
{
    int64_t id;
    struct suggestion_read read;
    const struct suggestion *idea = &read.suggestion;
    enum err err = call_id(call, STR(N_("There is no such suggestion, or it is not for you.")), &id);
    if (!err)
        err = suggestion_read(call->ctx, &call->viewer, id, &read);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("id"), idea->id);
    json_put_str(&json, STR("kind"), post_kind_name(idea->ref.kind));
    json_put_int(&json, STR("post"), idea->ref.id);
    json_put_int(&json, STR("version"), idea->version);
    api_put_text(&json, STR("by"), idea->handle);
    api_put_text(&json, STR("title"), idea->text.title);
    json_put_str(&json, STR("body"), idea->text.body);
    api_put_text(&json, STR("tags"), idea->text.tags);
    api_put_text(&json, STR("note"), idea->note);
    json_put_str(&json, STR("state"), idea->state);
    api_put_text(&json, STR("reason"), idea->reason);
    json_put_bool(&json, STR("decides"), read.decides);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err settle_now(struct call *call)
{
    bool held;
    struct post_spot spot;
    struct suggestion_verdict verdict;
    enum err err = sent_verdict(call, &verdict);
    if (!err)
        err = suggestion_settle(call->ctx, &verdict, &spot, &held);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_suggestion_settle(struct call *call)
{
    return api_once(call, settle_now);
}

static enum err wiki_now(struct call *call)
{
    struct post_ref ref;
    struct post_spot spot;
    bool on = sent_on(call, STR("on"));
    enum err err = api_post_of(call, &ref);
    if (!err)
        err = post_wiki(call->ctx, &call->viewer, ref, on, &spot);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_wiki(struct call *call)
{
    return api_once(call, wiki_now);
}
