#include "support/reach/mailed.h"

#include <stdio.h>
#include <time.h>

enum { WAIT_TRIES = 1200 };

struct browser *mailed_begin(struct mailed *mailed, const struct fixture_database *database)
{
    struct browser *browser = visit_begin(&mailed->visit, database);
    post_office_open(&mailed->office);
    mailed->visit.site.app.options.mails = true;
    app_listens(&mailed->visit.site.app, "http://127.0.0.1:8080");
    mailed->outside = (struct outside){.mail = mailed->office.settings};
    mailed->deliverer = deliverer_start(&mailed->visit.site.app, &mailed->outside);
    return browser;
}

void mailed_end(struct mailed *mailed)
{
    deliverer_stop(mailed->deliverer);
    post_office_close(&mailed->office);
    visit_end(&mailed->visit);
}

/* The server of mail has a mail before the outbox knows that it has: what is on its way is waited for. */
void assert_mails(struct mailed *mailed, struct browser *browser, int count)
{
    for (int i = 0; i < WAIT_TRIES; i++) {
        browser_get(browser, "/metrics");
        if (browser_sees(browser, "recourse_outbox{state=\"waiting\"} 0") &&
            browser_sees(browser, "recourse_outbox{state=\"sent\"} 0"))
            break;
        nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
    }
    assert_sees(browser, "recourse_outbox{state=\"waiting\"} 0");
    assert_sees(browser, "recourse_outbox{state=\"sent\"} 0");
    assert_int_equal(post_office_count(&mailed->office), count);
}

bool mailed_is_quiet(struct mailed *mailed)
{
    for (int i = 0; i < WAIT_TRIES; i++) {
        if (!http_count(&mailed->visit.site, SQL_notice_mail_once, (const struct value[]){value_int(1)}, 1))
            return true;
        nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
    }
    return false;
}

bool mail_has(struct str mail, const char *text)
{
    return str_find(mail, str_from(text)) < mail.len;
}

const char *mailed_ask(struct mailed *mailed, struct browser *browser, const char *email, int mail)
{
    char form[200];
    snprintf(form, sizeof form, "email=%s&password_now=quiet-harbour-7", email);
    assert_int_equal(browser_post(browser, "/account/email", form), 303);
    return post_office_link(&mailed->office, mail, "/account/email/confirm?key=");
}

void mailed_confirm(struct browser *browser, const char *link)
{
    assert_int_equal(browser_get(browser, link), 200);
    const char *key =
        arena_printf(&browser->arena, "key=%s", str_from(link).at + sizeof "/account/email/confirm?key=" - 1)
            .at;
    assert_int_equal(browser_post(browser, "/account/email/confirm", key), 303);
}
