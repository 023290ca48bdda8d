#include "service/order/dispute_draft.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/lines.h"

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

static struct instant draft_end(struct instant now)
{
    return (struct instant){now.ms - DRAFT_DAYS * day_ms};
}

/* The order is there: what its buyer may open, and has answered so far. */
static enum err go_on(struct ctx *ctx, const struct viewer *viewer, struct dispute_case *dispute)
{
    if (!order_is(dispute->order, PARTY_BUYER))
        return fail(&ctx->failure, ERR_REFUSED, "Only the buyer of an order can open a dispute about it.");
    order_opening(dispute->order->policy, &dispute->order->state, ctx->now, &dispute->opening);
    enum err err =
        dispute_draft_load(ctx->db, ctx->arena, dispute->order->head.id, viewer->person_id, &dispute->draft);
    bool old = instant_before(dispute->draft.updated_at, draft_end(ctx->now));
    if (err == ERR_NOT_FOUND || (!err && old)) {
        dispute->draft = (struct dispute_draft){0};
        err = OK;
    }
    if (!err && dispute->order->policy->dispute.per == PER_LINE)
        order_opening_about(dispute->order->policy, &dispute->order->state,
                            (uint64_t)dispute->draft.lines & dispute->opening.lines, ctx->now,
                            &dispute->opening);
    return err;
}

enum err dispute_case_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct dispute_case *dispute)
{
    dispute->order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, policies, viewer, ref, dispute->order);
    return err ? err : go_on(ctx, viewer, dispute);
}

enum err dispute_case_read_held(struct ctx *ctx, const struct policy_set *policies,
                                const struct viewer *viewer, struct str ref, struct dispute_case *dispute)
{
    dispute->held = ARENA_NEW(ctx->arena, struct order_held);
    dispute->order = &dispute->held->now;
    enum err err = order_read_held(ctx, policies, viewer, ref, dispute->held);
    return err ? err : go_on(ctx, viewer, dispute);
}

/* ---- the questions ---- */

const struct dispute_question_row dispute_questions[QUESTION_COUNT] = {
    [QUESTION_LINES] = {TAKES_LINES, STR_INIT(N_("Choose at least one line that is still open."))},
    [QUESTION_PIECES] = {TAKES_PIECES, STR_INIT(N_("This is none of the choices."))},
    [QUESTION_REASON] = {TAKES_REASON, STR_INIT(N_("Choose a reason that is possible now."))},
    [QUESTION_REMEDY] = {TAKES_REMEDY, STR_INIT(N_("Choose what you ask for."))},
    [QUESTION_AMOUNT] = {TAKES_AMOUNT, STR_INIT(N_("This is none of the choices."))},
    [QUESTION_AT] = {TAKES_AT, STR_INIT(N_("Enter the day on which you opened it there."))},
    [QUESTION_WORDS] = {TAKES_WORDS, STR_INIT(N_("Say in a sentence or two what happened."))},
};

struct str dispute_field(enum dispute_question question)
{
    check(question < QUESTION_COUNT);
    return act_fields[dispute_questions[question].field].name;
}

static uint64_t lines_chosen(const struct dispute_case *dispute)
{
    return dispute_asks(dispute, QUESTION_LINES) ? dispute->draft.lines & dispute->opening.lines
                                                 : dispute->opening.lines;
}

/* The only line of goods among those chosen; 0: there are none, or more. */
static uint64_t only_goods(const struct dispute_case *dispute)
{
    uint64_t goods = lines_chosen(dispute) & order_lines_of(&dispute->order->state, 1u << LINE_GOODS);
    return (goods & (goods - 1)) == 0 ? goods : 0;
}

int32_t dispute_pieces_most(const struct dispute_case *dispute)
{
    uint64_t goods = only_goods(dispute);
    bool per_line = dispute->order->policy->dispute.per == PER_LINE;
    return goods && per_line ? order_pieces_left(&dispute->order->state, __builtin_ctzll(goods)) : 0;
}

/* How many pieces of its only line of goods; 0: all that are left. */
static int32_t dispute_pieces(const struct dispute_case *dispute)
{
    int64_t pieces = dispute->draft.pieces;
    return pieces > 0 && pieces < dispute_pieces_most(dispute) ? (int32_t)pieces : 0;
}

uint64_t dispute_lines(const struct dispute_case *dispute)
{
    return dispute_pieces(dispute) ? only_goods(dispute) : lines_chosen(dispute);
}

int64_t dispute_whole(const struct dispute_case *dispute)
{
    return order_pieces_minor(&dispute->order->state, dispute_lines(dispute), dispute_pieces(dispute));
}

uint32_t dispute_remedies(const struct dispute_case *dispute)
{
    const struct policy *policy = dispute->order->policy;
    int reason = policy_reason(policy, dispute->draft.reason);
    return reason < 0 ? 0 : order_remedies(policy, &dispute->order->state, EVENT_DISPUTE_OPENED, reason);
}

static bool is_remedy(const struct dispute_case *dispute, enum remedy remedy)
{
    return str_eq(dispute->draft.remedy, names_at(&remedy_names, (int)remedy));
}

