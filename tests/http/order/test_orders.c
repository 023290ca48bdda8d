/* Watching an order that was made elsewhere, from the first note to the dispute. */
#include "base/check.h"
#include "support/order/notebook.h"
#include "support/order/shop.h"

static struct str note_order(struct notebook *desk)
{
    return notebook_note(&desk->buyer, "RA123456785CN", "");
}

static struct str act_path(struct notebook *desk, struct str order, const char *act)
{
    return arena_printf(&desk->buyer.arena, "%.*s/%s", STR_ARG(order), act);
}

/* Opens the act's form and sends it with what it carries itself. */
static int act(struct notebook *desk, struct str order, const char *name, const char *rest)
{
    struct str path = act_path(desk, order, name);
    int status = browser_get(&desk->buyer, path.at);
    if (status != 200)
        return status;
    struct str by = browser_between(&desk->buyer, "name=\"by\" value=\"", '"');
    struct str version = browser_between(&desk->buyer, "name=\"version\" value=\"", '"');
    struct str form =
        arena_printf(&desk->buyer.arena, "by=%.*s&version=%.*s&%s", STR_ARG(by), STR_ARG(version), rest);
    return browser_post(&desk->buyer, path.at, form.at);
}

static void an_order_shows_its_clock_and_what_to_do(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        browser_get(&desk.buyer, "/orders");
        assert_sees(&desk.buyer, "No orders yet");
        struct str order = note_order(&desk);
        assert_int_equal(browser_get(&desk.buyer, order.at), 200);
        assert_sees(&desk.buyer, "Blue winter coat");
        assert_sees(&desk.buyer, "You are protected until");
        assert_sees(&desk.buyer, "2 days");
        assert_sees(&desk.buyer, "What should I do now?");
        assert_sees(&desk.buyer, "12.50 USD");
        browser_get(&desk.buyer, "/orders");
        assert_sees(&desk.buyer, "Blue winter coat");
        notebook_close(&desk);
    }
}

static void times_are_shown_in_the_zone_of_whoever_reads(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "at 00:00 UTC");
        browser_get(&desk.buyer, "/account");
        assert_sees(&desk.buyer, "<option value=\"Asia/Tokyo\"");
        assert_int_equal(browser_post(&desk.buyer, "/account/profile", "handle=ann&about=&zone=Mars/Olympus"),
                         422);
        assert_sees(&desk.buyer, "Choose a time zone from the list.");
        assert_int_equal(browser_post(&desk.buyer, "/account/profile", "handle=ann&about=&zone=Asia/Tokyo"),
                         303);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "at 09:00 JST");
        order = note_order(&desk); /* a day is now one of Tokyo */
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "at 00:00 JST");
        notebook_close(&desk);
    }
}

static void a_buyer_of_many_orders_sees_them_all(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        browser_become(&desk.other, "chief", ROLE_OPERATOR);
        assert_int_equal(
            browser_post(&desk.other, "/admin/settings/limits", "limit_order=0&limit_order_network=0"), 303);
        for (int i = 0; i < 150; i++)
            note_order(&desk);
        assert_int_equal(browser_get(&desk.buyer, "/orders"), 200);
        assert_sees(&desk.buyer, "Blue winter coat");
        notebook_close(&desk);
    }
}

static void somebody_notes_so_many_orders_and_no_more(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        for (int64_t i = 0; i < limit_row(LIMIT_ORDER)->person; i++)
            note_order(&desk);
        assert_int_equal(
            browser_post(&desk.buyer, "/orders/new",
                         "policy=aliexpress-2016&title=Coat&price=12.50&currency=USD&ordered=2026-11-01"),
            429);
        assert_sees(&desk.buyer, "too many orders at once");
        notebook_close(&desk);
    }
}

static void nobody_else_sees_an_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk);
        assert_int_equal(browser_get(&desk.other, order.at), 404);
        assert_int_equal(browser_get(&desk.other, act_path(&desk, order, "dispute_opened").at), 404);
        assert_int_equal(
            browser_post(&desk.other, act_path(&desk, order, "receipt_confirmed").at, "by=buyer&version=4"),
            404);
        browser_get(&desk.other, "/orders");
        assert_not_sees(&desk.other, "Blue winter coat");
        notebook_close(&desk);
    }
}

