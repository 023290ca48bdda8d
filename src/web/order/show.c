/* From an order as the law has it to its page: the clock, what to do now, what may be done, what happened. */
#include "web/order/show.h"

#include "base/check.h"
#include "core/order/rows.h"

#include "core/order/opening.h"
#include "service/order/evidence.h"
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
    page->protects = (grace || state->protection == PROTECTION_RUNNING) && !order_is_settled(state);
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
    int count = order_deadlines(order->policy, &order->state, due);
    for (int i = 0; i < count && !order_is_settled(&order->state); i++)
        page->deadlines[page->deadline_count++] =
            (struct order_deadline_view){deadline_words_for(call, order, due[i].deadline),
                                         outcome_words(call, &due[i]), until_view_of(call, due[i].at)};
}

/* ---- what happened ---- */

/* A part that ends as a sentence does. */
static void put_sentence(struct call *call, struct str text, struct buf *out)
{
    buf_put(out, call_fill(call, "{sentence}. ", PLACES(PLACE("sentence", text))));
}

/* What was decided, and on what ground. */
static void put_decision(struct call *call, const struct order *order, const struct order_row *row,
                         struct buf *out)
{
    int remedy = names_find(&remedy_names, row->remedy), code = policy_code(order->policy, row->code);
    struct str text = decision_text(call, remedy < 0 ? REMEDY_NONE : (enum remedy)remedy, row->amount_minor,
                                    order->state.currency);
    put_sentence(call, text, out);
    if (code >= 0)
        put_sentence(call, say(call->language, str_from(order->policy->codes[code].title)), out);
}

/* What was asked for, offered or moved. */
static void put_remedy(struct call *call, const struct order *order, const struct order_row *row,
                       struct buf *out)
{
    if (row->remedy.len)
        put_sentence(
            call,
            call_fill(call, "Asked or given: {remedy}",
                      PLACES(PLACE("remedy", remedy_words(call->language, (enum remedy)names_find(
                                                                              &remedy_names, row->remedy))))),
            out);
    if (row->amount_minor)
        put_sentence(call, money_text(call, row->amount_minor, order->state.currency), out);
}

static struct str details_of(struct call *call, const struct order *order, const struct order_row *row)
{
    static const struct str days[2] = FORMS_("{n} day", "{n} days");
    static const struct str pieces[2] = FORMS_("{n} piece", "{n} pieces");
    struct arena *arena = arena_of(call);
    struct buf out;
    buf_init(&out, 16 * 1024);
    if (row->deadline.len)
        put_sentence(
            call, call_fill(call, "Deadline: {what}", PLACES(PLACE("what", past_deadline_words(call, row)))),
            &out);
    if (row->reason.len) {
        int reason = policy_reason(order->policy, row->reason);
        if (reason >= 0)
            put_sentence(call, say(call->language, str_from(order->policy->reasons[reason].title)), &out);
    }
    bool decides = str_eq(row->kind, names_at(&order_event_names, EVENT_DECIDED));
    (decides ? put_decision : put_remedy)(call, order, row, &out);
    if (row->pieces)
        put_sentence(call, arena_say_n(arena, call->language, pieces, row->pieces, (struct word_places){0}),
                     &out);
    if (row->days)
        put_sentence(call, arena_say_n(arena, call->language, days, row->days, (struct word_places){0}),
                     &out);
    if (row->until_ms)
        put_sentence(call,
                     call_fill(call, "Until {date}",
                               PLACES(PLACE("date", when_long(arena, call_reading(call),
                                                              (struct instant){row->until_ms})))),
                     &out);
    buf_put(&out, evidence_words(row->note));
    struct str details = arena_copy(arena, str_trim(buf_str(&out)));
    buf_free(&out);
    return details;
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
        page->happenings[page->happening_count++] = (struct order_happening){
            happening_words(call, (enum order_event_kind)kind, (enum party)by, order_viewer(order)),
            details_of(call, order, row), when_iso(arena, row->at),
            when_long(arena, call_reading(call), row->at)};
    }
    page->happenings[page->happening_count++] =
        (struct order_happening){call_say(call, "Ordered"), STR_NONE, when_iso(arena, order->head.ordered_at),
                                 when_long(arena, call_reading(call), order->head.ordered_at)};
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
    return url_printf(call, "/ask?order=%.*s&tags=buyer-protection%s",
                      STR_ARG(encoded(call, order->head.ref)),
                      missing ? "&title=My+package+hasn%27t+arrived,+what+should+I+do%3F" : "");
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
