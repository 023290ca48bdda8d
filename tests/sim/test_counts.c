/* Whatever people do to posts, every stored count stays what a recount finds. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"

#include "core/value/random.h"
#include "service/desk/answer.h"
#include "service/desk/change.h"
#include "service/desk/close.h"
#include "service/desk/question.h"

#include <stdlib.h>
#include <string.h>

enum { ACTS = 1200, PEOPLE = 37, CATEGORIES = 16 };

/* A world in which people act at random, though the same in every run. */
struct life {
    struct random random;
    struct desk desk;
    int64_t questions, answers, comments; /* about the last ids */
    int64_t done, refused;
};

static struct viewer somebody(struct life *life)
{
    static const enum role roles[] = {ROLE_MEMBER, ROLE_EXPERT, ROLE_MODERATOR, ROLE_MODERATOR};
    struct viewer viewer = {.person_id = 1 + random_below(&life->random, PEOPLE), .points = 5000};
    viewer.role = roles[random_below(&life->random, 4)];
    return viewer;
}

static int64_t any_of(struct life *life, int64_t count)
{
    return 1 + random_below(&life->random, (uint32_t)count);
}

static struct post_ref any_post(struct life *life)
{
    switch (random_below(&life->random, 3)) {
    case 0:
        return (struct post_ref){POST_QUESTION, any_of(life, life->questions)};
    case 1:
        return (struct post_ref){POST_ANSWER, any_of(life, life->answers)};
    }
    return (struct post_ref){POST_COMMENT, any_of(life, life->comments)};
}

/* ---- what people do ---- */

static enum err do_vote(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct voted voted;
    struct vote vote = {.viewer = somebody(life), .ref = any_post(life)};
    vote.vote = (int64_t)random_below(&life->random, 3) - 1;
    return vote_cast(ctx, &vote, &voted);
}

static enum err do_ask(struct ctx *ctx, void *arg)
{
    static const char *const tags[] = {"delivery", "customs refund", "refund, scam", ""};
    struct life *life = arg;
    struct asked asked;
    struct ask ask = {.writer.viewer = somebody(life), .title = STR("Where did the parcel go this time?")};
    ask.category_id = any_of(life, CATEGORIES);
    ask.tags = str_from(tags[random_below(&life->random, 4)]);
    enum err err = question_ask(ctx, &ask, &asked);
    if (!err)
        life->questions = asked.id;
    return err;
}

static enum err do_answer(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct posted posted;
    struct answer_draft draft = {.writer.viewer = somebody(life), .body = STR("Look up the tracking first.")};
    draft.question_id = any_of(life, life->questions);
    enum err err = answer_post(ctx, &draft, &posted);
    if (!err)
        life->answers = posted.id;
    return err;
}

static enum err do_comment(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct posted posted;
    struct comment_draft draft = {.writer.viewer = somebody(life), .body = STR("What did they say to that?")};
    draft.on = any_post(life);
    enum err err = comment_post(ctx, &draft, &posted);
    if (!err)
        life->comments = posted.id;
    return err;
}

static enum err do_turn(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post_spot spot;
    struct viewer viewer = somebody(life);
    struct post_ref ref = any_post(life);
    struct turning turning = {viewer, ref, (enum turn)random_below(&life->random, TURN_COUNT), STR_NONE};
    return post_turn(ctx, &turning, &spot);
}

static enum err do_select(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post_spot spot;
    struct viewer viewer = somebody(life);
    int64_t answer_id = any_of(life, life->answers);
    return answer_select(ctx, &viewer, answer_id, random_below(&life->random, 4) > 0, &spot);
}

static enum err do_convert(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post_spot spot;
    struct viewer viewer = somebody(life);
    return post_convert(ctx, &viewer, any_post(life), &spot);
}

static enum err do_mark(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post_spot spot;
    struct viewer viewer = somebody(life);
    bool on = random_below(&life->random, 3) > 0;
    if (random_below(&life->random, 2))
        return favourite_turn(ctx, &viewer, any_of(life, life->questions), on, &spot);
    return solved_turn(ctx, &viewer, any_of(life, life->answers), on, &spot);
}

static enum err do_flag(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post_spot spot;
    struct flag_wanted wanted = {.viewer = somebody(life), .reason = STR("spam"), .ref = any_post(life)};
    return flag_raise(ctx, &wanted, &spot);
}

static enum err do_close(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post_spot spot;
    struct viewer viewer = somebody(life);
    struct closing closing = {.question_id = any_of(life, life->questions), .reason = STR("unclear")};
    if (random_below(&life->random, 2))
        return question_reopen(ctx, &viewer, closing.question_id, &spot);
    return question_shut(ctx, &viewer, &closing, &spot);
}

static enum err do_edit(struct ctx *ctx, void *arg)
{
    struct life *life = arg;
    struct post post;
    struct post_spot spot;
    struct edit edit = {.viewer = somebody(life), .ref = any_post(life), .note = STR("clearer")};
    enum err err = post_for_edit(ctx, &edit.viewer, edit.ref, &post);
    if (err)
        return err;
    edit.version = post.version;
    edit.text = (struct post_text){.title = STR("The refund for the kettle never came"),
                                   .body = STR("It was promised three weeks ago."),
                                   .tags = STR("refund kettle"),
                                   .category_id = any_of(life, CATEGORIES)};
    return post_change(ctx, &edit, &post, &spot);
}

static enum err (*const acts[])(struct ctx *ctx, void *arg) = {
    do_vote, do_vote,    do_ask,  do_answer, do_answer, do_comment, do_turn, do_turn,
    do_turn, do_convert, do_mark, do_flag,   do_select, do_select,  do_edit, do_close,
};

/* ---- what is found ---- */

static void live(struct life *life, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        uint32_t act = random_below(&life->random, COUNT_OF(acts));
        enum err err = desk_do(&life->desk, acts[act], life);
        arena_reset(&life->desk.arena);
        if (err == ERR_DATABASE || err == ERR_IO || err == ERR_BUSY)
            assert_ok(err, &life->desk.failure);
        life->done += err == OK;
        life->refused += err != OK;
    }
}

static void counts_stay_right_whatever_people_do(void **state)
{
    const uint64_t *seed = *state;
    FOR_EACH_DATABASE(database)
    {
        struct life life = {.random = random_start(*seed, 1), .questions = 50, .answers = 97, .comments = 79};
        desk_open(&life.desk, database->url);
        desk_import_demo(&life.desk);
        site_drop(life.desk.site); /* with the categories that came */
        assert_ok(site_load(life.desk.db, &life.desk.site, &life.desk.failure), &life.desk.failure);
        for (int part = 0; part < 12; part++) {
            live(&life, ACTS / 12);
            assert_int_equal(desk_differences(&life.desk, false), 0);
        }
        assert_true(life.done > ACTS / 4 && life.refused > 0);
        desk_close(&life.desk);
    }
}

/* test_counts [--seed N]: another seed is another life. */
int main(int argc, char **argv)
{
    uint64_t seed = 4;
    if (argc == 3 && strcmp(argv[1], "--seed") == 0)
        seed = strtoul(argv[2], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(counts_stay_right_whatever_people_do, &seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
