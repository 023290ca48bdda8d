#ifndef WEB_ADVICE_PLAN_HANDLERS_H
#define WEB_ADVICE_PLAN_HANDLERS_H
/* The functions behind the rows of web/door/routes.c for tracking numbers, advice and rules, by the file that has them. */
#include "http/door/router.h"

/* track.c */
enum err track_show(struct call *call);

/* advice.c */
enum err advice_show(struct call *call);
enum err advice_calendar_show(struct call *call);

/* advice_form.c */
/* The questions with what was answered and what is wrong with it. */
enum err advice_form_show(struct call *call, int status);

/* policies.c */
enum err policies_show(struct call *call);
enum err policy_show(struct call *call);

#endif
