#include "support/door/markup_check.h"

#include "base/check.h"

enum { OPEN_MAX = 512 };

struct reader {
    struct str rest;
    struct str open[OPEN_MAX];
    size_t count;
};

static const struct str alone[] = {STR_INIT("<br>"), STR_INIT("<hr>")};
static const struct str pairs[] = {
    STR_INIT("<p>"),
    STR_INIT("<blockquote>"),
    STR_INIT("<ul>"),
    STR_INIT("<ol>"),
    STR_INIT("<li>"),
    STR_INIT("<code>"),
    STR_INIT("<em>"),
    STR_INIT("<strong>"),
    STR_INIT("<del>"),
    STR_INIT("<h2>"),
    STR_INIT("<h3>"),
    STR_INIT("<h4>"),
    STR_INIT("<table>"),
    STR_INIT("<thead>"),
    STR_INIT("<tbody>"),
    STR_INIT("<tr>"),
    STR_INIT("<td>"),
    STR_INIT("<pre tabindex=\"0\">"),
    STR_INIT("<th scope=\"col\">"),
    STR_INIT("<th class=\"centred\" scope=\"col\">"),
    STR_INIT("<th class=\"number\" scope=\"col\">"),
    STR_INIT("<td class=\"centred\">"),
    STR_INIT("<td class=\"number\">"),
    STR_INIT("<td dir=\"auto\">"),
    STR_INIT("<td class=\"centred\" dir=\"auto\">"),
    STR_INIT("<td class=\"number\" dir=\"auto\">"),
    STR_INIT("<th scope=\"col\" dir=\"auto\">"),
    STR_INIT("<th class=\"centred\" scope=\"col\" dir=\"auto\">"),
    STR_INIT("<th class=\"number\" scope=\"col\" dir=\"auto\">"),
    STR_INIT("<p dir=\"auto\">"),
    STR_INIT("<li dir=\"auto\">"),
    STR_INIT("<h2 dir=\"auto\">"),
    STR_INIT("<h3 dir=\"auto\">"),
    STR_INIT("<h4 dir=\"auto\">"),
};
static const struct str escapes[] = {STR_INIT("&amp;"), STR_INIT("&lt;"), STR_INIT("&gt;"),
                                     STR_INIT("&quot;"), STR_INIT("&#39;")};
static const struct str targets[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("mailto:"),
                                     STR_INIT("/")};

static bool take(struct reader *r, struct str literal)
{
    if (!str_starts(r->rest, literal))
        return false;
    r->rest = str_slice(r->rest, literal.len, r->rest.len);
    return true;
}

static bool take_any(struct reader *r, const struct str *literals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take(r, literals[i]))
            return true;
    return false;
}

static bool push(struct reader *r, struct str name)
{
    check(r->count < OPEN_MAX);
    r->open[r->count++] = name;
    return true;
}

static bool close_tag(struct reader *r)
{
    if (r->count == 0)
        return false;
    struct str name = r->open[--r->count];
    return take(r, name) && take(r, STR(">"));
}

/* href="..." up to the closing quote, which no escaped text holds. */
static bool link_tag(struct reader *r)
{
    for (size_t i = 0; i < r->count; i++)
        if (str_eq(r->open[i], STR("a")))
            return false;
    size_t end = str_find_char(r->rest, '"');
    struct str address = str_slice(r->rest, 0, end);
    bool leads = false;
    for (size_t i = 0; i < COUNT_OF(targets); i++)
        leads |= str_eq_nocase(str_slice(address, 0, targets[i].len), targets[i]);
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.at[i] <= ' ' || address.at[i] == '<' || address.at[i] == '>')
            return false;
    r->rest = str_slice(r->rest, end, r->rest.len);
    return leads && !str_starts(address, STR("//")) && take(r, STR("\" rel=\"ugc nofollow noopener\">")) &&
           push(r, STR("a"));
}

static bool list_tag(struct reader *r)
{
    size_t digits = 0;
    while (digits < r->rest.len && r->rest.at[digits] >= '0' && r->rest.at[digits] <= '9')
        digits++;
    r->rest = str_slice(r->rest, digits, r->rest.len);
    return digits > 0 && digits < 11 && take(r, STR("\">")) && push(r, STR("ol"));
}

static bool open_tag(struct reader *r)
{
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (!take(r, pairs[i]))
            continue;
        struct str name = str_slice(pairs[i], 1, pairs[i].len - 1);
        return push(r, str_cut(&name, ' '));
    }
    return false;
}

static bool step(struct reader *r)
{
    char c = r->rest.at[0];
    if (c == '&')
        return take_any(r, escapes, COUNT_OF(escapes));
    if (c == '>' || c == '"' || c == '\'' || c == '\0')
        return false;
    if (c != '<') {
        r->rest = str_slice(r->rest, 1, r->rest.len);
        return true;
    }
    if (take_any(r, alone, COUNT_OF(alone)))
        return true;
    if (take(r, STR("</")))
        return close_tag(r);
    if (take(r, STR("<a href=\"")))
        return link_tag(r);
    if (take(r, STR("<ol start=\"")))
        return list_tag(r);
    return open_tag(r);
}

struct str markup_wrong_at(struct str html)
{
    struct reader r = {.rest = html};
    while (r.rest.len) {
        struct str before = r.rest;
        if (!step(&r))
            return before;
    }
    return r.count ? STR("</ is missing") : STR_NONE;
}
