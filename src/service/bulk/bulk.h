#ifndef SERVICE_BULK_BULK_H
#define SERVICE_BULK_BULK_H
/*
 * Many people, categories, questions, answers, comments and votes at once, with ids and times of their own:
 * for imports and made-up worlds.
 *
 * The order is that of enum bulk_kind: what is referred to comes first, except for parents of categories,
 * selected answers and duplicates, which are looked at in the end. All of it is one unit of work. Everything
 * that follows from the rows (counts, points, words, search, hotness) is made in bulk_finish, by kinds and
 * not row by row.
 *
 * Functions answer ERR_INPUT with a sentence for a row that cannot be; bulk->where says which row it was.
 */
#include "base/map.h"
#include "service/bulk/progress.h"
#include "service/unit/work.h"
#include "store/bulk/bulk.h"

/* Characters at most, of whoever brings something in: what is exported is imported again. */
enum { BULK_NAME_CHARS = 100, BULK_REASON_CHARS = 200, BULK_TITLE_CHARS = 300, BULK_BODY_CHARS = 100 * 1000 };

enum bulk_kind {
    BULK_USERS,
    BULK_CATEGORIES,
    BULK_QUESTIONS,
    BULK_ANSWERS,
    BULK_COMMENTS,
    BULK_VOTES,
    BULK_KINDS /* all are there */
};

/* The row that is being added: its file and line. */
struct bulk_where {
    enum bulk_kind kind;
    int64_t line; /* 0: not from a file */
};

/* Something that can be said only when all rows are there. */
struct bulk_later {
    int64_t id, to, line;
};
struct bulk_laters {
    struct bulk_later *at;
    size_t count, room;
};

struct bulk_words;

struct bulk {
    struct ctx *ctx;
    const struct progress *progress;
    struct bulk_where where;
    struct arena row;  /* of the row that is being added */
    struct arena keep; /* names in the maps */
    struct map people, handles, categories, slugs, tags, questions, answers, comments;
    struct bulk_laters parents, selections, duplicates, totals;
    struct bulk_words *words;
    struct stems *stems; /* of the words of titles and tags */
    bool forgiving;      /* selected answers and duplicates that are not there are passed over */
    int64_t forgiven;    /* so many */
    int64_t last_tag;
    int64_t first_question; /* the least id whose search text must be written; 0: none */
};

/* Reads what the database has already. bulk_free whatever it answers. */
enum err bulk_begin(struct bulk *bulk, struct ctx *ctx, const struct progress *progress) MUST_USE;
void bulk_free(struct bulk *bulk);

/* Says which kind comes now. A row of the kind before may be what is wrong. */
enum err bulk_turn_to(struct bulk *bulk, enum bulk_kind kind) MUST_USE;
/* Says which line comes now, for rows of a file. */
void bulk_at_line(struct bulk *bulk, int64_t line);

struct bulk_user {
    int64_t id;
    struct str handle, title;
    struct instant created_at;
    bool has_points;
    int64_t points; /* the total that is shown: what posts and votes do not explain becomes the bonus */
    struct str password, email; /* a hash, and an address that is confirmed; may be empty */
    enum role role;             /* 0: a member */
    struct instant blocked_until;
    struct str blocked_for;
};
enum err bulk_add_user(struct bulk *bulk, const struct bulk_user *user) MUST_USE;
/* The total that is shown of somebody who is there. */
void bulk_add_points(struct bulk *bulk, int64_t person_id, int64_t points);

/* Categories stand in the order in which they are added; parent_id 0 is the top. */
enum err bulk_add_category(struct bulk *bulk, const struct category_row *category) MUST_USE;

struct bulk_question {
    int64_t id, person_id, category_id; /* person_id 0: anonymous, perhaps with a name */
    struct str name, title, body;
    struct str tags; /* as people type them */
    struct instant created_at;
    int64_t views, selected_answer_id;
    bool closed;
    struct instant closed_at; /* unset: as it was asked */
    struct str close_reason;  /* also "duplicate of 12" */
    enum post_state state;
};
enum err bulk_add_question(struct bulk *bulk, const struct bulk_question *from) MUST_USE;

/* question_id counts. */
enum err bulk_add_answer(struct bulk *bulk, const struct bulk_reply *answer) MUST_USE;
/* answer_id counts; question_id where it is 0. */
enum err bulk_add_comment(struct bulk *bulk, const struct bulk_reply *comment) MUST_USE;
enum err bulk_add_vote(struct bulk *bulk, const struct bulk_vote *vote) MUST_USE;

/* Makes everything that follows from the rows. */
enum err bulk_finish(struct bulk *bulk) MUST_USE;

#endif
