/* The last pages of a dispute: the answers once more, and the reference with what happens next. */
#include "pages.h"
#include "service/order/seen.h"
#include "text/clock/locale.h"
#include "text/clock/when.h"
#include "web/kit/show.h"
#include "web/order/dispute_show.h"
#include "web/order/dispute_words.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

static struct str lines_text(struct call *call, const struct dispute_case *dispute)
{
    const struct order *order = dispute->order;
    uint64_t lines = dispute_lines(dispute);
    struct str *titles = ARENA_ARRAY(arena_of(call), struct str, order->lines.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < order->lines.count; i++)
        if (lines & line_bit(i))
            titles[count++] = order->lines.at[i].title;
    return locale_list(arena_of(call), call->language, LIST_AND, titles, count);
}

static struct str answer_text(struct call *call, const struct dispute_case *dispute,
                              enum dispute_question question)
{
    const struct order *order = dispute->order;
    const struct dispute_draft *draft = &dispute->draft;
    int reason = policy_reason(order->policy, draft->reason);
    int remedy = names_find(&remedy_names, draft->remedy);
    switch (question) {
    case QUESTION_LINES:
        return lines_text(call, dispute);
    case QUESTION_PIECES:
        return call_fill(
            call, "{count} of {most}",
            PLACES(PLACE_INT("count", draft->pieces), PLACE_INT("most", dispute_pieces_most(dispute))));
    case QUESTION_REASON:
        return reason < 0 ? STR_NONE : say(call->language, str_from(order->policy->reasons[reason].title));
    case QUESTION_REMEDY:
        return remedy < 0 ? STR_NONE : remedy_title(call->language, (enum remedy)remedy);
    case QUESTION_AMOUNT:
        return money_text(call, draft->amount_minor, order->state.currency);
    case QUESTION_AT:
        return when_date(arena_of(call), call_reading(call), draft->opened_at);
    case QUESTION_WORDS:
        return draft->story;
    case QUESTION_COUNT:
        break;
    }
    return STR_NONE;
}

static void show_facts(struct call *call, const struct dispute_case *dispute, struct dispute_check_page *page)
{
    for (enum dispute_question q = QUESTION_LINES; q < QUESTION_COUNT; q++) {
        if (!dispute_asks(dispute, q))
            continue;
        page->facts[page->fact_count++] = (struct dispute_fact){
            .label = say(call->language, dispute_fact_label(q)),
            .value = answer_text(call, dispute, q),
            .change = dispute_url(call, dispute->order, dispute_page_name(q)),
            .lines = q == QUESTION_WORDS,
        };
        page->back = page->facts[page->fact_count - 1].change;
    }
}

/* What happened since the version that the form was made for; newest first, as the order's page tells it. */
static enum err show_news(struct call *call, const struct order *order, struct dispute_check_page *page)
{
    int64_t seen = 0, stored = (int64_t)order->rows.count;
    struct order_page *page_of_order = ARENA_NEW(arena_of(call), struct order_page);
    struct parcel_file *parcel = ARENA_NEW(arena_of(call), struct parcel_file);
    if (!str_to_int(call_value(call, STR("version")), &seen) || seen >= stored)
        return OK;
    enum err err = parcel_read(call->ctx, call->app->tracking, order, parcel);
    if (err)
        return err;
    order_page_fill(call, order, parcel, page_of_order);
    page->news = page_of_order->happenings;
    page->news_count = (size_t)(stored - seen);
    return OK;
}

/* The one fact that the reason rests on, where nothing known of the parcel fits it. */
static void ask_for_parcel(struct call *call, const struct dispute_case *dispute,
                           struct dispute_check_page *page)
{
    enum came says = dispute_says(dispute);
    if (says == CAME_NOT_SAID)
        return;
    bool came = says == CAME_YES;
    page->came = names_at(&came_names, (int)says);
    page->claim =
        came ? call_say(call, "The parcel is with me") : call_say(call, "The parcel is not with me");
    page->claim_why =
        came ? call_say(call, "With this reason you say that the parcel has come: nobody has noted its "
                              "delivery yet.")
             : call_say(call, "With this reason you say that nothing came: the parcel is noted as "
                              "delivered. Ask at home and next door first.");
}

enum err dispute_check_page(struct call *call, const struct dispute_case *dispute, int status)
{
    const struct order *order = dispute->order;
    struct dispute_check_page page = {
        .layout = narrow_layout_of(call, STR(N_("Check your answers"))),
        .action = dispute_url(call, order, STR("check")),
        .version = order->state.version,
        .revision = dispute->draft.revision,
        .button =
            order->state.external ? call_say(call, "Note this dispute") : call_say(call, "Open the dispute"),
        .consequence =
            order->state.external
                ? call_say(call, "From then on this page counts the days for the seller's answer.")
                : call_say(call, "The money stays where it is; the seller is told and has to answer."),
    };
    show_facts(call, dispute, &page);
    ask_for_parcel(call, dispute, &page);
    page.need_count =
        dispute_needs(call, order, policy_reason(order->policy, dispute->draft.reason), page.needs);
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
        enum err err = show_news(call, order, &page);
        if (err)
            return err;
    }
    struct html h = html_of(call);
    page_dispute_check(&h, &page);
    return send_page(call, status);
}

enum err dispute_done_page(struct call *call, const struct order *order)
{
    struct dispute_done_page page = {
        .layout = narrow_layout_of(call, STR(N_("Your dispute"))),
        .order = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->head.ref))),
        .ref = order->head.ref,
        .heading = order->state.external ? call_say(call, "Your dispute is noted")
                                         : call_say(call, "Your dispute is open"),
        .marketplace = say(call->language, order->head.marketplace),
        .external = order->state.external,
    };
    struct order_due due[DEADLINE_COUNT];
    int count = order_dues(order, call->ctx->now, due);
    for (int i = 0; i < count; i++)
        page.deadlines[page.deadline_count++] =
            (struct order_deadline_view){deadline_words_for(call, order, due[i].deadline),
                                         outcome_words(call, &due[i]), until_view_of(call, due[i].at)};
    page.evidence = url_printf(call, "%.*s/evidence", STR_ARG(page.order.text));
    page.calendar = url_printf(call, "%.*s/deadlines.ics", STR_ARG(page.order.text));
    page.need_count = dispute_needs(call, order, order->state.reason, page.needs);
    struct html h = html_of(call);
    page_dispute_done(&h, &page);
    return send_page(call, 200);
}
