#ifndef SERVICE_DESK_TAKE_AWAY_H
#define SERVICE_DESK_TAKE_AWAY_H
/*
 * Whatever a person has written is taken away for good: texts, their versions and pictures. Lists, search, feeds and points
 * follow as when each is deleted by its writer.
 *
 * A question below which others have written stays with what they wrote: its title and text are gone, and its page says so.
 * A post that was opened for others to edit, and was edited by others, stays with what it says now, and without the writer's name.
 * The page of such a question says, too, how many answers and comments stood there (question.taken_count). An accepted answer is accepted no
 * more.
 */
#include "core/desk/post.h"
#include "core/people/permit.h"
#include "service/unit/work.h"

enum err desk_take_away(struct ctx *ctx, const struct viewer *writer) MUST_USE;

/* Nothing of a post's text, versions and pictures is left, in whatever state it is; the post stays in that state. */
enum err desk_wipe(struct ctx *ctx, const struct viewer *writer, struct post_ref ref) MUST_USE;

#endif
