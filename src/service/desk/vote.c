#include "service/desk/vote.h"

#include "base/check.h"
#include "base/words.h"
#include "service/desk/appear.h"
#include "service/reach/tell.h"
#include "service/unit/block.h"
#include "text/desk/slug.h"

/* Loads the post, and asks whether the viewer may do this to it. */
static enum err load_for(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref, enum act act,
                         struct post *post)
{
    enum err err = post_load_seen(ctx, viewer, ref, post);
    return err ? err : require(ctx, viewer, act, post_subject(post, viewer));
}

/* ---- votes ---- */

/* What the change of one vote means for the post's counts. */
static void count_vote(struct post *post, int64_t from, int64_t to)
{
    post->up_votes += (to == 1) - (from == 1);
    post->down_votes += (to == -1) - (from == -1);
}

static int64_t cast_points(const struct point_rules *rules, int64_t vote)
{
    return vote == 1 ? rules->cast_up : vote == -1 ? rules->cast_down : 0;
}

static enum err earn(struct ctx *ctx, int64_t person_id, int64_t points)
{
    if (!person_id || !points)
        return OK;
    return person_add(ctx->db, person_id, (struct person_change){.points = points});
}

/* A nameless post earns nothing: whose points move would tell whose it is. */
static enum err earn_for(struct ctx *ctx, const struct post *post, int64_t points)
{
    return post->nameless ? OK : earn(ctx, post->person_id, points);
}

static enum err change_vote(struct ctx *ctx, const struct vote *vote, struct post *post, int64_t from,
                            int64_t to)
{
    const struct post before = *post;
    const struct point_rules *rules = &ctx->site->points;
    count_vote(post, from, to);
    enum err err = vote_put(ctx->db, post->ref, vote->viewer.person_id, to, ctx->now);
    if (!err)
        err = post_add_votes(ctx->db, post->ref, post->up_votes - before.up_votes,
                             post->down_votes - before.down_votes);
    if (!err)
        err = earn_for(ctx, post, vote_points(ctx, post) - vote_points(ctx, &before));
    if (!err)
        err = earn(ctx, vote->viewer.person_id, cast_points(rules, to) - cast_points(rules, from));
    if (!err && post->ref.kind == POST_QUESTION)
        err = question_recount(ctx, post->question_id);
    return err;
}

enum err vote_cast(struct ctx *ctx, const struct vote *vote, struct voted *voted)
{
    struct post post;
    int64_t mine;
    enum act act = vote->vote < 0 ? ACT_VOTE_DOWN : ACT_VOTE_UP;
    if (vote->ref.kind == POST_COMMENT)
        return fail(&ctx->failure, ERR_INPUT, "Comments are not voted on.");
    enum err err = load_for(ctx, &vote->viewer, vote->ref, act, &post);
    if (!err)
        err = limit_take(ctx, LIMIT_VOTE, &vote->viewer, vote->network);
    if (!err)
        err = vote_mine(ctx->db, vote->ref, vote->viewer.person_id, &mine);
    if (err)
        return err;
    topic_name(&ctx->touched, TOPIC_QUESTION, post.question_id);
    topic_name(&ctx->touched, TOPIC_PERSON, post.person_id);
    topic_name(&ctx->touched, TOPIC_PERSON, vote->viewer.person_id);
    if (vote->vote != mine)
        err = change_vote(ctx, vote, &post, mine, vote->vote);
    *voted = (struct voted){post.up_votes - post.down_votes, vote->vote, post.question_id, post.slug};
    return err;
}

/* ---- favourites, solved ---- */

enum err favourite_turn(struct ctx *ctx, const struct viewer *viewer, int64_t question_id, bool on,
                        struct post_spot *spot)
{
    struct post post;
    enum err err = load_for(ctx, viewer, (struct post_ref){POST_QUESTION, question_id}, ACT_FAVOURITE, &post);
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    return favourite_set(ctx->db, viewer->person_id, question_id, on, ctx->now);
}

