#include "service/demo/market.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "service/demo/past.h"
#include "service/order/parcel.h"
#include "service/panel/panel.h"
#include "store/reach/notice.h"

enum { NEWS_HOURS = 40 };

/* A sale while it is loaded. */
struct selling {
    const struct demo_sale *sale;
    struct market market;
    int64_t buyer_id, seller_id, staff_id;
    struct str ref;
};

/* ---- the marketplaces ---- */

static enum err hire(struct ctx *ctx, const struct market *market, const char *const handles[3],
                     enum market_duty duty)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < 3 && handles[i]; i++) {
        int64_t id;
        err = demo_find_person(ctx, str_from(handles[i]), &id);
        if (!err)
            err = market_set_member(ctx->db, market->id, id, duty, ctx->now);
    }
    return err;
}

static enum err load_house(struct ctx *ctx, const struct demo_house *house)
{
    struct market market = {.slug = str_from(house->slug),
                            .name = str_from(house->name),
                            .policy = str_from(house->policy),
                            .currency = str_from(house->currency),
                            .created_at = ctx->now};
    enum err err = market_insert(ctx->db, &market);
    if (!err)
        err = hire(ctx, &market, house->staff, DUTY_STAFF);
    return err ? err : hire(ctx, &market, house->sellers, DUTY_SELLER);
}

/* ---- the sales ---- */

static enum err find_people(struct ctx *ctx, struct selling *selling)
{
    const struct demo_sale *sale = selling->sale;
    const char *staff = NULL;
    for (size_t i = 0; i < demo_house_count; i++)
        if (str_eq(str_from(demo_houses[i].slug), str_from(sale->market)))
            staff = demo_houses[i].staff[0];
    check(staff != NULL);
    enum err err = market_load(ctx->db, ctx->arena, str_from(sale->market), &selling->market);
    check(err != ERR_NOT_FOUND);
    if (!err)
        err = demo_find_person(ctx, str_from(sale->buyer), &selling->buyer_id);
    if (!err)
        err = demo_find_person(ctx, str_from(sale->seller), &selling->seller_id);
    return err ? err : demo_find_person(ctx, str_from(staff), &selling->staff_id);
}

static enum err place(struct ctx *ctx, const struct policy_set *policies, struct selling *selling)
{
    const struct demo_sale *sale = selling->sale;
    struct ctx then = demo_earlier(ctx, sale->hours_ago);
    struct order_placement placement = {.viewer = {.market_id = selling->market.id},
                                        .market = &selling->market,
                                        .buyer_id = selling->buyer_id,
                                        .seller_id = selling->seller_id,
                                        .number = str_from(sale->number),
                                        .country = STR("DE"),
                                        .tracking = str_from(sale->tracking),
                                        .paid = !sale->unpaid};
    check(currency_from(selling->market.currency, &placement.currency));
    while (placement.lines.count < DEMO_LINES_MAX && sale->lines[placement.lines.count].title.len) {
        placement.lines.at[placement.lines.count] = sale->lines[placement.lines.count];
        placement.lines.count++;
    }
    enum err err = order_place(&then, policies, &placement, &selling->ref);
    if (err)
        ctx->failure = then.failure;
    return err;
}

/* The viewer in whose role the step is: the marketplace's own system also tells of carriers and the bank. */
static struct viewer viewer_of(const struct selling *selling, enum party by)
{
    int64_t person = by == PARTY_BUYER    ? selling->buyer_id
                     : by == PARTY_SELLER ? selling->seller_id
                     : by == PARTY_STAFF  ? selling->staff_id
                                          : 0;
    return person ? (struct viewer){.person_id = person, .role = ROLE_MEMBER}
                  : (struct viewer){.market_id = selling->market.id};
}

static struct order_event wish_of(const struct order *order, const struct demo_step *step)
{
    const struct order_state *state = &order->state;
    uint64_t all = line_bit((size_t)state->line_count) - 1;
    struct order_event wish = {.kind = step->kind,
                               .by = step->by,
                               .lines = step->lines ? step->lines : all,
                               .amount_minor = step->amount_minor,
                               .currency = state->currency,
                               .days = step->days,
                               .remedy = step->remedy};
    bool talks = state->opened.ms != 0 && step->lines == 0 && step->kind != EVENT_DISPUTE_OPENED;
    uint64_t concerned = talks && state->lines ? state->lines : wish.lines;
    if (step->reason)
        wish.reason = policy_reason(order->policy, str_from(step->reason));
    if (step->kind == EVENT_DISPUTE_OPENED)
        wish.came = order_asks_came(order->policy, state, wish.reason, wish.lines);
    if (step->code)
        wish.code = policy_code(order->policy, str_from(step->code));
    bool whole = step->remedy == REMEDY_REFUND_FULL || step->remedy == REMEDY_RETURN_REFUND;
    if (whole && step->amount_minor == 0)
        wish.amount_minor = order_most_minor(state, wish.kind, concerned);
    return wish;
}

