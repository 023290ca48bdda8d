/* What operators' programs set up: webhooks, marketplaces, settings and categories, each by a token that is good for it. */
#include "base/check.h"
#include "service/unit/audit.h"
#include "store/site/setting.h"
#include "support/order/shop.h"

/* Whoever has this browser calls by a token of theirs, good for that alone. */
static void by_token(struct shop *shop, struct browser *program, struct browser *person, const char *scope)
{
    const char *form = arena_printf(&person->arena, "token_name=A+test&days=30&scope_%s=1", scope).at;
    assert_int_equal(browser_post(person, "/account/tokens", form), 200);
    struct str token = browser_between(person, "data-copy=\"rc_", '"');
    assert_true(token.len > 0);
    browser_open(program, &shop->site);
    program->extra[0] = (struct header){STR("Authorization"),
                                        arena_printf(&program->arena, "Bearer rc_%.*s", STR_ARG(token))};
}

#define HOOK "{\"url\":\"https://shop.example/recourse\",\"kinds\":[\"orders\",\"effects\"]}"

static void a_marketplaces_program_makes_turns_and_removes_its_webhooks(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *key = &shop.system;
        assert_answers(key, 201, shop_post(key, "/api/v1/hooks", HOOK));
        assert_sees(key, "\"kinds\":[\"orders\",\"effects\"],\"state\":\"on\"");
        struct str first = browser_between(key, "\"secret\":\"whsec_", '"');
        assert_true(first.len > 20);
        assert_int_equal(browser_get(key, "/api/v1/hooks"), 200);
        assert_sees(key, "https://shop.example/recourse");
        assert_not_sees(key, "whsec_");
        assert_answers(key, 200, shop_post(key, "/api/v1/hooks/1/secret", "{}"));
        struct str second = browser_between(key, "\"secret\":\"whsec_", '"');
        assert_true(second.len > 20 && !str_eq(first, second));
        assert_answers(key, 200, shop_post(key, "/api/v1/hooks/1", "{\"turn\":\"off\"}"));
        assert_sees(key, "\"state\":\"off\"");
        assert_not_sees(key, "whsec_");
        assert_answers(key, 200, shop_post(key, "/api/v1/hooks/1", "{\"turn\":\"on\"}"));
        assert_answers(key, 200, shop_post(key, "/api/v1/hooks/1", "{\"turn\":\"test\"}"));
        assert_int_equal(browser_get(key, "/api/v1/hooks/1/deliveries"), 200);
        assert_sees(key, "\"state\":\"waiting\"");
        assert_refused(key, 422, "input", "turn", shop_post(key, "/api/v1/hooks/1", "{\"turn\":\"fly\"}"));
        assert_refused(
            key, 422, "input", "kinds",
            shop_post(key, "/api/v1/hooks", "{\"url\":\"https://a.example\",\"kinds\":[\"rain\"]}"));
        assert_refused(
            key, 422, "input", "kinds",
            shop_post(key, "/api/v1/hooks", "{\"url\":\"https://a.example\",\"kinds\":[\"questions\"]}"));
        assert_answers(key, 200, shop_post(key, "/api/v1/hooks/1/remove", "{}"));
        assert_int_equal(browser_get(key, "/api/v1/hooks/1/deliveries"), 404);
        shop_close(&shop);
    }
}

#define HOOK_OF(market) "{\"market\":\"" market "\",\"url\":\"https://a.example/r\",\"kinds\":[\"orders\"]}"

static void a_webhook_is_there_for_its_own_people_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser lead, reader, chief;
        shop_open(&shop, database->url);
        browser_become(&shop.stranger, "chief", ROLE_OPERATOR);
        by_token(&shop, &lead, &shop.staff, "webhooks");
        by_token(&shop, &reader, &shop.staff, "read");
        by_token(&shop, &chief, &shop.stranger, "webhooks");
        assert_answers(&lead, 201, shop_post(&lead, "/api/v1/hooks", HOOK_OF("harbour")));
        assert_answers(&lead, 404, shop_post(&lead, "/api/v1/hooks", HOOK_OF("valley")));
        assert_answers(&lead, 404, shop_post(&lead, "/api/v1/hooks", HOOK_OF("nowhere")));
        assert_answers(&lead, 403, shop_post(&lead, "/api/v1/hooks", HOOK)); /* the site's */
        assert_refused(&reader, 403, "scope", "", shop_post(&reader, "/api/v1/hooks", HOOK_OF("harbour")));
        assert_int_equal(browser_get(&reader, "/api/v1/audit?market=harbour"), 200);
        assert_int_equal(browser_get(&shop.staff, "/account/tokens"), 200);
        assert_sees(&shop.staff, "name=\"scope_webhooks\"");
        assert_not_sees(&shop.staff, "name=\"scope_moderate\""); /* theirs are orders, not the desk */
        assert_answers(&chief, 201, shop_post(&chief, "/api/v1/hooks", HOOK_OF("valley")));
        assert_answers(&chief, 201, shop_post(&chief, "/api/v1/hooks", HOOK));
        assert_int_equal(browser_get(&chief, "/api/v1/hooks?market=harbour"), 200);
        assert_sees(&chief, "https://a.example/r");
        for (int id = 2; id <= 4; id++) { /* valley's, the site's, and one that is none */
            const char *hook = arena_printf(&lead.arena, "/api/v1/hooks/%d", id).at;
            assert_answers(&lead, 404, shop_post(&lead, hook, "{\"turn\":\"off\"}"));
            assert_answers(&shop.system, 404, shop_post(&shop.system, hook, "{\"turn\":\"off\"}"));
        }
        assert_answers(&shop.seller, 403, shop_post(&shop.seller, "/api/v1/hooks", HOOK));
        assert_answers(&shop.buyer, 404, shop_post(&shop.buyer, "/api/v1/hooks", HOOK_OF("harbour")));
        browser_close(&lead);
        browser_close(&reader);
        browser_close(&chief);
        shop_close(&shop);
    }
}

