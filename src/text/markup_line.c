#include "text/markup_line.h"

#include "base/check.h"
#include "text/markup.h"
#include "text/markup_entity.h"

#include <string.h>

/*
 * One walk over the text makes pieces; a mark that may end something looks back for the one that began it, on
 * a stack of those still open. Then the pieces are printed in their order.
 */
enum piece_kind { PIECE_TEXT, PIECE_CODE, PIECE_BREAK, PIECE_MARKS, PIECE_LINK, PIECE_LINK_END };
enum emphasis { EMPHASIS_EM, EMPHASIS_STRONG, EMPHASIS_DEL };
enum { MATCHES_MAX = 3, CODE_MARKS_MAX = 32, BRACKET = '[' };

/* What one run of marks ends or begins, innermost first. */
struct matches {
    enum emphasis at[MATCHES_MAX];
    size_t count;
};

struct piece {
    enum piece_kind kind;
    struct str text;             /* of PIECE_LINK: the address; of PIECE_MARKS: those that mean nothing */
    struct matches ended, begun; /* of PIECE_MARKS */
};

struct open_mark {
    char mark;        /* '*', '_', '~', BRACKET */
    size_t piece;     /* where it stands */
    size_t length;    /* of the whole run */
    bool closes_also; /* the run could also end something */
    size_t inside;    /* of BRACKET: where the text behind it begins */
};

struct reader {
    struct str text;
    size_t at, plain; /* read so far; where the bytes that are not yet a piece begin */
    struct arena *scratch;
    const struct markup_references *references;
    struct piece *pieces;
    size_t count, room;
    struct open_mark open[MARKUP_SPANS_MAX];
    size_t open_count;
    bool code_is_open_ended[CODE_MARKS_MAX]; /* no run of so many backticks comes any more */
};

/* ---- pieces ---- */

static struct piece *add(struct reader *r, enum piece_kind kind, struct str text)
{
    if (r->count == r->room) {
        size_t room = r->room ? r->room * 2 : 64;
        struct piece *grown = ARENA_ARRAY(r->scratch, struct piece, room);
        if (r->count)
            memcpy(grown, r->pieces, r->count * sizeof *grown);
        r->pieces = grown;
        r->room = room;
    }
    r->pieces[r->count] = (struct piece){.kind = kind, .text = text};
    return &r->pieces[r->count++];
}

/* The bytes up to here are text; the next piece begins `taken` bytes on. */
static void flush(struct reader *r, size_t taken)
{
    if (r->at > r->plain)
        add(r, PIECE_TEXT, str_slice(r->text, r->plain, r->at));
    r->at += taken;
    r->plain = r->at;
}

static struct str rest_of(const struct reader *r)
{
    return str_slice(r->text, r->at, r->text.len);
}

static size_t run_length(struct str text)
{
    size_t length = 0;
    while (length < text.len && text.at[length] == text.at[0])
        length++;
    return length;
}

/* ---- code ---- */

/* Where a run of exactly `length` backticks begins in text; text.len: nowhere. */
static size_t code_end(struct str text, size_t length)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '`')
            continue;
        size_t found = run_length(str_slice(text, i, text.len));
        if (found == length)
            return i;
        i += found - 1;
    }
    return text.len;
}

static void read_code(struct reader *r)
{
    struct str rest = rest_of(r);
    size_t length = run_length(rest);
    struct str inside = str_slice(rest, length, rest.len);
    bool hopeless = length >= CODE_MARKS_MAX || r->code_is_open_ended[length];
    size_t end = hopeless ? inside.len : code_end(inside, length);
    if (end == inside.len) {
        if (length < CODE_MARKS_MAX)
            r->code_is_open_ended[length] = true;
        r->at += length;
        return;
    }
    flush(r, length + end + length);
    inside = str_slice(inside, 0, end);
    bool padded = inside.len > 2 && inside.at[0] == ' ' && str_ends(inside, STR(" ")) && str_trim(inside).len;
    add(r, PIECE_CODE, padded ? str_slice(inside, 1, inside.len - 1) : inside);
}

