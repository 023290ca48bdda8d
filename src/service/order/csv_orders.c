#include "service/order/csv_orders.h"

#include "base/check.h"
#include "base/secret.h"
#include "service/order/csv_columns.h"
#include "service/order/list.h"
#include "service/order/parts.h"
#include "service/unit/site.h"
#include "store/order/market.h"
#include "store/order/order.h"
#include "store/people/person.h"
#include "store/reach/mailbox.h"
#include "text/kit/storable.h"
#include "text/people/handle.h"
#include "text/reach/address.h"

/* One order may be all of the text: of a row of two bytes, or of a field in marks of three, sixteen are kept. */
enum { ORDER_BYTES = 64 << 20, TIMES_TEXT = 16 };

struct taking {
    struct ctx *ctx;
    const struct policy_set *policies;
    struct csv_orders *orders;
    struct csv_reader reader, before; /* before: where the row that was not taken yet begins */
    struct csv_map map;
    struct arena arena; /* of one order */
    struct market market;
    struct currency currency;
    int64_t seller_id;
    struct csv_row row; /* read, and not taken yet; no fields: there is none */
};

/* One order: its first row, and its lines. */
struct sheet {
    struct csv_row head;
    struct order_placement placement;
    int64_t dropped; /* lines that did not find a place of their own */
};

static enum err say_at(struct taking *taking, const struct csv_field *field, enum err err)
{
    struct failure inner = taking->ctx->failure;
    return fail_field(&taking->ctx->failure, err, inner.field, "{file}:{line}:{column}: {wrong}",
                      PLACE("file", taking->orders->name), PLACE_ID("line", field->line),
                      PLACE_ID("column", field->column), PLACE("wrong", str_from(inner.text)));
}

static enum err next_row(struct taking *taking)
{
    taking->before = taking->reader;
    enum csv_fault fault = csv_next(&taking->reader, &taking->arena, &taking->row);
    struct csv_field here = {STR_NONE, taking->reader.line, taking->reader.column};
    if (!fault)
        return OK;
    return say_at(taking, &here, fail_row(&taking->ctx->failure, ERR_INPUT, NULL, csv_fault_text(fault)));
}

/* What was made of the order before goes, and the row that comes next is read once more. */
static enum err read_again(struct taking *taking)
{
    arena_reset(&taking->arena);
    taking->reader = taking->before;
    return next_row(taking);
}

/* ---- fields ---- */

static enum err read_time(struct taking *taking, const struct sheet *sheet, enum csv_column column,
                          struct instant *at)
{
    struct csv_field field = csv_field(&taking->map, &sheet->head, column);
    *at = (struct instant){0};
    if (!field.text.len || csv_time(&taking->arena, field.text, at))
        return OK;
    return say_at(taking, &field,
                  fail(&taking->ctx->failure, ERR_INPUT,
                       "\"{text}\" is no time such as 2026-05-03 10:22:33 +0200", PLACE("text", field.text)));
}

static enum err read_money(struct taking *taking, const struct sheet *sheet, struct csv_field field,
                           int64_t *minor)
{
    enum money_fault fault = money_read(field.text, sheet->placement.currency, minor);
    if (!fault)
        return OK;
    return say_at(taking, &field,
                  fail(&taking->ctx->failure, ERR_INPUT, "Write the amount as 12.50: {fault}.",
                       PLACE("fault", say(taking->ctx->failure.language, money_fault_text(fault)))));
}

/* An account without a password: its owner makes one with the address that the shop knows. Its name says nothing of anybody. */
static enum err make_buyer(struct taking *taking, const struct sheet *sheet, struct str email, int64_t *id)
{
    struct ctx *ctx = taking->ctx;
    struct person person = {.role = ROLE_MEMBER, .created_at = ctx->now, .points = ctx->site->points.base};
    int64_t taken = 1;
    for (int64_t try = taking->orders->buyers + 1; taken; try++) {
        struct token token = token_new();
        person.handle =
            arena_printf(&taking->arena, "buyer-%.*s%lld", STR_ARG(sheet->placement.number), (long long)try);
        if (handle_wrong(&taking->arena, NULL, person.handle).len)
            person.handle =
                arena_printf(&taking->arena, "buyer-%llu",
                             (unsigned long long)(str_hash(str_from(token.text)) % 1000000000000u));
        enum err err = order_person(ctx, person.handle, &taken);
        if (err)
            return err;
    }
    enum err err = person_insert(ctx->db, &person, handle_key(&taking->arena, person.handle));
    if (!err)
        err = mailbox_set_asked(ctx->db, person.id, email);
    if (!err)
        err = mailbox_confirm(ctx->db, person.id, email_key(&taking->arena, email));
    taking->orders->buyers++;
    *id = person.id;
    return err;
}

