/* A question without its asker's name: nothing that others can read says whose it is; the staff sees it, and that is written down. */
#include "base/check.h"
#include "support/door/http_fixture.h"

#define QUESTION "/questions/1/how-do-i-return-it"

static const char *form_of(struct visit *visit, const char *rest)
{
    return arena_cstr(
        &visit->browser.arena,
        arena_printf(&visit->browser.arena,
                     "category=%lld&title=How+do+I+return+it%%3F&tags=returns&body=It+is+late.%s",
                     (long long)visit->site.category_id, rest));
}

/* quiet-heron asks without a name, with a remark and an answer below; bob answers, with a remark, and asks something himself. */
static struct browser *begin(struct visit *visit, const struct fixture_database *database,
                             struct browser *bob)
{
    struct browser *heron = visit_begin(visit, database);
    browser_become(heron, "quiet-heron", ROLE_MEMBER);
    *bob = visit_another(visit);
    browser_become(bob, "bob", ROLE_MEMBER);
    assert_int_equal(browser_post(bob, "/follow/person/1", "on=1"), 303);
    assert_int_equal(browser_post(heron, "/ask", form_of(visit, "&nameless=1")), 303);
    assert_int_equal(browser_post(bob, "/questions/1/answers", "body=Send+it+back+within+14+days."), 303);
    assert_int_equal(browser_post(heron, "/posts/answer/1/comments", "body=Which+address+do+I+use%3F"), 303);
    assert_int_equal(browser_post(heron, "/questions/1/answers", "body=It+went+back+by+post+today."), 303);
    assert_int_equal(browser_post(heron, "/posts/answer/1/select", "on=1"), 303);
    return heron;
}

static void nothing_that_others_read_says_whose_it_is(void **state)
{
    (void)state;
    static const char *const places[] = {
        QUESTION,
        "/",
        "/questions",
        "/questions?sort=hot",
        "/questions?sort=votes",
        "/questions?sort=unanswered",
        "/tags/returns",
        "/search?q=return",
        "/feeds/questions",
        "/feeds/questions/1",
        "/feeds/tags/returns",
        "/posts/question/1/history",
        "/posts/answer/2/history",
        "/posts/comment/1/history",
        "/api/v1/questions",
        "/api/v1/questions/1",
        "/api/v1/questions/similar?title=How+do+I+return+it%3F",
        "/api/v1/posts/question/1/history",
        "/api/v1/posts/answer/2/history",
        "/notices",
        "/api/v1/notices",
    };
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser bob, *heron = begin(&visit, database, &bob);
        const char *edit = form_of(&visit, "+In+Graz.&version=1&note=Where");
        assert_int_equal(browser_post(heron, "/posts/question/1/edit", edit), 303);
        for (size_t i = 0; i < COUNT_OF(places); i++) {
            if (browser_get(&bob, places[i]) != 200)
                print_error("%s: %d\n", places[i], bob.status);
            assert_int_equal(bob.status, 200);
            if (browser_sees(&bob, "quiet-heron"))
                print_error("%s names who asked\n", places[i]);
            assert_not_sees(&bob, "quiet-heron");
        }
        browser_get(&bob, QUESTION);
        assert_sees(&bob, "It went back by post today.");
        assert_sees(&bob, "Which address do I use?");
        assert_not_sees(&bob, "See who wrote this");
        browser_get(&bob, "/notices");
        assert_sees(&bob, "How do I return it?");
        assert_int_equal(browser_get(&bob, "/users/quiet-heron"), 200);
        assert_not_sees(&bob, "How do I return it?");
        assert_sees(&bob, "0 questions");
        browser_get(&bob, "/search?q=return+author%3Aquiet-heron");
        assert_not_sees(&bob, "How do I return it?");
        browser_close(&bob);
        visit_end(&visit);
    }
}

