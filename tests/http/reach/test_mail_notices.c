/* Who hears of what by mail. */
#include "core/reach/kind.h"
#include "service/reach/mailing.h"
#include "service/reach/outbox.h"
#include "support/reach/mailed.h"

#include <string.h>

static void asks_and_has_an_address(struct mailed *mailed, struct browser *ann)
{
    browser_become(ann, "Ann", ROLE_MEMBER);
    mailed_confirm(ann, mailed_ask(mailed, ann, "ann@example.org", 1));
    const char *form =
        arena_printf(&ann->arena, "category=%lld&title=Where+is+my+parcel%%3F+It+is+late&body=Still.",
                     (long long)mailed->visit.site.category_id)
            .at;
    assert_int_equal(browser_post(ann, "/ask", form), 303);
}

static void whoever_asked_hears_of_an_answer_by_mail_and_stops_it_without_signing_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        asks_and_has_an_address(&mailed, ann);
        struct browser bo = visit_another(&mailed.visit), program = visit_another(&mailed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Wait+for+another+week."), 303);
        struct str mail = post_office_mail(&mailed.office, 2);
        assert_true(mail_has(mail, "X-To: ann@example.org"));
        assert_true(mail_has(mail, "Bo answered your question: Where is my parcel? It is late"));
        assert_true(
            mail_has(mail, "http://127.0.0.1:8080/questions/1/where-is-my-parcel-it-is-late#answer-1"));
        assert_true(mail_has(mail, "List-Unsubscribe: <http://127.0.0.1:8080/unsubscribe?who="));
        assert_true(mail_has(mail, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        assert_true(mail_has(mail, "In-Reply-To: <thread."));
        /* Programs send this by themselves, without a cookie, when a person presses their button (RFC 8058). */
        const char *link = post_office_link(&mailed.office, 2, "/unsubscribe?who=");
        const char *wrong = arena_printf(&program.arena, "%.*s", (int)strlen(link) - 1, link).at;
        assert_int_equal(browser_send(&program, METHOD_POST, wrong, "application/x-www-form-urlencoded",
                                      STR("List-Unsubscribe=One-Click")),
                         404);
        assert_int_equal(browser_get(&program, link), 200);
        assert_int_equal(browser_send(&program, METHOD_POST, link, "application/x-www-form-urlencoded",
                                      STR("List-Unsubscribe=One-Click")),
                         303);
        browser_get(ann, "/account/email");
        assert_sees(ann, "You stopped notices by mail");
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Or+ask+the+carrier+about+it."), 303);
        browser_get(ann, "/notices");
        assert_sees(ann, "#answer-2");
        assert_true(mailed_is_quiet(&mailed));
        assert_mails(&mailed, ann, 2);
        browser_close(&bo);
        browser_close(&program);
        mailed_end(&mailed);
    }
}

/* Everything once a day. */
static void choose_daily(struct browser *browser)
{
    struct str form = STR_NONE;
    for (size_t i = 0; i < NOTICE_CHOICE_COUNT; i++)
        form = arena_printf(&browser->arena, "%.*s&page_%.*s=1&mail_%.*s=daily", STR_ARG(form),
                            STR_ARG(notice_choice_rows[i].name), STR_ARG(notice_choice_rows[i].name));
    assert_int_equal(browser_post(browser, "/account/notices", arena_cstr(&browser->arena, form)), 303);
}

/* What happens so many days later; what is to leave then leaves now. */
static enum err days_later(struct ctx *ctx, void *arg)
{
    size_t done;
    bool changed;
    struct outgoings due;
    struct instant now = ctx->now;
    ctx->now = instant_add(now, SPAN_DAYS(*(int *)arg));
    struct outgoing_due mails = {STR("mail"), ctx->now, OUTBOX_BATCH_MAX};
    enum err err = mailing_round(ctx, NULL, &done);
    if (!err)
        err = outgoing_load_due(ctx->db, ctx->arena, &mails, &due);
    for (size_t i = 0; !err && i < due.count; i++) {
        struct outgoing sooner = due.at[i];
        sooner.next_try_at = now;
        err = outgoing_set(ctx->db, &sooner, &due.at[i], &changed);
    }
    return err;
}

/* Ann has asked, and hears once a day; Bo has answered. */
static struct browser *bo_answers_ann(struct mailed *mailed, const struct fixture_database *database,
                                      struct browser *bo)
{
    struct browser *ann = mailed_begin(mailed, database);
    asks_and_has_an_address(mailed, ann);
    choose_daily(ann);
    *bo = visit_another(&mailed->visit);
    browser_become(bo, "Bo", ROLE_MEMBER);
    assert_int_equal(browser_post(bo, "/questions/1/answers", "body=Wait+for+another+week."), 303);
    return ann;
}

static void what_is_chosen_once_a_day_comes_together(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        int day = 1;
        struct mailed mailed;
        struct browser bo, *ann = bo_answers_ann(&mailed, database, &bo);
        assert_int_equal(browser_post(&bo, "/questions/1/answers", "body=Or+ask+the+carrier+about+it."), 303);
        assert_mails(&mailed, ann, 1);
        http_arrange(&mailed.visit.site, days_later, &day);
        struct str mail = post_office_mail(&mailed.office, 2), first = STR("Bo answered your question");
        assert_true(mail_has(mail, "Subject: What happened today"));
        size_t at = str_find(mail, first);
        assert_true(mail_has(str_slice(mail, at + first.len, mail.len), "Bo answered your question"));
        http_arrange(&mailed.visit.site, days_later, &day);
        assert_mails(&mailed, ann, 2);
        browser_close(&bo);
        mailed_end(&mailed);
    }
}

static void what_was_read_on_the_page_is_not_mailed_the_day_after(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        int day = 1;
        struct mailed mailed;
        struct browser bo, *ann = bo_answers_ann(&mailed, database, &bo);
        browser_get(ann, "/notices");
        assert_int_equal(browser_post(ann, "/notices", "newest=1"), 303);
        http_arrange(&mailed.visit.site, days_later, &day);
        assert_mails(&mailed, ann, 1);
        browser_close(&bo);
        mailed_end(&mailed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_asked_hears_of_an_answer_by_mail_and_stops_it_without_signing_in),
        cmocka_unit_test(what_is_chosen_once_a_day_comes_together),
        cmocka_unit_test(what_was_read_on_the_page_is_not_mailed_the_day_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
