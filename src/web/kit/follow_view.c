#include "web/kit/follow_view.h"

#include "service/reach/follow.h"
#include "web/kit/show.h"

enum err follow_view_of(struct call *call, struct str kind, int64_t id, bool by_itself,
                        struct follow_view *view)
{
    struct followed what = {kind, id};
    *view = (struct follow_view){0};
    bool oneself = str_eq(kind, FOLLOW_PERSON) && id == call->viewer.person_id;
    if (!call->viewer.person_id || oneself)
        return OK;
    view->action = url_printf(call, "/follow/%.*s/%lld", STR_ARG(kind), (long long)id);
    return follow_read(call->ctx, call->viewer.person_id, &what, by_itself, &view->on);
}
