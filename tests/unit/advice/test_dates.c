/* What a plan may say of days: none is invented, the last one is a day, and "look again" is when the plan changes. */
#include "base/check.h"
#include "core/advice/evening.h"
#include "core/advice/rows.h"
#include "support/advice/advice_world.h"
#include "support/kit/suite.h"

/* The plan for these answers at that time. */
static const struct advice_plan *plan_of(struct advice_world *world, const char *now, const char *query)
{
    struct form form;
    assert_int_equal(form_parse_lists(&world->arena, str_from(query), advice_lists, &form, &world->failure),
                     OK);
    assert_true(advice_read_now(str_from(now), &world->order.now));
    assert_int_equal(advice_read(&world->arena, &world->sources, &form, &world->order, &world->failure), OK);
    advise(&world->order, &world->plan);
    return &world->plan;
}

static bool says(struct str text, const char *words)
{
    return str_find(text, str_from(words)) < text.len;
}

static struct str pasted(const struct advice_world *world)
{
    return (struct str){world->plan.case_text, world->plan.case_text_len};
}

static struct instant at(const char *text)
{
    struct instant instant;
    assert_true(advice_read_now(str_from(text), &instant));
    return instant;
}

static void the_last_day_lasts_until_its_evening(void **state)
{
    struct advice_world *world = *state;
    static const char query[] = "marketplace=aliexpress-2016&ordered=2016-04-17&protection_ends=2016-06-19";
    const struct advice_plan *plan = plan_of(world, "2016-06-19T08:00:00Z", query);
    assert_int_equal(plan->now.act, ADVISE_OPEN_DISPUTE);
    assert_int_equal(plan->now.by.ms, at("2016-06-19T23:59:00Z").ms);
    assert_str(plan_of(world, "2016-06-20T08:00:00Z", query)->row, "too_late_seller");
    plan =
        plan_of(world, "2026-11-28T10:00:00Z", "marketplace=paypal&ordered=2026-06-01&contacted=2026-07-01");
    assert_int_equal(plan->now.act, ADVISE_OPEN_DISPUTE);
}

static void a_day_that_nobody_named_is_asked_for(void **state)
{
    struct advice_world *world = *state;
    assert_str(plan_of(world, "2026-11-28", "marketplace=ebay&ordered=2026-10-01")->row, "promise_ask");
    assert_int_equal(world->plan.now.by.ms, 0);
    assert_str(plan_of(world, "2016-06-17", "marketplace=aliexpress-2016&ordered=2016-04-16")->row,
               "unknown_ask");
    plan_of(world, "2016-06-17", "marketplace=aliexpress-2016&ordered=2016-04-16&shipped=2016-05-02");
    assert_true(says(advice_str(&world->plan.verdict), "you have 14 days"));
    assert_str(plan_of(world, "2026-11-28",
                       "marketplace=aliexpress&ordered=2026-08-01&protection_ends=2026-11-10&"
                       "extension=granted@2026-11-01")
                   ->row,
               "unknown_ask");
}

static void the_bank_counts_from_the_promised_day(void **state)
{
    struct advice_world *world = *state;
    const struct advice_plan *plan =
        plan_of(world, "2026-10-15",
                "marketplace=aliexpress&ordered=2026-05-01&shipped=2026-05-05&promised=2026-08-01&"
                "protection_ends=2026-08-10&contacted=2026-08-05");
    assert_int_equal(plan->now.act, ADVISE_CHARGEBACK);
    assert_int_equal(plan->now.by.ms, at("2026-11-29").ms);
}

/* A minute before that moment the plan stands; from it on it is another. */
static void looking_again_is_when_the_plan_changes(void **state)
{
    static const char *const cases[][2] = {
        {"2026-11-20", "marketplace=amazon&ordered=2026-10-25&promised=2026-11-10&contacted=2026-11-19"},
        {"2026-11-20", "marketplace=etsy&ordered=2026-10-25&promised=2026-11-10&contacted=2026-11-19"},
        {"2026-01-16", "marketplace=aliexpress&ordered=2025-11-04&shipped=2025-11-06&promised=2026-01-18&"
                       "protection_ends=2026-01-18&tracking=RA123456785CN&event=2025-12-20+Departed"},
    };
    struct advice_world *world = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct advice_plan after;
        struct advice_plan before = *plan_of(world, cases[i][0], cases[i][1]);
        assert_int_equal(before.now.act, ADVISE_WAIT);
        struct instant again = before.now.by;
        world->order.now.ms = again.ms - SPAN_MINUTES(1).ms;
        advise(&world->order, &after);
        assert_str(after.row, before.row.at);
        world->order.now = again;
        advise(&world->order, &after);
        assert_int_equal(after.now.act, ADVISE_OPEN_DISPUTE);
    }
}

