#ifndef TEXT_DESK_MARKDOWN_PHPBB_H
#define TEXT_DESK_MARKDOWN_PHPBB_H
/*
 * Markdown of what phpBB keeps of posts: since 3.2 a kind of XML with the marks of BBCode in it, before that BBCode whose marks
 * carry the post's `bbcode_uid`, among HTML's entities. What is not known stays as the words that it holds.
 */
#include "base/arena.h"

struct str markdown_of_phpbb(struct arena *arena, struct str text, struct str uid);
/* Names and titles, which it keeps with entities: "Q &amp; A" is "Q & A". */
struct str phpbb_plain(struct arena *arena, struct str text);

#endif
