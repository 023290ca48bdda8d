/*
 * pack_likeness OUTPUT FILE.tsv...: learns how much what is weighed of a text (src/core/tracking/parcel_likeness.h) speaks for
 * each event, from the phrases (packed_phrases) and from the lines of the files ("event TAB language TAB line", `null` for
 * none), and writes the weights as C. A softmax regression: line by line, in an order that is always the same, each weight is moved
 * towards what would have told the line's event, in steps that grow smaller (AdaGrad). Each time a third of what the line has
 * is left out, so that no event hangs on a single word.
 */
#include "core/tracking/parcel_clause.h"
#include "core/tracking/parcel_likeness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 2000, ROUNDS = 12 };

/* A text whose event is known. */
struct example {
    enum parcel_event event;
    float weight; /* of a line 1; a phrase is a piece of one, and counts less */
    uint32_t *buckets;
    size_t count;
};

struct lesson {
    struct example *examples;
    size_t count, room;
};

struct weights {
    float now[RUN_BUCKETS][PARCEL_EVENT_COUNT];
    float moved[RUN_BUCKETS][PARCEL_EVENT_COUNT]; /* the squares of all its steps */
};

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "pack_likeness: %s %s\n", what, name);
    exit(1);
}

static void *room_for(void *old, size_t count, size_t size)
{
    void *room = realloc(old, count * size + 1); /* never of no bytes */
    if (!room)
        fail("no memory for", "the lines");
    return room;
}

static void add_text(struct lesson *lesson, enum parcel_event event, struct str text, float weight)
{
    char room[CLAUSE_BYTES + 1];
    struct phrase_text plain;
    struct run_set runs;
    clause_text(text, room, &plain);
    runs_of(&plain, ideas_of(&plain), &runs);
    struct example example = {event, weight, room_for(NULL, runs.count, sizeof *example.buckets), 0};
    for (uint32_t bucket = 0; bucket < RUN_BUCKETS; bucket++)
        if (runs.bits[bucket / 64] >> bucket % 64 & 1)
            example.buckets[example.count++] = bucket;
    if (lesson->count == lesson->room) {
        lesson->room = 2 * lesson->room + 1000;
        lesson->examples = room_for(lesson->examples, lesson->room, sizeof example);
    }
    lesson->examples[lesson->count++] = example;
}

/* False for what only turns phrases, and for ideas. */
static bool event_of_phrases(struct str name, enum parcel_event *event)
{
    static const struct {
        struct str name;
        enum parcel_event event;
    } others[] = {
        {STR_INIT("nothing"), PARCEL_UNKNOWN},
        {STR_INIT("null"), PARCEL_UNKNOWN},
        {STR_INIT("waiting_place"), PARCEL_WAITING},
        {STR_INIT("collected"), PARCEL_DELIVERED},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_eq(others[i].name, name)) {
            *event = others[i].event;
            return true;
        }
    return parcel_event_from(name, event);
}

static void add_phrases(struct lesson *lesson)
{
    const float piece = 0.1F;
    struct phrase_reader reader = {0};
    struct str name, phrases;
    enum parcel_event event;
    while (phrase_next_line(&reader, &name, &phrases))
        while (event_of_phrases(name, &event) && phrases.len)
            add_text(lesson, event, str_trim(str_cut(&phrases, '|')), piece);
}

static void add_lines(struct lesson *lesson, const char *path)
{
    char bytes[LINE_BYTES];
    FILE *in = fopen(path, "rb");
    if (!in)
        fail("cannot read", path);
    while (fgets(bytes, sizeof bytes, in)) {
        enum parcel_event event;
        struct str line = str_trim((struct str){bytes, strlen(bytes)}), name;
        if (!line.len || line.at[0] == '#')
            continue;
        name = str_cut(&line, '\t');
        str_cut(&line, '\t');
        if (!event_of_phrases(name, &event) || !line.len)
            fail("no event before a line of", path);
        add_text(lesson, event, line, 1);
    }
    fclose(in);
}

