#include "core/order/ledger.h"

#include "base/check.h"

static const struct str account_list[] = {STR_INIT("buyer"), STR_INIT("hold"), STR_INIT("seller"),
                                          STR_INIT("fee")};
_Static_assert(COUNT_OF(account_list) == ACCOUNT_COUNT, "an account has no name");
const struct names account_names = {account_list, ACCOUNT_COUNT};

int64_t ledger_fee(int64_t seller_minor, int32_t basis_points)
{
    return money_share(seller_minor, basis_points, MONEY_WHOLE, ROUNDING_HALF_EVEN);
}

/* What an event adds to what was paid, held, and is with the seller; false when it moves no money. */
static bool moves(const struct order_state *before, const struct order_event *event, int64_t *buyer,
                  int64_t *hold, int64_t *seller)
{
    int64_t amount = event->amount_minor;
    int64_t from_hold = amount < before->held_minor ? amount : before->held_minor;
    *buyer = *hold = *seller = 0;
    if (event->kind == EVENT_PAID) {
        *buyer = -amount;
        *hold = amount;
    } else if (event->kind == EVENT_RELEASED) {
        *hold = -amount;
        *seller = amount;
    } else if (event->kind == EVENT_CHARGE_RETURNED || event->kind == EVENT_REFUND_RECALLED) {
        *buyer = -amount;
        *hold = amount;
    } else if (event->kind == EVENT_REFUNDED ||
               event->kind == EVENT_CHARGED_BACK) { /* what is not held any more comes from the seller */
        *buyer = amount;
        *hold = -from_hold;
        *seller = from_hold - amount;
    }
    return !before->external && (*buyer != 0 || *hold != 0);
}

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
    int64_t buyer, hold, seller;
    int count = 0;
    if (!moves(before, event, &buyer, &hold, &seller))
        return 0;
    int64_t fee = ledger_fee(before->seller_minor + seller, before->fee_basis_points) -
                  ledger_fee(before->seller_minor, before->fee_basis_points);
    count = add(postings, count, ACCOUNT_BUYER, buyer);
    count = add(postings, count, ACCOUNT_HOLD, hold);
    count = add(postings, count, ACCOUNT_SELLER, seller - fee);
    return add(postings, count, ACCOUNT_FEE, fee);
}

int ledger_moves(const struct order_state *before, const struct order_event *event,
                 struct move moves[MOVES_MAX])
{
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = 0, posted = ledger_postings(before, event, postings);
    for (int i = 0; i < posted; i++) {
        int64_t amount = postings[i].amount_minor;
        if (postings[i].account == ACCOUNT_BUYER && amount > 0 && event->kind != EVENT_CHARGED_BACK)
            moves[count++] = (struct move){MOVE_REFUND, amount};
        if (postings[i].account == ACCOUNT_BUYER && event->kind == EVENT_REFUND_RECALLED)
            moves[count++] = (struct move){MOVE_RECALL, -amount};
        if (postings[i].account == ACCOUNT_SELLER)
            moves[count++] =
                amount > 0 ? (struct move){MOVE_RELEASE, amount} : (struct move){MOVE_RECOVER, -amount};
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
    if (sum != 0 || after.balance[ACCOUNT_HOLD] < 0 || after.balance[ACCOUNT_SELLER] < 0 ||
        after.balance[ACCOUNT_FEE] < 0)
        return false;
    *ledger = after;
    return true;
}
