/* Quiet hours: what comes up within them leaves at their end, once, and what presses does not wait. */
#include "service/reach/mailing.h"
#include "service/reach/push.h"
#include "service/unit/site.h"
#include "store/people/person.h"
#include "store/reach/mailbox.h"
#include "store/reach/outbox.h"
#include "store/reach/push.h"
#include "store/site/setting.h"
#include "support/kit/store_fixture.h"

/* The 14th of November 2023, 23:00 UTC. */
static const struct instant night = {1700002800000};

struct place {
    struct db *db;
    struct site *site;
    struct arena arena;
    int64_t person_id;
    struct instant now, deadline_at; /* of the next notice; 0: it reminds of none */
    int64_t number;
};

static void run(struct place *place, enum err (*work)(struct ctx *ctx, void *arg))
{
    struct failure failure = {0};
    struct unit unit = {.run = work, .arg = place, .arena = &place->arena};
    assert_ok(unit_run(place->db, place->site, &unit, &failure), &failure);
}

static enum err add_person(struct ctx *ctx, void *arg)
{
    struct place *place = arg;
    struct person person = {
        .handle = STR("ann"), .role = ROLE_MEMBER, .zone = STR("UTC"), .created_at = night};
    enum err err = person_insert(ctx->db, &person, person.handle);
    place->person_id = person.id;
    struct push_device device = {.person_id = person.id,
                                 .address = STR("https://push.example/a"),
                                 .name = STR("phone"),
                                 .made_at = night};
    if (!err)
        err = mailbox_set_asked(ctx->db, person.id, STR("ann@example.org"));
    if (!err)
        err = mailbox_confirm(ctx->db, person.id, STR("ann@example.org"));
    return err ? err : push_device_put(ctx->db, &device);
}

static enum err add_notice(struct ctx *ctx, void *arg)
{
    static const struct notice_habit habit = {STR_INIT("orders"), STR_INIT("once"), true, true};
    struct place *place = arg;
    struct new_notice notice = {.event = arena_printf(ctx->arena, "%lld", (long long)place->number++),
                                .kind = STR("hook_stopped"),
                                .own = 1,
                                .deadline_at = place->deadline_at,
                                .made_at = place->now};
    return notice_insert(ctx->db, &notice, &habit, place->person_id);
}

/* Both ways look until nothing is left to be done then. */
static enum err look(struct ctx *ctx, void *arg)
{
    struct place *place = arg;
    size_t done = 1, pushed = 1;
    enum err err = OK;
    ctx->now = place->now;
    while (!err && done + pushed) {
        err = mailing_round(ctx, NULL, &done);
        if (!err)
            err = pushing_round(ctx, NULL, &pushed);
    }
    return err;
}

static enum err choose(struct ctx *ctx, void *arg)
{
    struct place *place = arg;
    ctx->now = place->now;
    return quiet_choose(ctx, place->person_id, STR("22:00"), STR("07:00"));
}

static enum err choose_none(struct ctx *ctx, void *arg)
{
    struct place *place = arg;
    ctx->now = place->now;
    return quiet_choose(ctx, place->person_id, STR_NONE, STR_NONE);
}

static void assert_left(struct place *place, struct instant now, int64_t count)
{
    struct failure failure = {0};
    int64_t counts[OUTGOING_STATE_COUNT];
    place->now = now;
    run(place, look);
    assert_ok(outgoing_count_open(place->db, &place->arena, counts), &failure);
    assert_int_equal(counts[OUTGOING_WAITING], count);
}

static void begin(struct place *place, struct str database)
{
    struct failure failure = {0};
    *place = (struct place){.db = fixture_open(database, DB_WRITE), .now = night};
    arena_init(&place->arena, 64 << 20);
    assert_ok(setting_put(place->db, STR("secret"), STR("a secret of this test")), &failure);
    assert_ok(site_load(place->db, &place->site, &failure), &failure);
    run(place, add_person);
}

static void end(struct place *place)
{
    site_drop(place->site);
    arena_free(&place->arena);
    db_close(place->db);
}

static struct instant hours_later(int64_t hours)
{
    return instant_add(night, SPAN_HOURS(hours));
}

static void what_comes_up_in_the_night_leaves_in_the_morning_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct place place;
        begin(&place, database->url);
        run(&place, choose);
        run(&place, add_notice);
        assert_left(&place, night, 0);
        assert_left(&place, instant_add(hours_later(8), SPAN_MS(-1)), 0);
        assert_left(&place, hours_later(8), 2); /* by mail and to the phone */
        assert_left(&place, hours_later(9), 2);
        run(&place, add_notice); /* by day at once */
        assert_left(&place, hours_later(9), 4);
        end(&place);
    }
}

static void a_deadline_that_strikes_before_does_not_wait(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct place place;
        begin(&place, database->url);
        run(&place, choose);
        place.deadline_at = hours_later(6);
        run(&place, add_notice);
        assert_left(&place, night, 2);
        place.deadline_at = hours_later(30);
        run(&place, add_notice);
        assert_left(&place, hours_later(1), 2);
        assert_left(&place, hours_later(8), 4);
        end(&place);
    }
}

static void whoever_ends_the_quiet_hours_hears_at_once_what_waited(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct place place;
        begin(&place, database->url);
        run(&place, choose);
        run(&place, add_notice);
        assert_left(&place, hours_later(1), 0);
        run(&place, choose_none);
        assert_left(&place, hours_later(1), 2);
        end(&place);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_up_in_the_night_leaves_in_the_morning_once),
        cmocka_unit_test(a_deadline_that_strikes_before_does_not_wait),
        cmocka_unit_test(whoever_ends_the_quiet_hours_hears_at_once_what_waited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
