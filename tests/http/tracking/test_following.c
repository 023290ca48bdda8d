/* Numbers of orders, asked about at services that behave as their documents say, and as services do on bad days. */
#include "base/check.h"
#include "base/secret.h"
#include "support/tracking/services.h"
#include "text/clock/when.h"

#include <stdio.h>
#include <string.h>

static void change_parcel(struct browser *ann, const char *order, const char *form)
{
    assert_int_equal(browser_post(ann, arena_printf(&ann->arena, "%s/parcel", order).at, form), 303);
}

static void add_number(struct browser *ann, const char *order, const char *number)
{
    change_parcel(ann, order, arena_printf(&ann->arena, "what=number&new_number=%s", number).at);
}

enum { SERVICE_FAULTS = 6 };

#define assert_call(followed, n, text) assert_string_equal(services_call(&(followed)->services, (n)), (text))

static void a_number_is_registered_and_read_without_anybodys_hand(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        const char *order = followed_order(ann, "RA123456785CN");
        assert_call(&followed, 1, "POST /17track/register\nour-key\n[{\"number\":\"RA123456785CN\"}]");
        assert_true(
            sees_in_time(ann, order, "17TRACK is asked about this number, and does not know it yet."));
        assert_sees(ann, "Asked since");
        char parcel[100];
        snprintf(parcel, sizeof parcel, "/api/v1%s/tracking-events", order);
        assert_int_equal(browser_get(ann, parcel), 200);
        assert_sees(ann, "\"asked\":{\"service\":\"17track\",\"state\":\"followed\",\"since\":\"2");
        assert_sees(ann, "\"known\":false");
        followed_later(&followed, "RA123456785CN", 3);
        assert_call(&followed, 2,
                    "POST /17track/gettrackinfo\nour-key\n[{\"number\":\"RA123456785CN\",\"carrier\":3011}]");
        assert_true(sees_in_time(ann, order, "Handed over"));
        assert_sees(ann, "17TRACK is asked about this number.");
        assert_sees(ann, "Last answer");
        /* Nothing more is asked until a day has brought no word. */
        followed_later(&followed, "RA123456785CN", 20);
        followed_restart(&followed);
        assert_int_equal(services_count(&followed.services), 2);
        followed_later(&followed, "RA123456785CN", 5);
        assert_non_null(strstr(services_call(&followed.services, 3), "/17track/gettrackinfo"));
        followed_end(&followed);
    }
}

static void forty_numbers_go_in_one_call(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        browser_become(ann, "Mo", ROLE_MODERATOR); /* no share of the day */
        for (int i = 0; i < 5; i++) {
            char number[48];
            snprintf(number, sizeof number, "LP%d00000000100", i);
            const char *order = followed_order(ann, number);
            for (int k = 1; k < 10 && i * 10 + k < 41; k++) {
                snprintf(number, sizeof number, "LP%d0000000010%d", i, k);
                add_number(ann, order, number);
            }
        }
        followed.visit.site.app.options.services.at[WEBHOOK_17TRACK] =
            (struct service_access){services_url(&followed.services, "17track"), STR("our-key")};
        followed_restart(&followed);
        const char *first = services_call(&followed.services, 1),
                   *second = services_call(&followed.services, 2);
        assert_int_equal(times_in(first, "\"number\""), 40);
        assert_int_equal(times_in(second, "\"number\""), 1);
        followed_end(&followed);
    }
}

static void the_next_service_is_asked_when_one_refuses_and_a_person_can_name_the_carrier(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track aftership");
        const char *order = followed_order(ann, "LP00000000000422");
        assert_call(&followed, 1, "POST /17track/register\nour-key\n[{\"number\":\"LP00000000000422\"}]");
        assert_call(&followed, 2,
                    "POST /aftership/trackings\nour-key\n{\"tracking_number\":\"LP00000000000422\"}");
        assert_true(sees_in_time(ann, order, "No service that is asked here takes this number."));
        change_parcel(ann, order, "what=carrier&of_number=LP00000000000422&carrier=dhl");
        assert_call(
            &followed, 3,
            "POST /17track/register\nour-key\n[{\"number\":\"LP00000000000422\",\"carrier\":100001}]");
        assert_true(sees_in_time(ann, order, "17TRACK is asked about this number"));
        assert_not_sees(ann, "Carrier guessed");
        /* The service knows a way to change it later. */
        change_parcel(ann, order, "what=carrier&of_number=LP00000000000422&carrier=ups");
        assert_call(
            &followed, 4,
            "POST "
            "/17track/changecarrier\nour-key\n[{\"number\":\"LP00000000000422\",\"carrier_new\":100002}]");
        followed_end(&followed);
    }
}

