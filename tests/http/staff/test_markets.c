/* Marketplaces through their pages: set up by an operator, worked in by staff and sellers, closed to everybody else. */
#include "base/check.h"
#include "service/demo/market.h"
#include "store/people/person.h"
#include "support/door/http_fixture.h"

#define FORM(name, kind, policy, currency, fee)                                                              \
    "name=" name "&kind=" kind "&policy=" policy "&currency=" currency "&fee=" fee

/* The people of a marketplace, each in a browser. */
struct bazaar {
    struct visit visit;
    struct browser *chief;
    struct browser staff, seller, buyer;
};

/* "Old Harbour" at /admin/markets/old-harbour, with stan as staff, sven as seller and a fee of 2.50 %. */
static void bazaar_open(struct bazaar *bazaar, const struct fixture_database *database)
{
    bazaar->chief = visit_begin(&bazaar->visit, database);
    bazaar->staff = visit_another(&bazaar->visit);
    bazaar->seller = visit_another(&bazaar->visit);
    bazaar->buyer = visit_another(&bazaar->visit);
    browser_become(bazaar->chief, "chief", ROLE_OPERATOR);
    browser_become(&bazaar->staff, "stan", ROLE_MEMBER);
    browser_become(&bazaar->seller, "sven", ROLE_MEMBER);
    browser_become(&bazaar->buyer, "bea", ROLE_MEMBER);
    assert_int_equal(browser_post(bazaar->chief, "/admin/markets",
                                  FORM("Old+Harbour", "hosted", "recourse-default", "EUR", "2.5") "&slug="),
                     303);
    assert_str(bazaar->chief->location, "/admin/markets/old-harbour?said=saved");
    assert_int_equal(
        browser_post(bazaar->chief, "/admin/markets/old-harbour/people", "handle=stan&duty=staff"), 303);
    assert_int_equal(
        browser_post(bazaar->chief, "/admin/markets/old-harbour/people", "handle=Sven&duty=seller"), 303);
}

static void bazaar_close(struct bazaar *bazaar)
{
    browser_close(&bazaar->staff);
    browser_close(&bazaar->seller);
    browser_close(&bazaar->buyer);
    visit_end(&bazaar->visit);
}

/* ---- what operators set up ---- */

static void a_marketplace_is_made_and_changed_and_both_are_in_the_audit_list(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *b = bazaar.chief;
        browser_get(b, "/admin/markets");
        assert_sees(b, "href=\"/admin/markets/old-harbour\"");
        assert_sees(b, "2.50 %");
        assert_int_equal(browser_post(b, "/admin/markets/old-harbour",
                                      FORM("New+Harbour", "hosted", "ebay", "JPY", "12,75")),
                         303);
        browser_follow(b);
        assert_sees(b, "It is saved.");
        assert_sees(b, "value=\"New Harbour\"");
        assert_sees(b, "value=\"12.75\"");
        assert_str(browser_between(b, "<option value=\"ebay\"", '>'), "\nselected\n");
        assert_str(browser_between(b, "<option value=\"JPY\"", '>'), "\nselected\n");
        browser_get(b, "/admin/audit?act=market");
        assert_sees(b, "market old-harbour");
        assert_sees(b, "Old Harbour, hosted here, rules recourse-default, EUR, fee 2.50 %");
        assert_sees(b, "New Harbour, hosted here, rules ebay, JPY, fee 12.75 %");
        assert_sees(b, "stan is staff");
        /* The name goes with the account, also out of the list. */
        assert_int_equal(browser_post(&bazaar.staff, "/account/delete", ""), 303);
        browser_get(b, "/admin/audit?act=market");
        assert_not_sees(b, "stan is staff");
        assert_sees(b, " is staff");
        assert_sees(b, "sven is a seller");
        bazaar_close(&bazaar);
    }
}

