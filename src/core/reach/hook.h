#ifndef CORE_REACH_HOOK_H
#define CORE_REACH_HOOK_H
/* What an outgoing webhook can be told of. */
#include "base/str.h"

enum hook_kind {
    HOOK_ORDERS,
    HOOK_DEADLINES,
    HOOK_DISPUTES,
    HOOK_DECISIONS,
    HOOK_EFFECTS,
    HOOK_QUESTIONS,
    HOOK_ANSWERS,
    HOOK_KIND_COUNT
};
/* The names stand in databases and with programs. */
struct hook_kind_row {
    struct str name, label;
    bool of_site; /* not of a marketplace: for the operator's webhooks alone */
};
extern const struct hook_kind_row hook_kind_rows[HOOK_KIND_COUNT];
/* Whether "orders disputes" has the kind. */
bool hook_kinds_have(struct str kinds, enum hook_kind kind);

#endif
