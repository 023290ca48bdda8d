/* From the order's page to an open dispute, one question a page. */
#include "base/check.h"
#include "service/order/order.h"
#include "support/order/notebook.h"

#include <string.h>

struct desk {
    struct http_site site;
    struct browser buyer, other;
    int64_t buyer_id, other_id;
    struct instant ordered;
    struct str ref; /* of the hosted order */
    const char *rules;
};

static void buyers_enter(struct desk *desk, struct str database)
{
    *desk = (struct desk){.rules = "recourse-default"};
    http_open(&desk->site, database);
    desk->buyer_id = browser_enter(&desk->buyer, &desk->site, "ann", ROLE_MEMBER);
    desk->other_id = browser_enter(&desk->other, &desk->site, "bob", ROLE_MEMBER);
}

/* In the buyer's notebook; answers its path. */
static struct str note_order(struct desk *desk, const char *policy, int64_t ordered)
{
    struct str form = arena_printf(
        &desk->buyer.arena,
        "policy=%s&title=Blue+winter+coat&price=12.50&currency=USD&ordered=%.*s&shipped=%.*s&"
        "protection_ends=%.*s&tracking=RA123456785CN&seller=&number=8123",
        policy, STR_ARG(notebook_day(&desk->buyer, ordered)),
        STR_ARG(notebook_day(&desk->buyer, ordered + 3)), STR_ARG(notebook_day(&desk->buyer, 3)));
    assert_int_equal(browser_post(&desk->buyer, "/orders/new", form.at), 303);
    return arena_copy(&desk->buyer.arena, desk->buyer.location);
}

static enum err act(struct ctx *ctx, struct desk *desk, struct order_event wish)
{
    enum order_refusal refusal;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct order_act act = {.viewer = {.person_id = desk->other_id, .role = ROLE_MEMBER}, .ref = desk->ref};
    enum err err = order_read(ctx, &desk->site.app.policies, &act.viewer, desk->ref, order);
    act.command.wish = wish;
    act.command.version = order->state.version;
    return err ? err : order_act(ctx, &desk->site.app.policies, &act, &refusal);
}

