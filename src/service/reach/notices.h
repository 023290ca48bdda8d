#ifndef SERVICE_REACH_NOTICES_H
#define SERVICE_REACH_NOTICES_H
/* The list of what somebody was told, that it is read, and what somebody chooses to hear of. */
#include "core/people/permit.h"
#include "core/reach/kind.h"
#include "service/unit/work.h"
#include "store/reach/notice.h"

enum {
    NOTICES_PAGE = 50,
    NOTICE_KEPT_DAYS = 2 * 365 /* whether it was read or not: an order's own history keeps what happened */
};

/* The viewer's own, the newest first, those before the id (0: all); at most NOTICES_PAGE. */
enum err notice_list(struct ctx *ctx, const struct viewer *viewer, int64_t before,
                     struct notices *notices) MUST_USE;
/* All up to the newest one seen count as read. */
enum err notice_read(struct ctx *ctx, const struct viewer *viewer, int64_t newest) MUST_USE;
/* Those of a question that were made until then: the person has opened its page. */
enum err notice_read_question(struct ctx *ctx, int64_t person_id, int64_t question_id,
                              struct instant until) MUST_USE;

/* A round of what was told longer ago than NOTICE_KEPT_DAYS. */
enum err notice_forget(struct ctx *ctx) MUST_USE;

/* How something is told to whoever has not chosen. */
struct notice_habit notice_habit(enum notice_choice choice);

struct notice_choice_made {
    bool on_page;
    bool push;       /* to the devices that are turned on */
    struct str mail; /* a name of notice_mails */
};
/* What the person chose, and what holds where nothing was chosen. */
enum err notice_choices_read(struct ctx *ctx, int64_t person_id,
                             struct notice_choice_made made[NOTICE_CHOICE_COUNT]) MUST_USE;
/* ERR_INPUT for a way of mailing that there is not. What always stands on the page goes on standing there. */
enum err notice_choices_write(struct ctx *ctx, int64_t person_id,
                              const struct notice_choice_made made[NOTICE_CHOICE_COUNT]) MUST_USE;

#endif
