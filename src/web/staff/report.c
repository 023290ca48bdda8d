/* Figures of a marketplace: a page with a chart that is drawn here, and tables for spreadsheets. */
#include "web/staff/report_view.h"

#include "base/check.h"
#include "core/value/money.h"
#include "pages.h"
#include "service/order/effect.h"
#include "text/clock/when.h"
#include "text/kit/csv.h"
#include "web/order/show.h"
#include "web/staff/caseload_view.h"
#include "web/staff/handlers.h"

static enum err ask(struct call *call, unsigned parts, bool whole, struct report *report)
{
    struct report_question question = {.market = call->parameters[0],
                                       .from = form_get(&call->query, STR("from")),
                                       .until = form_get(&call->query, STR("until")),
                                       .parts = parts,
                                       .whole = whole};
    return report_make(call->ctx, &call->viewer, &question, report);
}

static struct str day_of_report(struct call *call, struct instant at)
{
    return str_slice(when_iso(arena_of(call), at), 0, 10);
}

static struct str last_day(struct call *call, const struct report *report)
{
    return day_of_report(call, instant_add(report->until, SPAN_DAYS(-1)));
}

/* A share of few says little: the numbers stand beside it, and it is marked. */
static struct str share_text(struct call *call, int64_t part, int64_t whole)
{
    struct word_places places = PLACES(PLACE_INT("part", part), PLACE_INT("whole", whole),
                                       PLACE_INT("percent", whole ? (part * 100 + whole / 2) / whole : 0));
    if (whole < REPORT_FEW)
        return call_fill(call, "{part} of {whole} (few)", places);
    return call_fill(call, "{part} of {whole}, {percent} %", places);
}

/* ---- the page ---- */

static struct report_row row_of(struct call *call, const struct report_group *group, struct str name)
{
    struct report_row row = {.name = name, .count = grouped(call, group->count)};
    for (int end = 0; end < ENDED_COUNT; end++)
        row.ends[end] = group->ends[end] ? grouped(call, group->ends[end]) : STR_NONE;
    row.silence = share_text(call, group->ways[WAY_SILENCE], group->count);
    return row;
}

static struct report_fold fold_of(struct call *call, size_t lines)
{
    enum { SHOWN = 10, WORTH_IT = 3 };
    size_t shown = lines < SHOWN + WORTH_IT ? lines : SHOWN;
    return (struct report_fold){
        shown, count_text(call, (int64_t)(lines - shown), "{n} more line", "{n} more lines")};
}

static void add_table(struct call *call, const struct report *report, enum report_by by,
                      struct report_page *page)
{
    static const struct {
        struct str heading, column;
    } words[REPORT_BY_COUNT] = {
        [BY_MONTH] = {STR_INIT(N_("By month")), STR_INIT(N_("Month"))},
        [BY_REASON] = {STR_INIT(N_("By reason")), STR_INIT(N_("Reason"))},
        [BY_SELLER] = {STR_INIT(N_("By seller")), STR_INIT(N_("Seller"))},
        [BY_STAFF] = {STR_INIT(N_("By who decided")), STR_INIT(N_("Decided by"))},
    };
    const struct report_groups *groups = &report->by[by];
    const struct policy *policy = order_policy(&call->app->policies, report->market.policy);
    struct report_table *table = &page->tables[by];
    *table = (struct report_table){.heading = say(call->language, words[by].heading),
                                   .column = say(call->language, words[by].column),
                                   .id = names_at(&report_by_names, (int)by),
                                   .rows = ARENA_ARRAY(arena_of(call), struct report_row, groups->count + 1)};
    table->csv = url_printf(call, "/markets/%.*s/report.csv?by=%.*s&from=%.*s&until=%.*s",
                            STR_ARG(encoded(call, report->market.slug)), STR_ARG(table->id),
                            STR_ARG(day_of_report(call, report->from)), STR_ARG(last_day(call, report)));
    for (size_t i = 0; i < groups->count; i++) {
        struct str name = groups->at[i].name;
        if (by == BY_REASON)
            name = caseload_reason_words(call, policy, name);
        table->rows[table->count++] = row_of(call, &groups->at[i], name);
    }
    table->fold = fold_of(call, table->count);
}

