#include "cli/bulk/importing.h"

#include "base/buf.h"
#include "base/check.h"
#include "cli/kit/tongue.h"
#include "http/site/zones.h"
#include "service/people/profile.h"

#include <stdio.h>

enum { LISTED_BYTES_MAX = 1 << 20, NOTED_BYTES_MAX = 16 << 20 };

enum err import_read(struct ctx *ctx, struct str path, struct buf *text)
{
    char chunk[64 * 1024];
    size_t len;
    FILE *file = fopen(arena_cstr(ctx->arena, path), "rb");
    while (file && (len = fread(chunk, 1, sizeof chunk, file)) > 0)
        buf_put_bytes(text, chunk, len);
    bool read = file && !ferror(file) && !text->overflow;
    if (file)
        fclose(file);
    return read ? OK
                : fail(&ctx->failure, ERR_IO, "{path} cannot be read, or is larger than {most} bytes",
                       PLACE("path", path), PLACE_INT("most", (int64_t)text->limit));
}

/* ---- orders of a shop ---- */

enum err import_orders(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct policy_set policies;
    struct run *run = importing->run;
    const struct str *options = run->given.options;
    importing->orders = (struct csv_orders){.name = importing->from,
                                            .market = options[OPTION_MARKET],
                                            .seller = options[OPTION_SELLER],
                                            .make_buyers = options[OPTION_MAKE_BUYERS].len > 0};
    if (!options[OPTION_MARKET].len || !options[OPTION_SELLER].len)
        return fail(&ctx->failure, ERR_INPUT, "say whose orders they are: --market SLUG --seller NAME");
    buf_init(&text, TABLE_BYTES_MAX);
    enum err err = run_rules(run, run_without_rules(run), &policies, NULL, &ctx->failure);
    if (!err)
        err = import_read(ctx, importing->from, &text);
    importing->orders.text = buf_str(&text);
    if (!err)
        err = csv_orders_take(ctx, &policies, &importing->orders);
    buf_free(&text);
    importing->rows = importing->orders.orders;
    return err;
}

/* What follows from the files that the operator has: the rules, and where parcels are seen. */
static enum err load_sources(struct ctx *ctx, struct run *run, struct policy_set *policies,
                             struct advice_sources *sources)
{
    enum err err = run_rules(run, run_without_rules(run), policies, NULL, &ctx->failure);
    if (!err)
        err = track_load(&run->arena, &packed_carriers, &sources->tracking, &ctx->failure);
    sources->policies = policies->at;
    sources->policy_count = policies->count;
    return err;
}

/* Whose notebook it is, and by which clocks the days of the list are meant. */
static enum err find_buyer(struct ctx *ctx, struct run *run, struct listed_orders *listed)
{
    struct person person;
    const struct zones *zones = zones_load(&run->arena);
    struct str name = run->given.options[OPTION_BUYER];
    if (!name.len)
        return fail(&ctx->failure, ERR_INPUT, "say whose orders they are: --buyer NAME");
    enum err err = profile_read(ctx, name, &person);
    if (err)
        return err;
    listed->viewer = (struct viewer){.person_id = person.id, .role = person.role};
    listed->zone = zones_find(zones, person.zone);
    if (!listed->zone)
        listed->zone = zones_find(zones, STR("UTC"));
    return OK;
}

enum err import_listed(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct policy_set policies;
    struct advice_sources sources;
    struct listed_orders *listed = &importing->listed;
    buf_init(&text, LISTED_BYTES_MAX);
    enum err err = load_sources(ctx, importing->run, &policies, &sources);
    if (!err)
        err = find_buyer(ctx, importing->run, listed);
    if (!err)
        err = import_read(ctx, importing->from, &text);
    listed->text = buf_str(&text);
    listed->sources = &sources;
    listed->policy = err ? NULL : order_policy(&policies, STR("aliexpress"));
    if (!err && !listed->policy)
        err = fail(&ctx->failure, ERR_NOT_FOUND, "The rules of AliExpress are not here.");
    if (!err && !str_is_utf8(listed->text))
        err = fail(&ctx->failure, ERR_INPUT, "{path} is not UTF-8", PLACE("path", importing->from));
    if (!err)
        err = listed_orders_take(ctx, listed);
    buf_free(&text);
    importing->rows = listed->noted;
    return err;
}

/* ---- a table of somebody's own orders ---- */

/* "title=Product Name,amount=Total Owed": which column stands for what, where its name does not say so. */
static enum err read_columns(struct ctx *ctx, struct str text, struct noted_table *table)
{
    struct str before = STR("column_");
    while (text.len) {
        struct str column = str_cut(&text, ','), name = str_trim(str_cut(&column, '='));
        size_t i = 0;
        while (i < NOTED_COLUMNS &&
               !str_eq(str_slice(noted_columns[i].name, before.len, noted_columns[i].name.len), name))
            i++;
        if (i == NOTED_COLUMNS || !str_trim(column).len)
            return fail(
                &ctx->failure, ERR_INPUT,
                "--columns takes NAME=COLUMN with commas between; NAME is number, ordered, title, amount, "
                "currency, market, shipped, promised, tracking, seller or status, not \"{name}\"",
                PLACE("name", name));
        table->columns[i] = str_trim(column);
    }
    return OK;
}

