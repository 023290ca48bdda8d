#include "service/order/caseload.h"

#include "base/check.h"
#include "core/order/rows.h"
#include "core/people/duty.h"
#include "service/order/freeze.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/order/parts.h"

static const struct str stage_words[STAGE_COUNT] = {
    STR_INIT("unread"),  STR_INIT("unsent"),     STR_INIT("way"),  STR_INIT("arrived"),
    STR_INIT("dispute"), STR_INIT("commission"), STR_INIT("over"),
};
const struct names caseload_stage_names = {stage_words, STAGE_COUNT};

/* ---- what is kept ---- */

static bool in_dispute(const struct order_state *state)
{
    return !(NO_DISPUTE & IN(state->dispute));
}

static enum caseload_stage stage_of(const struct order_state *state)
{
    if (order_is_over(state))
        return STAGE_OVER;
    if (state->dispute >= DISPUTE_EVIDENCE && state->dispute <= DISPUTE_DECIDED)
        return STAGE_COMMISSION;
    if (in_dispute(state))
        return STAGE_DISPUTE;
    return state->shipment <= SHIPMENT_TO_SHIP      ? STAGE_UNSENT
           : state->shipment == SHIPMENT_ON_ITS_WAY ? STAGE_WAY
                                                    : STAGE_ARRIVED;
}

/* Of the newest dispute, also when it is over: reports and queues ask for it. */
static struct str reason_of(const struct order *order)
{
    for (size_t i = order->rows.count; i-- > 0;)
        if (order->rows.at[i].reason.len)
            return order->rows.at[i].reason;
    return STR_NONE;
}

static struct case_state case_of(const struct order *order)
{
    const struct order_state *state = &order->state;
    enum caseload_stage stage = stage_of(state);
    struct case_state kept = {
        .order_id = order->head.id,
        .market_id = order->head.market_id,
        .seller_id = order->head.seller_id,
        .stage = names_at(&caseload_stage_names, (int)stage),
        .reason = reason_of(order),
        .currency = order->head.currency,
        .since_at = in_dispute(state) && state->opened.ms ? state->opened : order->head.ordered_at,
        .due_at = order->head.next_due_at.ms ? order->head.next_due_at : CLOCK_NEVER,
    };
    for (size_t i = 0; i < order->lines.count; i++)
        kept.amount_minor += order->lines.at[i].amount_minor;
    if (stage == STAGE_OVER)
        kept.since_at = order->head.ordered_at;
    kept.frozen = (int64_t)freeze_kind(order, &kept.thawed_at);
    return kept;
}

static bool has_case(const struct order_head *head)
{
    return head->market_id && !head->external;
}

enum err caseload_put(struct ctx *ctx, const struct order *order)
{
    struct case_state kept = case_of(order);
    return has_case(&order->head) ? case_put(ctx->db, &kept) : OK;
}

enum err caseload_check(struct ctx *ctx, const struct order *order, bool *right)
{
    struct case_state kept, due = case_of(order);
    *right = true;
    if (!has_case(&order->head))
        return OK;
    enum err err = case_load(ctx->db, ctx->arena, order->head.id, &kept);
    if (err == ERR_NOT_FOUND)
        *right = false;
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    *right = str_eq(kept.stage, names_at(&caseload_stage_names, STAGE_UNREAD)) ||
             (str_eq(kept.stage, due.stage) && str_eq(kept.reason, due.reason) &&
              kept.due_at.ms == due.due_at.ms && kept.amount_minor == due.amount_minor);
    return OK;
}

enum err caseload_sort_in(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, most);
    size_t waiting = 0;
    enum err err = case_list_unread(ctx->db, policy_set_known(ctx->arena, policies), ids, most, done);
    for (size_t i = 0; !err && i < *done; i++) {
        struct order *order = ARENA_NEW(ctx->arena, struct order);
        err = order_read_by_id(ctx, policies, ids[i], order);
        if (!err)
            err = caseload_put(ctx, order);
        else if (order->unreadable) {
            waiting++;
            err = OK;
        }
    }
    *done -= waiting;
    return err;
}

/* ---- lists ---- */

static bool stands_before(enum case_sort sort, const struct case_row *a, const struct case_row *b)
{
    int64_t left = case_key(sort, a), right = case_key(sort, b);
    bool first = left != right ? left < right : a->order_id < b->order_id;
    return sort == CASE_BY_AMOUNT ? !first : first;
}

/* Both are sorted; the first `most` of them together. */
static void merge(struct arena *arena, enum case_sort sort, const struct case_rows *more, size_t most,
                  struct case_rows *rows)
{
    struct case_rows both = {.at = ARENA_ARRAY(arena, struct case_row, most)};
    size_t a = 0, b = 0;
    while (both.count < most && (a < rows->count || b < more->count)) {
        bool first = b == more->count || (a < rows->count && stands_before(sort, &rows->at[a], &more->at[b]));
        both.at[both.count++] = first ? rows->at[a++] : more->at[b++];
    }
    *rows = both;
}

static enum err add_stage(struct ctx *ctx, const struct case_filter *filter, struct case_page page,
                          struct caseload *caseload)
{
    struct case_rows rows;
    int64_t count = 0, left = CASELOAD_COUNTED + 1 - caseload->total;
    enum err err = case_list(ctx->db, ctx->arena, filter, page, &rows);
    if (!err && left > 0)
        err = case_count(ctx->db, filter, left, &count);
    caseload->total += count;
    if (!err)
        merge(ctx->arena, filter->sort, &rows, page.most, &caseload->rows);
    return err;
}

