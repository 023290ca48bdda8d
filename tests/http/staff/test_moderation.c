/* What moderators do to posts and people, and what the others then meet. */
#include "base/check.h"
#include "support/door/http_fixture.h"

static const char spam[] = "Cheap+loans+at+https%3A%2F%2Fspam.example%2F+now";

static const char *ask_form(struct visit *visit, const char *title, const char *body)
{
    return arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=%s",
                        (long long)visit->site.category_id, title, body)
        .at;
}

/* A moderator in a browser of their own. */
static struct browser moderator_of(struct visit *visit)
{
    struct browser browser = visit_another(visit);
    browser_become(&browser, "mod", ROLE_MODERATOR);
    return browser;
}

static void a_held_post_waits_in_the_queue_until_it_is_approved(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser mod = moderator_of(&visit);
        browser_get(&mod, "/moderation");
        assert_sees(&mod, "Nothing waits");
        assert_int_equal(browser_post(guest, "/ask", ask_form(&visit, "Is+this+a+good+loan%3F", spam)), 303);
        struct browser reader = visit_another(&visit);
        assert_int_equal(browser_get(&reader, "/questions/1/is-this-a-good-loan"), 404);
        browser_get(&mod, "/moderation");
        assert_sees(&mod, "Is this a good loan?");
        assert_sees(&mod, "Held: ");
        assert_sees(&mod, "Block 192.0.2.1");
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1", "turn=approve"), 303);
        browser_follow(&mod);
        assert_sees(&mod, "Nothing waits");
        assert_int_equal(browser_get(&reader, "/questions/1/is-this-a-good-loan"), 200);
        browser_close(&reader);
        browser_close(&mod);
    }
}

/* Whoever wrote it takes it away and brings it back. */
static void away_and_back(struct browser *writer, const char *turn)
{
    assert_int_equal(browser_post(writer, turn, "turn=delete"), 303);
    assert_int_equal(browser_post(writer, turn, "turn=undelete"), 303);
}

static void a_held_post_is_not_published_by_taking_it_away_and_bringing_it_back(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser mod = moderator_of(&visit), reader = visit_another(&visit);
        browser_post(guest, "/ask", ask_form(&visit, "Is+this+a+good+loan%3F", spam));
        away_and_back(guest, "/posts/question/1/turn");
        assert_int_equal(browser_get(&reader, "/questions/1/is-this-a-good-loan"), 404);
        assert_int_equal(browser_get(guest, "/questions/1/is-this-a-good-loan"), 200);
        assert_sees(guest, "guests&#39; posts with links are looked at first");
        browser_get(&mod, "/moderation");
        assert_sees(&mod, "Is this a good loan?");
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1", "turn=approve"), 303);
        away_and_back(guest, "/posts/question/1/turn"); /* what the staff saw comes back at once */
        assert_int_equal(browser_get(&reader, "/questions/1/is-this-a-good-loan"), 200);
        browser_close(&reader);
        browser_close(&mod);
    }
}

static void what_the_staff_took_down_waits_for_them_when_its_writer_brings_it_back(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, author)
    {
        struct browser mod = moderator_of(&visit), reader = visit_another(&visit);
        browser_become(author, "ann", ROLE_MEMBER);
        browser_post(author, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "It+is+late."));
        assert_int_equal(browser_post(&mod, "/posts/question/1/turn", "turn=delete"), 303);
        assert_int_equal(browser_post(author, "/posts/question/1/turn", "turn=undelete"), 303);
        assert_int_equal(browser_get(&reader, "/questions/1/where-is-my-parcel-now"), 404);
        browser_get(&mod, "/moderation");
        assert_sees(&mod, "the staff had taken it down");
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1", "turn=approve"), 303);
        assert_int_equal(browser_get(&reader, "/questions/1/where-is-my-parcel-now"), 200);
        browser_close(&reader);
        browser_close(&mod);
    }
}

static void nobody_settles_the_reports_on_their_own_post(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, author)
    {
        struct browser mod = moderator_of(&visit), reader = visit_another(&visit);
        browser_become(author, "ann", ROLE_MEMBER);
        browser_become(&reader, "bo", ROLE_MEMBER);
        browser_post(author, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "It+is+late."));
        browser_post(&reader, "/posts/question/1/flag", "reason=rude&note=");
        assert_int_equal(browser_post(author, "/posts/question/1/turn", "turn=delete"), 303);
        assert_int_equal(browser_post(author, "/posts/question/1/turn", "turn=show"), 403);
        assert_int_equal(browser_post(author, "/posts/question/1/turn", "turn=undelete"), 303);
        browser_get(&mod, "/moderation");
        assert_sees(&mod, "1 flag");
        browser_get(&reader, "/notices");
        assert_not_sees(&reader, "What you reported");
        browser_close(&reader);
        browser_close(&mod);
    }
}