/* By one of the staff, where the rules have one decide. */
static enum err let_decide(struct ctx *then, const struct policy_set *policies, const struct selling *selling,
                           const struct demo_step *step)
{
    struct order *order = ARENA_NEW(then->arena, struct order);
    struct panel_proposal proposal = {
        .viewer = viewer_of(selling, step->by), .ref = selling->ref, .reasons = step->words};
    enum err err = order_read(then, policies, &proposal.viewer, selling->ref, order);
    if (err)
        return err;
    struct order_event wish = wish_of(order, step);
    proposal.ballot = (struct ballot){wish.remedy, wish.amount_minor, wish.code};
    return panel_propose(then, policies, &proposal);
}

static enum err let_happen(struct ctx *ctx, const struct policy_set *policies, const struct selling *selling,
                           const struct demo_step *step)
{
    enum order_refusal refusal;
    struct ctx then = demo_earlier(ctx, step->hours_ago);
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct order_act act = {
        .viewer = viewer_of(selling, step->by), .ref = selling->ref, .words = step->words};
    enum err err = order_read(&then, policies, &act.viewer, selling->ref, order);
    if (!err && step->kind == EVENT_DECIDED) {
        err = let_decide(&then, policies, selling, step);
    } else if (!err) {
        act.command.wish = wish_of(order, step);
        act.command.version = order->state.version;
        err = order_act(&then, policies, &act, &refusal);
    }
    if (err)
        ctx->failure = then.failure;
    return err;
}

/* What the carrier's scanners saw in the day after it was sent. */
static enum err let_be_scanned(struct ctx *ctx, const struct policy_set *policies,
                               const struct selling *selling, int32_t sent_hours_ago)
{
    static const struct {
        int32_t hours;
        struct str words, place;
    } scans[] = {{5, STR_INIT("Accepted at the post office"), STR_INIT("Bremen")},
                 {27, STR_INIT("Processed at the sorting centre"), STR_INIT("Hannover")}};
    struct parcel_entry entries[COUNT_OF(scans)] = {0};
    struct ctx then = demo_earlier(ctx, sent_hours_ago - 28);
    size_t added;
    for (size_t i = 0; i < COUNT_OF(scans); i++)
        entries[i] = (struct parcel_entry){.at = demo_earlier(ctx, sent_hours_ago - scans[i].hours).now,
                                           .words = scans[i].words,
                                           .place = scans[i].place};
    struct parcel_telling telling = {
        {.market_id = selling->market.id}, selling->ref, SOURCE_API, entries, COUNT_OF(scans)};
    enum err err = parcel_add_events(&then, policies, &telling, &added);
    if (err)
        ctx->failure = then.failure;
    return err;
}

/* A carrier's scan of the delivery moves the order itself. */
static enum err let_arrive(struct ctx *ctx, const struct policy_set *policies, const struct selling *selling,
                           const struct demo_step *step)
{
    struct ctx then = demo_earlier(ctx, step->hours_ago);
    struct parcel_entry entry = {.at = then.now, .words = STR("Delivered")};
    struct parcel_telling telling = {{.market_id = selling->market.id}, selling->ref, SOURCE_API, &entry, 1};
    size_t added;
    enum err err = parcel_add_events(&then, policies, &telling, &added);
    if (err)
        ctx->failure = then.failure;
    return err;
}

static enum err load_sale(struct ctx *ctx, const struct policy_set *policies, const struct demo_sale *sale)
{
    struct selling selling = {.sale = sale};
    enum err err = find_people(ctx, &selling);
    if (!err)
        err = place(ctx, policies, &selling);
    for (size_t i = 0; !err && i < DEMO_STEPS_MAX && sale->steps[i].kind != EVENT_NONE; i++) {
        err = sale->steps[i].kind == EVENT_DELIVERED ? let_arrive(ctx, policies, &selling, &sale->steps[i])
                                                     : let_happen(ctx, policies, &selling, &sale->steps[i]);
        if (!err && sale->steps[i].kind == EVENT_SHIPPED)
            err = let_be_scanned(ctx, policies, &selling, sale->steps[i].hours_ago);
    }
    return err;
}

enum err demo_markets_load(struct ctx *ctx, const struct policy_set *policies)
{
    enum err err = OK;
    size_t done = 0;
    struct ctx founded = demo_earlier(ctx, 400 * 24);
    for (size_t i = 0; !err && i < demo_house_count; i++)
        err = load_house(&founded, &demo_houses[i]);
    for (size_t i = 0; !err && i < demo_sale_count; i++)
        err = load_sale(ctx, policies, &demo_sales[i]);
    if (err)
        return err;
    /* What has run out since the last act of each has its outcome from the beginning. */
    err = order_tick(ctx, policies, 100, &done);
    /* Its people have been here yesterday: only what came since is new to them. */
    return err ? err : notices_set_read_of_past(ctx->db, demo_earlier(ctx, NEWS_HOURS).now, ctx->now);
}
