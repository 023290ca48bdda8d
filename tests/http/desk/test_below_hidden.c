/* What stands below a question or an answer that was taken down is taken down with it. */
#include "base/check.h"
#include "support/door/http_fixture.h"

enum { AUTHOR, ANSWERER, MODERATOR, STRANGER, PEOPLE };

static void become_all(struct visit *visit, struct browser people[PEOPLE])
{
    static const struct {
        const char *name;
        enum role role;
    } all[PEOPLE] = {[AUTHOR] = {"Carl", ROLE_MEMBER},
                     [ANSWERER] = {"Bob", ROLE_MEMBER},
                     [MODERATOR] = {"Mod", ROLE_MODERATOR},
                     [STRANGER] = {"Mara", ROLE_MEMBER}};
    for (size_t i = 0; i < PEOPLE; i++) {
        people[i] = visit_another(visit);
        browser_become(&people[i], all[i].name, all[i].role);
    }
}

/* Question 1 with comment 1, its answer 1 with comment 2. */
static void write_all(struct visit *visit, struct browser people[PEOPLE])
{
    struct arena *arena = &visit->browser.arena;
    const char *form = arena_cstr(
        arena, arena_printf(arena, "category=%lld&title=Where+is+my+secret+parcel+now%%3F&body=It+is+late.",
                            (long long)visit->site.category_id));
    assert_int_equal(browser_post(&people[AUTHOR], "/ask", form), 303);
    assert_int_equal(browser_post(&people[ANSWERER], "/questions/1/answers", "body=Wait+for+another+week."),
                     303);
    assert_int_equal(
        browser_post(&people[ANSWERER], "/posts/question/1/comments", "body=Which+shop+was+it%3F"), 303);
    assert_int_equal(browser_post(&people[ANSWERER], "/posts/answer/1/comments", "body=Or+even+for+two."),
                     303);
}

static void assert_each(struct browser *browser, const char *const addresses[], size_t count, int status)
{
    for (size_t i = 0; i < count; i++) {
        int got = browser_get(browser, addresses[i]);
        if (got != status)
            print_error("%s: %d\n", addresses[i], got);
        assert_int_equal(got, status);
    }
}

static const char *const below[] = {"/posts/answer/1/history", "/posts/comment/1/history",
                                    "/posts/comment/2/history", "/api/v1/posts/answer/1/history",
                                    "/api/v1/posts/comment/2/history"};

static void assert_no_act(struct browser *stranger)
{
    assert_int_equal(browser_get(stranger, "/posts/answer/1/suggest"), 404);
    assert_int_equal(browser_post(stranger, "/posts/answer/1/vote", "vote=1"), 404);
    assert_int_equal(browser_post(stranger, "/posts/answer/1/comments", "body=Nobody+reads+this."), 404);
    assert_int_equal(browser_post(stranger, "/posts/comment/2/flag", "reason=spam"), 404);
}

static void what_is_below_a_hidden_question_is_hidden(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser people[PEOPLE];
        become_all(&visit, people);
        write_all(&visit, people);
        assert_each(guest, below, COUNT_OF(below), 200);
        assert_int_equal(browser_post(&people[MODERATOR], "/posts/question/1/turn", "turn=hide"), 303);
        assert_each(guest, below, COUNT_OF(below), 404);
        assert_each(&people[STRANGER], below, COUNT_OF(below), 404);
        assert_no_act(&people[STRANGER]);
        assert_each(&people[ANSWERER], below, COUNT_OF(below), 200);
        assert_each(&people[MODERATOR], below, COUNT_OF(below), 200);
        assert_int_equal(browser_post(&people[MODERATOR], "/posts/question/1/turn", "turn=show"), 303);
        assert_each(guest, below, COUNT_OF(below), 200);
        for (size_t i = 0; i < PEOPLE; i++)
            browser_close(&people[i]);
    }
}

static void what_is_below_a_deleted_post_is_its_writers_and_the_owners_above(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser people[PEOPLE];
        become_all(&visit, people);
        write_all(&visit, people);
        assert_int_equal(browser_post(&people[ANSWERER], "/posts/answer/1/turn", "turn=delete"), 303);
        assert_int_equal(browser_get(guest, "/posts/comment/2/history"), 404);
        assert_int_equal(browser_get(&people[STRANGER], "/posts/comment/2/history"), 404);
        assert_int_equal(browser_get(&people[ANSWERER], "/posts/comment/2/history"), 200);
        assert_int_equal(browser_get(guest, "/posts/comment/1/history"), 200);
        assert_int_equal(browser_post(&people[MODERATOR], "/posts/question/1/turn", "turn=delete"), 303);
        assert_int_equal(browser_get(guest, "/posts/comment/1/history"), 404);
        assert_int_equal(browser_get(&people[AUTHOR], "/posts/comment/1/history"), 200);
        for (size_t i = 0; i < PEOPLE; i++)
            browser_close(&people[i]);
    }
}

/* The staff looks at what it took down as it was. */
static void no_suggestion_to_what_is_below_a_hidden_question_is_named_or_taken_over(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        (void)guest;
        struct browser people[PEOPLE];
        struct browser *writer = &people[ANSWERER], *whose = &people[STRANGER], *staff = &people[MODERATOR];
        become_all(&visit, people);
        write_all(&visit, people);
        assert_int_equal(
            browser_post(whose, "/posts/answer/1/suggest", "version=1&body=Wait+for+two+weeks.&note=Longer"),
            303);
        assert_int_equal(browser_get(writer, "/suggestions/1"), 200);
        browser_post(staff, "/posts/question/1/turn", "turn=hide");
        browser_get(whose, "/suggestions");
        assert_not_sees(whose, "secret");
        assert_not_sees(whose, "href=\"/suggestions/1\"");
        assert_sees(whose, "A post that is not shown any more");
        browser_get(whose, "/api/v1/suggestions");
        assert_not_sees(whose, "secret");
        assert_int_equal(browser_get(writer, "/suggestions/1"), 404);
        browser_get(writer, "/suggestions");
        assert_int_equal(browser_post(writer, "/suggestions/1", "turn=accept"), 404);
        browser_post(staff, "/posts/question/1/turn", "turn=show");
        browser_get(whose, "/suggestions");
        assert_sees(whose, "Where is my secret parcel now?");
        browser_get(writer, "/suggestions/1");
        assert_int_equal(browser_post(writer, "/suggestions/1", "turn=accept"), 303);
        for (size_t i = 0; i < PEOPLE; i++)
            browser_close(&people[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_below_a_hidden_question_is_hidden),
        cmocka_unit_test(no_suggestion_to_what_is_below_a_hidden_question_is_named_or_taken_over),
        cmocka_unit_test(what_is_below_a_deleted_post_is_its_writers_and_the_owners_above),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
