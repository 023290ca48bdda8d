/* A new order: its rows, how a hosted marketplace tells of one, and how a buyer notes one made elsewhere. */
#include "base/check.h"
#include "base/secret.h"
#include "base/words.h"
#include "core/order/lines.h"
#include "service/order/feed.h"
#include "service/order/hooks.h"
#include "service/order/market.h"
#include "service/order/paid_by.h"
#include "service/order/parcel_parts.h"
#include "service/order/parts.h"
#include "store/people/person.h"
#include "text/clock/when.h"
#include "text/kit/country_code.h"

enum { REF_CHARS = 16, NUMBER_MAX = 100 };

/* Its number is followed, and what a service has told of it already is told to it. */
static enum err follow_number(struct ctx *ctx, const struct viewer *viewer, const struct order *order)
{
    struct str no_texts[1] = {STR_NONE};
    struct policy_set own = {&order->policy, no_texts, 1};
    struct str number = parcel_number_of(ctx->arena, order->head.tracking);
    if (!number.len)
        return OK;
    struct parcel_number entered = {.number = number,
                                    .entered_by = viewer->market_id ? STR("market")
                                                  : viewer->person_id == order->head.buyer_id
                                                      ? STR("buyer")
                                                      : STR("seller")};
    enum err err = parcel_number_enter(ctx, viewer, order->head.id, entered);
    return err ? err : feed_take_early(ctx, &own, order->head.id, number);
}

/* A new order: its head (with a fresh ref) and lines are stored, its state is that of one just placed. */
static enum err create(struct ctx *ctx, const struct policy *policy, struct order *order)
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
    return err ? err : order_fold(ctx, order);
}

/* ---- a hosted one ---- */

/* By the law a payment is the provider's word or the marketplace's, and a delivery the carrier's or theirs. */
static enum err check_words_of_seller(struct ctx *ctx, const struct order_placement *placement)
{
    if (placement->shipped.ms || placement->delivered.ms)
        return fail_field(&ctx->failure, ERR_INPUT, placement->shipped.ms ? "shipped" : "delivered",
                          "A seller says it on the order, when it is paid. Enter the order without it.");
    if (placement->paid)
        return fail_field(&ctx->failure, ERR_INPUT, "paid",
                          "Whether it is paid is for the marketplace to say. Enter the order without it.");
    return OK;
}

static enum err check_right(struct ctx *ctx, const struct order_placement *placement)
{
    const struct viewer *viewer = &placement->viewer;
    enum market_duty duty = DUTY_NONE;
    enum err err = OK;
    if (viewer->market_id == placement->market->id)
        return OK;
    if (viewer->person_id)
        err = market_duty_of(ctx->db, ctx->arena, placement->market->id, viewer->person_id, &duty);
    if (!err && duty == DUTY_STAFF)
        return market_require(ctx, viewer, placement->market->id, RIGHT_SET_UP);
    bool may = duty == DUTY_SELLER && viewer->person_id == placement->seller_id;
    if (!err && !may)
        return fail(&ctx->failure, ERR_REFUSED,
                    "Only the marketplace's system, its staff and the seller can enter an order here.");
    return err ? err : check_words_of_seller(ctx, placement);
}

static enum err check_line(struct ctx *ctx, const struct order_line *line)
{
    size_t chars = str_char_count(line->title);
    if (chars == 0 || chars > TITLE_OF_ORDER_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "lines",
                          "Each line needs a title of at most {most} characters.",
                          PLACE_INT("most", TITLE_OF_ORDER_MAX));
    if (line->amount_minor <= 0 || line->amount_minor > MONEY_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "Each line needs an amount above 0.");
    if (line->quantity < 1 || line->quantity > 1000000)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "Each line needs a quantity from 1 on.");
    if (line->kind.len && names_find(&line_kind_names, line->kind) < 0)
        return fail_field(&ctx->failure, ERR_INPUT, "lines",
                          "A line is of the kind goods, shipping, tax or fee.");
    return OK;
}

