#include "core/tracking/parcel_parts.h"

#include "base/check.h"
#include "core/tracking/plain.h"

enum { SMALL_BYTES = 400 };

/* ---- where a line is cut ---- */

static size_t mark_at(struct str text)
{
    static const struct str marks[] = {STR_INIT(", "),       STR_INIT("; "),     STR_INIT(". "),
                                       STR_INIT(": "),       STR_INIT(" - "),    STR_INIT(" \u2013 "),
                                       STR_INIT(" \u2014 "), STR_INIT("\uff0c"), STR_INIT("\uff1b"),
                                       STR_INIT("\u3002"),   STR_INIT("\u3001"), STR_INIT("\uff1a")};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_starts(text, marks[i]))
            return marks[i].len;
    return 0;
}

static size_t cut_at_marks(struct str line, struct str parts[PARTS_MAX])
{
    size_t count = 0, from = 0;
    for (size_t i = 0; i < line.len && count + 1 < PARTS_MAX;) {
        size_t mark = mark_at(str_slice(line, i, line.len));
        if (mark && i > from)
            parts[count++] = str_slice(line, from, i);
        from = mark ? i + mark : from;
        i += mark ? mark : 1;
    }
    if (from < line.len)
        parts[count++] = str_slice(line, from, line.len);
    return count;
}

/* The words that cut a part: what stands before the spot, and from it on. */
struct cuts {
    struct spot because, because_behind, instead;
};

static struct cuts cuts_of(const struct phrase_text *text)
{
    struct phrase_reader reader = {0};
    struct str name, phrases;
    struct cuts cuts = {0};
    while (phrase_next_line(&reader, &name, &phrases)) {
        struct spot *spot = str_eq(name, STR("because"))          ? &cuts.because
                            : str_eq(name, STR("because_behind")) ? &cuts.because_behind
                            : str_eq(name, STR("instead"))        ? &cuts.instead
                                                                  : NULL;
        struct spot found = spot ? phrase_first(text, phrases) : (struct spot){0};
        if (found.to && (!spot->to || found.from < spot->from))
            *spot = found;
    }
    return cuts;
}

/* A part without what was before it or why, perhaps as two; it is folded into the room. */
static size_t cut_at_words(struct str part, char *room, size_t size, struct str parts[2])
{
    struct phrase_text text;
    char folded[SMALL_BYTES];
    if (part.len + 3 > size || part.len + 3 > sizeof folded)
        return 0;
    phrase_text_init(&text, phrase_plain(plain_text(part, folded, sizeof folded, false), room, size));
    struct str plain = text.text;
    struct cuts cuts = cuts_of(&text);
    if (cuts.because_behind.to)
        plain = str_slice(plain, cuts.because_behind.to, plain.len);
    else if (cuts.because.to)
        plain = str_slice(plain, 0, cuts.because.from);
    if (cuts.because.to || cuts.because_behind.to || cuts.instead.from < 2) {
        parts[0] = plain;
        return str_trim(plain).len > 0;
    }
    parts[0] = str_slice(plain, 0, cuts.instead.from);
    parts[1] = str_slice(plain, cuts.instead.from, plain.len);
    return 2;
}

size_t parts_of(struct str line, char *room, size_t size, struct str parts[PARTS_MAX])
{
    struct str marked[PARTS_MAX];
    size_t count = 0, marks = cut_at_marks(line, marked), used = 0;
    bool cut = marks > 1;
    for (size_t i = 0; i < marks && count + 1 < PARTS_MAX; i++) {
        struct str two[2];
        size_t found = cut_at_words(marked[i], room + used, size - used, two);
        used += marked[i].len + 3 <= size - used ? marked[i].len + 3 : 0;
        cut |= found > 1 || (found == 1 && two[0].len < marked[i].len);
        for (size_t k = 0; k < found; k++)
            parts[count++] = two[k];
    }
    return cut ? count : 0;
}

/* ---- what parts tell together ---- */

/* It says where the parcel passes, and is over once something else is said. */
static bool is_passing(enum parcel_event event)
{
    return event == PARCEL_NOT_HANDED_OVER || event == PARCEL_ACCEPTED || event == PARCEL_IN_TRANSIT ||
           event == PARCEL_DEPARTED || event == PARCEL_ARRIVED;
}

