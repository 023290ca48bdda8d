#ifndef SERVICE_REACH_FOLLOW_H
#define SERVICE_REACH_FOLLOW_H
/* What people follow: questions, tags, categories, people. Who asks or answers follows the question by that. */
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/reach/follow.h"

#define FOLLOW_QUESTION STR("question")
#define FOLLOW_TAG      STR("tag")
#define FOLLOW_CATEGORY STR("category")
#define FOLLOW_PERSON   STR("person")

/* ERR_NOT_FOUND, with a sentence, for what there is not, or not for this viewer; ERR_REFUSED for guests and oneself. */
enum err follow_turn(struct ctx *ctx, const struct viewer *viewer, const struct followed *what,
                     bool on) MUST_USE;
/* by_itself: whether it is followed where nothing was said, as one's own question is. */
enum err follow_read(struct ctx *ctx, int64_t person_id, const struct followed *what, bool by_itself,
                     bool *follows) MUST_USE;
/* A member asked or answered. Nothing happens for guests, and for who said no. */
enum err follow_by_itself(struct ctx *ctx, int64_t person_id, int64_t question_id) MUST_USE;

#endif
