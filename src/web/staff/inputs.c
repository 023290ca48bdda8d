#include "web/staff/inputs.h"

#include "base/words.h"
#include "service/order/order.h"
#include "text/people/handle.h"

const struct input logo_inputs[LOGO_INPUTS] = {
    {STR_INIT("logo"), STR_INIT(N_("a picture")), INPUT_LINE, 0, 200},
    {STR_INIT("turn"), STR_INIT(N_("what to do")), INPUT_LINE, 1, 20},
};

const struct input note_inputs[NOTE_INPUTS] = {
    {STR_INIT("words"), STR_INIT(N_("the note")), INPUT_TEXT, 1, 4000}};

const struct input countersign_inputs[COUNTERSIGN_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("what to do")), INPUT_LINE, 1, 20},
    {STR_INIT("words"), STR_INIT(N_("a reason")), INPUT_LINE, 0, 1000},
};

const struct input sweep_inputs[SWEEP_INPUTS] = {
    {STR_INIT("act"), STR_INIT(N_("what to do")), INPUT_LINE, 1, 20},
    {STR_INIT("handle"), STR_INIT(N_("a name")), INPUT_LINE, 0, HANDLE_MAX},
    {STR_INIT("words"), STR_INIT(N_("what is to be said")), INPUT_TEXT, 0, 4000},
    {STR_INIT("all"), STR_INIT(N_("1 or 0")), INPUT_LINE, 0, 1},
    {STR_INIT("key"), STR_INIT(N_("the key of the form")), INPUT_LINE, 0, 100},
};

const struct input view_inputs[VIEW_INPUTS] = {
    {STR_INIT("name"), STR_INIT(N_("a name")), INPUT_LINE, 0, 60},
    {STR_INIT("shared"), STR_INIT(N_("1 or 0")), INPUT_LINE, 0, 1},
    {STR_INIT("drop"), STR_INIT(N_("a view")), INPUT_NUMBER, 0, 18},
};

const struct input freeze_inputs[FREEZE_INPUTS] = {
    {STR_INIT("seller"), STR_INIT(N_("the seller's name")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("words"), STR_INIT(N_("a reason")), INPUT_TEXT, 0, WORDS_MAX},
    {STR_INIT("until"), STR_INIT(N_("a day")), INPUT_LINE, 0, 10},
    {STR_INIT("turn"), STR_INIT(N_("what to do")), INPUT_LINE, 1, 20},
};

const struct input market_assign_inputs[MARKET_ASSIGN_INPUTS] = {
    {STR_INIT("handle"), STR_INIT(N_("a name")), INPUT_LINE, 0, HANDLE_MAX},
};

const struct input payments_inputs[PAYMENTS_INPUTS] = {
    {STR_INIT("key"), STR_INIT(N_("a payment")), INPUT_LINE, 1, 80}};

const struct input market_people_inputs[MARKET_PEOPLE_INPUTS] = {
    {STR_INIT("handle"), STR_INIT(N_("a name")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("duty"), STR_INIT(N_("the work")), INPUT_LINE, 1, 10},
};
