#ifndef WEB_REACH_VIEW_H
#define WEB_REACH_VIEW_H
/* Pages of being told. */
#include "web/kit/form_view.h"
#include "web/order/parcel_view.h"

/* What the form of choices sends. */
enum { NOTICE_CHOICE_INPUTS = 38, DEVICE_INPUTS = 3, ADDRESS_INPUTS = 3, QUIET_INPUTS = 2 };
extern const struct input notice_choice_inputs[NOTICE_CHOICE_INPUTS], device_inputs[DEVICE_INPUTS],
    address_inputs[ADDRESS_INPUTS], quiet_inputs[QUIET_INPUTS];

struct notice_view {
    struct url url;
    struct str title;           /* empty, like the address: it cannot be seen any more */
    struct str what;            /* empty: the title says it */
    struct time_view due, made; /* due: of a reminder */
    struct url again; /* of one's own post that was hidden: to ask for another look; empty: nothing to ask */
    bool unread;
};
struct notices_page {
    struct layout layout;
    struct notice_view *items;
    size_t count;
    int64_t newest;
    struct url older;
    bool any_unread;
};

/* What one chooses about: on the page or not, and how it is mailed. */
struct choice_row {
    struct str label;
    struct str page_name; /* of the box; empty: it always stands on the page */
    bool on_page;
    struct str push_name;
    bool push;
    struct str mail_name, mail_label;
    struct choice_view *mails;
    size_t mail_count;
};
struct device_view {
    struct str name, since;
    struct url remove;
    struct str removes; /* what its button does, to hear */
};
struct choices_page {
    struct layout layout;
    struct choice_row *rows;
    size_t count;
    struct device_view *devices;
    size_t device_count;
    struct str push_key; /* what browsers subscribe with; empty: they cannot */
    struct url push_script;
    struct problem_view problem;
    struct input_view quiet_from, quiet_until;
    struct str zone;                    /* of the quiet hours */
    struct input_view topic, key, auth; /* an address typed by hand, and the keys of whoever reads there */
};
struct call;
/* The page of choices, at the status of a refused form. */
enum err choices_show_again(struct call *call, int status) MUST_USE;
/* The viewer's devices, onto the page. */
enum err devices_of(struct call *call, struct choices_page *page) MUST_USE;

#endif
