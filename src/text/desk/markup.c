#include "text/desk/markup.h"

#include "base/check.h"
#include "base/memory.h"
#include "text/desk/markup_apart.h"
#include "text/desk/markup_entity.h"
#include "text/desk/markup_kept.h"
#include "text/desk/markup_work.h"

#include <md4c.h>

enum {
    FREE_BYTES = 1024,
    ESCAPE_MAX = 6,       /* bytes for one, "&quot;" */
    ADDRESS_MAX = 2000,   /* bytes of a link's target; a longer one leads nowhere */
    STATIC_TEXT_MAX = 16, /* the library's own literals: a line's end, an indent */
    /* The library looks a few bytes behind the end of what it is given: there are zeros, and what it hands out
       from there is cut. */
    PADDING = 64
};
enum { TITLE_FIRST = 2, TITLE_LAST = 4 };

static const unsigned dialect = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES |
                                MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                                MD_FLAG_PERMISSIVEWWWAUTOLINKS;

struct renderer {
    struct html html;
    struct arena *arena;
    struct str source, typed; /* typed: before addresses were set apart */
    bool runs_back;           /* every block has a direction of its own */
    size_t most;              /* bytes of HTML */
    size_t named;             /* bytes of addresses and titles that links have asked for */
    size_t boxes;             /* quotes and lists that are open */
    struct span {
        MD_SPANTYPE type;
        bool shown; /* it has a tag */
    } open[MARKUP_SPANS_MAX];
    size_t spans, deeper; /* open ones; those beyond, which have no tag */
    size_t pictures;      /* whose words are being read: no tag stands within them */
    bool linked;          /* a link is open */
    struct str picture;   /* where the picture leads */
    size_t picture_begin; /* where its words begin in the HTML */
};

static void put(struct renderer *r, struct str tag)
{
    buf_put(r->html.out, tag);
}

/* To stop, a callback answers less than 0: positive numbers are lost on the library's way out. */
enum { GO_ON = 0, STOP = -2 };

/* STOP: the text is given up and shown as it was typed. */
static int full(const struct renderer *r)
{
    return r->html.out->overflow || r->html.out->len > r->most || r->named > r->most ? STOP : GO_ON;
}

/* ---- links ---- */

static bool is_inside(struct str text, const char *at)
{
    uintptr_t begin = (uintptr_t)text.at, place = (uintptr_t)at;
    return place >= begin && place <= begin + text.len;
}

/* What the library hands out, held to what it was given. */
static struct str held(const struct renderer *r, const char *at, size_t len)
{
    if (is_inside(r->source, at)) {
        size_t left = (size_t)(r->source.at + r->source.len - at);
        return (struct str){at, len < left ? len : left};
    }
    return (struct str){at, len < STATIC_TEXT_MAX ? len : STATIC_TEXT_MAX};
}

/* An address has its parts apart: entities, and the text between them. */
static struct str address_of(struct renderer *r, const MD_ATTRIBUTE *attribute)
{
    struct buf out;
    buf_init(&out, ADDRESS_MAX);
    for (size_t i = 0; attribute->size && attribute->substr_offsets[i] < attribute->size; i++) {
        MD_OFFSET from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1];
        struct str part = {attribute->text + from, to - from};
        char c[UTF8_MAX];
        size_t written = 0;
        bool entity = attribute->substr_types[i] == MD_TEXT_ENTITY && markup_entity_read(part, c, &written);
        buf_put(&out, entity ? (struct str){c, written} : part);
    }
    struct str address = out.overflow ? STR_NONE : arena_copy(r->arena, buf_str(&out));
    buf_free(&out);
    /* "</o:p>" of a mail is no path of this site. */
    struct str first = address;
    str_cut(&first, '/');
    first = str_cut(&first, '/');
    bool path = str_starts(address, STR("/")) && str_find_char(first, ':') == first.len;
    bool leads = address.len && (path || !str_starts(address, STR("/"))) && str_is_utf8(address) &&
                 !str_eq(url_checked(address).text, STR("#"));
    return leads ? address : STR_NONE;
}

