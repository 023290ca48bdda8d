/* Ready answers in orders: the staff of a marketplace and sellers put them into what they write to the sides, filled in from there. */
#include "store/order/market.h"
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
        assert_sees(&shop.staff, "{\"id\":1,\"name\":\"Wait\",\"shared\":false,\"market\":null}");
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

/* ---- those of a marketplace's staff ---- */

struct hiring {
    const char *market, *role;
    int64_t person_id;
};

static enum err hire_now(struct ctx *ctx, void *arg)
{
    struct market market;
    const struct hiring *hiring = arg;
    enum err err = market_load(ctx->db, ctx->arena, str_from(hiring->market), &market);
    if (!err)
        err = market_set_member(ctx->db, market.id, hiring->person_id, DUTY_STAFF, ctx->now);
    return err ? err : market_set_role(ctx->db, market.id, hiring->person_id, str_from(hiring->role));
}

struct staffed {
    struct shop shop;
    struct browser agent, other; /* ada at the marketplace; victor leads at the other one */
};

/* Ines leads at both. */
static void staffed_open(struct staffed *staffed, struct str database)
{
    struct shop *shop = &staffed->shop;
    shop_open(shop, database);
    struct hiring hirings[] = {
        {"harbour", "agent", browser_enter(&staffed->agent, &shop->site, "ada", ROLE_MEMBER)},
        {"valley", "lead", browser_enter(&staffed->other, &shop->site, "victor", ROLE_MEMBER)},
        {"valley", "lead", shop->staff_id},
    };
    for (size_t i = 0; i < COUNT_OF(hirings); i++)
        http_arrange(&shop->site, hire_now, &hirings[i]);
}

#define OURS "name=Ours&body=Dear+%7Bbuyer%7D%2C&market=harbour"

static void a_marketplaces_own_are_kept_by_its_leads_and_had_by_its_staff(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct staffed staffed;
        struct shop *shop = &staffed.shop;
        staffed_open(&staffed, database->url);
        struct str order = shop_place(shop, "H-1");
        browser_get(&shop->staff, LIST);
        assert_sees(&shop->staff, "The staff of Harbour");
        assert_int_equal(browser_post(&shop->staff, LIST, OURS), 303);
        assert_int_equal(browser_post(&shop->staff, LIST, "name=Theirs&body=Text&market=valley"), 303);
        browser_get(&staffed.agent, LIST);
        assert_sees(&staffed.agent, "Of the staff of Harbour");
        assert_sees(&staffed.agent, "by a lead");
        assert_not_sees(&staffed.agent, "Theirs");
        assert_not_sees(&staffed.agent, "Who has it");
        assert_int_equal(browser_post(&staffed.agent, LIST "/1", OURS), 403);
        assert_sees(&staffed.agent, "This is for a lead to do");
        assert_int_equal(browser_post(&staffed.agent, LIST "/1/remove", ""), 403);
        assert_int_equal(browser_post(&staffed.agent, LIST, OURS), 403);
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        const char *filled =
            arena_printf(&staffed.agent.arena, "/api/v1/ready-answers/1?order=%.*s", STR_ARG(ref)).at;
        assert_int_equal(browser_get(&staffed.agent, filled), 200);
        assert_sees(&staffed.agent, "\"filled\":\"Dear mara,\"");
        shop_ship(shop, order);
        const char *act = page_of(&shop->staff, order, "goodwill_refund");
        assert_int_equal(browser_post(&shop->staff, act, "button=ready&ready=1&amount=3"), 200);
        assert_sees(&shop->staff, ">Dear mara,</textarea>");
        assert_sees(&shop->staff, "Ours");
        assert_not_sees(&shop->staff, "Theirs"); /* that is for the orders of the other */
        struct browser *others[] = {&staffed.other, &shop->seller, &shop->buyer};
        for (size_t i = 0; i < COUNT_OF(others); i++) {
            browser_get(others[i], LIST);
            assert_not_sees(others[i], "Ours");
            assert_int_equal(browser_get(others[i], LIST "/1"), i == 2 ? 403 : 404);
            assert_int_equal(browser_post(others[i], LIST "/1/remove", ""), 404);
            assert_int_equal(browser_post(others[i], LIST, OURS), i == 2 ? 403 : 422);
        }
        assert_sees(&shop->seller, "You are not of the staff of a marketplace harbour.");
        browser_get(&shop->staff, "/markets/harbour/audit");
        assert_sees(&shop->staff, "added: Ours");
        shop_close(shop);
    }
}

/* Whoever has it still does where nothing is said of it; a form says it each time. */
static void who_has_one_is_changed_by_saying_so(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct staffed staffed;
        struct browser *ines = &staffed.shop.staff;
        staffed_open(&staffed, database->url);
        assert_answers(ines, 201,
                       shop_post(ines, "/api/v1/ready-answers",
                                 "{\"name\":\"Ours\",\"body\":\"Text\",\"market\":\"harbour\"}"));
        assert_sees(ines, "\"shared\":false,\"market\":\"harbour\"");
        assert_answers(ines, 200,
                       shop_post(ines, "/api/v1/ready-answers/1", "{\"name\":\"Ours\",\"body\":\"New\"}"));
        assert_sees(ines, "\"market\":\"harbour\"");
        assert_answers(&staffed.agent, 200, browser_get(&staffed.agent, "/api/v1/ready-answers"));
        assert_sees(&staffed.agent, "{\"id\":1,\"name\":\"Ours\",\"shared\":false,\"market\":\"harbour\"}");
        assert_refused(ines, 422, "input", "market",
                       shop_post(ines, "/api/v1/ready-answers",
                                 "{\"name\":\"x\",\"body\":\"y\",\"market\":\"harbour\",\"shared\":true}"));
        assert_refused(
            ines, 422, "input", "market",
            shop_post(ines, "/api/v1/ready-answers", "{\"name\":\"x\",\"body\":\"y\",\"market\":\"hill\"}"));
        browser_get(ines, LIST "/1");
        assert_sees(ines, "value=\"harbour\"\ndir=\"auto\"\nselected");
        assert_int_equal(browser_post(ines, LIST "/1", "name=Mine&body=New&market="), 303);
        assert_int_equal(browser_get(&staffed.agent, LIST "/1"), 404);
        browser_get(ines, "/markets/harbour/audit");
        assert_sees(ines, "changed: Ours");
        assert_sees(ines, "removed: Ours");
        for (int i = 0; i < 50; i++)
            assert_int_equal(browser_post(ines, LIST, OURS), 303);
        assert_int_equal(browser_post(ines, LIST, OURS), 422);
        assert_int_equal(browser_post(ines, LIST, "name=Theirs&body=Text&market=valley"), 303);
        shop_close(&staffed.shop);
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
        cmocka_unit_test(a_marketplaces_own_are_kept_by_its_leads_and_had_by_its_staff),
        cmocka_unit_test(who_has_one_is_changed_by_saying_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
