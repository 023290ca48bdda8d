/* What is asked of tracking services, and what their answers say: written and read without a connection. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/tracking/tracking_world.h"

#include "text/kit/base64.h"
#include "text/tracking/service.h"

static struct service_answer answered(void **state, const struct service_asked *asked, const char *body,
                                      struct str *trouble)
{
    struct tracking_world *world = *state;
    struct service_answer answers[40];
    struct service_reply reply = {200, str_from(body)};
    service_read(&world->arena, asked, &reply, answers, trouble);
    return answers[0];
}

static void every_carrier_that_services_are_told_of_is_one_of_ours(void **state)
{
    struct tracking_world *world = *state;
    for (size_t i = 0; service_carrier_at(WEBHOOK_OWN, i).len; i++) {
        struct str code = service_carrier_at(WEBHOOK_OWN, i);
        if (!track_carrier_named(world->table, code))
            complain("%.*s\n", STR_ARG(code));
        for (int service = 0; service < WEBHOOK_COUNT; service++) {
            struct str theirs = service_carrier_code((enum webhook)service, code);
            if (theirs.len)
                assert_true(str_eq(service_carrier_of((enum webhook)service, theirs), code));
        }
    }
    assert_null(track_carrier_named(world->table, STR("nobody")));
}

static void what_a_service_says_of_a_number_is_told_apart(void **state)
{
    static const struct {
        const char *body;
        enum service_said said;
        const char *why;
    } cases[] = {
        {"{\"code\":0,\"data\":{\"accepted\":[{\"number\":\"RA123456785CN\",\"carrier\":3011}]}}",
         SERVICE_TOOK, ""},
        {"{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"RA123456785CN\",\"error\":{\"code\":-18019901}}]}"
         "}",
         SERVICE_TOOK, ""},
        {"{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"RA123456785CN\",\"error\":{\"code\":-18019902}}]}"
         "}",
         SERVICE_MISSING, ""},
        {"{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"RA123456785CN\",\"error\":{\"code\":-18019903,"
         "\"message\":\"No carrier.\"}}]}}",
         SERVICE_REFUSED, "No carrier."},
        {"{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"RA123456785CN\",\"error\":{\"code\":-18019908}}]}"
         "}",
         SERVICE_FULL, ""},
        {"{\"code\":0,\"data\":{\"rejected\":[{\"number\":\"RA123456785CN\",\"error\":7}]}}", SERVICE_REFUSED,
         ""},
        {"{\"code\":0,\"data\":{\"accepted\":[{\"number\":\"RA123456786CN\"}]}}", SERVICE_SILENT, ""},
        {"{\"code\":0,\"data\":{}}", SERVICE_SILENT, ""},
        {"{\"code\":-18010002}", SERVICE_SILENT, ""},
        {"{\"code\":-18019908,\"data\":{\"errors\":[{\"code\":-18019908}]}}", SERVICE_FULL, ""},
        {"[]", SERVICE_SILENT, ""},
        {"", SERVICE_SILENT, ""},
        {"{\"code\":0,\"data\":{\"accep", SERVICE_SILENT, ""},
    };
    struct service_number number = {STR("RA123456785CN"), STR_NONE, STR_NONE};
    struct service_asked asked = {WEBHOOK_17TRACK, SERVICE_REGISTER, &number, 1};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str trouble;
        struct service_answer answer = answered(state, &asked, cases[i].body, &trouble);
        if (answer.said != cases[i].said || (answer.said == SERVICE_SILENT) != (trouble.len > 0))
            complain("%s: %d, trouble %.*s\n", cases[i].body, (int)answer.said, STR_ARG(trouble));
        assert_true(str_eq(answer.why, str_from(cases[i].why)));
    }
}

static void a_used_up_quota_is_no_refusal_of_the_number(void **state)
{
    static const struct {
        enum webhook service;
        int status;
        const char *body;
        enum service_said said;
    } cases[] = {
        {WEBHOOK_AFTERSHIP, 402, "{\"meta\":{\"code\":402,\"message\":\"Plan limit.\"},\"data\":{}}",
         SERVICE_FULL},
        {WEBHOOK_AFTERSHIP, 200, "{\"meta\":{\"code\":429,\"message\":\"Slow down.\"},\"data\":{}}",
         SERVICE_FULL},
        {WEBHOOK_AFTERSHIP, 400, "{\"meta\":{\"code\":4005,\"message\":\"Bad number.\"},\"data\":{}}",
         SERVICE_REFUSED},
        {WEBHOOK_EASYPOST, 402, "{\"error\":{\"code\":\"PAYMENT_REQUIRED\"}}", SERVICE_FULL},
        {WEBHOOK_EASYPOST, 422, "{\"error\":{\"code\":\"TRACKER.CREATE.ERROR\"}}", SERVICE_REFUSED},
        {WEBHOOK_SHIPPO, 402, "{\"detail\":\"Payment required\"}", SERVICE_FULL},
        {WEBHOOK_SHIPPO, 400, "{\"detail\":\"Invalid\"}", SERVICE_REFUSED},
    };
    struct tracking_world *world = *state;
    struct service_number number = {STR("RA123456785CN"), STR_NONE, STR_NONE};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str trouble;
        struct service_answer answer;
        struct service_asked asked = {cases[i].service, SERVICE_REGISTER, &number, 1};
        struct service_reply reply = {cases[i].status, str_from(cases[i].body)};
        service_read(&world->arena, &asked, &reply, &answer, &trouble);
        if (answer.said != cases[i].said)
            complain("%s: %d\n", cases[i].body, (int)answer.said);
    }
}

static void an_answer_about_another_number_is_none(void **state)
{
    struct str trouble;
    struct service_number number = {STR("RA123456785CN"), STR_NONE, STR_NONE};
    struct service_asked asked = {WEBHOOK_EASYPOST, SERVICE_READ, &number, 1};
    struct service_answer answer = answered(state, &asked,
                                            "{\"id\":\"trk_1\",\"tracking_code\":\"RA123456786CN\","
                                            "\"tracking_details\":[{\"status\":\"delivered\","
                                            "\"datetime\":\"2026-10-02T18:10:48Z\"}]}",
                                            &trouble);
    assert_int_equal(answer.said, SERVICE_SILENT);
    assert_int_equal(answer.message.count, 0);
    answer =
        answered(state, &asked,
                 "{\"id\":\"trk_1\",\"tracking_code\":\"RA 1234 5678 5 CN\",\"carrier\":\"USPS\","
                 "\"tracking_details\":[{\"status\":\"delivered\",\"datetime\":\"2026-10-02T18:10:48Z\"}]}",
                 &trouble);
    assert_int_equal(answer.said, SERVICE_TOOK);
    assert_int_equal(answer.message.count, 1);
    assert_true(str_eq(answer.id, STR("trk_1")));
}

static void the_example_of_the_contract_is_read_as_it_says(void **state)
{
    struct str trouble;
    struct service_number number = {STR("1Z999AA10123456784"), STR_NONE, STR_NONE};
    struct service_asked asked = {WEBHOOK_OWN, SERVICE_READ, &number, 1};
    struct service_answer answer = answered(
        state, &asked,
        "{\"numbers\":[{\"number\":\"1Z999AA10123456784\",\"state\":\"taken\",\"carrier\":\"ups\","
        "\"local_number\":\"L1\",\"events\":[{\"time\":\"2026-11-20T08:15:00Z\",\"event\":\"in_transit\","
        "\"text\":\"Departed\",\"place\":\"Bonn\",\"country\":\"DE\"},{\"time\":\"2026-11-21\","
        "\"event\":\"flown\"}]}]}",
        &trouble);
    assert_int_equal(answer.said, SERVICE_TOOK);
    assert_int_equal(answer.message.count, 2);
    assert_int_equal(answer.message.events[0].event, PARCEL_UNKNOWN);
    assert_int_equal(answer.message.events[1].event, PARCEL_IN_TRANSIT);
    assert_true(str_eq(answer.message.local, STR("L1")));
    assert_true(str_eq(answer.carrier, STR("ups")));
}

static void nothing_but_the_number_and_its_carrier_is_sent(void **state)
{
    struct tracking_world *world = *state;
    struct service_settings settings = {0};
    settings.at[WEBHOOK_17TRACK].key = STR("k");
    struct service_number numbers[] = {{STR("A1"), STR("3011"), STR_NONE}, {STR("B\"2"), STR("x"), STR_NONE}};
    struct service_asked asked = {WEBHOOK_17TRACK, SERVICE_REGISTER, numbers, 2};
    struct service_call call = service_write(&world->arena, &settings, &asked);
    assert_true(str_eq(call.url, STR("https://api.17track.net/track/v2.2/register")));
    assert_true(str_eq(call.key_header, STR("17token: k")));
    assert_true(str_eq(call.body, STR("[{\"number\":\"A1\",\"carrier\":3011},{\"number\":\"B\\\"2\"}]")));
    struct service_number strange = {STR("A/1?x"), STR_NONE, STR("i d")};
    settings.at[WEBHOOK_AFTERSHIP].url = STR("https://gate.example/as");
    asked = (struct service_asked){WEBHOOK_AFTERSHIP, SERVICE_FIND, &strange, 1};
    call = service_write(&world->arena, &settings, &asked);
    assert_true(str_eq(call.url, STR("https://gate.example/as/trackings?tracking_numbers=A%2F1%3Fx")));
    assert_int_equal(call.key_header.len, 0);
}

static void base64_has_its_padding(void **state)
{
    struct tracking_world *world = *state;
    static const char *const pairs[][2] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        assert_true(str_eq(base64_of(&world->arena, str_from(pairs[i][0])), str_from(pairs[i][1])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_carrier_that_services_are_told_of_is_one_of_ours),
        cmocka_unit_test(what_a_service_says_of_a_number_is_told_apart),
        cmocka_unit_test(a_used_up_quota_is_no_refusal_of_the_number),
        cmocka_unit_test(an_answer_about_another_number_is_none),
        cmocka_unit_test(the_example_of_the_contract_is_read_as_it_says),
        cmocka_unit_test(nothing_but_the_number_and_its_carrier_is_sent),
        cmocka_unit_test(base64_has_its_padding),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
