#include "service/demo/demo.h"

#include "base/check.h"
#include "base/secret.h"
#include "service/bulk/import.h"
#include "service/unit/site.h"
#include "store/bulk/bulk.h"
#include "store/site/setting.h"
#include "text/kit/json_form.h"
#include "text/people/handle.h"

/* The file is ours: what is wrong with it is a bug. */
static struct demo_accounts read_accounts(struct arena *arena)
{
    struct demo_accounts accounts = {0};
    const struct packed_file *file = packed_find(&packed_demo, STR("accounts.jsonl"));
    check(file != NULL);
    struct str rest = file->bytes;
    struct form *row = ARENA_NEW(arena, struct form);
    while (rest.len) {
        struct failure failure = {0};
        check(accounts.count < DEMO_ACCOUNTS_MAX);
        struct demo_account *account = &accounts.at[accounts.count++];
        check(json_form_read(arena, str_cut(&rest, '\n'), row, &failure) == OK);
        account->handle = form_get(row, STR("handle"));
        account->password = form_get(row, STR("password"));
        check(role_from(form_get(row, STR("role")), &account->role));
    }
    return accounts;
}

static enum err open_account(struct ctx *ctx, const struct demo_account *account)
{
    struct person person;
    char hash[PASSWORD_HASH_MAX];
    struct str key = handle_key(ctx->arena, account->handle);
    enum err err = person_load_by_handle(ctx->db, ctx->arena, key, &person);
    check(err != ERR_NOT_FOUND);
    if (!err)
        err = password_hash(account->password, hash, &ctx->failure);
    if (!err)
        err = person_set_password(ctx->db, person.id, str_from(hash));
    return err ? err : person_set_role(ctx->db, person.id, account->role);
}

static enum err is_empty(struct ctx *ctx, bool *empty)
{
    bool people, questions = false;
    enum err err = person_any(ctx->db, &people);
    if (!err)
        err = question_any(ctx->db, &questions);
    *empty = !people && !questions;
    return err;
}

enum err demo_load(struct ctx *ctx, bool *loaded)
{
    struct import import = {.packed = &packed_demo};
    enum err err = is_empty(ctx, loaded);
    if (err || !*loaded)
        return err;
    err = import_run(ctx, &import);
    if (!err)
        err = setting_put(ctx->db, setting_row(SETTING_PROVIDER)->name, STR("simulated"));
    struct demo_accounts accounts = read_accounts(ctx->arena);
    for (size_t i = 0; !err && i < accounts.count; i++)
        err = open_account(ctx, &accounts.at[i]);
    return err;
}

enum err demo_accounts_open(struct ctx *ctx, struct demo_accounts *accounts)
{
    struct demo_accounts all = read_accounts(ctx->arena);
    *accounts = (struct demo_accounts){0};
    for (size_t i = 0; i < all.count; i++) {
        struct person person;
        struct str key = handle_key(ctx->arena, all.at[i].handle);
        enum err err = person_load_by_handle(ctx->db, ctx->arena, key, &person);
        if (err && err != ERR_NOT_FOUND)
            return err;
        if (!err && password_fits(all.at[i].password, arena_cstr(ctx->arena, person.password)))
            accounts->at[accounts->count++] = all.at[i];
    }
    return OK;
}
