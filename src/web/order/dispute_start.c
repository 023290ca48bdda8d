/* The page before the questions: is it the right moment for a dispute, and if not, why and from when. */
#include "core/advice/advice.h"
#include "pages.h"
#include "web/kit/show.h"
#include "web/order/dispute_show.h"
#include "web/order/dispute_words.h"
#include "web/order/show.h"

static struct str window_status(const struct call *call, const struct opening_window *window,
                                struct str *colour)
{
    bool later = window->refusal == REFUSAL_IN_TRANSIT || window->refusal == REFUSAL_TOO_EARLY ||
                 window->refusal == REFUSAL_CONTACT_FIRST;
    *colour = window->refusal == REFUSAL_NONE ? STR("good") : later ? STR("warn") : STR("plain");
    if (window->refusal == REFUSAL_NONE)
        return call_say(call, "Now");
    return later ? call_say(call, "Not yet") : call_say(call, "No longer");
}

static struct str verdict_sentence(struct call *call, const struct dispute_case *dispute)
{
    enum opening_verdict verdict = dispute->opening.verdict;
    struct str sentence = say(call->language, opening_sentence(verdict));
    return sentence.len ? sentence : dispute_window_text(call, &dispute->opening.whole);
}

static void show_families(struct call *call, const struct dispute_case *dispute,
                          struct dispute_start_page *page)
{
    enum opening_verdict verdict = dispute->opening.verdict;
    bool windows_count = verdict == OPENING_POSSIBLE || verdict >= OPENING_CONTACT_FIRST;
    for (enum family family = FAMILY_NOT_RECEIVED; windows_count && family < FAMILY_COUNT; family++) {
        struct opening_window window = {0};
        struct dispute_family_view *view = &page->families[page->family_count];
        if (!opening_of_family(dispute->order->policy, &dispute->opening, family, &window))
            continue;
        view->title = family_title(call->language, family);
        view->status = window_status(call, &window, &view->colour);
        view->sentence = dispute_window_text(call, &window);
        page->family_count++;
    }
}

enum err dispute_start_page(struct call *call, const struct dispute_case *dispute)
{
    const struct order *order = dispute->order;
    enum dispute_question gap = dispute_gap(dispute, call->ctx->now);
    struct advice_plan *plan;
    enum err err = dispute_plan(call, dispute, &plan);
    if (err)
        return err;
    struct dispute_start_page page = {
        .layout = narrow_layout_of(call, STR(N_("Open a dispute"))),
        .back = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->head.ref))),
        .order = order->lines.at[0].title,
        .marketplace = say(call->language, order->head.marketplace),
        .verdict = say(call->language, opening_heading(dispute->opening.verdict)),
        .sentence = verdict_sentence(call, dispute),
        .possible = dispute->opening.verdict == OPENING_POSSIBLE,
        .external = order->state.external,
        .begun = dispute->draft.revision > 0,
    };
    show_families(call, dispute, &page);
    if (page.possible && plan->now.act != ADVISE_OPEN_DISPUTE) {
        page.advice = say(call->language, advice_act_title(plan->now.act));
        page.advice_why = advice_str(&plan->now.why);
    }
    if (dispute->opening.may_open)
        page.go = dispute_url(call, order, gap == QUESTION_COUNT ? STR("check") : dispute_page_name(gap));
    if (dispute->opening.verdict == OPENING_CONTACT_FIRST) {
        page.settle = url_printf(call, "%.*s/seller_contacted", STR_ARG(page.back.text));
        page.settle_label = call_say(call, "Note that you wrote to the seller");
    }
    struct html h = html_of(call);
    page_dispute_start(&h, &page);
    return send_page(call, 200);
}