/* How likely each event is, by the weights so far. */
static void odds_of(const struct weights *weights, const struct example *example,
                    float odds[PARCEL_EVENT_COUNT])
{
    float best = 0, all = 0, root = sqrtf((float)example->count);
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        odds[event] = 0;
    for (size_t i = 0; i < example->count; i++)
        for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
            odds[event] += weights->now[example->buckets[i]][event];
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        best = odds[event] > best ? odds[event] : best;
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        all += odds[event] = expf((odds[event] - best) / root);
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
        odds[event] /= all;
}

/* The same numbers whenever the program is built. */
static uint32_t next_random(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

/* Two thirds of an example; `buckets` has room for all of it. */
static struct example most_of(const struct example *example, uint32_t *buckets, uint32_t *random)
{
    struct example most = {example->event, example->weight, buckets, 0};
    for (size_t i = 0; i < example->count; i++)
        if (next_random(random) % 3 != 0)
            buckets[most.count++] = example->buckets[i];
    return most;
}

static void learn_from(struct weights *weights, const struct example *example)
{
    const float step = 0.3F, least = 1e-4F, decay = 1e-5F, too_little = 1e-6F;
    float odds[PARCEL_EVENT_COUNT], root = sqrtf((float)example->count);
    odds_of(weights, example, odds);
    odds[example->event] -= 1;
    for (int event = 0; event < PARCEL_EVENT_COUNT; event++) {
        float slope = example->weight * odds[event] / root;
        for (size_t i = 0; i < example->count && fabsf(slope) > too_little; i++) {
            float *now = &weights->now[example->buckets[i]][event],
                  *moved = &weights->moved[example->buckets[i]][event], move = slope + decay * *now;
            *moved += move * move;
            *now -= step * move / (sqrtf(*moved) + least);
        }
    }
}

/* In another order each time. */
static void learn(struct weights *weights, const struct lesson *lesson)
{
    uint32_t random = 12345, *order = room_for(NULL, lesson->count, sizeof *order),
             *buckets = room_for(NULL, RUN_BUCKETS, sizeof *buckets);
    for (uint32_t i = 0; i < lesson->count; i++)
        order[i] = i;
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t left = lesson->count; left > 1; left--) {
            size_t other = next_random(&random) % left;
            uint32_t swapped = order[left - 1];
            order[left - 1] = order[other];
            order[other] = swapped;
        }
        for (size_t i = 0; i < lesson->count; i++) {
            struct example most = most_of(&lesson->examples[order[i]], buckets, &random);
            if (most.count)
                learn_from(weights, &most);
        }
    }
    free(buckets);
    free(order);
}

static int rounded(float weight)
{
    long scaled = lroundf(RUN_SCALE * weight);
    return (int)(scaled > INT8_MAX ? INT8_MAX : scaled < -INT8_MAX ? -INT8_MAX : scaled);
}

static void write_weights(const struct weights *weights, FILE *out)
{
    fprintf(out, "#include \"core/tracking/parcel_likeness.h\"\n\n"
                 "const int8_t packed_likeness[RUN_BUCKETS][PARCEL_EVENT_COUNT] = {\n");
    for (int bucket = 0; bucket < RUN_BUCKETS; bucket++) {
        bool any = false;
        for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
            any |= rounded(weights->now[bucket][event]) != 0;
        if (!any)
            continue;
        fprintf(out, "[%d] = {", bucket);
        for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
            fprintf(out, "%d,", rounded(weights->now[bucket][event]));
        fprintf(out, "},\n");
    }
    fprintf(out, "};\n");
}

int main(int argc, char **argv)
{
    struct lesson lesson = {0};
    struct weights *weights = calloc(1, sizeof *weights);
    if (argc < 3)
        fail("usage:", "pack_likeness OUTPUT FILE.tsv...");
    if (!weights)
        fail("no memory for", "the weights");
    add_phrases(&lesson);
    for (int i = 2; i < argc; i++)
        add_lines(&lesson, argv[i]);
    learn(weights, &lesson);
    FILE *out = fopen(argv[1], "wb");
    if (!out)
        fail("cannot write", argv[1]);
    write_weights(weights, out);
    for (size_t i = 0; i < lesson.count; i++)
        free(lesson.examples[i].buckets);
    free(lesson.examples);
    free(weights);
    if (fclose(out) != 0)
        fail("cannot write", argv[1]);
    return 0;
}
