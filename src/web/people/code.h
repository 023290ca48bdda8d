#ifndef WEB_PEOPLE_CODE_H
#define WEB_PEOPLE_CODE_H
/* The page between the password and the session: it asks for a code. */
#include "web/kit/form_view.h"

/* `back` (or empty: what the form says) is where to go afterwards. */
enum err code_ask(struct call *call, struct str ticket, struct str back) MUST_USE;

#endif