/* ---- emphasis ---- */

enum side { SIDE_SPACE, SIDE_PUNCTUATION, SIDE_LETTER };

/* What stands before and behind a mark decides whether it begins or ends something (CommonMark 6.2). */
static enum side side_of(uint32_t c)
{
    if (c <= ' ' || c == 0xA0 || c == 0x3000)
        return SIDE_SPACE;
    bool punctuation =
        c < 0x80 ? markup_is_punctuation((char)c)
                 : (c >= 0x2010 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3011) || c == 0xAB || c == 0xBB;
    return punctuation ? SIDE_PUNCTUATION : SIDE_LETTER;
}

static enum side side_before(struct str text, size_t at)
{
    if (at == 0)
        return SIDE_SPACE;
    size_t i = at - 1;
    while (i > 0 && ((unsigned char)text.at[i] & 0xC0) == 0x80)
        i--;
    return side_of(str_code_point(text, &i));
}

static enum side side_behind(struct str text, size_t at)
{
    return at < text.len ? side_of(str_code_point(text, &at)) : SIDE_SPACE;
}

/* The rule of three (CommonMark 6.2, rules 9 and 10): which runs can belong together. */
static bool fit(const struct open_mark *opener, size_t length, bool opens_also)
{
    if (!opener->closes_also && !opens_also)
        return true;
    return (opener->length + length) % 3 != 0 || (opener->length % 3 == 0 && length % 3 == 0);
}

/* The open mark that this run can end, as its number from 1; 0: none. It never lies before an open bracket.
 */
static size_t find_opener(const struct reader *r, char mark, size_t length, bool opens_also)
{
    for (size_t i = r->open_count; i > 0; i--) {
        const struct open_mark *open = &r->open[i - 1];
        if (open->mark == BRACKET)
            return 0;
        if (open->mark == mark && fit(open, length, opens_also))
            return i;
    }
    return 0;
}

/* Takes one or two marks off both runs. False when one of them has no room for another match. */
static bool match(struct reader *r, size_t opener, struct piece *closer)
{
    struct piece *begin = &r->pieces[r->open[opener - 1].piece];
    if (begin->begun.count == MATCHES_MAX || closer->ended.count == MATCHES_MAX)
        return false;
    size_t taken = begin->text.len >= 2 && closer->text.len >= 2 ? 2 : 1;
    enum emphasis emphasis = r->open[opener - 1].mark == '~' ? EMPHASIS_DEL
                             : taken == 2                    ? EMPHASIS_STRONG
                                                             : EMPHASIS_EM;
    begin->begun.at[begin->begun.count++] = emphasis;
    closer->ended.at[closer->ended.count++] = emphasis;
    begin->text.len -= taken;
    closer->text.len -= taken;
    r->open_count = begin->text.len ? opener : opener - 1; /* what was begun between them is text */
    return true;
}

static void read_marks(struct reader *r)
{
    char mark = r->text.at[r->at];
    struct str run = rest_of(r);
    run.len = run_length(run);
    enum side before = side_before(r->text, r->at), behind = side_behind(r->text, r->at + run.len);
    bool left = behind == SIDE_LETTER || (behind == SIDE_PUNCTUATION && before != SIDE_LETTER);
    bool right = before == SIDE_LETTER || (before == SIDE_PUNCTUATION && behind != SIDE_LETTER);
    bool opens = left && (mark != '_' || !right || before == SIDE_PUNCTUATION);
    bool closes = right && (mark != '_' || !left || behind == SIDE_PUNCTUATION);
    if ((!opens && !closes) || (mark == '~' && run.len != 2)) {
        r->at += run.len;
        return;
    }
    flush(r, run.len);
    struct piece *piece = add(r, PIECE_MARKS, run);
    while (closes && piece->text.len) {
        size_t opener = find_opener(r, mark, run.len, opens);
        if (!opener || !match(r, opener, piece))
            break;
    }
    if (opens && piece->text.len && r->open_count < MARKUP_SPANS_MAX)
        r->open[r->open_count++] = (struct open_mark){mark, r->count - 1, run.len, closes, 0};
}

