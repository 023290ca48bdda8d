/* Every row of every door's table holds the rules of the house, and answers. */
#include "api/door/routes.h"
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "web/door/routes.h"

#include <string.h>

static const struct door *const doors[] = {&web_door, &api_door};

#define FOR_EACH_ROUTE(route)                                                                                \
    for (size_t at_door = 0; at_door < COUNT_OF(doors); at_door++)                                           \
        for (const struct route *route = doors[at_door]->routes;                                             \
             route < doors[at_door]->routes + doors[at_door]->route_count; route++)

#define assert_row(route, condition)                                                                         \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            print_error("%.*s: %s\n", STR_ARG((route)->pattern), #condition);                                \
            _fail(__FILE__, __LINE__);                                                                       \
        }                                                                                                    \
    } while (0)

/* ---- the tables themselves ---- */

static void a_get_writes_nothing_and_all_else_is_a_write(void **state)
{
    (void)state;
    FOR_EACH_ROUTE(route)
    {
        bool writes = route->flags & ROUTE_WRITE, gets = route->method == METHOD_GET;
        bool round = route->flags & ROUTE_ELSEWHERE; /* a browser that another site sends back */
        assert_row(route, !(gets && writes) || round);
        bool drawn = route->flags & ROUTE_DRAWN; /* it is read by `prepare`, and drawn without a connection */
        assert_row(route, !(gets && route->prepare) || round || drawn);
        assert_row(route, !drawn || (gets && route->prepare && !writes));
        assert_row(route, !round || (gets && route->prepare && str_starts(route->pattern, STR("/sign-in/"))));
        bool looks =
            str_starts(route->pattern, STR("/api/")) && !route->prepare; /* a reader's connection answers */
        assert_row(route, gets || writes || looks || route->flags & (ROUTE_TEXT | ROUTE_TOKEN));
        assert_row(route, !(route->flags & ROUTE_CACHE) || (gets && route->role == ROLE_GUEST));
        bool files = route->flags & ROUTE_FILES; /* looked at when `prepare` has said who may send them */
        assert_row(route, !files || (route->prepare && route->flags & ROUTE_SLOW));
        assert_row(route, !(route->flags & ROUTE_CACHE) || !(route->flags & ROUTE_PRIVATE));
    }
}

/* Of a page: a whole sentence when it is needed. Of a program's door: what it is. */
static bool says_what_is_missing(const struct route *route, const struct input *input)
{
    if (str_starts(route->pattern, STR("/api/")))
        return input->says.len > 0;
    return !input->min_chars || (input->says.len && input->says.at[input->says.len - 1] == '.');
}

static void every_input_has_a_name_a_sentence_and_limits(void **state)
{
    (void)state;
    FOR_EACH_ROUTE(route)
    {
        assert_row(route, route->input_count <= INPUTS_MAX);
        bool page = !str_starts(route->pattern, STR("/api/")); /* programs are answered where they come in */
        assert_row(route, !page || !route->input_count || !(route->flags & ROUTE_WRITE) || route->prepare);
        for (size_t i = 0; i < route->input_count; i++) {
            const struct input *input = &route->inputs[i];
            assert_row(route, input->name.len > 0 && input->name.len <= FORM_NAME_MAX);
            assert_row(route, says_what_is_missing(route, input));
            assert_row(route, input->max_chars > 0 && input->min_chars <= input->max_chars);
            assert_row(route, input->max_chars <= (input->kind == INPUT_TEXT ? 200000 : 2000));
            for (size_t k = 0; k < i; k++)
                assert_row(route, !str_eq(route->inputs[k].name, input->name));
        }
    }
}

