/* What should I do now? The one thing of the advice, with the page where it is done. */
#include "core/advice/advice.h"
#include "base/check.h"
#include "service/order/parcel.h"
#include "service/order/seen.h"
#include "text/advice/speech.h"
#include "web/kit/paid.h"
#include "web/order/role.h"
#include "web/order/show.h"

/* The acts of the law that an advised act means; where there are several, the page urges none of them. */
static const struct {
    enum advice_act act;
    enum order_event_kind kinds[NOW_DEEDS_MAX];
} meant[] = {
    {ADVISE_CONTACT_SELLER, {EVENT_SELLER_CONTACTED}},
    {ADVISE_REQUEST_EXTENSION, {EVENT_EXTENSION_ASKED}},
    {ADVISE_OPEN_DISPUTE, {EVENT_DISPUTE_OPENED}},
    {ADVISE_SEND_EVIDENCE, {EVENT_EVIDENCE_GIVEN}},
    {ADVISE_ANSWER_PROPOSAL, {EVENT_ACCEPTED, EVENT_PROPOSED, EVENT_REFUSED}},
    {ADVISE_ESCALATE, {EVENT_ESCALATED}},
    {ADVISE_APPEAL, {EVENT_APPEALED}},
    {ADVISE_RETURN_GOODS, {EVENT_RETURN_SHIPPED}},
    {ADVISE_CONFIRM_RECEIPT, {EVENT_RECEIPT_CONFIRMED}},
    {ADVISE_CHARGEBACK, {EVENT_CHARGEBACK_OPENED}},
};

static void add(struct order_page *page, struct str label, struct url url)
{
    page->now_deeds[page->now_deed_count++] = (struct order_act_view){.label = label, .url = url};
}

/* While the bank decides nothing falls due, and a calendar would be empty. */
static bool has_dates(struct call *call, const struct order *order)
{
    struct order_due due[DEADLINE_COUNT];
    return order_dues(order, call->ctx->now, due) > 0;
}

/* The carrier's page, where the parcel is looked up; a number that cannot be right, or none, is mended first. */
static void show_check(struct call *call, enum advice_number state, struct order_page *page)
{
    for (size_t i = 0; i < page->parcel.number_count && state != NUMBER_WRONG; i++)
        if (page->parcel.numbers[i].page.text.len) {
            add(page, call_say(call, "Look on the page of the carrier"), page->parcel.numbers[i].page);
            return;
        }
    add(page, call_say(call, "Add or mend the tracking number"), page->parcel.form);
}

static void show_way(struct call *call, const struct order *order, const struct advice_case *situation,
                     enum advice_act act, struct order_page *page)
{
    if (act == ADVISE_CHECK_NUMBER)
        show_check(call, situation->number_state, page);
    if (act == ADVISE_ASK_COMMUNITY)
        add(page, call_say(call, "Ask the community"), page->ask);
    if (act == ADVISE_WAIT && page->now_by.iso.len && has_dates(call, order))
        add(page, call_say(call, "Add these dates to your calendar"), page->calendar);
    for (size_t i = 0; i < COUNT_OF(meant); i++)
        if (meant[i].act == act)
            show_ways(call, order, meant[i].kinds, page);
    page->now_urges = page->now_deed_count == 1 && act != ADVISE_CONFIRM_RECEIPT && act != ADVISE_WAIT;
}

static bool wants_sentences(enum advice_act act)
{
    return act == ADVISE_CONTACT_SELLER || act == ADVISE_REQUEST_EXTENSION || act == ADVISE_OPEN_DISPUTE ||
           act == ADVISE_ESCALATE || act == ADVISE_APPEAL || act == ADVISE_CHARGEBACK;
}

static void show_ways_of_paying(struct call *call, const struct order *order, const struct advice_plan *plan,
                                struct order_page *page)
{
    if (!order->head.external)
        return;
    page->pay.paid_by = paid_choices(call, STR("paid_by"), order->head.paid_by);
    page->pay.note = url_printf(call, "/orders/%.*s/paid-by", STR_ARG(encoded(call, order->head.ref)));
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        struct way_view *view = &page->pay.ways[page->pay.count++];
        *view = (struct way_view){.who = advice_str(&way->who),
                                  .what = advice_str(&way->what),
                                  .bars = advice_str(&way->bars),
                                  .source = advice_str(&way->source),
                                  .sure = way->sure};
        if (way->by.ms)
            view->by = until_view_of(call, way->by);
    }
}

void show_advice(struct call *call, const struct order *order, const struct parcel_file *parcel,
                 struct order_page *page)
{
    struct advice_case situation = order_case(order, parcel, call->ctx->now);
    advice_speak(arena_of(call), call_reading(call), &situation);
    struct advice_plan *plan = ARENA_NEW(arena_of(call), struct advice_plan);
    if (!order_is_advised(order) || order_viewer(order) != PARTY_BUYER)
        return;
    advise(&situation, plan);
    page->now_title = say(call->language, advice_act_title(plan->now.act));
    page->now_verdict = advice_str(&plan->verdict);
    page->now_what = advice_str(&plan->now.act_text);
    page->now_why = advice_str(&plan->now.why);
    page->now_risk = advice_str(&plan->now.risk);
    if (plan->now.by.ms)
        page->now_by = step_by_view_of(call, &plan->now);
    for (size_t i = 0; i < plan->avoid_count; i++)
        page->avoid[page->avoid_count++] = advice_str(&plan->avoid[i]);
    show_ways_of_paying(call, order, plan, page);
    page->case_text = (struct str){plan->case_text, plan->case_text_len};
    page->case_open = wants_sentences(plan->now.act);
    show_way(call, order, &situation, plan->now.act, page);
}
