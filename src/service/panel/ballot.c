/* Members of a panel: accepting, handing a hidden ballot in, revealing it. */
#include "service/panel/parts.h"

/* A member at the panel's table, everything due having struck. */
struct sitting {
    struct order *order;
    struct panel *panel;
    int32_t seat;
};

static enum err not_here(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "You have no seat in a commission at this address.");
}

static bool find_seat(const struct panel *panel, int64_t person_id, int32_t *seat)
{
    for (*seat = 0; *seat < panel->state.called; ++*seat)
        if (panel->drawn[*seat] == person_id)
            return true;
    return false;
}

static enum err sit(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    struct str ref, struct sitting *sitting)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct panel *panel = ARENA_NEW(ctx->arena, struct panel);
    *sitting = (struct sitting){order, panel, -1};
    enum err err = viewer->person_id ? order_hold(ctx->db, ref) : ERR_NOT_FOUND;
    if (!err)
        err = order_find(ctx, ref, order);
    if (!err)
        err = order_find_state(ctx, policies, order);
    if (!err)
        err = panel_open(ctx, order, panel);
    if (err == ERR_NOT_FOUND || (!err && !find_seat(panel, viewer->person_id, &sitting->seat)))
        return not_here(ctx);
    if (!err)
        err = order_advance(ctx, order, ctx->now, true);
    if (!err)
        err = panel_open(ctx, order, panel);
    return err == ERR_NOT_FOUND ? fail(&ctx->failure, ERR_CONFLICT, "This commission has ended.") : err;
}

static enum err stand_up(struct ctx *ctx, const struct sitting *sitting)
{
    struct panel *panel = sitting->panel;
    panel_settle(sitting->order->policy, &panel->state, ctx->now);
    enum err err = panel_conclude(ctx, sitting->order, panel, ctx->now);
    if (!err)
        err = order_advance(ctx, sitting->order, ctx->now, true);
    return err ? err : order_save(ctx, sitting->order);
}

static struct panel_seat *seat_of(const struct sitting *sitting)
{
    return &sitting->panel->state.seats[sitting->seat];
}

static struct seat_row *row_of(const struct sitting *sitting)
{
    return &sitting->panel->seats[sitting->seat];
}

/* ---- accepting ---- */

enum err panel_answer(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                      struct str ref, bool accepts)
{
    struct sitting sitting;
    enum err err = sit(ctx, policies, viewer, ref, &sitting);
    if (err)
        return err;
    if (seat_of(&sitting)->state != SEAT_DRAWN || sitting.panel->state.phase != PHASE_GATHERING)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "The seat is no longer offered to you: it was answered already, or the time was over.");
    seat_of(&sitting)->state = accepts ? SEAT_ACCEPTED : SEAT_DECLINED;
    return stand_up(ctx, &sitting);
}

/* ---- the line that reveals a ballot ---- */

#define RECEIPT_WORD "ballot"

static struct str receipt_of(struct arena *arena, const struct sitting *sitting, const struct ballot *ballot,
                             struct str salt)
{
    const struct order *order = sitting->order;
    return arena_printf(arena, RECEIPT_WORD ".%.*s.%.*s.%lld.%s.%.*s", STR_ARG(order->head.ref),
                        STR_ARG(names_at(&remedy_names, (int)ballot->remedy)),
                        (long long)ballot->amount_minor, order->policy->codes[ballot->code].id,
                        STR_ARG(salt));
}

static bool read_receipt(const struct order *order, struct str line, struct ballot *ballot, struct str *salt)
{
    int64_t amount = 0;
    bool ours =
        str_eq(str_cut(&line, '.'), STR(RECEIPT_WORD)) && str_eq(str_cut(&line, '.'), order->head.ref);
    int remedy = names_find(&remedy_names, str_cut(&line, '.'));
    bool number = str_to_int(str_cut(&line, '.'), &amount);
    int code = policy_code(order->policy, str_cut(&line, '.'));
    *salt = line;
    *ballot = (struct ballot){remedy < 0 ? REMEDY_NONE : (enum remedy)remedy, amount, code};
    return ours && remedy >= 0 && number && code >= 0;
}

