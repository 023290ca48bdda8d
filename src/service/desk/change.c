#include "service/desk/change.h"

#include "base/check.h"
#include "base/words.h"
#include "service/desk/appear.h"
#include "service/desk/find.h"
#include "service/desk/picture.h"
#include "service/desk/question.h"
#include "service/reach/guest_mail.h"
#include "service/reach/tell.h"
#include "store/desk/picture.h"
#include "store/people/person.h"
#include "text/desk/slug.h"
#include "text/desk/tags.h"

static const struct span correction_window = {5 * 60 * 1000};

enum err audit(struct ctx *ctx, const struct viewer *viewer, struct str act, struct post_ref ref,
               struct str note)
{
    struct audit entry = {
        .at = ctx->now,
        .person_id = viewer->person_id,
        .act = act,
        .subject =
            arena_printf(ctx->arena, "%.*s %lld", STR_ARG(post_kind_name(ref.kind)), (long long)ref.id),
        .note = note,
    };
    return audit_insert(ctx->db, &entry);
}

enum err post_for_edit(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref, struct post *post)
{
    enum err err = post_load_seen(ctx, viewer, ref, post);
    return err ? err : require(ctx, viewer, ACT_EDIT, post_subject(post, viewer));
}

/* A post that was never edited keeps no version: what it says now is its first. */
static enum err first_revision(struct ctx *ctx, const struct post *now, struct revision *revision)
{
    struct person person = {0};
    int64_t person_id = now->nameless ? 0 : now->person_id;
    enum err err = person_id ? person_load(ctx->db, ctx->arena, person_id, &person) : OK;
    *revision = (struct revision){
        .version = now->version,
        .title = now->title,
        .body = now->body,
        .tags = now->tags,
        .written_at = now->created_at,
        .author = {.person_id = person_id,
                   .name = now->name,
                   .handle = person.handle,
                   .title = person.title,
                   .role = person.role,
                   .points = person.points,
                   .deleted = person.deleted_at.ms != 0},
    };
    return err;
}

enum err post_history(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                      struct revisions *revisions, struct post *now)
{
    enum err err = post_load_seen(ctx, viewer, ref, now);
    if (!err)
        err = revision_list(ctx->db, ctx->arena, ref, revisions);
    if (err || revisions->count || revisions->before)
        return err;
    revisions->count = 1;
    return first_revision(ctx, now, &revisions->at[0]);
}

/* ---- editing ---- */

static enum err check_text(struct ctx *ctx, struct edit *edit)
{
    struct post_text *text = &edit->text;
    struct tags tags;
    enum err err = OK;
    switch (edit->ref.kind) {
    case POST_ANSWER:
        return require_length(ctx, "body", text->body, least(ctx, SETTING_ANSWER_MIN), ANSWER_BODY_MAX);
    case POST_COMMENT:
        return require_length(ctx, "body", text->body, least(ctx, SETTING_COMMENT_MIN), COMMENT_MAX);
    case POST_QUESTION:
        err = require_length(ctx, "title", text->title, least(ctx, SETTING_TITLE_MIN), TITLE_MAX);
        break;
    }
    if (!err)
        err = require_length(ctx, "body", text->body, 0, QUESTION_BODY_MAX);
    if (!err && !site_category(ctx->site, text->category_id))
        err = fail_field(&ctx->failure, ERR_INPUT, "category", "Choose a category from the list.");
    if (!err)
        err = tags_read(ctx->arena, text->tags, &tags, &ctx->failure);
    if (!err)
        err = tags_follow(ctx, &tags);
    if (err)
        return err;
    text->tags = tags_joined(ctx->arena, &tags);
    text->slug = slug_of(ctx->arena, text->title);
    return OK;
}

static enum err is_correction(struct ctx *ctx, const struct edit *edit, const struct post *post, bool *is)
{
    bool own = !edit->by_id && viewer_owns(&edit->viewer, post->person_id, post->guest_id), seen = true;
    bool soon = instant_since(ctx->now, post->created_at).ms < correction_window.ms;
    enum err err = own && soon && post->version == 1 ? post_has_reaction(ctx->db, post->ref, &seen) : OK;
    *is = !seen;
    return err;
}

/* Tags, words and search follow the text. The vanishing and appearing of a live question does all of it. */
static enum err write_text(struct ctx *ctx, const struct edit *edit, const struct post *before)
{
    bool indexed = before->ref.kind == POST_QUESTION && before->state == POST_LIVE;
    struct post after = *before;
    after.category_id = edit->text.category_id;
    enum err err = indexed ? post_vanish(ctx, before) : OK;
    if (!err)
        err = post_edit(ctx->db, edit->ref, edit->version, &edit->text, ctx->now);
    if (!err && indexed)
        err = post_stand_again(ctx, &after);
    if (!err && before->ref.kind == POST_ANSWER)
        err = question_refresh(ctx, before->question_id);
    return err;
}

