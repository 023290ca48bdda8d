/* Mail as people get it, by a real server of mail. */
#include "base/check.h"
#include "core/reach/kind.h"
#include "http/reach/deliverer.h"
#include "service/reach/mail.h"
#include "service/reach/mailing.h"
#include "service/reach/outbox.h"
#include "store/reach/mailbox.h"
#include "store/reach/outbox.h"
#include "support/door/http_fixture.h"
#include "support/reach/mailed.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* ---- an address ---- */

static void an_address_is_used_once_its_owner_has_confirmed_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        browser_become(ann, "Ann", ROLE_MEMBER);
        const char *link = mailed_ask(&mailed, ann, "Ann@Example.org", 1);
        struct str mail = post_office_mail(&mailed.office, 1);
        assert_true(mail_has(mail, "X-To: Ann@Example.org\r\n"));
        assert_true(mail_has(mail, "Subject: Is this your address?\r\n"));
        assert_true(mail_has(mail, "Ann asked the help desk to send mail here."));
        assert_true(mail_has(mail, "From: \"Help desk\" <help@example.org>\r\n"));
        assert_true(mail_has(mail, "http://127.0.0.1:8080/account/email/confirm?key="));
        /* Programs that look at links in mails change nothing by it. */
        assert_int_equal(browser_get(ann, link), 200);
        browser_get(ann, "/account");
        assert_sees(ann, "No mail is sent to you.");
        mailed_confirm(ann, link);
        browser_get(ann, "/account/email");
        assert_sees(ann, "Mail goes to <bdi translate=\"no\">Ann@Example.org</bdi>.");
        assert_int_equal(browser_get(ann, link), 404);
        mailed_end(&mailed);
    }
}

static void what_is_no_address_comes_back_with_what_was_typed(void **state)
{
    (void)state;
    static const char *const wrong[] = {"ann",
                                        "ann%40",
                                        "%40example.org",
                                        "ann%40exa%20mple.org",
                                        "a%40b%40c.org",
                                        "ann%40example.org%0d%0aBcc:%20x%40example.org",
                                        "ann%40example.org%2cbo%40example.org",
                                        "%3cann%40example.org%3e"};
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        browser_become(ann, "Ann", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            char form[200];
            snprintf(form, sizeof form, "email=%s", wrong[i]);
            assert_int_equal(browser_post(ann, "/account/email", form), 422);
        }
        assert_sees(ann, "This is not an email address.");
        assert_sees(ann, "value=\"&lt;ann@example.org&gt;\"");
        assert_mails(&mailed, ann, 0);
        mailed_end(&mailed);
    }
}

static void an_address_belongs_to_one_account(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        browser_become(ann, "Ann", ROLE_MEMBER);
        mailed_confirm(ann, mailed_ask(&mailed, ann, "ann@example.org", 1));
        struct browser bo = visit_another(&mailed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        const char *link = mailed_ask(&mailed, &bo, "ANN@example.org", 2);
        const char *key =
            arena_printf(&bo.arena, "key=%s", link + sizeof "/account/email/confirm?key=" - 1).at;
        browser_get(&bo, link);
        assert_int_equal(browser_post(&bo, "/account/email/confirm", key), 409);
        assert_sees(&bo, "Another account has this address.");
        browser_close(&bo);
        mailed_end(&mailed);
    }
}

/* ---- a forgotten password ---- */

static void a_forgotten_password_is_set_anew_by_mail(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        assert_int_equal(browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        mailed_confirm(ann, mailed_ask(&mailed, ann, "ann@example.org", 1));
        struct browser away = visit_another(&mailed.visit);
        browser_get(&away, "/sign-in");
        assert_sees(&away, "href=\"/forgotten\"");
        assert_int_equal(browser_post(&away, "/forgotten", "email=ann@EXAMPLE.org"), 303);
        const char *link = post_office_link(&mailed.office, 2, "/new-password?key=");
        assert_int_equal(browser_get(&away, link), 200);
        const char *form = arena_printf(&away.arena, "key=%s&password=other-harbour-8",
                                        link + sizeof "/new-password?key=" - 1)
                               .at;
        assert_int_equal(browser_post(&away, "/new-password", form), 303);
        browser_follow(&away);
        assert_sees(&away, "The new password is saved.");
        assert_int_equal(browser_get(ann, "/account"), 401);
        /* It was good once. */
        assert_int_equal(browser_get(ann, link), 404);
        assert_int_equal(browser_post(ann, "/new-password", form), 404);
        browser_close(&away);
        mailed_end(&mailed);
    }
}

