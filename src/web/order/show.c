/* From an order as the law has it to its page: the clock, what to do now, what may be done, what happened. */
#include "web/order/show.h"

#include "base/check.h"
#include "core/advice/advice.h"
#include "core/order/rows.h"

#include "core/order/opening.h"
#include "service/order/evidence.h"
#include "service/order/seen.h"
#include "service/panel/panel.h"
#include "text/clock/when.h"
#include "web/order/role.h"
#include "web/order/words.h"
#include "web/policy/view.h"

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

struct time_view time_view_of(struct call *call, struct instant at)
{
    struct arena *arena = arena_of(call);
    struct span left = instant_since(at, call->ctx->now);
    return (struct time_view){when_iso(arena, at), when_long(arena, call_reading(call), at),
                              left.ms > 0 ? when_span(arena, call->language, left) : STR_NONE};
}

struct time_view until_view_of(struct call *call, struct instant at)
{
    struct time_view view = time_view_of(call, at);
    view.text = when_until(arena_of(call), call_reading(call), at);
    return view;
}

struct time_view step_by_view_of(struct call *call, const struct advice_step *step)
{
    return step->act == ADVISE_WAIT ? time_view_of(call, step->by) : until_view_of(call, step->by);
}

struct str money_text(struct call *call, int64_t minor, struct currency currency)
{
    char text[MONEY_TEXT];
    struct str amount = money_write(minor, currency, text);
    return locale_amount(arena_of(call), call->language, amount, currency_code(&currency));
}

/* ---- the clock ---- */

static struct str clock_class(struct span left)
{
    return left.ms < 2 * day_ms ? STR("bad") : left.ms < 7 * day_ms ? STR("warn") : STR("calm");
}

static void show_clock(struct call *call, const struct order *order, struct order_page *page)
{
    const struct order_state *state = &order->state;
    struct order_due due[DEADLINE_COUNT];
    bool grace = state->protection == PROTECTION_GRACE;
    enum deadline wanted = grace ? DEADLINE_GRACE : DEADLINE_PROTECTION;
    struct instant end = grace ? state->due[DEADLINE_GRACE] : state->protection_ends;
    int count = order_deadlines(order->policy, state, due);
    page->protects = (grace || state->protection == PROTECTION_RUNNING) && !order_is_settled(state) &&
                     order_end_is_told(order);
    page->clock_class = state->protection == PROTECTION_ENDED ? STR("over") : STR("calm");
    if (page->protects) {
        page->ends = until_view_of(call, end);
        page->clock_class = clock_class(instant_since(end, call->ctx->now));
        page->days_whole = instant_since(end, state->protection_begins).ms / day_ms;
        page->days_passed = instant_since(call->ctx->now, state->protection_begins).ms / day_ms;
    }
    show_clock_sentence(call, order, page);
    for (int i = 0; i < count; i++)
        if (page->protects && due[i].deadline == wanted)
            page->clock_else = call_fill(call, "If nothing happens until then, {outcome}.",
                                         PLACES(PLACE("outcome", outcome_words(call, &due[i]))));
}

static void show_steps(struct call *call, const struct order_state *state, struct order_page *page)
{
    static const struct {
        struct str label;
        enum shipment behind; /* done from here on */
    } rows[] = {
        {STR_INIT(N_("Paid")), SHIPMENT_REVIEW},
        {STR_INIT(N_("Sent")), SHIPMENT_ON_ITS_WAY},
        {STR_INIT(N_("Delivered")), SHIPMENT_DELIVERED},
        {STR_INIT(N_("Received")), SHIPMENT_RECEIVED},
    };
    bool now_shown = false;
    for (size_t i = 0; i < COUNT_OF(rows) && state->shipment != SHIPMENT_CANCELLED; i++) {
        bool done = state->shipment >= rows[i].behind;
        bool now = !done && !now_shown;
        now_shown |= now;
        page->steps[page->step_count++] = (struct order_step_view){say(call->language, rows[i].label),
                                                                   done  ? STR("done")
                                                                   : now ? STR("now")
                                                                         : STR_NONE,
                                                                   done  ? call_say(call, "Done:")
                                                                   : now ? call_say(call, "Next:")
                                                                         : call_say(call, "To come:")};
    }
}

/* ---- deadlines ---- */

static void show_deadlines(struct call *call, const struct order *order, struct order_page *page)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_dues(order, call->ctx->now, due);
    for (int i = 0; i < count && !order_is_settled(&order->state); i++)
        page->deadlines[page->deadline_count++] =
            (struct order_deadline_view){deadline_words_for(call, order, due[i].deadline),
                                         outcome_words(call, &due[i]), until_view_of(call, due[i].at)};
}

/* ---- what happened ---- */

enum { DETAILS_MAX = 8 };

/* Sentences about an event, as they are found. */
static void add_detail(struct order_happening *happening, struct str sentence)
{
    check(happening->detail_count < DETAILS_MAX);
    if (sentence.len)
        happening->details[happening->detail_count++] = sentence;
}

/* What was decided, and on what ground. */
static void add_decision(struct call *call, const struct order *order, const struct order_row *row,
                         struct order_happening *happening)
{
    int remedy = names_find(&remedy_names, row->remedy), code = policy_code(order->policy, row->code);
    add_detail(happening, decision_text(call, remedy < 0 ? REMEDY_NONE : (enum remedy)remedy,
                                        row->amount_minor, order->state.currency));
    if (code >= 0)
        add_detail(happening, say(call->language, str_from(order->policy->codes[code].title)));
}

