/*
 * Orders to watch from a table: Amazon's history of orders, or one of somebody's own, whose columns are chosen once it was
 * read. Looked at first, then all of them or none. The file is text and nothing is decoded; a short one stays in the form.
 */
#include "service/order/noted_table.h"

#include "http/door/writer.h"
#include "pages.h"
#include "web/order/handlers.h"
#include "web/order/listed_view.h"
#include "web/order/show.h"

static bool takes(const struct call *call)
{
    return str_eq(call_value(call, STR("turn")), STR("take"));
}

/* What came, and what was found in it. */
struct sent_table {
    struct str file;
    const struct noted_table *table; /* NULL: it was not read yet */
};

static bool has_file(const struct call *call)
{
    const struct sent_table *sent = call->prepared;
    return sent && sent->file.len;
}

/* What the table is: the file that came, or the text. */
static struct str table_of(const struct call *call)
{
    const struct sent_table *sent = call->prepared;
    return has_file(call) ? sent->file : call_value(call, STR("text"));
}

/* ---- the page ---- */

static void add_choice(struct select_view *view, struct str value, struct str label, struct str chosen)
{
    view->choices[view->count++] = (struct choice_view){value, label, str_eq(value, chosen), false};
}

static enum err policy_of(struct call *call, struct select_view *view)
{
    struct select_view all;
    struct str chosen = call_value(call, STR("policy"));
    enum err err = noted_policies_of(call, chosen, &all);
    if (err)
        return err;
    *view =
        (struct select_view){.name = STR("policy"),
                             .label = STR(N_("Where did you order?")),
                             .hint = STR(N_("Its rules of protection count for all orders of the table.")),
                             .error = call_error_of(call, STR("policy")),
                             .choices = ARENA_ARRAY(arena_of(call), struct choice_view, all.count + 1)};
    add_choice(view, STR_NONE, call_say(call, N_("As the table says")), chosen);
    for (size_t i = 0; i < all.count; i++)
        view->choices[view->count++] = all.choices[i];
    return OK;
}

static struct select_view currency_of(struct call *call)
{
    struct str chosen = call_value(call, STR("currency"));
    struct select_view all = currencies_of(call, STR("-"));
    struct select_view view = {.name = STR("currency"),
                               .label = STR(N_("Currency")),
                               .hint = STR(N_("Where the table names none.")),
                               .error = call_error_of(call, STR("currency")),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, all.count + 1)};
    add_choice(&view, STR_NONE, call_say(call, N_("As the table says")), chosen);
    for (size_t i = 0; i < all.count; i++)
        add_choice(&view, all.choices[i].value, all.choices[i].label, chosen);
    return view;
}

static struct select_view days_of(struct call *call)
{
    struct str chosen = call_value(call, STR("days"));
    struct select_view view = {.name = STR("days"),
                               .label = STR(N_("How days are written")),
                               .hint = STR(N_("Where 05/03/2026 can be two days.")),
                               .error = call_error_of(call, STR("days")),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, NOTED_DAYS)};
    add_choice(&view, STR_NONE, call_say(call, N_("As the table says")), chosen);
    add_choice(&view, STR("day-first"), call_say(call, N_("The day before the month")), chosen);
    add_choice(&view, STR("month-first"), call_say(call, N_("The month before the day")), chosen);
    return view;
}

/* What each column is called, as it was chosen or found. */
static void fill_columns(struct call *call, const struct noted_table *table, struct noted_table_page *page)
{
    const struct csv_row *names = table->names;
    page->columns = ARENA_ARRAY(arena_of(call), struct select_view, NOTED_COLUMNS);
    for (size_t i = 0; i < NOTED_COLUMNS; i++) {
        const struct noted_column_row *column = &noted_columns[i];
        struct select_view *view = &page->columns[page->column_count++];
        struct str chosen = call_value(call, column->name);
        if (!chosen.len && table->at[i])
            chosen = names->at[table->at[i] - 1].text;
        *view = (struct select_view){.name = column->name,
                                     .label = column->label,
                                     .error = call_error_of(call, column->name),
                                     .choices =
                                         ARENA_ARRAY(arena_of(call), struct choice_view, names->count + 1)};
        add_choice(view, STR_NONE, call_say(call, N_("It is not there")), chosen);
        for (size_t k = 0; k < names->count; k++)
            if (names->at[k].text.len)
                view->choices[view->count++] = (struct choice_view){
                    names->at[k].text, names->at[k].text, str_eq_nocase(names->at[k].text, chosen), true};
    }
}