/* What stands for a {part}: what the arranged site has. */
static struct str part_of(struct str name)
{
    static const struct {
        struct str name, value;
    } parts[] = {
        {STR_INIT("{kind}"), STR_INIT("question")},    {STR_INIT("{slug}"), STR_INIT("internet")},
        {STR_INIT("{handle}"), STR_INIT("ann")},       {STR_INIT("{name}"), STR_INIT("late")},
        {STR_INIT("{number}"), STR_INIT("RA1234567")},
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (str_eq(parts[i].name, name))
            return parts[i].value;
    return STR("1");
}

static const char *target_of(struct arena *arena, const struct route *route)
{
    struct str rest = route->pattern, target = STR_NONE;
    if (str_eq(rest, STR("/")))
        return "/";
    str_cut(&rest, '/');
    while (rest.len) {
        struct str part = str_cut(&rest, '/');
        if (part.len && part.at[0] == '{')
            part = part_of(part);
        target = arena_printf(arena, "%.*s/%.*s", STR_ARG(target), STR_ARG(part));
    }
    return target.at;
}

static void every_row_can_be_reached(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    FOR_EACH_ROUTE(route)
    {
        int status;
        struct str parameters[PARAMETERS_MAX];
        struct str target = str_from(target_of(&arena, route));
        assert_row(route,
                   router_find(doors[at_door], route->method, target, &arena, parameters, &status) == route);
    }
    arena_free(&arena);
}

/* ---- the pages ---- */

static void arrange(struct visit *visit, const struct fixture_database *database)
{
    browser_become(visit_begin(visit, database), "olga", ROLE_OPERATOR);
    struct browser another = visit_another(visit), *ann = &another;
    browser_become(ann, "ann", ROLE_MEMBER);
    struct str form = arena_printf(&ann->arena, "category=%lld&title=Where+is+my+parcel+now%%3F&tags=late",
                                   (long long)visit->site.category_id);
    assert_int_equal(browser_post(ann, "/ask", form.at), 303);
    browser_close(ann);
}

static const char *const on_every_reply[] = {
    "Content-Security-Policy",    "X-Content-Type-Options",       "Referrer-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cache-Control",
};

/* A browser obeys every policy that it is sent: a second one would forbid what the first allows. */
static size_t times_sent(const struct browser *browser, struct str name)
{
    size_t times = 0;
    for (size_t i = 0; i < browser->header_count; i++)
        times += str_eq_nocase(browser->headers[i].name, name);
    return times;
}

static void assert_headers(const struct route *route, const struct browser *browser)
{
    for (size_t i = 0; i < COUNT_OF(on_every_reply); i++)
        if (times_sent(browser, str_from(on_every_reply[i])) != 1) {
            print_error("%.*s, status %d: not one %s\n", STR_ARG(route->pattern), browser->status,
                        on_every_reply[i]);
            _fail(__FILE__, __LINE__);
        }
    struct str policy = browser_header(browser, "Content-Security-Policy");
    assert_row(route, str_find(policy, STR("unsafe")) == policy.len);
    assert_row(route, str_starts(policy, STR("default-src 'none';")));
}

/* The pages that are plain for everybody carry no code inline. */
static void assert_nothing_inline(const struct route *route, const struct browser *browser)
{
    static const char *const inlines[] = {" style=\"", " onclick=", " onload=", "javascript:", "<style"};
    for (size_t i = 0; i < COUNT_OF(inlines); i++)
        assert_row(route, !browser_sees(browser, inlines[i]));
}

static void get_row(struct visit *visit, const struct route *route)
{
    struct browser *olga = &visit->browser, guest = visit_another(visit);
    const char *target = target_of(&olga->arena, route);
    browser_get(olga, target);
    assert_row(route, olga->status < 500 && olga->status != 403);
    assert_headers(route, olga);
    assert_nothing_inline(route, olga);
    browser_get(&guest, target);
    assert_row(route, guest.status < 500);
    assert_row(route, route->role == ROLE_GUEST || guest.status == 401);
    assert_headers(route, &guest);
    bool secret = route->flags & ROUTE_PRIVATE;
    assert_row(route, !secret || str_eq(browser_header(olga, "Cache-Control"), STR("no-store")));
    browser_close(&guest);
}

static void every_get_answers_staff_and_guests_with_all_headers(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        FOR_EACH_ROUTE(route)
        if (route->method == METHOD_GET)
            get_row(&visit, route);
        visit_end(&visit);
    }
}

static void refuse_numbers(struct visit *visit, const struct route *route)
{
    static const char *const queries[] = {"page=-1",
                                          "page=abc",
                                          "page=99999999999999",
                                          "page=0",
                                          "page=1e3",
                                          "before=-1",
                                          "before=x",
                                          "after=nothing",
                                          "after=1.",
                                          "after=1.2.3",
                                          "after=99999999999999999999"};
    struct browser *olga = &visit->browser;
    const char *target = target_of(&olga->arena, route);
    bool api = str_starts(route->pattern, STR("/api/"));
    const char *joint = strchr(target, '?') ? "&" : "?";
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        browser_get(olga, arena_printf(&olga->arena, "%s%s%s", target, joint, queries[i]).at);
        assert_row(route, olga->status == 400 || olga->status == 404 || (api && olga->status == 422));
        assert_headers(route, olga);
    }
}

