/* An order of a hosted marketplace, entered by its seller or the staff. */
#include "base/check.h"
#include "core/value/money.h"
#include "pages.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "text/kit/storable.h"
#include "web/order/handlers.h"
#include "web/order/list.h"
#include "web/order/show.h"
#include "web/order/words.h"

enum { ROWS_FIRST = 5, ROWS_STEP = 5, AMOUNT_CHARS = 24, QUANTITY_CHARS = 7 };

/* What the form is about, and who fills it in. */
struct entering {
    struct market market;
    enum market_duty duty;
    struct str row_errors[ORDER_LINES_MAX]; /* beside the amount of each row */
};

static struct str row_value(struct call *call, const char *name, size_t row)
{
    struct str field = arena_printf(arena_of(call), "%s%zu", name, row + 1);
    return str_trim(form_get(&call->form, field));
}

/* ---- the form ---- */

static struct input_view row_input(struct call *call, const char *name, size_t row, const char *label)
{
    return (struct input_view){.name = arena_printf(arena_of(call), "%s%zu", name, row + 1),
                               .label = str_from(label),
                               .type = STR("text"),
                               .field = {.value = row_value(call, name, row)},
                               .max = TITLE_OF_ORDER_MAX,
                               .optional = true};
}

static struct select_view kind_input(struct call *call, size_t row)
{
    struct str chosen = row_value(call, "kind", row);
    struct select_view view = {.name = arena_printf(arena_of(call), "kind%zu", row + 1),
                               .label = call_say(call, "Kind"),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, LINE_KIND_COUNT)};
    for (int i = 0; i < LINE_KIND_COUNT; i++) {
        struct str word = names_at(&line_kind_names, i);
        view.choices[view.count++] = (struct choice_view){
            .value = word,
            .label = line_kind_words(call->language, (enum line_kind)i),
            .chosen = str_eq(word, chosen),
        };
    }
    return view;
}

/* As many rows as the form had that was sent, and some more when that was asked for. */
static size_t rows_wanted(struct call *call)
{
    size_t rows = ROWS_FIRST;
    while (form_has(&call->form, arena_printf(arena_of(call), "title%zu", rows + 1)))
        rows++;
    if (form_has(&call->form, STR("more")))
        rows += ROWS_STEP;
    return rows < ORDER_LINES_MAX ? rows : ORDER_LINES_MAX;
}

static void add_rows(struct call *call, const struct entering *entering, struct market_order_page *page)
{
    page->line_count = rows_wanted(call);
    page->more = page->line_count < ORDER_LINES_MAX;
    page->lines = ARENA_ARRAY(arena_of(call), struct line_input, page->line_count);
    for (size_t i = 0; i < page->line_count; i++) {
        struct line_input *line = &page->lines[i];
        line->number = arena_printf(arena_of(call), "%zu", i + 1);
        line->title = row_input(call, "title", i, N_("What"));
        line->kind = kind_input(call, i);
        line->quantity = row_input(call, "quantity", i, N_("How many"));
        line->quantity.max = QUANTITY_CHARS;
        line->amount = row_input(call, "amount", i, N_("Amount for all of them"));
        line->amount.max = AMOUNT_CHARS;
        line->amount.field.error = entering->row_errors[i];
    }
}

static void add_inputs(struct call *call, const struct entering *entering, struct market_order_page *page)
{
    static const struct {
        const char *name, *label, *hint;
        bool staff;
    } rows[] = {
        {"buyer", N_("Buyer"), N_("The name that the buyer has here."), false},
        {"seller", N_("Seller"), N_("The name that the seller has here."), true},
        {"number", N_("Order number"), N_("As your own system has it; it can be used once."), false},
        {"country", N_("Country of delivery"), N_("Two capital letters, such as DE."), false},
        {"promised", N_("Promised until"), N_("The latest day of delivery. Empty: as the rules say."), false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].staff && entering->duty != DUTY_STAFF)
            continue;
        struct input_view input = input_view_of(call, str_from(rows[i].name), str_from(rows[i].label));
        input.hint = str_from(rows[i].hint);
        input.optional = i > 1;
        if (str_eq(input.name, STR("promised")))
            input.type = STR("date");
        page->inputs[page->input_count++] = input;
    }
}

static enum err show_form(struct call *call, const struct entering *entering, int status)
{
    struct str slug = encoded(call, entering->market.slug);
    bool staff = entering->duty == DUTY_STAFF;
    struct str currency = form_get(&call->form, STR("currency"));
    struct market_order_page page = {
        .layout = narrow_layout_of(call, STR(N_("Enter an order"))),
        .market = entering->market.name,
        .action = url_printf(call, "/markets/%.*s/orders/new", STR_ARG(slug)),
        .back = staff ? url_printf(call, "/markets/%.*s", STR_ARG(slug)) : url_own(STR("/orders?side=sold")),
        .currency = currencies_of(call, currency.len ? currency : entering->market.currency),
        .of_staff = staff,
        .paid = call->route->method == METHOD_GET || form_has(&call->form, STR("paid")),
    };
    add_inputs(call, entering, &page);
    add_rows(call, entering, &page);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_market_order(&h, &page);
    return send_page(call, status);
}

