/* Lists as tables for spreadsheets: each list page leads to its own, and nothing in it is taken for a formula. */
#include "base/check.h"
#include "support/door/http_fixture.h"

static void ask(struct visit *visit, const char *title)
{
    const char *form =
        arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.&tags=customs",
                     (long long)visit->site.category_id, title)
            .at;
    assert_int_equal(browser_post(&visit->browser, "/ask", form), 303);
}

static void each_list_page_leads_to_its_table(void **state)
{
    static const struct {
        const char *page, *table, *names;
    } lists[] = {
        {"/questions", "/questions.csv", "\"id\",\"title\",\"category\""},
        {"/questions?sort=votes", "/questions.csv?sort=votes", "\"id\",\"title\",\"category\""},
        {"/tags?q=cu", "/tags.csv?q=cu", "\"tag\",\"questions\",\"about\""},
        {"/admin/audit?act=block", "/admin/audit.csv?act=block", "\"at\",\"by\",\"act\""},
        {"/tags", "/tags.csv", "\"tag\",\"questions\",\"about\""},
        {"/orders", "/orders.csv", "\"order\",\"marketplace\",\"number\""},
        {"/moderation", "/moderation/reports.csv", "\"kind\",\"id\",\"question\""},
        {"/admin/audit", "/admin/audit.csv", "\"at\",\"by\",\"act\""},
        {"/admin/people", "/admin/people.csv", "\"name\",\"role\",\"title\""},
    };
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "chief", ROLE_OPERATOR);
        ask(&visit, "Where+is+my+parcel+now%3F");
        browser_post(b, "/orders/new",
                     "policy=aliexpress&title=Blue+coat&price=12.50&currency=USD&ordered=2026-10-02");
        for (size_t i = 0; i < COUNT_OF(lists); i++) {
            assert_int_equal(browser_get(b, lists[i].page), 200);
            assert_sees(b, lists[i].table);
            assert_int_equal(browser_get(b, lists[i].table), 200);
            assert_true(str_starts(b->body, str_from(lists[i].names)));
            assert_true(str_starts(browser_header(b, "Content-Disposition"), STR("attachment;")));
        }
    }
}

static void a_table_has_what_its_page_has(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ann", ROLE_MEMBER);
        ask(&visit, "Where+is+my+parcel+now%3F");
        browser_get(b, "/tags/customs?sort=votes");
        assert_sees(b, "\"/questions.csv?sort=votes&amp;tag=customs\"");
        assert_int_equal(browser_get(b, "/questions.csv?sort=votes&tag=customs"), 200);
        assert_sees(b, "Where is my parcel now?");
        assert_int_equal(browser_get(b, "/questions.csv?tag=nothing-has-it"), 404);
        browser_get(b, "/categories");
        struct str slug = arena_copy(&b->arena, browser_between(b, "href=\"/categories/", '"'));
        browser_get(b, arena_printf(&b->arena, "/categories/%.*s", STR_ARG(slug)).at);
        assert_sees(b, arena_printf(&b->arena, "&amp;category=%.*s\"", STR_ARG(slug)).at);
        assert_int_equal(
            browser_get(b, arena_printf(&b->arena, "/questions.csv?category=%.*s", STR_ARG(slug)).at), 200);
        assert_int_equal(browser_get(b, "/questions.csv?category=no-such"), 404);
    }
}

static void a_title_that_a_spreadsheet_would_calculate_is_only_read(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ann", ROLE_MEMBER);
        ask(&visit, "%3DHYPERLINK%28%22http%3A%2F%2Fevil.example%22%29+says+the+%22seller%22%2C+why%3F");
        assert_int_equal(browser_get(b, "/questions.csv"), 200);
        assert_sees(b, ",\"'=HYPERLINK(\"\"http://evil.example\"\") says the \"\"seller\"\", why?\",");
    }
}

static void tables_of_the_staff_are_the_staffs(void **state)
{
    static const char *const tables[] = {"/moderation/reports.csv", "/moderation/networks.csv",
                                         "/admin/outbox.csv",       "/admin/audit.csv",
                                         "/admin/people.csv",       "/admin/webhooks/1/deliveries.csv"};
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        assert_int_equal(browser_get(b, "/orders.csv"), 401);
        browser_become(b, "ann", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(tables); i++)
            assert_int_equal(browser_get(b, tables[i]), 403);
        assert_int_equal(browser_get(b, "/markets/none/payments.csv"), 404);
        assert_int_equal(browser_get(b, "/markets/none/notes.csv"), 404);
        assert_int_equal(browser_get(b, "/markets/none/sums.csv"), 404);
    }
}

static void a_table_has_more_than_one_page_of_its_list(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "chief", ROLE_OPERATOR);
        for (int i = 0; i < 60; i++) {
            const char *form = arena_printf(&b->arena, "name=Shelf+%d&parent=0&position=100", i).at;
            assert_int_equal(browser_post(b, "/admin/categories", form), 303);
        }
        assert_int_equal(browser_get(b, "/admin/audit.csv?act=category"), 200);
        size_t rows = 0;
        for (size_t i = 0; i < b->body.len; i++)
            rows += b->body.at[i] == '\n';
        assert_true(rows >= 61); /* more than a page of the list */
        assert_int_equal(browser_header(b, "Link").len, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_list_page_leads_to_its_table),
        cmocka_unit_test(a_table_has_what_its_page_has),
        cmocka_unit_test(a_title_that_a_spreadsheet_would_calculate_is_only_read),
        cmocka_unit_test(tables_of_the_staff_are_the_staffs),
        cmocka_unit_test(a_table_has_more_than_one_page_of_its_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
