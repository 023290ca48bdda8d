/* Lists that are longer than a page: payments of a marketplace, and somebody's own orders, each to be read to its end. */
#include "service/order/effect.h"
#include "service/order/list.h"
#include "store/order/order.h"
#include "support/order/shop.h"

/* The address of the next page as a browser reads it; NULL: there is none. */
static const char *next_behind(struct browser *who, const char *begins, const char *ampersand)
{
    struct buf out;
    struct str rest = browser_between(who, begins, '"'), mark = str_from(ampersand);
    if (!rest.len)
        return NULL;
    buf_init(&out, 1024);
    for (size_t at; (at = str_find(rest, mark)) < rest.len; rest = str_slice(rest, at + mark.len, rest.len)) {
        buf_put(&out, str_slice(rest, 0, at));
        buf_put_char(&out, '&');
    }
    buf_put(&out, rest);
    const char *address = arena_cstr(&who->arena, buf_str(&out));
    buf_free(&out);
    return address;
}

static const char *next_page(struct browser *who)
{
    return next_behind(who, "<a rel=\"next\" href=\"", "&amp;");
}

/* More than two pages of effects in a state, made at two moments, of the order that stands first. */
struct many {
    int64_t order_id;
    enum effect_state state;
    size_t count;
    struct span before; /* how long ago they were ordered */
};

static enum err put_many(struct ctx *ctx, void *arg)
{
    const struct many *many = arg;
    enum err err = OK;
    for (size_t i = 0; !err && i < many->count; i++) {
        struct instant at = {ctx->now.ms - many->before.ms - (int64_t)(i % 2)};
        struct effect before = {0}, effect = {.event_number = 1,
                                              .kind = STR("refund"),
                                              .amount_minor = 100,
                                              .currency = STR("EUR"),
                                              .made_at = at};
        effect.key = arena_printf(ctx->arena, "made:%d:%zu", (int)many->state, i);
        err = effect_insert(ctx->db, many->order_id, &effect);
        if (!err)
            err = effect_load(ctx->db, ctx->arena, effect.key, &before);
        bool changed;
        effect = before;
        effect.state = many->state;
        effect.next_try_at = CLOCK_UNSET; /* of one that waits it stays */
        if (!err && many->state != EFFECT_WAITING)
            err = effect_set(ctx->db, &effect, &before, &changed);
    }
    return err;
}

/* Reads pages by their `next` until there is none; answers how many keys were seen, each once. */
static size_t keys_of(struct browser *who, const char *first)
{
    size_t count = 0, pages = 0;
    struct str seen[400];
    const char *where = first;
    while (where) {
        assert_answers(who, 200, browser_get(who, where));
        struct str rest = arena_copy(&who->arena, who->body), mark = STR("\"key\":\"");
        for (size_t at; (at = str_find(rest, mark)) < rest.len;) {
            rest = str_slice(rest, at + mark.len, rest.len);
            struct str key = str_slice(rest, 0, str_find_char(rest, '"'));
            for (size_t i = 0; i < count; i++)
                assert_false(str_eq(seen[i], key));
            assert_true(count < 400);
            seen[count++] = key;
        }
        where = next_behind(who, "\"next\":\"", "\\u0026");
        assert_true(++pages < 20);
        if (where)
            assert_true(browser_header(who, "Link").len > 0);
    }
    return count;
}

static void payments_are_read_page_by_page_each_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        shop_place(&shop, "L-1");
        struct many waiting = {1, EFFECT_WAITING, 250, SPAN_DAYS(1)},
                    failed = {1, EFFECT_GIVEN_UP, 230, SPAN_DAYS(1)};
        http_arrange(&shop.site, put_many, &waiting);
        http_arrange(&shop.site, put_many, &failed);
        struct browser *key = &shop.system;
        assert_int_equal(keys_of(key, "/api/v1/effects"), 250);
        assert_int_equal(keys_of(key, "/api/v1/effects?state=failed"), 230);
        assert_int_equal(keys_of(key, "/api/v1/effects?state=overdue"), 0);
        assert_int_equal(browser_get(key, "/api/v1/effects?behind=soon"), 422);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour?show=over"), 200);
        assert_sees(&shop.staff, "230 payments have failed");
        shop_close(&shop);
    }
}

static void late_refunds_stand_behind_what_failed_on_the_page_and_in_the_table(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        shop_place(&shop, "L-1");
        struct many failed = {1, EFFECT_FAILED, 60, SPAN_DAYS(1)},
                    late = {1, EFFECT_WAITING, 120, SPAN_DAYS(90)};
        http_arrange(&shop.site, put_many, &failed);
        http_arrange(&shop.site, put_many, &late);
        assert_int_equal(keys_of(&shop.system, "/api/v1/effects?state=overdue"), 120);
        struct browser *staff = &shop.staff;
        size_t seen = 0, pages = 0;
        const char *where = "/markets/harbour/payments";
        while (where) {
            assert_int_equal(browser_get(staff, where), 200);
            struct str rest = arena_copy(&staff->arena, staff->body), mark = STR(" as made:");
            for (size_t at; (at = str_find(rest, mark)) < rest.len; seen++)
                rest = str_slice(rest, at + mark.len, rest.len);
            where = next_page(staff);
            assert_true(++pages < 10);
        }
        assert_int_equal(seen, 180);
        assert_int_equal(pages, 4);
        assert_int_equal(browser_get(staff, "/markets/harbour/payments?behind=soon"), 404);
        assert_int_equal(browser_get(staff, "/markets/harbour/payments.csv"), 200);
        assert_sees(staff, "\"made:2:59\",");
        assert_sees(staff, "\"made:0:119\",");
        shop_close(&shop);
    }
}

