/* A case as a member of its panel, or the staff who decide it, see it: both sides' same facts. */
#include "core/order/bounds.h"
#include "http/door/look.h"
#include "http/door/ready.h"
#include "pages.h"
#include "service/panel/panel.h"
#include "text/clock/when.h"
#include "web/order/dispute_words.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"
#include "web/panel/view.h"
#include "web/policy/view.h"

static struct str money(struct call *call, const struct panel_case *found, int64_t minor)
{
    return money_text(call, minor, found->order.state.currency);
}

/* The last event of that kind by that party; NULL: there was none. */
static const struct order_row *last_row(const struct order *order, enum order_event_kind kind, enum party by)
{
    struct str name = names_at(&order_event_names, (int)kind), who = names_at(&party_names, (int)by);
    for (size_t i = order->rows.count; i-- > 0;)
        if (str_eq(order->rows.at[i].kind, name) && str_eq(order->rows.at[i].by, who))
            return &order->rows.at[i];
    return NULL;
}

/* ---- both sides ---- */

static void show_agreed(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    struct arena *arena = arena_of(call);
    const struct order_state *state = &found->order.state;
    const struct proposal *buyer = &state->proposals[0], *seller = &state->proposals[1];
    struct reading reading = call_reading(call);
    page->agreed[page->agreed_count++] =
        call_fill(call, "Ordered on {date} and paid with {amount}.",
                  PLACES(PLACE("date", when_date(arena, reading, state->ordered)),
                         PLACE("amount", money(call, found, state->paid_minor))));
    if (state->shipped.ms)
        page->agreed[page->agreed_count++] = call_fill(
            call, "Sent on {date}.", PLACES(PLACE("date", when_date(arena, reading, state->shipped))));
    if (state->promised.ms)
        page->agreed[page->agreed_count++] =
            call_fill(call, "Promised until {date}.",
                      PLACES(PLACE("date", when_date(arena, reading, state->promised))));
    if (state->shipment == SHIPMENT_RECEIVED)
        page->agreed[page->agreed_count++] = call_say(call, "The buyer has the goods.");
    int64_t least = buyer->amount_minor < seller->amount_minor ? buyer->amount_minor : seller->amount_minor;
    if (seller->stands && least > 0)
        page->agreed[page->agreed_count++] = call_fill(call, "At least {amount} goes back to the buyer.",
                                                       PLACES(PLACE("amount", money(call, found, least))));
}

static struct str seller_answer(const struct order *order)
{
    if (order->state.proposals[1].stands)
        return STR(N_("The seller offers something else than the buyer asks for."));
    if (last_row(order, EVENT_REFUSED, PARTY_SELLER))
        return STR(N_("The seller refuses what the buyer asks for."));
    return STR(N_("The seller has not answered what the buyer says."));
}

static void show_disputed(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    const struct order *order = &found->order;
    const struct order_state *state = &order->state;
    const struct reason *reason = &order->policy->reasons[state->reason];
    int64_t offer = state->proposals[1].stands ? state->proposals[1].amount_minor : 0;
    int64_t more = state->proposals[0].amount_minor - offer;
    struct word_places amount = PLACES(PLACE("amount", money(call, found, more > 0 ? more : 0)));
    page->disputed[page->disputed_count++] = say(call->language, seller_answer(order));
    if (reason->family == FAMILY_NOT_RECEIVED)
        page->disputed[page->disputed_count++] =
            state->arrived.ms ? call_say(call, "Tracking says delivered; the buyer says it has not come.")
                              : call_say(call, "Whether the parcel has come or still will.");
    if (reason->family == FAMILY_NOT_AS_DESCRIBED)
        page->disputed[page->disputed_count++] =
            call_say(call, "Whether the goods are as they were described.");
    if (more > 0)
        page->disputed[page->disputed_count++] =
            offer ? call_fill(call, "Whether {amount} more goes back.", amount)
                  : call_fill(call, "Whether {amount} goes back.", amount);
    if (state->return_disputed)
        page->disputed[page->disputed_count++] = call_say(call, "Whether what came back is what was sent.");
    if (state->arrival_by != PARTY_NONE)
        page->disputed[page->disputed_count++] =
            state->arrival_by == PARTY_BUYER ? call_say(call, "Whether the return has reached the seller.")
            : state->arrival_scanned
                ? call_say(call, "Whether the replacement, which has come, is what was promised.")
                : call_say(call, "Whether the replacement has reached the buyer.");
}

static void show_sides(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    for (int side = 0; side < 2; side++) {
        const struct proposal *proposal = &found->order.state.proposals[side];
        page->sides[side][0] =
            proposal->stands ? remedy_title(call->language, proposal->remedy) : call_say(call, "Nothing");
        page->sides[side][1] = proposal->stands && proposal->amount_minor
                                   ? money(call, found, proposal->amount_minor)
                                   : STR("\xE2\x80\x93");
    }
}

