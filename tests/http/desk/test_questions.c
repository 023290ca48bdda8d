/* Asking a question, request by request: called as a function, and through a socket, on every database. */
#include "base/check.h"
#include "http/wire/server.h"
#include "support/door/http_fixture.h"
#include "support/door/served.h"

#include <unistd.h>

#define FORM "application/x-www-form-urlencoded"
#define GOOD "csrf=@&category=1&title=Where+is+my+parcel+now%3F&body=It+is+late.&tags=late"

/* One request and what it is answered. '@' in the body stands for the form's code. */
struct row {
    const char *what;
    enum method method;
    const char *target, *type, *body;
    int status;
    const char *see; /* in the reply; NULL: nothing in particular */
};

/* In their order: what was asked before is there. */
static const struct row rows[] = {
    {"the form is there", METHOD_GET, "/ask", NULL, "", 200, "name=\"title\""},
    {"the form comes filled in", METHOD_GET, "/ask?title=Lost+letter", NULL, "", 200,
     "value=\"Lost letter\""},
    {"no code", METHOD_POST, "/ask", FORM, "category=1&title=Where+is+my+parcel+now%3F", 403,
     "Where is my parcel now?"},
    {"a wrong code", METHOD_POST, "/ask", FORM, "csrf=0123&category=1&title=Where+is+my+parcel+now%3F", 403,
     "Where is my parcel now?"},
    {"a title too short", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Parcel%3F&body=Kept+text", 422,
     "at least 12"},
    {"what was typed is kept", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Parcel%3F&body=Kept+text",
     422, "Kept text"},
    {"no category", METHOD_POST, "/ask", FORM, "csrf=@&title=Where+is+my+parcel+now%3F", 422,
     "Enter a category"},
    {"a category that is not there", METHOD_POST, "/ask", FORM,
     "csrf=@&category=99&title=Where+is+my+parcel+now%3F", 422, "category"},
    {"a category that is no number", METHOD_POST, "/ask", FORM,
     "csrf=@&category=one&title=Where+is+my+parcel+now%3F", 422, "whole number"},
    {"a title of two lines", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Where+is+my%0Aparcel+now%3F",
     422, "one line"},
    {"bytes that are not UTF-8", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Where+is+my+parcel+%ff",
     400, NULL},
    {"an overlong NUL", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Where+is+my+parcel+%c0%80", 400,
     NULL},
    {"a NUL", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Where+is+my+parcel+%00", 400, NULL},
    {"half an escape", METHOD_POST, "/ask", FORM, "csrf=@&category=1&title=Where+is+my+parcel+%4", 400, NULL},
    {"a field twice", METHOD_POST, "/ask", FORM, GOOD "&title=Another+title+altogether", 400, NULL},
    {"another type", METHOD_POST, "/ask", "text/plain", "title=Where+is+my+parcel+now%3F", 415, NULL},
    {"a JSON field that is not known", METHOD_POST, "/api/v1/questions", "application/json",
     "{\"title\":\"Where is my parcel now?\",\"category\":\"internet\",\"titel\":\"x\"}", 422, "titel"},
    {"JSON that is none", METHOD_POST, "/api/v1/questions", "application/json", "{\"title\":", 400,
     "\"status\":400"},
    {"a preview asks nothing", METHOD_POST, "/ask", FORM, GOOD "&button=preview", 200, "<p>It is late.</p>"},
    {"nothing was asked so far", METHOD_GET, "/", NULL, "", 200, "No questions here yet"},
    {"no such question", METHOD_GET, "/questions/1", NULL, "", 404, "Nothing is here"},
    {"the question is asked", METHOD_POST, "/ask", FORM, GOOD, 303, NULL},
    {"its page", METHOD_GET, "/questions/1/where-is-my-parcel-now", NULL, "", 200, "<p>It is late.</p>"},
    {"another slug leads there", METHOD_GET, "/questions/1/wrong", NULL, "", 301, NULL},
    {"no slug leads there", METHOD_GET, "/questions/1", NULL, "", 301, NULL},
    {"the front page has it at once", METHOD_GET, "/", NULL, "", 200, "Where is my parcel now?"},
    {"so have programs", METHOD_GET, "/api/v1/questions/1", NULL, "", 200,
     "\"title\":\"Where is my parcel now?\""},
    {"an id beyond all", METHOD_GET, "/questions/999999999999999999999", NULL, "", 404, NULL},
    {"an id that is none", METHOD_GET, "/questions/one", NULL, "", 404, NULL},
    {"a method that is not taken", METHOD_DELETE, "/questions/1", NULL, "", 405, NULL},
};

/* ---- two ways ---- */

struct way {
    struct visit visit;
    struct server *server; /* NULL: called as a function */
    struct served served;  /* where it listens */
};

static void way_open(struct way *way, const struct fixture_database *database, bool through_socket)
{
    struct failure failure = {0};
    *way = (struct way){0};
    visit_begin(&way->visit, database);
    struct server_options options = {.listen = STR("127.0.0.1:0"),
                                     .threads = 2,
                                     .connections = 16,
                                     .idle_seconds = 30,
                                     .body_max = 1 << 20,
                                     .handle = router_handle,
                                     .refuse = router_refuse,
                                     .app = &way->visit.site.app};
    if (through_socket) {
        assert_ok(server_start(&options, &way->server, &failure), &failure);
        way->served.port = server_port(way->server);
    }
}

static void way_close(struct way *way)
{
    if (way->server)
        server_stop(way->server, SPAN_SECONDS(5));
    visit_end(&way->visit);
}

static const char *method_name(enum method method)
{
    return method == METHOD_POST ? "POST" : method == METHOD_DELETE ? "DELETE" : "GET";
}

static void ask_socket(struct way *way, const struct row *row, struct str body)
{
    struct browser *guest = &way->visit.browser;
    struct str type = row->type ? arena_printf(&guest->arena, "Content-Type: %s\r\n", row->type) : STR_NONE;
    struct str request =
        arena_printf(&guest->arena,
                     "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                     "Sec-Fetch-Site: same-origin\r\n%.*sContent-Length: "
                     "%zu\r\n\r\n%.*s",
                     method_name(row->method), row->target, STR_ARG(type), body.len, STR_ARG(body));
    struct answer answer = served_ask(&way->served, request, 10000);
    guest->status = answer.status;
    guest->body = arena_copy(&guest->arena, answer_body(&answer));
    assert_true(answer_header(&answer, STR("Content-Security-Policy")).len > 0);
    assert_int_equal(answer.replies, 1);
    answer_free(&answer);
}

static struct str with_code(struct browser *guest, const char *body)
{
    struct str rest = str_from(body), before = str_cut(&rest, '@');
    return rest.len ? arena_printf(&guest->arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(guest->csrf),
                                   STR_ARG(rest))
                    : before;
}

/* As a visitor without cookies, on a page of the site. */
static void ask(struct way *way, const struct row *row)
{
    struct browser *guest = &way->visit.browser;
    struct str body = with_code(guest, row->body);
    if (way->server) {
        ask_socket(way, row, body);
        return;
    }
    struct browser fresh = visit_another(&way->visit);
    fresh.on_page = true;
    browser_send(&fresh, row->method, row->target, row->type, body);
    guest->status = fresh.status;
    guest->body = arena_copy(&guest->arena, fresh.body);
    browser_close(&fresh);
}

static void run_rows(const struct fixture_database *database, bool through_socket)
{
    struct way way;
    size_t wrong = 0;
    way_open(&way, database, through_socket);
    struct browser *guest = &way.visit.browser;
    browser_get(guest, "/ask"); /* for the code */
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        ask(&way, &rows[i]);
        bool right = guest->status == rows[i].status && (!rows[i].see || browser_sees(guest, rows[i].see));
        if (!right)
            print_error("%s (%s): status %d\n%.*s\n", rows[i].what, through_socket ? "socket" : "call",
                        guest->status, STR_ARG(guest->body));
        wrong += !right;
    }
    way_close(&way);
    assert_int_equal(wrong, 0);
}