bool dispute_asks(const struct dispute_case *dispute, enum dispute_question question)
{
    const struct order *order = dispute->order;
    uint64_t lines = dispute->opening.lines;
    switch (question) {
    case QUESTION_LINES:
        return order->policy->dispute.per == PER_LINE && (lines & (lines - 1)) != 0;
    case QUESTION_PIECES:
        return dispute_pieces_most(dispute) > 1;
    case QUESTION_AMOUNT:
        return is_remedy(dispute, REMEDY_REFUND_PARTIAL);
    case QUESTION_AT:
        return order->state.external;
    case QUESTION_REASON:
    case QUESTION_REMEDY:
    case QUESTION_WORDS:
        return true;
    case QUESTION_COUNT:
        break;
    }
    return false;
}

static bool remedy_fits(const struct dispute_case *dispute)
{
    int remedy = names_find(&remedy_names, dispute->draft.remedy);
    return remedy > REMEDY_NONE && (dispute_remedies(dispute) & (1u << remedy));
}

bool dispute_is_answered(const struct dispute_case *dispute, enum dispute_question question,
                         struct instant now)
{
    const struct dispute_draft *draft = &dispute->draft;
    const struct order_state *state = &dispute->order->state;
    switch (question) {
    case QUESTION_LINES:
        return draft->lines && !(draft->lines & ~dispute->opening.lines) &&
               order_lines_about(state, draft->lines, 0);
    case QUESTION_PIECES:
        return draft->pieces > 0 && draft->pieces <= dispute_pieces_most(dispute);
    case QUESTION_REASON:
        return opening_takes(state, &dispute->opening, policy_reason(dispute->order->policy, draft->reason));
    case QUESTION_REMEDY:
        return remedy_fits(dispute);
    case QUESTION_AMOUNT:
        return draft->amount_minor > 0 && draft->amount_minor < dispute_whole(dispute);
    case QUESTION_AT:
        return draft->opened_at.ms && !instant_before(now, draft->opened_at) &&
               draft->opened_at.ms + day_ms > state->ordered.ms;
    case QUESTION_WORDS:
        return str_char_count(draft->story) >= STORY_MIN;
    case QUESTION_COUNT:
        break;
    }
    return true;
}

enum dispute_question dispute_gap(const struct dispute_case *dispute, struct instant now)
{
    enum dispute_question question = QUESTION_LINES;
    while (question < QUESTION_COUNT &&
           (!dispute_asks(dispute, question) || dispute_is_answered(dispute, question, now)))
        question++;
    return question;
}

/* ---- writing ---- */

enum err dispute_draft_save(struct ctx *ctx, const struct viewer *viewer, struct dispute_case *dispute)
{
    dispute->draft.revision++;
    dispute->draft.updated_at = ctx->now;
    return dispute_draft_put(ctx->db, dispute->order->head.id, viewer->person_id, &dispute->draft);
}

enum err dispute_draft_round(struct ctx *ctx)
{
    return dispute_draft_forget(ctx->db, draft_end(ctx->now));
}

static int64_t amount_of(const struct dispute_case *dispute, enum remedy remedy)
{
    if (remedy == REMEDY_REPLACEMENT)
        return 0;
    return remedy == REMEDY_REFUND_PARTIAL ? dispute->draft.amount_minor : dispute_whole(dispute);
}

enum came dispute_says(const struct dispute_case *dispute)
{
    const struct order *order = dispute->order;
    int reason = policy_reason(order->policy, dispute->draft.reason);
    return reason < 0 ? CAME_NOT_SAID
                      : order_asks_came(order->policy, &order->state, reason, dispute_lines(dispute));
}

static struct order_event wish_of(const struct dispute_case *dispute, struct instant now)
{
    const struct order *order = dispute->order;
    int remedy = names_find(&remedy_names, dispute->draft.remedy);
    check(remedy > REMEDY_NONE);
    return (struct order_event){
        .kind = EVENT_DISPUTE_OPENED,
        .by = PARTY_BUYER,
        .at = order->state.external ? order_noted_at(dispute->draft.opened_at, order->state.told, now) : now,
        .lines = dispute_lines(dispute),
        .pieces = dispute_pieces(dispute),
        .reason = policy_reason(order->policy, dispute->draft.reason),
        .remedy = (enum remedy)remedy,
        .amount_minor = amount_of(dispute, (enum remedy)remedy),
        .currency = order->state.currency,
    };
}

enum err dispute_open(struct ctx *ctx, const struct policy_set *policies, const struct dispute_opening *wish,
                      enum order_refusal *refusal)
{
    struct dispute_case *dispute = wish->held ? wish->held : ARENA_NEW(ctx->arena, struct dispute_case);
    struct order_act act = {.viewer = wish->viewer, .ref = wish->ref};
    enum err err = wish->held ? OK : dispute_case_read_held(ctx, policies, &wish->viewer, wish->ref, dispute);
    if (err)
        return err;
    act.held = dispute->held;
    *refusal = REFUSAL_NONE;
    if (wish->version != dispute->order->state.version)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "Something has happened to the order in the meantime. Look at it below, then decide.");
    if (wish->revision != dispute->draft.revision)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "The answers were changed in another window. Look at them below, then decide.");
    if (dispute_gap(dispute, ctx->now) != QUESTION_COUNT)
        return fail(&ctx->failure, ERR_INPUT, "An answer is missing, or no longer fits the order.");
    act.words = dispute->draft.story;
    act.command.version = wish->version;
    act.command.wish = wish_of(dispute, ctx->now);
    act.command.wish.came = wish->came;
    err = order_act(ctx, policies, &act, refusal);
    return err ? err : dispute_draft_delete(ctx->db, dispute->order->head.id, wish->viewer.person_id);
}
