/* What moderators do on pages, by program: networks, tags, and all that one member wrote. */
#include "base/check.h"
#include "core/people/duty.h"
#include "store/order/market.h"
#include "store/people/person.h"
#include "support/order/shop.h"

static void a_program_blocks_a_network_and_ends_it(void **state)
{
    static const struct {
        const char *network;
        int status;
    } rows[] = {
        {"203.0.113.", 200}, {"198.51.100.7", 200}, {"2001:db8:", 200}, {"banana", 422}, {"203.", 422}};
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ann", ROLE_MEMBER);
        assert_int_equal(browser_get(b, "/api/v1/moderation/networks"), 403);
        browser_become(b, "mia", ROLE_MODERATOR);
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            assert_answers(
                b, rows[i].status,
                shop_post(b, "/api/v1/moderation/networks",
                          arena_printf(&b->arena, "{\"network\":\"%s\",\"days\":7,\"reason\":\"Spam.\"}",
                                       rows[i].network)
                              .at));
        assert_int_equal(browser_get(b, "/api/v1/moderation/networks"), 200);
        assert_sees(b, "\"network\":\"198.51.100.7\"");
        assert_int_equal(browser_get(b, "/moderation/networks.csv"), 200);
        assert_sees(b, "\"198.51.100.7\",");
        assert_answers(
            b, 200, shop_post(b, "/api/v1/moderation/networks", "{\"network\":\"198.51.100.7\",\"days\":0}"));
        assert_not_sees(b, "198.51.100.7");
    }
}

static void a_program_describes_renames_merges_and_removes_a_tag(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ann", ROLE_MEMBER);
        for (int i = 0; i < 2; i++) {
            struct str form =
                arena_printf(&b->arena, "category=%lld&title=Where+is+my+parcel+%d+now%%3F&tags=%s",
                             (long long)visit.site.category_id, i, i ? "late" : "customs");
            assert_int_equal(browser_post(b, "/ask", form.at), 303);
        }
        assert_int_equal(shop_post(b, "/api/v1/tags/customs", "{\"turn\":\"remove\"}"), 403);
        browser_become(b, "mia", ROLE_MODERATOR);
        assert_answers(b, 200,
                       shop_post(b, "/api/v1/tags/customs", "{\"turn\":\"describe\",\"about\":\"Held.\"}"));
        browser_get(b, "/tags.csv");
        assert_sees(b, "\"customs\",1,\"Held.\"");
        assert_answers(b, 200,
                       shop_post(b, "/api/v1/tags/customs", "{\"turn\":\"rename\",\"to\":\"border\"}"));
        assert_sees(b, "{\"tag\":\"border\",\"questions\":1}");
        assert_answers(b, 409, shop_post(b, "/api/v1/tags/border", "{\"turn\":\"rename\",\"to\":\"late\"}"));
        assert_answers(b, 422, shop_post(b, "/api/v1/tags/border", "{\"turn\":\"merge\"}"));
        assert_answers(b, 422, shop_post(b, "/api/v1/tags/border", "{\"turn\":\"paint\"}"));
        assert_answers(b, 200, shop_post(b, "/api/v1/tags/border", "{\"turn\":\"merge\",\"to\":\"late\"}"));
        assert_answers(b, 200, shop_post(b, "/api/v1/tags/late", "{\"turn\":\"remove\"}"));
        assert_sees(b, "\"questions\":2");
    }
}

static void a_program_takes_down_all_of_a_member_and_back(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "pills", ROLE_MEMBER);
        struct str form = arena_printf(&b->arena, "category=%lld&title=Cheap+pills+for+all+of+you%%3F",
                                       (long long)visit.site.category_id);
        assert_int_equal(browser_post(b, "/ask", form.at), 303);
        assert_int_equal(shop_post(b, "/api/v1/moderation/people/pills/purge", "{}"), 403);
        browser_become(b, "mia", ROLE_MODERATOR);
        assert_int_equal(shop_post(b, "/api/v1/moderation/people/nobody/purge", "{}"), 404);
        assert_int_equal(shop_post(b, "/api/v1/moderation/people/mia/purge", "{}"), 403);
        assert_answers(b, 200, shop_post(b, "/api/v1/moderation/people/pills/purge", "{}"));
        assert_sees(b, "\"handle\":\"pills\",\"posts\":1");
        assert_answers(b, 200, shop_post(b, "/api/v1/moderation/purges/1/undo", "{}"));
    }
}

