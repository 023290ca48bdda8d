/* The commission's own page: what waits for the viewer, the staff's queue, and the switch. */
#include "service/panel/panel.h"
#include "http/door/ordered.h"
#include "web/panel/handlers.h"

#include "pages.h"
#include "web/order/show.h"
#include "web/panel/view.h"

struct seat_words {
    struct str status, colour, what;
};

/* What a seat at work asks of its member, by phase and state. */
static struct seat_words seat_words_of(int phase, int state)
{
    if (state == SEAT_DECLINED)
        return (struct seat_words){STR(N_("Declined")), STR("plain"), STR(N_("Somebody else was drawn."))};
    if (state == SEAT_NO_SHOW)
        return (struct seat_words){STR(N_("Too late")), STR("warn"),
                                   STR(N_("The time was over; somebody else was drawn."))};
    if (phase == PHASE_GATHERING && state == SEAT_DRAWN)
        return (struct seat_words){STR(N_("You are drawn")), STR("warn"),
                                   STR(N_("Accept the seat or decline it."))};
    if (phase == PHASE_VOTING && state == SEAT_ACCEPTED)
        return (struct seat_words){STR(N_("Vote")), STR("warn"),
                                   STR(N_("Read the case and hand your ballot in."))};
    if (phase == PHASE_VOTING && state == SEAT_COMMITTED)
        return (struct seat_words){STR(N_("Voted")), STR("good"), STR(N_("You may change your ballot."))};
    if (phase == PHASE_REVEALING && state == SEAT_COMMITTED)
        return (struct seat_words){STR(N_("Open your ballot")), STR("warn"),
                                   STR(N_("Paste the line that you kept and give your reasons."))};
    if (phase == PHASE_STAFF)
        return (struct seat_words){STR(N_("With the staff")), STR("plain"),
                                   STR(N_("The marketplace's staff decides."))};
    return (struct seat_words){STR(N_("Waiting")), STR("plain"),
                               STR(N_("The others are to come; nothing for you now."))};
}

static bool waits_for_member(int phase, int state)
{
    return (phase == PHASE_GATHERING && state == SEAT_DRAWN) ||
           (phase == PHASE_VOTING && (state == SEAT_ACCEPTED || state == SEAT_COMMITTED)) ||
           (phase == PHASE_REVEALING && state == SEAT_COMMITTED);
}

static struct panel_line seat_line_of(struct call *call, const struct seat_line *seat)
{
    int phase = names_find(&panel_phase_names, seat->phase);
    int state = names_find(&seat_state_names, seat->state);
    struct seat_words words = seat_words_of(phase, state);
    struct instant due = phase == PHASE_GATHERING ? seat->respond_by : seat->phase_due_at;
    struct str ref = encoded(call, seat->ref);
    struct panel_line line = {
        .url = url_printf(call, "/commission/%.*s", STR_ARG(ref)),
        .title = call_fill(call, "A case of {marketplace}", PLACES(PLACE("marketplace", seat->marketplace))),
        .status = say(call->language, words.status),
        .status_class = words.colour,
        .what = say(call->language, words.what),
    };
    if (seat->ended_at.ms) {
        line.status = phase == PHASE_DECIDED ? call_say(call, "Decided") : call_say(call, "Ended");
        line.status_class = phase == PHASE_DECIDED ? STR("good") : STR("plain");
        line.what = call_say(call, "The case says what came of it.");
    } else if (due.ms && waits_for_member(phase, state))
        line.due = until_view_of(call, due);
    return line;
}

static struct panel_line staff_line_of(struct call *call, const struct staff_line *staff)
{
    bool own = staff->proposed_by == call->viewer.person_id;
    struct panel_line line = {
        .url = url_printf(call, "/commission/%.*s", STR_ARG(encoded(call, staff->ref))),
        .title = call_fill(call, "A case of {marketplace}", PLACES(PLACE("marketplace", staff->marketplace))),
        .status = staff->proposed_by ? call_say(call, "Proposed") : call_say(call, "To decide"),
        .status_class = own ? STR("plain") : STR("warn"),
        .what = own                  ? call_say(call, "Your proposal waits for somebody else of the staff.")
                : staff->proposed_by ? call_say(call, "A proposal waits for a second person.")
                                     : call_say(call, "Read the case and propose a decision."),
    };
    if (staff->decide_by.ms)
        line.due = until_view_of(call, staff->decide_by);
    return line;
}

static void add_line(struct panel_section *section, struct panel_line line)
{
    section->lines[section->count++] = line;
}

