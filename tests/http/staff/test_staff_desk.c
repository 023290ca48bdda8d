/* Who of a marketplace's staff may what, what they note, what they freeze, and what takes two of them. */
#include "base/check.h"
#include "core/people/duty.h"
#include "service/order/freeze.h"
#include "support/order/shop.h"

static struct str page_of(struct browser *browser, struct str order)
{
    (void)browser;
    return str_slice(order, STR("/api/v1").len, order.len);
}

static const char *path(struct browser *browser, struct str order, const char *more)
{
    return arena_printf(&browser->arena, "%.*s%s", STR_ARG(page_of(browser, order)), more).at;
}

static void a_note_is_read_by_the_staff_and_by_no_side_anywhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        const char *form = path(&shop.staff, order, "/notes");
        assert_int_equal(browser_post(&shop.staff, form, "words=Sold%20FAKES%20at%2050%25%20before"), 303);
        assert_int_equal(browser_get(&shop.staff, path(&shop.staff, order, "")), 200);
        assert_sees(&shop.staff, "Sold FAKES at 50% before");
        assert_sees(&shop.staff, "Among the staff");
        struct browser *sides[] = {&shop.buyer, &shop.seller};
        static const char *const places[] = {"", "/case-file", "/case-file.json", "/case-file.html"};
        for (size_t i = 0; i < COUNT_OF(sides); i++) {
            for (size_t k = 0; k < COUNT_OF(places); k++) {
                assert_int_equal(browser_get(sides[i], path(sides[i], order, places[k])), 200);
                assert_not_sees(sides[i], "FAKES");
            }
            browser_get(sides[i], order.at);
            assert_not_sees(sides[i], "FAKES");
            assert_int_equal(browser_post(sides[i], path(sides[i], order, "/notes"), "words=mine"), 404);
            assert_int_equal(browser_get(sides[i], "/markets/harbour/notes"),
                             sides[i] == &shop.seller ? 404 : 404);
        }
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/notes?q=fakes%20AT"), 200);
        assert_sees(&shop.staff, "FAKES");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/notes?q=50%25%20b"), 200);
        assert_sees(&shop.staff, "FAKES");
        browser_get(&shop.staff, "/markets/harbour/notes?q=5%25before");
        assert_not_sees(&shop.staff, "FAKES");
        browser_get(&shop.staff, "/markets/harbour/notes?q=N-1");
        assert_sees(&shop.staff, "FAKES");
        shop_close(&shop);
    }
}

static void each_role_does_its_own_and_is_told_who_does_the_rest(void **state)
{
    static const struct {
        const char *role;
        int note, act, money, /* act: 409 is the law's word, not the role's */
            freeze, give, audit;
    } rows[] = {
        {"agent", 303, 409, 403, 403, 403, 403},
        {"lead", 303, 409, 403, 303, 303, 200},
        {"finance", 303, 403, 200, 403, 403, 403},
        {"reader", 403, 403, 403, 403, 403, 403},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        struct browser *who = &shop.stranger;
        shop_ship(&shop, order);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            print_message("%s\n", rows[i].role);
            shop_hire_stranger(&shop, rows[i].role, 0);
            assert_int_equal(browser_get(who, "/markets/harbour"), 200);
            assert_int_equal(browser_get(who, path(who, order, "")), 200);
            assert_int_equal(browser_post(who, path(who, order, "/notes"), "words=seen"), rows[i].note);
            assert_answers(who, rows[i].act, shop_act(who, order, "message", "\"words\":\"We look at it.\""));
            assert_answers(who, rows[i].money,
                           shop_act(who, order, "goodwill_refund", "\"amount\":\"0.50\""));
            const char *freeze = "seller=tomas&words=why&turn=freeze";
            assert_int_equal(browser_post(who, "/markets/harbour/freeze", freeze), rows[i].freeze);
            if (rows[i].freeze == 303)
                assert_int_equal(browser_post(who, "/markets/harbour/freeze", "seller=tomas&turn=thaw"), 303);
            struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
            const char *give = arena_printf(&who->arena, "pick1=%.*s&handle=ines", STR_ARG(ref)).at;
            assert_int_equal(browser_post(who, "/markets/harbour/assign", give), rows[i].give);
            assert_int_equal(browser_get(who, "/markets/harbour/audit"), rows[i].audit);
        }
        shop_close(&shop);
    }
}

/* By rules that pay the seller with the payment. */
static enum err pay_at_once(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    market.policy = STR("ebay");
    return err ? err : market_update(ctx->db, &market);
}

