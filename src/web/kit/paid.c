#include "web/kit/paid.h"

#include "base/check.h"
#include "base/words.h"
#include "core/advice/advice.h"

static const struct {
    enum advice_paid paid;
    struct str label;
} ways[] = {
    {PAID_UNKNOWN, STR_INIT(N_("I do not know"))},
    {PAID_CREDIT, STR_INIT(N_("By credit card"))},
    {PAID_DEBIT, STR_INIT(N_("By debit card"))},
    {PAID_CARD, STR_INIT(N_("By Apple Pay, Google Pay or any other card"))},
    {PAID_PAYPAL, STR_INIT(N_("By PayPal"))},
    {PAID_FRIENDS, STR_INIT(N_("By PayPal, as to friends"))},
    {PAID_KLARNA, STR_INIT(N_("By Klarna or invoice"))},
    {PAID_TRANSFER, STR_INIT(N_("By bank transfer"))},
    {PAID_DIRECT_DEBIT, STR_INIT(N_("By direct debit from my account"))},
    {PAID_WALLET, STR_INIT(N_("From a balance or by a wallet app"))},
    {PAID_GIFT_CARD, STR_INIT(N_("By gift card"))},
    {PAID_CRYPTO, STR_INIT(N_("By crypto money"))},
    {PAID_ON_DELIVERY, STR_INIT(N_("Cash on delivery"))},
};

struct select_view paid_choices(struct call *call, struct str name, struct str chosen)
{
    struct select_view view = {.name = name,
                               .label = STR(N_("How did you pay?")),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, COUNT_OF(ways)),
                               .count = COUNT_OF(ways)};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        bool unknown = ways[i].paid == PAID_UNKNOWN;
        struct str value = unknown ? STR_NONE : names_at(&advice_paid_names, (int)ways[i].paid);
        view.choices[i] =
            (struct choice_view){value, say(call->language, ways[i].label), str_eq(value, chosen)};
    }
    return view;
}
