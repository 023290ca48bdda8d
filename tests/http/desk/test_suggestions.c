/* Changes that somebody without the right to edit proposes, and posts that many may edit. */
#include "base/check.h"
#include "store/people/person.h"
#include "store/site/setting.h"
#include "support/door/http_fixture.h"

static void ask(struct visit *visit, struct browser *browser, const char *title)
{
    const char *form = arena_cstr(
        &visit->browser.arena, arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.",
                                            (long long)visit->site.category_id, title));
    assert_int_equal(browser_post(browser, "/ask", form), 303);
}

static int suggest(struct visit *visit, struct browser *browser, const char *title, const char *body)
{
    const char *form =
        arena_cstr(&visit->browser.arena,
                   arena_printf(&visit->browser.arena,
                                "version=1&category=%lld&tags=customs&title=%s&body=%s&note=Spelling",
                                (long long)visit->site.category_id, title, body));
    return browser_post(browser, "/posts/question/1/suggest", form);
}

static enum err give_points(struct ctx *ctx, void *arg)
{
    const int64_t *person_id = arg;
    return person_add(ctx->db, *person_id, (struct person_change){.points = 200});
}

/* Ann asks, and Bo has an idea of how to say it better. */
static void begin(struct visit *visit, struct browser *ann, struct browser *bo)
{
    browser_become(ann, "ann", ROLE_MEMBER);
    browser_become(bo, "bo", ROLE_MEMBER);
    ask(visit, ann, "Where+is+my+parsel+now%3F");
    browser_get(bo, "/questions/1/where-is-my-parsel-now");
    assert_sees(bo, "/posts/question/1/suggest");
    assert_int_equal(browser_get(bo, "/posts/question/1/suggest"), 200);
    assert_sees(bo, "Where is my parsel now?");
    assert_not_sees(bo, "multipart/form-data"); /* no files come with it */
    assert_int_equal(suggest(visit, bo, "Where+is+my+parcel+now%3F", "It+is+very+late."), 303);
    browser_follow(bo);
    assert_sees(bo, "Waits for a decision");
}

static void the_author_hears_of_a_suggestion_and_takes_it_over(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit), guest = visit_another(&visit), cy = visit_another(&visit);
        begin(&visit, ann, &bo);
        browser_get(&guest, "/questions/1/where-is-my-parsel-now");
        assert_sees(&guest, "parsel");
        assert_int_equal(browser_get(&guest, "/suggestions/1"), 401);
        browser_become(&cy, "cy", ROLE_MEMBER);
        assert_int_equal(browser_get(&cy, "/suggestions/1"), 404);
        assert_int_equal(browser_post(&cy, "/suggestions/1", "turn=accept"), 404);
        browser_get(ann, "/notices");
        assert_sees(ann, "bo suggests a change of your post");
        browser_get(ann, "/questions/1/where-is-my-parsel-now");
        assert_sees(ann, "href=\"/suggestions/1\"");
        browser_get(ann, "/suggestions/1");
        assert_sees(ann, "<ins>");
        assert_sees(ann, "Spelling");
        assert_int_equal(browser_post(&bo, "/suggestions/1", "turn=accept"), 403);
        assert_int_equal(browser_post(ann, "/suggestions/1", "turn=accept"), 303);
        browser_get(&guest, "/questions/1/where-is-my-parcel-now");
        assert_sees(&guest, "Where is my parcel now?");
        assert_sees(&guest, "It is very late.");
        assert_sees(&guest, "customs");
        browser_get(&guest, "/posts/question/1/history");
        assert_sees(&guest, "bo");
        assert_sees(&guest, "Version 2");
        browser_get(&bo, "/notices");
        assert_sees(&bo, "The change that you suggested was taken over");
        assert_int_equal(browser_post(ann, "/suggestions/1", "turn=accept"), 409);
        browser_get(ann, "/notices");
        assert_not_sees(ann, "edited your post");
        browser_close(&cy);
        browser_close(&guest);
        browser_close(&bo);
        visit_end(&visit);
    }
}

