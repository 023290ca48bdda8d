/* Messages of tracking services: whose they are, and what they say. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "base/secret.h"
#include "text/clock/iso_time.h"
#include "text/tracking/webhook.h"

#include <string.h>

static const char body[] = "{\"event\":\"tracking_update\"}";
/* HMAC-SHA-256 and SHA-256 of the body above, computed with another implementation. */
static const char base64[] = "mcvEJwmcXgXSsR8IO44beSOWqn4H7YWDsIzlHbqUvSQ=";
static const char hex[] = "99cbc427099c5e05d2b11f083b8e1b792396aa7e07ed8583b08ce51dba94bd24";
static const char timed[] = "4727ba33f0d9ba27d3b2957eefbed054248217be4427648c1e813dc6b4fcdab7";
static const char plain[] = "743b9cbd2bbf21186c4c4db1e4a80b99d4f8967873c8753523622440005e4d0a";

struct bench {
    struct arena arena;
    struct failure failure;
    struct webhook_message message;
};

static struct bench *bench_open(void)
{
    static struct bench bench;
    bench = (struct bench){0};
    arena_init(&bench.arena, 64 << 20);
    return &bench;
}

static void bench_close(struct bench *bench)
{
    arena_free(&bench->arena);
}

static enum webhook_proof prove(struct bench *bench, enum webhook webhook, const char *signature)
{
    struct webhook_sealed sealed = {webhook, STR("a-secret"), str_from(signature), str_from(body),
                                    (struct instant){INT64_C(1732000100) * 1000}};
    return webhook_prove(&bench->arena, &sealed);
}

static void a_signature_of_these_bytes_and_this_secret_holds(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    struct str easypost = arena_printf(&bench->arena, "hmac-sha256-hex=%s", hex);
    struct str shippo = arena_printf(&bench->arena, "t=1732000000,v1=%s", timed);
    assert_int_equal(prove(bench, WEBHOOK_AFTERSHIP, base64), PROOF_HOLDS);
    assert_int_equal(prove(bench, WEBHOOK_EASYPOST, easypost.at), PROOF_HOLDS);
    assert_int_equal(prove(bench, WEBHOOK_SHIPPO, shippo.at), PROOF_HOLDS);
    assert_int_equal(prove(bench, WEBHOOK_17TRACK, plain), PROOF_HOLDS);
    bench_close(bench);
}

static void easyposts_secret_is_taken_apart_as_easypost_does(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    struct hash theirs = hash_keyed(STR("cafe\u0301 \u03bc"), str_from(body));
    struct webhook_sealed sealed = {WEBHOOK_EASYPOST,
                                    STR("caf\u00e9 \u00b5"),
                                    arena_printf(&bench->arena, "hmac-sha256-hex=%s", theirs.text),
                                    str_from(body),
                                    {1000}};
    assert_int_equal(webhook_prove(&bench->arena, &sealed), PROOF_HOLDS);
    bench_close(bench);
}

/* The signature of the body is none of a body of which one byte, anywhere, is another. */
static void assert_other_bytes_prove_nothing(struct bench *bench, enum webhook webhook)
{
    struct str signatures[] = {
        [WEBHOOK_AFTERSHIP] = str_from(base64),
        [WEBHOOK_EASYPOST] = arena_printf(&bench->arena, "hmac-sha256-hex=%s", hex),
        [WEBHOOK_SHIPPO] = arena_printf(&bench->arena, "t=1732000000,v1=%s", timed),
        [WEBHOOK_17TRACK] = str_from(plain),
    };
    char other[256];
    size_t len = strlen(body);
    assert_true(len < sizeof other);
    for (size_t i = 0; (size_t)webhook < COUNT_OF(signatures) && i < len; i++) {
        memcpy(other, body, len);
        other[i] ^= 1;
        struct webhook_sealed sealed = {webhook,
                                        STR("a-secret"),
                                        signatures[webhook],
                                        {other, len},
                                        (struct instant){INT64_C(1732000100) * 1000}};
        assert_int_equal(webhook_prove(&bench->arena, &sealed), PROOF_WRONG);
    }
}