/* An order of two lines in a marketplace of this site, paid and sent by its seller. */
static enum err place(struct ctx *ctx, void *arg)
{
    struct desk *desk = arg;
    struct market market = {.slug = STR("bazaar"),
                            .name = STR("Bazaar"),
                            .policy = str_from(desk->rules),
                            .currency = STR("EUR"),
                            .created_at = ctx->now};
    enum err err = market_insert(ctx->db, &market);
    if (err)
        return err;
    struct order_placement placement = {
        .viewer = {.market_id = market.id},
        .market = &market,
        .buyer_id = desk->buyer_id,
        .seller_id = desk->other_id,
        .lines = {.at = {{STR("Blue coat"), 1, 5000}, {STR("Red hat"), 1, 1000}}, .count = 2},
        .ordered = desk->ordered,
        .paid = true,
    };
    check(currency_from(STR("EUR"), &placement.currency));
    err = order_place(ctx, &desk->site.app.policies, &placement, &desk->ref);
    desk->ref = arena_copy(&desk->buyer.arena, desk->ref);
    return err ? err : act(ctx, desk, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
}

static enum err extend(struct ctx *ctx, void *arg)
{
    return act(ctx, arg, (struct order_event){.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_SELLER, .days = 5});
}

static struct str host_order(struct desk *desk)
{
    http_arrange(&desk->site, place, desk);
    return arena_printf(&desk->buyer.arena, "/orders/%.*s", STR_ARG(desk->ref));
}

static int get(struct desk *desk, struct str order, const char *page)
{
    return browser_get(&desk->buyer, arena_printf(&desk->buyer.arena, "%.*s%s", STR_ARG(order), page).at);
}

/* Sends an answer and expects the page of that name next. */
static void answer(struct desk *desk, struct str order, const char *page, const char *form, const char *next)
{
    struct arena *arena = &desk->buyer.arena;
    struct str path = arena_printf(arena, "%.*s/dispute/%s", STR_ARG(order), page);
    int status = browser_post(&desk->buyer, path.at, form);
    if (status != 303)
        print_error("%s: %d\n%.*s\n", page, status, STR_ARG(desk->buyer.body));
    assert_int_equal(status, 303);
    assert_str(desk->buyer.location, arena_printf(arena, "%.*s/dispute/%s", STR_ARG(order), next).at);
    assert_int_equal(browser_follow(&desk->buyer), 200);
}

static int refuse(struct desk *desk, struct str order, const char *page, const char *form)
{
    struct str path = arena_printf(&desk->buyer.arena, "%.*s/dispute/%s", STR_ARG(order), page);
    return browser_post(&desk->buyer, path.at, form);
}

/* Sends the form of the page with the answers, and ticks what it asks to be said or not. */
static int send_form(struct desk *desk, struct str order, const char *ticks)
{
    struct str version = browser_between(&desk->buyer, "name=\"version\" value=\"", '"');
    struct str revision = browser_between(&desk->buyer, "name=\"revision\" value=\"", '"');
    struct str form = arena_printf(&desk->buyer.arena, "version=%.*s&revision=%.*s%s", STR_ARG(version),
                                   STR_ARG(revision), ticks);
    return refuse(desk, order, "check", form.at);
}

static int send(struct desk *desk, struct str order)
{
    return send_form(desk, order, "&came=yes");
}

static void a_dispute_in_a_notebook_is_noted_question_by_question(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        struct str order = note_order(&desk, "aliexpress-2016", -55);
        assert_int_equal(get(&desk, order, "/dispute_opened"), 303);
        struct str path = arena_printf(&desk.buyer.arena, "%.*s/dispute_opened", STR_ARG(order));
        assert_int_equal(browser_post(&desk.buyer, path.at, "reason=inr_in_transit"),
                         303); /* opens nothing */
        assert_str(desk.buyer.location, arena_printf(&desk.buyer.arena, "%.*s/dispute", STR_ARG(order)).at);
        get(&desk, order, "/dispute_opened");
        assert_int_equal(browser_follow(&desk.buyer), 200);
        assert_sees(&desk.buyer, "You can open a dispute now");
        assert_sees(&desk.buyer, "It has not come");
        assert_sees(&desk.buyer, "/dispute/reason");
        assert_int_equal(get(&desk, order, "/dispute/check"), 303); /* not before its questions */
        assert_int_equal(get(&desk, order, "/dispute/reason"), 200);
        assert_sees(&desk.buyer, "Question 1 of 4");
        answer(&desk, order, "reason", "reason=inr_in_transit", "remedy");
        assert_not_sees(&desk.buyer, "value=\"replacement\""); /* these rules do not know it */
        answer(&desk, order, "remedy", "remedy=refund_partial", "amount");
        assert_sees(&desk.buyer, "less than 12.50 USD");
        answer(&desk, order, "amount", "amount=10.25", "opened");
        struct str opened =
            arena_printf(&desk.buyer.arena, "at=%.*s", STR_ARG(notebook_day(&desk.buyer, -1)));
        answer(&desk, order, "opened", opened.at, "story");
        assert_sees(&desk.buyer, "The evidence that counts");
        answer(&desk, order, "story", "button=paste&words=My+own+words.", "story");
        assert_sees(&desk.buyer, "My own words.");
        assert_sees(&desk.buyer, "RA123456785CN");
        assert_sees(&desk.buyer, "I ask for a refund of 10.25 USD."); /* what was answered before */
        answer(&desk, order, "story", "button=go&words=The+parcel+never+came.%0AReally.", "check");
        assert_sees(&desk.buyer, "10.25 USD");
        assert_sees(&desk.buyer, "The parcel never came.");
        assert_int_equal(send(&desk, order), 303);
        assert_int_equal(browser_follow(&desk.buyer), 200);
        assert_sees(&desk.buyer, "Your dispute is noted");
        assert_sees(&desk.buyer, "the seller answers the dispute");
        assert_sees(&desk.buyer, "protection ends; the dispute goes on");
        get(&desk, order, "");
        assert_sees(&desk.buyer, "A dispute was opened");
        assert_sees(&desk.buyer, "The parcel never came.");
        get(&desk, order, "/dispute");
        assert_sees(&desk.buyer, "A dispute is open already");
        http_close(&desk.site);
    }
}

