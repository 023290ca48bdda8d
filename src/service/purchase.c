#include "service/purchase.h"

#include "base/check.h"
#include "base/secret.h"
#include "service/purchase_rows.h"

enum { REF_CHARS = 16, CHECK_BATCH = 50 };

const struct policy *purchase_policy(const struct policy_set *policies, struct str id)
{
    for (size_t i = 0; i < policies->count; i++)
        if (str_eq(str_from(policies->at[i]->id), id))
            return policies->at[i];
    return NULL;
}

/* ---- folding ---- */

static struct order_placement placement_of(const struct purchase *purchase)
{
    struct order_placement placement = {.external = purchase->head.external,
                                        .at = purchase->head.ordered_at,
                                        .promised = purchase->head.promised_at,
                                        .line_count = (int32_t)purchase->lines.count};
    check(currency_from(purchase->head.currency, &placement.currency));
    for (size_t i = 0; i < purchase->lines.count; i++)
        placement.line_minor[i] = purchase->lines.at[i].amount_minor;
    return placement;
}

static enum err fold(struct ctx *ctx, struct purchase *purchase)
{
    struct order_placement placement = placement_of(purchase);
    purchase->state = order_place(purchase->policy, &placement);
    for (size_t i = 0; i < purchase->rows.count; i++) {
        struct order_event event;
        if (!purchase_event_of(purchase->policy, &purchase->rows.at[i], &event))
            return fail(&ctx->failure, ERR_DATABASE, "order %.*s: event %lld is not known to this version",
                        STR_ARG(purchase->head.ref), (long long)purchase->rows.at[i].number);
        order_evolve(purchase->policy, &purchase->state, &event);
    }
    return OK;
}

static enum err load_rest(struct ctx *ctx, const struct policy_set *policies, struct purchase *purchase)
{
    purchase->policy = purchase_policy(policies, purchase->head.policy);
    if (!purchase->policy || purchase->policy->version != purchase->head.policy_version)
        return fail(&ctx->failure, ERR_DATABASE, "order %.*s: its policy %.*s, version %lld, is not here",
                    STR_ARG(purchase->head.ref), STR_ARG(purchase->head.policy),
                    (long long)purchase->head.policy_version);
    enum err err = order_lines_load(ctx->db, ctx->arena, purchase->head.id, &purchase->lines);
    if (!err)
        err = order_rows_load(ctx->db, ctx->arena, purchase->head.id, &purchase->rows);
    return err ? err : fold(ctx, purchase);
}

/* ---- writing ---- */

/* Appends what the law gave and moves the state with it. */
static enum err append(struct ctx *ctx, struct purchase *purchase, const struct order_events *events,
                       struct str words)
{
    enum err err = OK;
    struct str before = purchase->rows.count ? purchase->rows.at[purchase->rows.count - 1].hash : STR_NONE;
    for (int32_t i = 0; !err && i < events->count; i++) {
        if (purchase->rows.count == ORDER_ROWS_MAX)
            return fail(&ctx->failure, ERR_LIMIT, "This order has too long a history to take any more.");
        struct order_row row = purchase_row_of(purchase->policy, &events->at[i]);
        row.number = (int64_t)purchase->rows.count + 1;
        row.note = i == 0 ? words : STR_NONE;
        row.noted_at = ctx->now;
        row.hash = purchase_hash(ctx->arena, before, &row);
        before = row.hash;
        err = order_row_insert(ctx->db, purchase->head.id, &row);
        purchase->rows.at[purchase->rows.count++] = row;
        order_evolve(purchase->policy, &purchase->state, &events->at[i]);
    }
    return err;
}

static enum err save_cache(struct ctx *ctx, struct purchase *purchase)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_deadlines(purchase->policy, &purchase->state, due);
    purchase->head.version = (int64_t)purchase->rows.count;
    purchase->head.next_due_at = count ? due[0].at : CLOCK_UNSET;
    purchase->head.over = order_is_over(&purchase->state);
    return order_set_cache(ctx->db, &purchase->head);
}

