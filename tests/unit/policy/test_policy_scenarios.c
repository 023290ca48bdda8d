/* Each of the policies against dated cases whose right answer stands in its source (tests/data/policy_scenarios.tsv). */
#include "base/check.h"
#include "core/order/opening.h"
#include "core/order/window.h"
#include "support/kit/source.h"
#include "support/kit/suite.h"
#include "text/clock/zone.h"
#include "text/policy/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum column {
    POLICY,
    REASON,
    ORDERED,
    PROMISED,
    SHIPPED,
    DELIVERED,
    OPENED,
    FROM,
    UNTIL,
    ANSWER,
    LATEST,
    SECOND, /* when the other parcel of the order came, or "missing"; "-": it is one parcel */
    LINE,   /* 1 came on DELIVERED, 2 with the other */
    SOURCE,
    COLUMN_COUNT
};

struct scene {
    struct arena arena;
    struct policy_set policies;
    const struct policy *policy;
    struct zone zone; /* the shop's clocks, whatever the policy counts in */
    struct str cells[COLUMN_COUNT];
    struct order_state state;
    int32_t reason;
    int wrong;
};

static struct zone zone_of(struct arena *arena, const char *name)
{
    struct zone zone;
    struct failure failure = {0};
    char path[200];
    snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_take(arena, 10000);
    size_t len = fread(bytes, 1, 10000, file);
    fclose(file);
    assert_int_equal(zone_parse((struct str){bytes, len}, &zone, &failure), OK);
    return zone;
}

/* Noon of the day by the shop's clocks; CLOCK_UNSET for "-". */
static struct instant day_of(const struct scene *scene, enum column column)
{
    struct civil civil;
    if (str_eq(scene->cells[column], STR("-")))
        return CLOCK_UNSET;
    assert_true(civil_read_date(scene->cells[column], &civil));
    civil.hour = 12;
    return zone_instant(&scene->zone, civil);
}

/* Elsewhere, as most orders under these rules are. */
static void note(struct scene *scene, struct order_event wish, struct instant at)
{
    struct order_command command;
    struct order_events events;
    if (at.ms == 0)
        return;
    while (order_next_due(&scene->state, at, &command)) {
        assert_int_equal(order_decide(scene->policy, &scene->state, &command, at, &events), REFUSAL_NONE);
        for (int i = 0; i < events.count; i++)
            order_evolve(scene->policy, &scene->state, &events.at[i]);
    }
    wish.currency = scene->state.currency;
    command = (struct order_command){.wish = wish, .noted_by = PARTY_BUYER, .version = scene->state.version};
    assert_int_equal(order_decide(scene->policy, &scene->state, &command, at, &events), REFUSAL_NONE);
    for (int i = 0; i < events.count; i++)
        order_evolve(scene->policy, &scene->state, &events.at[i]);
}

static bool is_apart(const struct scene *scene)
{
    return !str_eq(scene->cells[SECOND], STR("-"));
}

static void live(struct scene *scene)
{
    struct instant promised = day_of(scene, PROMISED), ordered = day_of(scene, ORDERED);
    struct order_terms terms = {.external = true,
                                .at = ordered,
                                .promised = promised,
                                .currency = {"EUR"},
                                .line_count = is_apart(scene) ? 2 : 1,
                                .line_minor = {1000, 500}};
    scene->state = order_begin(scene->policy, &terms);
    note(scene,
         (struct order_event){
             .kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = is_apart(scene) ? 1500 : 1000},
         ordered);
    if (scene->state.shipment == SHIPMENT_REVIEW)
        note(scene, (struct order_event){.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_PROVIDER}, ordered);
    struct order_event shipped = {.kind = EVENT_SHIPPED, .by = PARTY_SELLER, .until = promised};
    note(scene, shipped, day_of(scene, SHIPPED));
    struct order_event delivered = {.kind = EVENT_DELIVERED, .by = PARTY_CARRIER, .lines = 1};
    note(scene, delivered, day_of(scene, DELIVERED));
    delivered.lines = 2;
    if (is_apart(scene) && !str_eq(scene->cells[SECOND], STR("missing")))
        note(scene, delivered, day_of(scene, SECOND));
}

