/* Shops without rules, the ways of paying, and what holds for every plan whatever was answered. */
#include "base/check.h"
#include "core/advice/rows.h"
#include "core/value/random.h"
#include "support/kit/suite.h"

#define DAY(n) ((struct instant){(INT64_C(20786) + (n)) * 24 * 60 * 60 * 1000}) /* DAY(0) is 2026-11-29 */

static const struct policy no_rules = {.id = "recourse-default",
                                       .title = "Any other marketplace",
                                       .calendar = {.workdays = 0x1F},
                                       .protection = {.anchor = ANCHOR_ORDERED, .length = DURATION_DAYS(60)}};

static const struct policy with_rules = {.id = "vinted", .title = "Vinted"};

static struct advice_case bought(enum advice_shop shop, enum advice_paid paid)
{
    return (struct advice_case){.policy = &no_rules,
                                .shop = shop,
                                .paid = paid,
                                .problem = PROBLEM_NOT_RECEIVED,
                                .now = DAY(0),
                                .ordered = DAY(-40)};
}

static bool says(const struct advice_text *text, const char *words)
{
    return str_find(advice_str(text), str_from(words)) < text->len;
}

static void where_no_rules_are_known_no_protection_is_promised(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_OTHER, PAID_CARD);
    advise(&order, &plan);
    assert_str(plan.row, "shop_ask");
    assert_true(says(&plan.verdict, "We know no protection here"));
    assert_true(says(&plan.now.act_text, "by Wednesday 9 December 2026"));
    assert_int_equal(plan.next[0].act, ADVISE_CHARGEBACK);
    assert_int_equal(plan.next[0].by.ms, DAY(80).ms);
    order.contacted = DAY(-11);
    advise(&order, &plan);
    assert_str(plan.row, "late_card");
    assert_int_equal(plan.now.by.ms, DAY(80).ms);
}

static void what_only_hours_can_save_waits_for_no_last_day(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_OTHER, PAID_GIFT_CARD);
    advise(&order, &plan);
    assert_str(plan.row, "plain_ask");
    assert_int_equal(plan.next_count, 1);
    assert_int_equal(plan.next[0].from.ms, 0); /* "call it now", and not from the shop's last day */
    order.ordered = DAY(-2);
    advise(&order, &plan);
    assert_str(plan.row, "gone_early");
    assert_int_equal(plan.next_count, 0); /* nothing is late, and nobody is to be called */
}

static void money_that_rarely_comes_back_is_called_so_before_anything_is_late(void **state)
{
    (void)state;
    static struct advice_plan plan;
    static const enum advice_paid gone[] = {PAID_TRANSFER, PAID_GIFT_CARD, PAID_CRYPTO, PAID_FRIENDS};
    for (size_t i = 0; i < COUNT_OF(gone); i++) {
        struct advice_case order = bought(SHOP_EU, gone[i]);
        order.ordered = DAY(-2);
        advise(&order, &plan);
        assert_str(advice_str(&plan.verdict),
                   "It is not late yet. But money that was sent this way rarely comes back.");
        assert_int_equal(plan.now.act, ADVISE_CONTACT_SELLER);
        order.contacted = DAY(-1);
        advise(&order, &plan);
        assert_str(advice_str(&plan.verdict),
                   "It is not late yet. But money that was sent this way rarely comes back.");
        assert_int_equal(plan.now.act, ADVISE_WAIT);
        assert_int_equal(plan.now.by.ms, DAY(28).ms);
    }
}

/* Who took the money reads it; no marketplace is named to them. */
static void of_a_fake_shop_is_told_to_whoever_took_the_money(void **state)
{
    (void)state;
    static struct advice_plan plan;
    static const struct {
        enum advice_paid paid;
        const char *asks;
    } rows[] = {{PAID_CARD, "Please charge the payment back, and block my card."},
                {PAID_DIRECT_DEBIT, "Please take the direct debit back, and block this shop."},
                {PAID_TRANSFER, "Please try to recall my transfer."},
                {PAID_KLARNA, "Please pause the invoice while you look into it."},
                {PAID_CRYPTO, "Please block the account that this payment went to."},
                {PAID_UNKNOWN, "Please help me to get the money back."}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct advice_case order = bought(SHOP_OTHER, rows[i].paid);
        order.problem = PROBLEM_FAKE_SHOP;
        order.shop_unknown = true;
        order.marketplace = STR("Trendo");
        advise(&order, &plan);
        struct str pasted = {plan.case_text, plan.case_text_len}, asks = str_from(rows[i].asks);
        assert_true(str_find(pasted, asks) + asks.len == pasted.len);
        assert_true(str_find(pasted, STR("The shop calls itself Trendo.")) < pasted.len);
        assert_true(str_find(pasted, STR("I have received nothing.")) < pasted.len);
        assert_true(str_find(advice_str(&plan.now.undo), STR("marketplace")) == plan.now.undo.len);
        order.received = DAY(-1);
        advise(&order, &plan);
        pasted.len = plan.case_text_len;
        assert_true(str_find(pasted, STR("I have received nothing.")) == pasted.len);
    }
}

