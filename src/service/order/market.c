#include "service/order/market.h"

#include "core/value/money.h"
#include "service/order/order.h"
#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/people/person.h"
#include "text/desk/slug.h"
#include "text/kit/collate.h"
#include "text/people/handle.h"

static enum err require_operator(struct ctx *ctx, const struct viewer *viewer)
{
    return require(ctx, viewer, ACT_MARKETS, (struct subject){0});
}

static enum err load(struct ctx *ctx, struct str slug, struct market *market)
{
    enum err err = market_load(ctx->db, ctx->arena, slug, market);
    return err == ERR_NOT_FOUND
               ? fail(&ctx->failure, ERR_NOT_FOUND, "There is no marketplace at this address.")
               : err;
}

static enum err note(struct ctx *ctx, const struct viewer *viewer, struct str slug, struct str what)
{
    struct str subject = arena_printf(ctx->arena, "market %.*s", STR_ARG(slug));
    return audit_about(ctx, viewer, STR("market"), subject, what);
}

/* ---- setting up ---- */

/* What only tells of another shop cannot be carried out here. */
static bool rules_pay(const struct policy *policy)
{
    return policy->execution.funder != FUNDER_SELLER;
}

static enum err take_limit(struct ctx *ctx, struct str typed, struct currency currency, struct market *market)
{
    market->second_above_minor = 0;
    if (typed.len == 0)
        return OK;
    enum money_fault fault = money_read(typed, currency, &market->second_above_minor);
    if (fault == MONEY_OK && market->second_above_minor > 0) /* 0 stands for none */
        return OK;
    return fail_field(&ctx->failure, ERR_INPUT, "second_above",
                      "Write a sum above 0, such as 500.00, or leave it empty.");
}

/* A good change is written into *market. */
static enum err take_change(struct ctx *ctx, const struct policy_set *policies,
                            const struct market_change *change, struct market *market)
{
    struct currency currency;
    enum err err = require_length(ctx, "name", change->name, 1, MARKET_NAME_MAX);
    if (err)
        return err;
    const struct policy *policy = order_policy(policies, change->policy);
    if (!policy || (policy->kind != KIND_MARKETPLACE && !change->external))
        return fail_field(&ctx->failure, ERR_INPUT, "policy", "Choose rules from the list.");
    if (!change->external && rules_pay(order_policy(policies, change->policy)))
        return fail_field(
            &ctx->failure, ERR_INPUT, "policy",
            "By these rules the marketplace pays for refunds itself. Orders here are paid back from "
            "the seller's money: choose other rules.");
    if (!currency_from(change->currency, &currency))
        return fail_field(&ctx->failure, ERR_INPUT, "currency", "Choose a currency from the list.");
    if (!percent_read(change->fee, &market->fee_basis_points))
        return fail_field(&ctx->failure, ERR_INPUT, "fee",
                          "Write the fee as a percentage from 0 to 100, such as 2.50.");
    market->name = change->name;
    market->policy = change->policy;
    market->currency = change->currency;
    market->external = change->external;
    return take_limit(ctx, change->second_above, currency, market);
}

static enum err check_slug(struct ctx *ctx, struct str slug)
{
    struct market other;
    if (str_char_count(slug) > MARKET_SLUG_MAX || !str_eq(slug_of(ctx->arena, slug), slug))
        return fail_field(&ctx->failure, ERR_INPUT, "slug",
                          "Use small letters, digits and hyphens, at most {most}, such as harbour-bazaar.",
                          PLACE_INT("most", MARKET_SLUG_MAX));
    enum err err = market_load(ctx->db, ctx->arena, slug, &other);
    if (err == ERR_NOT_FOUND)
        return OK;
    return err ? err
               : fail_field(&ctx->failure, ERR_CONFLICT, "slug",
                            "There is a marketplace at this address already.");
}

static struct str market_text(struct ctx *ctx, const struct market *market)
{
    char fee[MONEY_TEXT];
    percent_write(market->fee_basis_points, fee);
    return audit_note(ctx->arena, market->external ? NOTE_MARKET_ELSEWHERE : NOTE_MARKET_HERE,
                      PLACES(PLACE("name", market->name), PLACE("rules", market->policy),
                             PLACE("currency", market->currency), PLACE("fee", str_from(fee))));
}

enum err market_add(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    const struct market_change *change, struct market *market)
{
    *market = (struct market){.slug = change->slug.len ? change->slug : slug_of(ctx->arena, change->name),
                              .created_at = ctx->now};
    enum err err = require_operator(ctx, viewer);
    if (!err)
        err = take_change(ctx, policies, change, market);
    if (!err)
        err = check_slug(ctx, market->slug);
    if (!err)
        err = market_insert(ctx->db, market);
    return err ? err : note(ctx, viewer, market->slug, market_text(ctx, market));
}

static enum err check_kind(struct ctx *ctx, const struct market *market, const struct market_change *change)
{
    bool any;
    if (market->external == change->external)
        return OK;
    enum err err = market_has_orders(ctx->db, market->id, &any);
    if (err || !any)
        return err;
    return fail_field(&ctx->failure, ERR_INPUT, "kind",
                      "There are orders already: whose parties act where cannot change under them.");
}

enum err market_edit(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                     const struct market_change *change, struct market *market)
{
    enum err err = require_operator(ctx, viewer);
    if (!err)
        err = load(ctx, change->slug, market);
    if (!err)
        err = check_kind(ctx, market, change);
    if (!err)
        err = take_change(ctx, policies, change, market);
    if (!err)
        err = market_update(ctx->db, market);
    return err ? err : note(ctx, viewer, market->slug, market_text(ctx, market));
}

