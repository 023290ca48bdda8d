#ifndef WEB_DESK_TEXT_TOOLS_H
#define WEB_DESK_TEXT_TOOLS_H
/* The buttons above a text that put Markdown into it. */
#include "web/kit/views.h"

struct text_tools {
    struct str id; /* of its field */
    struct url script;
};

/* For the text in the field "body". */
struct text_tools text_tools_of(struct call *call);

#endif
