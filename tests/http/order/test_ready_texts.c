/* Ready answers in orders: the staff of a marketplace and sellers put them into what they write to the sides, filled in from there. */
#include "support/order/court.h"
#include "support/order/shop.h"

#define LIST "/account/ready-answers"

static const char *page_of(struct browser *browser, struct str order, const char *act)
{
    struct str path = str_slice(order, STR("/api/v1").len, order.len);
    return arena_printf(&browser->arena, "%.*s%s%s", STR_ARG(path), act[0] ? "/" : "", act).at;
}

/* "{number}: {title}, {amount}, {buyer}, {seller}", encoded */
static const char facts[] =
    "name=Facts&body=%7Bnumber%7D%3A+%7Btitle%7D%2C+%7Bamount%7D%2C+%7Bbuyer%7D%2C+%7Bseller%7D";

static void a_seller_puts_one_into_an_act_and_nothing_is_done_by_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        const char *form = page_of(&shop.seller, order, "goodwill_refund");
        browser_get(&shop.seller, form);
        assert_sees(&shop.seller, "Keep ready answers");
        assert_int_equal(browser_post(&shop.seller, LIST, facts), 303);
        browser_get(&shop.seller, form);
        assert_sees(&shop.seller, "Put it into your words");
        struct str page =
            shop.seller.body; /* Enter in a line presses the first button: that which sends it */
        assert_true(str_find(page, STR(">Give it back</button>")) < str_find(page, STR("value=\"ready\"")));
        struct str version = browser_between(&shop.seller, "name=\"version\" value=\"", '"');
        assert_int_equal(browser_post(&shop.seller, form, "button=ready&ready=1&amount=3&words=Dear+Mara"),
                         200);
        assert_sees(&shop.seller, ">Dear Mara\n\nH-1: ");
        assert_sees(&shop.seller, "20.50 EUR, mara, tomas</textarea>");
        assert_sees(&shop.seller, "value=\"3\"");
        assert_not_sees(&shop.seller, "There is a problem");
        assert_int_equal(browser_post(&shop.seller, form, "button=ready&ready=&words=Kept"), 200);
        assert_sees(&shop.seller, "Choose a ready answer from the list.");
        assert_sees(&shop.seller, ">Kept</textarea>");
        assert_int_equal(browser_post(&shop.seller, form, "button=ready&ready=9&words=Kept"), 404);
        browser_get(&shop.seller, form);
        assert_true(str_eq(browser_between(&shop.seller, "name=\"version\" value=\"", '"'), version));
        shop_close(&shop);
    }
}

/* Those that all have are for experts and staff; a buyer keeps none, and is offered none. */
static void staff_have_what_all_have_and_a_seller_only_the_own(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser mia;
        shop_open(&shop, database->url);
        browser_enter(&mia, &shop.site, "mia", ROLE_MODERATOR);
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        assert_int_equal(browser_post(&mia, LIST, "name=Greeting&body=Hello+from+us.&shared=1"), 303);
        browser_get(&shop.staff, LIST);
        assert_sees(&shop.staff, "Greeting");
        assert_int_equal(browser_post(&shop.staff, LIST, "name=All&body=Text&shared=1"), 403);
        assert_int_equal(browser_get(&shop.seller, LIST), 200);
        assert_not_sees(&shop.seller, "Greeting");
        assert_int_equal(browser_get(&shop.seller, LIST "/1"), 404);
        struct browser *others[] = {&shop.buyer, &shop.stranger};
        for (size_t i = 0; i < COUNT_OF(others); i++) {
            assert_int_equal(browser_get(others[i], LIST), 403);
            assert_int_equal(browser_post(others[i], LIST, "name=a&body=b"), 403);
            assert_int_equal(browser_get(others[i], "/api/v1/ready-answers"), 403);
        }
        assert_int_equal(browser_get(&shop.staff, page_of(&shop.staff, order, "goodwill_refund")), 200);
        assert_sees(&shop.staff, "Greeting");
        assert_int_equal(browser_get(&shop.buyer, page_of(&shop.buyer, order, "cancel_asked")), 403);
        assert_not_sees(&shop.buyer, "eady answer");
        shop_close(&shop);
    }
}

static void a_program_keeps_them_and_has_one_filled_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        assert_answers(&shop.staff, 201,
                       shop_post(&shop.staff, "/api/v1/ready-answers",
                                 "{\"name\":\"Wait\",\"body\":\"{number} of {buyer}: {promised}\"}"));
        assert_refused(
            &shop.staff, 422, "input", "body",
            shop_post(&shop.staff, "/api/v1/ready-answers", "{\"name\":\"x\",\"body\":\"{day}\"}"));
        assert_int_equal(browser_get(&shop.staff, "/api/v1/ready-answers"), 200);
        assert_sees(&shop.staff, "{\"id\":1,\"name\":\"Wait\",\"shared\":false}");
        const char *filled =
            arena_printf(&shop.staff.arena, "/api/v1/ready-answers/1?order=%.*s", STR_ARG(ref)).at;
        assert_int_equal(browser_get(&shop.staff, filled), 200);
        assert_sees(&shop.staff, "\"filled\":\"H-1 of mara: ");
        assert_int_equal(browser_get(&shop.staff, "/api/v1/ready-answers/1"), 200);
        assert_sees(&shop.staff, "\"filled\":null");
        assert_int_equal(browser_get(&shop.staff, "/api/v1/ready-answers/1?order=none"), 404);
        assert_int_equal(browser_get(&shop.seller, filled), 404); /* not the seller's text */
        assert_answers(
            &shop.staff, 200,
            shop_post(&shop.staff, "/api/v1/ready-answers/1", "{\"name\":\"Later\",\"body\":\"Wait.\"}"));
        assert_answers(&shop.staff, 200, shop_post(&shop.staff, "/api/v1/ready-answers/1/remove", "{}"));
        assert_int_equal(browser_get(&shop.staff, "/api/v1/ready-answers/1"), 404);
        shop_close(&shop);
    }
}

static void staff_who_decide_put_one_into_their_reasons(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        const char *path = court_path(&court, "");
        court_all_decline(&court);
        assert_int_equal(browser_post(&court.staff, LIST, "name=Proof&body=No+proof+from+%7Bseller%7D."),
                         303);
        browser_get(&court.staff, path);
        assert_sees(&court.staff, "Put it into your reasons");
        assert_int_equal(
            browser_post(&court.staff, path,
                         "turn=propose&remedy=refund_full&code=not_delivered&button=ready&ready=1"),
            200);
        assert_sees(&court.staff, ">No proof from svenning.</textarea>");
        assert_not_sees(&court.staff, "Waits for a second person");
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seller_puts_one_into_an_act_and_nothing_is_done_by_it),
        cmocka_unit_test(staff_have_what_all_have_and_a_seller_only_the_own),
        cmocka_unit_test(a_program_keeps_them_and_has_one_filled_in),
        cmocka_unit_test(staff_who_decide_put_one_into_their_reasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
