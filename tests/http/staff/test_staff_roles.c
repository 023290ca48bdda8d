/* Who of a marketplace's staff may change what: each row of both doors' tables that changes something, as each role. */
#include "api/door/routes.h"
#include "base/check.h"
#include "core/people/duty.h"
#include "store/order/market.h"
#include "support/order/shop.h"
#include "web/door/routes.h"

static const struct door *const doors[] = {&web_door, &api_door};

/* Rows of no marketplace: one's own account and notebook, the community, the site. */
static const char *const elsewhere[] = {
    "/ask",
    "/questions/",
    "/posts/",
    "/pictures/",
    "/advice/",
    "/track",
    "/theme",
    "/language",
    "/sign-in",
    "/sign-up",
    "/sign-out",
    "/set-up",
    "/new-password",
    "/forgotten",
    "/account/",
    "/answers-by-mail",
    "/unsubscribe",
    "/follow/",
    "/moderation/",
    "/admin/",
    "/notices",
    "/mine",
    "/orders/new",
    "/orders/list",
    "/see-order",
    "/api/v1/questions",
    "/api/v1/posts/",
    "/api/v1/answers/",
    "/api/v1/ready-answers",
    "/api/v1/pictures/",
    "/api/v1/tags/",
    "/api/v1/orders/listed",
    "/api/v1/follow/",
    "/api/v1/moderation/",
    "/api/v1/notices",
    "/api/v1/panels/willing",
    "/api/v1/webhooks/",
    "/api/v1/preview",
    "/suggestions/",
    "/api/v1/suggestions/",
    "/api/v1/saved-searches",
    "/api/v1/categories",
    "/api/v1/settings/",
    "/api/v1/markets",
};

enum {
    NOTE = RIGHT_BIT(RIGHT_NOTE),
    WORK = RIGHT_BIT(RIGHT_WORK),
    LEAD = RIGHT_BIT(RIGHT_LEAD),
    MONEY = RIGHT_BIT(RIGHT_MONEY),
    SECOND = RIGHT_BIT(RIGHT_SECOND),
    SET_UP = RIGHT_BIT(RIGHT_SET_UP),
    SIDES = 0,           /* the order's sides, its panel or its marketplace's system: no staff at all */
    OWN = RIGHT_BIT(31), /* everybody, for themselves alone */
};

#define ORDER_FIELDS                                                                                         \
    "\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\",\"country\":\"DE\",\"paid\":true,"         \
    "\"lines\":[{\"title\":\"Saucer\",\"amount\":\"6.50\"}]"

/*
 * A row, and what is sent to it: REF, KEY, HOOK and VERSION stand for those of the order; a part of the path that is
 * neither is in `path`. Any of `rights` is enough.
 */
