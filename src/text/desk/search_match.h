#ifndef TEXT_DESK_SEARCH_MATCH_H
#define TEXT_DESK_SEARCH_MATCH_H
/*
 * A query as the words that are stored: what each of its terms becomes in every language in which it may be written.
 */
#include "base/arena.h"
#include "text/desk/search_query.h"
#include "text/kit/html.h"

struct stems; /* stems.h */

enum { SEARCH_FORMS_MAX = 48 };

/* Words that stand one behind the other. */
struct search_form {
    struct str words; /* with a blank between them */
    bool begins;      /* the last one is the beginning of a word */
};
/* One form of it is enough. */
struct search_group {
    struct search_form forms[SEARCH_FORMS_MAX];
    size_t count;
    struct str typed; /* the first term of it */
    bool excluded;
};
struct search_match {
    struct search_group groups[SEARCH_TERMS_MAX];
    size_t count;
    struct str title; /* the word that a title of just these words has; empty: none can */
    struct str
        joined[SEARCH_TERMS_MAX]; /* terms in joined scripts, folded: they are marked wherever they stand */
    size_t joined_count;
};

void search_match_of(struct arena *arena, const struct search_query *query, struct search_match *match);
/* It looks for something, not only without something. */
bool search_match_wants(const struct search_match *match);

/* A word that a title has beside its own: by it, the question with just this title is found among thousands. */
struct str title_word(struct stems *stems, struct arena *arena, struct str title);
/* Words that a question has beside its own, too: by them, those of a person or of a tag are found among all with a common word. */
struct str person_word(struct arena *arena, int64_t person_id);
struct str tag_word(struct arena *arena, struct str tag);

/*
 * `text` with the words that are looked for between <mark> and </mark>, all else escaped. At most `chars`
 * code points, beginning a little before the first word found when it stands further behind.
 */
struct str search_marked(struct arena *arena, const struct search_match *match, struct str text,
                         size_t chars);

#endif
