#include "web/staff/inputs.h"

#include "base/words.h"
#include "service/order/order.h"
#include "text/people/handle.h"

const struct input purge_inputs[PURGE_INPUTS] = {
    {STR_INIT("network"), MAY_MISS, INPUT_LINE, 0, 1},
};
const struct input take_orders_inputs[TAKE_ORDERS_INPUTS] = {
    {STR_INIT("table"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("seller"), STR_INIT(N_("Enter the seller's name.")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("make_buyers"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
};
const struct input logo_inputs[LOGO_INPUTS] = {
    {STR_INIT("logo"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
};

const struct input note_inputs[NOTE_INPUTS] = {
    {STR_INIT("words"), STR_INIT(N_("Enter the note.")), INPUT_TEXT, 1, 4000}};

const struct input countersign_inputs[COUNTERSIGN_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("words"), MAY_MISS, INPUT_LINE, 0, 1000},
};

const struct input sweep_inputs[SWEEP_INPUTS] = {
    {STR_INIT("act"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("handle"), MAY_MISS, INPUT_LINE, 0, HANDLE_MAX},
    {STR_INIT("words"), MAY_MISS, INPUT_TEXT, 0, 4000},
    {STR_INIT("all"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("key"), MAY_MISS, INPUT_LINE, 0, 100},
};

const struct input view_inputs[VIEW_INPUTS] = {
    {STR_INIT("name"), MAY_MISS, INPUT_LINE, 0, 60},
    {STR_INIT("shared"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("drop"), MAY_MISS, INPUT_NUMBER, 0, 18},
};

const struct input freeze_inputs[FREEZE_INPUTS] = {
    {STR_INIT("seller"), STR_INIT(N_("Enter the seller's name.")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("words"), MAY_MISS, INPUT_TEXT, 0, WORDS_MAX},
    {STR_INIT("until"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
};

const struct input market_assign_inputs[MARKET_ASSIGN_INPUTS] = {
    {STR_INIT("handle"), MAY_MISS, INPUT_LINE, 0, HANDLE_MAX},
};

const struct input payments_inputs[PAYMENTS_INPUTS] = {
    {STR_INIT("key"), MAY_MISS, INPUT_LINE, 0, 80}, /* or pick1, ...: all of a page */
};

const struct input market_people_inputs[MARKET_PEOPLE_INPUTS] = {
    {STR_INIT("handle"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("duty"), STR_INIT(N_("Enter the work.")), INPUT_LINE, 1, 10},
};

#define TURN_INPUT                                                                                           \
    {                                                                                                        \
        STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20                               \
    }
#define WHY_INPUT                                                                                            \
    {                                                                                                        \
        STR_INIT("note"), MAY_MISS, INPUT_LINE, 0, 200                                                       \
    }
/* Which part of the queue it was sent from. */
const struct input verdict_inputs[VERDICT_INPUTS] = {
    TURN_INPUT,
    WHY_INPUT,
    {STR_INIT("reason"), MAY_MISS, INPUT_LINE, 0, 20},
    {STR_INIT("what"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("kind"), MAY_MISS, INPUT_LINE, 0, 10},
};
