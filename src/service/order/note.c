/* An order made elsewhere, as its buyer notes it. */
#include "service/order/parts.h"

static enum err check_note(struct ctx *ctx, const struct order_note *note)
{
    struct failure *failure = &ctx->failure;
    size_t chars = str_char_count(note->title);
    if (chars == 0 || chars > TITLE_OF_ORDER_MAX)
        return fail_field(failure, ERR_INPUT, "title", "Say what you ordered, in at most %d characters.",
                          TITLE_OF_ORDER_MAX);
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

static struct order_head head_of(const struct ctx *ctx, const struct order_note *note)
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
    for (size_t i = 0; !err && i < sizeof wishes / sizeof wishes[0]; i++)
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
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++) {
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
            return fail_field(&ctx->failure, ERR_INPUT, fields[i], "%.*s",
                              STR_ARG(order_refusal_row(refusal)->sentence));
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
    order->head = head_of(ctx, note);
    order->lines = (struct order_lines){.at = {{note->title, 1, note->amount_minor}}, .count = 1};
    if (!err)
        err = order_create(ctx, note->policy, order);
    if (!err)
        err = begin(ctx, note, order);
    if (!err)
        err = add_talk(ctx, note, order);
    if (!err)
        err = order_save(ctx, order);
    *ref = order->head.ref;
    return err;
}
