#ifndef STORE_DESK_VOTE_DAY_H
#define STORE_DESK_VOTE_DAY_H
/* What the votes of a day came to, for whose posts had them. */
#include "store/engine/rows.h"

struct voted_person {
    int64_t person_id;
    int64_t votes, posts;           /* up less down, over so many posts */
    int64_t question_id, answer_id; /* the post that gained most; answer_id 0: the question */
};
struct voted_people {
    struct voted_person *at;
    size_t count;
};
struct vote_days {
    struct instant from, until; /* not any more */
    int64_t after;              /* people with greater ids, at most `most` */
    size_t most;
};
enum err voted_people_load(struct db *db, struct arena *arena, const struct vote_days *days,
                           struct voted_people *people) MUST_USE;
/* The day up to which all was told, as a number of days since 1970; 0: none yet. And that it was. */
enum err vote_day_told(struct db *db, int64_t *day) MUST_USE;
enum err vote_day_set_told(struct db *db, int64_t day) MUST_USE;

#endif
