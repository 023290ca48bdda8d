/* Everybody takes their data along and leaves, also who has no password. */
#include "base/secret.h"
#include "support/door/http_fixture.h"
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"

#include "store/people/person.h"
#include "text/kit/json_read.h"

/* A session that began so many minutes ago, in the browser's cookie. */
struct old_session {
    int64_t person_id;
    struct hash hash;
};

static enum err put_session(struct ctx *ctx, void *arg)
{
    const struct old_session *old = arg;
    struct instant then = {ctx->now.ms - SPAN_MINUTES(60).ms}, end = instant_add(ctx->now, SPAN_DAYS(1));
    return session_insert(ctx->db, str_from(old->hash.text), old->person_id, then, end);
}

static void grow_old(struct browser *browser, int64_t person_id)
{
    struct token token = token_new();
    struct old_session old = {person_id, hash_of(str_from(token.text))};
    http_arrange(browser->site, put_session, &old);
    for (size_t i = 0; i < browser->cookie_count; i++)
        if (str_eq(browser->cookies[i].name, STR("session")))
            browser->cookies[i].value = arena_copy(&browser->arena, str_from(token.text));
    browser->csrf = STR_NONE;
}

static void ask_with_picture(struct visit *visit, struct browser *b, struct str picture)
{
    struct multipart_form form;
    browser_get(b, "/ask");
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", b->csrf);
    multipart_form_field(&form, "title", STR("Where is my parcel now?"));
    multipart_form_field(&form, "body", STR("It is \"late\"."));
    multipart_form_field(&form, "category",
                         arena_printf(&b->arena, "%lld", (long long)visit->site.category_id));
    multipart_form_field(&form, "words1", STR("a red half"));
    multipart_form_file(&form, "picture1", "label.png", picture);
    int status = browser_send(b, METHOD_POST, "/ask", MULTIPART_FORM_TYPE, multipart_form_end(&form));
    assert_int_equal(status, 303);
    multipart_form_close(&form);
}

static void the_file_has_ones_own_posts_with_their_pictures_and_nothing_of_others(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser other = visit_another(&visit);
        browser_become(b, "ann", ROLE_EXPERT);
        browser_become(&other, "bob", ROLE_MEMBER);
        ask_with_picture(&visit, b, sample_png(&b->arena, 20, 10));
        browser_post(&other, "/questions/1/answers", "body=Ask+the+carrier+about+it.");
        browser_post(b, "/posts/answer/1/vote", "vote=1");
        assert_int_equal(browser_post(b, "/account/ready-answers", "name=Mine&body=Kept+to+answer+with"),
                         303);
        assert_int_equal(browser_post(b, "/account/data", ""), 303);
        struct str address = b->location;
        assert_int_equal(browser_follow(b), 200);
        assert_str(browser_header(b, "Content-Disposition"), "attachment; filename=\"my-data.json\"");
        assert_str(browser_header(b, "Cache-Control"), "no-store");
        assert_sees(b, "\"handle\":\"ann\"");
        assert_sees(b, "It is \\\"late\\\".");
        assert_sees(b, "\"votes\":[{\"of\":\"answer\",\"id\":1,\"value\":1,");
        assert_sees(
            b,
            "\"words\":\"a red half\",\"mime\":\"image/png\",\"address\":\"/pictures/1\",\"data\":\"iVBOR");
        assert_not_sees(b, "Ask the carrier");
        assert_sees(b, "\"ready_answers\":[{\"name\":\"Mine\",\"body\":\"Kept to answer with\"}]");
        assert_sees(b, "\"notices\":[{\"kind\":\"answer\",\"sentence\":\"bob answered your question\",");
        struct json_value root;
        struct failure failure = {0};
        assert_int_equal(json_read(&b->arena, b->body, &root, &failure), OK);
        /* Its address is good for this session alone, and leads others to the page that asks. */
        assert_int_equal(browser_get(&other, address.at), 303);
        assert_str(other.location, "/account/data");
        browser_close(&other);
    }
}

static void who_has_no_password_signs_in_again_and_may_then_leave(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        int64_t ann = browser_become(b, "ann", ROLE_MEMBER);
        grow_old(b, ann);
        browser_get(b, "/account");
        assert_sees(b, "Sign in again first");
        assert_not_sees(b, "Delete my account");
        assert_int_equal(browser_post(b, "/account/delete", ""), 403);
        assert_sees(b, "your account has no password");
        assert_int_equal(browser_post(b, "/account/data", ""), 403);
        assert_sees(b, "Sign in again first");
        browser_sign_in(b, ann);
        b->csrf = STR_NONE;
        browser_get(b, "/account");
        assert_sees(b, "Delete my account");
        assert_not_sees(b, "name=\"password_to_leave\"");
        assert_int_equal(browser_post(b, "/account/delete", ""), 303);
        browser_follow(b);
        assert_sees(b, "Your account is deleted.");
    }
}

static void who_has_a_password_types_it_however_fresh_the_session_is(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_post(b, "/sign-up", "handle=Ann&password=quiet-harbour-7");
        assert_int_equal(browser_post(b, "/account/delete", ""), 422);
        assert_sees(b, "id=\"password_to_leave-error\"");
        assert_int_equal(browser_post(b, "/account/data", "password_now=no"), 422);
        assert_sees(b, "This is not your password.");
        assert_int_equal(browser_post(b, "/account/data", "password_now=quiet-harbour-7"), 303);
        assert_int_equal(browser_follow(b), 200);
        assert_sees(b, "\"has_password\":true");
        assert_not_sees(b, "quiet-harbour");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_has_ones_own_posts_with_their_pictures_and_nothing_of_others),
        cmocka_unit_test(who_has_no_password_signs_in_again_and_may_then_leave),
        cmocka_unit_test(who_has_a_password_types_it_however_fresh_the_session_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
