#include "text/kit/csv.h"

#include "base/check.h"

static void begin_field(struct csv *csv)
{
    if (csv->begun)
        buf_put_char(csv->out, ',');
    csv->begun = true;
}

/* The wide forms are taken for the others where a spreadsheet is set to such a script. */
static bool begins_formula(struct str text)
{
    static const struct str signs[] = {STR_INIT("="),      STR_INIT("+"),      STR_INIT("-"),
                                       STR_INIT("@"),      STR_INIT("\uff1d"), STR_INIT("\uff0b"),
                                       STR_INIT("\uff0d"), STR_INIT("\uff20")};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(text, signs[i]))
            return true;
    return false;
}

/* Where a spreadsheet that is set to semicolons or tabs, as in Germany, begins a cell within ours: the quotation marks hold none there. */
static bool splits(char c)
{
    return c == ';' || c == '\t' || c == '\n' || c == '\r';
}

void csv_put_str(struct csv *csv, struct str text)
{
    bool begins = true;
    begin_field(csv);
    buf_put_char(csv->out, '"');
    if (text.len && splits(text.at[0]) && text.at[0] != ';')
        buf_put_char(csv->out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (begins && begins_formula(str_slice(text, i, text.len)))
            buf_put_char(csv->out, '\'');
        if (c == '"')
            buf_put_char(csv->out, '"');
        buf_put_char(csv->out, c);
        begins = splits(c) || (begins && c == '"' && i > 0);
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
