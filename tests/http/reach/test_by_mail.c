/* Mails that are answered by mail: what is posted, what is not, and what is said about it. */
#include "http/reach/inbox.h"
#include "support/reach/mail_house.h"
#include "support/reach/mailed.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A site that mails, and reads what comes back. */
struct answered {
    struct mailed mailed;
    struct mail_house house;
    struct inbox *inbox;
    struct browser bo;
};

/* Ann has an address and asks, Bo answers: the second mail tells Ann. */
static struct browser *begin(struct answered *answered, const struct fixture_database *database)
{
    struct mailed *mailed = &answered->mailed;
    struct browser *ann = mailed_begin(mailed, database);
    mail_house_open(&answered->house);
    mailed->outside.inbox = answered->house.settings;
    answered->inbox = inbox_start(&mailed->visit.site.app, &mailed->outside.inbox);
    browser_become(ann, "Ann", ROLE_MEMBER);
    mailed_confirm(ann, mailed_ask(mailed, ann, "ann@example.org", 1));
    const char *form =
        arena_printf(&ann->arena, "category=%lld&title=Where+is+my+parcel%%3F+It+is+late&body=Still.",
                     (long long)mailed->visit.site.category_id)
            .at;
    assert_int_equal(browser_post(ann, "/ask", form), 303);
    answered->bo = visit_another(&mailed->visit);
    browser_become(&answered->bo, "Bo", ROLE_EXPERT);
    assert_int_equal(browser_post(&answered->bo, "/questions/1/answers", "body=Wait+for+another+week."), 303);
    return ann;
}

static void end(struct answered *answered)
{
    inbox_stop(answered->inbox);
    browser_close(&answered->bo);
    mail_house_close(&answered->house);
    mailed_end(&answered->mailed);
}

/* "Reply-To: <reply+...>" of the n-th mail. */
static const char *reply_to(struct answered *answered, int n)
{
    struct str mail = post_office_mail(&answered->mailed.office, n);
    size_t at = str_find(mail, STR("Reply-To: <"));
    assert_true(at < mail.len);
    struct str rest = str_slice(mail, at + strlen("Reply-To: <"), mail.len);
    return arena_cstr(&answered->mailed.office.arena, str_slice(rest, 0, str_find_char(rest, '>')));
}

/* `head`: more lines of its head, each with its end. */
static void write_back(struct answered *answered, const char *from, const char *to, const char *head,
                       const char *text)
{
    struct arena *arena = &answered->mailed.office.arena;
    mail_house_put(&answered->house,
                   arena_printf(arena, "From: %s\r\nTo: <%s>\r\n%s\r\n%s\r\n", from, to, head, text));
}

static void nap(void)
{
    nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
}

static void wait_until_read(struct answered *answered)
{
    for (int i = 0; i < 400 && mail_house_count(&answered->house); i++)
        nap();
    assert_int_equal(mail_house_count(&answered->house), 0);
}

static int64_t comments(struct answered *answered)
{
    struct browser *bo = &answered->bo;
    int64_t count = 0;
    browser_get(bo, "/questions/1");
    browser_follow(bo);
    for (struct str page = bo->body; page.len; count++) {
        size_t at = str_find(page, STR("<li class=\"comment "));
        if (at == page.len)
            break;
        page = str_slice(page, at + 1, page.len);
    }
    return count;
}

static void an_answer_is_answered_by_mail_without_what_it_quotes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        begin(&answered, database);
        assert_true(mail_has(post_office_mail(&answered.mailed.office, 2), "You can answer this mail"));
        const char *to = reply_to(&answered, 2);
        write_back(&answered, "Ann <Ann@Example.org>", to, "Message-ID: <1@ann>\r\n",
                   "A week has gone by.\r\n\r\nOn Mon, Nov 30, 2026 at 10:12 AM Help desk <help@example.org> "
                   "wrote:\r\n\r\n> Bo answered your question\r\n");
        wait_until_read(&answered);
        assert_int_equal(comments(&answered), 1);
        assert_sees(&answered.bo, "A week has gone by.");
        assert_not_sees(&answered.bo, "Bo answered your question");
        /* The server has it a second time; it is not posted again. */
        write_back(&answered, "ann@example.org", to, "Message-ID: <1@ann>\r\n", "A week has gone by.");
        wait_until_read(&answered);
        assert_int_equal(comments(&answered), 1);
        end(&answered);
    }
}

static void a_guest_answers_by_mail_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        begin(&answered, database);
        struct browser guest = visit_another(&answered.mailed.visit);
        const char *form = arena_printf(&guest.arena,
                                        "category=%lld&title=Where+is+my+letter%%3F+It+is+late&body=Still."
                                        "&email=gus%%40example.org",
                                        (long long)answered.mailed.visit.site.category_id)
                               .at;
        post_office_mail(&answered.mailed.office, 2);
        assert_int_equal(browser_post(&guest, "/ask", form), 303);
        const char *link = post_office_link(&answered.mailed.office, 3, "/answers-by-mail?key=");
        assert_int_equal(browser_get(&guest, link), 200);
        form = arena_printf(&guest.arena, "key=%s", strchr(link, '=') + 1).at;
        assert_int_equal(browser_post(&guest, "/answers-by-mail", form), 303);
        assert_int_equal(browser_post(&answered.bo, "/questions/2/answers", "body=Ask+at+the+counter+there."),
                         303);
        write_back(&answered, "gus@example.org", reply_to(&answered, 4), "", "They know nothing of it.");
        wait_until_read(&answered);
        browser_get(&answered.bo, "/questions/2/where-is-my-letter-it-is-late");
        assert_sees(&answered.bo, "They know nothing of it.");
        browser_close(&guest);
        end(&answered);
    }
}