static void an_extension_that_is_refused_stands_in_the_history(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk);
        assert_int_equal(act(&desk, order, "extension_asked", "days=10&words=It+has+not+come."), 303);
        assert_int_equal(browser_follow(&desk.buyer), 200);
        assert_sees(&desk.buyer, "An extension was asked for");
        assert_sees(&desk.buyer, "It has not come.");
        assert_int_equal(act(&desk, order, "extension_refused", "words=Wait+please."), 303);
        browser_follow(&desk.buyer);
        assert_sees(&desk.buyer,
                    "The extension was refused</h3><p class=\"byline\">\n<span>by the seller</span>");
        notebook_close(&desk);
    }
}

static bool is_chosen(struct str page, struct str value)
{
    struct str rest = str_slice(page, str_find(page, value), page.len);
    return str_find(rest, STR("selected")) < str_find_char(rest, '>');
}

/* The buyer's page of the order, with who else can give the money back. */
static void assert_paid(struct notebook *desk, struct str order, const char *way, const char *other)
{
    assert_int_equal(browser_get(&desk->buyer, order.at), 200);
    assert_sees(&desk->buyer, "Who can give the money back");
    assert_sees(&desk->buyer, way);
    assert_false(browser_sees(&desk->buyer, other));
}

static void how_it_was_paid_is_kept_with_an_order_and_read_by_its_advice(void **state)
{
    (void)state;
    static const char paypal[] = "Open a dispute at PayPal.", invoice[] = "ask to pause the invoice";
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = notebook_note(&desk.buyer, "RA123456785CN", "Shop&paid_by=paypal");
        assert_paid(&desk, order, paypal, invoice);
        struct str path = act_path(&desk, order, "paid-by");
        assert_int_equal(browser_post(&desk.buyer, path.at, "paid_by=klarna"), 303);
        assert_paid(&desk, order, invoice, paypal);
        assert_true(is_chosen(desk.buyer.body, STR("value=\"klarna\"")));
        assert_int_equal(browser_post(&desk.buyer, path.at, "paid_by=shells"), 422);
        assert_int_equal(browser_post(&desk.other, path.at, "paid_by=card"), 404);
        assert_paid(&desk, order, invoice, paypal);
        struct str json = arena_printf(&desk.buyer.arena, "/api/v1%.*s", STR_ARG(order));
        assert_int_equal(browser_get(&desk.buyer, json.at), 200);
        assert_sees(&desk.buyer, "\"paid_by\":\"klarna\"");
        assert_int_equal(browser_post(&desk.buyer, path.at, "paid_by="), 303);
        assert_paid(&desk, order, "How did you pay?", invoice);
        notebook_close(&desk);
    }
}

static void a_stale_form_changes_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk);
        assert_int_equal(act(&desk, order, "seller_contacted", "words=Hello"), 303);
        struct str path = act_path(&desk, order, "extension_asked");
        assert_int_equal(browser_post(&desk.buyer, path.at, "by=buyer&version=1&days=5&words=Kept."), 409);
        assert_sees(&desk.buyer, "Kept.");
        browser_get(&desk.buyer, order.at);
        assert_not_sees(&desk.buyer, "An extension was asked for");
        notebook_close(&desk);
    }
}

/* ---- the marketplace's decision ---- */

static struct str in_api(struct notebook *desk, struct str order)
{
    return arena_printf(&desk->buyer.arena, "/api/v1%.*s", STR_ARG(order));
}

/* A dispute elsewhere that the marketplace looks at; rules: the policy's name. */
static struct str note_escalated(struct notebook *desk, const char *rules)
{
    struct arena *arena = &desk->buyer.arena;
    struct str form =
        arena_printf(arena, "policy=%s&title=Coat&price=12.50&currency=USD&ordered=%.*s&shipped=%.*s", rules,
                     STR_ARG(notebook_day(&desk->buyer, -55)), STR_ARG(notebook_day(&desk->buyer, -52)));
    assert_int_equal(browser_post(&desk->buyer, "/orders/new", form.at), 303);
    struct str order = arena_copy(arena, desk->buyer.location);
    struct str api = in_api(desk, order);
    assert_answers(&desk->buyer, 200,
                   shop_act(&desk->buyer, api, "dispute_opened",
                            "\"reason\":\"inr_in_transit\",\"remedy\":\"refund_full\""));
    if (str_eq(str_from(rules), STR("recourse-default"))) /* elsewhere it goes on by itself, unseen */
        assert_answers(&desk->buyer, 200, shop_act(&desk->buyer, api, "escalated", ""));
    return order;
}

