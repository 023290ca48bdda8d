/* What an order consists of: many lines, their kinds, and pieces of a line, and how the money of a claim is counted. */
#include "core/order/rows.h"
#include "core/value/random.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"

#include <string.h>

struct desk {
    const struct policy *policy;
    struct order_state state;
    struct instant now;
    int64_t back;
};

static enum order_refusal wish(struct desk *desk, struct order_event event)
{
    struct order_events events;
    event.currency = desk->state.currency;
    struct order_command command = {.wish = event, .noted_by = PARTY_BUYER, .version = desk->state.version};
    enum order_refusal refusal = order_decide(desk->policy, &desk->state, &command, desk->now, &events);
    for (int i = 0; !refusal && i < events.count; i++) {
        desk->back += events.at[i].kind == EVENT_REFUNDED ? events.at[i].amount_minor : 0;
        order_evolve(desk->policy, &desk->state, &events.at[i]);
    }
    return refusal;
}

static void must(struct desk *desk, struct order_event event)
{
    assert_int_equal(wish(desk, event), REFUSAL_NONE);
}

static void pass(struct desk *desk, struct span span)
{
    struct order_command command;
    struct order_events events;
    desk->now = instant_add(desk->now, span);
    while (order_next_due(&desk->state, desk->now, &command)) {
        assert_int_equal(order_decide(desk->policy, &desk->state, &command, desk->now, &events),
                         REFUSAL_NONE);
        for (int i = 0; i < events.count; i++) {
            desk->back += events.at[i].kind == EVENT_REFUNDED ? events.at[i].amount_minor : 0;
            order_evolve(desk->policy, &desk->state, &events.at[i]);
        }
    }
}

struct thing {
    enum line_kind kind;
    int32_t quantity;
    int64_t minor;
};

/* Paid, sent, and at the buyer's. */
static void open_desk(struct desk *desk, const struct policy *policy, const struct thing *things,
                      int32_t count)
{
    struct order_terms terms = {
        .at = {INT64_C(1464739200000)}, .currency = {"EUR"}, .line_count = count, .fee_basis_points = 500};
    for (int32_t i = 0; i < count; i++) {
        terms.line_kind[i] = (uint8_t)things[i].kind;
        terms.line_quantity[i] = things[i].quantity;
        terms.line_minor[i] = things[i].minor;
    }
    *desk = (struct desk){.policy = policy, .now = terms.at};
    desk->state = order_begin(desk->policy, &terms);
    must(desk, (struct order_event){.kind = EVENT_PAID,
                                    .by = PARTY_PROVIDER,
                                    .amount_minor =
                                        order_lines_minor(&desk->state, order_all_lines(&desk->state))});
    must(desk, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    must(desk, (struct order_event){.kind = EVENT_DELIVERED, .by = PARTY_CARRIER});
}

static void open_default(struct desk *desk, const struct thing *things, int32_t count)
{
    open_desk(desk, rules_named("recourse-default"), things, count);
}

/* For all that it can give back. */
static enum order_refusal dispute(struct desk *desk, uint64_t lines, int32_t pieces)
{
    return wish(desk, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                           .came = CAME_YES,
                                           .by = PARTY_BUYER,
                                           .lines = lines,
                                           .pieces = pieces,
                                           .reason = policy_reason(desk->policy, STR("snad_damaged")),
                                           .remedy = REMEDY_REFUND_FULL,
                                           .amount_minor = order_pieces_minor(&desk->state, lines, pieces)});
}

/* What came back of it when the seller has agreed. */
static int64_t refund(struct desk *desk, uint64_t lines, int32_t pieces)
{
    int64_t before = desk->back;
    assert_int_equal(dispute(desk, lines, pieces), REFUSAL_NONE);
    must(desk, (struct order_event){.kind = EVENT_ACCEPTED, .by = PARTY_SELLER});
    pass(desk, SPAN_HOURS(25));
    assert_int_equal(desk->state.dispute, DISPUTE_CLOSED);
    return desk->back - before;
}

