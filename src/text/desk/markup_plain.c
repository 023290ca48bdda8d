/* What markup.h makes of the HTML that markup_render has made: it knows every tag and escape in it. */
#include "text/desk/markup.h"

#include "base/check.h"

enum { READ_FACTOR = 8, READ_FREE = 2000 };

static const struct escape {
    struct str written;
    char c;
} escapes[] = {
    {STR_INIT("&amp;"), '&'},  {STR_INIT("&lt;"), '<'},   {STR_INIT("&gt;"), '>'},
    {STR_INIT("&quot;"), '"'}, {STR_INIT("&#39;"), '\''},
};

/* Tags that stand inside a word or between two; all others end a line. */
static const struct str inside[] = {
    STR_INIT("<em>"),   STR_INIT("</em>"),  STR_INIT("<strong>"), STR_INIT("</strong>"), STR_INIT("<del>"),
    STR_INIT("</del>"), STR_INIT("<code>"), STR_INIT("</code>"),  STR_INIT("<a href"),   STR_INIT("</a>")};

struct line {
    struct buf out;
    size_t chars, most;
    bool space_due; /* white space has come since the last word */
    bool cut;
};

static void put_char(struct line *line, struct str bytes)
{
    line->cut = line->chars == line->most;
    if (line->cut)
        return;
    buf_put(&line->out, bytes);
    line->chars++;
}

static void add_char(struct line *line, struct str bytes)
{
    if ((unsigned char)bytes.at[0] <= ' ' || str_eq(bytes, STR("\xC2\xA0"))) {
        line->space_due = true;
        return;
    }
    if (line->space_due && line->chars)
        put_char(line, STR(" "));
    line->space_due = false;
    if (!line->cut)
        put_char(line, bytes);
}

/* Takes one tag, escape or character off the markup. */
static void read_one(struct line *line, struct str *markup)
{
    struct str rest = *markup;
    if (rest.at[0] == '<') {
        bool ends = true;
        for (size_t i = 0; i < COUNT_OF(inside); i++)
            ends &= !str_starts(rest, inside[i]);
        line->space_due |= ends;
        str_cut(markup, '>');
        return;
    }
    for (size_t i = 0; rest.at[0] == '&' && i < COUNT_OF(escapes); i++) {
        if (!str_starts(rest, escapes[i].written))
            continue;
        add_char(line, (struct str){&escapes[i].c, 1});
        *markup = str_slice(rest, escapes[i].written.len, rest.len);
        return;
    }
    size_t end = 0;
    str_code_point(rest, &end);
    add_char(line, str_slice(rest, 0, end));
    *markup = str_slice(rest, end, rest.len);
}

/* One character less for the ellipsis, and no half word where enough stands before it. */
static struct str shortened(struct str text, size_t chars)
{
    text = str_char_prefix(text, chars - 1);
    size_t end = text.len;
    while (end > 0 && text.at[end - 1] != ' ')
        end--;
    return str_trim(end > text.len / 2 ? str_slice(text, 0, end) : text);
}

static struct str with_ellipsis(struct arena *arena, struct str text, size_t chars)
{
    return arena_printf(arena, "%.*s\xE2\x80\xA6", STR_ARG(shortened(text, chars)));
}

struct str markup_plain(struct arena *arena, struct str markdown, size_t chars)
{
    if (chars == 0)
        return STR_NONE;
    struct line line = {.most = chars};
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    /* An excerpt needs only the beginning. */
    struct str read =
        chars < markdown.len ? str_char_prefix(markdown, chars * READ_FACTOR + READ_FREE) : markdown;
    struct str markup = markup_render(&scratch, read).text;
    buf_init(&line.out, markup.len);
    while (markup.len && !line.cut)
        read_one(&line, &markup);
    struct str text = buf_str(&line.out);
    bool whole = !line.cut && read.len == markdown.len;
    text = whole ? arena_copy(arena, text) : with_ellipsis(arena, text, chars);
    buf_free(&line.out);
    arena_free(&scratch);
    return text;
}

struct str markup_cut(struct arena *arena, struct str plain, size_t chars)
{
    if (chars == 0 || str_char_prefix(plain, chars).len == plain.len)
        return chars ? plain : STR_NONE;
    return with_ellipsis(arena, plain, chars);
}

size_t markup_link_count(struct str markdown)
{
    static const struct str link = STR_INIT("<a href=\"http");
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    struct str markup = markup_render(&scratch, markdown).text;
    size_t count = 0;
    for (size_t at; (at = str_find(markup, link)) < markup.len; count++)
        markup = str_slice(markup, at + link.len, markup.len);
    arena_free(&scratch);
    return count;
}
