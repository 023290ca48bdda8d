#include "text/desk/ready.h"

#include "base/buf.h"
#include "base/check.h"

static const struct {
    struct str name, label;
} places[READY_PLACE_COUNT] = {
    [READY_MARKETPLACE] = {STR_INIT("marketplace"), STR_INIT(N_("name of the marketplace"))},
    [READY_ORDERED] = {STR_INIT("ordered"), STR_INIT(N_("day of the order"))},
    [READY_PROMISED] = {STR_INIT("promised"), STR_INIT(N_("promised day of delivery"))},
    [READY_PROTECTION_ENDS] = {STR_INIT("protection_ends"), STR_INIT(N_("end of the protection"))},
    [READY_TRACKING] = {STR_INIT("tracking"), STR_INIT(N_("last news of the parcel"))},
    [READY_NUMBER] = {STR_INIT("number"), STR_INIT(N_("number of the order"))},
    [READY_TITLE] = {STR_INIT("title"), STR_INIT(N_("what was ordered"))},
    [READY_AMOUNT] = {STR_INIT("amount"), STR_INIT(N_("what was paid"))},
    [READY_BUYER] = {STR_INIT("buyer"), STR_INIT(N_("name of the buyer"))},
    [READY_SELLER] = {STR_INIT("seller"), STR_INIT(N_("name of the seller"))},
    [READY_DEADLINE] = {STR_INIT("deadline"), STR_INIT(N_("next deadline of the order"))},
};

struct str ready_place_name(enum ready_place place)
{
    check(place < READY_PLACE_COUNT);
    return places[place].name;
}

struct str ready_place_label(enum ready_place place)
{
    check(place < READY_PLACE_COUNT);
    return places[place].label;
}

/* Which place a name is of; READY_PLACE_COUNT: none. */
static enum ready_place place_of(struct str name)
{
    size_t i = 0;
    while (i < READY_PLACE_COUNT && !str_eq(places[i].name, name))
        i++;
    return (enum ready_place)i;
}

static bool is_of_name(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z');
}

/* Cuts what stands before the next {name} off the text, and the name; an empty name: the text is over. */
static struct str next_place(struct str *text, struct str *name)
{
    struct str whole = *text;
    for (size_t at = 0; at < whole.len; at++) {
        if (whole.at[at] != '{')
            continue;
        struct str behind = str_slice(whole, at + 1, whole.len);
        size_t end = 0;
        while (end < behind.len && is_of_name(behind.at[end]))
            end++;
        if (end == 0 || end == behind.len || behind.at[end] != '}')
            continue;
        *name = str_slice(behind, 0, end);
        *text = str_slice(behind, end + 1, behind.len);
        return str_slice(whole, 0, at);
    }
    *name = *text = STR_NONE;
    return whole;
}

struct str ready_unknown_place(struct str body)
{
    struct str name = STR_NONE;
    do
        next_place(&body, &name);
    while (name.len && place_of(name) < READY_PLACE_COUNT);
    return name;
}

struct str ready_filled(struct arena *arena, const struct language *language, struct str body,
                        const struct ready_facts *facts, bool *used)
{
    struct buf out;
    struct str name = STR_NONE;
    buf_init(&out, SIZE_MAX);
    *used = false;
    do {
        buf_put(&out, next_place(&body, &name));
        enum ready_place place = place_of(name);
        struct str fact = place < READY_PLACE_COUNT ? facts->at[place] : STR_NONE;
        if (fact.len)
            buf_put(&out, fact);
        else if (place < READY_PLACE_COUNT)
            buf_printf(&out, "[%.*s]", STR_ARG(say(language, places[place].label)));
        else if (name.len)
            buf_printf(&out, "{%.*s}", STR_ARG(name));
        *used |= fact.len > 0;
    } while (name.len);
    struct str filled = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return filled;
}