static void an_order_of_fifty_lines_gives_each_back_once(void **state)
{
    struct desk desk;
    struct thing things[ORDER_LINES_MAX];
    int64_t all = 0;
    (void)state;
    for (int i = 0; i < ORDER_LINES_MAX; i++) {
        things[i] = (struct thing){LINE_GOODS, 1, 100 + i};
        all += 100 + i;
    }
    open_default(&desk, things, ORDER_LINES_MAX);
    assert_int_equal(refund(&desk, line_bit(ORDER_LINES_MAX - 1), 0), 100 + ORDER_LINES_MAX - 1);
    assert_int_equal(refund(&desk, line_bit(40) | line_bit(0), 0), 240);
    assert_int_equal(dispute(&desk, line_bit(40), 0), REFUSAL_SETTLED);
    assert_int_equal(dispute(&desk, line_bit(ORDER_LINES_MAX), 0), REFUSAL_LINES);
    assert_false(order_is_settled(&desk.state));
    assert_int_equal(refund(&desk, order_all_lines(&desk.state) & ~desk.state.settled, 0),
                     all - 340 - ORDER_LINES_MAX + 1);
    assert_true(order_is_settled(&desk.state));
    assert_int_equal(desk.back, all);
}

static void two_of_three_pieces_are_refunded_and_the_third_stays(void **state)
{
    static const struct thing things[] = {{LINE_GOODS, 3, 1000}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 1);
    assert_int_equal(refund(&desk, 1, 2), 667);
    assert_int_equal(desk.state.line_gone[0], 2);
    assert_int_equal(order_pieces_left(&desk.state, 0), 1);
    assert_false(order_is_settled(&desk.state));
    assert_int_equal(dispute(&desk, 1, 2), REFUSAL_LINES);
    assert_int_equal(refund(&desk, 1, 1), 333);
    assert_true(order_is_settled(&desk.state));
    assert_int_equal(desk.back, 1000);
    assert_int_equal(dispute(&desk, 1, 1), REFUSAL_SETTLED);
}

static void what_is_not_disputed_of_a_line_is_the_sellers_in_the_end(void **state)
{
    static const struct thing things[] = {{LINE_GOODS, 3, 1000}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 1);
    assert_int_equal(refund(&desk, 1, 1), 333);
    pass(&desk, SPAN_DAYS(500));
    assert_true(order_is_over(&desk.state));
    assert_int_equal(desk.state.seller_minor, 667);
}

static void pieces_are_of_one_line_of_goods_and_where_lines_can_be_chosen(void **state)
{
    static const struct thing things[] = {
        {LINE_GOODS, 3, 900}, {LINE_GOODS, 2, 500}, {LINE_SHIPPING, 1, 490}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 3);
    assert_int_equal(dispute(&desk, 3, 1), REFUSAL_LINES);
    assert_int_equal(dispute(&desk, 1, 4), REFUSAL_LINES);
    assert_int_equal(dispute(&desk, 1, -1), REFUSAL_LINES);
    assert_int_equal(dispute(&desk, 4, 1), REFUSAL_LINES);
    struct policy whole = *desk.policy;
    whole.dispute.per = PER_ORDER;
    desk.policy = &whole;
    assert_int_equal(dispute(&desk, 1, 1), REFUSAL_LINES);
}

static void shipping_and_fee_go_back_with_the_last_of_the_goods(void **state)
{
    static const struct thing things[] = {
        {LINE_GOODS, 1, 2000}, {LINE_GOODS, 2, 1000}, {LINE_SHIPPING, 1, 490}, {LINE_FEE, 1, 70}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 4);
    assert_int_equal(refund(&desk, 1, 0), 2000);
    assert_int_equal(desk.state.settled, 1);
    assert_int_equal(refund(&desk, 2, 1), 500);
    assert_int_equal(refund(&desk, 2, 1), 500 + 490 + 70);
    assert_true(order_is_settled(&desk.state));
    assert_int_equal(desk.back, 3560);
}

static void a_claim_about_all_goods_brings_back_all_that_was_paid(void **state)
{
    static const struct thing things[] = {
        {LINE_GOODS, 1, 2000}, {LINE_SHIPPING, 1, 490}, {LINE_TAX, 1, 473}, {LINE_FEE, 1, 70}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 4);
    assert_int_equal(refund(&desk, 1, 0), 3033);
    assert_true(order_is_settled(&desk.state));
}

static void a_claim_about_shipping_alone_leaves_the_goods(void **state)
{
    static const struct thing things[] = {{LINE_GOODS, 1, 2000}, {LINE_SHIPPING, 1, 490}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 2);
    assert_int_equal(refund(&desk, 2, 0), 490);
    assert_int_equal(refund(&desk, 1, 0), 2000);
    assert_true(order_is_settled(&desk.state));
}

static void tax_goes_back_as_what_it_is_on_and_never_alone(void **state)
{
    static const struct thing things[] = {{LINE_GOODS, 3, 1000}, {LINE_GOODS, 1, 500}, {LINE_TAX, 1, 285}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 3);
    assert_int_equal(dispute(&desk, 4, 0), REFUSAL_LINES);
    assert_int_equal(refund(&desk, 1, 1), 333 + 63);
    assert_int_equal(refund(&desk, 1, 2), 667 + 127);
    assert_int_equal(refund(&desk, 2, 0), 500 + 95);
    assert_int_equal(desk.back, 1785);
    assert_true(order_is_settled(&desk.state));
}