static void no_page_takes_what_is_no_number_for_one(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        FOR_EACH_ROUTE(route)
        if (route->method == METHOD_GET)
            refuse_numbers(&visit, route);
        struct browser *olga = &visit.browser;
        assert_int_equal(browser_get(olga, "/questions?page=x"), 400);
        assert_sees(olga, "Begin with the first page");
        assert_int_equal(browser_get(olga, "/questions?after=-3.12"), 200);
        assert_int_equal(browser_get(olga, "/search?q=parcel&page=25"), 200);
        assert_int_equal(browser_get(olga, "/search?q=parcel&page=26"), 404);
        assert_int_equal(browser_get(olga, "/questions/1/x?from=-1"), 400);
        assert_int_equal(browser_get(olga, "/api/v1/questions/1?from=900"), 422);
        assert_int_equal(browser_get(olga, "/ask?category=abc"), 400);
        visit_end(&visit);
    }
}

/* A page that is the same for everybody is not sent again to who has it. */
static void every_kept_page_is_304_the_second_time(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        struct browser guest = visit_another(&visit);
        size_t tagged = 0;
        FOR_EACH_ROUTE(route)
        {
            if (!(route->flags & ROUTE_CACHE) || browser_get(&guest, target_of(&guest.arena, route)) != 200)
                continue;
            struct str tag = browser_header(&guest, "ETag");
            assert_row(route, tag.len > 0);
            guest.extra[0] = (struct header){STR("If-None-Match"), tag};
            assert_row(route, browser_get(&guest, target_of(&guest.arena, route)) == 304);
            assert_row(route, guest.body.len == 0);
            assert_headers(route, &guest);
            guest.extra[0] = (struct header){0};
            tagged++;
        }
        assert_true(tagged > 6);
        browser_close(&guest);
        visit_end(&visit);
    }
}

/* A form without its code, with a wrong one, from another site: nothing is done, whoever sends it. */
static void post_row(struct visit *visit, const struct route *route)
{
    static const char *const forms[] = {"a=b", "csrf=", "csrf=00000000000000000000000000000000"};
    struct browser *olga = &visit->browser;
    bool is_for_programs =
        str_starts(route->pattern, api_door.prefix); /* which name the field they do not know */
    const char *target = target_of(&olga->arena, route), *type = "application/x-www-form-urlencoded";
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        browser_send(olga, METHOD_POST, target, type, str_from(forms[i]));
        assert_row(route,
                   olga->status == 403 || (is_for_programs && (olga->status == 415 || olga->status == 422)));
        assert_headers(route, olga);
    }
    olga->extra[0] = (struct header){STR("Origin"), STR("https://elsewhere.example")};
    browser_send(olga, METHOD_POST, target, "application/json", STR("{}"));
    assert_row(route, olga->status == 403);
    olga->extra[0] = (struct header){STR("Sec-Fetch-Site"), STR("cross-site")};
    browser_send(olga, METHOD_POST, target, "application/json", STR("{}"));
    assert_row(route, olga->status == 403);
    olga->extra[0] = (struct header){0};
}

static void every_post_asks_for_the_forms_code_and_for_this_site(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        FOR_EACH_ROUTE(route)
        if (route->method != METHOD_GET && !(route->flags & ROUTE_TOKEN))
            post_row(&visit, route);
        visit_end(&visit);
    }
}

/* Words that somebody typed, and a choice; with a code that everybody can read. */
static void send_typed(struct browser *browser, const char *target, const char *header, const char *value)
{
    browser->extra[0] = (struct header){str_from(header), str_from(value)};
    struct str form = arena_printf(&browser->arena, "csrf=%.*s&role=operator&words=Typed+by+somebody",
                                   STR_ARG(browser->csrf));
    browser_send(browser, METHOD_POST, target, "application/x-www-form-urlencoded", form);
    browser->extra[0] = (struct header){0};
}

static void assert_forgotten(const struct route *route, const struct browser *browser)
{
    assert_row(route, !browser_sees(browser, "Typed by somebody"));
    assert_row(route, !browser_sees(browser, "value=\"operator\""));
    assert_row(route, !browser_sees(browser, "kept-"));
}