static void a_wrong_fee_is_told_beside_its_field_and_the_form_comes_back(void **state)
{
    static const char *const wrong[] = {"101", "100.01", "-1", "2.555", "a+lot", ""};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *b = bazaar.chief;
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            struct str form =
                arena_printf(&b->arena, FORM("Half+typed", "hosted", "ebay", "JPY", "%s"), wrong[i]);
            assert_int_equal(browser_post(b, "/admin/markets/old-harbour", form.at), 422);
            assert_sees(b, "id=\"fee-error\"");
            assert_sees(b, "value=\"Half typed\"");
        }
        assert_int_equal(
            browser_post(b, "/admin/markets", FORM("Second", "hosted", "ebay", "JPY", "101") "&slug=second"),
            422);
        assert_sees(b, "percentage from 0 to 100");
        assert_sees(b, "href=\"#fee\"");
        assert_sees(b, "value=\"101\"");
        browser_get(b, "/admin/markets/old-harbour");
        assert_sees(b, "value=\"2.50\"");
        assert_int_equal(browser_get(b, "/admin/markets/second"), 404);
        bazaar_close(&bazaar);
    }
}

static void what_is_wrong_with_a_marketplace_is_named(void **state)
{
    static const struct wrong_form rows[] = {
        {FORM("", "hosted", "ebay", "EUR", "0"), "id=\"name-error\""},
        {FORM("New", "hosted", "none-such", "EUR", "0"), "Choose rules from the list."},
        {FORM("New", "hosted", "ebay", "XYZ", "0"), "Choose a currency from the list."},
        {FORM("New", "hosted", "ebay", "EUR", "0") "&slug=Two+words", "id=\"slug-error\""},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *b = bazaar.chief;
        assert_wrong_forms(b, "/admin/markets", rows, COUNT_OF(rows));
        assert_int_equal(
            browser_post(b, "/admin/markets", FORM("New", "hosted", "ebay", "EUR", "0") "&slug=old-harbour"),
            409);
        assert_sees(b, "There is a marketplace at this address already.");
        bazaar_close(&bazaar);
    }
}

static void people_begin_and_end_their_work(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *b = bazaar.chief;
        browser_get(b, "/admin/markets/old-harbour");
        assert_sees(b, ">stan</a>");
        assert_int_equal(browser_post(b, "/admin/markets/old-harbour/people", "handle=nobody&duty=seller"),
                         422);
        assert_sees(b, "Nobody here has this name.");
        assert_sees(b, "value=\"nobody\"");
        assert_int_equal(browser_get(&bazaar.staff, "/markets/old-harbour"), 200);
        assert_int_equal(browser_post(b, "/admin/markets/old-harbour/people", "handle=stan&duty=none"), 303);
        assert_int_equal(browser_get(&bazaar.staff, "/markets/old-harbour"), 404);
        bazaar_close(&bazaar);
    }
}

static int ask_api(struct bazaar *bazaar, struct str key)
{
    struct browser system = visit_another(&bazaar->visit);
    system.extra[0] =
        (struct header){STR("Authorization"), arena_printf(&system.arena, "Bearer %.*s", STR_ARG(key))};
    int status = browser_get(&system, "/api/v1/effects");
    browser_close(&system);
    return status;
}

#define KEY_FORM "token_name=Till&days=0&scope_read=1&scope_effects=1"

static void keys_are_shown_once_and_overlap(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *b = bazaar.chief;
        assert_int_equal(browser_post(b, "/admin/markets/old-harbour/keys", KEY_FORM), 200);
        struct str first = browser_between(b, "data-copy=\"", '"');
        assert_true(str_starts(first, STR("rc_")));
        assert_int_equal(ask_api(&bazaar, first), 200);
        browser_get(b, "/admin/markets/old-harbour");
        assert_not_sees(b, first.at);
        struct str revoke = browser_between(b, "action=\"/admin/markets/old-harbour/keys/", '"');
        assert_int_equal(browser_post(b, "/admin/markets/old-harbour/keys", KEY_FORM), 200);
        struct str second = browser_between(b, "data-copy=\"", '"');
        assert_int_equal(ask_api(&bazaar, first), 200);
        assert_int_equal(ask_api(&bazaar, second), 200);
        const char *end = arena_printf(&b->arena, "/admin/markets/old-harbour/keys/%.*s", STR_ARG(revoke)).at;
        assert_int_equal(browser_post(b, end, ""), 303);
        assert_int_equal(ask_api(&bazaar, first), 401);
        assert_int_equal(ask_api(&bazaar, second), 200);
        bazaar_close(&bazaar);
    }
}