enum err order_line_wrong(struct failure *failure, struct arena *arena, size_t at, size_t count)
{
    if (count < 2)
        return ERR_INPUT;
    return fail_field(failure, ERR_INPUT, "lines", "Line {line} of the order: {wrong}",
                      PLACE_ID("line", (int64_t)at + 1),
                      PLACE("wrong", arena_copy(arena, str_from(failure->text))));
}

static enum err check_lines(struct ctx *ctx, const struct order_lines *lines)
{
    int64_t sum = 0, goods = 0;
    if (lines->count == 0 || lines->count > ORDER_LINES_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "An order has from 1 to {most} lines.",
                          PLACE_INT("most", ORDER_LINES_MAX));
    for (size_t i = 0; i < lines->count; i++) {
        if (check_line(ctx, &lines->at[i]))
            return order_line_wrong(&ctx->failure, ctx->arena, i, lines->count);
        sum += lines->at[i].amount_minor;
        goods += order_line_kind_of(&lines->at[i]) == LINE_GOODS;
    }
    if (goods == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "An order has at least one line of goods.");
    return sum <= MONEY_MAX
               ? OK
               : fail_field(&ctx->failure, ERR_INPUT, "lines", "The lines together are too much.");
}

/* A shop whose clock is ahead learns by how much. */
static enum err in_future(struct ctx *ctx, const char *field)
{
    return fail_field(&ctx->failure, ERR_INPUT, field,
                      "This lies in the future: by the clock here it is {now}.",
                      PLACE("now", when_iso(ctx->arena, ctx->now)));
}

/* What has happened since, of an order that is taken over under way. */
static enum err check_since(struct ctx *ctx, const struct order_placement *placement)
{
    struct failure *failure = &ctx->failure;
    struct instant shipped = placement->shipped, delivered = placement->delivered;
    if (shipped.ms && !placement->paid)
        return fail_field(failure, ERR_INPUT, "shipped", "Only a paid order can have been sent.");
    if (shipped.ms && instant_before(shipped, placement->ordered))
        return fail_field(failure, ERR_INPUT, "shipped", "This is before the order was made.");
    if (delivered.ms && (!shipped.ms || instant_before(delivered, shipped)))
        return fail_field(failure, ERR_INPUT, "delivered", "This is before the parcel was sent.");
    if (instant_before(ctx->now, shipped))
        return in_future(ctx, "shipped");
    if (instant_before(ctx->now, delivered))
        return in_future(ctx, "delivered");
    return OK;
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
        return fail_field(failure, ERR_INPUT, "number", "At most {most} characters fit.",
                          PLACE_INT("most", NUMBER_MAX));
    if (placement->country.len && !country_code_is(placement->country))
        return fail_field(
            failure, ERR_INPUT, "country",
            "This is no country of ISO 3166-1. Write its two capital letters, such as DE, or GB for the "
            "United Kingdom.");
    if (instant_before(ctx->now, placement->ordered))
        return in_future(ctx, "ordered");
    if (placement->promised.ms && instant_before(placement->promised, placement->ordered))
        return fail_field(failure, ERR_INPUT, "promised", "This is before the order was made.");
    enum err err = check_since(ctx, placement);
    return err ? err : check_lines(ctx, &placement->lines);
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
                            "This marketplace has an order of this number, and it was told otherwise. It "
                            "stays as it was: "
                            "what has happened since is told of that order.");
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
    command.wish.amount_minor =
        order_lines_minor(&order->state, line_bit((size_t)order->state.line_count) - 1);
    command.wish.currency = placement->currency;
    command.wish.person = placement->viewer.person_id;
    enum order_refusal refusal =
        order_decide(order->policy, &order->state, &command, placement->ordered, &events);
    return refusal ? order_refuse(ctx, order, EVENT_PAID, refusal)
                   : order_append(ctx, order, &events, STR_NONE);
}

