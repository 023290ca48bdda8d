#include "service/people/standing.h"

#include "service/unit/site.h"
#include "store/desk/tally.h"
#include "store/people/person.h"

static struct post_points points_of(const struct point_rules *rules, const struct point_post *post)
{
    bool question = post->ref.kind == POST_QUESTION;
    struct post_points points = {
        .post = *post,
        .written = question ? rules->ask : rules->answer,
        .votes = question ? points_of_question_votes(rules, post->up, post->down)
                          : points_of_answer_votes(rules, post->up, post->down),
        .chosen = !post->chosen ? 0
                  : question    ? rules->select
                                : rules->selected,
    };
    points.sum = points.written + points.votes + points.chosen;
    return points;
}

static void sum_up(const struct point_rules *rules, const struct point_counts *counts,
                   struct points_read *read)
{
    read->begun = rules->base;
    read->cast = counts->cast_up * rules->cast_up + counts->cast_down * rules->cast_down;
    read->posts = counts->questions * rules->ask + counts->answers * rules->answer +
                  counts->selects * rules->select + counts->selecteds * rules->selected +
                  counts->question_votes + counts->answer_votes;
    read->other = read->points - read->begun - read->cast - read->posts;
}

enum err points_read(struct ctx *ctx, int64_t person_id, struct list_cursor after, struct points_read *read)
{
    struct person person;
    struct point_counts counts;
    struct point_posts posts = {0};
    const struct point_rules *rules = &ctx->site->points;
    *read = (struct points_read){0};
    enum err err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (!err)
        err = person_count(ctx->db, rules, person_id, &counts);
    if (!err)
        err = point_posts_load(ctx->db, ctx->arena, person_id, after, &posts);
    if (err)
        return err;
    read->points = person.points;
    sum_up(rules, &counts, read);
    read->at = ARENA_ARRAY(ctx->arena, struct post_points, posts.count + 1);
    for (size_t i = 0; i < posts.count && i < STANDING_PAGE; i++)
        read->at[read->count++] = points_of(rules, &posts.at[i]);
    if (posts.count > STANDING_PAGE) {
        const struct point_post *last = &posts.at[STANDING_PAGE - 1];
        read->next = (struct list_cursor){last->created_at.ms, last->ref.id};
    }
    return OK;
}

enum err votes_read(struct ctx *ctx, int64_t person_id, struct list_cursor after, struct votes_read *read)
{
    *read = (struct votes_read){0};
    enum err err = given_votes_load(ctx->db, ctx->arena, person_id, after, &read->votes);
    if (err || read->votes.count <= STANDING_PAGE)
        return err;
    read->votes.count = STANDING_PAGE;
    const struct given_vote *last = &read->votes.at[STANDING_PAGE - 1];
    read->next = (struct list_cursor){last->voted_at.ms, last->ref.id};
    return OK;
}