enum err solved_turn(struct ctx *ctx, const struct viewer *viewer, int64_t answer_id, bool on,
                     struct post_spot *spot)
{
    struct post post;
    enum err err = load_for(ctx, viewer, (struct post_ref){POST_ANSWER, answer_id}, ACT_SOLVED, &post);
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    return solved_set(ctx->db, viewer->person_id, answer_id, on, ctx->now);
}

/* ---- flags ---- */

const struct flag_reason *flag_reasons(size_t *count)
{
    static const struct flag_reason reasons[] = {
        {STR_INIT("spam"), STR_INIT(N_("It is spam or advertising"))},
        {STR_INIT("rude"), STR_INIT(N_("It is rude or threatening"))},
        {STR_INIT("private"), STR_INIT(N_("It shows somebody's private data"))},
        {STR_INIT("fraud"), STR_INIT(N_("It leads to fraud"))},
        {STR_INIT("wrong"), STR_INIT(N_("It is wrong in a way that costs people"))},
        {STR_INIT("off-topic"), STR_INIT(N_("It does not belong here"))},
        {STR_INIT("other"), STR_INIT(N_("Something else (say what)"))},
    };
    *count = COUNT_OF(reasons);
    return reasons;
}

/* Empty when there is no such reason. */
static struct str label_of(struct str code)
{
    size_t count;
    const struct flag_reason *reasons = flag_reasons(&count);
    for (size_t i = 0; i < count; i++)
        if (str_eq(reasons[i].code, code))
            return reasons[i].label;
    return STR_NONE;
}

struct str flag_reason_label(struct str code)
{
    struct str label = label_of(code);
    if (str_eq(code, FLAG_OBJECTION))
        return STR(N_("Whoever wrote it asks for another look"));
    return label.len ? label : code;
}

/* Enough different members: out of sight until a moderator has looked. */
static enum err hide_when_enough(struct ctx *ctx, struct post *post, struct str reason)
{
    int64_t enough = site_number(ctx->site, SETTING_FLAGS_TO_HIDE), members = 0;
    if (!enough || post->state != POST_LIVE)
        return OK;
    enum err err = flag_members(ctx->db, post->ref, &members);
    if (err || members < enough)
        return err;
    err = answer_unselect(ctx, post);
    if (!err)
        err = post_set_state(ctx->db, post->ref, POST_HIDDEN, STR_NONE);
    if (!err)
        err = post_vanish(ctx, post);
    return err ? err
               : tell_author(ctx, &(struct act_told){.post = post,
                                                     .kind = NOTICE_HIDDEN,
                                                     .reason = label_of(reason),
                                                     .occurrence = ctx->now.ms});
}

/* Nobody stands behind a guest's report but a network, so what waits is shared out among networks. */
static enum err require_share(struct ctx *ctx, const struct flag *flag)
{
    struct guest_flags_open open;
    enum err err = require_network(ctx, flag->network);
    if (!err)
        err = guest_flags_open(ctx->db, flag, &open);
    if (err)
        return err;
    if (open.total < GUEST_FLAGS_ALL && (!flag->network.len || open.here < GUEST_FLAGS_HERE) &&
        (!flag->neighbourhood.len || open.near < GUEST_FLAGS_NEAR))
        return OK;
    return fail_until(
        &ctx->failure, ERR_LIMIT, SPAN_DAYS(1).ms,
        "Many reports of guests wait for the staff already. Sign in to report this now, or come back when "
        "they have looked.");
}

static enum err require_reason(struct ctx *ctx, const struct flag_wanted *wanted, bool objects)
{
    if (objects && str_trim(wanted->note).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "note", "Say why the post should stand.");
    if (!objects && label_of(wanted->reason).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "reason", "Choose a reason from the list.");
    return OK;
}

