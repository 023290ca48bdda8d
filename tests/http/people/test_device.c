/* The mark of a browser from which somebody has signed in before. */
#include "service/people/device.h"
#include "support/door/http_fixture.h"

static enum err read_marks(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct str mark = device_mark(ctx, 12), other = device_mark(ctx, 12);
    struct str device = device_of(ctx, mark, 12);
    assert_true(device.len > 0);
    assert_false(str_eq(device, device_of(ctx, other, 12)));
    assert_int_equal(device_of(ctx, mark, 13).len, 0);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(DEVICE_DAYS));
    assert_true(device_of(ctx, mark, 12).len > 0);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(1));
    assert_int_equal(device_of(ctx, mark, 12).len, 0);
    return OK;
}

static enum err bend_marks(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct str mark = device_mark(ctx, 12);
    for (size_t i = 0; i < mark.len; i++) {
        struct str bent = arena_printf(ctx->arena, "%.*s%c%.*s", (int)i, mark.at, mark.at[i] ^ 1,
                                       (int)(mark.len - i - 1), mark.at + i + 1);
        assert_int_equal(device_of(ctx, str_slice(mark, 0, i), 12).len, 0);
        assert_int_equal(device_of(ctx, bent, 12).len, 0);
    }
    return OK;
}

static void arrange(enum err (*run)(struct ctx *ctx, void *arg))
{
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        http_arrange(&visit.site, run, NULL);
        visit_end(&visit);
    }
}

static void a_mark_is_of_one_browser_and_one_person_and_of_the_last_year(void **state)
{
    (void)state;
    arrange(read_marks);
}

static void a_mark_of_which_anything_is_changed_is_none(void **state)
{
    (void)state;
    arrange(bend_marks);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_is_of_one_browser_and_one_person_and_of_the_last_year),
        cmocka_unit_test(a_mark_of_which_anything_is_changed_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