static void what_fails_is_asked_again_and_loses_nothing(void **state)
{
    static const struct {
        const char *fault, *said, *german;
    } faults[] = {{"500\n", "the service answers 500", "der Dienst antwortet mit 500"},
                  {"401\n", "the key is not taken (401)", "der Schlüssel wird nicht angenommen (401)"},
                  {"half\n", "", ""},
                  {"json\n", "the answer is no JSON", "die Antwort ist kein JSON"},
                  {"some\n", "the answer says nothing of a number that was asked for",
                   "die Antwort sagt nichts von einer Nummer"},
                  {"other\n", "the answer says nothing of a number that was asked for",
                   "die Antwort sagt nichts von einer Nummer"}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        struct browser olga = visit_another(&followed.visit);
        browser_become(&olga, "Olga", ROLE_OPERATOR);
        for (size_t i = 0; i < COUNT_OF(faults); i++) {
            char number[48];
            snprintf(number, sizeof number, "LP0000000010%zu", i);
            services_fault(&followed.services, faults[i].fault);
            const char *order = followed_order(ann, number);
            assert_true(sees_in_time(ann, order, "17TRACK could not be asked until now. It is tried again."));
            browser_get(&olga, "/admin/outbox");
            assert_sees(&olga, "17track: register");
            assert_sees(&olga, faults[i].said);
            browser_get(&olga, "/admin/services");
            assert_sees(&olga, faults[i].said);
            olga.extra[0] = (struct header){STR("Accept-Language"), STR("de")};
            browser_get(&olga, "/admin/services");
            assert_sees(&olga, faults[i].german);
            browser_get(&olga, "/admin/outbox");
            assert_sees(&olga, faults[i].german);
            olga.extra[0] = (struct header){0};
            followed_later(&followed, number, 1);
            assert_true(
                sees_in_time(ann, order, "17TRACK is asked about this number, and does not know it yet."));
        }
        browser_close(&olga);
        followed_end(&followed);
    }
}

static void a_service_that_asks_for_time_gets_it_and_nothing_is_given_up(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        services_fault(&followed.services, "429 2\n");
        struct instant begun = instant_now();
        const char *order = followed_order(ann, "LP00000000100");
        (void)services_call(&followed.services, 2);
        assert_true(instant_since(instant_now(), begun).ms >= 2000);
        assert_true(
            sees_in_time(ann, order, "17TRACK is asked about this number, and does not know it yet."));
        followed_end(&followed);
    }
}

static void a_slow_service_holds_up_no_other(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track aftership");
        const char *other = followed_order(ann, "LP00000000421");
        assert_true(sees_in_time(ann, other, "AfterShip is asked about this number"));
        services_fault(&followed.services, "slow 5\n");
        const char *order = followed_order(ann, "LP00000000100");
        assert_non_null(strstr(services_call(&followed.services, 3), "/17track/register"));
        followed_later(&followed, "LP00000000421", 25);
        assert_non_null(strstr(services_call(&followed.services, 4), "/aftership/trackings/"));
        browser_get(ann, order);
        assert_sees(ann, "17TRACK is being asked.");
        assert_true(sees_in_time(ann, order, "17TRACK is asked about this number"));
        followed_end(&followed);
    }
}

/* ---- each service ---- */

