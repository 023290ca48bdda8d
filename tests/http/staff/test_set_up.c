/* A fresh help desk is set up by five short pages, and looks as its operator wants. */
#include "support/door/http_fixture.h"
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"

static struct browser *begin_as_operator(struct visit *visit, const struct fixture_database *database)
{
    struct browser *browser = visit_begin(visit, database);
    browser_become(browser, "chief", ROLE_OPERATOR);
    return browser;
}

static void each_page_is_done_or_skipped_and_the_staffs_page_says_what_is_left(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        browser_get(b, "/admin");
        assert_sees(b, "5 pages of the set-up are still to do");
        assert_int_equal(browser_get(b, "/admin/set-up/nothing"), 404);
        assert_int_equal(browser_get(b, "/admin/set-up"), 200);
        assert_sees(b, "class=\"button\" href=\"/admin/set-up/name\">Go on");
        assert_int_equal(browser_post(b, "/admin/set-up/name", "turn=save&site_name=Harbour+desk"), 303);
        assert_str(b->location, "/admin/set-up/place?said=saved");
        browser_follow(b);
        assert_sees(b, "It is saved.");
        assert_int_equal(browser_post(b, "/admin/set-up/mail", "turn=skip"), 303);
        assert_str(b->location, "/admin/set-up/pages?said=skipped");
        browser_get(b, "/admin/set-up");
        assert_sees(b, "Harbour desk</a>");
        assert_sees(b, "Name and address</a> <span class=\"status\">Done</span>");
        assert_sees(b, "Mail</a> <span class=\"status\">Skipped</span>");
        assert_sees(b, "class=\"button\" href=\"/admin/set-up/place\">Go on");
        browser_get(b, "/admin");
        assert_sees(b, "4 pages of the set-up are still to do");
        visit_end(&visit);
    }
}

static void a_wrong_value_comes_back_beside_its_field_and_the_page_stays_to_do(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        assert_int_equal(browser_post(b, "/admin/set-up/name", "turn=save&site_name=&base_url=ftp%3A%2F%2Fx"),
                         422);
        assert_sees(b, "id=\"site_name-error\"");
        assert_sees(b, "value=\"ftp://x\"");
        assert_int_equal(browser_post(b, "/admin/set-up/place", "turn=save&zone=Nowhere%2FNever&language=xx"),
                         422);
        assert_sees(b, "id=\"zone-error\"");
        assert_sees(b, "id=\"language-error\"");
        browser_get(b, "/admin");
        assert_sees(b, "5 pages of the set-up are still to do");
        struct browser member = visit_another(&visit);
        browser_become(&member, "ann", ROLE_MODERATOR);
        assert_int_equal(browser_get(&member, "/admin/set-up"), 403);
        assert_int_equal(browser_post(&member, "/admin/set-up/name", "turn=skip"), 403);
        browser_close(&member);
        visit_end(&visit);
    }
}

static void language_and_zone_are_those_of_guests_who_ask_for_nothing_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database), guest = visit_another(&visit);
        assert_int_equal(
            browser_post(b, "/ask",
                         arena_printf(&b->arena, "category=%lld&title=Where+is+my+parcel+now%%3F&body=Late",
                                      (long long)visit.site.category_id)
                             .at),
            303);
        browser_get(&guest, "/questions");
        assert_sees(&guest, "lang=\"en\"");
        assert_int_equal(
            browser_post(b, "/admin/set-up/place", "turn=save&zone=Pacific%2FKiritimati&language=de"), 303);
        browser_get(&guest, "/questions");
        assert_sees(&guest, "lang=\"de\"");
        assert_sees(&guest, " +14\"");
        guest.extra[0] = (struct header){STR("Accept-Language"), STR("en")};
        browser_get(&guest, "/questions");
        assert_sees(&guest, "lang=\"en\"");
        browser_close(&guest);
        visit_end(&visit);
    }
}

static void categories_come_from_the_list_in_the_operators_language_and_are_not_added_twice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        browser_get(b, "/admin/set-up/categories");
        assert_sees(b, "name=\"starter1\"");
        assert_int_equal(
            browser_post(b, "/admin/set-up/categories", "turn=save&starter1=1&starter3=1&other=Stamps"), 303);
        browser_get(b, "/ask");
        assert_sees(b, "Delivery and tracking</option>");
        assert_sees(b, "Refunds and returns</option>");
        assert_sees(b, "Stamps</option>");
        assert_not_sees(b, "Customs and taxes</option>");
        browser_get(b, "/admin/set-up/categories");
        assert_not_sees(b, "name=\"starter1\"");
        assert_sees(b, "name=\"starter2\"");
        assert_int_equal(browser_post(b, "/admin/set-up/categories", "turn=save&starter1=1"), 303);
        visit_end(&visit);
    }
}

static void a_mail_to_try_it_waits_in_the_outbox_and_without_a_server_the_page_says_how(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        browser_get(b, "/admin/set-up/mail");
        assert_sees(b, "RECOURSE_SMTP_URL_FILE");
        assert_sees(b, "smtp-url = smtps://USER:PASSWORD@");
        assert_not_sees(b, "recourse serve --"); /* whoever is on the machine reads what stands there */
        assert_int_equal(browser_post(b, "/admin/set-up/mail", "turn=save"), 403);
        visit.site.app.options.mails = true;
        browser_get(b, "/admin/set-up/mail");
        assert_sees(b, "name=\"email\"");
        assert_int_equal(browser_post(b, "/admin/set-up/mail", "turn=try&email=no+address"), 422);
        assert_sees(b, "value=\"no address\"");
        assert_int_equal(browser_post(b, "/admin/set-up/mail", "turn=try&email=chief%40example.org"), 303);
        browser_follow(b);
        assert_sees(b, "A mail is on its way");
        assert_sees(b, "Mail</a> <span class=\"status\">To do</span>");
        assert_int_equal(browser_post(b, "/admin/set-up/mail", "turn=save"), 303);
        browser_get(b, "/admin/set-up");
        assert_sees(b, "Mail</a> <span class=\"status\">Done</span>");
        visit_end(&visit);
    }
}

