#include "service/desk/suggest.h"

#include "service/reach/tell.h"

/* ---- proposing ---- */

enum err suggest_for_form(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                          struct post *post)
{
    enum err err = post_load_seen(ctx, viewer, ref, post);
    if (!err && ref.kind == POST_COMMENT)
        return fail(&ctx->failure, ERR_REFUSED,
                    "Changes are suggested for questions and answers. Answer the comment by another.");
    return err ? err : require(ctx, viewer, ACT_SUGGEST, post_subject(post, viewer));
}

static bool is_same(const struct post *post, const struct post_text *text)
{
    bool question = post->ref.kind == POST_QUESTION;
    return str_eq(post->body, text->body) &&
           (!question || (str_eq(post->title, text->title) && str_eq(post->tags, text->tags) &&
                          post->category_id == text->category_id));
}

/* A second idea takes the place of the first. */
static enum err keep(struct ctx *ctx, struct suggestion *suggestion)
{
    struct suggestion before;
    enum err err = suggestion_load_own(ctx->db, ctx->arena, suggestion->ref, suggestion->person_id, &before);
    if (err == ERR_NOT_FOUND)
        return suggestion_insert(ctx->db, suggestion);
    suggestion->id = before.id;
    return err ? err : suggestion_replace(ctx->db, suggestion);
}

static enum err tell_of_idea(struct ctx *ctx, const struct edit *edit, const struct post *post, int64_t id)
{
    struct act_told told = {
        .viewer = &edit->viewer, .post = post, .kind = NOTICE_SUGGESTED, .occurrence = id, .named = true};
    return tell_author(ctx, &told);
}

enum err suggest(struct ctx *ctx, const struct edit *edit, struct post *now, int64_t *id)
{
    struct edit checked = *edit;
    struct str held_for; /* whoever accepts it answers for it: it is judged again then */
    enum err err = suggest_for_form(ctx, &edit->viewer, edit->ref, now);
    if (!err)
        err = edit_check(ctx, &checked, now);
    if (!err && is_same(now, &checked.text))
        err = fail_field(&ctx->failure, ERR_INPUT, "body", "You have not changed anything yet.");
    if (!err)
        err = limit_take(ctx, LIMIT_EDIT, &edit->viewer, edit->network);
    if (!err)
        err = edit_judge(ctx, &checked, now, &held_for);
    if (err)
        return err;
    struct suggestion suggestion = {.ref = edit->ref,
                                    .version = edit->version,
                                    .person_id = edit->viewer.person_id,
                                    .text = checked.text,
                                    .note = edit->note,
                                    .made_at = ctx->now};
    err = keep(ctx, &suggestion);
    *id = suggestion.id;
    return err ? err : tell_of_idea(ctx, edit, now, *id);
}

/* ---- looking ---- */

/* Hidden, it is looked at by the staff as it was: nobody changes it by another's idea meanwhile. */
static bool stands(const struct post *post)
{
    return post->state == POST_LIVE && post->question_state == POST_LIVE && post->answer_state == POST_LIVE;
}

static bool may_edit(struct ctx *ctx, const struct viewer *viewer, const struct post *post)
{
    return permit(viewer, ACT_EDIT, post_subject(post, viewer), ctx->now) == PERMIT_YES;
}

enum err suggestions_read(struct ctx *ctx, const struct viewer *viewer, struct suggestions_read *read)
{
    struct subject others = {.kind = POST_QUESTION, .state = POST_LIVE};
    bool all = permit(viewer, ACT_EDIT, others, ctx->now) == PERMIT_YES;
    struct suggestions_wanted wanted = {viewer->person_id, all, SUGGESTIONS_SHOWN};
    enum err err = suggestions_open(ctx->db, ctx->arena, wanted, &read->waiting);
    return err ? err
               : suggestions_of_person(ctx->db, ctx->arena, viewer->person_id, SUGGESTIONS_SHOWN, &read->own);
}

enum err suggestion_read(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                         struct suggestion_read *read)
{
    *read = (struct suggestion_read){0};
    enum err err = suggestion_load(ctx->db, ctx->arena, id, &read->suggestion);
    if (!err)
        err = post_load_seen(ctx, viewer, read->suggestion.ref, &read->post);
    read->own = read->suggestion.person_id == viewer->person_id;
    read->decides = !err && !read->own && stands(&read->post) && may_edit(ctx, viewer, &read->post);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (err || !(read->own || read->decides))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no such suggestion, or it is not for you.");
    return OK;
}

/* ---- deciding ---- */

static enum err require_open(struct ctx *ctx, const struct suggestion *suggestion)
{
    if (str_eq(suggestion->state, SUGGESTION_OPEN))
        return OK;
    return fail(&ctx->failure, ERR_CONFLICT, "This suggestion was decided meanwhile.");
}

