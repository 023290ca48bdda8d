/* The commission on the order's page: where it stands, what it decided and why, what comes next. */
#include "service/panel/panel.h"
#include "text/clock/when.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

static struct arena *arena_of(struct call *call)
{
    return &call->exchange->arena;
}

struct str decision_text(struct call *call, enum remedy remedy, int64_t amount_minor,
                         struct currency currency)
{
    struct arena *arena = arena_of(call);
    struct str money = money_text(call, amount_minor, currency);
    switch (remedy) {
    case REMEDY_NONE:
        return STR("For the seller: nothing is given back");
    case REMEDY_REFUND_FULL:
        return arena_printf(arena, "For the buyer: all of %.*s is given back", STR_ARG(money));
    case REMEDY_REFUND_PARTIAL:
        return arena_printf(arena, "For the buyer: %.*s is given back", STR_ARG(money));
    case REMEDY_RETURN_REFUND:
        return arena_printf(arena, "For the buyer: %.*s is given back when the goods are returned",
                            STR_ARG(money));
    case REMEDY_REPLACEMENT:
        return STR("For the buyer: the seller sends a replacement");
    case REMEDY_COUNT:
        break;
    }
    return STR_NONE;
}

static struct str phase_sentence(struct call *call, const struct panel *panel)
{
    const struct panel_state *state = &panel->state;
    int accepted = (int)(panel_seats_in(state, SEAT_ACCEPTED) + panel_seats_in(state, SEAT_COMMITTED) +
                         panel_seats_in(state, SEAT_REVEALED));
    int voted = (int)(panel_seats_in(state, SEAT_COMMITTED) + panel_seats_in(state, SEAT_REVEALED));
    int opened = (int)panel_seats_in(state, SEAT_REVEALED);
    switch (state->phase) {
    case PHASE_GATHERING:
        return arena_printf(
            arena_of(call),
            "%d of %d members have accepted. Who does not answer in time is replaced by the next "
            "of the draw.",
            accepted, (int)state->size);
    case PHASE_VOTING:
        return arena_printf(
            arena_of(call),
            "%d of %d members have handed their ballot in. Nobody sees one before all are in.", voted,
            accepted);
    case PHASE_REVEALING:
        return arena_printf(arena_of(call), "The ballots are in. %d of %d members have opened theirs.",
                            opened, accepted);
    case PHASE_STAFF:
        return panel->mode == PANEL_AGENT ? STR("The marketplace's staff decides.")
                                          : STR("The marketplace's staff decides, two of them together.");
    case PHASE_UNDECIDED:
        return STR("The ballots are tied. When the time of the decision is over, the rules decide.");
    case PHASE_CLOSED:
        return STR("The commission did not come to a decision: what the rules say of that has happened.");
    case PHASE_DECIDED:
    case PHASE_COUNT:
        break;
    }
    return STR_NONE;
}

static struct instant phase_end(const struct order *order, const struct panel *panel)
{
    bool waits = panel->state.phase == PHASE_STAFF || panel->state.phase == PHASE_UNDECIDED ||
                 panel->state.phase == PHASE_GATHERING;
    if (panel->row.ended_at.ms)
        return CLOCK_UNSET;
    return waits ? order->state.due[DEADLINE_DECISION] : panel->state.due;
}

/* ---- the decision ---- */

static void show_members(struct call *call, const struct order *order, const struct panel *panel,
                         struct panel_view *view)
{
    struct arena *arena = arena_of(call);
    const struct panel_state *state = &panel->state;
    view->members = ARENA_ARRAY(arena, struct panel_member, (size_t)state->called + 1);
    for (int32_t i = 0; i < state->called; i++) {
        const struct ballot *ballot = &state->seats[i].ballot;
        if (state->seats[i].state != SEAT_REVEALED)
            continue;
        struct str text = decision_text(call, ballot->remedy, ballot->amount_minor, order->state.currency);
        view->members[view->member_count] = (struct panel_member){
            arena_printf(arena, "Member %d. %.*s", (int)view->member_count + 1, STR_ARG(text)),
            panel->seats[i].reasons};
        view->member_count++;
    }
}