static void each_request_is_answered_as_the_table_says(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    run_rows(database, false);
}

static void it_is_answered_alike_through_a_socket(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    run_rows(database, true);
}

/* ---- what needs more than one request ---- */

struct desk {
    struct visit visit;
    struct browser *ann, bob, mia;
};

static void people_enter(struct desk *desk, const struct fixture_database *database)
{
    desk->ann = visit_begin(&desk->visit, database);
    browser_become(desk->ann, "ann", ROLE_MEMBER);
    browser_enter(&desk->bob, &desk->visit.site, "bob", ROLE_MEMBER);
    browser_enter(&desk->mia, &desk->visit.site, "mia", ROLE_MODERATOR);
}

static const char question[] =
    "category=1&title=Where+is+my+parcel+now%3F&body=It+is+late.&opened_at=1000000";

static void a_form_sent_twice_asks_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        struct str first = desk.ann->location;
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        first.len = str_find_char(first, '?');
        assert_true(str_starts(desk.ann->location, first));
        assert_int_equal(browser_get(&desk.bob, "/questions/2"), 404);
        const char answer[] = "body=Ask+the+seller+first%2C+then+the+carrier.&opened_at=1000000";
        assert_int_equal(browser_post(&desk.bob, "/questions/1/answers", answer), 303);
        assert_int_equal(browser_post(&desk.bob, "/questions/1/answers", answer), 303);
        const char comment[] = "body=Which+carrier+has+it%3F&opened_at=1000000";
        assert_int_equal(browser_post(&desk.bob, "/posts/question/1/comments", comment), 303);
        assert_int_equal(browser_post(&desk.bob, "/posts/question/1/comments", comment), 303);
        browser_get(&desk.bob, "/api/v1/questions/1");
        assert_sees(&desk.bob, "\"comments\":[{\"id\":1");
        assert_not_sees(&desk.bob, "\"id\":2");
        browser_get(desk.ann, "/api/v1/questions");
        assert_sees(desk.ann, "\"answers\":1");
        visit_end(&desk.visit);
    }
}

