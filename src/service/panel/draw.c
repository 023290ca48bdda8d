/* Calling a panel: who may sit, the draw, and the panel as it is stored. */
#include "base/buf.h"
#include "base/check.h"
#include "service/panel/parts.h"

enum { LIST_BYTES = CANDIDATES_MAX * 20 };

/* ---- lists of people as they are stored ---- */

static struct str list_text(struct arena *arena, const int64_t *people, size_t count)
{
    struct buf out;
    buf_init(&out, LIST_BYTES);
    for (size_t i = 0; i < count; i++)
        buf_printf(&out, "%s%lld", i ? " " : "", (long long)people[i]);
    check(!out.overflow);
    struct str text = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return text;
}

int64_t *panel_people(struct arena *arena, struct str list, size_t *count)
{
    int64_t *people = ARENA_ARRAY(arena, int64_t, list.len / 2 + 1);
    *count = 0;
    while (list.len)
        if (str_to_int(str_cut(&list, ' '), &people[*count]))
            (*count)++;
    return people;
}

int64_t panel_list_size(const struct panel *panel)
{
    int64_t size = panel->row.eligible.len > 0;
    for (size_t i = 0; i < panel->row.eligible.len; i++)
        size += panel->row.eligible.at[i] == ' ';
    return size;
}

/* The draw again from what is stored of it. */
static int redraw(struct arena *arena, const struct policy *policy, const struct panel_row *row,
                  int64_t drawn[PANEL_DRAWN_MAX])
{
    struct draw_lists lists;
    lists.eligible = panel_people(arena, row->eligible, &lists.eligible_count);
    lists.specialists = panel_people(arena, row->specialists, &lists.specialist_count);
    return panel_draw_order(policy, row->seed, &lists, drawn);
}

/* ---- who may sit ---- */

static bool long_enough(const struct policy *policy, struct instant since, struct duration wanted,
                        struct instant now)
{
    return since.ms == 0 || !duration_is_set(wanted) ||
           !instant_before(now, clock_add(&policy->calendar, since, wanted));
}

static bool may_sit(const struct policy *policy, const struct candidate *candidate, struct instant now)
{
    struct duration apart = policy->panel.no_dealings_for;
    return long_enough(policy, candidate->created_at, policy->panel.member_for, now) &&
           long_enough(policy, candidate->bought_at, apart, now) &&
           long_enough(policy, candidate->sold_at, apart, now) &&
           long_enough(policy, candidate->sat_at, apart, now);
}

static enum err find_eligible(struct ctx *ctx, const struct order *order, struct draw_lists *lists)
{
    struct candidates candidates;
    struct candidate_search search = {order->head.buyer_id, order->head.seller_id, order->head.market_id,
                                      order->head.id, ctx->now};
    enum err err = panel_candidates(ctx->db, ctx->arena, &search, &candidates);
    int64_t *eligible = ARENA_ARRAY(ctx->arena, int64_t, candidates.count + 1);
    int64_t *specialists = ARENA_ARRAY(ctx->arena, int64_t, candidates.count + 1);
    *lists = (struct draw_lists){eligible, specialists, 0, 0};
    for (size_t i = 0; !err && i < candidates.count; i++) {
        const struct candidate *candidate = &candidates.at[i];
        if (!may_sit(order->policy, candidate, order->state.last))
            continue;
        eligible[lists->eligible_count++] = candidate->person_id;
        if (candidate->role >= ROLE_EXPERT)
            specialists[lists->specialist_count++] = candidate->person_id;
    }
    return err;
}

/* ---- the panel ---- */

/*
 * The seed is fixed by what happened in the case before the panel was called: nobody chooses it, and whoever knows the
 * order's history can repeat it. The list of the eligible goes into every key of the draw on its own.
 */
static struct str seed_of(struct ctx *ctx, const struct order *order, int64_t number)
{
    check(order->rows.count > 0);
    struct str last = order->rows.at[order->rows.count - 1].hash;
    struct str text = arena_printf(ctx->arena, "%.*s:%lld:%.*s", STR_ARG(order->head.ref), (long long)number,
                                   STR_ARG(last));
    return arena_copy(ctx->arena, str_from(hash_of(text).text));
}

static void set_course(const struct order *order, struct panel *panel)
{
    const struct order_state *state = &order->state;
    panel->state.size = (int32_t)panel->row.size;
    panel->state.claim = (struct ballot){state->proposals[0].remedy, state->proposals[0].amount_minor, 0};
    panel->state.whole_minor = state->whole_minor;
}