static const struct sent_row {
    const char *pattern, *path, *body;
    unsigned rights;
} rows[] = {
    {"/markets/{slug}/assign", NULL, "pick1=REF&handle=ines", LEAD},
    {"/markets/{slug}/next", NULL, "", WORK},
    {"/markets/{slug}/bulk", NULL, "act=note&words=Looked+at&pick1=REF", LEAD},
    {"/markets/{slug}/bulk/do", NULL, "act=note&words=Looked+at&pick1=REF&key=no-such-key", LEAD},
    {"/markets/{slug}/views", NULL, "name=Mine&show=unsent", OWN},
    {"/markets/{slug}/views", NULL, "name=Ours&show=unsent&shared=1", LEAD},
    {"/markets/{slug}/freeze", NULL, "seller=tomas&turn=thaw", LEAD},
    {"/markets/{slug}/webhooks", NULL, "url=https%3A%2F%2Fshop.example%2Fhook&kind_orders=1", SET_UP},
    {"/markets/{slug}/webhooks/{id}", NULL, "turn=on", SET_UP},
    {"/markets/{slug}/webhooks/{id}", NULL, "turn=secret", SET_UP},
    {"/markets/{slug}/payments", NULL, "key=KEY", MONEY},
    {"/markets/{slug}/orders/new", NULL,
     "number=P-VERSION&buyer=mara&seller=tomas&currency=EUR&country=DE&title1=Cup&quantity1=1&amount1=4.00",
     SET_UP},
    {"/markets/{slug}/orders/take", NULL, "seller=tomas&turn=look", SET_UP},
    {"/commission", NULL, "willing=0", OWN},
    /* where there is a case: tests/store/panel/test_commission.c */
    {"/commission/{ref}", NULL, "turn=confirm&number=1", SIDES},
    {"/orders/{ref}/parcel", NULL, "what=number&new_number=RA123456785CN", WORK},
    {"/orders/{ref}/parcel", NULL, "what=event&date=2026-11-20&words=Departed", WORK},
    {"/orders/{ref}/parcel", NULL, "what=carrier&of_number=RB123456785CN&carrier=dhl", WORK},
    {"/orders/{ref}/dispute_opened", NULL, "", SIDES},
    {"/orders/{ref}/dispute/{page}", "reason", "version=VERSION&reason=not_received", SIDES},
    {"/orders/{ref}/evidence", NULL, "version=VERSION&kind=photo", SIDES},
    {"/orders/{ref}/notes", NULL, "words=Looked+at", NOTE},
    {"/orders/{ref}/countersign", NULL, "turn=approve", SECOND},
    {"/orders/{ref}/{act}", "message", "version=VERSION&words=Hello", WORK},
    {"/orders/{ref}/{act}", "goodwill_refund", "version=VERSION&amount=0.10", MONEY},
    {"/orders/{ref}/{act}", "frozen", "version=VERSION&words=Why", LEAD},
    {"/orders/{ref}/{act}", "thawed", "version=VERSION", LEAD},
    {"/orders/{ref}/{act}", "received", "version=VERSION", SIDES},
    {"/orders/{ref}/{act}", "decided", "version=VERSION&remedy=refund_full&words=So", SIDES},
    {"/api/v1/orders/{ref}/tracking-events", NULL, "{\"at\":\"2026-11-20T00:00:00Z\",\"text\":\"Sorted\"}",
     WORK},
    {"/api/v1/orders/{ref}/tracking-events", NULL,
     "{\"at\":\"2026-11-20T00:00:00Z\",\"text\":\"Sorted\",\"number\":\"RA123456785CN\"}", WORK},
    {"/api/v1/queue/assign", NULL, "{\"market\":\"harbour\",\"order\":\"REF\",\"handle\":\"ines\"}", LEAD},
    {"/api/v1/queue/sweep/look", NULL,
     "{\"market\":\"harbour\",\"act\":\"note\",\"orders\":\"REF\",\"words\":\"So\"}", LEAD},
    {"/api/v1/queue/sweep", NULL,
     "{\"market\":\"harbour\",\"act\":\"note\",\"orders\":\"REF\",\"words\":\"So\"}", LEAD},
    {"/api/v1/queue/next", NULL, "{\"market\":\"harbour\"}", WORK},
    {"/api/v1/views", NULL, "{\"market\":\"harbour\",\"name\":\"Mine\",\"show\":\"unsent\"}", OWN},
    {"/api/v1/views", NULL, "{\"market\":\"harbour\",\"name\":\"Ours\",\"shared\":true}", LEAD},
    {"/api/v1/views/{id}/remove", NULL, "{\"market\":\"harbour\"}", OWN},
    {"/api/v1/freezes", NULL, "{\"market\":\"harbour\",\"seller\":\"tomas\",\"words\":\"Why\"}", LEAD},
    {"/api/v1/freezes/end", NULL, "{\"market\":\"harbour\",\"seller\":\"tomas\"}", LEAD},
    {"/api/v1/orders/{ref}/countersign", NULL, "{\"answer\":\"approve\"}", SECOND},
    {"/api/v1/effects/{key}/answer", NULL, "{\"answer\":\"done\"}", SIDES},
    {"/api/v1/effects/{key}/retry", NULL, "{}", MONEY},
    {"/api/v1/orders", NULL, "{\"market\":\"harbour\",\"number\":\"A-VERSION\"," ORDER_FIELDS "}", SET_UP},
    {"/api/v1/orders/{ref}/link", NULL, "{}", SIDES},
    {"/api/v1/orders/{ref}/notes", NULL, "{\"words\":\"Looked at.\"}", NOTE},
    {"/api/v1/orders/{ref}/evidence", NULL, "{}", SIDES},
    {"/api/v1/orders/{ref}/draft", NULL, "{\"reason\":\"not_received\"}", SIDES},
    {"/api/v1/orders/{ref}/draft/open", NULL, "{\"revision\":1,\"version\":VERSION}", SIDES},
    {"/api/v1/panels/{ref}/proposals", NULL, "{\"remedy\":\"none\",\"reasons\":\"So\"}", SIDES},
    {"/api/v1/panels/{ref}/proposals/{proposal}", NULL, "{\"answer\":\"confirm\"}", SIDES},
    {"/api/v1/panels/{ref}/seat", NULL, "{\"accepts\":true}", SIDES},
    {"/api/v1/buyers", NULL, "{\"number\":\"7\",\"name\":\"Seven\"}", SIDES},
    {"/api/v1/hooks", NULL,
     "{\"market\":\"harbour\",\"url\":\"https://shop.example/second\",\"kinds\":\"orders\"}", SET_UP},
    {"/api/v1/hooks/{id}", NULL, "{\"turn\":\"on\"}", SET_UP},
    {"/api/v1/hooks/{id}/secret", NULL, "{}", SET_UP},
    {"/api/v1/hooks/{id}/replay", NULL, "{\"event\":1}", SET_UP},
    {"/orders/{ref}/follow", NULL, "on=1", OWN},
    {"/orders/{ref}/paid-by", NULL, "paid_by=card", SIDES},
    {"/api/v1/orders/{ref}/paid-by", NULL, "{\"paid_by\":\"card\"}", SIDES},
    {"/api/v1/orders/{ref}/follow", NULL, "{\"on\":true}", OWN},
    {"/api/v1/orders/{ref}/actions/{action}", "message", "{\"version\":VERSION,\"words\":\"Hello\"}", WORK},
    {"/api/v1/orders/{ref}/actions/{action}", "goodwill_refund", "{\"version\":VERSION,\"amount\":\"0.10\"}",
     MONEY},
    {"/api/v1/orders/{ref}/actions/{action}", "frozen", "{\"version\":VERSION,\"words\":\"Why\"}", LEAD},
    {"/api/v1/orders/{ref}/actions/{action}", "thawed", "{\"version\":VERSION}", LEAD},
    {"/api/v1/orders/{ref}/actions/{action}", "received", "{\"version\":VERSION}", SIDES},
    {"/api/v1/hooks/{id}/remove", NULL, "{}", SET_UP}, /* last: each role has one of its own */
};

