#ifndef WEB_DESK_ASK_VIEW_H
#define WEB_DESK_ASK_VIEW_H
/* The form for a question. */
#include "web/desk/picture_view.h"
#include "web/desk/text_tools.h"
#include "web/kit/form_view.h"

struct ask_page {
    struct layout layout;
    struct field title, body, tags, name, email, category;
    struct text_tools tools;
    struct category_options categories;
    struct question_items similar;
    bool similar_asked;       /* the button for similar questions was pressed */
    struct safe_html preview; /* empty: no preview was asked for */
    struct picture_form pictures;
    const struct select_view *order; /* one of the asker's to go along; count 0: there are none */
    struct str error;                /* what is wrong; empty: nothing */
    struct url error_at;             /* the field that it is about */
    bool nameless;                   /* a member does not want to be named */
    bool guest, mails;               /* mails: answers can be mailed */
    int64_t opened_at;               /* when the form was opened, to tell people from programs */
};

#endif
