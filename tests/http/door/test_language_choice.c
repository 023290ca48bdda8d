/* The language of a page: who chooses it, and how caches know. */
#include "base/check.h"
#include "service/desk/question.h"
#include "support/door/http_fixture.h"

#include <string.h>

static void speak(struct browser *browser, const char *accepted)
{
    browser->extra[0] = (struct header){STR("Accept-Language"), str_from(accepted)};
}

static void assert_language(struct browser *browser, const char *target, const char *html)
{
    browser_get(browser, target);
    assert_sees(browser, html);
    struct str tag = browser_between(browser, "<html lang=\"", '"');
    assert_str(browser_header(browser, "Content-Language"), arena_cstr(&browser->arena, tag));
    assert_str(browser_header(browser, "Vary"), "Accept-Language, Cookie");
}

static void a_page_is_said_in_what_the_browser_asks_for(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, browser)
    {
        assert_language(browser, "/ask", "<html lang=\"en\" dir=\"ltr\"");
        speak(browser, "fr, de-AT;q=0.9, en;q=0.5");
        assert_language(browser, "/ask", "<html lang=\"de\" dir=\"ltr\"");
        assert_sees(browser, "Deine Frage in einem Satz");
        assert_sees(browser, "<a href=\"/advice\">Sieben kurze Fragen</a> geben dir sofort einen Plan");
        speak(browser, "ar-XB");
        assert_language(browser, "/ask", "<html lang=\"ar-XB\" dir=\"rtl\"");
        speak(browser, "fr");
        assert_language(browser, "/ask", "<html lang=\"en\" dir=\"ltr\"");
    }
}

static void choose(const struct fixture_database *database, bool secure)
{
    struct visit visit;
    struct browser *browser = visit_begin(&visit, database);
    browser->secure = secure;
    speak(browser, "de");
    assert_int_equal(browser_post(browser, "/language", "language=en&back=%2Fask"), 303);
    assert_str(browser->location, "/ask");
    assert_language(browser, "/ask", "<html lang=\"en\"");
    assert_sees(browser, "value=\"en\" lang=\"en\" aria-pressed=\"true\"");
    assert_int_equal(browser_post(browser, "/language", "language=xx&back=%2Fask"), 303);
    assert_language(browser, "/ask", "<html lang=\"de\"");
    visit_end(&visit);
}

static void what_a_visitor_chose_goes_before_what_the_browser_asks_for(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    choose(database, false);
}

static void a_choice_is_kept_over_tls_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    choose(database, true);
}

/* Kept pages are told apart by their language, and what was kept is the same as what was made. */
static void a_kept_page_is_never_shown_in_another_language(void **state)
{
    static const char *const languages[] = {"en", "de", "en-XA", "ar-XB"};
    (void)state;
    FOR_EACH_VISIT(visit, browser)
    {
        for (int round = 0; round < 6; round++)
            for (size_t i = 0; i < COUNT_OF(languages); i++) {
                speak(browser, languages[i]);
                browser_get(browser, "/questions");
                assert_str(browser_between(browser, "<html lang=\"", '"'), languages[i]);
                assert_str(browser_header(browser, "Content-Language"), languages[i]);
            }
    }
}

static void a_refusal_is_said_in_the_language_of_the_page(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, browser)
    {
        speak(browser, "de");
        assert_int_equal(browser_get(browser, "/no-such-page"), 404);
        assert_sees(browser, "Unter dieser Adresse gibt es keine Seite.");
        assert_str(browser_header(browser, "Content-Language"), "de");
    }
}

/* What was counted is grouped; what names something stays as it is typed. */
static void read_numbers(struct browser *browser, const char *language, const char *points, const char *most)
{
    static char body[QUESTION_BODY_MAX + 2];
    memset(body, 'x', sizeof body - 1);
    speak(browser, language);
    browser_get(browser, "/help");
    assert_sees(browser, points);
    assert_int_equal(browser_get(browser, "/questions/1234567"), 404);
    assert_sees(browser, "1234567");
    struct str form = arena_printf(&browser->arena, "title=Where+is+my+parcel+now&body=%s", body);
    assert_int_equal(browser_post(browser, "/ask", form.at), 422);
    assert_sees(browser, most);
}

static void a_number_is_grouped_as_its_reader_does(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, browser)
    {
        browser_become(browser, "mona", ROLE_MEMBER);
        read_numbers(browser, "de", "1.000", "65.535");
        read_numbers(browser, "en", "1,000", "65,535");
    }
}

static void choose_in_account(struct browser *browser, const char *language)
{
    struct arena *arena = &browser->arena;
    const char *form = arena_cstr(
        arena, arena_printf(arena, "handle=mona&about=&zone=Europe%%2FBerlin&language=%s", language));
    assert_int_equal(browser_post(browser, "/account/profile", form), 303);
}

static void what_the_account_says_goes_before_the_cookie_and_the_browser(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, browser)
    {
        browser_become(browser, "mona", ROLE_MEMBER);
        speak(browser, "en");
        assert_int_equal(browser_post(browser, "/language", "language=ar-XB&back=%2Fask"), 303);
        assert_language(browser, "/account", "<html lang=\"ar-XB\" dir=\"rtl\"");
        choose_in_account(browser, "de");
        assert_language(browser, "/account", "<html lang=\"de\"");
        assert_sees(browser, "<option value=\"de\"");
        assert_int_equal(browser_get(browser, "/no-such-page"), 404);
        assert_int_equal(browser_get(browser, "/questions/999999"), 404);
        assert_sees(browser, "<html lang=\"de\"");
        choose_in_account(browser, "");
        assert_language(browser, "/account", "<html lang=\"en\"");
    }
}

static void a_choice_at_the_foot_of_a_page_is_that_of_the_account(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser elsewhere, *browser = visit_begin(&visit, database);
        int64_t mona = browser_become(browser, "mona", ROLE_MEMBER);
        choose_in_account(browser, "en");
        assert_int_equal(browser_post(browser, "/language", "language=de&back=%2Fask"), 303);
        assert_language(browser, "/ask", "<html lang=\"de\"");
        browser_open(&elsewhere, browser->site);
        browser_sign_in(&elsewhere, mona);
        speak(&elsewhere, "en");
        assert_language(&elsewhere, "/ask", "<html lang=\"de\"");
        browser_close(&elsewhere);
        visit_end(&visit);
    }
}

static void a_language_that_is_not_spoken_is_refused_beside_its_field(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, browser)
    {
        browser_become(browser, "mona", ROLE_MEMBER);
        assert_int_equal(
            browser_post(browser, "/account/profile", "handle=mona&about=&zone=Europe%2FBerlin&language=xx"),
            422);
        assert_sees(browser, "id=\"language-error\"");
        assert_sees(browser, "Choose a language from the list.");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_said_in_what_the_browser_asks_for),
        cmocka_unit_test(what_a_visitor_chose_goes_before_what_the_browser_asks_for),
        cmocka_unit_test(a_choice_is_kept_over_tls_too),
        cmocka_unit_test(a_kept_page_is_never_shown_in_another_language),
        cmocka_unit_test(a_refusal_is_said_in_the_language_of_the_page),
        cmocka_unit_test(a_number_is_grouped_as_its_reader_does),
        cmocka_unit_test(what_the_account_says_goes_before_the_cookie_and_the_browser),
        cmocka_unit_test(a_choice_at_the_foot_of_a_page_is_that_of_the_account),
        cmocka_unit_test(a_language_that_is_not_spoken_is_refused_beside_its_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
