#include "api/kit/sent.h"

struct str sent_or(const struct call *call, struct str name, struct str now)
{
    return form_has(&call->form, name) ? call_value(call, name) : now;
}

bool sent_on(const struct call *call, struct str name)
{
    return !form_has(&call->form, name) || call_value(call, name).len > 0;
}