static void nothing_is_asked_of_a_shop_before_it_is_late(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_EU, PAID_CARD);
    order.ordered = DAY(-2);
    advise(&order, &plan);
    assert_str(plan.row, "shop_early");
    assert_int_equal(plan.now.by.ms, DAY(28).ms);
    assert_int_equal(plan.next[0].act, ADVISE_CHARGEBACK);
    assert_int_equal(plan.next[0].from.ms, DAY(38).ms);
}

static void the_30_days_of_shops_are_not_promised_for_a_private_seller(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_PRIVATE, PAID_CARD);
    order.ordered = DAY(-2);
    advise(&order, &plan);
    assert_str(plan.row, "private_unnamed");
    assert_int_equal(plan.now.act, ADVISE_CONTACT_SELLER);
    order.paid = PAID_TRANSFER; /* the truth of that way of paying, at once */
    advise(&order, &plan);
    assert_str(plan.row, "plain_ask");
    assert_int_equal(plan.now.act, ADVISE_CONTACT_SELLER);
    assert_int_equal(plan.next_count, 0);
    order.contacted = DAY(-1);
    advise(&order, &plan);
    assert_str(plan.row, "plain_ask");
    order.promised = DAY(5);
    advise(&order, &plan);
    assert_str(plan.row, "gone_early_wait");
    assert_int_equal(plan.now.by.ms, DAY(5).ms);
    order.paid = PAID_CARD;
    advise(&order, &plan);
    assert_str(plan.row, "private_early");
    assert_int_equal(plan.now.by.ms, DAY(5).ms);
}

static void no_waiting_outlasts_the_right_to_withdraw(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_EU, PAID_CARD);
    order.problem = PROBLEM_NOT_AS_DESCRIBED;
    order.received = DAY(-9);
    order.contacted = DAY(-3);
    advise(&order, &plan);
    assert_str(plan.row, "shop_wait");
    assert_true(plan.ways[0].by.ms > order.now.ms &&
                plan.ways[0].by.ms < DAY(7).ms); /* 14 days from receipt */
    assert_true(plan.now.by.ms < plan.ways[0].by.ms);
    assert_int_equal(plan.next[0].by.ms, plan.ways[0].by.ms);
    assert_int_equal(plan.next[0].from.ms, 0);
    assert_int_equal(plan.next[1].act, ADVISE_CHARGEBACK);
}

static void goods_go_back_while_the_law_lets_them_and_the_bank_waits_until_the_shop_was_asked(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_EU, PAID_CARD);
    order.ordered = DAY(-20);
    order.problem = PROBLEM_INCOMPLETE;
    order.received = DAY(-13); /* its last day is tomorrow, and nobody has asked the shop anything */
    advise(&order, &plan);
    assert_str(plan.row, "send_back");
    assert_int_equal(plan.now.by.ms, plan.ways[0].by.ms);
    assert_true(says(&plan.ways[0].who, "withdrawal"));
    struct str told = {plan.case_text, plan.case_text_len};
    assert_true(str_find(told, STR("I use my right to send it back")) < told.len);
    order.contacted = DAY(-12); /* asked in vain */
    advise(&order, &plan);
    assert_str(plan.row, "send_back");
    order.received = DAY(-16); /* over: who was never asked is asked first */
    order.contacted = CLOCK_UNSET;
    advise(&order, &plan);
    assert_str(plan.row, "law_ask");
    assert_true(says(&plan.next[1].why, "The law gives you this"));
    order.shop = SHOP_UK;
    advise(&order, &plan);
    assert_true(says(&plan.ways[0].who, "faulty goods"));
    assert_int_equal(plan.ways[0].by.ms, DAY(14).ms); /* 30 days from receipt */
}

