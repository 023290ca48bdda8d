/*
 * The day's mails of many people: each once, and with memory that does not grow with their number. RECOURSE_DIGEST_PEOPLE says
 * how many (2,000); how long it took is printed.
 */
#include "service/reach/mailing.h"
#include "service/unit/site.h"
#include "store/people/person.h"
#include "store/reach/mailbox.h"
#include "store/reach/notice.h"
#include "store/reach/outbox.h"
#include "store/site/setting.h"
#include "support/kit/store_fixture.h"

#include <stdlib.h>

enum { PEOPLE = 2000, UNIT_BYTES_MAX = 8 << 20 };
static const struct instant yesterday = {1700000000000}, today = {1700000000000 + 25 * 3600 * 1000};

static int64_t people_count(void)
{
    int64_t count = PEOPLE;
    const char *said = getenv("RECOURSE_DIGEST_PEOPLE");
    if (said)
        assert_true(str_to_int(str_from(said), &count));
    return count;
}

struct crowd {
    int64_t from, to;
};

static enum err add_one(struct ctx *ctx, int64_t number)
{
    static const struct notice_habit habit = {STR_INIT("follows"), STR_INIT("daily"), true};
    struct str handle = arena_printf(ctx->arena, "person%lld", (long long)number);
    struct str email = arena_printf(ctx->arena, "%.*s@example.org", STR_ARG(handle));
    struct person person = {
        .handle = handle, .role = ROLE_MEMBER, .zone = STR("UTC"), .created_at = yesterday};
    enum err err = person_insert(ctx->db, &person, handle);
    if (!err)
        err = mailbox_set_asked(ctx->db, person.id, email);
    if (!err)
        err = mailbox_confirm(ctx->db, person.id, email);
    for (int i = 0; !err && i < 2; i++) {
        struct new_notice notice = {.event = arena_printf(ctx->arena, "%lld %d", (long long)number, i),
                                    .kind = STR("hook_stopped"),
                                    .own = 1,
                                    .reason = STR("shop.example"),
                                    .made_at = yesterday};
        err = notice_insert(ctx->db, &notice, &habit, person.id);
    }
    return err;
}

static enum err add_some(struct ctx *ctx, void *arg)
{
    const struct crowd *crowd = arg;
    enum err err = OK;
    for (int64_t i = crowd->from; !err && i < crowd->to; i++)
        err = add_one(ctx, i);
    return err;
}

static enum err mail_some(struct ctx *ctx, void *arg)
{
    ctx->now = today;
    return mailing_round(ctx, NULL, arg);
}

struct place {
    struct db *db;
    struct site *site;
    struct arena arena;
    size_t most; /* bytes of a unit */
};

static void run(struct place *place, enum err (*work)(struct ctx *ctx, void *arg), void *arg)
{
    struct failure failure = {0};
    struct unit unit = {.run = work, .arg = arg, .arena = &place->arena};
    arena_reset(&place->arena);
    assert_ok(unit_run(place->db, place->site, &unit, &failure), &failure);
    if (place->arena.used > place->most)
        place->most = place->arena.used;
}

static int64_t mails(struct place *place)
{
    struct failure failure = {0};
    int64_t counts[OUTGOING_STATE_COUNT];
    assert_ok(outgoing_count_open(place->db, &place->arena, counts), &failure);
    return counts[OUTGOING_WAITING];
}

static void everybody_gets_one_mail_of_the_day_in_units_of_the_same_size(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        size_t done = 1;
        int64_t count = people_count();
        struct failure failure = {0};
        struct place place = {.db = fixture_open(database->url, DB_WRITE)};
        arena_init(&place.arena, 64 << 20);
        assert_ok(setting_put(place.db, STR("secret"), STR("a secret of this test")), &failure);
        assert_ok(site_load(place.db, &place.site, &failure), &failure);
        for (int64_t from = 0; from < count; from += 500)
            run(&place, add_some, &(struct crowd){from, from + 500 < count ? from + 500 : count});
        place.most = 0;
        int64_t began = steady_ms();
        while (done)
            run(&place, mail_some, &done);
        print_message("# %lld people in %lld ms, %zu bytes a unit\n", (long long)count,
                      (long long)(steady_ms() - began), place.most);
        assert_int_equal(mails(&place), count);
        assert_true(place.most < UNIT_BYTES_MAX);
        site_drop(place.site);
        arena_free(&place.arena);
        db_close(place.db);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_gets_one_mail_of_the_day_in_units_of_the_same_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
