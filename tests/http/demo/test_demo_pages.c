/* What was imported, as people see it: the first question of the demo is the help desk's first input. */
#include "base/check.h"
#include "support/door/http_fixture.h"

static const char first[] = "/questions/1/my-package-hasnt-arrived-what-should-i-do";

static void the_first_question_shows_all_that_it_came_with(void **state)
{
    static const char *const parts[] = {
        "My package hasn&#39;t arrived, what should I do?</h1>",
        ">Internet</a>",
        "Jun 16, 2016",
        "anonymous",
        ">+1</b>",
        "<h2 id=\"answers\">1 answer</h2>",
        "The most important thing is acting without panic.",
        "<li>Check the track number.",
        "<strong>Important!</strong>",
        "<bdi>Expert</bdi>",
        "<bdi>Ryan</bdi>",
        "(8,630 points)",
        ">0</b>",
        "Welcome to Help Desk, here you can ask any questions and receive answers from our experts",
        "please do not hesitate to contact our help desk!",
        "Make a question!",
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser browser;
        http_open_demo(&site, database->url);
        browser_open(&browser, &site);
        assert_int_equal(browser_get(&browser, first), 200);
        for (size_t i = 0; i < COUNT_OF(parts); i++)
            assert_sees(&browser, parts[i]);
        browser_close(&browser);
        http_close(&site);
    }
}

static void related_questions_stand_beside_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser browser;
        http_open_demo(&site, database->url);
        browser_open(&browser, &site);
        assert_int_equal(browser_get(&browser, first), 200);
        struct str related = browser_between(&browser, "Related", '!');
        assert_true(related.len > 0);
        assert_true(str_find(related, STR("/questions/")) < related.len);
        assert_true(str_find(related, STR("answer")) < related.len);
        browser_close(&browser);
        http_close(&site);
    }
}

static void it_can_be_found_answered_and_voted_on(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser browser;
        http_open_demo(&site, database->url);
        browser_open(&browser, &site);
        assert_int_equal(browser_get(&browser, "/search?q=acting+without+panic"), 200);
        assert_sees(&browser, first);
        browser_become(&browser, "newcomer", ROLE_MEMBER);
        assert_int_equal(browser_get(&browser, first), 200);
        assert_int_equal(
            browser_post(&browser, "/questions/1/answers", "body=Ask+the+carrier+where+it+was+seen+last."),
            303);
        assert_int_equal(browser_post(&browser, "/posts/question/1/vote", "vote=1"), 303);
        assert_int_equal(browser_get(&browser, first), 200);
        assert_sees(&browser, "<h2 id=\"answers\">2 answers</h2>");
        assert_sees(&browser, ">+2</b>");
        browser_close(&browser);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_question_shows_all_that_it_came_with),
        cmocka_unit_test(related_questions_stand_beside_it),
        cmocka_unit_test(it_can_be_found_answered_and_voted_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
