/*
 * Every sentence goes through the catalogues: the pages of the demo, in a made-up language that puts all it says
 * into brackets, show no English outside of them but what people wrote.
 */
#include "service/demo/orders.h"
#include "support/http_fixture.h"
#include "text/clock/when.h"
#include "web/door/routes.h"

#include <string.h>

enum { TARGETS_MAX = 2000, EACH_ROUTE = 2, DEPTH_MAX = 200, PEOPLE = 40 };

/* ---- what a page shows ---- */

/* Texts that a page marks as people's own: a sentence may have them in its places. */
struct own_texts {
    struct str at[400];
    size_t count;
};

struct page_text {
    struct str rest;
    bool own[DEPTH_MAX]; /* by depth: people's own words, or no words: nothing is looked for */
    size_t depth;
};

static bool is_void(struct str tag)
{
    static const char *const names[] = {"br", "hr", "img", "input", "link", "meta", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(tag, str_from(names[i])))
            return true;
    return false;
}

static bool has(struct str text, const char *part)
{
    return str_find(text, str_from(part)) < text.len;
}

static bool holds_own_words(struct str name, struct str tag)
{
    static const char *const names[] = {"script", "style", "textarea", "pre", "code", "bdi", "kbd", "svg"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(name, str_from(names[i])))
            return true;
    return has(tag, "dir=\"auto\"") || has(tag, "translate=\"no\"") || has(tag, "class=\"scan\"");
}

/* Takes "<name ...>" off the rest and answers what stands between its brackets. */
static struct str take_tag(struct page_text *reader)
{
    size_t end = str_find_char(reader->rest, '>');
    struct str tag = str_slice(reader->rest, 1, end), name = tag;
    reader->rest = str_slice(reader->rest, end + 1, reader->rest.len);
    if (tag.len && tag.at[0] == '/') {
        reader->depth -= reader->depth > 0;
        return tag;
    }
    name = str_cut(&name, ' ');
    if (is_void(name) || str_ends(tag, STR("/")) || str_starts(tag, STR("!")))
        return tag;
    assert_true(reader->depth + 1 < DEPTH_MAX);
    reader->own[reader->depth + 1] = reader->own[reader->depth] || holds_own_words(name, tag);
    reader->depth++;
    return tag;
}

/* Takes `name="value"` off a tag; false at its end. */
static bool next_attribute(struct str *tag, struct str *name, struct str *value)
{
    size_t end = str_find(*tag, STR("=\""));
    if (end == tag->len)
        return false;
    struct str before = str_slice(*tag, 0, end);
    size_t begin = before.len;
    while (begin > 0 && before.at[begin - 1] != ' ' && before.at[begin - 1] != '\n')
        begin--;
    *name = str_slice(before, begin, before.len);
    struct str rest = str_slice(*tag, end + 2, tag->len);
    size_t close = str_find_char(rest, '"');
    *value = str_slice(rest, 0, close);
    *tag = str_slice(rest, close + 1, rest.len);
    return true;
}

static void note_own(struct own_texts *own, struct str text)
{
    text = str_trim(text);
    if (text.len > 3 && own->count < sizeof own->at / sizeof own->at[0])
        own->at[own->count++] = text;
}

static void note_values(struct own_texts *own, struct str tag)
{
    struct str name, value;
    while (next_attribute(&tag, &name, &value))
        if (str_eq(name, STR("value")))
            note_own(own, value);
}

static void find_own(struct str page, struct own_texts *own)
{
    struct page_text reader = {.rest = page};
    own->count = 0;
    while (reader.rest.len) {
        if (reader.rest.at[0] == '<') {
            note_values(own, take_tag(&reader));
            continue;
        }
        size_t end = str_find_char(reader.rest, '<');
        if (reader.own[reader.depth])
            note_own(own, str_slice(reader.rest, 0, end));
        reader.rest = str_slice(reader.rest, end, reader.rest.len);
    }
}

