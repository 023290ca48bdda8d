/* What a person tells, read and refused; and plans as they are printed. */
#include "base/check.h"
#include "core/advice/rows.h"
#include "support/advice/advice_world.h"
#include "support/kit/suite.h"
#include "text/advice/print.h"

#include <stdio.h>
#include <string.h>

/* Reads a query string as of 2016-06-16. */
static enum err reads(struct advice_world *world, const char *query)
{
    struct form form;
    assert_int_equal(form_parse_lists(&world->arena, str_from(query), advice_lists, &form, &world->failure),
                     OK);
    assert_true(advice_read_now(STR("2016-06-16"), &world->order.now));
    world->failure = (struct failure){0};
    return advice_read(&world->arena, &world->sources, &form, &world->order, &world->failure);
}

#define ORDERED "marketplace=aliexpress-2016&ordered=2016-04-17"

static void the_fields_reach_the_case(void **state)
{
    struct advice_world *world = *state;
    assert_int_equal(
        reads(world,
              ORDERED "&shipped=2016-04-20&protection_ends=2016-06-19&tracking=ra+123456785+cn"
                      "&event=2016-04-21+Accepted&event=2016-04-27+Departed"
                      "&extension=ignored@2016-06-12&dispute=opened@2016-06-13&dispute=refused@2016-06-15"),
        OK);
    const struct advice_case *order = &world->order;
    assert_string_equal(order->policy->id, "aliexpress-2016");
    assert_int_equal(order->problem, PROBLEM_NOT_RECEIVED);
    assert_int_equal(order->number_state, NUMBER_RIGHT);
    assert_str(order->number, "RA123456785CN");
    assert_str(order->issuer, "China");
    assert_int_equal(order->class, CLASS_REGISTERED);
    assert_int_equal(order->parcel.event, PARCEL_DEPARTED);
    assert_str(order->last_event, "Departed");
    assert_int_equal(order->extension, MORE_TIME_IGNORED);
    assert_int_equal(order->dispute, CLAIM_REFUSED);
    assert_int_equal(order->dispute_at.ms - order->dispute_opened.ms, SPAN_DAYS(2).ms);
}

static void a_place_that_nobody_knows_is_a_shop_whose_rules_nobody_knows(void **state)
{
    struct advice_world *world = *state;
    static const char *const places[] = {"Shein", "Zalando", "Ozon", "Walmart.com", "xyzzyxyzzyxyzzy"};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        char query[100];
        snprintf(query, sizeof query, "marketplace=%s&ordered=2016-04-17&paid=card", places[i]);
        assert_int_equal(reads(world, query), OK);
        assert_int_equal(world->order.shop, SHOP_OTHER);
        advise(&world->order, &world->plan);
        assert_str(world->plan.row, "shop_ask");
    }
    assert_str(world->order.marketplace, "xyzzyxyzzyxyzzy");
}

static void a_place_is_known_by_the_names_that_people_use(void **state)
{
    static const struct {
        const char *name, *policy;
        enum advice_shop shop;
    } rows[] = {
        {"www.ebay.co.uk", "ebay", SHOP_RULES},
        {"Amazon.de", "amazon", SHOP_RULES},
        {"Ali+Express", "aliexpress", SHOP_RULES},
        {"m.ebay.de", "ebay", SHOP_RULES},
        {"wish.com", "wish", SHOP_RULES},
        {"Amazon+Pay", "recourse-default", SHOP_OTHER},
        {"M.Finn", "recourse-default", SHOP_OTHER},
        {"Wish+Computers", "recourse-default", SHOP_OTHER},
        {"OLX", "recourse-default", SHOP_PRIVATE},
        {"Kleinanzeigen.de", "recourse-default", SHOP_PRIVATE},
        {"eBay+Kleinanzeigen", "recourse-default", SHOP_PRIVATE},
        {"Facebook+Marketplace", "recourse-default", SHOP_PRIVATE},
        {"unknown-shop", "recourse-default", SHOP_OTHER},
        {"A+shop+without+rules+that+we+know", "recourse-default", SHOP_OTHER},
        {"eu-shop", "recourse-default", SHOP_EU},
        {"law+of+the+EU", "recourse-default", SHOP_EU},
        {"Law+of+the+UK", "recourse-default", SHOP_UK},
        {"us-shop", "recourse-default", SHOP_US},
        {"recourse-default", "recourse-default", SHOP_OTHER},
    };
    struct advice_world *world = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char query[100];
        snprintf(query, sizeof query, "marketplace=%s&ordered=2016-04-17&paid=card", rows[i].name);
        assert_int_equal(reads(world, query), OK);
        assert_string_equal(world->order.policy->id, rows[i].policy);
        assert_int_equal(world->order.shop, rows[i].shop);
    }
}

