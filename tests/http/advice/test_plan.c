/* Advice as people and programs ask for it. */
#include "base/check.h"
#include "http/site/zones.h"
#include "support/kit/ran.h"
#include "support/order/notebook.h"
#include "text/clock/locale.h"

/* The answers of the first question: protection ends in three days, and the extension was ignored. */
static const char *first_question(struct browser *browser, const char *path)
{
    return arena_printf(
               &browser->arena,
               "%s?marketplace=aliexpress&ordered=%.*s&protection_ends=%.*s&tracking=RA123456785CN&event="
               "departed"
               "&event_on=%.*s&extension=ignored&extension_on=%.*s&problem=not-received&shipped=&dispute=",
               path, STR_ARG(notebook_day(browser, -60)), STR_ARG(notebook_day(browser, 3)),
               STR_ARG(notebook_day(browser, -50)), STR_ARG(notebook_day(browser, -4)))
        .at;
}

static void the_first_question_gets_its_plan(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, first_question(guest, "/advice")), 200);
        assert_sees(guest, "<h1>Don&#39;t panic: ");
        assert_sees(guest, "Do this now: Open the dispute");
        assert_sees(guest, "it was ignored. The parcel has not arrived.");
        assert_sees(guest, "href=\"/advice.ics?marketplace=aliexpress&amp;");
        struct str ask = browser_between(guest, "class=\"button\" href=\"/ask?title=", '&');
        assert_true(ask.len > 0);
        assert_sees(guest, "RA...CN"); /* the question does not tell the whole number */
    }
}

static struct str unescaped(struct arena *arena, struct str url)
{
    char *at = arena_take(arena, url.len + 1);
    size_t len = 0;
    while (url.len) {
        struct str part = str_slice(url, 0, str_find(url, STR("amp;")));
        for (size_t i = 0; i < part.len; i++)
            at[len++] = part.at[i];
        url = str_slice(url, part.len + 4, url.len);
    }
    return (struct str){at, len};
}

static void a_plan_becomes_an_order_to_watch(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, buyer)
    {
        browser_become(buyer, "ann", ROLE_MEMBER);
        browser_get(buyer, first_question(buyer, "/advice"));
        struct str query = browser_between(buyer, "href=\"/orders/new?", '"');
        struct str form = unescaped(&buyer->arena, query);
        struct str target = arena_printf(&buyer->arena, "/orders/new?%.*s", STR_ARG(form));
        assert_int_equal(browser_get(buyer, target.at), 200);
        assert_sees(buyer, "value=\"RA");
        struct str whole =
            arena_printf(&buyer->arena, "%.*s&title=Coat&price=12.50&currency=USD", STR_ARG(form));
        assert_int_equal(browser_post(buyer, "/orders/new", whole.at), 303);
        browser_follow(buyer);
        assert_sees(buyer, "You are protected until");
    }
}

static void the_plan_is_there_for_programs_and_calendars(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, program)
    {
        assert_int_equal(browser_get(program, first_question(program, "/api/v1/advice")), 200);
        assert_sees(program, "\"now\":{\"act\":\"open_dispute\",\"do\":");
        assert_sees(program, "\"deadlines\":[{\"what\":\"Your protection ends\",\"at\":\"");
        assert_int_equal(browser_get(program, first_question(program, "/advice.ics")), 200);
        assert_sees(program, "BEGIN:VCALENDAR\r\n");
        assert_sees(program, "SUMMARY:Your protection ends\r\n");
        assert_int_equal(browser_get(program, "/api/v1/advice?marketplace=ebai"), 422);
        assert_sees(program, "did you mean \\\"ebay\\\"?");
        assert_sees(program, "\"field\":\"marketplace\"");
        assert_int_equal(browser_get(program, "/advice.ics?marketplace=ebai"), 422);
    }
}

