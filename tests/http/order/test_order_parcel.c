/* The parcel of an order: its numbers, what was seen of it, and what the page makes of that. */
#include "service/order/notice.h"
#include "support/order/notebook.h"

static struct str note_order(struct browser *who, const char *number)
{
    return notebook_note(who, number, "Best+Coats");
}

static const char *path(struct browser *who, struct str order, const char *rest)
{
    return arena_printf(&who->arena, "%.*s%s", STR_ARG(order), rest).at;
}

static int add_event(struct notebook *desk, struct str order, int64_t days, const char *words)
{
    struct str form = arena_printf(&desk->buyer.arena, "what=event&date=%.*s&words=%s",
                                   STR_ARG(notebook_day(&desk->buyer, days)), words);
    return browser_post(&desk->buyer, path(&desk->buyer, order, "/parcel"), form.at);
}

static void an_order_says_what_its_number_means(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "ra+123+456+785+cn");
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "RA123456785CN");
        assert_sees(&desk.buyer, ">Valid<");
        assert_sees(&desk.buyer, "China");
        assert_sees(&desk.buyer, "Nothing was seen of it yet");
        struct str wrong = note_order(&desk.buyer, "RA123456789CN");
        browser_get(&desk.buyer, wrong.at);
        assert_sees(&desk.buyer, ">Not valid<");
        notebook_close(&desk);
    }
}

static void what_the_carriers_page_says_becomes_the_advice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        assert_int_equal(browser_get(&desk.buyer, path(&desk.buyer, order, "/parcel")), 200);
        assert_int_equal(add_event(&desk, order, -50, "Accepted+at+counter"), 303);
        assert_int_equal(add_event(&desk, order, -45, "Departed+from+outward+office+of+exchange"), 303);
        assert_int_equal(add_event(&desk, order, -45, "Departed+from+outward+office+of+exchange"), 303);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "Departed from its country");
        assert_sees(&desk.buyer, "Departed from outward office of exchange");
        assert_sees(&desk.buyer, "the buyer&#39;s word");
        assert_sees(&desk.buyer, "Accepted by the carrier");
        assert_sees(&desk.buyer, "The parcel may still come");
        assert_int_equal(http_count(&desk.site, SQL_parcel_event_count, (struct value[]){INT(1)}, 1), 2);
        notebook_close(&desk);
    }
}

static void what_customs_ask_for_is_looked_up_on_the_carriers_page_by_the_steps_button(void **state)
{
    static const char button[] = "<a class=\"button\" href=\"https://";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        assert_int_equal(add_event(&desk, order, -5, "Held+by+customs"), 303);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "Customs wait for something: it is not lost.");
        assert_sees(&desk.buyer, button);
        struct str wrong = note_order(&desk.buyer, "RA123456789CN");
        assert_int_equal(add_event(&desk, wrong, -5, "Held+by+customs"), 303);
        browser_get(&desk.buyer, wrong.at);
        assert_not_sees(&desk.buyer, button);
        assert_sees(&desk.buyer, ">Add or mend the tracking number</a>");
        struct str day =
            str_slice(when_iso(&desk.buyer.arena, instant_add(instant_now(), SPAN_DAYS(3))), 0, 10);
        assert_int_equal(
            add_event(&desk, order, 0,
                      arena_printf(&desk.buyer.arena, "Available+for+pickup+until+%.*s", STR_ARG(day)).at),
            303);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "The last event was today.");
        struct str fetch = browser_between(&desk.buyer, "Fetch it by ", ':');
        assert_true(fetch.len > 0 && str_find(fetch, STR("UTC")) == fetch.len); /* a day, and no hour of it */
        notebook_close(&desk);
    }
}

static void a_parcel_may_have_several_numbers(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "LP00724622449605");
        const char *form = path(&desk.buyer, order, "/parcel");
        assert_int_equal(browser_post(&desk.buyer, form, "what=number&new_number=RA+123456785+CN"), 303);
        assert_int_equal(browser_post(&desk.buyer, form, "what=number&new_number=---"), 422);
        assert_sees(&desk.buyer, "There is a problem");
        browser_get(&desk.buyer, form);
        assert_sees(&desk.buyer, "Which number?");
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "RA123456785CN");
        assert_sees(&desk.buyer, "LP00724622449605");
        notebook_close(&desk);
    }
}