static void a_guarantee_of_two_years_is_told_when_nothing_else_is_left(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_EU, PAID_CARD);
    order.ordered = DAY(-560);
    order.received = DAY(-550);
    order.problem = PROBLEM_NOT_AS_DESCRIBED;
    advise(&order, &plan);
    assert_str(plan.row, "law_ask");
    assert_int_equal(plan.way_count, 1);
    assert_true(says(&plan.ways[0].who, "guarantee"));
    assert_int_equal(plan.ways[0].by.ms, DAY(180).ms);
    assert_false(plan.ways[0].sure);
}

static size_t disputes_offered(const struct advice_plan *plan)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->way_count; i++)
        count += plan->ways[i].act == ADVISE_OPEN_DISPUTE;
    return count;
}

static void a_dispute_that_was_opened_is_not_offered_again_and_paypal_not_twice(void **state)
{
    (void)state;
    static const struct policy paypal = {
        .id = "paypal-2",
        .title = "PayPal Buyer Protection",
        .calendar = {.workdays = 0x1F},
        .protection = {.anchor = ANCHOR_ORDERED, .length = DURATION_DAYS(180)}};
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_RULES, PAID_PAYPAL);
    order.policy = &paypal;
    advise(&order, &plan);
    assert_int_equal(disputes_offered(&plan), 1);
    order.dispute = CLAIM_OPENED;
    order.dispute_at = order.dispute_opened = DAY(-2);
    advise(&order, &plan);
    assert_int_equal(disputes_offered(&plan), 0);
}

static void a_parcel_that_waits_is_fetched_by_the_day_that_the_carrier_named(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_OTHER, PAID_CARD);
    order.parcel = (struct parcel_state){.event = PARCEL_WAITING, .at = DAY(-3), .last = DAY(-3)};
    advise(&order, &plan);
    assert_str(plan.row, "shop_pickup");
    assert_true(says(&plan.now.act_text, "until when?"));
    order.fetch_by = DAY(2);
    advise(&order, &plan);
    assert_true(says(&plan.deadlines[0].what, "The last day to fetch the parcel"));
    assert_int_equal(plan.deadlines[0].at.ms, DAY(2).ms);
    order.policy = &with_rules;
    order.shop = SHOP_RULES;
    advise(&order, &plan);
    bool told = false;
    for (size_t i = 0; i < plan.deadline_count; i++)
        told |= plan.deadlines[i].at.ms == DAY(2).ms &&
                says(&plan.deadlines[i].what, "The last day to fetch the parcel");
    assert_true(told);
    order.policy = &no_rules;
    order.shop = SHOP_OTHER;
    order.fetch_by = DAY(0);
    advise(&order, &plan);
    assert_true(says(&plan.now.act_text, "Fetch it by Sunday 29 November 2026"));
    order.now = DAY(1);
    advise(&order, &plan);
    assert_true(says(&plan.now.act_text, "named Sunday 29 November 2026 as the last day"));
}

static void a_fake_shop_and_a_bank_transfer_are_told_the_truth_at_once(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_OTHER, PAID_TRANSFER);
    order.problem = PROBLEM_FAKE_SHOP;
    advise(&order, &plan);
    assert_str(plan.row, "transfer_now");
    assert_true(says(&plan.verdict, "This money is probably gone."));
    assert_int_equal(plan.now.by.ms, DAY(1).ms - SPAN_MINUTES(1).ms);
    order.paid = PAID_CRYPTO;
    advise(&order, &plan);
    assert_true(says(&plan.verdict, "This money is gone."));
    assert_int_equal(plan.deadline_count, 0);
    order.problem = PROBLEM_NOT_RECEIVED;
    advise(&order, &plan);
    assert_true(says(&plan.verdict, "rarely comes back"));
}

