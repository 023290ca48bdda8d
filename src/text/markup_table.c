#include "text/markup_table.h"

struct str markup_cell_cut(struct str *row)
{
    size_t end = 0;
    while (end < row->len && row->at[end] != '|')
        end += row->at[end] == '\\' && end + 1 < row->len ? 2 : 1;
    struct str cell = str_trim(str_slice(*row, 0, end));
    *row = str_slice(*row, end + 1, row->len);
    return cell;
}

struct str markup_row_trim(struct str line)
{
    line = str_trim(line);
    if (str_starts(line, STR("|")))
        line = str_slice(line, 1, line.len);
    if (str_ends(line, STR("|")) && !str_ends(line, STR("\\|")))
        line = str_slice(line, 0, line.len - 1);
    return line;
}

static bool is_rule(struct str cell)
{
    if (str_starts(cell, STR(":")))
        cell = str_slice(cell, 1, cell.len);
    if (str_ends(cell, STR(":")))
        cell = str_slice(cell, 0, cell.len - 1);
    for (size_t i = 0; i < cell.len; i++)
        if (cell.at[i] != '-')
            return false;
    return cell.len > 0;
}

size_t markup_columns_of(struct str line)
{
    size_t columns = 0;
    if (str_find_char(line, '|') == line.len)
        return 0;
    struct str row = markup_row_trim(line);
    while (row.len && columns <= MARKUP_COLUMNS_MAX) {
        if (!is_rule(markup_cell_cut(&row)))
            return 0;
        columns++;
    }
    return columns <= MARKUP_COLUMNS_MAX ? columns : 0;
}

size_t markup_cell_count(struct str line)
{
    size_t count = 0;
    struct str row = markup_row_trim(line);
    for (; row.len && count <= MARKUP_COLUMNS_MAX; count++)
        markup_cell_cut(&row);
    return count;
}