static void every_service_is_asked_in_its_own_words(void **state)
{
    static const struct {
        const char *service, *number, *registers, *reads, *stops, *seen;
    } services[] = {
        {"aftership", "1Z999AA10123456784",
         "POST /aftership/trackings\nour-key\n{\"tracking_number\":\"1Z999AA10123456784\"}",
         "GET /aftership/trackings/as1Z999AA10123456784\nour-key\n",
         "DELETE /aftership/trackings/as1Z999AA10123456784\nour-key\n", "Arrived at hub"},
        {"easypost", "1Z999AA10123456784",
         "POST /easypost/trackers\nBasic "
         "b3VyLWtleTo=\n{\"tracker\":{\"tracking_code\":\"1Z999AA10123456784\"}}",
         "GET /easypost/trackers/trk_1Z999AA10123456784\nBasic b3VyLWtleTo=\n", NULL, "Arrived"},
        {"shippo", "1Z999AA10123456784",
         "POST /shippo/tracks/\nShippoToken "
         "our-key\n{\"tracking_number\":\"1Z999AA10123456784\",\"carrier\":\"ups\"}",
         "GET /shippo/tracks/ups/1Z999AA10123456784\nShippoToken our-key\n", NULL, "Departed"},
        {"own", "1Z999AA10123456784",
         "POST /own/register\nBearer our-key\n{\"numbers\":[{\"number\":\"1Z999AA10123456784\"}]}",
         "POST /own/read\nBearer "
         "our-key\n{\"numbers\":[{\"number\":\"1Z999AA10123456784\",\"carrier\":\"dhl\"}]}",
         "POST /own/stop\nBearer "
         "our-key\n{\"numbers\":[{\"number\":\"1Z999AA10123456784\",\"carrier\":\"dhl\"}]}",
         "On its way"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(services); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct followed followed;
            struct browser *ann = followed_begin(&followed, database, services[i].service);
            /* What the first answer told is seen before the second one is taken. */
            services_fault(&followed.services, "none\nslow 0.3\n");
            const char *order = followed_order(ann, services[i].number);
            assert_call(&followed, 1, services[i].registers);
            assert_true(sees_in_time(ann, order, "Asked since"));
            followed_later(&followed, services[i].number, 25);
            assert_call(&followed, 2, services[i].reads);
            assert_true(sees_in_time(ann, order, services[i].seen));
            followed_later(&followed, services[i].number, 181 * 24);
            if (services[i].stops)
                assert_call(&followed, 3, services[i].stops);
            assert_true(sees_in_time(ann, order, "No service is asked about this number any more."));
            followed_end(&followed);
        }
    }
}

/* The n-th number: its first call goes wrong, and the next one is taken. */
static void assert_asked_again(struct followed *followed, struct browser *ann, size_t n)
{
    /* Numbers that Shippo, which must be told the carrier, can be asked about too. */
    static const struct {
        const char *fault, *number;
    } faults[SERVICE_FAULTS] = {{"500\n", "1Z999AA10123456784"},   {"401\n", "1Z12345E0205271688"},
                                {"half\n", "1Z12345E6605272234"},  {"json\n", "1Z12345E0305271640"},
                                {"other\n", "1Z12345E1305277940"}, {"429 1\n", "1Z12345E6205277936"}};
    services_fault(&followed->services, faults[n].fault);
    const char *order = followed_order(ann, faults[n].number);
    int first = (int)(2 * n) + 1;
    assert_non_null(strstr(services_call(&followed->services, first), faults[n].number));
    if (!str_starts(str_from(faults[n].fault), STR("429"))) { /* which is asked again by itself */
        assert_true(sees_in_time(ann, order, "could not be asked until now. It is tried again."));
        followed_later(followed, faults[n].number, 1);
    }
    assert_non_null(strstr(services_call(&followed->services, first + 1), faults[n].number));
    assert_true(sees_in_time(ann, order, "is asked about this number"));
    assert_not_sees(ann, "XX000000000XX");
}

static void what_fails_at_any_other_service_is_asked_again_too(void **state)
{
    static const char *const services[] = {"aftership", "easypost", "shippo", "own"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(services); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct followed followed;
            struct browser *ann = followed_begin(&followed, database, services[i]);
            for (size_t n = 0; n < SERVICE_FAULTS; n++)
                assert_asked_again(&followed, ann, n);
            followed_end(&followed);
        }
    }
}

