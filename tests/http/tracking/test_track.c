/* Tracking numbers as people and programs ask for them. */
#include "support/http_fixture.h"
#include "support/suite.h"

#include <string.h>

static void a_number_is_told_with_all_that_it_says(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *guest = visit_begin(&visit, database);
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
        visit_end(&visit);
    }
}

static void a_pasted_mail_is_searched_and_a_list_has_an_end(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *guest = visit_begin(&visit, database);
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
        visit_end(&visit);
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
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *guest = visit_begin(&visit, database);
        assert_int_equal(browser_get(guest, sevens(guest, 10000)), 200);
        assert_sees(guest, "it has more than 64 characters");
        assert_int_equal(browser_get(guest, sevens(guest, 12500)), 422);
        assert_sees(guest, "at most 12000 fit");
        assert_int_equal(browser_get(guest, "/track?number=%3Cscript%3E"), 200);
        assert_not_sees(guest, "<script>");
        visit_end(&visit);
    }
}

static void programs_get_one_line_of_json(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *program = visit_begin(&visit, database);
        assert_int_equal(browser_get(program, "/api/v1/track/UA%20123456785%20CN"), 200);
        assert_sees(program, "\"normalized\":\"UA123456785CN\",\"valid\":true");
        assert_sees(program, "\"tracked_abroad\":\"no\"");
        assert_int_equal(browser_get(program, "/api/v1/track/%22%0A"), 200);
        assert_sees(program, "\"valid\":false,\"candidates\":[]");
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_told_with_all_that_it_says),
        cmocka_unit_test(a_pasted_mail_is_searched_and_a_list_has_an_end),
        cmocka_unit_test(bad_input_gets_a_clear_answer),
        cmocka_unit_test(programs_get_one_line_of_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
