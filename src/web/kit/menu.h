#ifndef WEB_KIT_MENU_H
#define WEB_KIT_MENU_H
/* The menu of every page: few ways in sight, the others under "More", the one where the reader is marked. */
#include "http/door/router.h"
#include "text/kit/html.h"

enum { MENU_SHOWN = 4, MENU_MORE = 5 };

struct menu_item {
    struct str label;
    struct url url;
    struct str current; /* for aria-current: "page", "true" on pages below it, "false" */
};
struct menu {
    struct menu_item shown[MENU_SHOWN], more[MENU_MORE];
};
/* `here` is the path and query of the page. */
const struct menu *menu_of(struct call *call, struct str here);

#endif