static void a_number_that_the_service_has_already_is_found_there(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "aftership");
        const char *order = followed_order(ann, "LP00000000403");
        assert_true(
            sees_in_time(ann, order, "AfterShip is asked about this number, and does not know it yet."));
        followed_later(&followed, "LP00000000403", 3);
        assert_call(&followed, 2, "GET /aftership/trackings?tracking_numbers=LP00000000403\nour-key\n");
        assert_true(sees_in_time(ann, order, "Arrived at hub"));
        assert_sees(ann, "Carrier guessed: <bdi>United States Postal Service</bdi>");
        /* From now on it is asked by its id; and another carrier takes its place. */
        change_parcel(ann, order, "what=carrier&of_number=LP00000000403&carrier=ups");
        assert_call(&followed, 3, "DELETE /aftership/trackings/asLP00000000403\nour-key\n");
        assert_call(
            &followed, 4,
            "POST /aftership/trackings\nour-key\n{\"tracking_number\":\"LP00000000403\",\"slug\":\"ups\"}");
        followed_end(&followed);
    }
}

/* ---- what comes too early, and what comes later ---- */

static int send_signed(struct browser *service, struct str body)
{
    struct hash hash = hash_of(arena_printf(&service->arena, "%.*s/our-key", STR_ARG(body)));
    service->extra[0] = (struct header){STR("sign"), arena_copy(&service->arena, str_from(hash.text))};
    return browser_send(service, METHOD_POST, "/api/v1/webhooks/17track", "application/json", body);
}

static struct str news(struct browser *service, const char *number, const char *status)
{
    struct str at = when_iso(&service->arena, instant_add(instant_now(), SPAN_DAYS(-2)));
    return arena_printf(
        &service->arena,
        "{\"event\":\"TRACKING_UPDATED\",\"data\":{\"number\":\"%s\",\"track_info\":{\"tracking\":{"
        "\"providers\":[{\"events\":[{\"time_utc\":\"%.*s\",\"description\":\"What they say\","
        "\"sub_status\":\"%s\"}]}]}}}}",
        number, STR_ARG(at), status);
}

static void what_is_told_before_the_order_is_there_is_told_to_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        struct browser service = visit_another(&followed.visit);
        assert_int_equal(send_signed(&service, news(&service, "LP00000000100", "InTransit_Arrival")), 200);
        assert_sees(&service, "{\"orders\":0,\"events\":0}");
        assert_int_equal(send_signed(&service, news(&service, "LP00000000200", "InTransit_Arrival")), 200);
        const char *order = followed_order(ann, "LP00000000100");
        browser_get(ann, order);
        assert_sees(ann, "What they say");
        assert_sees(ann, "the carrier&#39;s scan");
        const char *other = followed_order(ann, "");
        browser_get(ann, other);
        assert_not_sees(ann, "What they say");
        add_number(ann, other, "LP00000000200");
        browser_get(ann, other);
        assert_sees(ann, "What they say");
        browser_close(&service);
        followed_end(&followed);
    }
}

static void the_local_number_that_aftership_or_ones_own_names_is_followed_too(void **state)
{
    static const char *const services[] = {"aftership", "own"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(services); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct followed followed;
            struct browser *ann = followed_begin(&followed, database, services[i]);
            const char *order = followed_order(ann, "LP00000000777");
            (void)services_call(&followed.services, 1);
            assert_true(sees_in_time(ann, order, "is asked about this number"));
            followed_later(&followed, "LP00000000777", 25);
            assert_true(sees_in_time(ann, order, "00340434161094042557"));
            bool asked = false; /* AfterShip's first answer names it already */
            for (int n = 2; n <= 3; n++)
                asked |= strstr(services_call(&followed.services, n), "00340434161094042557") != NULL;
            assert_true(asked);
            followed_end(&followed);
        }
    }
}

static void the_local_number_is_followed_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        const char *order = followed_order(ann, "LP00000000777");
        assert_true(sees_in_time(ann, order, "does not know it yet"));
        followed_later(&followed, "LP00000000777", 3);
        assert_true(sees_in_time(ann, order, "00340434161094042557"));
        assert_sees(ann, "Given to the neighbour");
        assert_call(&followed, 3, "POST /17track/register\nour-key\n[{\"number\":\"00340434161094042557\"}]");
        followed_end(&followed);
    }
}

