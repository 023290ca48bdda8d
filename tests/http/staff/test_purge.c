/* A purge can be taken back for a day, as a whole; after that what it took down is gone. */
#include "base/check.h"
#include "service/staff/purge.h"
#include "support/door/http_fixture.h"

static void ask(struct visit *visit, struct browser *browser, const char *title)
{
    const char *form = arena_cstr(
        &visit->browser.arena, arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.",
                                            (long long)visit->site.category_id, title));
    assert_int_equal(browser_post(browser, "/ask", form), 303);
}

/* Ann asks; the spammer answers, is accepted, asks, comments, and one post is reported. */
static void begin(struct visit *visit, struct browser *ann, struct browser *spammer, struct browser *mo)
{
    browser_become(ann, "ann", ROLE_MEMBER);
    browser_become(spammer, "spammer", ROLE_MEMBER);
    browser_become(mo, "mo", ROLE_MODERATOR);
    ask(visit, ann, "Where+is+my+parcel+now%3F");
    assert_int_equal(browser_post(spammer, "/questions/1/answers", "body=Loans+are+cheap+at+my+place."), 303);
    ask(visit, spammer, "Where+can+I+get+a+loan%3F");
    assert_int_equal(browser_post(spammer, "/posts/question/1/comments", "body=Cheap+loans+for+all."), 303);
    assert_int_equal(browser_post(ann, "/posts/answer/1/select", "on=1"), 303);
    assert_int_equal(browser_post(ann, "/posts/question/2/flag", "reason=spam&note="), 303);
}

static enum err a_day_later(struct ctx *ctx, void *arg)
{
    (void)arg;
    ctx->now = instant_add(ctx->now, SPAN_DAYS(1));
    enum err err = purge_round(ctx);
    return err ? err : purge_round(ctx);
}

static enum err almost_a_day_later(struct ctx *ctx, void *arg)
{
    (void)arg;
    ctx->now = instant_add(ctx->now, SPAN_MS(23 * 3600 * 1000));
    return purge_round(ctx);
}

static void a_purge_is_taken_back_as_a_whole(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *spammer = visit_begin(&visit, database);
        struct browser ann = visit_another(&visit), mo = visit_another(&visit), guest = visit_another(&visit);
        begin(&visit, &ann, spammer, &mo);
        browser_get(&guest, "/users/spammer");
        struct str before = arena_copy(&guest.arena, browser_between(&guest, "<main", 'Z'));
        browser_get(&mo, "/moderation/users/spammer/purge");
        assert_sees(&mo, "3 posts are hidden.");
        assert_sees(&mo, "For 24 hours");
        assert_int_equal(browser_post(&mo, "/moderation/users/spammer/purge", ""), 303);
        browser_follow(&mo);
        assert_sees(&mo, "Every post of the author is hidden.");
        assert_sees(&mo, "3 posts");
        browser_get(&mo, "/moderation/purges/1");
        assert_sees(&mo, "Loans are cheap at my place.");
        assert_sees(&mo, "Where can I get a loan?");
        assert_int_equal(browser_get(&guest, "/questions/2"), 404);
        assert_int_equal(browser_get(&guest, "/moderation/purges/1"), 401);
        assert_int_equal(browser_get(&ann, "/moderation/purges"), 403);
        http_arrange(&visit.site, almost_a_day_later, NULL);
        assert_int_equal(browser_post(&mo, "/moderation/purges/1/undo", ""), 303);
        browser_follow(&mo);
        assert_sees(&mo, "The purge is taken back");
        assert_sees(&mo, "Nothing can be taken back");
        browser_get(&guest, "/questions/1/where-is-my-parcel-now");
        assert_sees(&guest, "Loans are cheap at my place.");
        assert_sees(&guest, "Cheap loans for all.");
        assert_sees(&guest, "Accepted answer");
        assert_int_equal(browser_get(&guest, "/questions/2/where-can-i-get-a-loan"), 200);
        browser_get(&guest, "/search?q=loan");
        assert_sees(&guest, "Where can I get a");
        browser_get(&guest, "/users/spammer");
        assert_true(str_eq(before, browser_between(&guest, "<main", 'Z')));
        browser_get(&mo, "/moderation");
        assert_sees(&mo, "1 flag");
        browser_get(&mo, "/moderation/users/spammer");
        assert_not_sees(&mo, "End the block");
        browser_get(&guest, "/moderation-log");
        assert_sees(&guest, "All that one author wrote was put back.");
        assert_int_equal(browser_post(&mo, "/moderation/purges/1/undo", ""), 404);
        browser_close(&guest);
        browser_close(&mo);
        browser_close(&ann);
        visit_end(&visit);
    }
}

static void what_was_purged_a_day_ago_is_gone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *spammer = visit_begin(&visit, database);
        struct browser ann = visit_another(&visit), mo = visit_another(&visit);
        begin(&visit, &ann, spammer, &mo);
        assert_int_equal(browser_post(&mo, "/moderation/posts/question/2/purge", ""), 303);
        assert_int_equal(browser_post(&mo, "/moderation/posts/answer/1", "turn=show"), 303);
        http_arrange(&visit.site, a_day_later, NULL);
        assert_int_equal(browser_post(&mo, "/moderation/purges/1/undo", ""), 404);
        browser_get(&mo, "/moderation/purges");
        assert_sees(&mo, "Nothing can be taken back");
        assert_int_equal(browser_get(&mo, "/questions/2"), 301);
        browser_follow(&mo);
        assert_not_sees(&mo, "loan");
        browser_get(&mo, "/questions/1/where-is-my-parcel-now");
        assert_sees(&mo, "Loans are cheap at my place."); /* shown again by hand */
        assert_not_sees(&mo, "Cheap loans for all.");
        browser_close(&mo);
        browser_close(&ann);
        visit_end(&visit);
    }
}

