#include "text/markup.h"

#include "base/check.h"
#include "text/markup_line.h"
#include "text/markup_mark.h"
#include "text/markup_table.h"

enum { FREE_BYTES = 4096, ESCAPE_MAX = 6 /* "&quot;" */, SCRATCH_FACTOR = 512, SCRATCH_FREE = 1 << 20 };
enum { TITLE_FIRST = 2, TITLE_LAST = 4, TAB_WIDTH = 4 };

enum box_kind { BOX_QUOTE, BOX_LIST, BOX_ITEM };

struct box {
    enum box_kind kind;
    char mark;        /* of a list: '-' '+' '*' '.' ')'; another mark begins another list */
    size_t indent;    /* of an item: columns before its text */
    bool has_content; /* of an item */
};

/* What the lines add to, inside the innermost box. */
enum leaf { LEAF_NONE, LEAF_PARAGRAPH, LEAF_CODE, LEAF_TABLE };

struct writer {
    struct html html;
    struct buf *out; /* the same */
    struct buf paragraph;
    struct arena scratch; /* for the inside of one paragraph */
    struct markup_references references;
    struct box boxes[2 * MARKUP_DEPTH_MAX + 2];
    size_t box_count, depth; /* depth: quotes and lists among them */
    enum leaf leaf;
    struct markup_fence fence;
    size_t columns;
};

static void put(struct writer *w, struct str tag)
{
    buf_put(w->out, tag);
}

static void put_line(struct writer *w, struct str text)
{
    markup_line_put(&w->html, &w->scratch, &w->references, text);
    arena_reset(&w->scratch);
}

/* ---- ends ---- */

static struct box *innermost(struct writer *w)
{
    return w->box_count ? &w->boxes[w->box_count - 1] : NULL;
}

/* Whatever comes into an item now is no longer its first. */
static bool is_first_in_item(struct writer *w)
{
    struct box *box = innermost(w);
    bool first = box && box->kind == BOX_ITEM && !box->has_content;
    if (box)
        box->has_content = true;
    return first;
}

static void paragraph_end(struct writer *w)
{
    bool bare = is_first_in_item(w);
    if (!bare)
        put(w, STR("<p>"));
    put_line(w, buf_str(&w->paragraph));
    if (!bare)
        put(w, STR("</p>"));
    buf_clear(&w->paragraph);
}

static void leaf_end(struct writer *w)
{
    enum leaf leaf = w->leaf;
    w->leaf = LEAF_NONE;
    switch (leaf) {
    case LEAF_PARAGRAPH:
        paragraph_end(w);
        break;
    case LEAF_CODE:
        put(w, STR("</code></pre>"));
        break;
    case LEAF_TABLE:
        put(w, STR("</tbody></table>"));
        break;
    case LEAF_NONE:
        break;
    }
}

static void box_end(struct writer *w)
{
    struct box box = w->boxes[--w->box_count];
    switch (box.kind) {
    case BOX_QUOTE:
        put(w, STR("</blockquote>"));
        break;
    case BOX_LIST:
        put(w, markup_is_numbered(box.mark) ? STR("</ol>") : STR("</ul>"));
        break;
    case BOX_ITEM:
        put(w, STR("</li>"));
        break;
    }
    w->depth -= box.kind != BOX_ITEM;
}

static void end_down_to(struct writer *w, size_t box_count)
{
    if (w->box_count > box_count)
        leaf_end(w);
    while (w->box_count > box_count)
        box_end(w);
}

/* ---- lines ---- */

/* A line while it is read: columns count a tab as far as the next stop. */
struct line {
    struct str rest;
    size_t column;
};

static size_t indent_of(const struct line *line)
{
    size_t column = line->column;
    for (size_t i = 0; i < line->rest.len; i++) {
        if (line->rest.at[i] == ' ')
            column++;
        else if (line->rest.at[i] == '\t')
            column += TAB_WIDTH - column % TAB_WIDTH;
        else
            break;
    }
    return column - line->column;
}

/* Leaves out up to so many columns of white space; a tab that reaches further goes whole. */
static void skip_columns(struct line *line, size_t columns)
{
    size_t end = line->column + columns;
    while (line->column < end && line->rest.len && (line->rest.at[0] == ' ' || line->rest.at[0] == '\t')) {
        line->column += line->rest.at[0] == ' ' ? 1 : TAB_WIDTH - line->column % TAB_WIDTH;
        line->rest = str_slice(line->rest, 1, line->rest.len);
    }
}

static void skip_bytes(struct line *line, size_t bytes)
{
    line->rest = str_slice(line->rest, bytes, line->rest.len);
    line->column += bytes;
}

/* ---- what begins with this line ---- */

