#include "text/kit/csv.h"

#include "base/check.h"

static void begin_field(struct csv *csv)
{
    if (csv->begun)
        buf_put_char(csv->out, ',');
    csv->begun = true;
}

/* The wide forms are taken for the others where a spreadsheet is set to such a script. */
static bool is_formula(struct str text)
{
    static const struct str wide[] = {STR_INIT("\uff1d"), STR_INIT("\uff0b"), STR_INIT("\uff0d"),
                                      STR_INIT("\uff20")};
    struct str signs = STR("=+-@\t\r\n");
    for (size_t i = 0; i < COUNT_OF(wide); i++)
        if (str_starts(text, wide[i]))
            return true;
    return text.len && str_find_char(signs, text.at[0]) < signs.len;
}

void csv_put_str(struct csv *csv, struct str text)
{
    begin_field(csv);
    buf_put_char(csv->out, '"');
    if (is_formula(text))
        buf_put_char(csv->out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buf_put_char(csv->out, '"');
        buf_put_char(csv->out, text.at[i]);
    }
    buf_put_char(csv->out, '"');
}

void csv_put_number(struct csv *csv, struct str number)
{
    begin_field(csv);
    buf_put(csv->out, number);
}

void csv_put_int(struct csv *csv, int64_t number)
{
    begin_field(csv);
    buf_put_int(csv->out, number);
}

void csv_end_row(struct csv *csv)
{
    buf_put(csv->out, STR("\r\n"));
    csv->begun = false;
}
