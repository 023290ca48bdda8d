#ifndef API_SITE_INPUTS_H
#define API_SITE_INPUTS_H
/* What programs send to change the site, its categories and marketplaces, for the rows of api/door/routes.c. */
#include "http/door/route.h"

enum {
    SETTING_INPUTS = 1,
    CATEGORY_ADD_INPUTS = 4,
    CATEGORY_EDIT_INPUTS = 4,
    MARKET_ADD_INPUTS = 7,
    MARKET_EDIT_INPUTS = 6,
    MARKET_PERSON_INPUTS = 2
};
extern const struct input setting_inputs[SETTING_INPUTS];
extern const struct input category_add_inputs[CATEGORY_ADD_INPUTS],
    category_edit_inputs[CATEGORY_EDIT_INPUTS];
extern const struct input market_add_inputs[MARKET_ADD_INPUTS], market_edit_inputs[MARKET_EDIT_INPUTS];
extern const struct input market_person_inputs[MARKET_PERSON_INPUTS];

#endif
