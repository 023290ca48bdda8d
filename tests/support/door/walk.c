#include "support/door/walk.h"

#include "base/check.h"
#include "service/demo/orders.h"
#include "text/clock/when.h"
#include "web/door/routes.h"

#include <string.h>

enum { TARGETS_MAX = 2000, EACH_ROUTE = 2 };

/* ---- the walk ---- */

struct walk {
    struct browser *browser;
    const struct tongue *tongue;
    const char *targets[TARGETS_MAX];
    size_t count;
    size_t seen[1000]; /* by the index of the route */
    size_t escaped;
    struct own_texts own; /* of the page, and of those that its forms lead to */
};

/* What differs from one to the next is looked at as often as there is one. */
static size_t most_of(const struct route *route)
{
    static const char *const all[] = {"/orders/", "/commission/", "/policies/", "/markets/", "/advice"};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (str_starts(route->pattern, str_from(all[i])))
            return TARGETS_MAX;
    return EACH_ROUTE;
}

static void note(struct walk *walk, struct str target)
{
    int status;
    struct str parameters[PARAMETERS_MAX], path = target;
    struct arena *arena = &walk->browser->arena;
    path = str_slice(path, 0, str_find_char(path, '#'));
    const struct route *route = router_find(
        &web_door, METHOD_GET, str_cut(&(struct str){path.at, path.len}, '?'), arena, parameters, &status);
    if (!route || walk->count == TARGETS_MAX || walk->seen[route - web_door.routes] >= most_of(route))
        return;
    for (size_t i = 0; i < walk->count; i++)
        if (str_eq(str_from(walk->targets[i]), path))
            return;
    walk->seen[route - web_door.routes]++;
    walk->targets[walk->count++] = arena_cstr(arena, path);
}

static void note_links(struct walk *walk)
{
    struct str rest = walk->browser->body, before = STR("href=\"/");
    for (size_t at; (at = str_find(rest, before)) < rest.len;) {
        rest = str_slice(rest, at + before.len - 1, rest.len);
        note(walk, str_slice(rest, 0, str_find_char(rest, '"')));
    }
}

static void judge(struct walk *walk, const char *target, struct str where)
{
    struct page_text reader = {.rest = walk->browser->body};
    if (!browser_sees(walk->browser, walk->tongue->page))
        return;
    said_find_own(walk->browser->body, &walk->own);
    for (struct str text; (text = walk->tongue->next(&reader, &walk->own)).len;) {
        walk->escaped++;
        print_message("# %.*s (%s): %.*s\n", STR_ARG(where), target, STR_ARG(str_slice(text, 0, 200)));
    }
}

/* A route that does nothing without a field: sent without it, the form comes back and says so. */
static bool needs_something(const struct route *route)
{
    for (size_t i = 0; i < route->input_count; i++)
        if (route->inputs[i].min_chars > 0)
            return true;
    return false;
}

/* Each form of the page that cannot be meant so: nothing is filled in. */
static void send_empty(struct walk *walk)
{
    const char *targets[20];
    size_t count = 0;
    struct str rest = walk->browser->body, before = STR("action=\"/");
    for (size_t at; count < COUNT_OF(targets) && (at = str_find(rest, before)) < rest.len;) {
        int status;
        struct str parameters[PARAMETERS_MAX];
        struct arena *arena = &walk->browser->arena;
        rest = str_slice(rest, at + before.len - 1, rest.len);
        struct str target = str_slice(rest, 0, str_find_char(rest, '"'));
        const struct route *route =
            router_find(&web_door, METHOD_POST, str_cut(&(struct str){target.at, target.len}, '?'), arena,
                        parameters, &status);
        if (!route || !needs_something(route) || walk->seen[route - web_door.routes]++)
            continue;
        targets[count++] = arena_cstr(arena, target);
    }
    for (size_t i = 0; i < count; i++) {
        browser_post(walk->browser, targets[i], "nothing=1");
        judge(walk, targets[i], STR("sent empty"));
    }
}

/* A form that is refused comes back with what is wrong: a version that no order has changes nothing. */
static void refuse(struct walk *walk, const char *target, struct str where)
{
    if (!str_starts(where, STR("/orders/{ref}/")) || !browser_sees(walk->browser, "name=\"version\""))
        return;
    browser_post(walk->browser, target, "version=99999&by=buyer");
    judge(walk, target, where);
}

