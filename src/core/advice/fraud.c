/* The sentences to paste where the shop is taken for a fake: whoever took the money reads them, and not the shop. */
#include "base/words.h"
#include "core/advice/rows.h"

/* What is asked of them, by how it was paid; empty: nothing was paid, so nothing is asked. */
static const struct str asks[PAID_COUNT] = {
    [PAID_UNKNOWN] = STR_INIT(N_("Please help me to get the money back.")),
    [PAID_CARD] = STR_INIT(N_("Please charge the payment back, and block my card.")),
    [PAID_CREDIT] = STR_INIT(N_("Please charge the payment back, and block my card.")),
    [PAID_DEBIT] = STR_INIT(N_("Please charge the payment back, and block my card.")),
    [PAID_DIRECT_DEBIT] = STR_INIT(N_("Please take the direct debit back, and block this shop.")),
    [PAID_TRANSFER] = STR_INIT(N_("Please try to recall my transfer.")),
    [PAID_PAYPAL] = STR_INIT(N_("Please pay the money back.")),
    [PAID_FRIENDS] = STR_INIT(N_("Please look into this payment, and stop it if you still can.")),
    [PAID_KLARNA] = STR_INIT(N_("Please pause the invoice while you look into it.")),
    [PAID_GIFT_CARD] = STR_INIT(N_("Please block what is left on the gift card.")),
    [PAID_CRYPTO] = STR_INIT(N_("Please block the account that this payment went to.")),
    [PAID_ON_DELIVERY] = STR_INIT(""),
    [PAID_WALLET] = STR_INIT(N_("Please pay the money back.")),
};

struct str advice_fraud_asks(const struct advice_case *order)
{
    static const struct str door = STR_INIT(N_("Please hold back what I paid at the door."));
    if (order->shop == SHOP_RULES) /* the marketplace reads it */
        return STR(N_("I ask for a full refund."));
    return order->paid == PAID_ON_DELIVERY && order->received.ms ? door : asks[order->paid];
}
