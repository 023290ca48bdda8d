/* What protects an address: of the account whose mail goes there, and of anybody. */
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

/* An account that stands open somewhere is not given away by its mail. */
static void another_address_wants_the_password_and_the_old_one_hears_of_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        assert_int_equal(browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        assert_int_equal(browser_post(ann, "/account/email", "email=ann@example.org"), 422);
        assert_sees(ann, "Enter your password.");
        mailed_confirm(ann, mailed_ask(&mailed, ann, "ann@example.org", 1));
        const char *wrong = "email=thief@example.org&password_now=not-this-one-9";
        assert_int_equal(browser_post(ann, "/account/email", wrong), 422);
        assert_sees(ann, "This is not your password.");
        assert_sees(ann, "value=\"thief@example.org\"");
        assert_int_equal(browser_post(ann, "/account/email/remove", ""), 422);
        assert_int_equal(browser_post(ann, "/account/email/remove", "password_to_remove=wrong-one-9"), 422);
        mailed_confirm(ann, mailed_ask(&mailed, ann, "anna@example.org", 3));
        struct str asked = post_office_mail(&mailed.office, 2), gone = post_office_mail(&mailed.office, 4);
        assert_true(mail_has(asked, "X-To: ann@example.org\r\n") && mail_has(asked, "anna@example.org"));
        assert_true(mail_has(gone, "X-To: ann@example.org\r\n") && mail_has(gone, "no longer here"));
        const char *right = "password_to_remove=quiet-harbour-7";
        assert_int_equal(browser_post(ann, "/account/email/remove", right), 303);
        struct str removed = post_office_mail(&mailed.office, 5);
        assert_true(mail_has(removed, "X-To: anna@example.org\r\n") &&
                    mail_has(removed, "Your address was removed"));
        mailed_end(&mailed);
    }
}

static void nobody_floods_a_mailbox(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *away = mailed_begin(&mailed, database);
        for (int i = 0; i < 5; i++)
            assert_int_equal(browser_post(away, "/forgotten", "email=nobody@example.org"), 303);
        assert_int_equal(browser_post(away, "/forgotten", "email=Nobody@example.org"), 303);
        assert_int_equal(browser_post(away, "/forgotten", "email=other@example.org"), 303);
        for (int i = 0; i <= 5; i++) {
            struct browser member = visit_another(&mailed.visit);
            char name[] = "Bo 0";
            name[3] = (char)('0' + i);
            browser_become(&member, name, ROLE_MEMBER);
            int status = browser_post(&member, "/account/email", "email=victim@example.org");
            assert_int_equal(status, i < 5 ? 303 : 429);
            browser_close(&member);
        }
        mailed_end(&mailed);
    }
}

/* Whoever knows an address asks so often that its bucket is empty: the owner is answered as always, and has a good link. */
static void nobody_shuts_the_way_back_for_somebody_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct mailed mailed;
        struct browser *ann = mailed_begin(&mailed, database);
        assert_int_equal(browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        mailed_confirm(ann, mailed_ask(&mailed, ann, "ann@example.org", 1));
        struct browser away = visit_another(&mailed.visit);
        for (int i = 0; i < 7; i++)
            assert_int_equal(browser_post(&away, "/forgotten", "email=ann@example.org"), 303);
        const char *link = post_office_link(&mailed.office, 6, "/new-password?key=");
        assert_mails(&mailed, &away, 6); /* one to confirm, and five */
        assert_int_equal(browser_get(&away, link), 200);
        browser_close(&away);
        mailed_end(&mailed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_address_wants_the_password_and_the_old_one_hears_of_it),
        cmocka_unit_test(nobody_floods_a_mailbox),
        cmocka_unit_test(nobody_shuts_the_way_back_for_somebody_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
