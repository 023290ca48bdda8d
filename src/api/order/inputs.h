#ifndef API_ORDER_INPUTS_H
#define API_ORDER_INPUTS_H
/* What programs send of a buyer's lists and tables of orders. */
#include "http/door/route.h"

enum { API_LISTED_INPUTS = 2, API_NOTED_TABLE_INPUTS = 17 };
extern const struct input api_listed_inputs[API_LISTED_INPUTS];
extern const struct input api_noted_table_inputs[API_NOTED_TABLE_INPUTS];

#endif
