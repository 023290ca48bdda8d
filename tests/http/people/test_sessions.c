/* Where one is signed in, seen and ended in the account, and told by mail. */
#include "base/check.h"
#include "service/people/account.h"
#include "store/people/session.h"
#include "support/door/http_fixture.h"
#include "support/reach/mailed.h"

#include <stdio.h>
#include <string.h>

static const char ann[] = "handle=Ann&password=quiet-harbour-7";
static const char firefox[] = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
static const char edge[] = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/127.0 Safari/537.36 Edg/127.0";

static void says_it_is(struct browser *browser, const char *agent)
{
    browser->extra[0] = (struct header){STR("User-Agent"), str_from(agent)};
}

static const char *end_form(struct browser *browser)
{
    struct str name = browser_between(browser, "name=\"session\" value=\"", '"');
    assert_true(name.len > 0);
    return arena_printf(&browser->arena, "session=%.*s", STR_ARG(name)).at;
}

static void a_session_elsewhere_is_seen_and_ended(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser here, there;
        http_open(&site, database->url);
        browser_open(&here, &site);
        browser_open(&there, &site);
        says_it_is(&here, firefox);
        says_it_is(&there, edge);
        assert_int_equal(browser_post(&here, "/sign-up", ann), 303);
        browser_get(&here, "/account");
        assert_sees(&here, "Firefox, Linux");
        assert_sees(&here, "This browser");
        assert_not_sees(&here, "End all others");
        assert_int_equal(browser_post(&there, "/sign-in", ann), 303);
        browser_get(&here, "/account");
        assert_sees(&here, "Edge, Windows");
        const char *form = end_form(&here);
        assert_int_equal(browser_get(&there, "/account"), 200);
        assert_int_equal(browser_post(&here, "/account/sessions/end", form), 303);
        assert_true(browser_get(&there, "/account") != 200);
        assert_int_equal(browser_get(&here, "/account"), 200);
        assert_int_equal(browser_post(&here, "/account/sessions/end", form), 404);
        browser_close(&here);
        browser_close(&there);
        http_close(&site);
    }
}

/* What is sent, an address and a form, leaves this browser signed in, and one with a copy of its cookies not. */
static void assert_ends_a_copy(struct visit *visit, struct browser *here, const char *const sent[2])
{
    struct browser copy = visit_another(visit);
    copy.cookie_count = here->cookie_count;
    memcpy(copy.cookies, here->cookies, sizeof copy.cookies);
    assert_int_equal(browser_get(&copy, "/account"), 200);
    assert_int_equal(browser_post(here, sent[0], sent[1]), 303);
    assert_int_equal(browser_get(here, "/account"), 200);
    assert_int_equal(browser_get(&copy, "/account"), 401);
    browser_close(&copy);
}

/* Whoever has a copy of the cookie is nobody, too, once what one signs in with has changed. */
static void a_copied_cookie_ends_with_the_others(void **state)
{
    static const char *const posts[][2] = {
        {"/account/password", "password_now=quiet-harbour-7&password=loud-mountain-8"},
        {"/account/sessions/end-others", ""}};
    (void)state;
    FOR_EACH_VISIT(visit, here)
    {
        assert_int_equal(browser_post(here, "/sign-up", ann), 303);
        for (size_t i = 0; i < COUNT_OF(posts); i++)
            assert_ends_a_copy(&visit, here, posts[i]);
    }
}

static void all_others_end_at_once_and_nobody_elses(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser browsers[3], bo;
        http_open(&site, database->url);
        browser_open(&bo, &site);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        for (size_t i = 0; i < 3; i++) {
            browser_open(&browsers[i], &site);
            assert_int_equal(browser_post(&browsers[i], i ? "/sign-in" : "/sign-up", ann), 303);
        }
        browser_get(&browsers[0], "/account");
        const char *form = end_form(&browsers[0]);
        assert_int_equal(browser_post(&bo, "/account/sessions/end", form), 404);
        assert_int_equal(browser_post(&browsers[0], "/account/sessions/end-others", ""), 303);
        assert_int_equal(browser_get(&browsers[0], "/account"), 200);
        assert_true(browser_get(&browsers[1], "/account") != 200);
        assert_true(browser_get(&browsers[2], "/account") != 200);
        assert_int_equal(browser_get(&bo, "/account"), 200);
        for (size_t i = 0; i < 3; i++)
            browser_close(&browsers[i]);
        browser_close(&bo);
        http_close(&site);
    }
}

