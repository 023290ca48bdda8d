#include "text/markup.h"

struct safe_html markup_render(struct arena *arena, struct str markdown)
{
    struct buf out;
    buf_init(&out, 1 << 20);
    struct html h = {&out};
    html_str(&h, markdown);
    struct str text = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return (struct safe_html){text};
}

struct str markup_plain(struct arena *arena, struct str markdown, size_t chars)
{
    return arena_copy(arena, str_char_prefix(markdown, chars));
}

size_t markup_link_count(struct str markdown)
{
    size_t count = 0;
    for (size_t at; (at = str_find(markdown, STR("://"))) < markdown.len; count++)
        markdown = str_slice(markdown, at + 3, markdown.len);
    return count;
}
