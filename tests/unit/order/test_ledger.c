/* Postings of an order's money: what sums to zero is posted, what would overdraw is not. */
#include "core/order/ledger.h"
#include "core/value/random.h"
#include "support/kit/suite.h"

static void paying_releasing_and_giving_back_sum_to_zero(void **state)
{
    (void)state;
    struct order_state before = {.held_minor = 0};
    struct ledger ledger = {.currency = {"KWD"}};
    struct posting postings[LEDGER_POSTINGS_MAX];
    struct order_event paid = {.kind = EVENT_PAID, .amount_minor = 10001};
    int count = ledger_postings(&before, &paid, postings);
    assert_int_equal(count, 2);
    assert_true(ledger_post(&ledger, postings, count));
    assert_int_equal(ledger.balance[ACCOUNT_HOLD], 10001);
    assert_int_equal(ledger.balance[ACCOUNT_BUYER], -10001);
    before.held_minor = 10001;
    struct order_event refunded = {.kind = EVENT_REFUNDED, .amount_minor = 3334};
    count = ledger_postings(&before, &refunded, postings);
    assert_true(ledger_post(&ledger, postings, count));
    struct order_event released = {.kind = EVENT_RELEASED, .amount_minor = 6667};
    before.held_minor = 6667;
    count = ledger_postings(&before, &released, postings);
    assert_true(ledger_post(&ledger, postings, count));
    assert_int_equal(ledger.balance[ACCOUNT_HOLD], 0);
    assert_int_equal(ledger.balance[ACCOUNT_SELLER], 6667);
    assert_int_equal(ledger.balance[ACCOUNT_BUYER], -6667);
}

static void what_is_not_held_any_more_comes_from_the_seller(void **state)
{
    (void)state;
    struct order_state before = {.held_minor = 100, .seller_minor = 900};
    struct ledger ledger = {.balance = {-1000, 100, 900, 0}};
    struct posting postings[LEDGER_POSTINGS_MAX];
    struct order_event refunded = {.kind = EVENT_REFUNDED, .amount_minor = 400};
    int count = ledger_postings(&before, &refunded, postings);
    assert_int_equal(count, 3);
    assert_true(ledger_post(&ledger, postings, count));
    assert_int_equal(ledger.balance[ACCOUNT_HOLD], 0);
    assert_int_equal(ledger.balance[ACCOUNT_SELLER], 600);
}

static void a_hold_is_never_overdrawn_and_nothing_is_half_posted(void **state)
{
    (void)state;
    struct ledger ledger = {.balance = {-50, 50, 0, 0}};
    assert_false(ledger_post(&ledger, (struct posting[]){{ACCOUNT_HOLD, -51}, {ACCOUNT_BUYER, 51}}, 2));
    assert_false(ledger_post(&ledger, (struct posting[]){{ACCOUNT_HOLD, -20}, {ACCOUNT_BUYER, 19}}, 2));
    assert_false(ledger_post(
        &ledger, (struct posting[]){{ACCOUNT_HOLD, INT64_MAX}, {ACCOUNT_HOLD, 1}, {ACCOUNT_BUYER, INT64_MIN}},
        3));
    assert_int_equal(ledger.balance[ACCOUNT_HOLD], 50);
    assert_int_equal(ledger.balance[ACCOUNT_BUYER], -50);
}

/* Many small orders: whatever is paid, released and given back in whatever parts, every account tells the truth. */
static void fees_lose_and_make_no_cent(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        struct random random = random_start(seed, 3);
        struct order_state order = {.fee_basis_points = (int32_t)random_below(&random, MONEY_WHOLE + 1)};
        struct ledger ledger = {0};
        struct posting postings[LEDGER_POSTINGS_MAX];
        order.paid_minor = 1 + random_below(&random, 100000);
        struct order_event event = {.kind = EVENT_PAID, .amount_minor = order.paid_minor};
        for (int step = 0; step < 12; step++) {
            assert_true(ledger_post(&ledger, postings, ledger_postings(&order, &event, postings)));
            int64_t from_hold = event.amount_minor < order.held_minor ? event.amount_minor : order.held_minor;
            if (event.kind == EVENT_PAID)
                order.held_minor = event.amount_minor;
            else
                order.held_minor -= from_hold;
            if (event.kind == EVENT_RELEASED)
                order.seller_minor += event.amount_minor;
            if (event.kind == EVENT_REFUNDED) {
                order.seller_minor -= event.amount_minor - from_hold;
                order.refunded_minor += event.amount_minor;
            }
            assert_int_equal(ledger.balance[ACCOUNT_HOLD], order.held_minor);
            assert_int_equal(ledger.balance[ACCOUNT_SELLER] + ledger.balance[ACCOUNT_FEE],
                             order.seller_minor);
            assert_int_equal(ledger.balance[ACCOUNT_FEE],
                             ledger_fee(order.seller_minor, order.fee_basis_points));
            assert_int_equal(-ledger.balance[ACCOUNT_BUYER], order.paid_minor - order.refunded_minor);
            int64_t left = order.paid_minor - order.refunded_minor;
            bool release = order.held_minor > 0 && random_below(&random, 2);
            event.kind = release ? EVENT_RELEASED : EVENT_REFUNDED;
            event.amount_minor = random_below(&random, (uint32_t)(release ? order.held_minor : left) + 1);
        }
    }
}

static void an_external_order_moves_no_money_here(void **state)
{
    (void)state;
    struct order_state before = {.external = true};
    struct posting postings[LEDGER_POSTINGS_MAX];
    struct order_event paid = {.kind = EVENT_PAID, .amount_minor = 100};
    assert_int_equal(ledger_postings(&before, &paid, postings), 0);
    assert_string_equal(names_at(&account_names, ACCOUNT_HOLD).at, "hold");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paying_releasing_and_giving_back_sum_to_zero),
        cmocka_unit_test(what_is_not_held_any_more_comes_from_the_seller),
        cmocka_unit_test(a_hold_is_never_overdrawn_and_nothing_is_half_posted),
        cmocka_unit_test(fees_lose_and_make_no_cent),
        cmocka_unit_test(an_external_order_moves_no_money_here),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
