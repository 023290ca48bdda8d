#include "api/site/inputs.h"

#include "service/desk/category.h"
#include "service/order/market.h"

/* name, what it is, kind, characters at least and at most */
const struct input setting_inputs[SETTING_INPUTS] = {
    {STR_INIT("value"), STR_INIT("as its page takes it; of a secret, an empty one takes it away"), INPUT_TEXT,
     0, 20000},
};
#define CATEGORY_INPUTS(least)                                                                               \
    {STR_INIT("name"), STR_INIT("as pages show it"), INPUT_LINE, least, CATEGORY_NAME_MAX},                  \
        {STR_INIT("parent"), STR_INIT("the slug of the category above it; empty: at the top"), INPUT_LINE,   \
         0, 100},                                                                                            \
        {STR_INIT("position"), STR_INIT("among its siblings; the lower stands first"), INPUT_NUMBER, 0, 4},  \
    {                                                                                                        \
        STR_INIT("retired"), STR_INIT("true: it takes no new questions"), INPUT_TRUTH, 0, 5                  \
    }
const struct input category_add_inputs[CATEGORY_ADD_INPUTS] = {CATEGORY_INPUTS(1)};
const struct input category_edit_inputs[CATEGORY_EDIT_INPUTS] = {CATEGORY_INPUTS(0)};
#define MARKET_FIELDS                                                                                        \
    {STR_INIT("kind"), STR_INIT("hosted: its parties act here; external: orders are noted here"),            \
     INPUT_LINE, 0, 10},                                                                                     \
        {STR_INIT("policy"), STR_INIT("the rules for orders to come; recourse-default"), INPUT_LINE, 0, 32}, \
        {STR_INIT("currency"), STR_INIT("ISO 4217; EUR"), INPUT_LINE, 0, 3},                                 \
        {STR_INIT("fee"), STR_INIT("percent of what sellers get; 0.00"), INPUT_LINE, 0, MARKET_FEE_MAX},     \
    {                                                                                                        \
        STR_INIT("second_above"), STR_INIT("sums above it take two people; empty: none does"), INPUT_LINE,   \
            0, 20                                                                                            \
    }
const struct input market_add_inputs[MARKET_ADD_INPUTS] = {
    {STR_INIT("name"), STR_INIT("as pages show it"), INPUT_LINE, 1, MARKET_NAME_MAX},
    {STR_INIT("slug"), STR_INIT("as addresses name it, for ever; without: from the name"), INPUT_LINE, 0,
     MARKET_SLUG_MAX},
    MARKET_FIELDS,
};
const struct input market_edit_inputs[MARKET_EDIT_INPUTS] = {
    {STR_INIT("name"), STR_INIT("as pages show it"), INPUT_LINE, 0, MARKET_NAME_MAX},
    MARKET_FIELDS,
};
const struct input market_person_inputs[MARKET_PERSON_INPUTS] = {
    {STR_INIT("handle"), STR_INIT("somebody's name here"), INPUT_LINE, 1, 60},
    {STR_INIT("works_as"), STR_INIT("staff, agent, lead, finance, reader, seller; nothing: no longer"),
     INPUT_LINE, 1, 20},
};