static void any_other_signature_proves_nothing(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    for (int i = 0; i < WEBHOOK_COUNT; i++) {
        enum webhook webhook = (enum webhook)i;
        assert_int_equal(prove(bench, webhook, ""), PROOF_MISSING);
        assert_int_equal(prove(bench, webhook, "x"), PROOF_WRONG);
        assert_int_equal(prove(bench, webhook, timed), PROOF_WRONG);
        assert_int_equal(prove(bench, webhook, "t=,v1="), PROOF_WRONG);
        assert_int_equal(prove(bench, webhook, "t=99999999999999999999,v1=00"), PROOF_WRONG);
        assert_other_bytes_prove_nothing(bench, webhook);
        struct webhook_sealed unset = {webhook, STR_NONE, str_from(base64), str_from(body), {1000}};
        assert_int_equal(webhook_prove(&bench->arena, &unset), PROOF_NO_SECRET);
        unset.signature = STR_NONE;
        assert_int_equal(webhook_prove(&bench->arena, &unset), PROOF_NO_SECRET);
    }
    assert_int_equal(prove(bench, WEBHOOK_EASYPOST, hex), PROOF_WRONG);
    bench_close(bench);
}

static void a_signature_of_another_hour_is_old(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    struct str shippo = arena_printf(&bench->arena, "t=1732000000,v1=%s", timed);
    struct webhook_sealed sealed = {WEBHOOK_SHIPPO, STR("a-secret"), shippo, str_from(body),
                                    (struct instant){INT64_C(1732000301) * 1000}};
    assert_int_equal(webhook_prove(&bench->arena, &sealed), PROOF_OLD);
    sealed.now.ms -= 2000;
    assert_int_equal(webhook_prove(&bench->arena, &sealed), PROOF_HOLDS);
    sealed.now.ms -= 600 * 1000;
    assert_int_equal(webhook_prove(&bench->arena, &sealed), PROOF_OLD);
    bench_close(bench);
}

static enum err read(struct bench *bench, enum webhook webhook, const char *text)
{
    return webhook_read(&bench->arena, webhook, str_from(text), &bench->message, &bench->failure);
}

static void assert_event(const struct webhook_event *event, enum parcel_event kind, enum parcel_word word,
                         const char *at)
{
    struct instant when;
    assert_true(iso_time_read(str_from(at), &when));
    assert_int_equal(event->event, kind);
    assert_int_equal(event->word, word);
    assert_int_equal(event->at.ms, when.ms);
}

static void aftership_is_read(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    assert_int_equal(
        read(bench, WEBHOOK_AFTERSHIP,
             "{\"event\":\"tracking_update\",\"msg\":{\"tracking_number\":\"RA123456785CN\",\"checkpoints\":["
             "{\"checkpoint_time\":\"2026-09-25T08:00:00+08:00\",\"tag\":\"InTransit\",\"subtag\":"
             "\"InTransit_002\",\"message\":\"Accepted\",\"location\":\"Shenzhen\",\"country_region\":"
             "\"CHN\"},"
             "{\"checkpoint_time\":\"2026-10-20\",\"tag\":\"Delivered\",\"source\":\"user\"},"
             "{\"checkpoint_time\":\"2026-09-28T10:00:00\",\"tag\":\"InTransit\",\"subtag\":\"InTransit_"
             "999\"},"
             "{\"checkpoint_time\":\"2026-02-30\",\"tag\":\"Delivered\"}]}}"),
        OK);
    assert_int_equal(bench->message.count, 3);
    const struct webhook_event *events = bench->message.events;
    assert_event(&events[0], PARCEL_DELIVERED, PARCEL_SELLER_SAYS, "2026-10-20T12:00:00Z");
    assert_event(&events[1], PARCEL_IN_TRANSIT, PARCEL_CARRIER_SCANNED, "2026-09-28T10:00:00Z");
    assert_event(&events[2], PARCEL_ACCEPTED, PARCEL_CARRIER_SCANNED, "2026-09-25T00:00:00Z");
    assert_string_equal(events[2].country, "CN");
    assert_true(str_eq(events[2].place, STR("Shenzhen")));
    assert_true(str_eq(events[1].code, STR("InTransit_999")));
    bench_close(bench);
}

