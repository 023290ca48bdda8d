/* What operators and moderators decide about the site, and how the pages follow. */
#include "base/check.h"
#include "http/site/follow.h"
#include "support/door/http_fixture.h"

#include <time.h>

static struct browser *begin_as_operator(struct visit *visit, const struct fixture_database *database)
{
    struct browser *browser = visit_begin(visit, database);
    browser_become(browser, "chief", ROLE_OPERATOR);
    return browser;
}

static const char *ask_form(struct visit *visit, const char *title, const char *tags)
{
    return arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.&tags=%s",
                        (long long)visit->site.category_id, title, tags)
        .at;
}

static void what_one_server_is_told_reaches_the_others(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct http_site other;
        struct browser *b = begin_as_operator(&visit, database), guest;
        http_join(&other, database->url);
        struct follow *follow = follow_start(&other.app, database->url, FOLLOW_LOOK_MS);
        browser_open(&guest, &other);
        browser_get(&guest, "/questions");
        assert_sees(&guest, "Help Desk</a>");
        assert_int_equal(browser_post(b, "/admin/settings/site", "site_name=Harbour+desk"), 303);
        browser_await(&guest, "/questions", "Harbour desk</a>");
        assert_int_equal(browser_post(b, "/admin/categories", "name=Parcels&parent=0&position=100"), 303);
        browser_await(&guest, "/ask", "Parcels");
        follow_stop(follow);
        browser_close(&guest);
        http_close(&other);
        visit_end(&visit);
    }
}

static void a_page_tells_where_each_setting_comes_from_and_no_secret(void **state)
{
    static const struct told_setting told[] = {
        {STR_INIT("listen"), STR_INIT("127.0.0.1:9"), STR_INIT("desk.conf:3"), STR_INIT("where")},
        {STR_INIT("threads"), STR_INIT("7"), STR_INIT(""), STR_INIT("how many")}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        visit.site.app.options.told = told;
        visit.site.app.options.told_count = COUNT_OF(told);
        assert_int_equal(browser_post(b, "/admin/settings/site", "site_name=Harbour+desk"), 303);
        assert_int_equal(browser_post(b, "/admin/settings/tracking", "shippo_secret=open-sesame"), 303);
        browser_get(b, "/admin");
        assert_sees(b, "href=\"/admin/origins\"");
        assert_int_equal(browser_get(b, "/admin/origins"), 200);
        assert_sees(b, "<bdi>desk.conf:3</bdi>");
        assert_sees(b, "Harbour desk</bdi></td><td data-label=\"Comes from\">\n<a "
                       "href=\"/admin/settings/site\">Set in the database");
        assert_sees(b, "<a href=\"/admin/settings/limits\">Standard");
        assert_sees(b, "shippo_secret");
        assert_not_sees(b, "open-sesame");
        browser_become(b, "mod", ROLE_MODERATOR);
        assert_int_equal(browser_get(b, "/admin/origins"), 403);
        visit_end(&visit);
    }
}

static void a_new_name_of_the_site_is_on_the_next_page_and_in_the_audit_list(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser guest = visit_another(&visit);
        browser_get(&guest, "/questions");
        assert_sees(&guest, "Help Desk</a>");
        assert_int_equal(browser_post(b, "/admin/settings/site", "site_name=Buyers%27+%3Cdesk%3E"), 303);
        browser_follow(b);
        assert_sees(b, "It is saved.");
        browser_get(&guest, "/questions");
        assert_sees(&guest, "Buyers&#39; &lt;desk&gt;</a>");
        browser_get(b, "/admin/audit?act=setting");
        assert_sees(b, "setting site_name");
        assert_sees(b, "from &quot;Help Desk&quot;");
        browser_close(&guest);
        visit_end(&visit);
    }
}

static void wrong_settings_are_told_beside_their_fields_and_nothing_is_saved(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        assert_int_equal(browser_post(b, "/admin/settings/site",
                                      "site_name=&base_url=ftp%3A%2F%2Fx&flags_to_hide=many&welcome=Hello"),
                         422);
        assert_sees(b, "id=\"site_name-error\"");
        assert_sees(b, "id=\"base_url-error\"");
        assert_sees(b, "id=\"flags_to_hide-error\"");
        assert_sees(b, "value=\"many\"");
        assert_sees(b, ">Hello</textarea>");
        browser_get(b, "/admin");
        assert_not_sees(b, ">Hello</textarea>");
        assert_int_equal(browser_get(b, "/admin/settings/secret"), 404);
        visit_end(&visit);
    }
}

