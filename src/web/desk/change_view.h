#ifndef WEB_DESK_CHANGE_VIEW_H
#define WEB_DESK_CHANGE_VIEW_H
/* The pages that change a post or tell how it changed: flag, close, edit, history. */
#include "service/desk/change.h"
#include "text/desk/diff.h"
#include "web/desk/picture_view.h"
#include "web/desk/post_view.h"
#include "web/desk/text_tools.h"

/* One page that asks for something about a post: flag, close, edit, history. */
struct reason_view {
    struct str code, label;
    bool chosen;
};

struct reason_page {
    struct layout layout;
    struct str heading, intro, button;
    struct url action, back;
    struct reason_view reasons[10];
    size_t reason_count;
    struct str fixed_reason; /* instead of those to choose from; empty: one is chosen */
    struct field reason, note, duplicate_of;
    struct str error; /* the same once more, for the summary at the top; empty: none */
    bool asks_note, asks_duplicate;
};

enum { SUGGEST_INPUTS = 6, SUGGESTION_INPUTS = 2 };
extern const struct input suggest_inputs[SUGGEST_INPUTS], suggestion_inputs[SUGGESTION_INPUTS];
enum { EDIT_INPUTS = 6 + 2 * PICTURES_OF_POST_MAX + STANDING_INPUTS };
extern const struct input edit_inputs[EDIT_INPUTS];

struct edit_page {
    struct layout layout;
    struct str heading; /* "Edit the answer" */
    struct url action, back;
    int64_t version;
    struct field title, body, tags, category, note;
    struct text_tools tools;
    struct category_options categories;
    struct safe_html preview;
    struct str error;    /* what is wrong; empty: nothing */
    struct url error_at; /* the field that it is about */
    bool is_question;
    bool suggests;                          /* it proposes a change, and others decide */
    struct pictures_standing_form standing; /* pictures that the post has */
    struct picture_form pictures;           /* and new ones; count 0: not for this viewer */
    struct str theirs; /* after a conflict: the text as it stands now; empty: there is none */
};

/* The post on its question's page; and the post that the address names, which must be there for this viewer. */
struct url change_back(struct call *call, const struct post *post);
enum err change_post_seen(struct call *call, struct post *post) MUST_USE;

/* The form with what the post says. */
struct edit_page edit_page_of(struct call *call, const struct post *post);
/* The form as it was sent; after a conflict (409) `now`, the post as it stands, is shown beside it. */
void edit_fill_again(struct call *call, const struct post *now, struct edit_page *page, int status);
/* What was sent, without its post. */
struct edit edit_sent(struct call *call);
enum err edit_send(struct call *call, struct edit_page *page, int status) MUST_USE;

struct revision_view {
    struct str iso, when, note, title;
    struct author_view author;
    int64_t version;
    struct diff diff; /* to the version before */
    struct url
        again; /* an edit that begins with this version; empty: not for this viewer, or it is what stands */
};

/* Prints what went and came. White space counts in it, so it is not laid out in the page file. */
void changes_put(struct html *h, const struct diff *diff);

struct history_page {
    struct layout layout;
    struct url back;
    struct str *gone; /* of pictures that were taken away: sentences */
    size_t gone_count;
    struct revision_view *revisions; /* newest first */
    size_t count;
    bool from_now;    /* the first of them is what the post says now */
    struct url older; /* empty: these are the last */
};

#endif
