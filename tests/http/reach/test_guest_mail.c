/* A guest who leaves an address hears of answers: when it was confirmed, once for each, until it goes. */
#include "support/reach/mailed.h"

#include "service/reach/guest_mail.h"
#include "service/reach/outbox.h"

#include <string.h>

static int ask(struct mailed *mailed, struct browser *guest, const char *email)
{
    const char *form = arena_printf(&guest->arena,
                                    "category=%lld&title=Where+is+my+parcel%%3F+It+is+late&body=Still."
                                    "&email=%s",
                                    (long long)mailed->visit.site.category_id, email)
                           .at;
    return browser_post(guest, "/ask", form);
}

static const char *confirm(struct mailed *mailed, struct browser *browser)
{
    const char *link = post_office_link(&mailed->office, 1, "/answers-by-mail?key=");
    struct str key = str_slice(str_from(link), strlen("/answers-by-mail?key="), strlen(link));
    assert_int_equal(browser_get(browser, link), 200);
    const char *form = arena_printf(&browser->arena, "key=%.*s", STR_ARG(key)).at;
    assert_int_equal(browser_post(browser, "/answers-by-mail", form), 303);
    return link;
}

static void a_guest_hears_of_answers_once_the_address_is_confirmed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *guest = mailed_begin(&mailed, database);
        struct browser bo = visit_another(&mailed.visit), elsewhere = visit_another(&mailed.visit);
        browser_become(&bo, "Bo", ROLE_EXPERT);
        assert_int_equal(ask(&mailed, guest, "gus%40example.org"), 303);
        assert_true(mail_has(post_office_mail(&mailed.office, 1), "X-To: gus@example.org"));
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Before+it+was+confirmed."), 303);
        assert_mails(&mailed, guest, 1);
        confirm(&mailed, &elsewhere);
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Wait+for+another+week."), 303);
        struct str mail = post_office_mail(&mailed.office, 2);
        assert_true(mail_has(mail, "X-To: gus@example.org"));
        assert_true(mail_has(mail, "Your question has an answer: Where is my parcel? It is late"));
        assert_true(mail_has(mail, "/questions/1/where-is-my-parcel-it-is-late#answer-2"));
        assert_true(mail_has(mail, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        /* Not of one's own, not twice for one answer, and of comments on the question as members hear. */
        assert_int_equal(browser_post(guest, "/questions/1/answers", "body=I+found+it+meanwhile."), 303);
        assert_int_equal(browser_post(&bo, "/posts/answer/2/edit", "version=1&body=Wait+for+two+weeks."),
                         303);
        assert_int_equal(browser_post(&bo, "/posts/question/1/comments", "body=Which+carrier+was+it%3F"),
                         303);
        assert_true(mail_has(post_office_mail(&mailed.office, 3), "Somebody commented below your question"));
        assert_mails(&mailed, guest, 3);
        browser_close(&bo);
        browser_close(&elsewhere);
        mailed_end(&mailed);
    }
}

static void one_press_ends_it_without_signing_in_and_the_address_is_gone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *guest = mailed_begin(&mailed, database);
        struct browser bo = visit_another(&mailed.visit), program = visit_another(&mailed.visit);
        browser_become(&bo, "Bo", ROLE_EXPERT);
        assert_int_equal(ask(&mailed, guest, "gus%40example.org"), 303);
        const char *first = confirm(&mailed, guest);
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Wait+for+another+week."), 303);
        const char *link = post_office_link(&mailed.office, 2, "/answers-by-mail/stop?question=1");
        const char *wrong = arena_printf(&program.arena, "%.*s", (int)strlen(link) - 1, link).at;
        assert_int_equal(browser_send(&program, METHOD_POST, wrong, "application/x-www-form-urlencoded",
                                      STR("List-Unsubscribe=One-Click")),
                         404);
        assert_int_equal(browser_get(&program, link), 200);
        assert_int_equal(browser_send(&program, METHOD_POST, link, "application/x-www-form-urlencoded",
                                      STR("List-Unsubscribe=One-Click")),
                         303);
        assert_int_equal(browser_get(&program, first), 404);
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Or+ask+the+carrier."), 303);
        assert_mails(&mailed, guest, 2);
        browser_close(&bo);
        browser_close(&program);
        mailed_end(&mailed);
    }
}

static void the_address_goes_with_the_question(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *guest = mailed_begin(&mailed, database);
        assert_int_equal(ask(&mailed, guest, "gus%40example.org"), 303);
        const char *link = post_office_link(&mailed.office, 1, "/answers-by-mail?key=");
        assert_int_equal(browser_get(guest, link), 200);
        assert_int_equal(browser_post(guest, "/posts/question/1/turn", "turn=delete"), 303);
        assert_int_equal(browser_get(guest, link), 404);
        assert_int_equal(ask(&mailed, guest, "not+an+address"), 422);
        assert_sees(guest, "This is not an email address");
        mailed_end(&mailed);
    }
}

