/* What a marketplace's staff shares beside the orders: frozen sellers, sums for two, notes, and who looked at what. */
#include "base/check.h"
#include "core/people/duty.h"
#include "core/value/money.h"
#include "http/door/look.h"
#include "pages.h"
#include "service/order/countersign.h"
#include "service/order/freeze.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/unit/audit.h"
#include "text/clock/when.h"
#include "text/people/handle.h"
#include "web/order/words.h"
#include "web/staff/desk_view.h"
#include "web/staff/handlers.h"

static enum err enter(struct call *call, enum staff_right right, struct market *market)
{
    enum market_duty duty;
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], market, &duty);
    return err ? err : market_require(call->ctx, &call->viewer, market->id, right);
}

static struct url page_of(struct call *call, const struct market *market, const char *page)
{
    return url_printf(call, "/markets/%.*s%s", STR_ARG(encoded(call, market->slug)), page);
}

static struct input_view text_input(struct call *call, const char *name, const char *label)
{
    return (struct input_view){
        .name = str_from(name),
        .label = str_from(label),
        .type = STR("text"),
        .field = {.value = str_char_prefix(form_get(&call->query, str_from(name)), 100)},
        .max = 100,
        .optional = true};
}

static struct url order_url(struct call *call, struct str ref)
{
    return url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, ref)));
}

/* ---- the desk ---- */

static struct str sum_state(const struct call *call, struct str state)
{
    return str_eq(state, STR("waiting"))    ? call_say(call, "waits")
           : str_eq(state, STR("approved")) ? call_say(call, "given back")
                                            : call_say(call, "refused");
}

static void add_sums(struct call *call, const struct countersigns *sums, struct desk_page *page)
{
    page->sums = ARENA_ARRAY(arena_of(call), struct waiting_sum, sums->count + 1);
    for (size_t i = 0; i < sums->count; i++) {
        struct currency currency = {0};
        const struct countersign *sum = &sums->at[i];
        page->sums[page->sum_count++] = (struct waiting_sum){
            .order = order_url(call, sum->ref),
            .name = sum->number.len ? sum->number : sum->ref,
            .amount = currency_from(sum->currency, &currency) ? money_text(call, sum->amount_minor, currency)
                                                              : STR_NONE,
            .act = second_act_words(call->language, sum->act),
            .by = sum->by,
            .state = sum_state(call, sum->state),
            .second = sum->second,
            .words = sum->second_words,
            .at = time_view_of(call, sum->at)};
    }
}

static void add_frozen(struct call *call, const struct seller_freezes *freezes, struct desk_page *page)
{
    page->frozen = ARENA_ARRAY(arena_of(call), struct frozen_seller, freezes->count + 1);
    for (size_t i = 0; i < freezes->count; i++) {
        const struct seller_freeze *freeze = &freezes->at[i];
        page->frozen[page->frozen_count++] =
            (struct frozen_seller){freeze->seller, freeze->by, freeze->words, time_view_of(call, freeze->at),
                                   until_view_of(call, freeze->until)};
    }
}

static void add_typed(struct call *call, struct desk_page *page)
{
    page->problem = problem_of(call);
    if (str_eq(call_value(call, STR("turn")), STR("thaw"))) /* the other form's */
        return;
    page->seller.field = field_of(call, page->seller.name);
    page->until.field = field_of(call, page->until.name);
    page->words = field_of(call, STR("words"));
}

static enum err show_desk(struct call *call, int status)
{
    struct market market;
    struct countersigns sums;
    struct seller_freezes freezes;
    bool rights[STAFF_RIGHT_COUNT];
    enum err err = enter(call, RIGHT_LOOK, &market);
    if (!err)
        err = market_may(call->ctx, &call->viewer, market.id, rights);
    if (!err)
        err = countersign_list_of(call->ctx, &call->viewer, &market, &sums);
    if (!err)
        err = freeze_list(call->ctx, &call->viewer, &market, &freezes);
    if (err)
        return err;
    struct desk_page page = {.layout = wide_layout_of(call, STR(N_("The staff's desk"))),
                             .market = market.name,
                             .back = page_of(call, &market, ""),
                             .action = page_of(call, &market, "/freeze"),
                             .notes = page_of(call, &market, "/notes"),
                             .audit = page_of(call, &market, "/audit"),
                             .reports = page_of(call, &market, "/report"),
                             .sums_csv = page_of(call, &market, "/sums.csv"),
                             .leads = rights[RIGHT_LEAD],
                             .seller = text_input(call, "seller", N_("Seller")),
                             .until = text_input(call, "until", N_("Until which day?"))};
    page.until.hint = STR(N_("The day, such as 2026-11-26; empty stands for 180 days."));
    page.until.type = STR("date");
    page.seller.optional = false;
    page.layout.notice = said(call);
    add_sums(call, &sums, &page);
    add_frozen(call, &freezes, &page);
    if (is_sent_back(call))
        add_typed(call, &page);
    struct html h = html_of(call);
    page_market_desk(&h, &page);
    return send_page(call, status);
}

enum err desk_show(struct call *call)
{
    return show_desk(call, 200);
}

enum err freeze_prepare(struct call *call)
{
    return call->has_errors ? show_desk(call, 422) : OK;
}

enum err freeze_post(struct call *call)
{
    struct market market;
    struct seller_freeze_wish wish = {.viewer = call->viewer,
                                      .market = &market,
                                      .seller = call_value(call, STR("seller")),
                                      .words = call_value(call, STR("words"))};
    bool thaws = str_eq(call_value(call, STR("turn")), STR("thaw"));
    enum err err = enter(call, RIGHT_LEAD, &market);
    if (err)
        return err;
    wish.until = day_of(call, STR("until"));
    if (call->has_errors)
        err = fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.");
    else
        err = thaws ? thaw_seller(call->ctx, &call->viewer, &market, wish.seller)
                    : freeze_seller(call->ctx, &wish);
    if (!err)
        call_redirect(call, 303, page_of(call, &market, "/staff?said=saved").text);
    return form_again(call, err, show_desk);
}

