/* The colours that a visitor chose: a cookie, and back to the page. */
#include "web/door/handlers.h"
#include "web/kit/show.h"

enum { THEME_SECONDS = 365 * 24 * 3600 };

enum err theme_set(struct call *call)
{
    struct str theme = call_value(call, STR("theme"));
    bool chosen = str_eq(theme, STR("light")) || str_eq(theme, STR("dark"));
    call_cookie(call, STR("theme"), chosen ? theme : STR_NONE, chosen ? THEME_SECONDS : 0);
    call_redirect(call, 303, way_back(call_value(call, STR("back"))));
    return OK;
}
