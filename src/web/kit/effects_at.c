#include "web/kit/effects_at.h"

#include "web/kit/show.h"

enum err effects_at(struct call *call, struct effect_page *page)
{
    bool late = str_eq(form_get(&call->query, STR("list")), STR("overdue"));
    page->list = late ? EFFECTS_OVERDUE : EFFECTS_FAILED;
    if (effect_place_read(form_get(&call->query, STR("behind")), &page->after))
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "Take the address of the next page as it came.");
}

struct str effects_behind(struct call *call, enum effect_list list, struct effect_place place)
{
    return arena_printf(arena_of(call), "list=%s&behind=%.*s", list == EFFECTS_OVERDUE ? "overdue" : "failed",
                        STR_ARG(encoded(call, effect_place_text(arena_of(call), place))));
}
