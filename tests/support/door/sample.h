#ifndef SUPPORT_DOOR_SAMPLE_H
#define SUPPORT_DOOR_SAMPLE_H
/* What the sample pages below support/door/pages show. */
#include "text/kit/html.h"

struct sample {
    struct str title;
    struct url link;
    struct safe_html body;
    int64_t count;
    bool chosen;
};

/* What a page says in a sentence. */
struct sample_said {
    struct str title;
    int64_t count;
};

#endif
