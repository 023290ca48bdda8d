#ifndef WEB_STAFF_ADMIN_VIEW_H
#define WEB_STAFF_ADMIN_VIEW_H
/* The pages of settings, categories, tags and roles. */
#include "service/staff/settings.h"
#include "web/staff/view.h"

struct setting_view {
    struct str name, label, hint, was; /* was: "Default: 300" */
    struct str value, error;
    bool lines;  /* a text of several lines */
    bool hidden; /* a secret: typed unseen */
    struct choice_view *choices;
    size_t choice_count; /* 0: typed */
    size_t max;
};

struct settings_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct tab groups[SETTINGS_GROUP_COUNT];
    struct url action;
    struct setting_view settings[SETTING_ITEMS_MAX];
    size_t count;
};

struct category_line {
    struct str name; /* indented by depth */
    struct url edit;
    struct str questions;
    int64_t position;
    bool retired;
};

struct categories_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct category_line *lines; /* empty on the page of one category */
    size_t count;
    struct str heading, button;
    struct url action, back;
    struct input_view name, position;
    struct select_view parent;
    bool exists, retired;
};

struct tag_line {
    struct str name;
    struct url edit;
    struct str questions;
};

struct tags_page {
    struct layout layout;
    struct staff_nav nav;
    struct str wanted;
    struct tag_line *lines;
    size_t count;
};

struct tag_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct str name, questions;
    struct url action, list;
    struct field about;
    struct input_view to;
};

struct staff_page_view {
    struct layout layout;
    struct staff_nav nav;
    struct person_item *people;
    struct url *edit;
    size_t count;
    struct str looked_for;
    bool unknown; /* nobody has the name that was looked for */
};

struct role_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct author_view author;
    struct url action, link_action, profile;
    struct select_view role;
    struct input_view title;
    bool second;     /* signing in asks for a code */
    struct url link; /* a fresh link for a new password, shown once; empty: none was made */
};

#endif
