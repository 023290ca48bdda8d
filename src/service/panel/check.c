/* Panels looked at again: the draw, the ballots, the verdict, who sat. */
#include "service/panel/parts.h"
#include "service/unit/finding.h"

enum { CHECK_BATCH = 20 };

static struct str wrong_draw(struct ctx *ctx, const struct order *order, const struct panel *panel)
{
    size_t count;
    const int64_t *eligible = panel_people(ctx->arena, panel->row.eligible, &count);
    for (size_t i = 0; i < count; i++) {
        if (eligible[i] == order->head.buyer_id || eligible[i] == order->head.seller_id)
            return finding(ctx, "a party was on the list of a draw");
        if (i > 0 && eligible[i - 1] >= eligible[i])
            return finding(ctx, "the list of a draw is not in order");
    }
    if (!str_eq(str_from(panel_list_hash(eligible, count).text), panel->row.list_hash))
        return finding(ctx, "the list of a draw is not what was published");
    for (int32_t i = 0; i < panel->state.called; i++)
        if (i >= panel->state.drawn || panel->seats[i].position != i ||
            panel->drawn[i] != panel->seats[i].person_id)
            return finding(ctx, "a seat is not the draw's");
    return STR_NONE;
}

static struct str wrong_ballot(struct ctx *ctx, const struct panel *panel, bool open)
{
    for (int32_t i = 0; i < panel->state.called; i++) {
        const struct seat_row *row = &panel->seats[i];
        struct hash commitment = {0};
        if (panel->state.seats[i].state != SEAT_REVEALED || open)
            continue;
        for (size_t k = 0; k < row->commitment.len && k < HASH_TEXT; k++)
            commitment.text[k] = row->commitment.at[k];
        if (!panel_reveals(&commitment, &panel->state.seats[i].ballot, row->salt))
            return finding(ctx, "a ballot is not what was handed in");
    }
    return STR_NONE;
}

static bool says(const struct order_row *row, const struct policy *policy, const struct ballot *ballot)
{
    struct str remedy = ballot->remedy ? names_at(&remedy_names, (int)ballot->remedy) : STR_NONE;
    return str_eq(row->remedy, remedy) && row->amount_minor == ballot->amount_minor &&
           str_eq(row->code, str_from(policy->codes[ballot->code].id));
}

/* What the ballots said together when they were counted: by the claim of that time. */
static enum err count_again(struct ctx *ctx, const struct order *order, const struct panel *panel,
                            struct verdict *verdict)
{
    struct ballot ballots[PANEL_SEATS_MAX];
    int count = 0;
    struct order *before = ARENA_NEW(ctx->arena, struct order);
    *before = *order;
    before->rows.count = (size_t)panel->row.event_number - 1;
    enum err err = order_fold(ctx, before);
    const struct order_state *state = &before->state;
    struct ballot claim = {state->proposals[0].remedy, state->proposals[0].amount_minor, 0};
    for (int32_t i = 0; i < panel->state.called && count < PANEL_SEATS_MAX; i++)
        if (panel->state.seats[i].state == SEAT_REVEALED)
            ballots[count++] = panel->state.seats[i].ballot;
    *verdict = panel_verdict(order->policy, ballots, count, &claim, state->whole_minor);
    return err;
}

/* Who of the staff confirmed what, where they decided. */
static enum err find_confirmed(struct ctx *ctx, const struct panel *panel, struct proposal_row **confirmed)
{
    struct proposal_rows proposals;
    struct proposal_row *found = NULL;
    enum err err = panel_load_proposals(ctx->db, ctx->arena, panel->row.id, &proposals);
    for (size_t i = 0; !err && i < proposals.count; i++)
        if (str_eq(proposals.at[i].state, STR("confirmed")))
            found = proposals.at + i;
    *confirmed = found;
    return err;
}

static struct str wrong_confirmation(struct ctx *ctx, const struct panel *panel,
                                     const struct proposal_row *confirmed, const struct order_row *row)
{
    bool none = str_eq(confirmed->remedy, names_at(&remedy_names, REMEDY_NONE));
    if (panel->mode != PANEL_AGENT && confirmed->answered_by == confirmed->person_id)
        return finding(ctx, "one person alone decided for the staff");
    if (!str_eq(row->remedy, none ? STR_NONE : confirmed->remedy) || !str_eq(row->code, confirmed->code) ||
        row->amount_minor != confirmed->amount_minor)
        return finding(ctx, "the decision is not what the staff confirmed");
    return STR_NONE;
}

static enum err wrong_verdict(struct ctx *ctx, const struct order *order, const struct panel *panel,
                              struct str *wrong)
{
    struct verdict verdict = {0};
    struct proposal_row *confirmed;
    int64_t number = panel->row.event_number;
    if (number == 0) {
        *wrong = panel->state.phase == PHASE_DECIDED ? finding(ctx, "a verdict has no event") : STR_NONE;
        return OK;
    }
    bool there = number <= (int64_t)order->rows.count;
    const struct order_row *row = there ? &order->rows.at[number - 1] : NULL;
    if (!row || !str_eq(row->kind, names_at(&order_event_names, EVENT_DECIDED))) {
        *wrong = finding(ctx, "the event of a verdict is missing");
        return OK;
    }
    enum err err = find_confirmed(ctx, panel, &confirmed);
    if (!err && confirmed)
        *wrong = wrong_confirmation(ctx, panel, confirmed, row);
    if (err || confirmed)
        return err;
    err = count_again(ctx, order, panel, &verdict);
    if (!err && (verdict.kind != VERDICT_DECIDED || !says(row, order->policy, &verdict.ballot)))
        *wrong = finding(ctx, "the decision is not what the ballots say");
    return err;
}

static enum err find_wrong(struct ctx *ctx, const struct order *order, struct panel *panel, struct str *wrong)
{
    enum err err = panel_fill(ctx, order, panel);
    if (err)
        return err;
    if (panel->mode == PANEL_PEERS)
        *wrong = wrong_draw(ctx, order, panel);
    if (wrong->len == 0)
        *wrong = wrong_ballot(ctx, panel, order->policy->panel.votes == VOTES_OPEN);
    return wrong->len ? OK : wrong_verdict(ctx, order, panel, wrong);
}

static enum err check_one(struct ctx *ctx, const struct policy_set *policies, int64_t id, struct str *ref,
                          struct str *wrong)
{
    struct panel_rows rows;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_load_by_id(ctx->db, ctx->arena, id, &order->head);
    if (!err && !order_has_rules(policies, &order->head))
        return OK;
    if (!err)
        err = order_load_rest(ctx, policies, order);
    if (!err)
        err = panel_load_all(ctx->db, ctx->arena, id, &rows);
    for (size_t i = 0; !err && wrong->len == 0 && i < rows.count; i++) {
        struct panel *panel = ARENA_NEW(ctx->arena, struct panel);
        panel->row = rows.at[i];
        err = find_wrong(ctx, order, panel, wrong);
    }
    *ref = order->head.ref;
    return err;
}

enum err panel_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                     void (*differs)(void *arg, struct str ref, struct str wrong), void *arg)
{
    int64_t ids[CHECK_BATCH];
    size_t count;
    enum err err = panel_list_behind(ctx->db, *after, ids, CHECK_BATCH, &count);
    for (size_t i = 0; !err && i < count; i++) {
        struct str ref = STR_NONE, wrong = STR_NONE;
        err = check_one(ctx, policies, ids[i], &ref, &wrong);
        if (!err && wrong.len)
            differs(arg, ref, wrong);
        *after = ids[i];
    }
    if (!err && count == 0)
        *after = -1;
    return err;
}