static void what_a_marketplace_does_not_protect_is_not_claimed_from_it(void **state)
{
    struct advice_world *world = *state;
    static const char *const told[] = {"marketplace=ebay&paid=transfer&", "marketplace=ebay&paid=crypto&",
                                       "marketplace=vinted&paid=transfer&"};
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        char query[200];
        snprintf(query, sizeof query, "%sordered=2016-05-01&promised=2016-05-20&contacted=2016-05-21",
                 told[i]);
        assert_int_equal(reads(world, query), OK);
        advise(&world->order, &world->plan);
        assert_int_not_equal(world->plan.now.act, ADVISE_OPEN_DISPUTE);
        assert_true(str_starts(advice_str(&world->plan.avoid[0]), STR("Don't count on ")));
        assert_true(str_find(advice_str(&world->plan.verdict), STR("gone")) < world->plan.verdict.len);
    }
    assert_int_equal(reads(world, "marketplace=ebay&paid=card&ordered=2016-05-01&promised=2016-06-12"), OK);
    advise(&world->order, &world->plan);
    assert_int_equal(world->plan.now.act, ADVISE_CONTACT_SELLER);
    assert_int_equal(world->order.shop, SHOP_RULES);
}

static void a_clock_that_starts_with_the_delivery_has_not_begun_before(void **state)
{
    struct advice_world *world = *state;
    assert_int_equal(reads(world, "marketplace=vinted&ordered=2016-06-10&shipped=2016-06-12"), OK);
    advise(&world->order, &world->plan);
    assert_str(world->plan.row, "calm");
    assert_int_equal(
        reads(world, "marketplace=vinted&ordered=2016-04-10&shipped=2016-04-12&contacted=2016-05-30"), OK);
    advise(&world->order, &world->plan);
    assert_str(world->plan.row, "late_open");
    assert_int_equal(world->plan.now.by.ms, 0); /* no end is known, and none is made up */
}

static void i_do_not_know_is_an_answer(void **state)
{
    struct advice_world *world = *state;
    assert_int_equal(
        reads(world, "marketplace=eBay+Money+Back+Guarantee&ordered=unknown&problem=unknown&tracking=&event="
                     "&extension=unknown&dispute=none"),
        OK);
    assert_int_equal(world->order.ordered.ms, 0);
    assert_int_equal(world->order.number_state, NUMBER_MISSING);
    assert_int_equal(world->order.dispute, CLAIM_NONE);
}