enum err caseload_without_rules(struct ctx *ctx, const struct viewer *viewer,
                                const struct policy_set *policies, const struct market *market,
                                int64_t *count)
{
    enum err err = market_require_staff(ctx, viewer, market->id);
    return err ? err
               : order_count_without_rules(ctx->db, market->id, policy_set_known(ctx->arena, policies),
                                           count);
}

enum err caseload_list(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                       const struct caseload_question *question, struct caseload *caseload)
{
    struct case_filter filter = question->filter;
    struct case_page page = question->page;
    check(page.most && page.most <= CASELOAD_PAGE_MAX);
    *caseload = (struct caseload){0};
    filter.market_id = market->id;
    page.most++;
    enum err err = market_require_staff(ctx, viewer, market->id);
    for (int stage = 0; !err && stage < STAGE_COUNT; stage++) {
        filter.stage = names_at(&caseload_stage_names, stage);
        if (question->stages & STAGE_BIT(stage))
            case_list_ahead(ctx->db, &filter, page);
    }
    for (int stage = 0; !err && stage < STAGE_COUNT; stage++) {
        filter.stage = names_at(&caseload_stage_names, stage);
        if (question->stages & STAGE_BIT(stage))
            err = add_stage(ctx, &filter, page, caseload);
    }
    if (err || caseload->rows.count < page.most)
        return err;
    const struct case_row *last = &caseload->rows.at[--caseload->rows.count - 1];
    caseload->next = (struct list_cursor){case_key(filter.sort, last), last->order_id};
    return OK;
}

/* ---- who has it ---- */

static enum err find_colleague(struct ctx *ctx, const struct market *market, struct str handle, int64_t *id)
{
    enum market_duty duty = DUTY_NONE;
    *id = 0;
    if (handle.len == 0)
        return OK;
    enum err err = order_person(ctx, handle, id);
    if (!err && *id)
        err = market_duty_of(ctx->db, ctx->arena, market->id, *id, &duty);
    if (!err && duty != DUTY_STAFF)
        return fail_field(&ctx->failure, ERR_INPUT, "handle", "Nobody here has this name.");
    struct str role = STR_NONE;
    if (!err && *id)
        err = market_role_of(ctx->db, ctx->arena, market->id, *id, &role);
    if (!err && role.len && !staff_may(staff_role_from(role), RIGHT_WORK))
        return fail_field(&ctx->failure, ERR_INPUT, "handle",
                          "By the role here {name} does not act on orders. Choose an agent or a lead.",
                          PLACE("name", handle));
    return err;
}

enum err caseload_require_no_side(struct ctx *ctx, const struct order_head *head, struct str handle)
{
    int64_t id = 0;
    enum err err = handle.len ? order_person(ctx, handle, &id) : OK;
    if (err || !id || (id != head->buyer_id && id != head->seller_id))
        return err;
    return fail_field(&ctx->failure, ERR_INPUT, "handle",
                      "{name} is a side of this order and cannot decide it. Choose somebody else.",
                      PLACE("name", handle));
}

enum err caseload_assign(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                         const struct caseload_assignment *assignment)
{
    struct case_assignment given = {.market_id = market->id, .at = ctx->now};
    enum err err = market_require_staff(ctx, viewer, market->id);
    if (!err)
        err = find_colleague(ctx, market, assignment->handle, &given.person_id);
    bool takes = given.person_id && given.person_id == viewer->person_id;
    if (!err)
        err = market_require(ctx, viewer, market->id, takes ? RIGHT_WORK : RIGHT_LEAD);
    for (size_t i = 0; !err && i < assignment->count; i++) {
        struct order_head head;
        struct str ref = assignment->refs[i];
        err = order_load(ctx->db, ctx->arena, ref, &head);
        if (!err && head.market_id == market->id)
            err = caseload_require_no_side(ctx, &head, assignment->handle);
        if (!err)
            err = case_assign(ctx->db, ref, given);
        if (err == ERR_NOT_FOUND)
            return fail(&ctx->failure, ERR_NOT_FOUND,
                        "There is no order at this address, or it is not yours.");
        if (!err)
            err = order_note_work(ctx, viewer,
                                  &(struct work_done){market->id, ref, STR("assign"), assignment->handle});
    }
    return err;
}

enum err caseload_assigned(struct ctx *ctx, const struct order *order, struct str *handle)
{
    *handle = STR_NONE;
    return order_is(order, PARTY_STAFF) ? case_assigned(ctx->db, ctx->arena, order->head.id, handle) : OK;
}

enum err caseload_next(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                       struct str *ref)
{
    struct case_assignment mine = {market->id, viewer->person_id, ctx->now};
    *ref = STR_NONE;
    enum err err = viewer->person_id ? market_require(ctx, viewer, market->id, RIGHT_WORK) : market_none(ctx);
    if (!err)
        err = case_claim(ctx->db, ctx->arena, mine, ref);
    return !err && ref->len
               ? order_note_work(ctx, viewer, &(struct work_done){market->id, *ref, STR("assign"), STR_NONE})
               : err;
}
