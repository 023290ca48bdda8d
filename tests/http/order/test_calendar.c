/* One's deadlines in a calendar that follows a secret link. */
#include "base/check.h"
#include "support/order/notebook.h"
#include "support/order/shop.h"

#include "core/value/bucket.h"

#include <string.h>

static struct str made_link(struct browser *b)
{
    assert_int_equal(browser_post(b, "/account/calendar", ""), 200);
    struct str link = browser_between(b, "/calendars/", '<');
    assert_int_equal(link.len, 43);
    return arena_printf(&b->arena, "/calendars/%.*s", STR_ARG(link));
}

static int read_link(struct browser *b, struct str link)
{
    return browser_get(b, arena_printf(&b->arena, "%.*s", STR_ARG(link)).at);
}

/* RFC 5545: lines of at most 75 bytes that end in CR LF, parts that close, and what each part must have. */
static void assert_is_calendar(struct browser *b)
{
    struct str rest = b->body, parts[8];
    size_t depth = 0, components = 0;
    bool uid = false, stamp = false, start = false;
    while (rest.len) {
        size_t end = str_find(rest, STR("\r\n"));
        struct str line = str_slice(rest, 0, end);
        assert_true(end < rest.len && line.len <= 75 && str_find_char(line, '\n') == line.len);
        rest = str_slice(rest, end + 2, rest.len);
        if (str_starts(line, STR("BEGIN:"))) {
            assert_true(depth < COUNT_OF(parts));
            parts[depth++] = str_slice(line, 6, line.len);
            components += depth == 2;
            uid = stamp = start = uid && depth > 2;
        } else if (str_starts(line, STR("END:"))) {
            struct str part = str_slice(line, 4, line.len);
            assert_true(depth > 0 && str_eq(parts[--depth], part));
            assert_true(!str_eq(part, STR("VEVENT")) || uid);
        }
        uid |= str_starts(line, STR("UID:"));
        stamp |= str_starts(line, STR("DTSTAMP:"));
        start |= str_starts(line, STR("DTSTART:"));
        if (str_starts(line, STR("SUMMARY:")))
            assert_true(uid && stamp && start);
    }
    assert_true(depth == 0 && components > 0);
    assert_true(str_starts(b->body, STR("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")));
}

static void the_link_shows_the_deadlines_of_all_orders_to_whoever_has_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook notebook;
        struct browser program;
        notebook_open(&notebook, database->url);
        struct browser *ann = &notebook.buyer;
        struct str first = notebook_note(ann, "8123", ""), second = notebook_note(ann, "8124", "");
        first = str_slice(first, strlen("/orders/"), first.len);
        second = str_slice(second, strlen("/orders/"), second.len);
        assert_int_equal(browser_get(ann, "/account"), 200);
        assert_sees(ann, "href=\"/account/calendar\"");
        struct str link = made_link(ann);
        assert_sees(ann, "href=\"webcal://localhost/calendars/");
        browser_open(&program, &notebook.site);
        assert_int_equal(read_link(&program, link), 200);
        assert_is_calendar(&program);
        assert_str(browser_header(&program, "Cache-Control"), "private, no-cache");
        assert_sees(&program, "X-WR-CALNAME:Deadlines of my orders\r\n");
        assert_sees(&program,
                    arena_printf(&program.arena, "UID:%.*s-protection@recourse", STR_ARG(first)).at);
        assert_sees(&program,
                    arena_printf(&program.arena, "UID:%.*s-protection@recourse", STR_ARG(second)).at);
        assert_not_sees(&program, "ann");
        assert_not_sees(&program, "RA123456785CN");
        /* It is the same until something changes, and a program need not read it twice. */
        program.extra[0] = (struct header){STR("If-None-Match"), browser_header(&program, "ETag")};
        assert_int_equal(read_link(&program, link), 304);
        browser_close(&program);
        notebook_close(&notebook);
    }
}

static void a_new_link_ends_the_old_and_a_revoked_one_shows_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook notebook;
        notebook_open(&notebook, database->url);
        struct browser *ann = &notebook.buyer, *bob = &notebook.other;
        struct str old = made_link(ann), of_bob = made_link(bob);
        assert_int_equal(read_link(ann, old), 200);
        assert_is_calendar(ann);
        struct str new = made_link(ann);
        assert_int_equal(read_link(ann, old), 404);
        assert_str(browser_header(ann, "Cache-Control"), "no-store");
        assert_int_equal(read_link(ann, new), 200);
        assert_int_equal(browser_get(ann, "/account/calendar"), 200);
        assert_sees(ann, "There is a link since");
        assert_not_sees(ann, "/calendars/");
        assert_int_equal(browser_post(ann, "/account/calendar/revoke", ""), 303);
        browser_follow(ann);
        assert_sees(ann, "The link is revoked: it shows nothing any more.");
        assert_int_equal(read_link(ann, new), 404);
        assert_int_equal(browser_get(ann, "/calendars/x"), 404);
        assert_int_equal(read_link(ann, of_bob), 200);
        assert_int_equal(browser_post(bob, "/account/delete", "posts=keep"), 303);
        assert_int_equal(read_link(ann, of_bob), 404);
        notebook_close(&notebook);
    }
}

static void it_speaks_its_owners_language_and_is_not_read_too_often(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook notebook;
        notebook_open(&notebook, database->url);
        struct browser *ann = &notebook.buyer, *bob = &notebook.other;
        notebook_note(ann, "8123", "");
        assert_int_equal(
            browser_post(ann, "/account/profile", "handle=ann&zone=Asia%2FTokyo&language=de&about="), 303);
        struct str link = made_link(ann);
        assert_int_equal(read_link(bob, link), 200);
        assert_sees(bob, "Fristen meiner Bestellungen");
        assert_not_sees(bob, "protection ends");
        int64_t most = limit_row(LIMIT_CALENDAR)->person;
        for (int64_t i = 1; i < most; i++)
            assert_int_equal(read_link(bob, link), 200);
        assert_int_equal(read_link(bob, link), 429);
        /* The reading of one does not wait for that of another. */
        assert_int_equal(read_link(bob, made_link(bob)), 200);
        notebook_close(&notebook);
    }
}

/* While the bank decides everything stands still: a calendar would be empty. */
static void no_dates_are_offered_where_none_falls_due(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "C-1");
        const char *page =
            arena_printf(&shop.buyer.arena, "%.*s", STR_ARG(str_slice(order, STR("/api/v1").len, order.len)))
                .at;
        shop_ship(&shop, order);
        assert_int_equal(browser_get(&shop.buyer, page), 200);
        assert_sees(&shop.buyer, "Add these dates to your calendar");
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "chargeback_opened", ""));
        assert_int_equal(browser_get(&shop.buyer, page), 200);
        assert_sees(&shop.buyer, "waits for the bank");
        assert_not_sees(&shop.buyer, "Add these dates to your calendar");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_link_shows_the_deadlines_of_all_orders_to_whoever_has_it),
        cmocka_unit_test(a_new_link_ends_the_old_and_a_revoked_one_shows_nothing),
        cmocka_unit_test(it_speaks_its_owners_language_and_is_not_read_too_often),
        cmocka_unit_test(no_dates_are_offered_where_none_falls_due),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
