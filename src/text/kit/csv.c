#include "text/kit/csv.h"

static void begin_field(struct csv *csv)
{
    if (csv->begun)
        buf_put_char(csv->out, ',');
    csv->begun = true;
}

static bool is_formula(struct str text)
{
    struct str signs = STR("=+-@\t\r");
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
