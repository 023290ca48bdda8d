/* What people ask to hear of: saved searches, orders that they follow, the votes of a day; and their choices by programs. */
#include "base/check.h"
#include "service/desk/saved_search.h"
#include "service/desk/vote_day.h"
#include "service/order/order.h"
#include "support/order/court.h"
#include "support/order/notebook.h"

static void ask(struct http_site *site, struct browser *browser, const char *title)
{
    const char *form =
        arena_cstr(&browser->arena, arena_printf(&browser->arena, "category=%lld&title=%s&body=It+is+late.",
                                                 (long long)site->category_id, title));
    assert_int_equal(browser_post(browser, "/ask", form), 303);
}

static int send(struct browser *browser, const char *path, const char *json)
{
    browser_get(browser, "/notices");
    browser->extra[0] = (struct header){STR("X-CSRF-Token"), browser->csrf};
    int status = browser_send(browser, METHOD_POST, path, "application/json", str_from(json));
    browser->extra[0] = (struct header){STR_NONE, STR_NONE};
    return status;
}

/* ---- saved searches ---- */

static enum err look_an_hour_later(struct ctx *ctx, void *arg)
{
    const int64_t *hours = arg;
    ctx->now = instant_add(ctx->now, SPAN_MS(*hours * 3600 * 1000));
    struct saved_look look;
    enum err err = saved_search_look(ctx, &look);
    return err ? err : saved_search_tell(ctx, &look);
}

static void a_saved_search_tells_of_what_is_asked_since(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        int64_t hours = 1;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit), guest = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&bo, "bo", ROLE_MEMBER);
        ask(&visit.site, &bo, "Where+is+my+parcel+at+the+customs%3F");
        browser_get(&guest, "/search?q=customs");
        assert_not_sees(&guest, "Keep this search");
        browser_get(ann, "/search?q=customs");
        assert_sees(ann, "Keep this search");
        assert_int_equal(browser_post(ann, "/account/searches", "q="), 422);
        assert_int_equal(browser_post(ann, "/account/searches", "q=parcel+customs"), 303);
        assert_int_equal(browser_post(ann, "/account/searches", "q=parcel+customs"), 303); /* kept once */
        browser_follow(ann);
        assert_sees(ann, "The search is kept");
        assert_sees(ann, "Nothing new");
        http_arrange(&visit.site, look_an_hour_later, &hours);
        browser_get(ann, "/notices");
        assert_not_sees(ann, "A search that you keep");
        ask(&visit.site, &bo, "Why+did+the+customs+open+my+parcel%3F");
        ask(&visit.site, &bo, "Do+the+customs+work+on+Sundays%3F"); /* lacks a word */
        ask(&visit.site, &bo, "Does+a+parcel+wait+long+at+the+customs%3F");
        browser_get(ann, "/account/searches");
        assert_sees(ann, "2 new");
        assert_not_sees(ann, "/account/searches/2");
        hours = 2;
        http_arrange(&visit.site, look_an_hour_later, &hours);
        hours = 3;
        http_arrange(&visit.site, look_an_hour_later, &hours); /* told once */
        browser_get(ann, "/notices");
        assert_sees(ann, "A search that you keep finds 2 new questions");
        assert_sees(ann, "href=\"/account/searches/1\"");
        browser_get(ann, "/account/searches/1");
        assert_sees(ann, "Why did the customs open my parcel?");
        assert_not_sees(ann, "on Sundays");
        assert_not_sees(ann, "Where is my parcel");
        assert_int_equal(browser_get(&bo, "/account/searches/1"), 404);
        assert_int_equal(browser_post(&bo, "/account/searches/1/remove", ""), 404);
        assert_int_equal(browser_post(ann, "/account/searches/1/seen", "newest=4"), 303);
        browser_follow(ann);
        assert_sees(ann, "Nothing new");
        assert_int_equal(browser_post(ann, "/account/searches/1/remove", ""), 303);
        browser_follow(ann);
        assert_sees(ann, "None yet");
        browser_close(&guest);
        browser_close(&bo);
        visit_end(&visit);
    }
}

static void a_saved_filter_without_words_finds_what_is_new(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&bo, "bo", ROLE_MEMBER);
        ask(&visit.site, &bo, "Where+is+my+parcel+now%3F");
        assert_int_equal(send(ann, "/api/v1/saved-searches", "{\"user\":\"bo\",\"answered\":\"no\"}"), 200);
        assert_sees(ann, "\"new\":0");
        ask(&visit.site, &bo, "Where+is+my+letter+now%3F");
        ask(&visit.site, ann, "Where+is+my+own+parcel%3F");
        assert_int_equal(browser_get(ann, "/api/v1/saved-searches"), 200);
        assert_sees(ann, "\"new\":1");
        assert_sees(ann, "\"questions\":[2]");
        assert_int_equal(send(ann, "/api/v1/saved-searches/1/seen", "{\"newest\":2}"), 200);
        assert_sees(ann, "\"new\":0");
        assert_int_equal(send(&bo, "/api/v1/saved-searches/1/remove", "{}"), 404);
        assert_int_equal(send(ann, "/api/v1/saved-searches/1/remove", "{}"), 200);
        browser_close(&bo);
        visit_end(&visit);
    }
}