static void an_accepted_answer_that_reports_hide_is_the_best_no_more(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, author)
    {
        struct browser helper = visit_another(&visit), reader = visit_another(&visit),
                       chief = visit_another(&visit);
        browser_become(author, "ann", ROLE_MEMBER);
        browser_become(&helper, "hal", ROLE_MEMBER);
        browser_become(&reader, "bo", ROLE_MEMBER);
        browser_become(&chief, "chief", ROLE_OPERATOR);
        assert_int_equal(browser_post(&chief, "/admin/settings/site", "site_name=Desk&flags_to_hide=1"), 303);
        browser_post(author, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "It+is+late."));
        browser_post(&helper, "/questions/1/answers", "body=Loans+are+cheap+at+my+place.");
        assert_int_equal(browser_post(author, "/posts/answer/1/select", "on=1"), 303);
        browser_get(&reader, "/api/v1/questions");
        assert_sees(&reader, "\"accepted\":true");
        assert_int_equal(browser_post(&reader, "/posts/answer/1/flag", "reason=spam&note="), 303);
        browser_get(&reader, "/api/v1/questions");
        assert_not_sees(&reader, "\"accepted\":true");
        browser_close(&chief);
        browser_close(&reader);
        browser_close(&helper);
    }
}

static void a_rejected_post_is_hidden_from_everybody_but_the_staff(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser mod = moderator_of(&visit);
        browser_post(guest, "/ask", ask_form(&visit, "Is+this+a+good+loan%3F", spam));
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1", "turn=reject"), 303);
        assert_int_equal(browser_get(guest, "/questions/1/is-this-a-good-loan"), 404);
        assert_int_equal(browser_get(&mod, "/questions/1/is-this-a-good-loan"), 200);
        browser_get(&mod, "/admin/audit");
        assert_sees(&mod, "reject");
        assert_sees(&mod, "question 1");
        browser_close(&mod);
    }
}

static void flags_bring_a_post_to_the_queue_and_are_settled_by_keeping_it(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, author)
    {
        browser_become(author, "ann", ROLE_MEMBER);
        browser_post(author, "/ask", ask_form(&visit, "Where+is+my+parcel+now%3F", "It+is+late."));
        struct browser reader = visit_another(&visit), mod = moderator_of(&visit);
        browser_become(&reader, "bo", ROLE_MEMBER);
        assert_int_equal(browser_post(&reader, "/posts/question/1/flag", "reason=rude&note=Not+%3Cnice%3E"),
                         303);
        browser_get(&mod, "/moderation");
        assert_sees(&mod, "1 flag");
        assert_sees(&mod, "It is rude or threatening");
        assert_sees(&mod, "Not &lt;nice&gt;");
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1", "turn=approve"), 303);
        browser_follow(&mod);
        assert_sees(&mod, "Nothing waits");
        assert_int_equal(browser_get(&reader, "/questions/1/where-is-my-parcel-now"), 200);
        browser_close(&reader);
        browser_close(&mod);
    }
}

static void a_spammer_is_purged_with_every_post_by_one_button(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, spammer)
    {
        browser_become(spammer, "spammer", ROLE_MEMBER);
        browser_post(spammer, "/ask", ask_form(&visit, "Where+can+I+get+a+loan%3F", "Quick."));
        browser_post(spammer, "/ask", ask_form(&visit, "Where+can+I+get+two+loans%3F", "Quick."));
        browser_post(spammer, "/questions/1/answers", "body=Loans+are+cheap+at+my+place.");
        struct browser mod = moderator_of(&visit), reader = visit_another(&visit);
        browser_get(&mod, "/moderation/users/spammer");
        assert_sees(&mod, "2 questions, 1 answer");
        assert_int_equal(browser_post(&mod, "/moderation/users/spammer/purge", ""), 303);
        browser_get(&reader, "/questions");
        assert_sees(&reader, "No questions here yet");
        assert_int_equal(browser_get(&reader, "/questions/1/where-can-i-get-a-loan"), 404);
        browser_get(&reader, "/users/spammer");
        assert_sees(&reader, "0 questions");
        assert_int_equal(browser_get(spammer, "/account"), 401);
        browser_close(&reader);
        browser_close(&mod);
    }
}