#define MARKETS "/api/v1/markets"

static void an_operators_program_sets_up_marketplaces(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser chief;
        shop_open(&shop, database->url);
        browser_become(&shop.stranger, "chief", ROLE_OPERATOR);
        by_token(&shop, &chief, &shop.stranger, "site");
        assert_answers(&chief, 201, shop_post(&chief, MARKETS, "{\"name\":\"Quay Goods\",\"fee\":\"2,5\"}"));
        assert_sees(&chief, "\"slug\":\"quay-goods\",\"name\":\"Quay Goods\",\"kind\":\"hosted\"");
        assert_sees(&chief, "\"fee\":\"2.50\",\"second_above\":null");
        assert_answers(&chief, 200,
                       shop_post(&chief, MARKETS "/quay-goods", "{\"second_above\":\"500.00\"}"));
        assert_sees(&chief, "\"fee\":\"2.50\",\"second_above\":\"500.00\""); /* what is not sent stays */
        /* But a sum is no sum in another currency. */
        assert_refused(&chief, 422, "input", "second_above",
                       shop_post(&chief, MARKETS "/quay-goods", "{\"currency\":\"JPY\"}"));
        assert_answers(
            &chief, 200,
            shop_post(&chief, MARKETS "/quay-goods", "{\"currency\":\"JPY\",\"second_above\":\"50000\"}"));
        assert_answers(
            &chief, 200,
            shop_post(&chief, MARKETS "/quay-goods", "{\"currency\":\"EUR\",\"second_above\":\"500.00\"}"));
        assert_answers(&chief, 200,
                       shop_post(&chief, MARKETS "/quay-goods/people",
                                 "{\"handle\":\"ines\",\"works_as\":\"finance\"}"));
        assert_sees(&chief, "{\"handle\":\"ines\",\"works_as\":\"finance\",");
        assert_answers(&chief, 200,
                       shop_post(&chief, MARKETS "/quay-goods/people",
                                 "{\"handle\":\"ines\",\"works_as\":\"nothing\"}"));
        assert_sees(&chief, "\"people\":[]");
        assert_int_equal(browser_get(&chief, MARKETS), 200);
        assert_sees(&chief, "\"slug\":\"harbour\"");
        assert_int_equal(browser_get(&chief, MARKETS "/harbour"), 200);
        assert_sees(&chief, "\"handle\":\"tomas\",\"works_as\":\"seller\"");
        static const struct {
            const char *body, *field;
        } wrong[] = {
            {"{\"name\":\"Other\",\"slug\":\"harbour\"}", "slug"},
            {"{\"name\":\"Other\",\"policy\":\"nobodys\"}", "policy"},
            {"{\"name\":\"Other\",\"currency\":\"XXY\"}", "currency"},
            {"{\"name\":\"Other\",\"fee\":\"101\"}", "fee"},
            {"{\"name\":\"Other\",\"second_above\":\"much\"}", "second_above"},
            {"{\"name\":\"Other\",\"second_above\":\"0\"}", "second_above"}, /* that would be no limit */
            {"{\"name\":\"Other\",\"kind\":\"floating\"}", "kind"},
        };
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            int status = shop_post(&chief, MARKETS, wrong[i].body);
            assert_int_equal(status, i == 0 ? 409 : 422);
            assert_sees(&chief, arena_printf(&chief.arena, "\"field\":\"%s\"", wrong[i].field).at);
        }
        assert_int_equal(browser_get(&chief, MARKETS "/other"), 404);
        assert_int_equal(browser_get(&shop.staff, MARKETS), 403);
        assert_answers(&shop.system, 403, shop_post(&shop.system, MARKETS "/harbour", "{\"fee\":\"0\"}"));
        browser_close(&chief);
        shop_close(&shop);
    }
}

