/* What is asked of tracking services is limited, and where nobody is asked people are told so. */
#include "support/tracking/services.h"

#include "service/order/look.h"
#include "text/clock/when.h"

#include <stdio.h>

static void a_member_has_a_share_of_the_day_and_the_site_a_quota(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        const char *order = NULL;
        for (int64_t i = 0; i <= limit_row(LIMIT_FOLLOW)->person; i++) {
            char number[48];
            snprintf(number, sizeof number, "LP00000001%lld", (long long)i + 100);
            order = followed_order(ann, number);
        }
        struct service_settings *settings = &followed.visit.site.app.options.services;
        settings->at[WEBHOOK_17TRACK] =
            (struct service_access){services_url(&followed.services, "17track"), STR("our-key")};
        settings->quota = 7;
        followed_restart(&followed);
        assert_int_equal(times_in(services_call(&followed.services, 1), "\"number\""), 7);
        browser_get(ann, order);
        assert_sees(ann, "Your share of today&#39;s questions is used up");
        struct browser olga = visit_another(&followed.visit);
        browser_become(&olga, "Olga", ROLE_OPERATOR);
        assert_true(sees_in_time(&olga, "/admin/services", "7 of 7"));
        assert_int_equal(services_count(&followed.services), 1);
        browser_close(&olga);
        followed_end(&followed);
    }
}

static void an_address_inside_is_not_called_unless_it_is_allowed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        followed.outside.inside = false;
        followed.visit.site.app.options.services.at[WEBHOOK_17TRACK].url = STR("https://127.0.0.1:9");
        followed_restart(&followed);
        browser_become(ann, "Olga", ROLE_OPERATOR);
        (void)followed_order(ann, "LP00000000100");
        assert_true(sees_in_time(ann, "/admin/outbox", "--call-inside is not set"));
        assert_sees(ann, "given up");
        assert_int_equal(services_count(&followed.services), 0);
        followed_end(&followed);
    }
}

static void without_a_key_nobody_is_asked_and_the_page_says_so(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        const char *order = followed_order(ann, "1Z999AA10123456784");
        browser_get(ann, order);
        assert_sees(ann, "Nobody is asked about this number. Look at the carrier&#39;s page");
        assert_sees(ann, "Look on the page of the carrier");
        browser_get(ann, arena_printf(&ann->arena, "%s/parcel", order).at);
        assert_sees(ann, "Nothing is asked of any carrier");
        assert_not_sees(ann, "Change the carrier");
        followed_end(&followed);
    }
}

static enum err remind(struct ctx *ctx, void *arg)
{
    (void)arg;
    return look_remind(ctx);
}

static void where_nobody_is_asked_the_buyer_is_reminded_to_look_once_a_week(void **state)
{
    static const char told[] = "Nobody is asked about this parcel: look at the carrier&#39;s page";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        const char *order = followed_order(ann, "LP00000000100");
        http_arrange(&followed.visit.site, remind, NULL);
        browser_get(ann, "/notices");
        assert_not_sees(ann, told);
        followed_unseen(&followed, "LP00000000100", 8);
        http_arrange(&followed.visit.site, remind, NULL);
        http_arrange(&followed.visit.site, remind, NULL);
        browser_get(ann, "/notices");
        assert_int_equal(times_in(arena_cstr(&ann->arena, ann->body), told), 1);
        assert_sees(ann, order);
        /* Whoever has noted something has looked. */
        followed_unseen(&followed, "LP00000000100", 8);
        char path[100];
        snprintf(path, sizeof path, "%s/parcel", order);
        struct str today = when_iso(&ann->arena, instant_now());
        assert_int_equal(
            browser_post(ann, path,
                         arena_printf(&ann->arena, "what=event&date=%.10s&words=Departed", today.at).at),
            303);
        http_arrange(&followed.visit.site, remind, NULL);
        browser_get(ann, "/notices");
        assert_int_equal(times_in(arena_cstr(&ann->arena, ann->body), told), 1);
        followed_end(&followed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_has_a_share_of_the_day_and_the_site_a_quota),
        cmocka_unit_test(an_address_inside_is_not_called_unless_it_is_allowed),
        cmocka_unit_test(where_nobody_is_asked_the_buyer_is_reminded_to_look_once_a_week),
        cmocka_unit_test(without_a_key_nobody_is_asked_and_the_page_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