/* A list begins inside a paragraph only when it cannot be a sentence that goes on ("in\n2016. That"). */
static bool list_begins(const struct writer *w, struct str text, struct markup_list_mark *mark)
{
    if (!markup_list_mark_read(text, mark) || markup_is_rule(text))
        return false;
    bool empty = str_trim(str_slice(text, mark->bytes, text.len)).len == 0;
    return w->leaf != LEAF_PARAGRAPH || (!empty && mark->number == 1);
}

/* ---- boxes ---- */

/* How many of the open boxes the line belongs to; it moves behind their marks. */
static size_t boxes_matched(struct writer *w, struct line *line)
{
    size_t i = 0;
    for (; i < w->box_count; i++) {
        const struct box *box = &w->boxes[i];
        struct line ahead = *line;
        skip_columns(&ahead, indent_of(&ahead));
        bool quoted = str_starts(ahead.rest, STR(">"));
        if (box->kind == BOX_QUOTE && !quoted)
            break;
        if (box->kind == BOX_ITEM && ahead.rest.len && indent_of(line) < box->indent)
            break;
        if (box->kind == BOX_ITEM)
            skip_columns(line, box->indent);
        if (box->kind != BOX_QUOTE)
            continue;
        skip_bytes(&ahead, 1);
        skip_columns(&ahead, 1);
        *line = ahead;
    }
    return i;
}

static void quote_begin(struct writer *w, struct line *line)
{
    leaf_end(w);
    is_first_in_item(w);
    put(w, STR("<blockquote>"));
    w->boxes[w->box_count++] = (struct box){.kind = BOX_QUOTE};
    w->depth++;
    skip_bytes(line, 1);
    skip_columns(line, 1);
}

static void list_begin(struct writer *w, const struct markup_list_mark *mark)
{
    bool numbered = markup_is_numbered(mark->mark);
    leaf_end(w);
    is_first_in_item(w);
    if (numbered && mark->number != 1)
        buf_printf(w->out, "<ol start=\"%lld\">", (long long)mark->number);
    else
        put(w, numbered ? STR("<ol>") : STR("<ul>"));
    w->boxes[w->box_count++] = (struct box){.kind = BOX_LIST, .mark = mark->mark};
    w->depth++;
}

/* indent: of the mark, from where the box around the list begins. */
static void item_begin(struct writer *w, struct line *line, const struct markup_list_mark *mark,
                       size_t indent)
{
    skip_bytes(line, mark->bytes);
    size_t spaces = indent_of(line);
    bool odd = spaces > TAB_WIDTH || str_trim(line->rest).len == 0;
    skip_columns(line, odd ? 1 : spaces);
    put(w, STR("<li>"));
    w->boxes[w->box_count++] =
        (struct box){.kind = BOX_ITEM, .indent = indent + mark->bytes + (odd ? 1 : spaces)};
}

/* Between two items, where only another item keeps the list open. */
static bool is_between_items(const struct writer *w)
{
    return w->box_count && w->boxes[w->box_count - 1].kind == BOX_LIST;
}

static void list_end(struct writer *w)
{
    if (is_between_items(w))
        box_end(w);
}

/* Begins the quote or item whose mark the line has now. False when there is none, or no room for it. */
static bool box_begin(struct writer *w, struct line *line)
{
    struct line ahead = *line;
    struct markup_list_mark mark;
    size_t indent = indent_of(&ahead);
    skip_columns(&ahead, indent);
    bool quote = str_starts(ahead.rest, STR(">"));
    if (!quote && !list_begins(w, ahead.rest, &mark))
        return false;
    bool next_item = !quote && is_between_items(w) && innermost(w)->mark == mark.mark;
    if (!next_item)
        list_end(w);
    if (!next_item && w->depth == MARKUP_DEPTH_MAX)
        return false;
    *line = ahead;
    if (quote) {
        quote_begin(w, line);
        return true;
    }
    if (!next_item)
        list_begin(w, &mark);
    item_begin(w, line, &mark, indent);
    return true;
}

/* ---- leaves ---- */

static void title_put(struct writer *w, struct str text, size_t level)
{
    size_t shown = level + TITLE_FIRST - 1 < TITLE_LAST ? level + TITLE_FIRST - 1 : TITLE_LAST;
    text = str_trim(str_slice(text, level, text.len));
    struct str bare = text;
    while (str_ends(bare, STR("#")))
        bare = str_slice(bare, 0, bare.len - 1);
    if (bare.len == 0 || str_ends(bare, STR(" ")))
        text = bare; /* "## Title ##" */
    buf_printf(w->out, "<h%zu>", shown);
    put_line(w, text);
    buf_printf(w->out, "</h%zu>", shown);
}

static void row_put(struct writer *w, struct str row, struct str open, struct str close)
{
    row = markup_row_trim(row);
    put(w, STR("<tr>"));
    for (size_t i = 0; i < w->columns; i++) {
        put(w, open);
        put_line(w, markup_cell_cut(&row));
        put(w, close);
    }
    put(w, STR("</tr>"));
}

