#ifndef WEB_DESK_POST_VIEW_H
#define WEB_DESK_POST_VIEW_H
/* The question page and its parts. */
#include "web/desk/picture_view.h"
#include "web/desk/text_tools.h"
#include "web/kit/follow_view.h"
#include "web/kit/form_view.h"
#include "web/kit/ready_form.h"
#include "web/kit/show.h"

struct plan_card;
struct question_order_view;

/* One small button by permission: a form, or a link when it leads to a page of its own. */
struct act_view {
    struct str label, icon;
    struct url url;
    struct str name, value; /* of the button; empty: a link */
    bool danger;
    bool folded; /* stands under "More" */
};
enum { ACTS_MAX = 12 };

struct acts_view {
    struct act_view at[ACTS_MAX];
    size_t count, folded;
};

struct comment_view {
    int64_t id;
    struct safe_html body;
    struct pictures_view pictures;
    struct url whole; /* where all of it stands; empty: here */
    struct author_view author;
    struct str iso, when, exactly; /* exactly: with the hour and the zone */
    bool held;
    struct acts_view acts;
};

/* Comments, and the form for one more. */
struct comments_view {
    struct comment_view *at;
    size_t count;
    struct picture_form pictures; /* of the form that adds one */
    struct url add;               /* empty: no comment can be written */
    struct str draft;             /* the key under which a draft is kept */
    int64_t opened_at;
    struct field body; /* what was typed and refused; empty: nothing was */
    struct str problem;
    struct url at_body;
};

struct votes_view {
    struct url url;
    int64_t votes, mine;
    struct figure figure; /* "+1 vote" */
    struct str refusal;   /* why voting is not possible; empty: it is */
    bool down_refused;
    struct url
        sign_in; /* a guest votes after signing in there, and comes back to the post; empty: nobody has to */
};

struct post_view {
    struct str kind; /* "question", "answer" */
    int64_t id;
    struct safe_html body;
    struct author_view author;
    struct str iso, when, exactly; /* exactly: with the hour and the zone */
    bool asks;                     /* it is the question */
    struct str edited_iso, edited;
    struct url history;
    struct votes_view votes;
    struct acts_view acts;
    struct comments_view comments;
    struct str wiki;   /* that many may edit it; empty: they may not */
    struct str notice; /* held, hidden, deleted: said in words */
    bool accepted;
    struct act_view solved; /* "this solved it for me too"; its url is empty for the question */
    int64_t solved_count;
    bool solved_mine;
    struct tags tags;
    struct url link; /* to this post on its page */
    struct pictures_view pictures;
    const struct plan_card *plan; /* that the text links; NULL: none */
};

/* A fragment, and what its forms need. */
struct acts_page {
    const struct acts_view *acts;
    struct str csrf;
};

struct post_page {
    const struct post_view *post;
    struct str csrf;
    struct call *call;
};

struct answer_form {
    struct url url;
    struct ready_form ready;
    struct field body, name;
    struct text_tools tools;
    struct picture_form pictures;
    struct safe_html preview;
    struct str error;
    bool guest;
    int64_t opened_at;
};

struct answer_form_page {
    const struct answer_form *form;
    struct str csrf;
};

struct question_page {
    struct layout layout;
    struct str title;
    struct str category;
    struct url category_url;
    struct str views;
    struct post_view question;
    struct str answer_count; /* "1 answer" */
    struct post_view *answers;
    size_t answers_shown;
    struct url first_answers, further_answers; /* where the others stand; empty: none do */
    struct tab sorts[ANSWER_SORT_COUNT];       /* the orders to choose from; none when there is one answer */
    size_t sort_count;
    struct str closed;             /* why the question is closed; empty: it is open */
    struct question_items repeats; /* the question that this repeats; empty: none that others see */
    struct url private_link;       /* for the guest who asked: the way back; empty: not for this viewer */
    bool delivery;                 /* about parcels: shows the box "what should I do?" */
    struct answer_form *form;      /* NULL: no answer can be written */
    struct str paused;             /* why the viewer writes nothing now; empty: that is not why */
    struct question_items related;
    struct follow_view follow;
    bool taken;                              /* whoever asked has taken the text away */
    struct str taken_away;                   /* "2 answers and comments were taken away"; empty: none were */
    const struct question_order_view *order; /* that the question carries; NULL: not for this viewer */
};

#endif
