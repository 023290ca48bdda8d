/* "You are protected until ..." in a frame on the marketplace's own pages. */
#include "store/site/setting.h"
#include "support/order/court.h"

#include <stdio.h>

#define SHOP "https://shop.example.org"

static enum err name_sites(struct ctx *ctx, void *arg)
{
    return setting_put(ctx->db, STR("api_origins"), str_from(arg));
}

static void name(struct court *court, const char *sites)
{
    struct failure failure = {0};
    char text[200];
    snprintf(text, sizeof text, "%s", sites);
    http_arrange(&court->site, name_sites, text);
    assert_int_equal(app_reload_site(&court->site.app, &failure), OK);
}

static const char *embed_of(struct court *court)
{
    return arena_printf(&court->stranger.arena, "/orders/%.*s/embed", STR_ARG(court->ref)).at;
}

/* A browser obeys every policy that it is sent, so that a second one would forbid what the first allows. */
static void assert_one_policy(const struct browser *browser)
{
    size_t count = 0;
    for (size_t i = 0; i < browser->header_count; i++)
        count += str_eq_nocase(browser->headers[i].name, STR("Content-Security-Policy"));
    assert_int_equal(count, 1);
}

static void named_sites_alone_may_frame_until_when_an_order_is_protected(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        struct browser *anybody = &court.stranger;
        assert_int_equal(browser_get(anybody, embed_of(&court)), 404);
        name(&court, "https://other.example.org\n" SHOP);
        assert_int_equal(browser_get(anybody, embed_of(&court)), 200);
        struct str policy = browser_header(anybody, "Content-Security-Policy");
        assert_true(str_ends(policy, STR("frame-ancestors https://other.example.org " SHOP)));
        assert_one_policy(anybody);
        assert_sees(anybody, "rotect");
        assert_not_sees(anybody, "beatrice");
        assert_not_sees(anybody, "svenning");
        assert_not_sees(anybody, "<form");
        assert_int_equal(browser_get(anybody, "/orders/nothing/embed"), 404);
        assert_int_equal(browser_get(anybody, "/help"), 200); /* every other page is framed by nobody */
        policy = browser_header(anybody, "Content-Security-Policy");
        assert_true(str_find(policy, STR("frame-ancestors 'none'")) < policy.len);
        assert_one_policy(anybody);
        court_close(&court);
    }
}

static void what_is_no_origin_does_not_get_into_the_header(void **state)
{
    static const char *const wrong[] = {"*", "https://a.example; script-src *", "shop.example.org", "'self'",
                                        "https://a.example https://b.example"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            name(&court, wrong[i]);
            assert_int_equal(browser_get(&court.stranger, embed_of(&court)), 404);
        }
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_sites_alone_may_frame_until_when_an_order_is_protected),
        cmocka_unit_test(what_is_no_origin_does_not_get_into_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