static void a_wrong_answer_comes_back_with_its_message(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/advice"), 200);
        assert_sees(guest, "Seven short questions");
        assert_not_sees(guest, "error-summary");
        assert_int_equal(browser_get(guest, "/advice?marketplace=ebay&ordered=2016-02-30&tracking=ra1"), 422);
        assert_sees(guest, "href=\"#ordered\"");
        assert_sees(guest, "is no date");
        assert_sees(guest, "value=\"ra1\"");
        assert_sees(guest, "<option value=\"ebay\"\nselected");
        assert_int_equal(browser_get(guest, "/advice?marketplace=ebay&event=departed"), 422);
        assert_sees(guest, "Add the day: the tracking shows it beside the line.");
        assert_int_equal(browser_get(guest, "/advice?marketplace=ebay"), 200);
        assert_sees(guest, "First find out until when it was promised.");
        assert_int_equal(browser_get(guest, "/advice?marketplace=ebay&change=1"), 200);
        assert_sees(guest, "Seven short questions");
    }
}

static void a_pasted_mail_becomes_a_plan(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/advice"), 200);
        assert_sees(guest, "action=\"/advice/paste\"");
        assert_int_equal(browser_post(guest, "/advice/paste",
                                      "text=AliExpress.+Tracking+number:+RA123456785CN.+Protection+ends+in+2+"
                                      "days+4+hours"),
                         200);
        assert_sees(guest, "<h1>Is this right?</h1>");
        assert_sees(guest, "value=\"aliexpress\"");
        assert_sees(guest, "value=\"RA123456785CN\"");
        assert_sees(guest, "id=\"protection_ends\"");
        assert_sees(guest, "<p class=\"hint\" id=\"protection_ends-hint\">"); /* when that is, in words */
        assert_sees(guest, "How did you pay?");
        assert_int_equal(browser_get(guest, "/advice?marketplace=aliexpress&protection_ends=2+days+4+hours"),
                         303);
        browser_follow(guest);
        assert_sees(guest, "you have 2 days");
    }
}

static void one_question_leads_to_the_next_that_matters(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/advice?step=1"), 200);
        assert_sees(guest, "name=\"paid\"");
        assert_int_equal(browser_get(guest, "/advice?step=1&paid=transfer"), 200);
        assert_sees(guest, "name=\"marketplace\"");
        assert_sees(guest, "name=\"paid\" value=\"transfer\"");
        assert_int_equal(
            browser_get(guest, "/advice?step=1&paid=transfer&marketplace=eu-shop&problem=fake-shop&ordered="),
            200);
        assert_sees(guest, "name=\"contacted\"");
        assert_int_equal(browser_get(guest,
                                     "/advice?step=1&paid=transfer&marketplace=eu-shop&problem=fake-shop&"
                                     "ordered=&contacted="),
                         303);
        browser_follow(guest);
        assert_sees(guest, "This money is probably gone.");
        assert_sees(guest, "Who can give the money back");
    }
}

static void the_day_of_what_the_tracking_shows_is_asked_for_there_and_can_be_passed_over(void **state)
{
    static const char missing[] = "Add the day: the tracking shows it beside the line.";
    static const char start[] = "/advice?step=1&paid=card&marketplace=eu-shop&problem=not-received&"
                                "ordered=2026-09-20&promised=&event=held_by_customs";
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, start), 200);
        assert_sees(guest, "When was that?");
        assert_sees(guest, "promised=&amp;step=1\"><svg"); /* back to the question before */
        assert_sees(guest, "event=held_by_customs&amp;change=1\">All questions on one page");
        assert_sees(guest, "promised=&amp;event=&amp;step=1\">I do not know the day");
        assert_int_equal(browser_get(guest, arena_printf(&guest->arena, "%s&event_on=", start).at), 200);
        assert_sees(guest, missing); /* and not behind the last question, on another page */
        assert_sees(guest, "When was that?");
        assert_int_equal(browser_get(guest, "/advice?step=1&paid=card&marketplace=eu-shop&"
                                            "problem=not-received&ordered=2026-09-20&promised=&event="),
                         200);
        assert_sees(guest, "name=\"contacted\"");
        assert_int_equal(browser_get(guest, "/advice?marketplace=ebay&ordered=2026-09-20&event=in_transit"),
                         422);
        assert_sees(guest, missing);
        assert_sees(guest, "id=\"event_on-error\"");
    }
}