static void draw(struct call *call, const struct report_groups *months, struct report_page *page)
{
    enum { WIDEST = 220, LEFT = 61, ROW = 40, BAR = 14 };
    int64_t most = 1;
    page->bars = ARENA_ARRAY(arena_of(call), struct report_bar, months->count + 1);
    for (size_t i = 0; i < months->count; i++)
        most = months->at[i].count > most ? months->at[i].count : most;
    for (size_t i = 0; i < months->count; i++) {
        int64_t y = (int64_t)i * ROW + 1, all = months->at[i].count;
        int64_t silent = months->at[i].ways[WAY_SILENCE];
        struct report_bar bar = {.label = months->at[i].name,
                                 .all_text = grouped(call, all),
                                 .silent_text = grouped(call, silent),
                                 .y = y,
                                 .all = all * WIDEST / most,
                                 .silent = silent * WIDEST / most,
                                 .text_y = y + 11,
                                 .silent_y = y + BAR,
                                 .silent_text_y = y + BAR + 11};
        bar.all_text_x = LEFT + bar.all + 5;
        bar.silent_text_x = LEFT + bar.silent + 5;
        page->bars[page->bar_count++] = bar;
    }
    page->height = (int64_t)months->count * ROW;
}

static void add_spans(struct call *call, const struct report *report, struct report_page *page)
{
    struct arena *arena = arena_of(call);
    const struct report_span *end = &report->to_end, *decision = &report->to_decision;
    if (end->count)
        page->to_end =
            call_fill(call, "From the opening to the end: {median} for half of them, {most} for nine of ten.",
                      PLACES(PLACE("median", when_span(arena, call->language, end->median)),
                             PLACE("most", when_span(arena, call->language, end->nine_tenths))));
    if (decision->count)
        page->to_decision =
            call_fill(call,
                      "From the call of the commission to its decision: {median} for half of {n}, {most} for "
                      "nine of ten.",
                      PLACES(PLACE("median", when_span(arena, call->language, decision->median)),
                             PLACE("most", when_span(arena, call->language, decision->nine_tenths)),
                             PLACE_INT("n", decision->count)));
}

static void add_lists(struct call *call, const struct report *report, struct report_page *page)
{
    page->sellers = ARENA_ARRAY(arena_of(call), struct report_rate, report->sellers.count + 1);
    for (size_t i = 0; i < report->sellers.count; i++) {
        const struct seller_count *count = &report->sellers.at[i];
        page->sellers[page->seller_count++] = (struct report_rate){
            count->seller, grouped(call, count->orders), share_text(call, count->disputed, count->orders)};
    }
    page->sellers_fold = fold_of(call, page->seller_count);
    page->money = ARENA_ARRAY(arena_of(call), struct report_sum, report->money.count + 1);
    for (size_t i = 0; i < report->money.count; i++) {
        struct currency currency;
        const struct payout_moved *money = &report->money.at[i];
        if (currency_from(money->currency, &currency))
            page->money[page->money_count++] =
                (struct report_sum){payout_kind_words(call, money->kind),
                                    money_text(call, money->minor, currency), grouped(call, money->count)};
    }
}

static struct input_view day_input(const char *name, const char *label, struct str day)
{
    return (struct input_view){.name = str_from(name),
                               .label = str_from(label),
                               .type = STR("date"),
                               .field = {.value = day},
                               .max = 10};
}

