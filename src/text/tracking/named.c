/* A number with its carrier's name before or behind it: "UPS 1Z...", "5824237182 (DHL)". */
#include "text/tracking/table.h"

#include "base/check.h"

enum { NAME_MIN = 3 };

static bool parts(char c)
{
    return c == ' ' || c == ':' || c == '#' || c == '(' || c == ')' || c == '-' || c == '/' || c == '\t';
}

static struct str stripped(struct str text)
{
    while (text.len && parts(text.at[0]))
        text = str_slice(text, 1, text.len);
    while (text.len && parts(text.at[text.len - 1]))
        text.len--;
    return text;
}

/* The text without the name at its beginning or end; as it was when the name stands at neither. */
static struct str without(struct str text, struct str name)
{
    if (name.len < NAME_MIN || text.len < name.len + 2)
        return text;
    struct str begins = str_slice(text, 0, name.len), ends = str_slice(text, text.len - name.len, text.len);
    if (str_eq_nocase(begins, name) && parts(text.at[name.len]))
        return stripped(str_slice(text, name.len, text.len));
    if (str_eq_nocase(ends, name) && parts(text.at[text.len - name.len - 1]))
        return stripped(str_slice(text, 0, text.len - name.len));
    return text;
}

static bool in_word(char c)
{
    return !parts(c) && (c < '0' || c > '9');
}

/* True when the first or the last word may be a name: long enough, and without a digit. */
static bool may_have_name(struct str text)
{
    size_t first = 0, last = 0;
    while (first < text.len && in_word(text.at[first]))
        first++;
    while (last < text.len && in_word(text.at[text.len - 1 - last]))
        last++;
    bool begins = first >= NAME_MIN && first < text.len && parts(text.at[first]);
    return begins || (last >= NAME_MIN && last < text.len && parts(text.at[text.len - 1 - last]));
}

/* What a part of the text is by itself; the number stays as it was given. */
static struct track_result part_of(const struct track_table *table, const struct track_result *result,
                                   struct str part)
{
    struct track_result other;
    other.number = result->number;
    track_normalize(part, &other);
    track_settle(table, &other);
    return other;
}

static bool is_of(const struct track_result *result, const struct track_carrier *carrier)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->candidates[i].format->of == carrier)
            return true;
    return false;
}

/* The number beside a name: the carrier's; or else any, where the name and it together are nothing of the carrier's. */
static bool try(const struct track_table *table, const struct track_carrier *carrier, struct str rest,
                struct track_result *result, struct track_result *any)
{
    struct track_result other = part_of(table, result, rest);
    if (track_prefer(&other, carrier)) {
        *result = other;
        return true;
    }
    if (other.count && !any->count && !is_of(result, carrier))
        *any = other;
    return false;
}

/* "Tracking RB123456786CN": whatever the word is, the number beside it is certainly somebody's, and fails its check. */
static bool try_without_word(const struct track_table *table, struct str text, struct track_result *result)
{
    size_t first = 0, last = text.len;
    while (first < text.len && in_word(text.at[first]))
        first++;
    while (last && in_word(text.at[last - 1]))
        last--;
    struct str rests[] = {str_slice(text, first, text.len), str_slice(text, 0, last)};
    for (size_t i = 0; i < COUNT_OF(rests); i++) {
        struct str rest = stripped(rests[i]);
        if (!rest.len || rest.len + NAME_MIN >= text.len)
            continue;
        struct track_result other = part_of(table, result, rest);
        if (other.verdict == TRACK_INVALID) {
            *result = other;
            return true;
        }
    }
    return false;
}

bool track_has_name_twice(struct str number)
{
    size_t end = str_find_char(number, ' ');
    struct str name = stripped(str_slice(number, 0, end)), rest = str_slice(number, end + 1, number.len);
    return name.len >= NAME_MIN && rest.len > name.len && str_eq_nocase(str_slice(rest, 0, name.len), name);
}

bool track_identify_named(const struct track_table *table, struct str number, struct track_result *result)
{
    struct str text = stripped(number);
    struct track_result any = {0};
    if (!may_have_name(text))
        return false;
    for (size_t i = 0; i < table->carrier_count; i++)
        for (size_t k = 0; k < table->carriers[i].name_count; k++) {
            struct str rest = without(text, table->carriers[i].names[k]);
            if (rest.len < text.len && rest.len && try(table, &table->carriers[i], rest, result, &any))
                return true;
        }
    if (any.count)
        *result = any;
    return any.count || (!result->count && try_without_word(table, text, result));
}
