/* Who leaves chooses what becomes of what they wrote. */
#include "support/order/shop.h"

static void ask(struct visit *visit, struct browser *browser, const char *title, const char *word)
{
    const char *form = arena_printf(&browser->arena, "category=%lld&title=%s&body=The+%s+thing+never+came.",
                                    (long long)visit->site.category_id, title, word)
                           .at;
    assert_int_equal(browser_post(browser, "/ask", form), 303);
}

/* Ann asks twice, answers and comments; Bo answers Ann's first question and accepts Ann's answer to his. */
static void talk(struct visit *visit, struct browser *ann, struct browser *bo)
{
    ask(visit, ann, "Where+is+my+green+lamp%3F", "green");
    ask(visit, ann, "Where+is+my+other+lamp%3F", "green");
    ask(visit, bo, "Where+is+my+grey+coat%3F", "grey");
    assert_int_equal(browser_post(bo, "/questions/1/answers", "body=Wait+for+another+week."), 303);
    assert_int_equal(browser_post(ann, "/questions/3/answers", "body=Ask+the+purple+carrier."), 303);
    assert_int_equal(browser_post(ann, "/posts/question/3/comments", "body=My+velvet+comment+is+here."), 303);
    assert_int_equal(browser_post(bo, "/posts/answer/2/select", "on=1"), 303);
}

static void leave(struct browser *ann, const char *posts)
{
    const char *form = arena_printf(&ann->arena, "password_to_leave=quiet-harbour-7&posts=%s", posts).at;
    assert_int_equal(browser_post(ann, "/account/delete", form), 303);
}

static void sign_up(struct browser *ann)
{
    assert_int_equal(browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
}

static void assert_nowhere(struct browser *reader, const char *words)
{
    static const char *const pages[] = {
        "/questions",        "/questions/1/question", "/questions/3/where-is-my-grey-coat",
        "/feeds/questions",  "/questions/1",          "/search?q=lamp",
        "/search?q=carrier", "/search?q=comment",     "/api/v1/questions"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        browser_get(reader, pages[i]);
        if (browser_sees(reader, words))
            print_error("%s on %s\n", words, pages[i]);
        assert_not_sees(reader, words);
    }
}

static void what_was_written_is_taken_away_and_readers_are_told_of_the_holes(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        struct browser bo = visit_another(&visit), reader = visit_another(&visit);
        sign_up(ann);
        browser_become(&bo, "Bo", ROLE_EXPERT);
        talk(&visit, ann, &bo);
        browser_get(&reader, "/questions/1/where-is-my-green-lamp");
        assert_sees(&reader, "The green thing never came");
        leave(ann, "take");
        assert_nowhere(&reader, "green");
        assert_nowhere(&reader, "purple");
        assert_nowhere(&reader, "velvet");
        assert_int_equal(browser_get(&reader, "/questions/1/question"), 200);
        assert_sees(&reader, "The text was taken away");
        assert_sees(&reader, "Wait for another week.");
        assert_int_equal(browser_get(&reader, "/questions/2/where-is-my-other-lamp"), 404);
        assert_int_equal(browser_get(&reader, "/questions/3/where-is-my-grey-coat"), 200);
        assert_sees(&reader, "2 answers and comments were taken away by the people who wrote them.");
        assert_sees(&reader, "0 answers");
        browser_get(&bo, "/posts/question/1/history");
        assert_not_sees(&bo, "green");
        browser_close(&bo);
        browser_close(&reader);
    }
}

static void what_was_written_stays_without_a_name_when_nothing_else_is_chosen(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        struct browser bo = visit_another(&visit);
        sign_up(ann);
        browser_become(&bo, "Bo", ROLE_EXPERT);
        talk(&visit, ann, &bo);
        browser_get(ann, "/account");
        assert_sees(ann, "value=\"keep\"\nchecked");
        leave(ann, "keep");
        browser_get(&bo, "/questions/1/where-is-my-green-lamp");
        assert_sees(&bo, "The green thing never came");
        assert_sees(&bo, "deleted user");
        assert_not_sees(&bo, "taken away");
        browser_close(&bo);
    }
}

