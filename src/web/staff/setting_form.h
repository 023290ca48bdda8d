#ifndef WEB_STAFF_SETTING_FORM_H
#define WEB_STAFF_SETTING_FORM_H
/* The fields of settings: on their own pages, and on those of the set-up. */
#include "service/staff/settings.h"
#include "web/staff/view.h"

struct setting_view {
    struct str name, label, hint, was; /* was: "Default: 300" */
    struct str value, error;
    int rows;    /* of a text of several lines; 0: one line */
    bool hidden; /* a secret: typed unseen */
    struct choice_view *choices;
    size_t choice_count; /* 0: typed */
    size_t max;
};

struct setting_fields {
    struct setting_view at[SETTING_ITEMS_MAX];
    size_t count;
    struct problem_view problem; /* the first */
};

/*
 * What holds now. While the site has no address, the one under which its operator has opened this page; for a page that
 * has no text, the one to begin with.
 */
void setting_values_now(struct call *call, const struct setting_items *items, struct str *values);
/* What was sent for each item; an item that was not sent keeps its value. */
void setting_values_sent(struct call *call, const struct setting_items *items, struct str *values);
/* True when something is wrong; errors says beside each what. */
bool setting_values_wrong(struct call *call, const struct setting_items *items, const struct str *values,
                          struct str *errors);
/* errors may be NULL. */
void setting_fields_fill(struct call *call, const struct setting_items *items, const struct str *values,
                         const struct str *errors, struct setting_fields *fields);

#endif
