/* The staff's work for programs: what waits, the verdict on it, and who may not write for a time. */
#include "service/staff/moderation.h"
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "http/door/sent.h"
#include "service/people/profile.h"
#include "service/unit/block.h"

/* ---- what waits ---- */

static void put_flags(struct call *call, struct json *json, const struct waiting_post *post)
{
    json_name(json, STR("reports"));
    json_array_begin(json);
    for (size_t i = 0; i < post->flags_shown; i++) {
        const struct raised_flag *flag = &post->flags[i];
        json_object_begin(json);
        json_put_str(json, STR("reason"), flag->reason);
        api_put_text(json, STR("note"), flag->note);
        api_put_time(call, json, STR("raised_at"), flag->created_at);
        api_put_text(json, STR("network"), flag->network);
        api_put_author(json, &flag->author);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_waiting(struct call *call, struct json *json, const struct waiting_post *post)
{
    json_object_begin(json);
    json_put_str(json, STR("kind"), post_kind_name(post->ref.kind));
    json_put_int(json, STR("id"), post->ref.id);
    json_put_int(json, STR("question"), post->question_id);
    json_put_str(json, STR("title"), post->title);
    json_put_str(json, STR("body"), post->body);
    json_put_str(json, STR("state"),
                 post->state == POST_HELD     ? STR("held")
                 : post->state == POST_HIDDEN ? STR("hidden")
                                              : STR("live"));
    api_put_text(json, STR("held_for"), post->held_for);
    json_put_int(json, STR("flags"), post->flag_count);
    api_put_time(call, json, STR("created_at"), post->created_at);
    api_put_author(json, &post->author);
    put_flags(call, json, post);
    json_object_end(json);
}

static enum err read_after(struct call *call, struct list_cursor *after)
{
    struct str text = form_get(&call->query, STR("after")), value = str_cut(&text, '.');
    if (!form_has(&call->query, STR("after")))
        return OK;
    if (str_to_int(value, &after->value) && str_to_int(text, &after->id))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "after",
                      "Take the address of the next page from \"next\".");
}

/* The same question, behind what was answered. */
static struct str next_of(struct call *call, const struct queue_asked *asked, struct list_cursor next)
{
    return arena_printf(arena_of(call), "/api/v1/moderation/queue?%s%s%.*s%safter=%lld.%lld",
                        asked->held       ? "what=held&"
                        : asked->reported ? "what=reported&"
                                          : "",
                        asked->kind ? "kind=" : "",
                        STR_ARG(asked->kind ? post_kind_name((enum post_kind)asked->kind) : STR_NONE),
                        asked->kind ? "&" : "", (long long)next.value, (long long)next.id);
}

enum err api_moderation_queue(struct call *call)
{
    struct waiting waiting;
    struct queue_asked asked = {0};
    enum err err = api_require_input(call);
    if (!err)
        err = sent_queue(call, &asked);
    if (!err)
        err = read_after(call, &asked.after);
    if (!err)
        err = moderation_queue(call->ctx, &call->viewer, &asked, &waiting);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < waiting.queue.count; i++)
        put_waiting(call, &json, &waiting.queue.at[i]);
    json_array_end(&json);
    api_put_next(call, &json, waiting.next.id ? next_of(call, &asked, waiting.next) : STR_NONE);
    json_object_end(&json);
    return api_send(call, 200);
}

/* ---- verdicts ---- */

static enum err verdict_now(struct call *call)
{
    return api_turn_post(call, NULL);
}

enum err api_verdict(struct call *call)
{
    return api_once(call, verdict_now);
}

/* ---- many verdicts at once ---- */

static bool is_named(const struct verdicts *verdicts, struct post_ref ref)
{
    for (size_t i = 0; i < verdicts->count; i++)
        if (verdicts->refs[i].kind == ref.kind && verdicts->refs[i].id == ref.id)
            return true;
    return false;
}

