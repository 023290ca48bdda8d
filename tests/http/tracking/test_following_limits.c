/* What is asked of tracking services is limited, and where nobody is asked people are told so. */
#include "base/check.h"
#include "base/secret.h"
#include "service/order/feed.h"
#include "service/order/following.h"
#include "service/order/look.h"
#include "store/engine/db_engine.h"
#include "support/tracking/services.h"
#include "text/clock/when.h"
#include "text/kit/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void a_member_has_a_share_of_the_day_and_the_site_a_quota(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        const char *order = NULL, *eighth = NULL; /* the oldest are asked about first */
        for (int64_t i = 0; i <= limit_row(LIMIT_FOLLOW)->person; i++) {
            char number[48];
            snprintf(number, sizeof number, "LP00000001%lld", (long long)i + 100);
            order = followed_order(ann, number);
            eighth = i == 7 ? order : eighth;
        }
        struct service_settings *settings = &followed.visit.site.app.options.services;
        settings->at[WEBHOOK_17TRACK] =
            (struct service_access){services_url(&followed.services, "17track"), STR("our-key")};
        settings->quota = 7;
        followed_restart(&followed);
        assert_int_equal(times_in(services_call(&followed.services, 1), "\"number\""), 7);
        browser_get(ann, order);
        assert_sees(ann, "Your share of today&#39;s questions is used up");
        browser_get(ann, eighth);
        assert_sees(ann, "This site may ask no more today: its questions are used up.");
        assert_not_sees(ann, "asked in a moment");
        struct browser olga = visit_another(&followed.visit);
        browser_become(&olga, "Olga", ROLE_OPERATOR);
        assert_true(sees_in_time(&olga, "/admin/services", "7 of 7"));
        assert_int_equal(services_count(&followed.services), 1);
        assert_int_equal(browser_get(&olga, "/api/v1/services"), 200);
        assert_sees(&olga, "\"daily_quota\":7");
        assert_sees(&olga, "\"service\":\"17track\",\"followed\":7,\"taken_in_a_day\":7");
        assert_sees(&olga, "\"refused\":[]");
        assert_int_equal(browser_get(ann, "/api/v1/services"), 403);
        browser_close(&olga);
        followed_end(&followed);
    }
}

/* When the n-th call came. */
static struct instant came_at(struct followed *followed, int n)
{
    char path[100];
    struct stat stat_;
    (void)services_call(&followed->services, n);
    snprintf(path, sizeof path, "%s/%d", followed->services.child.folder, n);
    assert_int_equal(stat(path, &stat_), 0);
    return (struct instant){(int64_t)stat_.st_mtim.tv_sec * 1000 + stat_.st_mtim.tv_nsec / 1000000};
}

static void no_service_gets_more_than_three_calls_in_a_second(void **state)
{
    enum { NUMBERS = 8, A_SECOND = 3, CLOCK_STEP_MS = 50 };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        browser_become(ann, "Mo", ROLE_MODERATOR); /* no share of the day */
        for (int i = 0; i < NUMBERS; i++) {
            char number[48];
            snprintf(number, sizeof number, "LP0000000010%d", i);
            (void)followed_order(ann, number);
        }
        followed.visit.site.app.options.services.at[WEBHOOK_AFTERSHIP] =
            (struct service_access){services_url(&followed.services, "aftership"), STR("our-key")};
        followed_restart(&followed);
        for (int i = 1; i + A_SECOND <= NUMBERS; i++) {
            struct span between = instant_since(came_at(&followed, i + A_SECOND), came_at(&followed, i));
            assert_true(between.ms >= 1000 - CLOCK_STEP_MS);
        }
        followed_end(&followed);
    }
}

static void the_instant_that_aftership_names_is_waited_for(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "aftership");
        services_fault(&followed.services, "reset 4\n"); /* without it a minute is waited */
        const char *order = followed_order(ann, "LP00000000100");
        struct span waited = instant_since(came_at(&followed, 2), came_at(&followed, 1));
        assert_true(waited.ms >= 3000 && waited.ms < 60 * 1000); /* its instant has whole seconds */
        assert_true(sees_in_time(ann, order, "AfterShip is asked about this number"));
        followed_end(&followed);
    }
}

