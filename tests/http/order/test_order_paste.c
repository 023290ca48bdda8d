/* A pasted mail becomes an order to watch: at most six facts to look at, one to mend, done. */
#include "support/order/notebook.h"

static const char mail[] =
    "text=eBay:+Ihr+Artikel+wurde+verschickt.+Bestellnummer:+12-34567-89012+Bestelldatum:+02.11.2026+"
    "Versandt+am+05.11.2026+Lieferung+bis+20.11.2026+K%C3%A4uferschutz+bis+31.12.2026+Sendungsnummer+"
    "RA123456785CN+Gesamtsumme:+1.299,00+%E2%82%AC";

static size_t count_in(struct str text, struct str part)
{
    size_t count = 0;
    for (size_t at; (at = str_find(text, part)) < text.len; count++)
        text = str_slice(text, at + part.len, text.len);
    return count;
}

static void assert_chosen(struct str page, struct str option)
{
    struct str rest = str_slice(page, str_find(page, option) + option.len, page.len);
    assert_true(str_find(rest, STR("selected")) < str_find_char(rest, '>'));
}

static void a_pasted_mail_shows_at_most_six_facts_and_becomes_an_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        assert_int_equal(browser_get(&desk.buyer, "/orders/new"), 200);
        assert_sees(&desk.buyer, "action=\"/orders/new/paste\"");
        assert_int_equal(browser_post(&desk.buyer, "/orders/new/paste", mail), 303);
        browser_follow(&desk.buyer);
        assert_sees(&desk.buyer, "<h1>Is this right?</h1>");
        struct str page = desk.buyer.body;
        page = str_slice(page, str_find(page, STR("data-draft=\"order\"")), page.len);
        struct str open = str_slice(page, 0, str_find(page, STR("<details")));
        assert_int_equal(count_in(open, STR("<div class=\"field")) - 1, 6); /* the currency is the price's */
        assert_sees(&desk.buyer, "value=\"1299.00\"");
        assert_chosen(page, STR("value=\"EUR\""));
        assert_chosen(page, STR("value=\"ebay\""));
        assert_sees(&desk.buyer, "value=\"2026-11-20\"");
        assert_sees(&desk.buyer, "value=\"2026-11-02\"");
        assert_sees(&desk.buyer, "value=\"12-34567-89012\"");
        assert_sees(&desk.buyer, "value=\"Order 12-34567-89012\"");
        assert_sees(&desk.buyer, "value=\"2026-12-31\"");
        assert_not_sees(&desk.buyer, "verschickt"); /* the mail stands nowhere any more */
        notebook_close(&desk);
    }
}

/* "Ends in 2 days 4 hours" is a moment, and the form has days that count to their end in California. */
static void an_order_is_not_protected_longer_than_the_mail_says(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct civil day;
        struct instant told = instant_add(instant_now(), SPAN_HOURS(52));
        assert_int_equal(browser_post(&desk.buyer, "/orders/new/paste",
                                      "text=AliExpress+Order+8123447100001234+Ordered+on+2026-09-20+"
                                      "Purchase+protection+ends+in+2+days+4+hours"),
                         303);
        browser_follow(&desk.buyer);
        assert_sees(&desk.buyer, "value=\"aliexpress\"\nselected");
        struct str value = browser_between(
            &desk.buyer, "<input id=\"protection_ends\" name=\"protection_ends\" type=\"date\" value=\"",
            '"');
        assert_true(civil_read_date(value, &day));
        day.hour = 23;
        assert_false(
            instant_before(told, civil_to_instant(day, -7 * 60))); /* at the earliest, by summer time */
        notebook_close(&desk);
    }
}

static void where_nothing_is_found_the_form_asks(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        assert_int_equal(browser_post(&desk.buyer, "/orders/new/paste", "text=hello+there"), 303);
        browser_follow(&desk.buyer);
        assert_sees(&desk.buyer, "Nothing was found that is sure.");
        assert_sees(&desk.buyer, "name=\"title\"");
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pasted_mail_shows_at_most_six_facts_and_becomes_an_order),
        cmocka_unit_test(an_order_is_not_protected_longer_than_the_mail_says),
        cmocka_unit_test(where_nothing_is_found_the_form_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
