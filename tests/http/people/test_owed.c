/* A site that asks its staff for a second step: who has none finds their account open, and nothing else. */
#include "base/check.h"
#include "store/order/market.h"
#include "store/people/passkey.h"
#include "store/people/person.h"
#include "store/people/second.h"
#include "store/site/setting.h"
#include "support/door/http_fixture.h"

static const char ann[] = "handle=Ann&password=quiet-harbour-7";

static enum err ask_the_staff(struct ctx *ctx, void *arg)
{
    (void)arg;
    return setting_put(ctx->db, STR("second_step"), STR("staff"));
}

static enum err find_ann(struct ctx *ctx, struct person *person)
{
    return person_load_by_handle(ctx->db, ctx->arena, STR("ann"), person);
}

static enum err make_moderator(struct ctx *ctx, void *arg)
{
    struct person person;
    (void)arg;
    enum err err = find_ann(ctx, &person);
    return err ? err : person_set_role(ctx->db, person.id, ROLE_MODERATOR);
}

static enum err hire(struct ctx *ctx, void *arg)
{
    struct person person;
    struct market market = {.slug = STR("harbour"),
                            .name = STR("Harbour"),
                            .policy = STR("recourse-default"),
                            .currency = STR("EUR"),
                            .created_at = ctx->now};
    (void)arg;
    enum err err = find_ann(ctx, &person);
    if (!err)
        err = market_insert(ctx->db, &market);
    return err ? err : market_set_member(ctx->db, market.id, person.id, DUTY_STAFF, ctx->now);
}

/* As an app that has proved its secret. */
static enum err give_code(struct ctx *ctx, void *arg)
{
    struct person person;
    (void)arg;
    enum err err = find_ann(ctx, &person);
    struct second_step step = {
        .person_id = person.id, .secret = STR("GEZDGNBVGY3TQOJQ"), .made_at = ctx->now};
    if (!err)
        err = second_step_put(ctx->db, &step);
    return err;
}

static enum err prove_code(struct ctx *ctx, void *arg)
{
    struct person person;
    (void)arg;
    enum err err = find_ann(ctx, &person);
    return err ? err : second_step_confirm(ctx->db, person.id, ctx->now);
}

static enum err give_passkey(struct ctx *ctx, void *arg)
{
    bool fresh;
    struct person person;
    (void)arg;
    enum err err = find_ann(ctx, &person);
    struct passkey passkey = {.person_id = person.id,
                              .credential = STR("c"),
                              .algorithm = -7,
                              .public_key = STR("k"),
                              .name = STR("Phone"),
                              .made_at = ctx->now};
    return err ? err : passkey_insert(ctx->db, &passkey, &fresh);
}

static struct browser *begin(struct visit *visit, const struct fixture_database *database,
                             enum err (*role)(struct ctx *ctx, void *arg))
{
    struct browser *b = visit_begin(visit, database);
    browser_post(b, "/sign-up", ann);
    if (role)
        http_arrange(&visit->site, role, NULL);
    http_arrange(&visit->site, ask_the_staff, NULL);
    http_reopen(&visit->site);
    return b;
}

static void finds_the_account_alone(struct browser *b)
{
    static const char *const shut[] = {"/",           "/questions",       "/orders",
                                       "/moderation", "/markets/harbour", "/notices"};
    static const char *const open[] = {"/account", "/account/second-step", "/account/passkeys",
                                       "/assets/icons.svg"};
    for (size_t i = 0; i < COUNT_OF(shut); i++) {
        assert_int_equal(browser_get(b, shut[i]), 303);
        assert_str(b->location, "/account/second-step?said=owed");
    }
    for (size_t i = 0; i < COUNT_OF(open); i++)
        assert_int_equal(browser_get(b, open[i]), 200);
    browser_get(b, "/account/second-step?said=owed");
    assert_sees(b, "Whoever works here signs in with a second step.");
    assert_int_equal(browser_post(b, "/posts/question/1/turn", "turn=delete"), 403);
    assert_sees(b, "Turn one on in your account first");
}

static void a_moderator_without_a_second_step_finds_the_account_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database, make_moderator);
        finds_the_account_alone(b);
        assert_int_equal(browser_post(b, "/sign-out", ""), 303);
        assert_int_equal(browser_get(b, "/questions"), 200);
        visit_end(&visit);
    }
}

static void so_does_the_staff_of_a_marketplace_until_a_code_is_proved(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database, hire);
        finds_the_account_alone(b);
        http_arrange(&visit.site, give_code, NULL);
        finds_the_account_alone(b);
        http_arrange(&visit.site, prove_code, NULL);
        assert_int_equal(browser_get(b, "/markets/harbour"), 200);
        visit_end(&visit);
    }
}

static void a_passkey_is_enough(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database, make_moderator);
        http_arrange(&visit.site, give_passkey, NULL);
        assert_int_equal(browser_get(b, "/moderation"), 200);
        visit_end(&visit);
    }
}

static void members_and_programs_of_members_owe_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin(&visit, database, NULL), program;
        assert_int_equal(browser_get(b, "/orders"), 200);
        assert_int_equal(browser_post(b, "/account/tokens",
                                      "token_name=till&scope_read=1&days=30&password_now=quiet-harbour-7"),
                         200);
        struct str token = browser_between(b, "data-copy=\"rc_", '"');
        program = visit_another(&visit);
        program.extra[0] = (struct header){STR("Authorization"),
                                           arena_printf(&program.arena, "Bearer rc_%.*s", STR_ARG(token))};
        assert_int_equal(browser_get(&program, "/api/v1/notices"), 200);
        http_arrange(&visit.site, make_moderator, NULL);
        assert_int_equal(browser_get(&program, "/api/v1/notices"), 403);
        assert_sees(&program, "signs in with a second step");
        browser_close(&program);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moderator_without_a_second_step_finds_the_account_alone),
        cmocka_unit_test(so_does_the_staff_of_a_marketplace_until_a_code_is_proved),
        cmocka_unit_test(a_passkey_is_enough),
        cmocka_unit_test(members_and_programs_of_members_owe_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