static void a_day_that_cannot_be_is_named_beside_its_field(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        const char *form = path(&desk.buyer, order, "/parcel");
        assert_int_equal(browser_post(&desk.buyer, form, "what=event&date=2026-02-30&words=Accepted"), 422);
        assert_sees(&desk.buyer, "id=\"date-error\"");
        assert_int_equal(add_event(&desk, order, 9, "Accepted"), 422);
        assert_sees(&desk.buyer, "lies in the future");
        assert_int_equal(add_event(&desk, order, -9, ""), 422);
        assert_sees(&desk.buyer, "id=\"words-error\"");
        assert_int_equal(http_count(&desk.site, SQL_parcel_event_count, (struct value[]){INT(1)}, 1), 0);
        notebook_close(&desk);
    }
}

static void contradictions_are_said(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        note_order(&desk.other, "RA123456785CN");
        assert_int_equal(add_event(&desk, order, -70, "Accepted+at+counter"), 303);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "The same number stands on another order.");
        assert_sees(&desk.buyer, "events from before your order");
        notebook_close(&desk);
    }
}

static void a_delivery_that_the_buyer_notes_moves_the_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        assert_int_equal(add_event(&desk, order, -1, "Delivered+to+the+neighbour"), 200);
        assert_sees(&desk.buyer, "This says that it was delivered");
        assert_sees(&desk.buyer, "cannot be taken back");
        assert_sees(&desk.buyer, "value=\"Delivered to the neighbour\"");
        browser_get(&desk.buyer, order.at);
        assert_not_sees(&desk.buyer, "Delivered to the neighbour"); /* nothing is noted yet */
        assert_int_equal(add_event(&desk, order, -1, "Delivered+to+the+neighbour&sure=1"), 303);
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "The tracking says delivered");
        assert_sees(&desk.buyer, "Delivered to the neighbour");
        notebook_close(&desk);
    }
}

static void of_two_parcels_the_page_says_which_came(void **state)
{
    (void)state;
    static const struct {
        const char *number, *words;
        int64_t days;
    } rows[] = {{"RA123456785CN", "Accepted+at+counter", -10},
                {"RB123456785DE", "Accepted+at+counter", -9},
                {"RA123456785CN", "Departed+from+outward+office+of+exchange", -5},
                {"RB123456785DE", "Delivered", -2}};
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            struct str words = arena_printf(&desk.buyer.arena, "%s&number=%s", rows[i].words, rows[i].number);
            assert_int_equal(add_event(&desk, order, rows[i].days, words.at),
                             303); /* nothing is asked again */
        }
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "A parcel of this order has come, and another is under way.");
        assert_sees(&desk.buyer, "Delivered on");
        assert_int_equal(add_event(&desk, order, -1, "Delivered&number=RA123456785CN"), 200);
        assert_sees(&desk.buyer, "This says that it was delivered");
        assert_int_equal(add_event(&desk, order, -1, "Delivered&number=RA123456785CN&sure=1"), 303);
        browser_get(&desk.buyer, order.at);
        assert_not_sees(&desk.buyer, "another is under way");
        assert_sees(&desk.buyer, "The tracking says delivered");
        notebook_close(&desk);
    }
}

/* One thing, sent so many days ago under a number that is still under way. */
static struct str note_coats(struct notebook *desk, int64_t sent)
{
    struct str form = arena_printf(
        &desk->buyer.arena,
        "policy=ebay&title=Two+coats&price=12.50&currency=USD&ordered=%.*s&shipped=%.*s&promised=%.*s&"
        "tracking=RA123456785CN&seller=Best+Coats&number=8124",
        STR_ARG(notebook_day(&desk->buyer, sent - 2)), STR_ARG(notebook_day(&desk->buyer, sent)),
        STR_ARG(notebook_day(&desk->buyer, 20)));
    assert_int_equal(browser_post(&desk->buyer, "/orders/new", form.at), 303);
    struct str order = arena_copy(&desk->buyer.arena, desk->buyer.location);
    add_event(desk, order, sent + 8, "Accepted+at+counter&number=RA123456785CN");
    add_event(desk, order, sent + 9, "Accepted+at+counter&number=RB123456785DE");
    add_event(desk, order, -5, "Departed+from+outward+office+of+exchange&number=RA123456785CN");
    return order;
}

