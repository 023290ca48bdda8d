#include "text/kit/nearest.h"

/* Levenshtein's distance, for names of at most 31 characters. */
static size_t distance(struct str a, struct str b)
{
    size_t row[32];
    if (a.len > 31 || b.len > 31)
        return 99;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = diagonal + (a.at[i - 1] != b.at[j - 1]);
            diagonal = row[j];
            size_t least = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            row[j] = least < change ? least : change;
        }
    }
    return row[b.len];
}

struct str nearest_slip(struct str name, const struct str *names, size_t count, size_t most)
{
    struct str best = STR_NONE;
    size_t least = most + 1;
    for (size_t i = 0; i < count; i++) {
        size_t away = distance(name, names[i]);
        if (away < least) {
            least = away;
            best = names[i];
        }
    }
    return best;
}

struct str nearest_name(struct str name, const struct str *names, size_t count)
{
    return nearest_slip(name, names, count, name.len / 2 + 1);
}
