#ifndef TEXT_DESK_MARKDOWN_PUT_H
#define TEXT_DESK_MARKDOWN_PUT_H
/* Markdown, written piece by piece: blocks, lines and words with what must be escaped. Used by markdown_make*.c. */
#include "base/buf.h"

enum { MARGIN_MAX = 40 };

struct markdown {
    struct buf *out;
    char margin[MARGIN_MAX]; /* before each line: "> " of a quote, blanks of an item */
    size_t margin_len;
    bool fresh;      /* nothing stands in this document, item or quote yet */
    bool block;      /* what comes next is a block of its own */
    bool space, led; /* white space waits to be written; it came before anything else */
    bool line_start, digits;
    bool one_line; /* of a heading: lines do not end in it */
    bool linked;   /* inside the words of a link */
    int breaks;    /* ends of lines that wait to be written */
    int items;     /* of the list that is open, so far */
};

/* Text with its white space as HTML takes it: any run of it is one blank. */
void markdown_put_text(struct markdown *md, struct str text);
/* What is Markdown already, at the place where text would stand. */
void markdown_put_raw(struct markdown *md, struct str text);
/* An end of a line in a paragraph; two are the end of the paragraph. */
void markdown_put_break(struct markdown *md);
/* A line that begins now, `apart` with an empty one before it; nothing at the very beginning. */
void markdown_put_line(struct markdown *md, bool apart);
/* Lines of code in a block of their own. */
void markdown_put_code_block(struct markdown *md, struct str code);
void markdown_put_code(struct markdown *md, struct str code);
/* What stands before each line from now on gets longer; or as it was: the length before. */
size_t markdown_indent(struct markdown *md, struct str by);
void markdown_unindent(struct markdown *md, size_t len);
/* The address as Markdown takes it, between < and >; false when it is none that may be linked. */
bool markdown_put_address(struct buf *out, struct str address);

#endif
