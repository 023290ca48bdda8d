#ifndef SERVICE_DESK_READY_H
#define SERVICE_DESK_READY_H
/*
 * Texts that people keep to write with (text/desk/ready.h): experts and the staff in their answers, the staff of a marketplace
 * and sellers in their orders. One's own, and those of the help desk's staff, which all but sellers have.
 */
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/desk/ready.h"

/* Together no more than READY_LIST_MAX. */
enum { READY_OWN_MAX = 50, READY_SHARED_MAX = 50, READY_NAME_MAX = 80, READY_BODY_MAX = 10000 };

struct ready_rights {
    bool own, shared; /* keeps some; has those that all have */
};
enum err ready_rights(struct ctx *ctx, const struct viewer *viewer, struct ready_rights *rights) MUST_USE;
/* What they have, without the texts: one's own, then the shared ones. Nothing for others. */
enum err ready_answers(struct ctx *ctx, const struct viewer *viewer, struct ready_answers *answers) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when the viewer has none of that id. */
enum err ready_open(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                    struct ready_answer *answer) MUST_USE;
/* Whether the viewer, who has it, may change what that person (0: all) has. */
bool ready_may_change(const struct ctx *ctx, const struct viewer *viewer, int64_t person_id);

/* ERR_REFUSED, with who keeps some, unless the viewer does. */
enum err ready_require(struct ctx *ctx, const struct viewer *viewer) MUST_USE;

struct ready_wish {
    struct viewer viewer;
    int64_t id; /* 0: a new one, and then receives its id */
    bool shared;
    struct str name, body;
};
/* ERR_INPUT names the field: "name", "body"; ERR_LIMIT; ERR_REFUSED for shared ones by others than moderators. */
enum err ready_save(struct ctx *ctx, struct ready_wish *wish) MUST_USE;
enum err ready_remove(struct ctx *ctx, const struct viewer *viewer, int64_t id) MUST_USE;

#endif
