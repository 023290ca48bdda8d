#ifndef SERVICE_DESK_APPEAR_H
#define SERVICE_DESK_APPEAR_H
/*
 * What it means for everything that counts or finds a post when it becomes live or stops being live: counts,
 * points, tags, related words, search, hotness. Posting, approving, hiding, deleting and undeleting all come
 * through here, so that each of them is undone by its opposite.
 */
#include "service/unit/work.h"
#include "store/desk/answer.h"

/* The post becomes live (its row already says so), or stops being live (likewise). */
enum err post_appear(struct ctx *ctx, const struct post *post) MUST_USE;
/* The same for one that was taken out to be changed: programs that hear of new posts hear nothing. */
enum err post_stand_again(struct ctx *ctx, const struct post *post) MUST_USE;
enum err post_vanish(struct ctx *ctx, const struct post *post) MUST_USE;

/* Counts the live answers of a question again, and what follows: activity and hotness. */
enum err question_recount(struct ctx *ctx, int64_t question_id) MUST_USE;
/* The same where a text has changed: the words by which the question is found follow before the commit. */
enum err question_refresh(struct ctx *ctx, int64_t question_id) MUST_USE;

/* What an answer's or a question's votes earn its author under the site's rules. */
int64_t vote_points(const struct ctx *ctx, const struct post *post);

#endif
