/*
 * pack_pages PAGES.h PAGES.c FILE...: compiles page files into C functions that print them.
 * pack_pages --sentences FILE...: prints what a person reads in them for xgettext, with #line.
 *
 * A page file is HTML. Its first line, <!-- argument: const struct question_page *v -->, names the argument
 * of the function ("none": it has none); lines <!-- include: "web/kit/views.h" --> may follow. The function is
 * called page_NAME for NAME.html. A line that begins with % is C. {{ expression }} prints, and the type of
 * the expression decides how (text/kit/html.h). HTML comments and indentation are left out, except indentation
 * in pre and textarea. Text is a sentence, which is looked up in the language of the page
 * (pack_pages_unit.h); translate="no" exempts an element.
 */
#include "pack_pages.h"
#include "pack_pages_unit.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS_MAX = 32 };

struct page {
    const char *path;
    int line;
    FILE *out;
    bool in_comment;
    bool code_goes_on; /* the line of C before is not finished */
    struct place place;
    struct place blocks[BLOCKS_MAX]; /* where each open block of C began; the first is the page itself */
    int block_count;
    struct text content;     /* of the page, compiled */
    struct text tag;         /* the tag that is being read */
    struct unit unit, value; /* the sentence that is being read: in text, in an attribute */
    bool in_value;
    int exempt; /* open elements, from the one that is exempt from being said */
    struct sentences sentences;
};

static _Noreturn void refuse(const struct page *page, const char *why)
{
    fprintf(stderr, "%s:%d: %s\n", page->path, page->line, why);
    exit(1);
}

static void must(const struct page *page, const char *why)
{
    if (why)
        refuse(page, why);
}

static void *need(void *memory)
{
    if (memory)
        return memory;
    fprintf(stderr, "pack_pages: no memory\n");
    exit(1);
}

static void flush_unit(struct page *page)
{
    if (!unit_flush(&page->unit, &page->content, &page->sentences))
        refuse(page, page->sentences.complaint);
}

/* Where HTML goes that is no part of a sentence: into a tag, an exempt element, or the page. */
static struct text *content_of(struct page *page)
{
    if (page->place.mode != TEXT && page->place.mode != RAW)
        return &page->tag;
    return page->unit.count ? &page->unit.pieces[page->unit.count - 1].content : &page->content;
}

static struct piece *need_piece(struct page *page, struct unit *unit, enum piece_kind kind)
{
    struct piece *piece = unit_piece(unit, kind, page->line);
    if (!piece)
        refuse(page, "this sentence has too many parts");
    return piece;
}

/* Where a byte of HTML goes. */
static struct text *literal_place(struct page *page)
{
    if (page->in_value)
        return &need_piece(page, &page->value, PIECE_TEXT)->content;
    if (page->place.mode == TEXT && !page->exempt)
        return &need_piece(page, &page->unit, PIECE_TEXT)->content;
    return content_of(page);
}

static void add_expression(struct page *page, const char *from, size_t length, bool is_url)
{
    struct piece *piece = NULL;
    struct text *content;
    bool read = page->in_value || (page->place.mode == TEXT && !page->exempt);
    if (read) {
        piece = need_piece(page, page->in_value ? &page->value : &page->unit, PIECE_PRINT);
        expression_name(from, length, piece->name);
    }
    content = piece ? &piece->content : content_of(page);
    char *code;
    if (asprintf(&code, "#line %d \"%s\"\n    %s(h, (%.*s));\n", page->line, page->path,
                 is_url ? "html_url"
                 : read ? "html_show"
                        : "html_put",
                 (int)length, from) < 0)
        exit(1);
    text_add_code(content, code);
    free(code);
}

/* The end of a tag inside a sentence. */
static void end_inline(struct page *page, bool empty, bool exempts)
{
    enum piece_kind kind = empty || exempts ? PIECE_EMPTY : page->place.closing ? PIECE_CLOSE : PIECE_OPEN;
    struct piece *piece = need_piece(page, &page->unit, kind);
    snprintf(piece->name, sizeof piece->name, "%s", page->place.tag);
    text_add(&piece->content, page->tag.at, page->tag.length);
}