static enum err keep_revision(struct ctx *ctx, const struct edit *edit, const struct post *before)
{
    struct revisions kept = {0};
    bool correction;
    enum err err = is_correction(ctx, edit, before, &correction);
    if (err || correction)
        return err;
    err = revision_list(ctx->db, ctx->arena, edit->ref, &kept);
    if (err)
        return err;
    /* The first kept version was the author's; each later one was written by whoever made the edit before
     * this one. */
    bool first = kept.count == 0;
    if (first)
        err = revision_insert(ctx->db, before, post_shown_writer(before, before->person_id),
                              before->created_at, STR_NONE);
    struct post after = *before;
    after.version = before->version + 1;
    after.title = edit->text.title;
    after.body = edit->text.body;
    after.tags = edit->text.tags;
    after.category_id = edit->text.category_id;
    return err ? err
               : revision_insert(
                     ctx->db, &after,
                     post_shown_writer(before, edit->by_id ? edit->by_id : edit->viewer.person_id), ctx->now,
                     edit->note);
}

static enum err say_conflict(struct ctx *ctx)
{
    return fail(
        &ctx->failure, ERR_CONFLICT,
        "Somebody changed this post while you were editing. Both texts are below: put together what should "
        "stay, and save again.");
}

enum err edit_check(struct ctx *ctx, struct edit *edit, const struct post *now)
{
    return now->version == edit->version ? check_text(ctx, edit) : say_conflict(ctx);
}

static struct writer writer_of(const struct edit *edit)
{
    return (struct writer){.viewer = edit->viewer, .network = edit->network, .pictures = edit->pictures};
}

enum err edit_judge(struct ctx *ctx, const struct edit *edit, const struct post *before, struct str *held_for)
{
    struct arena *arena = ctx->arena;
    const struct post_text *text = &edit->text;
    struct post_texts texts = {
        .before = arena_printf(arena, "%.*s\n%.*s", STR_ARG(before->title), STR_ARG(before->body)),
        .after = arena_printf(arena, "%.*s\n%.*s", STR_ARG(text->title), STR_ARG(text->body))};
    struct writer writer = writer_of(edit);
    return post_judge_edit(ctx, &writer, &texts, held_for);
}

static enum err hold_again(struct ctx *ctx, const struct edit *edit, struct post *post, struct str held_for)
{
    enum err err = post_load(ctx->db, ctx->arena, edit->ref, post);
    if (!err)
        err = answer_unselect(ctx, post);
    if (!err)
        err = post_set_state(ctx->db, post->ref, POST_HELD, held_for);
    if (!err)
        err = post_vanish(ctx, post);
    post->state = POST_HELD;
    return err;
}

/* Its author, and those whom the text mentions since. */
static enum err tell_of_edit(struct ctx *ctx, const struct edit *edit, const struct post *before)
{
    enum err err = tell_posted(ctx, edit->ref, STR_NONE);
    return err ? err
               : tell_author(ctx, &(struct act_told){.viewer = &edit->viewer,
                                                     .post = before,
                                                     .kind = NOTICE_EDITED,
                                                     .occurrence = before->version,
                                                     .named = true});
}

enum err post_change(struct ctx *ctx, const struct edit *edit, struct post *now, struct post_spot *spot)
{
    struct edit checked = *edit;
    struct str held_for = STR_NONE;
    enum err err = post_for_edit(ctx, &edit->viewer, edit->ref, now);
    if (err)
        return err;
    *spot = post_spot_of(ctx, now);
    err = edit_check(ctx, &checked, now);
    if (!err)
        err = limit_take(ctx, LIMIT_EDIT, &edit->viewer, edit->network);
    if (!err)
        err = edit_judge(ctx, &checked, now, &held_for);
    if (!err)
        err = keep_revision(ctx, &checked, now);
    if (!err)
        err = write_text(ctx, &checked, now);
    struct writer writer = writer_of(edit);
    if (!err)
        err = pictures_change(ctx, &writer, now, edit->standing);
    if (!err && held_for.len && now->state == POST_LIVE)
        err = hold_again(ctx, edit, now, held_for);
    if (err == ERR_CONFLICT)
        return say_conflict(ctx);
    if (!err && !viewer_owns(&edit->viewer, now->person_id, now->guest_id))
        err = audit(ctx, &edit->viewer, STR("edit"), edit->ref, edit->note);
    if (!err)
        err = tell_of_edit(ctx, edit, now);
    if (edit->ref.kind == POST_QUESTION)
        spot->question_slug = checked.text.slug;
    return err;
}

