#ifndef TEXT_KIT_HTML_H
#define TEXT_KIT_HTML_H
/*
 * The sink that pages print into. The type of a value decides how it is escaped, not the author of the page:
 * a str is escaped, an integer is printed (where people read it, as a count in their language: "1,234"; an id there
 * is {{ID(v->id)}}), a struct url fits into an attribute, only a struct safe_html
 * passes as it is.
 *
 * Page files (below web/pages) are compiled by tools/pack_pages into functions `void page_NAME(struct html
 * *h, ...)`. The buf below carries the limit and the sticky overflow, asked once at the end.
 */
#include "base/buf.h"
#include "base/words.h"

struct html {
    struct buf *out;
    const struct language *language; /* NULL: English */
};

/* Markup made by our own renderers only. */
struct safe_html {
    struct str text;
};

/* A target for href, src, action: relative to the site's root, or absolute with an allowed scheme. */
struct url {
    struct str text;
};

/*
 * A url of text from outside: http, https and mailto are allowed, and paths that begin with exactly one '/'.
 * Anything else (javascript:, //host, control characters, white space, backslashes) gives "#".
 */
struct url url_checked(struct str text);
/* A url that the program itself composed. */
static inline struct url url_own(struct str text)
{
    return (struct url){text};
}

void html_raw(struct html *h, const char *at, size_t len); /* literal text of the page file */
void html_str(struct html *h, struct str s);               /* & < > " ' escaped */
void html_int(struct html *h, int64_t value);              /* plain digits: of an attribute, for programs */
void html_count(struct html *h, int64_t value); /* a number that was counted: grouped as the language does */
void html_url(struct html *h, struct url url);
void html_safe(struct html *h, struct safe_html markup);

/* In {{ }} of a page: a sentence in the language of the page. Text of the page itself needs no mark. */
#define SAY(english) say(h->language, STR(english))

/* A sentence with a plural and the place {n}: {{SAY_N("{n} answer", "{n} answers", v->count)}}. */
struct counted {
    struct str one, many;
    int64_t n;
};
#define SAY_N(one, many, n) ((struct counted){STR(one), STR(many), (n)})
void html_counted(struct html *h, struct counted counted);

/*
 * The same as a figure that stands out: the number in <b> where the language puts it ("<b>+1</b> vote"). shown: the number
 * as it is written, for one that has a sign; empty: as it is counted.
 */
struct figure {
    struct counted counted;
    struct str shown;
};
#define FIGURE(one, many, n) ((struct figure){SAY_N(one, many, n), STR_NONE})
void html_figure(struct html *h, struct figure figure);

/*
 * A sentence of a page, as tools/pack_pages makes it. Tokens are the expressions and inline elements as the
 * msgid names them: "{name}", "<1>", "</1>", "<2/>".
 */
struct html_unit {
    struct str english;
    uint64_t hash;
    const struct str *tokens;
    size_t count;
};
void html_sentence(struct html *h, const struct html_unit *unit);

/* The walk over a translated sentence: html_say_next prints the words before a token and says which it is. */
struct html_say {
    struct html *h;
    const struct html_unit *unit;
    struct str rest;
    size_t part;
};
struct html_say html_say(struct html *h, const struct html_unit *unit);
bool html_say_next(struct html_say *say);

/* A number that names something (an id, a year, the number of a row) where people read it: plain digits. */
struct id_shown {
    int64_t id;
};
#define ID(number) ((struct id_shown){(number)})
void html_id(struct html *h, struct id_shown shown);

/* The same at a place of a sentence, which it must not reorder (base/words.h: stands_apart()). */
void html_place_str(struct html *h, struct str text);
void html_place_count(struct html *h, int64_t value);
void html_place_id(struct html *h, struct id_shown shown);

#define HTML_BY_TYPE(h, value, string, number, name)                                                         \
    _Generic((value), struct str                                                                             \
             : (string), struct url                                                                          \
             : html_url, struct safe_html                                                                    \
             : html_safe, struct counted                                                                     \
             : html_counted, struct figure                                                                   \
             : html_figure, struct id_shown                                                                  \
             : (name), int                                                                                   \
             : (number), unsigned                                                                            \
             : (number), int64_t                                                                             \
             : (number), size_t                                                                              \
             : (number))((h), (value))
/* What tools/pack_pages makes of {{value}}: for programs, where people read it, and within a sentence. */
#define html_put(h, value)   HTML_BY_TYPE(h, value, html_str, html_int, html_id)
#define html_show(h, value)  HTML_BY_TYPE(h, value, html_str, html_count, html_id)
#define html_place(h, value) HTML_BY_TYPE(h, value, html_place_str, html_place_count, html_place_id)

#endif