enum err flag_raise(struct ctx *ctx, const struct flag_wanted *wanted, struct post_spot *spot)
{
    struct post post;
    bool added = false, guest = wanted->viewer.person_id == 0;
    bool objects = str_eq(wanted->reason, FLAG_OBJECTION);
    enum err err = require_reason(ctx, wanted, objects);
    if (!err)
        err = objects ? post_load_to_object(ctx, &wanted->viewer, wanted->ref, &post)
                      : post_load_seen(ctx, &wanted->viewer, wanted->ref, &post);
    if (!err)
        err = require(ctx, &wanted->viewer, objects ? ACT_OBJECT : ACT_FLAG,
                      post_subject(&post, &wanted->viewer));
    if (!err)
        err = limit_take(ctx, LIMIT_FLAG, &wanted->viewer, wanted->network);
    struct flag flag = {.ref = wanted->ref,
                        .person_id = wanted->viewer.person_id,
                        .network = wanted->network,
                        .neighbourhood = wanted->neighbourhood,
                        .reason = wanted->reason,
                        .note = wanted->note,
                        .created_at = ctx->now};
    if (!err && guest)
        err = require_share(ctx, &flag);
    if (!err)
        err = flag_put(ctx->db, &flag, &added);
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    if (!added && objects)
        return fail(&ctx->failure, ERR_REFUSED,
                    "You have asked for another look at this post already. That can be done once.");
    if (!added)
        return OK;
    err = post_add_flags(ctx->db, wanted->ref, 1);
    return err || guest ? err : hide_when_enough(ctx, &post, wanted->reason);
}

enum err flag_forget(struct ctx *ctx)
{
    return guest_flags_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-GUEST_FLAG_DAYS)));
}

/* ---- the best answer ---- */

/* What choosing this answer earns: nothing when askers choose their own. */
static enum err pay_selection(struct ctx *ctx, const struct post *question, int64_t answer_id,
                              int64_t direction)
{
    struct post answer;
    if (!answer_id)
        return OK;
    enum err err = post_load(ctx->db, ctx->arena, (struct post_ref){POST_ANSWER, answer_id}, &answer);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    bool own = answer.person_id && answer.person_id == question->person_id;
    if (own || (answer.guest_id && answer.guest_id == question->guest_id))
        return OK;
    err = earn_for(ctx, &answer, direction * ctx->site->points.selected);
    return err ? err : earn_for(ctx, question, direction * ctx->site->points.select);
}

enum err answer_select(struct ctx *ctx, const struct viewer *viewer, int64_t answer_id, bool on,
                       struct post_spot *spot)
{
    struct post answer, question;
    enum err err = post_load_seen(ctx, viewer, (struct post_ref){POST_ANSWER, answer_id}, &answer);
    if (err)
        return err;
    /* The right is the asker's (or staff's): the subject is the question. */
    err = load_for(ctx, viewer, (struct post_ref){POST_QUESTION, answer.question_id}, ACT_SELECT, &question);
    if (!err && answer.state != POST_LIVE)
        err = fail_said(&ctx->failure, ERR_REFUSED, NULL,
                        say(ctx->failure.language, permit_sentence(PERMIT_STATE, ACT_SELECT)));
    if (err)
        return err;
    *spot = post_spot_of(ctx, &answer);
    int64_t before = question.selected_answer_id, after = on ? answer_id : 0;
    if (before == after || (!on && before != answer_id))
        return OK;
    err = question_select(ctx->db, question.question_id, after);
    if (!err)
        err = pay_selection(ctx, &question, before, -1);
    if (!err)
        err = pay_selection(ctx, &question, after, 1);
    if (err || !on)
        return err;
    return tell_author(
        ctx, &(struct act_told){.viewer = viewer,
                                .post = &answer,
                                .kind = NOTICE_ACCEPTED,
                                .named = !question.nameless && viewer->person_id == question.person_id});
}

struct post_spot post_spot_of(struct ctx *ctx, const struct post *post)
{
    return (struct post_spot){post->question_id, slug_of(ctx->arena, post->title), post->answer_id};
}

enum err answer_unselect(struct ctx *ctx, const struct post *post)
{
    struct post question;
    if (post->ref.kind != POST_ANSWER || post->selected_answer_id != post->ref.id)
        return OK;
    enum err err =
        post_load(ctx->db, ctx->arena, (struct post_ref){POST_QUESTION, post->question_id}, &question);
    if (!err)
        err = question_select(ctx->db, post->question_id, 0);
    return err ? err : pay_selection(ctx, &question, post->ref.id, -1);
}