/* "2026-11-23" or "-": the day in which it lies, of an end the day whose evening it may be. */
static void assert_day(struct scene *scene, struct instant at, enum column column, bool end)
{
    char text[CIVIL_TEXT] = "-";
    bool none = at.ms <= CLOCK_FIRST_MS || at.ms >= CLOCK_LAST_MS;
    struct civil civil = zone_civil(&scene->zone, (struct instant){none ? 0 : at.ms - end});
    if (!none)
        snprintf(text, sizeof text, "%04d-%02d-%02d", (int)civil.year, (int)civil.month, (int)civil.day);
    if (str_eq(str_from(text), scene->cells[column]))
        return;
    scene->wrong++;
    print_error("%.*s %.*s: column %d: expected %.*s, got %s (%.*s)\n", STR_ARG(scene->cells[POLICY]),
                STR_ARG(scene->cells[REASON]), (int)column, STR_ARG(scene->cells[column]), text,
                STR_ARG(scene->cells[SOURCE]));
}

static void assert_scenario(struct scene *scene)
{
    struct opening opening;
    scene->policy = policy_set_newest(&scene->policies, scene->cells[POLICY]);
    assert_non_null(scene->policy);
    scene->zone = zone_of(&scene->arena, scene->policy->zone);
    scene->reason = policy_reason(scene->policy, scene->cells[REASON]);
    assert_true(scene->reason >= 0);
    live(scene);
    order_opening(scene->policy, &scene->state, scene->state.last, &opening);
    struct instant window[2] = {opening.reasons[scene->reason].from, opening.reasons[scene->reason].until};
    if (is_apart(scene))
        (void)!order_wish_window(scene->policy, &scene->state,
                                 &(struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                                       .reason = scene->reason,
                                                       .lines = str_eq(scene->cells[LINE], STR("2")) ? 2 : 1},
                                 scene->state.last, window);
    assert_day(scene, window[0], FROM, false);
    if (!str_eq(scene->cells[UNTIL], STR("-")) || scene->policy->kind == KIND_PAYMENT)
        assert_day(scene, window[1], UNTIL, true);
    if (str_eq(scene->cells[OPENED], STR("-")))
        return;
    struct order_event open = {.kind = EVENT_DISPUTE_OPENED,
                               .by = PARTY_BUYER,
                               .lines = 1,
                               .reason = scene->reason,
                               .remedy = REMEDY_REFUND_FULL,
                               .amount_minor = 1000};
    note(scene, open, day_of(scene, OPENED));
    assert_day(scene, scene->state.due[DEADLINE_SELLER_ANSWER], ANSWER, true);
    if (!str_eq(scene->cells[LATEST], STR("-")))
        assert_day(scene, scene->state.due[DEADLINE_AGREEMENT], LATEST, true);
}

static void every_scenario_has_the_answer_of_its_source(void **state)
{
    (void)state;
    static struct scene scene;
    struct failure failure = {0};
    int count = 0;
    arena_init(&scene.arena, 32 * 1024 * 1024);
    assert_int_equal(policy_set_load(&scene.arena, &packed_policies, &scene.policies, &failure), OK);
    struct str rest = source_read(&scene.arena, "tests/data/policy_scenarios.tsv");
    (void)str_cut(&rest, '\n'); /* the names of the columns */
    for (; rest.len; count++) {
        struct str line = str_cut(&rest, '\n');
        for (int i = 0; i < COLUMN_COUNT; i++)
            scene.cells[i] = str_cut(&line, '\t');
        assert_true(scene.cells[SOURCE].len > 0);
        assert_scenario(&scene);
    }
    assert_int_equal(scene.wrong, 0);
    assert_true(count > 30);
    arena_free(&scene.arena);
}