static void what_was_marked_and_sent_to_the_mailbox_leaves_too(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        struct browser bo = visit_another(&visit), chief = visit_another(&visit);
        sign_up(ann);
        browser_become(&bo, "Bo", ROLE_EXPERT);
        browser_become(&chief, "Chief", ROLE_OPERATOR);
        talk(&visit, ann, &bo);
        assert_int_equal(browser_post(ann, "/posts/question/3/favourite", "on=1"), 303);
        assert_int_equal(browser_post(ann, "/posts/answer/1/solved", "on=1"), 303);
        assert_int_equal(browser_post(ann, "/posts/answer/1/flag", "reason=wrong&note=Not+my+green+one."),
                         303);
        assert_int_equal(browser_post(&chief, "/admin/people/ann/password-link", ""), 200);
        struct str key = arena_copy(&chief.arena, browser_between(&chief, "/new-password?key=", '"'));
        assert_int_equal(browser_get(&bo, arena_printf(&bo.arena, "/new-password?key=%.*s", STR_ARG(key)).at),
                         200);
        browser_get(&bo, "/questions/1/where-is-my-green-lamp");
        assert_sees(&bo, "Solved it for 1 more");
        leave(ann, "keep");
        browser_get(&bo, "/questions/1/where-is-my-green-lamp");
        assert_not_sees(&bo, "Solved it for 1 more");
        assert_int_equal(browser_get(&bo, arena_printf(&bo.arena, "/new-password?key=%.*s", STR_ARG(key)).at),
                         404);
        browser_get(&chief, "/moderation");
        assert_not_sees(&chief, "Not my green one.");
        browser_close(&chief);
        browser_close(&bo);
    }
}

/* What somebody opened for others to edit is theirs as well, once they have edited it. */
static void what_others_have_edited_on_invitation_stays_without_the_name(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        struct browser bo = visit_another(&visit), mo = visit_another(&visit);
        sign_up(ann);
        browser_become(&bo, "Bo", ROLE_EXPERT);
        browser_become(&mo, "Mo", ROLE_MODERATOR);
        talk(&visit, ann, &bo);
        assert_int_equal(browser_post(ann, "/posts/answer/2/wiki", "on=1"), 303);
        assert_int_equal(browser_post(&mo, "/posts/answer/2/edit", "version=1&body=Ask+the+orange+carrier."),
                         303);
        assert_int_equal(browser_post(ann, "/posts/question/2/wiki", "on=1"), 303);
        assert_int_equal(browser_post(&mo, "/account/data", ""), 303);
        assert_int_equal(browser_follow(&mo), 200);
        assert_sees(&mo, "\"edits\":[{\"of\":\"answer\",\"id\":2,\"version\":2,");
        assert_sees(&mo, "\"body\":\"Ask the orange carrier.\"");
        leave(ann, "take");
        assert_int_equal(browser_get(&bo, "/questions/3/where-is-my-grey-coat"), 200);
        assert_sees(&bo, "Ask the orange carrier.");
        assert_sees(&bo, "deleted user");
        assert_not_sees(&bo, "velvet");
        assert_int_equal(browser_get(&bo, "/questions/2/where-is-my-other-lamp"), 404);
        browser_close(&mo);
        browser_close(&bo);
    }
}

/* The buyer keeps the order, and the shop's number with it. */
static void an_order_stays_without_the_name_of_a_seller_who_left(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        static const char body[] =
            "{\"number\":\"N-1\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
            "\"country\":\"DE\",\"lines\":[{\"title\":\"Bowl\",\"amount\":\"6.50\"}]}";
        assert_answers(&shop.system, 201, shop_post(&shop.system, "/api/v1/orders", body));
        const char *order = arena_cstr(&shop.buyer.arena, shop.system.location);
        assert_int_equal(browser_get(&shop.buyer, order), 200);
        assert_sees(&shop.buyer, "\"seller\":\"tomas\"");
        assert_int_equal(browser_post(&shop.seller, "/account/delete", ""), 303);
        assert_int_equal(browser_get(&shop.buyer, order), 200);
        assert_sees(&shop.buyer, "N-1");
        assert_not_sees(&shop.buyer, "tomas");
        assert_int_equal(browser_get(&shop.buyer, arena_printf(&shop.buyer.arena, "%s/case-file", order).at),
                         200);
        assert_not_sees(&shop.buyer, "tomas");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_taken_away_and_readers_are_told_of_the_holes),
        cmocka_unit_test(what_was_written_stays_without_a_name_when_nothing_else_is_chosen),
        cmocka_unit_test(what_was_marked_and_sent_to_the_mailbox_leaves_too),
        cmocka_unit_test(an_order_stays_without_the_name_of_a_seller_who_left),
        cmocka_unit_test(what_others_have_edited_on_invitation_stays_without_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
