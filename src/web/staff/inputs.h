#ifndef WEB_STAFF_INPUTS_H
#define WEB_STAFF_INPUTS_H
/* What the forms of operators and of a marketplace's staff send, for the rows of web/door/routes.c. */
#include "http/door/route.h"

enum {
    NOTE_INPUTS = 1,
    COUNTERSIGN_INPUTS = 2,
    SWEEP_INPUTS = 5,
    VIEW_INPUTS = 3,
    FREEZE_INPUTS = 4,
    MARKET_ASSIGN_INPUTS = 1,
    PAYMENTS_INPUTS = 1,
    MARKET_PEOPLE_INPUTS = 2,
    SET_UP_INPUTS = 3,
    LOGO_INPUTS = 2,
    TAKE_ORDERS_INPUTS = 4,
    PURGE_INPUTS = 1,
    VERDICT_INPUTS = 5,
};
extern const struct input verdict_inputs[VERDICT_INPUTS];
extern const struct input purge_inputs[PURGE_INPUTS];
extern const struct input set_up_inputs[SET_UP_INPUTS];
extern const struct input logo_inputs[LOGO_INPUTS];
extern const struct input take_orders_inputs[TAKE_ORDERS_INPUTS];
extern const struct input note_inputs[NOTE_INPUTS];
extern const struct input countersign_inputs[COUNTERSIGN_INPUTS];
extern const struct input sweep_inputs[SWEEP_INPUTS];
extern const struct input view_inputs[VIEW_INPUTS];
extern const struct input freeze_inputs[FREEZE_INPUTS];
extern const struct input market_assign_inputs[MARKET_ASSIGN_INPUTS];
extern const struct input payments_inputs[PAYMENTS_INPUTS];
extern const struct input market_people_inputs[MARKET_PEOPLE_INPUTS];

#endif
