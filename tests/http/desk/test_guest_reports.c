/* What somebody without an account reports: it reaches the staff, hides nothing, and no network reports more than its share. */
#include "base/check.h"
#include "service/desk/vote.h"
#include "store/site/setting.h"
#include "support/door/http_fixture.h"

enum { COMMENTS = 6 };

/* A question of the staff's, with comments below: seven posts to report. */
static struct browser begin(struct visit *visit)
{
    struct browser staff = visit_another(visit);
    browser_become(&staff, "mo", ROLE_MODERATOR);
    const char *form = arena_cstr(
        &staff.arena,
        arena_printf(&staff.arena, "category=%lld&title=Where+is+my+parcel+now%%3F&body=It+is+late.",
                     (long long)visit->site.category_id));
    assert_int_equal(browser_post(&staff, "/ask", form), 303);
    for (int i = 0; i < COMMENTS; i++) {
        form = arena_cstr(&staff.arena,
                          arena_printf(&staff.arena, "body=Ask+the+carrier+number+%d+of+many.", i));
        assert_int_equal(browser_post(&staff, "/posts/question/1/comments", form), 303);
    }
    return staff;
}

static int reports(struct browser *guest, const char *address, int comment)
{
    guest->address = str_from(address);
    const char *target =
        arena_cstr(&guest->arena, arena_printf(&guest->arena, "/posts/comment/%d/flag", comment));
    return browser_post(guest, target, "reason=spam&note=Sells+%3Cphones%3E");
}

static enum err one_report_hides(struct ctx *ctx, void *arg)
{
    (void)arg;
    return setting_put(ctx->db, STR("flags_to_hide"), STR("1"));
}

static void a_guests_report_reaches_the_staff_and_hides_nothing(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser staff = begin(&visit);
        http_arrange(&visit.site, one_report_hides, NULL);
        browser_get(guest, "/questions/1/where-is-my-parcel-now");
        assert_sees(guest, "href=\"/posts/comment/1/flag\"");
        assert_int_equal(browser_get(guest, "/posts/comment/1/flag"), 200);
        assert_sees(guest, "You are not signed in");
        assert_int_equal(browser_post(guest, "/posts/comment/1/flag", "note=It+is+an+advert"), 422);
        assert_sees(guest, "It is an advert");
        assert_int_equal(reports(guest, "192.0.2.1", 1), 303);
        browser_follow(guest);
        assert_sees(guest, "the staff will look at it");
        assert_sees(guest, "Ask the carrier number 0 of many.");
        /* The same network says it again: it is one report. */
        assert_int_equal(reports(guest, "192.0.2.1", 1), 303);
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "1 flag");
        assert_sees(&staff, "Sells &lt;phones&gt;");
        assert_sees(&staff, "a guest, 192.0.2.1");
        browser_get(&staff, "/moderation/reports.csv");
        assert_sees(&staff, "192.0.2.1");
        assert_int_equal(browser_post(&staff, "/moderation/posts/comment/1", "turn=approve"), 303);
        browser_follow(&staff);
        assert_sees(&staff, "Nothing waits");
        browser_close(&staff);
    }
}

static void programs_report_without_an_account_too(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser staff = begin(&visit);
        assert_int_equal(browser_send(guest, METHOD_POST, "/api/v1/posts/comment/2/flag", "application/json",
                                      STR("{\"reason\":\"fraud\"}")),
                         200);
        browser_get(&staff, "/api/v1/moderation/queue");
        assert_sees(&staff, "\"reason\":\"fraud\"");
        assert_sees(&staff, "\"network\":\"192.0.2.1\"");
        browser_close(&staff);
    }
}

static void no_network_and_no_neighbourhood_reports_more_than_its_share(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser staff = begin(&visit);
        static const char *const near[] = {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"};
        for (size_t i = 0; i < COUNT_OF(near); i++)
            for (int k = 1; k <= GUEST_FLAGS_HERE; k++)
                assert_int_equal(reports(guest, near[i], k), 303);
        assert_int_equal(reports(guest, near[0], 6), 429);
        assert_sees(guest, "wait for the staff already");
        assert_sees(guest, "Sells &lt;phones&gt;");
        assert_int_equal(reports(guest, "192.0.2.5", 6), 429);
        assert_int_equal(reports(guest, "198.51.100.7", 6), 303);
        /* What the staff have settled makes room. */
        assert_int_equal(browser_post(&staff, "/moderation/posts/comment/1", "turn=approve"), 303);
        assert_int_equal(reports(guest, near[0], 6), 303);
        browser_close(&staff);
    }
}

static enum err days_later(struct ctx *ctx, void *arg)
{
    ctx->now = instant_add(ctx->now, SPAN_DAYS(*(const int *)arg));
    return flag_forget(ctx);
}

/* While it is known, a network says the same of a post once; what is forgotten stands in nobody's way. */
static void from_where_it_came_is_forgotten_once_it_is_settled(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser staff = begin(&visit);
        int days[] = {GUEST_FLAG_DAYS - 1, GUEST_FLAG_DAYS + 1};
        assert_int_equal(reports(guest, "192.0.2.1", 1), 303);
        assert_int_equal(browser_post(&staff, "/moderation/posts/comment/1", "turn=approve"), 303);
        http_arrange(&visit.site, days_later, &days[0]);
        assert_int_equal(reports(guest, "192.0.2.1", 1), 303);
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "Nothing waits");
        http_arrange(&visit.site, days_later, &days[1]);
        assert_int_equal(reports(guest, "192.0.2.1", 1), 303);
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "a guest, 192.0.2.1");
        browser_close(&staff);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guests_report_reaches_the_staff_and_hides_nothing),
        cmocka_unit_test(programs_report_without_an_account_too),
        cmocka_unit_test(no_network_and_no_neighbourhood_reports_more_than_its_share),
        cmocka_unit_test(from_where_it_came_is_forgotten_once_it_is_settled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
