/* Rows that stand in the place of others: what is left when a marketplace does not help any more, and what is not asked first. */
#include "base/check.h"
#include "base/words.h"
#include "core/advice/rows.h"

enum {
    PAYPAL,
    INVOICE,
    TAKE_BACK,
    BY_CARD,
    AT_WALLET,
    OWN_LATE,
    OWN_LOST,
    OWN_GOODS,
    PASSED_ON,
    PAYPAL_SOON,
    DEBIT_SOON,
    UNKNOWN_PAYPAL,
    UNKNOWN_CARD,
    UNKNOWN_DEBIT,
    UNKNOWN_PAYER,
    LAST_HOURS
};

static const struct advice_now_row rows[] = {
    {STR_INIT("over_paypal"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
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
    {STR_INIT("over_card"),
     {0, 0, 0},
     ADVISE_CHARGEBACK,
     TIME_BANK_UNTIL,
     STR_INIT(N_("The marketplace does not help any more; your bank may.")),
     STR_INIT(N_("Write to the seller today, and ask for the money. Then ask your bank for a chargeback.")),
     STR_INIT("{bank_count}"),
     STR_INIT(N_("After the bank's window nothing is left."))},
    {STR_INIT("over_wallet"),
     {0, 0, 0},
     ADVISE_REPORT,
     TIME_NONE,
     STR_INIT(N_("The marketplace does not help any more; who runs the wallet may.")),
     STR_INIT(N_("Report it in the app of the wallet, and ask for the money back.")),
     STR_INIT(N_("Some wallets protect what you buy, some do not.")),
     STR_INIT(N_("What is sent as to friends is rarely protected."))},
    {STR_INIT("own_late"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_ACT_UNTIL,
     STR_INIT(N_("The promised day is over: now it can be claimed.")),
     STR_INIT(N_("Open the dispute with the reason \"{reason}\" and paste the text below.")),
     STR_INIT(N_("{policy} takes a claim at once. You need not ask the seller first.")),
     STR_INIT(
         N_("Waiting brings nothing that a dispute would spoil. If the parcel comes, you can close it."))},
    {STR_INIT("own_lost"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_ACT_UNTIL,
     STR_INIT(N_("It is time: the parcel has probably not been sent or is lost.")),
     STR_INIT(N_("Open the dispute with the reason \"{reason}\" and paste the text below. Ask there for the "
                 "right number.")),
     STR_INIT(N_("{silence} {policy} takes a claim at once. You need not ask the seller first.")),
     STR_INIT(N_("Waiting longer does not bring it back and uses up your protection."))},
    {STR_INIT("own_goods"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_ACT_UNTIL,
     STR_INIT(N_("There is time: you have {left}.")),
     STR_INIT(N_("Take photos of what is wrong. Open the dispute with the reason \"{reason}\" and the text "
                 "below.")),
     STR_INIT(N_("{policy} takes a claim at once. You need not ask the seller first.")),
     STR_INIT("{after_end}")},
    {STR_INIT("passed_on"),
     {0, 0, 0},
     ADVISE_ESCALATE,
     TIME_TODAY,
     STR_INIT(N_("The seller's time is over. By its rules {policy} should have the case now.")),
     STR_INIT(N_("Look at the dispute's page today. If {policy} has not stepped in, ask it there to do so.")),
     STR_INIT(N_("Nothing that you told shows that it has the case.")),
     STR_INIT(N_("Where nobody has the case, it stands still while other dates pass."))},
    {STR_INIT("paypal_soon"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_PAY_UNTIL,
     STR_INIT(N_("PayPal's time is nearly over while you wait.")),
     STR_INIT(N_("Open a dispute at PayPal. Make it a claim within 20 days.")),
     STR_INIT(N_("PayPal has its own protection. It takes a dispute for 180 days from the payment.")),
     STR_INIT(N_("After that day PayPal takes it no more."))},
    {STR_INIT("debit_soon"),
     {0, 0, 0},
     ADVISE_CHARGEBACK,
     TIME_PAY_UNTIL,
     STR_INIT(N_("The time to take the direct debit back is nearly over.")),
     STR_INIT(N_("Ask your bank to take the direct debit back. You need give no reason.")),
     STR_INIT(N_("In Europe a bank takes it back for 8 weeks from the payment.")),
     STR_INIT(N_("After the bank's window nothing is left."))},
    {STR_INIT("unknown_paypal"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_PAY_UNTIL,
     STR_INIT(N_("We do not know until when the marketplace helps; PayPal may.")),
     STR_INIT(N_("Open a dispute at PayPal. Make it a claim within 20 days.")),
     STR_INIT(N_("PayPal has its own protection. It takes a dispute for 180 days from the payment.")),
     STR_INIT(N_("After that day PayPal takes it no more."))},
    {STR_INIT("unknown_card"),
     {0, 0, 0},
     ADVISE_CHARGEBACK,
     TIME_BANK_UNTIL,
     STR_INIT(N_("We do not know until when the marketplace helps; your bank may.")),
     STR_INIT(N_("Ask your bank for a chargeback. Send it the order and the messages.")),
     STR_INIT("{bank_count}"),
     STR_INIT(N_("After the bank's window nothing is left."))},
    {STR_INIT("unknown_debit"),
     {0, 0, 0},
     ADVISE_CHARGEBACK,
     TIME_PAY_UNTIL,
     STR_INIT(N_("We do not know until when the marketplace helps; your bank may.")),
     STR_INIT(N_("Ask your bank to take the direct debit back. You need give no reason.")),
     STR_INIT(N_("In Europe a bank takes it back for 8 weeks from the payment.")),
     STR_INIT(N_("After the bank's window nothing is left."))},
    {STR_INIT("unknown_payer"),
     {0, 0, 0},
     ADVISE_REPORT,
     TIME_NONE,
     STR_INIT(N_("We do not know until when the marketplace helps; who took the payment may.")),
     STR_INIT(N_("Report the problem in the app that you paid with. Ask for the money back.")),
     STR_INIT(N_("Whoever took the payment looks into it, whatever the marketplace says.")),
     STR_INIT(N_("Nobody can tell how long that is still possible."))},
    {STR_INIT("last_hours"),
     {0, 0, 0},
     ADVISE_OPEN_DISPUTE,
     TIME_ACT_UNTIL,
     STR_INIT(N_("First the dispute: you have {left}. Then the parcel.")),
     STR_INIT(N_("Open the dispute now, with the reason \"{reason}\". Then look at the carrier's page of "
                 "{number}.")),
     STR_INIT(N_("A dispute stops the clock. If the parcel comes, you can close it.")),
     STR_INIT("{after_end}")},
};

/* Those of a parcel that is near, held, or to be paid for. */
static bool is_about_parcel(const struct advice_now_row *row)
{
    static const struct str names[] = {STR_INIT("pickup"), STR_INIT("duties"), STR_INIT("held")};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(row->name, names[i]))
            return true;
    return false;
}

const struct advice_now_row *advice_hours_row(const struct advice_facts *facts,
                                              const struct advice_now_row *row)
{
    struct instant now = facts->order->now, end = facts->at[TIME_ACT_UNTIL];
    bool hours = end.ms > now.ms && end.ms - now.ms <= ADVICE_LAST_HOURS.ms;
    return hours && is_about_parcel(row) && advice_holds(facts, FACT(CAN_OPEN)) ? &rows[LAST_HOURS] : row;
}

/* The first end of a way of paying that is ahead; 0: none is. */
static struct instant payment_end(const struct advice_plan *plan)
{
    for (size_t i = 0; i < plan->way_count; i++)
        if (plan->ways[i].pays && plan->ways[i].by.ms)
            return plan->ways[i].by;
    return CLOCK_UNSET;
}

/* Where nobody knows how long the marketplace helps: who took the payment, as long as that counts; NULL: nobody else. */
static const struct advice_now_row *unknown_row(const struct advice_facts *facts,
                                                const struct advice_now_row *row, bool open)
{
    enum advice_paid paid = facts->order->paid;
    if (!str_eq(row->name, STR("unknown")) || !advice_payment_counts(facts) ||
        advice_holds(facts, FACT(NOT_RECEIVED)))
        return NULL;
    if (paid == PAID_KLARNA || paid == PAID_WALLET) /* no end of theirs is known */
        return &rows[UNKNOWN_PAYER];
    if (open && advice_is_card(paid) && advice_holds(facts, FACT(BANK_OPEN)))
        return &rows[UNKNOWN_CARD];
    return !open                       ? NULL
           : paid == PAID_PAYPAL       ? &rows[UNKNOWN_PAYPAL]
           : paid == PAID_DIRECT_DEBIT ? &rows[UNKNOWN_DEBIT]
                                       : NULL;
}

/* A way of paying that ends while the marketplace is waited for, or where nobody knows what it does. */
static const struct advice_now_row *payment_row(const struct advice_facts *facts,
                                                const struct advice_plan *plan,
                                                const struct advice_now_row *row)
{
    const struct advice_case *order = facts->order;
    struct instant end = payment_end(plan);
    bool open = end.ms > order->now.ms && advice_payment_counts(facts);
    bool soon = open && end.ms - order->now.ms <= ADVICE_PAYMENT_ENDS.ms;
    const struct advice_now_row *other = unknown_row(facts, row, open);
    if (other)
        return other;
    bool hours = soon && end.ms - order->now.ms <= ADVICE_LAST_HOURS.ms && is_about_parcel(row) &&
                 !advice_holds(facts, FACT(CAN_OPEN));
    if (!soon || (row->act != ADVISE_WAIT && !hours) || !advice_holds(facts, FACT(NO_DISPUTE)))
        return row;
    return order->paid == PAID_PAYPAL         ? &rows[PAYPAL_SOON]
           : order->paid == PAID_DIRECT_DEBIT ? &rows[DEBIT_SOON]
                                              : row;
}

/* No seller has a time of their own to answer a claim, and none has to be asked before it. */
static bool takes_at_once(const struct policy *policy)
{
    return !duration_is_set(policy->talk.answer_seller) && !duration_is_set(policy->dispute.contact_first);
}

static const struct advice_now_row *asked_of_itself(const struct advice_facts *facts,
                                                    const struct advice_now_row *row)
{
    if (!takes_at_once(facts->order->policy) || !advice_holds(facts, FACT(CAN_OPEN)))
        return row;
    if (str_eq(row->name, STR("goods_ask")))
        return &rows[OWN_GOODS];
    /* What the carrier calls delivered is looked for first. */
    bool late = advice_holds(facts, FACT(PROMISE_OVER));
    bool lost = str_eq(row->name, STR("lost_ask")), silent = facts->bits & (FACT(LOST) | FACT(NOT_SENT));
    if (!late || !(lost || str_eq(row->name, STR("promise_over_ask"))))
        return row;
    return lost && silent ? &rows[OWN_LOST] : &rows[OWN_LATE];
}

/* Passed on by the rules, which nobody has seen. */
static bool is_passed_on_unseen(const struct advice_facts *facts, const struct advice_now_row *row)
{
    const struct advice_case *order = facts->order;
    return row->act == ADVISE_WAIT && advice_holds(facts, FACT(ESCALATED)) && !order->law.known &&
           (order->dispute == CLAIM_REFUSED || order->dispute == CLAIM_ANSWERED);
}

const struct advice_now_row *advice_over_row(const struct advice_facts *facts, const struct advice_plan *plan,
                                             const struct advice_now_row *row)
{
    const struct advice_case *order = facts->order;
    bool open = false, unasked = str_eq(row->name, STR("too_late_seller"));
    bool paypal = order->paid == PAID_PAYPAL;
    for (size_t i = 0; i < plan->way_count; i++)
        open |= plan->ways[i].pays;
    if (is_passed_on_unseen(facts, row))
        return &rows[PASSED_ON];
    if (unasked && advice_is_card(order->paid) && advice_holds(facts, FACT(BANK_OPEN)))
        return &rows[BY_CARD];
    bool over = row->act == ADVISE_NOTHING_LEFT || (paypal && unasked);
    if (!over || !open)
        return payment_row(facts, plan, asked_of_itself(facts, row));
    if (paypal)
        return &rows[PAYPAL];
    return order->paid == PAID_KLARNA         ? &rows[INVOICE]
           : order->paid == PAID_DIRECT_DEBIT ? &rows[TAKE_BACK]
           : order->paid == PAID_WALLET       ? &rows[AT_WALLET]
                                              : row;
}
