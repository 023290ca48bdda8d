#include "service/people/token.h"

#include "service/people/account.h"
#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/order/market.h"
#include "store/reach/calendar_link.h"

#include <string.h>

static const struct str prefix = STR_INIT("rc_");

enum { ENDING = 4 };

struct token_owner token_owner_of(const struct viewer *viewer, int64_t market_id)
{
    return (struct token_owner){*viewer, market_id, market_id ? 0 : viewer->person_id};
}

/* The system is an operator without an account. */
static enum err require_owner(struct ctx *ctx, const struct token_owner *owner)
{
    const struct viewer *viewer = &owner->viewer;
    if (owner->market_id)
        return require(ctx, viewer, ACT_MARKETS, (struct subject){0});
    bool own = owner->person_id == viewer->person_id,
         system = !viewer->person_id && viewer->role == ROLE_OPERATOR;
    return owner->person_id && (own || system)
               ? OK
               : fail(&ctx->failure, ERR_REFUSED, "Only members have tokens.");
}

static struct token_row row_of(const struct token_owner *owner)
{
    return (struct token_row){.person_id = owner->market_id ? 0 : owner->person_id,
                              .market_id = owner->market_id};
}

static enum err note(struct ctx *ctx, const struct token_owner *owner, struct str what)
{
    struct str subject = owner->market_id
                             ? arena_printf(ctx->arena, "market %lld", (long long)owner->market_id)
                             : audit_person(ctx->arena, owner->person_id);
    return audit_about(ctx, &owner->viewer, STR("token"), subject, what);
}

static struct str words_of(struct ctx *ctx, unsigned scopes)
{
    struct str words = STR("");
    for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
        if (scopes & SCOPE_BIT(scope))
            words = arena_printf(ctx->arena, "%.*s%s%.*s", STR_ARG(words), words.len ? " " : "",
                                 STR_ARG(scope_row(scope)->name));
    return words;
}

/* What the person may at any marketplace. */
static enum err rights_of(struct ctx *ctx, int64_t person_id, unsigned *rights)
{
    struct market_posts posts;
    enum err err = market_posts_of(ctx->db, ctx->arena, person_id, &posts);
    *rights = 0;
    for (size_t i = 0; !err && i < posts.count; i++)
        for (enum staff_right right = 0; right < STAFF_RIGHT_COUNT; right++)
            if (staff_may(staff_role_from(posts.at[i].role), right))
                *rights |= RIGHT_BIT(right);
    return err;
}

enum err token_scopes(struct ctx *ctx, const struct token_owner *owner, unsigned *scopes)
{
    struct person person = {0};
    unsigned rights = 0;
    bool market = owner->market_id != 0;
    enum err err = market ? OK : account_read(ctx, owner->person_id, &person);
    if (!err && !market)
        err = rights_of(ctx, owner->person_id, &rights);
    struct viewer viewer = {.person_id = person.id, .role = person.role, .points = person.points};
    *scopes = 0;
    for (enum scope scope = SCOPE_READ; !err && scope < SCOPE_COUNT; scope++)
        if (market ? scope_suits(scope, true) : scope_is_held(scope, &viewer, rights))
            *scopes |= SCOPE_BIT(scope);
    return err;
}

/* A token that may less than was meant is found out too late. */
static enum err check_scopes(struct ctx *ctx, const struct token_wish *wish)
{
    unsigned held;
    if (!wish->scopes)
        return fail_field(&ctx->failure, ERR_INPUT, "scopes",
                          "Choose at least one thing that it is good for.");
    enum err err = token_scopes(ctx, &wish->owner, &held);
    for (enum scope scope = SCOPE_READ; !err && scope < SCOPE_COUNT; scope++)
        if (wish->scopes & ~held & SCOPE_BIT(scope))
            return fail_field(
                &ctx->failure, ERR_INPUT, "scopes",
                "Its owner may not do what \"{scope}\" is good for, and so no token of theirs may.",
                PLACE("scope", scope_row(scope)->name));
    return err;
}

static enum err check_wish(struct ctx *ctx, const struct token_wish *wish)
{
    struct token_rows rows;
    struct token_row owner = row_of(&wish->owner);
    enum err err = require_length(ctx, "name", wish->name, 1, TOKEN_NAME_MAX);
    if (!err)
        err = check_scopes(ctx, wish);
    if (!err && (wish->days < 0 || wish->days > TOKEN_DAYS_MAX))
        err = fail_field(&ctx->failure, ERR_INPUT, "days", "Choose how long it is good from the list.");
    if (!err)
        err = token_list_of(ctx->db, ctx->arena, &owner, &rows);
    if (!err && rows.count >= TOKENS_MAX)
        err = fail(&ctx->failure, ERR_LIMIT, "There are {most} already. Revoke one that nobody needs.",
                   PLACE_INT("most", TOKENS_MAX));
    return err;
}

enum err token_make(struct ctx *ctx, const struct token_wish *wish, struct token_text *text)
{
    enum err err = require_owner(ctx, &wish->owner);
    if (!err)
        err = check_wish(ctx, wish);
    if (err)
        return err;
    struct token token = token_new();
    memcpy(text->text, prefix.at, prefix.len);
    memcpy(text->text + prefix.len, token.text, sizeof token.text);
    struct str whole = str_from(text->text);
    struct token_row row = row_of(&wish->owner);
    row.name = wish->name;
    row.hash = token_hash(ctx->arena, whole);
    row.ending = str_slice(whole, whole.len - ENDING, whole.len);
    row.scopes = words_of(ctx, wish->scopes);
    row.made_at = ctx->now;
    if (wish->days)
        row.expires_at = instant_add(ctx->now, SPAN_DAYS(wish->days));
    err = token_insert(ctx->db, &row);
    struct str what = audit_note(ctx->arena, NOTE_TOKEN_MADE, PLACES(PLACE("name", wish->name)));
    return err ? err : note(ctx, &wish->owner, what);
}

enum err token_list(struct ctx *ctx, const struct token_owner *owner, struct token_rows *rows)
{
    struct token_row row = row_of(owner);
    enum err err = require_owner(ctx, owner);
    return err ? err : token_list_of(ctx->db, ctx->arena, &row, rows);
}

enum err token_revoke(struct ctx *ctx, const struct token_owner *owner, int64_t id)
{
    struct token_rows rows;
    enum err err = token_list(ctx, owner, &rows);
    if (err)
        return err;
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.at[i].id != id)
            continue;
        struct str what = audit_note(ctx->arena, NOTE_TOKEN_REVOKED, PLACES(PLACE("name", rows.at[i].name)));
        err = token_delete(ctx->db, id);
        return err ? err : note(ctx, owner, what);
    }
    return fail(&ctx->failure, ERR_NOT_FOUND, "This token is not there any more.");
}

enum err token_end_programs(struct ctx *ctx, int64_t person_id)
{
    enum err err = token_erase(ctx->db, person_id);
    return err ? err : calendar_link_erase(ctx->db, person_id);
}

/* Keys of marketplaces from before tokens had a prefix stay good. */
struct str token_hash(struct arena *arena, struct str text)
{
    size_t rest = str_starts(text, prefix) ? text.len - prefix.len : text.len;
    return rest == TOKEN_TEXT ? arena_copy(arena, str_from(hash_of(text).text)) : STR_NONE;
}
