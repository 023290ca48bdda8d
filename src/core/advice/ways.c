/* Who can give the money back: the place of purchase, the way of paying, and the law; each with its dates. */
#include "base/check.h"
#include "base/words.h"
#include "core/advice/doubt.h"
#include "core/advice/rows.h"
#include "core/policy/source.h"

#define SET(value) (1u << (value))
#define CARDS      (SET(PAID_CARD) | SET(PAID_CREDIT) | SET(PAID_DEBIT))
#define ALL        (SET(PROBLEM_COUNT) - 1)
#define MONEY      (SET(PROBLEM_DIGITAL) | SET(PROBLEM_SUBSCRIPTION) | SET(PROBLEM_BANKRUPT) | SET(PROBLEM_REFUND))
#define MISSING    (SET(PROBLEM_UNKNOWN) | SET(PROBLEM_NOT_RECEIVED) | SET(PROBLEM_FAKE_SHOP))

/* A day counted from another; TIME_NONE: no day is known. */
struct count {
    enum advice_time anchor;
    int32_t days;
};

/* Sets: 0 is any. A row whose `needs` is not known, or whose `lacks` is, does not count. */
struct way_row {
    uint32_t shops, paids, problems;
    enum advice_time needs, lacks;
    struct count from, until, cap; /* cap: never later than this */
    enum advice_act act;
    bool pays, sure; /* pays: the way of paying, not the shop */
    struct str who, what, bars, source;
};

