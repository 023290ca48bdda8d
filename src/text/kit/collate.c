#include "text/kit/collate.h"

#include "base/check.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

struct name {
    struct str text;
    size_t place; /* where its row stood */
};

static int by_name(const void *a, const void *b, void *collator)
{
    const struct name *first = a, *second = b;
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult result =
        ucol_strcollUTF8(collator, first->text.len ? first->text.at : "", (int32_t)first->text.len,
                         second->text.len ? second->text.at : "", (int32_t)second->text.len, &error);
    check(U_SUCCESS(error));
    if (result != UCOL_EQUAL)
        return result == UCOL_LESS ? -1 : 1;
    return first->place < second->place ? -1 : 1;
}

void collate_rows(struct arena *arena, const struct language *language, void *rows, size_t count,
                  struct collated row)
{
    UErrorCode error = U_ZERO_ERROR;
    if (count < 2)
        return;
    const char *tag = language && !language->made_up ? arena_cstr(arena, language->tag) : "en";
    UCollator *collator = ucol_open(tag, &error);
    check(U_SUCCESS(error));
    struct name *names = ARENA_ARRAY(arena, struct name, count);
    char *at = rows, *before = arena_take(arena, count * row.size);
    memcpy(before, rows, count * row.size);
    for (size_t i = 0; i < count; i++)
        names[i] = (struct name){*(const struct str *)(const void *)(at + i * row.size + row.name_at), i};
    qsort_r(names, count, sizeof *names, by_name, collator);
    for (size_t i = 0; i < count; i++)
        memcpy(at + i * row.size, before + names[i].place * row.size, row.size);
    ucol_close(collator);
}
