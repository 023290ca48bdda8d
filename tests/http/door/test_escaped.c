/*
 * Every sentence goes through the catalogues: the pages of the demo, in a made-up language that puts all it says
 * into brackets, show no English outside of them but what people wrote.
 */
#include "support/http_fixture.h"
#include "web/door/routes.h"

#include <stdlib.h>
#include <string.h>

enum { TARGETS_MAX = 2000, EACH_ROUTE = 2, DEPTH_MAX = 200 };

/* ---- what a page shows ---- */

struct page_text {
    struct str rest;
    bool own[DEPTH_MAX]; /* by depth: people's own words, or no words: nothing is looked for */
    size_t depth;
    int brackets;
};

static bool is_void(struct str tag)
{
    static const char *const names[] = {"br", "hr", "img", "input", "link", "meta", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(tag, str_from(names[i])))
            return true;
    return false;
}

static bool holds_own_words(struct str name, struct str tag)
{
    static const char *const names[] = {"title", "script", "style", "textarea", "pre",
                                        "code",  "bdi",    "kbd",   "svg"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(name, str_from(names[i])))
            return true;
    return str_find(tag, STR("dir=\"auto\"")) < tag.len || str_find(tag, STR("translate=\"no\"")) < tag.len ||
           str_find(tag, STR("class=\"scan\"")) < tag.len;
}

/* Takes "<name ...>" off the rest. */
static void take_tag(struct page_text *reader)
{
    size_t end = str_find_char(reader->rest, '>');
    struct str tag = str_slice(reader->rest, 1, end), name = tag;
    reader->rest = str_slice(reader->rest, end + 1, reader->rest.len);
    if (tag.len && tag.at[0] == '/') {
        reader->depth -= reader->depth > 0;
        return;
    }
    name = str_cut(&name, ' ');
    if (is_void(name) || str_ends(tag, STR("/")) || str_starts(tag, STR("!")))
        return;
    assert_true(reader->depth + 1 < DEPTH_MAX);
    reader->own[reader->depth + 1] = reader->own[reader->depth] || holds_own_words(name, tag);
    reader->depth++;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Two words of two letters with one blank between them at the beginning of the text. */
static bool two_words(struct str text)
{
    size_t words = 0, i = 0;
    while (words < 2 && i < text.len) {
        size_t letters = 0;
        while (i < text.len && is_letter(text.at[i])) {
            letters++;
            i++;
        }
        if (letters < 2)
            return false;
        words++;
        if (words < 2 && (i >= text.len || text.at[i++] != ' '))
            return false;
    }
    return words == 2;
}

/* The next run of text that escaped, or the empty string at the end. */
static struct str next_escaped(struct page_text *reader)
{
    static const struct str open = STR_INIT("⟦"), close = STR_INIT("⟧");
    while (reader->rest.len) {
        if (reader->rest.at[0] == '<') {
            take_tag(reader);
            continue;
        }
        bool opens = str_starts(reader->rest, open), closes = str_starts(reader->rest, close);
        reader->brackets += opens - closes;
        struct str text = str_slice(reader->rest, 0, str_find_char(reader->rest, '<'));
        bool looks = !reader->brackets && !reader->own[reader->depth];
        if (looks && two_words(text)) {
            size_t end = str_find(text, open);
            reader->rest = str_slice(reader->rest, end, reader->rest.len);
            return str_trim(str_slice(text, 0, end));
        }
        /* A word is passed as a whole, so that its tail begins no other. */
        size_t passed = opens || closes ? open.len : 1;
        while (is_letter(reader->rest.at[0]) && passed < text.len && is_letter(text.at[passed]))
            passed++;
        reader->rest = str_slice(reader->rest, passed, reader->rest.len);
    }
    return STR_NONE;
}

/* ---- the walk ---- */

struct walk {
    struct browser *browser;
    const char *targets[TARGETS_MAX];
    size_t count;
    size_t seen[1000]; /* by the index of the route */
    size_t escaped;
};

/* Pages to which C adds sentences that are not marked yet. The list only becomes shorter, and must end empty. */
static const char *const not_done[] = {
    "/admin",
    "/admin/categories",
    "/admin/categories/{id}",
    "/admin/markets",
    "/admin/settings/{group}",
    "/advice",
    "/moderation/networks",
    "/orders/new",
    "/policies",
    "/policies/{id}",
};

static bool is_done(const struct route *route)
{
    for (size_t i = 0; i < sizeof not_done / sizeof not_done[0]; i++)
        if (str_eq(route->pattern, str_from(not_done[i])))
            return false;
    return true;
}

static void note(struct walk *walk, struct str target)
{
    int status;
    struct str parameters[PARAMETERS_MAX], path = target;
    struct arena *arena = &walk->browser->arena;
    path = str_slice(path, 0, str_find_char(path, '#'));
    const struct route *route = router_find(
        &web_door, METHOD_GET, str_cut(&(struct str){path.at, path.len}, '?'), arena, parameters, &status);
    if (!route || walk->count == TARGETS_MAX || walk->seen[route - web_door.routes] >= EACH_ROUTE)
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

static void look_at(struct walk *walk, const char *target)
{
    int status;
    struct str parameters[PARAMETERS_MAX], rest = str_from(target), path = str_cut(&rest, '?');
    const struct route *route =
        router_find(&web_door, METHOD_GET, path, &walk->browser->arena, parameters, &status);
    browser_get(walk->browser, target);
    if (!str_starts(browser_header(walk->browser, "Content-Type"), STR("text/html")) &&
        !browser_sees(walk->browser, "<html lang=\"en-XA\""))
        return;
    note_links(walk);
    struct page_text reader = {.rest = walk->browser->body};
    for (struct str text; (text = next_escaped(&reader)).len;) {
        bool counts = is_done(route);
        walk->escaped += counts;
        if (counts || getenv("RECOURSE_SHOW_ESCAPED"))
            print_message("# %.*s: %.*s\n", STR_ARG(route->pattern), STR_ARG(text));
    }
}

static size_t walk_as(struct browser *browser)
{
    static struct walk walk;
    walk = (struct walk){.browser = browser};
    browser->extra[0] = (struct header){STR("Accept-Language"), STR("en-XA")};
    note(&walk, STR("/"));
    for (size_t i = 0; i < walk.count; i++)
        look_at(&walk, walk.targets[i]);
    assert_true(walk.count > 30);
    return walk.escaped;
}

static void no_sentence_goes_around_the_catalogues(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        http_open_demo(&site, database->url);
        size_t escaped = 0;
        for (int64_t person = 0; person < 4; person++) {
            struct browser browser;
            browser_open(&browser, &site);
            if (person == 0)
                browser_become(&browser, "olga", ROLE_OPERATOR);
            else
                browser_sign_in(&browser, person);
            escaped += walk_as(&browser);
            browser_close(&browser);
        }
        assert_int_equal(escaped, 0);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_sentence_goes_around_the_catalogues)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