static void a_frozen_order_pays_no_seller_and_takes_nothing_from_the_buyer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        http_arrange(&shop.site, pay_at_once, NULL);
        struct str order = shop_place(&shop, "N-1");
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"kind\":\"release\"");
        assert_answers(&shop.seller, 403, shop_act(&shop.seller, order, "frozen", "\"words\":\"mine\""));
        assert_answers(&shop.staff, 422, shop_act(&shop.staff, order, "frozen", ""));
        assert_answers(&shop.staff, 200,
                       shop_act(&shop.staff, order, "frozen", "\"words\":\"We look at the parcel.\""));
        assert_answers(&shop.staff, 409, shop_act(&shop.staff, order, "frozen", "\"words\":\"Again.\""));
        browser_get(&shop.buyer, path(&shop.buyer, order, ""));
        assert_sees(&shop.buyer, "The marketplace has frozen this order.");
        assert_sees(&shop.buyer, "We look at the parcel.");
        browser_get(&shop.seller, path(&shop.seller, order, ""));
        assert_sees(&shop.seller, "We look at the parcel.");
        browser_get(&shop.system, "/api/v1/effects");
        assert_not_sees(&shop.system, "\"kind\":\"release\"");
        assert_answers(&shop.staff, 200, shop_act(&shop.staff, order, "thawed", ""));
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"kind\":\"release\"");
        browser_get(&shop.buyer, path(&shop.buyer, order, "/case-file.json"));
        assert_sees(&shop.buyer, "We look at the parcel.");
        shop_close(&shop);
    }
}

struct reaching {
    const struct policy_set *policies;
    size_t done;
};

static enum err reach(struct ctx *ctx, void *arg)
{
    struct reaching *reaching = arg;
    return freeze_round(ctx, reaching->policies, 10, &reaching->done);
}

static void a_frozen_seller_freezes_every_order_and_the_end_of_it_lets_them_go_on(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str first = shop_place(&shop, "N-1");
        struct reaching reaching = {.policies = &shop.site.app.policies};
        const char *form = "seller=tomas&words=Too%20many%20complaints.&turn=freeze";
        assert_int_equal(
            browser_post(&shop.staff, "/markets/harbour/freeze", "seller=mara&words=a&turn=freeze"), 422);
        const char *soon = "seller=tomas&words=No+answer.&until=soon&turn=freeze",
                   *whom = "words=So.&turn=freeze";
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/freeze", soon), 422);
        assert_sees(&shop.staff, "id=\"until-error\"");
        assert_sees(&shop.staff, ">No answer.</textarea>");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/freeze", whom), 422);
        assert_sees(&shop.staff, "id=\"seller-error\"");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/freeze", form), 303);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/freeze", form), 409);
        browser_get(&shop.buyer, path(&shop.buyer, first, "")); /* before a round has come */
        assert_sees(&shop.buyer, "The marketplace has frozen this order.");
        http_arrange(&shop.site, reach, &reaching);
        assert_int_equal(reaching.done, 1);
        http_arrange(&shop.site, reach, &reaching);
        assert_int_equal(reaching.done, 0);
        struct str second = shop_place(&shop, "N-2");
        browser_get(&shop.seller, path(&shop.seller, second, ""));
        assert_sees(&shop.seller, "Too many complaints.");
        assert_answers(&shop.staff, 200,
                       shop_act(&shop.staff, first, "thawed", "\"words\":\"This one is fine.\""));
        http_arrange(&shop.site, reach, &reaching); /* whoever let it go on knew of the seller */
        browser_get(&shop.buyer, path(&shop.buyer, first, ""));
        assert_not_sees(&shop.buyer, "The marketplace has frozen this order.");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/freeze", "seller=tomas&turn=thaw"), 303);
        http_arrange(&shop.site, reach, &reaching);
        browser_get(&shop.buyer, path(&shop.buyer, second, ""));
        assert_not_sees(&shop.buyer, "The marketplace has frozen this order.");
        shop_close(&shop);
    }
}

