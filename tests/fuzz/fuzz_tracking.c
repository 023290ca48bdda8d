/*
 * Tracking numbers from mutilated texts. Deterministic: a seed (the first argument, 1 when there is none) and
 * a bounded number of cases (the second, 60000). Starts from the lines of tests/fuzz/corpus/tracking.txt.
 */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/event.h"
#include "text/tracking/find.h"
#include "text/tracking/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES = 60000, FOUND_ROOM = 4, LINE_BYTES = 1024 * 1024 };

/* What must hold for every text. */
static void examine(const struct track_result *result, struct arena *arena, struct buf *out)
{
    int sum = 0;
    check(result->count <= TRACK_CANDIDATES_MAX && result->length <= TRACK_LENGTH_MAX);
    for (size_t i = 0; i < result->count; i++) {
        struct str notes[TRACK_NOTES_MAX];
        check(track_notes(result, i, NULL, arena, notes) <= TRACK_NOTES_MAX);
        check(i == 0 || result->candidates[i].strength <= result->candidates[i - 1].strength);
        sum += result->candidates[i].strength;
    }
    check(sum >= 0 && sum <= 100);
    check(result->verdict == TRACK_UNCHECKABLE || result->count > 0);
    buf_clear(out);
    track_put_json(result, out);
    track_put_text(result, out);
    check(!out->overflow && str_is_utf8(buf_str(out)));
}

static void search(const struct track_table *table, struct str text)
{
    struct track_found found[FOUND_ROOM];
    size_t count = track_find_in_text(table, text, found, FOUND_ROOM), last = 0;
    for (size_t i = 0; i < count; i++) {
        check(found[i].from >= last && found[i].from < found[i].to && found[i].to <= text.len);
        check(found[i].result.verdict != TRACK_INVALID);
        last = found[i].to;
    }
    static struct track_input input;
    track_read_input(table, text, &input);
    check(input.count <= TRACK_INPUT_MAX && (!input.more || input.count == TRACK_INPUT_MAX));
}

/* Any line is read or not; what is told of it is text. */
static void read_line(struct str line, struct buf *out)
{
    struct str place = track_event_place(line);
    check(place.len <= line.len);
    buf_clear(out);
    track_put_event_json(line, out);
    track_put_event_text(line, out);
    check(!out->overflow && str_is_utf8(buf_str(out)));
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct failure failure = {0};
    struct fuzz fuzz;
    struct buf out;
    const struct track_table *table;
    fuzz_open(&fuzz, "tests/fuzz/corpus/tracking.txt", argc > 1 ? strtoul(argv[1], NULL, 10) : 1);
    arena_init(&arena, 16 * 1024 * 1024);
    buf_init(&out, LINE_BYTES);
    check(track_load(&arena, &packed_carriers, &table, &failure) == OK);
    struct arena notes;
    arena_init(&notes, 1024 * 1024);
    unsigned long cases = argc > 2 ? strtoul(argv[2], NULL, 10) : CASES;
    for (unsigned long i = 0; i < cases; i++) {
        struct str text = fuzz_next(&fuzz);
        struct track_result result;
        track_identify(table, text, &result);
        examine(&result, &notes, &out);
        arena_reset(&notes);
        search(table, text);
        if (i % 16 == 0)
            read_line(text, &out);
    }
    printf("%lu cases\n", cases);
    arena_free(&notes);
    arena_free(&arena);
    buf_free(&out);
    fuzz_close(&fuzz);
    return 0;
}
