/* What people do with posts beside asking and answering: comment, vote, flag, edit, accept. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "http/door/pictures.h"
#include "http/door/sent.h"
#include "http/door/writer.h"
#include "service/desk/answer.h"
#include "service/desk/change.h"

enum err api_post_of(struct call *call, struct post_ref *ref)
{
    if (post_kind_from(call->parameters[0], &ref->kind) && str_to_int(call->parameters[1], &ref->id))
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no post at this address.");
}

enum err api_post_prepare(struct call *call)
{
    return api_require_input(call);
}

/* ---- comments ---- */

enum err api_comment_prepare(struct call *call)
{
    enum err err = api_require_input(call);
    return err ? err : pictures_prepare(call, ACT_COMMENT, (struct subject){0});
}

static enum err comment_now(struct call *call)
{
    struct posted posted;
    struct given_pictures given;
    struct writing writing = writing_of(call);
    struct comment_draft draft = {.writer = writing.writer, .body = call_value(call, STR("body"))};
    draft.writer.pictures = &given;
    enum err err = api_post_of(call, &draft.on);
    if (!err)
        err = pictures_given(call, &given);
    if (!err)
        err = comment_post(call->ctx, &draft, &posted);
    return err ? err : api_send_written(call, &writing, posted.id, posted.held_for);
}

enum err api_comment(struct call *call)
{
    return api_once(call, comment_now);
}

/* ---- votes, flags ---- */

static enum err vote_now(struct call *call)
{
    struct voted voted;
    struct vote vote = {.viewer = call->viewer, .network = network_of(call)};
    enum err err = api_post_of(call, &vote.ref);
    if (err)
        return err;
    if (!str_to_int(call_value(call, STR("vote")), &vote.vote) || vote.vote < -1 || vote.vote > 1)
        return fail_field(&call->ctx->failure, ERR_INPUT, "vote", "A vote is 1, -1, or 0 to take it back.");
    err = vote_cast(call->ctx, &vote, &voted);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("votes"), voted.votes);
    json_put_int(&json, STR("mine"), voted.mine);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_vote(struct call *call)
{
    return api_once(call, vote_now);
}

enum err api_send_spot(struct call *call, const struct post_spot *spot)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("question"), spot->question_id);
    if (spot->answer_id)
        json_put_int(&json, STR("answer"), spot->answer_id);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err flag_now(struct call *call)
{
    struct post_spot spot;
    struct flag_wanted wanted = sent_flag(call);
    enum err err = api_post_of(call, &wanted.ref);
    if (!err)
        err = flag_raise(call->ctx, &wanted, &spot);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_flag(struct call *call)
{
    return api_once(call, flag_now);
}

/* ---- changes ---- */

static enum err read_category(struct call *call, const struct post *post, int64_t *category_id)
{
    struct str slug = call_value(call, STR("category"));
    const struct category *category = site_category_by_slug(call->ctx->site, slug);
    *category_id = slug.len && category ? category->id : post->category_id;
    if (slug.len && !category)
        return fail_field(&call->ctx->failure, ERR_INPUT, "category", "There is no such category or tag.");
    return OK;
}

enum err api_edit_prepare(struct call *call)
{
    struct post post;
    struct post_ref ref;
    enum err err = api_require_input(call);
    if (!err)
        err = api_post_of(call, &ref);
    if (!err)
        err = post_load_seen(call->ctx, &call->viewer, ref, &post);
    return err ? err : pictures_prepare(call, ACT_EDIT, post_subject(&post, &call->viewer));
}

/* What is not sent stays as it is. */
enum err api_edit_read(struct call *call, const struct post *post, struct edit *edit)
{
    enum err err = OK;
    if (!str_to_int(call_value(call, STR("version")), &edit->version))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "version", "Say which version was seen.");
    if (!err)
        err = read_category(call, post, &edit->text.category_id);
    edit->text.title = sent_or(call, STR("title"), post->title);
    edit->text.body = sent_or(call, STR("body"), post->body);
    edit->text.tags = sent_or(call, STR("tags"), post->tags);
    return err;
}

static enum err edit_now(struct call *call)
{
    struct post post, now;
    struct post_spot spot;
    struct given_pictures given;
    struct edit edit = {.viewer = call->viewer,
                        .network = network_of(call),
                        .note = call_value(call, STR("note")),
                        .pictures = &given};
    enum err err = api_post_of(call, &edit.ref);
    if (!err)
        err = pictures_given(call, &given);
    if (!err)
        err = post_for_edit(call->ctx, &call->viewer, edit.ref, &post);
    if (!err)
        err = api_edit_read(call, &post, &edit);
    if (!err)
        err = post_change(call->ctx, &edit, &now, &spot);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_edit(struct call *call)
{
    return api_once(call, edit_now);
}

static enum err accept_now(struct call *call)
{
    int64_t id;
    struct post_spot spot;
    bool on = sent_on(call, STR("on"));
    if (!str_to_int(call->parameters[0], &id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no post at this address.");
    enum err err = answer_select(call->ctx, &call->viewer, id, on, &spot);
    return err ? err : api_send_spot(call, &spot);
}

enum err api_accept(struct call *call)
{
    return api_once(call, accept_now);
}
