/* The moderators' queue: which posts it shows, one verdict on many of them, and why, told to their writers. */
#include "base/check.h"
#include "support/door/http_fixture.h"

/* A held question of a guest, and below a member's question an answer and a comment of hers that are reported. */
static struct browser begin(struct visit *visit, struct browser *member)
{
    struct browser staff = visit_another(visit);
    struct arena *arena = &visit->browser.arena;
    long long category = (long long)visit->site.category_id;
    browser_become(&staff, "mo", ROLE_MODERATOR);
    browser_become(member, "ann", ROLE_MEMBER);
    const char *form = arena_cstr(
        arena,
        arena_printf(arena, "category=%lld&title=Where+is+my+parcel+now%%3F&body=It+is+late.", category));
    assert_int_equal(browser_post(&staff, "/ask", form), 303);
    assert_int_equal(browser_post(member, "/questions/1/answers", "body=Loans+are+cheap+at+my+place."), 303);
    assert_int_equal(browser_post(member, "/posts/question/1/comments", "body=Cheap+loans+for+you+all."),
                     303);
    form = arena_cstr(arena, arena_printf(arena,
                                          "category=%lld&title=Is+this+a+good+loan%%3F&"
                                          "body=See+https%%3A%%2F%%2Fspam.example%%2F+now.",
                                          category));
    assert_int_equal(browser_post(&visit->browser, "/ask", form), 303);
    assert_int_equal(browser_post(&visit->browser, "/posts/answer/1/flag", "reason=spam&note="), 303);
    assert_int_equal(browser_post(&visit->browser, "/posts/comment/1/flag", "reason=rude&note="), 303);
    return staff;
}

static void the_queue_shows_what_is_asked_for(void **state)
{
    static const struct {
        const char *asked;
        bool held, answer, comment;
    } rows[] = {
        {"", true, true, true},
        {"?what=held", true, false, false},
        {"?what=reported", false, true, true},
        {"?kind=answer", false, true, false},
        {"?what=reported&kind=comment", false, false, true},
        {"?what=held&kind=comment", false, false, false},
    };
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser member = visit_another(&visit), staff = begin(&visit, &member);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            static const char *const doors[] = {"/moderation", "/api/v1/moderation/queue"};
            for (size_t k = 0; k < COUNT_OF(doors); k++) {
                const char *target =
                    arena_cstr(&staff.arena, arena_printf(&staff.arena, "%s%s", doors[k], rows[i].asked));
                assert_int_equal(browser_get(&staff, target), 200);
                assert_int_equal(browser_sees(&staff, "Is this a good loan?"), rows[i].held);
                assert_int_equal(browser_sees(&staff, "Loans are cheap at my place."), rows[i].answer);
                assert_int_equal(browser_sees(&staff, "Cheap loans for you all."), rows[i].comment);
            }
        }
        assert_int_equal(
            browser_post(&staff, "/moderation/posts/comment/1", "turn=approve&what=reported&kind=comment"),
            303);
        assert_str(staff.location, "/moderation?what=reported&kind=comment&said=verdict");
        const char *much = arena_printf(&staff.arena, "turn=approve&note=%0201d", 0).at;
        assert_int_equal(browser_post(&staff, "/moderation/posts/answer/1", much), 422); /* at most 200 */
        much = arena_printf(&staff.arena, "%s&pick1=answer.1", much).at;
        assert_int_equal(browser_post(&staff, "/moderation/bulk", much), 422);
        assert_int_equal(browser_get(&staff, "/moderation?what=nonsense"), 422);
        assert_int_equal(browser_get(&staff, "/moderation?what=held&kind=nonsense"), 422);
        assert_int_equal(browser_get(&staff, "/api/v1/moderation/queue?what=nonsense"), 422);
        assert_sees(&staff, "\"field\":\"what\"");
        assert_int_equal(browser_get(&staff, "/api/v1/moderation/queue?what=held&kind=bar"), 422);
        assert_sees(&staff, "\"field\":\"kind\"");
        assert_true(browser_get(guest, "/moderation?what=held") >= 400);
        browser_close(&staff);
        browser_close(&member);
    }
}

