/* Whoever wrote a post that was hidden asks once for another look, and hears what came of it. */
#include "base/check.h"
#include "support/door/http_fixture.h"

static const char question[] = "/posts/question/1/flag", says[] = "reason=objection&note=It+is+no+advert.";

/* Carl asks, and the staff hide it. */
static void hide_question(struct visit *visit, struct browser *carl, struct browser *staff)
{
    browser_become(carl, "Carl", ROLE_MEMBER);
    browser_become(staff, "Mod", ROLE_MODERATOR);
    const char *form = arena_cstr(
        &carl->arena,
        arena_printf(&carl->arena, "category=%lld&title=Where+is+my+parcel+now%%3F&body=It+is+late.",
                     (long long)visit->site.category_id));
    assert_int_equal(browser_post(carl, "/ask", form), 303);
    assert_int_equal(browser_post(carl, question, says), 403);
    assert_int_equal(browser_post(staff, "/posts/question/1/turn", "turn=hide"), 303);
}

static void whoever_wrote_a_hidden_post_asks_once_for_another_look(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, carl)
    {
        struct browser staff = visit_another(&visit), other = visit_another(&visit);
        hide_question(&visit, carl, &staff);
        browser_get(carl, "/notices");
        assert_sees(carl, "<a href=\"/posts/question/1/flag\">Ask for another look</a>");
        assert_int_equal(browser_get(carl, question), 200);
        assert_sees(carl, "Why should this post stand?");
        assert_not_sees(carl, "It is spam or advertising");
        assert_int_equal(browser_post(carl, question, "reason=objection&note=+"), 422);
        assert_sees(carl, "Say why the post should stand.");
        assert_int_equal(browser_post(carl, question, says), 303);
        assert_str(carl->location, "/notices?said=flagged");
        assert_int_equal(browser_post(carl, question, says), 403);
        assert_sees(carl, "That can be done once.");
        browser_become(&other, "Mara", ROLE_MEMBER);
        assert_int_equal(browser_post(&other, question, says), 404);

        browser_get(&staff, "/moderation");
        assert_sees(&staff, "Whoever wrote it asks for another look");
        assert_sees(&staff, "It is no advert.");
        assert_int_equal(browser_post(&staff, "/moderation/posts/question/1", "turn=show"), 303);
        browser_get(&staff, "/moderation");
        assert_not_sees(&staff, "It is no advert.");
        assert_int_equal(browser_get(&other, "/questions/1/where-is-my-parcel-now"), 200);
        browser_get(carl, "/notices");
        assert_sees(carl, "Everybody can see your post again");
        assert_not_sees(carl, "another look");
        assert_not_sees(carl, "you reported");
        browser_close(&staff);
        browser_close(&other);
    }
}

static void who_asked_in_vain_hears_why(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, carl)
    {
        struct browser staff = visit_another(&visit);
        hide_question(&visit, carl, &staff);
        assert_int_equal(browser_post(carl, question, says), 303);
        assert_int_equal(
            browser_post(&staff, "/moderation/posts/question/1", "turn=reject&note=It+sells+phones."), 303);
        browser_get(carl, "/notices");
        assert_sees(carl, "did not publish it: It sells phones.");
        assert_not_sees(carl, "you reported");
        /* What was said is on record, and is no reason of the verdict. */
        browser_get(carl, "/moderation-log");
        assert_not_sees(carl, "another look");
        browser_close(&staff);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_wrote_a_hidden_post_asks_once_for_another_look),
        cmocka_unit_test(who_asked_in_vain_hears_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