static const struct way_row rows[] = {
    {SET(SHOP_RULES),
     0,
     0,
     TIME_ACT_UNTIL,
     TIME_NONE,
     {TIME_OPEN_FROM, 0},
     {TIME_ACT_UNTIL, 0},
     {TIME_NONE, 0},
     ADVISE_OPEN_DISPUTE,
     false,
     true,
     STR_INIT("{policy}"),
     STR_INIT(N_("Open a dispute on the order's page.")),
     STR_INIT("{chargeback}"),
     STR_INIT(N_("the rules of the marketplace"))},
    {0,
     CARDS,
     ALL & ~SET(PROBLEM_REFUND) & ~ADVICE_GOODS,
     TIME_PROMISED,
     TIME_NONE,
     {TIME_PROMISED, 0},
     {TIME_BANK_UNTIL, 0},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("The bank of your card")),
     STR_INIT(N_("Ask the bank of your card for a chargeback.")),
     STR_INIT(N_("While the bank looks at it, the shop and the marketplace wait.")),
     STR_INIT(N_("card networks' rules of 2026, as guides tell them"))},
    {0,
     CARDS,
     ALL & ~MONEY & ~ADVICE_GOODS,
     TIME_ORDERED,
     TIME_PROMISED,
     {TIME_ORDERED, 30},
     {TIME_BANK_UNTIL, 0},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("The bank of your card")),
     STR_INIT(
         N_("Ask the bank of your card for a chargeback. No day was promised, so it may ask you to wait 30 "
            "days.")),
     STR_INIT(N_("While the bank looks at it, the shop and the marketplace wait.")),
     STR_INIT(N_("card networks' rules of 2026, as guides tell them"))},
    {0,
     CARDS,
     MONEY & ~SET(PROBLEM_REFUND),
     TIME_ORDERED,
     TIME_PROMISED,
     {TIME_NONE, 0},
     {TIME_BANK_UNTIL, 0},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("The bank of your card")),
     STR_INIT(N_("Ask the bank of your card for a chargeback.")),
     STR_INIT(N_("While the bank looks at it, the shop and the marketplace wait.")),
     STR_INIT(N_("card networks' rules of 2026, as guides tell them"))},
    {0,
     CARDS,
     SET(PROBLEM_REFUND) | ADVICE_GOODS,
     TIME_BANK_UNTIL,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_BANK_UNTIL, 0},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("The bank of your card")),
     STR_INIT(N_("Ask the bank of your card for a chargeback.")),
     STR_INIT(N_("While the bank looks at it, the shop and the marketplace wait.")),
     STR_INIT(N_("card networks' rules of 2026, as guides tell them"))},
    {SET(SHOP_UK),
     SET(PAID_CREDIT),
     0,
     TIME_ORDERED,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_ORDERED, 2190},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("The card company: Section 75")),
     STR_INIT(N_("For goods of 100 to 30,000 pounds it answers like the shop, for six years.")),
     STR_INIT(""),
     STR_INIT(N_("Consumer Credit Act 1974; not read again in 2026"))},
    {0,
     SET(PAID_DIRECT_DEBIT),
     0,
     TIME_ORDERED,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_ORDERED, 56},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("Your bank")),
     STR_INIT(N_("Ask your bank to take the direct debit back. You need give no reason.")),
     STR_INIT(N_("If the goods came, the shop can ask for the money again.")),
     STR_INIT(N_("rules for direct debits in Europe; not read again in 2026"))},
    {0,
     SET(PAID_WALLET),
     0,
     TIME_NONE,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_REPORT,
     true,
     false,
     STR_INIT(N_("Who runs the wallet")),
     STR_INIT(N_("Report it in the app of the wallet, and ask for the money back.")),
     STR_INIT(""),
     STR_INIT(N_("no date was found; look into the app"))},
    {0,
     SET(PAID_PAYPAL),
     0,
     TIME_ORDERED,
     TIME_NONE,
     {TIME_ORDERED, 0},
     {TIME_ORDERED, 180},
     {TIME_NONE, 0},
     ADVISE_OPEN_DISPUTE,
     true,
     true,
     STR_INIT("PayPal"),
     STR_INIT(N_("Open a dispute at PayPal. Make it a claim within 20 days.")),
     STR_INIT(N_("PayPal closes its case when your bank takes it up.")),
     STR_INIT(N_("PayPal's own rules; not for payments to friends"))},
    {0,
     SET(PAID_KLARNA),
     0,
     TIME_NONE,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_REPORT,
     true,
     false,
     STR_INIT(N_("Klarna, or who sent the invoice")),
     STR_INIT(N_("Report the problem there, and ask to pause the invoice.")),
     STR_INIT(""),
     STR_INIT(N_("no date was found; look into the app"))},
    {0,
     SET(PAID_FRIENDS),
     0,
     TIME_NONE,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_REPORT,
     true,
     true,
     STR_INIT("PayPal"),
     STR_INIT(N_("Report the payment there. What is sent to friends is not protected.")),
     STR_INIT(""),
     STR_INIT(N_("PayPal's own rules; not for payments to friends"))},
    {0,
     SET(PAID_TRANSFER),
     0,
     TIME_NONE,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_CHARGEBACK,
     true,
     false,
     STR_INIT(N_("The fraud desk of your bank")),
     STR_INIT(N_("Call the bank and ask to recall the transfer. Only the first hours help much.")),
     STR_INIT(""),
     STR_INIT(N_("no rule gives this money back for sure"))},
    {0,
     SET(PAID_GIFT_CARD),
     0,
     TIME_NONE,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_REPORT,
     true,
     false,
     STR_INIT(N_("The firm of the gift card")),
     STR_INIT(N_("Call it now, and ask to block what is left on the card.")),
     STR_INIT(""),
     STR_INIT(N_("no rule gives this money back"))},
    {0,
     SET(PAID_CRYPTO),
     0,
     TIME_NONE,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_REPORT,
     true,
     false,
     STR_INIT(N_("The exchange that you paid from")),
     STR_INIT(N_("Report the address that you paid to. Nobody can call the payment back.")),
     STR_INIT(""),
     STR_INIT(N_("no rule gives this money back"))},
    {0,
     SET(PAID_ON_DELIVERY),
     MISSING | SET(PROBLEM_BANKRUPT),
     TIME_NONE,
     TIME_RECEIVED,
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_WAIT,
     true,
     true,
     STR_INIT(N_("You, at the door")),
     STR_INIT(N_("Nothing is paid yet. Refuse the parcel if you do not want it.")),
     STR_INIT(""),
     STR_INIT(N_("what is not paid cannot be lost"))},
    {SET(SHOP_EU),
     0,
     MISSING,
     TIME_NONE,
     TIME_NONE,
     {TIME_SHOP_DUE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_CONTACT_SELLER,
     false,
     false,
     STR_INIT(N_("The law of the EU")),
     STR_INIT(
         N_("A shop has 30 days, unless you agreed on another day. Then set a last day. After it you may end "
            "the contract.")),
     STR_INIT(""),
     STR_INIT(N_("Consumer Rights Directive; not read again in 2026"))},
    {SET(SHOP_EU),
     0,
     ADVICE_GOODS,
     TIME_RECEIVED,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_RECEIVED, 14},
     {TIME_NONE, 0},
     ADVISE_RETURN_GOODS,
     false,
     true,
     STR_INIT(N_("The law of the EU: withdrawal")),
     STR_INIT(N_("Within 14 days you may send most goods back without a reason.")),
     STR_INIT(""),
     STR_INIT(N_("EU law, with the button for it since 19 June 2026"))},
    {SET(SHOP_EU),
     0,
     ADVICE_GOODS,
     TIME_RECEIVED,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_RECEIVED, 730},
     {TIME_NONE, 0},
     ADVISE_CONTACT_SELLER,
     false,
     false,
     STR_INIT(N_("The law of the EU: guarantee")),
     STR_INIT(N_("For two years the shop answers for what was wrong from the beginning. In the first year it "
                 "must prove that nothing was.")),
     STR_INIT(""),
     STR_INIT(N_("Sale of Goods Directive; not read again in 2026"))},
    {SET(SHOP_UK),
     0,
     MISSING,
     TIME_NONE,
     TIME_NONE,
     {TIME_SHOP_DUE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_CONTACT_SELLER,
     false,
     true,
     STR_INIT(N_("The law of the UK")),
     STR_INIT(
         N_("A shop has 30 days, unless you agreed on another day. Then set a last day. After it you may end "
            "the contract.")),
     STR_INIT(""),
     STR_INIT(N_("Consumer Rights Act 2015, section 28"))},
    {SET(SHOP_UK),
     0,
     ADVICE_GOODS,
     TIME_RECEIVED,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_RECEIVED, 14},
     {TIME_NONE, 0},
     ADVISE_RETURN_GOODS,
     false,
     false,
     STR_INIT(N_("The law of the UK: cancelling")),
     STR_INIT(N_("Within 14 days you may send most goods back without a reason.")),
     STR_INIT(""),
     STR_INIT(N_("guides to UK law"))},
    {SET(SHOP_UK),
     0,
     ADVICE_GOODS,
     TIME_RECEIVED,
     TIME_NONE,
     {TIME_NONE, 0},
     {TIME_RECEIVED, 30},
     {TIME_NONE, 0},
     ADVISE_CONTACT_SELLER,
     false,
     false,
     STR_INIT(N_("The law of the UK: faulty goods")),
     STR_INIT(N_("For 30 days you may reject what is faulty, and get the money back.")),
     STR_INIT(""),
     STR_INIT(N_("Consumer Rights Act 2015, section 22; not read again in 2026"))},
    {SET(SHOP_US),
     0,
     MISSING,
     TIME_NONE,
     TIME_NONE,
     {TIME_SHOP_DUE, 0},
     {TIME_NONE, 0},
     {TIME_NONE, 0},
     ADVISE_CONTACT_SELLER,
     false,
     true,
     STR_INIT(N_("The law of the US")),
     STR_INIT(N_(
         "A shop must send within 30 days, or as promised. Otherwise it must refund without being asked.")),
     STR_INIT(""),
     STR_INIT(N_("the trade commission's rule on mail orders"))},
};

