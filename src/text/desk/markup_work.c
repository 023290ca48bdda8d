#include "text/desk/markup_work.h"

/* What has been seen of a stretch up to a byte, and what it costs. */
struct stretch {
    struct str text;
    size_t first_tick, last_tick; /* where code may begin, and may end; the text's end: nowhere */
    size_t ends;                  /* "]" that are still to come */
    size_t depth, deepest;        /* brackets that may be open */
    size_t pictures, lines, addresses;
    size_t in_word;  /* addresses in this word */
    bool in_angle;   /* "<" stands in it */
    size_t brackets; /* steps for brackets, */
    size_t reading;  /* for signs behind addresses, */
    size_t words;    /* and for the words in which those stand */
};

static bool is_one_of(char c, struct str set)
{
    return str_find_char(set, c) < set.len;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* A line with its end, which may be two bytes. */
static struct str line_of(struct str text)
{
    size_t end = 0;
    while (end < text.len && !is_line_end(text.at[end]))
        end++;
    bool two = end + 1 < text.len && text.at[end] == '\r' && text.at[end + 1] == '\n';
    size_t taken = end < text.len ? end + 1 + two : end;
    return str_slice(text, 0, taken);
}

static size_t skip_blanks(struct str line, size_t at)
{
    while (at < line.len && is_blank(line.at[at]))
        at++;
    return at;
}

static bool is_blank_line(struct str line)
{
    size_t at = skip_blanks(line, 0);
    return at == line.len || is_line_end(line.at[at]);
}

/* "- a" at the first column ends whatever stands before it. */
static bool begins_item(struct str line)
{
    bool marked = line.len > 1 && is_one_of(line.at[0], STR("-+*")) && is_blank(line.at[1]);
    return marked && !is_blank_line(str_slice(line, 1, line.len));
}

/* Takes the next stretch off the text, with the blank lines before it. */
static struct str next_stretch(struct str *text)
{
    size_t len = 0;
    bool begun = false;
    while (len < text->len) {
        struct str line = line_of(str_slice(*text, len, text->len));
        bool blank = is_blank_line(line);
        if (begun && (blank || begins_item(line)))
            break;
        begun |= !blank;
        len += line.len;
    }
    struct str stretch = str_slice(*text, 0, len);
    *text = str_slice(*text, len, text->len);
    return stretch;
}

/* Where md4c may see a bare address begin. */
static bool begins_address(struct str text, size_t at)
{
    if (text.at[at] != 'w' && text.at[at] != ':')
        return false;
    struct str rest = str_slice(text, at, text.len);
    if (!str_starts(rest, STR("www.")))
        return str_starts(rest, STR("://"));
    return at == 0 || is_one_of(text.at[at - 1], STR(" \t\v\f\r\n*_~(["));
}

/* How many entries of md4c's list of signs a byte makes. */
static size_t signs_of(char c)
{
    return c == '[' ? 3 : c == '<' ? 2 : is_one_of(c, STR("]*_~&;`|\\"));
}

/* A "]" that is not in code, in <an address> or behind a backslash: md4c sees it too. */
static bool is_sure(const struct stretch *s, size_t at)
{
    bool in_code = at > s->first_tick && at < s->last_tick;
    return !in_code && !s->in_angle && (at == 0 || s->text.at[at - 1] != '\\');
}

static void take_bracket(struct stretch *s, size_t at)
{
    bool begins = s->text.at[at] == '[';
    s->pictures += begins && at && s->text.at[at - 1] == '!';
    s->depth += begins;
    s->deepest = s->depth > s->deepest ? s->depth : s->deepest;
    if (begins)
        return;
    s->ends--;
    s->depth -= s->depth && is_sure(s, at);
    s->brackets += 2 * s->lines;
}

static size_t open_of(const struct stretch *s)
{
    return s->depth < s->ends ? s->depth : s->ends;
}

static void take_byte(struct stretch *s, size_t at)
{
    char c = s->text.at[at];
    if (c == '[' || c == ']')
        take_bracket(s, at);
    s->lines += is_line_end(c);
    bool apart = is_blank(c) || is_line_end(c);
    s->in_angle = !apart && (s->in_angle || c == '<');
    bool address = begins_address(s->text, at);
    s->in_word = apart || c == '<' ? 0 : s->in_word + address;
    s->addresses += address;
    s->words += s->in_word;
    if (s->addresses)
        s->reading += s->addresses * (signs_of(c) + 2 * address);
    s->brackets += open_of(s);
}

/* A byte that begins nothing, ends nothing and parts no words: most of a text. */
static bool is_plain(char c)
{
    switch (c) {
    case '[':
    case ']':
    case '*':
    case '_':
    case '~':
    case '&':
    case ';':
    case '`':
    case '|':
    case '\\':
    case '<':
    case ':':
    case 'w':
    case ' ':
    case '\t':
    case '\n':
    case '\r':
        return false;
    default:
        return true;
    }
}

static size_t work_of(struct str text)
{
    struct stretch s = {.text = text, .first_tick = str_find_char(text, '`')};
    for (size_t i = 0; i < text.len; i++) {
        s.ends += text.at[i] == ']';
        s.last_tick = text.at[i] == '`' ? i : s.last_tick;
    }
    for (size_t i = 0; i < text.len; i++)
        if (is_plain(text.at[i])) {
            s.words += s.in_word;
            s.brackets += open_of(&s);
        } else
            take_byte(&s, i);
    size_t levels = 2 + (s.pictures < s.deepest ? s.pictures : s.deepest);
    return s.brackets + s.reading + s.words * levels;
}

/* ---- boxes ---- */

/* How many boxes a line may open: what stands before its words. */
static size_t boxes_of(struct str line)
{
    size_t boxes = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];
        if (!is_one_of(c, STR("-+*>.)0123456789 \t")))
            break;
        bool bullet = is_one_of(c, STR("-+*.)"));
        bool apart = i + 1 == line.len || is_blank(line.at[i + 1]) || is_line_end(line.at[i + 1]);
        boxes += c == '>' || (bullet && apart);
    }
    return boxes;
}

/* Boxes opened line by line are indented by as much, so the square of their number is less than the text. */
static size_t work_of_boxes(struct str text)
{
    size_t most = 0, work = 0;
    while (text.len) {
        struct str line = line_of(text);
        size_t boxes = boxes_of(line);
        most = boxes > most ? boxes : most;
        work += is_blank_line(line) ? most : 0;
        text = str_slice(text, line.len, text.len);
    }
    return work;
}

/* Without an end of a bracket and without an address nothing in a stretch grows. */
static bool only_words(struct str text)
{
    return str_find_char(text, ']') == text.len && str_find(text, STR("://")) == text.len &&
           str_find(text, STR("www.")) == text.len;
}

size_t markup_work(struct str markdown)
{
    size_t work = work_of_boxes(markdown);
    if (only_words(markdown))
        return work;
    while (markdown.len)
        work += work_of(next_stretch(&markdown));
    return work;
}