#define SETTINGS "/api/v1/settings"

static void an_operators_program_reads_and_changes_settings(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser chief, other;
        shop_open(&shop, database->url);
        browser_become(&shop.stranger, "chief", ROLE_OPERATOR);
        by_token(&shop, &chief, &shop.stranger, "site");
        by_token(&shop, &other, &shop.stranger, "moderate");
        assert_answers(&chief, 200, shop_post(&chief, SETTINGS "/site_name", "{\"value\":\" Quay help \"}"));
        assert_sees(&chief, "\"value\":\"Quay help\",\"set\":true");
        assert_int_equal(browser_get(&shop.buyer, "/"), 200);
        assert_sees(&shop.buyer, "Quay help");
        assert_answers(&chief, 200,
                       shop_post(&chief, SETTINGS "/aftership_secret", "{\"value\":\"s3cret-s3al\"}"));
        assert_not_sees(&chief, "s3cret");
        assert_int_equal(browser_get(&chief, SETTINGS), 200);
        assert_sees(&chief, "\"name\":\"aftership_secret\"");
        assert_sees(&chief, "\"value\":null,\"set\":true");
        assert_not_sees(&chief, "s3cret");
        static const struct {
            const char *name, *body;
        } wrong[] = {
            {"site_name", "{\"value\":\"\"}"},      {"site_name", "{}"},
            {"zone", "{\"value\":\"Mars/North\"}"}, {"language", "{\"value\":\"tlh\"}"},
            {"title_min", "{\"value\":\"some\"}"},  {"sign_up", "{\"value\":\"ajar\"}"},
            {"title_min", "{\"value\":\"101\"}"},   {"answer_min", "{\"value\":\"0\"}"},
            {"colour_main", "{\"value\":\"red\"}"}, {"base_url", "{\"value\":\"https://other.example\"}"},
        };
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            const char *where = arena_printf(&chief.arena, SETTINGS "/%s", wrong[i].name).at;
            chief.host =
                str_eq(str_from(wrong[i].name), STR("base_url")) ? STR("help.example") : STR("localhost");
            assert_refused(&chief, 422, "input", "value", shop_post(&chief, where, wrong[i].body));
        }
        chief.host = STR("localhost");
        assert_answers(&chief, 404, shop_post(&chief, SETTINGS "/secret", "{\"value\":\"a\"}"));
        assert_answers(&chief, 404, shop_post(&chief, SETTINGS "/nothing", "{\"value\":\"a\"}"));
        assert_refused(&other, 403, "scope", "",
                       shop_post(&other, SETTINGS "/site_name", "{\"value\":\"X\"}"));
        assert_answers(&shop.staff, 403, shop_post(&shop.staff, SETTINGS "/site_name", "{\"value\":\"X\"}"));
        assert_int_equal(browser_get(&shop.staff, SETTINGS), 403);
        assert_int_equal(browser_get(&shop.stranger, "/api/v1/audit?act=setting&by=chief"), 200);
        assert_sees(&shop.stranger, "\"subject\":\"setting site_name\"");
        assert_not_sees(&shop.stranger, "s3cret");
        browser_close(&chief);
        browser_close(&other);
        shop_close(&shop);
    }
}

#define CATEGORIES "/api/v1/categories"

static void a_moderators_program_cares_for_categories(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser program;
        shop_open(&shop, database->url);
        browser_become(&shop.stranger, "maud", ROLE_MODERATOR);
        by_token(&shop, &program, &shop.stranger, "site");
        assert_answers(&program, 201,
                       shop_post(&program, CATEGORIES, "{\"name\":\"Returns\",\"position\":7}"));
        assert_sees(&program, "\"slug\":\"returns\",\"name\":\"Returns\",\"parent\":null,\"position\":7");
        assert_answers(
            &program, 201,
            shop_post(&program, CATEGORIES, "{\"name\":\"Labels\",\"parent\":\"returns\",\"retired\":true}"));
        assert_sees(&program, "\"parent\":\"returns\",\"position\":0,\"retired\":true");
        assert_answers(&program, 200,
                       shop_post(&program, CATEGORIES "/labels", "{\"name\":\"Return labels\"}"));
        assert_sees(&program, "\"slug\":\"labels\",\"name\":\"Return labels\",\"parent\":\"returns\"");
        assert_int_equal(browser_get(&program, CATEGORIES), 200);
        assert_sees(&program,
                    "\"name\":\"Return labels\",\"parent\":\"returns\",\"position\":0,\"retired\":true");
        assert_refused(&program, 409, "conflict", "name",
                       shop_post(&program, CATEGORIES, "{\"name\":\"returns\"}"));
        assert_refused(&program, 422, "input", "parent",
                       shop_post(&program, CATEGORIES, "{\"name\":\"A\",\"parent\":\"nowhere\"}"));
        assert_refused(&program, 422, "input", "parent",
                       shop_post(&program, CATEGORIES "/returns", "{\"parent\":\"labels\"}"));
        assert_answers(&program, 404, shop_post(&program, CATEGORIES "/nowhere", "{\"name\":\"A\"}"));
        assert_answers(&program, 403, shop_post(&program, "/api/v1/settings/site_name", "{\"value\":\"X\"}"));
        assert_answers(&shop.staff, 403, shop_post(&shop.staff, CATEGORIES, "{\"name\":\"Mine\"}"));
        browser_close(&program);
        shop_close(&shop);
    }
}