static void a_delivered_parcel_is_let_go_after_its_rest(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "own"),
                       service = visit_another(&followed.visit);
        const char *order = followed_order(ann, "LP00000000404");
        assert_true(sees_in_time(ann, order, "does not know it yet"));
        struct str at = when_iso(&service.arena, instant_add(instant_now(), SPAN_DAYS(-16)));
        struct str body =
            arena_printf(&service.arena,
                         "{\"kind\":\"parcel\",\"number\":\"LP00000000404\",\"events\":[{\"time\":\"%.*s\","
                         "\"event\":\"delivered\",\"text\":\"At the door\",\"country\":\"DE\"}]}",
                         STR_ARG(at));
        service.extra[0] =
            (struct header){STR("Recourse-Signature"),
                            arena_copy(&service.arena, str_from(hash_keyed(STR("our-key"), body).text))};
        assert_int_equal(
            browser_send(&service, METHOD_POST, "/api/v1/webhooks/own", "application/json", body), 200);
        assert_true(sees_in_time(ann, order, "At the door"));
        followed_later(&followed, "LP00000000404", 30);
        assert_call(&followed, 2,
                    "POST /own/stop\nBearer "
                    "our-key\n{\"numbers\":[{\"number\":\"LP00000000404\",\"carrier\":\"dhl\"}]}");
        browser_close(&service);
        followed_end(&followed);
    }
}

static void assert_on_its_way(struct browser *ann, const char *order)
{
    browser_get(ann, arena_printf(&ann->arena, "/api/v1%s", order).at);
    assert_sees(ann, "\"shipment\":\"on_its_way\"");
}

static void what_ones_own_service_tells_without_a_time_is_shown_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "own"),
                       service = visit_another(&followed.visit);
        const char *order = followed_order(ann, "LP00000000606");
        struct str body = STR("{\"kind\":\"parcel\",\"number\":\"LP00000000606\",\"events\":[{\"time\":"
                              "\"yesterday\",\"event\":\"delivered\",\"text\":\"With the neighbour\"}]}");
        service.extra[0] =
            (struct header){STR("Recourse-Signature"),
                            arena_copy(&service.arena, str_from(hash_keyed(STR("our-key"), body).text))};
        for (int i = 0; i < 2; i++) { /* the whole history each time */
            assert_int_equal(
                browser_send(&service, METHOD_POST, "/api/v1/webhooks/own", "application/json", body), 200);
            assert_sees(&service, i ? "\"events\":0" : "\"events\":1");
        }
        assert_true(sees_in_time(ann, order, "With the neighbour"));
        assert_on_its_way(ann, order);
        browser_close(&service);
        followed_end(&followed);
    }
}

static void a_carrier_that_is_guessed_wrong_delivers_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        const char *order = followed_order(ann, "LP00000000555");
        assert_true(sees_in_time(ann, order, "does not know it yet"));
        followed_later(&followed, "LP00000000555", 3);
        assert_true(sees_in_time(ann, order, "Long ago"));
        assert_sees(ann, "from before your order");
        assert_on_its_way(ann, order);
        /* It is asked about as before. */
        followed_later(&followed, "LP00000000555", 25);
        assert_non_null(strstr(services_call(&followed.services, 3), "/17track/gettrackinfo"));
        change_parcel(ann, order, "what=carrier&of_number=LP00000000555&carrier=dhl");
        assert_non_null(strstr(services_call(&followed.services, 4), "/17track/changecarrier"));
        followed_end(&followed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_registered_and_read_without_anybodys_hand),
        cmocka_unit_test(forty_numbers_go_in_one_call),
        cmocka_unit_test(the_next_service_is_asked_when_one_refuses_and_a_person_can_name_the_carrier),
        cmocka_unit_test(what_fails_is_asked_again_and_loses_nothing),
        cmocka_unit_test(a_service_that_asks_for_time_gets_it_and_nothing_is_given_up),
        cmocka_unit_test(a_slow_service_holds_up_no_other),
        cmocka_unit_test(every_service_is_asked_in_its_own_words),
        cmocka_unit_test(what_fails_at_any_other_service_is_asked_again_too),
        cmocka_unit_test(a_number_that_the_service_has_already_is_found_there),
        cmocka_unit_test(what_is_told_before_the_order_is_there_is_told_to_it),
        cmocka_unit_test(the_local_number_is_followed_too),
        cmocka_unit_test(the_local_number_that_aftership_or_ones_own_names_is_followed_too),
        cmocka_unit_test(a_delivered_parcel_is_let_go_after_its_rest),
        cmocka_unit_test(what_ones_own_service_tells_without_a_time_is_shown_once),
        cmocka_unit_test(a_carrier_that_is_guessed_wrong_delivers_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
