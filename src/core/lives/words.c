/* Names for programs; what people read is in text/lives. */
#include "base/check.h"
#include "core/lives/lives.h"

static const struct str tempers[TEMPER_COUNT] = {STR_INIT("honest"), STR_INIT("careless"),
                                                 STR_INIT("fraudulent"), STR_INIT("silent")};
static const struct str carriages[CARRIAGE_COUNT] = {STR_INIT("good"), STR_INIT("slow"), STR_INIT("losing"),
                                                     STR_INIT("lying")};
static const struct str ends[END_COUNT] = {
    STR_INIT("under_way"),  STR_INIT("no_sale"),     STR_INIT("bought"),
    STR_INIT("returned"),   STR_INIT("made_good"),   STR_INIT("shared"),
    STR_INIT("buyer_both"), STR_INIT("seller_both"), STR_INIT("buyer_neither")};

const struct names temper_names = {tempers, TEMPER_COUNT};
const struct names carriage_names = {carriages, CARRIAGE_COUNT};
const struct names life_end_names = {ends, END_COUNT};