/* ---- links ---- */

static void read_open_bracket(struct reader *r, size_t length)
{
    if (r->open_count == MARKUP_SPANS_MAX) {
        r->at += length;
        return;
    }
    flush(r, length);
    add(r, PIECE_TEXT, str_slice(r->text, r->at - length, r->at));
    r->open[r->open_count++] = (struct open_mark){.mark = BRACKET, .piece = r->count - 1, .inside = r->at};
}

/* "[label]" behind a link's text, or the text itself, names an address that stands elsewhere. */
static size_t reference_read(const struct reader *r, struct str label, struct str behind, struct str *address)
{
    size_t length = 0;
    size_t end = str_find_char(str_slice(behind, 0, MARKUP_ADDRESS_MAX), ']');
    if (str_starts(behind, STR("[")) && end < behind.len && end < MARKUP_ADDRESS_MAX) {
        length = end + 1;
        label = end > 1 ? str_slice(behind, 1, end) : label;
    }
    const struct markup_reference *found = markup_reference_find(r->references, label);
    if (!found)
        return SIZE_MAX;
    *address = found->address;
    return length;
}

/* Moves the marks above the bracket down by one: it was only a bracket. */
static void forget_bracket(struct reader *r, size_t bracket)
{
    memmove(&r->open[bracket], &r->open[bracket + 1], (r->open_count - bracket - 1) * sizeof r->open[0]);
    r->open_count--;
}

static void read_close_bracket(struct reader *r)
{
    size_t bracket = r->open_count;
    while (bracket > 0 && r->open[bracket - 1].mark != BRACKET)
        bracket--;
    if (bracket-- == 0) {
        r->at++;
        return;
    }
    struct str inside = str_slice(r->text, r->open[bracket].inside, r->at), address = STR_NONE;
    struct str behind = str_slice(r->text, r->at + 1, r->text.len);
    size_t length = markup_destination_read(behind, &address);
    if (length == 0)
        length = reference_read(r, inside, behind, &address);
    if (length == SIZE_MAX) {
        forget_bracket(r, bracket);
        r->at++;
        return;
    }
    struct piece *begin = &r->pieces[r->open[bracket].piece];
    *begin = (struct piece){.kind = PIECE_LINK, .text = markup_address(r->scratch, address)};
    r->open_count = bracket;
    flush(r, 1 + length);
    add(r, PIECE_LINK_END, STR_NONE);
}

/* An address that is its own text. */
static void add_address(struct reader *r, struct str shown, size_t taken)
{
    flush(r, taken);
    add(r, PIECE_LINK, markup_address(r->scratch, shown));
    add(r, PIECE_TEXT, shown);
    add(r, PIECE_LINK_END, STR_NONE);
}

static void read_angle(struct reader *r)
{
    struct str address;
    size_t length = markup_angle_read(rest_of(r), &address);
    if (length)
        add_address(r, address, length);
    else
        r->at++;
}

static void read_bare(struct reader *r)
{
    bool in_word = r->at > 0 && side_before(r->text, r->at) == SIDE_LETTER;
    size_t length = in_word ? 0 : markup_bare_read(rest_of(r));
    if (length)
        add_address(r, str_slice(r->text, r->at, r->at + length), length);
    else
        r->at++;
}

/* ---- the walk ---- */

static void read_escape(struct reader *r)
{
    char escaped = r->at + 1 < r->text.len ? r->text.at[r->at + 1] : ' ';
    if (escaped == '\n') { /* a break, as every line end is */
        flush(r, 1);
    } else if (markup_is_punctuation(escaped)) {
        flush(r, 1);
        r->at++; /* is text, whatever it is */
    } else {
        r->at++;
    }
}

static void read_entity(struct reader *r)
{
    char character[UTF8_MAX];
    size_t written, length = markup_entity_read(rest_of(r), character, &written);
    if (length == 0) {
        r->at++;
        return;
    }
    flush(r, length);
    add(r, PIECE_TEXT, arena_copy(r->scratch, (struct str){character, written}));
}

