#ifndef WEB_DESK_READY_VIEW_H
#define WEB_DESK_READY_VIEW_H
/* Ready answers: the list that one keeps, and how one gets into an answer. */
#include "text/desk/ready.h"
#include "web/desk/post_view.h"

struct ready_item {
    struct str name;
    struct url change, remove; /* empty: not for this viewer */
};
/* Those of one owner, the viewer, a marketplace or all. */
struct ready_group {
    struct str id, title, hint, keeper; /* keeper: who changes what the viewer may not */
    struct ready_item *at;
    size_t count;
};
struct ready_place_view {
    struct str name, label; /* "{ordered}", "day of the order" */
};

struct ready_page {
    struct layout layout;
    struct problem_view problem;
    struct ready_group *groups;
    size_t group_count;
    struct str heading, button;
    struct url action, back; /* back empty: it is the list itself */
    struct input_view name;
    struct field body;
    struct select_view market; /* count 0: the viewer keeps none for a marketplace */
    bool may_share, is_shared;
    struct ready_place_view places[READY_PLACE_COUNT];
};

enum { READY_INPUTS = 4 };
extern const struct input ready_inputs[READY_INPUTS];

/* What the viewer can choose from in the form of an answer. */
enum err ready_choice_of(struct call *call, int64_t question_id, struct answer_form *form) MUST_USE;
/* The chosen one, filled in, below what is typed; or what is wrong beside the choice. */
enum err ready_put_in(struct call *call, int64_t question_id, struct answer_form *form) MUST_USE;

#endif
