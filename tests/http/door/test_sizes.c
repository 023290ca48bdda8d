/* What a visitor on a slow line has to load: bounds on the bytes that come over the wire. */
#include "support/door/http_fixture.h"

#include "base/packed.h"

/* As the server sends it to a browser that takes gzip. */
static size_t compressed(struct str bytes)
{
    struct shared_body *body = shared_body_new(bytes, GZIP_KEPT);
    size_t size = shared_body_gzip(body).len;
    shared_body_drop(body);
    return size;
}

static size_t asset_size(const char *name)
{
    const struct packed_file *file = packed_find(&packed_assets, str_from(name));
    assert_non_null(file);
    return compressed(file->bytes);
}

static void styles_and_script_stay_small(void **state)
{
    (void)state;
    assert_in_range(asset_size("recourse.css"), 1, 16 * 1024 - 1);
    assert_in_range(asset_size("recourse.js"), 1, 10 * 1024 - 1);
}

static void answer(struct browser *expert, const char *body)
{
    struct str form = arena_printf(&expert->arena, "body=%s", body);
    assert_int_equal(browser_post(expert, "/questions/1/answers", form.at), 303);
}

static void a_question_page_with_three_answers_stays_small(void **state)
{
    (void)state;
    static const char text[] =
        "Check+the+tracking+number+first%2C+then+ask+the+seller+for+an+extension+in+writing%2C+"
        "and+open+a+dispute+at+least+two+days+before+the+protection+ends.+Keep+screenshots+of+"
        "every+page%3A+the+order%2C+the+tracking+and+the+messages.%0A%0A-+First+the+number.%0A-+"
        "Then+the+extension.%0A-+Then+the+dispute.%0A%0AIt+worked+for+me+in+two+cases+of+three.";
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser expert, guest;
        http_open(&site, database->url);
        browser_open(&expert, &site);
        browser_open(&guest, &site);
        browser_become(&expert, "ann", ROLE_EXPERT);
        for (int i = 0; i < 9; i++) { /* related ones stand beside it */
            struct str form = arena_printf(
                &expert.arena,
                "category=%lld&title=My+package+number+%d+has+not+arrived%%2C+what+now%%3F&body=%s&"
                "tags=aliexpress+delivery+buyer-protection",
                (long long)site.category_id, i, text);
            assert_int_equal(browser_post(&expert, "/ask", form.at), 303);
        }
        for (int i = 0; i < 3; i++)
            answer(&expert, text);
        browser_get(&guest, "/questions/1");
        assert_int_equal(browser_follow(&guest), 200);
        assert_sees(&guest, "3 answers");
        assert_sees(&guest, "Related questions");
        assert_in_range(compressed(guest.body), 1, 14 * 1024 - 1);
        browser_close(&expert);
        browser_close(&guest);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_and_script_stay_small),
        cmocka_unit_test(a_question_page_with_three_answers_stays_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