static void nobody_votes_on_their_own(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        assert_int_equal(browser_post(desk.ann, "/posts/question/1/vote", "vote=1"), 403);
        assert_sees(desk.ann, "your own");
        assert_int_equal(browser_post(&desk.mia, "/posts/question/1/vote", "vote=1"), 303);
        assert_int_equal(browser_post(&desk.mia, "/posts/question/1/vote", "vote=2"), 422);
        visit_end(&desk.visit);
    }
}

/* A browser that lost the reply sends it again: what it wanted holds, and the question has gained it once. */
static void a_vote_sent_twice_counts_once(void **state)
{
    static const struct {
        const char *form, *sees;
    } votes[] = {{"vote=1", "upvoteCount\" content=\"1\""},   {"vote=1", "upvoteCount\" content=\"1\""},
                 {"vote=-1", "upvoteCount\" content=\"-1\""}, {"vote=-1", "upvoteCount\" content=\"-1\""},
                 {"vote=0", "upvoteCount\" content=\"0\""},   {"vote=0", "upvoteCount\" content=\"0\""}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        for (size_t i = 0; i < COUNT_OF(votes); i++) {
            assert_int_equal(browser_post(&desk.mia, "/posts/question/1/vote", votes[i].form), 303);
            browser_get(&desk.mia, "/questions/1/where-is-my-parcel-now");
            assert_sees(&desk.mia, votes[i].sees);
        }
        visit_end(&desk.visit);
    }
}

