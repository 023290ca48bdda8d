/* The door for programs. */
#include "api/door/describe.h"
#include "base/check.h"
#include "core/value/bucket.h"
#include "support/door/http_fixture.h"

#define JSON_TYPE "application/json"

struct desk {
    struct http_site site;
    struct browser program;
};

static void begin(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->program, &desk->site, NULL, ROLE_GUEST);
}

static int send_json(struct desk *desk, const char *target, const char *json)
{
    return browser_send(&desk->program, METHOD_POST, target, JSON_TYPE, str_from(json));
}

static void a_program_asks_answers_and_reads(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        browser_become(&desk.program, "shop", ROLE_EXPERT);
        assert_int_equal(send_json(&desk, "/api/v1/questions",
                                   "{\"title\":\"Where is my parcel now?\",\"category\":\"internet\","
                                   "\"body\":\"It is *late*.\",\"tags\":[\"late\",\"china\"]}"),
                         201);
        assert_sees(&desk.program, "{\"id\":1,\"held\":false}");
        assert_int_equal(
            send_json(&desk, "/api/v1/questions/1/answers", "{\"body\":\"Ask the seller first.\"}"), 201);
        assert_int_equal(browser_get(&desk.program, "/api/v1/questions/1"), 200);
        assert_sees(&desk.program, "\"title\":\"Where is my parcel now?\"");
        assert_sees(&desk.program, "\"tags\":[\"late\",\"china\"]");
        assert_sees(&desk.program, "\"body\":\"Ask the seller first.\"");
        assert_int_equal(browser_get(&desk.program, "/api/v1/questions?tag=late"), 200);
        assert_sees(&desk.program, "\"answers\":1");
        assert_sees(&desk.program, "\"next\":null");
        assert_int_equal(browser_get(&desk.program, "/api/v1/search?q=parcels"), 200);
        assert_sees(&desk.program, "\"id\":1");
        assert_int_equal(browser_get(&desk.program, "/api/v1/questions/similar?title=parcel+late"), 200);
        assert_sees(&desk.program, "\"url\":\"/questions/1/where-is-my-parcel-now\"");
        http_close(&desk.site);
    }
}

static void a_guest_gets_the_key_to_what_it_wrote(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        assert_int_equal(send_json(&desk, "/api/v1/questions",
                                   "{\"title\":\"Where is my parcel now?\",\"category\":\"internet\"}"),
                         201);
        struct str key = browser_between(&desk.program, "\"guest_key\":\"", '"');
        assert_true(key.len >= 32);
        assert_true(str_eq(browser_cookie(&desk.program, "guest"), key));
        http_close(&desk.site);
    }
}

static void what_does_not_fit_is_named_as_a_problem(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        int status;
        const char *seen;
    } rows[] = {
        {"{\"title\":\"Short\",\"category\":\"internet\"}", 422, "\"field\":\"title\""},
        {"{\"title\":\"Where is my parcel now?\",\"category\":\"no-such\"}", 422, "\"field\":\"category\""},
        {"{\"title\":\"Where is my parcel now?\"}", 422, "\"field\":\"category\""},
        {"{\"titel\":\"Where is my parcel now?\"}", 422, "There is no field \\\"titel\\\" here."},
        {"{\"title\":", 400, "line 1"},
        {"[]", 400, "JSON object"},
        {"{\"title\":\"\xff\"}", 400, "\"status\":400"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_int_equal(send_json(&desk, "/api/v1/questions", rows[i].json), rows[i].status);
            assert_sees(&desk.program, rows[i].seen);
            assert_sees(&desk.program, "\"type\":\"/problems/");
        }
        assert_int_equal(browser_get(&desk.program, "/api/v1/questions/9"), 404);
        assert_int_equal(browser_get(&desk.program, "/api/v1/no-such"), 404);
        assert_sees(&desk.program, "\"status\":404");
        assert_int_equal(browser_get(&desk.program, "/api/v1/questions?sort=best"), 422);
        assert_int_equal(browser_get(&desk.program, "/api/v1/questions?after=x"), 422);
        http_close(&desk.site);
    }
}

static void a_preview_is_what_the_page_will_show(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        assert_int_equal(browser_send(&desk.program, METHOD_POST, "/api/v1/preview",
                                      "text/plain;charset=utf-8", STR("<script>x</script>")),
                         200);
        assert_sees(&desk.program, "lt;script");
        assert_int_equal(browser_send(&desk.program, METHOD_POST, "/api/v1/preview", JSON_TYPE, STR("{}")),
                         415);
        http_close(&desk.site);
    }
}

static void previews_are_small_and_not_too_many(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        struct browser *guest = &desk.program;
        int made = 0, status = 200;
        for (; made < 1000 && status == 200; made += status == 200)
            status = browser_send(guest, METHOD_POST, "/api/v1/preview", "text/plain", STR("a"));
        assert_int_equal(status, 429);
        assert_true(made >= limit_row(LIMIT_PREVIEW)->network);
        assert_true(browser_header(guest, "Retry-After").len > 0);
        guest->address = STR("198.51.100.7"); /* others have turns of their own */
        assert_int_equal(browser_send(guest, METHOD_POST, "/api/v1/preview", "text/plain", STR("a")), 200);
        struct app *app = &desk.site.app;
        assert_int_equal(router_body_max(app, METHOD_POST, STR("/api/v1/preview")), 64 * 1024);
        http_close(&desk.site);
    }
}

static void every_endpoint_is_described(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        begin(&desk, database->url);
        assert_int_equal(browser_get(&desk.program, "/api/v1/openapi.json"), 200);
        assert_sees(&desk.program, "\"202\":{\"description\":"); /* so much waits for a second person */
        for (size_t i = 0; i < desk.site.app.door_count; i++) {
            const struct door *door = desk.site.app.doors[i];
            if (!str_eq(door->prefix, STR("/api/")))
                continue;
            for (size_t k = 0; k < door->route_count; k++) {
                struct str path =
                    arena_printf(&desk.program.arena, "\"%.*s\":{", STR_ARG(door->routes[k].pattern));
                assert_sees(&desk.program, path.at);
            }
        }
        http_close(&desk.site);
    }
}

static void no_token_that_only_reads_changes_anything(void **state)
{
    (void)state;
    struct desk desk;
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    assert_true(fixture_databases(databases) > 0);
    begin(&desk, databases[0].url);
    size_t changing = 0;
    for (size_t i = 0; i < desk.site.app.door_count; i++) {
        const struct door *door = desk.site.app.doors[i];
        for (size_t k = 0; k < door->route_count && str_eq(door->prefix, STR("/api/")); k++) {
            const struct route *route = &door->routes[k];
            if (!(route->flags & ROUTE_WRITE))
                continue;
            changing++;
            if (operation_of(route)->scope == SCOPE_READ)
                print_error("%.*s\n", STR_ARG(route->pattern));
            assert_int_not_equal(operation_of(route)->scope, SCOPE_READ);
        }
    }
    assert_true(changing > 20);
    http_close(&desk.site);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_asks_answers_and_reads),
        cmocka_unit_test(a_guest_gets_the_key_to_what_it_wrote),
        cmocka_unit_test(what_does_not_fit_is_named_as_a_problem),
        cmocka_unit_test(a_preview_is_what_the_page_will_show),
        cmocka_unit_test(previews_are_small_and_not_too_many),
        cmocka_unit_test(every_endpoint_is_described),
        cmocka_unit_test(no_token_that_only_reads_changes_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