static void purging_a_guest_blocks_the_network_when_that_is_asked_for(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        guest->address = STR("203.0.113.7");
        browser_post(guest, "/ask", ask_form(&visit, "Is+this+a+good+loan%3F", spam));
        struct browser mod = moderator_of(&visit), other = visit_another(&visit);
        assert_int_equal(browser_post(&mod, "/moderation/posts/question/1/purge", "network=1"), 303);
        browser_get(&mod, "/moderation/networks");
        assert_sees(&mod, "203.0.113.7");
        other.address = STR("203.0.113.7");
        const char *form = ask_form(&visit, "Where+is+my+parcel+now%3F", "It+is+late.");
        assert_int_equal(browser_post(&other, "/ask", form), 403);
        assert_sees(&other, "Where is my parcel now?");
        assert_int_equal(browser_post(&other, "/sign-up", "handle=New&password=quiet-harbour-7"), 403);
        other.address = STR("203.0.113.70");
        assert_int_equal(browser_post(&other, "/ask", form), 303);
        assert_int_equal(browser_post(&mod, "/moderation/networks", "network=203.0.113.7&days=0"), 303);
        other.address = STR("203.0.113.7");
        assert_int_equal(browser_post(&other, "/ask", form), 303);
        browser_close(&other);
        browser_close(&mod);
    }
}

static void a_blocked_person_reads_on_and_learns_until_when_and_why(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, member)
    {
        browser_become(member, "ann", ROLE_MEMBER);
        struct browser mod = moderator_of(&visit);
        assert_int_equal(browser_post(&mod, "/moderation/users/ann/block", "days=7&reason="), 422);
        assert_sees(&mod, "Say why");
        assert_int_equal(browser_post(&mod, "/moderation/users/ann/block", "days=7&reason=Shouting"), 303);
        const char *form = ask_form(&visit, "Where+is+my+parcel+now%3F", "It+is+late.");
        assert_int_equal(browser_post(&mod, "/ask", form), 303);
        assert_int_equal(browser_post(member, "/ask", form), 403);
        assert_int_equal(browser_get(member, "/questions"), 200);
        browser_get(member, "/questions/1/where-is-my-parcel-now");
        assert_sees(member, "A moderator has paused posting");
        assert_not_sees(member, "Post your answer");
        static const char *const writings[] = {"/questions/1/answers", "/posts/question/1/comments"};
        for (size_t i = 0; i < COUNT_OF(writings); i++) {
            assert_int_equal(browser_post(member, writings[i], "body=Wait+for+another+week."), 403);
            assert_sees(member, "A moderator has paused posting");
            assert_sees(member, "Wait for another week.");
            assert_not_sees(member, "takes no answers now");
        }
        browser_get(member, "/account");
        assert_sees(member, "Shouting");
        assert_int_equal(browser_post(&mod, "/moderation/users/ann/block", "days=0"), 303);
        assert_int_equal(browser_post(member, "/ask", form), 303);
        browser_get(&mod, "/admin/audit?act=block");
        assert_sees(&mod, "7 days: Shouting");
        browser_close(&mod);
    }
}

static void the_staff_cannot_be_blocked_or_purged(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, operator_browser)
    {
        browser_become(operator_browser, "chief", ROLE_OPERATOR);
        struct browser mod = moderator_of(&visit);
        assert_int_equal(browser_post(&mod, "/moderation/users/chief/block", "days=7&reason=Coup"), 403);
        assert_sees(&mod, "The staff cannot be blocked");
        assert_int_equal(browser_post(&mod, "/moderation/users/chief/purge", ""), 403);
        assert_int_equal(browser_get(operator_browser, "/account"), 200);
        browser_close(&mod);
    }
}

static void what_is_no_network_is_refused_with_what_was_typed(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "1.", "example.org", "%3A%3A%3Cb%3E", "203.0.113.7%2F24"};
    FOR_EACH_VISIT(visit, mod)
    {
        browser_become(mod, "mod", ROLE_MODERATOR);
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            struct str form = arena_printf(&mod->arena, "network=%s&days=7&reason=Typed+words", wrong[i]);
            assert_int_equal(browser_post(mod, "/moderation/networks", form.at), 422);
            assert_sees(mod, "value=\"Typed words\"");
        }
        assert_sees(mod, "No network is blocked");
    }
}

