/* Hashes of passwords that other help desks made. */
#include "base/check.h"
#include "base/password_old.h"
#include "base/secret.h"
#include "support/kit/suite.h"

#include <string.h>

/* SHA-1 of "01234567", the password and "89abcdef"; bcrypt of PHP with cost 4. */
static const char old[] = "$q2a$30313233343536373839616263646566$0345048ec4711513eead2a6b2e6f52b798ce0b3d";
static const char bcrypt[] = "$2y$04$abcdefghijklmnopqrstuuH6/zIUWbFEy/xe9yziNIWiAihv8O2m6";

static void the_right_password_fits_and_no_other(void **state)
{
    (void)state;
    assert_true(password_fits(STR("a long password"), old));
    assert_false(password_fits(STR("a long passwor"), old));
    assert_false(password_fits(STR(""), old));
    assert_true(password_fits(STR("another long password"), bcrypt));
    assert_false(password_fits(STR("another long Password"), bcrypt));
}

/* The first is the example that comes with phpass. */
static void phpbbs_hashes_fit_with_signs_of_html_as_it_kept_them(void **state)
{
    (void)state;
    assert_true(password_fits(STR("test12345"), "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"));
    assert_true(password_fits(STR("a long password"), "$H$9abcdefghKVHBTdYAjeSSU.eplt38w0"));
    assert_false(password_fits(STR("a long Password"), "$H$9abcdefghKVHBTdYAjeSSU.eplt38w0"));
    assert_false(password_fits(STR(""), "$H$9abcdefghKVHBTdYAjeSSU.eplt38w0"));
    assert_true(password_fits(STR("bread & butter"), "$H$9ABCDEFGHdn7gKoV6hmqH.UhDYx.VQ1"));
    assert_false(password_old_is_phpass(STR("$H$zabcdefghKVHBTdYAjeSSU.eplt38w0"))); /* takes for ever */
    assert_false(password_old_is_phpass(STR("$H$9abcdefgh")));
}

/* Of the tests that come with Argon2. */
static void argon2_of_others_fits_within_what_a_sign_in_may_take(void **state)
{
    static const char *const hashes[] = {
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"};
    static const char *const others[] = {
        "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2000,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2d$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$t=2,p=1$c29tZXNhbHQ",
        "$argon2id$v=19$",
        "$argon2id$v=19$m=19456,t=2"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(hashes); i++) {
        assert_true(password_old_is_argon(str_from(hashes[i])));
        assert_true(password_is_old(hashes[i])); /* the next sign-in makes it anew */
        assert_true(password_fits(STR("password"), hashes[i]));
        assert_false(password_fits(STR("passwore"), hashes[i]));
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        assert_false(password_old_is_argon(str_from(others[i])));
        assert_false(password_fits(STR("password"), others[i]));
    }
}

static void a_text_that_is_no_hash_lets_nobody_in(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "$q2a$",
        "$q2a$30313233343536373839616263646566$0345048ec4711513eead2a6b2e6f52b798ce0b3",
        "$q2a$zz313233343536373839616263646566$0345048ec4711513eead2a6b2e6f52b798ce0b3d",
        "$2y$31$abcdefghijklmnopqrstuuH6/zIUWbFEy/xe9yziNIWiAihv8O2m6",
        "$2y$04$short",
        "$H$zabcdefghKVHBTdYAjeSSU.eplt38w0",
        "$H$9abcdefghKVHBTdYAjeSSU.eplt38w",
        "a long password",
        "*0"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_true(password_is_old(texts[i]));
        assert_false(password_fits(STR("a long password"), texts[i]));
        assert_false(password_fits(STR(""), texts[i]));
    }
}

static void a_hash_is_written_of_a_salt_and_a_sum_of_the_right_length(void **state)
{
    (void)state;
    char text[OLD_HASH_TEXT + 1];
    static const char sum[] =
        "\x03\x45\x04\x8e\xc4\x71\x15\x13\xee\xad\x2a\x6b\x2e\x6f\x52\xb7\x98\xce\x0b\x3d";
    assert_true(password_old_text(STR("0123456789abcdef"), (struct str){sum, OLD_SUM_BYTES}, text));
    assert_string_equal(text, old);
    assert_false(password_old_text(STR("0123456789abcde"), (struct str){sum, OLD_SUM_BYTES}, text));
    assert_false(password_old_text(STR_NONE, STR_NONE, text));
}

static void a_hash_of_this_help_desk_is_not_old(void **state)
{
    (void)state;
    char hash[PASSWORD_HASH_MAX];
    struct failure failure = {0};
    assert_int_equal(password_hash(STR("a long password"), hash, &failure), OK);
    assert_false(password_is_old(hash));
    assert_false(password_is_old(""));
    assert_true(password_fits(STR("a long password"), hash));
}

int main(void)
{
    secret_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_password_fits_and_no_other),
        cmocka_unit_test(phpbbs_hashes_fit_with_signs_of_html_as_it_kept_them),
        cmocka_unit_test(argon2_of_others_fits_within_what_a_sign_in_may_take),
        cmocka_unit_test(a_text_that_is_no_hash_lets_nobody_in),
        cmocka_unit_test(a_hash_is_written_of_a_salt_and_a_sum_of_the_right_length),
        cmocka_unit_test(a_hash_of_this_help_desk_is_not_old),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