/* Only what a page of this site sent waits for somebody to sign in, and nothing that is staff's. */
static void wait_row(struct visit *visit, const struct route *route)
{
    struct browser guest = visit_another(visit);
    const char *target = target_of(&guest.arena, route);
    browser_get(&guest, "/ask");
    send_typed(&guest, target, "Sec-Fetch-Site", "cross-site");
    assert_row(route, guest.status == 403);
    assert_forgotten(route, &guest);
    send_typed(&guest, target, "Sec-Fetch-Site", "same-site");
    assert_row(route, guest.status == 403);
    assert_forgotten(route, &guest);
    send_typed(&guest, target, "Origin", "https://localhost.elsewhere.example");
    assert_row(route, guest.status == 403);
    assert_forgotten(route, &guest);
    send_typed(&guest, target, "Origin", "null");
    assert_row(route, guest.status == 403);
    assert_forgotten(route, &guest);
    if (route->role > ROLE_GUEST) {
        send_typed(&guest, target, "User-Agent", "says nothing");
        assert_row(route, guest.status == 401);
        assert_forgotten(route, &guest);
        send_typed(&guest, target, "Origin", "http://localhost");
        assert_row(route, guest.status == 401);
        assert_row(route, browser_sees(&guest, "Typed by somebody") == (route->role == ROLE_MEMBER));
        assert_row(route, browser_sees(&guest, "kept-role") == (route->role == ROLE_MEMBER));
    }
    browser_close(&guest);
}

static void what_another_site_or_staff_typed_never_waits_for_a_sign_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        for (size_t i = 0; i < web_door.route_count; i++)
            if (web_door.routes[i].method == METHOD_POST && !(web_door.routes[i].flags & ROUTE_TOKEN))
                wait_row(&visit, &web_door.routes[i]);
        visit_end(&visit);
    }
}

static void what_is_for_staff_refuses_guests_and_members(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        struct browser guest = visit_another(&visit), bob = visit_another(&visit);
        browser_become(&bob, "bob", ROLE_MEMBER);
        FOR_EACH_ROUTE(route)
        {
            const char *target = target_of(&guest.arena, route);
            if (route->role > ROLE_GUEST)
                assert_row(route, browser_send(&guest, route->method, target, NULL, STR_NONE) == 401);
            if (route->role > ROLE_MEMBER)
                assert_row(route, browser_send(&bob, route->method, target, NULL, STR_NONE) == 403);
        }
        browser_close(&guest);
        browser_close(&bob);
        visit_end(&visit);
    }
}

static void what_another_site_sends_is_neither_done_nor_kept(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        FOR_EACH_ROUTE(route)
        {
            if (route->method == METHOD_GET || route->flags & ROUTE_TOKEN)
                continue;
            struct browser guest = visit_another(&visit);
            guest.extra[0] = (struct header){STR("Sec-Fetch-Site"), STR("cross-site")};
            guest.extra[1] = (struct header){STR("Origin"), STR("https://elsewhere.example")};
            browser_send(&guest, route->method, target_of(&guest.arena, route),
                         "application/x-www-form-urlencoded",
                         STR("role=operator&body=planted-elsewhere&title=planted-elsewhere"));
            assert_row(route, guest.status == 403);
            assert_row(route, !browser_sees(&guest, "planted-elsewhere"));
            browser_close(&guest);
        }
        visit_end(&visit);
    }
}

static void a_form_of_the_staff_does_not_wait_for_a_sign_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        arrange(&visit, database);
        struct browser guest = visit_another(&visit);
        browser_get(&guest, "/ask");
        assert_int_equal(browser_post(&guest, "/admin/people/ann", "role=operator&title=planted"), 401);
        assert_not_sees(&guest, "planted");
        browser_close(&guest);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_another_site_sends_is_neither_done_nor_kept),
        cmocka_unit_test(a_form_of_the_staff_does_not_wait_for_a_sign_in),
        cmocka_unit_test(a_get_writes_nothing_and_all_else_is_a_write),
        cmocka_unit_test(every_input_has_a_name_a_sentence_and_limits),
        cmocka_unit_test(every_row_can_be_reached),
        cmocka_unit_test(every_get_answers_staff_and_guests_with_all_headers),
        cmocka_unit_test(no_page_takes_what_is_no_number_for_one),
        cmocka_unit_test(every_kept_page_is_304_the_second_time),
        cmocka_unit_test(every_post_asks_for_the_forms_code_and_for_this_site),
        cmocka_unit_test(what_another_site_or_staff_typed_never_waits_for_a_sign_in),
        cmocka_unit_test(what_is_for_staff_refuses_guests_and_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
