#ifndef WEB_ORDER_INPUTS_H
#define WEB_ORDER_INPUTS_H
/* What the forms of orders send, for the rows of web/door/routes.c. */
#include "http/door/route.h"

enum {
    ORDER_NEW_INPUTS = 16,
    MARKET_ORDER_INPUTS = 7,
    ORDER_PARCEL_INPUTS = 10,
    LISTED_INPUTS = 2,
    NOTED_TABLE_INPUTS = 18,
    DISPUTE_INPUTS = 10
};
extern const struct input order_new_inputs[ORDER_NEW_INPUTS];
extern const struct input market_order_inputs[MARKET_ORDER_INPUTS];
extern const struct input order_parcel_inputs[ORDER_PARCEL_INPUTS];
extern const struct input listed_inputs[LISTED_INPUTS];
extern const struct input noted_table_inputs[NOTED_TABLE_INPUTS];
extern const struct input dispute_inputs[DISPUTE_INPUTS];

#endif
