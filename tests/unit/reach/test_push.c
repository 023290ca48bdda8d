/* Messages to browsers, against the examples of RFC 8291 and RFC 8292. */
#include "base/check.h"
#include "base/secret.h"
#include "support/kit/suite.h"
#include "text/kit/base64.h"
#include "text/reach/push.h"

#include <string.h>

/* RFC 8291, section 5 and appendix A */
static const struct str example_plain = STR_INIT("When I grow up, I want to be a watermelon");
static const struct str example_mine = STR_INIT("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
static const struct str example_public =
    STR_INIT("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
static const struct push_receiver example_receiver = {
    STR_INIT("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
    STR_INIT("BTBZMqHH6r4Tts7J_aSIgg"),
};
static const struct str example_salt = STR_INIT("DGv6ra1nlYgDCS1FRnbzlw");
static const struct str example_sealed = STR_INIT(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
    "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");

static void the_example_of_the_rfc_is_sealed_as_it_says(void **state)
{
    (void)state;
    struct arena arena;
    struct str sealed;
    struct push_fresh fresh = {example_mine, example_salt};
    arena_init(&arena, 256 * 1024);
    assert_true(push_seal(&arena, &example_receiver, &fresh, example_plain, &sealed));
    assert_true(str_eq(base64url_of(&arena, sealed), example_sealed));
    assert_true(str_eq(push_public(&arena, example_mine), example_public));
    arena_free(&arena);
}

static void each_message_is_sealed_anew(void **state)
{
    (void)state;
    struct arena arena;
    struct str one, two;
    arena_init(&arena, 256 * 1024);
    struct push_fresh first = push_fresh_new(&arena), second = push_fresh_new(&arena);
    assert_true(push_seal(&arena, &example_receiver, &first, example_plain, &one));
    assert_true(push_seal(&arena, &example_receiver, &second, example_plain, &two));
    assert_int_equal(one.len, two.len);
    assert_false(str_eq(one, two));
    arena_free(&arena);
}

static void what_is_no_receiver_is_none(void **state)
{
    (void)state;
    static const struct {
        struct str key, auth;
    } rows[] = {
        {STR_INIT(""), STR_INIT("BTBZMqHH6r4Tts7J_aSIgg")},
        {STR_INIT("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
         STR_INIT("")},
        {STR_INIT("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
         STR_INIT("BTBZMqHH6r4Tts7J_aSI")},
        /* A point that is not on the curve. */
        {STR_INIT("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiA4"),
         STR_INIT("BTBZMqHH6r4Tts7J_aSIgg")},
        {STR_INIT("no key at all"), STR_INIT("BTBZMqHH6r4Tts7J_aSIgg")},
    };
    struct arena arena;
    arena_init(&arena, 1024 * 1024);
    assert_true(push_is_receiver(&arena, example_receiver.key, example_receiver.auth));
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_false(push_is_receiver(&arena, rows[i].key, rows[i].auth));
    char *much = arena_take(&arena, PUSH_PLAIN_MAX + 1);
    memset(much, 'x', PUSH_PLAIN_MAX + 1);
    struct str sealed;
    struct push_fresh fresh = push_fresh_new(&arena);
    assert_true(push_seal(&arena, &example_receiver, &fresh, (struct str){much, PUSH_PLAIN_MAX}, &sealed));
    assert_true(sealed.len <= 4096);
    assert_false(
        push_seal(&arena, &example_receiver, &fresh, (struct str){much, PUSH_PLAIN_MAX + 1}, &sealed));
    arena_free(&arena);
}

static void a_sender_says_who_it_is_to_whom_and_until_when(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 256 * 1024);
    struct push_sender sender = {example_mine, STR("https://help.example.org"), {1453523768 * 1000LL}};
    struct str value = push_authorization(
        &arena, &sender, STR("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV"));
    assert_true(str_starts(value, STR("vapid t=")));
    struct str rest = str_slice(value, 8, value.len), token = str_cut(&rest, ',');
    assert_true(str_eq(rest, arena_printf(&arena, " k=%.*s", STR_ARG(example_public))));
    struct str head = str_cut(&token, '.'), claims = str_cut(&token, '.'), bytes;
    assert_true(base64url_bytes(&arena, head, &bytes));
    assert_str(bytes, "{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
    assert_true(base64url_bytes(&arena, claims, &bytes));
    assert_str(
        bytes,
        "{\"aud\":\"https://push.example.net\",\"exp\":1453523768,\"sub\":\"https://help.example.org\"}");
    assert_true(base64url_bytes(&arena, token, &bytes));
    assert_int_equal(bytes.len, 64);
    sender.secret = STR("no secret");
    assert_int_equal(push_authorization(&arena, &sender, STR("https://push.example.net/")).len, 0);
    arena_free(&arena);
}

int main(void)
{
    secret_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_rfc_is_sealed_as_it_says),
        cmocka_unit_test(each_message_is_sealed_anew),
        cmocka_unit_test(what_is_no_receiver_is_none),
        cmocka_unit_test(a_sender_says_who_it_is_to_whom_and_until_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
