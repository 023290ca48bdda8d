#include "text/markup_link.h"

#include "text/html.h"
#include "text/markup_entity.h"

static const struct str web[] = {STR_INIT("https://"), STR_INIT("http://"), STR_INIT("www.")};
enum { WWW = 2, TITLE_MAX = 500, LABEL_MAX = 200 };

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static size_t skip_spaces(struct str text, size_t i)
{
    while (i < text.len && is_space(text.at[i]))
        i++;
    return i;
}

/* An address at text[i], in angles or up to a space, with balanced parentheses; moves i behind it. */
static bool address_take(struct str text, size_t *i, struct str *address)
{
    size_t from = *i, at = from, depth = 0;
    bool angles = at < text.len && text.at[at] == '<';
    if (angles)
        from = ++at;
    for (; at < text.len && at - from <= MARKUP_ADDRESS_MAX; at++) {
        char c = text.at[at];
        if (angles ? c == '>' : is_space(c) || (c == ')' && depth == 0))
            break;
        if (angles && (c == '<' || c == '\n'))
            return false;
        depth += c == '(';
        depth -= c == ')' && depth > 0;
        at += c == '\\' && at + 1 < text.len && markup_is_punctuation(text.at[at + 1]);
    }
    if (at > text.len || at - from > MARKUP_ADDRESS_MAX || (angles && at == text.len) ||
        (!angles && depth > 0))
        return false;
    *address = str_slice(text, from, at);
    *i = at + angles;
    return true;
}

/* A title in quotes at text[i], which is read and not shown; moves i behind it. False when it does not end.
 */
static bool title_skip(struct str text, size_t *i)
{
    if (*i >= text.len || (text.at[*i] != '"' && text.at[*i] != '\'' && text.at[*i] != '('))
        return true;
    char end = text.at[*i] == '(' ? ')' : text.at[*i];
    for (size_t at = *i + 1; at < text.len && at - *i < TITLE_MAX; at++) {
        if (text.at[at] == end) {
            *i = at + 1;
            return true;
        }
        at += text.at[at] == '\\';
    }
    return false;
}

size_t markup_destination_read(struct str text, struct str *address)
{
    text = str_slice(text, 0, MARKUP_ADDRESS_MAX + TITLE_MAX + 16);
    if (!str_starts(text, STR("(")))
        return 0;
    size_t i = skip_spaces(text, 1);
    if (!address_take(text, &i, address))
        return 0;
    size_t after = skip_spaces(text, i);
    if (after > i && !title_skip(text, &after))
        return 0;
    after = skip_spaces(text, after);
    return after < text.len && text.at[after] == ')' ? after + 1 : 0;
}

static bool is_one_of(char c, struct str of)
{
    return str_find_char(of, c) < of.len;
}

static bool is_mail(struct str text)
{
    size_t at = str_find_char(text, '@');
    struct str domain = str_slice(text, at + 1, text.len);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] <= ' ' || is_one_of(text.at[i], STR("<>()[]\\,;:\"/?")))
            return false;
    size_t dot = str_find_char(domain, '.');
    return at > 0 && dot > 0 && dot < domain.len && !is_one_of('@', domain);
}

static size_t web_prefix(struct str text)
{
    for (size_t i = 0; i < sizeof web / sizeof web[0]; i++)
        if (str_eq_nocase(str_slice(text, 0, web[i].len), web[i]))
            return web[i].len;
    return 0;
}

size_t markup_angle_read(struct str text, struct str *address)
{
    text = str_slice(text, 0, MARKUP_ADDRESS_MAX);
    size_t end = str_find_char(text, '>');
    *address = str_slice(text, 1, end);
    if (end == text.len || end < 2 || str_find_char(*address, '<') < address->len)
        return 0;
    bool mail = str_eq_nocase(str_slice(*address, 0, 7), STR("mailto:"));
    for (size_t i = 0; i < address->len; i++)
        if (is_space(address->at[i]))
            return 0;
    return web_prefix(*address) || mail || is_mail(*address) ? end + 1 : 0;
}

/* The beginning of text that may be an address; never half a character. */
static struct str window_of(struct str text)
{
    size_t end = text.len < MARKUP_ADDRESS_MAX ? text.len : MARKUP_ADDRESS_MAX;
    while (end > 0 && end < text.len && ((unsigned char)text.at[end] & 0xC0) == 0x80)
        end--;
    return str_slice(text, 0, end);
}

static size_t count_of(struct str text, char c)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == c;
    return count;
}

size_t markup_bare_read(struct str text)
{
    size_t prefix = web_prefix(text), end = prefix;
    if (prefix == 0)
        return 0;
    text = window_of(text);
    while (end < text.len && (unsigned char)text.at[end] > ' ' && !is_one_of(text.at[end], STR("<>\"`[]|\\")))
        end++;
    struct str address = str_slice(text, 0, end);
    size_t opened = count_of(address, '('), closed = count_of(address, ')');
    for (; end > prefix; end--) {
        char last = text.at[end - 1];
        bool unbalanced = last == ')' && closed > opened; /* it belongs to the sentence */
        if (!unbalanced && !is_one_of(last, STR("?!.,:;*_~'")))
            break;
        closed -= unbalanced;
    }
    return end > prefix ? end : 0;
}

/* ---- references ---- */

bool markup_reference_read(struct str line, struct markup_reference *reference)
{
    line = str_trim(line);
    size_t end = str_find(line, STR("]:"));
    if (!str_starts(line, STR("[")) || end == line.len || end < 2 || end > LABEL_MAX)
        return false;
    reference->label = str_slice(line, 1, end);
    if (str_find_char(reference->label, ']') < reference->label.len)
        return false;
    size_t i = skip_spaces(line, end + 2);
    if (!address_take(line, &i, &reference->address) || reference->address.len == 0)
        return false;
    size_t after = skip_spaces(line, i);
    return (after == line.len || after > i) && title_skip(line, &after) &&
           skip_spaces(line, after) == line.len;
}

void markup_references_read(struct markup_references *references, struct str markdown)
{
    references->count = 0;
    while (markdown.len && references->count < MARKUP_REFERENCES_MAX) {
        struct str line = str_cut(&markdown, '\n');
        while (line.len && (is_space(line.at[0]) || line.at[0] == '>'))
            line = str_slice(line, 1, line.len);
        struct markup_reference reference;
        if (markup_reference_read(line, &reference) && !markup_reference_find(references, reference.label))
            references->at[references->count++] = reference;
    }
}

const struct markup_reference *markup_reference_find(const struct markup_references *references,
                                                     struct str label)
{
    for (size_t i = 0; i < references->count; i++)
        if (str_eq_nocase(references->at[i].label, label))
            return &references->at[i];
    return NULL;
}

struct str markup_address(struct arena *arena, struct str typed)
{
    struct str address = markup_unescaped(arena, typed);
    if (web_prefix(address) == web[WWW].len)
        address = arena_printf(arena, "https://%.*s", STR_ARG(address));
    else if (is_mail(address))
        address = arena_printf(arena, "mailto:%.*s", STR_ARG(address));
    bool leads = address.len && str_is_utf8(address) && !str_eq(url_checked(address).text, STR("#"));
    return leads ? address : STR_NONE;
}
