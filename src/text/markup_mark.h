#ifndef TEXT_MARKUP_MARK_H
#define TEXT_MARKUP_MARK_H
/* What the first bytes of a line of Markdown say about it. text begins behind the white space. For markup.c
 * only. */
#include "base/str.h"

struct markup_list_mark {
    char mark;    /* '-' '+' '*' '.' ')' */
    size_t bytes; /* "12." has three */
    int64_t number;
};

bool markup_list_mark_read(struct str text, struct markup_list_mark *mark);
/* True for the marks '.' and ')' of numbered lists. */
bool markup_is_numbered(char mark);

/* Three or more of one of - * _ and nothing else but spaces. */
bool markup_is_rule(struct str text);

/* "## Title": 1 to 6; 0: no title. */
size_t markup_title_level(struct str text);

/* Three or more backticks or tildes, which end at a line with as many. */
struct markup_fence {
    char mark;
    size_t length;
    size_t indent; /* columns before it, which are left out before its lines too; 0 when it is read */
};

bool markup_fence_read(struct str text, struct markup_fence *fence);

/* How many c stand at the beginning. */
size_t markup_run(struct str text, char c);

#endif
