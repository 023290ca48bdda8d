/* The demo's marketplace and its sales: one in each state that is worth looking at. Hours count back from now. */
#include "base/check.h"
#include "service/demo/market.h"

#define DAYS(n)  ((n)*24)
#define WORDS(s) .words = STR_INIT(s)
#define SHIPPED(days)                                                                                        \
    {                                                                                                        \
        .hours_ago = DAYS(days), .kind = EVENT_SHIPPED, .by = PARTY_SELLER                                   \
    }
#define LATE_CLAIM(hours)                                                                                    \
    {                                                                                                        \
        .hours_ago = (hours), .kind = EVENT_DISPUTE_OPENED, .by = PARTY_BUYER, .reason = "inr_in_transit",   \
        .remedy = REMEDY_REFUND_FULL,                                                                        \
        WORDS("Nothing has come, and the tracking has stood still for two weeks.")                           \
    }
#define BROKEN_CLAIM(hours, wanted)                                                                          \
    {                                                                                                        \
        .hours_ago = (hours), .kind = EVENT_DISPUTE_OPENED, .by = PARTY_BUYER, .reason = "snad_damaged",     \
        .remedy = (wanted), WORDS("One handle is broken off, and the box was not damaged outside.")          \
    }
#define DELIVERED(days)                                                                                      \
    {                                                                                                        \
        .hours_ago = DAYS(days), .kind = EVENT_DELIVERED, .by = PARTY_CARRIER                                \
    }
#define AGREES(hours)                                                                                        \
    {                                                                                                        \
        .hours_ago = (hours), .kind = EVENT_ACCEPTED, .by = PARTY_SELLER                                     \
    }
#define HALF(hours)                                                                                          \
    {                                                                                                        \
        .hours_ago = (hours), .kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_REFUND_PARTIAL,   \
        .amount_minor = 2000, WORDS("The post confirms that it is on its way. We would give back half.")     \
    }

const struct demo_house demo_houses[] = {
    {"harbour-bazaar",
     "Harbour Bazaar",
     "recourse-default",
     "EUR",
     {"Ines", "Bakari"},
     {"harbour_textiles", "teahouse_shop"}},
    {"kettle-quay", "Kettle Quay", "aliexpress", "EUR", {"Ines", "Bakari"}, {"teahouse_shop"}},
};
const size_t demo_house_count = COUNT_OF(demo_houses);

/* What all sales below have in common. */
#define SALE(number_, track, days, title, price)                                                             \
    .market = "harbour-bazaar", .buyer = "mara", .seller = "harbour_textiles", .number = (number_),          \
    .tracking = (track), .hours_ago = DAYS(days), .lines = {{STR_INIT(title), 1, (price)}}

