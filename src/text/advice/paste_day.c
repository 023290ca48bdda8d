/* Days, and spans between two of them, as they stand in a pasted text. */
#include "text/advice/paste_value.h"

#include "base/check.h"
#include "text/tracking/event_line.h"

enum {
    DATE_WORDS = 6, /* "20 de noviembre de 2026" */
    DATE_PARTS = 3,
    AHEAD_DAYS = 120, /* 01/12/2026 is a day ahead rather than one far behind, where one is promised */
    DAYS_MAX = 31
};

size_t paste_digits(struct str text, size_t from)
{
    size_t end = from;
    while (end < text.len && char_is_digit(text.at[end]))
        end++;
    return end - from;
}

struct str pasting_word(const struct pasting *pasting, size_t number)
{
    return number < pasting->count ? pasting->words[number] : STR_NONE;
}

/* "20th", "1er" and "8-го" as their number. */
static struct str bare(struct str word)
{
    size_t digits = paste_digits(word, 0);
    char next = digits && digits < 3 && digits < word.len ? word.at[digits] : ' ';
    bool ordinal = (next >= 'a' && next <= 'z') || (next & 0x80);
    return ordinal ? str_slice(word, 0, digits) : word;
}

/* The parts of a date as they stand in a row of words, and where each word stands. */
struct day_parts {
    struct str at[DATE_PARTS];
    size_t word[DATE_PARTS], count;
};

static struct day_parts parts_at(const struct pasting *pasting, size_t number)
{
    struct day_parts parts = {0};
    for (size_t i = number; parts.count < DATE_PARTS && i < pasting->count && i < number + DATE_WORDS; i++) {
        struct str part = bare(pasting->words[i]);
        if (paste_is_one_of(pasting->folded[i], "de|del|di|of"))
            continue;
        size_t digits = paste_digits(part, 0);
        if (i > number && digits && digits <= 2 && digits < part.len && part.at[digits] == ':')
            break; /* a time of day is no year */
        parts.word[parts.count] = i;
        parts.at[parts.count++] = part;
    }
    return parts;
}

/* A day that was read, and the word behind it. */
struct day_here {
    struct civil day;
    size_t next;
};

static int64_t ms_of(struct civil day)
{
    return civil_to_instant(day, 0).ms;
}

/* Of two digits a year is this one or one beside it: in "4 December 3 pieces" none stands. */
static bool is_doubtful_year(const struct day_parts *parts, struct civil today, struct civil day)
{
    size_t last = paste_digits(parts->at[2], 0), first = paste_digits(parts->at[0], 0);
    int64_t away = (int64_t)day.year - today.year;
    bool named = parts->count == DATE_PARTS && first <= 2 && last && last <= 2;
    return named && (last == 1 || away < -1 || away > 1);
}

/* With its year. */
static bool read_whole(const struct pasting *pasting, const struct day_parts *parts, struct civil today,
                       struct day_here *here)
{
    struct event_line event;
    struct str line = arena_printf(pasting->arena, "%.*s %.*s %.*s", STR_ARG(parts->at[0]),
                                   STR_ARG(parts->at[1]), STR_ARG(parts->at[2]));
    if (!event_line_read(line, today, &event) || is_doubtful_year(parts, today, event.day))
        return false;
    size_t read = str_trim(line).len - event.words.len, used = 0, i = 0;
    for (; i < parts->count && used < read; i++)
        used += parts->at[i].len + 1;
    here->day = event.day;
    here->next = parts->word[i ? i - 1 : 0] + 1;
    return true;
}

/* "03.12.", "12/3", "20. 11.": the day and the month, and how many words they take; 0: that is none. */
static size_t short_day(const struct day_parts *parts, int64_t numbers[2])
{
    struct str first = parts->at[0], second = parts->at[1];
    size_t digits = paste_digits(first, 0);
    if (!digits || digits > 2 || digits == first.len || (first.at[digits] != '.' && first.at[digits] != '/'))
        return 0;
    bool apart = digits + 1 == first.len && first.at[digits] == '.' && parts->count > 1 &&
                 parts->word[1] == parts->word[0] + 1;
    if (!apart)
        second = str_slice(first, digits + 1, first.len);
    size_t more = paste_digits(second, 0);
    struct str rest = str_slice(second, more, second.len);
    bool ends = !rest.len || (rest.len == 1 && !char_is_digit(rest.at[0]) && rest.at[0] != '%') ||
                (rest.at[0] & 0x80);
    if (!more || more > 2 || !ends || (apart && (!rest.len || rest.at[0] != '.')))
        return 0;
    bool read = str_to_int(str_slice(first, 0, digits), &numbers[0]) &&
                str_to_int(str_slice(second, 0, more), &numbers[1]);
    return read ? 1 + apart : 0;
}