static enum err take_over(struct ctx *ctx, const struct suggestion_verdict *verdict,
                          const struct suggestion_read *read, struct post_spot *spot, bool *held)
{
    const struct suggestion *idea = &read->suggestion;
    struct post now;
    struct edit edit = {.viewer = verdict->viewer,
                        .network = verdict->network,
                        .ref = idea->ref,
                        .version = idea->version,
                        .text = idea->text,
                        .note = idea->note,
                        .by_id = idea->person_id};
    if (read->post.version != idea->version)
        return fail(
            &ctx->failure, ERR_CONFLICT,
            "The post was changed since this was suggested, and what was written since would be lost. "
            "Edit the post yourself, or refuse and say so.");
    enum err err = post_change(ctx, &edit, &now, spot);
    *held = !err && now.state == POST_HELD;
    return err;
}

static enum err tell_of_verdict(struct ctx *ctx, const struct suggestion_verdict *verdict,
                                const struct suggestion_read *read, enum notice_kind kind)
{
    struct act_told told = {.viewer = &verdict->viewer,
                            .post = &read->post,
                            .kind = kind,
                            .reason = verdict->reason,
                            .occurrence = verdict->id};
    return tell_person(ctx, &told, read->suggestion.person_id);
}

static enum err decide(struct ctx *ctx, const struct suggestion_verdict *verdict, struct str state)
{
    struct suggestion_decision decision = {.id = verdict->id,
                                           .state = state,
                                           .reason = verdict->reason,
                                           .by = verdict->viewer.person_id,
                                           .at = ctx->now};
    enum err err = suggestion_decide(ctx->db, &decision);
    return err == ERR_CONFLICT ? fail(&ctx->failure, ERR_CONFLICT, "This suggestion was decided meanwhile.")
                               : err;
}

static enum err require_decider(struct ctx *ctx, const struct suggestion_read *read)
{
    return read->decides ? OK
                         : fail(&ctx->failure, ERR_REFUSED,
                                "Others decide about your suggestion. You can withdraw it.");
}

static enum err accept(struct ctx *ctx, const struct suggestion_verdict *verdict,
                       const struct suggestion_read *read, struct post_spot *spot, bool *held)
{
    enum err err = require_decider(ctx, read);
    if (!err)
        err = take_over(ctx, verdict, read, spot, held);
    if (!err)
        err = decide(ctx, verdict, SUGGESTION_ACCEPTED);
    return err ? err : tell_of_verdict(ctx, verdict, read, NOTICE_SUGGESTION_ACCEPTED);
}

static enum err refuse(struct ctx *ctx, const struct suggestion_verdict *verdict,
                       const struct suggestion_read *read)
{
    enum err err = require_decider(ctx, read);
    if (!err && !verdict->reason.len)
        err = fail_field(&ctx->failure, ERR_INPUT, "reason", "Say why: whoever suggested it reads it.");
    if (!err)
        err = require_length(ctx, "reason", verdict->reason, 1, SUGGESTION_REASON_MAX);
    if (!err)
        err = decide(ctx, verdict, SUGGESTION_REFUSED);
    return err ? err : tell_of_verdict(ctx, verdict, read, NOTICE_SUGGESTION_REFUSED);
}

static enum err withdraw(struct ctx *ctx, const struct suggestion_verdict *verdict,
                         const struct suggestion_read *read)
{
    if (!read->own)
        return fail(&ctx->failure, ERR_REFUSED, "Only whoever suggested it can withdraw it.");
    return decide(ctx, verdict, SUGGESTION_WITHDRAWN);
}

enum err suggestion_settle(struct ctx *ctx, const struct suggestion_verdict *verdict, struct post_spot *spot,
                           bool *held)
{
    struct suggestion_read read;
    *held = false;
    enum err err = suggestion_read(ctx, &verdict->viewer, verdict->id, &read);
    if (!err)
        err = require_open(ctx, &read.suggestion);
    if (err)
        return err;
    *spot = post_spot_of(ctx, &read.post);
    if (str_eq(verdict->turn, STR("accept")))
        return accept(ctx, verdict, &read, spot, held);
    if (str_eq(verdict->turn, STR("refuse")))
        return refuse(ctx, verdict, &read);
    if (str_eq(verdict->turn, STR("withdraw")))
        return withdraw(ctx, verdict, &read);
    return fail_field(&ctx->failure, ERR_INPUT, "turn", "Choose one of the buttons.");
}

/* ---- posts that many may edit ---- */

enum err post_wiki(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref, bool on,
                   struct post_spot *spot)
{
    struct post post;
    enum err err = post_load_seen(ctx, viewer, ref, &post);
    if (!err && ref.kind == POST_COMMENT)
        return fail(&ctx->failure, ERR_REFUSED,
                    "Only questions and answers can be opened for others to edit.");
    if (!err)
        err = require(ctx, viewer, ACT_WIKI, post_subject(&post, viewer));
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    err = post.wiki == on ? OK : post_set_wiki(ctx->db, ref, on);
    bool own = viewer_owns(viewer, post.person_id, post.guest_id);
    return err || own || post.wiki == on
               ? err
               : audit(ctx, viewer, on ? STR("wiki") : STR("no-wiki"), ref, STR_NONE);
}
