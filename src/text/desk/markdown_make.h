#ifndef TEXT_DESK_MARKDOWN_MAKE_H
#define TEXT_DESK_MARKDOWN_MAKE_H
/*
 * Markdown of what other help desks keep: plain text, or HTML, which is parsed by libxml2.
 *
 * What comes out is text and never HTML. Paragraphs, headings, lists, quotes, code, emphasis and links stay; a picture becomes
 * a link to it, a table its rows as lines; scripts, styles, forms and frames go with all that is in them, and links whose
 * scheme is none of http, https and mailto are kept as their words. What would mean something in Markdown and did not before
 * is escaped.
 */
#include "base/arena.h"

struct str markdown_of_text(struct arena *arena, struct str text);
/* HTML that is nested deeper than a reader would is shown as it is written. */
struct str markdown_of_html(struct arena *arena, struct str html);
/*
 * Of Discourse's own Markdown: its [quote] blocks are quotes, and pictures that lie on its server are their words alone;
 * *pictures counts them. What stands in a block of code stays.
 */
struct str markdown_of_discourse(struct arena *arena, struct str text, int64_t *pictures);

#endif