static void a_program_lets_a_question_carry_an_order_and_invites_a_helper(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        static struct browser eve; /* closed with the site */
        browser_enter(&eve, &visit.site, "eve", ROLE_EXPERT);
        browser_become(b, "ann", ROLE_MEMBER);
        struct str form = arena_printf(&b->arena, "category=%lld&title=Where+is+my+parcel+now%%3F",
                                       (long long)visit.site.category_id);
        assert_int_equal(browser_post(b, "/ask", form.at), 303);
        assert_int_equal(
            browser_post(b, "/orders/new",
                         "policy=aliexpress&title=Blue+coat&price=12.50&currency=USD&ordered=2026-10-02"),
            303);
        struct str ref = str_slice(b->location, STR("/orders/").len, b->location.len);
        const char *address = "/api/v1/questions/1/order";
        struct str link = arena_printf(&b->arena, "{\"turn\":\"link\",\"order\":\"%.*s\"}", STR_ARG(ref));
        assert_int_equal(shop_post(&eve, address, link.at), 403);
        assert_answers(b, 200, shop_post(b, address, link.at));
        assert_sees(b, "\"invited\":[]");
        assert_answers(b, 200, shop_post(b, address, "{\"turn\":\"invite\",\"handle\":\"eve\"}"));
        assert_sees(b, "\"invited\":[\"eve\"]");
        assert_answers(b, 422, shop_post(b, address, "{\"turn\":\"invite\",\"handle\":\"nobody_here\"}"));
        assert_answers(b, 422, shop_post(b, address, "{\"turn\":\"link\",\"order\":\"none\"}"));
        assert_answers(b, 422, shop_post(b, address, "{\"turn\":\"give\"}"));
        assert_answers(b, 200, shop_post(b, address, "{\"turn\":\"withdraw\",\"handle\":\"eve\"}"));
        assert_answers(b, 200, shop_post(b, address, "{\"turn\":\"unlink\"}"));
        assert_sees(b, "\"order\":null");
    }
}

static void notes_and_sums_of_a_marketplaces_staff_come_as_tables(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        const char *notes = arena_printf(&shop.staff.arena, "%.*s/notes", STR_ARG(order)).at;
        assert_answers(&shop.staff, 201, shop_post(&shop.staff, notes, "{\"words\":\"=Two complaints\"}"));
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/notes"), 200);
        assert_sees(&shop.staff, "/markets/harbour/notes.csv");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/notes.csv"), 200);
        assert_sees(&shop.staff, "\"N-1\",");
        assert_sees(&shop.staff, "\"'=Two complaints\"");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/notes.csv?q=nobody"), 200);
        assert_not_sees(&shop.staff, "complaints");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/sums.csv"), 200);
        assert_sees(&shop.staff, "\"order\",\"number\",\"amount\"");
        struct browser *others[] = {&shop.buyer, &shop.seller, &shop.stranger};
        for (size_t i = 0; i < COUNT_OF(others); i++) {
            assert_true(browser_get(others[i], "/markets/harbour/notes.csv") >= 403);
            assert_true(browser_get(others[i], "/markets/harbour/sums.csv") >= 403);
        }
        shop_close(&shop);
    }
}

static enum err hire_buyer(struct ctx *ctx, void *arg)
{
    struct person mara;
    struct market market;
    (void)arg;
    assert_int_equal(person_load_by_handle(ctx->db, ctx->arena, STR("mara"), &mara), OK);
    assert_int_equal(market_load(ctx->db, ctx->arena, STR("harbour"), &market), OK);
    return market_set_member(ctx->db, market.id, mara.id, DUTY_STAFF, ctx->now);
}

/* Who bought in it is not its staff, whatever else they do there: nobody would look after it. */
static void no_order_is_given_to_one_of_its_sides(void **state)
{
    static const struct {
        const char *handle;
        int status;
    } rows[] = {{"ines", 200}, {"mara", 422}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        struct str order = shop_place(&shop, "N-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        http_arrange(&shop.site, hire_buyer, NULL);
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            assert_answers(
                staff, rows[i].status,
                shop_post(staff, "/api/v1/queue/assign",
                          arena_printf(&staff->arena,
                                       "{\"market\":\"harbour\",\"order\":\"%.*s\",\"handle\":\"%s\"}",
                                       STR_ARG(ref), rows[i].handle)
                              .at));
        assert_sees(staff, "is a side of this order");
        assert_answers(
            staff, 200,
            shop_post(staff, "/api/v1/queue/sweep/look",
                      arena_printf(&staff->arena,
                                   "{\"market\":\"harbour\",\"act\":\"assign\",\"handle\":\"mara\","
                                   "\"orders\":\"%.*s\"}",
                                   STR_ARG(ref))
                          .at));
        assert_sees(staff, "\"can\":false");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_blocks_a_network_and_ends_it),
        cmocka_unit_test(a_program_describes_renames_merges_and_removes_a_tag),
        cmocka_unit_test(a_program_takes_down_all_of_a_member_and_back),
        cmocka_unit_test(notes_and_sums_of_a_marketplaces_staff_come_as_tables),
        cmocka_unit_test(a_program_lets_a_question_carry_an_order_and_invites_a_helper),
        cmocka_unit_test(no_order_is_given_to_one_of_its_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
