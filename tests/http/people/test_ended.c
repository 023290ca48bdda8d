/* Sessions, links, challenges, addresses and drafts that have ended: time forgets them, and nobody else's deed. */
#include "service/clock/forget.h"
#include "service/people/by_mail.h"
#include "store/people/passkey.h"
#include "store/people/person.h"
#include "store/reach/guest_mail.h"
#include "store/reach/inbox.h"
#include "support/door/http_fixture.h"

/* What somebody left behind an hour, or a hundred days, before. */
static const struct span hour = SPAN_MS(3600000), long_ago = SPAN_DAYS(100);

static struct instant before(const struct ctx *ctx, struct span span)
{
    return instant_add(ctx->now, (struct span){-span.ms});
}

/* All of them in each browser's site: question 1 is a guest's, person 1 is Ann. */
static enum err leave_behind(struct ctx *ctx, void *arg)
{
    (void)arg;
    bool fresh;
    struct instant then = before(ctx, hour);
    struct passkey_challenge challenge = {STR("old challenge"), STR("bound"), 1, then};
    struct guest_mail mail = {1,  STR("guest@example.org"), STR("en"), STR("old key"), before(ctx, long_ago),
                              {0}};
    enum err err = session_insert(ctx->db, STR("old session"), 1, before(ctx, long_ago), then);
    if (!err)
        err = link_insert(ctx->db, STR("old link"), STR("password"), 1, then);
    if (!err)
        err = passkey_challenge_put(ctx->db, &challenge);
    if (!err)
        err = inbox_mail_insert(ctx->db, STR("old mail"), before(ctx, long_ago), &fresh);
    return err ? err : guest_mail_insert(ctx->db, &mail);
}

/* How many are there still, as one would have found them in their time; `look` takes none away. */
static enum err count_left(struct ctx *ctx, void *arg)
{
    int *left = arg;
    bool fresh = false;
    int64_t person_id;
    struct session session;
    struct guest_mail mail;
    struct instant then = before(ctx, long_ago);
    struct passkey_challenge challenge = {.hash = STR("old challenge"), .bound = STR("bound")};
    enum err err = inbox_mail_insert(ctx->db, STR("old mail"), then, &fresh);
    *left = !err && !fresh;
    *left += !session_load(ctx->db, ctx->arena, STR("old session"), then, &session);
    *left += !link_load(ctx->db, STR("old link"), STR("password"), then, &person_id);
    *left += !guest_mail_load(ctx->db, ctx->arena, 1, &mail);
    *left += !passkey_challenge_take(ctx->db, &challenge, then, &person_id);
    challenge.until = before(ctx, hour);
    return *left == 5 ? passkey_challenge_put(ctx->db, &challenge) : OK;
}

static enum err let_time_pass(struct ctx *ctx, void *arg)
{
    (void)arg;
    return forget_old(ctx);
}

static enum err take_a_mail(struct ctx *ctx, void *arg)
{
    struct arrived arrived = {ARRIVED_LETTER, STR("1@b"), STR("bo@example.org"), STR("desk@example.org"),
                              STR("Hi")};
    struct by_mail mail = {.arrived = &arrived, .pattern = STR("reply+*@example.org"), .bytes = STR("Hi")};
    (void)arg;
    return by_mail_take(ctx, &mail);
}

static void what_has_ended_is_forgotten_by_time_and_not_by_whoever_comes_next(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        int left = 0;
        struct browser guest = visit_another(&visit), bo = visit_another(&visit);
        const char *ask =
            arena_printf(&guest.arena, "category=%lld&title=Where+is+my+parcel%%3F+It+is+late&body=Still.",
                         (long long)visit.site.category_id)
                .at;
        browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7");
        assert_int_equal(browser_post(&guest, "/ask", ask), 303);
        http_arrange(&visit.site, leave_behind, NULL);

        assert_int_equal(browser_post(&bo, "/sign-up", "handle=Bo&password=quiet-harbour-7"), 303);
        assert_int_equal(browser_post(&bo, "/sign-out", ""), 303);
        assert_int_equal(browser_post(&bo, "/sign-in", "handle=Bo&password=quiet-harbour-7"), 303);
        assert_int_equal(browser_post(&bo, "/account/passkeys", "turn=add&password_now=quiet-harbour-7"),
                         200);
        assert_int_equal(browser_post(&guest, "/sign-in/passkey", ""), 200);
        assert_int_equal(
            browser_post(&guest, "/ask", arena_printf(&guest.arena, "%s&email=g%%40example.org", ask).at),
            303);
        http_arrange(&visit.site, take_a_mail, NULL);
        http_arrange(&visit.site, count_left, &left);
        assert_int_equal(left, 5);

        http_arrange(&visit.site, let_time_pass, NULL);
        http_arrange(&visit.site, count_left, &left);
        assert_int_equal(left, 0);
        assert_int_equal(browser_get(&bo, "/account"), 200);
        browser_close(&guest);
        browser_close(&bo);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_ended_is_forgotten_by_time_and_not_by_whoever_comes_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
