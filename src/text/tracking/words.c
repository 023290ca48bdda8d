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

static void put_candidate(struct track_reader reader, const struct track_result *result, size_t index,
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
    buf_printf(out, "  %.*s\n", STR_ARG(say(reader.language, track_verdict_text(result))));
    for (size_t i = 0; i < result->count; i++)
        put_candidate(reader, result, i, out);
}