static void nobody_learns_whether_an_address_has_an_account(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        browser_become(ann, "Ann", ROLE_MEMBER);
        mailed_ask(&mailed, ann, "ann@example.org", 1); /* never confirmed */
        struct browser away = visit_another(&mailed.visit);
        assert_int_equal(browser_post(&away, "/forgotten", "email=ann@example.org"), 303);
        struct str said = arena_copy(&away.arena, away.location);
        assert_int_equal(browser_post(&away, "/forgotten", "email=nobody@example.org"), 303);
        assert_true(str_eq(said, away.location));
        assert_mails(&mailed, &away, 1);
        browser_close(&away);
        mailed_end(&mailed);
    }
}

static void without_a_server_of_mail_nothing_that_needs_it_is_offered(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        browser_get(ann, "/sign-in");
        assert_not_sees(ann, "/forgotten");
        assert_int_equal(browser_get(ann, "/forgotten"), 404);
        browser_become(ann, "Ann", ROLE_MEMBER);
        browser_get(ann, "/account");
        assert_not_sees(ann, "/account/email");
        assert_int_equal(browser_get(ann, "/account/email"), 404);
    }
}

/* ---- servers that say no ---- */

static bool sees_soon(struct browser *browser, const char *path, const char *text)
{
    for (int i = 0; i < 1200; i++) {
        browser_get(browser, path);
        if (browser_sees(browser, text))
            return true;
        nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
    }
    return false;
}

static void what_is_refused_is_given_up_and_seen_and_can_be_tried_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *olga = mailed_begin(&mailed, database);
        struct browser bo = visit_another(&mailed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        browser_become(olga, "Olga", ROLE_OPERATOR);
        assert_int_equal(browser_post(&bo, "/account/email", "email=never@example.org"), 303);
        assert_true(sees_soon(olga, "/admin/outbox", "(reply 550)"));
        assert_sees(olga, "given up");
        assert_sees(olga, "n...@example.org");
        assert_not_sees(olga, "never@");
        struct str again = browser_between(olga, "action=\"/admin/outbox/", '"');
        const char *path =
            arena_cstr(&olga->arena, arena_printf(&olga->arena, "/admin/outbox/%.*s", STR_ARG(again)));
        assert_int_equal(browser_post(&bo, path, ""), 403);
        assert_int_equal(browser_post(olga, path, ""), 303);
        browser_get(olga, "/admin/audit");
        assert_sees(olga, "try again");
        browser_get(olga, "/metrics");
        browser_close(&bo);
        mailed_end(&mailed);
    }
}

/* A server that does not want us, for an hour or until a setting is mended: nothing is given up, and nobody is silenced for it. */
static enum err has_no_refusals(struct ctx *ctx, void *arg)
{
    struct mailbox mailbox;
    assert_int_equal(mailbox_load(ctx->db, ctx->arena, *(int64_t *)arg, &mailbox), OK);
    assert_int_equal(mailbox.refused, 0);
    return OK;
}

struct refused_mail {
    const char *form, *shown, *reply;
    bool stranger; /* the sender is refused */
};

static void mail_is_refused(const struct refused_mail *row, const struct fixture_database *database)
{
    struct mailed mailed;
    struct browser *olga = mailed_begin(&mailed, database), bo = visit_another(&mailed.visit);
    int64_t bo_id = browser_become(&bo, "Bo", ROLE_MEMBER);
    browser_become(olga, "Olga", ROLE_OPERATOR);
    if (row->stranger)
        post_office_refuse_sender(&mailed.office);
    assert_int_equal(browser_post(&bo, "/account/email", row->form), 303);
    assert_true(sees_soon(olga, "/admin/outbox", row->reply));
    assert_sees(olga, row->shown);
    assert_not_sees(olga, "given up");
    http_arrange(&mailed.visit.site, has_no_refusals, &bo_id);
    browser_close(&bo);
    mailed_end(&mailed);
}

static void what_the_server_has_against_the_site_is_not_held_against_its_readers(void **state)
{
    static const struct refused_mail rows[] = {
        {"email=rule@example.org", "r...@example.org", "(reply 554)", false},
        {"email=words@example.org", "w...@example.org", "(reply 554)", false},
        {"email=ann@example.org", "a...@example.org", "(reply 550)", true}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        FOR_EACH_DATABASE(database)
        {
            mail_is_refused(&rows[i], database);
        }
    }
}

static void what_is_put_off_or_lost_on_the_way_waits_for_another_try(void **state)
{
    (void)state;
    static const char *const forms[] = {"email=later@example.org", "email=gone@example.org"};
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *olga = mailed_begin(&mailed, database);
        browser_become(olga, "Olga", ROLE_OPERATOR);
        for (size_t i = 0; i < 2; i++) {
            struct browser bo = visit_another(&mailed.visit);
            browser_become(&bo, i == 0 ? "Bo" : "Cy", ROLE_MEMBER);
            assert_int_equal(browser_post(&bo, "/account/email", forms[i]), 303);
            assert_true(sees_soon(olga, "/admin/outbox", i == 0 ? "l...@example.org" : "g...@example.org"));
            assert_not_sees(olga, "given up");
            browser_close(&bo);
        }
        mailed_end(&mailed);
    }
}