static void the_marketplaces_decision_is_noted_and_advice_follows_it(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *form;
        int status;
        const char *seen, *advised;
    } rows[] = {
        {"aliexpress", "remedy=none&code=delivered", 303, "nothing is given back",
         "Appeal with something new"},
        {"aliexpress-2016", "remedy=none&code=delivered", 303, "nothing is given back",
         "ask your bank for a chargeback"},
        {"recourse-default", "remedy=none&code=delivered", 303, "nothing is given back",
         "Appeal with something new"},
        {"aliexpress", "remedy=return_refund&code=not_as_described", 303, "The goods are to be sent back",
         "Send the goods back with tracking"},
        {"aliexpress", "remedy=refund_partial&amount=5.00&code=not_delivered", 303, "5.00 USD",
         "Wait for the money"},
        {"aliexpress", "remedy=refund_partial&amount=12.51&code=delivered", 422, "amount-error", "12.51"},
        {"aliexpress", "remedy=refund_partial&amount=5.001&code=delivered", 422, "amount-error", "5.001"},
        {"aliexpress", "remedy=refund_partial&amount=-5&code=delivered", 422, "amount-error", "-5"},
        {"aliexpress", "remedy=none&code=because", 422, "code-error", "Choose one of the grounds"},
        {"aliexpress", "remedy=all&code=delivered", 422, "remedy-error", "none of the choices"},
        {"aliexpress", "remedy=none&code=delivered&at=2199-01-01", 422, "at-error", "2199-01-01"},
        {"aliexpress", "remedy=none&code=delivered&at=2016-01-01", 422, "at-error", "2016-01-01"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str order = note_escalated(&desk, rows[i].rules);
            assert_int_equal(act(&desk, order, "decided", rows[i].form), rows[i].status);
            if (rows[i].status == 303)
                browser_follow(&desk.buyer);
            assert_sees(&desk.buyer, rows[i].seen);
            assert_sees(&desk.buyer, rows[i].advised);
        }
        notebook_close(&desk);
    }
}

static void a_decision_is_not_noted_before_the_marketplace_was_called(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk);
        assert_int_equal(act(&desk, order, "decided", "remedy=none&code=delivered"), 403);
        assert_answers(&desk.buyer, 409,
                       shop_act(&desk.buyer, in_api(&desk, order), "decided", "\"code\":\"delivered\""));
        notebook_close(&desk);
    }
}

