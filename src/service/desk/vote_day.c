#include "service/desk/vote_day.h"

#include "service/reach/tell.h"
#include "store/desk/vote_day.h"

enum { DAY_MS = 24 * 60 * 60 * 1000, PEOPLE_PAGE = 500 };

static enum err tell_page(struct ctx *ctx, struct vote_days *days, int64_t day)
{
    struct voted_people people;
    enum err err = voted_people_load(ctx->db, ctx->arena, days, &people);
    for (size_t i = 0; !err && i < people.count; i++) {
        const struct voted_person *one = &people.at[i];
        struct votes_told told = {day,        one->person_id,   one->votes,
                                  one->posts, one->question_id, one->answer_id};
        err = one->votes ? tell_votes(ctx, &told) : OK;
    }
    days->after = people.count == PEOPLE_PAGE ? people.at[people.count - 1].person_id : 0;
    return err;
}

enum err vote_day_round(struct ctx *ctx)
{
    int64_t told, today = ctx->now.ms / DAY_MS;
    enum err err = vote_day_told(ctx->db, &told);
    if (err || told >= today - 1)
        return err;
    int64_t first = told ? told + 1 : today - 1; /* of a desk that never told them: yesterday */
    struct vote_days days = {{first * DAY_MS}, {today * DAY_MS}, 0, PEOPLE_PAGE};
    do
        err = tell_page(ctx, &days, today - 1);
    while (!err && days.after);
    return err ? err : vote_day_set_told(ctx->db, today - 1);
}
