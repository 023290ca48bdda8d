#ifndef CORE_ADVICE_ANSWERS_H
#define CORE_ADVICE_ANSWERS_H
/* What a person can answer about an order: the words of the questions, in the order of their names in advice.c. */
#include "base/str.h"

enum advice_problem {
    PROBLEM_UNKNOWN,      /* with a received parcel: nothing is wrong */
    PROBLEM_FAKE_SHOP,    /* there never were goods */
    PROBLEM_CUSTOMS,      /* asked to pay for a parcel that has not come yet */
    PROBLEM_DIGITAL,      /* a ticket, a code, a course, an event: no parcel comes */
    PROBLEM_SUBSCRIPTION, /* charged again and again; "ordered" is the day of the last charge */
    PROBLEM_BANKRUPT,     /* the shop is closed: nobody is there to ask */
    PROBLEM_REFUND,       /* cancelled or sent back on the day of "contacted", and not paid back */
    PROBLEM_NOT_RECEIVED, /* all behind it have the goods */
    PROBLEM_NOT_AS_DESCRIBED,
    PROBLEM_DAMAGED,
    PROBLEM_EMPTY,
    PROBLEM_COUNTERFEIT,
    PROBLEM_WRONG_ITEM,
    PROBLEM_INCOMPLETE,
    PROBLEM_COUNT
};

/* Only money is owed: there is no parcel to wait for, and no goods are wrong. */
static inline bool advice_is_money(enum advice_problem problem)
{
    return problem >= PROBLEM_DIGITAL && problem <= PROBLEM_REFUND;
}

enum advice_extension {
    MORE_TIME_NONE,
    MORE_TIME_ASKED,
    MORE_TIME_GRANTED,
    MORE_TIME_REFUSED,
    MORE_TIME_IGNORED,
    MORE_TIME_COUNT
};

enum advice_dispute {
    CLAIM_NONE,
    CLAIM_OPENED,
    CLAIM_ANSWERED,
    CLAIM_REFUSED,
    CLAIM_OFFERED,
    CLAIM_ESCALATED,
    CLAIM_DECIDED_FOR,
    CLAIM_DECIDED_AGAINST,
    CLAIM_CANCELLED,
    CLAIM_CLOSED,
    CLAIM_COUNT
};

/* How it was paid. */
enum advice_paid {
    PAID_UNKNOWN,
    PAID_CARD,
    PAID_PAYPAL,
    PAID_KLARNA, /* or by another invoice */
    PAID_TRANSFER,
    PAID_GIFT_CARD,
    PAID_CRYPTO,
    PAID_ON_DELIVERY,
    PAID_FRIENDS, /* PayPal, but as to friends: nobody protects that */
    PAID_CREDIT,
    PAID_DEBIT,
    PAID_DIRECT_DEBIT, /* the shop takes it from the account; the bank takes it back */
    PAID_WALLET,       /* a balance: the marketplace's own, or of an app */
    PAID_COUNT
};

/* By card, whoever knows of which kind. */
static inline bool advice_is_card(enum advice_paid paid)
{
    return paid == PAID_CARD || paid == PAID_CREDIT || paid == PAID_DEBIT;
}

/* Where it was bought: under a marketplace's rules, or in a shop that only the law binds. */
enum advice_shop { SHOP_RULES, SHOP_OTHER, SHOP_EU, SHOP_UK, SHOP_US, SHOP_PRIVATE, SHOP_COUNT };

#endif