static size_t own_length(const struct own_texts *own, struct str text)
{
    size_t length = 0;
    for (size_t i = 0; i < own->count; i++)
        if (own->at[i].len > length && str_starts(text, own->at[i]))
            length = own->at[i].len;
    return length;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of the word at the beginning; 0: it has a letter that a made-up language writes, or is no word. */
static size_t word_at(struct str text)
{
    size_t letters = 0;
    while (letters < text.len && is_letter(text.at[letters]))
        letters++;
    return letters < 2 || (letters < text.len && (unsigned char)text.at[letters] >= 0x80) ? 0 : letters;
}

/* Two English words with one blank between them; names in sentences begin with capital letters. */
static bool two_words(struct str text, bool within)
{
    size_t first = word_at(text);
    if (!first || first == text.len || text.at[first] != ' ')
        return false;
    struct str behind = str_slice(text, first + 1, text.len);
    bool lower = text.at[0] >= 'a' && behind.len && behind.at[0] >= 'a';
    return word_at(behind) > 0 && (!within || lower);
}

/* A heading or a state of one word: "Delivered". */
static bool one_word(struct str text)
{
    return text.len > 3 && word_at(text) == text.len && text.at[0] < 'a' && text.at[1] >= 'a';
}

/* The run of text from its first escaped word on; empty: all of it is said. */
static struct str escaped_in(struct str text, const struct own_texts *own)
{
    static const struct str open = STR_INIT("⟦"), close = STR_INIT("⟧");
    bool whole = str_starts(str_trim(text), open) && str_ends(str_trim(text), close);
    size_t brackets = whole || str_find(text, close) < str_find(text, open) ? 1 : 0;
    if (one_word(str_trim(text)) && !own_length(own, str_trim(text)))
        return str_trim(text);
    while (text.len) {
        size_t passed = own_length(own, text);
        brackets += str_starts(text, open);
        brackets -= brackets > 0 && str_starts(text, close);
        if (!passed && two_words(text, brackets > 0))
            return str_trim(text);
        if (!passed)
            passed = 1;
        while (passed < text.len &&
               (is_letter(text.at[passed - 1]) || (unsigned char)text.at[passed - 1] >= 0x80) &&
               (is_letter(text.at[passed]) || (unsigned char)text.at[passed] >= 0x80) &&
               !str_starts(str_slice(text, passed, text.len), open))
            passed++;
        text = str_slice(text, passed, text.len);
    }
    return STR_NONE;
}

/* ---- attributes ---- */

static bool is_shown(struct str tag, struct str name)
{
    static const char *const shown[] = {"aria-label", "placeholder", "title", "alt", "label"};
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        if (str_eq(name, str_from(shown[i])))
            return true;
    return str_starts(name, STR("data-")) ||
           (str_eq(name, STR("content")) && has(tag, "name=\"description\""));
}

static struct str escaped_attribute(struct str tag, const struct own_texts *own)
{
    struct str rest = tag, name, value;
    while (next_attribute(&rest, &name, &value)) {
        struct str text = is_shown(tag, name) ? escaped_in(value, own) : STR_NONE;
        if (text.len)
            return text;
    }
    return STR_NONE;
}

/* The next that escaped, or the empty string at the end. */
static struct str next_escaped(struct page_text *reader, const struct own_texts *own)
{
    while (reader->rest.len) {
        struct str text;
        if (reader->rest.at[0] == '<') {
            text = escaped_attribute(take_tag(reader), own);
        } else {
            size_t end = str_find_char(reader->rest, '<');
            text = reader->own[reader->depth] ? STR_NONE : escaped_in(str_slice(reader->rest, 0, end), own);
            reader->rest = str_slice(reader->rest, end, reader->rest.len);
        }
        if (text.len)
            return text;
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

/* What differs from one to the next is looked at as often as there is one. */
static size_t most_of(const struct route *route)
{
    static const char *const all[] = {"/orders/", "/commission/", "/policies/", "/markets/", "/advice"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
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
    static struct own_texts own;
    struct page_text reader = {.rest = walk->browser->body};
    if (!browser_sees(walk->browser, "<html lang=\"en-XA\""))
        return;
    find_own(walk->browser->body, &own);
    for (struct str text; (text = next_escaped(&reader, &own)).len;) {
        walk->escaped++;
        print_message("# %.*s (%s): %.*s\n", STR_ARG(where), target, STR_ARG(str_slice(text, 0, 200)));
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
    browser_get(walk->browser, target);
    if (!str_starts(browser_header(walk->browser, "Content-Type"), STR("text/html")) &&
        !browser_sees(walk->browser, "<html lang=\"en-XA\""))
        return;
    note_links(walk);
    judge(walk, target, route->pattern);
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
    for (size_t i = 0; i < sizeof rules / sizeof rules[0] * (sizeof rows / sizeof rows[0]); i++) {
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
    } questions[] = {{"lines", "line1=1"},  {"reason", NULL},
                     {"remedy", NULL},      {"amount", "amount=1.00"},
                     {"opened", "opened="}, {"story", "story=Nothing+has+come."},
                     {"check", NULL}};
    struct arena *arena = &walk->browser->arena;
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
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

static size_t walk_from(struct browser *browser, const char *first)
{
    walk = (struct walk){.browser = browser};
    note(&walk, str_from(first));
    if (str_eq(str_from(first), STR("/")))
        note_plans(&walk);
    for (size_t i = 0; i < walk.count; i++)
        look_at(&walk, walk.targets[i]);
    walk_disputes(&walk);
    return walk.escaped;
}

static size_t orders_seen(void)
{
    for (size_t i = 0; i < web_door.route_count; i++)
        if (web_door.routes[i].method == METHOD_GET &&
            str_eq(web_door.routes[i].pattern, STR("/orders/{ref}")))
            return walk.seen[i];
    return 0;
}

static size_t walk_everything(struct http_site *site)
{
    size_t escaped = 0, orders = 0;
    for (int64_t person = 0; person <= PEOPLE; person++) {
        struct browser browser;
        browser_open(&browser, site);
        browser.extra[0] = (struct header){STR("Accept-Language"), STR("en-XA")};
        if (person == 0)
            browser_become(&browser, "olga", ROLE_OPERATOR);
        else
            browser_sign_in(&browser, person);
        bool all = person < 4;
        if (!all)
            browser_get(&browser, "/orders");
        if (all || browser_sees(&browser, "order-row") || browser_sees(&browser, "href=\"/markets/")) {
            escaped += walk_from(&browser, all ? "/" : "/orders");
            orders += orders_seen();
            assert_true(walk.count > (all ? 30 : 3));
        }
        browser_close(&browser);
    }
    assert_true(orders > 30);
    return escaped;
}

static enum err load_orders(struct ctx *ctx, void *arg)
{
    const struct app *app = arg;
    return demo_orders_load(ctx, &app->policies);
}

static void no_sentence_goes_around_the_catalogues(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        http_open_demo(&site, database->url);
        http_arrange(&site, load_orders, &site.app);
        assert_int_equal(walk_everything(&site), 0);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_sentence_goes_around_the_catalogues)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