/* ---- voting ---- */

static void open_ballot(const struct sitting *sitting, const struct ballot *ballot, struct str reasons)
{
    struct seat_row *row = row_of(sitting);
    seat_of(sitting)->ballot = *ballot;
    seat_of(sitting)->state = SEAT_REVEALED;
    row->remedy = names_at(&remedy_names, (int)ballot->remedy);
    row->amount_minor = ballot->amount_minor;
    row->code = str_from(sitting->order->policy->codes[ballot->code].id);
    row->reasons = str_trim(reasons);
}

/* A ballot that is handed in again has the same state as the one before: the row is written whatever it says. */
static enum err hide_ballot(struct ctx *ctx, const struct sitting *sitting, const struct ballot *ballot,
                            struct str *receipt)
{
    struct token token = token_new();
    struct str salt = arena_copy(ctx->arena, str_from(token.text));
    struct seat_row *row = row_of(sitting);
    row->commitment = arena_copy(ctx->arena, str_from(panel_commitment(ballot, salt).text));
    row->state = names_at(&seat_state_names, SEAT_COMMITTED);
    seat_of(sitting)->state = SEAT_COMMITTED;
    *receipt = receipt_of(ctx->arena, sitting, ballot, salt);
    return panel_put_seat(ctx->db, sitting->panel->row.id, row);
}

enum err panel_commit(struct ctx *ctx, const struct policy_set *policies, const struct panel_vote *vote,
                      struct str *receipt)
{
    struct sitting sitting;
    *receipt = STR_NONE;
    enum err err = sit(ctx, policies, &vote->viewer, vote->ref, &sitting);
    if (err)
        return err;
    const struct policy *policy = sitting.order->policy;
    enum seat_state state = seat_of(&sitting)->state;
    bool open = policy->panel.votes == VOTES_OPEN;
    bool seated = state == SEAT_ACCEPTED || state == SEAT_COMMITTED;
    if (sitting.panel->state.phase != PHASE_VOTING || !seated)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "It is not the time to vote: the page says what comes when.");
    err = panel_check_ballot(ctx, sitting.order, &vote->ballot);
    if (!err && open)
        err = panel_check_reasons(ctx, policy, vote->reasons);
    if (err)
        return err;
    if (open) {
        open_ballot(&sitting, &vote->ballot, vote->reasons);
        err = panel_put_seat(ctx->db, sitting.panel->row.id, row_of(&sitting));
    } else
        err = hide_ballot(ctx, &sitting, &vote->ballot, receipt);
    return err ? err : stand_up(ctx, &sitting);
}

/* ---- revealing ---- */

enum err panel_reveal(struct ctx *ctx, const struct policy_set *policies, const struct panel_reveal *reveal)
{
    struct sitting sitting;
    struct ballot ballot;
    struct str salt;
    enum err err = sit(ctx, policies, &reveal->viewer, reveal->ref, &sitting);
    if (err)
        return err;
    if (sitting.panel->state.phase != PHASE_REVEALING || seat_of(&sitting)->state != SEAT_COMMITTED)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "It is not the time to reveal: the page says what comes when.");
    struct hash commitment = {0};
    struct seat_row *row = row_of(&sitting);
    for (size_t i = 0; i < row->commitment.len && i < HASH_TEXT; i++)
        commitment.text[i] = row->commitment.at[i];
    if (!read_receipt(sitting.order, str_trim(reveal->receipt), &ballot, &salt) ||
        !panel_reveals(&commitment, &ballot, salt))
        return fail_field(
            &ctx->failure, ERR_INPUT, "receipt",
            "This is not the line of the ballot that you handed in last. Paste it whole: it begins "
            "with \"{word}.\" and is one line.",
            PLACE("word", STR(RECEIPT_WORD)));
    err = panel_check_reasons(ctx, sitting.order->policy, reveal->reasons);
    if (err)
        return err;
    open_ballot(&sitting, &ballot, reveal->reasons);
    row->salt = salt;
    return stand_up(ctx, &sitting);
}
