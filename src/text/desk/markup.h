#ifndef TEXT_DESK_MARKUP_H
#define TEXT_DESK_MARKUP_H
/*
 * What people write in questions, answers and comments: Markdown, shown as HTML that holds nothing but what
 * stands here.
 *
 *   p br hr blockquote ul ol(start) li pre(tabindex) code em strong del h2 h3 h4 a(href, rel)
 *   table thead tbody tr th(scope) td; p li th td h2 h3 h4 have dir="auto" where some letters run from right to left,
 *   th td a class where their column says so
 *
 * md4c reads it as CommonMark 0.30 with tables, ~~strike~~ and bare addresses, but in favour of people who
 * never heard of it: a line ends where the writer ended it; only a fence begins code, so that an indented
 * letter stays a letter; HTML is text; dates, products and chats stay what was typed (markup_kept.h). Titles begin at h2,
 * because a page has its own h1.
 *
 * Pictures are links to them: a page loads nothing from elsewhere. A link goes to http, https, mailto or a
 * path of this site (html.h, url_checked); any other is its text alone. Every link says that a visitor wrote
 * it (rel="ugc nofollow noopener").
 */
#include "base/arena.h"
#include "text/kit/html.h"

enum {
    MARKUP_DEPTH_MAX = 12, /* lists and quotes in each other; a deeper one has no tag */
    MARKUP_SPANS_MAX = 24, /* the same for emphasis and links */
    MARKUP_GROWTH_MAX = 8 /* bytes of HTML for a byte of text, beside some kilobytes, and as many of addresses
                              that links name. A text that asks for more (a table of many empty columns, one
                              long address used by many links), or that takes longer to read than
                              markup_work.h allows, is shown as it was typed */
};

/* markdown is UTF-8. */
struct safe_html markup_render(struct arena *arena, struct str markdown);
/* At most so many bytes of HTML are made of a text of that length. */
size_t markup_bytes_max(size_t len);
/* Its first bytes, up to a line's end where one is near: what lists and feeds show. *whole: that is all of it. */
struct str markup_beginning(struct str markdown, size_t bytes, bool *whole);
/* The words alone on one line, at most `chars` code points; when there are more it ends with an ellipsis. */
struct str markup_plain(struct arena *arena, struct str markdown, size_t chars);
/* Words that markup_plain made, cut again. */
struct str markup_cut(struct arena *arena, struct str plain, size_t chars);
/* How many links and pictures markup_render lets people follow, mail addresses and this site's paths aside.
 */
size_t markup_link_count(struct str markdown);

#endif