static void what_is_wrong_is_named_with_its_field(void **state)
{
    struct advice_world *world = *state;
    static const struct {
        const char *query, *field, *words;
    } rows[] = {
        {"ordered=2016-04-17", "marketplace", "which marketplace"},
        {"marketplace=aliexpres&ordered=2016-04-17", "marketplace", "did you mean \"aliexpress\"?"},
        {"marketplace=ebai&ordered=2016-04-17", "marketplace", "did you mean \"ebay\"?"},
        {"marketplace=ebay&ordered=2016-02-30", "ordered", "is no date"},
        {"marketplace=ebay&ordered=16.06.2016", "ordered", "is no date"},
        {"marketplace=ebay&ordered=2017-01-01", "ordered", "lies in the future"},
        {"marketplace=ebay&ordered=9999-01-01", "ordered", "too long ago or too far ahead"},
        {ORDERED "&protection_ends=2036-01-01", "protection_ends", "more than two years ahead"},
        {ORDERED "&shipped=2016-04-01", "shipped", "lies before the order"},
        {ORDERED "&protection_ends=2016-04-01", "protection_ends", "lies before the order"},
        {ORDERED "&shipped=2016-05-01&received=2016-04-20&problem=damaged", "received", "before it was sent"},
        {ORDERED "&problem=broken", "problem", "not-received, not-as-described"},
        {ORDERED "&problem=not-received&received=2016-05-01", "received", "leave one out"},
        {ORDERED "&event=2016-05-01", "event", "what happened"},
        {ORDERED "&event=yesterday+Departed", "event", "Add the day"},
        {ORDERED "&event=2016-13-01+Departed", "event", "is no date"},
        {ORDERED "&extension=maybe", "extension", "asked, granted, refused, ignored"},
        {ORDERED "&extension=asked@2016-13-01", "extension", "is no date"},
        {ORDERED "&dispute=won", "dispute", "decided-for"},
        {ORDERED "&dispute=opened@2016-01-01", "dispute", "lies before the order"},
        {ORDERED "&tracking=1111111111111111111111111111111111111111111111111111111111111111111111",
         "tracking", "at most 64"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(reads(world, rows[i].query), ERR_INPUT);
        assert_string_equal(world->failure.field, rows[i].field);
        assert_non_null(strstr(world->failure.text, rows[i].words));
    }
}

static void too_much_is_refused(void **state)
{
    struct advice_world *world = *state;
    struct buf query;
    buf_init(&query, 4096);
    buf_put(&query, STR(ORDERED));
    for (int i = 0; i < ADVICE_NUMBERS_MAX + 1; i++)
        buf_put(&query, STR("&tracking=1Z999AA10123456784"));
    buf_put_char(&query, '\0');
    assert_int_equal(reads(world, query.at), ERR_LIMIT);
    assert_string_equal(world->failure.field, "tracking");
    buf_free(&query);
}

/* What a person cannot type: what an order's law says, and policies of the operator's own. */

static void law_wants_the_goods_back(struct advice_case *order, struct policy *policy)
{
    (void)policy;
    order->law.known = true;
    order->law.acts[ADVISE_RETURN_GOODS] =
        (struct advice_bound){.allowed = true, .until = instant_add(order->now, SPAN_DAYS(5))};
}

static void a_part_has_come(struct advice_case *order, struct policy *policy)
{
    (void)policy;
    order->part = (struct advice_part){.some = true, .until = instant_add(order->now, SPAN_DAYS(2))};
}

static void law_says_unsent(struct advice_case *order, struct policy *policy)
{
    (void)policy;
    order->law = (struct advice_law){.known = true, .unsent = true};
}

static void law_says_unpaid(struct advice_case *order, struct policy *policy)
{
    law_says_unsent(order, policy);
    order->law.unpaid = true;
    order->law.pay_due = instant_add(order->now, SPAN_DAYS(5));
}

static void law_has_settled(struct advice_case *order, struct policy *policy)
{
    (void)policy;
    order->law = (struct advice_law){.known = true, .settled = true};
}

static void law_waits_for_the_bank(struct advice_case *order, struct policy *policy)
{
    (void)policy;
    order->law = (struct advice_law){.known = true, .at_bank = true};
}

/* Receipt cannot be confirmed again. */
static void law_has_the_receipt(struct advice_case *order, struct policy *policy)
{
    (void)policy;
    order->law.known = true;
}

static void silence_escalates(struct advice_case *order, struct policy *policy)
{
    (void)order;
    policy->talk.on_buyer_silence = BUYER_SILENCE_ESCALATE;
}

static void nobody_escalates(struct advice_case *order, struct policy *policy)
{
    (void)order;
    policy->escalation.by = 0;
    policy->escalation.latest = (struct duration){0};
}

/* Situations that people are in, and the row that answers them: at least one for every row. */
static const struct {
    const char *query, *row;
    void (*then)(struct advice_case *order, struct policy *policy);
} situations[] = {
    {ORDERED "&shipped=2016-04-20&protection_ends=2016-06-19&extension=refused", "more_time_denied"},
    {ORDERED "&shipped=2016-04-20&protection_ends=2016-06-19&tracking=RA123456785CN", "more_time_now"},
    {ORDERED "&protection_ends=2016-06-17&tracking=RA123456785CN", "last_days"},
    {ORDERED "&protection_ends=2016-06-25&extension=asked@2016-06-15&event=2016-06-01+Departed",
     "more_time_wait"},
    {ORDERED "&protection_ends=2016-06-10", "too_late_seller"},
    {ORDERED "&protection_ends=2016-06-10&contacted=2016-06-11", "too_late_bank"},
    {"marketplace=aliexpress&ordered=2016-04-17&protection_ends=2016-06-10", "grace"},
    {"marketplace=aliexpress&ordered=2016-06-10&tracking=UA123456785CN&event=2016-06-12+Departed", "calm"},
    {"marketplace=aliexpress&ordered=2016-06-14", "calm"},
    {"marketplace=aliexpress&ordered=2016-05-20&tracking=RA123456785CN&event=2016-05-22+Label+created",
     "lost_ask"},
    {"marketplace=aliexpress&ordered=2016-05-01&tracking=RA123456784CN", "wrong_number"},
    {"marketplace=aliexpress&ordered=2016-05-01&event=2016-06-10+Held+by+customs", "held"},
    {"marketplace=aliexpress&ordered=2016-05-01&event=2016-06-10+Ready+for+collection", "pickup"},
    {"marketplace=aliexpress&ordered=2016-05-01&event=2016-06-15+Delivered", "delivered_ask"},
    {"marketplace=aliexpress&ordered=2016-05-01&event=2016-06-10+Delivered&contacted=2016-06-12",
     "said_delivered"},
    {"marketplace=aliexpress&ordered=2016-05-01&event=2016-06-10+Returned+to+sender", "parcel_gone"},
    {"marketplace=ebay&ordered=2016-05-01&promised=2016-06-10&event=2016-06-12+In+transit",
     "promise_over_ask"},
    {"marketplace=ebay&ordered=2016-05-01&promised=2016-06-10&contacted=2016-06-11&event=2016-06-12+In+"
     "transit",
     "promise_over_open"},
    {"marketplace=ebay", "promise_ask"},
    {"marketplace=paypal&ordered=2016-05-01&contacted=2016-06-01", "late_open"},
    {"marketplace=aliexpress-2016&ordered=2016-04-17", "unknown_ask"},
    {ORDERED "&protection_ends=2016-06-16", "last_day"},
    {ORDERED "&protection_ends=2016-06-19&problem=customs", "duties"},
    {"marketplace=paypal&ordered=2016-05-01&problem=damaged&received=2016-06-10", "goods_ask"},
    {"marketplace=paypal&ordered=2016-05-01&problem=damaged&received=2016-06-10&contacted=2016-06-15",
     "goods_wait"},
    {"marketplace=paypal&ordered=2016-05-01&problem=damaged&received=2016-06-10&contacted=2016-06-12",
     "goods_open"},
    {"marketplace=etsy&ordered=2016-05-01&received=2016-06-10", "all_well"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=opened@2016-06-15", "opened"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=opened@2016-06-12", "silence_escalate"},
    {"marketplace=aliexpress&ordered=2016-05-01&dispute=opened@2016-06-10", "silence_pays"},
    {"marketplace=aliexpress&ordered=2016-05-01&dispute=opened@2016-06-12&dispute=refused@2016-06-15",
     "refused_alone"},
    {"marketplace=aliexpress&ordered=2016-05-01&dispute=opened@2016-06-01&dispute=refused@2016-06-05",
     "passed_on"},
    {"marketplace=aliexpress&ordered=2016-05-01&dispute=opened@2016-06-01&dispute=escalated@2016-06-08",
     "escalated"},
    {"marketplace=ebay&ordered=2016-05-01&dispute=opened@2016-06-07&dispute=refused@2016-06-13",
     "refused_escalate"},
    {"marketplace=paypal&ordered=2016-05-01&dispute=offered@2016-06-10", "offer"},
    {"marketplace=paypal&ordered=2016-05-01&dispute=offered@2016-06-01", "offer_missed_bank"},
    {"marketplace=ebay&ordered=2016-05-01&dispute=decided-against@2016-06-10", "lost_appeal"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=decided-against@2016-06-10", "lost_bank"},
    {"marketplace=etsy&ordered=2016-01-01&dispute=decided-against@2016-06-10", "lost_end"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=decided-for@2016-06-10", "won"},
    {"marketplace=paypal&ordered=2016-05-01&dispute=decided-for@2016-06-01", "refund_late"},
    {"marketplace=aliexpress&ordered=2016-05-01&shipped=2016-05-02&dispute=cancelled@2016-06-10", "reopen"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=closed@2016-06-10", "dropped_bank"},
    {"marketplace=etsy&ordered=2016-01-01&dispute=closed@2016-06-10", "dropped"},
    {"marketplace=ebay&ordered=2016-05-01&dispute=escalated@2016-06-16", "escalated_evidence"},
    {"marketplace=paypal&ordered=2016-01-01&dispute=offered@2016-06-01", "offer_missed"},
    {"marketplace=ebay&ordered=2016-03-01&dispute=opened@2016-04-06", "dispute_over_bank"},
    {"marketplace=ebay&ordered=2016-01-01&dispute=opened@2016-04-06", "dispute_over"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=refused@2016-06-16", "refused_later"},
    {"marketplace=paypal&ordered=2016-05-12&dispute=opened@2016-05-29&dispute=answered@2016-06-10",
     "escalate_soon_over"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=answered@2016-06-10", "answered"},
    {"marketplace=etsy&ordered=2016-04-17&promised=2016-05-17&protection_ends=2016-06-03", "grace_contact"},
    {"marketplace=ebay&ordered=2016-01-01&promised=2016-02-01&contacted=2016-05-01", "too_late"},
    {"marketplace=etsy&protection_ends=2016-06-19", "last_days_contact"},
    {"marketplace=ebay&ordered=2016-05-18&protection_ends=2016-06-19", "last_days_closed"},
    {"marketplace=ebay&contacted=2016-06-14", "unknown"},
    {"marketplace=aliexpress&ordered=2016-05-20&tracking=RA123456785CN&event=2016-05-22+Label+created&"
     "contacted=2016-06-01",
     "lost_open"},
    {"marketplace=ebay&ordered=2016-04-20&promised=2016-05-20&received=2016-05-20&problem=empty",
     "goods_last"},
    {"marketplace=etsy&ordered=2016-05-01&dispute=decided-for@2016-06-10", "return_due",
     law_wants_the_goods_back},
    {"marketplace=paypal&ordered=2016-05-01&dispute=offered@2016-06-01", "offer_escalated",
     silence_escalates},
    {"marketplace=etsy&ordered=2016-05-01&dispute=refused@2016-06-10", "refused", nobody_escalates},
    {"marketplace=etsy&ordered=2016-05-01&dispute=decided-for@2016-06-10", "settled", law_has_settled},
    {ORDERED "&protection_ends=2016-06-17", "at_bank", law_waits_for_the_bank},
    {ORDERED "&protection_ends=2016-08-01", "part_ends", a_part_has_come},
    {"marketplace=amazon&ordered=2016-06-01&promised=2016-06-30&event=2016-06-10+Returned+to+sender",
     "gone_ask"},
    {"marketplace=vinted&ordered=2016-06-01&problem=damaged", "goods_undated"},
    {"marketplace=aliexpress&ordered=2016-04-20&shipped=2016-04-25&promised=2016-06-10&protection_ends=2016-"
     "07-"
     "20&contacted=2016-06-11",
     "promise_over_no_number"},
    {"marketplace=paypal&ordered=2015-12-20&contacted=2016-06-01&problem=digital", "money_last"},
    {"marketplace=paypal&ordered=2016-06-01&problem=subscription", "money_ask"},
    {"marketplace=paypal&ordered=2016-05-01&contacted=2016-06-04&problem=refund-missing", "money_wait"},
    {"marketplace=paypal&ordered=2016-05-01&problem=bankrupt", "money_open"},
    {"marketplace=ebay&ordered=2016-06-01&promised=2016-06-30&contacted=2016-06-10&problem=digital",
     "money_later"},
    {"marketplace=ebay&ordered=2016-06-01&promised=2016-06-30&contacted=2016-06-14&event=2016-06-13+"
     "Delivered",
     "delivered_wait"},
    {"marketplace=aliexpress&ordered=2016-06-10", "unsent", law_says_unsent},
    {"marketplace=aliexpress&ordered=2016-06-10", "unpaid", law_says_unpaid},
    {"marketplace=aliexpress&ordered=2016-06-01&received=2016-06-12", "confirmed", law_has_the_receipt},
};

static void known_situations_get_their_answers(void **state)
{
    struct advice_world *world = *state;
    for (size_t i = 0; i < COUNT_OF(situations); i++) {
        assert_int_equal(reads(world, situations[i].query), OK);
        struct policy policy = *world->order.policy;
        world->order.policy = &policy;
        if (situations[i].then)
            situations[i].then(&world->order, &policy);
        advise(&world->order, &world->plan);
        if (!str_eq(world->plan.row, str_from(situations[i].row)))
            print_error("%s\n", situations[i].query);
        assert_str(world->plan.row, situations[i].row);
    }
}

static bool has_a_situation(struct str row)
{
    for (size_t i = 0; i < COUNT_OF(situations); i++)
        if (str_eq(row, str_from(situations[i].row)))
            return true;
    return false;
}

static void every_row_has_its_situation(void **state)
{
    (void)state;
    for (size_t i = 0; advice_now_row(i); i++) {
        bool there = has_a_situation(advice_now_row(i)->name);
        if (!there)
            print_error("no situation leads to the row %.*s\n", STR_ARG(advice_now_row(i)->name));
        assert_true(there);
    }
}

static bool has(const struct buf *out, const char *words)
{
    struct str text = buf_str(out);
    return str_find(text, str_from(words)) < text.len;
}

static void plans_are_printed_for_people_programs_and_calendars(void **state)
{
    struct advice_world *world = *state;
    struct buf out;
    buf_init(&out, 64 * 1024);
    assert_int_equal(reads(world, ORDERED "&protection_ends=2016-06-19&extension=refused"), OK);
    advise(&world->order, &world->plan);
    advice_put_text(&world->arena, &world->order, &world->plan, &out);
    assert_true(has(&out, "Do this now\n  Open the dispute today"));
    assert_true(has(&out, "    Until: the evening of Saturday 18 June 2016\n"));
    buf_clear(&out);
    advice_put_json(&world->order, &world->plan, &out);
    assert_true(has(&out, "{\"verdict\":\"Don't panic"));
    assert_true(has(&out, "\"now\":{\"act\":\"open_dispute\",\"do\":\"Open"));
    assert_true(has(&out, "\"by\":\"2016-06-19T00:00:00Z\",\"risk\":"));
    assert_true(has(&out, "\"case_text\":\"I ordered on Sunday 17 April 2016."));
    buf_clear(&out);
    advice_put_calendar(&world->order, &world->plan, &out);
    assert_true(str_starts(buf_str(&out), STR("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")));
    assert_true(has(&out, "DTSTART:20160619T000000Z\r\n"));
    assert_true(has(&out, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\n"));
    assert_true(str_ends(buf_str(&out), STR("END:VEVENT\r\nEND:VCALENDAR\r\n")));
    struct str rest = buf_str(&out);
    while (rest.len)
        assert_true(str_cut(&rest, '\n').len <= 76); /* 75 bytes and the carriage return */
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fields_reach_the_case),
        cmocka_unit_test(a_place_that_nobody_knows_is_a_shop_whose_rules_nobody_knows),
        cmocka_unit_test(a_place_is_known_by_the_names_that_people_use),
        cmocka_unit_test(what_a_marketplace_does_not_protect_is_not_claimed_from_it),
        cmocka_unit_test(a_clock_that_starts_with_the_delivery_has_not_begun_before),
        cmocka_unit_test(i_do_not_know_is_an_answer),
        cmocka_unit_test(what_is_wrong_is_named_with_its_field),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(known_situations_get_their_answers),
        cmocka_unit_test(every_row_has_its_situation),
        cmocka_unit_test(plans_are_printed_for_people_programs_and_calendars),
    };
    return cmocka_run_group_tests(tests, advice_world_open, advice_world_close);
}
