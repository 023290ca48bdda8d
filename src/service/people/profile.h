#ifndef SERVICE_PEOPLE_PROFILE_H
#define SERVICE_PEOPLE_PROFILE_H
/* People as others see them: lists, and one person with what was written. */
#include "service/unit/work.h"
#include "store/desk/written.h"
#include "store/people/people.h"

enum { PEOPLE_PAGE = PEOPLE_LOADED_MAX - 1, WRITTEN_PAGE = WRITTEN_LOADED_MAX - 1 };

struct people_wanted {
    enum people_sort sort;
    struct list_cursor after;
    struct str name; /* people whose names begin so, in the order of names; empty: everybody */
};
struct people {
    struct person_lines lines; /* at most PEOPLE_PAGE */
    struct list_cursor next;   /* id 0: the last page */
    bool cut;                  /* more names begin so than a page has */
};
enum err people_list(struct ctx *ctx, const struct people_wanted *wanted, struct people *people) MUST_USE;

/* ERR_NOT_FOUND, with a sentence, when nobody has the handle. */
enum err profile_read(struct ctx *ctx, struct str handle, struct person *person) MUST_USE;

/* What a person, or a guest, has written: questions or answers, the other list is empty. */
struct written {
    struct question_lines questions;
    struct answer_lines answers;
    struct list_cursor next; /* id 0: the last page */
};
enum written_kind { WRITTEN_QUESTIONS, WRITTEN_ANSWERS, WRITTEN_FAVOURITES };
struct written_wanted {
    int64_t person_id;
    enum written_kind
        kind; /* favourites: the questions of others that the person has marked; for the person alone */
    struct list_cursor after;
};
enum err profile_written(struct ctx *ctx, const struct written_wanted *wanted,
                         struct written *written) MUST_USE;
/* All of a guest's questions and answers, also those that wait. */
enum err guest_written(struct ctx *ctx, int64_t guest_id, struct written *written) MUST_USE;

#endif
