#include "text/advice/place.h"

#include "base/check.h"

struct str advice_plain_name(struct arena *arena, struct str name)
{
    static const struct str heads[] = {STR_INIT("https://"), STR_INIT("http://"), STR_INIT("www.")},
                            phone = STR_INIT("m.");
    for (size_t i = 0; i < COUNT_OF(heads); i++)
        if (name.len > heads[i].len && str_eq_nocase(str_slice(name, 0, heads[i].len), heads[i]))
            name = str_slice(name, heads[i].len, name.len);
    name = str_slice(name, 0, str_find_char(name, '/'));
    struct str rest = str_slice(name, phone.len < name.len ? phone.len : name.len, name.len);
    if (str_eq_nocase(str_slice(name, 0, name.len - rest.len), phone) && str_find_char(rest, '.') < rest.len)
        name = rest; /* "m.ebay.de"; but "M.Video" is called so */
    name = str_slice(name, 0, str_find_char(name, '.'));
    char *plain = (char *)arena_copy(arena, name).at;
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] != ' ')
            plain[len++] = name.at[i];
    return (struct str){plain, len};
}

bool advice_is_of_persons(struct str plain)
{
    static const struct str names[] = {
        STR_INIT("kleinanzeigen"), STR_INIT("ebaykleinanzeigen"), STR_INIT("facebookmarketplace"),
        STR_INIT("olx"),           STR_INIT("gumtree"),           STR_INIT("craigslist"),
        STR_INIT("leboncoin"),     STR_INIT("marktplaats"),       STR_INIT("2dehands"),
        STR_INIT("subito"),        STR_INIT("wallapop"),          STR_INIT("avito"),
        STR_INIT("willhaben"),     STR_INIT("blocket"),           STR_INIT("finn"),
        STR_INIT("tori"),          STR_INIT("ricardo"),           STR_INIT("bazos"),
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq_nocase(plain, names[i]))
            return true;
    return false;
}