static bool is_elsewhere(struct str pattern)
{
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
        if (str_starts(pattern, str_from(elsewhere[i])))
            return true;
    return false;
}

/* Whether somebody said who may; *found counts for each line above whether its row is there. */
static bool is_said(const struct route *route, size_t found[])
{
    bool said = route->method == METHOD_GET || is_elsewhere(route->pattern);
    for (size_t k = 0; k < COUNT_OF(rows); k++)
        if (route->method != METHOD_GET && str_eq(route->pattern, str_from(rows[k].pattern)))
            said = ++found[k] > 0;
    if (!said)
        print_error("nobody said who may: POST %.*s\n", STR_ARG(route->pattern));
    return said;
}

static void each_row_that_changes_something_has_a_role(void **state)
{
    (void)state;
    size_t unknown = 0, found[COUNT_OF(rows)] = {0};
    for (size_t at = 0; at < COUNT_OF(doors); at++)
        for (size_t i = 0; i < doors[at]->route_count; i++)
            unknown += !is_said(&doors[at]->routes[i], found);
    for (size_t k = 0; k < COUNT_OF(rows); k++)
        assert_int_equal(found[k], 1);
    assert_int_equal(unknown, 0);
}

/* ---- walking ---- */

struct scene {
    struct shop shop;
    struct str order, ref, key, hook;
};

static struct str with(struct arena *arena, struct str text, const char *name, struct str value)
{
    size_t at;
    while ((at = str_find(text, str_from(name))) < text.len)
        text = arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, at)), STR_ARG(value),
                            STR_ARG(str_slice(text, at + str_from(name).len, text.len)));
    return text;
}

static void add_hook(struct scene *scene)
{
    struct shop *shop = &scene->shop;
    assert_int_equal(browser_post(&shop->staff, "/markets/harbour/webhooks",
                                  "url=https%3A%2F%2Fshop.example%2Ffirst&kind_orders=1"),
                     303);
    struct str prefix = STR("/markets/harbour/webhooks/");
    size_t from = str_find(shop->staff.location, prefix) + prefix.len;
    scene->hook =
        str_slice(shop->staff.location, from,
                  from + str_find_char(str_slice(shop->staff.location, from, shop->staff.location.len), '?'));
}