static void a_hosted_dispute_is_about_the_lines_that_are_chosen(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        struct str order = host_order(&desk);
        assert_int_equal(
            browser_get(&desk.other, arena_printf(&desk.other.arena, "%.*s/dispute", STR_ARG(order)).at),
            403);
        get(&desk, order, "/dispute/lines");
        assert_sees(&desk.buyer, "Red hat");
        assert_int_equal(refuse(&desk, order, "lines", ""), 422);
        assert_sees(&desk.buyer, "Choose at least one line");
        answer(&desk, order, "lines", "line2=1", "reason");
        assert_sees(&desk.buyer, "Possible from"); /* what is too early stands there with its day */
        assert_int_equal(refuse(&desk, order, "reason", "reason=inr_in_transit"), 422);
        assert_sees(&desk.buyer, "Choose a reason that is possible now.");
        answer(&desk, order, "reason", "reason=snad_not_as_described", "remedy");
        assert_sees(&desk.buyer, "10.00 EUR");
        answer(&desk, order, "remedy", "remedy=refund_full", "story");
        answer(&desk, order, "story", "words=It+is+green,+not+red.", "check");
        assert_sees(&desk.buyer, "Red hat");
        assert_not_sees(&desk.buyer, "<dd class=\"\" dir=\"auto\">Blue coat");
        assert_sees(&desk.buyer, "With this reason you say that the parcel has come");
        assert_int_equal(send_form(&desk, order, ""), 422);
        assert_sees(&desk.buyer, "Say that it is with you; if it is not, choose a reason");
        assert_int_equal(send(&desk, order), 303);
        browser_follow(&desk.buyer);
        assert_sees(&desk.buyer, "Your dispute is open");
        http_close(&desk.site);
    }
}

static void what_does_not_fit_comes_back_beside_its_field(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        struct str order = note_order(&desk, "aliexpress-2016", -55);
        assert_int_equal(refuse(&desk, order, "reason", "reason=none-such"), 422);
        assert_int_equal(refuse(&desk, order, "nothing", "reason=none-such"), 404);
        answer(&desk, order, "reason", "reason=inr_in_transit", "remedy");
        assert_int_equal(refuse(&desk, order, "remedy", "remedy=replacement"), 422);
        assert_sees(&desk.buyer, "Choose what you ask for.");
        answer(&desk, order, "remedy", "remedy=refund_partial", "amount");
        static const char *const amounts[] = {"12.50", "99", "0", "-1", "1.005", "ten", ""};
        for (size_t i = 0; i < COUNT_OF(amounts); i++) {
            struct str form = arena_printf(&desk.buyer.arena, "amount=%s", amounts[i]);
            assert_int_equal(refuse(&desk, order, "amount", form.at), 422);
            assert_sees(&desk.buyer, "amount-error");
            assert_sees(&desk.buyer, arena_printf(&desk.buyer.arena, "value=\"%s\"", amounts[i]).at);
        }
        answer(&desk, order, "amount", "amount=12.49", "opened");
        static const char *const days[] = {"2026-02-30", "2199-01-01", "2001-01-01", "yesterday", ""};
        for (size_t i = 0; i < COUNT_OF(days); i++) {
            struct str form = arena_printf(&desk.buyer.arena, "at=%s", days[i]);
            assert_int_equal(refuse(&desk, order, "opened", form.at), 422);
            assert_sees(&desk.buyer, "at-error");
        }
        answer(&desk, order, "opened",
               arena_printf(&desk.buyer.arena, "at=%.*s", STR_ARG(notebook_day(&desk.buyer, 0))).at, "story");
        assert_int_equal(refuse(&desk, order, "story", "words=no"), 422);
        assert_sees(&desk.buyer, "Say in a sentence or two");
        char long_story[6000];
        memset(long_story, 'x', sizeof long_story);
        memcpy(long_story, "words=", 6);
        long_story[sizeof long_story - 1] = 0;
        assert_int_equal(refuse(&desk, order, "story", long_story), 422);
        assert_sees(&desk.buyer, "at most 5,000 fit");
        assert_sees(&desk.buyer, "xxxxx");
        http_close(&desk.site);
    }
}