static bool counts_in(uint32_t set, unsigned value)
{
    return !set || (set >> value & 1);
}

static struct instant day_of(const struct advice_facts *facts, struct count count)
{
    struct instant anchor = facts->at[count.anchor];
    if (count.anchor == TIME_NONE || anchor.ms <= 0 || anchor.ms >= CLOCK_LAST.ms)
        return CLOCK_UNSET;
    return advice_last_minute(facts->order, (struct instant){anchor.ms + SPAN_DAYS(count.days).ms});
}

/* Section 75: what a bank decided on a chargeback takes nothing from it. */
static bool is_of_law(const struct way_row *row)
{
    return row->shops == SET(SHOP_UK) && row->paids == SET(PAID_CREDIT);
}

/* Opened already: it is gone on with, and what closed without a claim stays closed. */
static bool is_used(const struct advice_case *order, const struct way_row *row)
{
    bool dropped = order->dispute == CLAIM_CANCELLED || order->dispute == CLAIM_CLOSED;
    bool again = order->shop != SHOP_RULES || order->policy->dispute.reopen != REOPEN_NEVER;
    bool over = order->dispute != CLAIM_NONE && !(dropped && again);
    if (order->dispute == CLAIM_DECIDED_AGAINST && is_of_law(row))
        return false;
    return over && (order->shop == SHOP_RULES ? row->shops == SET(SHOP_RULES) : row->pays);
}

/* PayPal as the one whose rules are told stands there as such. */
static bool is_twice(const struct advice_case *order, const struct way_row *row)
{
    return order->shop == SHOP_RULES && row->paids == SET(PAID_PAYPAL) &&
           str_starts(str_from(order->policy->id), STR("paypal"));
}