/* What has happened since, of an order that came here under way; no clock of ours ran where it was. */
struct since {
    struct order_event wish;
    const char *field;
};

/* What fell due here before then nobody could do here: it has the time that the rules give after such a time, or strikes. */
static enum err excuse_until(struct ctx *ctx, struct order *order, struct instant at)
{
    struct order_command due,
        excuse = {{.kind = EVENT_OUTAGE_ENDED, .by = PARTY_MARKET, .until = order->state.ordered},
                  PARTY_MARKET,
                  order->state.version};
    struct order_events events;
    if (!order_next_due(&order->state, at, &due))
        return OK;
    return order_decide(order->policy, &order->state, &excuse, at, &events)
               ? order_advance(ctx, order, at, true)
               : order_append(ctx, order, &events, STR_NONE);
}

static enum err add_one(struct ctx *ctx, struct order *order, const struct since *since)
{
    struct order_events events;
    enum err err = excuse_until(ctx, order, since->wish.at);
    struct order_command command = {since->wish, PARTY_MARKET, order->state.version};
    enum order_refusal refusal =
        err ? REFUSAL_NONE : order_decide(order->policy, &order->state, &command, since->wish.at, &events);
    if (refusal && order->state.shipment == SHIPMENT_CANCELLED)
        return fail_field(
            &ctx->failure, ERR_INPUT, since->field,
            "By the rules this order was to be sent sooner, and was cancelled before that day. "
            "Let an operator give the rules a calendar.downtime_grace (such as PT24H), which takes "
            "it as it was; else settle it where it was paid.");
    if (refusal)
        return fail_said(&ctx->failure, ERR_INPUT, since->field,
                         say(ctx->failure.language, order_refusal_row(refusal)->sentence));
    return err ? err : order_append(ctx, order, &events, STR_NONE);
}

static enum err add_since(struct ctx *ctx, struct order *order, const struct order_placement *placement)
{
    struct since since[] = {
        {{.kind = EVENT_PAYMENT_CLEARED, .at = placement->ordered}, "shipped"},
        {{.kind = EVENT_SHIPPED, .at = placement->shipped}, "shipped"},
        {{.kind = EVENT_DELIVERED, .at = placement->delivered}, "delivered"},
    };
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(since); i++) {
        bool cleared =
            since[i].wish.kind == EVENT_PAYMENT_CLEARED && order->state.shipment != SHIPMENT_REVIEW;
        if (placement->shipped.ms == 0 || since[i].wish.at.ms == 0 || cleared)
            continue;
        since[i].wish.by = PARTY_MARKET;
        since[i].wish.person = placement->viewer.person_id;
        err = add_one(ctx, order, &since[i]);
    }
    return err;
}

/*
 * That nobody has told when an order of long ago was sent, or came, says not that it never was: no money goes back for it in the
 * moment in which it is told. What fell due has the time that the rules give after one in which nobody could act; where they give
 * none, whoever tells it says what has happened.
 */
static enum err keep_money(struct ctx *ctx, struct order *order)
{
    struct order then = *order;
    enum err err = order_advance(ctx, &then, ctx->now, false);
    if (err || then.state.refunded_minor == order->state.refunded_minor)
        return err;
    if (order->state.shipment != SHIPMENT_ON_ITS_WAY)
        return fail_field(
            &ctx->failure, ERR_INPUT, "shipped",
            "By the rules this order was to be sent before now, and would be cancelled at once. Say "
            "when it was sent.");
    if (duration_is_set(order->policy->downtime_grace))
        return excuse_until(ctx, order, ctx->now);
    return fail_field(
        &ctx->failure, ERR_INPUT, "delivered",
        "By the rules this parcel would count as lost by now, and all of it be paid back at once. Say when "
        "it came; if it never did, pay it back where it was paid.");
}