static enum err read_since(struct ctx *ctx, struct str text, struct noted_table *table)
{
    struct civil civil;
    if (text.len && !civil_read_date(text, &civil))
        return fail(&ctx->failure, ERR_INPUT, "--since takes a day such as 2026-03-01");
    table->since = text.len ? zone_instant(table->list.zone, civil) : (struct instant){0};
    return OK;
}

static enum err read_table_wish(struct ctx *ctx, const struct str *options, const struct policy_set *policies,
                                struct noted_table *table)
{
    struct str policy = options[OPTION_POLICY], currency = options[OPTION_CURRENCY];
    table->policies = policies;
    table->list.policy = policy.len ? order_policy(policies, policy) : NULL;
    if (policy.len && !table->list.policy)
        return fail(&ctx->failure, ERR_INPUT,
                    "there are no rules \"{name}\"; `recourse policy show` lists them",
                    PLACE("name", policy));
    if (currency.len && !currency_from(currency, &table->currency))
        return fail(&ctx->failure, ERR_INPUT, "--currency takes a code of ISO 4217, such as EUR");
    if (!noted_days_from(options[OPTION_DAYS], &table->days))
        return fail(&ctx->failure, ERR_INPUT, "--days takes day-first or month-first");
    enum err err = read_columns(ctx, options[OPTION_COLUMNS], table);
    return err ? err : read_since(ctx, options[OPTION_SINCE], table);
}

enum err import_table(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct policy_set policies;
    struct advice_sources sources;
    struct noted_table *table = &importing->table;
    buf_init(&text, NOTED_BYTES_MAX);
    enum err err = load_sources(ctx, importing->run, &policies, &sources);
    if (!err)
        err = find_buyer(ctx, importing->run, &table->list);
    if (!err)
        err = read_table_wish(ctx, importing->run->given.options, &policies, table);
    if (!err)
        err = import_read(ctx, importing->from, &text);
    table->list.text = buf_str(&text);
    table->list.sources = &sources;
    if (!err)
        err = noted_table_take(ctx, table);
    buf_free(&text);
    importing->rows = table->list.noted;
    for (size_t i = 0; !err && i < NOTED_COLUMNS; i++)
        if (table->at[i])
            importing->taken_from[i] =
                arena_copy(&importing->run->arena, table->names->at[table->at[i] - 1].text);
    return err;
}

struct report_row {
    int64_t count;
    const char *words;
};

/* The first row always, the others where there are such. */
static void print_rows(const struct report_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (i == 0 || rows[i].count)
            printf("%8lld  %.*s\n", (long long)rows[i].count, STR_ARG(operator_says(rows[i].words)));
}

#define HERE_ALREADY N_("orders were here already and stay as they are")
#define ENDED        N_("orders were left out, for they are cancelled or refunded")
#define EMPTY        N_("orders were left out, for nothing was to be paid")

void report_orders(const struct importing *importing)
{
    const struct csv_orders *orders = &importing->orders;
    const struct report_row rows[] = {
        {orders->orders, N_("orders")},
        {orders->lines, N_("lines of them")},
        {orders->buyers, N_("accounts were made for buyers; \"I forgot my password\" lets them in")},
        {orders->known, HERE_ALREADY},
        {orders->ended, ENDED},
        {orders->empty, EMPTY},
    };
    print_rows(rows, COUNT_OF(rows));
}

void report_listed(const struct importing *importing)
{
    const struct listed_orders *listed = &importing->listed;
    const struct report_row rows[] = {{listed->noted, N_("orders")}, {listed->known, HERE_ALREADY}};
    print_rows(rows, COUNT_OF(rows));
}

/* With which column stands for what: a table that is read wrongly looks like one that is read. */
void report_table(const struct importing *importing)
{
    const struct noted_table *table = &importing->table;
    const struct report_row rows[] = {
        {table->list.noted, N_("orders")},
        {table->list.known, HERE_ALREADY},
        {table->ended, N_("rows were left out, for their orders are cancelled or refunded")},
        {table->empty, EMPTY},
        {table->older, N_("rows were left out, for their orders are older than that")},
    };
    print_rows(rows, COUNT_OF(rows));
    for (size_t i = 0; i < NOTED_COLUMNS; i++)
        if (importing->taken_from[i].len)
            printf("%10s%.*s: %.*s\n", "", STR_ARG(operator_says(noted_columns[i].label.at)),
                   STR_ARG(importing->taken_from[i]));
}