static void begin_link(struct renderer *r, struct str address)
{
    put(r, STR("<a href=\""));
    html_url(&r->html, url_own(address));
    put(r, STR("\" rel=\"ugc nofollow noopener\">"));
}

/* ---- spans ---- */

static struct str span_tag(MD_SPANTYPE type, bool end)
{
    static const struct str tags[][2] = {
        [MD_SPAN_EM] = {STR_INIT("<em>"), STR_INIT("</em>")},
        [MD_SPAN_STRONG] = {STR_INIT("<strong>"), STR_INIT("</strong>")},
        [MD_SPAN_A] = {STR_INIT(""), STR_INIT("</a>")},
        [MD_SPAN_IMG] = {STR_INIT(""), STR_INIT("</a>")},
        [MD_SPAN_CODE] = {STR_INIT("<code>"), STR_INIT("</code>")},
        [MD_SPAN_DEL] = {STR_INIT("<del>"), STR_INIT("</del>")},
    };
    return type < COUNT_OF(tags) ? tags[type][end] : STR_NONE;
}

/* A picture is a link to it, unless a link is around it already. */
static bool enter_picture(struct renderer *r, const MD_SPAN_IMG_DETAIL *picture)
{
    struct str address = address_of(r, &picture->src);
    bool shows = address.len && !r->linked;
    if (shows)
        begin_link(r, address);
    r->picture = address;
    r->picture_begin = r->html.out->len;
    return shows;
}

static bool enter_link(struct renderer *r, const MD_SPAN_A_DETAIL *link)
{
    struct str address = address_of(r, &link->href);
    if (!address.len || r->linked)
        return false;
    begin_link(r, address);
    r->linked = true;
    return true;
}

/* The library reads both again for every link to them. */
static size_t named_by(MD_SPANTYPE type, const void *detail)
{
    const MD_SPAN_A_DETAIL *link = detail;
    const MD_SPAN_IMG_DETAIL *picture = detail;
    if (type == MD_SPAN_A)
        return link->href.size + link->title.size;
    return type == MD_SPAN_IMG ? picture->src.size + picture->title.size : 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *arg)
{
    struct renderer *r = arg;
    r->named += named_by(type, detail);
    if (r->spans == MARKUP_SPANS_MAX) {
        r->deeper++;
        return full(r);
    }
    bool shows = r->pictures == 0;
    if (type == MD_SPAN_IMG)
        shows = shows && enter_picture(r, detail);
    else if (type == MD_SPAN_A)
        shows = shows && enter_link(r, detail);
    else if (shows)
        put(r, span_tag(type, false));
    r->pictures += type == MD_SPAN_IMG;
    r->open[r->spans++] = (struct span){type, shows};
    return full(r);
}

static void close_span(struct renderer *r)
{
    struct span span = r->open[--r->spans];
    r->pictures -= span.type == MD_SPAN_IMG;
    if (!span.shown)
        return;
    if (span.type == MD_SPAN_IMG && r->html.out->len == r->picture_begin)
        html_str(&r->html, r->picture); /* a picture without words */
    if (span.type == MD_SPAN_A)
        r->linked = false;
    put(r, span_tag(span.type, true));
}

/* The library forgets, or mistakes, an end now and then: what is open within closes first. */
static int leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
    struct renderer *r = arg;
    (void)detail;
    if (r->deeper) {
        r->deeper--;
        return full(r);
    }
    size_t depth = r->spans;
    while (depth && r->open[depth - 1].type != type)
        depth--;
    while (depth && r->spans >= depth)
        close_span(r);
    return full(r);
}

/* No span reaches over the edge of a block, also where the library does not end it. */
static void close_spans(struct renderer *r)
{
    while (r->spans)
        close_span(r);
    r->deeper = 0;
}

/* ---- blocks ---- */

static bool is_box(MD_BLOCKTYPE type)
{
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL;
}

