#ifndef PACK_PAGES_UNIT_H
#define PACK_PAGES_UNIT_H
/*
 * The sentences of a page file. All text of a page is a sentence by default: a unit is a run of text, inline
 * elements and expressions that no block element and no line of C interrupts. Its msgid names expressions
 * {name} and numbers inline elements <1>...</1>; markup around the whole unit stays outside of it.
 *
 * Content is text in which HTML stands as it is and C between CODE_BEGIN and CODE_END_MARK.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { CODE_BEGIN = 1, CODE_END_MARK = 2 };

struct text {
    char *at; /* ends in a null byte; NULL: nothing was added yet */
    size_t length, room;
};

void text_add(struct text *text, const char *at, size_t length);
void text_add_char(struct text *text, char c);
void text_add_code(struct text *text, const char *code);
void text_clear(struct text *text);
void text_free(struct text *text);

/* Prints content as C: what is not code goes through html_raw. */
void print_content(FILE *out, const struct text *content);

enum piece_kind { PIECE_TEXT, PIECE_PRINT, PIECE_OPEN, PIECE_CLOSE, PIECE_EMPTY };

enum { PIECES_MAX = 160, TOKEN_MAX = 64 };

struct piece {
    enum piece_kind kind;
    struct text content;
    char name[TOKEN_MAX];  /* of the expression or the element */
    char token[TOKEN_MAX]; /* as it stands in the msgid */
    int line;
};

struct unit {
    struct piece pieces[PIECES_MAX];
    size_t count;
};

/* What is printed about units besides the page. */
struct sentences {
    FILE *out; /* what xgettext reads; NULL: not asked for */
    const char *path;
    int counter; /* tells the units of a file apart */
    const char *complaint;
};

/* The piece of that kind to add to: the last one when it is text, else a new one. NULL: too many. */
struct piece *unit_piece(struct unit *unit, enum piece_kind kind, int line);
void unit_free(struct unit *unit);
/* Writes the unit to the end of content and empties it. False: see complaint. */
bool unit_flush(struct unit *unit, struct text *content, struct sentences *sentences);

/* Whether an element stands inside a sentence, and whether it has no end tag. */
bool element_is_inline(const char *tag);
bool element_is_void(const char *tag);
bool element_is_exempt(const char *tag);
/* Whether the attribute is read or heard by a person; tag is the tag so far. */
bool attribute_is_read(const char *attribute, const char *tag);
/* The name by which translators know an expression: its last identifier. */
void expression_name(const char *from, size_t length, char name[TOKEN_MAX]);

#endif
