#ifndef SERVICE_DESK_CLOSE_H
#define SERVICE_DESK_CLOSE_H
/* Closing questions, and opening them again. Audited. */
#include "service/desk/vote.h"

/* Why a question is closed: the closed list, by code. "duplicate" needs the other question. */
const struct flag_reason *close_reasons(size_t *count);

/* The same as it is told to whoever did not close it; empty: there is no such code. */
struct str close_sentence(struct str code);

struct closing {
    int64_t question_id;
    struct str reason;
    int64_t duplicate_of; /* 0: none */
};
enum err question_shut(struct ctx *ctx, const struct viewer *viewer, const struct closing *closing,
                       struct post_spot *spot) MUST_USE;
enum err question_reopen(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                         struct post_spot *spot) MUST_USE;

#endif
