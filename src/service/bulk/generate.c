#include "service/bulk/generate.h"

#include "base/check.h"
#include "service/bulk/bulk.h"
#include "service/bulk/generate_text.h"
#include "text/desk/tags.h"

enum {
    QUESTIONS_PER_PERSON = 5,
    PEOPLE_MIN = 20,
    ANSWERS_MAX_MADE = 12,
    COMMENTS_MAX_MADE = 6,
    VOTES_MAX_MADE = 40,
    SLOTS_PER_QUESTION = 256, /* series of random numbers */
    TELL_EVERY = 1000,
    TEXT_BYTES_MAX = 1 << 20
};

/* Series of random numbers of one question, by what is made from them. */
enum slot { SLOT_THREAD, SLOT_QUESTION, SLOT_ANSWERS = 16, SLOT_COMMENTS = 64 };

/* 2019-01-01T00:00:00Z, and seven years from there. */
static const int64_t first_ms = 1546300800000, years_ms = (int64_t)7 * 365 * 24 * 60 * 60 * 1000;

/* slug, name */
static const char *const category_names[][2] = {
    {"delivery", "Delivery"}, {"refunds", "Refunds"},     {"quality", "Quality"},
    {"customs", "Customs"},   {"payment", "Payment"},     {"electronics", "Electronics"},
    {"clothing", "Clothing"}, {"household", "Household"}, {"warranty", "Warranty"},
    {"shops", "Shops"},       {"fraud", "Fraud"},         {"everything-else", "Everything else"},
};

struct world {
    struct bulk *bulk;
    struct generate *generate;
    struct arena arena; /* of one question */
    int64_t people;
    int64_t answer_id, comment_id; /* the last that were given */
};

/* What a question's thread is made of, drawn once and the same in every pass over the questions. */
struct thread {
    int64_t id, asker; /* asker 0: anonymous */
    struct topic subject;
    struct instant asked;
    uint32_t answers, comments;
    int32_t selected;                     /* index of the answer; -1: none */
    int64_t first_answer;                 /* id of the first answer, if there is one */
    uint32_t votes[ANSWERS_MAX_MADE + 1]; /* of the question, then of each answer */
};

static struct random series(const struct world *world, int64_t question, int slot)
{
    uint64_t number = (uint64_t)question * SLOTS_PER_QUESTION + (uint64_t)slot;
    return random_start((uint64_t)world->generate->seed, number);
}

/* A few people write most of it. */
static int64_t somebody(const struct world *world, struct random *random)
{
    return 1 + random_rank(random, (uint32_t)world->people);
}

/* Mostly few: one less likely than the one before. */
static uint32_t few(struct random *random, uint32_t most)
{
    uint32_t count = 0;
    while (count < most && random_below(random, 100) < 62)
        count++;
    return count;
}

static struct thread thread_of(const struct world *world, int64_t id)
{
    struct random random = series(world, id, SLOT_THREAD);
    struct thread thread = {.id = id, .selected = -1, .first_answer = world->answer_id + 1};
    int64_t step = years_ms / (world->generate->scale + 1);
    thread.asker = random_below(&random, 10) ? somebody(world, &random) : 0;
    thread.subject = generate_topic(&random);
    thread.asked.ms = first_ms + step * id;
    thread.answers = few(&random, ANSWERS_MAX_MADE);
    thread.comments = few(&random, COMMENTS_MAX_MADE);
    if (thread.answers && random_below(&random, 100) < 45)
        thread.selected = (int32_t)random_rank(&random, thread.answers);
    for (uint32_t i = 0; i <= thread.answers; i++) {
        thread.votes[i] = few(&random, 3);
        if (random_below(&random, 8) == 0)
            thread.votes[i] += random_rank(&random, VOTES_MAX_MADE);
    }
    return thread;
}

/* A while after: minutes at first, days for later posts. */
static struct instant later(struct random *random, struct instant at, uint32_t index)
{
    int64_t minutes = 3 + random_below(random, 60 * 24);
    minutes += (int64_t)index * 60 * random_below(random, 48);
    return instant_add(at, SPAN_MINUTES(minutes));
}

/* ---- one pass a kind ---- */

static enum err make_people(struct world *world)
{
    enum err err = OK;
    for (int64_t id = 1; !err && id <= world->people; id++) {
        arena_reset(&world->arena);
        struct bulk_user user = {.id = id,
                                 .handle = generate_handle((uint32_t)id, &world->arena),
                                 .created_at = {first_ms - (world->people - id) * 60 * 1000}};
        if (id % 50 == 1)
            user.title = STR("Expert");
        err = bulk_add_user(world->bulk, &user);
        world->generate->rows++;
    }
    return err;
}

static enum err make_categories(struct world *world)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(category_names); i++) {
        struct category_row row = {.id = (int64_t)i + 1,
                                   .slug = str_from(category_names[i][0]),
                                   .name = str_from(category_names[i][1])};
        err = bulk_add_category(world->bulk, &row);
        world->generate->rows++;
    }
    return err;
}

static enum err make_question(struct world *world, const struct thread *thread)
{
    struct random random = series(world, thread->id, SLOT_QUESTION);
    struct str names[GENERATE_TAGS];
    struct tags tags = {.count = generate_tags(&random, &thread->subject, names)};
    for (size_t i = 0; i < tags.count; i++)
        tags.at[i] = names[i];
    /* One after the other: what stands in one initializer may be drawn in any order. */
    struct bulk_question question = {
        .id = thread->id, .person_id = thread->asker, .created_at = thread->asked};
    question.tags = tags_joined(&world->arena, &tags);
    question.category_id = 1 + random_rank(&random, COUNT_OF(category_names));
    question.title = generate_title(&random, &thread->subject, &world->arena);
    question.body = generate_question(&random, &thread->subject, &world->arena);
    question.views = random_rank(&random, 5000);
    question.selected_answer_id = thread->selected < 0 ? 0 : thread->first_answer + thread->selected;
    return bulk_add_question(world->bulk, &question);
}