/* eBay's thirty days run for what is here, whatever else is under way. */
static void what_has_come_of_two_parcels_has_its_own_last_day(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_coats(&desk, -18);
        browser_get(&desk.buyer, order.at);
        assert_not_sees(&desk.buyer, "What was in it can be complained of until");
        add_event(&desk, order, -2, "Delivered&number=RB123456785DE");
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "What was in it can be complained of until");
        assert_sees(&desk.buyer, "Part of this order has come; this is about what has not.");
        assert_sees(&desk.buyer, "what came in a parcel of its own");
        browser_get(&desk.buyer, path(&desk.buyer, order, "/deadlines.ics"));
        assert_sees(&desk.buyer, "part@recourse");
        browser_get(
            &desk.buyer,
            arena_printf(&desk.buyer.arena, "/api/v1%s", path(&desk.buyer, order, "/tracking-events")).at);
        assert_sees(&desk.buyer, "\"complain_until\":\"20");
        notebook_close(&desk);
    }
}

/* Its own last day is the first that counts; the rest is protected for weeks. */
static void what_has_come_is_looked_at_before_its_own_end(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_coats(&desk, -48);
        add_event(&desk, order, -28, "Delivered&number=RB123456785DE");
        browser_get(&desk.buyer, order.at);
        assert_sees(&desk.buyer, "The time to complain of what has come is nearly over.");
        assert_sees(&desk.buyer, "what came in a parcel of its own");
        assert_sees(&desk.buyer, "You are protected until"); /* the rest */
        order = note_coats(&desk, -58);
        add_event(&desk, order, -38, "Delivered&number=RB123456785DE"); /* over: the rest is left */
        browser_get(&desk.buyer, order.at);
        assert_not_sees(&desk.buyer, "complain of what has come");
        assert_not_sees(&desk.buyer, "what came in a parcel of its own");
        assert_sees(&desk.buyer, "Part of this order has come; this is about what has not.");
        notebook_close(&desk);
    }
}

static const char *api_of(struct notebook *desk, struct str order)
{
    return arena_printf(&desk->buyer.arena, "/api/v1%.*s", STR_ARG(order)).at;
}

static enum err tell_later(struct ctx *ctx, void *arg)
{
    const struct notebook *desk = arg;
    size_t done;
    ctx->now = instant_add(ctx->now, SPAN_HOURS(36));
    return notice_tick(ctx, &desk->site.app.policies, 100, &done);
}

/* The numbers alone say it: programs, lists and reminders name the end as the page does. */
static void what_came_by_its_number_alone_is_a_deadline_everywhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_coats(&desk, -48);
        browser_get(&desk.buyer, api_of(&desk, order));
        assert_not_sees(&desk.buyer, "\"deadline\":\"part\"");
        add_event(&desk, order, -28, "Delivered&number=RB123456785DE");
        browser_get(&desk.buyer, api_of(&desk, order));
        assert_sees(&desk.buyer, "\"deadline\":\"part\"");
        struct str soon =
            arena_printf(&desk.buyer.arena, "\"next_deadline_at\":\"%.10s", notebook_day(&desk.buyer, 2).at);
        assert_sees(&desk.buyer, soon.at);
        browser_get(&desk.buyer, "/api/v1/orders");
        assert_sees(&desk.buyer, soon.at);
        browser_get(&desk.buyer, "/orders");
        assert_sees(&desk.buyer, "what came in a parcel of its own");
        browser_get(&desk.buyer, "/notices");
        assert_not_sees(&desk.buyer, "what came in a parcel of its own");
        http_arrange(&desk.site, tell_later, &desk);
        browser_get(&desk.buyer, "/notices");
        assert_sees(&desk.buyer, "what came in a parcel of its own");
        notebook_close(&desk);
    }
}

