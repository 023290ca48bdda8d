#include "web/panel/inputs.h"

#include "http/door/wish.h"
#include "service/panel/panel.h"

/* A ballot says what the decision would: the fields of that act. */
const struct input panel_inputs[PANEL_INPUTS] = {
    {STR_INIT("turn"), MAY_MISS, INPUT_LINE, 0, 20},
    {STR_INIT("reasons"), MAY_MISS, INPUT_TEXT, 0, BALLOT_REASONS_MAX},
    {STR_INIT("receipt"), MAY_MISS, INPUT_LINE, 0, 300},
    {STR_INIT("number"), MAY_MISS, INPUT_NUMBER, 0, 18},
    {STR_INIT("words"), MAY_MISS, INPUT_TEXT, 0, 1000}, /* to the one who proposes */
    FIELD_REMEDY(INPUT_OF_FIELD) FIELD_AMOUNT(INPUT_OF_FIELD) FIELD_CODE(INPUT_OF_FIELD)};
