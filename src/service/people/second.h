#ifndef SERVICE_PEOPLE_SECOND_H
#define SERVICE_PEOPLE_SECOND_H
/*
 * The second step of signing in: a code of an app that shares a secret with us (RFC 6238), or one of ten recovery codes.
 * Between the password and the code the browser carries a ticket, which says whose password it was and is good for
 * SECOND_MINUTES and as long as that password is.
 */
#include "service/unit/limit.h"
#include "service/unit/work.h"
#include "store/people/person.h"

enum { RECOVERY_CODES = 10, SECOND_MINUTES = 10, CODE_MAX = 60 };

struct second_standing {
    bool on;
    int64_t codes;     /* recovery codes that are left */
    struct str secret; /* of one that waits for its first code; empty: none does */
};
enum err second_read(struct ctx *ctx, int64_t person_id, struct second_standing *standing) MUST_USE;

struct recovery_codes {
    struct str at[RECOVERY_CODES]; /* in plain text, for this once */
    size_t count;
};
/* These four are for who has just typed the password. ERR_CONFLICT when it is on, or off, already. */
enum err second_begin(struct ctx *ctx, int64_t person_id) MUST_USE;
enum err second_codes_anew(struct ctx *ctx, int64_t person_id, struct recovery_codes *codes) MUST_USE;
enum err second_end(struct ctx *ctx, int64_t person_id) MUST_USE;
/*
 * The first code turns it on, makes the recovery codes and ends every other session. A wrong one is no failure, because
 * the unit that counts it must be kept.
 */
struct second_first {
    int64_t person_id;
    struct str code, session_hash;
};
enum err second_confirm(struct ctx *ctx, const struct second_first *first, bool *fits,
                        struct recovery_codes *codes) MUST_USE;

/* By an operator, for somebody who has lost everything. */
enum err second_end_for(struct ctx *ctx, int64_t person_id) MUST_USE;

/* ---- at the door ---- */

/* The ticket of somebody who must give a code; empty when the password alone is enough. */
enum err second_ticket(struct ctx *ctx, int64_t person_id, struct str *ticket) MUST_USE;

struct second_try {
    struct str ticket, code;
    struct str network, device;
};
/*
 * *person_id receives who it is: 0 when the code is wrong, which is counted. ERR_NOT_FOUND, with a sentence, when the
 * ticket is not good any more; ERR_LIMIT after too many wrong ones.
 */
enum err second_prove(struct ctx *ctx, const struct second_try *attempt, int64_t *person_id) MUST_USE;

#endif