static bool is_too_deep(const struct renderer *r, MD_BLOCKTYPE type)
{
    return r->boxes > MARKUP_DEPTH_MAX && (is_box(type) || type == MD_BLOCK_LI);
}

/* The tags of a block, those of titles and numbered lists aside. */
static const struct {
    struct str begin, end;
} blocks[] = {
    [MD_BLOCK_QUOTE] = {STR_INIT("<blockquote>"), STR_INIT("</blockquote>")},
    [MD_BLOCK_UL] = {STR_INIT("<ul>"), STR_INIT("</ul>")},
    [MD_BLOCK_LI] = {STR_INIT("<li>"), STR_INIT("</li>")},
    [MD_BLOCK_HR] = {STR_INIT("<hr>"), STR_INIT("")},
    [MD_BLOCK_CODE] = {STR_INIT("<pre tabindex=\"0\"><code>"), STR_INIT("</code></pre>")},
    [MD_BLOCK_P] = {STR_INIT("<p>"), STR_INIT("</p>")},
    [MD_BLOCK_TABLE] = {STR_INIT("<table>"), STR_INIT("</table>")},
    [MD_BLOCK_THEAD] = {STR_INIT("<thead>"), STR_INIT("</thead>")},
    [MD_BLOCK_TBODY] = {STR_INIT("<tbody>"), STR_INIT("</tbody>")},
    [MD_BLOCK_TR] = {STR_INIT("<tr>"), STR_INIT("</tr>")},
    [MD_BLOCK_TH] = {STR_INIT("<th scope=\"col\">"), STR_INIT("</th>")},
    [MD_BLOCK_TD] = {STR_INIT("<td>"), STR_INIT("</td>")},
};

/* Blocks of text, and what they begin with where some run from right to left. */
static struct str begin_of(const struct renderer *r, MD_BLOCKTYPE type)
{
    if (r->runs_back && type == MD_BLOCK_P)
        return STR("<p dir=\"auto\">");
    return r->runs_back && type == MD_BLOCK_LI ? STR("<li dir=\"auto\">") : blocks[type].begin;
}

/* A cell as its column says; a column that says nothing begins where the text does. */
static void begin_cell(struct renderer *r, MD_BLOCKTYPE type, const MD_BLOCK_TD_DETAIL *cell)
{
    static const char *const classes[] = {[MD_ALIGN_DEFAULT] = "",
                                          [MD_ALIGN_LEFT] = "",
                                          [MD_ALIGN_CENTER] = " class=\"centred\"",
                                          [MD_ALIGN_RIGHT] = " class=\"number\""};
    bool head = type == MD_BLOCK_TH;
    buf_printf(r->html.out, "<%s%s%s%s>", head ? "th" : "td", classes[cell->align],
               head ? " scope=\"col\"" : "", r->runs_back ? " dir=\"auto\"" : "");
}

/* Of a list of what is to do and what is done, in signs that every reader says aloud. */
static void begin_item(struct renderer *r, const MD_BLOCK_LI_DETAIL *item)
{
    put(r, begin_of(r, MD_BLOCK_LI));
    if (item->is_task)
        put(r, item->task_mark == ' ' ? STR("☐ ") : STR("☑ "));
}

/* # is the page's own title, so titles begin one below. */
static unsigned title_level(const MD_BLOCK_H_DETAIL *title)
{
    unsigned level = title->level + TITLE_FIRST - 1;
    return level < TITLE_LAST ? level : TITLE_LAST;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
    struct renderer *r = arg;
    close_spans(r);
    r->boxes += is_box(type);
    if (is_too_deep(r, type))
        return full(r);
    if (type == MD_BLOCK_H)
        buf_printf(r->html.out, "<h%u%s>", title_level(detail), r->runs_back ? " dir=\"auto\"" : "");
    else if (type == MD_BLOCK_OL && ((const MD_BLOCK_OL_DETAIL *)detail)->start != 1)
        buf_printf(r->html.out, "<ol start=\"%u\">", ((const MD_BLOCK_OL_DETAIL *)detail)->start);
    else if (type == MD_BLOCK_OL)
        put(r, STR("<ol>"));
    else if (type == MD_BLOCK_TD || type == MD_BLOCK_TH)
        begin_cell(r, type, detail);
    else if (type == MD_BLOCK_LI)
        begin_item(r, detail);
    else if (type < COUNT_OF(blocks))
        put(r, begin_of(r, type));
    return full(r);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
    struct renderer *r = arg;
    bool deep = is_too_deep(r, type);
    close_spans(r);
    r->boxes -= is_box(type);
    if (deep)
        return full(r);
    if (type == MD_BLOCK_H)
        buf_printf(r->html.out, "</h%u>", title_level(detail));
    else if (type == MD_BLOCK_OL)
        put(r, STR("</ol>"));
    else if (type < COUNT_OF(blocks))
        put(r, blocks[type].end);
    return full(r);
}