static void set_scene(struct scene *scene, struct str database)
{
    struct shop *shop = &scene->shop;
    shop_open(shop, database);
    scene->order = shop_place(shop, "N-1");
    scene->ref = str_slice(scene->order, STR("/api/v1/orders/").len, scene->order.len);
    shop_ship(shop, scene->order);
    struct str page = str_slice(scene->order, STR("/api/v1").len, scene->order.len);
    assert_int_equal(browser_post(&shop->staff,
                                  arena_printf(&shop->staff.arena, "%.*s/parcel", STR_ARG(page)).at,
                                  "what=number&new_number=RB123456785CN"),
                     303);
    assert_answers(&shop->staff, 200,
                   shop_act(&shop->staff, scene->order, "goodwill_refund", "\"amount\":\"0.50\""));
    browser_get(&shop->system, "/api/v1/effects");
    scene->key = browser_between(&shop->system, "\"key\":\"", '"');
    assert_true(scene->key.len > 0);
}

static int send_row(struct scene *scene, struct browser *who, const struct sent_row *row)
{
    struct arena *arena = &who->arena;
    browser_get(&scene->shop.staff, scene->order.at);
    struct str version = browser_between(&scene->shop.staff, "\"version\":", ',');
    struct str target = str_from(row->pattern), body = str_from(row->body);
    target = with(arena, target, "{slug}", STR("harbour"));
    target = with(arena, target, "{ref}", scene->ref);
    target = with(arena, target, "{key}", scene->key);
    target = with(arena, target, "{id}", scene->hook);
    for (size_t i = 0; row->path && i < 3; i++)
        target =
            with(arena, target, (const char *const[]){"{act}", "{action}", "{page}"}[i], str_from(row->path));
    body = with(arena, body, "REF", scene->ref);
    body = with(arena, body, "KEY", scene->key);
    body = with(arena, body, "VERSION", version);
    target = arena_printf(arena, "%.*s", STR_ARG(target));
    body = arena_printf(arena, "%.*s", STR_ARG(body));
    return str_starts(target, STR("/api/")) ? shop_post(who, target.at, body.at)
                                            : browser_post(who, target.at, body.at);
}

struct hiring {
    int64_t person_id;
    struct str role;
};

static enum err hire(struct ctx *ctx, void *arg)
{
    const struct hiring *hiring = arg;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    if (!err)
        err = market_set_member(ctx->db, market.id, hiring->person_id, DUTY_STAFF, ctx->now);
    return err ? err : market_set_role(ctx->db, market.id, hiring->person_id, hiring->role);
}

static void hire_stranger(struct scene *scene, enum staff_role role)
{
    struct hiring hiring = {browser_become(&scene->shop.stranger, staff_role_rows[role].name.at, ROLE_MEMBER),
                            staff_role_rows[role].name};
    http_arrange(&scene->shop.site, hire, &hiring);
}

static bool says_why(const struct browser *browser)
{
    for (enum staff_right right = 0; right < STAFF_RIGHT_COUNT; right++)
        if (browser_sees(browser, staff_right_refusal(right).at))
            return true;
    return false;
}

/* With the right it is done, or the law, the state or the input says why not; without, the role is said to be why. */
static bool answers_as_it_should(const struct sent_row *row, enum staff_role role,
                                 const struct browser *browser)
{
    int status = browser->status;
    if (row->rights == OWN)
        return status != 403 && status < 500;
    bool may = (staff_role_rows[role].rights & row->rights) != 0;
    if (row->rights == SIDES)
        return status == 403 || status == 404 || status == 409 || status == 415 || status == 422;
    return may ? !says_why(browser) && status != 404 && status < 500 : status == 403 && says_why(browser);
}

static size_t walk_as(struct scene *scene, enum staff_role role)
{
    size_t wrong = 0;
    add_hook(scene);
    hire_stranger(scene, role);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int status = send_row(scene, &scene->shop.stranger, &rows[i]);
        if (answers_as_it_should(&rows[i], role, &scene->shop.stranger))
            continue;
        print_error("%.*s: POST %s (%s) %s: %d\n", STR_ARG(staff_role_rows[role].name), rows[i].pattern,
                    rows[i].path ? rows[i].path : "", rows[i].body, status);
        wrong++;
    }
    return wrong;
}

