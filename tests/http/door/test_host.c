/* What the site is called: it says its own address, and never what a client calls it. */
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "support/door/served.h"

#include <stdio.h>
#include <string.h>

/* Every kind of page that says an absolute address. */
static const char *const pages[] = {
    "/tags",
    "/categories",
    "/questions",
    "/questions/1/why-so-late-again",
    "/advice",
    "/track",
    "/policies",
    "/help",
    "/feeds/questions",
    "/feeds/questions/1",
    "/robots.txt",
    "/opensearch.xml",
    "/sitemap.xml",
    "/sitemaps/1",
    "/api/v1/openapi.json",
};

static void begin(struct visit *visit, const struct fixture_database *database)
{
    struct browser *b = visit_begin(visit, database);
    browser_become(b, "chief", ROLE_OPERATOR);
    const char *form = arena_printf(&b->arena, "category=%lld&title=Why+so+late+again&body=It+is+late.",
                                    (long long)visit->site.category_id)
                           .at;
    assert_int_equal(browser_post(b, "/ask", form), 303);
}

static void set_address(struct browser *operator, const char * address)
{
    char form[256];
    snprintf(form, sizeof form, "base_url=%s", address);
    assert_int_equal(browser_post(operator, "/admin/settings/site", form), 303);
}

static void a_foreign_name_of_the_site_is_on_no_page_and_in_no_kept_one(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser stranger = visit_another(&visit), reader = visit_another(&visit);
        stranger.host = STR("evil.example");
        for (size_t i = 0; i < COUNT_OF(pages); i++) {
            assert_int_equal(browser_get(&stranger, pages[i]), 421);
            assert_sees(&stranger, "has no address yet");
            assert_not_sees(&stranger, "evil.example");
            assert_int_equal(browser_get(&reader, pages[i]), 200);
            assert_not_sees(&reader, "evil.example");
        }
        browser_close(&stranger);
        browser_close(&reader);
        visit_end(&visit);
    }
}

static void a_name_that_is_not_the_sites_is_refused_once_it_has_one(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        set_address(&visit.browser, "https://help.example.org");
        struct browser guest = visit_another(&visit);
        guest.host = STR("evil.example");
        for (size_t i = 0; i < COUNT_OF(pages); i++) {
            assert_int_equal(browser_get(&guest, pages[i]), 421);
            assert_sees(&guest, "https://help.example.org");
            assert_not_sees(&guest, "evil.example");
        }
        assert_int_equal(browser_post(&guest, "/sign-in", "handle=a&password=b"), 421);
        assert_int_equal(browser_get(&guest, "/healthz"), 200);
        assert_int_equal(browser_get(&guest, "/readyz"), 200);
        static const char *const ours[] = {"help.example.org", "HELP.example.org", "help.example.org:443",
                                           "localhost:8080",   "127.0.0.1:8080",   "[::1]:8080"};
        for (size_t i = 0; i < COUNT_OF(ours); i++) {
            guest.host = str_from(ours[i]);
            assert_int_equal(browser_get(&guest, "/tags"), 200);
            assert_sees(&guest, "<link rel=\"canonical\" href=\"https://help.example.org/tags\">");
        }
        static const char *const others[] = {"help.example.org.evil.example", "elp.example.org",
                                             "example.org", "localhost.evil.example"};
        for (size_t i = 0; i < COUNT_OF(others); i++) {
            guest.host = str_from(others[i]);
            assert_int_equal(browser_get(&guest, "/tags"), 421);
        }
        browser_close(&guest);
        visit_end(&visit);
    }
}

/* A page of a stranger can have a browser call us by a name that the stranger owns, and by no other. */
static void without_an_address_it_answers_to_its_own_network_its_proxy_and_where_it_gets_one(void **state)
{
    static const char *const near[] = {"localhost", "127.0.0.1:8080", "[2001:db8::7]:8080", "192.0.2.7",
                                       "desk:8080", "desk.local",     "app.localhost:8080", "desk.home.arpa"};
    static const char *const far[] = {"evil.example",  "localhost.evil.example", "127.0.0.1.evil.example",
                                      "local.example", "evil.example.",          "1.2.3.4a.example"};
    static const char *const where[] = {"/sign-in", "/set-up", "/assets/recourse.css"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser guest = visit_another(&visit);
        for (size_t i = 0; i < COUNT_OF(near); i++) {
            guest.host = str_from(near[i]);
            assert_int_equal(browser_get(&guest, "/tags"), 200);
        }
        for (size_t i = 0; i < COUNT_OF(far); i++) {
            guest.host = str_from(far[i]);
            guest.proxied = false;
            assert_int_equal(browser_get(&guest, "/tags"), 421);
            for (size_t k = 0; k < COUNT_OF(where); k++)
                assert_int_not_equal(browser_get(&guest, where[k]), 421);
            guest.proxied = true; /* the proxy's own file says which names it serves */
            assert_int_equal(browser_get(&guest, "/tags"), 200);
            assert_not_sees(&guest, "evil.example");
        }
        browser_close(&guest);
        visit_end(&visit);
    }
}

