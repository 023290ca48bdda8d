/* Who may read what of an order: every row of every door that has an order's {ref} in its path, for everybody. */
#include "api/door/routes.h"
#include "store/people/person.h"
#include "support/order/court.h"
#include "web/door/routes.h"

#include <string.h>

static const struct door *const doors[] = {&web_door, &api_door};
static const char *const sides[] = {"beatrice", "svenning", NULL};
static const char *const members[] = {"petronella", "paulinus", "piacenza", "pavelsky", NULL};

enum { TARGETS_MAX = 24 };

/* What can stand for a {part} besides the order's own reference. */
static const struct {
    struct str name;
    const char *values[8];
} parts[] = {
    {STR_INIT("{act}"), {"message", "appealed", "decided", "accepted", "evidence_given", "no_such_act"}},
    {STR_INIT("{action}"), {"message", "appealed", "decided", "accepted", "evidence_given", "no_such_act"}},
    {STR_INIT("{page}"), {"reason", "remedy", "story", "check"}},
    {STR_INIT("{id}"), {"1", "2"}},
};

/* The pattern with one part replaced; the others stay. */
static struct str with_part(struct arena *arena, struct str pattern, struct str part, const char *value)
{
    size_t at = str_find(pattern, part);
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(str_slice(pattern, 0, at)), value,
                        STR_ARG(str_slice(pattern, at + part.len, pattern.len)));
}

/* Every address of the row for this order; 0 when it is about no order. */
static size_t targets_of(struct court *court, struct arena *arena, struct str pattern,
                         struct str targets[TARGETS_MAX])
{
    size_t count = 0;
    if (str_find(pattern, STR("{ref}")) == pattern.len)
        return 0;
    pattern = with_part(arena, pattern, STR("{ref}"), court->ref_text);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        for (size_t k = 0; str_find(pattern, parts[i].name) < pattern.len && parts[i].values[k]; k++)
            targets[count++] = with_part(arena, pattern, parts[i].name, parts[i].values[k]);
    if (count == 0)
        targets[count++] = pattern;
    return count;
}

/* Nobody whom it concerns sends what makes sense: the order is to stay as it is. */
static int visit(struct browser *browser, const struct route *route, struct str target, bool concerned)
{
    if (route->method == METHOD_GET)
        return browser_get(browser, target.at);
    if (str_starts(target, STR("/api/")))
        return browser_send(browser, route->method, target.at, "application/json",
                            route->flags & ROUTE_RAW
                                ? STR("{\"at\":\"2026-01-02T00:00:00Z\",\"text\":\"Hello\"}")
                                : STR("{\"version\":1,\"words\":\"Hello\"}"));
    return browser_post(browser, target.at,
                        concerned ? "version=1&words=Hello"
                                  : "version=1&words=Hello&turn=accept&number=RA123456785CN");
}

static bool names_one(const struct browser *browser, const char *const *names, const char **found)
{
    for (; *names; names++) {
        struct str name = str_from(*names);
        bool named =
            browser_sees(browser, *names) || str_find(browser->location, name) < browser->location.len;
        for (size_t i = 0; i < browser->header_count; i++)
            named |= str_find(browser->headers[i].value, name) < browser->headers[i].value.len;
        *found = *names;
        if (named)
            return true;
    }
    return false;
}

static void assert_unnamed(const struct browser *browser, struct str target, const char *const *names)
{
    const char *found = "";
    if (!names_one(browser, names, &found))
        return;
    print_error("%.*s (%d) names %s\n", STR_ARG(target), browser->status, found);
    _fail(__FILE__, __LINE__);
}

/* What everybody has besides: lists and notices. */
static void walk_lists(struct browser *browser, const char *const *names)
{
    static const char *const lists[] = {"/",           "/orders",        "/commission",   "/notices",
                                        "/orders/new", "/api/v1/orders", "/orders?over=1"};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        browser_get(browser, lists[i]);
        assert_unnamed(browser, str_from(lists[i]), names);
    }
}

