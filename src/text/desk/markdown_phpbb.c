#include "text/desk/markdown_phpbb.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/desk/markdown_make.h"
#include "text/desk/markup_entity.h"

/* HTML for a mark is never more than so many times as long. */
enum { GROWTH = 12, ROOM = 256, MARK_MAX = 2048 };

/* Names in small letters; what stands in others stays as words. */
static const struct mark {
    struct str name, open, close;
} marks[] = {
    {STR_INIT("b"), STR_INIT("<b>"), STR_INIT("</b>")},
    {STR_INIT("i"), STR_INIT("<i>"), STR_INIT("</i>")},
    {STR_INIT("s"), STR_INIT("<s>"), STR_INIT("</s>")},
    {STR_INIT("quote"), STR_INIT("<blockquote>"), STR_INIT("</blockquote>")},
    {STR_INIT("code"), STR_INIT("<pre><code>"), STR_INIT("</code></pre>")},
    {STR_INIT("list"), STR_INIT("<ul>"), STR_INIT("</ul>")},
    {STR_INIT("li"), STR_INIT("<li>"), STR_INIT("</li>")},
    {STR_INIT("*"), STR_INIT("<li>"), STR_INIT("</li>")},
    {STR_INIT("url"), STR_NONE, STR_INIT("</a>")},
};

struct making {
    struct buf html;
    bool code; /* lines of it stay lines */
};

static const struct mark *mark_named(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_eq_nocase(marks[i].name, name))
            return &marks[i];
    return NULL;
}

static bool is_attribute(struct str text)
{
    return text.len && str_find_char(text, '"') == text.len && str_find_char(text, '<') == text.len &&
           str_find_char(text, '>') == text.len;
}

/* `address`: of a link; a link that names none is its own text. */
static void put_mark(struct making *making, struct str name, bool closes, struct str address)
{
    const struct mark *mark = mark_named(name);
    if (!mark)
        return;
    if (str_eq(mark->name, STR("code")))
        making->code = !closes;
    if (mark->open.len == 0 && !closes && is_attribute(address))
        buf_printf(&making->html, "<a href=\"%.*s\">", STR_ARG(address));
    else
        buf_put(&making->html, closes ? mark->close : mark->open);
}

static struct str begin_of(struct str text, size_t end)
{
    return str_slice(text, 0, end);
}

static struct str behind(struct str text, size_t from)
{
    return str_slice(text, from, text.len);
}

/* ---- since 3.2 ---- */

/* The value behind name=" within a tag; empty: it has none. */
static struct str attribute_of(struct str tag, struct str name)
{
    size_t at = str_find(tag, name);
    struct str rest = behind(tag, at + name.len);
    return at < tag.len ? begin_of(rest, str_find_char(rest, '"')) : STR_NONE;
}

/* What stands between <s>, <e> or <i> and its end is the mark as it was typed. */
static bool is_typed(struct str name)
{
    return str_eq(name, STR("s")) || str_eq(name, STR("e")) || str_eq(name, STR("i"));
}

/* One tag at the beginning of the text; answers what stands behind it. */
static struct str take_tag(struct making *making, struct str text)
{
    struct str tag = str_slice(text, 1, str_find_char(text, '>')), rest = behind(text, tag.len + 2);
    bool closes = str_starts(tag, STR("/"));
    struct str name = closes ? behind(tag, 1) : tag;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == ' ' || name.at[i] == '/')
            name = begin_of(name, i);
    if (!closes && is_typed(name)) {
        char ending[] = {'<', '/', name.at[0], '>'};
        struct str end = {ending, sizeof ending};
        return behind(rest, str_find(rest, end) + end.len);
    }
    if (str_eq(name, STR("br")) || str_eq(name, STR("p")))
        buf_put(&making->html, STR("<br>"));
    else if (name.len && name.at[0] >= 'A' && name.at[0] <= 'Z')
        put_mark(making, name, closes, attribute_of(tag, STR(" url=\"")));
    return rest;
}

static void put_xml(struct making *making, struct str text)
{
    while (text.len) {
        size_t words = str_find_char(text, '<');
        buf_put(&making->html, begin_of(text, words));
        text = behind(text, words);
        if (text.len)
            text = take_tag(making, text);
    }
}

/* ---- before ---- */

/* "[url=http://x:uid]", "[/list:u:uid]"; its length, or 0 when none is there. */
static size_t take_bbcode(struct making *making, struct str text, struct str uid)
{
    struct str inside = str_slice(text, 1, str_find_char(begin_of(text, MARK_MAX), ']'));
    bool closes = str_starts(inside, STR("/"));
    if (!str_ends(inside, uid) || inside.len <= uid.len || inside.len + 1 >= text.len)
        return 0;
    struct str whole = str_slice(inside, closes ? 1 : 0, inside.len - uid.len - 1), name = whole;
    if (inside.at[inside.len - uid.len - 1] != ':')
        return 0;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '=' || name.at[i] == ':')
            name = begin_of(name, i);
    struct str address = behind(whole, name.len + 1);
    if (!closes && str_eq(name, STR("url")) && !address.len)
        return inside.len + 2; /* the address is its text */
    put_mark(making, name, closes, address);
    return inside.len + 2;
}

/* A smiley is a picture of the board's own: the signs that were typed stand for it. */
static size_t take_smiley(struct making *making, struct str text)
{
    struct str tag = begin_of(text, str_find_char(text, '>'));
    buf_put(&making->html, attribute_of(tag, STR(" alt=\"")));
    return tag.len + 1;
}

static void put_bbcode(struct making *making, struct str text, struct str uid)
{
    while (text.len) {
        size_t taken = 0;
        if (text.at[0] == '[' && uid.len)
            taken = take_bbcode(making, text, uid);
        else if (str_starts(text, STR("<img src=\"{SMILIES_PATH}")))
            taken = take_smiley(making, text);
        else if (text.at[0] == '\n' && !making->code)
            buf_put(&making->html, STR("<br>"));
        if (!taken && (text.at[0] != '\n' || making->code))
            buf_put_char(&making->html, text.at[0]);
        text = behind(text, taken ? taken : 1);
    }
}

struct str markdown_of_phpbb(struct arena *arena, struct str text, struct str uid)
{
    struct making making = {.code = false};
    buf_init(&making.html, text.len * GROWTH + ROOM);
    if (str_starts(text, STR("<r>")) || str_starts(text, STR("<t>")))
        put_xml(&making, text);
    else
        put_bbcode(&making, text, uid);
    check(!making.html.overflow);
    struct str made = markdown_of_html(arena, buf_str(&making.html));
    buf_free(&making.html);
    return made;
}

struct str phpbb_plain(struct arena *arena, struct str text)
{
    char *plain = arena_take(arena, text.len + UTF8_MAX), into[UTF8_MAX];
    size_t len = 0;
    for (size_t i = 0, taken; i < text.len; i += taken) {
        size_t written = 0;
        taken = text.at[i] == '&' ? markup_entity_read(behind(text, i), into, &written) : 0;
        if (!taken) {
            into[0] = text.at[i];
            written = taken = 1;
        }
        for (size_t k = 0; k < written; k++)
            plain[len++] = into[k];
    }
    return (struct str){plain, len};
}