/* ---- states ---- */

/* name, the right it takes, the state it leads to, whether it is the staff's (and audited) */
static const struct {
    struct str name;
    enum act act;
    enum post_state to;
    bool staff;
} turns[TURN_COUNT] = {
    [TURN_DELETE] = {STR_INIT("delete"), ACT_DELETE, POST_DELETED, false},
    [TURN_UNDELETE] = {STR_INIT("undelete"), ACT_UNDELETE, POST_LIVE, false},
    [TURN_HIDE] = {STR_INIT("hide"), ACT_HIDE, POST_HIDDEN, true},
    [TURN_SHOW] = {STR_INIT("show"), ACT_UNDELETE, POST_LIVE, true},
    [TURN_APPROVE] = {STR_INIT("approve"), ACT_APPROVE, POST_LIVE, true},
    [TURN_REJECT] = {STR_INIT("reject"), ACT_APPROVE, POST_HIDDEN, true},
};

bool turn_from(struct str name, enum turn *turn)
{
    for (size_t i = 0; i < TURN_COUNT; i++)
        if (str_eq(turns[i].name, name)) {
            *turn = (enum turn)i;
            return true;
        }
    return false;
}

struct str turn_name(enum turn turn)
{
    return turns[turn].name;
}

static enum err approve_author(struct ctx *ctx, const struct post *post)
{
    if (!post->person_id)
        return OK;
    return person_add(ctx->db, post->person_id, (struct person_change){.approved = 1});
}

static enum err settle_flags(struct ctx *ctx, const struct viewer *viewer, const struct post *post,
                             bool agreed)
{
    enum err err = tell_reporters(
        ctx, &(struct act_told){
                 .viewer = viewer, .post = post, .kind = agreed ? NOTICE_REPORT_AGREED : NOTICE_REPORT_KEPT});
    if (!err)
        err = flag_settle(ctx->db, post->ref, ctx->now);
    return err ? err : post_add_flags(ctx->db, post->ref, -post->flag_count);
}

/* Only the staff publish what was never approved, or what they took down. */
static enum post_state leads_to(const struct ctx *ctx, const struct viewer *viewer, const struct post *post,
                                enum turn turn)
{
    bool waits = turn == TURN_UNDELETE && post->held_for.len;
    bool may = permit(viewer, ACT_APPROVE, (struct subject){0}, ctx->now) == PERMIT_YES;
    return waits && !may ? POST_HELD : turns[turn].to;
}

/* What a post waits for, or is to wait for when its writer brings it back. */
static struct str held_for_after(const struct viewer *viewer, const struct post *post, enum post_state to)
{
    bool kept = to == POST_HELD || to == POST_DELETED;
    if (to == POST_DELETED && !post->held_for.len && !viewer_owns(viewer, post->person_id, post->guest_id))
        return STR(N_("the staff had taken it down"));
    return kept ? post->held_for : STR_NONE;
}

static enum err do_turn(struct ctx *ctx, const struct viewer *viewer, const struct post *post, enum turn turn)
{
    enum post_state to = leads_to(ctx, viewer, post, turn);
    enum err err = OK;
    if (to != POST_LIVE && post->state == POST_LIVE)
        err = answer_unselect(ctx, post);
    if (!err && post->state != to)
        err = post_set_state(ctx->db, post->ref, to, held_for_after(viewer, post, to));
    if (!err && post->state == POST_LIVE && to != POST_LIVE)
        err = post_vanish(ctx, post);
    if (!err && post->state != POST_LIVE && to == POST_LIVE)
        err = post_appear(ctx, post);
    if (!err && turn == TURN_APPROVE && post->state == POST_HELD)
        err = approve_author(ctx, post);
    if (!err && turns[turn].staff && post->flag_count)
        err = settle_flags(ctx, viewer, post, to != POST_LIVE);
    return err;
}

/* The guest of a question that is gone hears no more of it. */
static enum err do_turn_for_good(struct ctx *ctx, const struct viewer *viewer, const struct post *post,
                                 enum turn turn)
{
    enum err err = do_turn(ctx, viewer, post, turn);
    bool gone = turns[turn].to != POST_LIVE && post->ref.kind == POST_QUESTION;
    return err || !gone ? err : guest_mail_end(ctx, post->question_id);
}