static enum err make_answers(struct world *world, const struct thread *thread)
{
    enum err err = OK;
    for (uint32_t i = 0; !err && i < thread->answers; i++) {
        struct random random = series(world, thread->id, SLOT_ANSWERS + (int)i);
        struct bulk_reply answer = {.id = thread->first_answer + i, .question_id = thread->id};
        answer.person_id = somebody(world, &random);
        answer.body = generate_answer(&random, &thread->subject, &world->arena);
        answer.created_at = later(&random, thread->asked, i);
        err = bulk_add_answer(world->bulk, &answer);
    }
    return err;
}

/* On the question, or on one of its answers. */
static enum err make_comments(struct world *world, const struct thread *thread)
{
    enum err err = OK;
    for (uint32_t i = 0; !err && i < thread->comments; i++) {
        struct random random = series(world, thread->id, SLOT_COMMENTS + (int)i);
        uint32_t on = random_below(&random, thread->answers + 1);
        struct bulk_reply comment = {
            .id = ++world->comment_id,
            .question_id = on ? 0 : thread->id,
            .answer_id = on ? thread->first_answer + on - 1 : 0,
        };
        comment.person_id = somebody(world, &random);
        comment.body = generate_comment(&random, &thread->subject, &world->arena);
        comment.created_at = later(&random, thread->asked, ANSWERS_MAX_MADE + i);
        err = bulk_add_comment(world->bulk, &comment);
    }
    return err;
}

/* Neighbours vote, so that nobody does twice; one in eight is against. */
static enum err vote_on(struct world *world, const struct thread *thread, uint32_t index, int64_t author)
{
    struct random random = series(world, thread->id, SLOT_COMMENTS + COMMENTS_MAX_MADE + (int)index);
    struct post_ref ref = {POST_QUESTION, thread->id};
    if (index)
        ref = (struct post_ref){POST_ANSWER, thread->first_answer + index - 1};
    int64_t voter = somebody(world, &random);
    enum err err = OK;
    for (uint32_t i = 0; !err && i < thread->votes[index] && i < world->people; i++) {
        struct bulk_vote vote = {.ref = ref, .person_id = 1 + (voter + i) % world->people};
        vote.vote = random_below(&random, 8) ? 1 : -1;
        vote.created_at = later(&random, thread->asked, index + 1);
        if (vote.person_id == author)
            continue;
        err = bulk_add_vote(world->bulk, &vote);
        world->generate->rows++;
    }
    return err;
}

static enum err make_votes(struct world *world, const struct thread *thread)
{
    enum err err = vote_on(world, thread, 0, thread->asker);
    for (uint32_t i = 0; !err && i < thread->answers; i++) {
        struct random random = series(world, thread->id, SLOT_ANSWERS + (int)i);
        err = vote_on(world, thread, i + 1, somebody(world, &random));
    }
    return err;
}

/* ---- all ---- */

static enum err over_threads(struct world *world, struct str what,
                             enum err (*make)(struct world *world, const struct thread *thread))
{
    enum err err = OK;
    world->answer_id = world->comment_id = 0;
    for (int64_t id = 1; !err && id <= world->generate->scale; id++) {
        arena_reset(&world->arena);
        struct thread thread = thread_of(world, id);
        err = make(world, &thread);
        world->answer_id += thread.answers;
        if (id % TELL_EVERY == 0)
            progress_tell(world->generate->progress, what, id, world->generate->scale);
    }
    return err;
}

static enum err make_world(struct world *world)
{
    struct bulk *bulk = world->bulk;
    if (bulk->people.count || bulk->categories.count || bulk->questions.count)
        return fail(&bulk->ctx->failure, ERR_INPUT,
                    "a made-up help desk needs an empty database; this one has people or questions");
    enum err err = make_people(world);
    if (!err)
        err = make_categories(world);
    if (!err)
        err = over_threads(world, STR("questions"), make_question);
    if (!err)
        err = over_threads(world, STR("answers"), make_answers);
    world->generate->rows += world->generate->scale + world->answer_id;
    if (!err)
        err = over_threads(world, STR("comments"), make_comments);
    world->generate->rows += world->comment_id;
    if (!err)
        err = bulk_turn_to(bulk, BULK_VOTES);
    if (!err)
        err = over_threads(world, STR("votes"), make_votes);
    return err ? err : bulk_finish(bulk);
}

enum err generate_run(struct ctx *ctx, struct generate *generate)
{
    struct bulk bulk;
    struct world world = {.bulk = &bulk, .generate = generate};
    check(generate->scale > 0 && generate->scale <= GENERATE_SCALE_MAX);
    int64_t people = generate->scale / QUESTIONS_PER_PERSON;
    world.people = people < PEOPLE_MIN ? PEOPLE_MIN : people;
    generate->rows = 0;
    arena_init(&world.arena, TEXT_BYTES_MAX);
    enum err err = bulk_begin(&bulk, ctx, generate->progress);
    if (!err)
        err = make_world(&world);
    bulk_free(&bulk);
    arena_free(&world.arena);
    return err;
}
