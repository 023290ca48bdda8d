#include "core/reach/hook.h"

#include "base/words.h"

const struct hook_kind_row hook_kind_rows[HOOK_KIND_COUNT] = {
    [HOOK_ORDERS] = {STR_INIT("orders"), STR_INIT(N_("Orders: placed, paid, sent, delivered, extended")),
                     false},
    [HOOK_DEADLINES] = {STR_INIT("deadlines"), STR_INIT(N_("Deadlines that are near")), false},
    [HOOK_DISPUTES] = {STR_INIT("disputes"), STR_INIT(N_("Disputes: opened, answered, proposals, returns")),
                       false},
    [HOOK_DECISIONS] = {STR_INIT("decisions"), STR_INIT(N_("Decisions and appeals")), false},
    [HOOK_EFFECTS] = {STR_INIT("effects"), STR_INIT(N_("Payments that are to be made")), false},
    [HOOK_QUESTIONS] = {STR_INIT("questions"), STR_INIT(N_("Questions")), true},
    [HOOK_ANSWERS] = {STR_INIT("answers"), STR_INIT(N_("Answers")), true},
};

bool hook_kinds_have(struct str kinds, enum hook_kind kind)
{
    while (kinds.len)
        if (str_eq(str_cut(&kinds, ' '), hook_kind_rows[kind].name))
            return true;
    return false;
}