static void what_is_not_a_persons_or_not_theirs_is_not_posted(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        struct browser *ann = begin(&answered, database);
        const char *to = reply_to(&answered, 2);
        char wrong[128];
        snprintf(wrong, sizeof wrong, "%s", to);
        char *seal = strchr(wrong, '@') - 1;
        *seal = *seal == '0' ? '1' : '0';
        write_back(&answered, "ann@example.org", to, "Auto-Submitted: auto-replied\r\n", "I am away.");
        write_back(&answered, "ann@example.org", to, "Precedence: bulk\r\n", "I am away, too.");
        write_back(&answered, "ann@example.org", wrong, "", "By a made-up address.");
        write_back(&answered, "ann@example.org", "reply+x@example.org", "", "By none at all.");
        mail_house_put(&answered.house, STR("\x00\xff no mail \r\n\r\n"));
        wait_until_read(&answered);
        assert_int_equal(comments(&answered), 0);
        assert_mails(&answered.mailed, ann, 2);
        /* From elsewhere: whoever owns the address hears of it, once, and who wrote hears nothing. */
        write_back(&answered, "eve@example.org", to, "Message-ID: <9@eve>\r\n", "This is not from Ann.");
        write_back(&answered, "eve@example.org", to, "Message-ID: <9@eve>\r\n", "This is not from Ann.");
        wait_until_read(&answered);
        struct str told = post_office_mail(&answered.mailed.office, 3);
        assert_true(mail_has(told, "X-To: ann@example.org"));
        assert_true(mail_has(told, "Your mail was not posted"));
        assert_true(mail_has(told, "It came from another address"));
        assert_int_equal(comments(&answered), 0);
        assert_mails(&answered.mailed, ann, 3);
        end(&answered);
    }
}

static void a_refused_mail_is_answered_with_the_reason(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        struct browser *ann = begin(&answered, database);
        struct arena *arena = &answered.mailed.office.arena;
        const char *to = reply_to(&answered, 2);
        write_back(&answered, "ann@example.org", to, "", "> nothing but a quote");
        assert_true(
            mail_has(post_office_mail(&answered.mailed.office, 3), "There is no text of your own in it"));
        write_back(&answered, "ann@example.org", to, "", "No.");
        assert_true(mail_has(post_office_mail(&answered.mailed.office, 4), "Your mail was not posted"));
        char *large = arena_take(arena, 2 << 20);
        memset(large, 'x', (2 << 20) - 1);
        write_back(&answered, "ann@example.org", to, "", large);
        assert_true(mail_has(post_office_mail(&answered.mailed.office, 5), "It is too large"));
        assert_int_equal(comments(&answered), 0);
        wait_until_read(&answered);
        assert_mails(&answered.mailed, ann, 5);
        end(&answered);
    }
}

static void bounces_are_counted_and_the_address_is_paused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        struct browser *ann = begin(&answered, database);
        const char *to = reply_to(&answered, 2);
        struct str mail = post_office_mail(&answered.mailed.office, 2);
        assert_true(mail_has(mail, arena_printf(&answered.mailed.office.arena, "X-From: %s", to).at));
        for (int i = 0; i < 3; i++) {
            browser_get(ann, "/account/email");
            assert_not_sees(ann, "Mail is paused");
            char head[256];
            snprintf(head, sizeof head,
                     "Message-ID: <%d@mx>\r\nContent-Type: multipart/report; report-type=delivery-status; "
                     "boundary=b\r\n",
                     i);
            write_back(
                &answered, "MAILER-DAEMON@example.org", to, head,
                "--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: "
                "dns; mx\r\n\r\nFinal-Recipient: rfc822; ann@example.org\r\nAction: failed\r\nStatus: "
                "5.1.1\r\n--b--");
            wait_until_read(&answered);
        }
        browser_get(ann, "/account/email");
        assert_sees(ann, "Mail is paused");
        assert_int_equal(comments(&answered), 0);
        end(&answered);
    }
}

static void two_servers_read_one_inbox_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        begin(&answered, database);
        struct http_site other;
        http_join(&other, answered.mailed.visit.site.database);
        struct inbox *second = inbox_start(&other.app, &answered.mailed.outside.inbox);
        const char *to = reply_to(&answered, 2);
        for (int i = 0; i < 5; i++)
            write_back(&answered, "ann@example.org", to, "",
                       arena_printf(&answered.mailed.office.arena, "This is the thing number %d.", i).at);
        wait_until_read(&answered);
        assert_int_equal(comments(&answered), 5);
        inbox_stop(second);
        http_close(&other);
        end(&answered);
    }
}

