/* The answer for people, in the order of what they ask: is it real, whose is it, what will be visible. */
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

static void put_candidate(const struct track_result *result, size_t index, struct buf *out)
{
    const struct track_candidate *candidate = &result->candidates[index];
    buf_put(out, STR("  "));
    buf_put_int(out, candidate->strength);
    buf_put(out, candidate->format->text_head);
    buf_put(out, candidate->service->name);
    if (candidate->issuer && candidate->issuer->name.len) {
        buf_put(out, STR(", issued in "));
        buf_put(out, candidate->issuer->name);
    }
    buf_put(out, STR("\n      "));
    buf_put(out, track_check_text(candidate->check));
    buf_put(out, candidate->service->text_facts);
    struct track_hint hints[TRACK_HINTS_MAX];
    size_t count = track_hints(result, index, NULL, hints);
    for (size_t i = 0; i < count; i++) {
        buf_put(out, STR("      - "));
        buf_put_bytes(out, hints[i].text, hints[i].length);
        buf_put_char(out, '\n');
    }
    buf_put(out, candidate->service->text_notes);
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
    buf_put(out, STR("  "));
    buf_put(out, track_verdict_text(result));
    buf_put_char(out, '\n');
    for (size_t i = 0; i < result->count; i++)
        put_candidate(result, i, out);
}
