#include "service/reach/follow.h"

#include "service/unit/right.h"
#include "service/unit/site.h"
#include "store/desk/post.h"

static enum err missing(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is nothing here that could be followed.");
}

static enum err check_question(struct ctx *ctx, int64_t id)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, (struct post_ref){POST_QUESTION, id}, &post);
    if (err == ERR_NOT_FOUND || (!err && post.state != POST_LIVE))
        return missing(ctx);
    return err;
}

static enum err check_person(struct ctx *ctx, const struct viewer *viewer, int64_t id)
{
    struct person person;
    if (viewer->person_id == id)
        return fail(&ctx->failure, ERR_REFUSED, "Nobody follows oneself.");
    enum err err = person_load(ctx->db, ctx->arena, id, &person);
    if (err == ERR_NOT_FOUND || (!err && person.deleted_at.ms))
        return missing(ctx);
    return err;
}

static enum err check_subject(struct ctx *ctx, const struct viewer *viewer, const struct followed *what)
{
    if (str_eq(what->kind, FOLLOW_QUESTION))
        return check_question(ctx, what->subject_id);
    if (str_eq(what->kind, FOLLOW_PERSON))
        return check_person(ctx, viewer, what->subject_id);
    if (str_eq(what->kind, FOLLOW_CATEGORY))
        return site_category(ctx->site, what->subject_id) ? OK : missing(ctx);
    /* A tag's number that is nobody's is never told of anything. */
    return str_eq(what->kind, FOLLOW_TAG) ? OK : missing(ctx);
}

enum err follow_turn(struct ctx *ctx, const struct viewer *viewer, const struct followed *what, bool on)
{
    if (!viewer->person_id)
        return fail(&ctx->failure, ERR_REFUSED, "Sign in to follow: news comes to your account.");
    enum err err = check_subject(ctx, viewer, what);
    return err ? err : follow_put(ctx->db, viewer->person_id, what, on, ctx->now);
}

enum err follow_read(struct ctx *ctx, int64_t person_id, const struct followed *what, bool by_itself,
                     bool *follows)
{
    bool said, wanted;
    enum err err = follow_load(ctx->db, person_id, what, &said, &wanted);
    *follows = said ? wanted : by_itself;
    return err;
}

enum err follow_by_itself(struct ctx *ctx, int64_t person_id, int64_t question_id)
{
    struct followed what = {FOLLOW_QUESTION, question_id};
    return person_id ? follow_put_new(ctx->db, person_id, &what, ctx->now) : OK;
}