/* What a browser sends of the form that tries a whole page again. */
static const char *picks(struct browser *who)
{
    struct buf out;
    buf_init(&out, 16384);
    for (int i = 1;; i++) {
        struct str key =
            browser_between(who, arena_printf(&who->arena, "name=\"pick%d\" value=\"", i).at, '"');
        if (!key.len)
            break;
        buf_printf(&out, "%spick%d=%.*s", i > 1 ? "&" : "", i, STR_ARG(key));
    }
    const char *form = arena_cstr(&who->arena, buf_str(&out));
    buf_free(&out);
    return form;
}

static void what_failed_is_tried_again_page_by_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        shop_place(&shop, "L-1");
        struct many failed = {1, EFFECT_GIVEN_UP, 60, SPAN_DAYS(1)},
                    late = {1, EFFECT_WAITING, 2, SPAN_DAYS(90)};
        http_arrange(&shop.site, put_many, &failed);
        http_arrange(&shop.site, put_many, &late);
        struct browser *staff = &shop.staff;
        assert_int_equal(browser_get(staff, "/markets/harbour/payments"), 200);
        assert_int_equal(browser_times(staff, ">Try it now<"), 50);
        const char *second = next_page(staff);
        browser_get(staff, second);
        /* What is late waits already, and has nothing to press. */
        assert_int_equal(browser_times(staff, " as made:"), 12);
        assert_int_equal(browser_times(staff, ">Try it now<"), 10);
        assert_int_equal(browser_post(staff, second, picks(staff)), 303);
        browser_follow(staff);
        assert_sees(staff, "It is tried again now.");
        assert_int_equal(browser_times(staff, " as made:"), 2);
        assert_int_equal(keys_of(&shop.system, "/api/v1/effects?state=failed"), 50);
        browser_get(staff, "/markets/harbour/payments");
        const char *form = picks(staff);
        browser_get(&shop.seller, "/orders");
        assert_int_equal(browser_post(&shop.seller, "/markets/harbour/payments", form), 404);
        /* Somebody else is first with one of them. */
        assert_int_equal(browser_post(staff, "/markets/harbour/payments", "key=made:4:0"), 303);
        browser_get(staff, "/markets/harbour/payments");
        assert_int_equal(browser_post(staff, "/markets/harbour/payments", form), 303);
        assert_int_equal(keys_of(&shop.system, "/api/v1/effects?state=failed"), 0);
        assert_int_equal(browser_post(staff, "/markets/harbour/payments", ""), 422);
        shop_close(&shop);
    }
}

static void a_persons_orders_go_on_behind_the_first_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (int i = 0; i < ORDER_OWN_PAGE + 3; i++)
            shop_place(&shop, arena_printf(&shop.system.arena, "L-%03d", i).at);
        struct browser *buyer = &shop.buyer;
        assert_int_equal(browser_get(buyer, "/orders"), 200);
        assert_not_sees(buyer, "data-whole"); /* a device does not take a part for all of it */
        assert_not_sees(buyer, "class=\"count\"");
        size_t first = 0, second = 0;
        const char *next = next_page(buyer);
        bool on_first[ORDER_OWN_PAGE + 3];
        for (int i = 0; i < ORDER_OWN_PAGE + 3; i++) {
            on_first[i] = browser_sees(buyer, arena_printf(&buyer->arena, ">L-%03d<", i).at);
            first += on_first[i];
        }
        assert_answers(buyer, 200, browser_get(buyer, next));
        for (int i = 0; i < ORDER_OWN_PAGE + 3; i++) {
            bool here = browser_sees(buyer, arena_printf(&buyer->arena, ">L-%03d<", i).at);
            assert_false(here && on_first[i]);
            second += here;
        }
        assert_int_equal(first, ORDER_OWN_PAGE);
        assert_int_equal(second, 3);
        assert_not_sees(buyer, "rel=\"next\"");
        assert_int_equal(browser_get(buyer, "/orders?behind=0.soon.1"), 404);
        assert_int_equal(browser_get(buyer, "/orders?behind=1.9223372036854775807.1"), 200);
        assert_sees(buyer, "No further orders");
        assert_int_equal(browser_get(&shop.seller, "/orders?side=sold"), 200);
        assert_sees(&shop.seller, "href=\"/orders?side=sold&amp;behind=0.");
        shop_close(&shop);
    }
}

static void the_first_page_shows_what_comes_first_and_leads_to_the_other_orders(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (int i = 0; i < 9; i++)
            shop_place(&shop, arena_printf(&shop.system.arena, "L-%03d", i).at);
        struct browser *buyer = &shop.buyer;
        assert_int_equal(browser_get(buyer, "/orders"), 200);
        assert_int_equal(browser_times(buyer, "order-row"), 9);
        assert_not_sees(buyer, "more order");
        assert_int_equal(browser_get(buyer, "/"), 200);
        size_t shown = browser_times(buyer, "order-row");
        assert_true(shown >= 3 && shown <= 5);
        assert_sees(buyer, "class=\"count\">9<");
        assert_sees(buyer,
                    arena_printf(&buyer->arena, "<a href=\"/orders\">%zu more orders</a>", 9 - shown).at);
        assert_not_sees(buyer, "data-whole"); /* as for a part */
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(payments_are_read_page_by_page_each_once),
        cmocka_unit_test(late_refunds_stand_behind_what_failed_on_the_page_and_in_the_table),
        cmocka_unit_test(what_failed_is_tried_again_page_by_page),
        cmocka_unit_test(a_persons_orders_go_on_behind_the_first_page),
        cmocka_unit_test(the_first_page_shows_what_comes_first_and_leads_to_the_other_orders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