static void confirm(struct browser *ann, const char *order)
{
    struct str path = arena_printf(&ann->arena, "%s/receipt_confirmed", order);
    assert_int_equal(browser_get(ann, path.at), 200);
    struct str version = browser_between(ann, "name=\"version\" value=\"", '"');
    struct str form = arena_printf(&ann->arena, "by=buyer&version=%.*s", STR_ARG(version));
    assert_int_equal(browser_post(ann, path.at, form.at), 303);
}

static void a_number_whose_order_is_over_is_let_go_at_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "own");
        const char *order = followed_order(ann, "LP00000000404"),
                   *other = followed_order(ann, "LP00000000404");
        assert_true(sees_in_time(ann, order, "does not know it yet"));
        confirm(ann, order); /* the other one still waits for it */
        assert_non_null(strstr(services_call(&followed.services, 2), "/own/read"));
        confirm(ann, other);
        assert_non_null(strstr(services_call(&followed.services, 3), "/own/stop"));
        assert_true(sees_in_time(ann, order, "No service is asked about this number any more."));
        followed_end(&followed);
    }
}

static void an_address_inside_is_not_called_unless_it_is_allowed(void **state)
{
    (void)state;
    for (int plain = 0; plain < 2; plain++) {
        FOR_EACH_DATABASE(database)
        {
            struct followed followed;
            struct browser *ann = followed_begin(&followed, database, "17track");
            struct service_access *set = followed.visit.site.app.options.services.at;
            followed.outside.inside = false;
            set[WEBHOOK_17TRACK].url = plain ? STR("http://127.0.0.1:9") : STR("https://127.0.0.1:9");
            followed_restart(&followed);
            browser_become(ann, "Olga", ROLE_OPERATOR);
            (void)followed_order(ann, "LP00000000100");
            assert_true(sees_in_time(ann, "/admin/outbox", plain ? "only https://" : "inside this network"));
            assert_sees(ann, "given up");
            assert_int_equal(services_count(&followed.services), 0);
            followed_end(&followed);
        }
    }
}

/* Ten tries within four days, and then it is not forgotten: nobody would ever ask about the number again. */
static void what_was_given_up_is_seen_and_asked_about_anew_the_next_day(void **state)
{
    enum { TRIES = 10 };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        struct browser olga = visit_another(&followed.visit);
        browser_become(&olga, "Olga", ROLE_OPERATOR);
        services_fault(&followed.services, "500\n500\n500\n500\n500\n500\n500\n500\n500\n500\n");
        const char *order = followed_order(ann, "LP00000000100");
        for (int n = 1; n < TRIES; n++) {
            (void)services_call(&followed.services, n);
            followed_later(&followed, "LP00000000100", 25);
        }
        assert_true(sees_in_time(&olga, "/admin/outbox", "given up"));
        assert_sees(&olga, "17track: register");
        assert_int_equal(services_count(&followed.services), TRIES);
        browser_get(&olga, "/admin/services");
        assert_sees(&olga, "<td data-label=\"How often\">10</td>");
        browser_get(ann, order);
        assert_sees(ann, "17TRACK could not be asked until now. It is tried again.");
        followed_later(&followed, "LP00000000100", 25);
        assert_non_null(strstr(services_call(&followed.services, TRIES + 1), "/17track/register"));
        assert_true(
            sees_in_time(ann, order, "17TRACK is asked about this number, and does not know it yet."));
        browser_close(&olga);
        followed_end(&followed);
    }
}

static void an_operator_sees_which_numbers_no_service_takes_and_why(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track aftership");
        struct browser olga = visit_another(&followed.visit);
        browser_become(&olga, "Olga", ROLE_OPERATOR);
        browser_get(&olga, "/admin/services");
        assert_not_sees(&olga, "Numbers that no service takes");
        (void)followed_order(ann, "LP00000000422");
        (void)followed_order(ann, "LP00000000100");
        assert_true(sees_in_time(&olga, "/admin/services", "Numbers that no service takes"));
        assert_sees(&olga, "LP00000000422");
        assert_not_sees(&olga, "LP00000000100");
        assert_sees(&olga, "Cannot detect courier."); /* what the last one said */
        assert_sees(&olga, "<th scope=\"row\" translate=\"no\">17track</th>");
        assert_sees(&olga, "<th scope=\"row\" translate=\"no\">aftership</th>");
        assert_int_equal(browser_get(&olga, "/api/v1/services"), 200);
        assert_sees(&olga, "\"refused\":[{\"number\":\"LP00000000422\"");
        assert_int_equal(browser_get(ann, "/admin/services"), 403);
        browser_close(&olga);
        followed_end(&followed);
    }
}

