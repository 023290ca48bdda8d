/*
 * pack_likeness OUTPUT FILE.tsv...: counts which runs of characters stand in the phrases (packed_phrases) and in lines of
 * the files ("event TAB language TAB line", `null` for none) of which event, and writes how much each run speaks for each
 * event as C (src/core/tracking/parcel_likeness.h).
 */
#include "core/tracking/parcel_likeness.h"
#include "core/tracking/parcel_phrase.h"
#include "core/tracking/plain.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 2000 };

struct counts {
    double bucket[RUN_BUCKETS][PARCEL_EVENT_COUNT];
    double event[PARCEL_EVENT_COUNT], all; /* texts */
};

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "pack_likeness: %s %s\n", what, name);
    exit(1);
}

static void count_text(struct counts *counts, enum parcel_event event, struct str text)
{
    char folded[LINE_BYTES], room[LINE_BYTES + 1];
    struct run_set runs;
    runs_of(phrase_plain(plain_text(text, folded, sizeof folded, false), room, sizeof room), &runs);
    for (size_t bucket = 0; bucket < RUN_BUCKETS; bucket++)
        counts->bucket[bucket][event] += (double)(runs.bits[bucket / 64] >> bucket % 64 & 1);
    counts->event[event]++;
    counts->all++;
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

static void count_phrases(struct counts *counts)
{
    struct phrase_reader reader = {0};
    struct str name, phrases;
    enum parcel_event event;
    while (phrase_next_line(&reader, &name, &phrases))
        while (event_of_phrases(name, &event) && phrases.len)
            count_text(counts, event, str_trim(str_cut(&phrases, '|')));
}

static void count_lines(struct counts *counts, const char *path)
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
        count_text(counts, event, line);
    }
    fclose(in);
}

/* The logarithm of how much likelier the run is in texts of the event than in others. */
static int weight_of(const struct counts *counts, int bucket, double sum, int event)
{
    const double least = 0.02; /* of a run that was never seen there */
    double in = counts->bucket[bucket][event];
    double with = (in + least) / (counts->event[event] + 2 * least);
    double without = (sum - in + least) / (counts->all - counts->event[event] + 2 * least);
    double weight = RUN_SCALE * log(with / without);
    return (int)lround(weight > INT8_MAX ? INT8_MAX : weight < -INT8_MAX ? -INT8_MAX : weight);
}

static void write_weights(const struct counts *counts, FILE *out)
{
    fprintf(out, "#include \"core/tracking/parcel_likeness.h\"\n\n"
                 "const int8_t packed_likeness[RUN_BUCKETS][PARCEL_EVENT_COUNT] = {\n");
    for (int bucket = 0; bucket < RUN_BUCKETS; bucket++) {
        double sum = 0;
        for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
            sum += counts->bucket[bucket][event];
        if (sum == 0)
            continue;
        fprintf(out, "[%d] = {", bucket);
        for (int event = 0; event < PARCEL_EVENT_COUNT; event++)
            fprintf(out, "%d,", weight_of(counts, bucket, sum, event));
        fprintf(out, "},\n");
    }
    fprintf(out, "};\n");
}

int main(int argc, char **argv)
{
    if (argc < 3)
        fail("usage:", "pack_likeness OUTPUT FILE.tsv...");
    struct counts *counts = calloc(1, sizeof *counts);
    if (!counts)
        fail("no memory for", "the counts");
    count_phrases(counts);
    for (int i = 2; i < argc; i++)
        count_lines(counts, argv[i]);
    FILE *out = fopen(argv[1], "wb");
    if (!out)
        fail("cannot write", argv[1]);
    write_weights(counts, out);
    free(counts);
    if (fclose(out) != 0)
        fail("cannot write", argv[1]);
    return 0;
}
