#include "text/people/browser.h"

#include "base/check.h"

/* What stands in the header, and its name. The first that is found counts: most browsers also claim to be others. */
struct claim {
    struct str claim, name;
};

static struct str claimed(const struct claim *claims, size_t count, struct str user_agent)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(user_agent, claims[i].claim) < user_agent.len)
            return claims[i].name;
    return STR_NONE;
}

struct str browser_words(struct arena *arena, struct str user_agent)
{
    static const struct claim families[] = {
        {STR_INIT("Edg"), STR_INIT("Edge")},
        {STR_INIT("OPR/"), STR_INIT("Opera")},
        {STR_INIT("Vivaldi/"), STR_INIT("Vivaldi")},
        {STR_INIT("SamsungBrowser/"), STR_INIT("Samsung Internet")},
        {STR_INIT("Firefox/"), STR_INIT("Firefox")},
        {STR_INIT("FxiOS/"), STR_INIT("Firefox")},
        {STR_INIT("Chrome/"), STR_INIT("Chrome")},
        {STR_INIT("CriOS/"), STR_INIT("Chrome")},
        {STR_INIT("Safari/"), STR_INIT("Safari")},
        {STR_INIT("curl/"), STR_INIT("curl")},
    };
    static const struct claim systems[] = {
        {STR_INIT("Windows"), STR_INIT("Windows")}, {STR_INIT("iPhone"), STR_INIT("iPhone")},
        {STR_INIT("iPad"), STR_INIT("iPad")},       {STR_INIT("Android"), STR_INIT("Android")},
        {STR_INIT("Mac OS X"), STR_INIT("macOS")},  {STR_INIT("CrOS"), STR_INIT("ChromeOS")},
        {STR_INIT("Linux"), STR_INIT("Linux")},
    };
    struct str family = claimed(families, COUNT_OF(families), user_agent);
    struct str system = claimed(systems, COUNT_OF(systems), user_agent);
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(family), family.len && system.len ? ", " : "",
                        STR_ARG(system));
}
