/* The answer for people, in the order of what they ask: is it real, whose is it, what will be visible. */
#include "text/tracking/print.h"
#include "text/tracking/table.h"

#include "base/words.h"

enum { SHOWN_MAX = 120 };

static size_t held_checks(const struct track_result *result)
{
    size_t held = 0;
    for (size_t i = 0; i < result->count; i++)
        held += result->candidates[i].check == TRACK_CHECK_HELD;
    return held;
}

bool track_some_check_holds(const struct track_result *result)
{
    return held_checks(result) > 0;
}

struct str track_verdict_text(const struct track_result *result)
{
    size_t held = held_checks(result);
    if (result->too_long)
        return STR(N_("longer than any tracking number that is known here: paste the number alone"));
    if (!result->length)
        return STR(N_("nothing to look at: it has no letters and no digits"));
    if (!result->count)
        return STR(N_("not known here: it can be a carrier's number all the same. The seller says which "
                      "carrier it is"));
    if (result->verdict == TRACK_INVALID)
        return STR(N_("not valid as it stands: its check character does not fit the others"));
    if (result->candidates[0].traps & (TRAP_LOOK_ALIKE | TRAP_LENGTH))
        return STR(N_("not known as it stands: a character may be mistyped"));
    if (result->verdict == TRACK_UNCHECKABLE && held)
        return STR(N_("possible: one carrier's check digit holds and another's does not. With the carrier's "
                      "name beside it, it can be checked"));
    if (result->verdict == TRACK_UNCHECKABLE)
        return STR(N_("possible, but nothing in it can be checked"));
    if (held > 1)
        return STR(N_("valid for several carriers: only the sender knows which one it is"));
    return held ? STR(N_("valid: its check digit holds"))
                : STR(N_("valid: a distinctive shape without a check digit"));
}

struct str track_check_text(enum track_check check)
{
    static const struct str texts[] = {STR_INIT(N_("no check digit to test")),
                                       STR_INIT(N_("check digit held")), STR_INIT(N_("check digit failed")),
                                       STR_INIT(N_("carrier's sample number"))};
    return texts[check];
}

/* ---- the plain text ---- */

static struct str head_of(struct track_reader reader, const struct track_candidate *candidate)
{
    bool issued = candidate->issuer && candidate->issuer->name.len;
    struct word_places places =
        PLACES(PLACE_INT("share", candidate->strength), PLACE("carrier", candidate->format->carrier_name),
               PLACE("title", say(reader.language, candidate->format->title)),
               PLACE("service", say(reader.language, candidate->service->name)),
               PLACE("country", issued ? say(reader.language, candidate->issuer->name) : STR_NONE));
    return arena_say(reader.arena, reader.language,
                     issued ? STR(N_("{share} %: {carrier}, {title}: {service}; issued in: {country}"))
                            : STR(N_("{share} %: {carrier}, {title}: {service}")),
                     places);
}

static void put_line(struct buf *out, struct str line)
{
    buf_printf(out, "      %.*s\n", STR_ARG(line));
}

/* A fact, when the number says it. */
static void put_fact(struct track_reader reader, struct buf *out, struct str english, struct str answer)
{
    if (answer.len)
        put_line(out, arena_say(reader.arena, reader.language, english, PLACES(PLACE("answer", answer))));
}

static struct str answer_of(struct track_reader reader, enum track_answer answer)
{
    return answer == TRACK_UNKNOWN ? STR_NONE : say(reader.language, track_answer_name(answer));
}

static void put_facts(struct track_reader reader, const struct track_candidate *candidate, struct buf *out)
{
    const struct track_service *service = candidate->service;
    put_line(out, say(reader.language, track_check_text(candidate->check)));
    put_fact(reader, out, STR(N_("stays visible abroad: {answer}")),
             say(reader.language, track_answer_name(service->tracked_abroad)));
    put_fact(reader, out, STR(N_("registered: {answer}")), answer_of(reader, service->registered));
    put_fact(reader, out, STR(N_("insured: {answer}")), answer_of(reader, service->insured));
    put_fact(reader, out, STR(N_("delivered by: {answer}")), say(reader.language, service->last_mile));
}

