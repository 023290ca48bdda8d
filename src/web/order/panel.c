/* The commission on the order's page: where it stands, what it decided and why, what comes next. */
#include "service/panel/panel.h"
#include "text/clock/when.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

struct str decision_text(struct call *call, enum remedy remedy, int64_t amount_minor,
                         struct currency currency)
{
    struct word_places amount = PLACES(PLACE("amount", money_text(call, amount_minor, currency)));
    switch (remedy) {
    case REMEDY_NONE:
        return call_say(call, "For the seller: nothing is given back");
    case REMEDY_REFUND_FULL:
        return call_fill(call, "For the buyer: all of {amount} is given back", amount);
    case REMEDY_REFUND_PARTIAL:
        return call_fill(call, "For the buyer: {amount} is given back", amount);
    case REMEDY_RETURN_REFUND:
        return call_fill(call, "For the buyer: {amount} is given back when the goods are returned", amount);
    case REMEDY_REPLACEMENT:
        return call_say(call, "For the buyer: the seller sends a replacement");
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
    struct word_places counts = PLACES(PLACE_INT("accepted", accepted), PLACE_INT("voted", voted),
                                       PLACE_INT("opened", opened), PLACE_INT("size", state->size));
    switch (state->phase) {
    case PHASE_GATHERING:
        return call_fill(
            call,
            "Members who have accepted: {accepted} of {size}. Who does not answer in time is replaced by "
            "the next of the draw.",
            counts);
    case PHASE_VOTING:
        return call_fill(call, "Ballots handed in: {voted} of {accepted}. Nobody sees one before all are in.",
                         counts);
    case PHASE_REVEALING:
        return call_fill(call, "The ballots are in. Opened so far: {opened} of {accepted}.", counts);
    case PHASE_STAFF:
        return panel->mode == PANEL_AGENT
                   ? call_say(call, "The marketplace's staff decides.")
                   : call_say(call, "The marketplace's staff decides, two of them together.");
    case PHASE_UNDECIDED:
        return call_say(call,
                        "The ballots are tied. When the time of the decision is over, the rules decide.");
    case PHASE_CLOSED:
        return call_say(
            call, "The commission did not come to a decision: what the rules say of that has happened.");
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
            call_fill(call, "Member {number}. {decision}",
                      PLACES(PLACE_INT("number", (int64_t)view->member_count + 1), PLACE("decision", text))),
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
    if (!order_may_appeal(policy, state))
        return call_fill(call, "It is carried out on {date}. It cannot be appealed.",
                         PLACES(PLACE("date", when)));
    struct str who = call_say(call, "The staff decides about an appeal.");
    if (policy->panel.mode == PANEL_PEERS)
        who = call_fill(call, "An appeal is decided by {size} new members.",
                        PLACES(PLACE_INT("size", policy_panel_size(policy, order_appeals(state) + 1))));
    struct word_places places = PLACES(PLACE("date", when), PLACE("who", who));
    return policy->appeal.new_evidence_required
               ? call_fill(
                     call,
                     "It is carried out on {date}, unless it is appealed before, with new evidence. {who}",
                     places)
               : call_fill(call, "It is carried out on {date}, unless it is appealed before. {who}", places);
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
    view->ground = code < 0 ? STR_NONE : say(call->language, str_from(order->policy->codes[code].title));
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
        [PHASE_GATHERING] = {STR_INIT(N_("Members are called")), STR_INIT("plain")},
        [PHASE_VOTING] = {STR_INIT(N_("Members vote")), STR_INIT("plain")},
        [PHASE_REVEALING] = {STR_INIT(N_("Ballots are opened")), STR_INIT("plain")},
        [PHASE_STAFF] = {STR_INIT(N_("With the staff")), STR_INIT("plain")},
        [PHASE_DECIDED] = {STR_INIT(N_("Decided")), STR_INIT("good")},
        [PHASE_UNDECIDED] = {STR_INIT(N_("Tied")), STR_INIT("warn")},
        [PHASE_CLOSED] = {STR_INIT(N_("Without a decision")), STR_INIT("warn")},
    };
    enum panel_phase phase = panel->state.phase;
    struct instant until = phase_end(order, panel);
    struct panel_view view = {
        .heading =
            panel->row.round ? call_say(call, "The commission, on appeal") : call_say(call, "The commission"),
        .status = say(call->language, states[phase].label),
        .status_class = states[phase].colour,
        .sentence = phase_sentence(call, panel),
        .next = newest ? next_of(call, order) : STR_NONE,
    };
    if (until.ms)
        view.until = until_view_of(call, until);
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
    page->now_title = call_say(call, "Decide the dispute");
    page->now_what =
        call_say(call, "Read what both sides have given, and propose a decision, or look at the one that is "
                       "proposed.");
    if (until.ms)
        page->now_by = until_view_of(call, until);
    page->now_deeds[0] = (struct order_act_view){
        .label = call_say(call, "Read the case and decide"),
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