/* Names of months that stand before the day, as only English has them. */
static bool is_english_month(struct str word)
{
    static const struct str names[] = {STR_INIT("jan"), STR_INIT("feb"), STR_INIT("mar"), STR_INIT("apr"),
                                       STR_INIT("may"), STR_INIT("jun"), STR_INIT("jul"), STR_INIT("aug"),
                                       STR_INIT("sep"), STR_INIT("oct"), STR_INIT("nov"), STR_INIT("dec")};
    static const struct str ends[] = {STR_INIT(""),       STR_INIT("uary"), STR_INIT("ruary"),
                                      STR_INIT("ch"),     STR_INIT("il"),   STR_INIT("e"),
                                      STR_INIT("y"),      STR_INIT("ust"),  STR_INIT("t"),
                                      STR_INIT("tember"), STR_INIT("ober"), STR_INIT("ember")};
    if (str_ends(word, STR(".")))
        word = str_slice(word, 0, word.len - 1);
    for (size_t i = 0; i < COUNT_OF(names) * COUNT_OF(ends); i++) {
        struct str name = names[i / COUNT_OF(ends)], end = ends[i % COUNT_OF(ends)];
        if (word.len == name.len + end.len && str_eq_nocase(str_slice(word, 0, name.len), name) &&
            str_eq_nocase(str_slice(word, name.len, word.len), end))
            return true;
    }
    return false;
}

/* What a day without its year is near to, and on which side of that it lies. */
struct nearness {
    struct civil to;
    bool past, after;
    int64_t best; /* how far away the nearest one lies that was found; -1: none was */
};

static void try_year(struct nearness *near, struct str line, struct civil today, struct civil *day)
{
    struct event_line event;
    if (!event_line_read(line, today, &event))
        return;
    int64_t away = ms_of(event.day) - ms_of(near->to);
    if ((near->past && away > SPAN_DAYS(1).ms) ||
        (near->after && away < 0)) /* tomorrow is there already elsewhere */
        return;
    away = away < 0 ? -away : away;
    if (near->best >= 0 && away >= near->best)
        return;
    near->best = away;
    *day = event.day;
}

/*
 * "24 November", "Nov 24", "24.11." and "11/24" mean the one that is nearest; of what has happened, the last one; of what was
 * promised, the first one after the day of the order, where that is known.
 */
static bool read_without_year(const struct pasting *pasting, const struct day_parts *parts, bool past,
                              struct day_here *here)
{
    struct civil today = civil_from_instant(pasting->now, 0);
    bool ordered = !past && pasting->after.ms;
    struct nearness near = {ordered ? civil_from_instant(pasting->after, 0) : today, past, ordered, -1};
    int64_t numbers[2] = {0};
    size_t used = short_day(parts, numbers), first = paste_digits(parts->at[0], 0);
    bool slash = first < parts->at[0].len && parts->at[0].at[first] == '/';
    bool named = !used && parts->count >= 2 &&
                 (first ? first <= 2 && !paste_digits(parts->at[1], 0) : is_english_month(parts->at[0]));
    if (!used && !named)
        return false;
    for (int year = (int)near.to.year - 1; year <= (int)near.to.year + 1; year++) {
        struct arena *arena = pasting->arena;
        if (named)
            try_year(&near,
                     arena_printf(arena, "%.*s %.*s %d", STR_ARG(parts->at[0]), STR_ARG(parts->at[1]), year),
                     today, &here->day);
        if (used && !(slash && pasting->east))
            try_year(&near, arena_printf(arena, "%d-%d-%d", year, (int)numbers[1], (int)numbers[0]), today,
                     &here->day);
        if (used && slash)
            try_year(&near, arena_printf(arena, "%d-%d-%d", year, (int)numbers[0], (int)numbers[1]), today,
                     &here->day);
    }
    here->next = parts->word[used ? used - 1 : 1] + 1;
    return near.best >= 0;
}

/* "mar. 8 déc." is a Tuesday in December, no day of March. */
static bool begins_with_weekday(const struct pasting *pasting, const struct day_parts *parts)
{
    struct event_line event;
    if (parts->count < DATE_PARTS || paste_digits(parts->at[0], 0) || paste_digits(parts->at[2], 0) ||
        !paste_is_weekday(pasting->folded[parts->word[0]]))
        return false;
    struct str line =
        arena_printf(pasting->arena, "%.*s %.*s 2024", STR_ARG(parts->at[1]), STR_ARG(parts->at[2]));
    return event_line_read(line, civil_from_instant(pasting->now, 0), &event);
}

