#ifndef CORE_DESK_POST_H
#define CORE_DESK_POST_H
/* What questions, answers and comments have in common. The numbers stand in the database: never change one.
 */
#include "base/str.h"

enum post_kind { POST_QUESTION = 1, POST_ANSWER = 2, POST_COMMENT = 3 };

enum post_state {
    POST_LIVE = 0,
    POST_HELD = 1,    /* waits for approval; seen by its author and by moderators */
    POST_HIDDEN = 2,  /* by a moderator, or by enough flags */
    POST_DELETED = 3, /* by its author or the staff; it comes back as held if it was never approved */
};

/* One post of any kind. */
struct post_ref {
    enum post_kind kind;
    int64_t id;
};

/* "question", "answer", "comment". */
struct str post_kind_name(enum post_kind kind);
/* The other direction; false when there is no such kind. */
bool post_kind_from(struct str name, enum post_kind *kind);

#endif
