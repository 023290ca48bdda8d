#include "text/desk/markdown_make.h"

#include "base/check.h"
#include "text/desk/markdown_put.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* A tag of three letters makes two lines with margins at most. */
enum { GROWTH = 2 * MARGIN_MAX, ROOM = 1024 };

static struct markdown begin(struct buf *out, size_t source_len)
{
    buf_init(out, source_len * GROWTH + ROOM);
    return (struct markdown){.out = out, .fresh = true, .line_start = true, .digits = true};
}

static struct str finish(struct arena *arena, struct buf *out)
{
    check(!out->overflow);
    struct str text = arena_copy(arena, buf_str(out));
    buf_free(out);
    return text;
}

struct str markdown_of_text(struct arena *arena, struct str text)
{
    struct buf out;
    struct markdown md = begin(&out, text.len);
    while (text.len) {
        struct str line = str_trim(str_cut(&text, '\n'));
        markdown_put_text(&md, line);
        markdown_put_break(&md);
    }
    return finish(arena, &out);
}

/* ---- HTML ---- */

enum element {
    ELEMENT_PLAIN, /* what is in it stands where it stands */
    ELEMENT_GONE,
    ELEMENT_BLOCK,
    ELEMENT_HEADING,
    ELEMENT_ITEM,
    ELEMENT_QUOTE,
    ELEMENT_CODE_BLOCK,
    ELEMENT_CODE,
    ELEMENT_STRONG,
    ELEMENT_EMPHASIS,
    ELEMENT_STRUCK,
    ELEMENT_LINK,
    ELEMENT_PICTURE,
    ELEMENT_BREAK,
    ELEMENT_RULE,
    ELEMENT_ROW,
    ELEMENT_CELL
};

static const struct {
    const char *name;
    enum element element;
} elements[] = {
    {"script", ELEMENT_GONE},   {"style", ELEMENT_GONE},       {"head", ELEMENT_GONE},
    {"title", ELEMENT_GONE},    {"iframe", ELEMENT_GONE},      {"object", ELEMENT_GONE},
    {"embed", ELEMENT_GONE},    {"applet", ELEMENT_GONE},      {"form", ELEMENT_GONE},
    {"input", ELEMENT_GONE},    {"select", ELEMENT_GONE},      {"textarea", ELEMENT_GONE},
    {"button", ELEMENT_GONE},   {"noscript", ELEMENT_GONE},    {"template", ELEMENT_GONE},
    {"svg", ELEMENT_GONE},      {"math", ELEMENT_GONE},        {"p", ELEMENT_BLOCK},
    {"div", ELEMENT_BLOCK},     {"section", ELEMENT_BLOCK},    {"article", ELEMENT_BLOCK},
    {"ul", ELEMENT_BLOCK},      {"ol", ELEMENT_BLOCK},         {"dl", ELEMENT_BLOCK},
    {"dt", ELEMENT_BLOCK},      {"dd", ELEMENT_BLOCK},         {"table", ELEMENT_BLOCK},
    {"figure", ELEMENT_BLOCK},  {"center", ELEMENT_BLOCK},     {"address", ELEMENT_BLOCK},
    {"h1", ELEMENT_HEADING},    {"h2", ELEMENT_HEADING},       {"h3", ELEMENT_HEADING},
    {"h4", ELEMENT_HEADING},    {"h5", ELEMENT_HEADING},       {"h6", ELEMENT_HEADING},
    {"li", ELEMENT_ITEM},       {"blockquote", ELEMENT_QUOTE}, {"pre", ELEMENT_CODE_BLOCK},
    {"code", ELEMENT_CODE},     {"tt", ELEMENT_CODE},          {"kbd", ELEMENT_CODE},
    {"samp", ELEMENT_CODE},     {"b", ELEMENT_STRONG},         {"strong", ELEMENT_STRONG},
    {"i", ELEMENT_EMPHASIS},    {"em", ELEMENT_EMPHASIS},      {"s", ELEMENT_STRUCK},
    {"strike", ELEMENT_STRUCK}, {"del", ELEMENT_STRUCK},       {"a", ELEMENT_LINK},
    {"img", ELEMENT_PICTURE},   {"br", ELEMENT_BREAK},         {"hr", ELEMENT_RULE},
    {"tr", ELEMENT_ROW},        {"td", ELEMENT_CELL},          {"th", ELEMENT_CELL},
};

