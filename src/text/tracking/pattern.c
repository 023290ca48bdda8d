#include "text/tracking/table.h"

#include "base/check.h"

#include <string.h>

enum { ELEMENTS_MAX = TRACK_LENGTH_MAX };

#define DIGITS  ((UINT64_C(1) << 10) - 1)
#define LETTERS (((UINT64_C(1) << 26) - 1) << 10)
#define ANY     (DIGITS | LETTERS)

/* A piece of a written pattern: a mark without width, or a character said `least` to `most` times. */
struct element {
    char mark;
    uint64_t allowed;
    size_t least, most;
};

struct reading {
    struct str rest;
    struct element elements[ELEMENTS_MAX];
    size_t count;
    const char *wrong;
};

static char take(struct reading *reading)
{
    char c = reading->rest.len ? reading->rest.at[0] : '\0';
    reading->rest = str_slice(reading->rest, 1, reading->rest.len);
    return c;
}

static uint64_t one(char c)
{
    int value = track_value(c);
    return value < 0 ? 0 : UINT64_C(1) << value;
}

/* "[02-5X]", the bracket already taken. */
static uint64_t read_set(struct reading *reading)
{
    uint64_t allowed = 0;
    for (char c = take(reading); c != ']'; c = take(reading)) {
        char last = c;
        if (reading->rest.len > 1 && reading->rest.at[0] == '-') {
            take(reading);
            last = take(reading);
        }
        int first = track_value(c), final = track_value(last);
        if (first < 0 || final < 0 || c > last) {
            reading->wrong = "a set that is not closed or not of digits and capital letters";
            return 0;
        }
        for (int value = first; value <= final; value++)
            allowed |= UINT64_C(1) << value;
    }
    if (!allowed)
        reading->wrong = "an empty set";
    return allowed;
}

/* "{n}" or "{n,m}", the brace already taken. */
static void read_times(struct reading *reading, struct element *element)
{
    size_t end = str_find_char(reading->rest, '}');
    struct str inside = str_slice(reading->rest, 0, end), most;
    reading->rest = str_slice(reading->rest, end + 1, reading->rest.len);
    struct str least = str_cut(&inside, ',');
    most = inside.len ? inside : least;
    int64_t low = 0, high = 0;
    if (!str_to_int(least, &low) || !str_to_int(most, &high) || low < 1 || high < low ||
        high > TRACK_LENGTH_MAX) {
        reading->wrong = "a repeat that is not {n} or {n,m}";
        return;
    }
    element->least = (size_t)low;
    element->most = (size_t)high;
}

static uint64_t characters_of(struct reading *reading, char c)
{
    switch (c) {
    case '#':
    case '=':
        return DIGITS;
    case '@':
    case '$':
        return LETTERS;
    case '*':
    case '~':
        return ANY;
    case '[':
        return read_set(reading);
    default:
        return one(c);
    }
}

static void read_element(struct reading *reading)
{
    struct element *element = &reading->elements[reading->count++];
    char c = take(reading);
    *element = (struct element){.mark = strchr("()<>=~$", c) ? c : '\0', .least = 1, .most = 1};
    if (strchr("()<>", c)) {
        element->least = element->most = 0;
        return;
    }
    element->allowed = characters_of(reading, c);
    if (!element->allowed && !reading->wrong)
        reading->wrong = "a character that is no part of the pattern language";
    if (reading->rest.len && reading->rest.at[0] == '{') {
        take(reading);
        read_times(reading, element);
    }
}

static void note_mark(struct track_pattern *pattern, char mark)
{
    uint8_t at = (uint8_t)pattern->length;
    switch (mark) {
    case '(':
        pattern->body_from = at;
        break;
    case ')':
        pattern->body_to = at;
        break;
    case '<':
        pattern->service_from = at;
        break;
    case '>':
        pattern->service_to = at;
        break;
    case '=':
    case '~':
        pattern->check_at = at;
        break;
    case '$':
        if (!pattern->country_at)
            pattern->country_at = at;
        break;
    default:
        break;
    }
}

