#include "service/desk/question.h"

#include "service/desk/appear.h"
#include "service/desk/find.h"
#include "service/desk/once_form.h"
#include "service/desk/picture.h"
#include "service/reach/follow.h"
#include "service/reach/guest_mail.h"
#include "service/reach/tell.h"
#include "text/desk/slug.h"
#include "text/desk/tags.h"

static enum err check_input(struct ctx *ctx, const struct ask *ask, struct tags *tags)
{
    enum err err = require_length(ctx, "title", ask->title, least(ctx, SETTING_TITLE_MIN), TITLE_MAX);
    if (!err)
        err = require_length(ctx, "body", ask->body, 0, QUESTION_BODY_MAX);
    const struct category *category = site_category(ctx->site, ask->category_id);
    if (!err && (!category || category->retired))
        err = fail_field(&ctx->failure, ERR_INPUT, "category", "Choose a category from the list.");
    if (!err)
        err = tags_read(ctx->arena, ask->tags, tags, &ctx->failure);
    if (!err)
        err = tags_follow(ctx, tags);
    return err;
}

/*
 * What the same form asked before. The browser of a new guest may have dropped the first reply with its cookie:
 * the token of this one replaces it.
 */
static enum err ask_again(struct ctx *ctx, const struct ask *ask, int64_t id, struct asked *asked)
{
    struct question question;
    const struct writer *writer = &ask->writer;
    enum err err = question_load(ctx->db, ctx->arena, id, &question);
    *asked = (struct asked){id, question.slug, question.held_for};
    if (!err && question.guest_id && !writer->viewer.guest_id)
        err = guest_set_token(ctx->db, question.guest_id, writer->guest_token_hash);
    return err;
}

/* Who hears of it, and of what comes below it. */
static enum err make_heard(struct ctx *ctx, const struct ask *ask, const struct question *question)
{
    struct guest_asking guest = {question->id, question->title, ask->email, ask->writer.network};
    int64_t person_id = ask->writer.viewer.person_id;
    enum err err = follow_by_itself(ctx, person_id, question->id);
    if (!err)
        err = tell_posted(ctx, (struct post_ref){POST_QUESTION, question->id}, question->held_for);
    return err || !ask->email.len || person_id ? err : guest_mail_ask(ctx, &guest);
}

enum err question_ask(struct ctx *ctx, const struct ask *ask, struct asked *asked)
{
    struct tags tags;
    struct post_entry entry;
    int64_t before;
    enum err err = once_form_find(ctx, &ask->writer, &before);
    if (!err && before)
        return ask_again(ctx, ask, before, asked);
    if (!err)
        err = check_input(ctx, ask, &tags);
    if (err)
        return err;
    struct str text = arena_printf(ctx->arena, "%.*s\n%.*s", STR_ARG(ask->title), STR_ARG(ask->body));
    err = post_enter(ctx, &ask->writer, ACT_ASK, (struct subject){0}, text, &entry);
    if (err)
        return err;
    struct post_owner owner = post_owner_of(ask->writer.viewer.person_id, ask->nameless);
    struct question question = {
        .author = {.person_id = owner.person_id, .name = ask->writer.guest_name},
        .nameless_id = owner.nameless_id,
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
        .hotness = hotness(ctx->now, (struct instant){0}, 0, 0, 0),
    };
    err = question_insert(ctx->db, ctx->arena, &question);
    if (!err)
        err = pictures_keep(ctx, &ask->writer, (struct post_ref){POST_QUESTION, question.id}, question.id);
    if (!err && question.state == POST_LIVE)
        err = post_appear(ctx, &(struct post){.ref = {POST_QUESTION, question.id},
                                              .question_id = question.id,
                                              .person_id = question.author.person_id,
                                              .category_id = question.category_id});
    if (!err)
        err = make_heard(ctx, ask, &question);
    *asked = (struct asked){question.id, question.slug, question.held_for};
    return err ? err : once_form_note(ctx, &ask->writer, question.id);
}

/* ---- reading ---- */