/* The answers up to the dispute; `rest` are those behind them. */
static int answer(struct browser *guest, const char *place, const char *contacted, const char *rest)
{
    struct str address = arena_printf(&guest->arena,
                                      "/advice?step=1&%s&problem=not-received&ordered=2026-09-20&"
                                      "promised=2026-11-01&protection_ends=&tracking=&event=&contacted=%s%s",
                                      place, contacted, rest);
    return browser_get(guest, address.at);
}

static void whether_there_is_a_dispute_is_asked_of_who_has_written_and_can_have_one(void **state)
{
    static const char asks[] = "Is there a dispute?", field[] = "name=\"dispute\"";
    static const char shop[] = "paid=card&marketplace=ebay", law[] = "paid=card&marketplace=eu-shop",
                      paypal[] = "paid=paypal&marketplace=eu-shop";
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(answer(guest, shop, "2026-11-05", "&extension="), 200);
        assert_sees(guest, asks);
        assert_sees(guest, field);
        assert_int_equal(answer(guest, paypal, "2026-11-05", "&extension="), 200);
        assert_sees(guest, asks);
        assert_int_equal(answer(guest, shop, "", "&extension="), 303); /* who has not written has none */
        assert_int_equal(answer(guest, law, "2026-11-05", "&extension="), 303);
        assert_int_equal(answer(guest, shop, "2026-11-05", "&extension=&dispute="), 303);
        assert_int_equal(answer(guest, shop, "2026-11-05", "&extension=&dispute=opened"), 200);
        assert_sees(guest, "Since when does it stand like this?");
        assert_int_equal(
            answer(guest, shop, "2026-11-05", "&extension=&dispute=refused&dispute_on=2026-11-20"), 303);
        browser_follow(guest);
        assert_sees(guest, "The seller says no");
    }
}

static void nobody_is_given_the_rules_of_a_place_that_they_did_not_name(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/advice"), 200);
        assert_sees(guest, "Please choose");
        assert_not_sees(guest, "Choose where you bought.");
        assert_int_equal(browser_get(guest, "/advice?step=1&paid=card&marketplace="), 200);
        assert_sees(guest, "Choose where you bought.");
        assert_sees(guest, "name=\"marketplace\"");
        assert_not_sees(guest, "name=\"marketplace\" value");
        assert_int_equal(browser_get(guest, "/advice?paid=card&marketplace=&ordered=2026-09-20"), 422);
        assert_sees(guest, "Say on which marketplace you bought");
        assert_sees(guest, "value=\"2026-09-20\"");
    }
}

static void what_is_asked_goes_by_what_is_wrong(void **state)
{
    static const struct {
        const char *answers, *question; /* NULL: the plan */
    } rows[] = {
        {"incomplete&ordered=2026-11-01", "When did it come?"},
        {"wrong-item&ordered=2026-11-01", "When did it come?"},
        {"digital&ordered=2026-11-01", "For which day was it promised?"},
        {"digital&ordered=2026-11-01&promised=", "When did you write to the seller?"},
        {"subscription", "When were you last charged?"},
        {"subscription&ordered=2026-11-01", "When did you write to the seller?"},
        {"refund-missing&ordered=2026-10-01", "Empty: it has not come."},
        {"refund-missing&ordered=2026-10-01&received=", "When did you cancel it or send it back?"},
        {"bankrupt&ordered=2026-10-01", NULL},
    };
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str address = arena_printf(
                &guest->arena, "/advice?step=1&paid=card&marketplace=eu-shop&problem=%s", rows[i].answers);
            assert_int_equal(browser_get(guest, address.at), rows[i].question ? 200 : 303);
            if (rows[i].question)
                assert_sees(guest, rows[i].question);
        }
        browser_follow(guest);
        assert_sees(guest, "The shop is closed");
    }
}