/* ---- votes ---- */

static enum err days_later(struct ctx *ctx, void *arg)
{
    const int64_t *days = arg;
    ctx->now = instant_add(ctx->now, SPAN_DAYS(*days));
    return vote_day_round(ctx);
}

static void the_votes_of_a_day_are_told_in_one_line(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        int64_t days = 0;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit), cy = visit_another(&visit), dora = visit_another(&visit);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&bo, "bo", ROLE_MEMBER);
        browser_become(&cy, "cy", ROLE_MEMBER);
        browser_become(&dora, "dora", ROLE_MEMBER);
        http_arrange(&visit.site, days_later, &days); /* what was before is not told */
        ask(&visit.site, ann, "Where+is+my+parcel+now%3F");
        ask(&visit.site, &bo, "Where+is+my+letter+now%3F");
        assert_int_equal(browser_post(ann, "/questions/2/answers", "body=It+is+at+the+office."), 303);
        assert_int_equal(browser_post(&bo, "/posts/question/1/vote", "vote=1"), 303);
        assert_int_equal(browser_post(&bo, "/posts/answer/1/vote", "vote=1"), 303);
        assert_int_equal(browser_post(&cy, "/posts/answer/1/vote", "vote=1"), 303);
        http_arrange(&visit.site, days_later, &days);
        browser_get(ann, "/notices");
        assert_not_sees(ann, "in votes");
        days = 1;
        http_arrange(&visit.site, days_later, &days);
        http_arrange(&visit.site, days_later, &days);
        browser_get(ann, "/notices");
        assert_sees(ann, "+3 in votes on 2 of your posts in one day");
        assert_sees(ann, "Where is my letter now?"); /* the post that gained most */
        assert_sees(ann, "#answer-1");
        browser_get(&bo, "/notices");
        assert_not_sees(&bo, "in votes");
        days = 2;
        http_arrange(&visit.site, days_later, &days);
        browser_get(ann, "/api/v1/notices");
        assert_true(str_find(ann->body, STR("\"kind\":\"votes\"")) < ann->body.len);
        struct str rest =
            str_slice(ann->body, str_find(ann->body, STR("\"kind\":\"votes\"")) + 5, ann->body.len);
        assert_int_equal(str_find(rest, STR("\"kind\":\"votes\"")), rest.len);
        browser_close(&dora);
        browser_close(&cy);
        browser_close(&bo);
        visit_end(&visit);
    }
}

/* ---- choices ---- */

static void programs_read_and_set_what_one_hears_of(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
        struct browser bo = visit_another(&visit);
        assert_int_equal(browser_get(&bo, "/api/v1/notices/choices"), 401);
        browser_become(ann, "ann", ROLE_MEMBER);
        browser_become(&bo, "bo", ROLE_MEMBER);
        assert_int_equal(browser_get(ann, "/api/v1/notices/choices"), 200);
        assert_sees(
            ann, "{\"choice\":\"answers\",\"label\":\"Answers to my questions\",\"page\":true,\"push\":true,"
                 "\"mail\":\"once\"}");
        assert_sees(ann, "\"choice\":\"votes\"");
        assert_int_equal(send(ann, "/api/v1/notices/choices", "{\"choice\":\"nothing\",\"mail\":\"none\"}"),
                         422);
        assert_int_equal(send(ann, "/api/v1/notices/choices", "{\"choice\":\"answers\",\"mail\":\"hourly\"}"),
                         422);
        assert_int_equal(send(ann, "/api/v1/notices/choices", "{\"choice\":\"answers\",\"page\":false}"),
                         200);
        assert_sees(
            ann, "{\"choice\":\"answers\",\"label\":\"Answers to my questions\",\"page\":false,\"push\":true,"
                 "\"mail\":\"once\"}");
        assert_int_equal(
            send(ann, "/api/v1/notices/choices", "{\"choice\":\"answers\",\"push\":false,\"mail\":\"none\"}"),
            200);
        ask(&visit.site, ann, "Where+is+my+parcel+now%3F");
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=It+is+at+the+office."), 303);
        browser_get(ann, "/notices");
        assert_not_sees(ann, "answered your question");
        browser_close(&bo);
        visit_end(&visit);
    }
}

/* ---- orders ---- */

static enum err a_week_later(struct ctx *ctx, void *arg)
{
    size_t done;
    struct http_site *site = arg;
    ctx->now = instant_add(ctx->now, SPAN_DAYS(30));
    return order_tick(ctx, &site->app.policies, 10, &done);
}

