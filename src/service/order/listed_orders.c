#include "service/order/listed_orders.h"

#include "store/order/noted.h"
#include "text/kit/storable.h"

enum { DIGITS_LEAST = 14, DIGITS_MOST = 20 };

/* One order of the list. */
struct block {
    struct str text, number;
    int64_t line;
    size_t column; /* of the number */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where a number of an order stands in the line: behind a colon, alone among the digits. */
static struct str number_in(struct str line, size_t *column)
{
    size_t colon = str_find_char(line, ':');
    for (size_t i = colon; i < line.len; i++) {
        size_t digits = 0;
        while (i + digits < line.len && is_digit(line.at[i + digits]))
            digits++;
        *column = i + 1;
        if (digits >= DIGITS_LEAST && digits <= DIGITS_MOST)
            return str_slice(line, i, i + digits);
        i += digits;
    }
    return STR_NONE;
}

/* "Order date: Nov 3, 2026" */
static bool tells_day(struct str line)
{
    size_t digits = 0, colon = str_find_char(line, ':');
    for (size_t i = colon; i < line.len; i++)
        digits += is_digit(line.at[i]);
    return colon < line.len && digits >= 5 && digits <= 8;
}

/* Where each order begins; the last of `starts` is the end of the text. */
static size_t find_blocks(struct str text, struct block blocks[LISTED_ORDERS_MAX + 1])
{
    size_t count = 0, at = 0, before = 0;
    int64_t line_number = 0;
    bool day_before = false;
    size_t starts[LISTED_ORDERS_MAX + 2];
    while (at < text.len && count <= LISTED_ORDERS_MAX) {
        struct str rest = str_slice(text, at, text.len), line = str_cut(&rest, '\n');
        size_t column, next = text.len - rest.len;
        struct str number = number_in(line, &column);
        line_number++;
        if (number.len) {
            starts[count] = day_before ? before : at;
            blocks[count++] = (struct block){.number = number, .line = line_number, .column = column};
        }
        day_before = tells_day(line) && !number.len;
        before = at;
        at = next;
    }
    starts[count] = text.len;
    for (size_t i = 0; i < count; i++)
        blocks[i].text = str_slice(text, starts[i], starts[i + 1]);
    return count;
}

/* What was ordered: no line of the list is as long as that. */
static struct str title_of(struct ctx *ctx, struct str text)
{
    struct str longest = STR_NONE;
    while (text.len) {
        size_t column;
        struct str line = text_one_line(ctx->arena, str_cut(&text, '\n'));
        if (!number_in(line, &column).len && !tells_day(line) && line.len > longest.len)
            longest = line;
    }
    return str_char_prefix(longest, TITLE_OF_ORDER_MAX);
}

static struct str fact_of(const struct advice_fact *facts, size_t count, const char *field)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(facts[i].field, str_from(field)))
            return facts[i].value;
    return STR_NONE;
}

static enum err wrong(struct ctx *ctx, const struct block *block, struct str why)
{
    return fail_field(&ctx->failure, ERR_INPUT, "text", "Line {line}, column {column}: {wrong}",
                      PLACE_ID("line", block->line), PLACE_ID("column", (int64_t)block->column),
                      PLACE("wrong", why));
}

static enum err read_block(struct ctx *ctx, const struct listed_orders *orders, const struct block *block,
                           struct order_note *note)
{
    struct civil civil;
    const struct language *language = ctx->failure.language;
    struct advice_fact facts[ADVICE_FACTS_MAX];
    struct str text = str_slice(block->text, 0, ADVICE_PASTE_MAX);
    size_t count = advice_find_facts(ctx->arena, orders->sources, text, ctx->now, facts);
    struct str ordered = fact_of(facts, count, "ordered"), price = fact_of(facts, count, "price");
    *note = (struct order_note){.viewer = orders->viewer,
                                .policy = orders->policy,
                                .marketplace = str_from(orders->policy->title),
                                .number = block->number,
                                .title = title_of(ctx, block->text)};
    if (!civil_read_date(ordered, &civil))
        return wrong(ctx, block, say(language, STR(N_("the day of this order was not found"))));
    note->ordered = zone_instant(orders->zone, civil);
    if (!currency_from(fact_of(facts, count, "currency"), &note->currency) ||
        money_read(price, note->currency, &note->amount_minor))
        return wrong(ctx, block, say(language, STR(N_("the price of this order was not found"))));
    if (!note->title.len)
        return wrong(ctx, block, say(language, STR(N_("what was ordered was not found"))));
    return OK;
}

static enum err take_block(struct ctx *ctx, struct listed_orders *orders, const struct block *block)
{
    struct order_note note;
    bool known;
    struct listed_order *line = &orders->at[orders->count];
    enum err err = read_block(ctx, orders, block, &note);
    if (err)
        return err;
    char amount[MONEY_TEXT];
    *line = (struct listed_order){
        .number = note.number,
        .title = note.title,
        .amount = arena_copy(ctx->arena, money_write(note.amount_minor, note.currency, amount)),
        .currency = arena_copy(ctx->arena, currency_code(&note.currency)),
        .ordered = note.ordered};
    orders->count++;
    err = order_noted_before(ctx->db, orders->viewer.person_id, note.number, &known);
    orders->known += !err && known;
    if (err || known)
        return err;
    err = order_note_external(ctx, &note, &line->ref);
    if (err == ERR_INPUT)
        return wrong(ctx, block, arena_copy(ctx->arena, str_from(ctx->failure.text)));
    orders->noted += !err;
    return err;
}

enum err listed_orders_take(struct ctx *ctx, struct listed_orders *orders)
{
    struct block *blocks = ARENA_ARRAY(ctx->arena, struct block, LISTED_ORDERS_MAX + 1);
    size_t count = find_blocks(orders->text, blocks);
    orders->at = ARENA_ARRAY(ctx->arena, struct listed_order, LISTED_ORDERS_MAX);
    orders->count = 0;
    orders->noted = orders->known = 0;
    if (count == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "text",
                          "No order was found in it. Copy the whole list, with the numbers of the orders.");
    if (count > LISTED_ORDERS_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "text",
                          "At most {most} orders are taken at once: copy the list in parts.",
                          PLACE_INT("most", LISTED_ORDERS_MAX));
    enum err err = limit_take(ctx, LIMIT_ORDER, &orders->viewer, orders->network);
    for (size_t i = 0; !err && i < count; i++)
        err = take_block(ctx, orders, &blocks[i]);
    return err;
}