static void only_operators_set_marketplaces_up(void **state)
{
    static const char *const pages[] = {"/admin/markets", "/admin/markets/old-harbour"};
    static const char *const forms[] = {"/admin/markets", "/admin/markets/old-harbour",
                                        "/admin/markets/old-harbour/people",
                                        "/admin/markets/old-harbour/keys"};
    static const char form[] = FORM("Mine", "hosted", "ebay", "EUR", "0") "&handle=stan&duty=staff&" KEY_FORM;
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser guest = visit_another(&bazaar.visit), moderator = visit_another(&bazaar.visit);
        browser_become(&moderator, "mona", ROLE_MODERATOR);
        for (size_t i = 0; i < COUNT_OF(pages); i++) {
            assert_int_equal(browser_get(&guest, pages[i]), 401);
            assert_int_equal(browser_get(&bazaar.staff, pages[i]), 403);
            assert_int_equal(browser_get(&moderator, pages[i]), 403);
        }
        for (size_t i = 0; i < COUNT_OF(forms); i++) {
            assert_int_equal(browser_post(&bazaar.staff, forms[i], form), 403);
            assert_int_equal(browser_post(&moderator, forms[i], form), 403);
        }
        browser_close(&guest);
        browser_close(&moderator);
        bazaar_close(&bazaar);
    }
}

static void there_is_nothing_at_an_unknown_address(void **state)
{
    static const char form[] = FORM("Mine", "hosted", "ebay", "EUR", "0");
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *b = bazaar.chief;
        assert_int_equal(browser_get(b, "/admin/markets/none"), 404);
        assert_sees(b, "There is no marketplace at this address.");
        assert_int_equal(browser_post(b, "/admin/markets/none", form), 404);
        assert_int_equal(browser_post(b, "/admin/markets/none/people", "handle=stan&duty=staff"), 404);
        assert_int_equal(browser_post(b, "/admin/markets/none/keys", KEY_FORM), 404);
        assert_int_equal(browser_get(&bazaar.staff, "/markets/none"), 404);
        assert_int_equal(browser_get(&bazaar.staff, "/markets/none/orders/new"), 404);
        bazaar_close(&bazaar);
    }
}

/* ---- what is entered ---- */

#define ORDER "&country=DE&currency=EUR&promised=&paid=1&title1=Brass+lamp&quantity1=&amount1=40.00"

static void staff_enter_an_order_that_its_parties_then_see(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *staff = &bazaar.staff;
        browser_get(staff, "/markets/old-harbour");
        assert_sees(staff, "Nothing here");
        assert_int_equal(
            browser_post(staff, "/markets/old-harbour/orders/new", "buyer=bea&seller=none&number=A-1" ORDER),
            422);
        assert_sees(staff, "id=\"seller-error\"");
        assert_sees(staff, "value=\"Brass lamp\"");
        assert_int_equal(
            browser_post(staff, "/markets/old-harbour/orders/new", "buyer=bea&seller=sven&number=A-1" ORDER),
            303);
        struct str order = arena_copy(&staff->arena, staff->location);
        assert_int_equal(browser_get(&bazaar.buyer, order.at), 200);
        assert_sees(&bazaar.buyer, "40.00 EUR");
        assert_int_equal(browser_get(&bazaar.seller, order.at), 200);
        assert_int_equal(browser_get(staff, order.at), 200);
        assert_int_equal(browser_get(bazaar.chief, order.at), 404);
        assert_int_equal(
            browser_post(staff, "/markets/old-harbour/orders/new", "buyer=bea&seller=sven&number=A-1" ORDER),
            409);
        bazaar_close(&bazaar);
    }
}