/* A post that comes to stand is news; its author hears what others did to it. */
static enum err tell_of_turn(struct ctx *ctx, const struct turning *turning, const struct post *post)
{
    static const enum notice_kind kinds[TURN_COUNT] = {
        [TURN_DELETE] = NOTICE_REMOVED, [TURN_UNDELETE] = NOTICE_SHOWN,   [TURN_HIDE] = NOTICE_HIDDEN,
        [TURN_SHOW] = NOTICE_SHOWN,     [TURN_APPROVE] = NOTICE_APPROVED, [TURN_REJECT] = NOTICE_REJECTED,
    };
    bool stays = post->state == turns[turning->turn].to, objected = false;
    enum err err = stays ? objection_settled(ctx->db, post->ref, ctx->now, &objected) : OK;
    if (err || (stays && !objected))
        return err;
    /* Whoever asked for another look hears what came of it, though the post stays where it was. */
    if (stays)
        return tell_author(ctx, &(struct act_told){.viewer = &turning->viewer,
                                                   .post = post,
                                                   .kind = NOTICE_REJECTED,
                                                   .reason = turning->why,
                                                   .occurrence = ctx->now.ms});
    err = tell_posted(ctx, post->ref, post->held_for);
    return err ? err
               : tell_author(ctx, &(struct act_told){.viewer = &turning->viewer,
                                                     .post = post,
                                                     .kind = kinds[turning->turn],
                                                     .reason = turning->why,
                                                     .occurrence = ctx->now.ms});
}

enum err post_turn(struct ctx *ctx, const struct turning *turning, struct post_spot *spot)
{
    struct post post;
    const struct viewer *viewer = &turning->viewer;
    enum turn turn = turning->turn;
    enum err err = post_load_seen(ctx, viewer, turning->ref, &post);
    if (!err)
        err = require(ctx, viewer, turns[turn].act, post_subject(&post, viewer));
    if (!err && turns[turn].staff)
        err = require(ctx, viewer, ACT_APPROVE, post_subject(&post, viewer));
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    err = do_turn_for_good(ctx, viewer, &post, turn);
    if (!err)
        err = tell_of_turn(ctx, turning, &post);
    bool own = viewer_owns(viewer, post.person_id, post.guest_id);
    if (!err && (turns[turn].staff || !own))
        err = audit(ctx, viewer, turns[turn].name, turning->ref, turning->why);
    return err;
}

enum err post_put_away(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    return err ? err : do_turn(ctx, viewer, &post, TURN_HIDE);
}

enum err post_withdraw(struct ctx *ctx, const struct viewer *writer, struct post_ref ref)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    return err ? err : do_turn_for_good(ctx, writer, &post, TURN_DELETE);
}

/* ---- converting ---- */

static enum err make_answer(struct ctx *ctx, const struct post *from)
{
    struct post_owner owner = post_owner_of(from->person_id, from->nameless);
    struct answer answer = {
        .question_id = from->question_id,
        .guest_id = from->guest_id,
        .nameless_id = owner.nameless_id,
        .author = {.person_id = owner.person_id, .name = from->name},
        .body = from->body,
        .created_at = from->created_at,
    };
    enum err err = answer_insert(ctx->db, &answer, STR_NONE);
    if (!err)
        err = picture_move(ctx->db, from->ref, (struct post_ref){POST_ANSWER, answer.id});
    if (err)
        return err;
    return post_appear(ctx, &(struct post){.ref = {POST_ANSWER, answer.id},
                                           .question_id = from->question_id,
                                           .person_id = owner.person_id});
}

static enum err make_comment(struct ctx *ctx, const struct post *from)
{
    struct post_owner owner = post_owner_of(from->person_id, from->nameless);
    struct comment comment = {
        .question_id = from->question_id,
        .guest_id = from->guest_id,
        .nameless_id = owner.nameless_id,
        .author = {.person_id = owner.person_id, .name = from->name},
        .body = from->body,
        .created_at = from->created_at,
    };
    enum err err = comment_insert(ctx->db, &comment, STR_NONE);
    if (!err)
        err = picture_move(ctx->db, from->ref, (struct post_ref){POST_COMMENT, comment.id});
    return err ? err : answer_comments_to_question(ctx->db, from->ref.id, from->question_id);
}

enum err post_convert(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                      struct post_spot *spot)
{
    struct post post;
    if (ref.kind == POST_QUESTION)
        return fail(&ctx->failure, ERR_INPUT, "Questions cannot be converted.");
    enum err err = post_load_seen(ctx, viewer, ref, &post);
    if (!err)
        err = require(ctx, viewer, ACT_CONVERT, post_subject(&post, viewer));
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    err = do_turn(ctx, viewer, &post, TURN_DELETE);
    if (!err)
        err = ref.kind == POST_COMMENT ? make_answer(ctx, &post) : make_comment(ctx, &post);
    return err ? err : audit(ctx, viewer, STR("convert"), ref, STR_NONE);
}