/* Lets strike what is due at `until`. Each deadline strikes once, in the order in which they were due. */
static enum err advance(struct ctx *ctx, struct purchase *purchase, struct instant until, bool writes)
{
    struct order_command command;
    while (order_next_due(&purchase->state, until, &command)) {
        struct order_events events;
        enum order_refusal refusal =
            order_decide(purchase->policy, &purchase->state, &command, until, &events);
        check(refusal == REFUSAL_NONE);
        if (writes) {
            enum err err = append(ctx, purchase, &events, STR_NONE);
            if (err)
                return err;
            continue;
        }
        for (int32_t i = 0; i < events.count; i++)
            order_evolve(purchase->policy, &purchase->state, &events.at[i]);
    }
    return OK;
}

static enum err refuse(struct ctx *ctx, enum order_refusal refusal)
{
    const struct refusal_row *row = order_refusal_row(refusal);
    enum err err = row->status == 409 ? ERR_CONFLICT : row->status == 422 ? ERR_INPUT : ERR_REFUSED;
    return fail(&ctx->failure, err, "%.*s", STR_ARG(row->sentence));
}

/* ---- noting an order ---- */

static enum err check_note(struct ctx *ctx, const struct purchase_note *note)
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

static enum err insert(struct ctx *ctx, const struct purchase_note *note, struct purchase *purchase)
{
    struct token token = token_new();
    purchase->head = (struct order_head){
        .ref = arena_copy(ctx->arena, str_slice(str_from(token.text), 0, REF_CHARS)),
        .buyer_id = note->viewer.person_id,
        .policy = str_from(note->policy->id),
        .policy_version = note->policy->version,
        .external = true,
        .marketplace = note->marketplace,
        .number = note->number,
        .seller = note->seller,
        .tracking = note->tracking,
        .currency = arena_copy(ctx->arena, currency_code(&note->currency)),
        .ordered_at = note->ordered,
        .promised_at = note->promised,
        .created_at = ctx->now,
    };
    purchase->policy = note->policy;
    purchase->lines = (struct order_lines){.at = {{note->title, 1, note->amount_minor}}, .count = 1};
    purchase->rows.at = ARENA_ARRAY(ctx->arena, struct order_row, ORDER_ROWS_MAX);
    enum err err = order_insert(ctx->db, &purchase->head);
    return err ? err : order_line_insert(ctx->db, purchase->head.id, 0, &purchase->lines.at[0]);
}

/* What the buyer already knows at the beginning, as the acts that it stands for. */
static enum err begin(struct ctx *ctx, const struct purchase_note *note, struct purchase *purchase)
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
        {.kind = EVENT_PROTECTION_NOTED, .by = PARTY_BUYER, .at = ctx->now, .until = note->protection_ends},
    };
    const bool known[] = {true, true, sent.ms != 0, note->protection_ends.ms != 0};
    const char *const fields[] = {"ordered", "ordered", "shipped", "protection_ends"};
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++) {
        struct order_events events;
        bool cleared = wishes[i].kind == EVENT_PAYMENT_CLEARED && purchase->state.shipment != SHIPMENT_REVIEW;
        if (!known[i] || cleared)
            continue;
        enum err err = advance(ctx, purchase, wishes[i].at, true);
        struct order_command command = {wishes[i], PARTY_BUYER, purchase->state.version};
        command.wish.person = note->viewer.person_id;
        enum order_refusal refusal =
            err ? REFUSAL_NONE
                : order_decide(purchase->policy, &purchase->state, &command, ctx->now, &events);
        if (!err && refusal)
            return fail_field(&ctx->failure, ERR_INPUT, fields[i], "%.*s",
                              STR_ARG(order_refusal_row(refusal)->sentence));
        err = err ? err : append(ctx, purchase, &events, STR_NONE);
        if (err)
            return err;
    }
    return advance(ctx, purchase, ctx->now, true);
}

enum err purchase_note_external(struct ctx *ctx, const struct purchase_note *note, struct str *ref)
{
    struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
    enum err err = check_note(ctx, note);
    if (!err)
        err = insert(ctx, note, purchase);
    if (!err)
        err = fold(ctx, purchase);
    if (!err)
        err = begin(ctx, note, purchase);
    if (!err)
        err = save_cache(ctx, purchase);
    *ref = purchase->head.ref;
    return err;
}

/* ---- reading ---- */

static enum err not_here(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.");
}

static enum err load_own(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct str ref, struct purchase *purchase)
{
    *purchase = (struct purchase){0};
    enum err err = order_load(ctx->db, ctx->arena, ref, &purchase->head);
    if (err == ERR_NOT_FOUND || (!err && purchase->head.buyer_id != viewer->person_id))
        return not_here(ctx);
    return err ? err : load_rest(ctx, policies, purchase);
}