static void each_role_changes_what_is_its_own_and_nothing_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct scene scene;
        size_t wrong = 0;
        set_scene(&scene, database->url);
        for (enum staff_role role = 0; role < STAFF_ROLE_COUNT; role++)
            wrong += walk_as(&scene, role);
        assert_int_equal(wrong, 0);
        shop_close(&scene.shop);
    }
}

/* Without the seconds of protection that are left: the walk takes some. */
static struct str without_seconds(struct arena *arena, struct str body)
{
    struct str name = STR("\"left_seconds\":");
    size_t at = str_find(body, name);
    if (at == body.len)
        return body;
    struct str rest = str_slice(body, at, body.len);
    str_cut(&rest, ',');
    return arena_printf(arena, "%.*s%.*s", STR_ARG(str_slice(body, 0, at)), STR_ARG(rest));
}

/* What the staff and the shop's system see of everything that the rows could change. */
static struct str seen(struct scene *scene, struct arena *arena)
{
    struct browser *staff = &scene->shop.staff, *system = &scene->shop.system;
    static const char *const of_order[] = {"", "/notes", "/tracking-events", "/evidence"};
    static const char *const of_market[] = {"/api/v1/queue?show=all", "/api/v1/effects", "/api/v1/hooks",
                                            "/api/v1/orders?state=open"};
    struct str all = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(of_order); i++) {
        assert_int_equal(
            browser_get(staff, arena_printf(&staff->arena, "%.*s%s", STR_ARG(scene->order), of_order[i]).at),
            200);
        all = arena_printf(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(without_seconds(arena, staff->body)));
    }
    for (size_t i = 0; i < COUNT_OF(of_market); i++) {
        assert_int_equal(browser_get(system, of_market[i]), 200);
        all = arena_printf(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(system->body));
    }
    return all;
}

static void a_reader_changes_nothing_by_any_row(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct scene scene;
        set_scene(&scene, database->url);
        add_hook(&scene);
        struct arena *arena = &scene.shop.stranger.arena;
        hire_stranger(&scene, STAFF_READER);
        struct str before = seen(&scene, arena);
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            send_row(&scene, &scene.shop.stranger, &rows[i]);
        struct str after = seen(&scene, arena);
        assert_true(str_eq(before, after));
        hire_stranger(&scene, STAFF_AGENT); /* who could not be told apart would prove nothing */
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            send_row(&scene, &scene.shop.stranger, &rows[i]);
        assert_false(str_eq(before, seen(&scene, arena)));
        shop_close(&scene.shop);
    }
}

static void a_page_offers_nothing_that_the_role_may_not(void **state)
{
    static const char *const offered[] = {"/webhooks\"", "/orders/new\"", "/next\"", "/assign\"",
                                          "Do something with many"};
    static const unsigned rights[] = {SET_UP, SET_UP, WORK, WORK, LEAD};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct scene scene;
        set_scene(&scene, database->url);
        struct browser *who = &scene.shop.stranger;
        for (enum staff_role role = 0; role < STAFF_ROLE_COUNT; role++) {
            hire_stranger(&scene, role);
            for (size_t i = 0; i < COUNT_OF(offered); i++) {
                browser_get(who, "/markets/harbour");
                bool may = (staff_role_rows[role].rights & rights[i]) != 0;
                assert_int_equal(browser_sees(who, offered[i]), may);
            }
            struct str page = str_slice(scene.order, STR("/api/v1").len, scene.order.len);
            assert_int_equal(browser_get(who, arena_printf(&who->arena, "%.*s", STR_ARG(page)).at), 200);
            assert_int_equal(browser_sees(who, "Add a number or an event"), staff_may(role, RIGHT_WORK));
            int hooks = browser_get(who, "/markets/harbour/webhooks"); /* they show secrets */
            assert_int_equal(hooks, staff_may(role, RIGHT_SET_UP) ? 200 : 403);
        }
        shop_close(&scene.shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_that_changes_something_has_a_role),
        cmocka_unit_test(each_role_changes_what_is_its_own_and_nothing_else),
        cmocka_unit_test(a_reader_changes_nothing_by_any_row),
        cmocka_unit_test(a_page_offers_nothing_that_the_role_may_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