/* What is over when the event of the column is said behind it, and what stays though it is. */
static const struct {
    enum parcel_event first, then, told;
} pairs[] = {
    {PARCEL_DAMAGED, PARCEL_DELIVERED, PARCEL_DAMAGED},
    {PARCEL_DELIVERED, PARCEL_DAMAGED, PARCEL_DAMAGED},
    {PARCEL_DELIVERED, PARCEL_WAITING, PARCEL_WAITING},
    {PARCEL_ATTEMPT_FAILED, PARCEL_IN_TRANSIT, PARCEL_ATTEMPT_FAILED}, /* "we try again tomorrow" */
    {PARCEL_ATTEMPT_FAILED, PARCEL_WAITING, PARCEL_WAITING},
    {PARCEL_ATTEMPT_FAILED, PARCEL_DELIVERED, PARCEL_DELIVERED},
    {PARCEL_ATTEMPT_FAILED, PARCEL_RETURNING, PARCEL_RETURNING},
    {PARCEL_ATTEMPT_FAILED, PARCEL_RETURNED, PARCEL_RETURNED},
    {PARCEL_ATTEMPT_FAILED, PARCEL_OUT_FOR_DELIVERY, PARCEL_OUT_FOR_DELIVERY},
    {PARCEL_RETURNING, PARCEL_ATTEMPT_FAILED, PARCEL_RETURNING}, /* why it goes back */
    {PARCEL_RETURNING, PARCEL_IN_TRANSIT, PARCEL_RETURNING},
    {PARCEL_RETURNING, PARCEL_CUSTOMS, PARCEL_RETURNING},
    {PARCEL_RETURNING, PARCEL_HELD, PARCEL_RETURNING},
    {PARCEL_RETURNING, PARCEL_RETURNED, PARCEL_RETURNED},
    {PARCEL_WAITING, PARCEL_ATTEMPT_FAILED, PARCEL_WAITING}, /* why it waits */
    {PARCEL_WAITING, PARCEL_RETURNING, PARCEL_RETURNING},
    {PARCEL_WAITING, PARCEL_DELIVERED, PARCEL_DELIVERED},
    {PARCEL_HELD, PARCEL_CUSTOMS, PARCEL_CUSTOMS}, /* released */
    {PARCEL_HELD, PARCEL_DELIVERED, PARCEL_DELIVERED},
    {PARCEL_HELD, PARCEL_OUT_FOR_DELIVERY, PARCEL_OUT_FOR_DELIVERY},
    {PARCEL_HELD, PARCEL_RETURNING, PARCEL_RETURNING},
    {PARCEL_CUSTOMS, PARCEL_HELD, PARCEL_HELD},
    {PARCEL_CUSTOMS, PARCEL_DELIVERED, PARCEL_DELIVERED},
    {PARCEL_CUSTOMS, PARCEL_OUT_FOR_DELIVERY, PARCEL_OUT_FOR_DELIVERY},
    {PARCEL_CUSTOMS, PARCEL_RETURNING, PARCEL_RETURNING},
    {PARCEL_CUSTOMS, PARCEL_WAITING, PARCEL_WAITING},
    {PARCEL_CUSTOMS, PARCEL_IN_TRANSIT, PARCEL_CUSTOMS},
    {PARCEL_OUT_FOR_DELIVERY, PARCEL_ATTEMPT_FAILED, PARCEL_ATTEMPT_FAILED},
    {PARCEL_OUT_FOR_DELIVERY, PARCEL_IN_TRANSIT, PARCEL_OUT_FOR_DELIVERY},
    {PARCEL_OUT_FOR_DELIVERY, PARCEL_DELIVERED, PARCEL_DELIVERED},
    {PARCEL_DAMAGED, PARCEL_RETURNING, PARCEL_RETURNING},
    {PARCEL_DAMAGED, PARCEL_ATTEMPT_FAILED, PARCEL_DAMAGED},
    {PARCEL_DAMAGED, PARCEL_RETURNED, PARCEL_RETURNED},
    {PARCEL_DAMAGED, PARCEL_DESTROYED, PARCEL_DESTROYED},
};

enum parcel_event parts_together(enum parcel_event first, enum parcel_event then)
{
    if (first == PARCEL_UNKNOWN || first == then)
        return then;
    if (then == PARCEL_UNKNOWN)
        return first;
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (pairs[i].first == first && pairs[i].then == then)
            return pairs[i].told;
    if (is_passing(first))
        return then == PARCEL_NOT_HANDED_OVER || then == PARCEL_ACCEPTED ? PARCEL_UNKNOWN : then;
    return PARCEL_UNKNOWN;
}

