#include "service/order/noted_table.h"

#include "base/check.h"
#include "base/memory.h"
#include "store/order/noted.h"
#include "text/kit/storable.h"

#include <search.h>

/* One row may be all of the text: of a field of one sign, sixteen bytes are kept. */
enum { NUMBER_MAX = 60, SELLER_MAX = 100, TRACKING_MAX = 60, ROW_BYTES = 4 << 20, TIMES_TEXT = 16 };

/* One order while its rows are read. */
struct draft {
    struct csv_field number;
    struct order_note note;
    int64_t things;
    bool known; /* it is noted already */
    struct draft *next;
};

/* A number that is noted already, or that a row had. */
struct numbered {
    struct str number;
    struct draft *draft; /* NULL: no row had it */
    bool known;
};

struct taking {
    struct ctx *ctx;
    void *numbers; /* of tsearch */
    struct noted_table *table;
    struct arena scratch; /* of one row */
    struct csv_row *row;
    enum noted_days days;
    struct draft *first, **end; /* in the order of their first rows */
    size_t count, fresh;        /* fresh: of them, not known */
};

static enum err wrong(struct taking *taking, const struct csv_field *at, const char *field, struct str why)
{
    return fail_field(&taking->ctx->failure, ERR_INPUT, field, "Line {line}, column {column}: {wrong}",
                      PLACE_ID("line", at->line), PLACE_ID("column", at->column), PLACE("wrong", why));
}

static enum err wrong_here(struct taking *taking, const struct csv_field *at, const char *field,
                           const char *why)
{
    return wrong(taking, at, field, say(taking->ctx->failure.language, str_from(why)));
}

static struct csv_field field_at(const struct taking *taking, enum noted_column column)
{
    const struct csv_row *row = taking->row;
    size_t place = taking->table->at[column];
    struct csv_field field = {STR_NONE, row->at[0].line, row->at[0].column};
    if (place && place <= row->count) {
        field = row->at[place - 1];
        field.text = noted_value(field.text);
    }
    return field;
}

/* ---- the first row, and what the days look like ---- */

static enum err next_row(struct taking *taking, struct csv_reader *reader)
{
    arena_reset(&taking->scratch);
    enum csv_fault fault = csv_next(reader, &taking->scratch, taking->row);
    struct csv_field here = {STR_NONE, reader->line, reader->column};
    return fault ? wrong(taking, &here, "table", say(taking->ctx->failure.language, csv_fault_text(fault)))
                 : OK;
}

static enum err read_names(struct taking *taking, struct csv_reader *reader)
{
    struct ctx *ctx = taking->ctx;
    struct noted_table *table = taking->table;
    struct csv_row *names = ARENA_NEW(ctx->arena, struct csv_row);
    enum err err = next_row(taking, reader);
    if (err)
        return err;
    if (taking->row->count < 2)
        return fail_field(&ctx->failure, ERR_INPUT, "table",
                          "This is no table: its first row names the columns, with commas between.");
    *names = *taking->row;
    for (size_t i = 0; i < names->count; i++)
        names->at[i].text = arena_copy(ctx->arena, names->at[i].text);
    table->names = names;
    for (size_t i = 0; i < NOTED_COLUMNS; i++)
        table->at[i] = noted_column_at(names, (enum noted_column)i, table->columns[i]);
    for (size_t i = 0; i < NOTED_COLUMNS; i++) {
        const struct noted_column_row *column = &noted_columns[i];
        if (!table->at[i] && table->columns[i].len)
            return fail_field(&ctx->failure, ERR_INPUT, column->name.at,
                              "The first row has no column {column}.", PLACE("column", table->columns[i]));
        if (!table->at[i] && column->missing.len)
            return fail_row(&ctx->failure, ERR_INPUT, column->name.at, column->missing);
    }
    return OK;
}