static bool day_at(const struct pasting *pasting, size_t number, bool future, struct day_here *here)
{
    struct day_parts parts = parts_at(pasting, number);
    struct instant reach = future ? instant_add(pasting->now, SPAN_DAYS(AHEAD_DAYS)) : pasting->now;
    if (!parts.count || !parts.at[0].len || begins_with_weekday(pasting, &parts))
        return false;
    return read_whole(pasting, &parts, civil_from_instant(reach, 0), here) ||
           read_without_year(pasting, &parts, !future, here);
}

static struct str day_text(const struct pasting *pasting, struct civil day)
{
    return arena_printf(pasting->arena, "%04d-%02d-%02d", (int)day.year, (int)day.month, (int)day.day);
}

struct str pasting_day(const struct pasting *pasting, size_t number, bool future)
{
    struct day_here here;
    return day_at(pasting, number, future, &here) ? day_text(pasting, here.day) : STR_NONE;
}

/* ---- from one day to another ---- */

static bool is_dash(struct str word)
{
    return str_eq(word, STR("-"));
}

/* A word that stands between two days. */
static bool joins(const struct pasting *pasting, size_t number)
{
    static const char joints[] = "to|until|till|til|through|thru|and|bis|und|au|et|y|al|a|e|i|do|oraz|en|"
                                 "tot|m|t m|по|до|и|та|і|ile|och|az|至|到|から|から到着は|부터";
    return number < pasting->count &&
           (is_dash(pasting->words[number]) || paste_is_one_of(pasting->folded[number], joints));
}

/* The number of a day that stands alone, such as "3", "3." or "3rd"; 0: none does. */
static int day_alone(const struct pasting *pasting, size_t number)
{
    struct str word = bare(pasting_word(pasting, number));
    int64_t day = 0;
    size_t digits = paste_digits(word, 0);
    struct str rest = str_slice(word, digits, word.len);
    bool ends = !rest.len || str_eq(rest, STR(".")) || str_eq(rest, STR(","));
    if (!digits || digits > 2 || !ends || !str_to_int(str_slice(word, 0, digits), &day) || day > DAYS_MAX)
        return 0;
    return (int)day;
}

/* Articles, prepositions and days of the week that stand before a day. */
static bool is_before_day(const struct pasting *pasting, size_t number)
{
    static const char before[] = "the|dem|den|el|le|il|o|dia|dias|les|los|am|dnia|op|den|"
                                 "de|dne|du|les|lunes|le";
    struct str word = pasting->folded[number];
    for (size_t i = 0; i < word.len; i++)
        if (char_is_digit(word.at[i]))
            return false;
    return paste_is_one_of(word, before) || paste_is_weekday(word);
}

/* The day behind a joint. */
static bool second_day(const struct pasting *pasting, size_t joint, struct day_here *here)
{
    enum { BETWEEN = 3 };
    for (size_t i = joint + 1; i < pasting->count && i <= joint + BETWEEN; i++) {
        if (day_at(pasting, i, true, here))
            return true;
        if (!is_before_day(pasting, i))
            return false;
    }
    return false;
}

/* "Dec 3 - 5", "12月3日至5日": only the number follows. */
static bool second_number(const struct pasting *pasting, size_t joint, struct civil first, struct civil *day)
{
    struct str word = pasting_word(pasting, joint + 1), behind = pasting_word(pasting, joint + 2);
    size_t digits = paste_digits(word, 0);
    int64_t number = day_alone(pasting, joint + 1);
    bool named = str_starts(behind, STR("日")) || str_starts(str_slice(word, digits, word.len), STR("일"));
    bool sign = is_dash(pasting->words[joint]);
    struct civil last = first;
    last.day = (int)number;
    if (number <= (int)first.day || (!named && !sign) || paste_currency(behind).len)
        return false;
    *day = last;
    return civil_read_date(day_text(pasting, last), &last);
}

struct str pasting_last_day(const struct pasting *pasting, size_t number)
{
    enum { WEEKDAY_BEHIND = 1 };
    struct day_here first, second;
    bool alone = day_alone(pasting, number) && joins(pasting, number + 1);
    if (alone && second_day(pasting, number + 1, &second) && (int)second.day.day > day_alone(pasting, number))
        return day_text(pasting, second.day);
    if (!day_at(pasting, number, true, &first))
        return STR_NONE;
    size_t joint = first.next;
    if (joint < pasting->count && !joins(pasting, joint) && paste_is_weekday(pasting->folded[joint]))
        joint += WEEKDAY_BEHIND;
    if (joins(pasting, joint)) {
        if (second_day(pasting, joint, &second) && ms_of(second.day) > ms_of(first.day))
            return day_text(pasting, second.day);
        struct civil day;
        if (second_number(pasting, joint, first.day, &day))
            return day_text(pasting, day);
    }
    return day_text(pasting, first.day);
}