static enum err show_history(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    struct order_page *order = ARENA_NEW(arena_of(call), struct order_page);
    struct parcel_file *parcel = ARENA_NEW(arena_of(call), struct parcel_file);
    enum err err = parcel_read(call->ctx, call->app->tracking, &found->order, parcel);
    if (err)
        return err;
    order_page_fill(call, &found->order, parcel, order);
    page->happenings = order->happenings;
    page->happening_count = order->happening_count;
    return OK;
}

static enum err show_facts(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    const struct order *order = &found->order;
    const struct order_row *opened = last_row(order, EVENT_DISPUTE_OPENED, PARTY_BUYER);
    page->reason = say(call->language, str_from(order->policy->reasons[order->state.reason].title));
    page->claim = opened ? opened->note : STR_NONE;
    show_sides(call, found, page);
    show_agreed(call, found, page);
    show_disputed(call, found, page);
    enum err err = evidence_part_of(call, order, &page->evidence);
    page->evidence.form = (struct url){STR_NONE}; /* the commission reads; the sides give */
    for (size_t i = 0; i < page->evidence.count && !page->staff; i++)
        page->evidence.items[i].name = /* its own may tell whose it is */
            call_fill(call, "File {number}", PLACES(PLACE_INT("number", (int64_t)i + 1)));
    return err ? err : show_history(call, found, page);
}

/* ---- what to do ---- */

struct todo {
    struct str heading, text;
    struct instant by;
};

static struct todo staff_todo(const struct panel_case *found)
{
    struct instant by = found->order.state.due[DEADLINE_DECISION];
    bool waits = false;
    for (size_t i = 0; i < found->proposals.count; i++)
        waits |= str_eq(found->proposals.at[i].state, STR("proposed"));
    if (found->panel.state.phase != PHASE_STAFF)
        return (struct todo){STR(N_("The panel decides")), STR(N_("There is nothing for the staff to do.")),
                             CLOCK_UNSET};
    if (waits && found->own_proposal)
        return (struct todo){
            STR(N_("Your proposal waits")),
            STR(N_("Somebody else of the staff has to confirm it. You can replace it below.")), by};
    if (waits)
        return (struct todo){STR(N_("Confirm or send back")),
                             STR(N_("One of you has proposed a decision. It counts when you confirm it.")),
                             by};
    return (struct todo){
        STR(N_("Decide")),
        found->panel.mode == PANEL_AGENT
            ? STR(N_("Read the case and decide. It counts at once."))
            : STR(N_("Read the case and propose a decision. Another of the staff has to confirm it.")),
        by};
}

static struct todo member_todo(const struct panel_case *found)
{
    const struct panel_state *panel = &found->panel.state;
    const struct panel_seat *seat = &panel->seats[found->seat];
    if (seat->state == SEAT_DECLINED || seat->state == SEAT_NO_SHOW)
        return (struct todo){STR(N_("You do not sit in this case")),
                             seat->state == SEAT_DECLINED
                                 ? STR(N_("You declined, and somebody else was drawn."))
                                 : STR(N_("The time was over, and somebody else was drawn.")),
                             CLOCK_UNSET};
    if (panel->phase == PHASE_GATHERING && seat->state == SEAT_DRAWN)
        return (struct todo){
            STR(N_("You are drawn to decide this case")),
            STR(N_("Accept the seat or decline it. Without an answer somebody else is drawn.")),
            seat->respond_by};
    if (panel->phase == PHASE_VOTING && seat->state == SEAT_ACCEPTED)
        return (struct todo){
            STR(N_("Read the case, then vote")),
            STR(N_("Nobody sees your ballot before all are in. Without one your seat goes to another.")),
            panel->due};
    if (panel->phase == PHASE_VOTING && seat->state == SEAT_COMMITTED)
        return (struct todo){
            STR(N_("Your ballot is in")),
            STR(N_("Until the others have voted you may hand in another: the newest counts, and only "
                   "its line opens it.")),
            panel->due};
    if (panel->phase == PHASE_REVEALING && seat->state == SEAT_COMMITTED)
        return (struct todo){STR(N_("Open your ballot")),
                             STR(N_("All ballots are in. One that is not opened in time does not count.")),
                             panel->due};
    return (struct todo){STR(N_("Nothing for you now")), STR(N_("The others are to come.")), CLOCK_UNSET};
}

static void show_todo(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    struct todo todo = found->seat < 0 ? staff_todo(found) : member_todo(found);
    if (found->panel.row.ended_at.ms || found->order.state.dispute != DISPUTE_PANEL)
        todo =
            (struct todo){STR(N_("This has ended")), STR(N_("What came of it stands below.")), CLOCK_UNSET};
    page->todo_heading = say(call->language, todo.heading);
    page->todo = say(call->language, todo.text);
    if (todo.by.ms)
        page->todo_by = until_view_of(call, todo.by);
}

