/* Tokens: what programs show instead of a password. */
#include "base/check.h"
#include "service/people/token.h"
#include "support/door/http_fixture.h"

#define KEPT "rc_0123456789012345678901234567890123456789012"
#define FORM "token_name=Notebook&days=30&scope_read=1"

struct owner {
    struct http_site site;
    struct browser person, program;
    int64_t person_id;
};

static void owner_open(struct owner *owner, struct str database)
{
    http_open(&owner->site, database);
    browser_open(&owner->person, &owner->site);
    browser_open(&owner->program, &owner->site);
    owner->person_id = browser_become(&owner->person, "mara", ROLE_MEMBER);
}

static void owner_close(struct owner *owner)
{
    browser_close(&owner->person);
    browser_close(&owner->program);
    http_close(&owner->site);
}

static void show_token(struct owner *owner, struct str token)
{
    owner->program.extra[0] = (struct header){
        STR("Authorization"), arena_printf(&owner->program.arena, "Bearer %.*s", STR_ARG(token))};
}

static struct str make(struct owner *owner, const char *form)
{
    assert_int_equal(browser_post(&owner->person, "/account/tokens", form), 200);
    return browser_between(&owner->person, "data-copy=\"", '"');
}

static void a_token_is_shown_once_and_stands_for_its_person(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        struct str token = make(&owner, FORM);
        assert_true(str_starts(token, STR("rc_")));
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 401);
        show_token(&owner, token);
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 200);
        assert_int_equal(browser_get(&owner.person, "/account/tokens"), 200);
        assert_sees(&owner.person, "Notebook");
        assert_not_sees(&owner.person, arena_cstr(&owner.person.arena, token));
        owner_close(&owner);
    }
}

static void a_token_does_only_what_it_is_good_for(void **state)
{
    static const char ask[] = "{\"title\":\"Where is my parcel now?\",\"category\":\"internet\"}";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        show_token(&owner, make(&owner, FORM));
        struct browser *program = &owner.program;
        assert_int_equal(
            browser_send(program, METHOD_POST, "/api/v1/questions", "application/json", str_from(ask)), 403);
        assert_sees(program, "\"code\":\"scope\"");
        assert_sees(program, "desk");
        assert_int_equal(browser_get(program, "/api/v1/effects"), 403);
        show_token(&owner, make(&owner, "token_name=Bot&days=0&scope_desk=1&scope_effects=1"));
        assert_int_equal(browser_get(program, "/api/v1/orders"), 403);
        assert_int_equal(browser_get(program, "/api/v1/effects"), 403); /* no person's business */
        assert_int_equal(
            browser_send(program, METHOD_POST, "/api/v1/questions", "application/json", str_from(ask)), 201);
        assert_int_equal(browser_get(program, "/api/v1/questions/1"), 200);
        assert_sees(program, "\"handle\":\"mara\"");
        owner_close(&owner);
    }
}

static void no_page_takes_a_token(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        show_token(&owner, make(&owner, FORM));
        assert_int_equal(browser_get(&owner.program, "/orders"), 401);
        assert_int_equal(browser_get(&owner.program, "/account"), 401);
        owner_close(&owner);
    }
}

static void a_token_that_is_shown_stands_before_every_cookie(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        browser_become(&owner.program, "otto", ROLE_OPERATOR);
        show_token(&owner, make(&owner, FORM));
        assert_int_equal(browser_get(&owner.program, "/api/v1/effects"), 403);
        show_token(&owner, STR("rc_0123456789012345678901234567890123456789012"));
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 401);
        assert_int_equal(browser_get(&owner.program, "/api/v1/questions"), 401);
        owner_close(&owner);
    }
}

static enum err keep(struct ctx *ctx, const struct owner *owner, const char *name, const char *scopes,
                     int64_t days)
{
    struct token_row row = {.person_id = owner->person_id,
                            .name = str_from(name),
                            .hash = token_hash(ctx->arena, STR(KEPT)),
                            .scopes = str_from(scopes),
                            .made_at = instant_add(ctx->now, SPAN_DAYS(days - 30)),
                            .expires_at = instant_add(ctx->now, SPAN_DAYS(days))};
    return token_insert(ctx->db, &row);
}

static enum err let_it_expire(struct ctx *ctx, void *arg)
{
    return keep(ctx, arg, "Old", "read", -1);
}

/* As versions before made them, whoever asked. */
static enum err keep_one_of_before(struct ctx *ctx, void *arg)
{
    return keep(ctx, arg, "Sleeper", "read moderate site", 30);
}

