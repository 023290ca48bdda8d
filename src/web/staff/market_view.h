#ifndef WEB_STAFF_MARKET_VIEW_H
#define WEB_STAFF_MARKET_VIEW_H
/* The operator's pages of marketplaces. */
#include "http/door/router.h"
#include "service/order/market.h"
#include "web/people/token_view.h"
#include "web/staff/view.h"

struct market_line {
    struct str name, kind, rules, currency, fee;
    struct url edit;
};

/* What a marketplace is: for a new one below the list, or of the one that is changed. */
struct market_form {
    struct url action;
    struct str csrf, button;
    struct input_view name, slug, fee, second_above; /* slug: for a new one only */
    struct select_view kind, policy, currency;
    bool is_new;
};

struct markets_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct str rules_missing,
        rules_refused; /* of which orders wait; files that cannot be taken; empty: none */
    struct market_line *lines;
    size_t count;
    struct market_form form;
};

struct market_person {
    struct str handle, duty, since;
    struct url profile;
};

struct market_edit_page {
    struct layout layout;
    struct staff_nav nav;
    struct problem_view problem;
    struct str name, slug;
    struct url back, people_action, payouts;
    struct market_form form;
    struct market_person *people;
    size_t people_count;
    struct input_view handle;
    struct select_view duty;
    bool hosted;
    struct token_list keys; /* of its own system */
};

/* The functions behind their rows of web/door/routes.c. */

/* What the form of a marketplace sends. */
enum { MARKET_INPUTS = 7 };
extern const struct input market_inputs[MARKET_INPUTS];

#endif