static enum element element_of(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return ELEMENT_GONE;
    for (size_t i = 0; i < COUNT_OF(elements); i++)
        if (strcmp((const char *)node->name, elements[i].name) == 0)
            return elements[i].element;
    return ELEMENT_PLAIN;
}

static bool is_block(enum element element)
{
    return (element >= ELEMENT_BLOCK && element <= ELEMENT_CODE_BLOCK) || element == ELEMENT_RULE ||
           element == ELEMENT_ROW;
}

static bool has_block(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && (is_block(element_of(child)) || has_block(child)))
            return true;
    return false;
}

static struct str text_of(const xmlChar *text)
{
    return text ? str_from((const char *)text) : STR_NONE;
}

static void walk(struct markdown *md, const xmlNode *node);

static void walk_children(struct markdown *md, const xmlNode *node)
{
    int items = md->items;
    md->items = 0;
    for (const xmlNode *child = node->children; child; child = child->next)
        walk(md, child);
    md->items = items;
}

/* The words of an element with marks around them; none around nothing, nor around blocks. */
static void put_marked(struct markdown *md, const xmlNode *node, struct str before, struct str behind)
{
    struct buf words;
    if (has_block(node) || md->margin_len == MARGIN_MAX) {
        walk_children(md, node);
        return;
    }
    buf_init(&words, md->out->limit);
    struct markdown inner = *md;
    inner.out = &words;
    inner.fresh = inner.one_line = true;
    inner.block = inner.space = inner.led = inner.line_start = inner.digits = false;
    inner.breaks = 0;
    inner.linked |= str_eq(before, STR("["));
    walk_children(&inner, node);
    if (words.len) {
        md->space |= inner.led;
        markdown_put_raw(md, before);
        buf_put(md->out, buf_str(&words));
        buf_put(md->out, behind);
    }
    md->space |= inner.space || inner.breaks;
    buf_free(&words);
}

static void put_link(struct markdown *md, const xmlNode *node)
{
    struct buf behind;
    xmlChar *href = xmlGetProp(node, (const xmlChar *)"href"), *words = xmlNodeGetContent(node);
    struct str address = str_trim(text_of(href));
    buf_init(&behind, md->out->limit);
    buf_put(&behind, STR("](<"));
    if (md->linked || !markdown_put_address(&behind, address)) {
        walk_children(md, node);
    } else if (str_eq(str_trim(text_of(words)), address)) {
        buf_put_char(&behind, '>');
        markdown_put_raw(md, str_slice(buf_str(&behind), 2, behind.len));
    } else {
        buf_put(&behind, STR(">)"));
        put_marked(md, node, STR("["), buf_str(&behind));
    }
    buf_free(&behind);
    xmlFree(href);
    xmlFree(words);
}

/* Pictures of elsewhere are not shown, only led to. */
static void put_picture(struct markdown *md, const xmlNode *node)
{
    struct buf address;
    xmlChar *src = xmlGetProp(node, (const xmlChar *)"src"), *alt = xmlGetProp(node, (const xmlChar *)"alt");
    struct str words = str_trim(text_of(alt));
    buf_init(&address, md->out->limit);
    if (!md->linked && markdown_put_address(&address, str_trim(text_of(src)))) {
        bool named = words.len > 0;
        markdown_put_raw(md, named ? STR("[") : STR("<"));
        md->linked = true;
        markdown_put_text(md, words);
        md->linked = false;
        buf_put(md->out, named ? STR("](<") : STR_NONE);
        buf_put(md->out, buf_str(&address));
        buf_put(md->out, named ? STR(">)") : STR(">"));
    } else {
        markdown_put_text(md, words);
    }
    buf_free(&address);
    xmlFree(src);
    xmlFree(alt);
}