static void easypost_and_shippo_are_read(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    assert_int_equal(
        read(bench, WEBHOOK_EASYPOST,
             "{\"description\":\"tracker.updated\",\"result\":{\"tracking_code\":\"9400111206206406260787\","
             "\"tracking_details\":[{\"status\":\"pre_transit\",\"status_detail\":\"label_created\","
             "\"datetime\":\"2026-09-24T10:00:00Z\",\"tracking_location\":{\"country\":\"US\"}},"
             "{\"status\":\"delivered\",\"status_detail\":\"new_word\",\"datetime\":\"2026-10-02T18:10:48Z\"}"
             "]}}"),
        OK);
    assert_int_equal(bench->message.count, 2);
    assert_event(&bench->message.events[0], PARCEL_DELIVERED, PARCEL_CARRIER_SCANNED, "2026-10-02T18:10:48Z");
    assert_event(&bench->message.events[1], PARCEL_NOT_HANDED_OVER, PARCEL_SELLER_SAYS,
                 "2026-09-24T10:00:00Z");
    assert_int_equal(
        read(bench, WEBHOOK_SHIPPO,
             "{\"event\":\"track_updated\",\"data\":{\"tracking_number\":\"X1\",\"tracking_status\":{"
             "\"status\":"
             "\"RETURNED\",\"substatus\":{\"code\":\"package_unclaimed\"},\"status_date\":"
             "\"2026-10-05T12:00:00Z\"},\"tracking_history\":[{\"status\":\"UNKNOWN\",\"status_date\":"
             "\"2026-10-04T12:00:00Z\",\"substatus\":null}]}}"),
        OK);
    assert_int_equal(bench->message.count, 2);
    assert_event(&bench->message.events[0], PARCEL_RETURNING, PARCEL_CARRIER_SCANNED, "2026-10-05T12:00:00Z");
    assert_int_equal(bench->message.events[1].event, PARCEL_UNKNOWN);
    bench_close(bench);
}

static void seventeen_track_is_read_and_its_new_codes_are_at_least_their_stage(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    assert_int_equal(
        read(bench, WEBHOOK_17TRACK,
             "{\"event\":\"TRACKING_UPDATED\",\"data\":{\"number\":\"RA123456785CN\",\"track_info\":{"
             "\"tracking\":"
             "{\"providers\":[{\"events\":[{\"time_utc\":\"2026-09-28T02:00:00Z\",\"sub_status\":"
             "\"InTransit_TransportArrived\",\"description\":\"Arrived\"},{\"time_utc\":"
             "\"2026-09-28T02:00:00Z\",\"stage\":\"PickedUp\"},{\"time_utc\":\"2026-09-27T02:00:00Z\","
             "\"sub_status\":\"Exception_NoSuchThing\"}]},{\"events\":null}]}}}}"),
        OK);
    assert_int_equal(bench->message.count, 3);
    assert_int_equal(bench->message.events[0].event, PARCEL_IN_TRANSIT);
    assert_int_equal(bench->message.events[1].event, PARCEL_ACCEPTED);
    assert_int_equal(bench->message.events[2].event, PARCEL_UNKNOWN);
    bench_close(bench);
}

