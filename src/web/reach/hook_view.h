#ifndef WEB_REACH_HOOK_VIEW_H
#define WEB_REACH_HOOK_VIEW_H
/* Webhooks as the staff see them. */
#include "service/reach/hook.h"
#include "web/kit/form_view.h"

/* What the forms send. */
enum { HOOK_INPUTS = 8, HOOK_TURN_INPUTS = 2 };
extern const struct input hook_inputs[HOOK_INPUTS], hook_turn_inputs[HOOK_TURN_INPUTS];

struct hook_line {
    struct str address, kinds, state;
    bool bad;
    struct url url;
};
struct hook_choice {
    struct str name, label;
    bool chosen;
};
struct hook_form {
    struct url action;
    struct str csrf, button;
    struct input_view url;
    struct hook_choice kinds[HOOK_KIND_COUNT];
    size_t kind_count;
    struct str kinds_error;
};
struct hooks_page {
    struct layout layout;
    struct problem_view problem;
    struct url back;
    struct hook_line *lines;
    size_t count;
    struct hook_form form;
};

struct hook_told_view {
    struct str event, iso, when, state, said;
    bool bad;
    struct str replay; /* the event to tell again */
};
struct hook_page {
    struct layout layout;
    struct problem_view problem;
    struct url back, action, csv;
    struct str address, kinds, secret, state;
    bool on, both; /* both: the secret before signs too */
    struct hook_told_view *told;
    size_t count;
    struct url older;
};

#endif