/* Behind the '>' of a tag. */
static void end_tag(struct page *page)
{
    const char *name = page->place.tag;
    bool empty = element_is_void(name) || strstr(page->tag.at, "/>");
    bool exempts = !page->place.closing && !empty &&
                   (element_is_exempt(name) || strstr(page->tag.at, "translate=\"no\""));
    if (page->exempt) {
        text_add(content_of(page), page->tag.at, page->tag.length);
        page->exempt += empty ? 0 : page->place.closing ? -1 : 1;
        return;
    }
    if (element_is_inline(name)) {
        end_inline(page, empty, exempts);
    } else {
        flush_unit(page);
        text_add(&page->content, page->tag.at, page->tag.length);
    }
    page->exempt = exempts;
}

static void end_value(struct page *page)
{
    page->in_value = false;
    if (!unit_flush(&page->value, &page->tag, &page->sentences))
        refuse(page, page->sentences.complaint);
}

/* Moves over one byte of HTML. */
static void step(struct page *page, const char *at)
{
    enum mode before = page->place.mode;
    struct text *literal = before == TEXT && *at != '<' ? literal_place(page) : NULL;
    must(page, place_step(&page->place, at));
    enum mode mode = page->place.mode;
    if (before == QUOTED && mode != QUOTED && page->in_value)
        end_value(page);
    if (mode == TAG_OPEN && before != TAG_OPEN)
        text_clear(&page->tag);
    if (!literal)
        literal = before == RAW && mode == RAW ? &page->content : &page->tag;
    if (page->in_value)
        literal = literal_place(page);
    text_add_char(literal, *at);
    if (before == BEFORE_VALUE && mode == QUOTED)
        page->in_value = attribute_is_read(page->place.attribute, page->tag.at) && !page->exempt;
    if (before != TEXT && before != RAW && (mode == TEXT || mode == RAW))
        end_tag(page);
}

/* What xgettext looks into for SAY. */
static void offer_code(struct page *page, const char *code, size_t length)
{
    if (page->sentences.out)
        fprintf(page->sentences.out, "#line %d \"%s\"\n%.*s\n", page->line, page->path, (int)length, code);
}

static void add_code(struct page *page, const char *code)
{
    char *lines;
    if (asprintf(&lines, "#line %d \"%s\"\n   %s\n", page->line, page->path, code) < 0)
        exit(1);
    if (page->place.mode == TEXT)
        flush_unit(page);
    text_add_code(content_of(page), lines);
    offer_code(page, code, strlen(code));
    free(lines);
}

static void open_block(struct page *page)
{
    if (page->block_count == BLOCKS_MAX)
        refuse(page, "blocks are nested too deeply");
    page->blocks[page->block_count++] = page->place;
}

static void close_block(struct page *page)
{
    if (page->block_count == 1)
        refuse(page, "this } closes nothing");
    if (!place_same(&page->blocks[--page->block_count], &page->place))
        refuse(page, "the block ends at another place of the HTML than it began");
}

static void check_label(const struct page *page)
{
    if (!place_same(&page->blocks[page->block_count - 1], &page->place))
        refuse(page, "a case begins at another place of the HTML than its switch");
}

static void check_jump(const struct page *page)
{
    for (int i = 0; i < page->block_count; i++)
        if (!place_same(&page->blocks[i], &page->place))
            refuse(page,
                   "the program may leave here, but the HTML stands at another place than where it arrives");
}

/* A line of C, behind its %. */
static void read_code(struct page *page, const char *code)
{
    must(page, place_code(&page->place));
    const char *at = code, *why = NULL;
    for (enum code_step step; (step = code_next(&at, &why)) != CODE_END;) {
        if (step == CODE_BAD)
            refuse(page, why);
        if (step == CODE_OPEN)
            open_block(page);
        else if (step == CODE_CLOSE)
            close_block(page);
        else if (step == CODE_LABEL)
            check_label(page);
        else
            check_jump(page);
    }
    must(page, code_check_end(code, &page->code_goes_on));
    add_code(page, code);
}

/* The }} that ends an expression; those in literals do not. */
static const char *expression_end(const char *at)
{
    for (char quote = 0; *at; at++) {
        if (!quote && at[0] == '}' && at[1] == '}')
            return at;
        if (quote && *at == '\\' && at[1])
            at++;
        else if (*at == quote)
            quote = 0;
        else if (!quote && (*at == '"' || *at == '\''))
            quote = *at;
    }
    return NULL;
}