static void what_cannot_be_is_refused_beside_its_field(void **state)
{
    (void)state;
    static const struct wrong_form rows[] = {
        {"policy=aliexpress-2016&title=Coat&price=12.505&currency=USD&ordered=2026-01-02", "more decimals"},
        {"policy=aliexpress-2016&title=Coat&price=-3&currency=USD&ordered=2026-01-02", "price-error"},
        {"policy=aliexpress-2016&title=Coat&price=3&currency=XXX&ordered=2026-01-02", "Choose a currency"},
        {"policy=none&title=Coat&price=3&currency=USD&ordered=2026-01-02", "Choose a marketplace"},
        {"policy=aliexpress-2016&title=Coat&price=3&currency=USD&ordered=2026-02-30",
         "not a day that exists"},
        {"policy=aliexpress-2016&title=Coat&price=3&currency=USD&ordered=2199-01-01", "lies in the future"},
        {"policy=aliexpress-2016&title=Coat&price=3&currency=USD&ordered=2026-01-02&shipped=2026-01-01",
         "before the order was made"},
        {"policy=aliexpress-2016&title=&price=3&currency=USD&ordered=2026-01-02", "Enter what you ordered"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        assert_wrong_forms(&desk.buyer, "/orders/new", rows, COUNT_OF(rows));
        browser_get(&desk.buyer, "/orders");
        assert_sees(&desk.buyer, "No orders yet");
        notebook_close(&desk);
    }
}

/* What a seller says of one's own order costs the buyer: it is the marketplace's word. */
static void a_seller_enters_an_order_that_is_not_paid_yet(void **state)
{
    static const char *const words[] = {
        "\"paid\":true",
        "\"paid\":true,\"ordered\":\"2001-01-01T00:00:00Z\",\"shipped\":\"2001-01-02T00:00:00Z\"",
        "\"paid\":true,\"ordered\":\"2001-01-01T00:00:00Z\",\"shipped\":\"2001-01-02T00:00:00Z\","
        "\"delivered\":\"2001-01-03T00:00:00Z\"",
        "\"delivered\":\"2001-01-03T00:00:00Z\"", "\"country\":\"DE\""};
    static const char *const fields[] = {"paid", "shipped", "shipped", "delivered", NULL};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (size_t i = 0; i < COUNT_OF(words); i++) {
            const char *body =
                arena_printf(
                    &shop.seller.arena,
                    "{\"market\":\"harbour\",\"number\":\"S-1\",\"buyer\":\"mara\",\"seller\":\"tomas\","
                    "\"currency\":\"EUR\",%s,\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.00\"}]}",
                    words[i])
                    .at;
            assert_answers(&shop.seller, fields[i] ? 422 : 201,
                           shop_post(&shop.seller, "/api/v1/orders", body));
            if (fields[i])
                assert_sees(&shop.seller, arena_printf(&shop.seller.arena, "\"field\":\"%s\"", fields[i]).at);
        }
        browser_get(&shop.system, "/api/v1/orders?number=S-1");
        struct str ref = browser_between(&shop.system, "\"ref\":\"", '"');
        browser_get(&shop.system, arena_printf(&shop.system.arena, "/api/v1/orders/%.*s", STR_ARG(ref)).at);
        assert_sees(&shop.system, "\"shipment\":\"unpaid\"");
        browser_get(&shop.seller, "/markets/harbour/orders/new");
        assert_not_sees(&shop.seller, "name=\"paid\"");
        assert_int_equal(browser_post(&shop.seller, "/markets/harbour/orders/new",
                                      "buyer=mara&number=S-2&currency=EUR&paid=1&title1=Rice&amount1=1.00"),
                         422);
        assert_sees(&shop.seller, "Whether it is paid is for the marketplace to say.");
        browser_get(&shop.staff, "/markets/harbour/orders/new");
        assert_sees(&shop.staff, "name=\"paid\"");
        shop_close(&shop);
    }
}

/* A day is chosen, not written: HTML gives it no longest text, and checkers of pages say so. */
static void a_field_for_a_day_has_no_longest_text(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "mara", ROLE_MEMBER);
        assert_int_equal(browser_get(b, "/orders/new"), 200);
        assert_sees(b, "maxlength");
        struct str rest = b->body;
        size_t days = 0;
        for (str_cut(&rest, '<'); rest.len; str_cut(&rest, '<')) {
            struct str copy = rest, tag = str_cut(&copy, '>');
            if (str_find(tag, STR("type=\"date\"")) == tag.len)
                continue;
            assert_int_equal(str_find(tag, STR("maxlength")), tag.len);
            days++;
        }
        assert_int_equal(days, 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seller_enters_an_order_that_is_not_paid_yet),
        cmocka_unit_test(an_order_shows_its_clock_and_what_to_do),
        cmocka_unit_test(times_are_shown_in_the_zone_of_whoever_reads),
        cmocka_unit_test(a_buyer_of_many_orders_sees_them_all),
        cmocka_unit_test(somebody_notes_so_many_orders_and_no_more),
        cmocka_unit_test(nobody_else_sees_an_order),
        cmocka_unit_test(an_extension_that_is_refused_stands_in_the_history),
        cmocka_unit_test(how_it_was_paid_is_kept_with_an_order_and_read_by_its_advice),
        cmocka_unit_test(a_stale_form_changes_nothing),
        cmocka_unit_test(the_marketplaces_decision_is_noted_and_advice_follows_it),
        cmocka_unit_test(a_decision_is_not_noted_before_the_marketplace_was_called),
        cmocka_unit_test(what_cannot_be_is_refused_beside_its_field),
        cmocka_unit_test(a_field_for_a_day_has_no_longest_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
