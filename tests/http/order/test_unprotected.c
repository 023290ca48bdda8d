/* A noted order that no marketplace protects: its page promises nothing, and shows the plan of such a shop. */
#include "base/check.h"
#include "support/order/notebook.h"

/* Bought 20 days ago, promised so many days from now; answers its address. */
static struct str note_of(struct browser *browser, int promised, const char *rules)
{
    struct str form = arena_printf(
        &browser->arena, "title=Blue+winter+coat&price=12.50&currency=EUR&ordered=%.*s&promised=%.*s&%s",
        STR_ARG(notebook_day(browser, -20)), STR_ARG(notebook_day(browser, promised)), rules);
    assert_int_equal(browser_post(browser, "/orders/new", form.at), 303);
    return arena_copy(&browser->arena, browser->location);
}

static void nobody_is_told_of_a_protection_that_nobody_gave(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *shows;
    } rows[] = {
        {"policy=eu-shop&paid_by=transfer", "The fraud desk of your bank"},
        {"policy=unknown-shop&paid_by=credit-card", "The bank of your card"},
        {"policy=us-shop&paid_by=paypal", "PayPal"},
        {"policy=uk-shop&paid_by=credit-card", "Section 75"},
        {"policy=recourse-default&paid_by=transfer", "The fraud desk of your bank"},
        {"policy=ebay&paid_by=transfer", "The fraud desk of your bank"},
        {"policy=amazon&paid_by=crypto", "The exchange that you paid from"},
        {"policy=etsy&paid_by=paypal-friends", "What is sent to friends is not protected"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str order = note_of(&desk.buyer, 5, rows[i].rules);
            assert_int_equal(browser_get(&desk.buyer, order.at), 200);
            assert_sees(&desk.buyer, "No marketplace protects this order");
            assert_sees(&desk.buyer, rows[i].shows);
            assert_not_sees(&desk.buyer, "ou are protected");
            assert_not_sees(&desk.buyer, "pen a dispute on the order");
        }
        notebook_close(&desk);
    }
}

/* Notes that a dispute was opened yesterday, page by page. */
static void note_dispute(struct browser *browser, struct str order)
{
    struct arena *arena = &browser->arena;
    const char *opened = arena_printf(arena, "at=%.*s", STR_ARG(notebook_day(browser, -1))).at;
    const struct {
        const char *page, *form;
    } answers[] = {{"reason", "reason=inr_in_transit"},
                   {"remedy", "remedy=refund_full"},
                   {"opened", opened},
                   {"story", "button=go&words=It+never+came."}};
    for (size_t i = 0; i < COUNT_OF(answers); i++)
        assert_int_equal(
            browser_post(browser, arena_printf(arena, "%.*s/dispute/%s", STR_ARG(order), answers[i].page).at,
                         answers[i].form),
            303);
    const char *check = arena_printf(arena, "%.*s/dispute/check", STR_ARG(order)).at;
    assert_int_equal(browser_get(browser, check), 200);
    struct str version = browser_between(browser, "name=\"version\" value=\"", '"');
    struct str revision = browser_between(browser, "name=\"revision\" value=\"", '"');
    assert_int_equal(browser_post(browser, check,
                                  arena_printf(arena, "version=%.*s&revision=%.*s&came=yes", STR_ARG(version),
                                               STR_ARG(revision))
                                      .at),
                     303);
}

static void a_dispute_that_somebody_took_up_is_told_by_its_rules(void **state)
{
    (void)state;
    static const char *const rules[] = {"policy=ebay&paid_by=transfer", "policy=ebay&paid_by=paypal-friends"};
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rules); i++) {
            const char *sent = arena_printf(&desk.buyer.arena, "%s&shipped=%.*s", rules[i],
                                            STR_ARG(notebook_day(&desk.buyer, -18)))
                                   .at;
            struct str order = note_of(&desk.buyer, -5, sent);
            note_dispute(&desk.buyer, order);
            assert_int_equal(browser_get(&desk.buyer, order.at), 200);
            assert_not_sees(&desk.buyer, "No marketplace protects this order");
            assert_sees(&desk.buyer, "the seller answers the dispute");
        }
        notebook_close(&desk);
    }
}

static void where_rules_protect_the_page_says_until_when(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_of(&desk.buyer, 5, "policy=ebay&paid_by=credit-card");
        assert_int_equal(browser_get(&desk.buyer, order.at), 200);
        assert_sees(&desk.buyer, "You are protected until");
        assert_not_sees(&desk.buyer, "No marketplace protects this order");
        notebook_close(&desk);
    }
}

static void what_is_watched_from_a_plan_keeps_the_rules_of_its_shop(void **state)
{
    (void)state;
    static const struct {
        const char *place, *rules;
    } rows[] = {
        {"eu-shop", "policy=eu-shop"},
        {"uk-shop", "policy=uk-shop"},
        {"us-shop", "policy=us-shop"},
        {"other-shop", "policy=unknown-shop"},
        {"Marys+Bears", "policy=unknown-shop"},
        {"private-seller", "policy=unknown-shop"},
        {"ebay", "policy=ebay"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str path = arena_printf(
                &desk.buyer.arena, "/advice?marketplace=%s&problem=not-received&paid=card&ordered=%.*s",
                rows[i].place, STR_ARG(notebook_day(&desk.buyer, -20)));
            assert_int_equal(browser_get(&desk.buyer, path.at), 200);
            assert_sees(&desk.buyer,
                        arena_printf(&desk.buyer.arena, "/orders/new?%s&amp;", rows[i].rules).at);
        }
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_told_of_a_protection_that_nobody_gave),
        cmocka_unit_test(a_dispute_that_somebody_took_up_is_told_by_its_rules),
        cmocka_unit_test(where_rules_protect_the_page_says_until_when),
        cmocka_unit_test(what_is_watched_from_a_plan_keeps_the_rules_of_its_shop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
