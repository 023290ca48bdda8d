#ifndef WEB_STAFF_WRITER_VIEW_H
#define WEB_STAFF_WRITER_VIEW_H
/* Whose nameless post it is, before and after the look is noted. */
#include "web/kit/views.h"

struct writer_page {
    struct layout layout;
    struct url action;
    struct str title;  /* of the question */
    struct str name;   /* empty: not looked at yet */
    struct url person; /* empty: the account is gone */
};

#endif