/* ---- text ---- */

static void put_entity(struct renderer *r, struct str text)
{
    char c[UTF8_MAX];
    size_t written = 0;
    bool known = markup_entity_read(text, c, &written) > 0;
    html_str(&r->html, known ? (struct str){c, written} : text);
}

/* A line ends where the writer ended it. */
static int take_text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE len, void *arg)
{
    struct renderer *r = arg;
    struct str text = held(r, at, len);
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        put(r, r->pictures ? STR(" ") : STR("<br>\n"));
    else if (type == MD_TEXT_NULLCHAR)
        put(r, STR("\xEF\xBF\xBD"));
    else if (type == MD_TEXT_ENTITY)
        put_entity(r, text);
    else
        while (text.len)
            html_str(&r->html, str_cut(&text, MARKUP_APART));
    return full(r);
}

/* ---- all ---- */

static void show_as_typed(struct renderer *r)
{
    buf_clear(r->html.out);
    put(r, STR("<pre tabindex=\"0\"><code>"));
    html_str(&r->html, r->typed);
    put(r, STR("</code></pre>"));
}

size_t markup_bytes_max(size_t len)
{
    return MARKUP_GROWTH_MAX * len + FREE_BYTES;
}

struct str markup_beginning(struct str markdown, size_t bytes, bool *whole)
{
    size_t end = bytes;
    *whole = markdown.len <= bytes;
    if (*whole)
        return markdown;
    while (end > bytes / 2 && markdown.at[end - 1] != '\n')
        end--;
    if (end > bytes / 2)
        return str_slice(markdown, 0, end);
    for (end = bytes; end && ((unsigned char)markdown.at[end] & 0xC0) == 0x80;)
        end--;
    return str_slice(markdown, 0, end);
}

struct safe_html markup_render(struct arena *arena, struct str markdown)
{
    static const MD_PARSER reader = {
        .flags = dialect,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    struct buf out;
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    /* What is found too long is longer by one address at most. */
    buf_init(&out, markup_bytes_max(markdown.len) + ADDRESS_MAX * ESCAPE_MAX);
    struct str apart = markup_apart(&scratch, markup_kept(&scratch, markdown));
    char *copy = arena_take(&scratch, apart.len + PADDING);
    for (size_t i = 0; i < apart.len; i++)
        copy[i] = apart.at[i];
    struct renderer fresh = {.html = {&out},
                             .arena = &scratch,
                             .source = {copy, apart.len},
                             .typed = markdown,
                             .runs_back = runs_back(markdown),
                             .most = markup_bytes_max(markdown.len)},
                    r = fresh;
    bool quick = markup_work(apart) <= MARKUP_WORK_PER_BYTE * markdown.len + MARKUP_WORK_FREE;
    while (quick && md_parse(copy, (MD_SIZE)apart.len, &reader, &r) != 0 && !full(&r)) {
        memory_open("md_parse"); /* it ends early for want of memory alone */
        r = fresh;
        buf_clear(&out);
    }
    if (!quick || full(&r))
        show_as_typed(&r);
    check(!out.overflow);
    struct safe_html html = {arena_copy(arena, buf_str(&out))};
    buf_free(&out);
    arena_free(&scratch);
    return html;
}