/* True when the paragraph was the head of a table whose rule is this line. */
static bool table_begin(struct writer *w, struct str rule)
{
    struct str head = buf_str(&w->paragraph);
    size_t columns = w->leaf == LEAF_PARAGRAPH ? markup_columns_of(rule) : 0;
    bool fits = columns && str_find_char(head, '\n') == head.len && markup_cell_count(head) == columns;
    if (!fits)
        return false;
    w->columns = columns;
    is_first_in_item(w);
    put(w, STR("<table><thead>"));
    row_put(w, head, STR("<th scope=\"col\">"), STR("</th>"));
    put(w, STR("</thead><tbody>"));
    buf_clear(&w->paragraph);
    w->leaf = LEAF_TABLE;
    return true;
}

static void code_line(struct writer *w, struct line *line)
{
    struct str text = str_trim(line->rest);
    size_t marks = markup_run(text, w->fence.mark);
    if (marks >= w->fence.length && marks == text.len) {
        leaf_end(w);
        return;
    }
    skip_columns(line, w->fence.indent);
    html_str(&w->html, line->rest);
    buf_put_char(w->out, '\n');
}

static bool is_reference(const struct writer *w, struct str text)
{
    struct markup_reference reference;
    return w->leaf == LEAF_NONE && markup_reference_read(text, &reference) &&
           markup_reference_find(&w->references, reference.label);
}

static void paragraph_add(struct writer *w, struct str text)
{
    if (w->leaf != LEAF_PARAGRAPH)
        leaf_end(w);
    if (w->leaf == LEAF_PARAGRAPH)
        buf_put_char(&w->paragraph, '\n');
    w->leaf = LEAF_PARAGRAPH;
    buf_put(&w->paragraph, text);
}

/* A title, a rule or a fence; false when the line is none of them. */
static bool single_line(struct writer *w, struct str text, size_t indent)
{
    struct markup_fence fence;
    size_t level = markup_title_level(text);
    bool fenced = markup_fence_read(text, &fence);
    if (!level && !fenced && !markup_is_rule(text))
        return false;
    leaf_end(w);
    is_first_in_item(w);
    if (level) {
        title_put(w, text, level);
    } else if (fenced) {
        w->fence = (struct markup_fence){fence.mark, fence.length, indent};
        w->leaf = LEAF_CODE;
        put(w, STR("<pre tabindex=\"0\"><code>"));
    } else {
        put(w, STR("<hr>"));
    }
    return true;
}

static void leaf_line(struct writer *w, struct line *line)
{
    size_t indent = indent_of(line);
    struct str text = str_trim(line->rest);
    if (text.len == 0)
        leaf_end(w);
    else if (single_line(w, text, indent) || is_reference(w, text) || table_begin(w, text))
        return;
    else if (w->leaf == LEAF_TABLE)
        row_put(w, text, STR("<td>"), STR("</td>"));
    else
        paragraph_add(w, text);
}

static void read_line(struct writer *w, struct str text)
{
    if (str_ends(text, STR("\r")))
        text = str_slice(text, 0, text.len - 1);
    struct line line = {text, 0};
    end_down_to(w, boxes_matched(w, &line));
    if (w->leaf == LEAF_CODE) {
        code_line(w, &line);
        return;
    }
    while (box_begin(w, &line))
        ;
    list_end(w);
    leaf_line(w, &line);
}

/* A text that would grow without measure, as it was typed. */
static void put_as_typed(struct writer *w, struct str markdown)
{
    buf_clear(w->out);
    w->out->limit = markdown.len * ESCAPE_MAX + FREE_BYTES;
    put(w, STR("<pre tabindex=\"0\"><code>"));
    html_str(&w->html, markdown);
    put(w, STR("</code></pre>"));
}

static void write_markup(struct writer *w, struct str markdown)
{
    struct str rest = markdown;
    markup_references_read(&w->references, markdown);
    while (rest.len && !w->out->overflow)
        read_line(w, str_cut(&rest, '\n'));
    leaf_end(w);
    end_down_to(w, 0);
    if (w->out->overflow)
        put_as_typed(w, markdown);
}

struct safe_html markup_render(struct arena *arena, struct str markdown)
{
    struct buf out;
    struct writer *w = ARENA_NEW(arena, struct writer);
    w->html.out = w->out = &out;
    buf_init(&out, markdown.len * MARKUP_GROWTH_MAX + FREE_BYTES);
    buf_init(&w->paragraph, markdown.len + 1);
    arena_init(&w->scratch, markdown.len * SCRATCH_FACTOR + SCRATCH_FREE);
    write_markup(w, markdown);
    struct str markup = arena_copy(arena, buf_str(&out));
    arena_free(&w->scratch);
    buf_free(&w->paragraph);
    buf_free(&out);
    return (struct safe_html){markup};
}