static void a_refusal_says_why_and_a_withdrawn_one_is_gone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit), ex = visit_another(&visit);
        begin(&visit, ann, &bo);
        browser_become(&ex, "ex", ROLE_EXPERT);
        browser_get(&ex, "/suggestions");
        assert_sees(&ex, "A change of the question");
        assert_int_equal(browser_post(&ex, "/suggestions/1", "turn=refuse&reason="), 422);
        assert_sees(&ex, "Say why");
        assert_int_equal(browser_post(&ex, "/suggestions/1", "turn=refuse&reason=It+was+clear+before"), 303);
        browser_get(&bo, "/notices");
        assert_sees(&bo, "was refused: It was clear before");
        browser_get(&bo, "/suggestions");
        assert_sees(&bo, "It was clear before");
        assert_int_equal(suggest(&visit, &bo, "Where+is+my+parcel+now%3F", "It+is+late."), 303);
        assert_int_equal(suggest(&visit, &bo, "Where+is+my+parcel+then%3F", "It+is+late."),
                         303); /* in its place */
        browser_get(&ex, "/suggestions/2");
        assert_sees(&ex, "then");
        assert_int_equal(browser_get(&ex, "/suggestions/3"), 404);
        assert_int_equal(browser_post(&ex, "/suggestions/2", "turn=withdraw"), 403);
        assert_int_equal(browser_post(&bo, "/suggestions/2", "turn=withdraw"), 303);
        browser_get(&ex, "/suggestions");
        assert_sees(&ex, "Nothing waits for you");
        browser_close(&ex);
        browser_close(&bo);
        visit_end(&visit);
    }
}

static enum err forbid(struct ctx *ctx, void *arg)
{
    (void)arg;
    enum err err = setting_put(ctx->db, STR("reject_words"), STR("casino"));
    return err ? err : site_touch(ctx->db);
}

static void a_suggestion_passes_every_rule_that_an_edit_passes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct failure failure = {0};
        struct browser bo = visit_another(&visit), ex = visit_another(&visit);
        begin(&visit, ann, &bo);
        browser_become(&ex, "ex", ROLE_EXPERT);
        http_arrange(&visit.site, forbid, NULL);
        assert_int_equal(app_reload_site(&visit.site.app, &failure), OK);
        assert_int_equal(suggest(&visit, &bo, "Where+is+my+casino+now%3F", "It+is+late."), 403);
        assert_sees(&bo, "casino");
        assert_int_equal(suggest(&visit, &bo, "Short", "It+is+late."), 422);
        assert_int_equal(browser_post(&bo, "/posts/question/1/suggest",
                                      "version=7&title=Where+is+my+parcel+now%3F&body=x"),
                         409);
        assert_int_equal(browser_post(ann, "/posts/question/1/suggest", "version=1&body=x"), 403);
        /* What a newcomer takes over is judged as the newcomer's own. */
        assert_int_equal(
            suggest(&visit, &bo, "Where+is+my+parcel+now%3F", "See+https%3A%2F%2Fspam.example%2Fnow"), 303);
        assert_int_equal(browser_post(ann, "/suggestions/1", "turn=accept"), 303);
        assert_int_equal(browser_get(&bo, "/questions/1/where-is-my-parcel-now"), 404);
        browser_get(&ex, "/suggestions");
        assert_sees(&ex, "Nothing waits for you");
        browser_close(&ex);
        browser_close(&bo);
        visit_end(&visit);
    }
}

static void what_changed_since_is_not_lost_by_taking_a_suggestion_over(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit);
        begin(&visit, ann, &bo);
        const char *form =
            arena_cstr(&ann->arena,
                       arena_printf(&ann->arena,
                                    "version=1&category=%lld&title=Where+is+my+parsel+now%%3F&body=It+came.",
                                    (long long)visit.site.category_id));
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Look+at+the+post+office."), 303);
        assert_int_equal(browser_post(ann, "/posts/question/1/edit", form), 303);
        browser_get(ann, "/suggestions/1");
        assert_sees(ann, "The post was changed since");
        assert_int_equal(browser_post(ann, "/suggestions/1", "turn=accept"), 409);
        browser_get(ann, "/questions/1/where-is-my-parsel-now");
        assert_sees(ann, "It came.");
        browser_close(&bo);
        visit_end(&visit);
    }
}

