#include "support/order/notebook.h"

#include "text/clock/when.h"

void notebook_open(struct notebook *notebook, struct str database)
{
    http_open(&notebook->site, database);
    browser_open(&notebook->buyer, &notebook->site);
    browser_open(&notebook->other, &notebook->site);
    browser_become(&notebook->buyer, "ann", ROLE_MEMBER);
    browser_become(&notebook->other, "bob", ROLE_MEMBER);
}

void notebook_close(struct notebook *notebook)
{
    browser_close(&notebook->buyer);
    browser_close(&notebook->other);
    http_close(&notebook->site);
}

struct str notebook_day(struct browser *browser, int64_t days)
{
    struct instant at = instant_add(instant_now(), SPAN_DAYS(days));
    return str_slice(when_iso(&browser->arena, at), 0, 10);
}

/* The day that the shop's clocks, eight hours behind, show so many days from today: it ends two days and some hours later. */
static struct str shop_day(struct browser *browser, int64_t days)
{
    struct instant at = instant_add(instant_add(instant_now(), SPAN_DAYS(days)), SPAN_HOURS(-8));
    return str_slice(when_iso(&browser->arena, at), 0, 10);
}

struct str notebook_note(struct browser *browser, const char *number, const char *seller)
{
    struct str form = arena_printf(
        &browser->arena,
        "policy=aliexpress-2016&title=Blue+winter+coat&price=12.50&currency=USD&ordered=%.*s&shipped=%.*s&"
        "protection_ends=%.*s&tracking=%s&seller=%s&number=8123",
        STR_ARG(notebook_day(browser, -55)), STR_ARG(notebook_day(browser, -52)),
        STR_ARG(shop_day(browser, 2)), number, seller);
    assert_int_equal(browser_post(browser, "/orders/new", form.at), 303);
    return arena_copy(&browser->arena, browser->location);
}