static void a_large_sum_waits_for_a_second_person_who_is_not_the_first(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        shop_hire_stranger(&shop, "finance", 500);
        assert_answers(&shop.staff, 200,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"5.00\""));
        assert_sees(&shop.staff, "\"refunded\":\"5.00\"");
        assert_answers(&shop.staff, 202,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"5.01\""));
        assert_sees(&shop.staff, "\"refunded\":\"5.00\"");
        assert_answers(&shop.staff, 409,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"6.00\""));
        const char *answer = path(&shop.staff, order, "/countersign");
        assert_int_equal(browser_post(&shop.staff, answer, "turn=approve"), 403);
        assert_int_equal(browser_post(&shop.seller, answer, "turn=approve"), 404);
        browser_get(&shop.stranger, "/markets/harbour/staff");
        assert_sees(&shop.stranger, "5.01 EUR");
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=refuse"), 422);
        assert_sees(&shop.stranger, "id=\"answer-words-error\"");
        const char *much = arena_printf(&shop.stranger.arena, "turn=refuse&words=Not+this.%01000d", 0).at;
        assert_int_equal(browser_post(&shop.stranger, answer, much), 422); /* more than is declared */
        assert_sees(&shop.stranger, "value=\"Not this.000");
        much = arena_printf(&shop.stranger.arena, "words=Looked+at.%04000d", 0).at;
        assert_int_equal(browser_post(&shop.stranger, path(&shop.stranger, order, "/notes"), much), 422);
        assert_sees(&shop.stranger, ">Looked at.000");
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=approve"), 303);
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=approve"), 409);
        browser_get(&shop.staff, order.at);
        assert_sees(&shop.staff, "\"refunded\":\"10.01\"");
        assert_answers(&shop.staff, 202,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"7.00\""));
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=refuse&words=Enough"), 303);
        browser_get(&shop.staff, order.at);
        assert_sees(&shop.staff, "\"refunded\":\"10.01\"");
        browser_get(&shop.staff, "/markets/harbour/audit?act=approve");
        assert_sees(&shop.staff, "5.01 EUR");
        assert_not_sees(&shop.staff, "7.00 EUR");
        shop_close(&shop);
    }
}

static void each_look_of_the_staff_is_written_down_and_none_of_the_sides(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str first = shop_place(&shop, "N-1"), second = shop_place(&shop, "N-2");
        shop_hire_stranger(&shop, "reader", 0);
        browser_get(&shop.stranger, path(&shop.stranger, first, ""));
        browser_get(&shop.stranger, path(&shop.stranger, first, "/case-file"));
        browser_get(&shop.staff, second.at);
        browser_get(&shop.buyer, path(&shop.buyer, first, ""));
        struct str ref = str_slice(first, STR("/api/v1/orders/").len, first.len);
        const char *audit =
            arena_printf(&shop.staff.arena, "/markets/harbour/audit?act=look&order=%.*s", STR_ARG(ref)).at;
        browser_await(&shop.staff, audit, ">the case file<");
        assert_sees(&shop.staff, "reader");
        assert_not_sees(&shop.staff, "mara");
        assert_not_sees(&shop.staff, "by a program: the order itself");
        browser_await(&shop.staff, "/markets/harbour/audit?act=look&by=ines",
                      ">by a program: the order itself<");
        assert_not_sees(&shop.staff, ">the case file<");
        assert_int_equal(browser_get(&shop.buyer, "/markets/harbour/audit"), 404);
        shop_close(&shop);
    }
}

static struct str ref_of(struct str order)
{
    return str_slice(order, STR("/api/v1/orders/").len, order.len);
}

static void many_are_changed_in_one_go_after_a_look_and_what_cannot_is_said(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str first = shop_place(&shop, "N-1"), second = shop_place(&shop, "N-2");
        struct browser *who = &shop.staff;
        assert_answers(who, 200, shop_act(who, second, "frozen", "\"words\":\"before\""));
        const char *chosen =
            arena_printf(&who->arena, "act=freeze&words=Looked+at&pick1=%.*s&pick2=%.*s&pick3=none",
                         STR_ARG(ref_of(first)), STR_ARG(ref_of(second)))
                .at;
        assert_int_equal(browser_post(who, "/markets/harbour/bulk", chosen), 200);
        assert_sees(who, "1 order will be changed.");
        assert_sees(who, "2 cannot.");
        assert_sees(who, "This cannot be done at this point of the order.");
        struct str key = browser_between(who, "name=\"key\" value=\"", '"');
        browser_get(who, first.at);
        assert_not_sees(who, "\"kind\":\"frozen\"");
        const char *sent = arena_printf(&who->arena, "%s&key=%.*s", chosen, STR_ARG(key)).at;
        assert_int_equal(browser_post(who, "/markets/harbour/bulk/do", chosen), 422);
        assert_int_equal(browser_post(who, "/markets/harbour/bulk/do", sent), 200);
        assert_sees(who, "Done to 1 order.");
        browser_get(who, first.at);
        assert_sees(who, "\"kind\":\"frozen\"");
        assert_int_equal(browser_post(who, "/markets/harbour/bulk/do", sent), 200);
        assert_sees(who, "Nothing was done again.");
        assert_int_equal(browser_post(who, "/markets/harbour/bulk", "act=note&words=Same&all=1&show=unsent"),
                         200);
        assert_sees(who, "2 orders will be changed.");
        assert_int_equal(browser_post(who, "/markets/harbour/bulk", "act=note&words=Same&all=1&show=over"),
                         422);
        assert_int_equal(browser_post(who, "/markets/harbour/bulk", "act=freeze&words=&all=1"), 422);
        shop_hire_stranger(&shop, "agent", 0);
        assert_int_equal(browser_post(&shop.stranger, "/markets/harbour/bulk", chosen), 403);
        shop_close(&shop);
    }
}

