/* What programs tell of a parcel: tracking services by signed messages, others by the interface of orders. */
#include "base/check.h"
#include "support/door/http_fixture.h"

#include "base/secret.h"
#include "text/clock/when.h"

struct desk {
    struct http_site site;
    struct browser buyer, service;
    struct str order; /* "/orders/REF" */
};

static struct str moment(struct browser *who, int64_t days)
{
    struct instant at = {instant_now().ms + days * 24 * 3600 * 1000};
    return when_iso(&who->arena, at);
}

static void note_sent_order(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->service, &desk->site, NULL, ROLE_GUEST);
    browser_enter(&desk->buyer, &desk->site, "ann", ROLE_MEMBER);
    struct browser *ann = &desk->buyer;
    struct str form =
        arena_printf(&ann->arena,
                     "policy=aliexpress-2016&title=Coat&price=12.50&currency=USD&ordered=%.10s&shipped=%.10s&"
                     "protection_ends=%.10s&tracking=RA+123456785+CN",
                     moment(ann, -55).at, moment(ann, -52).at, moment(ann, 5).at);
    assert_int_equal(browser_post(ann, "/orders/new", form.at), 303);
    desk->order = arena_copy(&ann->arena, ann->location);
}

/* The program was started with the key that 17TRACK signs with. */
static void set_key(struct desk *desk)
{
    desk->site.app.options.services.at[WEBHOOK_17TRACK].key = STR("our-key");
}

static void a_webhooks_secret_is_set_and_never_shown_and_an_api_key_is_no_setting(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct browser olga;
        note_sent_order(&desk, database->url);
        browser_open(&olga, &desk.site);
        browser_become(&olga, "olga", ROLE_OPERATOR);
        assert_int_equal(browser_get(&olga, "/admin/settings/tracking"), 200);
        assert_sees(&olga, "It is not set.");
        assert_not_sees(&olga, "17track_secret");
        assert_int_equal(browser_post(&olga, "/admin/settings/tracking", "aftership_secret=our-secret"), 303);
        browser_get(&olga, "/admin/settings/tracking");
        assert_sees(&olga, "It is set.");
        assert_not_sees(&olga, "our-secret");
        assert_int_equal(browser_post(&olga, "/admin/settings/tracking", "aftership_secret=a+b"), 422);
        assert_int_equal(browser_post(&olga, "/admin/settings/tracking", "aftership_secret="), 303);
        browser_get(&olga, "/admin/audit");
        assert_not_sees(&olga, "our-secret");
        browser_close(&olga);
        http_close(&desk.site);
    }
}

static struct str message(struct desk *desk, const char *status, int64_t days)
{
    return arena_printf(
        &desk->service.arena,
        "{\"event\":\"TRACKING_UPDATED\",\"data\":{\"number\":\"RA123456785CN\",\"track_info\":{\"tracking\":"
        "{"
        "\"providers\":[{\"events\":[{\"time_utc\":\"%.*s\",\"description\":\"What they say\",\"location\":"
        "\"Berlin\",\"sub_status\":\"%s\",\"address\":{\"country\":\"DE\"}}]}]}}}}",
        STR_ARG(moment(&desk->service, days)), status);
}

static int send_signed(struct desk *desk, struct str body, const char *key)
{
    struct arena *arena = &desk->service.arena;
    struct hash hash = hash_of(arena_printf(arena, "%.*s/%s", STR_ARG(body), key));
    desk->service.extra[0] = (struct header){STR("sign"), arena_copy(arena, str_from(hash.text))};
    int status =
        browser_send(&desk->service, METHOD_POST, "/api/v1/webhooks/17track", "application/json", body);
    desk->service.extra[0] = (struct header){0};
    return status;
}

static int64_t payloads(struct desk *desk)
{
    return http_count(&desk->site, SQL_tracking_payload_count, NULL, 0);
}

static int64_t events(struct desk *desk)
{
    return http_count(&desk->site, SQL_parcel_event_count, (struct value[]){INT(1)}, 1);
}

