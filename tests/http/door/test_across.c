/* Pages of other sites that call the door for programs. */
#include "service/people/token.h"
#include "store/site/setting.h"
#include "support/door/http_fixture.h"

#define SHOP "https://shop.example.org"

static enum err name_shop(struct ctx *ctx, void *arg)
{
    (void)arg;
    return setting_put(ctx->db, STR("api_origins"), STR("https://other.example.org\n" SHOP));
}

static enum err put_token(struct ctx *ctx, void *arg)
{
    const int64_t *person_id = arg;
    struct token_row row = {.person_id = *person_id,
                            .name = STR("Page"),
                            .hash =
                                token_hash(ctx->arena, STR("rc_0123456789012345678901234567890123456789012")),
                            .scopes = STR("desk"),
                            .made_at = ctx->now};
    return token_insert(ctx->db, &row);
}

struct page {
    struct http_site site;
    struct browser browser;
};

static void page_open(struct page *page, struct str database)
{
    http_open(&page->site, database);
    http_arrange(&page->site, name_shop, NULL);
    struct failure failure = {0};
    assert_int_equal(app_reload_site(&page->site.app, &failure), OK);
    browser_open(&page->browser, &page->site);
}

static void page_close(struct page *page)
{
    browser_close(&page->browser);
    http_close(&page->site);
}

static void comes_from(struct page *page, const char *origin)
{
    page->browser.extra[0] = (struct header){STR("Origin"), str_from(origin)};
    page->browser.extra[1] = (struct header){STR("Sec-Fetch-Site"), STR("cross-site")};
}

static void a_named_site_may_read_what_everybody_may(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct page page;
        page_open(&page, database->url);
        comes_from(&page, SHOP);
        assert_int_equal(browser_get(&page.browser, "/api/v1/questions"), 200);
        assert_true(str_eq(browser_header(&page.browser, "Access-Control-Allow-Origin"), STR(SHOP)));
        assert_true(str_eq(browser_header(&page.browser, "Vary"), STR("Origin")));
        assert_int_equal(browser_header(&page.browser, "Access-Control-Allow-Credentials").len, 0);
        comes_from(&page, "https://evil.example");
        assert_int_equal(browser_get(&page.browser, "/api/v1/questions"), 200);
        assert_int_equal(browser_header(&page.browser, "Access-Control-Allow-Origin").len, 0);
        comes_from(&page, SHOP);
        assert_int_equal(browser_get(&page.browser, "/help"), 200);
        assert_int_equal(browser_header(&page.browser, "Access-Control-Allow-Origin").len, 0);
        page_close(&page);
    }
}

static void a_browser_that_asks_first_is_told_what_may_be_sent(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct page page;
        page_open(&page, database->url);
        comes_from(&page, SHOP);
        assert_int_equal(browser_send(&page.browser, METHOD_OPTIONS, "/api/v1/questions", NULL, STR_NONE),
                         204);
        assert_true(str_eq(browser_header(&page.browser, "Access-Control-Allow-Methods"),
                           STR("GET, HEAD, POST, OPTIONS")));
        struct str allowed = browser_header(&page.browser, "Access-Control-Allow-Headers");
        assert_true(str_find(allowed, STR("Authorization")) < allowed.len);
        page_close(&page);
    }
}

static void a_named_site_writes_with_a_token_and_never_with_a_cookie(void **state)
{
    static const char ask[] = "{\"title\":\"Where is my parcel now?\",\"category\":\"internet\"}";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct page page;
        page_open(&page, database->url);
        struct browser *browser = &page.browser;
        int64_t person_id = browser_become(browser, "mara", ROLE_MEMBER);
        http_arrange(&page.site, put_token, &person_id);
        comes_from(&page, SHOP);
        assert_int_equal(
            browser_send(browser, METHOD_POST, "/api/v1/questions", "application/json", str_from(ask)), 403);
        browser->extra[2] = (struct header){STR("Authorization"),
                                            STR("Bearer rc_0123456789012345678901234567890123456789012")};
        assert_int_equal(
            browser_send(browser, METHOD_POST, "/api/v1/questions", "application/json", str_from(ask)), 201);
        comes_from(&page, "https://evil.example");
        assert_int_equal(
            browser_send(browser, METHOD_POST, "/api/v1/questions", "application/json", str_from(ask)), 403);
        page_close(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_named_site_may_read_what_everybody_may),
        cmocka_unit_test(a_browser_that_asks_first_is_told_what_may_be_sent),
        cmocka_unit_test(a_named_site_writes_with_a_token_and_never_with_a_cookie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
