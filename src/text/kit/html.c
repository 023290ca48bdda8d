#include "text/kit/html.h"

#include "base/check.h"

#include <string.h>

void html_raw(struct html *h, const char *at, size_t len)
{
    buf_put_bytes(h->out, at, len);
}

static uint64_t has_zero(uint64_t bytes)
{
    return (bytes - UINT64_C(0x0101010101010101)) & ~bytes & UINT64_C(0x8080808080808080);
}

/* Whether one of these eight bytes may be one to escape: " & ' are alike but for two bits (as # is), < > but for one. */
static bool may_escape(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    uint64_t quotes = (bytes & UINT64_C(0xFAFAFAFAFAFAFAFA)) ^ UINT64_C(0x2222222222222222);
    uint64_t angles = (bytes & UINT64_C(0xFDFDFDFDFDFDFDFD)) ^ UINT64_C(0x3C3C3C3C3C3C3C3C);
    return (has_zero(quotes) | has_zero(angles)) != 0;
}

void html_str(struct html *h, struct str s)
{
    static const struct str entities[] = {STR_INIT(""),     STR_INIT("&amp;"),  STR_INIT("&lt;"),
                                          STR_INIT("&gt;"), STR_INIT("&quot;"), STR_INIT("&#39;")};
    static const unsigned char escapes[256] = {['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = 4, ['\''] = 5};
    size_t plain = 0; /* where the bytes that need no escape begin */
    for (size_t i = 0; i < s.len; i++) {
        while (s.len - i >= sizeof(uint64_t) && !may_escape(s.at + i))
            i += sizeof(uint64_t);
        if (i == s.len)
            break;
        unsigned char escape = escapes[(unsigned char)s.at[i]];
        if (!escape)
            continue;
        buf_put(h->out, str_slice(s, plain, i));
        buf_put(h->out, entities[escape]);
        plain = i + 1;
    }
    buf_put(h->out, str_slice(s, plain, s.len));
}

void html_int(struct html *h, int64_t value)
{
    buf_put_int(h->out, value);
}

void html_count(struct html *h, int64_t value)
{
    char grouped[GROUPED_BYTES];
    html_str(h, number_grouped(grouped, h->language, value));
}

void html_id(struct html *h, struct id_shown shown)
{
    html_int(h, shown.id);
}

void html_url(struct html *h, struct url url)
{
    html_str(h, url.text);
}

void html_safe(struct html *h, struct safe_html markup)
{
    buf_put(h->out, markup.text);
}

/* White space, a control (C0, DEL, C1), or the backslash that browsers read as a slash. */
static bool is_forbidden(struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.at[i];
    bool c1 = c == 0xC2 && i + 1 < s.len && (unsigned char)s.at[i + 1] < 0xA0;
    return c <= ' ' || c == 0x7F || c == '\\' || c1;
}

static bool starts_nocase(struct str s, struct str prefix)
{
    return str_eq_nocase(str_slice(s, 0, prefix.len), prefix);
}

/*
 * "host..." behind "http://": a host there must be, and no user before it
 * ("https://bank.example@thief.example" shows one name and goes to another).
 */
static bool is_authority(struct str rest)
{
    size_t end = 0;
    while (end < rest.len && rest.at[end] != '/' && rest.at[end] != '?' && rest.at[end] != '#')
        end++;
    struct str authority = str_slice(rest, 0, end);
    return authority.len && authority.at[0] != ':' && str_find_char(authority, '@') == authority.len;
}

static bool is_allowed(struct str s)
{
    static const struct str web[] = {STR_INIT("https://"), STR_INIT("http://")}, mail = STR_INIT("mailto:");
    for (size_t i = 0; i < s.len; i++)
        if (is_forbidden(s, i))
            return false;
    if (s.len && s.at[0] == '/')
        return s.len == 1 || s.at[1] != '/';
    for (size_t i = 0; i < COUNT_OF(web); i++)
        if (starts_nocase(s, web[i]))
            return is_authority(str_slice(s, web[i].len, s.len));
    return starts_nocase(s, mail) && s.len > mail.len;
}

struct url url_checked(struct str text)
{
    return (struct url){is_allowed(text) ? text : STR("#")};
}

/* ---- sentences ---- */

void html_sentence(struct html *h, const struct html_unit *unit)
{
    html_str(h, say_known(h->language, unit->english, unit->hash));
}

struct html_say html_say(struct html *h, const struct html_unit *unit)
{
    return (struct html_say){h, unit, say_known(h->language, unit->english, unit->hash), 0};
}

/* The index of the token at the beginning of rest, or the count of tokens. */
static size_t token_at(const struct html_unit *unit, struct str rest)
{
    size_t i = 0;
    while (i < unit->count && !str_starts(rest, unit->tokens[i]))
        i++;
    return i;
}

bool html_say_next(struct html_say *say)
{
    for (size_t i = 0; i < say->rest.len; i++) {
        if (say->rest.at[i] != '{' && say->rest.at[i] != '<')
            continue;
        size_t token = token_at(say->unit, str_slice(say->rest, i, say->rest.len));
        if (token == say->unit->count)
            continue;
        html_str(say->h, str_slice(say->rest, 0, i));
        say->rest = str_slice(say->rest, i + say->unit->tokens[token].len, say->rest.len);
        say->part = token;
        return true;
    }
    html_str(say->h, say->rest);
    return false;
}

void html_place_str(struct html *h, struct str text)
{
    bool apart = stands_apart(h->language, text);
    buf_put(h->out, apart ? STR(APART_BEGIN) : STR_NONE);
    html_str(h, text);
    buf_put(h->out, apart ? STR(APART_END) : STR_NONE);
}

void html_place_count(struct html *h, int64_t value)
{
    char grouped[GROUPED_BYTES];
    html_place_str(h, number_grouped(grouped, h->language, value));
}

void html_place_id(struct html *h, struct id_shown shown)
{
    char digits[GROUPED_BYTES];
    html_place_str(h, number_plain(digits, shown.id));
}

/* Prints what stands before {n} in the form for that number; *behind is what stands behind it. False: a word says the number. */
static bool put_before_n(struct html *h, const struct counted *counted, struct str *behind)
{
    struct str sentence = say_n(h->language, counted->one, counted->many, counted->n);
    size_t at = str_find(sentence, STR("{n}"));
    html_str(h, str_slice(sentence, 0, at));
    *behind = str_slice(sentence, at + strlen("{n}"), sentence.len);
    return at < sentence.len;
}

void html_counted(struct html *h, struct counted counted)
{
    struct str behind;
    if (put_before_n(h, &counted, &behind))
        html_place_count(h, counted.n);
    html_str(h, behind);
}

void html_figure(struct html *h, struct figure figure)
{
    char grouped[GROUPED_BYTES];
    struct str behind,
        number = figure.shown.len ? figure.shown : number_grouped(grouped, h->language, figure.counted.n);
    if (put_before_n(h, &figure.counted, &behind)) {
        buf_put(h->out, STR("<b>"));
        html_place_str(h, number);
        buf_put(h->out, STR("</b>"));
    }
    html_str(h, behind);
}
