/* What a browser meets whatever page it opens. */
#include "support/door/http_fixture.h"

static void a_visitor_sees_the_questions(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/"), 200);
        assert_sees(guest, "No questions here yet");
        assert_int_equal(browser_get(guest, "/no-such-page"), 404);
    }
}

static void a_form_without_its_code_does_nothing_and_keeps_what_was_typed(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        guest->on_page = true;
        int status = browser_send(guest, METHOD_POST, "/ask", "application/x-www-form-urlencoded",
                                  STR("title=Where+is+my+parcel+now%3F&body=It+is+late."));
        assert_int_equal(status, 403);
        assert_sees(guest, "Where is my parcel now?");
        browser_get(guest, "/");
        assert_sees(guest, "No questions here yet");
    }
}

static void a_member_asks_and_finds_the_question(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, member)
    {
        browser_become(member, "ann", ROLE_MEMBER);
        struct str form = arena_printf(&member->arena, "category=%lld&title=Where+is+my+parcel+now%%3F",
                                       (long long)visit.site.category_id);
        assert_int_equal(browser_post(member, "/ask", form.at), 303);
        assert_int_equal(browser_follow(member), 200);
        assert_sees(member, "Where is my parcel now?");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visitor_sees_the_questions),
        cmocka_unit_test(a_form_without_its_code_does_nothing_and_keeps_what_was_typed),
        cmocka_unit_test(a_member_asks_and_finds_the_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
