#ifndef SERVICE_UNIT_BLOCK_H
#define SERVICE_UNIT_BLOCK_H
/* Who may not post for a time: people, and addresses or the networks that they begin with. */
#include "service/unit/work.h"
#include "store/staff/moderation.h"

/* ERR_REFUSED, with until when, for a network that is blocked. Networks are as http/door/visitor.h writes them. */
enum err require_network(struct ctx *ctx, struct str network) MUST_USE;

/* For how long, in days, and why; a block of FOREVER_DAYS is said to have no end. */
enum { FOREVER_DAYS = 36500, BLOCK_DAYS_MAX = FOREVER_DAYS, REASON_MAX = 200 };

struct block_wanted {
    struct viewer viewer; /* the moderator */
    int64_t days;         /* 0: the block ends */
    struct str reason;
};
/* ERR_REFUSED for the staff: their role goes first. */
enum err block_person(struct ctx *ctx, const struct block_wanted *wanted, int64_t person_id) MUST_USE;
/* ERR_INPUT when it is no address and no beginning of one of at least two parts. */
enum err block_network(struct ctx *ctx, const struct block_wanted *wanted, struct str network) MUST_USE;

enum err block_list(struct ctx *ctx, const struct viewer *viewer, struct network_blocks *blocks) MUST_USE;

#endif