/* ---- several at once ---- */

enum { AT_ONCE = 4, MAILS_EACH = 6 };
static const char *const receivers[] = {"ann", "bo", "cy", "dan", "never", "later", "gone"};

static enum err put_many(struct ctx *ctx, void *arg)
{
    enum err err = OK;
    (void)arg;
    for (int n = 0; n < MAILS_EACH; n++)
        for (size_t i = 0; !err && i < COUNT_OF(receivers); i++) {
            struct str to = arena_printf(ctx->arena, "%s@example.org", receivers[i]);
            struct letter letter = mail_letter(ctx, to, arena_printf(ctx->arena, "Number %d", n));
            err = mail_put(ctx, arena_printf(ctx->arena, "many %d %s", n, receivers[i]), 0, &letter);
        }
    return err;
}

/* What stands behind the name of a header. */
static struct str header_of(struct str mail, const char *name)
{
    struct str rest = str_slice(mail, str_find(mail, str_from(name)) + strlen(name), mail.len);
    return str_trim(str_cut(&rest, '\r'));
}

/* Each receiver's mails come in their order. The most connections that were open at once. */
static int64_t read_in_order(struct mailed *mailed, int count)
{
    int64_t next[AT_ONCE] = {0}, number = -1, open = 0, most = 0;
    for (int n = 1; n <= count; n++) {
        size_t who = 0;
        struct str mail = post_office_mail(&mailed->office, n), to = header_of(mail, "X-To:");
        while (who < AT_ONCE && !str_starts(to, str_from(receivers[who])))
            who++;
        assert_true(who < AT_ONCE);
        assert_true(
            str_to_int(str_slice(header_of(mail, "X-Read-Subject:"), sizeof "Number", SIZE_MAX), &number));
        assert_int_equal(number, next[who]++);
        assert_true(str_to_int(header_of(mail, "X-Open:"), &open));
        most = open > most ? open : most;
    }
    return most;
}

static void several_leave_at_once_and_each_address_gets_its_own_in_their_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *olga = mailed_begin(&mailed, database);
        browser_become(olga, "Olga", ROLE_OPERATOR);
        deliverer_stop(mailed.deliverer);
        http_arrange(&mailed.visit.site, put_many, NULL);
        mailed.outside.mail.connections = AT_ONCE;
        mailed.deliverer = deliverer_start(&mailed.visit.site.app, &mailed.outside);
        /* "gone" ends its connection, so that one of them may be away when the last mail comes. */
        assert_true(read_in_order(&mailed, AT_ONCE * MAILS_EACH) >= AT_ONCE - 1);
        assert_mails(&mailed, olga, AT_ONCE * MAILS_EACH);
        browser_get(olga, "/metrics");
        assert_sees(olga, "recourse_outbox{state=\"given_up\"} 6");
        assert_sees(olga, "recourse_outbox{state=\"failed\"} 12");
        mailed_end(&mailed);
    }
}

static void a_server_that_cannot_be_reached_loses_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        browser_become(ann, "Ann", ROLE_OPERATOR);
        deliverer_stop(mailed.deliverer);
        struct outside nowhere = {.mail = {STR("smtp://127.0.0.1:1"), STR("help@example.org"), 1}};
        mailed.deliverer = deliverer_start(&mailed.visit.site.app, &nowhere);
        assert_int_equal(browser_post(ann, "/account/email", "email=ann@example.org"), 303);
        assert_true(sees_soon(ann, "/admin/outbox", "no server answers there: "));
        deliverer_stop(mailed.deliverer);
        mailed.deliverer = deliverer_start(&mailed.visit.site.app, &mailed.outside);
        struct str again = browser_between(ann, "action=\"/admin/outbox/", '"');
        browser_post(ann,
                     arena_cstr(&ann->arena, arena_printf(&ann->arena, "/admin/outbox/%.*s", STR_ARG(again))),
                     "");
        assert_true(mail_has(post_office_mail(&mailed.office, 1), "X-To: ann@example.org"));
        mailed_end(&mailed);
    }
}

