#include "text/desk/markup_kept.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/desk/markup_apart.h"

enum { LEVELS_MAX = 16, LABELS_MAX = 32, NUMBER_DIGITS = 9, TAB = 4 };

struct keeper {
    struct str text;
    struct buf out;
    size_t done; /* so much of the text is in `out` */
    /* Numbered lists that are open, the outermost first. */
    struct level {
        size_t content; /* the column at which its items' words begin */
        int64_t next;   /* the number that the library will show */
        char sign;
    } levels[LEVELS_MAX];
    size_t depth, quotes;
    size_t labels; /* that were looked for */
    bool fresh;    /* no paragraph is open before this line */
};

static void set_apart_at(struct keeper *k, size_t at)
{
    buf_put(&k->out, str_slice(k->text, k->done, at));
    buf_put_char(&k->out, MARKUP_APART);
    k->done = at;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of a word: letters, digits, and whatever is beyond ASCII. */
static bool is_of_word(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

static char byte_at(struct str text, size_t at)
{
    return at < text.len ? text.at[at] : '\n';
}

/* ---- the beginning of a line ---- */

struct line {
    size_t at, end;        /* its words, behind quotes and blanks */
    size_t indent, quotes; /* columns before them, of the innermost quote */
};

static struct line line_from(struct str text, size_t at)
{
    struct line line = {.at = at, .end = at};
    while (line.end < text.len && text.at[line.end] != '\n')
        line.end++;
    for (; line.at < line.end; line.at++) {
        char c = text.at[line.at];
        if (c == '>' && line.indent < TAB) {
            line.quotes++;
            line.indent = 0;
            line.at += line.at + 1 < line.end && text.at[line.at + 1] == ' ';
        } else if (is_blank(c)) {
            line.indent += c == '\t' ? TAB - line.indent % TAB : 1;
        } else {
            break;
        }
    }
    return line;
}

/* How many digits begin an item here; 0: none does. */
static size_t number_digits(struct str text, struct line line)
{
    size_t digits = 0;
    while (line.at + digits < line.end && is_digit(text.at[line.at + digits]))
        digits++;
    char sign = byte_at(text, line.at + digits), behind = byte_at(text, line.at + digits + 1);
    bool item = (sign == '.' || sign == ')') && (is_blank(behind) || behind == '\n');
    return digits <= NUMBER_DIGITS && item ? digits : 0;
}

/* Whether an item of dots begins there. */
static bool is_bullet(struct str text, size_t at)
{
    char sign = byte_at(text, at), behind = byte_at(text, at + 1);
    return (sign == '-' || sign == '+' || sign == '*') && (is_blank(behind) || behind == '\n');
}

/* Behind the signs of the items that begin in the line: "- 1. words". */
static size_t behind_items(struct str text, struct line line)
{
    size_t digits = 0;
    while ((digits = number_digits(text, line)) || is_bullet(text, line.at)) {
        line.at += digits + 1;
        while (is_blank(byte_at(text, line.at)))
            line.at++;
    }
    return line.at;
}

/* Which level a line with that indent is of: as many lists are around it. */
static size_t level_of(const struct keeper *k, size_t indent)
{
    size_t level = 0;
    while (level < k->depth && indent >= k->levels[level].content)
        level++;
    return level;
}

static void open_level(struct keeper *k, size_t level, struct level opened)
{
    k->depth = level;
    if (level < LEVELS_MAX)
        k->levels[k->depth++] = opened;
}

static void take_number(struct keeper *k, struct line line, size_t digits)
{
    int64_t number = 0;
    size_t level = level_of(k, line.indent), sign = line.at + digits;
    bool listed = level < k->depth && k->levels[level].sign == k->text.at[sign];
    (void)!str_to_int(str_slice(k->text, line.at, sign), &number);
    if (listed && k->levels[level].next != number) {
        set_apart_at(k, sign);
        k->depth = k->fresh ? level : k->depth;
        return;
    }
    if (!listed && !k->fresh && number != 1)
        return; /* it begins no list within a paragraph */
    size_t blanks = 0;
    while (blanks < TAB && is_blank(byte_at(k->text, sign + 1 + blanks)))
        blanks++;
    open_level(
        k, level,
        (struct level){line.indent + digits + 1 + (blanks ? blanks : 1), number + 1, k->text.at[sign]});
}

/* A line that ends a paragraph by itself: a title, a fence, a rule. */
static bool stands_alone(struct str text, struct line line)
{
    static const struct str begins[] = {STR_INIT("#"),   STR_INIT("```"), STR_INIT("~~~"),
                                        STR_INIT("---"), STR_INIT("***"), STR_INIT("___")};
    for (size_t i = 0; i < COUNT_OF(begins); i++)
        if (str_starts(str_slice(text, line.at, line.end), begins[i]))
            return true;
    return false;
}

static void take_list(struct keeper *k, struct line line)
{
    size_t digits = number_digits(k->text, line);
    bool bullet = is_bullet(k->text, line.at);
    bool alone = stands_alone(k->text, line);
    if (line.quotes != k->quotes)
        k->depth = 0;
    k->quotes = line.quotes;
    if (line.at < line.end && digits)
        take_number(k, line, digits);
    else if (line.at < line.end && (bullet || alone || k->fresh))
        k->depth = level_of(k, line.indent);
    k->fresh = line.at == line.end || alone;
}

/* ---- definitions ---- */

/* Whatever the case of ASCII letters. */
static bool begins_with(struct str text, struct str begin)
{
    size_t i = 0;
    while (i < begin.len && i < text.len && (text.at[i] | 0x20) == (begin.at[i] | 0x20))
        i++;
    return i == begin.len;
}

static bool leads(struct str place)
{
    static const struct str begins[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("mailto:"),
                                        STR_INIT("/")};
    if (str_starts(place, STR("<")))
        place = str_slice(place, 1, place.len);
    for (size_t i = 0; i < COUNT_OF(begins); i++)
        if (begins_with(place, begins[i]))
            return true;
    return false;
}

/* Whether the label, with its brackets, stands elsewhere than before a colon. One with a bracket in it is none. */
static bool is_used(struct keeper *k, struct str label)
{
    if (str_find_char(str_slice(label, 1, label.len), '[') < label.len - 1)
        return false;
    if (k->labels++ >= LABELS_MAX)
        return true;
    for (size_t at = 0; at + label.len < k->text.len; at++)
        if (k->text.at[at] == '[' && byte_at(k->text, at + label.len) != ':' &&
            begins_with(str_slice(k->text, at, k->text.len), label))
            return true;
    return false;
}

/* Behind what was set apart; the line's words when nothing was. */
static size_t take_definition(struct keeper *k, struct line line)
{
    size_t from = behind_items(k->text, line);
    struct str words = str_slice(k->text, from, line.end);
    size_t colon = str_find(words, STR("]:"));
    bool apart = from == line.at && line.indent >= TAB;
    if (byte_at(k->text, from) != '[' || apart || colon == words.len)
        return line.at;
    struct str place = str_trim(str_slice(words, colon + 2, words.len));
    if (leads(place) && is_used(k, str_slice(words, 0, colon + 1)))
        return line.at;
    set_apart_at(k, from + colon + 1);
    return k->done;
}

/* ---- signs within a line ---- */

/* Where the scheme ends that is none of the web's, within brackets; a tag of a mail has one, too. The place itself: none is. */
static size_t foreign_scheme_end(struct str text, size_t at)
{
    size_t end = at;
    while (is_of_word(byte_at(text, end)) || str_find_char(STR("+.-/"), byte_at(text, end)) < 4)
        end++;
    struct str place = str_slice(text, at, text.len);
    bool foreign = byte_at(text, end) == ':' && (str_starts(place, STR("/")) || !leads(place));
    return foreign ? end : at;
}

static bool stands_single(struct str text, size_t at)
{
    char before = at ? text.at[at - 1] : '\n', behind = byte_at(text, at + 1);
    return before != text.at[at] && behind != text.at[at] && before != '\\';
}

static bool multiplies(struct str text, size_t at)
{
    char before = at ? text.at[at - 1] : '\n', behind = byte_at(text, at + 1);
    return is_of_word(before) && is_of_word(behind) && (is_digit(before) || is_digit(behind));
}

/* Behind an address, or a place of "[words](place)", whose signs are its own; `at` when none begins there. */
static size_t behind_address(struct str text, size_t at)
{
    size_t end = at;
    if (str_starts(str_slice(text, at, text.len), STR("](")))
        while (byte_at(text, end) != ')' && !is_blank(byte_at(text, end)) && byte_at(text, end) != '\n')
            end++;
    return end > at ? end : markup_address_end(text, at);
}

static void take_sign(struct keeper *k, size_t at)
{
    char c = k->text.at[at];
    bool single = stands_single(k->text, at);
    size_t scheme = c == '<' && single ? foreign_scheme_end(k->text, at + 1) : at + 1;
    if (scheme > at + 1)
        set_apart_at(k, scheme);
    if (single && (c == '~' || (c == '*' && multiplies(k->text, at)))) {
        set_apart_at(k, at);
        set_apart_at(k, at + 1);
    }
}

static void take_signs(struct keeper *k, size_t at, size_t end)
{
    while (at < end) {
        char c = k->text.at[at];
        size_t behind = c == 'h' || c == 'w' || c == ']' ? behind_address(k->text, at) : at;
        if (c == '<' || c == '~' || c == '*')
            take_sign(k, at);
        at = behind > at ? behind : at + 1;
        at = k->done > at ? k->done : at;
    }
}

struct str markup_kept(struct arena *arena, struct str markdown)
{
    struct keeper k = {.text = markdown, .fresh = true};
    buf_init(&k.out, 3 * markdown.len + 1);
    for (size_t at = 0; at < markdown.len;) {
        struct line line = line_from(markdown, at);
        take_list(&k, line);
        size_t from = take_definition(&k, line);
        take_signs(&k, k.done > from ? k.done : from, line.end);
        at = line.end + 1;
    }
    buf_put(&k.out, str_slice(markdown, k.done, markdown.len));
    struct str kept = k.out.len == markdown.len ? markdown : arena_copy(arena, buf_str(&k.out));
    buf_free(&k.out);
    return kept;
}
