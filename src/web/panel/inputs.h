#ifndef WEB_PANEL_INPUTS_H
#define WEB_PANEL_INPUTS_H
/* What the forms of the commission send, for the rows of web/door/routes.c. */
#include "http/door/route.h"

enum { PANEL_INPUTS = 8 };
extern const struct input panel_inputs[PANEL_INPUTS];

#endif