static void show_steps(const struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    static const struct str labels[] = {STR_INIT(N_("Members are called")), STR_INIT(N_("They vote")),
                                        STR_INIT(N_("Ballots are opened")), STR_INIT(N_("Decision"))};
    enum panel_phase phase = found->panel.state.phase;
    size_t now = phase == PHASE_DECIDED ? 4 : phase > PHASE_REVEALING ? 3 : (size_t)phase;
    if (found->panel.mode != PANEL_PEERS || phase == PHASE_CLOSED || phase == PHASE_STAFF)
        return;
    for (size_t i = 0; i < 4; i++)
        page->steps[page->step_count++] = (struct order_step_view){say(call->language, labels[i]),
                                                                   i < now    ? STR("done")
                                                                   : i == now ? STR("now")
                                                                              : STR_NONE,
                                                                   i < now    ? call_say(call, "Done:")
                                                                   : i == now ? call_say(call, "Now:")
                                                                              : call_say(call, "To come:")};
}

/* ---- forms ---- */

static struct field typed(struct call *call, const char *name)
{
    return field_of(call, str_from(name));
}

static void add_remedies(struct call *call, const struct panel_case *found, struct ballot_form *form)
{
    struct str chosen = typed(call, "remedy").value;
    const struct order_state *state = &found->order.state;
    uint32_t possible = order_remedies(found->order.policy, state, EVENT_DECIDED, state->reason);
    int64_t whole = state->whole_minor;
    for (int i = REMEDY_NONE; i < REMEDY_COUNT; i++) {
        bool allowed = i == REMEDY_NONE || (possible & (1u << i));
        struct str name = names_at(&remedy_names, i);
        if (!allowed)
            continue;
        struct str label = i == REMEDY_REFUND_PARTIAL
                               ? call_say(call, "For the buyer: a part of the money, as below")
                               : decision_text(call, (enum remedy)i, whole, state->currency);
        form->remedies[form->remedy_count++] = (struct choice_view){name, label, str_eq(name, chosen)};
    }
}

static struct select_view codes_of(struct call *call, const struct panel_case *found)
{
    const struct policy *policy = found->order.policy;
    struct field field = typed(call, "code");
    struct select_view view = {.name = STR("code"),
                               .label = STR(N_("The ground that carries it")),
                               .error = field.error,
                               .choices =
                                   ARENA_ARRAY(arena_of(call), struct choice_view, POLICY_CODES_MAX + 1)};
    view.choices[view.count++] = (struct choice_view){STR_NONE, call_say(call, "Choose a ground"), false};
    for (int32_t i = 0; i < policy->code_count; i++) {
        struct str id = str_from(policy->codes[i].id);
        view.choices[view.count++] = (struct choice_view){
            id, say(call->language, str_from(policy->codes[i].title)), str_eq(id, field.value)};
    }
    return view;
}

static void show_ballot(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    struct ballot_form *form = &page->form;
    *form = (struct ballot_form){
        .action = page->action,
        .csrf = page->layout.csrf,
        .turn = page->staff ? STR("propose") : STR("vote"),
        .button = page->staff ? call_say(call, "Propose this decision") : call_say(call, "Hand in my ballot"),
        .remedy_error = typed(call, "remedy").error,
        .amount = {.name = STR("amount"),
                   .label = STR(N_("How much of the money?")),
                   .hint = STR(N_("Only for a part of the money, such as 12.50.")),
                   .type = STR("text"),
                   .field = typed(call, "amount"),
                   .max = 20,
                   .optional = true},
        .code = codes_of(call, found),
        .asks_reasons = page->staff || found->order.policy->panel.votes == VOTES_OPEN,
        .reasons = typed(call, "reasons"),
        .reasons_max = BALLOT_REASONS_MAX,
    };
    if (page->staff && found->panel.mode == PANEL_AGENT)
        form->button = call_say(call, "Decide");
    add_remedies(call, found, form);
}

static void show_forms(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    const struct panel_state *panel = &found->panel.state;
    enum seat_state seat = found->seat < 0 ? SEAT_STATE_COUNT : panel->seats[found->seat].state;
    if (found->panel.row.ended_at.ms || found->order.state.dispute != DISPUTE_PANEL)
        return;
    page->offers_seat = panel->phase == PHASE_GATHERING && seat == SEAT_DRAWN;
    page->votes = (page->staff && panel->phase == PHASE_STAFF) ||
                  (panel->phase == PHASE_VOTING && (seat == SEAT_ACCEPTED || seat == SEAT_COMMITTED));
    page->reveals = panel->phase == PHASE_REVEALING && seat == SEAT_COMMITTED;
    page->may_confirm = page->staff && panel->phase == PHASE_STAFF && !found->own_proposal;
    page->receipt = typed(call, "receipt");
    page->reasons = typed(call, "reasons");
    page->reasons_max = BALLOT_REASONS_MAX;
    page->words = typed(call, "words");
    if (page->votes)
        show_ballot(call, found, page);
}

