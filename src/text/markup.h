#ifndef TEXT_MARKUP_H
#define TEXT_MARKUP_H
#include "base/arena.h"
#include "text/html.h"
struct safe_html markup_render(struct arena *arena, struct str markdown);
struct str markup_plain(struct arena *arena, struct str markdown, size_t chars);
size_t markup_link_count(struct str markdown);
#endif