enum err report_show(struct call *call)
{
    struct report *report = ARENA_NEW(arena_of(call), struct report);
    enum err err = ask(call, REPORT_ALL, false, report);
    if (err)
        return err;
    struct str slug = encoded(call, report->market.slug);
    struct report_page *page = ARENA_NEW(arena_of(call), struct report_page);
    *page = (struct report_page){
        .layout = wide_layout_of(call, STR(N_("Reports"))),
        .market = report->market.name,
        .back = url_printf(call, "/markets/%.*s/staff", STR_ARG(slug)),
        .action = url_printf(call, "/markets/%.*s/report", STR_ARG(slug)),
        .from = day_input("from", N_("First day"), day_of_report(call, report->from)),
        .until = day_input("until", N_("Last day"), last_day(call, report)),
        .all = count_text(call, report->all.count, "{n} dispute ended.", "{n} disputes ended."),
        .cut = report->cut,
        .few = report->all.count > 0 && report->all.count < REPORT_FEW};
    if (report->all.count)
        page->silence = call_fill(
            call, "Silence decided {share}.",
            PLACES(PLACE("share", share_text(call, report->all.ways[WAY_SILENCE], report->all.count))));
    page->sellers_csv =
        url_printf(call, "/markets/%.*s/report.csv?by=orders&from=%.*s&until=%.*s", STR_ARG(slug),
                   STR_ARG(day_of_report(call, report->from)), STR_ARG(last_day(call, report)));
    for (int by = 0; by < REPORT_BY_COUNT; by++)
        add_table(call, report, (enum report_by)by, page);
    draw(call, &report->by[BY_MONTH], page);
    add_spans(call, report, page);
    add_lists(call, report, page);
    struct html h = html_of(call);
    page_report(&h, page);
    return send_page(call, 200);
}

/* ---- the tables ---- */

static void put_groups(struct csv *csv, const struct report_groups *groups, struct str by)
{
    csv_put_str(csv, by);
    csv_put_str(csv, STR("ended"));
    for (int end = 0; end < ENDED_COUNT; end++)
        csv_put_str(csv, names_at(&report_end_names, end));
    csv_put_str(csv, STR("by_silence"));
    csv_end_row(csv);
    for (size_t i = 0; i < groups->count; i++) {
        csv_put_str(csv, groups->at[i].name);
        csv_put_int(csv, groups->at[i].count);
        for (int end = 0; end < ENDED_COUNT; end++)
            csv_put_int(csv, groups->at[i].ends[end]);
        csv_put_int(csv, groups->at[i].ways[WAY_SILENCE]);
        csv_end_row(csv);
    }
}

static void put_sellers(struct csv *csv, const struct seller_counts *sellers)
{
    csv_put_str(csv, STR("seller"));
    csv_put_str(csv, STR("orders"));
    csv_put_str(csv, STR("with_a_dispute"));
    csv_end_row(csv);
    for (size_t i = 0; i < sellers->count; i++) {
        csv_put_str(csv, sellers->at[i].seller);
        csv_put_int(csv, sellers->at[i].orders);
        csv_put_int(csv, sellers->at[i].disputed);
        csv_end_row(csv);
    }
}

enum err report_csv(struct call *call)
{
    struct str by = form_get(&call->query, STR("by"));
    struct report *report = ARENA_NEW(arena_of(call), struct report);
    struct reply *reply = &call->exchange->reply;
    struct csv csv = {.out = &reply->body};
    int kind = names_find(&report_by_names, by);
    if (kind < 0 && !str_eq(by, STR("orders")))
        return fail_field(&call->ctx->failure, ERR_INPUT, "by",
                          "Ask for \"month\", \"reason\", \"seller\", \"staff\" or \"orders\".");
    enum err err = ask(call, kind < 0 ? REPORT_SELLERS : REPORT_PART(kind), true, report);
    if (!err && report->cut)
        return fail_field(&call->ctx->failure, ERR_LIMIT, "from",
                          "These are more lines than one file takes: choose fewer days.");
    if (err)
        return err;
    buf_clear(&reply->body);
    if (kind >= 0)
        put_groups(&csv, &report->by[kind], by);
    else
        put_sellers(&csv, &report->sellers);
    reply->status = 200;
    reply->type = STR("text/csv; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"report.csv\""));
    call->answered = true;
    return OK;
}