static void a_held_post_waits_again_and_a_block_of_before_stands_again(void **state)
{
    (void)state;
    static const char *const network = "198.51.100.7";
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *guest = visit_begin(&visit, database);
        struct browser mo = visit_another(&visit);
        browser_become(&mo, "mo", ROLE_MODERATOR);
        guest->address = str_from(network);
        ask(&visit, guest, "Is+https%3A%2F%2Fspam.example%2Fnow+a+good+loan%3F");
        browser_get(&mo, "/moderation");
        assert_sees(&mo, "Held: ");
        assert_int_equal(browser_post(&mo, "/moderation/posts/question/1/purge", "network=1"), 303);
        browser_get(&mo, "/moderation/networks");
        assert_sees(&mo, network);
        assert_int_equal(browser_post(&mo, "/moderation/purges/1/undo", ""), 303);
        browser_get(&mo, "/moderation/networks");
        assert_not_sees(&mo, network);
        browser_get(&mo, "/moderation");
        assert_sees(&mo, "Held: ");
        browser_post(&mo, "/moderation/networks", "network=198.51.100.7&days=7&reason=Shouting");
        assert_int_equal(browser_post(&mo, "/moderation/posts/question/1/purge", "network=1"), 303);
        assert_int_equal(browser_post(&mo, "/moderation/purges/2/undo", ""), 303);
        browser_get(&mo, "/moderation/networks");
        assert_sees(&mo, "Shouting");
        browser_close(&mo);
        visit_end(&visit);
    }
}

/* Two purges of one author, and two with one network: whichever is taken back first. */
static void undo_both(struct browser *mo, int first, int second)
{
    const int ids[] = {first, second};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        struct str path = arena_printf(&mo->arena, "/moderation/purges/%d/undo", ids[i]);
        assert_int_equal(browser_post(mo, arena_cstr(&mo->arena, path), ""), 303);
    }
}

static void purge_twice_and_undo(bool newest_first)
{
    static const char *const network = "198.51.100.7";
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *spammer = visit_begin(&visit, database);
        struct browser ann = visit_another(&visit), mo = visit_another(&visit), guest = visit_another(&visit);
        begin(&visit, &ann, spammer, &mo);
        browser_post(&mo, "/moderation/users/spammer/block", "days=7&reason=Shouting");
        browser_post(&mo, "/moderation/users/spammer/purge", "");
        browser_post(&mo, "/moderation/users/spammer/purge", "");
        undo_both(&mo, newest_first ? 2 : 1, newest_first ? 1 : 2);
        browser_get(&mo, "/moderation/users/spammer");
        assert_sees(&mo, "Shouting");
        guest.address = str_from(network);
        ask(&visit, &guest, "Is+this+a+good+loan+for+me%3F");
        browser_post(&mo, "/moderation/posts/question/3/purge", "network=1");
        browser_post(&mo, "/moderation/posts/question/3/purge", "network=1");
        undo_both(&mo, newest_first ? 4 : 3, newest_first ? 3 : 4);
        browser_get(&mo, "/moderation/networks");
        assert_not_sees(&mo, network);
        browser_close(&guest);
        browser_close(&mo);
        browser_close(&ann);
        visit_end(&visit);
    }
}

static void purges_of_one_author_are_taken_back_in_any_order(void **state)
{
    (void)state;
    purge_twice_and_undo(true);
    purge_twice_and_undo(false);
}

static void programs_purge_list_and_take_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *spammer = visit_begin(&visit, database);
        struct browser ann = visit_another(&visit), mo = visit_another(&visit);
        begin(&visit, &ann, spammer, &mo);
        const char *type = "application/json";
        assert_int_equal(
            browser_send(&ann, METHOD_POST, "/api/v1/moderation/posts/question/2/purge", type, STR("{}")),
            403);
        browser_get(&mo, "/moderation");
        mo.extra[0] = (struct header){STR("X-CSRF-Token"), mo.csrf};
        assert_int_equal(
            browser_send(&mo, METHOD_POST, "/api/v1/moderation/posts/question/2/purge", type, STR("{}")),
            200);
        assert_sees(&mo, "\"posts\":3");
        assert_int_equal(browser_get(&mo, "/api/v1/moderation/purges"), 200);
        assert_sees(&mo, "\"handle\":\"spammer\"");
        assert_int_equal(browser_send(&mo, METHOD_POST, "/api/v1/moderation/purges/1/undo", type, STR("{}")),
                         200);
        assert_int_equal(browser_get(&ann, "/questions/2/where-can-i-get-a-loan"), 200);
        browser_close(&mo);
        browser_close(&ann);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_purge_is_taken_back_as_a_whole),
        cmocka_unit_test(what_was_purged_a_day_ago_is_gone),
        cmocka_unit_test(a_held_post_waits_again_and_a_block_of_before_stands_again),
        cmocka_unit_test(purges_of_one_author_are_taken_back_in_any_order),
        cmocka_unit_test(programs_purge_list_and_take_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
