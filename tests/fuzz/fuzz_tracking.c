/* Tracking numbers, in any text; and any line as what a carrier says. */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/event.h"
#include "text/tracking/find.h"
#include "text/tracking/input.h"
#include "text/tracking/print.h"

enum { FOUND_ROOM = 4, LINE_BYTES = 1024 * 1024 };

static struct arena kept, notes;
static struct buf out;
static const struct track_table *table;

static void begin(void)
{
    struct failure failure = {0};
    arena_init(&kept, 16 * 1024 * 1024);
    arena_init(&notes, 1024 * 1024);
    buf_init(&out, LINE_BYTES);
    check(track_load(&kept, &packed_carriers, &table, &failure) == OK);
}

static void end(void)
{
    buf_free(&out);
    arena_free(&notes);
    arena_free(&kept);
}

/* What must hold for every text. */
static void examine(const struct track_result *result)
{
    int sum = 0;
    check(result->count <= TRACK_CANDIDATES_MAX && result->length <= TRACK_LENGTH_MAX);
    for (size_t i = 0; i < result->count; i++) {
        struct str said[TRACK_NOTES_MAX];
        check(track_notes(result, i, NULL, &notes, said) <= TRACK_NOTES_MAX);
        check(i == 0 || result->candidates[i].strength <= result->candidates[i - 1].strength);
        sum += result->candidates[i].strength;
    }
    check(sum >= 0 && sum <= 100);
    check(result->verdict == TRACK_UNCHECKABLE || result->count > 0);
    buf_clear(&out);
    track_put_json(result, &out);
    track_put_text((struct track_reader){&notes, NULL, NULL}, result, &out);
    check(!out.overflow && str_is_utf8(buf_str(&out)));
}

static void search(struct str text)
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
static void read_line(struct str line)
{
    struct str place = track_event_place(line);
    check(place.len <= line.len);
    buf_clear(&out);
    track_put_event_json(line, &out);
    track_put_event_text((struct track_reader){&notes, NULL, NULL}, line, &out);
    check(!out.overflow && str_is_utf8(buf_str(&out)));
}

static void try_text(struct str text)
{
    struct track_result result;
    track_identify(table, text, &result);
    examine(&result);
    arena_reset(&notes);
    search(text);
    static unsigned turn;
    if (turn++ % 16 == 0) /* reading a line takes long */
        read_line(text);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "tracking.txt",
        .begin = begin,
        .end = end,
        .try = try_text,
        .cases = 1000,
        .bytes_max = 4096,
    };
    return fuzz_run(&fuzz, argc, argv);
}
