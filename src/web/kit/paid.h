#ifndef WEB_KIT_PAID_H
#define WEB_KIT_PAID_H
/* "How did you pay?", as forms ask it. */
#include "web/kit/form_view.h"

struct select_view paid_choices(struct call *call, struct str name, struct str chosen);

#endif
