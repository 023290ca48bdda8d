#include "core/ledger.h"

#include "base/check.h"

static const struct str account_list[] = {STR_INIT("buyer"), STR_INIT("hold"), STR_INIT("seller")};
_Static_assert(COUNT_OF(account_list) == ACCOUNT_COUNT, "an account has no name");
const struct names account_names = {account_list, ACCOUNT_COUNT};

/* Which accounts an event moves money from and to; what the first giver lacks comes from the second. */
static const struct money_rule {
    enum order_event_kind kind;
    enum account from, then_from, to;
} rules[] = {
    {EVENT_PAID, ACCOUNT_BUYER, ACCOUNT_BUYER, ACCOUNT_HOLD},
    {EVENT_RELEASED, ACCOUNT_HOLD, ACCOUNT_HOLD, ACCOUNT_SELLER},
    {EVENT_REFUNDED, ACCOUNT_HOLD, ACCOUNT_SELLER, ACCOUNT_BUYER},
};

static int add(struct posting *postings, int count, enum account account, int64_t amount_minor)
{
    if (amount_minor == 0)
        return count;
    postings[count] = (struct posting){account, amount_minor};
    return count + 1;
}

int ledger_postings(const struct order_state *before, const struct order_event *event,
                    struct posting postings[LEDGER_POSTINGS_MAX])
{
    int count = 0;
    for (size_t i = 0; i < COUNT_OF(rules) && !before->external; i++) {
        if (rules[i].kind != event->kind)
            continue;
        int64_t amount = event->amount_minor, first = amount;
        if (rules[i].from != rules[i].then_from && first > before->held_minor)
            first = before->held_minor;
        count = add(postings, count, rules[i].from, -first);
        count = add(postings, count, rules[i].then_from, first - amount);
        count = add(postings, count, rules[i].to, amount);
    }
    return count;
}

bool ledger_post(struct ledger *ledger, const struct posting *postings, int count)
{
    struct ledger after = *ledger;
    int64_t sum = 0;
    for (int i = 0; i < count; i++) {
        check(postings[i].account >= 0 && postings[i].account < ACCOUNT_COUNT);
        if (__builtin_add_overflow(sum, postings[i].amount_minor, &sum) ||
            __builtin_add_overflow(after.balance[postings[i].account], postings[i].amount_minor,
                                   &after.balance[postings[i].account]))
            return false;
    }
    if (sum != 0 || after.balance[ACCOUNT_HOLD] < 0 || after.balance[ACCOUNT_SELLER] < 0)
        return false;
    *ledger = after;
    return true;
}
