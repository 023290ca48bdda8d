#ifndef SERVICE_BULK_FOREIGN_H
#define SERVICE_BULK_FOREIGN_H
/*
 * Rows of another help desk, made to fit this one: names of people that cannot be here become others, tags lose what tags
 * here do not have, posts of nobody stay without author, and each thing that is not as it was is counted in the report.
 *
 * Ids stay when nothing of the kind is here yet, and else come behind all that are here. Whatever id is given is that of the
 * other help desk. The order is that of enum bulk_kind.
 */
#include "service/bulk/report.h"

struct foreign {
    struct bulk bulk;
    struct arena row; /* of the row that is being taken */
    struct import_report *report;
    int64_t person_base, post_base, category_base;
    int64_t other_category; /* 0: not made yet */
    bool numbered_apart;    /* there, posts have numbers of their own: only a question's is an address */
};

/* foreign_free whatever it answers. */
enum err foreign_begin(struct foreign *foreign, struct ctx *ctx, const struct progress *progress,
                       struct import_report *report) MUST_USE;
void foreign_free(struct foreign *foreign);
/* The next row stands there; what was made of the row before goes. */
void foreign_at(struct foreign *foreign, int64_t line, int64_t column);
/* "posts.sql:12:34: " before the sentence of what failed, the column counted in bytes. */
enum err foreign_say_where(struct foreign *foreign, struct str file, enum err err) MUST_USE;

/* Which row it was, as it was told to foreign_at; false when it was none. */
bool foreign_place(const struct foreign *foreign, int64_t *line, int64_t *column);

struct foreign_user {
    struct bulk_user user; /* the handle as it is there */
    struct str old;        /* what its address there ends with; empty: nothing */
    bool staff, unconfirmed;
};
enum err foreign_user(struct foreign *foreign, struct foreign_user *given) MUST_USE;
void foreign_points(struct foreign *foreign, int64_t id, int64_t points);
enum err foreign_category(struct foreign *foreign, struct category_row *category) MUST_USE;
/* Tags with commas between them; duplicate_of 0: none. */
enum err foreign_question(struct foreign *foreign, struct bulk_question *question,
                          int64_t duplicate_of) MUST_USE;
enum err foreign_answer(struct foreign *foreign, struct bulk_reply *answer) MUST_USE;
/* Its parent in question_id: a question, or an answer. */
enum err foreign_comment(struct foreign *foreign, struct bulk_reply *comment) MUST_USE;
/* On a question, or an answer: the vote's ref has the id alone. */
enum err foreign_vote(struct foreign *foreign, struct bulk_vote *vote) MUST_USE;
enum err foreign_finish(struct foreign *foreign) MUST_USE;

#endif