static void begin(struct scene *scene, const char *policy, const char *shipped, const char *promised)
{
    struct failure failure = {0};
    arena_init(&scene->arena, 32 * 1024 * 1024);
    assert_int_equal(policy_set_load(&scene->arena, &packed_policies, &scene->policies, &failure), OK);
    for (int i = 0; i < COLUMN_COUNT; i++)
        scene->cells[i] = STR("-");
    scene->policy = policy_set_newest(&scene->policies, str_from(policy));
    scene->zone = zone_of(&scene->arena, scene->policy->zone);
    scene->cells[ORDERED] = STR("2026-11-01");
    scene->cells[SHIPPED] = str_from(shipped);
    scene->cells[PROMISED] = str_from(promised);
    live(scene);
}

static struct instant noon(struct scene *scene, const char *day)
{
    scene->cells[OPENED] = str_from(day);
    return day_of(scene, OPENED);
}

static void assert_ends(struct scene *scene, struct instant at, const char *day)
{
    scene->cells[UNTIL] = str_from(day);
    assert_day(scene, at, UNTIL, true);
    assert_int_equal(scene->wrong, 0);
}

/* ssopdot.com 19333 (2024): ten days to send back, the platform after seven; help copies: fifteen after the confirmation. */
static void aliexpress_counts_fifteen_days_from_the_confirmation_and_ten_for_a_return(void **state)
{
    (void)state;
    static struct scene scene;
    struct opening opening;
    scene = (struct scene){0};
    begin(&scene, "aliexpress", "2026-11-03", "2026-11-12");
    int32_t damaged = policy_reason(scene.policy, STR("snad_damaged"));
    note(&scene, (struct order_event){.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER},
         noon(&scene, "2026-11-10"));
    order_opening(scene.policy, &scene.state, scene.state.last, &opening);
    assert_ends(&scene, opening.reasons[damaged].until, "2026-11-25");
    note(&scene,
         (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                              .by = PARTY_BUYER,
                              .lines = 1,
                              .reason = damaged,
                              .remedy = REMEDY_RETURN_REFUND,
                              .amount_minor = 1000},
         noon(&scene, "2026-11-12"));
    assert_ends(&scene, scene.state.due[DEADLINE_AGREEMENT], "2026-11-19"); /* then the platform */
    note(&scene, (struct order_event){.kind = EVENT_ACCEPTED, .by = PARTY_SELLER},
         noon(&scene, "2026-11-14"));
    note(&scene, (struct order_event){.kind = EVENT_MESSAGE, .by = PARTY_BUYER}, noon(&scene, "2026-11-15"));
    assert_int_equal(scene.state.dispute, DISPUTE_RETURN_DUE);
    assert_ends(&scene, scene.state.due[DEADLINE_RETURN_SHIP], "2026-11-24");
    arena_free(&scene.arena);
}

/* Every file that the program carries says where its values come from, and has a case above. */
static void every_policy_says_where_its_values_come_from(void **state)
{
    (void)state;
    static struct scene scene;
    struct failure failure = {0};
    arena_init(&scene.arena, 32 * 1024 * 1024);
    assert_int_equal(policy_set_load(&scene.arena, &packed_policies, &scene.policies, &failure), OK);
    struct str cases = source_read(&scene.arena, "tests/data/policy_scenarios.tsv");
    for (size_t i = 0; i < scene.policies.count; i++) {
        const struct policy *policy = scene.policies.at[i];
        struct str id = str_from(policy->id);
        if (policy_set_newest(&scene.policies, id) != policy)
            continue;
        assert_true(policy->source_count > 0);
        bool ours = str_eq(id, STR("recourse-default")) || str_eq(id, STR("aliexpress-2016"));
        struct str row = arena_printf(&scene.arena, "\n%.*s\t", STR_ARG(id));
        assert_true(ours || str_find(cases, row) < cases.len);
    }
    arena_free(&scene.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scenario_has_the_answer_of_its_source),
        cmocka_unit_test(aliexpress_counts_fifteen_days_from_the_confirmation_and_ten_for_a_return),
        cmocka_unit_test(every_policy_says_where_its_values_come_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
