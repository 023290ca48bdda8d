#include "text/advice/plan_link.h"

static const struct str path = STR_INIT("/advice?");

/* What an address may have behind its question mark (RFC 3986, 3.4), without what commonly ends one in a text. */
static bool is_query(char c)
{
    struct str marks = STR("-._~%&=+:@;,!*/?");
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return plain || str_find_char(marks, c) < marks.len;
}

/* Nothing, white space, or what stands before an address in Markdown. */
static bool may_begin(struct str text, size_t at)
{
    struct str before = STR(" \t\n(<");
    return at == 0 || str_find_char(before, text.at[at - 1]) < before.len;
}

static bool is_address(struct str text, struct str base, size_t at)
{
    if (may_begin(text, at))
        return true;
    return base.len && at >= base.len && str_eq(str_slice(text, at - base.len, at), base) &&
           may_begin(text, at - base.len);
}

bool plan_link_find(struct str text, struct str base, struct str *query)
{
    size_t from = 0;
    while (from < text.len) {
        size_t at = from + str_find(str_slice(text, from, text.len), path);
        if (at >= text.len)
            return false;
        size_t begin = at + path.len, end = begin;
        while (end < text.len && is_query(text.at[end]))
            end++;
        from = end > begin ? end : begin;
        /* A full stop or comma behind it ends the sentence, not the address. */
        while (end > begin && str_find_char(STR(".,;:!?*"), text.at[end - 1]) < 7)
            end--;
        if (end == begin || end - begin > PLAN_LINK_MAX || !is_address(text, base, at))
            continue;
        *query = str_slice(text, begin, end);
        return true;
    }
    return false;
}