/* All days of a table are written alike: one of them may tell which number is the day. */
static enum err find_days(struct taking *taking, struct csv_reader reader)
{
    static const enum noted_column with_days[] = {NOTED_ORDERED, NOTED_SHIPPED, NOTED_PROMISED};
    bool seen[NOTED_DAYS] = {false};
    enum err err = OK;
    while (!err && !(err = next_row(taking, &reader)) && taking->row->count)
        for (size_t i = 0; i < COUNT_OF(with_days); i++)
            seen[noted_days_of(field_at(taking, with_days[i]).text)] = true;
    taking->days = taking->table->days;
    if (!err && !taking->days && seen[NOTED_DAY_FIRST] != seen[NOTED_MONTH_FIRST])
        taking->days = seen[NOTED_DAY_FIRST] ? NOTED_DAY_FIRST : NOTED_MONTH_FIRST;
    return err;
}

/* ---- one row ---- */

static enum err read_day(struct taking *taking, enum noted_column column, struct instant *at)
{
    struct csv_field field = field_at(taking, column);
    *at = (struct instant){0};
    if (!field.text.len)
        return OK;
    switch (noted_day(&taking->scratch, field.text, taking->days, taking->table->list.zone, at)) {
    case NOTED_OK:
        return OK;
    case NOTED_TWO_DAYS:
        return wrong_here(taking, &field, "days", N_("this can be two days; say which number is the day"));
    case NOTED_NO_DAY:
        break;
    }
    return wrong_here(taking, &field, "table", N_("this is no day such as 2026-05-03"));
}

static enum err read_amount(struct taking *taking, struct draft *draft)
{
    struct csv_field amount = field_at(taking, NOTED_AMOUNT), code = field_at(taking, NOTED_CURRENCY);
    struct str digits, beside = STR_NONE;
    struct currency currency = taking->table->currency;
    int64_t minor;
    if (!amount.text.len)
        return OK;
    if (!noted_amount(&taking->scratch, amount.text, &digits, &beside))
        return wrong_here(taking, &amount, "table", N_("this is no amount such as 12.50"));
    if (code.text.len ? !currency_from(code.text, &currency)
                      : beside.len && !currency_from(beside, &currency))
        return wrong_here(taking, &code, "table", N_("this is no currency of ISO 4217, such as EUR"));
    if (!currency_code(&currency).len)
        return wrong_here(taking, &amount, "currency", N_("its currency is not said; choose one"));
    if (money_read(digits, currency, &minor) || minor > MONEY_MAX - draft->note.amount_minor)
        return wrong_here(taking, &amount, "table", N_("this is no amount of this currency"));
    if (draft->note.amount_minor && !currency_same(currency, draft->note.currency))
        return wrong_here(taking, &amount, "table", N_("one order has amounts of two currencies"));
    draft->note.amount_minor += minor;
    draft->note.currency = currency;
    return OK;
}

/* "Amazon.de" and "eBay" are the rules that are called so, or begin so. */
static const struct policy *policy_named(const struct policy_set *set, struct str name)
{
    for (size_t i = 0; name.len && i < set->count; i++) {
        struct str id = str_from(set->at[i]->id), title = str_from(set->at[i]->title);
        struct str begins = str_slice(name, 0, str_find_char(name, '.'));
        bool same = str_eq_nocase(id, name) || str_eq_nocase(title, name) || str_eq_nocase(id, begins);
        if (same && policy_set_offers(set, set->at[i], 1u << KIND_MARKETPLACE | 1u << KIND_SHOP))
            return set->at[i];
    }
    return NULL;
}

static enum err read_market(struct taking *taking, struct draft *draft)
{
    struct noted_table *table = taking->table;
    struct csv_field field = field_at(taking, NOTED_MARKET);
    draft->note.policy = table->list.policy;
    if (!draft->note.policy)
        draft->note.policy = policy_named(table->policies, field.text);
    if (!draft->note.policy && noted_of_amazon(table->names))
        draft->note.policy = order_policy(table->policies, STR("amazon"));
    if (!draft->note.policy)
        return wrong_here(taking, &field, "policy", N_("this marketplace is not known; choose one"));
    draft->note.marketplace =
        table->marketplace.len ? table->marketplace : str_from(draft->note.policy->title);
    return OK;
}

static struct str kept(struct taking *taking, enum noted_column column, size_t most)
{
    struct str text = text_one_line(&taking->scratch, field_at(taking, column).text);
    return arena_copy(taking->ctx->arena, str_char_prefix(text, most));
}

