#include "text/tracking/fetch_day.h"

#include "base/check.h"
#include "core/tracking/plain.h"
#include "text/tracking/event_line.h"

enum { LINE_BYTES = 1200, PIECES_MAX = 80, KEPT_DAYS = 62 };

/* "Until", folded, in the languages of phrases/; a word of a script without spaces stands anywhere. */
static const struct str until_words[] = {
    STR_INIT(" until "),      STR_INIT(" till "),       STR_INIT(" by "),         STR_INIT(" before "),
    STR_INIT(" bis "),        STR_INIT(" spatestens "), STR_INIT(" jusqu "),      STR_INIT(" avant "),
    STR_INIT(" hasta "),      STR_INIT(" antes "),      STR_INIT(" ate "),        STR_INIT(" entro "),
    STR_INIT(" fino "),       STR_INIT(" do "),         STR_INIT(" tot "),        STR_INIT(" uiterlijk "),
    STR_INIT(" до "),         STR_INIT(" kadar "),      STR_INIT(" az "),         STR_INIT(" senast "),
    STR_INIT("\u524d"),       STR_INIT("\u622a\u6b62"), STR_INIT("\u622a\u81f3"), STR_INIT("\u307e\u3067"),
    STR_INIT("\uae4c\uc9c0"),
};

static bool says_until(struct str words)
{
    char room[LINE_BYTES];
    struct str plain = plain_text(words, room, sizeof room, false);
    for (size_t i = 0; i < COUNT_OF(until_words); i++)
        if (str_find(plain, until_words[i]) < plain.len)
            return true;
    return false;
}

/* A number or a word, and the byte behind it. */
struct piece {
    struct str text;
    bool number;
    char behind;
};

static bool parts_words(char c)
{
    return c == ' ' || c == ',' || c == '.' || c == ';' || c == ':' || c == '/' || c == '-' || c == '\'' ||
           c == '(' || c == ')' || c == '\t';
}

static void split(struct str words, struct piece pieces[PIECES_MAX])
{
    size_t count = 0, i = 0;
    while (i < words.len && count + 1 < PIECES_MAX) { /* an empty one stays behind the last */
        size_t from = i;
        bool number = char_is_digit(words.at[i]);
        while (i < words.len && char_is_digit(words.at[i]) == number && !parts_words(words.at[i]))
            i++;
        struct str text = str_slice(words, from, i);
        if (i > from && !str_eq_nocase(text, STR("de")))
            pieces[count++] = (struct piece){text, number, i < words.len ? words.at[i] : ' '};
        else if (i == from)
            i++;
    }
}

/* The day that stands written so, if it is one on which a parcel of that event can still wait. */
static bool take(struct str year, struct str month, struct str day, struct civil seen, struct civil *found)
{
    char text[80];
    size_t len = 0;
    bool named = !char_is_digit(month.at[0]);
    const struct str parts[] = {named ? day : year, STR(" "), month, STR(" "), named ? year : day};
    struct event_line line;
    for (size_t p = 0; p < COUNT_OF(parts); p++)
        for (size_t i = 0; i < parts[p].len; i++) {
            if (len == sizeof text)
                return false;
            text[len++] = parts[p].at[i];
        }
    if (!event_line_read((struct str){text, len}, seen, &line))
        return false;
    int64_t after = civil_to_instant(line.day, 0).ms - civil_to_instant(seen, 0).ms;
    if (after < 0 || after > SPAN_DAYS(KEPT_DAYS).ms)
        return false;
    *found = line.day;
    return true;
}

/* The same, where the year may be missing: this one, or the next at the end of a year. */
static bool take_near(struct str month, struct str day, struct civil seen, struct civil *found)
{
    for (int next = 0; next < 2; next++) {
        int year = seen.year + next;
        const char text[4] = {(char)('0' + year / 1000 % 10), (char)('0' + year / 100 % 10),
                              (char)('0' + year / 10 % 10), (char)('0' + year % 10)};
        if (take((struct str){text, sizeof text}, month, day, seen, found))
            return true;
    }
    return false;
}

/* "12月4日": units behind the numbers. */
static bool has_units(const struct piece *piece)
{
    return !piece[1].number && piece[2].number &&
           ((str_starts(piece[1].text, STR("\u6708")) && str_starts(piece[3].text, STR("\u65e5"))) ||
            (str_starts(piece[1].text, STR("\uc6d4")) && str_starts(piece[3].text, STR("\uc77c"))));
}

/* "4.12.", "4/12/2026", "2026-12-04"; two days that 4/12 can be are none. */
static bool take_numbers(const struct piece *piece, struct civil seen, struct civil *found)
{
    char by = piece[0].behind;
    bool year = piece[1].behind == by && piece[2].number && piece[2].text.len == 4;
    struct civil other = {0};
    if (!piece[1].number || (by != '.' && by != '/' && by != '-'))
        return false;
    if (piece[0].text.len == 4)
        return piece[2].number && take(piece[0].text, piece[1].text, piece[2].text, seen, found);
    bool first = year ? take(piece[2].text, piece[1].text, piece[0].text, seen, found)
                      : take_near(piece[1].text, piece[0].text, seen, found);
    bool second = by == '/' && (year ? take(piece[2].text, piece[0].text, piece[1].text, seen, &other)
                                     : take_near(piece[0].text, piece[1].text, seen, &other));
    if (first && second && (found->month != other.month || found->day != other.day))
        return false;
    if (second)
        *found = other;
    return first || second;
}

/* "4 December 2026", "December 4". */
static bool take_named(const struct piece *piece, struct civil seen, struct civil *found)
{
    bool front = piece[0].number; /* the day stands first */
    const struct piece *day = front ? piece : piece + 1, *month = front ? piece + 1 : piece;
    if (!day->number || month->number || !month->text.len || day->text.len > 2 || day->behind == ':')
        return false;
    if (piece[2].number && piece[2].text.len == 4)
        return take(piece[2].text, month->text, day->text, seen, found);
    return take_near(month->text, day->text, seen, found);
}

bool fetch_day_read(struct str words, struct civil seen, struct civil *day)
{
    struct piece pieces[PIECES_MAX + 3] = {0};
    bool there = false;
    if (!str_is_utf8(words) || !says_until(words))
        return false;
    split(words, pieces);
    for (size_t i = 0; i < PIECES_MAX && pieces[i].text.len; i++) {
        const struct piece *piece = pieces + i;
        struct civil found;
        bool read =
            piece->number && has_units(piece)
                ? take_near(piece[0].text, piece[2].text, seen, &found)
                : (piece->number && take_numbers(piece, seen, &found)) || take_named(piece, seen, &found);
        if (read)
            *day = found; /* "since the 1st, until the 5th" */
        there |= read;
    }
    return there;
}

struct instant fetch_by_of(const struct parcel_state *parcel, struct str words)
{
    struct civil day;
    bool waits = parcel->event == PARCEL_WAITING || parcel->event == PARCEL_ATTEMPT_FAILED;
    if (!waits || !fetch_day_read(words, civil_from_instant(parcel->at, 0), &day))
        return CLOCK_UNSET;
    return civil_to_instant((struct civil){.year = day.year, .month = day.month, .day = day.day}, 0);
}
