/* The n-th step of the store fails, for every n: what was asked has happened as a whole or not at all. */
#include "base/check.h"
#include "support/bulk/recounting.h"
#include "support/door/http_fixture.h"

enum { STEPS_MAX = 400 };

struct desk {
    struct visit visit;
    struct browser *expert; /* whose posts appear at once */
};

static void ask_one(struct desk *desk, const struct fixture_database *database)
{
    desk->expert = visit_begin(&desk->visit, database);
    browser_become(desk->expert, "eve", ROLE_OPERATOR);
    assert_int_equal(
        browser_post(desk->expert, "/ask", "category=1&title=Where+is+my+parcel+now%3F&tags=late"), 303);
    http_arrange(&desk->visit.site, recount_all, NULL); /* a new person begins with points */
}

static void assert_counts_right(struct desk *desk)
{
    size_t differences = 0;
    http_arrange(&desk->visit.site, recount_all, &differences);
    assert_int_equal(differences, 0);
}

/* What a person reads when the world fails: what happened to the post, and nothing of the inside. */
static void assert_clean_failure(const struct browser *browser)
{
    static const char *const inside[] = {"SQL", "sqlite", "savepoint", "a test asked", "constraint"};
    assert_true(browser->status == 500 || browser->status == 503);
    assert_true(browser_header(browser, "Content-Security-Policy").len > 0);
    assert_str(browser_header(browser, "Cache-Control"), "no-store");
    assert_sees(browser, "Nothing was changed");
    for (size_t i = 0; i < COUNT_OF(inside); i++)
        assert_not_sees(browser, inside[i]);
}

/* ---- writes ---- */

struct deed {
    const char *target, *form;
    const char *kept;   /* what was typed, on the page of the failure */
    const char *shown;  /* at /questions/N/x once it is done */
    const char *listed; /* the address whose JSON has all of its kind */
};

/* How many there are, as programs see it. */
static size_t count_of(struct desk *desk, const struct deed *deed)
{
    struct browser program = visit_another(&desk->visit);
    assert_int_equal(browser_get(&program, deed->listed), 200);
    struct str rest = program.body, mark = STR("\"id\":");
    size_t count = 0;
    for (size_t at; (at = str_find(rest, mark)) < rest.len; count++)
        rest = str_slice(rest, at + mark.len, rest.len);
    browser_close(&program);
    return count;
}

static int64_t commits_of(struct writers *writers)
{
    int64_t waiting, units, commits;
    writers_counts(writers, &waiting, &units, &commits);
    return commits;
}

/* True when the fault has struck. */
static bool try_with_fault(struct desk *desk, const struct deed *deed, int64_t nth)
{
    struct writers *writers = desk->visit.site.app.writers;
    size_t before = count_of(desk, deed);
    int64_t commits = commits_of(writers);
    writers_fail_after(writers, nth);
    browser_post(desk->expert, deed->target, deed->form);
    bool struck = !writers_fail_after(writers, -1);
    assert_true(commits_of(writers) > commits);
    if (!struck) {
        assert_int_equal(desk->expert->status, 303);
        assert_int_equal(count_of(desk, deed), before + 1);
        return false;
    }
    assert_clean_failure(desk->expert);
    assert_sees(desk->expert, deed->kept);
    assert_int_equal(count_of(desk, deed), before);
    return true;
}

static void every_fault_leaves_all_or_nothing(struct desk *desk, const struct deed *deed)
{
    int64_t nth = 1;
    while (nth < STEPS_MAX && try_with_fault(desk, deed, nth))
        nth++;
    assert_in_range(nth, 8, STEPS_MAX - 1); /* it did strike, and came to the end */
    assert_counts_right(desk);
    browser_follow(desk->expert);
    assert_sees(desk->expert, deed->shown);
}

static void a_question_is_asked_whole_or_not_at_all(void **state)
{
    static const struct deed ask = {"/ask",
                                    "category=1&title=Why+is+the+refund+late%3F&body=Two+weeks.&tags=refund",
                                    "Two weeks.", "Why is the refund late?", "/api/v1/questions"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database);
        every_fault_leaves_all_or_nothing(&desk, &ask);
        visit_end(&desk.visit);
    }
}

static void an_answer_is_posted_whole_or_not_at_all(void **state)
{
    static const struct deed answer = {"/questions/1/answers", "body=Ask+the+seller+for+the+number.",
                                       "Ask the seller for the number.", "Ask the seller for the number.",
                                       "/api/v1/questions/1"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database);
        every_fault_leaves_all_or_nothing(&desk, &answer);
        visit_end(&desk.visit);
    }
}

/* ---- reads ---- */

static int64_t set_reader(struct desk *desk, int64_t calls)
{
    struct readers *readers = desk->visit.site.app.readers;
    struct reader *reader = reader_borrow(readers); /* the one returned last is lent first */
    int64_t left = db_fail_after(reader->db, calls);
    reader_return(readers, reader);
    return left;
}

static void a_page_that_cannot_be_read_says_so_and_is_there_the_next_time(void **state)
{
    static const char *const pages[] = {
        "/", "/questions/1/where-is-my-parcel-now", "/search?q=parcel", "/ask", "/tags/late", "/users/eve"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ask_one(&desk, database);
        for (size_t i = 0; i < COUNT_OF(pages); i++) {
            int64_t nth = 1;
            set_reader(&desk, nth);
            while (browser_get(desk.expert, pages[i]) != 200 && nth < STEPS_MAX) {
                assert_int_equal(desk.expert->status, 500);
                assert_true(browser_header(desk.expert, "Content-Security-Policy").len > 0);
                set_reader(&desk, ++nth);
            }
            assert_true(set_reader(&desk, -1) >= 0); /* nothing failed unnoticed */
            assert_true(nth > 1);
            assert_int_equal(browser_get(desk.expert, pages[i]), 200);
        }
        visit_end(&desk.visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_is_asked_whole_or_not_at_all),
        cmocka_unit_test(an_answer_is_posted_whole_or_not_at_all),
        cmocka_unit_test(a_page_that_cannot_be_read_says_so_and_is_there_the_next_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
