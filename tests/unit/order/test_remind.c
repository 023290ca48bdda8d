/* Who is told of which deadline when. */
#include "core/order/deadlines.h"
#include "core/order/remind.h"
#include "core/order/rows.h"
#include "support/kit/suite.h"

#define HOURS(n) (INT64_C(3600000) * (n))

static struct policy rules(void)
{
    struct policy policy = {.reminder_count = 3};
    policy.reminders[0] = DURATION_DAYS(7);
    policy.reminders[1] = DURATION_DAYS(1);
    policy.reminders[2] = DURATION_HOURS(3);
    return policy;
}

static const struct instant end = {INT64_C(1772442000000)};

static struct instant before_end(int64_t hours)
{
    return (struct instant){end.ms - HOURS(hours)};
}

static void reminders_come_before_the_deadline_by_the_offsets(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct order_state order = {.version = 1};
    order.due[DEADLINE_PROTECTION] = end;
    assert_int_equal(order_next_reminder(&policy, &order, before_end(24 * 30)).at.ms, before_end(24 * 7).ms);
    assert_int_equal(order_next_reminder(&policy, &order, before_end(24 * 7)).at.ms, before_end(24).ms);
    assert_int_equal(order_next_reminder(&policy, &order, before_end(4)).at.ms, before_end(3).ms);
    assert_int_equal(order_next_reminder(&policy, &order, before_end(3)).at.ms, 0);
}

static void a_machine_that_was_down_tells_once_and_never_too_late(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct reminder reminders[DEADLINE_COUNT];
    struct order_state order = {.version = 1};
    order.due[DEADLINE_PROTECTION] = end;
    order.due[DEADLINE_SELLER_ANSWER] = before_end(10);
    assert_int_equal(order_reminders(&policy, &order, before_end(24 * 30), before_end(2), reminders), 1);
    assert_int_equal(reminders[0].deadline, DEADLINE_PROTECTION);
    assert_int_equal(reminders[0].at.ms, before_end(3).ms);
    assert_int_equal(order_reminders(&policy, &order, before_end(24 * 30), end, reminders), 0);
}

static void the_side_is_told_whose_deadline_it_is(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct order_state order = {.version = 1};
    assert_int_equal(order_reminded(&policy, &order, DEADLINE_SELLER_ANSWER), PARTY_BIT(PARTY_SELLER));
    assert_int_equal(order_reminded(&policy, &order, DEADLINE_PROTECTION), PARTY_BIT(PARTY_BUYER));
    assert_int_equal(order_reminded(&policy, &order, DEADLINE_DECISION), 0);
    /* Nobody waits for what may be undone, but whoever may undo it should know. */
    assert_int_equal(order_turn(&policy, &order, DEADLINE_UNDO), 0);
    assert_int_equal(order_reminded(&policy, &order, DEADLINE_UNDO),
                     PARTY_BIT(PARTY_BUYER) | PARTY_BIT(PARTY_SELLER));
    assert_int_equal(order_event_row(EVENT_RELEASED)->tells, PARTY_BIT(PARTY_SELLER));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reminders_come_before_the_deadline_by_the_offsets),
        cmocka_unit_test(a_machine_that_was_down_tells_once_and_never_too_late),
        cmocka_unit_test(the_side_is_told_whose_deadline_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