static void say_candidate(struct track_reader reader, const struct track_result *result, size_t index,
                          struct buf *out)
{
    struct str notes[TRACK_NOTES_MAX];
    const struct track_candidate *candidate = &result->candidates[index];
    buf_printf(out, "  %.*s\n", STR_ARG(head_of(reader, candidate)));
    put_facts(reader, candidate, out);
    size_t count = track_notes(result, index, reader.language, reader.arena, notes);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "      - %.*s\n", STR_ARG(notes[i]));
}

/* ---- what was said already ---- */

enum { KEPT_MAX = 4096, KEPT_BYTES_MAX = 2048 };

struct kept {
    const struct track_format *format;
    const struct track_service *service;
    const struct track_country *issuer;
    int strength;
    enum track_check check;
    struct str text; /* empty: the place is free */
};
struct track_memory {
    struct arena *arena;
    size_t left; /* bytes that may be taken yet */
    struct kept at[KEPT_MAX];
};

struct track_memory *track_memory_new(struct arena *arena)
{
    struct track_memory *memory = ARENA_NEW(arena, struct track_memory);
    memory->arena = arena;
    memory->left = TRACK_MEMORY_BYTES - sizeof *memory;
    return memory;
}

/* One place for each kind: of two kinds at one place the first is remembered. */
static struct kept *place_of(struct track_memory *memory, const struct track_candidate *candidate)
{
    uint64_t key = (uint64_t)(uintptr_t)candidate->service * 0x9E3779B97F4A7C15u;
    key ^= (uint64_t)(uintptr_t)candidate->issuer * 0xC2B2AE3D27D4EB4Fu;
    key ^= (uint64_t)candidate->strength * 0x165667B19E3779F9u +
           (uint64_t)candidate->check * 0x27D4EB2F165667C5u;
    return &memory->at[(key ^ (key >> 32)) % KEPT_MAX];
}

static bool is_kept(const struct kept *kept, const struct track_candidate *candidate)
{
    return kept->text.len && kept->format == candidate->format && kept->service == candidate->service &&
           kept->issuer == candidate->issuer && kept->strength == candidate->strength &&
           kept->check == candidate->check;
}

static void keep(struct track_memory *memory, const struct track_candidate *candidate, struct str text)
{
    enum { ROUNDING = 64 };
    struct kept *kept = place_of(memory, candidate);
    if (kept->text.len || text.len > KEPT_BYTES_MAX || text.len + ROUNDING > memory->left)
        return;
    memory->left -= text.len + ROUNDING;
    *kept = (struct kept){candidate->format,   candidate->service, candidate->issuer,
                          candidate->strength, candidate->check,   arena_copy(memory->arena, text)};
}

/* A mistyped number is told what it may have been: that is this number's alone. */
static bool is_of_the_number(const struct track_candidate *candidate)
{
    return candidate->traps || candidate->check == TRACK_CHECK_FAILED;
}

static void put_candidate(struct track_reader reader, const struct track_result *result, size_t index,
                          struct buf *out)
{
    const struct track_candidate *candidate = &result->candidates[index];
    bool remembers = reader.memory && !is_of_the_number(candidate);
    const struct kept *kept = remembers ? place_of(reader.memory, candidate) : NULL;
    if (kept && is_kept(kept, candidate)) {
        buf_put(out, kept->text);
        return;
    }
    size_t from = out->len;
    say_candidate(reader, result, index, out);
    if (remembers && !out->overflow)
        keep(reader.memory, candidate, str_slice(buf_str(out), from, out->len));
}

/* The beginning of the number, not in the middle of a character. */
static struct str beginning(struct str number)
{
    size_t end = number.len < SHOWN_MAX ? number.len : SHOWN_MAX;
    for (size_t i = 0; i < 3 && end < number.len && end > 0 && ((unsigned char)number.at[end] & 0xC0) == 0x80;
         i++)
        end--;
    return str_slice(number, 0, end);
}

void track_put_text(struct track_reader reader, const struct track_result *result, struct buf *out)
{
    struct str shown = beginning(result->number);
    track_put_shown(out, shown);
    buf_put(out, shown.len < result->number.len ? STR("...\n") : STR("\n"));
    buf_put(out, STR("  "));
    buf_put(out, say(reader.language, track_verdict_text(result)));
    buf_put_char(out, '\n');
    for (size_t i = 0; i < result->count; i++)
        put_candidate(reader, result, i, out);
}
