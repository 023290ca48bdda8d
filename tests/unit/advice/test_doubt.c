/* Advice that rests on a weak value says so, and the ways of paying have the dates of their files. */
#include "base/check.h"
#include "core/advice/rows.h"
#include "support/kit/suite.h"
#include "text/policy/file.h"

#define DAY(n)     ((struct instant){(INT64_C(20786) + (n)) * 24 * 60 * 60 * 1000}) /* DAY(0) is 2026-11-29 */
#define EVENING(n) ((struct instant){DAY((n) + 1).ms - SPAN_MINUTES(1).ms})

struct world {
    struct arena arena;
    struct policy_set policies;
    struct advice_plan plan;
};

static struct world *world_open(void)
{
    static struct world world;
    struct failure failure = {0};
    world = (struct world){0};
    arena_init(&world.arena, 32 * 1024 * 1024);
    assert_int_equal(policy_set_load(&world.arena, &packed_policies, &world.policies, &failure), OK);
    return &world;
}

static const struct policy *rules(const struct world *world, const char *id)
{
    const struct policy *policy = policy_set_newest(&world->policies, str_from(id));
    assert_non_null(policy);
    return policy;
}

static bool says(const struct advice_text *text, const char *words)
{
    return str_find(advice_str(text), str_from(words)) < text->len;
}

static void a_step_that_rests_on_a_weak_value_says_so(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *says, *source;
        bool sure;
    } rows[] = {
        {"ebay", "Guides tell this date, as of 2026-06-23. Look it up at",
         "as guides told them in 2026-06-23", false},
        {"etsy", "This date is not verified: look it up at", "the rules of the marketplace, not verified",
         false},
        {"vinted", NULL, "the rules of the marketplace", true},
    };
    struct world *world = world_open();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct advice_case order = {.policy = rules(world, rows[i].rules),
                                    .problem = PROBLEM_DAMAGED,
                                    .now = DAY(0),
                                    .ordered = DAY(-20),
                                    .shipped = DAY(-18),
                                    .promised = DAY(-1),
                                    .received = DAY(-1),
                                    .contacted = DAY(-3)};
        advise(&order, &world->plan);
        assert_int_equal(world->plan.now.act, ADVISE_OPEN_DISPUTE);
        assert_true(rows[i].says ? says(&world->plan.now.why, rows[i].says)
                                 : !says(&world->plan.now.why, "look it up at"));
        assert_true(world->plan.way_count > 0);
        assert_true(says(&world->plan.ways[0].source, rows[i].source));
        assert_int_equal(world->plan.ways[0].sure, rows[i].sure);
    }
    arena_free(&world->arena);
}

static const struct advice_way *way_of(const struct advice_plan *plan, bool pays)
{
    for (size_t i = 0; i < plan->way_count; i++)
        if (plan->ways[i].pays == pays && plan->ways[i].by.ms)
            return &plan->ways[i];
    return NULL;
}

static const struct moment *until_of(const struct policy *policy, const char *reason)
{
    int index = policy_reason(policy, str_from(reason));
    assert_true(index >= 0);
    return &policy->reasons[index].open_until;
}

static int32_t days_of(struct duration duration)
{
    assert_int_equal(duration.unit, DURATION_SPAN);
    return (int32_t)(duration.count / SPAN_DAYS(1).ms);
}

/* What the plan counts is what the file says, so that neither is mended alone. */
static void the_ways_of_paying_have_the_dates_of_their_files(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *reason;
        enum advice_shop shop;
        enum advice_paid paid;
        enum advice_problem problem;
        enum anchor anchor;
        bool pays;
    } rows[] = {
        {"card-visa", "inr_in_transit", SHOP_OTHER, PAID_CARD, PROBLEM_NOT_RECEIVED, ANCHOR_PROMISED, true},
        {"card-mastercard", "inr_no_date", SHOP_OTHER, PAID_CARD, PROBLEM_NOT_RECEIVED, ANCHOR_ORDERED, true},
        {"paypal", "inr_in_transit", SHOP_OTHER, PAID_PAYPAL, PROBLEM_NOT_RECEIVED, ANCHOR_PAID, true},
        {"eu-shop", "withdrawal", SHOP_EU, PAID_TRANSFER, PROBLEM_NOT_AS_DESCRIBED, ANCHOR_ARRIVED, false},
        {"uk-shop", "withdrawal", SHOP_UK, PAID_TRANSFER, PROBLEM_NOT_AS_DESCRIBED, ANCHOR_ARRIVED, false},
    };
    struct world *world = world_open();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct moment *until = until_of(rules(world, rows[i].rules), rows[i].reason);
        assert_int_equal(until->anchor, rows[i].anchor);
        struct advice_case order = {.policy = rules(world, "recourse-default"),
                                    .shop = rows[i].shop,
                                    .paid = rows[i].paid,
                                    .problem = rows[i].problem,
                                    .now = DAY(0),
                                    .ordered = DAY(-20)};
        if (rows[i].anchor == ANCHOR_PROMISED)
            order.promised = DAY(-5);
        if (rows[i].anchor == ANCHOR_ARRIVED)
            order.received = DAY(-2);
        int32_t from = rows[i].anchor == ANCHOR_PROMISED ? -5 : rows[i].anchor == ANCHOR_ARRIVED ? -2 : -20;
        advise(&order, &world->plan);
        const struct advice_way *way = way_of(&world->plan, rows[i].pays);
        assert_non_null(way);
        struct instant day = DAY(from + days_of(until->after)),
                       evening = EVENING(from + days_of(until->after));
        assert_true(way->by.ms == day.ms || way->by.ms == evening.ms);
    }
    arena_free(&world->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_that_rests_on_a_weak_value_says_so),
        cmocka_unit_test(the_ways_of_paying_have_the_dates_of_their_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
