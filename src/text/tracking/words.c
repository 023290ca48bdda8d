/* The answer for people, in the order of what they ask: is it real, whose is it, what will be visible. */
#include "text/tracking/table.h"

enum { SHOWN_MAX = 120 };

struct str track_verdict_text(const struct track_result *result)
{
    size_t held = 0;
    for (size_t i = 0; i < result->count; i++)
        held += result->candidates[i].check == TRACK_CHECK_HELD;
    if (result->too_long)
        return STR("no tracking number: it has more than 64 characters");
    if (!result->length)
        return STR("no tracking number: it is empty");
    if (!result->count)
        return STR("no known kind of tracking number has this shape");
    if (result->verdict == TRACK_INVALID)
        return STR("not valid as it stands: the check fails for every kind that it resembles");
    if (result->verdict == TRACK_UNCHECKABLE)
        return STR("possible, but nothing in it can be checked");
    if (held > 1)
        return STR("valid for several carriers: only the sender knows which one it is");
    return held ? STR("valid: its check digit holds")
                : STR("valid: a distinctive shape without a check digit");
}

struct str track_check_text(enum track_check check)
{
    static const struct str texts[] = {STR_INIT("no check digit to test"), STR_INIT("check digit held"),
                                       STR_INIT("check digit failed"), STR_INIT("carrier's sample number")};
    return texts[check];
}

static void put_trait(struct buf *out, const char *name, enum track_answer answer)
{
    if (answer != TRACK_UNKNOWN)
        buf_printf(out, "; %s: %.*s", name, STR_ARG(track_answer_name(answer)));
}

static void put_candidate(const struct track_result *result, size_t index, struct buf *out)
{
    const struct track_candidate *candidate = &result->candidates[index];
    const struct track_service *service = candidate->service;
    buf_printf(out, "  %d%% %.*s, %.*s: %.*s", candidate->strength, STR_ARG(candidate->format->carrier_name),
               STR_ARG(candidate->format->title), STR_ARG(service->name));
    if (candidate->issuer && candidate->issuer->name.len)
        buf_printf(out, ", issued in %.*s", STR_ARG(candidate->issuer->name));
    buf_printf(out, "\n      %.*s; stays visible abroad: %.*s", STR_ARG(track_check_text(candidate->check)),
               STR_ARG(track_answer_name(service->tracked_abroad)));
    put_trait(out, "registered", service->registered);
    put_trait(out, "insured", service->insured);
    if (service->last_mile.len)
        buf_printf(out, "; delivered by: %.*s", STR_ARG(service->last_mile));
    buf_put_char(out, '\n');
    struct track_hint hints[TRACK_HINTS_MAX];
    size_t count = track_hints(result, index, hints);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "      - %s\n", hints[i].text);
    for (size_t i = 0; i < service->note_count; i++)
        buf_printf(out, "      - %.*s\n", STR_ARG(service->notes[i]));
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

void track_put_text(const struct track_result *result, struct buf *out)
{
    struct str shown = beginning(result->number);
    track_put_shown(out, shown);
    buf_put(out, shown.len < result->number.len ? STR("...\n") : STR("\n"));
    buf_printf(out, "  %.*s\n", STR_ARG(track_verdict_text(result)));
    for (size_t i = 0; i < result->count; i++)
        put_candidate(result, i, out);
}