/* What somebody enters stands on pages of others, who have not asked for it; a marketplace's system is held by its key. */
static enum err limit_people(struct ctx *ctx, const struct viewer *viewer)
{
    return viewer->person_id ? limit_take(ctx, LIMIT_ORDER, viewer, STR_NONE) : OK;
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
        return fail(&ctx->failure, ERR_REFUSED, "The marketplace's rules, {policy}, are not here.",
                    PLACE("policy", given.market->policy));
    enum err err = check_right(ctx, &given);
    if (!err)
        err = check_placement(ctx, &given);
    if (!err)
        err = check_number(ctx, &given);
    if (!err)
        err = limit_people(ctx, &given.viewer);
    if (!err)
        err = person_load(ctx->db, ctx->arena, given.seller_id, &seller);
    if (err)
        return err;
    *order = (struct order){.head = head_of(&given, seller.handle), .lines = given.lines};
    err = create(ctx, given.policy, order);
    if (!err)
        err = hooks_event(ctx, order, 0, &(struct order_event){.kind = EVENT_PLACED, .at = given.ordered});
    if (!err && given.paid)
        err = pay(ctx, order, &given);
    if (!err && given.paid)
        err = add_since(ctx, order, &given);
    if (!err && given.paid)
        err = keep_money(ctx, order);
    if (!err)
        err = order_advance(ctx, order, ctx->now, true);
    *ref = order->head.ref;
    if (!err)
        err = order_save(ctx, order);
    return err ? err : follow_number(ctx, &given.viewer, order);
}

/* ---- made elsewhere ---- */

static enum err check_note(struct ctx *ctx, const struct order_note *note)
{
    struct failure *failure = &ctx->failure;
    size_t chars = str_char_count(note->title);
    if (chars == 0 || chars > TITLE_OF_ORDER_MAX)
        return fail_field(failure, ERR_INPUT, "title", "Say what you ordered, in at most {most} characters.",
                          PLACE_INT("most", TITLE_OF_ORDER_MAX));
    if (note->amount_minor <= 0 || note->amount_minor > MONEY_MAX)
        return fail_field(failure, ERR_INPUT, "price", "Enter what you paid, such as 12.50.");
    if (instant_before(ctx->now, note->ordered))
        return fail_field(failure, ERR_INPUT, "ordered", "This day lies in the future.");
    if (note->shipped.ms && instant_before(note->shipped, note->ordered))
        return fail_field(failure, ERR_INPUT, "shipped", "This is before the order was made.");
    if (note->shipped.ms && instant_before(ctx->now, note->shipped))
        return fail_field(failure, ERR_INPUT, "shipped", "This day lies in the future.");
    if (note->promised.ms && instant_before(note->promised, note->ordered))
        return fail_field(failure, ERR_INPUT, "promised", "This is before the order was made.");
    if (note->protection_ends.ms && instant_before(note->protection_ends, note->ordered))
        return fail_field(failure, ERR_INPUT, "protection_ends", "This is before the order was made.");
    return OK;
}

static struct order_head noted_head_of(const struct ctx *ctx, const struct order_note *note)
{
    return (struct order_head){
        .buyer_id = note->viewer.person_id,
        .external = true,
        .marketplace = note->marketplace,
        .number = note->number,
        .seller = note->seller,
        .tracking = note->tracking,
        .currency = arena_copy(ctx->arena, currency_code(&note->currency)),
        .ordered_at = note->ordered,
        .promised_at = note->promised,
    };
}

/* What may be noted only where the rules know it: left out where they do not. */
static enum err add_if_allowed(struct ctx *ctx, struct order *order, struct order_event wish)
{
    struct order_events events;
    wish.at = clock_later(wish.at, order->state.last);
    enum err err = order_advance(ctx, order, wish.at, true);
    struct order_command command = {wish, PARTY_BUYER, order->state.version};
    bool allowed =
        !err && order_decide(order->policy, &order->state, &command, ctx->now, &events) == REFUSAL_NONE;
    return allowed ? order_append(ctx, order, &events, STR_NONE) : err;
}

