#ifndef SERVICE_DESK_WORDING_H
#define SERVICE_DESK_WORDING_H
/* The words of a question, as they are stored to be searched and related. */
#include "service/desk/recount.h"
#include "service/unit/work.h"
#include "store/desk/search.h"
#include "text/desk/words.h"

struct wording {
    struct search_text text; /* with the digest of all of it */
    struct words words;      /* that relate it */
};
/* `stems`: of words that were met in questions before, or NULL; here and below. */
void wording_of(struct stems *stems, struct arena *arena, const struct search_source *source,
                struct wording *wording);
/* What search looks through is made again of the question and its answers, once, before the commit. */
enum err wording_follow(struct ctx *ctx, int64_t question_id) MUST_USE;

/* The words by which a question is found to be related; its tags count as words. */
struct words words_of_question(struct stems *stems, struct arena *arena, struct str title, struct str tags);

/*
 * Makes the words of a database again when they are of an older version of the program, and counts them: a page each time, as a
 * unit of work. *more: call again. Begin with a zeroed one.
 */
struct wording_place {
    struct recount_cursor cursor;
    bool more;
};
enum err wording_renew(struct ctx *ctx, struct wording_place *place) MUST_USE;

enum { WORDING_PAGE = 25 }; /* questions; their texts and words stand in memory at once */

#endif
