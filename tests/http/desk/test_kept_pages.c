/* Pages that are kept for everybody: what makes them stay, and that none of them is ever stale. */
#include "base/check.h"
#include "service/desk/vote.h"
#include "support/door/http_fixture.h"

#include <unistd.h>

enum { SEEN_WITHIN_MS = 1000 };

#define COAT    "/questions/1/where-is-my-winter-coat"
#define REFUND  "/questions/2/how-long-does-a-refund-take"
#define SCARF   "/questions/3/where-is-my-winter-scarf"
#define UP_VOTE "upvoteCount\" content=\""

struct desk {
    struct http_site site;
    struct browser ann, bob, mia, anybody;
    int64_t mia_id;
};

static void ask(struct browser *browser, const struct http_site *site, const char *title, const char *tags)
{
    struct str form = arena_printf(&browser->arena, "category=%lld&title=%s&body=It+is+late.&tags=%s",
                                   (long long)site->category_id, title, tags);
    assert_int_equal(browser_post(browser, "/ask", form.at), 303);
}

static void ask_three(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->anybody, &desk->site, NULL, ROLE_GUEST);
    browser_enter(&desk->ann, &desk->site, "ann", ROLE_EXPERT);
    browser_enter(&desk->bob, &desk->site, "bob", ROLE_EXPERT);
    desk->mia_id = browser_enter(&desk->mia, &desk->site, "mia", ROLE_MODERATOR);
    ask(&desk->ann, &desk->site, "Where+is+my+winter+coat%3F", "clothes");
    ask(&desk->bob, &desk->site, "How+long+does+a+refund+take%3F", "money");
    ask(&desk->bob, &desk->site, "Where+is+my+winter+scarf%3F", "clothes");
}

/* How many pages have been answered as they were kept. */
static int64_t kept(struct desk *desk)
{
    int64_t count;
    assert_int_equal(browser_get(&desk->anybody, "/metrics"), 200);
    struct str number = browser_between(&desk->anybody, "recourse_pages_total{how=\"kept\"} ", '\n');
    assert_true(str_to_int(number, &count));
    return count;
}

/* Whether the page came as it had been kept. */
static bool comes_kept(struct desk *desk, const char *page)
{
    int64_t before = kept(desk);
    assert_int_equal(browser_get(&desk->anybody, page), 200);
    return kept(desk) == before + 1;
}

static void vote_on(struct desk *desk, const char *post, const char *form)
{
    struct str path = arena_printf(&desk->mia.arena, "/posts/%s/vote", post);
    assert_int_equal(browser_post(&desk->mia, path.at, form), 303);
}

static void a_vote_elsewhere_leaves_a_question_kept(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        browser_get(&desk.anybody, COAT);
        assert_true(comes_kept(&desk, COAT));
        vote_on(&desk, "question/2", "vote=1");
        assert_true(comes_kept(&desk, COAT));
        assert_false(comes_kept(&desk, REFUND));
        assert_true(comes_kept(&desk, REFUND));
        http_close(&desk.site);
    }
}

static void a_vote_is_seen_at_once_wherever_it_shows(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        browser_get(&desk.anybody, COAT);
        assert_sees(&desk.anybody, UP_VOTE "0\"");
        assert_sees(&desk.anybody, "Where is my winter scarf?");
        vote_on(&desk, "question/1", "vote=1"); /* on the page itself */
        assert_false(comes_kept(&desk, COAT));
        browser_get(&desk.anybody, COAT);
        assert_sees(&desk.anybody, UP_VOTE "1\"");
        assert_not_sees(&desk.anybody, "1 vote</span>");
        vote_on(&desk, "question/3", "vote=1"); /* among the related questions */
        browser_get(&desk.anybody, COAT);
        assert_sees(&desk.anybody, "1 vote</span>");
        browser_get(&desk.anybody, "/questions"); /* and in a list */
        vote_on(&desk, "question/3", "vote=0");
        assert_false(comes_kept(&desk, "/questions"));
        http_close(&desk.site);
    }
}

/* Points stand beside a name: they are earned elsewhere. */
static void points_earned_elsewhere_are_seen_at_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        assert_int_equal(browser_post(&desk.ann, "/questions/2/answers", "body=Up+to+ten+days."), 303);
        browser_get(&desk.anybody, COAT);
        struct str before = browser_header(&desk.anybody, "ETag");
        assert_true(comes_kept(&desk, COAT));
        vote_on(&desk, "answer/1", "vote=1");
        assert_false(comes_kept(&desk, COAT));
        browser_get(&desk.anybody, COAT);
        assert_false(str_eq(before, browser_header(&desk.anybody, "ETag")));
        http_close(&desk.site);
    }
}

static void whatever_else_is_written_is_seen_at_once(void **state)
{
    static const struct {
        const char *path, *form, *sees;
    } writes[] = {
        {"/questions/1/answers", "body=Ask+the+seller+first.", "Ask the seller first."},
        {"/posts/question/1/comments", "body=Since+when+exactly%3F", "Since when exactly?"},
        {"/posts/answer/1/vote", "vote=1", UP_VOTE "1\""},
        {"/posts/answer/1/comments", "body=That+helped+me+too.", "That helped me too."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(writes); i++) {
            struct browser *writer = i == 0 ? &desk.bob : &desk.mia;
            browser_get(&desk.anybody, COAT);
            assert_not_sees(&desk.anybody, writes[i].sees);
            assert_int_equal(browser_post(writer, writes[i].path, writes[i].form), 303);
            browser_get(&desk.anybody, COAT);
            assert_sees(&desk.anybody, writes[i].sees);
        }
        assert_int_equal(browser_post(&desk.mia, "/posts/question/1/turn", "turn=hide"), 303);
        assert_int_equal(browser_get(&desk.anybody, COAT), 404);
        http_close(&desk.site);
    }
}

/* Another program, or another server on the same database. */
static enum err vote_there(struct ctx *ctx, void *arg)
{
    const struct desk *desk = arg;
    struct voted voted;
    struct vote vote = {
        .viewer = {.person_id = desk->mia_id, .role = ROLE_MODERATOR}, .ref = {POST_QUESTION, 1}, .vote = 1};
    return vote_cast(ctx, &vote, &voted);
}

static void what_another_server_writes_is_seen_within_a_second(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_three(&desk, database->url);
        browser_get(&desk.anybody, COAT);
        http_arrange(&desk.site, vote_there, &desk);
        usleep(SEEN_WITHIN_MS * 1000);
        vote_on(&desk, "question/2", "vote=1"); /* ours, which moves the version as well */
        browser_get(&desk.anybody, COAT);
        assert_sees(&desk.anybody, UP_VOTE "1\"");
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vote_elsewhere_leaves_a_question_kept),
        cmocka_unit_test(a_vote_is_seen_at_once_wherever_it_shows),
        cmocka_unit_test(points_earned_elsewhere_are_seen_at_once),
        cmocka_unit_test(whatever_else_is_written_is_seen_at_once),
        cmocka_unit_test(what_another_server_writes_is_seen_within_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