static void a_view_is_kept_by_name_for_oneself_or_for_all(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        shop_place(&shop, "N-1");
        shop_hire_stranger(&shop, "agent", 0);
        const char *keep = "name=Cheap+ones&show=unsent&least=1";
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/views", keep), 303);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/views", "name=Ours&show=over&shared=1"),
                         303);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/views", "name="), 422);
        assert_int_equal(browser_post(&shop.stranger, "/markets/harbour/views", "name=Mine&shared=1"), 403);
        browser_get(&shop.staff, "/markets/harbour");
        assert_sees(&shop.staff, "/markets/harbour?show=unsent&amp;least=1\" dir=\"auto\">Cheap ones<");
        browser_get(&shop.stranger, "/markets/harbour");
        assert_not_sees(&shop.stranger, "Cheap ones");
        assert_sees(&shop.stranger, ">Ours<");
        browser_get(&shop.staff, "/markets/harbour");
        struct str id = browser_between(&shop.staff, "name=\"drop\" value=\"", '"');
        const char *drop = arena_printf(&shop.staff.arena, "drop=%.*s", STR_ARG(id)).at;
        assert_int_equal(browser_post(&shop.stranger, "/markets/harbour/views", drop), 404);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/views", drop), 303);
        browser_get(&shop.staff, "/markets/harbour");
        assert_not_sees(&shop.staff, "Cheap ones");
        shop_close(&shop);
    }
}

static void a_program_asks_for_the_queue_as_the_page_does_and_reads_the_notes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_place(&shop, "N-2");
        const char *notes = arena_printf(&shop.system.arena, "%.*s/notes", STR_ARG(order)).at;
        assert_int_equal(browser_get(&shop.system, "/api/v1/queue?show=unsent&q=N-2"), 200);
        assert_sees(&shop.system, "\"number\":\"N-2\"");
        assert_not_sees(&shop.system, "\"number\":\"N-1\"");
        assert_sees(&shop.system, "\"total\":1");
        assert_int_equal(browser_get(&shop.staff, "/api/v1/queue?market=harbour"), 200);
        assert_sees(&shop.staff, "\"total\":2");
        assert_int_equal(browser_get(&shop.seller, "/api/v1/queue?market=harbour"), 404);
        assert_answers(&shop.system, 201, shop_post(&shop.system, notes, "{\"words\":\"Told twice.\"}"));
        assert_answers(&shop.staff, 201, shop_post(&shop.staff, notes, "{\"words\":\"Seen.\"}"));
        assert_int_equal(browser_get(&shop.system, notes), 200);
        assert_sees(&shop.system, "Told twice.");
        assert_sees(&shop.system, "\"author\":\"ines\"");
        assert_int_equal(browser_get(&shop.buyer, notes), 404);
        assert_int_equal(browser_get(&shop.seller, notes), 404);
        shop_close(&shop);
    }
}