static void a_number_that_a_program_tells_of_is_asked_about_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "17track");
        const char *order = followed_order(ann, "");
        struct str path = arena_printf(&ann->arena, "/api/v1%s/tracking-events", order);
        struct str at = when_iso(&ann->arena, instant_add(instant_now(), SPAN_DAYS(-3)));
        struct str body = arena_printf(
            &ann->arena, "{\"at\":\"%.*s\",\"text\":\"Accepted\",\"number\":\"LP00000000100\"}", STR_ARG(at));
        assert_int_equal(browser_send(ann, METHOD_POST, path.at, "application/json", body), 201);
        assert_non_null(strstr(services_call(&followed.services, 1), "[{\"number\":\"LP00000000100\"}]"));
        followed_end(&followed);
    }
}

struct told {
    bool fails;
    int64_t person_id;
};

/* A unit that adds a number, and then ends well or badly. */
static enum err add_and_end(struct ctx *ctx, void *arg)
{
    const struct told *told = arg;
    struct viewer viewer = {.person_id = told->person_id};
    enum err err = following_begin(ctx, &viewer, STR("LP00000000100"));
    if (!err && told->fails)
        err = fail_said(&ctx->failure, ERR_CONFLICT, NULL, STR("Not this time."));
    return err;
}

static enum err count_waiting(struct ctx *ctx, void *arg)
{
    return following_count_queued(ctx->db, 9, arg);
}

static void a_number_is_queued_with_what_adds_it_or_not_at_all(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        int64_t waiting = -1;
        struct browser *ann = visit_begin(&visit, database);
        struct told told = {.fails = true, .person_id = browser_become(ann, "Ann", ROLE_MEMBER)};
        for (int i = 0; i < 2; i++) {
            struct failure failure = {0};
            struct db *db = fixture_open(database->url, DB_WRITE);
            struct unit unit = {.run = add_and_end, .arg = &told, .arena = &ann->arena};
            told.fails = i == 0;
            struct site *site = app_site(&visit.site.app);
            assert_int_equal(unit_run(db, site, &unit, &failure), i ? OK : ERR_CONFLICT);
            site_drop(site);
            db_close(db);
            http_arrange(&visit.site, count_waiting, &waiting);
            assert_int_equal(waiting, i);
        }
        visit_end(&visit);
    }
}

static int sent_as_aftership_signs(struct browser *service, const char *key, struct str body)
{
    struct hash hash = hash_keyed(str_from(key), body);
    char *bytes = arena_take(&service->arena, HASH_TEXT / 2);
    for (size_t i = 0; i < HASH_TEXT / 2; i++) {
        const char pair[] = {hash.text[2 * i], hash.text[2 * i + 1], 0};
        bytes[i] = (char)strtol(pair, NULL, 16);
    }
    service->extra[0] = (struct header){STR("aftership-hmac-sha256"),
                                        base64_of(&service->arena, (struct str){bytes, HASH_TEXT / 2})};
    return browser_send(service, METHOD_POST, "/api/v1/webhooks/aftership", "application/json", body);
}

/* What a service signs with and what it is asked with are two things. */
static void the_key_of_a_service_signs_no_message(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        (void)followed_begin(&followed, database, "aftership");
        struct browser service = visit_another(&followed.visit);
        struct str body =
            STR("{\"event\":\"tracking_update\",\"msg\":{\"tracking_number\":\"LP00000000100\"}}");
        struct browser olga = visit_another(&followed.visit);
        browser_become(&olga, "Olga", ROLE_OPERATOR);
        assert_int_equal(sent_as_aftership_signs(&service, "our-key", body), 401);
        assert_int_equal(browser_post(&olga, "/admin/settings/tracking", "aftership_secret=sealed"), 303);
        assert_int_equal(sent_as_aftership_signs(&service, "our-key", body), 401);
        assert_int_equal(sent_as_aftership_signs(&service, "sealed", body), 200);
        browser_close(&olga);
        browser_close(&service);
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

static enum err noted_long_ago(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct str script = arena_printf(ctx->arena, "UPDATE purchase SET created_at = %lld",
                                     (long long)instant_add(ctx->now, SPAN_DAYS(-181)).ms);
    return db_script(ctx->db, script.at);
}

static void of_a_parcel_of_long_ago_nobody_is_reminded(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        struct browser *ann = followed_begin(&followed, database, "");
        followed_order(ann, "LP00000000100");
        http_arrange(&followed.visit.site, noted_long_ago, NULL);
        followed_unseen(&followed, "LP00000000100", 8);
        http_arrange(&followed.visit.site, remind, NULL);
        browser_get(ann, "/notices");
        assert_not_sees(ann, "Nobody is asked about this parcel");
        followed_end(&followed);
    }
}

