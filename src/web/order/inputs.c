#include "web/order/inputs.h"

#include "base/words.h"
#include "http/door/wish.h"
#include "service/order/dispute_draft.h"
#include "service/order/noted_table.h"
#include "service/order/order.h"
#include "service/order/parcel.h"

#include "text/people/handle.h"

const struct input order_new_inputs[ORDER_NEW_INPUTS] = {
    {STR_INIT("policy"), STR_INIT(N_("Enter where you ordered.")), INPUT_LINE, 1, 60},
    {STR_INIT("title"), STR_INIT(N_("Enter what you ordered.")), INPUT_LINE, 1, TITLE_OF_ORDER_MAX},
    {STR_INIT("price"), STR_INIT(N_("Enter what you paid.")), INPUT_LINE, 1, 24},
    {STR_INIT("currency"), STR_INIT(N_("Enter the currency.")), INPUT_LINE, 1, 3},
    {STR_INIT("ordered"), STR_INIT(N_("Enter the day of the order.")), INPUT_LINE, 1, 10},
    {STR_INIT("shipped"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("promised"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("protection_ends"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("tracking"), MAY_MISS, INPUT_LINE, 0, 60},
    {STR_INIT("seller"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("number"), MAY_MISS, INPUT_LINE, 0, 60},
    {STR_INIT("paid_by"), MAY_MISS, INPUT_LINE, 0, 20},
    {STR_INIT("event"), MAY_MISS, INPUT_LINE, 0, PARCEL_WORDS_MAX},
    {STR_INIT("event_on"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("contacted"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("extension"), MAY_MISS, INPUT_LINE, 0, 20},
};

const struct input listed_inputs[LISTED_INPUTS] = {
    {STR_INIT("text"), STR_INIT(N_("Paste the list.")), INPUT_TEXT, 1, 200000},
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
};

/* Names of columns of somebody's own table: as long as they like. */
const struct input noted_table_inputs[NOTED_TABLE_INPUTS] = {
    {STR_INIT("table"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("text"), MAY_MISS, INPUT_TEXT, 0, NOTED_TEXT_MAX},
    {STR_INIT("policy"), MAY_MISS, INPUT_LINE, 0, 60},
    {STR_INIT("currency"), MAY_MISS, INPUT_LINE, 0, 3},
    {STR_INIT("days"), MAY_MISS, INPUT_LINE, 0, 20},
    {STR_INIT("since"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("column_number"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_ordered"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_title"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_amount"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_currency"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_market"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_shipped"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_promised"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_tracking"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_seller"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("column_status"), MAY_MISS, INPUT_LINE, 0, 200},
};

const struct input market_order_inputs[MARKET_ORDER_INPUTS] = {
    {STR_INIT("buyer"), STR_INIT(N_("Enter the buyer's name.")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("seller"), MAY_MISS, INPUT_LINE, 0, HANDLE_MAX},
    {STR_INIT("number"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("country"), MAY_MISS, INPUT_LINE, 0, 2},
    {STR_INIT("currency"), STR_INIT(N_("Enter the currency.")), INPUT_LINE, 1, 3},
    {STR_INIT("promised"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("paid"), MAY_MISS, INPUT_LINE, 0, 1},
};

const struct input order_parcel_inputs[ORDER_PARCEL_INPUTS] = {
    {STR_INIT("what"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("carrier"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("of_number"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("new_number"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("number"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("date"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("words"), MAY_MISS, INPUT_LINE, 0, PARCEL_WORDS_MAX},
    {STR_INIT("place"), MAY_MISS, INPUT_LINE, 0, PARCEL_PLACE_MAX},
    {STR_INIT("sure"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("line1"), MAY_MISS, INPUT_LINE, 0, 1}, /* line2 and so on: as many as the order has */
};

/* Each page asks one of them; which one has to be there, it says. */
/* clang-format off */
const struct input dispute_inputs[DISPUTE_INPUTS] = {
    {STR_INIT("revision"), MAY_MISS, INPUT_NUMBER, 0, 18},
    DISPUTE_FIELDS(INPUT_OF_FIELD) FIELD_CAME(INPUT_OF_FIELD) FIELD_VERSION(INPUT_OF_FIELD)
};
/* clang-format on */