static void a_program_of_the_staff_does_what_the_pages_do(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        struct browser *who = &shop.staff;
        assert_answers(who, 201,
                       shop_post(who, "/api/v1/freezes",
                                 "{\"market\":\"harbour\",\"seller\":\"tomas\",\"words\":\"Too many.\"}"));
        assert_sees(who, "\"words\":\"Too many.\"");
        assert_answers(who, 409,
                       shop_post(who, "/api/v1/freezes",
                                 "{\"market\":\"harbour\",\"seller\":\"tomas\",\"words\":\"Again.\"}"));
        assert_sees(who, "This seller is frozen already.");
        assert_sees(who, "\"field\":\"seller\"");
        assert_answers(
            who, 422,
            shop_post(who, "/api/v1/freezes",
                      "{\"market\":\"harbour\",\"seller\":\"tomas\",\"words\":\"a\",\"until\":\"soon\"}"));
        assert_int_equal(browser_get(&shop.system, "/api/v1/freezes"), 200);
        assert_sees(&shop.system, "\"seller\":\"tomas\",\"by\":\"ines\"");
        assert_int_equal(browser_get(&shop.seller, "/api/v1/freezes?market=harbour"), 404);
        assert_answers(
            who, 200, shop_post(who, "/api/v1/freezes/end", "{\"market\":\"harbour\",\"seller\":\"tomas\"}"));
        assert_not_sees(who, "tomas");
        assert_answers(
            who, 201,
            shop_post(who, "/api/v1/views",
                      "{\"market\":\"harbour\",\"name\":\"Cheap\",\"show\":\"unsent\",\"least\":\"1\"}"));
        assert_sees(who, "\"url\":\"/api/v1/queue?market=harbour\\u0026show=unsent\\u0026least=1\"");
        struct str id = browser_between(who, "\"id\":", ',');
        assert_int_equal(browser_get(who, "/api/v1/queue?market=harbour&show=unsent&least=1"), 200);
        assert_sees(who, "\"number\":\"N-1\"");
        browser_get(who, "/markets/harbour");
        assert_sees(who, ">Cheap<");
        const char *remove = arena_printf(&who->arena, "/api/v1/views/%.*s/remove", STR_ARG(id)).at;
        assert_answers(who, 200, shop_post(who, remove, "{\"market\":\"harbour\"}"));
        assert_answers(who, 404, shop_post(who, remove, "{\"market\":\"harbour\"}"));
        const char *give =
            arena_printf(&who->arena, "{\"market\":\"harbour\",\"order\":\"%.*s\",\"handle\":\"ines\"}",
                         STR_ARG(ref_of(order)))
                .at;
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/assign", give));
        browser_get(who, "/api/v1/queue?market=harbour");
        assert_sees(who, "\"assigned\":\"ines\"");
        assert_answers(who, 200, shop_post(who, "/api/v1/queue/next", "{\"market\":\"harbour\"}"));
        assert_sees(who, "\"order\":null");
        assert_int_equal(browser_get(who, "/api/v1/report?market=harbour"), 200);
        assert_sees(who, "\"orders\":1,\"with_a_dispute\":0");
        assert_int_equal(browser_get(who, "/api/v1/report?market=harbour&from=never"), 422);
        shop_close(&shop);
    }
}

static void a_second_person_answers_by_a_program_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        shop_hire_stranger(&shop, "finance", 500);
        assert_answers(&shop.staff, 202,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"5.01\""));
        assert_int_equal(browser_get(&shop.stranger, "/api/v1/sums?market=harbour"), 200);
        assert_sees(&shop.stranger, "\"amount\":\"5.01\",\"currency\":\"EUR\",\"state\":\"waiting\","
                                    "\"act\":\"goodwill_refund\",\"by\":\"ines\"");
        const char *answer = arena_printf(&shop.staff.arena, "%.*s/countersign", STR_ARG(order)).at;
        assert_answers(&shop.staff, 403, shop_post(&shop.staff, answer, "{\"answer\":\"approve\"}"));
        assert_answers(&shop.stranger, 422, shop_post(&shop.stranger, answer, "{\"answer\":\"perhaps\"}"));
        assert_answers(&shop.stranger, 422, shop_post(&shop.stranger, answer, "{\"answer\":\"refuse\"}"));
        assert_answers(&shop.stranger, 200, shop_post(&shop.stranger, answer, "{\"answer\":\"approve\"}"));
        assert_sees(&shop.stranger, "\"refunded\":\"5.01\"");
        assert_answers(&shop.stranger, 409, shop_post(&shop.stranger, answer, "{\"answer\":\"approve\"}"));
        browser_get(&shop.system, "/api/v1/sums");
        assert_sees(&shop.system, "\"state\":\"approved\"");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_note_is_read_by_the_staff_and_by_no_side_anywhere),
        cmocka_unit_test(each_role_does_its_own_and_is_told_who_does_the_rest),
        cmocka_unit_test(a_frozen_order_pays_no_seller_and_takes_nothing_from_the_buyer),
        cmocka_unit_test(a_frozen_seller_freezes_every_order_and_the_end_of_it_lets_them_go_on),
        cmocka_unit_test(a_large_sum_waits_for_a_second_person_who_is_not_the_first),
        cmocka_unit_test(many_are_changed_in_one_go_after_a_look_and_what_cannot_is_said),
        cmocka_unit_test(a_view_is_kept_by_name_for_oneself_or_for_all),
        cmocka_unit_test(a_program_asks_for_the_queue_as_the_page_does_and_reads_the_notes),
        cmocka_unit_test(a_program_of_the_staff_does_what_the_pages_do),
        cmocka_unit_test(a_second_person_answers_by_a_program_too),
        cmocka_unit_test(each_look_of_the_staff_is_written_down_and_none_of_the_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