/* What was asked for, offered or moved. */
static void add_remedy(struct call *call, const struct order *order, const struct order_row *row,
                       struct order_happening *happening)
{
    if (row->remedy.len) {
        enum remedy remedy = (enum remedy)names_find(&remedy_names, row->remedy);
        add_detail(happening, call_fill(call, "Asked or given: {remedy}",
                                        PLACES(PLACE("remedy", remedy_words(call->language, remedy)))));
    }
    if (row->amount_minor)
        add_detail(happening, money_text(call, row->amount_minor, order->state.currency));
}

static void add_details(struct call *call, const struct order *order, const struct order_row *row,
                        struct order_happening *happening)
{
    int reason = row->reason.len ? policy_reason(order->policy, row->reason) : -1;
    happening->details = ARENA_ARRAY(arena_of(call), struct str, DETAILS_MAX);
    if (row->deadline.len)
        add_detail(happening, call_fill(call, "Deadline: {what}",
                                        PLACES(PLACE("what", past_deadline_words(call, row)))));
    if (reason >= 0)
        add_detail(happening, say(call->language, str_from(order->policy->reasons[reason].title)));
    bool decides = str_eq(row->kind, names_at(&order_event_names, EVENT_DECIDED));
    (decides ? add_decision : add_remedy)(call, order, row, happening);
    if (row->pieces)
        add_detail(happening, count_text(call, row->pieces, "{n} piece", "{n} pieces"));
    if (row->days)
        add_detail(happening, count_text(call, row->days, "{n} day", "{n} days"));
    if (row->until_ms) {
        struct str until = when_long(arena_of(call), call_reading(call), (struct instant){row->until_ms});
        struct str said = until_words((enum order_event_kind)names_find(&order_event_names, row->kind))->page;
        add_detail(happening, call_fill(call, said.at, PLACES(PLACE("date", until))));
    }
    happening->words = evidence_words(row->note);
    if (decides && str_eq(row->by, names_at(&party_names, PARTY_COMMISSIONER)))
        happening->words = panel_words_said(arena_of(call), call->language, happening->words);
}

static void show_history(struct call *call, const struct order *order, struct order_page *page)
{
    struct arena *arena = arena_of(call);
    size_t count = order->rows.count;
    page->case_file = url_printf(call, "/orders/%.*s/case-file", STR_ARG(encoded(call, order->head.ref)));
    page->happenings = ARENA_ARRAY(arena, struct order_happening, count + 1);
    for (size_t i = count; i-- > 0;) {
        const struct order_row *row = &order->rows.at[i];
        int kind = names_find(&order_event_names, row->kind),
            by = row->by.len ? names_find(&party_names, row->by) : 0;
        struct order_happening *happening = &page->happenings[page->happening_count++];
        *happening = (struct order_happening){
            .title = say(call->language, order_event_row((enum order_event_kind)kind)->happened),
            .by = doer_words(call, (enum order_event_kind)kind, (enum party)by, order_viewer(order)),
            .iso = when_iso(arena, row->at),
            .when = when_long(arena, call_reading(call), row->at)};
        add_details(call, order, row, happening);
    }
    page->happenings[page->happening_count++] =
        (struct order_happening){.title = call_say(call, "Ordered"),
                                 .iso = when_iso(arena, order->head.ordered_at),
                                 .when = when_long(arena, call_reading(call), order->head.ordered_at)};
}

/* Where no dispute can be opened, its first page says why not, and from when. */
static struct url moment_url(struct call *call, const struct order *order)
{
    struct opening opening;
    order_opening(order->policy, &order->state, call->ctx->now, &opening);
    bool waits = opening.verdict != OPENING_OPEN_ALREADY && opening.verdict != OPENING_CANCELLED;
    return waits && !opening.may_open && !order_is_settled(&order->state)
               ? url_printf(call, "/orders/%.*s/dispute", STR_ARG(encoded(call, order->head.ref)))
               : url_own(STR_NONE);
}

/* The question form with this order going along. */
static struct url ask_url(struct call *call, const struct order *order)
{
    bool missing = order->state.shipment == SHIPMENT_ON_ITS_WAY;
    struct str title = missing ? call_say(call, "My package hasn't arrived, what should I do?") : STR_NONE;
    return url_printf(call, "/ask?order=%.*s&tags=buyer-protection%s%.*s",
                      STR_ARG(encoded(call, order->head.ref)), missing ? "&title=" : "",
                      STR_ARG(encoded(call, title)));
}

void order_page_fill(struct call *call, const struct order *order, const struct parcel_file *parcel,
                     struct order_page *page)
{
    const struct order_head *head = &order->head;
    page->title = order->lines.at[0].title;
    page->marketplace = say(call->language, head->marketplace);
    page->ref = head->ref;
    page->number = head->number;
    page->seller = head->seller;
    page->rules = policy_link(call, order->policy);
    page->parcel = parcel_card_of(call, order, parcel);
    int64_t total = 0;
    for (size_t i = 0; i < order->lines.count; i++)
        total += order->lines.at[i].amount_minor;
    page->amount = money_text(call, total, order->state.currency);
    page->over = order_is_over(&order->state);
    show_clock(call, order, page);
    show_steps(call, &order->state, page);
    page->deal = deal_card_of(call, order);
    page->calendar = url_printf(call, "/orders/%.*s/deadlines.ics", STR_ARG(encoded(call, head->ref)));
    if (order_viewer(order) == PARTY_BUYER) {
        page->ask = ask_url(call, order);
        page->moment = moment_url(call, order);
    }
    show_need(call, order, page);
    show_advice(call, order, parcel, page);
    show_deeds(call, order, page);
    show_deadlines(call, order, page);
    show_history(call, order, page);
}
