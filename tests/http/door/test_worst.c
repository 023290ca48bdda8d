/*
 * The largest body that a door takes, in its worst shapes, to every row, from somebody who may do nothing there and from somebody
 * who may do everything: it is answered, and the program lives.
 */
#include "api/door/routes.h"
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "web/door/routes.h"

#include <string.h>

enum { LARGEST = 1024 * 1024, LARGEST_WITH_FILES = 12 * LARGEST };

static const struct door *const doors[] = {&web_door, &api_door};

/* `head`, then `unit` as often as it fits into what the door takes, then `tail`. */
struct shape {
    const char *name, *type, *head, *unit, *tail;
};

static const struct shape shapes[] = {
    {"a list of zeros", "application/json", "{\"theme\":[0", ",0", "]}"},
    {"many members", "application/json", "{\"a\":0", ",\"a\":0", "}"},
    {"deep lists", "application/json", "{\"title\":", "[", ""},
    {"deep objects", "application/json", "{\"a\":", "{\"a\":", ""},
    {"empty texts", "application/json", "[\"\"", ",\"\"", "]"},
    {"escapes", "application/json", "{\"body\":\"", "\\u0041", "\"}"},
    {"one long text", "application/json", "{\"body\":\"", "a", "\"}"},
    {"ampersands", "application/x-www-form-urlencoded", "", "&", ""},
    {"empty fields", "application/x-www-form-urlencoded", "", "a=&", ""},
    {"escaped letters", "application/x-www-form-urlencoded", "body=", "%41", ""},
    {"one long field", "application/x-www-form-urlencoded", "body=", "a", ""},
    {"a long title", "application/x-www-form-urlencoded", "category=1&title=", "+a", ""},
    {"many tags", "application/x-www-form-urlencoded", "category=1&title=Where+is+my+parcel+now&tags=", "a+",
     ""},
    {"brackets", "application/x-www-form-urlencoded", "body=", "%5B", ""},
    {"many parts", "multipart/form-data; boundary=x", "",
     "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n", "--x--\r\n"},
    {"a field that is copied", "multipart/form-data; boundary=x",
     "--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n\x01\r", "a", "\r\n--x--\r\n"},
    {"a field that grows on a page", "multipart/form-data; boundary=x",
     "--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n", "\"", "\r\n--x--\r\n"},
    {"a text that is copied", "application/json", "{\"body\":\"\\u0001\\r", "a", "\"}"},
    {"a text that grows on a page", "application/x-www-form-urlencoded", "title=%01%0d&body=", "\"", ""},
    {"plain text", "text/plain", "", "a ", ""},
    {"quotes in text", "text/plain", "", "> ", ""},
    {"list items in text", "text/plain", "", "- a\n", ""},
    {"tracking numbers", "application/x-www-form-urlencoded", "number=", "RB123456785CN%0A", ""},
};

static struct str body_of(struct arena *arena, const struct shape *shape, size_t size)
{
    size_t unit = strlen(shape->unit), head = strlen(shape->head), tail = strlen(shape->tail);
    size_t count = (size - head - tail) / unit, len = head + count * unit + tail;
    char *at = ARENA_ARRAY(arena, char, len);
    memcpy(at, shape->head, head);
    for (size_t i = 0; i < count; i++)
        memcpy(at + head + i * unit, shape->unit, unit);
    memcpy(at + len - tail, shape->tail, tail);
    return (struct str){at, len};
}

/* "/orders/{ref}" as "/orders/1" */
static const char *target_of(struct arena *arena, struct str pattern)
{
    char *at = ARENA_ARRAY(arena, char, pattern.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.at[i] == '{') {
            at[len++] = '1';
            while (pattern.at[i] != '}')
                i++;
        } else {
            at[len++] = pattern.at[i];
        }
    }
    return at;
}

static void assert_answered(struct browser *browser, const struct route *route, const struct shape *shape)
{
    bool answered = browser->status >= 200 && browser->status < 500;
    if (!answered)
        print_error("%.*s with %s: status %d\n", STR_ARG(route->pattern), shape->name, browser->status);
    assert_true(answered);
}

/*
 * Every other shape, so that two rows beside each other get all of them; person_id 0: a guest. Who is signed in sends JSON alone:
 * it needs no code of a form, so that it reaches what is behind all refusals.
 */
static void send_all(struct visit *visit, const struct route *route, size_t row, int64_t person_id)
{
    size_t size = route->flags & ROUTE_FILES && !person_id ? LARGEST_WITH_FILES : LARGEST;
    for (size_t i = row % 2; i < COUNT_OF(shapes); i += 2) {
        struct arena arena;
        if (person_id && !str_eq(str_from(shapes[i].type), STR("application/json")))
            continue;
        struct browser sender = visit_another(visit); /* what it sees is gone with it */
        arena_init(&arena, 2 * LARGEST_WITH_FILES);
        if (person_id)
            browser_sign_in(&sender, person_id);
        browser_send(&sender, route->method, target_of(&arena, route->pattern), shapes[i].type,
                     body_of(&arena, &shapes[i], size));
        assert_answered(&sender, route, &shapes[i]);
        arena_free(&arena);
        browser_close(&sender);
    }
}

static void send_to_every_row(struct visit *visit, int64_t person_id)
{
    size_t row = 0;
    for (size_t d = 0; d < COUNT_OF(doors); d++)
        for (size_t i = 0; i < doors[d]->route_count; i++)
            if (doors[d]->routes[i].method != METHOD_GET)
                send_all(visit, &doors[d]->routes[i], row++, person_id);
}

static void the_worst_bodies_are_answered_at_every_row(void **state)
{
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct visit visit;
    (void)state;
    assert_true(fixture_databases(databases) > 0);
    visit_begin(&visit, &databases[0]); /* what is read here, no database has seen */
    send_to_every_row(&visit, 0);
    visit_end(&visit);
}

/* Behind everything that refuses a guest; the question and the answer that addresses name are there. */
static void the_worst_bodies_of_who_may_everything_are_answered_at_every_row(void **state)
{
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct visit visit;
    (void)state;
    assert_true(fixture_databases(databases) > 0);
    struct browser *b = visit_begin(&visit, &databases[0]);
    int64_t operator_id = browser_become(b, "boss", ROLE_OPERATOR);
    http_lift_limits(&visit.site);
    assert_int_equal(browser_post(b, "/ask", "category=1&title=Where+is+my+parcel+now%3F"), 303);
    assert_int_equal(browser_post(b, "/questions/1/answers", "body=Ask+the+carrier+first."), 303);
    send_to_every_row(&visit, operator_id);
    visit_end(&visit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worst_bodies_are_answered_at_every_row),
        cmocka_unit_test(the_worst_bodies_of_who_may_everything_are_answered_at_every_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