/* A proxy in front that trusted-proxy does not name: whoever sets the desk up is told so before a visitor meets it. */
static void a_proxy_that_is_not_believed_is_named_to_the_operator(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser *b = &visit.browser;
        browser_get(b, "/admin/set-up");
        assert_not_sees(b, "trusted-proxy");
        b->host = STR("help.example.org");
        b->extra[0] = (struct header){STR("X-Forwarded-For"), STR("203.0.113.9")};
        assert_int_equal(browser_get(b, "/questions"), 421);
        assert_sees(b, "does not believe the proxy");
        assert_sees(b, "trusted-proxy");
        assert_int_equal(browser_get(b, "/admin/set-up/name"), 200);
        assert_sees(b, "is not believed");
        assert_sees(b, "trusted-proxy = 192.0.2.");
        b->proxied = true;
        browser_get(b, "/admin/set-up/name");
        assert_not_sees(b, "is not believed");
        visit_end(&visit);
    }
}

static void the_first_operator_comes_in_by_any_name_and_sets_the_address(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser *b = &visit.browser;
        b->host = STR("help.example.org");
        assert_int_equal(browser_get(b, "/questions"), 421);
        assert_sees(b, "/admin/set-up");
        assert_int_equal(browser_get(b, "/admin/set-up"), 200);
        assert_int_equal(browser_get(b, "/admin/set-up/name"), 200);
        assert_sees(b, "help.example.org");
        assert_int_equal(browser_post(b, "/admin/set-up/name",
                                      "turn=save&site_name=Desk&base_url=https%3A%2F%2Fhelp.example.org"),
                         303);
        assert_int_equal(browser_get(b, "/questions"), 200);
        b->host = STR("evil.example");
        assert_int_equal(browser_get(b, "/admin/set-up"), 421);
        visit_end(&visit);
    }
}

static void a_form_of_our_own_page_is_taken_from_a_proxy_that_drops_the_port(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        set_address(&visit.browser, "https://help.example.org:8443");
        struct browser *b = &visit.browser;
        b->host = STR("help.example.org");
        b->extra[0] = (struct header){STR("Origin"), STR("https://help.example.org:8443")};
        assert_int_equal(browser_post(b, "/theme", "theme=dark"), 303);
        b->extra[0] = (struct header){STR("Origin"), STR("https://help.example.org:9999")};
        assert_int_equal(browser_post(b, "/theme", "theme=dark"), 403);
        b->extra[0] = (struct header){STR("Origin"), STR("https://evil.example")};
        assert_int_equal(browser_post(b, "/theme", "theme=dark"), 403);
        visit_end(&visit);
    }
}

static void an_operator_is_not_shut_out_by_a_mistyped_address(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        begin(&visit, database);
        struct browser *b = &visit.browser;
        b->host = STR("help.example.org");
        static const char *const wrong[] = {"https://hlep.example.org",       "https://help.example.org/desk",
                                            "https://help.example.org/",      "https://",
                                            "https://me@help.example.org",    "javascript://help.example.org",
                                            "https://help.example.org%3Fa=b", "help.example.org"};
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            char form[256];
            snprintf(form, sizeof form, "base_url=%s", wrong[i]);
            assert_int_equal(browser_post(b, "/admin/settings/site", form), 422);
            assert_sees(b, "id=\"base_url-error\"");
        }
        set_address(b, "https://help.example.org");
        assert_int_equal(browser_get(b, "/admin"), 200);
        visit_end(&visit);
    }
}

static void without_a_setting_the_site_is_where_it_listens(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct served served;
        char says[128];
        served_start(&served, database->url, 10);
        snprintf(says, sizeof says, "Sitemap: http://127.0.0.1:%u/sitemap.xml", served.port);
        struct answer answer =
            served_ask(&served, STR("GET /robots.txt HTTP/1.1\r\nHost: desk\r\n\r\n"), 500);
        assert_int_equal(answer.status, 200);
        assert_non_null(strstr(answer.bytes, says));
        answer_free(&answer);
        answer = served_ask(&served, STR("GET /robots.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 500);
        assert_int_equal(answer.status, 421);
        answer_free(&answer);
        served_stop(&served);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_foreign_name_of_the_site_is_on_no_page_and_in_no_kept_one),
        cmocka_unit_test(a_name_that_is_not_the_sites_is_refused_once_it_has_one),
        cmocka_unit_test(without_an_address_it_answers_to_its_own_network_its_proxy_and_where_it_gets_one),
        cmocka_unit_test(a_proxy_that_is_not_believed_is_named_to_the_operator),
        cmocka_unit_test(the_first_operator_comes_in_by_any_name_and_sets_the_address),
        cmocka_unit_test(a_form_of_our_own_page_is_taken_from_a_proxy_that_drops_the_port),
        cmocka_unit_test(an_operator_is_not_shut_out_by_a_mistyped_address),
        cmocka_unit_test(without_a_setting_the_site_is_where_it_listens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
