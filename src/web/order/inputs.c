#include "web/order/inputs.h"

#include "base/words.h"
#include "service/order/order.h"
#include "service/order/parcel.h"

#include "text/people/handle.h"

const struct input order_new_inputs[ORDER_NEW_INPUTS] = {
    {STR_INIT("policy"), STR_INIT(N_("where you ordered")), INPUT_LINE, 1, 60},
    {STR_INIT("title"), STR_INIT(N_("what you ordered")), INPUT_LINE, 1, TITLE_OF_ORDER_MAX},
    {STR_INIT("price"), STR_INIT(N_("what you paid")), INPUT_LINE, 1, 24},
    {STR_INIT("currency"), STR_INIT(N_("the currency")), INPUT_LINE, 1, 3},
    {STR_INIT("ordered"), STR_INIT(N_("the day of the order")), INPUT_LINE, 1, 10},
    {STR_INIT("shipped"), STR_INIT(N_("a day")), INPUT_LINE, 0, 10},
    {STR_INIT("promised"), STR_INIT(N_("a day")), INPUT_LINE, 0, 10},
    {STR_INIT("protection_ends"), STR_INIT(N_("a day")), INPUT_LINE, 0, 10},
    {STR_INIT("tracking"), STR_INIT(N_("a tracking number")), INPUT_LINE, 0, 60},
    {STR_INIT("seller"), STR_INIT(N_("a seller")), INPUT_LINE, 0, 100},
    {STR_INIT("number"), STR_INIT(N_("an order number")), INPUT_LINE, 0, 60},
    {STR_INIT("event"), STR_INIT(N_("what the tracking shows last")), INPUT_LINE, 0, PARCEL_WORDS_MAX},
    {STR_INIT("event_on"), STR_INIT(N_("the day of the event")), INPUT_LINE, 0, 10},
    {STR_INIT("contacted"), STR_INIT(N_("when the seller was written to")), INPUT_LINE, 0, 10},
    {STR_INIT("extension"), STR_INIT(N_("asked, refused or ignored")), INPUT_LINE, 0, 20},
};

const struct input market_order_inputs[MARKET_ORDER_INPUTS] = {
    {STR_INIT("buyer"), STR_INIT(N_("the buyer's name")), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("seller"), STR_INIT(N_("the seller's name")), INPUT_LINE, 0, HANDLE_MAX},
    {STR_INIT("number"), STR_INIT(N_("an order number")), INPUT_LINE, 0, 100},
    {STR_INIT("country"), STR_INIT(N_("a country")), INPUT_LINE, 0, 2},
    {STR_INIT("currency"), STR_INIT(N_("the currency")), INPUT_LINE, 1, 3},
    {STR_INIT("promised"), STR_INIT(N_("a day")), INPUT_LINE, 0, 10},
    {STR_INIT("paid"), STR_INIT(N_("1")), INPUT_LINE, 0, 1},
};

const struct input order_parcel_inputs[ORDER_PARCEL_INPUTS] = {
    {STR_INIT("what"), STR_INIT(N_("number, event or carrier")), INPUT_LINE, 0, 10},
    {STR_INIT("carrier"), STR_INIT(N_("whose number it is")), INPUT_LINE, 0, 40},
    {STR_INIT("of_number"), STR_INIT(N_("the number that the carrier has")), INPUT_LINE, 0, 100},
    {STR_INIT("new_number"), STR_INIT(N_("a tracking number")), INPUT_LINE, 0, 100},
    {STR_INIT("number"), STR_INIT(N_("the number it is about")), INPUT_LINE, 0, 100},
    {STR_INIT("date"), STR_INIT(N_("the day of the event")), INPUT_LINE, 0, 10},
    {STR_INIT("words"), STR_INIT(N_("what the carrier's page says")), INPUT_LINE, 0, PARCEL_WORDS_MAX},
    {STR_INIT("place"), STR_INIT(N_("the place")), INPUT_LINE, 0, PARCEL_PLACE_MAX},
    {STR_INIT("sure"), STR_INIT(N_("that it was delivered")), INPUT_LINE, 0, 1},
    {STR_INIT("line1"), STR_INIT("1"), INPUT_LINE, 0, 1}, /* line2 and so on: as many as the order has */
};