const struct demo_sale demo_sales[] = {
    {SALE("HB-101", "", 1, "Linen tablecloth, not paid yet", 5400), .unpaid = true},
    {SALE("HB-102", "", 2, "Wool blanket, to be sent", 8900)},
    {SALE("HB-103", "RR664961563DE", 8, "Set of six napkins", 2400), .steps = {SHIPPED(7)}},
    {SALE("HB-104", "RR432404475DE", 20, "Bath towels", 3950), .steps = {SHIPPED(18), DELIVERED(2)}},
    {SALE("HB-105", "", 3, "Cushion covers, second thoughts", 3100),
     .steps = {{.hours_ago = 20,
                .kind = EVENT_CANCEL_ASKED,
                .by = PARTY_BUYER,
                WORDS("I ordered the wrong size.")}}},
    {SALE("HB-106", "", 9, "Door curtain, out of stock", 6700),
     .steps = {{.hours_ago = DAYS(8),
                .kind = EVENT_CANCEL_AGREED,
                .by = PARTY_SELLER,
                WORDS("Sold out, we are sorry.")}}},
    {SALE("HB-107", "RR463169600DE", 50, "Kitchen apron", 1900),
     .steps = {SHIPPED(49),
               DELIVERED(40),
               {.hours_ago = DAYS(39), .kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER}}},
    {SALE("HB-108", "RR645409675DE", 58, "Rug from the other side of the sea", 14900),
     .steps = {SHIPPED(56),
               {.hours_ago = 20,
                .kind = EVENT_EXTENSION_ASKED,
                .by = PARTY_BUYER,
                .days = 10,
                WORDS("It is still in customs. Please give it more time.")}}},
    {SALE("HB-109", "RR791102417DE", 57, "Quilt, given more time", 11900),
     .steps = {SHIPPED(55),
               {.hours_ago = DAYS(4), .kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = 14},
               {.hours_ago = DAYS(3), .kind = EVENT_EXTENSION_GRANTED, .by = PARTY_SELLER, .days = 14}}},
    {SALE("HB-110", "RR438922416DE", 60, "Bedspread, refused more time", 9900),
     .steps = {SHIPPED(58),
               {.hours_ago = DAYS(2), .kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = 14},
               {.hours_ago = 20,
                .kind = EVENT_EXTENSION_REFUSED,
                .by = PARTY_SELLER,
                WORDS("It was sent in time.")}}},
    {SALE("HB-111", "RR740534356DE", 25, "Raincoat for a child", 4000),
     .steps = {SHIPPED(24), LATE_CLAIM(30)}},
    {SALE("HB-112", "RR544081514DE", 25, "Picnic blanket, an offer on the table", 4000),
     .steps = {SHIPPED(24), LATE_CLAIM(DAYS(4)), HALF(30)}},
    {SALE("HB-113", "RR425162915DE", 26, "Sleeping bag, no agreement", 4000),
     .steps = {SHIPPED(24),
               LATE_CLAIM(DAYS(4)),
               HALF(DAYS(3)),
               {.hours_ago = DAYS(2),
                .kind = EVENT_REFUSED,
                .by = PARTY_BUYER,
                WORDS("Half is not enough: nothing has come.")}}},
    {SALE("HB-114", "RR457678210DE", 26, "Bread basket, just agreed", 4000),
     .steps = {SHIPPED(24),
               LATE_CLAIM(DAYS(3)),
               HALF(30),
               {.hours_ago = 3, .kind = EVENT_ACCEPTED, .by = PARTY_BUYER}}},
    {SALE("HB-115", "RR691014697DE", 30, "Hammock, before the commission", 4000),
     .steps = {SHIPPED(28),
               LATE_CLAIM(DAYS(8)),
               {.hours_ago = DAYS(6),
                .kind = EVENT_REFUSED,
                .by = PARTY_SELLER,
                WORDS("We have a receipt of the post.")},
               {.hours_ago = 20,
                .kind = EVENT_ESCALATED,
                .by = PARTY_BUYER,
                WORDS("The receipt is of another parcel.")}}},
    {SALE("HB-116", "RR680630582DE", 30, "Teapot with a broken handle, to be sent back", 4800),
     .steps = {SHIPPED(28), DELIVERED(10), BROKEN_CLAIM(DAYS(6), REMEDY_RETURN_REFUND), AGREES(DAYS(4))}},
    {SALE("HB-117", "RR446879184DE", 34, "Vase, on its way back", 5200),
     .steps = {SHIPPED(32),
               DELIVERED(14),
               BROKEN_CLAIM(DAYS(10), REMEDY_RETURN_REFUND),
               AGREES(DAYS(8)),
               {.hours_ago = DAYS(3),
                .kind = EVENT_RETURN_SHIPPED,
                .by = PARTY_BUYER,
                WORDS("By registered post.")}}},
    {SALE("HB-118", "RR561506205DE", 40, "Fruit bowl, back at the seller", 3600),
     .steps = {SHIPPED(38),
               DELIVERED(20),
               BROKEN_CLAIM(DAYS(15), REMEDY_RETURN_REFUND),
               AGREES(DAYS(13)),
               {.hours_ago = DAYS(8), .kind = EVENT_RETURN_SHIPPED, .by = PARTY_BUYER},
               {.hours_ago = 30, .kind = EVENT_RETURN_ARRIVED, .by = PARTY_CARRIER}}},
    {SALE("HB-119", "RR460876475DE", 30, "Lampshade, a new one promised", 2900),
     .steps = {SHIPPED(28), DELIVERED(12), BROKEN_CLAIM(DAYS(6), REMEDY_REPLACEMENT), AGREES(DAYS(4))}},
    {SALE("HB-120", "RR769801552DE", 45, "Umbrella, paid back", 2600),
     .steps = {SHIPPED(43), LATE_CLAIM(DAYS(20)), AGREES(DAYS(18))}},
    {SALE("HB-121", "RR684890000DE", 30, "Suitcase, the bank looks at it", 12900),
     .steps = {SHIPPED(28), {.hours_ago = DAYS(2), .kind = EVENT_CHARGEBACK_OPENED, .by = PARTY_PROVIDER}}},
    {.market = "harbour-bazaar",
     .buyer = "Ryan",
     .seller = "teahouse_shop",
     .number = "HB-122",
     .tracking = "RR439668383DE",
     .hours_ago = DAYS(30),
     .lines = {{STR_INIT("Green tea, a pound"), 2, 3800}, {STR_INIT("Two tea bowls"), 1, 4600}},
     .steps = {SHIPPED(28),
               DELIVERED(9),
               {.hours_ago = DAYS(3),
                .kind = EVENT_DISPUTE_OPENED,
                .by = PARTY_BUYER,
                .reason = "snad_damaged",
                .remedy = REMEDY_REFUND_PARTIAL,
                .amount_minor = 2300,
                .lines = 2,
                WORDS("One of the two bowls is cracked.")}}},
    /* Where the marketplace's own staff decides: one case waits for them, of the other the buyer can appeal. */
    {.market = "kettle-quay",
     .buyer = "mara",
     .seller = "teahouse_shop",
     .number = "KQ-31",
     .tracking = "RR518224373DE",
     .hours_ago = DAYS(42),
     .lines = {{STR_INIT("Iron kettle, before the staff"), 1, 7200}},
     .steps = {SHIPPED(40),
               DELIVERED(15),
               BROKEN_CLAIM(DAYS(12), REMEDY_REFUND_FULL),
               {.hours_ago = DAYS(10),
                .kind = EVENT_REFUSED,
                .by = PARTY_SELLER,
                WORDS("It was whole when it left us.")}}},
    {.market = "kettle-quay",
     .buyer = "mara",
     .seller = "teahouse_shop",
     .number = "KQ-32",
     .tracking = "RR602271841DE",
     .hours_ago = DAYS(44),
     .lines = {{STR_INIT("Tea scale, decided for the seller"), 1, 3400}},
     .steps = {SHIPPED(42),
               DELIVERED(24),
               BROKEN_CLAIM(DAYS(20), REMEDY_REFUND_FULL),
               {.hours_ago = DAYS(18),
                .kind = EVENT_REFUSED,
                .by = PARTY_SELLER,
                WORDS("It left us whole, wrapped twice.")},
               {.hours_ago = DAYS(4),
                .kind = EVENT_DECIDED,
                .by = PARTY_STAFF,
                .code = "no_evidence",
                WORDS("No photo shows what is broken, and the seller has shown how it was wrapped.")}}},
};
const size_t demo_sale_count = COUNT_OF(demo_sales);