static void look_at(struct walk *walk, const char *target)
{
    int status;
    struct str parameters[PARAMETERS_MAX], rest = str_from(target), path = str_cut(&rest, '?');
    const struct route *route =
        router_find(&web_door, METHOD_GET, path, &walk->browser->arena, parameters, &status);
    walk->own.count = 0;
    browser_get(walk->browser, target);
    if (!str_starts(browser_header(walk->browser, "Content-Type"), STR("text/html")) &&
        !browser_sees(walk->browser, walk->tongue->page))
        return;
    note_links(walk);
    judge(walk, target, route->pattern);
    send_empty(walk);
    if (str_starts(route->pattern, STR("/orders/{ref}/")))
        browser_get(walk->browser, target);
    refuse(walk, target, route->pattern);
}

/* ---- what no link leads to ---- */

static struct str day_before_now(struct arena *arena, int days)
{
    struct instant day = instant_add(instant_now(), SPAN_DAYS(-days));
    return str_slice(when_iso(arena, day), 0, sizeof "2026-11-26" - 1);
}

/* The plan for each answer of the form, for two sets of rules that differ most; each ends with a day. */
static void note_plans(struct walk *walk)
{
    static const struct {
        const char *answers;
        int days;
    } rows[] = {
        {"received=", 2},
        {"problem=not-received&event=departed&event_on=", 30},
        {"problem=not-received&event=delivered&event_on=", 9},
        {"problem=not-received&event=waiting_for_pickup&event_on=", 9},
        {"problem=not-received&tracking=RR664961563DE&event=held_by_customs&event_on=", 9},
        {"problem=not-received&event=lost&event_on=", 9},
        {"problem=not-received&tracking=RR664961564DE&promised=", 12},
        {"problem=damaged&received=", 5},
        {"problem=counterfeit&contacted=", 5},
        {"problem=empty&dispute=opened&dispute_opened=", 5},
        {"problem=not-received&dispute=refused&dispute_on=", 3},
        {"problem=not-received&dispute=offered&dispute_on=", 2},
        {"problem=not-received&dispute=escalated&dispute_on=", 2},
        {"problem=not-received&dispute=decided-against&dispute_on=", 2},
        {"problem=not-received&extension=asked&extension_on=", 3},
        {"problem=not-received&extension=refused&extension_on=", 3},
    };
    static const char *const rules[] = {"aliexpress", "ebay"};
    struct arena *arena = &walk->browser->arena;
    for (size_t i = 0; i < COUNT_OF(rules) * (COUNT_OF(rows)); i++) {
        size_t row = i / 2;
        note(walk, arena_printf(
                       arena, "/advice?marketplace=%s&ordered=%.*s&shipped=%.*s&protection_ends=%.*s&%s%.*s",
                       rules[i % 2], STR_ARG(day_before_now(arena, 58)), STR_ARG(day_before_now(arena, 55)),
                       STR_ARG(day_before_now(arena, row % 3 ? -5 : 5)), rows[row].answers,
                       STR_ARG(day_before_now(arena, rows[row].days))));
    }
    note(walk, STR("/advice?marketplace=ebay&ordered=2026-02-31"));
}

/* The questions of a dispute, each answered with what it offers first, up to the page before it is opened. */
static void walk_dispute(struct walk *walk, const char *order)
{
    static const struct {
        const char *page, *answer;
    } questions[] = {{"lines", "line1=1"}, {"reason", NULL},
                     {"remedy", NULL},     {"amount", "amount=1.00"},
                     {"opened", "at="},    {"story", "words=Nothing+has+come."},
                     {"check", NULL}};
    struct arena *arena = &walk->browser->arena;
    for (size_t i = 0; i < COUNT_OF(questions); i++) {
        struct str where = arena_printf(arena, "/orders/{ref}/dispute/%s", questions[i].page);
        const char *target =
            arena_cstr(arena, arena_printf(arena, "%s/dispute/%s", order, questions[i].page));
        if (browser_get(walk->browser, target) != 200)
            continue;
        judge(walk, target, where);
        struct str offered = browser_between(
            walk->browser, arena_cstr(arena, arena_printf(arena, "name=\"%s\" value=\"", questions[i].page)),
            '"');
        struct str day = day_before_now(arena, 1);
        struct str answer =
            questions[i].answer
                ? arena_printf(arena, "%s%.*s", questions[i].answer,
                               STR_ARG(str_eq(str_from(questions[i].page), STR("opened")) ? day : STR_NONE))
                : arena_printf(arena, "%s=%.*s", questions[i].page, STR_ARG(offered));
        if (str_eq(str_from(questions[i].page), STR("check")))
            continue;
        browser_post(walk->browser, target, "nothing=1");
        judge(walk, target, where);
        browser_post(walk->browser, target, arena_cstr(arena, answer));
    }
}