static void ask_tagged(struct browser *browser, const char *tag)
{
    struct str form = arena_printf(&browser->arena,
                                   "category=%lld&title=My+package+has+not+arrived&body=Two+months.&tags=%s",
                                   (long long)browser->site->category_id, tag);
    assert_int_equal(browser_post(browser, "/ask", form.at), 303);
}

static void questions_about_delivery_lead_to_a_plan(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        browser_become(guest, "ann", ROLE_MEMBER);
        ask_tagged(guest, "tracking");
        assert_int_equal(browser_follow(guest), 200);
        assert_sees(guest, "<h2 id=\"advice-panel\">What should I do?</h2>");
        ask_tagged(guest, "refund");
        assert_int_equal(browser_follow(guest), 200);
        assert_not_sees(guest, "advice-panel");
        assert_int_equal(browser_get(guest, "/ask"), 200);
        assert_sees(guest, "href=\"/advice\">Seven short questions</a>");
    }
}

/* ---- where the reader is ---- */

static const struct {
    const char *zone, *coded;
    bool east; /* far enough for midnight in UTC to be the day itself */
} places[] = {{"Pacific/Auckland", "Pacific%2FAuckland", true},
              {"Europe/Berlin", "Europe%2FBerlin", true},
              {"America/Los_Angeles", "America%2FLos_Angeles", false}};

/* "Monday, November 30, 2026" as the page in English has a day. */
static struct str day_said(struct browser *browser, int64_t days)
{
    struct instant at = instant_add(instant_now(), SPAN_DAYS(days));
    return locale_date(&browser->arena, NULL, civil_from_instant(at, 0), DATE_DAY);
}

/* Protection that ends in five days: until the evening of the fourth, whatever the clocks there say. */
static const char *ends_in_five_days(struct browser *browser, const char *path, const char *zone)
{
    return arena_printf(&browser->arena,
                        "%s?marketplace=aliexpress&ordered=%.*s&contacted=%.*s&protection_ends=%.*s&tracking="
                        "RA123456785CN&problem=not-received%s%s",
                        path, STR_ARG(notebook_day(browser, -60)), STR_ARG(notebook_day(browser, -20)),
                        STR_ARG(notebook_day(browser, 5)), zone ? "&zone=" : "", zone ? zone : "")
        .at;
}

static const char *evening(struct browser *browser, int64_t days)
{
    return arena_printf(&browser->arena, "the evening of %.*s", STR_ARG(day_said(browser, days))).at;
}

static void a_day_is_the_same_evening_for_a_reader_anywhere(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, reader)
    {
        browser_become(reader, "ann", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(places); i++) {
            struct str form = arena_printf(&reader->arena, "handle=ann&about=&zone=%s", places[i].coded);
            assert_int_equal(browser_post(reader, "/account/profile", form.at), 303);
            assert_int_equal(browser_get(reader, ends_in_five_days(reader, "/advice", NULL)), 200);
            assert_sees(reader, evening(reader, 4));
            assert_not_sees(reader, evening(reader, 3));
            assert_not_sees(reader, evening(reader, 5));
            assert_not_sees(reader, " UTC");
            const char *damaged =
                arena_printf(
                    &reader->arena,
                    "/api/v1/advice?marketplace=aliexpress&ordered=%.*s&received=%.*s&protection_ends="
                    "%.*s&problem=damaged",
                    STR_ARG(notebook_day(reader, -60)), STR_ARG(notebook_day(reader, -3)),
                    STR_ARG(notebook_day(reader, 5)))
                    .at;
            assert_int_equal(browser_get(reader, damaged), 200);
            assert_sees(reader, evening(reader, 2));
            assert_not_sees(reader, " UTC");
        }
    }
}