/* The same page, word for word, but for what the address is. */
static void a_hidden_question_looks_like_one_that_never_was(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        assert_int_equal(browser_post(&desk.mia, "/posts/question/1/turn", "turn=hide"), 303);
        assert_int_equal(browser_get(&desk.bob, "/questions/1/where-is-my-parcel-now"), 404);
        struct str hidden = desk.bob.body;
        assert_int_equal(browser_get(&desk.bob, "/questions/7/where-is-my-parcel-now"), 404);
        assert_int_equal(hidden.len, desk.bob.body.len);
        assert_not_sees(&desk.bob, "It is late.");
        static const char *const ways_in[] = {"/posts/question/1/history", "/posts/question/1/edit",
                                              "/posts/question/1/flag", "/api/v1/questions/1"};
        for (size_t i = 0; i < COUNT_OF(ways_in); i++)
            assert_int_equal(browser_get(&desk.bob, ways_in[i]), 404);
        assert_int_equal(browser_post(&desk.bob, "/posts/question/1/vote", "vote=1"), 404);
        assert_int_equal(browser_post(&desk.bob, "/questions/1/answers", "body=Ask+the+seller+first."), 404);
        browser_get(&desk.bob, "/");
        assert_sees(&desk.bob, "No questions here yet");
        browser_get(&desk.bob, "/search?q=parcel");
        assert_not_sees(&desk.bob, "Where is my parcel now?");
        visit_end(&desk.visit);
    }
}

/* A kept page is never older than the last thing that was done. */
static void a_kept_page_shows_what_was_just_written(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        struct browser guest = visit_another(&desk.visit);
        for (int i = 0; i < 8; i++) {
            struct str form = arena_printf(&desk.bob.arena, "body=Answer+number+%d+has+words.", i);
            assert_int_equal(browser_post(&desk.bob, "/questions/1/answers", form.at), 303);
            browser_get(&guest, "/questions/1/where-is-my-parcel-now");
            assert_sees(&guest, arena_printf(&guest.arena, "Answer number %d has words.", i).at);
        }
        browser_close(&guest);
        visit_end(&desk.visit);
    }
}

/* What stands before what on a page. */
static bool stands_before(const struct browser *browser, const char *first, const char *second)
{
    size_t one = str_find(browser->body, str_from(first)), two = str_find(browser->body, str_from(second));
    return two < browser->body.len && one < two;
}

/* An address, and whether on its page the middle and the newest of three answers stand before the first. */
struct answers_at {
    const char *address;
    bool middle_first, new_first;
};

static void look_at_answers(struct browser *guest, const struct answers_at *expected)
{
    assert_int_equal(browser_get(guest, expected->address), 200);
    assert_int_equal(stands_before(guest, "Middle of", "Wait for"), expected->middle_first);
    assert_int_equal(stands_before(guest, "Late is", "Wait for"), expected->new_first);
    assert_int_equal(stands_before(guest, "Late is", "Middle of"), expected->new_first);
}

/* For pages that are kept for guests too; the address that is shared and found stays the plain one. */
static void answers_stand_in_the_order_of_the_address(void **state)
{
#define PAGE "/questions/1/where-is-my-parcel-now"
    static const struct answers_at expected[] = {
        {PAGE, true, false},
        {PAGE "?sort=newest", true, true},
        {PAGE "?sort=oldest", false, false},
        {PAGE "?sort=best", true, false},
        {PAGE "?sort=wrong", true, false},
        {"/api/v1/questions/1", true, false},
        {"/api/v1/questions/1?sort=newest", true, true},
        {"/api/v1/questions/1?sort=oldest", false, false},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        struct browser guest = visit_another(&desk.visit);
        browser_post(&desk.bob, "/questions/1/answers", "body=Wait+for+the+first+scan.");
        browser_get(&guest, PAGE);
        assert_not_sees(&guest, "Order of the answers"); /* of one there is none */
        browser_post(&desk.bob, "/questions/1/answers", "body=Middle+of+the+three+answers.");
        browser_post(&desk.bob, "/questions/1/answers", "body=Late+is+this+answer+of+all.");
        assert_int_equal(browser_post(desk.ann, "/posts/answer/2/vote", "vote=1"), 303);
        for (size_t i = 0; i < 2 * COUNT_OF(expected); i++) /* made, then kept */
            look_at_answers(&guest, &expected[i % COUNT_OF(expected)]);
        browser_get(&guest, PAGE "?sort=newest");
        assert_sees(&guest, PAGE "?sort=oldest#answers");
        assert_sees(&guest, PAGE "\">\n<meta"); /* canonical */
        assert_int_equal(browser_get(&guest, "/api/v1/questions/1?sort=wrong"), 422);
        browser_close(&guest);
        visit_end(&desk.visit);
    }
#undef PAGE
}