static void fill_sections(struct call *call, const struct panel_lines *lines, struct panel_page *page)
{
    struct panel_section *mine = &page->sections[0], *queue = &page->sections[1], *past = &page->sections[2];
    *mine =
        (struct panel_section){say(call->language, STR(N_("Your seats"))), STR("seats"),
                               say(call->language, STR(N_("You are not drawn for a case now."))), NULL, 0};
    *queue = (struct panel_section){say(call->language, STR(N_("For the staff to decide"))), STR("queue"),
                                    STR_NONE, NULL, 0};
    *past = (struct panel_section){say(call->language, STR(N_("Ended"))), STR("past"), STR_NONE, NULL, 0};
    for (size_t i = 0; i < 3; i++)
        page->sections[i].lines = ARENA_ARRAY(arena_of(call), struct panel_line, PANEL_LINES_MAX);
    for (size_t i = 0; i < lines->seats.count; i++)
        add_line(lines->seats.at[i].ended_at.ms ? past : mine, seat_line_of(call, &lines->seats.at[i]));
    for (size_t i = 0; i < lines->staff.count; i++)
        add_line(queue, staff_line_of(call, &lines->staff.at[i]));
}

enum err panel_page_show(struct call *call)
{
    struct panel_lines lines;
    struct panel_page page = {.layout = layout_of(call, STR(N_("The commission")))};
    enum err err = panel_is_willing(call->ctx, &call->viewer, &page.willing);
    if (!err)
        err = panel_list(call->ctx, &call->viewer, &lines);
    if (err)
        return err;
    page.layout.notice = said(call);
    fill_sections(call, &lines, &page);
    struct html h = html_of(call);
    page_commission(&h, &page);
    return send_page(call, 200);
}

enum err panel_page_post(struct call *call)
{
    bool willing = str_eq(call_value(call, STR("willing")), STR("1"));
    enum err err = panel_set_willing(call->ctx, &call->viewer, willing);
    if (!err)
        call_redirect(call, 303, STR("/commission?said=saved"));
    return err;
}

/* ---- the draw ---- */

static struct draw_seat draw_seat_of(const struct call *call, int32_t place, enum seat_state state)
{
    static const struct {
        struct str label, colour;
    } states[SEAT_STATE_COUNT] = {
        [SEAT_DRAWN] = {STR_INIT(N_("Asked")), STR_INIT("plain")},
        [SEAT_ACCEPTED] = {STR_INIT(N_("Sits")), STR_INIT("good")},
        [SEAT_DECLINED] = {STR_INIT(N_("Declined")), STR_INIT("plain")},
        [SEAT_NO_SHOW] = {STR_INIT(N_("Did not come in time")), STR_INIT("warn")},
        [SEAT_COMMITTED] = {STR_INIT(N_("Sits, has voted")), STR_INIT("good")},
        [SEAT_REVEALED] = {STR_INIT(N_("Sits, has opened the ballot")), STR_INIT("good")},
    };
    return (struct draw_seat){place, say(call->language, states[state].label), states[state].colour};
}

static struct draw_panel draw_panel_of(struct call *call, const struct panel *panel)
{
    struct arena *arena = arena_of(call);
    struct time_view called = time_view_of(call, panel->row.called_at);
    struct draw_panel view = {
        .heading =
            panel->row.round ? call_say(call, "The panel of the appeal") : call_say(call, "The first panel"),
        .called = called.text,
        .called_iso = called.iso,
        .seed = panel->row.seed,
        .list_hash = panel->row.list_hash,
        .list_size = panel_list_size(panel),
        .seats = ARENA_ARRAY(arena, struct draw_seat, (size_t)panel->state.called + 1),
    };
    for (int32_t i = 0; i < panel->state.called; i++)
        view.seats[view.seat_count++] = draw_seat_of(call, i + 1, panel->state.seats[i].state);
    return view;
}

enum err panel_draw_show(struct call *call)
{
    struct order *order;
    struct panel_reports reports;
    enum err err = call_order_seated(call, &order);
    if (!err)
        err = panel_reports(call->ctx, order, &reports);
    if (err)
        return err;
    bool member = order->roles == PARTY_BIT(PARTY_COMMISSIONER);
    struct panel_draw_page page = {
        .layout = narrow_layout_of(call, STR(N_("How the members were drawn"))),
        .back = url_printf(call, member ? "/commission/%.*s" : "/orders/%.*s",
                           STR_ARG(encoded(call, order->head.ref))),
        .panels = ARENA_ARRAY(arena_of(call), struct draw_panel, reports.count + 1),
    };
    for (size_t i = reports.count; i-- > 0;)
        if (reports.at[i].mode == PANEL_PEERS)
            page.panels[page.count++] = draw_panel_of(call, &reports.at[i]);
    if (page.count == 0)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "Nobody was drawn for this order.");
    struct html h = html_of(call);
    page_commission_draw(&h, &page);
    return send_page(call, 200);
}