static void messages_about_other_things_are_nothing_and_no_messages_are_refused(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    assert_int_equal(read(bench, WEBHOOK_EASYPOST, "{\"description\":\"batch.updated\"}"), OK);
    assert_int_equal(bench->message.number.len, 0);
    static const char *const wrong[] = {
        "",
        "{",
        "[]",
        "null",
        "{\"description\":\"tracker.updated\"}",
        "{\"description\":7}",
        "{\"description\":\"tracker.updated\",\"result\":{\"tracking_code\":\"\"}}",
        "{\"a\":\"\xff\"}"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_int_equal(read(bench, WEBHOOK_EASYPOST, wrong[i]), ERR_INPUT);
    bench_close(bench);
}

static void ones_own_service_may_write_times_as_people_do(void **state)
{
    static const struct {
        const char *time, *at;
    } rows[] = {
        {"2026-11-20 08:15", "2026-11-20T08:15:00Z"},
        {"2026-11-20T08:15", "2026-11-20T08:15:00Z"},
        {"2026-11-20 08:15 +02:00", "2026-11-20T06:15:00Z"},
        {"2026-11-20T08:15Z", "2026-11-20T08:15:00Z"},
        {"20.11.2026", "2026-11-20T12:00:00Z"},
        {"20.11.2026 08:15", "2026-11-20T08:15:00Z"},
        {"20 Nov 2026, 08:15", "2026-11-20T08:15:00Z"},
        {"2026/11/20", "2026-11-20T12:00:00Z"},
        {"2026-11-20 08:15:30", "2026-11-20T08:15:30Z"},
        {"2026-11-20", "2026-11-20T12:00:00Z"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct bench *bench = bench_open();
        struct str text = arena_printf(&bench->arena,
                                       "{\"kind\":\"parcel\",\"number\":\"X1\",\"events\":[{\"time\":\"%s\","
                                       "\"event\":\"in_transit\",\"text\":\"Departed\"}]}",
                                       rows[i].time);
        assert_int_equal(read(bench, WEBHOOK_OWN, text.at), OK);
        assert_int_equal(bench->message.count, 1);
        assert_event(&bench->message.events[0], PARCEL_IN_TRANSIT, PARCEL_CARRIER_SCANNED, rows[i].at);
        bench_close(bench);
    }
}

static void what_ones_own_service_tells_without_a_time_is_kept_as_unread(void **state)
{
    static const char *const times[] = {"", "\"time\":null,", "\"time\":\"yesterday\",",
                                        "\"time\":\"05/11/2026\",", "\"time\":\"2026-02-30\","};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        struct bench *bench = bench_open();
        struct str text = arena_printf(&bench->arena,
                                       "{\"kind\":\"parcel\",\"number\":\"X1\",\"events\":[{%s"
                                       "\"event\":\"delivered\",\"text\":\"Left at the door\"},{}]}",
                                       times[i]);
        assert_int_equal(read(bench, WEBHOOK_OWN, text.at), OK);
        assert_int_equal(bench->message.count, 1);
        assert_int_equal(bench->message.events[0].event, PARCEL_UNKNOWN);
        assert_int_equal(bench->message.events[0].at.ms, 0);
        assert_str(bench->message.events[0].words, "Left at the door");
        bench_close(bench);
    }
}

static void a_long_message_keeps_its_newest_events(void **state)
{
    (void)state;
    struct bench *bench = bench_open();
    struct buf text;
    buf_init(&text, WEBHOOK_BODY_MAX);
    buf_put(&text,
            STR("{\"event\":\"tracking_update\",\"msg\":{\"tracking_number\":\"X1\",\"checkpoints\":["));
    for (int i = 0; i < 1000; i++)
        buf_printf(&text, "%s{\"checkpoint_time\":\"2026-01-%02dT%02d:%02d:00Z\",\"tag\":\"InTransit\"}",
                   i ? "," : "", 1 + i / 100, i / 10 % 10, i % 10);
    buf_put(&text, STR("]}}"));
    assert_false(text.overflow);
    assert_int_equal(
        webhook_read(&bench->arena, WEBHOOK_AFTERSHIP, buf_str(&text), &bench->message, &bench->failure), OK);
    assert_int_equal(bench->message.count, WEBHOOK_EVENTS_MAX);
    assert_event(&bench->message.events[0], PARCEL_IN_TRANSIT, PARCEL_CARRIER_SCANNED,
                 "2026-01-10T09:09:00Z");
    buf_free(&text);
    bench_close(bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signature_of_these_bytes_and_this_secret_holds),
        cmocka_unit_test(easyposts_secret_is_taken_apart_as_easypost_does),
        cmocka_unit_test(any_other_signature_proves_nothing),
        cmocka_unit_test(a_signature_of_another_hour_is_old),
        cmocka_unit_test(aftership_is_read),
        cmocka_unit_test(easypost_and_shippo_are_read),
        cmocka_unit_test(seventeen_track_is_read_and_its_new_codes_are_at_least_their_stage),
        cmocka_unit_test(messages_about_other_things_are_nothing_and_no_messages_are_refused),
        cmocka_unit_test(ones_own_service_may_write_times_as_people_do),
        cmocka_unit_test(what_ones_own_service_tells_without_a_time_is_kept_as_unread),
        cmocka_unit_test(a_long_message_keeps_its_newest_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
