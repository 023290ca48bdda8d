/* When it is known whose number it is, and where that carrier tells about it. */
#include "text/tracking/table.h"

#include "base/check.h"

enum { PREFERRED_HELD = 90, PREFERRED = 70 };

const struct track_carrier *track_carrier_named(const struct track_table *table, struct str code)
{
    for (size_t i = 0; i < table->carrier_count; i++)
        if (str_eq(table->carriers[i].code, code))
            return &table->carriers[i];
    return NULL;
}

bool track_prefer(struct track_result *result, const struct track_carrier *carrier)
{
    struct track_candidate ordered[TRACK_CANDIDATES_MAX];
    size_t count = 0, mine;
    for (size_t i = 0; i < result->count; i++)
        if (result->candidates[i].format->of == carrier && result->candidates[i].check != TRACK_CHECK_FAILED)
            ordered[count++] = result->candidates[i];
    mine = count;
    if (!mine)
        return false;
    for (size_t i = 0; i < result->count; i++)
        if (result->candidates[i].format->of != carrier || result->candidates[i].check == TRACK_CHECK_FAILED)
            ordered[count++] = result->candidates[i];
    int first = ordered[0].check == TRACK_CHECK_HELD ? PREFERRED_HELD : PREFERRED, rest = 0;
    if (ordered[0].strength < first)
        ordered[0].strength = first;
    for (size_t i = 1; i < count; i++)
        rest += ordered[i].strength;
    int left = 100 - ordered[0].strength;
    for (size_t i = 1; i < count; i++) {
        if (rest > left)
            ordered[i].strength = ordered[i].strength * left / rest;
        /* The order says more than the share: what stands behind is never the likelier one. */
        if (ordered[i].strength > ordered[i - 1].strength)
            ordered[i].strength = ordered[i - 1].strength;
    }
    for (size_t i = 0; i < count; i++)
        result->candidates[i] = ordered[i];
    if (ordered[0].check == TRACK_CHECK_HELD)
        result->verdict = TRACK_VALID;
    return true;
}

struct str track_page_of(const struct track_result *result, size_t index, struct arena *arena)
{
    static const struct str place = STR_INIT("{number}");
    check(index < result->count);
    struct str page = result->candidates[index].format->of->page;
    size_t at = str_find(page, place);
    struct str number = {result->normalized, result->length};
    if (at == page.len)
        return page;
    if (result->candidates[index].traps & (TRAP_LOOK_ALIKE | TRAP_LENGTH))
        return STR_NONE; /* it is not the number that the page would know */
    struct str front = str_slice(page, 0, at), back = str_slice(page, at + place.len, page.len);
    return arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(front), STR_ARG(number), STR_ARG(back));
}
