/* Reconciliation of a marketplace: what was ordered each day, what has moved, what differs. A page, and a table. */
#include "base/check.h"
#include "core/value/money.h"
#include "pages.h"
#include "service/order/payout.h"
#include "text/kit/csv.h"
#include "web/order/handlers.h"
#include "web/order/payout_view.h"
#include "web/order/show.h"

static const struct {
    struct str kind, words;
} kinds[] = {
    {STR_INIT("refund"), STR_INIT(N_("Back to buyers"))},
    {STR_INIT("release"), STR_INIT(N_("To sellers"))},
    {STR_INIT("recover_from_seller"), STR_INIT(N_("Back from sellers"))},
    {STR_INIT("cancel_release"), STR_INIT(N_("Not to sellers after all"))},
    {STR_INIT("cancel_refund"), STR_INIT(N_("Not to buyers after all"))},
    {STR_INIT("recover_from_buyer"), STR_INIT(N_("Back from buyers"))},
    {STR_INIT("cancel_recover_from_seller"), STR_INIT(N_("Not back from sellers after all"))},
    {STR_INIT("cancel_recover_from_buyer"), STR_INIT(N_("Not back from buyers after all"))},
};

struct str payout_kind_words(const struct call *call, struct str kind)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_eq(kinds[i].kind, kind))
            return say(call->language, kinds[i].words);
    return kind;
}

static struct str amount_words(struct call *call, int64_t minor, struct str code)
{
    struct currency currency;
    if (minor == 0 || !currency_from(code, &currency))
        return STR_NONE;
    return money_text(call, minor, currency);
}

/* "0.50 EUR in 1 payment"; empty: nothing differs so. */
static struct str part_words(struct call *call, const struct payout_part *part, struct str code)
{
    struct str amount = amount_words(call, part->minor, code);
    if (!amount.len)
        return amount;
    return arena_say_n(arena_of(call), call->language,
                       (const struct str[2])FORMS_("{amount} in {n} payment", "{amount} in {n} payments"),
                       part->count, PLACES(PLACE("amount", amount)));
}

static struct str day_iso(struct call *call, int64_t day)
{
    return str_slice(when_iso(arena_of(call), (struct instant){day * SPAN_DAYS(1).ms}), 0, 10);
}

static struct payout_line line_of(struct call *call, const struct payout_row *row)
{
    struct instant day = {row->day * SPAN_DAYS(1).ms};
    return (struct payout_line){
        .day = when_short_date(arena_of(call), call->language, day),
        .iso = day_iso(call, row->day),
        .kind = payout_kind_words(call, row->kind),
        .ordered = amount_words(call, row->ordered.minor, row->currency),
        .done = amount_words(call, row->done.minor, row->currency),
        .failed = amount_words(call, row->failed.minor, row->currency),
        .waiting = amount_words(call, row->waiting.minor, row->currency),
        .withdrawn = amount_words(call, row->withdrawn.minor, row->currency),
        .missing = part_words(call, &row->missing, row->currency),
        .extra = part_words(call, &row->extra, row->currency),
    };
}

static struct payout_difference difference_of(struct call *call, const struct effect *effect)
{
    struct currency currency;
    struct payout_difference one = {
        .order = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, effect->ref))),
        .key = effect->key,
        .state = effect_state_words(call, effect->state),
        .said = effect->said,
        .made = time_view_of(call, effect->made_at),
    };
    if (!currency_from(effect->currency, &currency))
        return one;
    one.what = effect_words(call, effect, currency);
    if (effect->moved_minor)
        one.moved = call_fill(call, "In truth {amount} has moved.",
                              PLACES(PLACE("amount", money_text(call, effect->moved_minor, currency))));
    return one;
}

static enum err ask(struct call *call, struct payout_report *report)
{
    struct payout_question question = {.market = call->parameters[0],
                                       .from = form_get(&call->query, STR("from")),
                                       .until = form_get(&call->query, STR("until"))};
    return payout_report(call->ctx, &call->viewer, &question, report);
}

static void fill_lists(struct call *call, const struct payout_report *report, struct payouts_page *page)
{
    struct arena *arena = arena_of(call);
    page->lines = ARENA_ARRAY(arena, struct payout_line, report->count + 1);
    page->differences = ARENA_ARRAY(arena, struct payout_difference, report->differences.count + 1);
    page->owed = ARENA_ARRAY(arena, struct payout_owed, report->owed.count + 1);
    for (size_t i = 0; i < report->count; i++)
        page->lines[page->count++] = line_of(call, &report->rows[i]);
    for (size_t i = 0; i < report->differences.count; i++)
        page->differences[page->difference_count++] = difference_of(call, &report->differences.at[i]);
    for (size_t i = 0; i < report->owed.count; i++) {
        const struct payout_debt *debt = &report->owed.at[i];
        page->owed[page->owed_count++] =
            (struct payout_owed){debt->seller, amount_words(call, debt->minor, debt->currency)};
    }
}