static enum err read_buyer(struct taking *taking, struct sheet *sheet)
{
    struct mailbox mailbox;
    struct csv_field field = csv_field(&taking->map, &sheet->head, CSV_EMAIL);
    struct failure *failure = &taking->ctx->failure;
    if (!email_is_address(field.text))
        return say_at(
            taking, &field,
            fail(failure, ERR_INPUT, "\"{text}\" is not an email address", PLACE("text", field.text)));
    enum err err = mailbox_load_by_email(taking->ctx->db, &taking->arena,
                                         email_key(&taking->arena, field.text), &mailbox);
    sheet->placement.buyer_id = err ? 0 : mailbox.person_id;
    if (err == ERR_NOT_FOUND && taking->orders->make_buyers)
        return make_buyer(taking, sheet, field.text, &sheet->placement.buyer_id);
    if (err == ERR_NOT_FOUND)
        return say_at(taking, &field,
                      fail(failure, ERR_INPUT,
                           "nobody here has the address {email}; --make-buyers makes an account for it",
                           PLACE("email", field.text)));
    return err;
}

/* ---- lines ---- */

static enum err read_quantity(struct taking *taking, int64_t *quantity)
{
    struct csv_field field = csv_field(&taking->map, &taking->row, CSV_QUANTITY);
    *quantity = 1;
    if (!field.text.len || (str_to_int(field.text, quantity) && *quantity > 0 && *quantity <= 1000000))
        return OK;
    return say_at(taking, &field,
                  fail(&taking->ctx->failure, ERR_INPUT, "How many: a whole number from 1 on."));
}

/* What costs nothing is no line, and what has no place of its own counts with the last one. */
static void add_line(struct sheet *sheet, const struct order_line *line)
{
    struct order_lines *lines = &sheet->placement.lines;
    if (line->amount_minor == 0)
        return;
    if (lines->count < ORDER_LINES_MAX)
        lines->at[lines->count++] = *line;
    else if (lines->at[lines->count - 1].amount_minor <=
             MONEY_MAX) /* above, it is too much whatever follows */
        lines->at[lines->count - 1].amount_minor += line->amount_minor;
}

static enum err read_line(struct taking *taking, struct sheet *sheet)
{
    struct order_line line = {
        .title = str_char_prefix(
            text_one_line(&taking->arena, csv_field(&taking->map, &taking->row, CSV_TITLE).text),
            TITLE_OF_ORDER_MAX)};
    struct csv_field amount = csv_field(&taking->map, &taking->row, CSV_AMOUNT);
    struct csv_field price = csv_field(&taking->map, &taking->row, CSV_PRICE);
    if (!line.title.len)
        return OK;
    enum err err = read_quantity(taking, &line.quantity);
    if (err)
        return err;
    if (amount.text.len)
        err = read_money(taking, sheet, amount, &line.amount_minor);
    else
        err = read_money(taking, sheet, price, &line.amount_minor);
    if (!amount.text.len && line.amount_minor > MONEY_MAX / line.quantity)
        line.amount_minor = MONEY_MAX + 1; /* order_place says that it is too much */
    else if (!amount.text.len)
        line.amount_minor *= line.quantity;
    if (!err)
        add_line(sheet, &line);
    return err;
}

_Static_assert((int)ORDER_LINES_MAX <= (int)MONEY_PARTS_MAX, "an order's total is split over its lines");

