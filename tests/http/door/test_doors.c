/* Pages beside tables and programs: doc/doors.md has a line for each list and for each form, and all that it names is there. */
#include "api/door/routes.h"
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "support/kit/source.h"
#include "web/door/routes.h"

#include <stdio.h>
#include <stdlib.h>

/* What is no list: one thing, a form, a file, or no page at all. */
static const char *const no_lists[] = {
    "/",
    "/questions/{id}",
    "/questions/{id}/picture.png",
    "/questions/{id}/{slug}",
    "/{#old}",
    "/{#old}/{slug}",
    "/index.php/{#old}/{slug}",
    "/q/{#old}",
    "/q/{#old}/{person}",
    "/a/{#old}",
    "/a/{#old}/{person}",
    "/t/{#old}",
    "/t/{slug}/{#old}",
    "/t/{slug}/{#old}/{post}",
    "/u/{name}",
    "/user/{name}",
    "/users/{#old}/{name}",
    "/tag/{name}",
    "/ask",
    "/pictures/{id}",
    "/pictures/{id}/small",
    "/posts/{kind}/{id}/flag",
    "/posts/{kind}/{id}/close",
    "/posts/{kind}/{id}/edit",
    "/posts/{kind}/{id}/suggest",
    "/suggestions/{id}",
    "/advice",
    "/advice.ics",
    "/track",
    "/sign-in",
    "/sign-in/code",
    "/sign-in/passkey",
    "/sign-in/with",
    "/sign-in/back",
    "/sign-up",
    "/set-up",
    "/new-password",
    "/forgotten",
    "/account",
    "/account/email",
    "/answers-by-mail",
    "/answers-by-mail/stop",
    "/unsubscribe",
    "/account/email/confirm",
    "/account/data",
    "/account/data.json",
    "/account/second-step",
    "/account/passkeys",
    "/account/provider",
    "/account/notices",
    "/account/calendar",
    "/calendars/{secret}",
    "/account/ready-answers/{id}",
    "/account/searches/{id}",
    "/users/{handle}",
    "/moderation/figures",
    "/moderation/posts/{kind}/{id}/writer",
    "/moderation/posts/{kind}/{id}/purge",
    "/moderation/users/{handle}",
    "/moderation/users/{handle}/purge",
    "/moderation/purges/{id}",
    "/admin/categories/{id}",
    "/admin/tags/{tag}",
    "/admin/people/{handle}",
    "/admin/markets/{slug}",
    "/admin/simulate",
    "/admin",
    "/admin/set-up",
    "/admin/set-up/{step}",
    "/admin/logo",
    "/admin/settings/{group}",
    "/mine",
    "/feeds/questions",
    "/feeds/questions/{id}",
    "/feeds/categories/{slug}",
    "/feeds/tags/{name}",
    "/worker.js",
    "/offline",
    "/manifest.webmanifest",
    "/robots.txt",
    "/.well-known/security.txt",
    "/sitemap.xml",
    "/sitemaps/{number}",
    "/opensearch.xml",
    "/markets/{slug}/orders/new",
    "/markets/{slug}/orders/take",
    "/commission/{ref}",
    "/commission/{ref}/draw",
    "/orders/new",
    "/orders/list",
    "/orders/list/table",
    "/orders/{ref}",
    "/orders/{ref}/parcel",
    "/see-order",
    "/orders/{ref}/embed",
    "/orders/{ref}/case-file",
    "/orders/{ref}/case-file.json",
    "/orders/{ref}/case-file.html",
    "/case-file-key",
    "/orders/{ref}/deadlines.ics",
    "/orders/{ref}/dispute",
    "/orders/{ref}/dispute_opened",
    "/orders/{ref}/dispute/{page}",
    "/orders/{ref}/evidence",
    "/orders/{ref}/evidence/{id}",
    "/orders/{ref}/{act}",
    "/policies/{id}",
    "/help",
    "/problems",
    "/problems/{name}",
    "/about/{page}",
    "/colours.css",
    "/logo",
    "/assets/{name}",
    "/healthz",
    "/readyz",
    "/metrics",
};

static bool has_row(const struct door *door, enum method method, struct str pattern)
{
    for (size_t i = 0; i < door->route_count; i++)
        if (door->routes[i].method == method && str_eq(door->routes[i].pattern, pattern))
            return true;
    print_error("there is no %s %.*s\n", method == METHOD_GET ? "GET" : "POST", STR_ARG(pattern));
    return false;
}

/* Whether the text has a line that begins so. */
static bool has_line(struct arena *arena, struct str text, const char *begins, struct str pattern)
{
    struct str line = arena_printf(arena, "\n| `%s%.*s` |", begins, STR_ARG(pattern));
    bool has = str_find(text, line) < text.len;
    if (!has)
        print_error("doc/doors.md has no line of %s%.*s\n", begins, STR_ARG(pattern));
    return has;
}

/* What stands in backticks behind the first of the line: a table, or an operation. */
static size_t look_at_cell(struct str cell)
{
    size_t wrong = 0;
    bool says = str_starts(cell, STR(" no: ")) && cell.len > 20;
    for (str_cut(&cell, '`'); cell.len; str_cut(&cell, '`')) {
        struct str name = str_cut(&cell, '`'), pattern = name;
        struct str method = str_cut(&pattern, ' ');
        if (str_starts(pattern, STR("/api/")))
            wrong += !has_row(&api_door, str_eq(method, STR("GET")) ? METHOD_GET : METHOD_POST, pattern);
        else if (str_ends(name, STR(".csv")))
            wrong += !has_row(&web_door, METHOD_GET, name);
        else
            continue;
        says = true;
    }
    if (!says)
        print_error("neither what does it nor why nothing does\n");
    return wrong + !says;
}

static void each_line_names_what_is_there(void **state)
{
    struct arena arena;
    size_t wrong = 0, lines = 0;
    (void)state;
    arena_init(&arena, 1 << 22);
    struct str doc = source_read(&arena, "doc/doors.md");
    while (doc.len) {
        struct str line = str_cut(&doc, '\n');
        if (!str_starts(line, STR("| `")))
            continue;
        str_cut(&line, '`');
        struct str page = str_cut(&line, '`');
        bool form = str_starts(page, STR("POST "));
        str_cut(&line, '|');
        wrong +=
            !has_row(&web_door, form ? METHOD_POST : METHOD_GET, form ? str_slice(page, 5, page.len) : page);
        wrong += look_at_cell(line);
        lines++;
    }
    assert_int_equal(wrong, 0);
    assert_true(lines > 100);
    arena_free(&arena);
}

static bool is_no_list(struct str pattern)
{
    for (size_t i = 0; i < COUNT_OF(no_lists); i++)
        if (str_eq(pattern, str_from(no_lists[i])))
            return true;
    return false;
}

static void each_page_has_its_line(void **state)
{
    struct arena arena;
    size_t missing = 0;
    (void)state;
    arena_init(&arena, 1 << 22);
    struct str doc = source_read(&arena, "doc/doors.md");
    for (size_t i = 0; i < web_door.route_count; i++) {
        const struct route *route = &web_door.routes[i];
        bool get = route->method == METHOD_GET;
        if (get && (str_ends(route->pattern, STR(".csv")) || is_no_list(route->pattern)))
            continue;
        missing += !has_line(&arena, doc, get ? "" : "POST ", route->pattern);
    }
    for (size_t i = 0; i < COUNT_OF(no_lists); i++)
        missing += !has_row(&web_door, METHOD_GET, str_from(no_lists[i]));
    assert_int_equal(missing, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_names_what_is_there),
        cmocka_unit_test(each_page_has_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