static void a_token_ends_when_it_expires_or_is_revoked(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        http_arrange(&owner.site, let_it_expire, &owner);
        show_token(&owner, STR(KEPT));
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 401);
        assert_int_equal(browser_get(&owner.person, "/account/tokens"), 200);
        assert_sees(&owner.person, "expired");
        struct str token = make(&owner, FORM);
        show_token(&owner, token);
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 200);
        struct str id = browser_between(&owner.person, "action=\"/account/tokens/", '/');
        const char *revoke =
            arena_cstr(&owner.person.arena,
                       arena_printf(&owner.person.arena, "/account/tokens/%.*s/revoke", STR_ARG(id)));
        struct browser stranger;
        browser_open(&stranger, &owner.site);
        browser_become(&stranger, "eve", ROLE_MEMBER);
        assert_int_equal(browser_post(&stranger, revoke, ""), 404);
        browser_close(&stranger);
        assert_int_equal(browser_post(&owner.person, revoke, ""), 303);
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 401);
        owner_close(&owner);
    }
}

/* Programs go on when the password is changed in the account, unless their owner says otherwise. */
static void tokens_outlive_a_new_password_unless_their_owner_ends_them(void **state)
{
    static const char form[] = "password_now=quiet-harbour-7&password=loud-mountain-8";
    static const char ending[] = "password_now=loud-mountain-8&password=wide-valley-9&tokens=1";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        assert_int_equal(browser_post(&owner.person, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        show_token(&owner, make(&owner, FORM "&password_now=quiet-harbour-7"));
        assert_int_equal(browser_post(&owner.person, "/account/password", form), 303);
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 200);
        assert_int_equal(browser_post(&owner.person, "/account/password", ending), 303);
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 401);
        owner_close(&owner);
    }
}

/* Whoever had the old one may have made them. */
static void a_password_that_was_forgotten_takes_the_tokens_along(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        struct browser boss, lost;
        owner_open(&owner, database->url);
        browser_open(&boss, &owner.site);
        browser_open(&lost, &owner.site);
        browser_become(&boss, "boss", ROLE_OPERATOR);
        show_token(&owner, make(&owner, FORM));
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 200);
        assert_int_equal(browser_post(&boss, "/admin/people/mara/password-link", ""), 200);
        struct str key = browser_between(&boss, "/new-password?key=", '"');
        assert_int_equal(
            browser_get(&lost, arena_printf(&lost.arena, "/new-password?key=%.*s", STR_ARG(key)).at), 200);
        assert_sees(&lost, "tokens for programs");
        const char *form = arena_printf(&lost.arena, "key=%.*s&password=loud-mountain-8", STR_ARG(key)).at;
        assert_int_equal(browser_post(&lost, "/new-password", form), 303);
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 401);
        browser_close(&boss);
        browser_close(&lost);
        owner_close(&owner);
    }
}

static void what_a_token_needs_is_said_beside_its_field(void **state)
{
    static const struct wrong_form wrong[] = {
        {"token_name=&days=30&scope_read=1", "Enter a name."},
        {"token_name=Bot&days=30", "Choose at least one thing that it is good for."},
        {"token_name=Bot&days=30&scope_effects=1", "Choose at least one thing that it is good for."},
        {"token_name=Bot&days=30&scope_read=1&scope_moderate=1",
         "is good for, and so no token of theirs may."},
        {"token_name=Bot&days=99999&scope_read=1", "Choose how long it is good from the list."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        assert_wrong_forms(&owner.person, "/account/tokens", wrong, COUNT_OF(wrong));
        for (int i = 0; i < TOKENS_MAX; i++)
            make(&owner, FORM);
        assert_int_equal(browser_post(&owner.person, "/account/tokens", FORM), 422);
        owner_close(&owner);
    }
}

/* What each sees offered, and what is made of it. */
static const struct offer_row {
    enum role role;
    bool moderate, webhooks, site;
} offer_rows[] = {
    {ROLE_MEMBER, false, false, false},
    {ROLE_EXPERT, true, false, false},
    {ROLE_MODERATOR, true, false, true},
    {ROLE_OPERATOR, true, true, true},
};

static void assert_offered(struct browser *b, const char *scope, bool offered)
{
    assert_int_equal(browser_get(b, "/account/tokens"), 200);
    const char *box = arena_printf(&b->arena, "name=\"scope_%s\"", scope).at;
    if (offered)
        assert_sees(b, box);
    else
        assert_not_sees(b, box);
    const char *form = arena_printf(&b->arena, "token_name=Bot&days=30&scope_%s=1", scope).at;
    assert_int_equal(browser_post(b, "/account/tokens", form), offered ? 200 : 422);
}

static void a_token_is_offered_for_what_its_owner_may_and_nothing_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        for (size_t i = 0; i < COUNT_OF(offer_rows); i++) {
            const struct offer_row *row = &offer_rows[i];
            browser_become(&owner.program, arena_cstr(&owner.program.arena, role_name(row->role)), row->role);
            assert_offered(&owner.program, "desk", true);
            assert_offered(&owner.program, "effects", false);
            assert_offered(&owner.program, "moderate", row->moderate);
            assert_offered(&owner.program, "webhooks", row->webhooks);
            assert_offered(&owner.program, "site", row->site);
        }
        owner_close(&owner);
    }
}

