/* What is sent with an act has one row, at every door: pages, drafts, programs and the description of the API read it. */
#include "api/door/routes.h"
#include "base/check.h"
#include "http/door/wish.h"
#include "service/order/dispute_draft.h"
#include "support/order/shop.h"
#include "web/door/routes.h"

#include <string.h>

#define WRONG(...)                                                                                           \
    do {                                                                                                     \
        print_error(__VA_ARGS__);                                                                            \
        assert_true(false);                                                                                  \
    } while (0)

static const struct door *const doors[] = {&web_door, &api_door};

/*
 * What is sent to an order by a person or a program is a field of an act (core/order/fields.h), by its name and as its row says,
 * or it is of the page's own and named here.
 */
static bool is_own(struct str path, struct str name)
{
    static const struct {
        const char *path, *name;
    } own[] = {
        {"/orders/{ref}/parcel", "*"},
        {"/orders/{ref}/countersign", "*"},
        {"/orders/{ref}/notes", "*"},
        {"/orders/{ref}/follow", "*"},
        {"/orders/{ref}/paid-by", "*"},
        {"/orders/{ref}/link", "minutes"},
        {"/orders/{ref}/evidence", "file"},
        {"/orders/{ref}/evidence", "turn"},
        {"/orders/{ref}/evidence", "kind"},
        {"/orders/{ref}/evidence", "whose"},
        {"/orders/{ref}/evidence", "appeals"},
        {"/orders/{ref}/dispute/{page}", "revision"}, /* of the draft */
        {"/orders/{ref}/draft/open", "revision"},
    };
    for (size_t i = 0; i < COUNT_OF(own); i++)
        if (str_eq(path, str_from(own[i].path)) &&
            (own[i].name[0] == '*' || str_eq(name, str_from(own[i].name))))
            return true;
    return false;
}

static bool is_row_of_its_field(const struct input *input)
{
    static const struct input fields[] = {ACT_FIELDS(INPUT_OF_FIELD) COMMAND_FIELDS(INPUT_OF_FIELD)};
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (str_eq(fields[i].name, input->name))
            return str_eq(fields[i].says, input->says) && fields[i].kind == input->kind &&
                   fields[i].min_chars == input->min_chars && fields[i].max_chars == input->max_chars;
    return false;
}

/* Says how many of its inputs are fields of acts. */
static size_t fields_of(const struct route *route)
{
    size_t rows = 0, prefix = str_starts(route->pattern, STR("/api/v1")) ? strlen("/api/v1") : 0;
    struct str path = str_slice(route->pattern, prefix, route->pattern.len);
    for (size_t i = 0; str_starts(path, STR("/orders/{ref}")) && i < route->input_count; i++) {
        const struct input *input = &route->inputs[i];
        if (!is_own(path, input->name) && !is_row_of_its_field(input))
            WRONG("%.*s: %.*s is not as its field's row says\n", STR_ARG(route->pattern),
                  STR_ARG(input->name));
        rows += is_row_of_its_field(input);
    }
    return rows;
}

static void what_goes_with_an_act_is_the_row_of_its_field(void **state)
{
    (void)state;
    size_t rows = 0;
    for (size_t door = 0; door < COUNT_OF(doors); door++)
        for (size_t r = 0; r < doors[door]->route_count; r++)
            rows += fields_of(&doors[door]->routes[r]);
    assert_true(rows > 50);
}

static const struct route *find_post(const struct door *door, const char *pattern)
{
    for (size_t i = 0; i < door->route_count; i++)
        if (door->routes[i].method == METHOD_POST && str_eq(door->routes[i].pattern, str_from(pattern)))
            return &door->routes[i];
    WRONG("%s is no row\n", pattern);
    return NULL;
}

static bool takes(const struct route *route, struct str name)
{
    for (size_t i = 0; i < route->input_count; i++)
        if (str_eq(route->inputs[i].name, name))
            return true;
    return false;
}

static void each_question_of_a_dispute_is_a_field_at_both_doors(void **state)
{
    static const char *const paths[] = {"/orders/{ref}/dispute/{page}", "/api/v1/orders/{ref}/draft"};
    (void)state;
    for (size_t door = 0; door < COUNT_OF(doors); door++)
        for (enum dispute_question q = QUESTION_LINES; q < QUESTION_COUNT; q++)
            if (!takes(find_post(doors[door], paths[door]), dispute_field(q)))
                WRONG("%s does not take %.*s\n", paths[door], STR_ARG(dispute_field(q)));
}

/* Its answers are kept under the names of the act's fields, and it is opened with what the act would need. */
static void a_described_dispute_is_opened_as_the_act_would_be(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *buyer = &shop.buyer;
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        const char *draft = arena_printf(&buyer->arena, "%.*s/draft", STR_ARG(order)).at;
        const char *open = arena_printf(&buyer->arena, "%.*s/draft/open", STR_ARG(order)).at;
        shop_act(buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
        assert_answers(
            buyer, 200,
            shop_post(buyer, draft,
                      "{\"lines\":[1],\"pieces\":1,\"reason\":\"snad_damaged\",\"remedy\":\"refund_partial\","
                      "\"amount\":\"1.00\"}"));
        assert_sees(buyer, "\"missing\":\"words\"");
        assert_refused(buyer, 422, "input", "words", shop_post(buyer, draft, "{\"words\":\"no\"}"));
        assert_refused(buyer, 422, "input", "", shop_post(buyer, draft, "{\"favour\":\"buyer\"}"));
        assert_answers(buyer, 200, shop_post(buyer, draft, "{\"words\":\"Cracked right through.\"}"));
        assert_sees(buyer, "\"words\":\"Cracked right through.\"");
        assert_sees(buyer, "\"missing\":null");
        struct str version = browser_between(buyer, "\"version\":", ',');
        struct str revision = browser_between(buyer, "\"revision\":", ',');
        const char *body = arena_printf(&buyer->arena, "{\"version\":%.*s,\"revision\":%.*s}",
                                        STR_ARG(version), STR_ARG(revision))
                               .at;
        assert_refused(buyer, 422, "say_came", "came", shop_post(buyer, open, body));
        body = arena_printf(&buyer->arena, "{\"version\":0,\"revision\":%.*s,\"came\":\"yes\"}",
                            STR_ARG(revision))
                   .at;
        assert_refused(buyer, 409, "stale", "version", shop_post(buyer, open, body));
        assert_sees(buyer, "\"order\":{\"ref\":");
        body = arena_printf(&buyer->arena, "{\"version\":%.*s,\"revision\":%.*s,\"came\":\"yes\"}",
                            STR_ARG(version), STR_ARG(revision))
                   .at;
        assert_answers(buyer, 200, shop_post(buyer, open, body));
        assert_sees(buyer, "\"state\":\"in_dispute\"");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_with_an_act_is_the_row_of_its_field),
        cmocka_unit_test(each_question_of_a_dispute_is_a_field_at_both_doors),
        cmocka_unit_test(a_described_dispute_is_opened_as_the_act_would_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
