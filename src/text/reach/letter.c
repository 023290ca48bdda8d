#include "text/reach/letter.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/kit/html.h"
#include "text/kit/json_read.h"
#include "text/kit/json_write.h"

enum { LETTER_BYTES = 64 * 1024 };

void letter_add(struct letter *letter, struct str line)
{
    check(letter->line_count < LETTER_LINES_MAX);
    letter->lines[letter->line_count++] = line;
}

static struct str taken(struct arena *arena, struct buf *out)
{
    struct str text = arena_copy(arena, buf_str(out));
    buf_free(out);
    return text;
}

/* ---- in the outbox ---- */

struct letter_member {
    struct str name;
    size_t at;
};
#define MEMBER(member)                                                                                       \
    {                                                                                                        \
        STR_INIT(#member), offsetof(struct letter, member)                                                   \
    }
static const struct letter_member members[] = {MEMBER(to),     MEMBER(subject), MEMBER(button),
                                               MEMBER(path),   MEMBER(why),     MEMBER(stop),
                                               MEMBER(thread), MEMBER(tag),     MEMBER(reply)};

struct str letter_write(struct arena *arena, const struct letter *letter)
{
    struct buf out;
    struct json json;
    buf_init(&out, LETTER_BYTES);
    json_begin(&json, &out);
    json_object_begin(&json);
    for (size_t i = 0; i < COUNT_OF(members); i++)
        json_put_str(&json, members[i].name, *(const struct str *)((const char *)letter + members[i].at));
    json_name(&json, STR("lines"));
    json_array_begin(&json);
    for (size_t i = 0; i < letter->line_count; i++)
        json_value_str(&json, letter->lines[i]);
    json_array_end(&json);
    json_object_end(&json);
    return taken(arena, &out);
}

enum err letter_read(struct arena *arena, struct str json, struct letter *letter, struct failure *failure)
{
    struct json_value value;
    *letter = (struct letter){0};
    enum err err = json_read(arena, json, &value, failure);
    if (err)
        return err;
    struct json_fields fields = json_fields_of(&value, "letter", failure);
    for (size_t i = 0; i < COUNT_OF(members); i++)
        if (json_has(&fields, members[i].name)) /* one that waits since before has fewer */
            *(struct str *)((char *)letter + members[i].at) = json_take_str(&fields, members[i].name);
    const struct json_value *lines = json_take_array(&fields, STR("lines"));
    for (size_t i = 0; lines && i < lines->count && i < LETTER_LINES_MAX; i++)
        letter_add(letter, lines->list[i].text);
    return json_fields_end(&fields);
}

/* ---- as text ---- */

static const struct str answer_sentence =
    STR_INIT(N_("You can answer this mail: what you write is posted under your name."));

struct str letter_text(struct arena *arena, const struct letter *letter, const struct letter_paper *paper)
{
    struct buf out;
    buf_init(&out, LETTER_BYTES);
    for (size_t i = 0; i < letter->line_count; i++)
        buf_printf(&out, "%.*s\n\n", STR_ARG(letter->lines[i]));
    if (letter->path.len)
        buf_printf(&out, "%.*s:\n%.*s%.*s\n\n", STR_ARG(letter->button), STR_ARG(paper->address),
                   STR_ARG(letter->path));
    if (paper->answers)
        buf_printf(&out, "%.*s\n\n", STR_ARG(say(paper->language, answer_sentence)));
    /* Programs that show mail know what stands below this line (RFC 3676, 4.3). */
    buf_printf(&out, "-- \n%.*s, %.*s\n%.*s\n", STR_ARG(paper->site_name), STR_ARG(paper->address),
               STR_ARG(letter->why));
    if (letter->stop.len)
        buf_printf(&out, "%.*s:\n%.*s%.*s\n", STR_ARG(say(paper->language, STR(N_("No more such mails")))),
                   STR_ARG(paper->address), STR_ARG(letter->stop));
    return taken(arena, &out);
}

/* ---- as HTML ---- */

static void put(struct html *h, const char *markup)
{
    html_raw(h, markup, str_from(markup).len);
}

static void put_link(struct html *h, const struct letter_paper *paper, struct str path, struct str words)
{
    html_url(h, url_own(paper->address));
    html_url(h, url_own(path));
    put(h, "\">");
    html_str(h, words);
    put(h, "</a>");
}

static void put_end(struct html *h, const struct letter *letter, const struct letter_paper *paper)
{
    put(h, "<p style=\"color:#555;font-size:14px;border-top:1px solid #ccc;padding-top:12px\"><a href=\"");
    put_link(h, paper, STR("/"), paper->site_name);
    put(h, "<br>");
    html_str(h, letter->why);
    if (letter->stop.len) {
        put(h, "<br><a href=\"");
        put_link(h, paper, letter->stop, say(paper->language, STR(N_("No more such mails"))));
    }
    put(h, "</p></body></html>\n");
}

struct str letter_html(struct arena *arena, const struct letter *letter, const struct letter_paper *paper)
{
    struct buf out;
    struct html h = {&out, paper->language};
    buf_init(&out, LETTER_BYTES);
    buf_printf(&out, "<!doctype html>\n<html lang=\"%.*s\" dir=\"%s\"><head><meta charset=\"utf-8\"><title>",
               STR_ARG(language_tag(paper->language)),
               paper->language && paper->language->right_to_left ? "rtl" : "ltr");
    html_str(&h, letter->subject);
    put(&h, "</title></head>\n<body style=\"font:17px/1.5 system-ui,sans-serif;color:#111;background:#fff;"
            "max-width:36em;margin:0 auto;padding:16px\">\n");
    for (size_t i = 0; i < letter->line_count; i++) {
        put(&h, "<p dir=\"auto\" style=\"white-space:pre-line\">");
        html_str(&h, letter->lines[i]);
        put(&h, "</p>\n");
    }
    if (letter->path.len) {
        put(&h, "<p><a style=\"display:inline-block;background:#0b5cad;color:#fff;padding:12px 20px;"
                "border-radius:6px;text-decoration:none\" href=\"");
        put_link(&h, paper, letter->path, letter->button);
        put(&h, "</p>\n");
    }
    if (paper->answers) {
        put(&h, "<p>");
        html_str(&h, say(paper->language, answer_sentence));
        put(&h, "</p>\n");
    }
    put_end(&h, letter, paper);
    return taken(arena, &out);
}
