/* Ready answers: who keeps them, who has them, and how one gets into an answer. */
#include "base/check.h"
#include "support/door/http_fixture.h"

#define LIST "/account/ready-answers"

struct desk {
    struct visit visit;
    struct browser *ann; /* a member */
    struct browser ryan, eve, mia;
};

static void people_enter(struct desk *desk, const struct fixture_database *database)
{
    desk->ann = visit_begin(&desk->visit, database);
    browser_become(desk->ann, "ann", ROLE_MEMBER);
    browser_enter(&desk->ryan, &desk->visit.site, "ryan", ROLE_EXPERT);
    browser_enter(&desk->eve, &desk->visit.site, "eve", ROLE_EXPERT);
    browser_enter(&desk->mia, &desk->visit.site, "mia", ROLE_MODERATOR);
    struct str form = arena_printf(&desk->ann->arena, "category=%lld&title=Where+is+my+parcel+now%%3F",
                                   (long long)desk->visit.site.category_id);
    assert_int_equal(browser_post(desk->ann, "/ask", form.at), 303);
}

static const char page[] = "/questions/1/where-is-my-parcel-now";

static void an_expert_keeps_them_and_puts_one_into_an_answer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        struct browser *ryan = &desk.ryan;
        browser_get(ryan, page);
        assert_sees(ryan, "Keep ready answers");
        browser_get(ryan, "/account");
        assert_sees(ryan, LIST);
        assert_int_equal(browser_post(ryan, LIST, "name=Wait&body=Ordered+on+%7Bordered%7D%3A+wait."), 303);
        assert_int_equal(browser_get(ryan, LIST), 200);
        assert_sees(ryan, "Wait");
        browser_get(ryan, page);
        assert_sees(ryan, "Put it into the answer");
        assert_int_equal(browser_post(ryan, "/questions/1/answers", "button=ready&ready=1&body="), 200);
        assert_sees(ryan, ">Ordered on [day of the order]: wait.</textarea>");
        assert_not_sees(ryan, "There is a problem");
        assert_not_sees(ryan, "This tells of the asker");
        browser_post(ryan, "/questions/1/answers", "button=ready&ready=1&body=Dear+asker%21");
        assert_sees(ryan, ">Dear asker!\n\nOrdered on [day of the order]: wait.</textarea>");
        browser_post(ryan, "/questions/1/answers", "button=ready&ready=&body=Kept+text");
        assert_sees(ryan, "Choose a ready answer from the list.");
        assert_sees(ryan, ">Kept text</textarea>");
        browser_get(ryan, page);
        assert_sees(ryan, "Nobody has answered yet"); /* nothing of it was posted */
        assert_int_equal(browser_post(ryan, LIST "/1", "name=Later&body=Come+back+later."), 303);
        browser_get(ryan, LIST "/1");
        assert_sees(ryan, "value=\"Later\"");
        assert_sees(ryan, "Come back later.");
        assert_int_equal(browser_post(ryan, LIST "/1/remove", ""), 303);
        assert_int_equal(browser_get(ryan, LIST "/1"), 404);
        visit_end(&desk.visit);
    }
}

/* One's own are nobody else's; shared ones are made by the staff, and had by all who answer as experts. */
static void own_ones_are_ones_own_and_shared_ones_the_staffs(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        assert_int_equal(browser_post(&desk.ryan, LIST, "name=Mine&body=Only+I+say+this."), 303);
        assert_int_equal(browser_post(&desk.ryan, LIST, "name=All&body=Text&shared=1"), 403);
        assert_int_equal(browser_post(&desk.mia, LIST, "name=Greeting&body=Hello+from+us.&shared=1"), 303);
        static const char *const not_hers[] = {LIST "/1", LIST "/2"};
        for (size_t i = 0; i < COUNT_OF(not_hers); i++) {
            assert_int_equal(browser_get(&desk.eve, not_hers[i]), i ? 403 : 404);
            assert_int_equal(browser_post(&desk.eve, not_hers[i], "name=x&body=y"), i ? 403 : 404);
        }
        assert_int_equal(browser_post(&desk.eve, LIST "/1/remove", ""), 404);
        assert_int_equal(browser_post(&desk.eve, LIST "/2/remove", ""), 403);
        assert_int_equal(browser_post(&desk.eve, "/questions/1/answers", "button=ready&ready=1&body="), 404);
        assert_int_equal(browser_post(&desk.eve, "/questions/1/answers", "button=ready&ready=2&body="), 200);
        assert_sees(&desk.eve, ">Hello from us.</textarea>");
        browser_get(&desk.eve, LIST);
        assert_sees(&desk.eve, "Greeting");
        assert_not_sees(&desk.eve, "Mine");
        assert_int_equal(browser_get(desk.ann, LIST), 403);
        assert_int_equal(browser_post(desk.ann, LIST, "name=x&body=y"), 403);
        browser_get(desk.ann, page);
        assert_not_sees(desk.ann, "eady answer");
        assert_int_equal(browser_post(desk.ann, "/questions/1/answers", "button=ready&ready=2&body="), 404);
        browser_get(&desk.mia, "/admin/audit");
        assert_sees(&desk.mia, "added: Greeting");
        assert_not_sees(&desk.mia, "added: Mine");
        visit_end(&desk.visit);
    }
}

static void a_form_that_fails_comes_back_filled_in(void **state)
{
    static const struct {
        const char *form, *says, *kept;
    } rows[] = {
        {"name=&body=Some+text", "Enter a name.", ">Some text</textarea>"},
        {"name=Some+name&body=", "Enter the text.", "value=\"Some name\""},
        {"name=Some+name&body=On+%7Bday%7D", "There is no place {day}.", ">On {day}</textarea>"},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        people_enter(&desk, database);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_int_equal(browser_post(&desk.ryan, LIST, rows[i].form), 422);
            assert_sees(&desk.ryan, rows[i].says);
            assert_sees(&desk.ryan, rows[i].kept);
        }
        for (int i = 0; i < 50; i++)
            assert_int_equal(browser_post(&desk.ryan, LIST, "name=One&body=Some+text"), 303);
        assert_int_equal(browser_post(&desk.ryan, LIST, "name=One+more&body=Kept+text"), 422);
        assert_sees(&desk.ryan, "There are 50 already.");
        assert_sees(&desk.ryan, ">Kept text</textarea>");
        visit_end(&desk.visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_expert_keeps_them_and_puts_one_into_an_answer),
        cmocka_unit_test(own_ones_are_ones_own_and_shared_ones_the_staffs),
        cmocka_unit_test(a_form_that_fails_comes_back_filled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