static void many_are_decided_at_once_and_their_writers_hear_why(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser member = visit_another(&visit), staff = begin(&visit, &member);
        assert_int_equal(browser_post(&staff, "/moderation/bulk", "turn=hide&note=It+is+advertising."), 422);
        assert_int_equal(browser_post(&staff, "/moderation/bulk", "turn=fly&pick1=answer.1"), 422);
        /* The question of the staff waits for nobody: it stays as it is. */
        assert_int_equal(browser_post(&staff, "/moderation/bulk",
                                      "turn=hide&note=It+is+advertising.&what=reported&kind=&pick1=answer.1&"
                                      "pick2=comment.1&pick3=question.1&pick4=comment.99&pick5=nonsense"),
                         303);
        browser_follow(&staff);
        assert_sees(&staff, "Nothing waits");
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "Is this a good loan?");
        assert_int_equal(browser_get(guest, "/questions/1/where-is-my-parcel-now"), 200);
        assert_not_sees(guest, "Loans are cheap at my place.");
        assert_not_sees(guest, "Cheap loans for you all.");
        browser_get(&member, "/notices");
        assert_sees(&member, "It is advertising.");
        assert_int_equal(browser_post(&staff, "/moderation/bulk", "turn=approve&note=&pick1=question.2"),
                         303);
        assert_int_equal(browser_get(&member, "/questions/2/is-this-a-good-loan"), 200);
        assert_int_equal(browser_post(&member, "/moderation/bulk", "turn=hide&pick1=question.2"), 403);
        browser_close(&staff);
        browser_close(&member);
    }
}

static void questions_are_closed_together_and_nothing_else(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser member = visit_another(&visit), staff = begin(&visit, &member);
        static const char *const wrong[] = {"turn=close&pick1=question.2",
                                            "turn=close&reason=&pick1=question.2",
                                            "turn=close&reason=duplicate&pick1=question.2",
                                            "turn=close&reason=nonsense&pick1=question.2",
                                            "turn=close&reason=off-topic",
                                            "turn=close&reason=off-topic&pick1=question.2&pick2=answer.1"};
        for (size_t i = 0; i < COUNT_OF(wrong); i++)
            assert_int_equal(browser_post(&staff, "/moderation/bulk", wrong[i]), 422);
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "It is not about buying, parcels or disputes</option>");
        assert_not_sees(&staff, "name the other question");
        assert_sees(&staff, "Is this a good loan?");
        assert_int_equal(browser_post(&staff, "/moderation/bulk",
                                      "turn=close&reason=off-topic&note=&pick1=question.2&pick2=question.1"),
                         303);
        browser_get(&member, "/questions/2/is-this-a-good-loan");
        assert_sees(&member, "It is not about buying, parcels or disputes");
        assert_int_equal(browser_post(&member, "/questions/2/answers", "body=No%2C+it+is+not+good."), 403);
        /* The other one waited for nobody. */
        assert_int_equal(browser_post(&member, "/questions/1/answers", "body=Ask+the+post+office."), 303);
        browser_get(&staff, "/admin/audit");
        assert_sees(&staff, "off-topic");
        (void)guest;
        browser_close(&staff);
        browser_close(&member);
    }
}

static int send_verdict(struct browser *b, const char *target, const char *json)
{
    return browser_send(b, METHOD_POST, target, "application/json", str_from(json));
}