static void two_layers_stand_with_their_dates_the_earliest_first(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_EU, PAID_CARD);
    order.problem = PROBLEM_DAMAGED;
    order.received = DAY(-4);
    advise(&order, &plan);
    assert_int_equal(plan.way_count, 3);
    assert_true(says(&plan.ways[0].who, "The law of the EU"));
    assert_int_equal(plan.ways[0].by.ms, DAY(10).ms);
    assert_true(says(&plan.ways[1].who, "The bank of your card"));
    assert_int_equal(plan.ways[1].by.ms, DAY(80).ms);
    assert_true(plan.ways[1].bars.len > 0 && plan.ways[1].source.len > 0);
    order.promised = DAY(-10);
    advise(&order, &plan);
    assert_int_equal(plan.ways[1].by.ms, DAY(110).ms);
}

/* Ordered 129 days ago, it came 98 days ago: the safe day has passed, the bank's has not. */
static void a_way_is_not_told_as_closed_before_it_is(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = bought(SHOP_US, PAID_CARD);
    order.problem = PROBLEM_DAMAGED;
    order.ordered = DAY(-129);
    order.received = DAY(-98);
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_CONTACT_SELLER);
    order.contacted = DAY(-90);
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_CHARGEBACK);
    assert_int_equal(plan.ways[0].by.ms, DAY(22).ms);
    order.received = DAY(-121);
    advise(&order, &plan);
    assert_int_equal(plan.way_count, 0);
    order.ordered = DAY(-541); /* never later than 540 days after the sale */
    order.received = DAY(-20);
    advise(&order, &plan);
    assert_int_equal(plan.way_count, 0);
}

/* When the days for sending back without a reason are over, the law still binds the shop for goods that were not right. */
static void the_law_answers_for_faults_after_the_days_of_withdrawal(void **state)
{
    (void)state;
    static const struct {
        enum advice_shop shop;
        int received, days;
        const char *who;
    } rows[] = {
        {SHOP_EU, -32, 730 - 32, "The law of the EU: guarantee"},
        {SHOP_EU, -700, 30, "The law of the EU: guarantee"},
        {SHOP_UK, -20, 10, "The law of the UK: faulty goods"},
        {SHOP_UK, -31, 0, NULL},
        {SHOP_US, -20, 0, NULL},
    };
    static struct advice_plan plan;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct advice_case order = bought(rows[i].shop, PAID_TRANSFER);
        order.problem = PROBLEM_DAMAGED;
        order.ordered = DAY(rows[i].received - 5);
        order.received = DAY(rows[i].received);
        advise(&order, &plan);
        assert_int_equal(plan.way_count, rows[i].who ? 2 : 1);
        if (!rows[i].who)
            continue;
        assert_true(says(&plan.ways[0].who, rows[i].who));
        assert_int_equal(plan.ways[0].by.ms, DAY(rows[i].days).ms);
        assert_false(plan.ways[0].sure);
    }
}

/* ---- every combination ---- */

/* The answers that have few values are walked through, each with each; the days and the parcel are any. */
enum { KINDS = (SHOP_COUNT - 1) * PAID_COUNT * PROBLEM_COUNT * CLAIM_COUNT, TIMES = 6 };

static struct advice_case combination(struct random *random, size_t number)
{
    struct advice_case order = {
        .policy = &no_rules,
        .shop = (enum advice_shop)(1 + number % (SHOP_COUNT - 1)),
        .paid = (enum advice_paid)(number / (SHOP_COUNT - 1) % PAID_COUNT),
        .problem = (enum advice_problem)(number / ((SHOP_COUNT - 1) * PAID_COUNT) % PROBLEM_COUNT),
        .now = {DAY(0).ms + (int64_t)random_below(random, 24 * 60) * 60 * 1000},
    };
    bool outside = order.paid == PAID_TRANSFER || order.paid == PAID_CRYPTO || order.paid == PAID_GIFT_CARD;
    if (outside && !random_below(random, 3)) { /* paid past a marketplace that has rules */
        order.policy = &with_rules;
        order.shop = SHOP_RULES;
    }
    /* Most people have no dispute: every other time. */
    if (random_below(random, 2))
        order.dispute =
            (enum advice_dispute)(number / ((SHOP_COUNT - 1) * PAID_COUNT * PROBLEM_COUNT) % CLAIM_COUNT);
    struct instant *const days[] = {&order.ordered, &order.promised, &order.received, &order.contacted};
    static const int from[] = {-200, -60, -20, -20}, span[] = {200, 100, 21, 21};
    for (size_t i = 0; i < COUNT_OF(days); i++)
        if (random_below(random, 3))
            *days[i] = DAY(from[i] + (int)random_below(random, (uint32_t)span[i]));
    if (!random_below(random, 8))
        order.number_state = NUMBER_WRONG;
    if (random_below(random, 2)) {
        order.parcel.event = (enum parcel_event)random_below(random, PARCEL_EVENT_COUNT);
        order.parcel.at = order.parcel.last = DAY(-3);
    }
    return order;
}