static void a_blocked_beginning_stands_for_every_address_that_begins_so(void **state)
{
    (void)state;
    static const struct {
        const char *address;
        int status;
    } rows[] = {{"203.0.113.7", 403},
                {"203.0.113.254", 403},
                {"203.0.11.7", 303},
                {"2001:db8:1:2:3:4:5:6", 403},
                {"2001:db8:12::1", 303}};
    FOR_EACH_VISIT(visit, mod)
    {
        browser_become(mod, "mod", ROLE_MODERATOR);
        browser_post(mod, "/moderation/networks", "network=203.0.113.&days=1&reason=Spam");
        browser_post(mod, "/moderation/networks", "network=2001%3Adb8%3A1%3A&days=1&reason=Spam");
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct browser guest = visit_another(&visit);
            guest.address = str_from(rows[i].address);
            struct str title = arena_printf(&guest.arena, "Where+is+my+parcel+number+%zu%%3F", i);
            assert_int_equal(browser_post(&guest, "/ask", ask_form(&visit, title.at, "Late.")),
                             rows[i].status);
            browser_close(&guest);
        }
    }
}

/* Every page and form of the staff, with the least role that may. */
static const struct {
    enum method method;
    const char *path, *form;
    enum role least;
} doors[] = {
    {METHOD_GET, "/moderation", "", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/networks", "", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/users/somebody", "", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/networks", "network=203.0.113.&days=7&reason=x", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/posts/question/1", "turn=hide", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/posts/question/1/writer", "", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/posts/question/1/writer", "", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/posts/question/1/purge", "", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/users/somebody/block", "days=7&reason=x", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/users/somebody/purge", "", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/users/somebody/purge", "", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/purges", "", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/figures", "", ROLE_MODERATOR},
    {METHOD_GET, "/moderation/purges/1", "", ROLE_MODERATOR},
    {METHOD_POST, "/moderation/purges/1/undo", "", ROLE_MODERATOR},
    {METHOD_GET, "/admin/audit", "", ROLE_MODERATOR},
    {METHOD_GET, "/admin/categories", "", ROLE_MODERATOR},
    {METHOD_POST, "/admin/categories", "name=New&parent=0&position=1", ROLE_MODERATOR},
    {METHOD_GET, "/admin/tags", "", ROLE_MODERATOR},
    {METHOD_POST, "/admin/tags/customs", "turn=remove", ROLE_MODERATOR},
    {METHOD_GET, "/admin", "", ROLE_OPERATOR},
    {METHOD_GET, "/admin/people", "", ROLE_OPERATOR},
    {METHOD_POST, "/admin/people/somebody", "role=operator&title=", ROLE_OPERATOR},
    {METHOD_POST, "/admin/people/somebody/password-link", "", ROLE_OPERATOR},
    {METHOD_POST, "/admin/settings/site", "site_name=Mine", ROLE_OPERATOR},
};

static int knock(struct browser *browser, size_t door)
{
    return doors[door].method == METHOD_GET ? browser_get(browser, doors[door].path)
                                            : browser_post(browser, doors[door].path, doors[door].form);
}

static void nobody_opens_the_staffs_doors_without_the_role(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser expert = visit_another(&visit), mod = moderator_of(&visit),
                       target = visit_another(&visit);
        browser_become(&expert, "expert", ROLE_EXPERT);
        browser_become(&target, "somebody", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(doors); i++) {
            assert_int_equal(knock(guest, i), 401);
            assert_int_equal(knock(&expert, i), 403);
            if (doors[i].least > ROLE_MODERATOR)
                assert_int_equal(knock(&mod, i), 403);
        }
        assert_int_equal(browser_get(&target, "/account"), 200);
        browser_close(&expert);
        browser_close(&mod);
        browser_close(&target);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_held_post_waits_in_the_queue_until_it_is_approved),
        cmocka_unit_test(a_held_post_is_not_published_by_taking_it_away_and_bringing_it_back),
        cmocka_unit_test(what_the_staff_took_down_waits_for_them_when_its_writer_brings_it_back),
        cmocka_unit_test(nobody_settles_the_reports_on_their_own_post),
        cmocka_unit_test(an_accepted_answer_that_reports_hide_is_the_best_no_more),
        cmocka_unit_test(a_rejected_post_is_hidden_from_everybody_but_the_staff),
        cmocka_unit_test(flags_bring_a_post_to_the_queue_and_are_settled_by_keeping_it),
        cmocka_unit_test(a_spammer_is_purged_with_every_post_by_one_button),
        cmocka_unit_test(purging_a_guest_blocks_the_network_when_that_is_asked_for),
        cmocka_unit_test(a_blocked_person_reads_on_and_learns_until_when_and_why),
        cmocka_unit_test(the_staff_cannot_be_blocked_or_purged),
        cmocka_unit_test(what_is_no_network_is_refused_with_what_was_typed),
        cmocka_unit_test(a_blocked_beginning_stands_for_every_address_that_begins_so),
        cmocka_unit_test(nobody_opens_the_staffs_doors_without_the_role),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