/* What was said between buyer and seller before the order was noted here. */
static enum err add_talk(struct ctx *ctx, const struct order_note *note, struct order *order)
{
    int64_t person = note->viewer.person_id;
    const struct order_event wishes[] = {
        {.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER, .at = note->contacted, .person = person},
        {.kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .at = ctx->now, .days = 1, .person = person},
        {.kind = EVENT_EXTENSION_REFUSED, .by = PARTY_SELLER, .at = ctx->now, .person = person},
    };
    const bool known[] = {note->contacted.ms && !instant_before(ctx->now, note->contacted),
                          note->more_asked || note->more_refused, note->more_refused};
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(wishes); i++)
        if (known[i])
            err = add_if_allowed(ctx, order, wishes[i]);
    return err;
}

/* What the buyer already knows at the beginning, as the acts that it stands for. */
static enum err begin(struct ctx *ctx, const struct order_note *note, struct order *order)
{
    /* Where the end of protection is known, the parcel counts as sent, at the latest when it was ordered. */
    struct instant sent = note->shipped.ms || !note->protection_ends.ms ? note->shipped : note->ordered;
    const struct order_event wishes[] = {
        {.kind = EVENT_PAID,
         .by = PARTY_MARKET,
         .at = note->ordered,
         .amount_minor = note->amount_minor,
         .currency = note->currency},
        {.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_MARKET, .at = note->ordered},
        {.kind = EVENT_SHIPPED, .by = PARTY_SELLER, .at = sent, .until = note->promised},
        /* From the beginning: by the rules alone protection may be over by now. */
        {.kind = EVENT_PROTECTION_NOTED, .by = PARTY_BUYER, .at = sent, .until = note->protection_ends},
    };
    const bool known[] = {true, true, sent.ms != 0, note->protection_ends.ms != 0};
    const char *const fields[] = {"ordered", "ordered", "shipped", "protection_ends"};
    for (size_t i = 0; i < COUNT_OF(wishes); i++) {
        struct order_events events;
        bool cleared = wishes[i].kind == EVENT_PAYMENT_CLEARED && order->state.shipment != SHIPMENT_REVIEW;
        if (!known[i] || cleared)
            continue;
        enum err err = order_advance(ctx, order, wishes[i].at, true);
        struct order_command command = {wishes[i], PARTY_BUYER, order->state.version};
        command.wish.person = note->viewer.person_id;
        enum order_refusal refusal =
            err ? REFUSAL_NONE : order_decide(order->policy, &order->state, &command, ctx->now, &events);
        if (!err && refusal)
            return fail_said(&ctx->failure, ERR_INPUT, fields[i],
                             say(ctx->failure.language, order_refusal_row(refusal)->sentence));
        err = err ? err : order_append(ctx, order, &events, STR_NONE);
        if (err)
            return err;
    }
    return order_advance(ctx, order, ctx->now, true);
}

enum err order_note_external(struct ctx *ctx, const struct order_note *note, struct str *ref)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = check_note(ctx, note);
    if (!err && note->network.len)
        err = limit_take(ctx, LIMIT_ORDER, &note->viewer, note->network);
    order->head = noted_head_of(ctx, note);
    if (!err)
        err = paid_by_word(ctx, note->paid_by, &order->head.paid_by);
    order->lines = (struct order_lines){.at = {{note->title, 1, note->amount_minor}}, .count = 1};
    if (!err)
        err = create(ctx, note->policy, order);
    if (!err)
        err = begin(ctx, note, order);
    if (!err)
        err = add_talk(ctx, note, order);
    if (!err)
        err = order_save(ctx, order);
    *ref = order->head.ref;
    return err ? err : follow_number(ctx, &note->viewer, order);
}
