#ifndef SERVICE_DESK_TAG_H
#define SERVICE_DESK_TAG_H
/* Changing tags: what they are about, their names, and taking two together. find.h lists them. */
#include "core/people/permit.h"
#include "service/unit/work.h"

enum { TAG_ABOUT_MAX = 500, RETAG_MAX = 2000 };

enum err tag_describe(struct ctx *ctx, const struct viewer *viewer, struct str name,
                      struct str about) MUST_USE;

struct tag_move {
    struct str from, to; /* to empty: the tag is taken off its questions */
    bool merge;          /* both tags become one; else nobody has `to` yet */
};
/*
 * Every question that has the one tag gets the other, whatever its state; *questions receives how many.
 * ERR_INPUT or ERR_CONFLICT about the field "to"; ERR_LIMIT above RETAG_MAX questions.
 */
enum err tag_move(struct ctx *ctx, const struct viewer *viewer, const struct tag_move *move,
                  int64_t *questions) MUST_USE;

#endif
