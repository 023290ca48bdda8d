#include "service/people/staff.h"

#include "service/people/account.h"
#include "service/people/own_data.h"
#include "service/people/second.h"
#include "service/people/token.h"
#include "service/unit/audit.h"
#include "service/unit/block.h"
#include "service/unit/site.h"
#include "store/order/market.h"
#include "store/order/order.h"
#include "store/people/token.h"
#include "text/kit/storable.h"
#include "text/people/handle.h"

static enum err find_person(struct ctx *ctx, struct str handle, struct person *person)
{
    enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), person);
    if (err != ERR_NOT_FOUND)
        return err;
    return fail(&ctx->failure, ERR_NOT_FOUND, "nobody has the name \"{name}\"; recourse user list shows all",
                PLACE("name", handle));
}

static enum err note(struct ctx *ctx, struct str act, int64_t person_id, struct str what)
{
    return audit_about(ctx, &viewer_system, act, audit_person(ctx->arena, person_id), what);
}

/* ---- new accounts ---- */

static enum err require_new_handle(struct ctx *ctx, struct str handle)
{
    struct person other;
    struct str wrong = handle_wrong(ctx->arena, ctx->failure.language, handle);
    if (wrong.len)
        return fail_said(&ctx->failure, ERR_INPUT, "handle", wrong);
    enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), &other);
    if (err == ERR_NOT_FOUND)
        return OK;
    return err ? err
               : fail_field(&ctx->failure, ERR_CONFLICT, "handle", "somebody has the name \"{name}\" already",
                            PLACE("name", handle));
}

enum err staff_add(struct ctx *ctx, const struct hired *hired)
{
    char hash[PASSWORD_HASH_MAX];
    struct person person = {
        .handle = str_trim(hired->handle),
        .title = storable_line(ctx->arena, str_trim(hired->title)),
        .role = hired->role,
        .created_at = ctx->now,
        .points = ctx->site->points.base,
    };
    enum err err = require_new_handle(ctx, person.handle);
    if (!err)
        err = account_hash(ctx, person.handle, hired->password, hash);
    if (err)
        return err;
    person.password = str_from(hash);
    err = person_insert(ctx->db, &person, handle_key(ctx->arena, person.handle));
    return err ? err : note(ctx, AUDIT_ADD_PERSON, person.id, role_name(person.role));
}

/* ---- accounts that are there ---- */

enum err staff_require_another(struct ctx *ctx, const struct person *person, struct str otherwise)
{
    int64_t count;
    if (person->role != ROLE_OPERATOR)
        return OK;
    enum err err = person_role_count(ctx->db, ROLE_OPERATOR, &count);
    return err || count > 1 ? err : fail_row(&ctx->failure, ERR_REFUSED, NULL, otherwise);
}

static const struct str another_first =
    STR_INIT(N_("This is the only operator; make somebody else an operator first"));

enum err staff_set_role(struct ctx *ctx, struct str handle, enum role role)
{
    struct person person;
    enum err err = find_person(ctx, handle, &person);
    if (err || person.role == role)
        return err;
    err = staff_require_another(ctx, &person, another_first);
    if (!err)
        err = person_set_role(ctx->db, person.id, role);
    if (!err && role > person.role) /* as in role_give() */
        err = token_erase(ctx->db, person.id);
    return err ? err : note(ctx, STR("role"), person.id, role_name(role));
}

enum err staff_set_password(struct ctx *ctx, struct str handle, struct str password)
{
    struct person person;
    char hash[PASSWORD_HASH_MAX];
    enum err err = find_person(ctx, handle, &person);
    if (!err)
        err = account_hash(ctx, person.handle, password, hash);
    if (!err)
        err = person_set_password(ctx->db, person.id, str_from(hash));
    if (!err)
        err = session_delete_others(ctx->db, person.id, STR_NONE);
    if (!err)
        err = token_end_programs(ctx, person.id);
    return err ? err : note(ctx, STR("password"), person.id, STR_NONE);
}

enum err staff_end_second(struct ctx *ctx, struct str handle)
{
    struct person person;
    enum err err = find_person(ctx, handle, &person);
    return err ? err : second_end_for(ctx, person.id);
}

enum err staff_block(struct ctx *ctx, struct str handle, int64_t days, struct str reason)
{
    struct person person;
    struct block_wanted wanted = {viewer_system, days, reason};
    enum err err = find_person(ctx, handle, &person);
    return err ? err : block_person(ctx, &wanted, person.id);
}

enum err staff_list(struct ctx *ctx, struct people_listed *people)
{
    people->at = ARENA_ARRAY(ctx->arena, struct person, PEOPLE_LISTED_MAX);
    people->count = PEOPLE_LISTED_MAX;
    return person_list(ctx->db, ctx->arena, people->at, &people->count);
}

/* ---- what is theirs ---- */

static enum err find_market(struct ctx *ctx, struct str slug, int64_t *id)
{
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, slug, &market);
    *id = err ? 0 : market.id;
    if (err != ERR_NOT_FOUND)
        return err;
    return fail(&ctx->failure, ERR_NOT_FOUND, "no marketplace here has the short name \"{slug}\"",
                PLACE("slug", slug));
}

enum err staff_token_owner(struct ctx *ctx, struct str handle, struct str market_slug,
                           struct token_owner *owner)
{
    struct person person;
    *owner = (struct token_owner){.viewer = viewer_system};
    if (market_slug.len)
        return find_market(ctx, market_slug, &owner->market_id);
    enum err err = find_person(ctx, handle, &person);
    owner->person_id = err ? 0 : person.id;
    return err;
}

enum err staff_own_data(struct ctx *ctx, struct str handle, struct buf *out)
{
    struct person person;
    enum err err = find_person(ctx, handle, &person);
    if (!err)
        err = own_data_write(ctx, person.id, out);
    return err ? err : note(ctx, STR("own data"), person.id, STR_NONE);
}

static enum err require_no_money(struct ctx *ctx, const struct person *person)
{
    int64_t count = 0;
    enum err err = order_money_in_flight(ctx->db, person->id, &count);
    if (err || count == 0)
        return err;
    return fail(
        &ctx->failure, ERR_REFUSED,
        "orders of {name} still have money under way; without the account nobody could act for that side",
        PLACE("name", person->handle));
}

enum err staff_erase(struct ctx *ctx, struct str handle)
{
    struct person person;
    enum err err = find_person(ctx, handle, &person);
    if (!err)
        err = staff_require_another(ctx, &person, another_first);
    if (!err)
        err = require_no_money(ctx, &person);
    if (!err)
        err = account_delete(ctx, &(struct account_leaving){.person_id = person.id});
    return err ? err : note(ctx, STR("erase person"), person.id, STR_NONE);
}
