#ifndef STORE_STAFF_FIGURES_H
#define STORE_STAFF_FIGURES_H
/* What the staff's page of figures is made of. */
#include "store/engine/rows.h"

struct desk_now {
    int64_t unanswered;    /* live and open questions without an answer */
    int64_t waiting;       /* posts that are held or reported */
    struct instant oldest; /* of these; 0: none */
    int64_t suggestions;   /* open ones */
};
struct asked_question {
    int64_t category_id;
    struct instant asked_at, first_at; /* first_at: of the first answer that stands; 0: none */
    int64_t answers;
    bool accepted;
};
struct asked_questions {
    struct asked_question *at;
    size_t count;
};
enum err figures_now(struct db *db, struct desk_now *now) MUST_USE;
/* Live ones since then, the newest first, at most `most`. */
enum err figures_asked(struct db *db, struct arena *arena, struct instant since, size_t most,
                       struct asked_questions *asked) MUST_USE;

#endif
