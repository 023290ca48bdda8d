#include "service/people/guest.h"

#include "base/secret.h"
#include "service/desk/appear.h"
#include "service/desk/wording.h"
#include "service/reach/guest_mail.h"
#include "service/unit/site.h"
#include "store/desk/answer.h"
#include "store/desk/guest.h"
#include "store/desk/tally.h"

enum err guest_of_key(struct ctx *ctx, struct str key, int64_t *guest_id)
{
    enum err err = ERR_NOT_FOUND;
    if (key.len == TOKEN_TEXT) {
        struct hash hash = hash_of(key);
        err = guest_load(ctx->db, str_from(hash.text), guest_id);
    }
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND,
                    "This private link leads to nothing. Check that it was copied whole.");
    return err;
}

static enum err take_back_own_votes(struct ctx *ctx, int64_t person_id)
{
    struct own_votes votes;
    enum err err = votes_on_own(ctx->db, ctx->arena, person_id, &votes);
    for (size_t i = 0; !err && i < votes.count; i++) {
        const struct own_vote *vote = &votes.at[i];
        err = vote_put(ctx->db, vote->ref, person_id, 0, ctx->now);
        if (!err)
            err = post_add_votes(ctx->db, vote->ref, -(vote->vote == 1), -(vote->vote == -1));
        if (!err && vote->ref.kind == POST_QUESTION)
            err = question_recount(ctx, vote->ref.id);
    }
    return err;
}

static enum err person_recount(struct ctx *ctx, int64_t person_id)
{
    struct person person;
    struct point_counts counts;
    enum err err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (!err)
        err = person_count(ctx->db, &ctx->site->points, person_id, &counts);
    if (err)
        return err;
    counts.bonus = person.bonus;
    return person_set_counts(ctx->db, person_id, points_total(&ctx->site->points, &counts), &counts);
}

/* They are found by whose they are; of more than so many the later ones are when they change. */
static enum err take_questions(struct ctx *ctx, int64_t guest_id, int64_t person_id)
{
    size_t count = 0;
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, GUEST_QUESTIONS_MAX);
    enum err err = guest_question_ids(ctx->db, guest_id, ids, &count);
    if (!err)
        err = guest_posts_to_person(ctx->db, guest_id, person_id);
    for (size_t i = 0; !err && i < count; i++)
        err = wording_follow(ctx, ids[i]);
    return err;
}

enum err guest_join(struct ctx *ctx, int64_t guest_id, int64_t person_id, int64_t *posts)
{
    struct person before, after;
    enum err err = person_load(ctx->db, ctx->arena, person_id, &before);
    if (!err) /* from now on by what the account has chosen */
        err = guest_mail_end_all(ctx, guest_id);
    if (!err)
        err = take_questions(ctx, guest_id, person_id);
    if (!err)
        err = take_back_own_votes(ctx, person_id);
    if (!err)
        err = person_recount(ctx, person_id);
    if (!err)
        err = person_load(ctx->db, ctx->arena, person_id, &after);
    if (!err)
        *posts = after.question_count + after.answer_count - before.question_count - before.answer_count;
    return err;
}