static void say_left_out(struct call *call, const struct noted_table *table, struct listed_found *found)
{
    if (table->older)
        found->says[found->says_count++] =
            count_text(call, table->older, "{n} row is of before that day and is left out.",
                       "{n} rows are of before that day and are left out.");
    if (table->ended)
        found->says[found->says_count++] =
            count_text(call, table->ended, "{n} row is cancelled or refunded and is left out.",
                       "{n} rows are cancelled or refunded and are left out.");
    if (table->empty)
        found->says[found->says_count++] =
            count_text(call, table->empty, "{n} order costs nothing and is left out.",
                       "{n} orders cost nothing and are left out.");
}

static enum err show(struct call *call, int status)
{
    const struct sent_table *sent = call->prepared;
    const struct noted_table *table = sent ? sent->table : NULL;
    bool posted = call->route->method == METHOD_POST;
    struct noted_table_page page = {.layout = narrow_layout_of(call, STR(N_("A table of orders"))),
                                    .currency = currency_of(call),
                                    .days = days_of(call),
                                    .since = order_input(call, "since", N_("Only orders from this day on"),
                                                         N_("Such as 2026-09-20. Empty: all of them."))};
    enum err err = policy_of(call, &page.policy);
    if (err)
        return err;
    if (posted) {
        page.text = field_of(call, STR("text"));
        page.file_error = call_error_of(call, STR("table"));
        page.too_long = has_file(call) && table_of(call).len > NOTED_TEXT_MAX;
        if (has_file(call) && !page.too_long && str_is_utf8(table_of(call)))
            page.text.value = table_of(call);
    }
    if (table && table->names)
        fill_columns(call, table, &page);
    if (table && status < 400) {
        listed_found_fill(call, &table->list, &page.found);
        say_left_out(call, table, &page.found);
    }
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_noted_table(&h, &page);
    return send_page(call, status);
}

enum err noted_table_show(struct call *call)
{
    forget_errors(call);
    return show(call, 200);
}

/* ---- what was sent ---- */

enum err noted_table_prepare(struct call *call)
{
    struct sent_table *sent = ARENA_NEW(arena_of(call), struct sent_table);
    if (call->files.count == 1)
        sent->file = call->files.at[0].bytes;
    call->prepared = sent;
    call->files.count = 0; /* no picture: nobody decodes it */
    if (!table_of(call).len)
        call_error(call, STR("table"), call_say(call, N_("Choose a file, or paste its text.")));
    return call->has_errors ? show(call, 422) : OK;
}

static void read_form(struct call *call, struct noted_table *table)
{
    struct str currency = call_value(call, STR("currency"));
    struct order_note market = {.policy = NULL};
    if (call_value(call, STR("policy")).len)
        choose_market(call, &market);
    table->list.policy = market.policy;
    table->marketplace = market.marketplace;
    for (size_t i = 0; i < NOTED_COLUMNS; i++)
        table->columns[i] = call_value(call, noted_columns[i].name);
    if (currency.len && !currency_from(currency, &table->currency))
        call_error(call, STR("currency"), call_say(call, N_("Choose a currency from the list.")));
    if (!noted_days_from(call_value(call, STR("days")), &table->days))
        call_error(call, STR("days"), call_say(call, N_("Choose how days are written from the list.")));
    table->since = day_of(call, STR("since"));
}

enum err noted_table_post(struct call *call)
{
    struct noted_table *table = ARENA_NEW(arena_of(call), struct noted_table);
    *table = (struct noted_table){.list = {.viewer = call->viewer,
                                           .network = network_of(call),
                                           .text = table_of(call),
                                           .zone = call_zone(call)},
                                  .policies = &call->app->policies,
                                  .most = NOTED_AT_ONCE};
    read_form(call, table);
    ((struct sent_table *)call->prepared)->table = table;
    enum err err = call->has_errors
                       ? fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.")
                       : noted_table_take(call->ctx, table);
    if (err)
        return form_again(call, err, show);
    err = show(call, 200);
    call->looked = !takes(call);
    if (err || takes(call))
        return err;
    return fail(&call->ctx->failure, ERR_REFUSED, "Nothing is done yet."); /* so that it is undone */
}