/* Nothing is lost, and the site answers meanwhile. */
static void a_server_that_was_away_is_read_when_it_is_back(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        begin(&answered, database);
        const char *to = reply_to(&answered, 2);
        mail_house_go(&answered.house, true);
        write_back(&answered, "ann@example.org", to, "", "It came while nobody looked.");
        for (int i = 0; i < 40; i++) /* several looks that find nobody */
            nap();
        assert_int_equal(mail_house_count(&answered.house), 1);
        assert_int_equal(comments(&answered), 0);
        mail_house_go(&answered.house, false);
        wait_until_read(&answered);
        assert_int_equal(comments(&answered), 1);
        end(&answered);
    }
}

static void a_server_that_refuses_the_password_is_asked_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct answered answered;
        char wrong[sizeof answered.house.url], right[sizeof answered.house.url];
        begin(&answered, database);
        struct inbox_settings *settings = &answered.mailed.outside.inbox;
        const char *to = reply_to(&answered, 2);
        inbox_stop(answered.inbox);
        snprintf(right, sizeof right, "%s", answered.house.url);
        snprintf(wrong, sizeof wrong, "imap://desk:another@%s", strchr(right, '@') + 1);
        settings->url = str_from(wrong);
        answered.inbox = inbox_start(&answered.mailed.visit.site.app, settings);
        write_back(&answered, "ann@example.org", to, "", "Nobody may read this yet.");
        for (int i = 0; i < 60; i++)
            nap();
        assert_int_equal(mail_house_count(&answered.house), 1);
        assert_int_equal(comments(&answered), 0);
        inbox_stop(answered.inbox);
        settings->url = str_from(right);
        answered.inbox = inbox_start(&answered.mailed.visit.site.app, settings);
        wait_until_read(&answered);
        assert_int_equal(comments(&answered), 1);
        end(&answered);
    }
}

/* Somebody else's mark in the same inbox is theirs: removing one mail removes one. */
static void a_mail_that_somebody_else_marked_stays(void **state)
{
    struct mail_house house;
    struct arena arena;
    int64_t ids[IMAP_WAITING_MAX];
    size_t count = 0;
    (void)state;
    arena_init(&arena, (size_t)8 << 20);
    mail_house_open(&house);
    mail_house_put(&house, STR("Subject: theirs\r\n\r\nKept\r\n"));
    mail_house_mark(&house, 1);
    mail_house_put(&house, STR("Subject: ours\r\n\r\nRead\r\n"));
    struct imap *imap = imap_open(&house.settings);
    assert_true(imap_waiting(imap, &arena, ids, &count));
    assert_int_equal(count, 1);
    assert_true(imap_remove(imap, &arena, ids[0]));
    assert_int_equal(mail_house_count(&house), 1);
    assert_true(imap_waiting(imap, &arena, ids, &count));
    assert_int_equal(count, 0);
    imap_close(imap);
    mail_house_close(&house);
    arena_free(&arena);
}

/* Without UIDPLUS all that is marked goes at once: what was read goes when it is marked alone, and otherwise is not read again. */
static void a_server_without_uidplus_loses_no_mail_that_somebody_else_marked(void **state)
{
    (void)state;
    for (int theirs = 0; theirs < 2; theirs++) {
        struct mail_house house;
        struct arena arena;
        int64_t ids[IMAP_WAITING_MAX];
        size_t count = 0;
        arena_init(&arena, (size_t)8 << 20);
        mail_house_open(&house);
        mail_house_put(&house, STR("Subject: theirs\r\n\r\nKept\r\n"));
        if (theirs)
            mail_house_mark(&house, 1);
        mail_house_put(&house, STR("Subject: ours\r\n\r\nRead\r\n"));
        struct imap *imap = imap_open(&house.plain);
        assert_true(imap_waiting(imap, &arena, ids, &count));
        assert_int_equal(count, theirs ? 1 : 2);
        assert_true(imap_remove(imap, &arena, ids[count - 1]));
        assert_int_equal(mail_house_count(&house), theirs ? 2 : 1);
        assert_true(imap_waiting(imap, &arena, ids, &count));
        assert_int_equal(count, theirs ? 0 : 1);
        imap_close(imap);
        mail_house_close(&house);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_answered_by_mail_without_what_it_quotes),
        cmocka_unit_test(a_guest_answers_by_mail_too),
        cmocka_unit_test(what_is_not_a_persons_or_not_theirs_is_not_posted),
        cmocka_unit_test(a_refused_mail_is_answered_with_the_reason),
        cmocka_unit_test(bounces_are_counted_and_the_address_is_paused),
        cmocka_unit_test(two_servers_read_one_inbox_once),
        cmocka_unit_test(a_server_that_was_away_is_read_when_it_is_back),
        cmocka_unit_test(a_server_that_refuses_the_password_is_asked_again),
        cmocka_unit_test(a_mail_that_somebody_else_marked_stays),
        cmocka_unit_test(a_server_without_uidplus_loses_no_mail_that_somebody_else_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
