#ifndef TEXT_MARKUP_LINE_H
#define TEXT_MARKUP_LINE_H
/* The inside of a paragraph, title or cell: emphasis, code, links, breaks. For markup.c only. */
#include "text/html.h"
#include "text/markup_link.h"

/* Prints the text into h. What it needs while it works is taken from scratch. */
void markup_line_put(struct html *h, struct arena *scratch, const struct markup_references *references,
                     struct str text);

#endif