static void the_text_to_paste_claims_nothing_that_nobody_said(void **state)
{
    struct advice_world *world = *state;
    plan_of(world, "2016-06-16",
            "marketplace=aliexpress-2016&ordered=2016-04-17&shipped=2016-04-20&tracking=RA123456785CN&"
            "event=2016-04-27+Departed&protection_ends=2016-06-19");
    assert_false(says(pasted(world), "visible"));
    assert_false(says(pasted(world), "The seller says"));
    plan_of(world, "2016-06-16",
            "marketplace=aliexpress-2016&ordered=2016-04-17&received=2016-06-10&problem=damaged&tracking=no");
    assert_false(says(pasted(world), "attached"));
    assert_false(says(pasted(world), "number"));
}

static void what_waits_to_be_fetched_is_urgent_in_every_language(void **state)
{
    static const char *const texts[] = {"Ready+for+collection",
                                        "Die+Sendung+liegt+in+der+Filiale+zur+Abholung+bereit",
                                        "Прибыло+в+место+вручения", "Disponible+en+point+de+retrait"};
    struct advice_world *world = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct str query = arena_printf(
            &world->arena, "marketplace=aliexpress&ordered=2026-10-20&shipped=2026-10-24&event=2026-11-25+%s",
            texts[i]);
        const struct advice_plan *plan = plan_of(world, "2026-11-28", query.at);
        assert_str(plan->row, "pickup");
        assert_true(says(advice_str(&plan->verdict), "Act today"));
        assert_int_equal(plan->now.by.ms, at("2026-11-28T23:59:00Z").ms);
    }
}

static void what_could_not_be_read_still_happened(void **state)
{
    struct advice_world *world = *state;
    const struct advice_plan *plan =
        plan_of(world, "2026-11-28",
                "marketplace=aliexpress&ordered=2026-11-01&shipped=2026-11-03&tracking=RA123456785CN&"
                "event=2026-11-05+Departed&event=2026-11-20+Qwertz+asdfgh");
    assert_true(says(advice_str(&plan->now.why), "Something happened that could not be read"));
    assert_false(says(pasted(world), "nothing newer"));
}

static void asked_to_pay_is_a_problem_with_its_own_plan(void **state)
{
    struct advice_world *world = *state;
    const struct advice_plan *plan =
        plan_of(world, "2026-11-28",
                "marketplace=aliexpress&ordered=2026-11-01&tracking=RA123456785CN&problem=customs");
    assert_str(plan->row, "duties");
    assert_true(says(advice_str(&plan->now.act_text), "Never pay through a link"));
    assert_true(says(advice_str(&plan->now.why), "3 euros"));
    assert_str(plan_of(world, "2026-11-28", "marketplace=eu-shop&ordered=2026-11-01&problem=customs")->row,
               "shop_duties");
}

static void paypal_has_rules_for_every_shop(void **state)
{
    struct advice_world *world = *state;
    plan_of(world, "2026-11-28", "marketplace=other&ordered=2026-10-01&paid=paypal");
    assert_int_equal(world->order.shop, SHOP_RULES);
    assert_string_equal(world->order.policy->id, "paypal");
    plan_of(world, "2026-11-28", "marketplace=other&ordered=2026-10-01&paid=paypal&problem=fake-shop");
    assert_str(world->plan.row, "fake_paypal");
}

