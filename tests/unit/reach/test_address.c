/* Addresses of mail, and headers that any program reads. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/reach/address.h"

static void addresses_are_told_from_what_is_none(void **state)
{
    (void)state;
    static const struct str right[] = {STR_INIT("ann@example.org"),     STR_INIT("a.b+c@mail.example.co.uk"),
                                       STR_INIT("o'neil@example.org"),  STR_INIT("root@localhost"),
                                       STR_INIT("info@käufer.example"), STR_INIT("用户@例子.广告"),
                                       STR_INIT("1@2.example")};
    static const struct str wrong[] = {
        STR_INIT(""),
        STR_INIT("ann"),
        STR_INIT("@example.org"),
        STR_INIT("ann@"),
        STR_INIT(".a@b.org"),
        STR_INIT("a..b@c.org"),
        STR_INIT("a@b..org"),
        STR_INIT("a@.org"),
        STR_INIT("a b@c.org"),
        STR_INIT("a@b@c.org"),
        STR_INIT("<a@b.org>"),
        STR_INIT("a@b.org,c@d.org"),
        STR_INIT("a@b.org\r\nBcc: c@d.org"),
        STR_INIT("\"a b\"@c.org"),
        STR_INIT("a@b.org "),
        STR_INIT("a@b_c.org"),
        STR_INIT("a@[127.0.0.1]"),
        STR_INIT("\xFF@b.org"),
        STR_INIT("1234567890123456789012345678901234567890123456789012345678901234x@example.org")};
    for (size_t i = 0; i < (size_t)COUNT_OF(right); i++)
        assert_true(email_is_address(right[i]));
    for (size_t i = 0; i < (size_t)COUNT_OF(wrong); i++)
        assert_false(email_is_address(wrong[i]));
}

static void senders_have_a_name_or_none(void **state)
{
    (void)state;
    struct mail_sender sender;
    assert_true(mail_sender_read(STR("Help desk <help@example.org>"), &sender));
    assert_str(sender.name, "Help desk");
    assert_str(sender.email, "help@example.org");
    assert_true(mail_sender_read(STR(" help@example.org "), &sender));
    assert_str(sender.name, "");
    assert_true(mail_sender_read(STR("\"Help, desk\" <help@example.org>"), &sender));
    assert_str(sender.name, "Help, desk");
    assert_false(mail_sender_read(STR("Help desk"), &sender));
    assert_false(mail_sender_read(STR("Help\r\nBcc: x <help@example.org>"), &sender));
    assert_false(mail_sender_read(STR("Help \"desk\" now <help@example.org>"), &sender));
}

/* RFC 2047: an encoded word has at most 75 characters, and a line 76. */
static void no_line_of_a_header_is_too_long(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct str text = STR_NONE;
    for (int i = 0; i < 60; i++) {
        text = arena_printf(&arena, "%.*s%s", STR_ARG(text), i % 3 ? "包裹" : "é a ");
        struct str rest = mail_header_text(&arena, text);
        while (rest.len) {
            struct str line = str_cut(&rest, '\n');
            assert_true(line.len <= 77);
            for (size_t k = 0; k < line.len; k++)
                assert_true((unsigned char)line.at[k] < 0x80);
        }
    }
    arena_free(&arena);
}

static void what_is_plain_stays_as_it_is(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 16);
    assert_str(mail_header_text(&arena, STR("Is this your address?")), "Is this your address?");
    assert_str(mail_header_text(&arena, STR("Är")), "=?UTF-8?Q?=C3=84r?=");
    assert_str(mail_header_text(&arena, STR("a\r\nBcc: x")), "=?UTF-8?Q?a=0D=0ABcc=3A_x?=");
    assert_str(email_veiled(&arena, STR("ann@example.org")), "a...@example.org");
    assert_str(email_veiled(&arena, STR("用户@example.org")), "用...@example.org");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_told_from_what_is_none),
        cmocka_unit_test(senders_have_a_name_or_none),
        cmocka_unit_test(no_line_of_a_header_is_too_long),
        cmocka_unit_test(what_is_plain_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