static void members_with_some_points_edit_a_wiki(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit), cy = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        int64_t bo_id = browser_become(&bo, "bo", ROLE_MEMBER);
        browser_become(&cy, "cy", ROLE_MEMBER);
        http_arrange(&visit.site, give_points, &bo_id);
        ask(&visit, ann, "Where+is+my+parcel+now%3F");
        assert_int_equal(browser_post(ann, "/questions/1/answers", "body=It+is+at+the+office."), 303);
        assert_int_equal(browser_get(&bo, "/posts/answer/1/edit"), 403);
        assert_int_equal(browser_post(&bo, "/posts/answer/1/wiki", "on=1"), 403);
        assert_int_equal(browser_post(ann, "/posts/answer/1/wiki", "on=1"), 303);
        browser_get(&cy, "/questions/1/where-is-my-parcel-now");
        assert_sees(&cy, "This is a wiki: members with 150 points can edit it.");
        assert_int_equal(browser_get(&cy, "/posts/answer/1/edit"), 403);
        assert_int_equal(browser_get(&bo, "/posts/answer/1/edit"), 200);
        assert_int_equal(browser_post(&bo, "/posts/answer/1/edit", "version=1&body=It+is+at+the+customs."),
                         303);
        browser_get(&cy, "/questions/1/where-is-my-parcel-now");
        assert_sees(&cy, "It is at the customs.");
        browser_get(ann, "/notices");
        assert_sees(ann, "bo edited your post");
        assert_int_equal(browser_post(ann, "/posts/answer/1/wiki", "on=0"), 303);
        assert_int_equal(browser_get(&bo, "/posts/answer/1/edit"), 403);
        browser_close(&cy);
        browser_close(&bo);
        visit_end(&visit);
    }
}

static int send(struct browser *browser, const char *path, const char *json)
{
    browser_get(browser, "/notices");
    browser->extra[0] = (struct header){STR("X-CSRF-Token"), browser->csrf};
    int status = browser_send(browser, METHOD_POST, path, "application/json", str_from(json));
    browser->extra[0] = (struct header){STR_NONE, STR_NONE};
    return status;
}

static void programs_suggest_list_and_decide(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&bo, "bo", ROLE_MEMBER);
        ask(&visit, ann, "Where+is+my+parsel+now%3F");
        assert_int_equal(send(&bo, "/api/v1/posts/question/1/suggest",
                              "{\"version\":1,\"title\":\"Where is my parcel now?\"}"),
                         200);
        assert_int_equal(browser_get(ann, "/api/v1/suggestions"), 200);
        assert_sees(ann, "\"by\":\"bo\"");
        assert_int_equal(browser_get(ann, "/api/v1/suggestions/1"), 200);
        assert_sees(ann, "\"title\":\"Where is my parcel now?\"");
        assert_sees(ann, "\"decides\":true");
        assert_int_equal(send(ann, "/api/v1/suggestions/1", "{\"turn\":\"accept\"}"), 200);
        assert_int_equal(browser_get(&bo, "/questions/1/where-is-my-parcel-now"), 200);
        assert_int_equal(send(ann, "/api/v1/posts/question/1/wiki", "{\"on\":true}"), 200);
        browser_get(&bo, "/questions/1/where-is-my-parcel-now");
        assert_sees(&bo, "This is a wiki");
        browser_close(&bo);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_author_hears_of_a_suggestion_and_takes_it_over),
        cmocka_unit_test(a_refusal_says_why_and_a_withdrawn_one_is_gone),
        cmocka_unit_test(a_suggestion_passes_every_rule_that_an_edit_passes),
        cmocka_unit_test(what_changed_since_is_not_lost_by_taking_a_suggestion_over),
        cmocka_unit_test(members_with_some_points_edit_a_wiki),
        cmocka_unit_test(programs_suggest_list_and_decide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
