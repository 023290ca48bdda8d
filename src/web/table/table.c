#include "web/table/table.h"

#include "core/value/money.h"
#include "text/clock/when.h"

void table_begin(struct call *call, struct table *table, const struct str *names, size_t count)
{
    struct reply *reply = &call->exchange->reply;
    buf_clear(&reply->body);
    *table = (struct table){.csv = {.out = &reply->body}};
    for (size_t i = 0; i < count; i++)
        csv_put_str(&table->csv, names[i]);
    csv_end_row(&table->csv);
}

bool table_takes(const struct table *table)
{
    return table->rows < TABLE_ROWS_MAX && !table->csv.out->overflow;
}

void table_end_row(struct table *table)
{
    table->rows++;
    csv_end_row(&table->csv);
}

void table_put_time(struct call *call, struct table *table, struct instant at)
{
    bool told = at.ms > 0 && at.ms < CLOCK_LAST.ms;
    csv_put_str(&table->csv, told ? when_iso(arena_of(call), at) : STR_NONE);
}

void table_put_amount(struct table *table, int64_t minor, struct str code)
{
    struct currency currency;
    char text[MONEY_TEXT];
    if (currency_from(code, &currency))
        csv_put_number(&table->csv, money_write(minor, currency, text));
    else
        csv_put_int(&table->csv, minor);
}

enum err table_send(struct call *call, struct table *table, const char *name, struct str next)
{
    struct arena *arena = arena_of(call);
    struct reply *reply = &call->exchange->reply;
    if (table->csv.out->overflow)
        return fail(&call->ctx->failure, ERR_LIMIT, "This is more than fits into one table.");
    reply->status = 200;
    reply->type = STR("text/csv; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"),
                 arena_printf(arena, "attachment; filename=\"%s.csv\"", name));
    if (next.len)
        reply_header(reply, STR("Link"),
                     arena_printf(arena, "<%.*s?%.*s>; rel=\"next\"", STR_ARG(call->exchange->request.path),
                                  STR_ARG(next)));
    call->answered = true;
    return OK;
}