static void pieces_that_were_taken_back_are_not_disputed_again_where_nothing_is(void **state)
{
    static const struct thing things[] = {{LINE_GOODS, 3, 900}};
    struct desk desk;
    (void)state;
    struct policy never = *rules_named("recourse-default");
    never.dispute.reopen = REOPEN_NEVER;
    open_desk(&desk, &never, things, 1);
    assert_int_equal(dispute(&desk, 1, 2), REFUSAL_NONE);
    must(&desk, (struct order_event){.kind = EVENT_DISPUTE_CANCELLED, .by = PARTY_BUYER});
    pass(&desk, SPAN_HOURS(25));
    assert_int_equal(dispute(&desk, 1, 2), REFUSAL_LINES);
    assert_int_equal(refund(&desk, 1, 1), 300);
    assert_int_equal(desk.back, 300);
}

static void a_bank_that_takes_what_some_pieces_cost_leaves_the_others(void **state)
{
    static const struct thing things[] = {{LINE_GOODS, 3, 900}};
    struct desk desk;
    (void)state;
    open_default(&desk, things, 1);
    assert_int_equal(dispute(&desk, 1, 2), REFUSAL_NONE);
    must(&desk,
         (struct order_event){.kind = EVENT_CHARGEBACK_OPENED, .by = PARTY_PROVIDER, .amount_minor = 600});
    must(&desk,
         (struct order_event){.kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER, .favour = FAVOUR_BUYER});
    assert_int_equal(desk.state.dispute, DISPUTE_CLOSED);
    assert_int_equal(desk.state.bank_minor, 600);
    assert_int_equal(desk.state.line_gone[0], 2);
    assert_int_equal(refund(&desk, 1, 0), 300);
    assert_true(order_is_settled(&desk.state));
}

/* However an order is cut, its parts are the whole, and no disputed part is more than the rest of it. */
static void any_cutting_gives_back_exactly_what_was_paid(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct desk desk;
        struct random random = random_start(seed, 9);
        struct thing things[8] = {{LINE_GOODS, 1 + (int32_t)random_below(&random, 7), 997}};
        int32_t count = 1 + (int32_t)random_below(&random, 8);
        int64_t all = 997;
        for (int32_t i = 1; i < count; i++) {
            things[i] = (struct thing){(enum line_kind)random_below(&random, LINE_KIND_COUNT),
                                       1 + (int32_t)random_below(&random, 7),
                                       1 + (int64_t)random_below(&random, 5000)};
            all += things[i].minor;
        }
        open_default(&desk, things, count);
        for (int i = 0; i < 200 && !order_is_settled(&desk.state); i++) {
            int32_t line = (int32_t)random_below(&random, (uint32_t)count);
            int32_t pieces = (int32_t)random_below(&random, (uint32_t)things[line].quantity + 1);
            uint64_t lines = line_bit((size_t)line);
            bool some = order_pieces_fit(&desk.state, lines, pieces);
            if (!(lines & desk.state.settled) && things[line].kind != LINE_TAX)
                refund(&desk, lines, some ? pieces : 0);
        }
        assert_true(order_is_settled(&desk.state));
        assert_int_equal(desk.back, all);
        assert_int_equal(desk.state.refunded_minor, all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_of_fifty_lines_gives_each_back_once),
        cmocka_unit_test(two_of_three_pieces_are_refunded_and_the_third_stays),
        cmocka_unit_test(what_is_not_disputed_of_a_line_is_the_sellers_in_the_end),
        cmocka_unit_test(pieces_are_of_one_line_of_goods_and_where_lines_can_be_chosen),
        cmocka_unit_test(shipping_and_fee_go_back_with_the_last_of_the_goods),
        cmocka_unit_test(a_claim_about_all_goods_brings_back_all_that_was_paid),
        cmocka_unit_test(a_claim_about_shipping_alone_leaves_the_goods),
        cmocka_unit_test(tax_goes_back_as_what_it_is_on_and_never_alone),
        cmocka_unit_test(pieces_that_were_taken_back_are_not_disputed_again_where_nothing_is),
        cmocka_unit_test(a_bank_that_takes_what_some_pieces_cost_leaves_the_others),
        cmocka_unit_test(any_cutting_gives_back_exactly_what_was_paid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
