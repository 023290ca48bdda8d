#include "cli/door/options_of.h"

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || c == '-';
}

bool option_next(struct str *usage, struct str *name, bool *valued)
{
    size_t at = str_find(*usage, STR("--")), end = at;
    if (at == usage->len)
        return false;
    while (end < usage->len && is_name(usage->at[end]))
        end++;
    *name = str_slice(*usage, at, end);
    *valued = end + 1 < usage->len && usage->at[end] == ' ' && usage->at[end + 1] >= '"' &&
              usage->at[end + 1] <= 'Z' && usage->at[end + 1] != '-';
    *usage = str_slice(*usage, end, usage->len);
    return true;
}

struct str usage_cut(struct str *usage)
{
    int depth = 0;
    size_t end = 0;
    struct str apart = STR(" | ");
    for (; end < usage->len; end++) {
        depth += (usage->at[end] == '(') - (usage->at[end] == ')');
        if (depth == 0 && str_starts(str_slice(*usage, end, usage->len), apart))
            break;
    }
    struct str way = str_slice(*usage, 0, end);
    *usage = str_slice(*usage, end < usage->len ? end + apart.len : end, usage->len);
    return way;
}
