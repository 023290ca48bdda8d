/*
 * pack_pages PAGES.h PAGES.c FILE...: compiles page files into C functions that print them.
 *
 * A page file is HTML. Its first line, <!-- argument: const struct question_page *v -->, names the argument
 * of the function ("none": it has none); lines <!-- include: "web/kit/views.h" --> may follow. The function is
 * called page_NAME for NAME.html. A line that begins with % is C. {{ expression }} prints, and the type of
 * the expression decides how (text/kit/html.h). HTML comments and indentation are left out, except indentation
 * in pre and textarea.
 */
#include "pack_pages.h"

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
    char *text; /* literal HTML not yet printed */
    size_t text_length;
    FILE *text_stream;
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

static void begin_text(struct page *page)
{
    page->text_stream = need(open_memstream(&page->text, &page->text_length));
}

/* One string literal a line of HTML. */
static void print_literal(FILE *out, const char *text, size_t length)
{
    fputs("\n        \"", out);
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            fputc('\\', out);
        if (text[i] == '\n')
            fputs(i + 1 < length ? "\\n\"\n        \"" : "\\n", out);
        else
            fputc(text[i], out);
    }
    fputc('"', out);
}

/* Prints the literal HTML gathered so far. */
static void flush_text(struct page *page)
{
    fclose(page->text_stream);
    if (page->text_length) {
        fputs("    html_raw(h,", page->out);
        print_literal(page->out, page->text, page->text_length);
        fprintf(page->out, ", %zu);\n", page->text_length);
    }
    free(page->text);
    begin_text(page);
}

static void print_line_number(const struct page *page)
{
    fprintf(page->out, "#line %d \"%s\"\n", page->line, page->path);
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
    flush_text(page);
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
    print_line_number(page);
    fprintf(page->out, "   %s\n", code);
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
    flush_text(page);
    print_line_number(page);
    fprintf(page->out, "    %s(h, (%.*s));\n", is_url ? "html_url" : "html_put", (int)(to - from), from);
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
        must(page, place_step(&page->place, at));
        fputc(*at++, page->text_stream);
    }
    if (left) {
        must(page, place_step(&page->place, "\n"));
        fputc('\n', page->text_stream);
    }
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
    flush_text(page);
    fputs("}\n", page->out);
    fclose(page->text_stream);
    free(page->text);
}

static void read_page(const char *path, FILE *header, FILE *out)
{
    struct page page = {.path = path, .out = out, .line = 1, .block_count = 1};
    FILE *in = fopen(path, "rb");
    if (!in)
        refuse(&page, "cannot be read");
    char *line = NULL, *include;
    size_t room = 0;
    begin_text(&page);
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

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: pack_pages PAGES.h PAGES.c FILE...\n");
        return 2;
    }
    FILE *header = create(argv[1]), *out = create(argv[2]);
    fputs("#pragma once\n#include \"text/kit/html.h\"\n", header);
    fprintf(out, "#include \"%s\"\n", base_name(argv[1]));
    for (int i = 3; i < argc; i++)
        read_page(argv[i], header, out);
    return fclose(header) == 0 && fclose(out) == 0 ? 0 : 1;
}
