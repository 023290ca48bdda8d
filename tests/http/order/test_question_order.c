/* A question that carries an order, and an answer that links a plan. */
#include "base/check.h"
#include "service/people/account.h"
#include "store/order/dispute_draft.h"
#include "support/order/notebook.h"

struct desk {
    struct http_site site;
    struct browser asker, expert, other, staff, guest;
    struct str order; /* its ref */
    int64_t asker_id;
};

static void people_enter(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->guest, &desk->site, NULL, ROLE_GUEST);
    desk->asker_id = browser_enter(&desk->asker, &desk->site, "ann", ROLE_MEMBER);
    browser_enter(&desk->expert, &desk->site, "ryan", ROLE_EXPERT);
    browser_enter(&desk->other, &desk->site, "bob", ROLE_MEMBER);
    browser_enter(&desk->staff, &desk->site, "mia", ROLE_MODERATOR);
}

static void note_order(struct desk *desk, struct browser *buyer)
{
    struct str form = arena_printf(
        &buyer->arena,
        "policy=aliexpress-2016&title=Blue+winter+coat&price=12.50&currency=USD&ordered=%.*s&shipped=%.*s&"
        "protection_ends=%.*s&tracking=RA123456785CN&seller=Secret+Shop&number=8123",
        STR_ARG(notebook_day(buyer, -55)), STR_ARG(notebook_day(buyer, -52)),
        STR_ARG(notebook_day(buyer, 3)));
    assert_int_equal(browser_post(buyer, "/orders/new", form.at), 303);
    desk->order =
        arena_copy(&buyer->arena, str_slice(buyer->location, sizeof "/orders/" - 1, buyer->location.len));
}

static int ask(struct desk *desk, struct browser *browser, struct str order)
{
    struct str form = arena_printf(
        &browser->arena,
        "title=Where+is+my+winter+parcel%%3F&body=It+is+late.&category=%lld&tags=customs&order=%.*s",
        (long long)desk->site.category_id, STR_ARG(order));
    return browser_post(browser, "/ask", form.at);
}

static const char page[] = "/questions/1/where-is-my-winter-parcel";

static bool sees_order(struct browser *browser, const char *path)
{
    browser_get(browser, path);
    return browser_sees(browser, "Blue winter coat") || browser_sees(browser, "protected until") ||
           browser_sees(browser, "behind this question");
}

static void an_order_goes_along_and_only_some_see_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        browser_get(&desk.asker, "/ask");
        assert_not_sees(&desk.asker, "About one of my orders");
        note_order(&desk, &desk.asker);
        struct str order = arena_printf(&desk.asker.arena, "/orders/%.*s", STR_ARG(desk.order));
        browser_get(&desk.asker, order.at);
        assert_sees(&desk.asker, "Ask the community about this");
        browser_get(&desk.asker, arena_printf(&desk.asker.arena, "/ask?order=%.*s", STR_ARG(desk.order)).at);
        assert_sees(&desk.asker, "About one of my orders");
        assert_sees(&desk.asker, "selected");
        assert_int_equal(ask(&desk, &desk.asker, desk.order), 303);
        assert_true(sees_order(&desk.asker, page));
        assert_sees(&desk.asker, "What should I do now?");
        assert_true(sees_order(&desk.staff, page));
        assert_sees(&desk.staff, "What the asker should do now");
        assert_not_sees(&desk.staff, desk.order.at);
        static const char *const places[] = {"/questions/1/where-is-my-winter-parcel",
                                             "/questions",
                                             "/feeds/questions",
                                             "/feeds/questions/1",
                                             "/search?q=winter+coat",
                                             "/api/v1/questions/1",
                                             "/api/v1/questions",
                                             "/questions/1",
                                             "/posts/question/1/history",
                                             "/users/ann"};
        for (size_t i = 0; i < COUNT_OF(places); i++) {
            assert_false(sees_order(&desk.guest, places[i]));
            assert_false(sees_order(&desk.other, places[i]));
            assert_false(sees_order(&desk.expert, places[i]));
        }
        http_close(&desk.site);
    }
}

static void the_asker_invites_and_withdraws_and_takes_it_away(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        note_order(&desk, &desk.asker);
        assert_int_equal(ask(&desk, &desk.asker, desk.order), 303);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=nobody"), 422);
        assert_sees(&desk.asker, "There is nobody of that name here.");
        assert_sees(&desk.asker, "value=\"nobody\"");
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ann"), 422);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ryan"), 303);
        assert_true(sees_order(&desk.expert, page));
        assert_not_sees(&desk.expert, "Withdraw");
        assert_false(sees_order(&desk.other, page));
        /* Others change nothing, those who see it neither. */
        assert_int_equal(browser_post(&desk.expert, "/questions/1/order", "turn=invite&handle=bob"), 403);
        assert_int_equal(browser_post(&desk.staff, "/questions/1/order", "turn=unlink"), 403);
        assert_int_equal(browser_post(&desk.other, "/questions/77/order", "turn=unlink"), 404);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=dance"), 422);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=withdraw&handle=ryan"), 303);
        assert_false(sees_order(&desk.expert, page));
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ryan"), 303);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=unlink"), 303);
        assert_false(sees_order(&desk.asker, page));
        assert_false(sees_order(&desk.expert, page));
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ryan"), 404);
        http_close(&desk.site);
    }
}