/* In UTC's last hours it is tomorrow already in Auckland: then its own clocks are told. */
static void the_last_day_is_told_by_the_readers_clocks(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        for (size_t i = 0; i < COUNT_OF(places); i++) {
            struct arena *arena = &guest->arena;
            const struct zone *zone = zones_find(guest->site->app.zones, str_from(places[i].zone));
            assert_non_null(zone);
            struct civil there = zone_civil(zone, instant_now());
            struct str today = arena_printf(arena, "%04d-%02d-%02d", there.year, there.month, there.day);
            bool utc_has_it = str_eq(today, notebook_day(guest, 0));
            const char *address =
                arena_printf(
                    arena,
                    "/advice?marketplace=aliexpress&ordered=%.*s&contacted=%.*s&protection_ends=%.*s&"
                    "problem=not-received&zone=%s",
                    STR_ARG(notebook_day(guest, -60)), STR_ARG(notebook_day(guest, -20)), STR_ARG(today),
                    places[i].coded)
                    .at;
            assert_int_equal(browser_get(guest, address), 200);
            struct str said = locale_date(arena, NULL, there, DATE_DAY);
            if (utc_has_it || !places[i].east)
                assert_sees(guest, arena_printf(arena, "the evening of %.*s", STR_ARG(said)).at);
            assert_not_sees(guest, " UTC");
        }
    }
}

/* "20261204T110000Z", as calendars have it. */
static const char *stamp(struct browser *browser, struct instant at)
{
    struct civil civil = civil_from_instant(at, 0);
    return arena_printf(&browser->arena, "DTSTART:%04d%02d%02dT%02d%02d00Z\r\n", civil.year, civil.month,
                        civil.day, civil.hour, civil.minute)
        .at;
}

static void a_calendar_shows_the_end_on_the_evening_that_the_plan_says(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        for (size_t i = 0; i < COUNT_OF(places); i++) {
            const struct zone *zone = zones_find(guest->site->app.zones, str_from(places[i].zone));
            struct instant now = instant_now(), day = {now.ms - now.ms % SPAN_DAYS(1).ms + SPAN_DAYS(5).ms};
            struct span ahead = SPAN_SECONDS(zone_offset_at(zone, day).seconds); /* and not of now */
            struct instant midnight = instant_add(day, SPAN_MS(-ahead.ms));
            assert_int_equal(browser_get(guest, ends_in_five_days(guest, "/advice.ics", places[i].coded)),
                             200);
            assert_sees(guest, stamp(guest, places[i].east ? midnight : day));
        }
        assert_int_equal(browser_get(guest, ends_in_five_days(guest, "/advice.ics", "Mars%2FNorth")), 200);
        assert_int_equal(browser_get(guest, ends_in_five_days(guest, "/api/v1/advice", "Mars%2FNorth")), 422);
        assert_sees(guest, "\"field\":\"zone\"");
    }
}

static void a_guests_browser_says_where_it_is_and_a_shared_link_does_not(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        static const char field[] = "<input type=\"hidden\" name=\"zone\" data-zone>";
        assert_int_equal(browser_get(guest, "/advice"), 200);
        assert_sees(guest, field);
        assert_int_equal(browser_get(guest, "/advice?step=1"), 200);
        assert_sees(guest, field);
        assert_int_equal(browser_get(guest, "/advice?step=1&paid=card&zone=Europe%2FBerlin"), 200);
        assert_not_sees(guest, field);
        assert_sees(guest, "name=\"zone\" value=\"Europe/Berlin\"");
        assert_int_equal(browser_get(guest, ends_in_five_days(guest, "/advice", "Asia%2FCalcutta")), 200);
        assert_sees(guest, "href=\"/advice.ics?marketplace=aliexpress&amp;");
        assert_sees(guest, "zone=Asia%2FCalcutta");
        struct str shared = browser_between(guest, "http://localhost/advice?", '<');
        assert_true(shared.len > 0 && str_find(shared, STR("zone")) == shared.len);
        browser_become(guest, "ann", ROLE_MEMBER); /* whose account says it */
        assert_int_equal(browser_get(guest, "/advice"), 200);
        assert_not_sees(guest, field);
    }
}

