#include "http/door/numbers.h"

#include "base/check.h"

/* A whole number, or the place in a list: the value that orders it, and the id behind it. */
enum number_kind { NUMBER_WHOLE, NUMBER_CURSOR };

/* `under`: what the address's pattern begins with. */
static const struct number_row {
    struct str name, under;
    enum number_kind kind;
    int64_t least, most;
} rows[] = {
    {STR_INIT("page"), STR_INIT("/"), NUMBER_WHOLE, 1, 1000000},
    {STR_INIT("before"), STR_INIT("/"), NUMBER_WHOLE, 0, INT64_MAX},
    {STR_INIT("after"), STR_INIT("/"), NUMBER_CURSOR, 0, 0},
    {STR_INIT("from"), STR_INIT("/questions/"), NUMBER_WHOLE, 0, 499},
    {STR_INIT("from"), STR_INIT("/api/v1/questions/"), NUMBER_WHOLE, 0, 499},
    {STR_INIT("category"), STR_INIT("/ask"), NUMBER_WHOLE, 0, INT64_MAX},
};

static bool is_cursor(struct str value)
{
    int64_t number;
    struct str rest = value, first = str_cut(&rest, '.');
    bool two = first.len < value.len;
    return str_to_int(first, &number) && (two ? str_to_int(rest, &number) && number > 0 : number > 0);
}

static bool fits(const struct number_row *row, struct str value)
{
    int64_t number;
    if (value.len == 0)
        return true;
    if (row->kind == NUMBER_CURSOR)
        return is_cursor(value);
    return str_to_int(value, &number) && number >= row->least && number <= row->most;
}

int numbers_check(struct call *call)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_starts(call->route->pattern, rows[i].under) &&
            !fits(&rows[i], form_get(&call->query, rows[i].name))) {
            fail_field(
                &call->ctx->failure, ERR_INPUT, rows[i].name.at,
                "The address asks for a page of this list that cannot be: \"{name}\" is no such number. "
                "Begin with the first page.",
                PLACE("name", rows[i].name));
            return call->door->admit ? 422 : 400;
        }
    return 0;
}