static void its_asker_keeps_every_right_and_earns_no_points(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser bob, *heron = begin(&visit, database, &bob);
        browser_get(heron, QUESTION);
        assert_sees(heron, "/posts/question/1/edit");
        assert_sees(heron, "/posts/answer/2/edit");
        assert_sees(heron, "/posts/comment/1/edit");
        browser_get(heron, "/notices");
        assert_sees(heron, "bob");
        assert_int_equal(browser_post(heron, "/posts/question/1/vote", "vote=1"), 403);
        assert_int_equal(browser_post(&bob, "/posts/answer/2/vote", "vote=1"), 303);
        browser_get(&bob, "/users/quiet-heron");
        assert_sees(&bob, "<span>0 points</span>");
        assert_sees(&bob, "0 questions");
        assert_sees(&bob, "0 answers");
        browser_close(&bob);
        visit_end(&visit);
    }
}

static void the_staff_sees_who_asked_and_that_is_written_down(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser bob;
        begin(&visit, database, &bob);
        struct browser mod = visit_another(&visit);
        browser_become(&mod, "mod", ROLE_MODERATOR);
        browser_get(&mod, QUESTION);
        assert_not_sees(&mod, "quiet-heron");
        assert_sees(&mod, "/moderation/posts/question/1/writer");
        assert_int_equal(browser_get(&mod, "/moderation/posts/question/1/writer"), 200);
        assert_not_sees(&mod, "quiet-heron");
        browser_get(&mod, "/admin/audit");
        assert_not_sees(&mod, "<td data-label=\"What\">see writer");
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1/writer", ""), 200);
        assert_sees(&mod, "quiet-heron");
        browser_get(&mod, "/admin/audit?act=see+writer");
        assert_sees(&mod, "question 1");
        const char *program = "/api/v1/moderation/posts/comment/1/writer";
        assert_int_equal(browser_send(&mod, METHOD_POST, program, "application/json", STR("{}")), 200);
        assert_sees(&mod, "\"handle\":\"quiet-heron\"");
        browser_get(&mod, "/admin/audit?act=see+writer");
        assert_sees(&mod, "comment 1");
        assert_int_equal(browser_send(&bob, METHOD_POST, program, "application/json", STR("{}")), 403);
        assert_int_equal(browser_post(&mod, "/moderation/posts/answer/1/writer", ""), 404);
        assert_int_equal(browser_post(&bob, "/moderation/posts/question/1/writer", ""), 403);
        browser_close(&mod);
        browser_close(&bob);
        visit_end(&visit);
    }
}

static void a_program_asks_without_a_name_too(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        browser_become(ann, "ann", ROLE_MEMBER);
        static const char *const wishes[] = {"true", "false"};
        for (size_t i = 0; i < COUNT_OF(wishes); i++) {
            struct str json =
                arena_printf(&ann->arena,
                             "{\"title\":\"Where is parcel %zu of mine?\",\"category\":\"internet\","
                             "\"nameless\":%s}",
                             i + 1, wishes[i]);
            browser_send(ann, METHOD_POST, "/api/v1/questions", "application/json", json);
            assert_int_equal(ann->status, 201);
        }
        browser_get(ann, "/api/v1/questions/1");
        assert_not_sees(ann, "\"handle\":\"ann\"");
        browser_get(ann, "/api/v1/questions/2");
        assert_sees(ann, "\"handle\":\"ann\"");
    }
}

static void the_form_says_who_can_see_it_and_keeps_the_choice(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser ann = visit_another(&visit);
        browser_get(guest, "/ask");
        assert_not_sees(guest, "name=\"nameless\"");
        browser_become(&ann, "ann", ROLE_MEMBER);
        browser_get(&ann, "/ask");
        assert_sees(&ann,
                    "The staff can see who you are, and each such look is written down; nobody else can.");
        assert_int_equal(browser_post(&ann, "/ask", "title=Where+is+it+now%3F&nameless=1&category="), 422);
        assert_sees(&ann, "aria-describedby=\"nameless-hint\"\nchecked");
        browser_close(&ann);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_others_read_says_whose_it_is),
        cmocka_unit_test(its_asker_keeps_every_right_and_earns_no_points),
        cmocka_unit_test(the_staff_sees_who_asked_and_that_is_written_down),
        cmocka_unit_test(a_program_asks_without_a_name_too),
        cmocka_unit_test(the_form_says_who_can_see_it_and_keeps_the_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
