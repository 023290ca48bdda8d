#ifndef SERVICE_REACH_MAILING_H
#define SERVICE_REACH_MAILING_H
/*
 * Notices on their way into mails: each is mailed once, or not at all, by one unit of work that also writes the letter into
 * the outbox. Those "at once" have a letter of their own; those of a day or a week come together when the oldest that
 * waits is so old. What was read on the page meanwhile, is older than MAILING_OLD_DAYS, or belongs to somebody without a
 * confirmed address is not mailed; what comes up in quiet hours waits (quiet.h).
 */
#include "service/reach/quiet.h"

enum {
    MAILING_BATCH = 50,
    MAILING_PEOPLE = 100,
    MAILING_ROWS = 1000,
    MAILING_TOGETHER = 10,
    MAILING_OLD_DAYS = 14
};

/* Whether a round would find something: cheap, on a connection that reads. */
bool mailing_is_due(struct ctx *ctx);
/*
 * One unit: at most MAILING_BATCH notices, or those of a day or a week of MAILING_PEOPLE, MAILING_ROWS in all. *done says
 * how many.
 */
enum err mailing_round(struct ctx *ctx, const struct zone_finder *zones, size_t *done) MUST_USE;

#endif
