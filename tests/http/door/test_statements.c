/* What a page asks of the database: a statement that somebody adds shows here. */
#include "base/check.h"
#include "http/site/readers.h"
#include "store/engine/asked.h"
#include "support/order/shop.h"

#include <unistd.h>

enum { PATIENCE_MS = 60 * 1000, PAUSE_MS = 20 };

/* A page, and the most that showing it to a member may ask: statements, and waits for PostgreSQL. */
struct page_cost {
    const char *target;
    int64_t statements, waits;
};

static struct db_asked asked_so_far(struct http_site *site)
{
    struct reader *reader = reader_borrow(site->app.readers);
    struct db_asked asked = *db_asked(reader->db);
    reader_return(site->app.readers, reader);
    return asked;
}

static void print_statements(const struct db_asked *before, const struct db_asked *after)
{
    for (int i = 0; i < SQL_COUNT; i++)
        if (after->of[i] > before->of[i])
            print_message("#   %lld %s\n", (long long)(after->of[i] - before->of[i]),
                          statement_texts[i].name);
}

/* The second time: the first may find something to do that later ones do not. */
static void assert_cost(struct browser *browser, const struct page_cost *page)
{
    assert_int_equal(browser_get(browser, page->target), 200);
    struct db_asked before = asked_so_far(browser->site);
    assert_int_equal(browser_get(browser, page->target), 200);
    struct db_asked after = asked_so_far(browser->site);
    int64_t statements = after.statements - before.statements, waits = after.waits - before.waits;
    print_message("# %s: %lld statements, %lld waits\n", page->target, (long long)statements,
                  (long long)waits);
    if (statements > page->statements || waits > page->waits) {
        print_statements(&before, &after);
        print_error("%s asks more than %lld statements or %lld waits\n", page->target,
                    (long long)page->statements, (long long)page->waits);
        _fail(__FILE__, __LINE__);
    }
    assert_true(statements > 0);
}

#define QUESTION "/questions/1/my-package-hasnt-arrived-what-should-i-do"

static void a_members_pages_ask_for_little(void **state)
{
    static const struct page_cost pages[] = {
        {QUESTION, 12, 4}, {"/", 6, 2}, {"/questions", 4, 2}, {"/questions?sort=votes", 4, 2},
        {"/orders", 6, 4},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser member;
        http_open_demo(&site, database->url);
        browser_enter(&member, &site, "reader", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(pages); i++)
            assert_cost(&member, &pages[i]);
        http_close(&site);
    }
}

/* True when the page looked for them, and their list is on its way to be kept. */
static bool looks_for_related(struct browser *browser)
{
    struct db_asked before = asked_so_far(browser->site);
    assert_int_equal(browser_get(browser, QUESTION), 200);
    app_write_gathered(&browser->site->app);
    return asked_so_far(browser->site).of[SQL_question_terms_newest] > before.of[SQL_question_terms_newest];
}

static void what_is_related_to_a_question_is_looked_for_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser member;
        http_open_demo(&site, database->url);
        browser_enter(&member, &site, "reader", ROLE_MEMBER);
        assert_true(looks_for_related(&member));
        for (int tries = 0; looks_for_related(&member); tries++) { /* until the writer has come to it */
            assert_true(tries < PATIENCE_MS / PAUSE_MS);
            usleep(PAUSE_MS * 1000);
        }
        assert_cost(&member, &(struct page_cost){QUESTION, 9, 2});
        http_close(&site);
    }
}

/* What a side sees of an order that is under way, and where it finds it. */
static void pages_of_orders_ask_for_little(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        struct str ref = order;
        while (str_find_char(ref, '/') < ref.len)
            str_cut(&ref, '/');
        const char *own = arena_printf(&shop.buyer.arena, "/orders/%.*s", STR_ARG(ref)).at;
        const struct page_cost pages[] = {{own, 11, 4}, {"/orders", 9, 5}, {"/", 9, 3}};
        for (size_t i = 0; i < COUNT_OF(pages); i++)
            assert_cost(&shop.buyer, &pages[i]);
        assert_cost(&shop.staff, &(struct page_cost){own, 18, 11});
        assert_cost(&shop.staff, &(struct page_cost){"/markets/harbour", 24, 17});
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_members_pages_ask_for_little),
        cmocka_unit_test(what_is_related_to_a_question_is_looked_for_once),
        cmocka_unit_test(pages_of_orders_ask_for_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