/* STR("..."), without what must be escaped: it is text like the text beside it. */
static bool is_plain_text(const char *from, size_t length)
{
    if (length < 8 || strncmp(from, "STR(\"", 5) != 0 || strncmp(from + length - 2, "\")", 2) != 0)
        return false;
    for (size_t i = 5; i < length - 2; i++)
        if (strchr("\\\"&<>{}", from[i]))
            return false;
    return true;
}

/* A STR("...") with a letter, outside of a comparison. */
static bool says_english(const char *from, const char *to)
{
    for (const char *at = from; (at = strstr(at, "STR(\"")) && at < to; at += 5) {
        bool compared = at - from > 2 && strchr(",(", at[-1] == ' ' ? at[-2] : at[-1]);
        for (const char *c = at + 5; !compared && *c != '"' && c < to; c++)
            if (isalpha((unsigned char)*c))
                return true;
    }
    return false;
}

/* {{ expression }}; returns what is behind it. */
static const char *read_expression(struct page *page, const char *at)
{
    bool is_url;
    const char *end = expression_end(at + 2);
    if (!end)
        refuse(page, "{{ without }} on its line");
    must(page, place_print(&page->place, &is_url));
    const char *from = at + 2, *to = end;
    while (from < to && isspace((unsigned char)*from))
        from++;
    while (from < to && isspace((unsigned char)to[-1]))
        to--;
    if (from == to)
        refuse(page, "{{ }} without an expression");
    bool read = page->place.mode == TEXT || page->in_value;
    if (page->place.mode == TEXT && is_plain_text(from, (size_t)(to - from))) {
        text_add(literal_place(page), from + 5, (size_t)(to - from) - 7);
        return end + 2;
    }
    if (read && !page->exempt && says_english(from, to))
        refuse(page, "a person reads this: write SAY(\"...\") instead of STR(\"...\")");
    add_expression(page, from, (size_t)(to - from), is_url);
    offer_code(page, from, (size_t)(to - from));
    return end + 2;
}

/* Behind the comment, or the end of the line when it goes on. */
static const char *read_comment(struct page *page, const char *at)
{
    const char *end = strstr(at, "-->");
    const char *print = strstr(at, "{{");
    if (print && (!end || print < end))
        refuse(page, "an expression cannot stand in a comment, which is left out of the page");
    page->in_comment = end == NULL;
    return end ? end + 3 : at + strlen(at);
}

/* A line of HTML. It ends with a line feed only when something of it is left. */
static void read_html(struct page *page, const char *line)
{
    const char *at = line;
    bool left = page->place.keeps_space;
    while (*at) {
        if (page->in_comment || (page->place.mode == TEXT && strncmp(at, "<!--", 4) == 0)) {
            at = read_comment(page, at);
            continue;
        }
        left = true;
        if (page->code_goes_on)
            refuse(page, "the line of C before is not finished");
        if (at[0] == '{' && at[1] == '{') {
            at = read_expression(page, at);
            continue;
        }
        step(page, at++);
    }
    if (left)
        step(page, "\n");
}

static void read_line(struct page *page, const char *line)
{
    const char *content = line + strspn(line, " \t");
    if (*content == '%' && page->in_comment)
        refuse(page, "a line of C cannot stand in a comment, which is left out of the page");
    if (*content == '%')
        read_code(page, content + 1);
    else
        read_html(page, page->place.keeps_space ? line : content);
}

/* Takes the line feed and trailing white space off. */
static char *trim_end(char *line)
{
    for (size_t length = strlen(line); length && isspace((unsigned char)line[length - 1]);)
        line[--length] = 0;
    return line;
}

