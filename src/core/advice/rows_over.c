/* What is left when a marketplace does not help any more: the way of paying, where that is neither card nor cash. */
#include "base/check.h"
#include "base/words.h"
#include "core/advice/rows.h"

enum { PAYPAL, PAYPAL_OF_ORDER, INVOICE, TAKE_BACK };

/* Of an order whose law is known, "open the dispute" would be its own dispute, and that is over. */
static const struct advice_now_row rows[] = {
    {STR_INIT("over_paypal"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_PAY_UNTIL,
     STR_INIT(N_("The marketplace does not help any more; PayPal may.")),
     STR_INIT(N_("Open a dispute at PayPal. Make it a claim within 20 days.")),
     STR_INIT(N_("PayPal has its own protection. It takes a dispute for 180 days from the payment.")),
     STR_INIT(N_("After that day PayPal takes it no more."))},
    {STR_INIT("over_paypal_order"),
     {0, 0, 0},
     ADVISE_REPORT,
     TIME_PAY_UNTIL,
     STR_INIT(N_("The marketplace does not help any more; PayPal may.")),
     STR_INIT(N_("Open a dispute at PayPal. Make it a claim within 20 days.")),
     STR_INIT(N_("PayPal has its own protection. It takes a dispute for 180 days from the payment.")),
     STR_INIT(N_("After that day PayPal takes it no more."))},
    {STR_INIT("over_klarna"),
     {0, 0, 0},
     ADVISE_REPORT,
     TIME_NONE,
     STR_INIT(N_("The marketplace does not help any more; who sent the invoice may.")),
     STR_INIT(N_("Report the problem there, and ask to pause the invoice.")),
     STR_INIT(N_("The invoice firm looks into it, whatever the marketplace decided.")),
     STR_INIT(N_("An invoice that you only leave unpaid brings reminders and fees."))},
    {STR_INIT("over_debit"),
     {0, 0, 0},
     ADVISE_CHARGEBACK,
     TIME_PAY_UNTIL,
     STR_INIT(N_("The marketplace does not help any more; your bank may.")),
     STR_INIT(N_("Ask your bank to take the direct debit back. You need give no reason.")),
     STR_INIT(N_("In Europe a bank takes it back for 8 weeks from the payment.")),
     STR_INIT(N_("After the bank's window nothing is left."))},
};

const struct advice_now_row *advice_over_row(const struct advice_case *order, const struct advice_plan *plan,
                                             const struct advice_now_row *row)
{
    bool open = false, paypal = order->paid == PAID_PAYPAL;
    for (size_t i = 0; i < plan->way_count; i++)
        open |= plan->ways[i].pays;
    bool over = row->act == ADVISE_NOTHING_LEFT || (paypal && str_eq(row->name, STR("too_late_seller")));
    if (!over || !open)
        return row;
    if (paypal)
        return &rows[order->law.known ? PAYPAL_OF_ORDER : PAYPAL];
    return order->paid == PAID_KLARNA         ? &rows[INVOICE]
           : order->paid == PAID_DIRECT_DEBIT ? &rows[TAKE_BACK]
                                              : row;
}
