#include "web/kit/menu.h"

#include "base/words.h"

struct way {
    struct str label, path;
};

static const struct way shown[MENU_SHOWN] = {
    {STR_INIT(N_("Questions")), STR_INIT("/questions")},
    {STR_INIT(N_("Track")), STR_INIT("/track")},
    {STR_INIT(N_("What should I do?")), STR_INIT("/advice")},
    {STR_INIT(N_("My orders")), STR_INIT("/orders")},
};
static const struct way more[MENU_MORE] = {
    {STR_INIT(N_("Unanswered")), STR_INIT("/questions?sort=unanswered")},
    {STR_INIT(N_("Categories")), STR_INIT("/categories")},
    {STR_INIT(N_("Tags")), STR_INIT("/tags")},
    {STR_INIT(N_("People")), STR_INIT("/users")},
    {STR_INIT(N_("How this works")), STR_INIT("/help")},
};

/* "/questions/12" is below "/questions", "/questionsome" is not. */
static struct str current(struct str path, struct str here)
{
    if (str_eq(path, here))
        return STR("page");
    bool below = str_starts(here, path) && (here.at[path.len] == '/' || here.at[path.len] == '?');
    return below ? STR("true") : STR("false");
}

static void fill(struct call *call, const struct way *ways, size_t count, struct menu_item *items)
{
    for (size_t i = 0; i < count; i++)
        items[i] = (struct menu_item){say(call->language, ways[i].label), url_own(ways[i].path), STR_NONE};
}

static void mark(const struct way *ways, size_t count, struct str here, struct menu_item *items)
{
    for (size_t i = 0; i < count; i++)
        items[i].current = current(ways[i].path, here);
}

const struct menu *menu_of(struct call *call, struct str here)
{
    struct menu *menu = ARENA_NEW(arena_of(call), struct menu);
    fill(call, shown, MENU_SHOWN, menu->shown);
    fill(call, more, MENU_MORE, menu->more);
    mark(shown, MENU_SHOWN, here, menu->shown);
    mark(more, MENU_MORE, here, menu->more);
    return menu;
}