/* As one who adds it at the same moment: the site's own list does not have it yet. */
static enum err add_meanwhile(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct category_row row = {.slug = STR("labels"), .name = STR("Labels")};
    return category_insert(ctx->db, &row);
}

static void of_two_who_add_a_category_at_once_one_is_told_so(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser program;
        shop_open(&shop, database->url);
        browser_become(&shop.stranger, "maud", ROLE_MODERATOR);
        by_token(&shop, &program, &shop.stranger, "site");
        http_arrange(&shop.site, add_meanwhile, NULL);
        assert_refused(&program, 409, "conflict", "name",
                       shop_post(&program, CATEGORIES, "{\"name\":\"Labels\"}"));
        assert_sees(&program, "A category of this name was just added.");
        browser_close(&program);
        shop_close(&shop);
    }
}

static enum err write_down_many(struct ctx *ctx, void *arg)
{
    enum err err = OK;
    (void)arg;
    for (int i = 0; !err && i <= AUDIT_PAGE; i++)
        err = audit_about(ctx, &(struct viewer){.role = ROLE_OPERATOR}, STR("tag"), STR("tag many"),
                          STR("described"));
    return err;
}

/* As every list does: a program that follows the header needs to know none of them. */
static void the_next_page_of_the_audit_is_linked(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, chief)
    {
        browser_become(chief, "chief", ROLE_OPERATOR);
        http_arrange(&visit.site, write_down_many, NULL);
        assert_int_equal(browser_get(chief, "/api/v1/audit?act=tag"), 200);
        struct str link = browser_header(chief, "Link");
        struct str next = browser_between(chief, "\"next\":", '}');
        assert_true(next.len > 0);
        struct str wanted =
            arena_printf(&chief->arena, "</api/v1/audit?act=tag&before=%.*s>; rel=\"next\"", STR_ARG(next));
        assert_true(str_eq(link, wanted));
        str_cut(&link, '<');
        const char *path = arena_cstr(&chief->arena, str_cut(&link, '>'));
        assert_int_equal(browser_get(chief, path), 200);
        assert_int_equal(browser_header(chief, "Link").len, 0);
    }
}

/* Of two sentences of which one begins like the other, the whole one is said. */
static void a_note_of_the_audit_is_said_whole(void **state)
{
    bool known;
    struct arena arena;
    (void)state;
    arena_init(&arena, 1 << 16);
    const struct language *german = language_find(&catalogue_recourse, STR("de"), false, &known);
    struct word_places places =
        PLACES(PLACE("name", STR("Internet")), PLACE("parent", STR("-")), PLACE_ID("position", 1));
    struct audit_line lines[] = {
        {.act = STR("category"), .note = audit_note(&arena, NOTE_CATEGORY_RETIRED, places)},
        {.act = STR("purge"), .note = audit_note(&arena, NOTE_PURGE_MORE, PLACES(PLACE_INT("posts", 12)))}};
    static const char *const english[] = {"retired", "more are left"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct str said = audit_note_said(&arena, german, &lines[i]);
        assert_true(str_find(lines[i].note, str_from(english[i])) < lines[i].note.len);
        assert_true(str_find(said, str_from(english[i])) == said.len);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_marketplaces_program_makes_turns_and_removes_its_webhooks),
        cmocka_unit_test(a_webhook_is_there_for_its_own_people_alone),
        cmocka_unit_test(an_operators_program_sets_up_marketplaces),
        cmocka_unit_test(an_operators_program_reads_and_changes_settings),
        cmocka_unit_test(a_moderators_program_cares_for_categories),
        cmocka_unit_test(of_two_who_add_a_category_at_once_one_is_told_so),
        cmocka_unit_test(the_next_page_of_the_audit_is_linked),
        cmocka_unit_test(a_note_of_the_audit_is_said_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
