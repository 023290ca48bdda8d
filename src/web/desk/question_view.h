#ifndef WEB_DESK_QUESTION_VIEW_H
#define WEB_DESK_QUESTION_VIEW_H
/* Posts as their page shows them to this viewer. */
#include "web/desk/post_view.h"

struct author_view author_view_of(struct call *call, const struct author *author);
struct post_view question_view_of(struct call *call, const struct question_read *read);
struct post_view answer_view_of(struct call *call, const struct question_read *read,
                                const struct answer *answer);

/* The form below a question, or NULL when this viewer cannot answer it. */
struct answer_form *answer_form_of(struct call *call, const struct question_read *read);
/* Why the viewer may write nothing at all now; empty: that is not why. */
struct str answer_pause(struct call *call, const struct question_read *read);
/* The whole page into the reply. */
enum err question_page_show(struct call *call, const struct question_read *read, struct answer_form *form,
                            int status) MUST_USE;

#endif