/* Whoever has no script copies the address from a field; what others do not see is not offered. */
static void the_address_of_a_question_is_there_to_copy(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        browser_get(&desk.bob, "/questions/1/where-is-my-parcel-now?sort=newest&said=asked");
        struct str address = browser_between(&desk.bob, "<input id=\"share\" value=\"", '"');
        assert_true(str_starts(address, STR("http")));
        assert_true(str_ends(address, STR("/questions/1/where-is-my-parcel-now")));
        assert_int_equal(browser_post(&desk.mia, "/posts/question/1/turn", "turn=hide"), 303);
        assert_int_equal(browser_get(&desk.mia, "/questions/1/where-is-my-parcel-now"), 200);
        assert_not_sees(&desk.mia, "id=\"share\"");
        visit_end(&desk.visit);
    }
}

/* A guest who wants to vote signs in, and stands before the same post again. */
static void a_vote_of_a_guest_leads_to_signing_in_and_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        browser_post(&desk.bob, "/questions/1/answers", "body=Wait+for+the+first+scan.");
        struct browser guest = visit_another(&desk.visit);
        browser_get(&guest, "/questions/1/where-is-my-parcel-now");
        const char *back = "/sign-in?back=%2Fquestions%2F1%2Fwhere-is-my-parcel-now%23answer-1";
        assert_sees(&guest, back);
        assert_sees(&guest, "where-is-my-parcel-now%23question-1");
        assert_not_sees(&guest, "/posts/answer/1/vote");
        assert_int_equal(browser_get(&guest, back), 200);
        assert_sees(&guest, "value=\"/questions/1/where-is-my-parcel-now#answer-1\"");
        browser_get(&desk.mia, "/questions/1/where-is-my-parcel-now");
        assert_sees(&desk.mia, "/posts/answer/1/vote");
        assert_not_sees(&desk.mia, "Sign in to vote");
        browser_close(&guest);
        visit_end(&desk.visit);
    }
}

/* Who marks a question finds it again; nobody else sees which they are. */
static void favourites_stand_on_ones_own_page_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(desk.ann, "/ask", question), 303);
        assert_int_equal(browser_get(&desk.bob, "/users/bob?tab=favourites"), 200);
        assert_sees(&desk.bob, "Questions that you mark as a favourite stand here.");
        assert_int_equal(browser_post(&desk.bob, "/posts/question/1/favourite", "on=1"), 303);
        browser_get(&desk.bob, "/users/bob?tab=favourites");
        assert_sees(&desk.bob, "Where is my parcel now?");
        browser_get(&desk.mia, "/users/bob?tab=favourites");
        assert_not_sees(&desk.mia, "Where is my parcel now?");
        assert_not_sees(&desk.mia, ">Favourites<");
        assert_int_equal(browser_post(&desk.mia, "/posts/question/1/turn", "turn=hide"), 303);
        browser_get(&desk.bob, "/users/bob?tab=favourites");
        assert_not_sees(&desk.bob, "Where is my parcel now?");
        visit_end(&desk.visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_request_is_answered_as_the_table_says),
        cmocka_unit_test(it_is_answered_alike_through_a_socket),
        cmocka_unit_test(a_form_sent_twice_asks_once),
        cmocka_unit_test(nobody_votes_on_their_own),
        cmocka_unit_test(a_vote_sent_twice_counts_once),
        cmocka_unit_test(a_hidden_question_looks_like_one_that_never_was),
        cmocka_unit_test(a_kept_page_shows_what_was_just_written),
        cmocka_unit_test(answers_stand_in_the_order_of_the_address),
        cmocka_unit_test(the_address_of_a_question_is_there_to_copy),
        cmocka_unit_test(a_vote_of_a_guest_leads_to_signing_in_and_back),
        cmocka_unit_test(favourites_stand_on_ones_own_page_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