struct kept {
    size_t count;
    bool new;
};

static enum err keep_two_and_forget(struct ctx *ctx, void *arg)
{
    struct kept *kept = arg;
    struct early_messages all;
    static const int days[] = {29, 31};
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(days); i++) {
        struct early_message message = {.hash = i ? STR("old") : STR("new"),
                                        .number_hash = STR("a-number"),
                                        .source = STR("17track"),
                                        .body = STR("{}"),
                                        .received_at = instant_add(ctx->now, SPAN_DAYS(-days[i]))};
        err = early_message_insert(ctx->db, &message);
    }
    if (!err)
        err = feed_forget(ctx);
    if (!err)
        err = early_messages_load(ctx->db, ctx->arena, STR("a-number"), &all);
    if (!err)
        *kept = (struct kept){all.count, all.count && str_eq(all.at[0].hash, STR("new"))};
    return err;
}

static void what_came_too_early_is_forgotten_after_thirty_days(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct kept kept = {0};
        (void)visit_begin(&visit, database);
        http_arrange(&visit.site, keep_two_and_forget, &kept);
        assert_int_equal(kept.count, 1);
        assert_true(kept.new);
        visit_end(&visit);
    }
}

/* How often the file has the bytes; 0 when there is none of that name. */
static int times_in_file(const char *path, const char *bytes)
{
    static char all[16 << 20];
    int times = 0;
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    size_t length = fread(all, 1, sizeof all, file);
    (void)fclose(file);
    for (char *at = all; (at = memmem(at, length - (size_t)(at - all), bytes, strlen(bytes))); at++)
        times++;
    return times;
}

static void no_key_of_a_service_is_in_the_database(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct followed followed;
        char path[512], beside[520];
        struct str file = str_slice(database->url, str_find_char(database->url, ':') + 1, database->url.len);
        if (database->kind != DB_SQLITE)
            continue; /* the same rows, in many files */
        struct browser *ann = followed_begin(&followed, database, "17track aftership own");
        (void)followed_order(ann, "LP00000000100");
        assert_non_null(strstr(services_call(&followed.services, 1), "our-key"));
        snprintf(path, sizeof path, "%.*s", STR_ARG(file));
        snprintf(beside, sizeof beside, "%s-wal", path);
        assert_true(times_in_file(path, "LP00000000100") + times_in_file(beside, "LP00000000100") > 0);
        assert_int_equal(times_in_file(path, "our-key") + times_in_file(beside, "our-key"), 0);
        followed_end(&followed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_came_too_early_is_forgotten_after_thirty_days),
        cmocka_unit_test(no_key_of_a_service_is_in_the_database),
        cmocka_unit_test(a_member_has_a_share_of_the_day_and_the_site_a_quota),
        cmocka_unit_test(no_service_gets_more_than_three_calls_in_a_second),
        cmocka_unit_test(the_instant_that_aftership_names_is_waited_for),
        cmocka_unit_test(a_number_whose_order_is_over_is_let_go_at_once),
        cmocka_unit_test(an_address_inside_is_not_called_unless_it_is_allowed),
        cmocka_unit_test(where_nobody_is_asked_the_buyer_is_reminded_to_look_once_a_week),
        cmocka_unit_test(of_a_parcel_of_long_ago_nobody_is_reminded),
        cmocka_unit_test(without_a_key_nobody_is_asked_and_the_page_says_so),
        cmocka_unit_test(what_was_given_up_is_seen_and_asked_about_anew_the_next_day),
        cmocka_unit_test(an_operator_sees_which_numbers_no_service_takes_and_why),
        cmocka_unit_test(a_number_that_a_program_tells_of_is_asked_about_too),
        cmocka_unit_test(a_number_is_queued_with_what_adds_it_or_not_at_all),
        cmocka_unit_test(the_key_of_a_service_signs_no_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