/* What a walk looks for: who must not appear on any row, and whether every row has to answer 404. */
struct watch {
    const char *const *names;
    bool refused;
    size_t seen, failed;
};

/* An order's reference of the length of one. */
static const char *const nowhere = "NoSuchOrderOfAny";

/* What came, with the order's reference as that of none. */
static struct str masked(struct court *court, struct browser *browser)
{
    struct str rest = arena_copy(&browser->arena, browser->body), ref = str_from(court->ref_text);
    struct str text = rest;
    assert_int_equal(ref.len, strlen(nowhere));
    for (size_t at; (at = str_find(rest, ref)) < rest.len; rest = str_slice(rest, at + ref.len, rest.len))
        memcpy((char *)(uintptr_t)rest.at + at, nowhere, ref.len);
    return text;
}

/* Answered as an order that is not there, word by word: nothing is learned of it. */
static bool learns_nothing(struct court *court, struct browser *browser, const struct route *route,
                           struct str target)
{
    int status = browser->status;
    struct str there = masked(court, browser);
    visit(browser, route, with_part(&browser->arena, target, str_from(court->ref_text), nowhere), false);
    bool alike = status == browser->status && str_eq(there, masked(court, browser));
    return alike && (status == 404 || status == 422);
}

static void walk_row(struct court *court, struct browser *browser, const struct route *route,
                     struct watch *watch)
{
    struct str targets[TARGETS_MAX];
    size_t count = targets_of(court, &browser->arena, route->pattern, targets);
    for (size_t i = 0; i < count; i++, watch->seen++) {
        int status = visit(browser, route, targets[i], !watch->refused);
        assert_unnamed(browser, targets[i], watch->names);
        if (watch->refused && !learns_nothing(court, browser, route, targets[i])) {
            print_error("%s %.*s: %d\n", route->method == METHOD_GET ? "GET" : "POST", STR_ARG(targets[i]),
                        status);
            watch->failed++;
        }
    }
}

static void walk(struct court *court, struct browser *browser, const char *const *names, bool refused)
{
    struct watch watch = {.names = names, .refused = refused};
    for (size_t at = 0; at < COUNT_OF(doors); at++)
        for (size_t i = 0; i < doors[at]->route_count; i++)
            walk_row(court, browser, &doors[at]->routes[i], &watch);
    assert_true(watch.seen > 40);
    assert_int_equal(watch.failed, 0);
    walk_lists(browser, names);
}

static void members_and_sides(struct court *court, struct browser *member)
{
    walk(court, member, sides, false);
    walk(court, &court->buyer, members, false);
    walk(court, &court->seller, members, false);
}

static void decide(struct browser *drawn[PEERS], const char *path)
{
    struct str receipts[3];
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(browser_post(drawn[i], path, "turn=vote&remedy=none&code=delivered"), 200);
        receipts[i] =
            arena_copy(&drawn[i]->arena, browser_between(drawn[i], "name=\"receipt\" value=\"", '"'));
    }
    for (size_t i = 0; i < 3; i++) {
        struct str form = arena_printf(&drawn[i]->arena, "turn=reveal&reasons=It+was+there.&receipt=%.*s",
                                       STR_ARG(receipts[i]));
        assert_int_equal(browser_post(drawn[i], path, form.at), 303);
    }
}

static void members_never_learn_the_names_of_the_sides_nor_they_theirs(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        struct browser *drawn[PEERS];
        court_open(&court, database->url, "recourse-default", court_for_peers());
        assert_int_equal(court_drawn(&court, drawn), 3);
        const char *path = court_path(&court, "");
        members_and_sides(&court, drawn[0]); /* a seat is offered */
        for (size_t i = 0; i < 3; i++)
            assert_int_equal(browser_post(drawn[i], path, "turn=accept"), 303);
        members_and_sides(&court, drawn[0]);
        decide(drawn, path);
        members_and_sides(&court, drawn[0]); /* afterwards, too */
        assert_int_equal(browser_get(&court.buyer, court_order(&court)), 200);
        assert_sees(&court.buyer, "Member 1");
        court_close(&court);
    }
}