static void answers_survive_a_lost_session_and_go_when_sent(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        struct str order = note_order(&desk, "aliexpress-2016", -55);
        answer(&desk, order, "reason", "reason=inr_in_transit", "remedy");
        answer(&desk, order, "remedy", "remedy=refund_full", "opened");
        get(&desk, order, "/dispute/reason");
        assert_sees(&desk.buyer, "checked");
        get(&desk, order, "/dispute");
        assert_sees(&desk.buyer, "Go on with your answers");
        assert_sees(&desk.buyer, "/dispute/opened");
        /* Somebody else has neither the page nor the answers. */
        struct str path = arena_printf(&desk.other.arena, "%.*s/dispute/reason", STR_ARG(order));
        assert_int_equal(browser_get(&desk.other, path.at), 404);
        assert_int_equal(browser_post(&desk.other, path.at, "reason=inr_in_transit"), 404);
        http_close(&desk.site);
    }
}

static void what_changed_meanwhile_is_told_and_the_answers_stay(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        desk.rules = "recourse-default";
        struct str order = host_order(&desk);
        answer(&desk, order, "lines", "line1=1&line2=1", "reason");
        answer(&desk, order, "reason", "reason=snad_not_as_described", "remedy");
        answer(&desk, order, "remedy", "remedy=refund_full", "story");
        answer(&desk, order, "story", "words=It+is+green,+not+red.", "check");
        http_arrange(&desk.site, extend, &desk);
        assert_int_equal(send(&desk, order), 409);
        assert_sees(&desk.buyer, "Something has happened to the order");
        assert_sees(&desk.buyer, "What has happened meanwhile");
        assert_sees(&desk.buyer, "It is green, not red.");
        struct str version =
            arena_copy(&desk.buyer.arena, browser_between(&desk.buyer, "name=\"version\" value=\"", '"'));
        struct str revision =
            arena_copy(&desk.buyer.arena, browser_between(&desk.buyer, "name=\"revision\" value=\"", '"'));
        /* In another window the story is written anew. */
        answer(&desk, order, "story", "words=It+is+blue,+not+red.", "check");
        struct str old = arena_printf(&desk.buyer.arena, "version=%.*s&revision=%.*s", STR_ARG(version),
                                      STR_ARG(revision));
        assert_int_equal(refuse(&desk, order, "check", old.at), 409);
        assert_sees(&desk.buyer, "changed in another window");
        assert_sees(&desk.buyer, "It is blue, not red.");
        assert_int_equal(send(&desk, order), 303);
        assert_int_equal(send(&desk, order), 409); /* pressed twice */
        http_close(&desk.site);
    }
}

static void the_first_page_says_why_not_and_what_comes_first(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        struct str order = note_order(&desk, "etsy", -55);
        get(&desk, order, "");
        assert_sees(&desk.buyer, "Can I open a dispute?");
        get(&desk, order, "/dispute");
        assert_sees(&desk.buyer, "First write to the seller");
        assert_sees(&desk.buyer, "/seller_contacted");
        assert_int_equal(get(&desk, order, "/dispute/reason"), 303);
        assert_int_equal(refuse(&desk, order, "reason", "reason=inr_in_transit"), 303);
        http_close(&desk.site);
    }
}

static void the_deadlines_go_into_a_calendar(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        buyers_enter(&desk, database->url);
        struct str order = note_order(&desk, "aliexpress-2016", -55);
        assert_int_equal(get(&desk, order, "/deadlines.ics"), 200);
        assert_sees(&desk.buyer, "BEGIN:VALARM");
        assert_sees(&desk.buyer, "Blue winter coat: protection ends");
        assert_sees(&desk.buyer, "-protection@recourse");
        struct str path = arena_printf(&desk.other.arena, "%.*s/deadlines.ics", STR_ARG(order));
        assert_int_equal(browser_get(&desk.other, path.at), 404);
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dispute_in_a_notebook_is_noted_question_by_question),
        cmocka_unit_test(a_hosted_dispute_is_about_the_lines_that_are_chosen),
        cmocka_unit_test(what_does_not_fit_comes_back_beside_its_field),
        cmocka_unit_test(answers_survive_a_lost_session_and_go_when_sent),
        cmocka_unit_test(what_changed_meanwhile_is_told_and_the_answers_stay),
        cmocka_unit_test(the_first_page_says_why_not_and_what_comes_first),
        cmocka_unit_test(the_deadlines_go_into_a_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
