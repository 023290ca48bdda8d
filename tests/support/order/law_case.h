#ifndef SUPPORT_ORDER_LAW_CASE_H
#define SUPPORT_ORDER_LAW_CASE_H
/* One order and the law alone: no database, no door; time is what the test says. */
#include "core/order/order.h"
#include "text/policy/file.h"

struct law_case {
    struct arena arena;
    struct policy policy; /* the test may change it */
    struct policy_problems problems;
    struct order_state state;
    struct order_events events; /* of the last command */
    struct instant now;
    bool external; /* its parties act elsewhere */
};

/* The rules in that file, and nothing placed yet; the same case each time, whose arena the test frees. */
struct law_case *law_case_open(const char *file, struct instant now);
/* The wish of somebody, noted by the buyer where it is noted. */
enum order_refusal law_try(struct law_case *law_case, struct order_event wish);
/* One that must be taken. */
void law_act(struct law_case *law_case, enum order_event_kind kind, enum party by);
/* One is placed on those terms, paid whole and, where the rules look at payments, let through; `law_ship` sends it, too. */
void law_pay(struct law_case *law_case, const struct order_terms *terms);
void law_ship(struct law_case *law_case, const struct order_terms *terms);
/* Time passes; what is due by then strikes. */
void law_tick(struct law_case *law_case, struct instant to);

#endif
