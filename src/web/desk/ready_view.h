#ifndef WEB_DESK_READY_VIEW_H
#define WEB_DESK_READY_VIEW_H
/* Ready answers: the list that one keeps, and how one gets into an answer. */
#include "text/desk/ready.h"
#include "web/desk/post_view.h"

struct ready_item {
    struct str name;
    struct url change, remove; /* empty: not for this viewer */
};
struct ready_place_view {
    struct str name, label; /* "{ordered}", "day of the order" */
};

struct ready_page {
    struct layout layout;
    struct problem_view problem;
    struct ready_item *own, *shared;
    size_t own_count, shared_count;
    struct str heading, button;
    struct url action, back; /* back empty: it is the list itself */
    struct input_view name;
    struct field body;
    bool may_share, is_shared;
    struct ready_place_view places[READY_PLACE_COUNT];
};

enum { READY_INPUTS = 3 };
extern const struct input ready_inputs[READY_INPUTS];

/* What the viewer can choose from in the form of an answer. */
enum err ready_choice_of(struct call *call, int64_t question_id, struct answer_form *form) MUST_USE;
/* The chosen one, filled in, below what is typed; or what is wrong beside the choice. */
enum err ready_put_in(struct call *call, int64_t question_id, struct answer_form *form) MUST_USE;

#endif
