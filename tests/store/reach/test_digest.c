/*
 * The day's mails of many people: each once, and with memory that does not grow with their number. RECOURSE_DIGEST_PEOPLE says
 * how many (2,000); how long it took is printed.
 */
#include "base/check.h"
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

static enum err tell(struct ctx *ctx, int64_t person_id, int64_t count)
{
    static const struct notice_habit habit = {STR_INIT("follows"), STR_INIT("daily"), true, true};
    enum err err = OK;
    for (int64_t i = 0; !err && i < count; i++) {
        struct new_notice notice = {
            .event = arena_printf(ctx->arena, "%lld %lld", (long long)person_id, (long long)i),
            .kind = STR("hook_stopped"),
            .own = 1,
            .reason = STR("shop.example"),
            .made_at = yesterday};
        err = notice_insert(ctx->db, &notice, &habit, person_id);
    }
    return err;
}

/* A person without an address has nothing confirmed. */
static enum err add_person(struct ctx *ctx, int64_t number, bool reached, int64_t *id)
{
    struct str handle = arena_printf(ctx->arena, "person%lld", (long long)number);
    struct str email = arena_printf(ctx->arena, "%.*s@example.org", STR_ARG(handle));
    struct person person = {
        .handle = handle, .role = ROLE_MEMBER, .zone = STR("UTC"), .created_at = yesterday};
    enum err err = person_insert(ctx->db, &person, handle);
    *id = person.id;
    if (!err && reached)
        err = mailbox_set_asked(ctx->db, person.id, email);
    if (!err && reached)
        err = mailbox_confirm(ctx->db, person.id, email);
    return err;
}

static enum err add_one(struct ctx *ctx, int64_t number)
{
    int64_t id;
    enum err err = add_person(ctx, number, true, &id);
    return err ? err : tell(ctx, id, 2);
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

static void open_place(struct place *place, struct str database)
{
    struct failure failure = {0};
    *place = (struct place){.db = fixture_open(database, DB_WRITE)};
    arena_init(&place->arena, 64 << 20);
    assert_ok(setting_put(place->db, STR("secret"), STR("a secret of this test")), &failure);
    assert_ok(site_load(place->db, &place->site, &failure), &failure);
}

static void close_place(struct place *place)
{
    site_drop(place->site);
    arena_free(&place->arena);
    db_close(place->db);
}

static size_t mail_all(struct place *place)
{
    size_t done = 1, all = 0;
    for (place->most = 0; done; all += done)
        run(place, mail_some, &done);
    return all;
}

static void everybody_gets_one_mail_of_the_day_in_units_of_the_same_size(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        int64_t count = people_count();
        struct place place;
        open_place(&place, database->url);
        for (int64_t from = 0; from < count; from += 500)
            run(&place, add_some, &(struct crowd){from, from + 500 < count ? from + 500 : count});
        int64_t began = steady_ms();
        assert_int_equal(mail_all(&place), 2 * count);
        print_message("# %lld people in %lld ms, %zu bytes a unit\n", (long long)count,
                      (long long)(steady_ms() - began), place.most);
        assert_int_equal(mails(&place), count);
        assert_true(place.most < UNIT_BYTES_MAX);
        close_place(&place);
    }
}

/* How many notices wait for whom, who has an address, and how many letters that makes. */
static const struct {
    bool reached;
    int64_t notices, letters;
} strange[] = {
    {true, 3, 1}, {false, 2, 0}, {true, MAILING_ROWS + 1, 2}, {true, MAILING_ROWS, 1}, {true, 1, 1}};

static enum err add_strange(struct ctx *ctx, void *arg)
{
    (void)arg;
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(strange); i++) {
        int64_t id;
        err = add_person(ctx, (int64_t)i, strange[i].reached, &id);
        if (!err)
            err = tell(ctx, id, strange[i].notices);
    }
    return err;
}

static void who_has_too_many_or_no_address_holds_nobody_up(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        int64_t notices = 0, letters = 0;
        struct place place;
        open_place(&place, database->url);
        run(&place, add_strange, NULL);
        for (size_t i = 0; i < COUNT_OF(strange); i++) {
            notices += strange[i].notices;
            letters += strange[i].letters;
        }
        assert_int_equal(mail_all(&place), notices);
        assert_int_equal(mails(&place), letters);
        close_place(&place);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_gets_one_mail_of_the_day_in_units_of_the_same_size),
        cmocka_unit_test(who_has_too_many_or_no_address_holds_nobody_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