/* The first row of an order says everything but the amount and how many things there are. */
static enum err read_first(struct taking *taking, struct draft *draft)
{
    struct order_note *note = &draft->note;
    struct csv_field tracking = field_at(taking, NOTED_TRACKING);
    note->viewer = taking->table->list.viewer;
    note->title = kept(taking, NOTED_TITLE, TITLE_OF_ORDER_MAX);
    note->seller = kept(taking, NOTED_SELLER, SELLER_MAX);
    note->tracking = arena_copy(
        taking->ctx->arena, str_char_prefix(noted_tracking(&taking->scratch, tracking.text), TRACKING_MAX));
    struct csv_field ordered = field_at(taking, NOTED_ORDERED), title = field_at(taking, NOTED_TITLE);
    enum err err = read_day(taking, NOTED_ORDERED, &note->ordered);
    if (!err)
        err = read_day(taking, NOTED_SHIPPED, &note->shipped);
    if (!err)
        err = read_day(taking, NOTED_PROMISED, &note->promised);
    if (err)
        return err;
    if (!ordered.text.len)
        return wrong_here(taking, &ordered, "table", N_("the day of this order was not found"));
    if (!note->title.len)
        return wrong_here(taking, &title, "table", N_("what was ordered was not found"));
    /* A day without its time is not before the time of the same day. */
    if (note->shipped.ms && instant_before(note->shipped, note->ordered) &&
        instant_before(note->ordered, instant_add(note->shipped, SPAN_DAYS(1))))
        note->shipped = note->ordered;
    return read_market(taking, draft);
}

/* ---- numbers: a history has thousands, and anybody may send them ---- */

static int by_number(const void *left, const void *right)
{
    const struct numbered *a = left, *b = right;
    return str_compare(a->number, b->number);
}

/* NULL: it is new. */
static struct numbered *find_number(struct taking *taking, struct str number)
{
    struct numbered key = {.number = number}, **found = tfind(&key, &taking->numbers, by_number);
    return found ? *found : NULL;
}

/* `number` stays where it is. */
static struct numbered *add_number(struct taking *taking, struct str number)
{
    void *kept;
    struct numbered *numbered = ARENA_NEW(taking->ctx->arena, struct numbered);
    numbered->number = number;
    MEMORY_FOR(kept = tsearch(numbered, &taking->numbers, by_number));
    return numbered;
}

static void add_known(void *arg, struct str number)
{
    add_number(arg, number)->known = true;
}

static void leave(void *numbered)
{
    (void)numbered; /* the arena's */
}

static enum err too_many(struct taking *taking, size_t most)
{
    return fail_field(&taking->ctx->failure, ERR_INPUT, "since",
                      "At most {most} new orders are taken at once: choose from which day on, and an earlier "
                      "day the next time.",
                      PLACE_INT("most", (int64_t)most));
}

/* It counts when it is new. */
static enum err count_draft(struct taking *taking, struct draft *draft)
{
    struct noted_table *table = taking->table;
    size_t most = table->most ? table->most : NOTED_ORDERS_MAX;
    struct numbered *numbered = find_number(taking, draft->note.number);
    if (!numbered)
        numbered = add_number(taking, draft->note.number);
    numbered->draft = draft;
    draft->known = numbered->known;
    taking->fresh += !draft->known;
    *taking->end = draft;
    taking->end = &draft->next;
    taking->count++;
    return taking->fresh > most || taking->count > NOTED_ORDERS_MAX ? too_many(taking, most) : OK;
}

static enum err begin_draft(struct taking *taking, struct str number, struct draft **draft)
{
    struct noted_table *table = taking->table;
    struct instant ordered;
    *draft = NULL;
    enum err err = read_day(taking, NOTED_ORDERED, &ordered);
    if (err)
        return err;
    if (ordered.ms && instant_before(ordered, table->since)) {
        table->older++;
        return OK;
    }
    *draft = ARENA_NEW(taking->ctx->arena, struct draft);
    **draft = (struct draft){.number = field_at(taking, NOTED_NUMBER)};
    (*draft)->note.number = arena_copy(taking->ctx->arena, number);
    err = read_first(taking, *draft);
    return err ? err : count_draft(taking, *draft);
}

