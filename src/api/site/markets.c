/* Marketplaces as operators set them up. Their keys are made on pages and by command: no program makes itself another. */
#include "service/order/market.h"

#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/kit/sent.h"
#include "api/site/handlers.h"
#include "core/value/money.h"

static struct str fee_text(struct call *call, const struct market *market)
{
    char text[MONEY_TEXT];
    return arena_copy(arena_of(call), percent_write(market->fee_basis_points, text));
}

static struct str limit_text(struct call *call, const struct market *market)
{
    char text[MONEY_TEXT];
    struct currency currency;
    if (!market->second_above_minor || !currency_from(market->currency, &currency))
        return STR_NONE;
    return arena_copy(arena_of(call), money_write(market->second_above_minor, currency, text));
}

static struct str kind_word(bool external)
{
    return external ? STR("external") : STR("hosted");
}

static void put_members(struct call *call, struct json *json, const struct market *market)
{
    json_put_str(json, STR("slug"), market->slug);
    json_put_str(json, STR("name"), market->name);
    json_put_str(json, STR("kind"), kind_word(market->external));
    json_put_str(json, STR("policy"), market->policy);
    json_put_str(json, STR("currency"), market->currency);
    json_put_str(json, STR("fee"), fee_text(call, market));
    api_put_text(json, STR("second_above"), limit_text(call, market));
    api_put_time(call, json, STR("made_at"), market->created_at);
}

enum err api_markets(struct call *call)
{
    struct markets markets;
    enum err err = market_all(call->ctx, &call->viewer, &markets);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < markets.count; i++) {
        json_object_begin(&json);
        put_members(call, &json, &markets.at[i]);
        json_object_end(&json);
    }
    return api_send_items(call, &json);
}

static void put_people(struct call *call, struct json *json, const struct market_members *members)
{
    json_name(json, STR("people"));
    json_array_begin(json);
    for (size_t i = 0; i < members->count; i++) {
        const struct market_member *member = &members->at[i];
        bool staff = member->duty == DUTY_STAFF;
        json_object_begin(json);
        json_put_str(json, STR("handle"), member->handle);
        json_put_str(json, STR("works_as"),
                     staff ? staff_role_rows[staff_role_from(member->role)].name : STR("seller"));
        api_put_time(call, json, STR("since"), member->since);
        json_object_end(json);
    }
    json_array_end(json);
}

static enum err send_market(struct call *call, struct str slug, int status)
{
    struct market_staff staff;
    enum err err = market_open(call->ctx, &call->viewer, slug, &staff);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    put_members(call, &json, &staff.market);
    put_people(call, &json, &staff.members);
    json_object_end(&json);
    return api_send(call, status);
}

enum err api_market(struct call *call)
{
    return send_market(call, call->parameters[0], 200);
}

/* ---- changed ---- */

/* What is not sent stays as it is in `now`. */
static enum err read_change(struct call *call, const struct market *now, struct market_change *change)
{
    struct str kind = sent_or(call, STR("kind"), kind_word(now->external));
    *change = (struct market_change){
        .slug = now->slug,
        .name = sent_or(call, STR("name"), now->name),
        .policy = sent_or(call, STR("policy"), now->policy),
        .currency = sent_or(call, STR("currency"), now->currency),
        .fee = sent_or(call, STR("fee"), fee_text(call, now)),
        .second_above = sent_or(call, STR("second_above"), limit_text(call, now)),
        .external = str_eq(kind, STR("external")),
    };
    bool other = now->second_above_minor && !str_eq(change->currency, now->currency);
    if (other && !form_has(&call->form, STR("second_above")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "second_above",
                          "Say which sums take two people in the new currency, or send it empty: none does.");
    if (change->external || str_eq(kind, STR("hosted")))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "kind", "Say hosted or external.");
}

static enum err add(struct call *call)
{
    struct market market;
    struct market_change change;
    struct market fresh = {
        .slug = call_value(call, STR("slug")), .policy = STR("recourse-default"), .currency = STR("EUR")};
    enum err err = read_change(call, &fresh, &change);
    if (!err)
        err = market_add(call->ctx, &call->app->policies, &call->viewer, &change, &market);
    return err ? err : send_market(call, market.slug, 201);
}

enum err api_market_add(struct call *call)
{
    return api_once(call, add);
}

static enum err edit(struct call *call)
{
    struct market market;
    struct market_staff staff;
    struct market_change change;
    enum err err = market_open(call->ctx, &call->viewer, call->parameters[0], &staff);
    if (!err)
        err = read_change(call, &staff.market, &change);
    if (!err)
        err = market_edit(call->ctx, &call->app->policies, &call->viewer, &change, &market);
    return err ? err : send_market(call, market.slug, 200);
}

enum err api_market_edit(struct call *call)
{
    return api_once(call, edit);
}

static enum err put_person(struct call *call)
{
    struct str works_as = call_value(call, STR("works_as"));
    bool staff = staff_role_is(works_as), seller = str_eq(works_as, STR("seller"));
    struct market_duty_change change = {.slug = call->parameters[0],
                                        .handle = call_value(call, STR("handle")),
                                        .duty = staff    ? DUTY_STAFF
                                                : seller ? DUTY_SELLER
                                                         : DUTY_NONE,
                                        .role = staff_role_from(works_as)};
    if (!staff && !seller && !str_eq(works_as, STR("nothing")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "works_as",
                          "Say staff, agent, lead, finance, reader, seller or nothing.");
    enum err err = market_put_person(call->ctx, &call->viewer, &change);
    return err ? err : send_market(call, change.slug, 200);
}

enum err api_market_person(struct call *call)
{
    return api_once(call, put_person);
}
