#include "core/people/duty.h"

#include "base/check.h"
#include "base/words.h"

enum {
    LOOK = RIGHT_BIT(RIGHT_LOOK),
    NOTE = RIGHT_BIT(RIGHT_NOTE),
    WORK = RIGHT_BIT(RIGHT_WORK),
    LEAD = RIGHT_BIT(RIGHT_LEAD),
    MONEY = RIGHT_BIT(RIGHT_MONEY),
    SECOND = RIGHT_BIT(RIGHT_SECOND),
    SET_UP = RIGHT_BIT(RIGHT_SET_UP),
};

const struct staff_role_row staff_role_rows[STAFF_ROLE_COUNT] = {
    [STAFF_ALL] = {STR_INIT("staff"), STR_INIT(N_("Staff: everything")),
                   LOOK | NOTE | WORK | LEAD | MONEY | SECOND | SET_UP},
    [STAFF_AGENT] = {STR_INIT("agent"), STR_INIT(N_("Agent: works on orders and disputes")),
                     LOOK | NOTE | WORK},
    [STAFF_LEAD] = {STR_INIT("lead"), STR_INIT(N_("Lead: gives cases out, freezes, acts on many at once")),
                    LOOK | NOTE | WORK | LEAD | SECOND | SET_UP},
    [STAFF_FINANCE] = {STR_INIT("finance"), STR_INIT(N_("Finance: goodwill and payments")),
                       LOOK | NOTE | MONEY | SECOND},
    [STAFF_READER] = {STR_INIT("reader"), STR_INIT(N_("Reader: sees everything, changes nothing")), LOOK},
};

bool staff_role_is(struct str name)
{
    for (int i = 0; i < STAFF_ROLE_COUNT; i++)
        if (str_eq(staff_role_rows[i].name, name))
            return true;
    return false;
}

enum staff_role staff_role_from(struct str name)
{
    for (int i = 0; i < STAFF_ROLE_COUNT; i++)
        if (str_eq(staff_role_rows[i].name, name))
            return (enum staff_role)i;
    return STAFF_READER;
}

bool staff_may(enum staff_role role, enum staff_right right)
{
    check(role < STAFF_ROLE_COUNT && right < STAFF_RIGHT_COUNT);
    return (staff_role_rows[role].rights & RIGHT_BIT(right)) != 0;
}

struct str staff_right_refusal(enum staff_right right)
{
    static const struct str sentences[STAFF_RIGHT_COUNT] = {
        [RIGHT_LOOK] = STR_INIT(N_("Only the marketplace's staff sees this.")),
        [RIGHT_NOTE] = STR_INIT(N_("Your role here changes nothing, and so writes no notes.")),
        [RIGHT_WORK] = STR_INIT(N_("Your role here does not act on orders. Ask an agent or a lead.")),
        [RIGHT_LEAD] = STR_INIT(N_("This is for a lead to do. Ask one of yours.")),
        [RIGHT_MONEY] = STR_INIT(N_("Money is moved by finance alone. Leave them a note.")),
        [RIGHT_SECOND] = STR_INIT(N_("The second person has to be a lead, or of finance.")),
        [RIGHT_SET_UP] = STR_INIT(N_("Your role here does not include this. Ask a lead.")),
    };
    check(right < STAFF_RIGHT_COUNT);
    return sentences[right];
}