static int link_order(struct browser *browser, struct str order)
{
    struct str json = arena_printf(&browser->arena, "{\"turn\":\"link\",\"order\":\"%.*s\"}", STR_ARG(order));
    return browser_send(browser, METHOD_POST, "/api/v1/questions/1/order", "application/json", json);
}

static void an_order_in_the_place_of_another_is_shown_to_nobody_who_was_invited_for_that(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        note_order(&desk, &desk.asker);
        struct str first = desk.order;
        note_order(&desk, &desk.asker);
        assert_int_equal(ask(&desk, &desk.asker, first), 303);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ryan"), 303);
        assert_int_equal(link_order(&desk.asker, first), 200);
        assert_true(sees_order(&desk.expert, page)); /* the same again changes nothing */
        assert_int_equal(link_order(&desk.asker, desk.order), 200);
        assert_true(sees_order(&desk.asker, page));
        assert_false(sees_order(&desk.expert, page));
        http_close(&desk.site);
    }
}

static void nobody_links_the_order_of_another(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        note_order(&desk, &desk.other);
        note_order(&desk, &desk.asker);
        struct str own = desk.order;
        note_order(&desk, &desk.other);
        assert_int_equal(ask(&desk, &desk.asker, desk.order), 422);
        assert_sees(&desk.asker, "Choose one of your orders");
        assert_sees(&desk.asker, "It is late."); /* what was typed is there */
        assert_int_equal(ask(&desk, &desk.asker, STR("none-such")), 422);
        assert_int_equal(browser_get(&desk.asker, "/questions/1"), 404); /* nothing was asked */
        assert_int_equal(ask(&desk, &desk.guest, own), 303);             /* a guest has no orders */
        assert_false(sees_order(&desk.staff, "/questions/1/where-is-my-winter-parcel"));
        http_close(&desk.site);
    }
}

static enum err leave(struct ctx *ctx, void *arg)
{
    return account_delete(ctx, &(struct account_leaving){.person_id = *(int64_t *)arg});
}

static enum err find_draft(struct ctx *ctx, void *arg)
{
    struct dispute_draft draft;
    assert_int_equal(dispute_draft_load(ctx->db, ctx->arena, 1, *(int64_t *)arg, &draft), ERR_NOT_FOUND);
    return OK;
}

static void who_leaves_takes_the_order_and_the_answers_along(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        note_order(&desk, &desk.asker);
        assert_int_equal(ask(&desk, &desk.asker, desk.order), 303);
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ryan"), 303);
        struct str path = arena_printf(&desk.asker.arena, "/orders/%.*s/dispute/reason", STR_ARG(desk.order));
        assert_int_equal(browser_post(&desk.asker, path.at, "reason=inr_in_transit"), 303);
        assert_true(sees_order(&desk.expert, page));
        http_arrange(&desk.site, leave, &desk.asker_id);
        assert_false(sees_order(&desk.expert, page));
        assert_false(sees_order(&desk.staff, page));
        http_arrange(&desk.site, find_draft, &desk.asker_id);
        http_close(&desk.site);
    }
}

static int answer(struct desk *desk, const char *text)
{
    struct buf form;
    buf_init(&form, 20000);
    form_put(&form, STR("body"), str_from(text));
    struct str sent = arena_copy(&desk->expert.arena, buf_str(&form));
    buf_free(&form);
    return browser_post(&desk->expert, "/questions/1/answers", sent.at);
}

static void an_answer_shows_the_plan_that_it_links(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        assert_int_equal(ask(&desk, &desk.asker, STR("")), 303);
        struct str text = arena_printf(
            &desk.expert.arena,
            "Here is what you can do: /advice?marketplace=aliexpress-2016&ordered=%.*s&protection_ends=%.*s"
            "&problem=not-received and do not panic, there is time.",
            STR_ARG(notebook_day(&desk.expert, -55)), STR_ARG(notebook_day(&desk.expert, 3)));
        assert_int_equal(answer(&desk, text.at), 303);
        browser_get(&desk.guest, page);
        assert_sees(&desk.guest, "plan-card");
        assert_sees(&desk.guest, "A plan for ");
        assert_not_sees(&desk.guest, "Do this now:"); /* this page may be kept */
        browser_get(&desk.asker, page);
        assert_sees(&desk.asker, "Do this now:");
        struct str target =
            browser_between(&desk.guest, "#calendar\"/></svg><a rel=\"nofollow\" href=\"", '"');
        assert_true(str_starts(target, STR("/advice?marketplace=aliexpress-2016&amp;ordered=")));
        http_close(&desk.site);
    }
}

