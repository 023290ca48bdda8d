/* Everybody takes their data along and leaves, also who has no password. */
#include "base/secret.h"
#include "support/door/http_fixture.h"
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"
#include "support/order/court.h"

#include "store/people/identity.h"
#include "store/people/person.h"
#include "store/reach/calendar_link.h"
#include "store/reach/notice.h"
#include "store/reach/push.h"
#include "store/reach/quiet.h"
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
        assert_int_equal(browser_post(b, "/account/tokens", "token_name=Till&days=30&scope_read=1"), 403);
        assert_sees(b, "Sign in again first");
        assert_not_sees(b, "data-copy");
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

/* Belongings that pages make by other ways than a test goes. */
static enum err put_belongings(struct ctx *ctx, void *arg)
{
    int64_t person_id = *(int64_t *)arg;
    struct chosen_notice chosen = {STR("answers"), STR("weekly"), false, true};
    struct quiet_hours quiet = {22 * 60, 7 * 60 + 30, STR("UTC")};
    struct push_device device = {.person_id = person_id,
                                 .address = STR("https://push.example/secret-path"),
                                 .key = STR("receiver-secret"),
                                 .auth = STR("auth-secret"),
                                 .name = STR("Telephone"),
                                 .made_at = ctx->now};
    enum err err = identity_insert(ctx->db, STR("https://id.example"), STR("ann-17"), person_id, ctx->now);
    if (!err)
        err = notice_choose(ctx->db, person_id, &chosen);
    if (!err)
        err = quiet_hours_put(ctx->db, person_id, &quiet);
    if (!err)
        err = calendar_link_put(ctx->db, person_id, STR("calendar-secret"), ctx->now);
    return err ? err : push_device_put(ctx->db, &device);
}

/* Everything that is kept of somebody is in the file, but for secrets, and it says what is left out. */
static void the_file_has_what_else_is_kept(void **state)
{
    static const char *const has[] = {
        "\"reports\":[{\"of\":\"question\",\"id\":1,\"reason\":\"spam\",\"note\":\"It sells lamps\",",
        "\"sign_in_providers\":[{\"issuer\":\"https://id.example\",\"subject\":\"ann-17\",",
        "\"sessions\":[{\"browser\":",
        "\"tokens\":[{\"name\":\"Notebook\",\"scopes\":\"read\",",
        "\"devices\":[{\"name\":\"Telephone\",\"service\":\"push.example\",",
        "\"notice_choices\":[{\"choice\":\"answers\",\"page\":false,\"push\":true,\"mail\":\"weekly\"}]",
        "\"quiet_hours\":[{\"from\":\"22:00\",\"until\":\"07:30\"}]",
        "\"calendar\":[{\"made_at\":",
        "\"account_log\":[{\"act\":\"token\",",
        "\"commission\":[],\"seats\":[],",
        "\"left_out\":[\"Passwords, keys,",
        "Wrong passwords that were typed for your account",
    };
    static const char *const has_not[] = {"receiver-secret", "auth-secret", "calendar-secret", "secret-path",
                                          "wrong_password"};
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser other = visit_another(&visit);
        int64_t ann = browser_become(b, "ann", ROLE_MEMBER);
        browser_become(&other, "bob", ROLE_MEMBER);
        const char *lamps = arena_printf(&other.arena, "category=%lld&title=Where+are+my+lamps+now%%3F",
                                         (long long)visit.site.category_id)
                                .at;
        assert_int_equal(browser_post(&other, "/ask", lamps), 303);
        assert_int_equal(browser_post(b, "/posts/question/1/flag", "reason=spam&note=It+sells+lamps"), 303);
        assert_int_equal(browser_post(b, "/account/tokens", "token_name=Notebook&days=30&scope_read=1"), 200);
        struct str token = browser_between(b, "data-copy=\"", '"');
        http_arrange(&visit.site, put_belongings, &ann);
        struct browser guest = visit_another(&visit);
        browser_post(&guest, "/sign-in", "handle=ann&password=not-this-one-7");
        browser_close(&guest);
        assert_int_equal(browser_post(b, "/account/data", ""), 303);
        assert_int_equal(browser_follow(b), 200);
        for (size_t i = 0; i < COUNT_OF(has); i++)
            assert_sees(b, has[i]);
        for (size_t i = 0; i < COUNT_OF(has_not); i++)
            assert_not_sees(b, has_not[i]);
        assert_not_sees(b, arena_cstr(&b->arena, token));
        struct json_value root;
        struct failure failure = {0};
        assert_int_equal(json_read(&b->arena, b->body, &root, &failure), OK);
        browser_close(&other);
    }
}

/* Where they were drawn to decide, and nothing of how others did. */
static void who_sits_in_a_commission_has_the_seats(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        struct browser *drawn[PEERS];
        court_open(&court, database->url, "recourse-default", court_for_peers());
        assert_true(court_drawn(&court, drawn) > 0);
        assert_int_equal(browser_post(drawn[0], "/account/data", ""), 303);
        assert_int_equal(browser_follow(drawn[0]), 200);
        assert_sees(drawn[0], "\"commission\":[{\"willing_since\":");
        assert_sees(drawn[0], arena_printf(&drawn[0]->arena, "\"seats\":[{\"case\":\"%.*s\",\"panel\":1,",
                                           STR_ARG(court.ref))
                                  .at);
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_has_ones_own_posts_with_their_pictures_and_nothing_of_others),
        cmocka_unit_test(the_file_has_what_else_is_kept),
        cmocka_unit_test(who_sits_in_a_commission_has_the_seats),
        cmocka_unit_test(who_has_no_password_signs_in_again_and_may_then_leave),
        cmocka_unit_test(who_has_a_password_types_it_however_fresh_the_session_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
