#include "service/settings.h"

#include "base/secret.h"
#include "store/setting.h"

static enum err make_secret(struct ctx *ctx, void *arg)
{
    bool known = false;
    (void)arg;
    QUERY q;
    setting_query(&q, ctx->db);
    while (query_next(&q)) {
        struct str name = query_text(&q, ctx->arena), value = query_text(&q, ctx->arena);
        known |= str_eq(name, setting_row(SETTING_SECRET)->name) && value.len > 0;
    }
    enum err err = query_end(&q);
    if (err || known)
        return err;
    struct token token = token_new();
    return setting_put(ctx->db, setting_row(SETTING_SECRET)->name, str_from(token.text));
}

enum err settings_ensure_secret(struct db *db, struct failure *failure)
{
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct unit unit = {.run = make_secret, .arena = &arena};
    enum err err = unit_run(db, NULL, &unit, failure);
    arena_free(&arena);
    return err;
}