bool parts_may_end(enum parcel_event event)
{
    return is_passing(event) || event == PARCEL_ATTEMPT_FAILED || event == PARCEL_HELD ||
           event == PARCEL_CUSTOMS || event == PARCEL_LOST || event == PARCEL_WAITING;
}

/* ---- times that are named by a number ---- */

/* A word of the line of this name, and the one before it for two of them, ends or begins the text. */
static bool one_at(struct str text, struct str name, bool end)
{
    struct phrase_reader reader = {0};
    struct str line, phrases;
    char room[PHRASE_BYTES];
    while (phrase_next_line(&reader, &line, &phrases))
        while (str_eq(line, name) && phrases.len) {
            struct str phrase = phrase_next(&phrases, room);
            bool open = str_ends(phrase, STR("*"));
            struct str word = str_slice(phrase, 0, phrase.len - open);
            size_t from = end && text.len > word.len ? text.len - word.len : 0;
            bool there = end ? str_ends(text, word) : str_starts(text, word);
            if (!there || !word.len)
                continue;
            bool bounded = end ? !from || text.at[from - 1] == ' '
                               : text.len == word.len || open || text.at[word.len] == ' ';
            if (bounded || phrase_is_wide(word.at[0]))
                return true;
        }
    return false;
}

struct number {
    struct str before, behind;
};

/* The first number of the text, and of several one behind the other all ("24/48"). */
static bool next_number(struct str text, size_t *at, struct number *number)
{
    size_t i = *at;
    while (i < text.len && !char_is_digit(text.at[i]))
        i++;
    size_t from = i;
    while (i < text.len && (char_is_digit(text.at[i]) ||
                            (text.at[i] == ' ' && i + 1 < text.len && char_is_digit(text.at[i + 1]))))
        i++;
    *at = i;
    *number = (struct number){str_trim(str_slice(text, 0, from)), str_trim(str_slice(text, i, text.len))};
    return i > from;
}

/* A number in words: the text before and behind it. */
static bool next_word_number(struct str text, size_t *at, struct number *number)
{
    while (*at < text.len) {
        size_t from = *at + (text.at[*at] == ' '), end = from;
        while (end < text.len && text.at[end] != ' ')
            end++;
        *at = end > *at ? end : *at + 1;
        struct str word = str_slice(text, from, end);
        if (word.len && !phrase_is_wide(word.at[0]) && one_at(word, STR("number"), true) &&
            one_at(word, STR("number"), false)) {
            *number =
                (struct number){str_trim(str_slice(text, 0, from)), str_trim(str_slice(text, end, text.len))};
            return true;
        }
    }
    return false;
}

/* A word of the line of this name stands within a few characters: "within 24 hours, in Chinese". */
static bool one_near(struct str text, struct str name)
{
    enum { NEAR_BYTES = 16, CHAR_BYTES = 3 };
    for (size_t i = 0; i < text.len && i < NEAR_BYTES; i += CHAR_BYTES)
        if (one_at(str_slice(text, i, text.len), name, false))
            return true;
    return false;
}

static bool timed(const struct number *number, struct str before, struct str behind)
{
    enum { WORDS = 3 };
    struct str unit = number->behind;
    if (!one_at(unit, STR("unit"), false))
        return false;
    if (one_at(number->before, before, true))
        return true;
    if (phrase_is_wide(unit.at[0]))
        return one_near(unit, behind);
    for (size_t words = 0; unit.len && words < WORDS; words++) { /* "5 working days within", in Turkish */
        str_cut(&unit, ' ');
        if (one_at(unit, behind, false))
            return true;
    }
    return false;
}

static bool any_timed(struct str folded, struct str before, struct str behind)
{
    struct number number;
    for (size_t at = 0; next_number(folded, &at, &number);)
        if (timed(&number, before, behind))
            return true;
    for (size_t at = 0; next_word_number(folded, &at, &number);)
        if (timed(&number, before, behind))
            return true;
    return false;
}

bool parts_promise(struct str folded)
{
    return any_timed(folded, STR("within"), STR("within_behind"));
}

bool parts_period(struct str folded)
{
    return any_timed(folded, STR("after"), STR("after_behind"));
}