static void other_points_count_for_what_was_done_before(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser ann = visit_another(&visit);
        browser_become(&ann, "ann", ROLE_MEMBER);
        browser_post(&ann, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", ""));
        assert_int_equal(browser_post(b, "/admin/settings/points", "points_ask=77&points_base=1"), 303);
        browser_get(b, "/users/ann");
        assert_sees(b, "78 points");
        assert_int_equal(
            browser_post(b, "/admin/settings/points", "point_preset=stack_overflow&points_ask=0"), 303);
        browser_get(b, "/users/ann");
        assert_sees(b, "1 point<");
        assert_int_equal(browser_post(b, "/admin/settings/points", "points_question_down=5"), 422);
        assert_sees(b, "Enter 0 or less");
        browser_close(&ann);
        visit_end(&visit);
    }
}

/* Names that the program keeps are for programs. */
static void what_can_be_chosen_is_said_in_the_readers_language(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser ann = visit_another(&visit);
        browser_become(&ann, "ann", ROLE_MEMBER);
        b->extra[0] = (struct header){STR("Accept-Language"), STR("de")};
        assert_int_equal(browser_get(b, "/admin/people/ann"), 200);
        assert_sees(b, ">Mitglied</option>");
        assert_sees(b, ">Experte</option>");
        assert_int_equal(browser_post(b, "/admin/people/ann", "role=moderator&title="), 303);
        browser_get(b, "/admin/audit");
        assert_sees(b, "Mitglied zu Moderator");
        browser_get(b, "/admin/settings/points");
        assert_sees(b, ">Question2Answer</option>");
        assert_sees(b, ">Stack Overflow</option>");
        browser_close(&ann);
        visit_end(&visit);
    }
}

static void a_lower_limit_holds_from_the_next_post_on(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser ann = visit_another(&visit);
        browser_become(&ann, "ann", ROLE_MEMBER);
        assert_int_equal(browser_post(b, "/admin/settings/limits", "limit_ask=1"), 303);
        browser_follow(b);
        assert_sees(b, "name=\"limit_ask\" value=\"1\"");
        assert_int_equal(browser_post(&ann, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "")), 303);
        assert_int_equal(browser_post(&ann, "/ask", ask_form(&visit, "Where+is+my+second+one%3F", "")), 429);
        assert_sees(&ann, "Where is my second one?");
        browser_close(&ann);
        visit_end(&visit);
    }
}

static void closed_sign_up_and_longer_titles_are_settings_that_hold(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser guest = visit_another(&visit);
        assert_int_equal(browser_post(b, "/admin/settings/site", "sign_up=closed&title_min=500"), 422);
        assert_sees(b, "Enter a whole number from 1 to 100.");
        assert_int_equal(browser_post(b, "/admin/settings/site", "sign_up=closed&title_min=30"), 303);
        assert_int_equal(browser_post(&guest, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 403);
        assert_sees(&guest, "no new accounts");
        assert_int_equal(browser_post(&guest, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "")),
                         422);
        assert_sees(&guest, "at least 30 are needed");
        browser_close(&guest);
        visit_end(&visit);
    }
}

static void categories_are_added_moved_renamed_and_retired(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        assert_int_equal(browser_post(b, "/admin/categories", "name=Parcels+%26+post&parent=0&position=5"),
                         303);
        browser_get(b, "/ask");
        assert_sees(b, "Parcels &amp; post</option>");
        assert_int_equal(browser_post(b, "/admin/categories/2", "name=Parcels&parent=1&position=5"), 303);
        browser_get(b, "/admin/categories");
        assert_sees(b, "\xE2\x80\x83<a ");
        assert_sees(b, "dir=\"auto\">Parcels</a>");
        assert_int_equal(browser_post(b, "/admin/categories/1", "name=Internet&parent=2&position=1"), 422);
        assert_sees(b, "cannot stand below itself");
        assert_int_equal(browser_post(b, "/admin/categories", "name=PARCELS&parent=1&position=9"), 409);
        assert_sees(b, "There is a category of this name");
        assert_sees(b, "value=\"PARCELS\"");
        assert_int_equal(browser_post(b, "/admin/categories", "name=&parent=0&position=x"), 422);
        assert_int_equal(browser_post(b, "/admin/categories/2", "name=Parcels&parent=1&position=5&retired=1"),
                         303);
        browser_get(b, "/ask");
        assert_not_sees(b, "Parcels</option>");
        assert_int_equal(browser_post(b, "/ask", "category=2&title=Where+is+my+parcel+now%3F&body=Late"),
                         422);
        assert_int_equal(browser_get(b, "/admin/categories/99"), 404);
        visit_end(&visit);
    }
}