/* Python's library for mail reads what was written, whatever the script. */
static void another_program_reads_every_script(void **state)
{
    (void)state;
    static const struct str subjects[] = {
        STR_INIT("Is this your address?"),
        STR_INIT("Wo ist mein Paket? Die Schutzfrist endet übermorgen, und niemand antwortet"),
        STR_INIT("我的包裹在哪里?卖家已经两个星期没有回复我的消息了,保护期后天就要结束了,我现在应该怎么办"),
        STR_INIT("أين طردي؟ البائع لا يجيب"),
        STR_INIT("Где моя посылка? =?UTF-8?Q?no?= 12,50 €"),
        STR_INIT("A title that is longer than one line of a mail may be, and that nobody has made shorter "
                 "before")};
    char said[OUTBOX_SAID];
    struct arena arena;
    struct post_office office;
    post_office_open(&office);
    arena_init(&arena, 1 << 20);
    struct smtp_settings settings = {office.settings.url, STR("Käuferhilfe \"Süd\" <help@example.org>")};
    assert_int_equal(smtp_settings_check(&settings, &(struct failure){0}), ERR_INPUT);
    settings.from = STR("Käuferhilfe Süd <help@example.org>");
    struct smtp *smtp = smtp_open(&settings);
    for (size_t i = 0; i < COUNT_OF(subjects); i++) {
        struct mail mail = {.to = STR("bo@example.org"),
                            .subject = subjects[i],
                            .text = arena_printf(&arena, "%.*s\n.\nEnd = 1\n", STR_ARG(subjects[i])),
                            .html = STR("<p>Hello\n")};
        assert_int_equal(smtp_send(smtp, &arena, &mail, said), DELIVERED);
        struct str got = post_office_mail(&office, (int)i + 1);
        assert_true(mail_has(
            got, arena_cstr(&arena, arena_printf(&arena, "X-Read-Subject: %.*s\r\n", STR_ARG(subjects[i])))));
        assert_true(mail_has(
            got, arena_cstr(&arena, arena_printf(&arena, "X-Read-Text: %.*s\r\n", STR_ARG(subjects[i])))));
        assert_true(mail_has(got, "X-Read-From: Käuferhilfe Süd <help@example.org>\r\nX-Read-Text"));
        assert_true(mail_has(got, "X-Read-Defects: 0\r\n"));
        assert_true(mail_has(got, "\r\n.\r\nEnd = 1\r\n"));
    }
    smtp_close(smtp);
    arena_free(&arena);
    post_office_close(&office);
}

/* A server that offers no encryption gets no password. */
static void a_password_never_leaves_in_the_clear(void **state)
{
    (void)state;
    char said[OUTBOX_SAID];
    struct arena arena;
    struct post_office office;
    post_office_open(&office);
    arena_init(&arena, 1 << 20);
    struct str port = str_slice(office.settings.url, sizeof "smtp://" - 1, office.settings.url.len);
    struct smtp_settings settings = {arena_printf(&arena, "smtp://ann:secret@%.*s", STR_ARG(port)),
                                     STR("help@example.org")};
    struct smtp *smtp = smtp_open(&settings);
    struct mail mail = {.to = STR("bo@example.org"),
                        .subject = STR("Hello"),
                        .text = STR("Hello\n"),
                        .html = STR("<p>Hello\n")};
    assert_int_equal(smtp_send(smtp, &arena, &mail, said), LATER);
    assert_int_equal(post_office_count(&office), 0);
    smtp_close(smtp);
    arena_free(&arena);
    post_office_close(&office);
}

static void nothing_is_kept_of_who_leaves(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        assert_int_equal(browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        mailed_confirm(ann, mailed_ask(&mailed, ann, "ann@example.org", 1));
        assert_int_equal(browser_post(ann, "/account/delete", "password_to_leave=quiet-harbour-7"), 303);
        struct browser away = visit_another(&mailed.visit);
        assert_int_equal(browser_post(&away, "/forgotten", "email=ann@example.org"), 303);
        assert_mails(&mailed, &away, 1);
        browser_close(&away);
        mailed_end(&mailed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_used_once_its_owner_has_confirmed_it),
        cmocka_unit_test(what_is_no_address_comes_back_with_what_was_typed),
        cmocka_unit_test(an_address_belongs_to_one_account),
        cmocka_unit_test(a_forgotten_password_is_set_anew_by_mail),
        cmocka_unit_test(nobody_learns_whether_an_address_has_an_account),
        cmocka_unit_test(without_a_server_of_mail_nothing_that_needs_it_is_offered),
        cmocka_unit_test(what_the_server_has_against_the_site_is_not_held_against_its_readers),
        cmocka_unit_test(what_is_refused_is_given_up_and_seen_and_can_be_tried_again),
        cmocka_unit_test(what_is_put_off_or_lost_on_the_way_waits_for_another_try),
        cmocka_unit_test(several_leave_at_once_and_each_address_gets_its_own_in_their_order),
        cmocka_unit_test(a_server_that_cannot_be_reached_loses_nothing),
        cmocka_unit_test(another_program_reads_every_script),
        cmocka_unit_test(a_password_never_leaves_in_the_clear),
        cmocka_unit_test(nothing_is_kept_of_who_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
