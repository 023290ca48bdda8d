#include "cli/kit/config_shown.h"

/* Up to `end`, or up to the blank or & that ends a part of an address. */
static struct str hidden_between(struct arena *arena, struct str value, size_t from, size_t end)
{
    return arena_printf(arena, "%.*s***%.*s", STR_ARG(str_slice(value, 0, from)),
                        STR_ARG(str_slice(value, end, value.len)));
}

/* "postgresql://desk:***@host/name", "...?password=***": what signs in is not shown. */
static struct str without_secret(struct arena *arena, struct str value)
{
    size_t start = str_find(value, STR("://")) + 3, at = str_find_char(value, '@');
    if (start < value.len && at < value.len && at > start) {
        size_t colon = start + str_find_char(str_slice(value, start, at), ':');
        if (colon < at)
            value = hidden_between(arena, value, colon + 1, at);
    }
    size_t word = str_find(value, STR("password="));
    if (word == value.len)
        return value;
    size_t from = word + STR("password=").len;
    return hidden_between(arena, value, from, from + str_find_char(str_slice(value, from, value.len), '&'));
}

struct str config_shown(struct arena *arena, const struct words_given *given, enum config config)
{
    struct str value = given->config[config];
    return config_row(config)->secret && value.len ? STR("***") : without_secret(arena, value);
}