static void read_line_end(struct reader *r)
{
    size_t end = r->at;
    while (end > r->plain && r->text.at[end - 1] == ' ')
        end--;
    size_t taken = r->at + 1 - end;
    r->at = end;
    flush(r, taken);
    add(r, PIECE_BREAK, STR_NONE);
}

static void read_next(struct reader *r)
{
    switch (r->text.at[r->at]) {
    case '\\':
        read_escape(r);
        return;
    case '&':
        read_entity(r);
        return;
    case '\n':
        read_line_end(r);
        return;
    case '`':
        read_code(r);
        return;
    case '*':
    case '_':
    case '~':
        read_marks(r);
        return;
    case '!':
        if (str_starts(rest_of(r), STR("![")))
            read_open_bracket(r, 2);
        else
            r->at++;
        return;
    case '[':
        read_open_bracket(r, 1);
        return;
    case ']':
        read_close_bracket(r);
        return;
    case '<':
        read_angle(r);
        return;
    case 'h':
    case 'H':
    case 'w':
    case 'W':
        read_bare(r);
        return;
    }
    r->at++;
}

/* ---- printing ---- */

struct printer {
    struct html *h;
    size_t links;  /* open ones: a link in a link is only text */
    bool linked;   /* one of them is shown */
    size_t shown;  /* ... the outermost of so many */
    bool has_text; /* ... and has a text */
    struct str address;
};

static const struct str begin_tags[] = {[EMPHASIS_EM] = STR_INIT("<em>"),
                                        [EMPHASIS_STRONG] = STR_INIT("<strong>"),
                                        [EMPHASIS_DEL] = STR_INIT("<del>")};
static const struct str end_tags[] = {[EMPHASIS_EM] = STR_INIT("</em>"),
                                      [EMPHASIS_STRONG] = STR_INIT("</strong>"),
                                      [EMPHASIS_DEL] = STR_INIT("</del>")};

static void put(struct printer *p, struct str tag)
{
    html_raw(p->h, tag.at, tag.len);
}

static void put_text(struct printer *p, struct str text)
{
    html_str(p->h, text);
    p->has_text |= str_trim(text).len > 0;
}

static void put_marks(struct printer *p, const struct piece *piece)
{
    for (size_t i = 0; i < piece->ended.count; i++)
        put(p, end_tags[piece->ended.at[i]]);
    put_text(p, piece->text);
    for (size_t i = piece->begun.count; i > 0; i--)
        put(p, begin_tags[piece->begun.at[i - 1]]);
}

static void put_link(struct printer *p, struct str address)
{
    p->links++;
    if (p->linked || address.len == 0)
        return;
    p->linked = true;
    p->shown = p->links;
    p->has_text = false;
    p->address = address;
    put(p, STR("<a href=\""));
    html_url(p->h, url_checked(address));
    put(p, STR("\" rel=\"ugc nofollow noopener\">"));
}

static void put_link_end(struct printer *p)
{
    if (p->linked && p->shown == p->links) {
        if (!p->has_text)
            html_str(p->h, p->address);
        put(p, STR("</a>"));
        p->linked = false;
    }
    p->links--;
}

static void put_piece(struct printer *p, const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_TEXT:
        put_text(p, piece->text);
        break;
    case PIECE_CODE:
        put(p, STR("<code>"));
        put_text(p, piece->text);
        put(p, STR("</code>"));
        break;
    case PIECE_BREAK:
        put(p, STR("<br>\n"));
        break;
    case PIECE_MARKS:
        put_marks(p, piece);
        break;
    case PIECE_LINK:
        put_link(p, piece->text);
        break;
    case PIECE_LINK_END:
        put_link_end(p);
        break;
    }
}

void markup_line_put(struct html *h, struct arena *scratch, const struct markup_references *references,
                     struct str text)
{
    struct reader r = {.text = str_trim(text), .scratch = scratch, .references = references};
    while (r.at < r.text.len)
        read_next(&r);
    flush(&r, 0);
    struct printer p = {.h = h};
    for (size_t i = 0; i < r.count; i++)
        put_piece(&p, &r.pieces[i]);
}
