#ifndef TEXT_DESK_MARKUP_ENTITY_H
#define TEXT_DESK_MARKUP_ENTITY_H
/* "&amp;", "&#8364;" and what they stand for. For markup*.c and markdown_phpbb.c only. */
#include "base/arena.h"

enum { UTF8_MAX = 4 };

/*
 * The character at the beginning of text, when an entity stands there: its UTF-8 in `into`, its length in
 * bytes in *written; answers the length of the entity. 0: none, or one whose name is not known.
 */
size_t markup_entity_read(struct str text, char into[UTF8_MAX], size_t *written);

#endif
