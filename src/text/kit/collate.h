#ifndef TEXT_KIT_COLLATE_H
#define TEXT_KIT_COLLATE_H
/*
 * The order in which a person looks for a name: ICU's collation of the reader's language ("Äpfel" beside "Apfel" in
 * German), where the program has the whole of a short list in its hands. A list that is read page by page keeps the
 * order of the database, because the next page begins behind the last row of this one: orders, questions, people, the tags
 * of a prefix. What has an order of its own keeps that, too: categories stand as the operator wants them.
 */
#include "base/arena.h"
#include "base/words.h"

/* Where the name stands in a row. */
struct collated {
    size_t size, name_at;
};

/* Names that are the same keep the order that they had. */
void collate_rows(struct arena *arena, const struct language *language, void *rows, size_t count,
                  struct collated row);
/* Puts an array of structs into the order of their member, a struct str. */
#define COLLATE(arena, language, rows, count, member)                                                        \
    collate_rows((arena), (language), (rows), (count),                                                       \
                 (struct collated){sizeof *(rows), __builtin_offsetof(__typeof__(*(rows)), member)})

#endif