/* Discounts lessen every line by its share; delivery and taxes that no line has are a line of their own. */
static enum err fit_total(struct taking *taking, struct sheet *sheet)
{
    struct order_lines given = sheet->placement.lines, *lines = &sheet->placement.lines;
    int64_t total, sum = 0, weights[ORDER_LINES_MAX], parts[ORDER_LINES_MAX];
    struct csv_field field = csv_field(&taking->map, &sheet->head, CSV_TOTAL);
    if (!field.text.len || given.count == 0)
        return OK;
    enum err err = read_money(taking, sheet, field, &total);
    for (size_t i = 0; i < given.count; i++) {
        weights[i] = given.at[i].amount_minor < MONEY_MAX ? given.at[i].amount_minor : MONEY_MAX;
        sum += weights[i];
    }
    if (err || total == sum)
        return err;
    if (total > sum) {
        add_line(sheet, &(struct order_line){.title = STR("Shipping and taxes"),
                                             .quantity = 1,
                                             .amount_minor = total - sum,
                                             .kind = STR("shipping")});
        return OK;
    }
    money_split(total, weights, given.count, parts);
    lines->count = 0;
    for (size_t i = 0; i < given.count; i++) {
        given.at[i].amount_minor = parts[i];
        add_line(sheet, &given.at[i]);
    }
    return OK;
}

/* ---- one order ---- */

static enum err read_currency(struct taking *taking, struct sheet *sheet)
{
    struct csv_field field = csv_field(&taking->map, &sheet->head, CSV_CURRENCY);
    sheet->placement.currency = taking->currency;
    if (!field.text.len || currency_from(field.text, &sheet->placement.currency))
        return OK;
    return say_at(taking, &field, fail(&taking->ctx->failure, ERR_INPUT, "This is no currency of ISO 4217."));
}

/* The first row, and all behind it that have its number or none. */
static enum err read_sheet(struct taking *taking, struct sheet *sheet)
{
    *sheet = (struct sheet){.head = taking->row};
    sheet->placement = (struct order_placement){
        .viewer = {.market_id = taking->market.id},
        .market = &taking->market,
        .seller_id = taking->seller_id,
        .number = csv_field(&taking->map, &sheet->head, CSV_NUMBER).text,
        .country = csv_field(&taking->map, &sheet->head, CSV_COUNTRY).text,
        .tracking = csv_field(&taking->map, &sheet->head, CSV_TRACKING).text,
    };
    bool same = true;
    enum err err = read_currency(taking, sheet);
    while (!err && same) {
        err = read_line(taking, sheet);
        if (!err)
            err = next_row(taking);
        struct str number =
            taking->row.count ? csv_field(&taking->map, &taking->row, CSV_NUMBER).text : STR_NONE;
        same = taking->row.count && (!number.len || str_eq(number, sheet->placement.number));
    }
    return err ? err : fit_total(taking, sheet);
}

static enum err read_state(struct taking *taking, struct sheet *sheet, bool *over)
{
    struct csv_field field = csv_field(&taking->map, &sheet->head, CSV_STATUS);
    enum csv_status status = csv_status_from(field.text);
    struct order_placement *placement = &sheet->placement;
    struct instant paid;
    enum err err = read_time(taking, sheet, CSV_ORDERED, &placement->ordered);
    if (!err)
        err = read_time(taking, sheet, CSV_PAID, &paid);
    if (!err)
        err = read_time(taking, sheet, CSV_SHIPPED, &placement->shipped);
    if (err)
        return err;
    if (status == CSV_UNKNOWN)
        return say_at(taking, &field,
                      fail(&taking->ctx->failure, ERR_INPUT, "the state \"{text}\" of an order is not known",
                           PLACE("text", field.text)));
    *over = status == CSV_IS_OVER || csv_field(&taking->map, &sheet->head, CSV_CANCELLED).text.len > 0;
    placement->paid = status == CSV_IS_PAID || status == CSV_IS_SENT;
    if (!placement->paid)
        placement->shipped = (struct instant){0};
    return OK;
}

/* The column that a refusal is about. */
static enum csv_column column_of(const char *field)
{
    static const struct {
        struct str field;
        enum csv_column column;
    } fields[] = {{STR_INIT("buyer"), CSV_EMAIL},     {STR_INIT("country"), CSV_COUNTRY},
                  {STR_INIT("ordered"), CSV_ORDERED}, {STR_INIT("shipped"), CSV_SHIPPED},
                  {STR_INIT("lines"), CSV_TITLE},     {STR_INIT("currency"), CSV_CURRENCY}};
    for (size_t i = 0; field && i < COUNT_OF(fields); i++)
        if (str_eq(fields[i].field, str_from(field)))
            return fields[i].column;
    return CSV_NUMBER;
}