/* By their names, as the reader looks for them: there are few of them and all are here. */
static enum err by_name(struct ctx *ctx, enum err err, struct markets *markets)
{
    if (!err)
        COLLATE(ctx->arena, ctx->failure.language, markets->at, markets->count, name);
    return err;
}

enum err market_all(struct ctx *ctx, const struct viewer *viewer, struct markets *markets)
{
    enum err err = require_operator(ctx, viewer);
    return err ? err : by_name(ctx, market_list(ctx->db, ctx->arena, markets), markets);
}

enum err market_open(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                     struct market_staff *staff)
{
    enum err err = require_operator(ctx, viewer);
    if (!err)
        err = load(ctx, slug, &staff->market);
    if (!err)
        err = market_list_members(ctx->db, ctx->arena, staff->market.id, &staff->members);
    if (!err)
        COLLATE(ctx->arena, ctx->failure.language, staff->members.at, staff->members.count, handle);
    return err;
}

enum err market_put_person(struct ctx *ctx, const struct viewer *viewer,
                           const struct market_duty_change *change)
{
    static const enum audit_note notes[] = {NOTE_MARKET_LEAVES, NOTE_MARKET_STAFF, NOTE_MARKET_SELLER};
    struct market market;
    struct person person;
    enum err err = require_operator(ctx, viewer);
    if (!err)
        err = load(ctx, change->slug, &market);
    if (err)
        return err;
    err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, change->handle), &person);
    if (err == ERR_NOT_FOUND)
        return fail_field(&ctx->failure, ERR_INPUT, "handle", "Nobody here has this name.");
    if (!err)
        err = market_set_member(ctx->db, market.id, person.id, change->duty, ctx->now);
    if (!err && change->duty == DUTY_STAFF)
        err = market_set_role(ctx->db, market.id, person.id, staff_role_rows[change->role].name);
    if (err)
        return err;
    bool part = change->duty == DUTY_STAFF && change->role != STAFF_ALL;
    return note(ctx, viewer, market.slug,
                audit_note(ctx->arena, part ? NOTE_MARKET_STAFF_ROLE : notes[change->duty],
                           PLACES(PLACE("person", audit_person(ctx->arena, person.id)),
                                  PLACE("role", staff_role_rows[change->role].name))));
}

/* ---- working there ---- */

enum err market_none(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND,
                "There is no marketplace at this address, or you do not work there.");
}

enum err market_list_own(struct ctx *ctx, const struct viewer *viewer, struct markets *markets)
{
    return by_name(ctx, market_list_of(ctx->db, ctx->arena, viewer->person_id, markets), markets);
}

enum err market_enter(struct ctx *ctx, const struct viewer *viewer, struct str slug, struct market *market,
                      enum market_duty *duty)
{
    *duty = DUTY_NONE;
    enum err err = market_load(ctx->db, ctx->arena, slug, market);
    if (!err && viewer->person_id)
        err = market_duty_of(ctx->db, ctx->arena, market->id, viewer->person_id, duty);
    if (err == ERR_NOT_FOUND || (!err && *duty == DUTY_NONE))
        return market_none(ctx);
    return err;
}

enum err market_serves(struct ctx *ctx, const struct viewer *viewer, int64_t market_id, bool *serves)
{
    enum market_duty duty = DUTY_NONE;
    enum err err =
        viewer->person_id ? market_duty_of(ctx->db, ctx->arena, market_id, viewer->person_id, &duty) : OK;
    *serves = !err && (duty == DUTY_STAFF || viewer->market_id == market_id);
    return err;
}

enum err market_may(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                    bool rights[STAFF_RIGHT_COUNT])
{
    struct str role = STR_NONE;
    bool own = viewer->market_id != 0 && viewer->market_id == market_id;
    enum err err =
        viewer->person_id ? market_role_of(ctx->db, ctx->arena, market_id, viewer->person_id, &role) : OK;
    for (int right = 0; right < STAFF_RIGHT_COUNT; right++)
        rights[right] =
            own || (!err && role.len && staff_may(staff_role_from(role), (enum staff_right)right));
    return err;
}

enum err market_require(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                        enum staff_right right)
{
    bool rights[STAFF_RIGHT_COUNT];
    enum err err = market_may(ctx, viewer, market_id, rights);
    if (err || rights[right])
        return err;
    return rights[RIGHT_LOOK] ? fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(right))
                              : market_none(ctx);
}

enum err order_note_work(struct ctx *ctx, const struct viewer *viewer, const struct work_done *done)
{
    struct str subject = arena_printf(ctx->arena, "order %.*s", STR_ARG(done->ref));
    return audit_of_market(ctx, viewer, done->market_id,
                           &(struct audit){.act = done->act, .subject = subject, .note = done->note});
}

enum err market_require_staff(struct ctx *ctx, const struct viewer *viewer, int64_t market_id)
{
    bool serves;
    enum err err = market_serves(ctx, viewer, market_id, &serves);
    return err || serves ? err : market_none(ctx);
}

/* ---- elsewhere ---- */

enum err market_list_external(struct ctx *ctx, struct markets *markets)
{
    struct markets all;
    enum err err = by_name(ctx, market_list(ctx->db, ctx->arena, &all), &all);
    if (err)
        return err;
    *markets = (struct markets){.at = ARENA_ARRAY(ctx->arena, struct market, all.count + 1)};
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].external)
            markets->at[markets->count++] = all.at[i];
    return OK;
}

enum err market_find_external(struct ctx *ctx, struct str slug, struct market *market)
{
    enum err err = market_load(ctx->db, ctx->arena, slug, market);
    return !err && !market->external ? ERR_NOT_FOUND : err;
}