static void a_hostile_address_is_no_plan(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "See /advice?marketplace=none-such&ordered=2026-01-02 for what to do next.",
        "See /advice?marketplace=ebay&ordered=2026-99-99 for what to do next.",
        "See /advice?marketplace=ebay&ordered=2199-01-01 for what to do next.",
        "See /advice?marketplace=ebay&marketplace=etsy for what to do next.",
        "See /advice?marketplace=%zz for what to do next and so on.",
        "See /advice?marketplace=%00%ff for what to do next and so on.",
        "See https://evil.example/advice?marketplace=ebay for what to do next.",
        "See /advice?marketplace=ebay&change=1 for what to do next.",
        "See /advice?marketplace=\"><script>alert(1)</script> for what to do.",
    };
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        assert_int_equal(ask(&desk, &desk.asker, STR("")), 303);
        for (size_t i = 0; i < COUNT_OF(texts); i++)
            assert_int_equal(answer(&desk, texts[i]), 303);
        assert_int_equal(browser_get(&desk.asker, page), 200);
        assert_sees(&desk.asker, "9 answers");
        assert_not_sees(&desk.asker, "plan-card");
        assert_not_sees(&desk.asker, "<script>alert");
        assert_int_equal(answer(&desk, "See /advice?marketplace=ebay&ordered=2026-01-02 for a good one."),
                         303);
        browser_get(&desk.asker, page);
        assert_sees(&desk.asker, "plan-card");
        http_close(&desk.site);
    }
}

static void the_address_for_an_answer_leaves_the_number_out(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        browser_get(&desk.guest, "/advice?marketplace=ebay&ordered=2026-01-02&tracking=RA123456785CN");
        assert_sees(&desk.guest, "Link this plan in an answer");
        struct str share = browser_between(&desk.guest, "<input value=\"", '"');
        assert_true(str_find(share, STR("/advice?marketplace=ebay&amp;ordered=2026-01-02")) < share.len);
        assert_true(str_find(share, STR("RA123456785CN")) == share.len);
        http_close(&desk.site);
    }
}

/* A ready answer takes the facts of the order where its writer sees them, and says that they are private. */
static void a_ready_answer_takes_what_its_writer_sees_of_the_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database->url);
        note_order(&desk, &desk.asker);
        assert_int_equal(ask(&desk, &desk.asker, desk.order), 303);
        struct browser *expert = &desk.expert;
        assert_int_equal(browser_post(expert, "/account/ready-answers",
                                      "name=Facts&body=At+%7Bmarketplace%7D+on+%7Bordered%7D%2C+until+"
                                      "%7Bprotection_ends%7D%2C+by+%7Bpromised%7D."),
                         303);
        const char *put = "button=ready&ready=1&body=";
        assert_int_equal(browser_post(expert, "/questions/1/answers", put), 200);
        assert_sees(expert,
                    ">At [name of the marketplace] on [day of the order], until [end of the protection]");
        assert_not_sees(expert, "This tells of the asker");
        assert_int_equal(browser_post(&desk.asker, "/questions/1/order", "turn=invite&handle=ryan"), 303);
        assert_int_equal(browser_post(expert, "/questions/1/answers", put), 200);
        assert_sees(expert, ">At AliExpress (2016) on ");
        assert_not_sees(expert, "[day of the order]");
        assert_not_sees(expert, "[end of the protection]");
        assert_sees(expert, "This tells of the asker");
        browser_get(&desk.other, page);
        assert_not_sees(&desk.other, "AliExpress"); /* nothing was posted by it */
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_goes_along_and_only_some_see_it),
        cmocka_unit_test(the_asker_invites_and_withdraws_and_takes_it_away),
        cmocka_unit_test(an_order_in_the_place_of_another_is_shown_to_nobody_who_was_invited_for_that),
        cmocka_unit_test(nobody_links_the_order_of_another),
        cmocka_unit_test(who_leaves_takes_the_order_and_the_answers_along),
        cmocka_unit_test(an_answer_shows_the_plan_that_it_links),
        cmocka_unit_test(a_hostile_address_is_no_plan),
        cmocka_unit_test(the_address_for_an_answer_leaves_the_number_out),
        cmocka_unit_test(a_ready_answer_takes_what_its_writer_sees_of_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