static void a_renamed_tag_is_renamed_on_every_question_and_in_every_list(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        browser_post(b, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "parcle+late"));
        browser_post(b, "/ask", ask_form(&visit, "Where+is+my+second+one%3F", "parcel"));
        assert_int_equal(browser_post(b, "/admin/tags/parcle", "turn=rename&to=parcel"), 409);
        assert_sees(b, "Merge the two");
        assert_int_equal(browser_post(b, "/admin/tags/parcle", "turn=rename&to=two+words"), 422);
        assert_int_equal(browser_post(b, "/admin/tags/parcle", "turn=rename&to="), 422);
        assert_int_equal(browser_post(b, "/admin/tags/parcle", "turn=merge&to=parcel"), 303);
        browser_get(b, "/tags/parcel");
        assert_sees(b, "Where is my parcel now?");
        assert_sees(b, "Where is my second one?");
        assert_int_equal(browser_get(b, "/admin/tags/parcle"), 404);
        assert_int_equal(browser_get(b, "/tags/parcle"), 301); /* the old name leads on */
        assert_str(b->location, "/tags/parcel");
        assert_int_equal(browser_post(b, "/admin/tags/late", "turn=rename&to=delay"), 303);
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_sees(b, "href=\"/tags/parcel\"");
        assert_sees(b, "href=\"/tags/delay\"");
        assert_int_equal(browser_post(b, "/admin/tags/delay", "turn=remove"), 303);
        browser_get(b, "/questions/1/where-is-my-parcel-now");
        assert_not_sees(b, "href=\"/tags/delay\"");
        browser_get(b, "/admin/audit?act=tag");
        assert_sees(b, "merged into parcel, questions: 1");
        b->extra[0] = (struct header){STR("Accept-Language"), STR("de")};
        browser_get(b, "/admin/audit?act=tag");
        assert_sees(b, "Schlagwort parcle");
        assert_sees(b, "vereint mit parcel, Fragen: 1");
        visit_end(&visit);
    }
}

static void a_role_and_a_title_are_given_and_seen(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser ann = visit_another(&visit);
        browser_become(&ann, "ann", ROLE_MEMBER);
        assert_int_equal(browser_get(b, "/admin/people?name=ANN"), 303);
        assert_str(b->location, "/admin/people/ann");
        assert_int_equal(browser_post(b, "/admin/people/ann", "role=moderator&title=Parcel+lawyer"), 303);
        assert_int_equal(browser_get(&ann, "/moderation"), 401); /* a session from before gains nothing */
        browser_sign_in(&ann, 2);
        assert_int_equal(browser_get(&ann, "/moderation"), 200);
        browser_get(&ann, "/users/ann");
        assert_sees(&ann, "Parcel lawyer");
        assert_int_equal(browser_post(b, "/admin/people/ann", "role=king&title="), 422);
        assert_int_equal(browser_post(b, "/admin/people/chief", "role=member&title="), 403);
        assert_sees(b, "only operator");
        browser_get(b, "/admin/people?name=nobody");
        assert_sees(b, "Nobody here has this name.");
        browser_close(&ann);
        visit_end(&visit);
    }
}

static void a_forgotten_password_is_set_anew_by_a_link_that_works_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = begin_as_operator(&visit, database);
        struct browser ann = visit_another(&visit), thief = visit_another(&visit);
        browser_become(&thief, "ann", ROLE_MEMBER);
        assert_int_equal(browser_post(b, "/admin/people/ann/password-link", ""), 200);
        struct str key = browser_between(b, "/new-password?key=", '"');
        assert_int_equal(key.len, 43);
        struct str page = arena_printf(&ann.arena, "/new-password?key=%.*s", STR_ARG(key));
        assert_int_equal(browser_get(&ann, page.at), 200);
        struct str form = arena_printf(&ann.arena, "key=%.*s&password=short", STR_ARG(key));
        assert_int_equal(browser_post(&ann, "/new-password", form.at), 422);
        form = arena_printf(&ann.arena, "key=%.*s&password=quiet-harbour-7", STR_ARG(key));
        assert_int_equal(browser_post(&ann, "/new-password", form.at), 303);
        assert_int_equal(browser_get(&ann, "/account"), 200);
        assert_int_equal(browser_get(&thief, "/account"), 401);
        assert_int_equal(browser_post(&thief, "/new-password", form.at), 404);
        browser_close(&ann);
        browser_close(&thief);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_server_is_told_reaches_the_others),
        cmocka_unit_test(a_page_tells_where_each_setting_comes_from_and_no_secret),
        cmocka_unit_test(a_new_name_of_the_site_is_on_the_next_page_and_in_the_audit_list),
        cmocka_unit_test(wrong_settings_are_told_beside_their_fields_and_nothing_is_saved),
        cmocka_unit_test(other_points_count_for_what_was_done_before),
        cmocka_unit_test(what_can_be_chosen_is_said_in_the_readers_language),
        cmocka_unit_test(a_lower_limit_holds_from_the_next_post_on),
        cmocka_unit_test(closed_sign_up_and_longer_titles_are_settings_that_hold),
        cmocka_unit_test(categories_are_added_moved_renamed_and_retired),
        cmocka_unit_test(a_renamed_tag_is_renamed_on_every_question_and_in_every_list),
        cmocka_unit_test(a_role_and_a_title_are_given_and_seen),
        cmocka_unit_test(a_forgotten_password_is_set_anew_by_a_link_that_works_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