static struct input_view day_input(struct call *call, const char *name, const char *label, int64_t day)
{
    struct input_view view = input_view_of(call, str_from(name), str_from(label));
    view.field.value = day_iso(call, day);
    return view;
}

enum err payouts_show(struct call *call)
{
    struct payout_report report;
    enum err err = ask(call, &report);
    if (err)
        return err;
    struct str slug = encoded(call, report.market.slug);
    int64_t day_ms = SPAN_DAYS(1).ms, from = report.from.ms / day_ms, until = report.until.ms / day_ms - 1;
    struct payouts_page page = {
        .layout = wide_layout_of(call, STR(N_("Payouts and what became of them"))),
        .market = report.market.name,
        .back = url_printf(call, report.serves ? "/markets/%.*s" : "/admin/markets/%.*s", STR_ARG(slug)),
        .works = report.serves,
        .action = url_printf(call, "/markets/%.*s/payouts", STR_ARG(slug)),
        .csv = url_printf(call, "/markets/%.*s/payouts.csv?from=%.*s&until=%.*s", STR_ARG(slug),
                          STR_ARG(day_iso(call, from)), STR_ARG(day_iso(call, until))),
        .failed = url_printf(call, "/markets/%.*s/payments", STR_ARG(slug)),
        .from = day_input(call, "from", N_("First day"), from),
        .until = day_input(call, "until", N_("Last day"), until),
        .cut = report.cut,
        .differences_cut = report.differences.count == EFFECTS_MAX,
    };
    fill_lists(call, &report, &page);
    struct html h = html_of(call);
    page_payouts(&h, &page);
    return send_page(call, 200);
}

/* ---- the table ---- */

static void put_amount(struct csv *csv, int64_t minor, struct str code)
{
    struct currency currency;
    char text[MONEY_TEXT];
    if (currency_from(code, &currency))
        csv_put_number(csv, money_write(minor, currency, text));
    else
        csv_put_int(csv, minor);
}

static void put_row(struct call *call, struct csv *csv, const struct payout_report *report,
                    const struct payout_row *row)
{
    const struct payout_part *parts[] = {&row->ordered, &row->done, &row->waiting, &row->failed,
                                         &row->withdrawn};
    const struct payout_part *wrong[] = {&row->missing, &row->extra};
    csv_put_str(csv, day_iso(call, row->day));
    csv_put_str(csv, report->market.slug);
    csv_put_str(csv, row->currency);
    csv_put_str(csv, row->kind);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        csv_put_int(csv, parts[i]->count);
        put_amount(csv, parts[i]->minor, row->currency);
    }
    put_amount(csv, payout_difference(row), row->currency);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        csv_put_int(csv, wrong[i]->count);
        put_amount(csv, wrong[i]->minor, row->currency);
    }
    csv_end_row(csv);
}

enum err payouts_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("day"),
                                       STR_INIT("market"),
                                       STR_INIT("currency"),
                                       STR_INIT("kind"),
                                       STR_INIT("ordered_count"),
                                       STR_INIT("ordered"),
                                       STR_INIT("moved_count"),
                                       STR_INIT("moved"),
                                       STR_INIT("waiting_count"),
                                       STR_INIT("waiting"),
                                       STR_INIT("failed_count"),
                                       STR_INIT("failed"),
                                       STR_INIT("withdrawn_count"),
                                       STR_INIT("withdrawn"),
                                       STR_INIT("difference"),
                                       STR_INIT("missing_count"),
                                       STR_INIT("missing"),
                                       STR_INIT("extra_count"),
                                       STR_INIT("extra")};
    struct payout_report report;
    struct reply *reply = &call->exchange->reply;
    enum err err = ask(call, &report);
    if (err)
        return err;
    buf_clear(&reply->body);
    struct csv csv = {.out = &reply->body};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        csv_put_str(&csv, names[i]);
    csv_end_row(&csv);
    for (size_t i = 0; i < report.count; i++)
        put_row(call, &csv, &report, &report.rows[i]);
    if (reply->body.overflow || report.cut)
        return fail(&call->ctx->failure, ERR_LIMIT, "These days have more than is shown. Choose fewer days.");
    reply->status = 200;
    reply->type = STR("text/csv; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"payouts.csv\""));
    call->answered = true;
    return OK;
}