static enum err place(struct taking *taking, struct sheet *sheet)
{
    struct str ref;
    enum err err = read_buyer(taking, sheet);
    if (err)
        return err;
    err = order_place(taking->ctx, taking->policies, &sheet->placement, &ref);
    if (err) {
        struct csv_field field = csv_field(&taking->map, &sheet->head, column_of(taking->ctx->failure.field));
        return say_at(taking, &field, err);
    }
    taking->orders->orders++;
    taking->orders->lines += (int64_t)sheet->placement.lines.count;
    return OK;
}

static bool is_beyond(const struct csv_orders *orders)
{
    return orders->most && orders->orders + orders->known + orders->ended + orders->empty >= orders->most;
}

static enum err take_order(struct taking *taking)
{
    struct sheet sheet;
    struct order_head head;
    bool over = false;
    enum err err = read_sheet(taking, &sheet);
    if (!err)
        err = read_state(taking, &sheet, &over);
    if (err)
        return err;
    struct csv_field number = csv_field(&taking->map, &sheet.head, CSV_NUMBER);
    if (!number.text.len)
        return say_at(taking, &number,
                      fail(&taking->ctx->failure, ERR_INPUT, "the number of the order is missing"));
    if (is_beyond(taking->orders))
        return say_at(taking, &number,
                      fail(&taking->ctx->failure, ERR_INPUT,
                           "more than {most} orders are taken in parts, or by the operator with `recourse "
                           "import orders`",
                           PLACE_INT("most", taking->orders->most)));
    err = order_load_by_number(taking->ctx->db, &taking->arena, taking->market.id, number.text, &head);
    if (err != ERR_NOT_FOUND) {
        taking->orders->known += !err;
        return err;
    }
    taking->orders->ended += over;
    taking->orders->empty += !over && sheet.placement.lines.count == 0;
    return over || sheet.placement.lines.count == 0 ? OK : place(taking, &sheet);
}

/* ---- the table ---- */

static enum err begin(struct taking *taking)
{
    struct csv_orders *orders = taking->orders;
    struct failure *failure = &taking->ctx->failure;
    enum csv_column missing;
    enum err err = market_load(taking->ctx->db, taking->ctx->arena, orders->market, &taking->market);
    if (err == ERR_NOT_FOUND)
        return fail(failure, ERR_INPUT, "There is no marketplace {slug} here.",
                    PLACE("slug", orders->market));
    if (!err)
        err = order_person(taking->ctx, orders->seller, &taking->seller_id);
    if (!err && !taking->seller_id)
        return fail_field(failure, ERR_INPUT, "seller", "Nobody here has this name.");
    if (!err && !str_is_utf8(orders->text))
        return fail(failure, ERR_INPUT, "{file} is not UTF-8", PLACE("file", orders->name));
    if (!err && orders->viewer.person_id)
        err = limit_take(taking->ctx, LIMIT_ORDER, &orders->viewer, STR_NONE);
    if (err)
        return err;
    currency_from(taking->market.currency, &taking->currency);
    taking->reader = csv_begin(orders->text);
    err = next_row(taking);
    if (!err && !csv_map_read(&taking->row, &taking->map, &missing))
        return fail(failure, ERR_INPUT, "{file}:1:1: the first row has none of these columns: {columns}",
                    PLACE("file", orders->name),
                    PLACE("columns", csv_column_names(taking->ctx->arena, missing)));
    return err ? err : next_row(taking);
}

enum err csv_orders_take(struct ctx *ctx, const struct policy_set *policies, struct csv_orders *orders)
{
    struct ctx of_order = *ctx;
    struct taking *taking = ARENA_NEW(ctx->arena, struct taking);
    *taking = (struct taking){.ctx = ctx, .policies = policies, .orders = orders};
    orders->orders = orders->lines = orders->buyers = orders->known = orders->ended = orders->empty = 0;
    arena_init(&taking->arena, ORDER_BYTES + TIMES_TEXT * orders->text.len);
    enum err err = begin(taking);
    taking->ctx = &of_order;
    of_order.arena = &taking->arena;
    of_order.failure = ctx->failure;
    while (!err && taking->row.count) {
        err = take_order(taking);
        if (!err)
            err = read_again(taking);
    }
    ctx->failure = of_order.failure;
    ctx->touched = of_order.touched;
    arena_free(&taking->arena);
    return err;
}