static void programs_look_at_what_a_verdict_does_to_many_and_give_it(void **state)
{
    static const char look[] = "/api/v1/moderation/posts/look", decide[] = "/api/v1/moderation/posts";
    static const char hide[] =
        "{\"posts\":\"answer.1 question.2 question.1  answer.1 comment.99\",\"turn\":\"hide\","
        "\"note\":\"It is advertising.\"}";
    static const char report[] =
        "{\"items\":[{\"kind\":\"answer\",\"id\":1,\"question\":1,\"waits\":true,\"turn\":\"hide\"},"
        "{\"kind\":\"question\",\"id\":2,\"question\":2,\"waits\":true,\"turn\":\"reject\"},"
        "{\"kind\":\"question\",\"id\":1,\"question\":1,\"waits\":false},"
        "{\"kind\":\"comment\",\"id\":99,\"waits\":false}]}";
    static const char *const wrong[] = {"{\"posts\":\"answer.1\",\"turn\":\"fly\"}",
                                        "{\"posts\":\"answer\",\"turn\":\"hide\"}",
                                        "{\"posts\":\"person.1\",\"turn\":\"hide\"}",
                                        "{\"posts\":\"  \",\"turn\":\"hide\"}", "{\"turn\":\"hide\"}"};
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser member = visit_another(&visit), staff = begin(&visit, &member);
        browser_get(&staff, "/");
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            assert_int_equal(send_verdict(&staff, look, wrong[i]), 422);
            assert_int_equal(send_verdict(&staff, decide, wrong[i]), 422);
        }
        assert_int_equal(send_verdict(&member, look, hide), 403);
        assert_int_equal(send_verdict(&member, decide, hide), 403);
        assert_int_equal(send_verdict(&staff, look, hide), 200);
        assert_sees(&staff, report);
        browser_get(guest, "/questions/1/where-is-my-parcel-now");
        assert_sees(guest, "Loans are cheap at my place.");
        assert_int_equal(send_verdict(&staff, decide, hide), 200);
        assert_sees(&staff, report);
        browser_get(guest, "/questions/1/where-is-my-parcel-now");
        assert_not_sees(guest, "Loans are cheap at my place.");
        browser_get(&member, "/notices");
        assert_sees(&member, "It is advertising.");
        assert_int_equal(send_verdict(&staff, look, "{\"posts\":\"comment.1\",\"turn\":\"approve\"}"), 200);
        assert_sees(&staff, "\"waits\":true,\"turn\":\"approve\"}");
        assert_int_equal(send_verdict(&staff, decide, "{\"posts\":\"comment.1\",\"turn\":\"approve\"}"), 200);
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "Nothing waits");
        browser_close(&staff);
        browser_close(&member);
    }
}

static void programs_close_questions_together(void **state)
{
    static const char look[] = "/api/v1/moderation/posts/look", decide[] = "/api/v1/moderation/posts";
    static const char close[] =
        "{\"posts\":\"question.2 question.1\",\"turn\":\"close\",\"reason\":\"unclear\"}";
    static const char *const wrong[] = {
        "{\"posts\":\"question.2\",\"turn\":\"close\"}",
        "{\"posts\":\"question.2\",\"turn\":\"close\",\"reason\":\"duplicate\"}",
        "{\"posts\":\"question.2 comment.1\",\"turn\":\"close\",\"reason\":\"unclear\"}"};
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser member = visit_another(&visit), staff = begin(&visit, &member);
        browser_get(&staff, "/");
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            assert_int_equal(send_verdict(&staff, look, wrong[i]), 422);
            assert_int_equal(send_verdict(&staff, decide, wrong[i]), 422);
        }
        assert_int_equal(send_verdict(&staff, look, close), 200);
        assert_sees(&staff, "\"waits\":true,\"turn\":\"approve\",\"closes\":true}");
        assert_sees(&staff, "\"waits\":false}");
        assert_int_equal(send_verdict(&staff, decide, close), 200);
        browser_get(guest, "/questions/2/is-this-a-good-loan");
        assert_sees(guest, "It needs details before anybody can answer");
        browser_close(&staff);
        browser_close(&member);
    }
}

static void a_verdict_on_one_post_tells_its_writer_why(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser member = visit_another(&visit), staff = begin(&visit, &member);
        browser_get(&staff, "/moderation");
        assert_sees(&staff, "just now");
        assert_int_equal(
            browser_post(&staff, "/moderation/posts/answer/1", "turn=hide&note=It+leads+to+fraud."), 303);
        browser_get(&member, "/notices");
        assert_sees(&member, "It leads to fraud.");
        browser_get(&staff, "/admin/audit");
        assert_sees(&staff, "It leads to fraud.");
        (void)guest;
        browser_close(&staff);
        browser_close(&member);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_queue_shows_what_is_asked_for),
        cmocka_unit_test(many_are_decided_at_once_and_their_writers_hear_why),
        cmocka_unit_test(questions_are_closed_together_and_nothing_else),
        cmocka_unit_test(programs_close_questions_together),
        cmocka_unit_test(programs_look_at_what_a_verdict_does_to_many_and_give_it),
        cmocka_unit_test(a_verdict_on_one_post_tells_its_writer_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
