#ifndef STORE_DESK_SEARCH_H
#define STORE_DESK_SEARCH_H
/* The words by which questions are found, and finding them. */
#include "store/desk/find.h"
#include "text/desk/search_match.h"
#include "text/desk/words.h"

/* What the words of a live question are made of. */
struct search_source {
    int64_t question_id;
    struct str title, tags, body, answers;
    int64_t person_id; /* 0: nobody's, or a nameless one's */
    int64_t digest;    /* of what was made of it last; 0: nothing was */
    int64_t version;
    struct str plain; /* as stored (question.h) */
    int64_t plain_of;
};
struct search_sources {
    struct search_source *at;
    size_t count;
};
/* Of live questions with ids behind `after`, at most `most`. */
enum err search_sources_load(struct db *db, struct arena *arena, int64_t after, size_t most,
                             struct search_sources *sources) MUST_USE;

/* Lines of words with a blank between them (text/desk/words.h). */
struct search_text {
    int64_t question_id;
    struct str language, title, tags, body, answers;
    int64_t digest;
};
enum err search_text_put(struct db *db, struct arena *arena, const struct search_text *text) MUST_USE;
enum err search_text_delete(struct db *db, int64_t question_id) MUST_USE;

/* Which version of the program's words the stored ones are of; 0: none yet. */
enum err words_version(struct db *db, int64_t *version) MUST_USE;
enum err words_version_set(struct db *db, int64_t version) MUST_USE;

enum search_answered { SEARCH_ANY, SEARCH_ANSWERED, SEARCH_UNANSWERED, SEARCH_ACCEPTED };

/* Which of the questions with the words: 0 or SEARCH_ANY stands for all of them. */
struct search_filter {
    int64_t category_id, not_category_id; /* with their children */
    int64_t tag_id, person_id;
    struct str tag; /* the name of tag_id */
    enum search_answered answered, not_answered;
    int64_t least_votes; /* INT64_MIN: any */
    int64_t fewer_votes; /* than that; INT64_MAX: any */
    int64_t behind;      /* asked after that question; 0: all */
    struct list_window window;
};

enum search_reach {
    SEARCH_TITLE,       /* just these words are the title */
    SEARCH_ALL,         /* all groups */
    SEARCH_ALL_BUT_ONE, /* one of them may be missing */
    SEARCH_SOME         /* one of them is enough */
};
struct search_wish {
    const struct search_match *match;
    enum search_reach reach;
    struct search_filter filter;
};
/* Newest questions with the words that are ranked and counted: bounds what a word costs that most questions have. */
enum { SEARCH_DEPTH = 500 };
/* Questions with so many votes that are looked through first, instead of all with the words. */
enum { SEARCH_FEW = 5000 };
/* So few as one filter leaves are all looked at where there are no words, instead of the newest of all. */
enum { SEARCH_SOME_MOST = 1500 };
/* A question with the words, and how well it fits: more is better. */
struct search_fit {
    int64_t question_id, fit;
};
struct search_hits {
    struct question_lines lines; /* of the window, the best first; without words the newest first */
    int64_t found;               /* SEARCH_DEPTH + 1: more than SEARCH_DEPTH; -1: not counted */
};
enum err search_load(struct db *db, struct arena *arena, const struct search_wish *wish,
                     struct search_hits *hits) MUST_USE;
/* Some question has one form of the group. */
enum err search_group_any(struct db *db, struct arena *arena, const struct search_group *group,
                          bool *any) MUST_USE;

/* Words of titles that begin so, at most `most`. */
enum err terms_beginning(struct db *db, struct arena *arena, struct str prefix, size_t most,
                         struct words *words) MUST_USE;

#endif
