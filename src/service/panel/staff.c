/* Where the marketplace's staff decides: one proposes, another confirms. */
#include "core/people/duty.h"
#include "service/order/countersign.h"
#include "service/panel/parts.h"

struct desk {
    struct order *order;
    struct panel *panel;
    struct proposal_rows proposals;
    struct proposal_row *waiting; /* NULL: none */
};

static bool order_seconds(const struct order *order)
{
    return (order->rights & RIGHT_BIT(RIGHT_SECOND)) != 0;
}

static enum err sit_down(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct str ref, struct desk *desk)
{
    *desk = (struct desk){.order = ARENA_NEW(ctx->arena, struct order),
                          .panel = ARENA_NEW(ctx->arena, struct panel)};
    enum err err = order_load_held(ctx, policies, viewer, ref, desk->order);
    if (err)
        return err;
    if (!order_is(desk->order, PARTY_STAFF))
        return fail(&ctx->failure, ERR_REFUSED, "This is for the marketplace's staff to decide.");
    if (!order_includes(desk->order, EVENT_DECIDED) && !order_seconds(desk->order))
        return fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(RIGHT_WORK));
    err = order_advance(ctx, desk->order, ctx->now, true);
    if (!err)
        err = panel_open(ctx, desk->order, desk->panel);
    if (err == ERR_NOT_FOUND || (!err && desk->panel->state.phase != PHASE_STAFF))
        return fail(&ctx->failure, ERR_CONFLICT,
                    "There is nothing for the staff to decide in this order now.");
    if (!err)
        err = panel_load_proposals(ctx->db, ctx->arena, desk->panel->row.id, &desk->proposals);
    for (size_t i = 0; !err && i < desk->proposals.count; i++)
        if (str_eq(desk->proposals.at[i].state, STR("proposed")))
            desk->waiting = &desk->proposals.at[i];
    return err;
}

static enum err settle(struct ctx *ctx, struct desk *desk, struct proposal_row *proposal, int64_t person_id)
{
    const struct policy *policy = desk->order->policy;
    int remedy = names_find(&remedy_names, proposal->remedy), code = policy_code(policy, proposal->code);
    if (remedy < 0 || code < 0)
        return fail(&ctx->failure, ERR_DATABASE, "A proposal is not known to this version.");
    struct panel_decision decision = {.ballot = {(enum remedy)remedy, proposal->amount_minor, code},
                                      .words = proposal->reasons,
                                      .at = ctx->now,
                                      .person_id = person_id};
    proposal->state = STR("confirmed");
    proposal->answered_by = person_id;
    proposal->answered_at = ctx->now;
    enum err err = panel_answer_proposal(ctx->db, desk->panel->row.id, proposal);
    if (!err)
        err = panel_decide(ctx, desk->order, desk->panel, &decision);
    if (!err)
        err = order_advance(ctx, desk->order, ctx->now, true);
    return err ? err : order_save(ctx, desk->order);
}

static enum err send_back(struct ctx *ctx, const struct desk *desk, int64_t person_id, struct str words)
{
    desk->waiting->state = STR("sent_back");
    desk->waiting->answered_by = person_id;
    desk->waiting->answered_at = ctx->now;
    desk->waiting->answer = words;
    return panel_answer_proposal(ctx->db, desk->panel->row.id, desk->waiting);
}

enum err panel_propose(struct ctx *ctx, const struct policy_set *policies,
                       const struct panel_proposal *proposal)
{
    struct desk desk;
    int64_t person_id = proposal->viewer.person_id;
    enum err err = sit_down(ctx, policies, &proposal->viewer, proposal->ref, &desk);
    if (!err && !order_includes(desk.order, EVENT_DECIDED))
        err = fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(RIGHT_WORK));
    if (!err)
        err = panel_check_ballot(ctx, desk.order, &proposal->ballot);
    if (!err)
        err = panel_check_reasons(ctx, desk.order->policy, proposal->reasons);
    if (!err && desk.proposals.count == PANEL_PROPOSALS_MAX)
        return fail(&ctx->failure, ERR_LIMIT, "There have been too many proposals in this case.");
    if (!err && desk.waiting)
        err = send_back(ctx, &desk, person_id, STR("Replaced by another proposal."));
    if (err)
        return err;
    struct proposal_row row = {
        .number = (int64_t)desk.proposals.count + 1,
        .person_id = person_id,
        .proposed_at = ctx->now,
        .remedy = names_at(&remedy_names, (int)proposal->ballot.remedy),
        .amount_minor = proposal->ballot.amount_minor,
        .code = str_from(desk.order->policy->codes[proposal->ballot.code].id),
        .reasons = str_trim(proposal->reasons),
        .state = STR("proposed"),
    };
    err = panel_insert_proposal(ctx->db, desk.panel->row.id, &row);
    bool waits = false;
    if (!err)
        err = countersign_needed(ctx, desk.order, row.amount_minor, &waits);
    if (!err && desk.panel->mode == PANEL_AGENT && !waits)
        return settle(ctx, &desk, &row, person_id);
    return err ? err : order_save(ctx, desk.order);
}

/* Above what the marketplace has set it takes a lead, or finance. */
static enum err require_second(struct ctx *ctx, const struct desk *desk)
{
    bool needed;
    enum err err = countersign_needed(ctx, desk->order, desk->waiting->amount_minor, &needed);
    return !err && needed && !order_seconds(desk->order)
               ? fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(RIGHT_SECOND))
               : err;
}

static enum err require_proposer(struct ctx *ctx, const struct desk *desk)
{
    bool may;
    enum err err = countersign_asker_may(ctx, desk->order, desk->waiting->person_id, EVENT_DECIDED, &may);
    if (err || may)
        return err;
    return fail(&ctx->failure, ERR_CONFLICT,
                "Whoever proposed this may not do so here any more. Send it back, and propose it anew.");
}

enum err panel_confirm(struct ctx *ctx, const struct policy_set *policies,
                       const struct panel_verdict *verdict)
{
    struct desk desk;
    int64_t person_id = verdict->viewer.person_id;
    enum err err = sit_down(ctx, policies, &verdict->viewer, verdict->ref, &desk);
    if (err)
        return err;
    if (!desk.waiting || desk.waiting->number != verdict->number)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "This proposal does not wait any more: look at the case again.");
    err = require_second(ctx, &desk);
    if (err)
        return err;
    if (desk.waiting->person_id == person_id)
        return fail(&ctx->failure, ERR_REFUSED,
                    "A second person has to look at a decision: this proposal is your own.");
    if (verdict->confirms)
        err = require_proposer(ctx, &desk);
    if (verdict->confirms)
        return err ? err : settle(ctx, &desk, desk.waiting, person_id);
    if (str_trim(verdict->words).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "Say what should be looked at again.");
    err = send_back(ctx, &desk, person_id, str_trim(verdict->words));
    return err ? err : order_save(ctx, desk.order);
}