static void examine(const struct advice_case *order, const struct advice_plan *plan)
{
    const struct advice_step *now = &plan->now;
    assert_true(plan->verdict.len && now->act_text.len && now->why.len && now->risk.len && now->undo.len);
    assert_true(now->by.ms == 0 || now->by.ms > order->now.ms);
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        assert_true(way->who.len && way->what.len && way->source.len);
        assert_true(way->by.ms == 0 || way->by.ms > order->now.ms);
        assert_true(i == 0 || way->by.ms == 0 || plan->ways[i - 1].by.ms <= way->by.ms);
        if (way->pays && way->by.ms && now->act != ADVISE_WAIT && now->by.ms)
            assert_true(now->by.ms <= way->by.ms);
    }
    for (size_t i = 0; i < plan->next_count; i++) {
        const struct advice_step *step = &plan->next[i];
        assert_true(step->by.ms == 0 || (step->by.ms > order->now.ms && step->from.ms < step->by.ms));
    }
}

/* A minute later the plan is another only where a day begins or one of its moments has passed. */
static void compare(const struct advice_case *order, const struct advice_plan *plan)
{
    static struct advice_plan after;
    struct advice_case later = *order;
    int64_t day = SPAN_DAYS(1).ms, minute = SPAN_MINUTES(1).ms;
    later.now.ms += minute;
    advise(&later, &after);
    bool evening = order->now.ms % day >= day - 2 * minute;
    bool passed = plan->now.by.ms && plan->now.by.ms <= later.now.ms;
    if (!evening && !passed)
        assert_true(str_eq(plan->row, after.row) && plan->now.by.ms == after.now.by.ms);
}

static void every_combination_has_a_plan_that_holds_a_minute_later(void **state)
{
    (void)state;
    static struct advice_plan plan;
    static bool met[80];
    struct random random = random_start(7, 0);
    for (size_t i = 0; i < (size_t)KINDS * TIMES; i++) {
        struct advice_case order = combination(&random, i);
        advise(&order, &plan);
        examine(&order, &plan);
        compare(&order, &plan);
        for (size_t row = 0; advice_shop_row(row); row++)
            met[row] |= str_eq(advice_shop_row(row)->name, plan.row);
    }
    for (size_t row = 0; advice_shop_row(row); row++) {
        if (!met[row])
            print_error("no case leads to the row %s\n", advice_shop_row(row)->name.at);
        assert_true(met[row]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_no_rules_are_known_no_protection_is_promised),
        cmocka_unit_test(what_only_hours_can_save_waits_for_no_last_day),
        cmocka_unit_test(money_that_rarely_comes_back_is_called_so_before_anything_is_late),
        cmocka_unit_test(of_a_fake_shop_is_told_to_whoever_took_the_money),
        cmocka_unit_test(nothing_is_asked_of_a_shop_before_it_is_late),
        cmocka_unit_test(the_30_days_of_shops_are_not_promised_for_a_private_seller),
        cmocka_unit_test(no_waiting_outlasts_the_right_to_withdraw),
        cmocka_unit_test(goods_go_back_while_the_law_lets_them_and_the_bank_waits_until_the_shop_was_asked),
        cmocka_unit_test(a_guarantee_of_two_years_is_told_when_nothing_else_is_left),
        cmocka_unit_test(a_dispute_that_was_opened_is_not_offered_again_and_paypal_not_twice),
        cmocka_unit_test(a_parcel_that_waits_is_fetched_by_the_day_that_the_carrier_named),
        cmocka_unit_test(a_fake_shop_and_a_bank_transfer_are_told_the_truth_at_once),
        cmocka_unit_test(two_layers_stand_with_their_dates_the_earliest_first),
        cmocka_unit_test(the_law_answers_for_faults_after_the_days_of_withdrawal),
        cmocka_unit_test(a_way_is_not_told_as_closed_before_it_is),
        cmocka_unit_test(every_combination_has_a_plan_that_holds_a_minute_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