static enum err two_days_pass(struct ctx *ctx, void *arg)
{
    struct outgoing outgoing;
    (void)arg;
    enum err err = outgoing_load(ctx->db, ctx->arena, 1, &outgoing);
    assert_int_equal(err, OK);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(2));
    err = guest_mail_round(ctx);
    assert_int_equal(outgoing_load(ctx->db, ctx->arena, 1, &outgoing), ERR_NOT_FOUND);
    return err;
}

static void an_address_that_nobody_confirms_is_kept_nowhere(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *guest = mailed_begin(&mailed, database);
        assert_int_equal(ask(&mailed, guest, "gus%40example.org"), 303);
        assert_true(mail_has(post_office_mail(&mailed.office, 1), "X-To: gus@example.org"));
        http_arrange(&mailed.visit.site, two_days_pass, NULL);
        mailed_end(&mailed);
    }
}

/* Refused for good, and looked at by nobody. */
static enum err is_given_up(struct ctx *ctx, void *arg)
{
    struct outgoings claimed;
    struct outgoing outgoing;
    struct outbox_asked asked = {STR("nothing"), 1, false, 0};
    struct outgoing put = {.key = STR("nothing 1"),
                           .kind = STR("nothing"),
                           .destination = STR("gus@example.org"),
                           .payload = STR("Dear Gus")};
    (void)arg;
    assert_int_equal(outbox_put(ctx, put), OK);
    assert_int_equal(outbox_claim(ctx, &asked, &claimed), OK);
    assert_int_equal(claimed.count, 1);
    assert_true(outbox_has_time(&claimed.at[0], ctx->now));
    assert_false(outbox_has_time(&claimed.at[0], instant_add(ctx->now, SPAN_MINUTES(4))));
    assert_int_equal(outbox_settle(ctx, &claimed.at[0], &(struct handed){.delivery = NEVER}), OK);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(OUTBOX_GIVEN_UP_DAYS - 1));
    assert_int_equal(outbox_forget(ctx), OK);
    assert_int_equal(outgoing_load(ctx->db, ctx->arena, claimed.at[0].id, &outgoing), OK);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(2));
    assert_int_equal(outbox_forget(ctx), OK);
    assert_int_equal(outgoing_load(ctx->db, ctx->arena, claimed.at[0].id, &outgoing), ERR_NOT_FOUND);
    return OK;
}

/* Tried again long after it was written, and given up again: it is kept as long as anything that is given up today. */
static enum err is_given_up_again(struct ctx *ctx, void *arg)
{
    struct outgoings claimed;
    struct outgoing again;
    struct viewer operator= {.role = ROLE_OPERATOR};
    struct outbox_asked asked = {STR("late"), 1, false, 0};
    struct outgoing put = {
        .key = STR("late 1"), .kind = STR("late"), .destination = STR("gus"), .payload = STR("Dear Gus")};
    (void)arg;
    assert_int_equal(outbox_put(ctx, put), OK);
    assert_int_equal(outbox_claim(ctx, &asked, &claimed), OK);
    assert_int_equal(outbox_settle(ctx, &claimed.at[0], &(struct handed){.delivery = NEVER}), OK);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(OUTBOX_GIVEN_UP_DAYS - 1));
    assert_int_equal(outbox_again(ctx, &operator, claimed.at[0].id), OK);
    assert_int_equal(outbox_claim(ctx, &asked, &claimed), OK);
    assert_int_equal(claimed.count, 1);
    assert_int_equal(outbox_settle(ctx, &claimed.at[0], &(struct handed){.delivery = NEVER}), OK);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(OUTBOX_GIVEN_UP_DAYS - 1));
    assert_int_equal(outbox_forget(ctx), OK);
    assert_int_equal(outgoing_load(ctx->db, ctx->arena, claimed.at[0].id, &again), OK);
    assert_true(str_eq(again.payload, STR("Dear Gus")));
    return OK;
}

static void what_was_tried_again_is_kept_from_then_on(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        browser_get(guest, "/");
        http_arrange(&visit.site, is_given_up_again, NULL);
    }
}

static void what_was_given_up_is_forgotten_too(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        browser_get(guest, "/");
        http_arrange(&visit.site, is_given_up, NULL);
    }
}

static void nobody_is_asked_for_an_address_where_no_mail_is_sent(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        browser_get(guest, "/ask");
        assert_not_sees(guest, "name=\"email\"");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guest_hears_of_answers_once_the_address_is_confirmed),
        cmocka_unit_test(one_press_ends_it_without_signing_in_and_the_address_is_gone),
        cmocka_unit_test(the_address_goes_with_the_question),
        cmocka_unit_test(an_address_that_nobody_confirms_is_kept_nowhere),
        cmocka_unit_test(what_was_given_up_is_forgotten_too),
        cmocka_unit_test(what_was_tried_again_is_kept_from_then_on),
        cmocka_unit_test(nobody_is_asked_for_an_address_where_no_mail_is_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
