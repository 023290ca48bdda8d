#include "text/policy/moment.h"

#include "base/check.h"

/* "shipped+P6D", or "shipped" alone. */
static bool read_one(struct str text, enum anchor *anchor, struct duration *after)
{
    text = str_trim(text);
    int found = names_find(&anchor_names, str_cut(&text, '+'));
    *after = DURATION_DAYS(0);
    *anchor = found > 0 ? (enum anchor)found : ANCHOR_NONE;
    return found > 0 && (text.len == 0 || duration_read(text, after));
}

static bool read_two(struct str text, struct moment *moment)
{
    if (!str_ends(text, STR(")")))
        return false;
    text = str_slice(text, 0, text.len - 1);
    struct str first = str_cut(&text, ',');
    return read_one(first, &moment->anchor, &moment->after) &&
           read_one(text, &moment->other, &moment->other_after);
}

bool moment_read(struct str text, struct moment *moment)
{
    static const struct {
        struct str name;
        enum moment_join join;
    } joins[] = {{STR_INIT("earlier("), JOIN_EARLIER}, {STR_INIT("later("), JOIN_LATER}};
    struct moment read = {0};
    for (size_t i = 0; i < COUNT_OF(joins) && !read.join; i++)
        if (str_starts(text, joins[i].name)) {
            read.join = joins[i].join;
            text = str_slice(text, joins[i].name.len, text.len);
        }
    bool fits = read.join ? read_two(text, &read) : read_one(text, &read.anchor, &read.after);
    if (fits)
        *moment = read;
    return fits;
}
