#include "service/question.h"

#include "service/find.h"
#include "store/setting.h"
#include "text/slug.h"
#include "text/tags.h"

static enum err check_input(struct ctx *ctx, const struct ask *ask, struct tags *tags)
{
    enum err err = require_length(ctx, "title", ask->title, TITLE_MIN, TITLE_MAX);
    if (!err)
        err = require_length(ctx, "body", ask->body, 0, QUESTION_BODY_MAX);
    if (!err && !site_category(ctx->site, ask->category_id))
        err = fail_field(&ctx->failure, ERR_INPUT, "category", "Choose a category from the list.");
    if (!err)
        err = tags_read(ctx->arena, ask->tags, tags, &ctx->failure);
    return err;
}

/* What a live question means for everything that counts or finds it. */
static enum err publish(struct ctx *ctx, const struct question *question)
{
    enum err err = category_add(ctx->db, question->category_id, 1);
    if (!err)
        err = find_add_question(ctx, question);
    if (!err && question->author.person_id)
        err = person_add(ctx->db, question->author.person_id,
                         (struct person_change){.points = ctx->site->points.ask, .questions = 1});
    return err;
}

enum err question_ask(struct ctx *ctx, const struct ask *ask, struct asked *asked)
{
    struct tags tags;
    struct post_entry entry;
    enum err err = check_input(ctx, ask, &tags);
    if (err)
        return err;
    struct str text = arena_printf(ctx->arena, "%.*s\n%.*s", STR_ARG(ask->title), STR_ARG(ask->body));
    err = post_enter(ctx, &ask->writer, ACT_ASK, (struct subject){0}, text, &entry);
    if (err)
        return err;
    struct question question = {
        .author = {.person_id = ask->writer.viewer.person_id, .name = ask->writer.guest_name},
        .guest_id = entry.guest_id,
        .category_id = ask->category_id,
        .title = ask->title,
        .slug = slug_of(ctx->arena, ask->title),
        .body = ask->body,
        .tags = tags_joined(ctx->arena, &tags),
        .created_at = ctx->now,
        .active_at = ctx->now,
        .state = entry.state,
        .held_for = entry.held_for,
        .network = ask->writer.viewer.person_id ? STR_NONE : ask->writer.network,
        .hotness = hotness(ctx->now, (struct instant){0                                        },
          0, 0, 0),
    };
    err = question_insert(ctx->db, &question);
    if (!err && question.state == POST_LIVE)
        err = publish(ctx, &question);
    *asked = (struct asked){question.id, question.slug, question.held_for};
    return err;
}

/* Held posts are their author's and the staff's; hidden and deleted ones are the staff's. */
static bool may_see(struct ctx *ctx, const struct viewer *viewer, const struct question *question, bool own)
{
    if (question->state == POST_LIVE || (own && question->state != POST_HIDDEN))
        return true;
    return permit(viewer, ACT_SEE_HIDDEN, (struct subject){0}, ctx->now) == PERMIT_YES;
}

enum err question_read(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct question_read *read)
{
    struct question *question = &read->question;
    enum err err = question_load(ctx->db, ctx->arena, id, question);
    if (err && err != ERR_NOT_FOUND)
        return err;
    read->own = !err && viewer_owns(viewer, question->author.person_id, question->guest_id);
    if (err || !may_see(ctx, viewer, question, read->own))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no question %lld here.", (long long)id);
    return find_similar(ctx, question->title, question->tags, question->id, &read->related);
}
