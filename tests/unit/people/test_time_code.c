/* Codes of the second step of signing in, against what RFC 6238 publishes. */
#include "base/check.h"
#include "base/secret.h"
#include "base/time_code.h"
#include "support/kit/suite.h"
#include "text/people/code.h"
#include "text/people/qr.h"

/* "12345678901234567890" in base32: the secret of appendix B. */
static const struct str published = STR_INIT("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

static void the_published_codes_fit_at_their_time(void **state)
{
    (void)state;
    /* Appendix B shows eight digits; six are the last of them (RFC 4226, 5.3). */
    static const struct {
        int64_t second;
        const char *code;
        int64_t step;
    } rows[] = {
        {59, "287082", 0x1},
        {1111111109, "081804", 0x23523EC},
        {1111111111, "050471", 0x23523ED},
        {1234567890, "005924", 0x273EF07},
        {2000000000, "279037", 0x3F940AA},
        {20000000000, "353130", 0x27BC86AA},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t step = 0;
        struct instant now = {rows[i].second * 1000};
        assert_true(time_code_fits(published, str_from(rows[i].code), now, &step));
        assert_int_equal(step, rows[i].step);
    }
}

static void a_code_fits_one_step_around_its_own_and_no_further(void **state)
{
    (void)state;
    int64_t step;
    const struct str code = STR("050471"); /* of 1111111110 to ...39 */
    assert_false(time_code_fits(published, code, (struct instant){1111111079999}, &step));
    assert_true(time_code_fits(published, code, (struct instant){1111111080000}, &step));
    assert_true(time_code_fits(published, code, (struct instant){1111111169999}, &step));
    assert_int_equal(step, 0x23523ED);
    assert_false(time_code_fits(published, code, (struct instant){1111111170000}, &step));
}

static void what_is_not_six_digits_fits_nothing(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "50471",
                                        "0050471",
                                        "05047a",
                                        " 50471",
                                        "+50471",
                                        "\xD9\xA0"
                                        "50471"};
    int64_t step;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(time_code_fits(published, str_from(wrong[i]), (struct instant){1111111111000}, &step));
    assert_false(time_code_fits(STR("not base32!"), STR("050471"), (struct instant){1111111111000}, &step));
}

static void no_secret_comes_twice(void **state)
{
    (void)state;
    struct time_secret one = time_secret_new(), other = time_secret_new();
    assert_int_equal(str_from(one.text).len, TIME_SECRET_TEXT);
    assert_false(str_eq(str_from(one.text), str_from(other.text)));
}

static void a_recovery_code_is_read_however_it_is_typed(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct str code = recovery_code_new(&arena);
    assert_int_equal(recovery_code_plain(&arena, code).len, RECOVERY_CODE_CHARS);
    assert_true(str_eq(recovery_code_plain(&arena, STR(" 0O1l-IiaB ")), STR("001111ab")));
    assert_false(str_eq(code, recovery_code_new(&arena)));
    arena_free(&arena);
}

static void the_link_has_what_apps_need_and_encodes_what_people_chose(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct str link = secret_link(&arena, STR("Help & Desk"), STR("\xC3\x81nn?"), STR("ABCD"));
    assert_true(
        str_eq(link, STR("otpauth://totp/Help%20%26%20Desk:%C3%81nn%3F?secret=ABCD&issuer=Help%20%26%20Desk"
                         "&algorithm=SHA1&digits=6&period=30")));
    struct qr qr = qr_of(&arena, link);
    assert_true(qr.size > 21 + 2 * QR_MARGIN);
    assert_true(str_starts(qr.path, STR("M4 4h7v1h-7z"))); /* the edge of the first corner's mark */
    arena_free(&arena);
}

int main(void)
{
    secret_init();
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_codes_fit_at_their_time),
        cmocka_unit_test(a_code_fits_one_step_around_its_own_and_no_further),
        cmocka_unit_test(what_is_not_six_digits_fits_nothing),
        cmocka_unit_test(no_secret_comes_twice),
        cmocka_unit_test(a_recovery_code_is_read_however_it_is_typed),
        cmocka_unit_test(the_link_has_what_apps_need_and_encodes_what_people_chose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
