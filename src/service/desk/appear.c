#include "service/desk/appear.h"

#include "base/check.h"
#include "core/desk/points.h"
#include "service/desk/find.h"
#include "service/desk/wording.h"
#include "service/reach/hook.h"
#include "service/unit/site.h"
#include "store/desk/find.h"
#include "store/site/setting.h"

int64_t vote_points(const struct ctx *ctx, const struct post *post)
{
    switch (post->ref.kind) {
    case POST_QUESTION:
        return points_of_question_votes(&ctx->site->points, post->up_votes, post->down_votes);
    case POST_ANSWER:
        return points_of_answer_votes(&ctx->site->points, post->up_votes, post->down_votes);
    case POST_COMMENT:
        return 0;
    }
    return 0;
}

enum err question_recount(struct ctx *ctx, int64_t question_id)
{
    struct question question;
    struct instant newest;
    int64_t answers;
    enum err err = question_load(ctx->db, ctx->arena, question_id, &question);
    if (!err)
        err = question_newest_answer(ctx->db, question_id, &answers, &newest);
    if (err)
        return err;
    struct instant active = instant_before(question.created_at, newest) ? newest : question.created_at;
    return question_set_answers(
        ctx->db, question_id, answers, active,
        hotness(question.created_at, newest, answers, question.votes, question.view_count));
}

enum err question_refresh(struct ctx *ctx, int64_t question_id)
{
    enum err err = question_recount(ctx, question_id);
    return err ? err : wording_follow(ctx, question_id);
}

/* direction is 1 when the post appears, -1 when it vanishes. Points and counts would tell whose a nameless post is. */
static enum err count_author(struct ctx *ctx, const struct post *post, int64_t direction)
{
    const struct point_rules *rules = &ctx->site->points;
    bool question = post->ref.kind == POST_QUESTION;
    if (!post->person_id || post->nameless || post->ref.kind == POST_COMMENT)
        return OK;
    int64_t points = (question ? rules->ask : rules->answer) + vote_points(ctx, post);
    return person_add(ctx->db, post->person_id,
                      (struct person_change){.points = direction * points,
                                             .questions = question ? direction : 0,
                                             .answers = question ? 0 : direction});
}

static enum err turn_question(struct ctx *ctx, const struct post *post, int64_t direction)
{
    struct question question;
    enum err err = question_load(ctx->db, ctx->arena, post->question_id, &question);
    if (!err)
        err = category_add(ctx->db, post->category_id, direction);
    if (!err)
        err = direction > 0 ? find_add_question(ctx, &question) : find_drop_question(ctx, &question);
    if (!err)
        err = question_refresh(ctx, post->question_id);
    return err;
}

static enum err turn(struct ctx *ctx, const struct post *post, int64_t direction)
{
    enum err err = count_author(ctx, post, direction);
    if (err)
        return err;
    switch (post->ref.kind) {
    case POST_QUESTION:
        return turn_question(ctx, post, direction);
    case POST_ANSWER:
        return question_refresh(ctx, post->question_id);
    case POST_COMMENT:
        return post_add_comments(ctx->db, post->question_id, post->answer_id, direction);
    }
    return OK;
}

/* The operator's webhooks hear of it; what appears a second time was told. */
static enum err tell_hooks(struct ctx *ctx, const struct post *post)
{
    bool question = post->ref.kind == POST_QUESTION;
    struct str data =
        question ? arena_printf(ctx->arena, "{\"question\":%lld,\"url\":\"/api/v1/questions/%lld\"}",
                                (long long)post->question_id, (long long)post->question_id)
                 : arena_printf(
                       ctx->arena, "{\"question\":%lld,\"answer\":%lld,\"url\":\"/api/v1/questions/%lld\"}",
                       (long long)post->question_id, (long long)post->ref.id, (long long)post->question_id);
    struct hook_news news = {
        .kind = question ? HOOK_QUESTIONS : HOOK_ANSWERS,
        .type = question ? STR("question.asked") : STR("answer.given"),
        .subject = arena_printf(ctx->arena, "question %lld", (long long)post->question_id),
        .key = arena_printf(ctx->arena, "%s %lld", question ? "question" : "answer", (long long)post->ref.id),
        .data = data};
    return post->ref.kind == POST_COMMENT ? OK : hook_tell(ctx, &news);
}

enum err post_appear(struct ctx *ctx, const struct post *post)
{
    enum err err = turn(ctx, post, 1);
    return err ? err : tell_hooks(ctx, post);
}

enum err post_stand_again(struct ctx *ctx, const struct post *post)
{
    return turn(ctx, post, 1);
}

enum err post_vanish(struct ctx *ctx, const struct post *post)
{
    return turn(ctx, post, -1);
}