static void keep_seen_answers(struct ctx *ctx, const struct viewer *viewer, struct answers *answers)
{
    size_t kept = 0;
    for (size_t i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->at[i];
        bool own = viewer_owns(viewer, answer->author.person_id + answer->nameless_id, answer->guest_id);
        if (post_seen(viewer, answer->state, own, ctx->now))
            answers->at[kept++] = *answer;
    }
    answers->count = kept;
}

static void keep_seen_comments(struct ctx *ctx, const struct viewer *viewer, struct comments *comments)
{
    size_t kept = 0;
    for (size_t i = 0; i < comments->count; i++) {
        const struct comment *comment = &comments->at[i];
        bool own = viewer_owns(viewer, comment->author.person_id + comment->nameless_id, comment->guest_id);
        if (post_seen(viewer, comment->state, own, ctx->now))
            comments->at[kept++] = *comment;
    }
    comments->count = kept;
}

/* Behind so many votes, the accepted answer no longer stands above a better one. */
enum { ACCEPTED_LEAD = 5 };

/* The answers come best first; the accepted one moves to the top. */
static void lift_accepted(struct answers *answers, int64_t selected_id)
{
    for (size_t i = 1; i < answers->count; i++) {
        if (answers->at[i].id != selected_id || answers->at[0].votes - answers->at[i].votes >= ACCEPTED_LEAD)
            continue;
        struct answer accepted = answers->at[i];
        for (size_t k = i; k > 0; k--)
            answers->at[k] = answers->at[k - 1];
        answers->at[0] = accepted;
        return;
    }
}

/* What is the reader's own about the question. */
static enum err read_own(struct ctx *ctx, int64_t person_id, struct question_read *read)
{
    enum err err = marks_load(ctx->db, person_id, read->question.id, &read->marks);
    read->follows = read->marks.follow_said ? read->marks.follows : read->own;
    read->unread = read->marks.unread;
    return err;
}

static enum err read_below(struct ctx *ctx, const struct viewer *viewer, struct answer_range range,
                           struct question_read *read)
{
    int64_t id = read->question.id;
    enum err err = answer_list(ctx->db, ctx->arena, id, range, &read->answers);
    if (!err)
        err = comment_list(ctx->db, ctx->arena, id, &read->comments);
    if (!err)
        err = picture_of_question(ctx->db, ctx->arena, id, &read->pictures);
    if (!err && viewer->person_id)
        err = read_own(ctx, viewer->person_id, read);
    if (err)
        return err;
    keep_seen_answers(ctx, viewer, &read->answers);
    keep_seen_comments(ctx, viewer, &read->comments);
    if (range.sort == ANSWERS_BEST)
        lift_accepted(&read->answers, read->question.selected_answer_id);
    return find_related(ctx, &read->question, &read->related, &read->found);
}

static enum err read_repeated(struct ctx *ctx, struct question_read *read)
{
    int64_t id = read->question.duplicate_of;
    struct str ids = arena_printf(ctx->arena, "[%lld]", (long long)id);
    return id ? question_lines_load(ctx->db, ctx->arena, ids, 1, &read->repeats) : OK;
}

enum err question_read_from(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                            struct answer_range range, struct question_read *read)
{
    struct question *question = &read->question;
    *read = (struct question_read){0};
    question_page_ahead(ctx->db, id, range, viewer->person_id);
    enum err err = question_load(ctx->db, ctx->arena, id, question);
    if (err && err != ERR_NOT_FOUND)
        return err;
    read->own =
        !err && viewer_owns(viewer, question->author.person_id + question->nameless_id, question->guest_id);
    if (err || !post_seen(viewer, question->state, read->own, ctx->now))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no question {id} here.", PLACE_ID("id", id));
    err = read_below(ctx, viewer, range, read);
    return err ? err : read_repeated(ctx, read);
}

enum err question_read(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct question_read *read)
{
    return question_read_from(ctx, viewer, id, (struct answer_range){0}, read);
}

enum err question_add_views(struct ctx *ctx, const struct question_views *views, size_t count)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < count; i++) {
        topic_name(&ctx->touched, TOPIC_QUESTION, views[i].question_id);
        err = question_views_add(ctx->db, views[i].question_id, views[i].count);
    }
    return err;
}
