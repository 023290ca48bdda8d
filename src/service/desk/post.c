#include "service/desk/post.h"

#include "base/check.h"
#include "service/desk/picture.h"
#include "service/unit/alike.h"
#include "service/unit/block.h"
#include "text/desk/markup.h"
#include "text/desk/words.h"

static const enum limit limit_of[ACT_COUNT] = {
    [ACT_ASK] = LIMIT_ASK,
    [ACT_ANSWER] = LIMIT_ANSWER,
    [ACT_COMMENT] = LIMIT_COMMENT,
};

struct subject post_subject(const struct post *post, const struct viewer *viewer)
{
    return (struct subject){.own = viewer_owns(viewer, post->person_id, post->guest_id),
                            .closed = post->question_closed_at.ms != 0,
                            .wiki = post->wiki,
                            .kind = post->ref.kind,
                            .state = post->state};
}

int64_t post_shown_writer(const struct post *post, int64_t person_id)
{
    return post->nameless && person_id == post->person_id ? 0 : person_id;
}

/* Held and deleted posts are their author's and the staff's; hidden ones are the staff's. */
bool post_seen(const struct viewer *viewer, enum post_state state, bool own, struct instant now)
{
    if (state == POST_LIVE || (own && state != POST_HIDDEN))
        return true;
    return permit(viewer, ACT_SEE_HIDDEN, (struct subject){0}, now) == PERMIT_YES;
}

/* What stands below a post is seen by who wrote it, and by who sees all of what it stands below. */
static bool is_seen(const struct viewer *viewer, const struct post *post, struct instant now)
{
    bool own = viewer_owns(viewer, post->person_id, post->guest_id);
    bool owns_question = viewer_owns(viewer, post->question_person_id, post->question_guest_id);
    bool owns_answer = viewer_owns(viewer, post->answer_person_id, post->answer_guest_id);
    return post_seen(viewer, post->state, own, now) &&
           (own || (post_seen(viewer, post->question_state, owns_question, now) &&
                    post_seen(viewer, post->answer_state, owns_answer, now)));
}

enum err post_load_seen(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref, struct post *post)
{
    enum err err = post_load(ctx->db, ctx->arena, ref, post);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (!err && is_seen(viewer, post, ctx->now))
        return OK;
    static const struct str none[] = {
        [POST_QUESTION] = STR_INIT(N_("There is no question {id} here.")),
        [POST_ANSWER] = STR_INIT(N_("There is no answer {id} here.")),
        [POST_COMMENT] = STR_INIT(N_("There is no comment {id} here.")),
    };
    check(ref.kind < COUNT_OF(none) && none[ref.kind].len);
    return fail_row(&ctx->failure, ERR_NOT_FOUND, NULL, none[ref.kind], PLACE_ID("id", ref.id));
}

enum err post_load_to_object(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                             struct post *post)
{
    enum err err = post_load(ctx->db, ctx->arena, ref, post);
    bool own = !err && viewer_owns(viewer, post->person_id, post->guest_id);
    if (own && post->state == POST_HIDDEN)
        return OK;
    return err && err != ERR_NOT_FOUND ? err : post_load_seen(ctx, viewer, ref, post);
}

static enum err refuse_words(struct ctx *ctx, struct str folded)
{
    struct str words = text_fold(ctx->arena, ctx->site->settings[SETTING_REJECT_WORDS]);
    struct str hit = word_rule_hit(words, folded);
    if (hit.len == 0)
        return OK;
    return fail(&ctx->failure, ERR_REFUSED,
                "This help desk takes no posts with the words \"{words}\". Write it without them.",
                PLACE("words", hit));
}

static enum err look_for_signs(struct ctx *ctx, const struct writer *writer, struct str text,
                               struct hold_signs *signs)
{
    struct str folded = text_fold(ctx->arena, text);
    enum err err = refuse_words(ctx, folded);
    if (err)
        return err;
    const struct viewer *viewer = &writer->viewer;
    *signs = (struct hold_signs){
        .trusted = permit(viewer, ACT_SKIP_HOLD, (struct subject){0}, ctx->now) == PERMIT_YES,
        .guest = viewer->person_id == 0,
        .trap_filled = writer->trap_filled,
        .too_fast = writer->too_fast,
        .links = (int64_t)markup_link_count(text),
        .pictures = writer->pictures ? (int64_t)writer->pictures->count : 0,
        .first_posts = site_number(ctx->site, SETTING_HOLD_FIRST_POSTS),
        .hold_word =
            word_rule_hit(text_fold(ctx->arena, ctx->site->settings[SETTING_HOLD_WORDS]), folded).len > 0,
    };
    if (signs->trusted || viewer->person_id == 0)
        return OK;
    struct person person;
    err = person_load(ctx->db, ctx->arena, viewer->person_id, &person);
    signs->approved_posts = err ? 0 : person.approved_count;
    return err;
}

enum err post_judge_edit(struct ctx *ctx, const struct writer *writer, const struct post_texts *texts,
                         struct str *held_for)
{
    struct hold_signs before, after;
    struct str words = text_fold(ctx->arena, ctx->site->settings[SETTING_HOLD_WORDS]);
    *held_for = STR_NONE;
    enum err err = writer->viewer.role < ROLE_MODERATOR ? require_network(ctx, writer->network) : OK;
    if (!err)
        err = look_for_signs(ctx, writer, texts->after, &after);
    if (err)
        return err;
    before = (struct hold_signs){
        .links = (int64_t)markup_link_count(texts->before),
        .hold_word = word_rule_hit(words, text_fold(ctx->arena, texts->before)).len > 0,
    };
    after.hold_word &= !before.hold_word;
    after.links = after.links > before.links ? after.links : 0;
    *held_for = hold_reason(&after);
    return OK;
}

enum err post_enter(struct ctx *ctx, const struct writer *writer, enum act act, struct subject subject,
                    struct str text, struct post_entry *entry)
{
    struct hold_signs signs;
    *entry = (struct post_entry){.guest_id = writer->viewer.person_id ? 0 : writer->viewer.guest_id};
    enum err err = require(ctx, &writer->viewer, act, subject);
    if (!err && writer->viewer.role < ROLE_MODERATOR)
        err = require_network(ctx, writer->network);
    if (!err && !writer->viewer.person_id)
        err = require_unlike(ctx, "name", writer->guest_name, 0);
    if (!err)
        err = limit_take(ctx, limit_of[act], &writer->viewer, writer->network);
    if (!err)
        err = pictures_admit(ctx, writer);
    if (!err)
        err = look_for_signs(ctx, writer, text, &signs);
    if (err)
        return err;
    if (writer->viewer.person_id == 0 && entry->guest_id == 0) {
        err = guest_insert(ctx->db, writer->guest_token_hash, ctx->now, &entry->guest_id);
        if (err)
            return err;
    }
    entry->held_for = hold_reason(&signs);
    entry->state = entry->held_for.len ? POST_HELD : POST_LIVE;
    return OK;
}
