#include "core/desk/post.h"

#include "base/check.h"

static const struct str names[] = {
    [POST_QUESTION] = STR_INIT("question"),
    [POST_ANSWER] = STR_INIT("answer"),
    [POST_COMMENT] = STR_INIT("comment"),
};

struct str post_kind_name(enum post_kind kind)
{
    check(kind >= POST_QUESTION && kind < COUNT_OF(names));
    return names[kind];
}

bool post_kind_from(struct str name, enum post_kind *kind)
{
    for (size_t i = POST_QUESTION; i < COUNT_OF(names); i++)
        if (str_eq(name, names[i])) {
            *kind = (enum post_kind)i;
            return true;
        }
    return false;
}