/* Whoever finds a browser open takes no token along. */
static void a_token_is_made_by_who_proves_to_be_its_owner(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        struct browser *b = &owner.program;
        assert_int_equal(browser_post(b, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        assert_int_equal(browser_post(b, "/account/tokens", FORM), 422);
        assert_sees(b, "Enter your password.");
        assert_not_sees(b, "data-copy");
        assert_int_equal(browser_post(b, "/account/tokens", FORM "&password_now=wrong"), 422);
        assert_sees(b, "This is not your password.");
        assert_not_sees(b, "data-copy");
        assert_int_equal(browser_post(b, "/account/tokens", FORM "&password_now=quiet-harbour-7"), 200);
        assert_sees(b, "data-copy=\"rc_");
        owner_close(&owner);
    }
}

static void the_last_use_of_a_token_is_shown(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        owner_open(&owner, database->url);
        show_token(&owner, make(&owner, FORM));
        browser_get(&owner.person, "/account/tokens");
        assert_sees(&owner.person, "<td data-label=\"Last used\">never</td>");
        assert_int_equal(browser_get(&owner.program, "/api/v1/orders"), 200);
        browser_close(&owner.person);
        browser_close(&owner.program);
        http_reopen(&owner.site); /* what had gathered is written */
        browser_open(&owner.person, &owner.site);
        browser_open(&owner.program, &owner.site);
        browser_sign_in(&owner.person, owner.person_id);
        browser_get(&owner.person, "/account/tokens");
        assert_not_sees(&owner.person, "<td data-label=\"Last used\">never</td>");
        owner_close(&owner);
    }
}

/* Whoever made it may not be who is trusted now. */
static void a_token_from_before_gains_no_rights(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        struct browser boss;
        owner_open(&owner, database->url);
        browser_open(&boss, &owner.site);
        browser_become(&boss, "boss", ROLE_OPERATOR);
        http_arrange(&owner.site, keep_one_of_before, &owner);
        show_token(&owner, STR(KEPT));
        assert_int_equal(browser_get(&owner.program, "/api/v1/settings"), 403);
        assert_int_equal(browser_post(&boss, "/admin/people/mara", "role=operator&title="), 303);
        assert_int_equal(browser_get(&owner.program, "/api/v1/settings"), 401);
        browser_close(&boss);
        owner_close(&owner);
    }
}

static void a_token_is_of_the_staff_only_with_the_staffs_acts(void **state)
{
    (void)state;
    static const char question[] = "title=Where+is+my+parcel+now%3F&body=It+is+late.&category=";
    FOR_EACH_DATABASE(database)
    {
        struct owner owner;
        struct browser mod;
        owner_open(&owner, database->url);
        browser_open(&mod, &owner.site);
        browser_become(&mod, "mod", ROLE_MODERATOR);
        const char *form = arena_cstr(
            &mod.arena, arena_printf(&mod.arena, "%s%lld", question, (long long)owner.site.category_id));
        assert_int_equal(browser_post(&owner.person, "/ask", form), 303);
        assert_int_equal(browser_post(&mod, "/posts/question/1/turn", "turn=hide"), 303);
        assert_int_equal(
            browser_post(&mod, "/account/tokens", "token_name=Bot&days=0&scope_desk=1&scope_read=1"), 200);
        show_token(&owner, browser_between(&mod, "data-copy=\"", '"'));
        assert_int_equal(browser_get(&owner.program, "/api/v1/questions/1"), 404);
        assert_int_equal(browser_get(&owner.program, "/api/v1/audit"), 403);
        assert_int_equal(
            browser_post(&mod, "/account/tokens", "token_name=Staff&days=0&scope_moderate=1&scope_read=1"),
            200);
        show_token(&owner, browser_between(&mod, "data-copy=\"", '"'));
        assert_int_equal(browser_get(&owner.program, "/api/v1/questions/1"), 200);
        assert_int_equal(browser_get(&owner.program, "/api/v1/audit"), 200);
        browser_close(&mod);
        owner_close(&owner);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_shown_once_and_stands_for_its_person),
        cmocka_unit_test(a_token_does_only_what_it_is_good_for),
        cmocka_unit_test(no_page_takes_a_token),
        cmocka_unit_test(a_token_that_is_shown_stands_before_every_cookie),
        cmocka_unit_test(a_token_ends_when_it_expires_or_is_revoked),
        cmocka_unit_test(tokens_outlive_a_new_password_unless_their_owner_ends_them),
        cmocka_unit_test(a_password_that_was_forgotten_takes_the_tokens_along),
        cmocka_unit_test(what_a_token_needs_is_said_beside_its_field),
        cmocka_unit_test(a_token_is_offered_for_what_its_owner_may_and_nothing_else),
        cmocka_unit_test(a_token_is_made_by_who_proves_to_be_its_owner),
        cmocka_unit_test(a_token_from_before_gains_no_rights),
        cmocka_unit_test(a_token_is_of_the_staff_only_with_the_staffs_acts),
        cmocka_unit_test(the_last_use_of_a_token_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