static void put_item(struct markdown *md, const xmlNode *node)
{
    char mark[24] = "- ", blanks[24] = "";
    int before = md->items;
    if (node->parent && node->parent->name && strcmp((const char *)node->parent->name, "ol") == 0)
        snprintf(mark, sizeof mark, "%d. ", before + 1);
    memset(blanks, ' ', strlen(mark));
    markdown_put_line(md, before == 0);
    markdown_put_raw(md, str_from(mark));
    size_t margin = markdown_indent(md, str_slice(str_from(blanks), 0, strlen(mark)));
    md->fresh = true;
    walk_children(md, node);
    markdown_unindent(md, margin);
    md->items = before + 1;
}

static void put_quote(struct markdown *md, const xmlNode *node)
{
    markdown_put_line(md, true);
    markdown_put_raw(md, STR("> "));
    size_t margin = markdown_indent(md, STR("> "));
    md->fresh = true;
    walk_children(md, node);
    markdown_unindent(md, margin);
}

static void put_heading(struct markdown *md, const xmlNode *node)
{
    static const struct str marks[] = {STR_INIT("## "), STR_INIT("### "), STR_INIT("#### ")};
    int level = node->name[1] - '1';
    bool before = md->one_line;
    md->block = md->one_line = true;
    put_marked(md, node, marks[level < 2 ? 0 : level > 2 ? 2 : 1], STR_NONE);
    md->one_line = before;
    md->block = true;
}

static void put_code(struct markdown *md, const xmlNode *node, bool block)
{
    xmlChar *code = xmlNodeGetContent(node);
    if (block)
        markdown_put_code_block(md, text_of(code));
    else
        markdown_put_code(md, text_of(code));
    xmlFree(code);
}

static void put_block(struct markdown *md, const xmlNode *node)
{
    md->block = true;
    walk_children(md, node);
    md->block = true;
}

static void put_rule(struct markdown *md)
{
    markdown_put_line(md, true);
    markdown_put_raw(md, STR("---"));
    md->block = true;
}

static void put_row(struct markdown *md, const xmlNode *node)
{
    markdown_put_break(md);
    walk_children(md, node);
}

static void put_cell(struct markdown *md, const xmlNode *node)
{
    md->space = true;
    walk_children(md, node);
    md->space = true;
}

static void walk(struct markdown *md, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        markdown_put_text(md, text_of(node->content));
        return;
    }
    switch (element_of(node)) {
    case ELEMENT_GONE:
        return;
    case ELEMENT_PLAIN:
        walk_children(md, node);
        return;
    case ELEMENT_BLOCK:
        put_block(md, node);
        return;
    case ELEMENT_HEADING:
        put_heading(md, node);
        return;
    case ELEMENT_ITEM:
        put_item(md, node);
        return;
    case ELEMENT_QUOTE:
        put_quote(md, node);
        return;
    case ELEMENT_CODE_BLOCK:
        put_code(md, node, true);
        return;
    case ELEMENT_CODE:
        put_code(md, node, false);
        return;
    case ELEMENT_STRONG:
        put_marked(md, node, STR("**"), STR("**"));
        return;
    case ELEMENT_EMPHASIS:
        put_marked(md, node, STR("*"), STR("*"));
        return;
    case ELEMENT_STRUCK:
        put_marked(md, node, STR("~~"), STR("~~"));
        return;
    case ELEMENT_LINK:
        put_link(md, node);
        return;
    case ELEMENT_PICTURE:
        put_picture(md, node);
        return;
    case ELEMENT_BREAK:
        markdown_put_break(md);
        return;
    case ELEMENT_RULE:
        put_rule(md);
        return;
    case ELEMENT_ROW:
        put_row(md, node);
        return;
    case ELEMENT_CELL:
        put_cell(md, node);
        return;
    }
}

struct str markdown_of_html(struct arena *arena, struct str html)
{
    struct buf out;
    if (html.len == 0 || html.len > INT_MAX)
        return STR_NONE;
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    check(parser != NULL);
    xmlDoc *tree =
        htmlCtxtReadMemory(parser, html.at, (int)html.len, NULL, "UTF-8",
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    bool whole = tree && !parser->disableSAX;
    htmlFreeParserCtxt(parser);
    struct markdown md = begin(&out, html.len);
    const xmlNode *root = whole ? xmlDocGetRootElement(tree) : NULL;
    if (root)
        walk(&md, root);
    xmlFreeDoc(tree);
    struct str text = finish(arena, &out);
    return whole ? text : markdown_of_text(arena, html);
}