static void a_sentence_names_the_evening_until_which_something_can_be_done(void **state)
{
    struct advice_world *world = *state;
    static const struct {
        const char *query, *says;
    } rows[] = {
        {"marketplace=aliexpress&ordered=2026-08-20&protection_ends=2026-11-20&contacted=2026-11-10",
         "After the evening of Friday 4 December 2026"},
        {"marketplace=ebay&ordered=2026-10-20&received=2026-11-10&contacted=2026-11-20&problem=damaged",
         "until the evening of Wednesday 9 December 2026"},
        {"marketplace=recourse-default&paid=paypal&ordered=2026-10-20&received=2026-11-10&contacted=2026-11-"
         "20"
         "&problem=empty",
         "until the evening of Saturday 17 April 2027"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct advice_plan *plan = plan_of(world, "2026-11-28T12:00:00Z", rows[i].query);
        bool told =
            says(advice_str(&plan->now.why), rows[i].says) || says(advice_str(&plan->now.risk), rows[i].says);
        if (!told)
            print_error("%s\n%.*s\n%.*s\n", rows[i].says, STR_ARG(advice_str(&plan->now.why)),
                        STR_ARG(advice_str(&plan->now.risk)));
        assert_true(told);
    }
}

static void what_came_and_was_never_promised_is_not_called_over_by_a_guess(void **state)
{
    struct advice_world *world = *state;
    static const char *const orders[] = {
        "marketplace=amazon&ordered=2026-08-01&received=2026-11-20&contacted=2026-11-24&problem=damaged",
        "marketplace=amazon&ordered=2026-07-10&received=2026-11-25&problem=empty",
        "marketplace=amazon&ordered=2026-08-20&received=2026-11-01&contacted=2026-11-24&problem=counterfeit"};
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        const struct advice_plan *plan = plan_of(world, "2026-11-28T12:00:00Z", orders[i]);
        assert_false(says(plan->row, "too_late"));
    }
    const struct advice_plan *plan = plan_of(
        world, "2026-11-28T12:00:00Z",
        "marketplace=amazon&ordered=2026-11-01&received=2026-11-20&contacted=2026-11-24&problem=damaged");
    assert_int_equal(plan->now.act, ADVISE_OPEN_DISPUTE);
}

static void business_days_without_holidays_are_said_to_be_a_guess(void **state)
{
    struct advice_world *world = *state;
    static const char words[] = "A public holiday can make it later.";
    const struct advice_plan *plan =
        plan_of(world, "2026-12-31T12:00:00Z",
                "marketplace=ebay&ordered=2026-11-20&received=2026-12-20&contacted=2026-12-21&problem=damaged"
                "&dispute=opened@2026-12-23");
    assert_int_equal(plan->now.act, ADVISE_ESCALATE);
    assert_true(says(advice_str(&plan->now.why), words));
    plan = plan_of(world, "2026-12-29T12:00:00Z", /* its rules know Poland's holidays */
                   "marketplace=allegro&ordered=2026-11-20&received=2026-12-20&contacted=2026-12-21"
                   "&problem=damaged&dispute=opened@2026-12-21");
    assert_int_equal(plan->now.act, ADVISE_ESCALATE);
    assert_false(says(advice_str(&plan->now.why), words));
    assert_true(str_ends(advice_str(&plan->now.why), STR(".")));
}

/* Too early is refused, so it opens later by the holidays of most; the last day is counted without them. */
static void a_holiday_that_no_rule_names_delays_what_opens_and_no_last_day(void **state)
{
    struct advice_world *world = *state;
    static const char ebay[] = "marketplace=ebay&ordered=2026-11-20&received=2026-12-20&contacted=2026-12-21"
                               "&problem=damaged&dispute=opened@2026-12-23";
    static const char new_year[] = "marketplace=ebay&ordered=2026-11-20&received=2026-12-20"
                                   "&contacted=2026-12-21&problem=damaged&dispute=opened@2026-12-30";
    assert_int_equal(plan_of(world, "2026-12-28T12:00:00Z", ebay)->now.act, ADVISE_WAIT);
    assert_int_equal(plan_of(world, "2026-12-29T12:00:00Z", ebay)->now.act, ADVISE_WAIT);
    const struct advice_plan *plan = plan_of(world, "2026-12-31T12:00:00Z", ebay);
    assert_int_equal(plan->now.act, ADVISE_ESCALATE);
    assert_int_equal(plan->now.by.ms, at("2027-01-21T00:00:00Z").ms);
    assert_int_equal(plan_of(world, "2027-01-04T12:00:00Z", new_year)->now.act, ADVISE_WAIT);
    assert_int_equal(plan_of(world, "2027-01-06T12:00:00Z", new_year)->now.act, ADVISE_ESCALATE);
}

