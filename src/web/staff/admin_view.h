#ifndef WEB_STAFF_ADMIN_VIEW_H
#define WEB_STAFF_ADMIN_VIEW_H
/* The pages of settings, categories, tags and roles. */
#include "service/staff/settings.h"
#include "web/staff/setting_form.h"

struct settings_page {
    struct layout layout;
    struct staff_nav nav;
    struct tab groups[SETTINGS_GROUP_COUNT];
    struct url action;
    struct setting_fields fields;
    size_t left; /* pages of the set-up that are not done */
    bool look;   /* the way to the logo stands there, too */
};

struct logo_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct str error;
};

/* One of the pages of the set-up, in the list and as the page that is open. */
struct set_up_item {
    struct str number, label, state; /* state: "done", "skipped", "to do" */
    struct url url;
    bool done, chosen;
};

struct starter_view {
    struct str name, label; /* the name of its box, and that of the category */
    bool there;             /* there is one of this name */
    bool chosen;
};
enum { STARTERS = 8 };

struct set_up_page {
    struct layout layout;
    struct staff_nav nav;
    struct set_up_item items[5];
    size_t count;
    struct url first;  /* where one goes on; empty: nothing is to do */
    struct url action; /* of the open page; empty: the list alone */
    struct str proxy;  /* the one in front that is not believed, as trusted-proxy names it; empty: none is */
    struct str heading, about;
    struct setting_fields fields;
    bool categories, mail, mails; /* which page it is; mails: a server is set */
    struct starter_view starters[STARTERS];
    struct input_view other, email;
    struct problem_view problem;
};

struct category_line {
    struct str indent, name; /* indent: blanks, by depth */
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
