/* Reading the commission: who is willing, what waits for whom, a case, what the parties see. */
#include "service/panel/panel.h"

#include "service/panel/parts.h"

enum err panel_set_willing(struct ctx *ctx, const struct viewer *viewer, bool willing)
{
    if (viewer->person_id == 0)
        return fail(&ctx->failure, ERR_REFUSED, "Only members can sit on a commission. Sign in first.");
    return willing ? panel_join(ctx->db, viewer->person_id, ctx->now)
                   : panel_leave(ctx->db, viewer->person_id);
}

enum err panel_is_willing(struct ctx *ctx, const struct viewer *viewer, bool *willing)
{
    struct instant since;
    enum err err = panel_willing(ctx->db, viewer->person_id, &since);
    *willing = since.ms != 0;
    return err;
}

enum err panel_list(struct ctx *ctx, const struct viewer *viewer, struct panel_lines *lines)
{
    enum err err = panel_list_of_member(ctx->db, ctx->arena, viewer->person_id, &lines->seats);
    return err ? err : panel_list_of_staff(ctx->db, ctx->arena, viewer->person_id, &lines->staff);
}

/* ---- one case ---- */

static void hide_ballots(struct panel *panel, int32_t but)
{
    for (int32_t i = 0; i < panel->state.called; i++) {
        if (i == but)
            continue;
        panel->state.seats[i].ballot = (struct ballot){0};
        panel->seats[i].commitment = panel->seats[i].remedy = panel->seats[i].code = STR_NONE;
        panel->seats[i].salt = panel->seats[i].reasons = STR_NONE;
        panel->seats[i].amount_minor = 0;
    }
}

static enum err not_here(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND,
                "There is no case of the commission at this address, or you have nothing to do with it.");
}

static int32_t find_seat(const struct panel *panel, int64_t person_id)
{
    for (int32_t i = 0; i < panel->state.called; i++)
        if (panel->seats[i].person_id == person_id)
            return i;
    return -1;
}

/* The newest panel that the viewer sits in; else, for staff, the newest. */
static enum err find_panel(struct ctx *ctx, const struct viewer *viewer, struct panel_case *found)
{
    struct panel_rows rows;
    bool staff = order_is(&found->order, PARTY_STAFF);
    enum err err = panel_load_all(ctx->db, ctx->arena, found->order.head.id, &rows);
    found->seat = -1;
    for (size_t i = rows.count; !err && i-- > 0;) {
        found->panel = (struct panel){.row = rows.at[i]};
        err = panel_fill(ctx, &found->order, &found->panel);
        found->seat = find_seat(&found->panel, viewer->person_id);
        if (!err && (found->seat >= 0 || staff))
            return OK;
    }
    return err ? err : not_here(ctx);
}

static enum err find_proposals(struct ctx *ctx, const struct viewer *viewer, struct panel_case *found)
{
    enum err err = panel_load_proposals(ctx->db, ctx->arena, found->panel.row.id, &found->proposals);
    for (size_t i = 0; i < found->proposals.count; i++)
        if (str_eq(found->proposals.at[i].state, STR("proposed")))
            found->own_proposal = found->proposals.at[i].person_id == viewer->person_id;
    return err;
}

/* The order is read for its people; a member of the panel is none of them, and not told their names. */
static enum err load_order(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct order *order)
{
    enum err err = order_load_own(ctx, policies, viewer, ref, order);
    if (err != ERR_NOT_FOUND)
        return err;
    err = order_find(ctx, ref, order);
    if (!err)
        err = order_find_state(ctx, policies, order);
    order->head.seller = order->head.number = STR_NONE;
    return err;
}

enum err panel_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    struct str ref, struct panel_case *found)
{
    struct order *order = &found->order;
    *found = (struct panel_case){0};
    enum err err = viewer->person_id ? load_order(ctx, policies, viewer, ref, order) : ERR_NOT_FOUND;
    if (err == ERR_NOT_FOUND)
        return not_here(ctx);
    if (!err)
        err = find_panel(ctx, viewer, found);
    if (!err && found->seat < 0)
        err = find_proposals(ctx, viewer, found);
    if (err)
        return err;
    bool at_work = found->panel.row.ended_at.ms == 0;
    if (at_work)
        panel_run(order->policy, &found->panel, panel_until(order, ctx->now));
    if (at_work)
        hide_ballots(&found->panel, found->seat);
    return order_advance(ctx, order, ctx->now, false);
}

enum err panel_reports(struct ctx *ctx, const struct order *order, struct panel_reports *reports)
{
    struct panel_rows rows;
    enum err err = panel_load_all(ctx->db, ctx->arena, order->head.id, &rows);
    *reports = (struct panel_reports){.at = ARENA_ARRAY(ctx->arena, struct panel, rows.count + 1)};
    for (size_t i = 0; !err && i < rows.count; i++) {
        struct panel *panel = &reports->at[reports->count++];
        panel->row = rows.at[i];
        err = panel_fill(ctx, order, panel);
        if (!err && panel->row.ended_at.ms == 0)
            hide_ballots(panel, -1);
    }
    return err;
}
