#ifndef STORE_PEOPLE_OWN_DATA_H
#define STORE_PEOPLE_OWN_DATA_H
/* What a person has given, in pages: each function reads the next of them. Rows out, nothing is changed. */
#include "core/desk/post.h"
#include "store/engine/rows.h"

struct own_post {
    int64_t id, question_id, answer_id; /* answer_id: of a comment, 0: it is on the question */
    struct str title, tags, body;       /* title: of its question */
    struct instant created_at, edited_at;
    enum post_state state;
    int64_t votes;
};

struct own_picture {
    int64_t id;
    struct post_ref on;
    int64_t position;
    struct str words, hash, mime;
};

/* A vote, a favourite, something that is followed. */
struct own_mark {
    struct str kind; /* of what: "question", "answer", "tag", ... */
    int64_t id, value;
    struct instant at;
};

enum { OWN_PAGE = 100, OWN_FOLLOWS_MAX = 10000 };

struct own_posts {
    struct own_post at[OWN_PAGE];
    size_t count;
};
struct own_pictures {
    struct own_picture at[OWN_PAGE];
    size_t count;
};

/* Whose, and behind which id; of posts also when that one was made, for they come in the order in which they were. */
struct own_from {
    int64_t person_id, after;
    struct instant at;
};
/* The next posts, behind the last of which `from` comes to stand. */
enum err own_posts_next(struct db *db, struct arena *arena, enum post_kind kind, struct own_from *from,
                        struct own_posts *posts) MUST_USE;
enum err own_pictures_behind(struct db *db, struct arena *arena, struct own_from from,
                             struct own_pictures *pictures) MUST_USE;

enum own_marks { OWN_QUESTION_VOTES, OWN_ANSWER_VOTES, OWN_FAVOURITES, OWN_FOLLOWS };
struct own_marks_page {
    struct own_mark *at;
    size_t count; /* OWN_FOLLOWS: all of them, else OWN_PAGE at most */
};
enum err own_marks_behind(struct db *db, struct arena *arena, enum own_marks which, struct own_from from,
                          struct own_marks_page *page) MUST_USE;

/* The other lists, of one shape; what is where: service/people/own_lists.c. */
enum own_entries {
    OWN_REPORTS,
    OWN_EDITS,
    OWN_SOLVED,
    OWN_INVITATIONS,
    OWN_SEATS,
    OWN_PROPOSALS,
    OWN_WILLING,
    OWN_WORKPLACES,
    OWN_VIEWS,
    OWN_FREEZES,
    OWN_PROVIDERS,
    OWN_SESSIONS,
    OWN_ACCOUNT_LOG,
    OWN_TOKENS,
    OWN_DEVICES,
    OWN_CHOICES,
    OWN_QUIET_HOURS,
    OWN_CALENDAR,
    OWN_ENTRIES_COUNT
};
/* What the next page begins behind: the columns that the list is ordered by, as far as it has them. */
struct own_key {
    int64_t kind, id, version;
};
struct own_entry {
    struct own_key key; /* all 0: of a short list */
    int64_t id;
    struct str kind, name, word, words, more;
    int64_t from, until;
    struct instant first, second, third; /* 0: none */
};
struct own_entry_page {
    struct own_entry at[OWN_PAGE];
    size_t count;
};
/* Where in a list of that person one is; with nothing but the person, at its beginning. */
struct own_place {
    int64_t person_id;
    struct own_key behind;
    int64_t passed;
};
/* The next page, behind which `place` comes to stand. A list that grows with what somebody does costs what it has, however many pages. */
enum err own_entries_next(struct db *db, struct arena *arena, enum own_entries which, struct own_place *place,
                          struct own_entry_page *page) MUST_USE;

#endif