static struct str next_of(struct call *call, const struct order *order)
{
    const struct order_state *state = &order->state;
    const struct policy *policy = order->policy;
    struct instant until = state->due[DEADLINE_APPEAL];
    struct arena *arena = arena_of(call);
    if (state->dispute != DISPUTE_DECIDED || until.ms == 0)
        return STR_NONE;
    struct str when = when_long(arena, call_reading(call), until);
    if (policy->appeal.by == 0 || state->appeals >= policy->appeal.max)
        return arena_printf(arena, "It is carried out on %.*s. It cannot be appealed.", STR_ARG(when));
    struct str who = STR("The staff decides about an appeal.");
    if (policy->panel.mode == PANEL_PEERS)
        who = arena_printf(arena, "An appeal is decided by %d new members.",
                           (int)policy_panel_size(policy, state->appeals + 1));
    return arena_printf(arena, "It is carried out on %.*s, unless it is appealed before%s. %.*s",
                        STR_ARG(when), policy->appeal.new_evidence_required ? ", with new evidence" : "",
                        STR_ARG(who));
}

static void show_decision(struct call *call, const struct order *order, const struct panel *panel,
                          struct panel_view *view)
{
    int64_t number = panel->row.event_number;
    if (number == 0 || number > (int64_t)order->rows.count)
        return;
    const struct order_row *row = &order->rows.at[number - 1];
    int remedy = row->remedy.len ? names_find(&remedy_names, row->remedy) : 0;
    int code = policy_code(order->policy, row->code);
    view->decision = decision_text(call, (enum remedy)remedy, row->amount_minor, order->state.currency);
    view->ground = code < 0 ? STR_NONE : str_from(order->policy->codes[code].title);
    show_members(call, order, panel, view);
    if (view->member_count == 0)
        view->reasons = row->note;
}

struct panel_view panel_view_of(struct call *call, const struct order *order, const struct panel *panel,
                                bool newest)
{
    static const struct {
        struct str label, colour;
    } states[PHASE_COUNT] = {
        [PHASE_GATHERING] = {STR_INIT("Members are called"), STR_INIT("plain")},
        [PHASE_VOTING] = {STR_INIT("Members vote"), STR_INIT("plain")},
        [PHASE_REVEALING] = {STR_INIT("Ballots are opened"), STR_INIT("plain")},
        [PHASE_STAFF] = {STR_INIT("With the staff"), STR_INIT("plain")},
        [PHASE_DECIDED] = {STR_INIT("Decided"), STR_INIT("good")},
        [PHASE_UNDECIDED] = {STR_INIT("Tied"), STR_INIT("warn")},
        [PHASE_CLOSED] = {STR_INIT("Without a decision"), STR_INIT("warn")},
    };
    enum panel_phase phase = panel->state.phase;
    struct instant until = phase_end(order, panel);
    struct panel_view view = {
        .heading = panel->row.round ? STR("The commission, on appeal") : STR("The commission"),
        .status = states[phase].label,
        .status_class = states[phase].colour,
        .sentence = phase_sentence(call, panel),
        .next = newest ? next_of(call, order) : STR_NONE,
    };
    if (until.ms)
        view.until = time_view_of(call, until);
    if (panel->mode == PANEL_PEERS)
        view.draw = url_printf(call, "/commission/%.*s/draw", STR_ARG(encoded(call, order->head.ref)));
    show_decision(call, order, panel, &view);
    return view;
}

/* The staff decides on the commission's page of the case, also where too few peers were found. */
static void show_desk(struct call *call, const struct order *order, const struct panel *panel,
                      struct order_page *page)
{
    struct instant until = phase_end(order, panel);
    if (panel->state.phase != PHASE_STAFF || panel->row.ended_at.ms)
        return;
    page->now_title = STR("Decide the dispute");
    page->now_what =
        STR("Read what both sides have given, and propose a decision, or look at the one that is "
            "proposed.");
    if (until.ms)
        page->now_by = time_view_of(call, until);
    page->now_deeds[0] = (struct order_act_view){
        .label = STR(N_("Read the case and decide")),
        .url = url_printf(call, "/commission/%.*s", STR_ARG(encoded(call, order->head.ref)))};
    page->now_deed_count = 1;
    page->now_urges = true;
}

enum err show_panels(struct call *call, const struct order *order, struct order_page *page)
{
    struct panel_reports reports;
    if (order->state.external || !order->state.escalated)
        return OK;
    enum err err = panel_reports(call->ctx, order, &reports);
    if (err)
        return err;
    page->panels = ARENA_ARRAY(arena_of(call), struct panel_view, reports.count + 1);
    for (size_t i = reports.count; i-- > 0;)
        page->panels[page->panel_count++] =
            panel_view_of(call, order, &reports.at[i], i + 1 == reports.count);
    if (reports.count && order_viewer(order) == PARTY_STAFF)
        show_desk(call, order, &reports.at[reports.count - 1], page);
    return OK;
}