static void walk_disputes(struct walk *walk)
{
    for (size_t i = 0; i < walk->count; i++) {
        struct str target = str_from(walk->targets[i]);
        if (str_starts(target, STR("/orders/")) && str_ends(target, STR("/dispute")))
            walk_dispute(walk, arena_cstr(&walk->browser->arena,
                                          str_slice(target, 0, target.len - strlen("/dispute"))));
    }
}

static struct walk walk;

static size_t walk_from(struct browser *browser, const struct tongue *tongue, const char *first)
{
    walk = (struct walk){.browser = browser, .tongue = tongue};
    note(&walk, str_from(first));
    if (str_eq(str_from(first), STR("/")))
        note_plans(&walk);
    for (size_t i = 0; i < walk.count; i++)
        look_at(&walk, walk.targets[i]);
    walk_disputes(&walk);
    return walk.escaped;
}

/* What somebody without an account reads, and what is said where there is nothing for them. */
static size_t walk_as_guest(struct http_site *site, const struct tongue *tongue)
{
    static const char *const closed[] = {"/no-such-page",          "/account",         "/admin",
                                         "/new-password?key=none", "/set-up?key=none", "/search?q=%ff"};
    struct browser browser;
    browser_open(&browser, site);
    browser.extra[0] = (struct header){STR("Accept-Language"), str_from(tongue->tag)};
    size_t escaped = walk_from(&browser, tongue, "/");
    assert_true(walk.count > 30);
    for (size_t i = 0; i < COUNT_OF(closed); i++) {
        assert_true(browser_get(&browser, closed[i]) >= 200);
        judge(&walk, closed[i], STR("a guest"));
        escaped = walk.escaped;
    }
    browser_close(&browser);
    return escaped;
}

static size_t orders_seen(void)
{
    for (size_t i = 0; i < web_door.route_count; i++)
        if (web_door.routes[i].method == METHOD_GET &&
            str_eq(web_door.routes[i].pattern, STR("/orders/{ref}")))
            return walk.seen[i];
    return 0;
}

static size_t walk_everything(struct http_site *site, const struct tongue *tongue, int64_t people)
{
    size_t escaped = walk_as_guest(site, tongue), orders = 0;
    for (int64_t person = 0; person <= people; person++) {
        struct browser browser;
        browser_open(&browser, site);
        browser.extra[0] = (struct header){STR("Accept-Language"), str_from(tongue->tag)};
        if (person == 0)
            browser_become(&browser, "olga", ROLE_OPERATOR);
        else
            browser_sign_in(&browser, person);
        bool all = person < 4;
        if (!all)
            browser_get(&browser, "/orders");
        if (all || browser_sees(&browser, "order-row") || browser_sees(&browser, "href=\"/markets/")) {
            escaped += walk_from(&browser, tongue, all ? "/" : "/orders");
            orders += orders_seen();
            assert_true(walk.count > (all ? 30 : 3));
        }
        browser_close(&browser);
    }
    assert_true(orders > (size_t)people / 2);
    return escaped;
}

static enum err load_orders(struct ctx *ctx, void *arg)
{
    const struct app *app = arg;
    return demo_orders_load(ctx, &app->policies);
}

size_t walk_the_demo(const struct fixture_database *database, const struct tongue *tongue, int64_t people)
{
    struct http_site site;
    http_open_demo(&site, database->url);
    http_arrange(&site, load_orders, &site.app);
    size_t escaped = walk_everything(&site, tongue, people);
    http_close(&site);
    return escaped;
}
