/*
 * Content of a page while it is compiled, and what HTML knows of elements and attributes (see
 * pack_pages_unit.h).
 */
#include "pack_pages_unit.h"

#include <stdlib.h>
#include <string.h>

static void *need(void *memory)
{
    if (memory)
        return memory;
    fprintf(stderr, "pack_pages: no memory\n");
    exit(1);
}

void text_add(struct text *text, const char *at, size_t length)
{
    if (text->length + length + 1 > text->room) {
        text->room = (text->length + length + 1) * 2;
        text->at = need(realloc(text->at, text->room));
    }
    if (length)
        memcpy(text->at + text->length, at, length);
    text->length += length;
    text->at[text->length] = 0;
}

void text_add_char(struct text *text, char c)
{
    text_add(text, &c, 1);
}

void text_add_code(struct text *text, const char *code)
{
    text_add_char(text, CODE_BEGIN);
    text_add(text, code, strlen(code));
    text_add_char(text, CODE_END_MARK);
}

void text_clear(struct text *text)
{
    text->length = 0;
    text_add(text, "", 0);
}

void text_free(struct text *text)
{
    free(text->at);
    *text = (struct text){0};
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

static size_t until(const struct text *content, size_t from, char mark)
{
    const char *found = memchr(content->at + from, mark, content->length - from);
    return found ? (size_t)(found - content->at) : content->length;
}

void print_content(FILE *out, const struct text *content)
{
    for (size_t at = 0; at < content->length;) {
        size_t code = until(content, at, CODE_BEGIN);
        if (code > at) {
            fputs("    html_raw(h,", out);
            print_literal(out, content->at + at, code - at);
            fprintf(out, ", %zu);\n", code - at);
        }
        if (code == content->length)
            return;
        size_t end = until(content, code, CODE_END_MARK);
        fwrite(content->at + code + 1, 1, end - code - 1, out);
        at = end + 1;
    }
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

bool element_is_inline(const char *tag)
{
    static const char *const names[] = {"a",   "abbr", "b",    "bdi",   "br",   "cite",   "code", "data",
                                        "del", "dfn",  "em",   "i",     "img",  "ins",    "kbd",  "mark",
                                        "q",   "s",    "samp", "small", "span", "strong", "sub",  "sup",
                                        "svg", "time", "u",    "var",   "wbr",  NULL};
    return is_one_of(tag, names);
}

bool element_is_void(const char *tag)
{
    static const char *const names[] = {"!doctype", "area", "base", "br",     "col",   "hr",  "img",
                                        "input",    "link", "meta", "source", "track", "wbr", NULL};
    return is_one_of(tag, names);
}

bool element_is_exempt(const char *tag)
{
    static const char *const names[] = {"svg", "pre", "textarea", NULL};
    return is_one_of(tag, names);
}

bool attribute_is_read(const char *attribute, const char *tag)
{
    static const char *const names[] = {"aria-label", "aria-description", "title", "placeholder", "alt",
                                        "label",      "data-label",       NULL};
    if (strcmp(attribute, "content") == 0)
        return strstr(tag, "name=\"description\"") != NULL;
    return is_one_of(attribute, names) || strncmp(attribute, "data-say-", 9) == 0;
}