/* Peers who are fewer than the quorum cannot decide: then, too, it is the staff's. */
static enum err draw_peers(struct ctx *ctx, struct order *order, struct panel *panel)
{
    struct draw_lists lists;
    const struct policy *policy = order->policy;
    enum err err = find_eligible(ctx, order, &lists);
    if (err)
        return err;
    panel->row.eligible = list_text(ctx->arena, lists.eligible, lists.eligible_count);
    panel->row.specialists = list_text(ctx->arena, lists.specialists, lists.specialist_count);
    panel->row.list_hash =
        arena_copy(ctx->arena, str_from(panel_list_hash(lists.eligible, lists.eligible_count).text));
    panel->state.drawn = panel_draw_order(policy, panel->row.seed, &lists, panel->drawn);
    if (panel->state.drawn < policy->panel.quorum)
        panel->state.phase = PHASE_STAFF;
    panel_settle(policy, &panel->state, panel->row.called_at);
    return OK;
}

enum err panel_call(struct ctx *ctx, struct order *order, struct panel *panel)
{
    struct panel_rows before;
    const struct policy *policy = order->policy;
    enum err err = unit_need_whole(ctx); /* who sits elsewhere is nobody's row that is locked */
    if (err)
        return err;
    err = panel_load_all(ctx->db, ctx->arena, order->head.id, &before);
    if (err)
        return err;
    int64_t number = (int64_t)before.count + 1;
    *panel = (struct panel){.mode = policy->panel.mode};
    panel->row = (struct panel_row){
        .order_id = order->head.id,
        .number = number,
        .round = order_appeals(&order->state),
        .mode = names_at(&panel_mode_names, (int)policy->panel.mode),
        .size = policy_panel_size(policy, order_appeals(&order->state)),
        .seed = seed_of(ctx, order, number),
        .called_at = order->state.last,
        .phase = names_at(&panel_phase_names, PHASE_GATHERING),
    };
    set_course(order, panel);
    if (policy->panel.mode == PANEL_PEERS)
        err = draw_peers(ctx, order, panel);
    else
        panel->state.phase = PHASE_STAFF;
    if (!err)
        err = panel_insert(ctx->db, &panel->row);
    return err ? err : panel_keep(ctx, panel);
}

/* ---- storing and loading ---- */

static bool seat_changed(const struct seat_row *row, const struct panel_seat *seat)
{
    return row->person_id == 0 || row->respond_by.ms != seat->respond_by.ms ||
           !str_eq(row->state, names_at(&seat_state_names, (int)seat->state));
}

enum err panel_keep(struct ctx *ctx, struct panel *panel)
{
    enum err err = OK;
    const struct panel_state *state = &panel->state;
    for (int32_t i = 0; !err && i < state->called; i++) {
        struct seat_row *row = &panel->seats[i];
        if (!seat_changed(row, &state->seats[i]))
            continue;
        row->position = i;
        row->person_id = panel->drawn[i];
        row->respond_by = state->seats[i].respond_by;
        row->state = names_at(&seat_state_names, (int)state->seats[i].state);
        err = panel_put_seat(ctx->db, panel->row.id, row);
    }
    panel->row.size = state->size;
    panel->row.phase = names_at(&panel_phase_names, (int)state->phase);
    panel->row.phase_due_at = state->due;
    panel->row.due_at = panel_due(state);
    return err ? err : panel_put(ctx->db, &panel->row);
}

static bool read_seat(const struct policy *policy, const struct seat_row *row, struct panel_seat *seat)
{
    int state = names_find(&seat_state_names, row->state);
    int remedy = row->remedy.len ? names_find(&remedy_names, row->remedy) : 0;
    int code = row->code.len ? policy_code(policy, row->code) : 0;
    if (state < 0 || remedy < 0 || code < 0)
        return false;
    *seat = (struct panel_seat){
        (enum seat_state)state, row->respond_by, {(enum remedy)remedy, row->amount_minor, code}};
    return true;
}

enum err panel_fill(struct ctx *ctx, const struct order *order, struct panel *panel)
{
    size_t count = 0;
    const struct policy *policy = order->policy;
    int phase = names_find(&panel_phase_names, panel->row.phase);
    int mode = names_find(&panel_mode_names, panel->row.mode);
    enum err err = panel_load_seats(ctx->db, ctx->arena, panel->row.id, panel->seats, &count);
    bool known = phase >= 0 && mode >= 0;
    panel->state = (struct panel_state){
        .phase = (enum panel_phase)phase, .due = panel->row.phase_due_at, .called = (int32_t)count};
    panel->mode = (enum panel_mode)mode;
    for (size_t i = 0; !err && known && i < count; i++)
        known = read_seat(policy, &panel->seats[i], &panel->state.seats[i]);
    if (!err && !known)
        return fail(&ctx->failure, ERR_DATABASE, "order {order}: its panel is not known to this version",
                    PLACE("order", order->head.ref));
    set_course(order, panel);
    if (panel->mode == PANEL_PEERS)
        panel->state.drawn = redraw(ctx->arena, policy, &panel->row, panel->drawn);
    return err;
}

enum err panel_open(struct ctx *ctx, const struct order *order, struct panel *panel)
{
    *panel = (struct panel){0};
    enum err err = panel_load_open(ctx->db, ctx->arena, order->head.id, &panel->row);
    return err ? err : panel_fill(ctx, order, panel);
}