/* What a marketplace says that it does not protect, mostly by how it was paid. An order's own law knows better. */
bool advice_is_uncovered(const struct advice_case *order)
{
    static const struct {
        struct str marketplace;
        uint32_t paids;
    } uncovered[] = {
        {STR_INIT("ebay"), SET(PAID_TRANSFER) | SET(PAID_CRYPTO) | SET(PAID_ON_DELIVERY)},
        {STR_INIT("vinted"),
         SET(PAID_TRANSFER) | SET(PAID_CRYPTO) | SET(PAID_ON_DELIVERY) | SET(PAID_GIFT_CARD)},
        {STR_INIT("etsy"), SET(PAID_TRANSFER) | SET(PAID_CRYPTO) | SET(PAID_ON_DELIVERY)},
        {STR_INIT("amazon"), SET(PAID_TRANSFER) | SET(PAID_CRYPTO)},
        {STR_INIT("tiktok"), SET(PAID_TRANSFER) | SET(PAID_CRYPTO)},
        {STR_INIT("aliexpress"), SET(PAID_CRYPTO)},
        {STR_INIT("allegro"), SET(PAID_CRYPTO)},
        {STR_INIT("mercado"), SET(PAID_CRYPTO)},
        {STR_INIT("shopee"), SET(PAID_CRYPTO)},
        {STR_INIT("temu"), SET(PAID_CRYPTO)},
        {STR_INIT("wish"), SET(PAID_CRYPTO)},
    };
    for (size_t i = 0; i < COUNT_OF(uncovered) && !order->law.known; i++)
        if (str_starts(str_from(order->policy->id), uncovered[i].marketplace) &&
            uncovered[i].paids >> order->paid & 1)
            return true;
    if (!order->law.known && order->problem == PROBLEM_DIGITAL &&
        str_starts(str_from(order->policy->id), STR("amazon")))
        return true;                                         /* its guarantee is for what is sent */
    return !order->law.known && order->paid == PAID_FRIENDS; /* no marketplace takes money like that */
}

static bool way_counts(const struct advice_facts *facts, const struct way_row *row)
{
    const struct advice_case *order = facts->order;
    return !is_used(order, row) && !is_twice(order, row) && counts_in(row->shops, order->shop) &&
           counts_in(row->paids, order->paid) && counts_in(row->problems, order->problem) &&
           (row->needs == TIME_NONE || facts->at[row->needs].ms) &&
           (row->lacks == TIME_NONE || !facts->at[row->lacks].ms);
}

enum advice_act advice_act_of_paying(const struct advice_case *order, enum advice_act act)
{
    return order->kept && act == ADVISE_OPEN_DISPUTE ? ADVISE_REPORT : act;
}

static void insert_way(const struct advice_facts *facts, const struct way_row *row, struct advice_plan *plan)
{
    int64_t now = facts->order->now.ms;
    struct instant from = day_of(facts, row->from), by = day_of(facts, row->until),
                   cap = day_of(facts, row->cap);
    if (cap.ms && by.ms)
        by = clock_earlier(by, cap);
    bool crossed =
        by.ms && from.ms >= by.ms; /* it ends before the day from which it is usual: it is asked at once */
    if ((by.ms && by.ms <= now) || (crossed && !row->pays))
        return; /* it is closed */
    if (crossed)
        from = CLOCK_UNSET;
    size_t at = plan->way_count++;
    for (; at > 0 && by.ms && (!plan->ways[at - 1].by.ms || plan->ways[at - 1].by.ms > by.ms); at--)
        plan->ways[at] = plan->ways[at - 1];
    struct advice_way *way = &plan->ways[at];
    bool rules = row->shops == SET(SHOP_RULES); /* as sure as the rules are of it */
    struct advice_facts with = *facts;
    with.source = rules ? advice_source(facts, row->act) : NULL;
    *way = (struct advice_way){.sure = row->sure && !(with.source && policy_source_is_weak(with.source)),
                               .pays = row->pays,
                               .act = row->pays ? advice_act_of_paying(facts->order, row->act) : row->act,
                               .from = from.ms > now ? from : CLOCK_UNSET,
                               .by = by};
    advice_fill(&way->who, row->who, facts);
    advice_fill(&way->what, row->what, facts);
    advice_fill(&way->bars, row->bars, facts);
    advice_fill(&way->source, rules ? advice_rules_source(with.source) : row->source, &with);
}

void advice_find_ways(const struct advice_facts *facts, struct advice_plan *plan)
{
    plan->way_count = 0;
    for (size_t i = 0; i < COUNT_OF(rows) && plan->way_count < ADVICE_WAYS_MAX; i++)
        if (way_counts(facts, &rows[i]))
            insert_way(facts, &rows[i], plan);
}