static void a_seller_enters_own_sales_and_nobody_else_enters_any(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *seller = &bazaar.seller;
        assert_int_equal(browser_get(seller, "/markets/old-harbour"), 303);
        assert_str(seller->location, "/orders?side=sold");
        assert_int_equal(browser_get(seller, "/markets/old-harbour/orders/new"), 200);
        assert_not_sees(seller, "name=\"seller\"");
        assert_int_equal(
            browser_post(seller, "/markets/old-harbour/orders/new", "buyer=bea&seller=stan&number=A-2" ORDER),
            422);
        assert_sees(seller, "Whether it is paid is for the marketplace to say.");
        assert_int_equal(browser_post(seller, "/markets/old-harbour/orders/new",
                                      "buyer=bea&seller=stan&number=A-2&country=DE&currency=EUR&promised=&"
                                      "title1=Brass+lamp&quantity1=&amount1=40.00"),
                         303);
        browser_follow(seller);
        assert_sees(seller, "Brass lamp");
        browser_get(seller, "/orders?side=sold");
        assert_sees(seller, "sold to <bdi>bea</bdi>");
        assert_int_equal(browser_get(&bazaar.buyer, "/markets/old-harbour"), 404);
        assert_int_equal(browser_get(&bazaar.buyer, "/markets/old-harbour/orders/new"), 404);
        assert_int_equal(browser_post(&bazaar.buyer, "/markets/old-harbour/orders/new",
                                      "buyer=stan&seller=sven&number=A-3" ORDER),
                         404);
        bazaar_close(&bazaar);
    }
}

static void an_order_keeps_the_fee_it_was_placed_under(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct bazaar bazaar;
        bazaar_open(&bazaar, database);
        struct browser *staff = &bazaar.staff;
        browser_post(staff, "/markets/old-harbour/orders/new", "buyer=bea&seller=sven&number=A-1" ORDER);
        struct str order = arena_copy(&staff->arena, staff->location);
        assert_int_equal(browser_post(bazaar.chief, "/admin/markets/old-harbour",
                                      FORM("Old+Harbour", "hosted", "recourse-default", "EUR", "50")),
                         303);
        struct str file = arena_printf(&staff->arena, "%.*s/case-file.json", STR_ARG(order));
        assert_int_equal(browser_get(staff, file.at), 200);
        assert_sees(staff, "\"fee_basis_points\":250");
        assert_int_equal(browser_post(bazaar.chief, "/admin/markets/old-harbour",
                                      FORM("Old+Harbour", "external", "recourse-default", "EUR", "50")),
                         422);
        assert_sees(bazaar.chief, "There are orders already");
        bazaar_close(&bazaar);
    }
}

/* ---- the staff's queue ---- */

struct demo_day {
    struct http_site *site;
    int64_t staff_id;
};

static enum err sell(struct ctx *ctx, void *arg)
{
    struct demo_day *day = arg;
    struct person staff;
    enum err err = demo_markets_load(ctx, &day->site->app.policies);
    if (!err)
        err = person_load_by_handle(ctx->db, ctx->arena, STR("ines"), &staff);
    day->staff_id = staff.id;
    return err;
}

static void the_queue_is_filtered_and_searched(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser staff;
        struct demo_day day = {&site, 0};
        http_open_demo(&site, database->url);
        browser_open(&staff, &site);
        http_arrange(&site, sell, &day);
        browser_sign_in(&staff, day.staff_id);
        assert_int_equal(browser_get(&staff, "/markets/harbour-bazaar"), 200);
        assert_sees(&staff, "HB-122");
        assert_not_sees(&staff, "HB-107");
        browser_get(&staff, "/markets/harbour-bazaar?show=over");
        assert_sees(&staff, "HB-107");
        assert_not_sees(&staff, "HB-122");
        browser_get(&staff, "/markets/harbour-bazaar?q=HB-122");
        assert_sees(&staff, "HB-122");
        assert_not_sees(&staff, "HB-121");
        browser_get(&staff, "/markets/harbour-bazaar?q=none-such");
        assert_sees(&staff, "No order of this marketplace has that number");
        browser_close(&staff);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_marketplace_is_made_and_changed_and_both_are_in_the_audit_list),
        cmocka_unit_test(a_wrong_fee_is_told_beside_its_field_and_the_form_comes_back),
        cmocka_unit_test(what_is_wrong_with_a_marketplace_is_named),
        cmocka_unit_test(people_begin_and_end_their_work),
        cmocka_unit_test(keys_are_shown_once_and_overlap),
        cmocka_unit_test(only_operators_set_marketplaces_up),
        cmocka_unit_test(there_is_nothing_at_an_unknown_address),
        cmocka_unit_test(staff_enter_an_order_that_its_parties_then_see),
        cmocka_unit_test(a_seller_enters_own_sales_and_nobody_else_enters_any),
        cmocka_unit_test(an_order_keeps_the_fee_it_was_placed_under),
        cmocka_unit_test(the_queue_is_filtered_and_searched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