static void a_signed_message_reaches_the_orders_of_its_number_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        set_key(&desk);
        struct str body = message(&desk, "InTransit_Arrival", -3);
        assert_int_equal(send_signed(&desk, body, "our-key"), 200);
        assert_sees(&desk.service, "{\"orders\":1,\"events\":1}");
        assert_int_equal(send_signed(&desk, body, "our-key"), 200);
        assert_sees(&desk.service, "{\"orders\":1,\"events\":0}");
        assert_int_equal(payloads(&desk), 1);
        browser_get(&desk.buyer, desk.order.at);
        assert_sees(&desk.buyer, "Arrived in the destination country");
        assert_sees(&desk.buyer, "the carrier&#39;s scan");
        /* Older news that come later change nothing of where it is. */
        assert_int_equal(send_signed(&desk, message(&desk, "InTransit_PickedUp", -50), "our-key"), 200);
        assert_int_equal(events(&desk), 2);
        browser_get(&desk.buyer,
                    arena_printf(&desk.buyer.arena, "/api/v1%.*s/tracking-events", STR_ARG(desk.order)).at);
        assert_sees(&desk.buyer, "\"state\":{\"event\":\"arrived\"");
        assert_int_equal(send_signed(&desk, message(&desk, "Delivered_Other", -1), "our-key"), 200);
        browser_get(&desk.buyer, desk.order.at);
        assert_sees(&desk.buyer, "The tracking says delivered");
        http_close(&desk.site);
    }
}

static void signs_that_nobody_sees_are_left_out_of_what_a_service_says(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        set_key(&desk);
        struct str body = arena_printf(
            &desk.service.arena,
            "{\"event\":\"TRACKING_UPDATED\",\"data\":{\"number\":\"RA123456785CN\",\"track_info\":"
            "{\"tracking\":{\"providers\":[{\"events\":[{\"time_utc\":\"%.*s\",\"description\":\"What "
            "\\u202ethey\\u0001 say\\u200b\\nnow\",\"location\":\"Ber\\u202elin\","
            "\"sub_status\":\"InTransit_Other\"}]}]}}}}",
            STR_ARG(moment(&desk.service, -3)));
        assert_int_equal(send_signed(&desk, body, "our-key"), 200);
        assert_sees(&desk.service, "{\"orders\":1,\"events\":1}");
        browser_get(&desk.buyer,
                    arena_printf(&desk.buyer.arena, "/api/v1%.*s/tracking-events", STR_ARG(desk.order)).at);
        assert_sees(&desk.buyer, "What they say now");
        assert_sees(&desk.buyer, "\"Berlin\"");
        http_close(&desk.site);
    }
}

static void nothing_is_kept_of_what_is_refused_but_a_count(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        struct browser *service = &desk.service;
        struct str body = message(&desk, "Delivered_Other", -1);
        assert_int_equal(send_signed(&desk, body, "our-key"), 401); /* no key is set */
        assert_int_equal(send_signed(&desk, body, ""), 401);
        set_key(&desk);
        assert_int_equal(send_signed(&desk, body, "their-key"), 401);
        assert_int_equal(
            browser_send(service, METHOD_POST, "/api/v1/webhooks/17track", "application/json", body), 401);
        assert_int_equal(send_signed(&desk, str_slice(body, 0, body.len / 2), "our-key"), 400);
        assert_int_equal(send_signed(&desk, STR(""), "our-key"), 400);
        assert_int_equal(send_signed(&desk, STR("{\"event\":\"TRACKING_UPDATED\",\"data\":{}}"), "our-key"),
                         400);
        char *large = arena_take(&service->arena, 300 * 1024);
        for (size_t i = 0; i < 300 * 1024; i++)
            large[i] = ' ';
        assert_int_equal(send_signed(&desk, (struct str){large, 300 * 1024}, "our-key"), 413);
        assert_int_equal(
            browser_send(service, METHOD_POST, "/api/v1/webhooks/nobody", "application/json", body), 404);
        assert_int_equal(payloads(&desk), 0);
        assert_int_equal(events(&desk), 0);
        browser_get(service, "/metrics");
        assert_sees(service, "recourse_tracking_webhooks_total{outcome=\"unproved\"} 4");
        assert_sees(service, "recourse_tracking_webhooks_total{outcome=\"malformed\"} 3");
        assert_sees(service, "recourse_tracking_webhooks_total{outcome=\"too_large\"} 1");
        http_close(&desk.site);
    }
}

static void what_no_order_has_is_taken_and_forgotten(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        set_key(&desk);
        assert_int_equal(send_signed(&desk,
                                     STR("{\"event\":\"TRACKING_STOPPED\",\"data\":{\"number\":\"LX1\"}}"),
                                     "our-key"),
                         200);
        assert_sees(&desk.service, "{\"orders\":0,\"events\":0}");
        assert_int_equal(send_signed(&desk, STR("{\"event\":\"SOMETHING_ELSE\"}"), "our-key"), 200);
        assert_int_equal(payloads(&desk), 0);
        http_close(&desk.site);
    }
}