static void the_last_day_is_the_readers(void **state)
{
    (void)state;
    static const struct policy policy = {.id = "aliexpress",
                                         .title = "AliExpress",
                                         .calendar = {.workdays = 0x1F},
                                         .reasons = {{.id = "inr_in_transit", .family = FAMILY_NOT_RECEIVED}},
                                         .reason_count = 1};
    static struct advice_plan plan;
    struct instant day = {INT64_C(20785) * 24 * 60 * 60 * 1000}; /* 2026-11-28 */
    struct advice_case order = {.policy = &policy,
                                .problem = PROBLEM_NOT_RECEIVED,
                                .ordered = instant_add(day, SPAN_DAYS(-60)),
                                .contacted = instant_add(day, SPAN_DAYS(-9)),
                                .protection_ends = day};
    static const int hours[] = {-10, -8, -3}; /* Honolulu, Los Angeles, Sao Paulo */
    for (size_t i = 0; i < COUNT_OF(hours); i++) {
        order.offset = SPAN_HOURS(hours[i]);
        struct instant evening = instant_add(day, SPAN_HOURS(24 - hours[i]));
        order.now = instant_add(evening, SPAN_HOURS(-1)); /* 23:00 there: UTC has the next day */
        advise(&order, &plan);
        assert_str(plan.row, "last_day");
        assert_int_equal(plan.now.by.ms, instant_add(evening, SPAN_MINUTES(-1)).ms);
        order.now = evening;
        advise(&order, &plan);
        assert_int_not_equal(plan.now.act, ADVISE_OPEN_DISPUTE);
    }
    static const int minutes[] = {60, 330, 540, 780}; /* Berlin, Delhi, Tokyo, Auckland */
    for (size_t i = 0; i < COUNT_OF(minutes); i++) {
        order.offset = SPAN_MINUTES(minutes[i]);
        struct instant evening = instant_add(day, SPAN_MINUTES(24 * 60 - minutes[i]));
        order.now = instant_add(evening, SPAN_HOURS(-1)); /* 23:00 there: UTC still has that day */
        advise(&order, &plan);
        assert_str(plan.row, "last_day");
        assert_int_equal(plan.now.by.ms, instant_add(evening, SPAN_MINUTES(-1)).ms);
        order.now = instant_add(evening, SPAN_MINUTES(-24 * 60 + 1)); /* its first minutes there */
        advise(&order, &plan);
        assert_int_equal(plan.now.by.ms, instant_add(evening, SPAN_MINUTES(-1)).ms);
        order.now = instant_add(evening, SPAN_MINUTES(30)); /* the next day there, not in UTC */
        advise(&order, &plan);
        assert_int_not_equal(plan.now.act, ADVISE_OPEN_DISPUTE);
    }
}

/* Two hours ahead until the night before Sunday 25 October 2026, and then one: clocks in Berlin. */
static struct span summer_ends(void *with, struct instant at)
{
    const struct instant *change = with;
    return SPAN_HOURS(at.ms < change->ms ? 2 : 1);
}

static void a_day_ends_by_the_clocks_of_that_day_and_not_of_now(void **state)
{
    (void)state;
    struct instant change = at("2026-10-25T01:00:00Z"), day;
    struct advice_case order = {.now = at("2026-10-20T12:00:00Z"),
                                .offset = SPAN_HOURS(2),
                                .speech = {.with = &change, .ahead = summer_ends}};
    assert_int_equal(advice_shown_at(&order, at("2026-10-24")).ms, at("2026-10-23T22:00:00Z").ms);
    assert_int_equal(advice_shown_at(&order, at("2026-10-26")).ms, at("2026-10-25T23:00:00Z").ms);
    assert_int_equal(advice_shown_at(&order, at("2026-11-30")).ms, at("2026-11-29T23:00:00Z").ms);
    assert_true(advice_is_evening(&order, at("2026-11-29T22:59:00Z"), &day));
    assert_int_equal(day.ms, at("2026-11-29").ms);
    assert_false(advice_is_evening(&order, at("2026-11-29T21:59:00Z"), &day));
    assert_int_equal(advice_day_end(&order, at("2026-10-25")).ms, at("2026-10-25T23:00:00Z").ms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_names_the_evening_until_which_something_can_be_done),
        cmocka_unit_test(what_came_and_was_never_promised_is_not_called_over_by_a_guess),
        cmocka_unit_test(business_days_without_holidays_are_said_to_be_a_guess),
        cmocka_unit_test(a_holiday_that_no_rule_names_delays_what_opens_and_no_last_day),
        cmocka_unit_test(the_last_day_is_the_readers),
        cmocka_unit_test(a_day_ends_by_the_clocks_of_that_day_and_not_of_now),
        cmocka_unit_test(the_last_day_lasts_until_its_evening),
        cmocka_unit_test(a_day_that_nobody_named_is_asked_for),
        cmocka_unit_test(the_bank_counts_from_the_promised_day),
        cmocka_unit_test(looking_again_is_when_the_plan_changes),
        cmocka_unit_test(the_text_to_paste_claims_nothing_that_nobody_said),
        cmocka_unit_test(what_waits_to_be_fetched_is_urgent_in_every_language),
        cmocka_unit_test(what_could_not_be_read_still_happened),
        cmocka_unit_test(asked_to_pay_is_a_problem_with_its_own_plan),
        cmocka_unit_test(paypal_has_rules_for_every_shop),
    };
    return cmocka_run_group_tests(tests, advice_world_open, advice_world_close);
}