/* What came first is over; what came second is told of from then on. */
static void of_what_came_by_numbers_the_next_end_is_told(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_coats(&desk, -58);
        add_event(&desk, order, -40, "Accepted+at+counter&number=RC123456785GB");
        add_event(&desk, order, -10, "Delivered&number=RC123456785GB");
        add_event(&desk, order, -38, "Delivered&number=RB123456785DE");
        browser_get(&desk.buyer, api_of(&desk, order));
        assert_sees(&desk.buyer, arena_printf(&desk.buyer.arena, "\"next_deadline_at\":\"%.10s",
                                              notebook_day(&desk.buyer, 20).at)
                                     .at);
        add_event(&desk, order, -1, "Delivered&number=RA123456785CN&sure=1"); /* all is here */
        browser_get(&desk.buyer, api_of(&desk, order));
        assert_not_sees(&desk.buyer, "\"deadline\":\"part\"");
        assert_sees(&desk.buyer, "\"shipment\":\"delivered\"");
        notebook_close(&desk);
    }
}

/* By the rules alone its protection would be over: sixty days from the order. */
static void what_a_plan_knows_goes_along_into_the_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str form = arena_printf(
            &desk.buyer.arena,
            "policy=aliexpress-2016&title=Coat&price=12.50&currency=USD&ordered=%.*s&protection_ends=%.*s&"
            "tracking=RA123456785CN&event=departed&event_on=%.*s&contacted=%.*s&extension=ignored",
            STR_ARG(notebook_day(&desk.buyer, -60)), STR_ARG(notebook_day(&desk.buyer, 3)),
            STR_ARG(notebook_day(&desk.buyer, -50)), STR_ARG(notebook_day(&desk.buyer, -8)));
        assert_int_equal(browser_post(&desk.buyer, "/orders/new", form.at), 303);
        assert_int_equal(browser_follow(&desk.buyer), 200);
        assert_sees(&desk.buyer, "You are protected until");
        assert_sees(&desk.buyer, "Departed from its country");
        assert_sees(&desk.buyer, "The seller was written to");
        assert_sees(&desk.buyer,
                    "The extension was refused</h3><p class=\"byline\">\n<span>by the seller</span>");
        assert_sees(&desk.buyer, "What should I do now?</span> Open the dispute");
        notebook_close(&desk);
    }
}

static void nobody_else_adds_to_an_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = note_order(&desk.buyer, "RA123456785CN");
        const char *form = path(&desk.other, order, "/parcel");
        assert_int_equal(browser_get(&desk.other, form), 404);
        assert_int_equal(browser_post(&desk.other, form, "what=number&new_number=RA123456785CN"), 404);
        assert_int_equal(browser_post(&desk.other, form, "what=event&date=2026-01-01&words=Delivered"), 404);
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_says_what_its_number_means),
        cmocka_unit_test(what_the_carriers_page_says_becomes_the_advice),
        cmocka_unit_test(what_customs_ask_for_is_looked_up_on_the_carriers_page_by_the_steps_button),
        cmocka_unit_test(a_parcel_may_have_several_numbers),
        cmocka_unit_test(a_day_that_cannot_be_is_named_beside_its_field),
        cmocka_unit_test(contradictions_are_said),
        cmocka_unit_test(a_delivery_that_the_buyer_notes_moves_the_order),
        cmocka_unit_test(of_two_parcels_the_page_says_which_came),
        cmocka_unit_test(what_has_come_of_two_parcels_has_its_own_last_day),
        cmocka_unit_test(what_has_come_is_looked_at_before_its_own_end),
        cmocka_unit_test(what_came_by_its_number_alone_is_a_deadline_everywhere),
        cmocka_unit_test(of_what_came_by_numbers_the_next_end_is_told),
        cmocka_unit_test(what_a_plan_knows_goes_along_into_the_order),
        cmocka_unit_test(nobody_else_adds_to_an_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