static int tell(struct desk *desk, struct browser *who, const char *json)
{
    struct str path = arena_printf(&who->arena, "/api/v1%.*s/tracking-events", STR_ARG(desk->order));
    return browser_send(who, METHOD_POST, path.at, "application/json", str_from(json));
}

static void what_is_told_again_under_its_key_is_answered_like_the_first_time(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        struct browser *ann = &desk.buyer;
        struct str one =
            arena_printf(&ann->arena, "{\"at\":\"%.*s\",\"text\":\"Accepted\"}", STR_ARG(moment(ann, -50)));
        struct str two =
            arena_printf(&ann->arena, "{\"at\":\"%.*s\",\"text\":\"Accepted\"}", STR_ARG(moment(ann, -49)));
        ann->extra[1] = (struct header){STR("Idempotency-Key"), STR("scan")};
        assert_int_equal(tell(&desk, ann, one.at), 201);
        assert_int_equal(browser_header(ann, "Idempotent-Replayed").len, 0);
        assert_int_equal(tell(&desk, ann, one.at), 201);
        assert_true(str_eq(browser_header(ann, "Idempotent-Replayed"), STR("true")));
        assert_int_equal(tell(&desk, ann, two.at), 422);
        http_close(&desk.site);
    }
}

static void programs_tell_events_and_read_them_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        struct browser *ann = &desk.buyer;
        struct str one =
            arena_printf(&ann->arena, "{\"at\":\"%.*s\",\"text\":\"Accepted\",\"place\":\"Shenzhen\"}",
                         STR_ARG(moment(ann, -50)));
        assert_int_equal(tell(&desk, ann, one.at), 201);
        assert_sees(ann, "\"event\":\"accepted\"");
        assert_sees(ann, "\"word\":\"buyer\"");
        assert_sees(ann, "\"number\":\"RA123456785CN\"");
        assert_sees(ann, "\"source\":\"api\"");
        struct str two = arena_printf(
            &ann->arena,
            "{\"events\":[%.*s,{\"at\":\"%.*s\",\"code\":\"departed\",\"number\":\"LP00724622449605\"}]}",
            STR_ARG(one), STR_ARG(moment(ann, -45)));
        assert_int_equal(tell(&desk, ann, two.at), 201);
        assert_int_equal(events(&desk), 2);
        assert_sees(ann, "LP00724622449605");
        assert_sees(ann, "\"judgement\":\"");
        http_close(&desk.site);
    }
}

static void what_a_program_tells_wrong_is_named_and_all_of_it_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        note_sent_order(&desk, database->url);
        struct browser *ann = &desk.buyer;
        static const struct {
            const char *json, *field;
        } wrong[] = {
            {"{\"text\":\"Accepted\"}", "at"},
            {"{\"at\":\"yesterday\",\"text\":\"Accepted\"}", "\"field\":\"at\""},
            {"{\"at\":\"2026-10-10T10:00:00Z\"}", "\"field\":\"text\""},
            {"{\"at\":\"2099-10-10T10:00:00Z\",\"text\":\"Accepted\"}", "\"field\":\"at\""},
            {"{\"at\":\"2026-10-10T10:00:00Z\",\"code\":\"gone\"}", "\"field\":\"code\""},
            {"{\"at\":\"2026-10-10T10:00:00Z\",\"text\":\"Accepted\",\"where\":\"here\"}", "where"},
            {"{\"events\":[]}", "\"field\":\"events\""},
            {"{\"events\":[{\"at\":\"2026-10-10T10:00:00Z\",\"text\":\"Accepted\"},{}]}", "at"},
            {"[", "line"},
        };
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            assert_int_equal(tell(&desk, ann, wrong[i].json), 422);
            assert_sees(ann, wrong[i].field);
        }
        assert_int_equal(
            tell(&desk, &desk.service, "{\"at\":\"2026-10-10T10:00:00Z\",\"text\":\"Delivered\"}"), 401);
        assert_int_equal(events(&desk), 0);
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_webhooks_secret_is_set_and_never_shown_and_an_api_key_is_no_setting),
        cmocka_unit_test(a_signed_message_reaches_the_orders_of_its_number_once),
        cmocka_unit_test(signs_that_nobody_sees_are_left_out_of_what_a_service_says),
        cmocka_unit_test(nothing_is_kept_of_what_is_refused_but_a_count),
        cmocka_unit_test(what_no_order_has_is_taken_and_forgotten),
        cmocka_unit_test(what_is_told_again_under_its_key_is_answered_like_the_first_time),
        cmocka_unit_test(programs_tell_events_and_read_them_back),
        cmocka_unit_test(what_a_program_tells_wrong_is_named_and_all_of_it_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