/* "question.12 answer.3", each once. */
static enum err read_posts(struct call *call, struct verdicts *verdicts)
{
    struct str rest = call_value(call, STR("posts"));
    while (rest.len) {
        struct post_ref ref = {0};
        struct str id = str_cut(&rest, ' '), kind = str_cut(&id, '.');
        if (!kind.len)
            continue;
        if (!post_kind_from(kind, &ref.kind) || !str_to_int(id, &ref.id))
            return fail_field(&call->ctx->failure, ERR_INPUT, "posts",
                              "Name posts as question.12 or answer.3, with spaces between.");
        if (is_named(verdicts, ref))
            continue;
        if (verdicts->count == QUEUE_PAGE)
            return fail_field(&call->ctx->failure, ERR_INPUT, "posts", "At most {most} posts at once.",
                              PLACE_INT("most", QUEUE_PAGE));
        verdicts->refs[verdicts->count++] = ref;
    }
    return OK;
}

static enum err read_verdicts(struct call *call, struct verdicts *verdicts)
{
    *verdicts = (struct verdicts){.viewer = call->viewer, .why = call_value(call, STR("note"))};
    bool known = verdicts_turn(verdicts, call_value(call, STR("turn")), call_value(call, STR("reason")));
    enum err err = api_require_input(call);
    if (!err && !known)
        err = fail_field(&call->ctx->failure, ERR_INPUT, "turn", "Choose from the list.");
    return err ? err : read_posts(call, verdicts);
}

static enum err send_verdicts(struct call *call, const struct verdict_lines *lines)
{
    struct json json = api_items(call);
    for (size_t i = 0; i < lines->count; i++) {
        const struct verdict_line *line = &lines->at[i];
        json_object_begin(&json);
        json_put_str(&json, STR("kind"), post_kind_name(line->ref.kind));
        json_put_int(&json, STR("id"), line->ref.id);
        if (line->question_id)
            json_put_int(&json, STR("question"), line->question_id);
        json_put_bool(&json, STR("waits"), line->waits);
        if (line->waits)
            json_put_str(&json, STR("turn"), turn_name(line->turn));
        if (line->closes)
            json_put_bool(&json, STR("closes"), true);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_verdicts_look(struct call *call)
{
    struct verdicts verdicts;
    struct verdict_lines lines;
    enum err err = read_verdicts(call, &verdicts);
    if (!err)
        err = moderation_look(call->ctx, &verdicts, &lines);
    return err ? err : send_verdicts(call, &lines);
}

static enum err verdicts_now(struct call *call)
{
    struct verdicts verdicts;
    struct verdict_lines lines;
    enum err err = read_verdicts(call, &verdicts);
    if (!err)
        err = moderation_look(call->ctx, &verdicts, &lines);
    if (!err)
        err = moderation_decide(call->ctx, &verdicts);
    return err ? err : send_verdicts(call, &lines);
}

enum err api_verdicts(struct call *call)
{
    return api_once(call, verdicts_now);
}

/* ---- without a name ---- */

static enum err writer_now(struct call *call)
{
    struct post_ref ref;
    struct person person;
    enum err err = api_post_of(call, &ref);
    if (!err)
        err = nameless_writer(call->ctx, &call->viewer, ref, &person);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("handle"), person.handle);
    json_put_bool(&json, STR("deleted"), person.deleted_at.ms != 0);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_writer(struct call *call)
{
    return api_once(call, writer_now);
}

/* ---- blocks ---- */

static enum err block_now(struct call *call)
{
    struct person person;
    struct block_wanted wanted = {.viewer = call->viewer, .reason = call_value(call, STR("reason"))};
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err && !str_to_int(call_value(call, STR("days")), &wanted.days))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "days", "Choose for how long.");
    if (!err)
        err = block_person(call->ctx, &wanted, person.id);
    if (!err)
        err = profile_read(call->ctx, call->parameters[0], &person);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("handle"), person.handle);
    api_put_time(call, &json, STR("blocked_until"), person.blocked_until);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_block(struct call *call)
{
    return api_once(call, block_now);
}