static enum err take_row(struct taking *taking)
{
    struct csv_field field = field_at(taking, NOTED_NUMBER);
    struct str number = str_char_prefix(text_one_line(&taking->scratch, field.text), NUMBER_MAX);
    if (!number.len)
        return wrong_here(taking, &field, "table", N_("the number of the order is missing"));
    if (noted_over(field_at(taking, NOTED_STATUS).text)) {
        taking->table->ended++;
        return OK;
    }
    struct numbered *numbered = find_number(taking, number);
    struct draft *draft = numbered ? numbered->draft : NULL;
    enum err err = draft ? OK : begin_draft(taking, number, &draft);
    if (err || !draft)
        return err;
    draft->things++;
    return read_amount(taking, draft);
}

/* ---- the orders ---- */

static void add_things(struct taking *taking, struct draft *draft)
{
    static const struct str more[2] = FORMS_("{title} and {n} more", "{title} and {n} more");
    if (draft->things < 2)
        return;
    struct str title = arena_say_n(taking->ctx->arena, taking->ctx->failure.language, more, draft->things - 1,
                                   PLACES(PLACE("title", draft->note.title)));
    if (str_char_count(title) <= TITLE_OF_ORDER_MAX)
        draft->note.title = title;
}

static enum err note_draft(struct taking *taking, struct draft *draft)
{
    char amount[MONEY_TEXT];
    struct ctx *ctx = taking->ctx;
    struct listed_orders *list = &taking->table->list;
    if (draft->note.amount_minor == 0) {
        taking->table->empty++;
        return OK;
    }
    struct listed_order *line = &list->at[list->count++];
    add_things(taking, draft);
    *line = (struct listed_order){
        .number = draft->note.number,
        .title = draft->note.title,
        .amount = arena_copy(ctx->arena, money_write(draft->note.amount_minor, draft->note.currency, amount)),
        .currency = arena_copy(ctx->arena, currency_code(&draft->note.currency)),
        .ordered = draft->note.ordered};
    list->known += draft->known;
    if (draft->known)
        return OK;
    enum err err = order_note_external(ctx, &draft->note, &line->ref);
    if (err == ERR_INPUT)
        return wrong(taking, &draft->number, "table", arena_copy(ctx->arena, str_from(ctx->failure.text)));
    list->noted += !err;
    return err;
}

static enum err take_table(struct taking *taking)
{
    struct ctx *ctx = taking->ctx;
    struct noted_table *table = taking->table;
    struct csv_reader reader = csv_begin(table->list.text);
    if (!str_is_utf8(table->list.text))
        return fail_field(&ctx->failure, ERR_INPUT, "table", "The table is not UTF-8: save it as CSV UTF-8.");
    enum err err = read_names(taking, &reader);
    if (!err)
        err = find_days(taking, reader);
    if (!err)
        err = limit_take(ctx, LIMIT_ORDER, &table->list.viewer, table->list.network);
    if (!err)
        err = order_noted_numbers(ctx->db, ctx->arena, table->list.viewer.person_id, add_known, taking);
    while (!err && !(err = next_row(taking, &reader)) && taking->row->count)
        err = take_row(taking);
    table->list.at = ARENA_ARRAY(ctx->arena, struct listed_order, taking->count);
    for (struct draft *draft = taking->first; !err && draft; draft = draft->next)
        err = note_draft(taking, draft);
    if (!err && !table->list.count)
        return fail_field(&ctx->failure, ERR_INPUT, "table",
                          "There is no order in it that could be watched.");
    return err;
}

enum err noted_table_take(struct ctx *ctx, struct noted_table *table)
{
    struct taking *taking = ARENA_NEW(ctx->arena, struct taking);
    *taking = (struct taking){.ctx = ctx, .table = table};
    taking->end = &taking->first;
    taking->row = ARENA_NEW(ctx->arena, struct csv_row);
    table->list.count = 0;
    table->list.noted = table->list.known = 0;
    table->names = NULL;
    table->older = table->ended = table->empty = 0;
    arena_init(&taking->scratch, ROW_BYTES + TIMES_TEXT * table->list.text.len);
    enum err err = take_table(taking);
    tdestroy(taking->numbers, leave);
    arena_free(&taking->scratch);
    return err;
}