static void a_legal_page_is_shown_once_nothing_in_brackets_is_left(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database), guest = visit_another(&visit);
        browser_get(b, "/admin/set-up/pages");
        assert_sees(b, "[[name of the person or company]]");
        assert_int_equal(browser_get(&guest, "/about/imprint"), 404);
        assert_int_equal(browser_post(b, "/admin/set-up/pages",
                                      "turn=save&page_imprint=Harbour+Ltd%0A%5B%5Bstreet%5D%5D&page_rules="
                                      "Be+**kind**&page_privacy=&page_terms=&page_accessibility="),
                         303);
        assert_str(b->location, "/admin/set-up/pages?said=brackets");
        browser_follow(b);
        assert_sees(b, "[[street]]");
        assert_int_equal(browser_get(&guest, "/about/imprint"), 404);
        assert_int_equal(browser_get(&guest, "/about/rules"), 200);
        assert_sees(&guest, "Be <strong>kind</strong>");
        assert_sees(&guest, "href=\"/about/rules\">House rules</a>");
        assert_not_sees(&guest, "href=\"/about/imprint\"");
        assert_int_equal(
            browser_post(b, "/admin/set-up/pages", "turn=save&page_imprint=Harbour+Ltd%0A1+Quay"), 303);
        assert_str(b->location, "/admin/set-up?said=saved");
        assert_int_equal(browser_get(&guest, "/about/imprint"), 200);
        assert_sees(&guest, "1 Quay");
        assert_sees(&guest, "href=\"/about/imprint\"");
        browser_close(&guest);
        visit_end(&visit);
    }
}

static void two_colours_reach_every_page_in_a_sheet_of_their_own(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database), guest = visit_another(&visit);
        browser_get(&guest, "/questions");
        assert_not_sees(&guest, "/colours.css");
        assert_int_equal(browser_post(b, "/admin/settings/look", "colour_main=red"), 422);
        assert_sees(b, "id=\"colour_main-error\"");
        assert_int_equal(
            browser_post(b, "/admin/settings/look", "colour_main=%230d4a59&colour_second=%23ffff00"), 303);
        browser_get(&guest, "/questions");
        assert_sees(&guest, "rel=\"stylesheet\" href=\"/colours.css?v=");
        browser_get(&guest, "/colours.css");
        assert_sees(&guest, "--accent:#0d4a59;");
        assert_not_sees(&guest, "--edge:#ffff00;--focus:#ffff00;}@media"); /* yellow on paper is not seen */
        assert_sees(&guest, "--edge:#ffff00;--focus:#ffff00;}}");          /* in the dark it is */
        browser_close(&guest);
        visit_end(&visit);
    }
}

static int send_logo(struct browser *b, const char *name, struct str bytes)
{
    struct multipart_form form;
    browser_get(b, "/admin/logo");
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", b->csrf);
    multipart_form_field(&form, "turn", STR("save"));
    if (bytes.len)
        multipart_form_file(&form, "logo", name, bytes);
    int status = browser_send(b, METHOD_POST, "/admin/logo", MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static void a_logo_is_made_harmless_shown_and_taken_away(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database), guest = visit_another(&visit);
        assert_int_equal(browser_get(&guest, "/logo"), 404);
        assert_int_equal(send_logo(b, "logo.png", STR_NONE), 422);
        assert_sees(b, "Choose one picture.");
        assert_int_equal(send_logo(b, "logo.svg", STR("<svg xmlns='http://www.w3.org/2000/svg'/>")), 422);
        assert_int_equal(send_logo(b, "logo.jpg", sample_jpeg_with_notes(&b->arena, 6)), 303);
        browser_follow(b);
        assert_sees(b, "class=\"site-logo\"");
        browser_get(&guest, "/questions");
        assert_sees(&guest, "<img class=\"site-logo\" src=\"/logo?v=");
        assert_int_equal(browser_get(&guest, "/logo"), 200);
        assert_memory_equal(guest.body.at, "\xFF\xD8\xFF", 3);
        assert_not_sees(&guest, "Exif");
        assert_int_equal(browser_post(b, "/admin/logo", "turn=remove"), 303);
        assert_int_equal(browser_get(&guest, "/logo"), 404);
        browser_close(&guest);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_is_done_or_skipped_and_the_staffs_page_says_what_is_left),
        cmocka_unit_test(a_wrong_value_comes_back_beside_its_field_and_the_page_stays_to_do),
        cmocka_unit_test(language_and_zone_are_those_of_guests_who_ask_for_nothing_else),
        cmocka_unit_test(categories_come_from_the_list_in_the_operators_language_and_are_not_added_twice),
        cmocka_unit_test(a_mail_to_try_it_waits_in_the_outbox_and_without_a_server_the_page_says_how),
        cmocka_unit_test(a_legal_page_is_shown_once_nothing_in_brackets_is_left),
        cmocka_unit_test(two_colours_reach_every_page_in_a_sheet_of_their_own),
        cmocka_unit_test(a_logo_is_made_harmless_shown_and_taken_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