static enum err make_link(struct ctx *ctx, void *arg)
{
    struct str path;
    enum err err = account_password_link(ctx, 1, &path);
    snprintf(arg, 200, "key=%.*s&password=calm-lighthouse-9",
             STR_ARG(str_slice(path, sizeof "/new-password?key=" - 1, path.len)));
    return err;
}

/* Whoever's it was: two people may share a browser. */
static void whoever_comes_in_ends_the_session_that_the_browser_had(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, here)
    {
        char link[200];
        assert_int_equal(browser_post(here, "/sign-up", ann), 303);
        http_arrange(&visit.site, make_link, link);
        const char *const doors[][2] = {
            {"/sign-in", ann}, {"/new-password", link}, {"/sign-up", "handle=Bert&password=quiet-harbour-7"}};
        browser_become(here, "Cleo", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(doors); i++)
            assert_ends_a_copy(&visit, here, doors[i]);
    }
}

static void an_account_that_is_deleted_is_signed_in_nowhere(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, here)
    {
        struct browser there = visit_another(&visit);
        assert_int_equal(browser_post(here, "/sign-up", ann), 303);
        assert_int_equal(browser_post(&there, "/sign-in", ann), 303);
        assert_int_equal(browser_get(&there, "/account"), 200);
        assert_int_equal(browser_post(here, "/account/delete", "password_to_leave=quiet-harbour-7"), 303);
        assert_int_equal(browser_get(&there, "/account"), 401);
        browser_close(&there);
    }
}

/* Ann's session and a link of hers, as they are so much later. */
struct later {
    struct span span;
    char key[200];
    bool session, link;
};
static enum err look_later(struct ctx *ctx, void *arg)
{
    struct later *later = arg;
    struct session_lines lines;
    struct ctx then = *ctx;
    int64_t person_id;
    then.now = instant_add(ctx->now, later->span);
    enum err err = session_lines_load(ctx->db, ctx->arena, 1, then.now, &lines);
    struct str key = str_slice(str_from(later->key), 4, str_find_char(str_from(later->key), '&'));
    later->session = lines.count > 0;
    later->link = !err && account_password_known(&then, key, &person_id) == OK;
    return err;
}

static void a_session_ends_after_thirty_days_and_a_link_after_one(void **state)
{
    static const struct {
        int hours;
        bool session, link;
    } rows[] = {{23, true, true}, {25, true, false}, {30 * 24 - 1, true, false}, {30 * 24 + 1, false, false}};
    (void)state;
    FOR_EACH_VISIT(visit, here)
    {
        struct later later;
        assert_int_equal(browser_post(here, "/sign-up", ann), 303);
        http_arrange(&visit.site, make_link, later.key);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            later.span = SPAN_MINUTES(rows[i].hours * 60);
            http_arrange(&visit.site, look_later, &later);
            assert_int_equal(later.session, rows[i].session);
            assert_int_equal(later.link, rows[i].link);
        }
    }
}

static void signing_in_with_another_browser_is_told_by_mail_and_with_the_same_one_is_not(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *here = mailed_begin(&mailed, database);
        assert_int_equal(browser_post(here, "/sign-up", ann), 303);
        mailed_confirm(here, mailed_ask(&mailed, here, "ann@example.org", 1));
        assert_int_equal(browser_post(here, "/sign-out", ""), 303);
        assert_int_equal(browser_post(here, "/sign-in", ann), 303);
        assert_mails(&mailed, here, 1);
        struct browser there = visit_another(&mailed.visit);
        says_it_is(&there, edge);
        assert_int_equal(browser_post(&there, "/sign-in", ann), 303);
        struct str mail = post_office_mail(&mailed.office, 2);
        assert_true(mail_has(mail, "Subject: Somebody signed in to your account\r\n"));
        assert_true(mail_has(mail, "Edge, Windows"));
        browser_close(&there);
        mailed_end(&mailed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_elsewhere_is_seen_and_ended),
        cmocka_unit_test(a_copied_cookie_ends_with_the_others),
        cmocka_unit_test(all_others_end_at_once_and_nobody_elses),
        cmocka_unit_test(whoever_comes_in_ends_the_session_that_the_browser_had),
        cmocka_unit_test(an_account_that_is_deleted_is_signed_in_nowhere),
        cmocka_unit_test(a_session_ends_after_thirty_days_and_a_link_after_one),
        cmocka_unit_test(signing_in_with_another_browser_is_told_by_mail_and_with_the_same_one_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
