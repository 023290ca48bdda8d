/* Tracking numbers as people and programs ask for them. */
#include "support/door/http_fixture.h"
#include "support/kit/suite.h"

#include <string.h>

static void a_number_is_told_with_all_that_it_says(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/track"), 200);
        assert_not_sees(guest, "class=\"card\"");
        assert_int_equal(browser_get(guest, "/track?number=ra+123456785+cn"), 200);
        assert_sees(guest, "Valid: its check digit holds.");
        assert_sees(guest, "registered letter post");
        assert_sees(guest, "<dd>China</dd>");
        assert_int_equal(browser_get(guest, "/track?number=UA123456785CN"), 200);
        assert_sees(guest, "silence after export is expected");
        assert_int_equal(browser_get(guest, "/track?number=RA123456784CN"), 200);
        assert_sees(guest, "would have to be 5");
    }
}

static void a_pasted_mail_is_searched_and_a_list_has_an_end(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        browser_get(guest, "/track?number=Your+order+8023456789+left,%0Atracking+number:+RA+123+456+785+CN.");
        assert_sees(guest, "RA 123 456 785 CN</span>");
        assert_not_sees(guest, "<span class=\"scan\" dir=\"ltr\">8023456789");
        browser_get(guest, "/track?number=where+is+it%3F");
        assert_sees(guest, "No tracking number was found");
        struct buf target;
        buf_init(&target, 1024);
        buf_put(&target, STR("/track?number="));
        for (size_t i = 0; i < 11; i++)
            buf_put(&target, STR("RA123456785CN%0A"));
        buf_put_char(&target, '\0');
        assert_int_equal(browser_get(guest, target.at), 200);
        buf_free(&target);
        assert_sees(guest, "These are the first 10 numbers");
    }
}

/* The page's address with so many digits. */
static const char *sevens(struct browser *browser, size_t count)
{
    char *digits = arena_take(&browser->arena, count + 1);
    memset(digits, '7', count);
    return arena_printf(&browser->arena, "/track?number=%s", digits).at;
}

static void bad_input_gets_a_clear_answer(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, sevens(guest, 10000)), 200);
        assert_sees(guest, "onger than any tracking number");
        assert_int_equal(browser_get(guest, sevens(guest, 12500)), 422);
        assert_sees(guest, "at most 12,000 fit");
        assert_int_equal(browser_get(guest, "/track?number=%3Cscript%3E"), 200);
        assert_not_sees(guest, "<script>");
    }
}

static void programs_get_one_line_of_json(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, program)
    {
        assert_int_equal(browser_get(program, "/api/v1/track/UA%20123456785%20CN"), 200);
        assert_sees(program, "\"normalized\":\"UA123456785CN\",\"valid\":true");
        assert_sees(program, "\"tracked_abroad\":\"no\"");
        assert_int_equal(browser_get(program, "/api/v1/track/%22%0A"), 200);
        assert_sees(program, "\"valid\":null,\"candidates\":[]");
    }
}

/* A form's body: number= and the text, which has only characters that stand for themselves, + and \n as %0A. */
static const char *body_of(struct browser *browser, const char *begins, size_t filling, const char *ends)
{
    char *middle = arena_take(&browser->arena, filling + 1);
    memset(middle, '+', filling);
    middle[filling] = '\0';
    return arena_printf(&browser->arena, "number=%s%s%s", begins, middle, ends).at;
}

static void a_mail_of_64_kib_goes_in_the_body(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        const char *mail =
            body_of(guest, "Your+order+8023456789+left.", 64000, "Tracking+number:+RA123456785CN.");
        assert_int_equal(browser_post(guest, "/track", mail), 200);
        assert_sees(guest, "RA123456785CN</span>");
        assert_sees(guest, "globaltracktrace.ptc.post");
        assert_int_equal(browser_post(guest, "/track", body_of(guest, "a", 66000, "b")), 422);
        assert_sees(guest, "at most 65,536 fit");
        assert_int_equal(
            browser_post(
                guest, "/track",
                "number=%E6%82%A8%E7%9A%84%E8%AE%A2%E5%8D%953118842077140026%E5%B7%B2%E5%8F%91%E8%B4%A7"
                "%EF%BC%8C%E9%A1%BA%E4%B8%B0%E9%80%9F%E8%BF%90%EF%BC%8C%E8%BF%90%E5%8D%95%E5%8F%B7"
                "SF1510738481445%EF%BC%8C%E8%AF%B7"),
            200);
        assert_sees(guest, "SF1510738481445</span>");
        assert_not_sees(guest, "dir=\"ltr\">3118842077140026");
    }
}

static void what_is_not_known_is_not_called_wrong(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/track?number=QQQ12"), 200);
        assert_sees(guest, "Not known");
        assert_not_sees(guest, "Not valid");
        assert_int_equal(browser_get(guest, "/track?number=UUS61T1260957452967"), 200);
        assert_sees(guest, "href=\"https://www.uniuni.com/tracking/?no=UUS61T1260957452967\"");
        assert_int_equal(browser_get(guest, "/track?number=RA123456784CN"), 200);
        assert_sees(guest, "Not valid");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_told_with_all_that_it_says),
        cmocka_unit_test(a_pasted_mail_is_searched_and_a_list_has_an_end),
        cmocka_unit_test(bad_input_gets_a_clear_answer),
        cmocka_unit_test(programs_get_one_line_of_json),
        cmocka_unit_test(a_mail_of_64_kib_goes_in_the_body),
        cmocka_unit_test(what_is_not_known_is_not_called_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