/* Ann's question carries her order; ryan is invited, bob is not. */
static void an_invited_helper_follows_an_order_until_the_invitation_ends(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook book;
        struct browser ryan, mia;
        notebook_open(&book, database->url);
        browser_open(&ryan, &book.site);
        browser_become(&ryan, "ryan", ROLE_EXPERT);
        browser_open(&mia, &book.site);
        browser_become(&mia, "mia", ROLE_MODERATOR);
        struct str order = notebook_note(&book.buyer, "RA123456785CN", "Secret Shop");
        struct str ref = str_slice(order, sizeof "/orders/" - 1, order.len);
        struct str form =
            arena_printf(&book.buyer.arena,
                         "title=Where+is+my+winter+parcel%%3F&body=It+is+late.&category=%lld&order=%.*s",
                         (long long)book.site.category_id, STR_ARG(ref));
        assert_int_equal(browser_post(&book.buyer, "/ask", form.at), 303);
        assert_int_equal(browser_post(&ryan, "/questions/1/order", "turn=follow"), 404);
        assert_int_equal(browser_post(&book.buyer, "/questions/1/order", "turn=invite&handle=ryan"), 303);
        browser_get(&ryan, "/questions/1/where-is-my-winter-parcel");
        assert_sees(&ryan, "Follow the order");
        assert_not_sees(&ryan, arena_cstr(&ryan.arena, ref));
        assert_int_equal(browser_post(&ryan, "/questions/1/order", "turn=follow"), 303);
        assert_int_equal(browser_post(&mia, "/questions/1/order", "turn=follow"), 303);
        assert_int_equal(browser_post(&book.other, "/questions/1/order", "turn=follow"), 404);
        browser_get(&book.buyer, "/questions/1/where-is-my-winter-parcel");
        assert_not_sees(&book.buyer, "Follow the order"); /* hears anyway */
        browser_get(&mia, "/questions/1/where-is-my-winter-parcel");
        assert_sees(&mia, "Following the order");
        assert_int_equal(browser_post(&book.buyer, "/questions/1/order", "turn=withdraw&handle=ryan"), 303);
        http_arrange(&book.site, a_week_later, &book.site);
        browser_get(&mia, "/notices");
        assert_sees(&mia, "News of an order that you follow");
        assert_sees(&mia, "/questions/1/");
        assert_not_sees(&mia, arena_cstr(&mia.arena, ref));
        browser_get(&ryan, "/notices");
        assert_not_sees(&ryan, "News of an order");
        browser_close(&mia);
        browser_close(&ryan);
        notebook_close(&book);
    }
}

static void a_marketplaces_staff_follow_an_order_as_its_sides_hear_of_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        const char *path = court_order(&court);
        const char *follow = arena_printf(&court.staff.arena, "%s/follow", path).at;
        browser_get(&court.staff, path);
        assert_sees(&court.staff, follow);
        assert_int_equal(browser_post(&court.staff, follow, "on=1&back="), 303);
        assert_int_equal(browser_post(&court.buyer, follow, "on=1"), 403);
        assert_int_equal(browser_post(&court.stranger, follow, "on=1"), 404);
        assert_int_equal(browser_post(&court.members[0], follow, "on=1"), 404);
        browser_get(&court.buyer, arena_printf(&court.buyer.arena, "%s/message", path).at);
        struct str version = browser_between(&court.buyer, "name=\"version\" value=\"", '"');
        struct str form =
            arena_printf(&court.buyer.arena, "version=%.*s&words=Please+look.", STR_ARG(version));
        assert_int_equal(
            browser_post(&court.buyer, arena_printf(&court.buyer.arena, "%s/message", path).at, form.at),
            303);
        browser_get(&court.staff, "/notices");
        assert_sees(&court.staff, "A message");
        assert_sees(&court.staff, path);
        browser_get(&court.staff2, "/notices");
        assert_not_sees(&court.staff2, "A message");
        assert_int_equal(send(&court.staff2, arena_printf(&court.staff2.arena, "/api/v1%s/follow", path).at,
                              "{\"on\":true}"),
                         200);
        assert_sees(&court.staff2, "\"follows\":true");
        assert_int_equal(browser_post(&court.staff, follow, "on=0&back="), 303);
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_saved_search_tells_of_what_is_asked_since),
        cmocka_unit_test(a_saved_filter_without_words_finds_what_is_new),
        cmocka_unit_test(the_votes_of_a_day_are_told_in_one_line),
        cmocka_unit_test(programs_read_and_set_what_one_hears_of),
        cmocka_unit_test(an_invited_helper_follows_an_order_until_the_invitation_ends),
        cmocka_unit_test(a_marketplaces_staff_follow_an_order_as_its_sides_hear_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
