/* What a marketplace's staff does with a program of theirs: one act on many orders, and the audit lists. */
#include "base/check.h"
#include "service/caseload/sweep.h"
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
        const char *asked = arena_printf(&who->arena, "market=harbour&subject=%.*s", STR_ARG(order)).at;
        assert_int_equal(browser_get(who, arena_printf(&who->arena, "/api/v1/audit?%s", asked).at), 200);
        assert_sees(who, "\"act\":\"note\"");
        assert_not_sees(who, "\"act\":\"bulk\"");
        assert_int_equal(browser_get(who, "/markets/harbour/audit?act=note&by=ines"), 200);
        assert_sees(who, "href=\"/markets/harbour/audit.csv?act=note&amp;by=ines&amp;order=\"");
        assert_int_equal(browser_get(who, "/markets/harbour/audit.csv?act=note&by=ines"), 200);
        assert_sees(who, "\"at\",\"by\",\"act\",\"about\",\"note\"");
        assert_sees(who, ",\"ines\",\"note\",\"order ");
        assert_not_sees(who, "\"bulk\"");
        assert_int_equal(browser_get(who, "/markets/harbour/audit.csv?by=nobody"), 200);
        assert_not_sees(who, "\"ines\"");
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/audit.csv"), 404);
        assert_int_equal(browser_get(&shop.buyer, "/markets/harbour/audit.csv"), 404);
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

#define ALL(more)                                                                                            \
    "{\"market\":\"harbour\",\"act\":\"note\",\"all\":true,\"show\":\"all\",\"words\":\"Looked at.\"" more "}"

static const char *with_preview(struct browser *who)
{
    struct str preview = browser_between(who, "\"preview\":\"", '"');
    assert_true(preview.len > 60);
    return arena_printf(&who->arena, ALL(",\"preview\":\"%.*s\""), STR_ARG(preview)).at;
}

static int notes_of(struct browser *who, struct str ref)
{
    int count = 0;
    assert_int_equal(
        browser_get(who, arena_printf(&who->arena, "/api/v1/orders/%.*s/notes", STR_ARG(ref)).at), 200);
    struct str rest = who->body, said = STR("Looked at.");
    for (size_t at; (at = str_find(rest, said)) < rest.len; count++)
        rest = str_slice(rest, at + said.len, rest.len);
    return count;
}

static void what_was_looked_at_is_done_once_or_nothing_is(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *who = &shop.staff;
        struct str one = ref_of(shop_place(&shop, "N-1")), two = ref_of(shop_place(&shop, "N-2"));
        assert_refused(who, 422, "input", "preview", shop_post(who, "/api/v1/queue/sweep", ALL("")));
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep/look", ALL("")));
        assert_sees(who, "\"next\":null");
        const char *before = with_preview(who);
        struct str three = ref_of(shop_place(&shop, "N-3")); /* one more fits now */
        assert_refused(who, 409, "conflict", "preview", shop_post(who, "/api/v1/queue/sweep", before));
        assert_int_equal(notes_of(who, one), 0);
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep/look", ALL("")));
        const char *now = with_preview(who);
        const char *other =
            arena_printf(&who->arena, "%.*s,\"words\":\"Something else.\"}", (int)strlen(now) - 1, now).at;
        assert_answers(who, 400, shop_post(who, "/api/v1/queue/sweep", other)); /* a name twice */
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep", now));
        assert_sees(who, "\"before\":false,\"preview\":null");
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep", now));
        assert_sees(who, "\"before\":true");
        assert_int_equal(notes_of(who, one) + notes_of(who, two) + notes_of(who, three), 3);
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/sweep/look", ALL(",\"q\":\"N-2\"")));
        assert_sees(who,
                    arena_printf(&who->arena, "{\"items\":[{\"order\":\"%.*s\",\"can\":true,\"why\":null}]",
                                 STR_ARG(two))
                        .at);
        assert_refused(who, 409, "conflict", "preview", /* a look at less is none at all */
                       shop_post(who, "/api/v1/queue/sweep", with_preview(who)));
        assert_refused(who, 422, "input", "orders",
                       shop_post(who, "/api/v1/queue/sweep/look", ALL(",\"orders\":\"a-ref\"")));
        assert_refused(who, 422, "input", "after",
                       shop_post(who, "/api/v1/queue/sweep/look", ALL(",\"after\":\"soon\"")));
        assert_answers(&shop.seller, 404, shop_post(&shop.seller, "/api/v1/queue/sweep/look", ALL("")));
        shop_close(&shop);
    }
}

struct later {
    struct shop *shop;
    struct str ref;
    struct span after;
    enum err err;
};

static enum err sweep_later(struct ctx *ctx, void *arg)
{
    struct later *later = arg;
    struct market market;
    struct sweep_report report;
    struct sweep sweep = {.viewer = {.person_id = later->shop->staff_id, .role = ROLE_MEMBER},
                          .market = &market,
                          .act = SWEEP_NOTE,
                          .refs = &later->ref,
                          .count = 1,
                          .words = STR("Looked at."),
                          .key = STR("a-key")};
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    if (!err)
        err = sweep_look(ctx, &later->shop->site.app.policies, &sweep, &report);
    if (err)
        return err;
    sweep.preview = sweep_preview(ctx, &sweep, &report);
    ctx->now = instant_add(ctx->now, later->after);
    later->err = sweep_do(ctx, &later->shop->site.app.policies, &sweep, &report);
    return OK;
}

static void a_look_is_good_for_half_an_hour(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str ref = ref_of(shop_place(&shop, "N-1"));
        struct later late = {&shop, ref, SPAN_MINUTES(SWEEP_PREVIEW_MINUTES), OK},
                     soon = {&shop, ref, SPAN_MINUTES(SWEEP_PREVIEW_MINUTES - 1), OK};
        http_arrange(&shop.site, sweep_later, &late);
        assert_int_equal(late.err, ERR_CONFLICT);
        http_arrange(&shop.site, sweep_later, &soon);
        assert_int_equal(soon.err, OK);
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_act_is_looked_at_and_then_done_to_many_orders),
        cmocka_unit_test(what_was_looked_at_is_done_once_or_nothing_is),
        cmocka_unit_test(a_look_is_good_for_half_an_hour),
        cmocka_unit_test(the_audit_lists_are_read_by_those_who_read_their_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
