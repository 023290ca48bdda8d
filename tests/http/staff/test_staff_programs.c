/* What a marketplace's staff does with a program of theirs: one act on many orders, and the audit lists. */
#include "base/check.h"
#include "support/order/shop.h"

#include <stdio.h>
#include <string.h>

/* The last part of an order's address in the API. */
static struct str ref_of(struct str order)
{
    struct str rest = order, ref = order;
    while (rest.len)
        ref = str_cut(&rest, '/');
    return ref;
}

static const char *sweep_of(struct shop *shop, const char *act, const char *orders)
{
    return arena_printf(&shop->staff.arena,
                        "{\"market\":\"harbour\",\"act\":\"%s\",\"orders\":\"%s\",\"words\":\"Looked at.\"}",
                        act, orders)
        .at;
}

static void one_act_is_looked_at_and_then_done_to_many_orders(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *who = &shop.staff;
        struct str one = ref_of(shop_place(&shop, "N-1")), two = ref_of(shop_place(&shop, "N-2"));
        const char *orders =
            arena_printf(&who->arena, "%.*s %.*s no-such-ref", STR_ARG(one), STR_ARG(two)).at;
        const char *notes = arena_printf(&who->arena, "/api/v1/orders/%.*s/notes", STR_ARG(two)).at;
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep/look", sweep_of(&shop, "note", orders)));
        assert_sees(who, "\"order\":\"no-such-ref\",\"can\":false,\"why\":\"");
        assert_int_equal(browser_get(who, notes), 200);
        assert_not_sees(who, "Looked at."); /* a look changes nothing */
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep", sweep_of(&shop, "note", orders)));
        assert_int_equal(browser_get(who, notes), 200);
        assert_sees(who, "Looked at.");
        assert_answers(who, 422, shop_post(who, "/api/v1/queue/sweep", sweep_of(&shop, "burn", orders)));
        assert_answers(who, 422, shop_post(who, "/api/v1/queue/sweep", sweep_of(&shop, "note", "   ")));
        assert_answers(&shop.seller, 404,
                       shop_post(&shop.seller, "/api/v1/queue/sweep", sweep_of(&shop, "note", orders)));
        shop_close(&shop);
    }
}

static void the_audit_lists_are_read_by_those_who_read_their_pages(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *who = &shop.staff;
        struct str order = ref_of(shop_place(&shop, "N-1"));
        assert_answers(
            who, 200,
            shop_post(who, "/api/v1/queue/sweep", sweep_of(&shop, "note", arena_cstr(&who->arena, order))));
        assert_int_equal(browser_get(who, "/api/v1/audit?market=harbour&act=bulk"), 200);
        assert_sees(who, "\"act\":\"bulk\"");
        assert_sees(who, "\"by\":\"ines\"");
        assert_int_equal(browser_get(who, "/api/v1/audit?market=harbour&act=freeze"), 200);
        assert_not_sees(who, "\"act\":");
        assert_int_equal(browser_get(who, "/api/v1/audit"), 403); /* the site's is not theirs */
        assert_int_equal(browser_get(who, "/api/v1/audit?market=valley"), 404);
        assert_int_equal(browser_get(who, "/api/v1/audit?market=harbour&before=soon"), 422);
        assert_int_equal(browser_get(&shop.seller, "/api/v1/audit?market=harbour"), 404);
        browser_become(&shop.stranger, "chief", ROLE_OPERATOR);
        assert_int_equal(browser_post(&shop.stranger, "/admin/settings/site", "site_name=Quay"), 303);
        assert_int_equal(browser_get(&shop.stranger, "/api/v1/audit?act=setting&by=chief"), 200);
        assert_sees(&shop.stranger, "\"subject\":\"setting site_name\"");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_act_is_looked_at_and_then_done_to_many_orders),
        cmocka_unit_test(the_audit_lists_are_read_by_those_who_read_their_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