static enum err enter(struct call *call, struct entering *entering)
{
    *entering = (struct entering){0};
    enum err err =
        market_enter(call->ctx, &call->viewer, call->parameters[0], &entering->market, &entering->duty);
    if (!err && entering->market.external)
        return fail(&call->ctx->failure, ERR_REFUSED,
                    "This marketplace is not hosted here: its orders are noted by their buyers.");
    return err;
}

enum err market_order_show(struct call *call)
{
    struct entering entering;
    enum err err = enter(call, &entering);
    if (err)
        return err;
    forget_errors(call);
    return show_form(call, &entering, 200);
}

enum err market_order_prepare(struct call *call)
{
    struct entering entering;
    bool more = form_has(&call->form, STR("more"));
    if (!more && !call->has_errors)
        return OK;
    enum err err = enter(call, &entering);
    if (err)
        return err;
    if (more)
        forget_errors(call);
    return show_form(call, &entering, more ? 200 : 422);
}

/* ---- what was filled in ---- */

/* A row counts when anything stands in it. */
static bool read_row(struct call *call, size_t row, struct currency currency, struct order_line *line,
                     struct str *wrong)
{
    struct str quantity = row_value(call, "quantity", row), amount = row_value(call, "amount", row);
    *line = (struct order_line){.title = text_one_line(arena_of(call), row_value(call, "title", row)),
                                .quantity = 1,
                                .kind = row_value(call, "kind", row)};
    *wrong = STR_NONE;
    if (line->title.len == 0 && amount.len == 0)
        return false;
    enum money_fault fault = money_read(amount, currency, &line->amount_minor);
    if (line->title.len == 0)
        *wrong = call_say(call, "Say what this is.");
    else if (quantity.len && (!str_to_int(quantity, &line->quantity) || line->quantity < 1))
        *wrong = call_say(call, "How many: a whole number from 1 on.");
    else if (fault)
        *wrong = call_fill(call, "Write the amount as 12.50: {fault}.",
                           PLACES(PLACE("fault", say(call->language, money_fault_text(fault)))));
    else if (line->amount_minor == 0)
        *wrong = call_say(call, "Each row needs an amount above 0.");
    return true;
}

static bool read_rows(struct call *call, struct entering *entering, struct order_placement *placement)
{
    bool right = true;
    for (size_t i = 0; i < ORDER_LINES_MAX; i++) {
        struct order_line *line = &placement->lines.at[placement->lines.count];
        if (!read_row(call, i, placement->currency, line, &entering->row_errors[i]))
            continue;
        placement->lines.count++;
        right &= entering->row_errors[i].len == 0;
    }
    return right;
}

static enum err read_people(struct call *call, const struct entering *entering,
                            struct order_placement *placement)
{
    enum err err = order_person(call->ctx, call_value(call, STR("buyer")), &placement->buyer_id);
    placement->seller_id = call->viewer.person_id;
    if (!err && entering->duty == DUTY_STAFF)
        err = order_person(call->ctx, call_value(call, STR("seller")), &placement->seller_id);
    return err;
}

static enum err place(struct call *call, struct entering *entering, struct str *ref)
{
    struct order_placement placement = {
        .viewer = call->viewer,
        .market = &entering->market,
        .number = call_value(call, STR("number")),
        .country = call_value(call, STR("country")),
        .promised = day_of(call, STR("promised")),
        .paid = form_has(&call->form, STR("paid")),
    };
    if (!currency_from(call_value(call, STR("currency")), &placement.currency))
        return fail_field(&call->ctx->failure, ERR_INPUT, "currency", "Choose a currency from the list.");
    if (call->has_errors)
        return fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.");
    enum err err = read_people(call, entering, &placement);
    if (!err && !read_rows(call, entering, &placement))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "lines", "One of the rows needs a change.");
    return err ? err : order_place(call->ctx, &call->app->policies, &placement, ref);
}

enum err market_order_create(struct call *call)
{
    struct str ref;
    struct entering entering;
    enum err err = enter(call, &entering);
    if (err)
        return err;
    err = place(call, &entering, &ref);
    if (err == ERR_INPUT || err == ERR_CONFLICT) {
        failure_beside_field(call);
        enum err shown = show_form(call, &entering, status_of(call, err));
        return shown ? shown : err;
    }
    if (!err)
        call_redirect(call, 303, url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, ref))).text);
    return err;
}