static void add_character(struct track_pattern *pattern, struct track_set *sets, uint64_t allowed)
{
    uint64_t position = UINT64_C(1) << pattern->length;
    if (!(allowed & LETTERS))
        pattern->digits |= position;
    if (!(allowed & DIGITS))
        pattern->letters |= position;
    if (allowed != DIGITS && allowed != LETTERS && allowed != ANY)
        sets[pattern->set_count++] = (struct track_set){pattern->length, allowed};
    pattern->length++;
}

static void keep(struct arena *arena, struct track_patterns *patterns, const struct track_pattern *pattern)
{
    if (patterns->count == patterns->room) {
        size_t room = patterns->room ? patterns->room * 2 : 4;
        struct track_pattern *items = ARENA_ARRAY(arena, struct track_pattern, room);
        if (patterns->count)
            memcpy(items, patterns->items, patterns->count * sizeof *items);
        *patterns = (struct track_patterns){items, patterns->count, room};
    }
    patterns->items[patterns->count++] = *pattern;
}

/* The pattern in which element i is said times[i] times. */
static const char *build(struct arena *arena, const struct reading *reading, const size_t *times,
                         struct track_patterns *patterns)
{
    struct track_pattern pattern = {0};
    struct track_set sets[TRACK_LENGTH_MAX];
    for (size_t i = 0; i < reading->count; i++) {
        note_mark(&pattern, reading->elements[i].mark);
        for (size_t j = 0; j < times[i]; j++) {
            if (pattern.length == TRACK_LENGTH_MAX)
                return "a pattern of more than 64 characters";
            add_character(&pattern, sets, reading->elements[i].allowed);
        }
    }
    if (pattern.service_to - pattern.service_from > 2)
        return "a service code of more than two characters";
    struct track_set *kept = ARENA_ARRAY(arena, struct track_set, pattern.set_count);
    if (pattern.set_count)
        memcpy(kept, sets, pattern.set_count * sizeof *kept);
    pattern.sets = kept;
    keep(arena, patterns, &pattern);
    return NULL;
}

/* Counts the repeats up like the digits of a number; false after the last combination. */
static bool next_times(const struct reading *reading, size_t *times)
{
    for (size_t i = reading->count; i-- > 0;) {
        if (times[i] < reading->elements[i].most) {
            times[i]++;
            return true;
        }
        times[i] = reading->elements[i].least;
    }
    return false;
}

bool track_pattern_compile(struct arena *arena, struct str text, struct track_patterns *patterns,
                           const char **wrong)
{
    struct reading reading = {.rest = text};
    while (reading.rest.len && !reading.wrong) {
        if (reading.count == ELEMENTS_MAX)
            reading.wrong = "a pattern of more than 64 pieces";
        else
            read_element(&reading);
    }
    if (!reading.count)
        reading.wrong = "an empty pattern";
    size_t times[ELEMENTS_MAX];
    for (size_t i = 0; i < reading.count; i++)
        times[i] = reading.elements[i].least;
    bool more = !reading.wrong;
    while (more) {
        reading.wrong = build(arena, &reading, times, patterns);
        more = !reading.wrong && next_times(&reading, times);
    }
    *wrong = reading.wrong;
    return !reading.wrong;
}

bool track_pattern_fits(const struct track_pattern *pattern, const struct track_shape *shape)
{
    if (pattern->length != shape->length || (pattern->digits & ~shape->digits) ||
        (pattern->letters & ~shape->letters))
        return false;
    for (size_t i = 0; i < pattern->set_count; i++)
        if (!(pattern->sets[i].allowed >> shape->values[pattern->sets[i].at] & 1))
            return false;
    return true;
}

bool track_pattern_begins(const struct track_pattern *pattern, int value)
{
    if ((value < 10 && pattern->letters & 1) || (value >= 10 && pattern->digits & 1))
        return false;
    for (size_t i = 0; i < pattern->set_count; i++)
        if (pattern->sets[i].at == 0)
            return pattern->sets[i].allowed >> value & 1;
    return true;
}