static void show_proposals(struct call *call, const struct panel_case *found, struct panel_case_page *page)
{
    const struct policy *policy = found->order.policy;
    page->proposals = ARENA_ARRAY(arena_of(call), struct case_proposal, found->proposals.count + 1);
    for (size_t i = found->proposals.count; i-- > 0;) {
        const struct proposal_row *row = &found->proposals.at[i];
        int remedy = names_find(&remedy_names, row->remedy), code = policy_code(policy, row->code);
        bool waits = str_eq(row->state, STR("proposed"));
        struct time_view at = time_view_of(call, row->proposed_at);
        page->proposals[page->proposal_count++] = (struct case_proposal){
            .number = row->number,
            .decision = decision_text(call, remedy < 0 ? REMEDY_NONE : (enum remedy)remedy, row->amount_minor,
                                      found->order.state.currency),
            .code = code < 0 ? STR_NONE : say(call->language, str_from(policy->codes[code].title)),
            .reasons = row->reasons,
            .who = row->handle,
            .when = at.text,
            .iso = at.iso,
            .state = waits                                  ? call_say(call, "Waits for a second person")
                     : str_eq(row->state, STR("confirmed")) ? call_say(call, "Confirmed")
                                                            : call_say(call, "Sent back"),
            .answer = row->answer,
            .waits = waits};
    }
}

static struct str panel_text(struct call *call, const struct panel *panel)
{
    if (panel->mode != PANEL_PEERS)
        return call_say(call, "A case for the marketplace's staff");
    struct word_places size = PLACES(PLACE_INT("size", panel->state.size));
    return panel->row.round ? call_fill(call, "An appeal, decided by {size} members", size)
                            : call_fill(call, "{size} members decide", size);
}

static enum err add_ready(struct call *call, const struct order *order, struct panel_case_page *page)
{
    struct ready_facts facts;
    struct ballot_form *form = &page->form;
    form->ready.market_id = order->head.market_id;
    if (ready_form_asked(call)) {
        enum err err = ready_facts_of(call, order, &facts);
        if (!err)
            err = ready_form_put(call, &facts, &form->ready, &form->reasons.value);
        if (err)
            return err;
    }
    return ready_form_of(call, url_printf(call, "%.*s#reasons", STR_ARG(page->action.text)),
                         STR(N_("Put it into your reasons")),
                         STR(N_("It is put below what you have typed, with what is known of the order.")),
                         &form->ready);
}

/* ---- the page ---- */

enum err panel_case_page(struct call *call, int status)
{
    struct panel_case *found = ARENA_NEW(arena_of(call), struct panel_case);
    struct panel_case_page *page = ARENA_NEW(arena_of(call), struct panel_case_page);
    enum err err = panel_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], found);
    if (err)
        return err;
    const struct order *order = &found->order;
    if (found->seat < 0 && call->route->method == METHOD_GET)
        err = call_note_case_look(call, order);
    if (err)
        return err;
    struct str ref = encoded(call, order->head.ref);
    enum seat_state seat = found->seat < 0 ? SEAT_STATE_COUNT : found->panel.state.seats[found->seat].state;
    page->layout = narrow_layout_of(call, STR(N_("A case of the commission")));
    page->layout.notice = said(call);
    page->action = url_printf(call, "/commission/%.*s", STR_ARG(ref));
    page->back = url_own(STR("/commission"));
    page->staff = found->seat < 0;
    if (page->staff)
        page->order = url_printf(call, "/orders/%.*s", STR_ARG(ref));
    page->full = page->staff || seat == SEAT_ACCEPTED || seat == SEAT_COMMITTED || seat == SEAT_REVEALED;
    page->title = order->lines.at[0].title;
    page->marketplace = say(call->language, order->head.marketplace);
    page->rules = policy_link(call, order->policy);
    page->paid = money(call, found, order->state.paid_minor);
    page->panel = panel_text(call, &found->panel);
    show_todo(call, found, page);
    show_steps(call, found, page);
    show_forms(call, found, page);
    show_proposals(call, found, page);
    page->has_panel = page->full;
    page->view = panel_view_of(call, order, &found->panel, false);
    err = page->full ? show_facts(call, found, page) : OK;
    if (!err && page->votes && page->staff)
        err = add_ready(call, order, page);
    if (err)
        return err;
    if (status >= 400)
        page->problem = problem_of(call);
    struct html h = html_of(call);
    page_commission_case(&h, page);
    return send_page(call, status);
}