/* The text between `before` and " -->" when the line has this form, else NULL. */
static char *between(char *line, const char *before)
{
    size_t length = strlen(line), skip = strlen(before);
    if (strncmp(line, before, skip) != 0 || length < skip + 4 || strcmp(line + length - 4, " -->") != 0)
        return NULL;
    line[length - 4] = 0;
    return line + skip;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The function's name without page_. */
static char *page_name(const struct page *page)
{
    char *name = need(strdup(base_name(page->path)));
    name[strcspn(name, ".")] = 0;
    if (!*name || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        refuse(page, "the name of a page file has lower-case letters, digits and _");
    return name;
}

/* The first line: the prototype for the header and the head of the function. */
static void read_argument(struct page *page, char *line, FILE *header)
{
    char *argument = between(line, "<!-- argument: ");
    if (!argument)
        refuse(page, "the first line is <!-- argument: const struct NAME *v -->");
    bool none = strcmp(argument, "none") == 0;
    const char *type = strstr(argument, "struct "), *last = argument + strlen(argument);
    while (last > argument && (isalnum((unsigned char)last[-1]) || last[-1] == '_'))
        last--;
    if (!none && (!*last || last == argument))
        refuse(page, "the argument needs a type and a name");
    char *name = page_name(page);
    if (type)
        fprintf(header, "struct %.*s;\n", (int)strcspn(type + 7, " *"), type + 7);
    const char *comma = none ? "" : ", ", *shown = none ? "" : argument;
    fprintf(header, "void page_%s(struct html *h%s%s);\n", name, comma, shown);
    fprintf(page->out, "void page_%s(struct html *h%s%s)\n{\n    (void)h;\n", name, comma, shown);
    if (!none)
        fprintf(page->out, "    (void)%s;\n", last);
    free(name);
}

static void end_page(struct page *page)
{
    if (page->in_comment)
        refuse(page, "the page ends in a comment");
    if (page->block_count != 1)
        refuse(page, "a { is not closed");
    if (!place_same(&page->blocks[0], &page->place))
        refuse(page, "the page ends inside a tag, or in pre, textarea, script or style");
    flush_unit(page);
    print_content(page->out, &page->content);
    fputs("}\n", page->out);
    text_free(&page->content);
    text_free(&page->tag);
    unit_free(&page->unit);
    unit_free(&page->value);
}

static void read_page(const char *path, FILE *header, FILE *out, FILE *sentences)
{
    struct page page = {
        .path = path, .out = out, .line = 1, .block_count = 1, .sentences = {.out = sentences, .path = path}};
    FILE *in = fopen(path, "rb");
    if (!in)
        refuse(&page, "cannot be read");
    char *line = NULL, *include;
    size_t room = 0;
    text_clear(&page.content);
    text_clear(&page.tag);
    if (getline(&line, &room, in) < 0)
        refuse(&page, "the file is empty");
    char *first = need(strdup(trim_end(line)));
    bool more = getline(&line, &room, in) >= 0;
    for (; more && (include = between(trim_end(line), "<!-- include: ")); page.line++) {
        fprintf(out, "#include %s\n", include);
        more = getline(&line, &room, in) >= 0;
    }
    int top = page.line;
    page.line = 1;
    read_argument(&page, first, header);
    for (page.line = top + 1; more; page.line++) {
        read_line(&page, trim_end(line));
        more = getline(&line, &room, in) >= 0;
    }
    end_page(&page);
    free(first);
    free(line);
    fclose(in);
}

static FILE *create(const char *path)
{
    FILE *file = fopen(path, "wb");
    if (file)
        return file;
    fprintf(stderr, "pack_pages: cannot write %s\n", path);
    exit(1);
}

static int print_sentences(int count, char **paths)
{
    FILE *nowhere = create("/dev/null");
    for (int i = 0; i < count; i++)
        read_page(paths[i], nowhere, nowhere, stdout);
    return fclose(nowhere) == 0 && fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--sentences") == 0)
        return print_sentences(argc - 2, argv + 2);
    if (argc < 3) {
        fprintf(stderr, "usage: pack_pages PAGES.h PAGES.c FILE...\n       pack_pages --sentences FILE...\n");
        return 2;
    }
    FILE *header = create(argv[1]), *out = create(argv[2]);
    fputs("#pragma once\n#include \"text/kit/html.h\"\n", header);
    fprintf(out, "#include \"%s\"\n", base_name(argv[1]));
    for (int i = 3; i < argc; i++)
        read_page(argv[i], header, out, NULL);
    return fclose(header) == 0 && fclose(out) == 0 ? 0 : 1;
}
