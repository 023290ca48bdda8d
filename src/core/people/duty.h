#ifndef CORE_PEOPLE_DUTY_H
#define CORE_PEOPLE_DUTY_H
/* What the staff of a marketplace may: one table of roles and rights, asked by pages, programs and services alike. */
#include "base/str.h"

enum staff_role { STAFF_ALL, STAFF_AGENT, STAFF_LEAD, STAFF_FINANCE, STAFF_READER, STAFF_ROLE_COUNT };

enum staff_right {
    RIGHT_LOOK,   /* queues, orders, notes, reports */
    RIGHT_NOTE,   /* write notes for the others */
    RIGHT_WORK,   /* act on orders, take the next case */
    RIGHT_LEAD,   /* give cases to others, freeze, act on many at once, see who looked at what */
    RIGHT_MONEY,  /* goodwill, payments that are to be tried again */
    RIGHT_SECOND, /* be the second person of a sum above the limit */
    RIGHT_SET_UP, /* webhooks, orders entered by hand */
    STAFF_RIGHT_COUNT
};
#define RIGHT_BIT(right) (1u << (right))

struct staff_role_row {
    struct str name;  /* stands in databases; never changes */
    struct str label; /* for a person */
    unsigned rights;  /* RIGHT_BITs */
};
extern const struct staff_role_row staff_role_rows[STAFF_ROLE_COUNT];

/* What is not known may nothing but look. */
enum staff_role staff_role_from(struct str name);
bool staff_role_is(struct str name);
bool staff_may(enum staff_role role, enum staff_right right);
/* Who may instead, as a sentence. */
struct str staff_right_refusal(enum staff_right right);

#endif