/* ---- notes ---- */

static int64_t before_of(const struct call *call)
{
    int64_t before = 0;
    bool number = str_to_int(form_get(&call->query, STR("before")), &before);
    return number && before > 0 ? before : 0;
}

enum err notes_show(struct call *call)
{
    struct market market;
    struct notes_found found;
    struct note_question question = {str_char_prefix(form_get(&call->query, STR("q")), 100), before_of(call)};
    enum err err = enter(call, RIGHT_LOOK, &market);
    if (!err)
        err = note_search(call->ctx, &call->viewer, &market, &question, &found);
    if (!err)
        err = call_note_notes_look(call, market.id, &found.notes);
    if (err)
        return err;
    struct notes_page page = {.layout = layout_of(call, STR(N_("Notes of the staff"))),
                              .market = market.name,
                              .back = page_of(call, &market, "/staff"),
                              .action = page_of(call, &market, "/notes"),
                              .words = text_input(call, "q", N_("Words, or an order's number")),
                              .notes = ARENA_ARRAY(arena_of(call), struct found_note, found.notes.count + 1)};
    for (size_t i = 0; i < found.notes.count; i++) {
        const struct staff_note *note = &found.notes.at[i];
        page.notes[page.count++] = (struct found_note){order_url(call, note->ref),
                                                       note->number.len ? note->number : note->ref,
                                                       note->title,
                                                       note->author,
                                                       note->words,
                                                       time_view_of(call, note->written_at)};
    }
    page.csv = url_printf(call, "%.*s.csv?q=%.*s", STR_ARG(page.action.text),
                          STR_ARG(encoded(call, question.words)));
    if (found.next)
        page.next = url_printf(call, "%.*s?q=%.*s&before=%lld", STR_ARG(page.action.text),
                               STR_ARG(encoded(call, question.words)), (long long)found.next);
    struct html h = html_of(call);
    page_market_notes(&h, &page);
    return send_page(call, 200);
}

/* ---- who looked, who did ---- */

static const struct str acts[] = {
    STR_INIT(N_("look")),    STR_INIT(N_("assign")), STR_INIT(N_("note")),
    STR_INIT(N_("freeze")),  STR_INIT(N_("thaw")),   STR_INIT(N_("ask")),
    STR_INIT(N_("approve")), STR_INIT(N_("refuse")), STR_INIT(N_("bulk")),
};

static enum err filter_of(struct call *call, const struct market *market, struct audit_filter *filter)
{
    struct str by = str_trim(form_get(&call->query, STR("by")));
    struct str order = str_trim(form_get(&call->query, STR("order")));
    *filter = (struct audit_filter){
        .act = form_get(&call->query, STR("act")), .before = before_of(call), .market_id = market->id};
    if (order.len)
        filter->subject = arena_printf(arena_of(call), "order %.*s", STR_ARG(str_char_prefix(order, 60)));
    enum err err = by.len ? order_person(call->ctx, by, &filter->person_id) : OK;
    if (by.len && !filter->person_id)
        filter->person_id = -1; /* nobody's */
    return err;
}

static struct audit_item item_of(struct call *call, const struct audit_line *line)
{
    struct str rest = line->subject, what = str_cut(&rest, ' ');
    return (struct audit_item){.iso = when_iso(arena_of(call), line->at),
                               .when = when_long(arena_of(call), call_reading(call), line->at),
                               .act = say(call->language, line->act),
                               .subject = str_eq(what, STR("bulk")) ? STR_NONE : rest,
                               .note = audit_note_said(arena_of(call), call->language, line),
                               .author = author_view_of(call, &line->author),
                               .subject_url =
                                   str_eq(what, STR("order")) ? order_url(call, rest) : url_own(STR_NONE)};
}

enum err market_audit_show(struct call *call)
{
    struct market market;
    struct audit_filter filter;
    struct audit_found found;
    enum err err = enter(call, RIGHT_LEAD, &market);
    if (!err)
        err = filter_of(call, &market, &filter);
    if (!err)
        err = audit_read_market(call->ctx, &filter, &found);
    if (err)
        return err;
    struct market_audit_page page = {
        .layout = wide_layout_of(call, STR(N_("Who looked at what, and who did what"))),
        .market = market.name,
        .back = page_of(call, &market, "/staff"),
        .action = page_of(call, &market, "/audit"),
        .act = act_select(call, acts, COUNT_OF(acts), call_say(call, "All"), filter.act),
        .by = text_input(call, "by", N_("By")),
        .order = text_input(call, "order", N_("Reference")),
        .list.items = ARENA_ARRAY(arena_of(call), struct audit_item, found.lines.count + 1)};
    for (size_t i = 0; i < found.lines.count; i++)
        page.list.items[page.list.count++] = item_of(call, &found.lines.at[i]);
    struct str asked = arena_printf(
        arena_of(call), "act=%.*s&by=%.*s&order=%.*s", STR_ARG(encoded(call, filter.act)),
        STR_ARG(encoded(call, page.by.field.value)), STR_ARG(encoded(call, page.order.field.value)));
    page.csv = url_printf(call, "%.*s.csv?%.*s", STR_ARG(page.action.text), STR_ARG(asked));
    if (found.next)
        page.list.next = url_printf(call, "%.*s?%.*s&before=%lld", STR_ARG(page.action.text), STR_ARG(asked),
                                    (long long)found.next);
    struct html h = html_of(call);
    page_market_audit(&h, &page);
    return send_page(call, 200);
}