/* At a fixed hour: the day that was told, its last hours there, and what is left of it where it is over already. */
static void the_command_goes_by_the_clocks_of_the_zone_that_it_is_given(void **state)
{
    static const char told[] = "recourse advise --marketplace aliexpress --ordered 2026-10-01 --contacted "
                               "2026-11-01 --protection-ends 2026-12-01";
    static const struct {
        const char *before, *rest;
        int status;
        const char *says;
    } rows[] = {
        {"", "--now 2026-11-25T08:00:00Z --zone Pacific/Auckland", 0,
         "the evening of Monday, November 30, 2026"},
        {"", "--now 2026-11-25T08:00:00Z --zone Europe/Berlin", 0,
         "the evening of Monday, November 30, 2026"},
        {"", "--now 2026-11-25T08:00:00Z --zone America/Los_Angeles", 0,
         "the evening of Monday, November 30, 2026"},
        {"", "--now 2026-11-25T08:00:00Z --format ics --zone Pacific/Auckland", 0,
         "DTSTART:20261130T110000Z"},
        {"", "--now 2026-11-25T08:00:00Z --format ics --zone Europe/Berlin", 0, "DTSTART:20261130T230000Z"},
        {"", "--now 2026-11-25T08:00:00Z --format ics --zone America/Los_Angeles", 0,
         "DTSTART:20261201T000000Z"},
        {"", "--now 2026-12-02T05:00:00Z --zone America/Los_Angeles", 0,
         "Until: the evening of Tuesday, December 1, 2026"},
        {"", "--now 2026-12-01T22:30:00Z --zone Europe/Berlin", 0,
         "Until: the evening of Tuesday, December 1, 2026"},
        {"", "--now 2026-12-01T23:30:00Z --zone Europe/Berlin", 0, "Protection has ended"},
        {"", "--now 2026-12-01T20:00:00Z --zone Pacific/Auckland", 0, "Protection has ended"},
        {"", "--now 2026-12-01T08:00:00Z --zone Pacific/Auckland", 0,
         "Until: the evening of Tuesday, December 1, 2026"},
        {"", "--now 2026-12-01T08:00:00Z --format json --zone Pacific/Auckland", 0,
         "\"by\":\"2026-12-01T10:59:00Z\""},
        {"LANG=de_DE.UTF-8", "--now 2026-12-01T08:00:00Z --zone Pacific/Auckland", 0, "1. Dezember 2026"},
        {"", "--zone Mars/North", 2, "--zone takes the name of a time zone, such as Europe/Berlin"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ran ran;
        assert_shell(&ran, rows[i].status, rows[i].says, "LC_ALL= LC_MESSAGES= LANG= %s %s %s",
                     rows[i].before, told, rows[i].rest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_question_gets_its_plan),
        cmocka_unit_test(a_plan_becomes_an_order_to_watch),
        cmocka_unit_test(the_plan_is_there_for_programs_and_calendars),
        cmocka_unit_test(a_wrong_answer_comes_back_with_its_message),
        cmocka_unit_test(a_pasted_mail_becomes_a_plan),
        cmocka_unit_test(one_question_leads_to_the_next_that_matters),
        cmocka_unit_test(the_day_of_what_the_tracking_shows_is_asked_for_there_and_can_be_passed_over),
        cmocka_unit_test(whether_there_is_a_dispute_is_asked_of_who_has_written_and_can_have_one),
        cmocka_unit_test(nobody_is_given_the_rules_of_a_place_that_they_did_not_name),
        cmocka_unit_test(what_is_asked_goes_by_what_is_wrong),
        cmocka_unit_test(questions_about_delivery_lead_to_a_plan),
        cmocka_unit_test(a_day_is_the_same_evening_for_a_reader_anywhere),
        cmocka_unit_test(the_last_day_is_told_by_the_readers_clocks),
        cmocka_unit_test(a_calendar_shows_the_end_on_the_evening_that_the_plan_says),
        cmocka_unit_test(the_command_goes_by_the_clocks_of_the_zone_that_it_is_given),
        cmocka_unit_test(a_guests_browser_says_where_it_is_and_a_shared_link_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