static void a_member_sees_the_case_its_evidence_and_the_draw_and_no_more(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int status;
    } rows[] = {
        {"/orders/%s", 303},
        {"/orders/%s/evidence/1", 200},
        {"/commission/%s", 200},
        {"/commission/%s/draw", 200},
        {"/orders/%s/case-file", 404},
        {"/orders/%s/case-file.json", 404},
        {"/orders/%s/case-file.html", 404},
        {"/orders/%s/deadlines.ics", 404},
        {"/orders/%s/parcel", 404},
        {"/orders/%s/evidence", 404},
        {"/orders/%s/dispute", 404},
        {"/orders/%s/message", 404},
        {"/api/v1/orders/%s", 404},
        {"/api/v1/orders/%s/tracking-events", 404},
    };
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        struct browser *drawn[PEERS];
        court_open(&court, database->url, "recourse-default", court_for_peers());
        assert_int_equal(court_drawn(&court, drawn), 3);
        assert_int_equal(browser_post(drawn[0], court_path(&court, ""), "turn=accept"), 303);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            size_t at = str_find(str_from(rows[i].path), STR("%s"));
            struct str target = arena_printf(&drawn[0]->arena, "%.*s%s%s", (int)at, rows[i].path,
                                             court.ref_text, rows[i].path + at + 2);
            assert_int_equal(browser_get(drawn[0], target.at), rows[i].status);
        }
        court_close(&court);
    }
}

/* ---- whom it does not concern ---- */

struct valley {
    struct court *court;
    int64_t staff_id, seller_id;
};

/* Another marketplace with its staff, and a seller there. */
static enum err arrange_valley(struct ctx *ctx, void *arg)
{
    struct valley *valley = arg;
    struct person staff = {.handle = STR("valerie"), .role = ROLE_MEMBER, .created_at = {1}},
                  seller = {.handle = STR("viktor"), .role = ROLE_MEMBER, .created_at = {1}};
    struct market market = {.slug = STR("valley"),
                            .name = STR("Valley"),
                            .policy = STR("recourse-default"),
                            .currency = STR("EUR"),
                            .created_at = {1}};
    struct order_placement placement = {
        .market = &market, .lines = {.at = {{STR("Lamp"), 1, 700}}, .count = 1}, .paid = true};
    struct str ref;
    assert_true(currency_from(STR("EUR"), &placement.currency));
    enum err err = person_insert(ctx->db, &staff, staff.handle);
    if (!err)
        err = person_insert(ctx->db, &seller, seller.handle);
    if (!err)
        err = market_insert(ctx->db, &market);
    if (!err)
        err = market_set_member(ctx->db, market.id, staff.id, DUTY_STAFF, ctx->now);
    valley->staff_id = staff.id;
    valley->seller_id = placement.seller_id = seller.id;
    placement.buyer_id = valley->court->buyer_id;
    placement.viewer.market_id = market.id;
    return err ? err : order_place(ctx, &valley->court->site.app.policies, &placement, &ref);
}

static void everybody_else_finds_nothing_on_any_row(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        struct browser others[2];
        struct valley valley = {.court = &court};
        court_open(&court, database->url, "recourse-default", court_for_peers());
        http_arrange(&court.site, arrange_valley, &valley);
        court_browse_as(&court, &others[0], valley.staff_id);
        court_browse_as(&court, &others[1], valley.seller_id);
        walk(&court, &court.stranger, sides, true);
        for (size_t i = 0; i < 2; i++) {
            walk(&court, &others[i], members, true);
            browser_close(&others[i]);
        }
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_never_learn_the_names_of_the_sides_nor_they_theirs),
        cmocka_unit_test(a_member_sees_the_case_its_evidence_and_the_draw_and_no_more),
        cmocka_unit_test(everybody_else_finds_nothing_on_any_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