enum err purchase_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                       struct str ref, struct purchase *purchase)
{
    enum err err = load_own(ctx, policies, viewer, ref, purchase);
    return err ? err : advance(ctx, purchase, ctx->now, false);
}

enum err purchase_list(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads)
{
    return order_list(ctx->db, ctx->arena, viewer->person_id, PURCHASES_MAX, heads);
}

/* ---- acting ---- */

enum err purchase_act(struct ctx *ctx, const struct policy_set *policies, const struct purchase_act *act,
                      enum order_refusal *refusal)
{
    struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
    struct order_command command = act->command;
    struct order_events events;
    *refusal = REFUSAL_NONE;
    enum err err = load_own(ctx, policies, &act->viewer, act->ref, purchase);
    if (err)
        return err;
    if (command.wish.at.ms == 0)
        command.wish.at = ctx->now;
    err = advance(ctx, purchase, command.wish.at, true);
    if (err)
        return err;
    command.wish.person = act->viewer.person_id;
    command.noted_by = PARTY_BUYER;
    *refusal = order_decide(purchase->policy, &purchase->state, &command, ctx->now, &events);
    if (*refusal)
        return refuse(ctx, *refusal);
    err = append(ctx, purchase, &events, act->words);
    if (!err)
        err = advance(ctx, purchase, ctx->now, true);
    return err ? err : save_cache(ctx, purchase);
}

/* ---- time and proof ---- */

static enum err tick_one(struct ctx *ctx, const struct policy_set *policies, int64_t id)
{
    struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
    enum err err = order_load_by_id(ctx->db, ctx->arena, id, &purchase->head);
    if (!err)
        err = load_rest(ctx, policies, purchase);
    if (!err)
        err = advance(ctx, purchase, ctx->now, true);
    return err ? err : save_cache(ctx, purchase);
}

enum err purchase_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, most);
    enum err err = order_list_due(ctx->db, ctx->now, ids, most, done);
    for (size_t i = 0; !err && i < *done; i++)
        err = tick_one(ctx, policies, ids[i]);
    return err;
}

static struct str first_break(struct ctx *ctx, const struct purchase *purchase)
{
    struct str before = STR_NONE;
    for (size_t i = 0; i < purchase->rows.count; i++) {
        const struct order_row *row = &purchase->rows.at[i];
        if (row->number != (int64_t)i + 1)
            return arena_printf(ctx->arena, "event %zu is missing", i + 1);
        if (!str_eq(purchase_hash(ctx->arena, before, row), row->hash))
            return arena_printf(ctx->arena, "event %zu is not what was written", i + 1);
        before = row->hash;
    }
    return STR_NONE;
}

/* What is wrong with an order, or nothing. */
static struct str wrong_with(struct ctx *ctx, const struct purchase *purchase)
{
    struct order_due due[DEADLINE_COUNT];
    const struct order_state *state = &purchase->state;
    struct str broken = first_break(ctx, purchase);
    int count = order_deadlines(purchase->policy, state, due);
    struct instant next = count ? due[0].at : CLOCK_UNSET;
    if (broken.len)
        return broken;
    if (purchase->head.version != (int64_t)purchase->rows.count)
        return STR("the stored number of events is not theirs");
    if (purchase->head.next_due_at.ms != next.ms)
        return STR("the stored deadline is not the next");
    if (purchase->head.over != order_is_over(state))
        return STR("the stored end is not the state's");
    if (state->paid_minor != state->held_minor + state->refunded_minor + state->seller_minor)
        return STR("the money does not add up");
    return STR_NONE;
}

enum err purchase_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                        void (*differs)(void *arg, struct str ref, struct str wrong), void *arg)
{
    int64_t ids[CHECK_BATCH];
    size_t count;
    enum err err = order_ids_behind(ctx->db, *after, ids, CHECK_BATCH, &count);
    for (size_t i = 0; !err && i < count; i++) {
        struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
        err = order_load_by_id(ctx->db, ctx->arena, ids[i], &purchase->head);
        if (!err)
            err = load_rest(ctx, policies, purchase);
        struct str wrong = err ? STR_NONE : wrong_with(ctx, purchase);
        if (wrong.len)
            differs(arg, purchase->head.ref, wrong);
        *after = ids[i];
    }
    if (!err && count == 0)
        *after = -1;
    return err;
}
