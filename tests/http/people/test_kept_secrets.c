/* Whoever reads the database cannot sign in by what stands there: not with a password, a session, a token or a link. */
#include "base/check.h"
#include "service/people/account.h"
#include "store/engine/table.h"
#include "support/door/http_fixture.h"

enum { SECRETS = 5 };

/* What is looked for, and what was looked through. */
struct looking {
    const struct table *table;
    struct str secrets[SECRETS];
    int64_t rows;
    bool hashed; /* a password, with its costs */
};

static bool holds(struct str text, struct str part)
{
    return str_find(text, part) < text.len;
}

static enum err look_at_row(void *arg, const struct value *values, size_t count)
{
    struct looking *looking = arg;
    for (size_t i = 0; i < count; i++) {
        if (values[i].kind != VALUE_TEXT && values[i].kind != VALUE_BYTES)
            continue;
        for (size_t k = 0; k < SECRETS; k++) {
            if (holds(values[i].text, looking->secrets[k]))
                print_error("%.*s holds secret %zu\n", STR_ARG(looking->table->name), k);
            assert_false(holds(values[i].text, looking->secrets[k]));
        }
        looking->hashed |= str_starts(values[i].text, STR("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
    looking->rows++;
    return OK;
}

static enum err look_through_all(struct ctx *ctx, void *arg)
{
    struct looking *looking = arg;
    struct tables tables;
    struct table_reader reader = {look_at_row, looking};
    enum err err = tables_load(ctx->db, ctx->arena, &tables);
    for (size_t i = 0; !err && i < tables.count; i++) {
        looking->table = &tables.at[i];
        err = table_read(ctx->db, looking->table, 0, &reader);
    }
    return err;
}

static enum err make_link(struct ctx *ctx, void *arg)
{
    struct str path, *key = arg, head = STR("/new-password?key=");
    static char kept[100];
    enum err err = account_password_link(ctx, 1, &path);
    check(path.len - head.len < sizeof kept);
    key->at = kept;
    key->len = path.len - head.len;
    for (size_t i = 0; i < key->len; i++)
        kept[i] = path.at[head.len + i];
    return err;
}

static void nothing_that_lets_in_is_stored_as_it_is(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        struct looking looking = {0};
        assert_int_equal(browser_post(ann, "/sign-up", "handle=Ann&password=quiet-harbour-7"), 303);
        assert_int_equal(browser_post(ann, "/account/calendar", ""), 200);
        looking.secrets[4] = arena_copy(&ann->arena, browser_between(ann, "/calendars/", '<'));
        assert_int_equal(
            browser_post(ann, "/account/tokens",
                         "token_name=Notebook&days=30&scope_read=1&password_now=quiet-harbour-7"),
            200);
        looking.secrets[0] = STR("quiet-harbour-7");
        looking.secrets[1] = browser_between(ann, "data-copy=\"", '"');
        looking.secrets[2] = browser_cookie(ann, "session");
        http_arrange(&visit.site, make_link, &looking.secrets[3]);
        for (size_t i = 0; i < SECRETS; i++)
            assert_true(looking.secrets[i].len > 10);
        http_arrange(&visit.site, look_through_all, &looking);
        assert_true(looking.hashed);
        assert_true(looking.rows > 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_lets_in_is_stored_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
