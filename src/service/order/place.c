/* A new order: its rows, and how a hosted marketplace tells of one. */
#include "base/secret.h"
#include "core/order/order.h"
#include "service/order/parcel.h"
#include "service/order/parts.h"
#include "store/people/person.h"

enum { REF_CHARS = 16, NUMBER_MAX = 100 };

enum err order_create(struct ctx *ctx, const struct policy *policy, struct order *order)
{
    struct token token = token_new();
    struct order_head *head = &order->head;
    head->ref = arena_copy(ctx->arena, str_slice(str_from(token.text), 0, REF_CHARS));
    head->policy = str_from(policy->id);
    head->policy_version = policy->version;
    head->policy_hash = str_from(policy->hash);
    head->created_at = ctx->now;
    order->policy = policy;
    order->rows = (struct order_rows){0};
    enum err err = order_insert(ctx->db, head);
    for (size_t i = 0; !err && i < order->lines.count; i++)
        err = order_line_insert(ctx->db, head->id, i, &order->lines.at[i]);
    struct str number = parcel_number_of(ctx->arena, head->tracking);
    if (!err && number.len)
        err = parcel_number_insert(ctx->db, head->id, number, ctx->now);
    return err ? err : order_fold(ctx, order);
}

/* ---- a hosted one ---- */

static enum err check_right(struct ctx *ctx, const struct order_placement *placement)
{
    const struct viewer *viewer = &placement->viewer;
    enum market_duty duty = DUTY_NONE;
    enum err err = OK;
    if (viewer->market_id == placement->market->id)
        return OK;
    if (viewer->person_id)
        err = market_duty_of(ctx->db, ctx->arena, placement->market->id, viewer->person_id, &duty);
    bool may = duty == DUTY_STAFF || (duty == DUTY_SELLER && viewer->person_id == placement->seller_id);
    if (!err && !may)
        return fail(&ctx->failure, ERR_REFUSED,
                    "Only the marketplace's system, its staff and the seller can enter an order here.");
    return err;
}

static enum err check_line(struct ctx *ctx, const struct order_line *line)
{
    size_t chars = str_char_count(line->title);
    if (chars == 0 || chars > TITLE_OF_ORDER_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "lines",
                          "Each line needs a title of at most %d characters.", TITLE_OF_ORDER_MAX);
    if (line->amount_minor <= 0 || line->amount_minor > MONEY_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "Each line needs an amount above 0.");
    if (line->quantity < 1 || line->quantity > 1000000)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "Each line needs a quantity from 1 on.");
    return OK;
}

static enum err check_lines(struct ctx *ctx, const struct order_lines *lines)
{
    int64_t sum = 0;
    if (lines->count == 0 || lines->count > ORDER_LINES_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "An order has from 1 to %d lines.",
                          ORDER_LINES_MAX);
    for (size_t i = 0; i < lines->count; i++) {
        enum err err = check_line(ctx, &lines->at[i]);
        if (err)
            return err;
        sum += lines->at[i].amount_minor;
    }
    return sum <= MONEY_MAX
               ? OK
               : fail_field(&ctx->failure, ERR_INPUT, "lines", "The lines together are too much.");
}

static bool is_country(struct str country)
{
    bool letters = country.len == 2;
    for (size_t i = 0; letters && i < 2; i++)
        letters = country.at[i] >= 'A' && country.at[i] <= 'Z';
    return letters || country.len == 0;
}

static enum err check_placement(struct ctx *ctx, const struct order_placement *placement)
{
    struct failure *failure = &ctx->failure;
    if (placement->market->external)
        return fail(failure, ERR_REFUSED,
                    "This marketplace is not hosted here: its orders are noted by their buyers.");
    if (placement->buyer_id == 0)
        return fail_field(failure, ERR_INPUT, "buyer", "Nobody here has this name.");
    if (placement->seller_id == 0)
        return fail_field(failure, ERR_INPUT, "seller", "Nobody here has this name.");
    if (placement->buyer_id == placement->seller_id)
        return fail_field(failure, ERR_INPUT, "seller", "The seller cannot be the buyer.");
    if (str_char_count(placement->number) > NUMBER_MAX)
        return fail_field(failure, ERR_INPUT, "number", "At most %d characters fit.", NUMBER_MAX);
    if (!is_country(placement->country))
        return fail_field(failure, ERR_INPUT, "country", "Two capital letters of ISO 3166-1, such as DE.");
    if (instant_before(ctx->now, placement->ordered))
        return fail_field(failure, ERR_INPUT, "ordered", "This lies in the future.");
    if (placement->promised.ms && instant_before(placement->promised, placement->ordered))
        return fail_field(failure, ERR_INPUT, "promised", "This is before the order was made.");
    return check_lines(ctx, &placement->lines);
}

static enum err check_number(struct ctx *ctx, const struct order_placement *placement)
{
    struct order_head head;
    if (placement->number.len == 0)
        return OK;
    enum err err = order_load_by_number(ctx->db, ctx->arena, placement->market->id, placement->number, &head);
    if (err == ERR_NOT_FOUND)
        return OK;
    return err ? err
               : fail_field(&ctx->failure, ERR_CONFLICT, "number",
                            "This marketplace has an order of this number.");
}

static struct order_head head_of(const struct order_placement *placement, struct str seller)
{
    return (struct order_head){
        .buyer_id = placement->buyer_id,
        .seller_id = placement->seller_id,
        .market_id = placement->market->id,
        .marketplace = placement->market->name,
        .number = placement->number,
        .seller = seller,
        .country = placement->country,
        .fee_basis_points = placement->market->fee_basis_points,
        .tracking = placement->tracking,
        .currency = currency_code(&placement->currency),
        .ordered_at = placement->ordered,
        .promised_at = placement->promised,
    };
}

/* The payment is of the instant of the order: told late, it has still come before the time to pay was over. */
static enum err pay(struct ctx *ctx, struct order *order, const struct order_placement *placement)
{
    struct order_events events;
    struct order_command command = {{.kind = EVENT_PAID, .by = PARTY_MARKET}, PARTY_MARKET, 0};
    command.wish.amount_minor = order_lines_minor(&order->state, (1u << order->state.line_count) - 1);
    command.wish.currency = placement->currency;
    command.wish.person = placement->viewer.person_id;
    enum order_refusal refusal =
        order_decide(order->policy, &order->state, &command, placement->ordered, &events);
    return refusal ? order_refuse(ctx, refusal) : order_append(ctx, order, &events, STR_NONE);
}

enum err order_place(struct ctx *ctx, const struct policy_set *policies,
                     const struct order_placement *placement, struct str *ref)
{
    struct person seller;
    struct order_placement given = *placement;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    if (given.ordered.ms == 0)
        given.ordered = ctx->now;
    if (!given.policy)
        given.policy = order_policy(policies, given.market->policy);
    if (!given.policy)
        return fail(&ctx->failure, ERR_REFUSED, "The marketplace's rules, %.*s, are not here.",
                    STR_ARG(given.market->policy));
    enum err err = check_right(ctx, &given);
    if (!err)
        err = check_placement(ctx, &given);
    if (!err)
        err = check_number(ctx, &given);
    if (!err)
        err = person_load(ctx->db, ctx->arena, given.seller_id, &seller);
    if (err)
        return err;
    *order = (struct order){.head = head_of(&given, seller.handle), .lines = given.lines};
    err = order_create(ctx, given.policy, order);
    if (!err && given.paid)
        err = pay(ctx, order, &given);
    if (!err)
        err = order_advance(ctx, order, ctx->now, true);
    *ref = order->head.ref;
    return err ? err : order_save(ctx, order);
}
