#ifndef STORE_DESK_QUESTION_H
#define STORE_DESK_QUESTION_H
/* Questions: rows in, rows out. Text lives in the arena that the caller names. */
#include "core/desk/post.h"
#include "store/people/person.h"

struct question {
    int64_t id;
    int64_t guest_id; /* 0: a member asked, or an import */
    struct author author;
    int64_t category_id;
    struct str title, slug, body;
    struct str tags; /* names separated by one space */
    struct instant created_at, edited_at, active_at;
    enum post_state state;
    struct str held_for, network;
    struct instant closed_at; /* 0: open */
    struct str close_reason;
    int64_t duplicate_of;       /* 0: not */
    int64_t selected_answer_id; /* 0: none */
    int64_t version;
    int64_t up_votes, down_votes, votes, answer_count, comment_count, flag_count, favourite_count, view_count;
    int64_t hotness;
    struct instant taken_at; /* its writer has taken the text away; 0: not */
    int64_t nameless_id;     /* a member who asked without a name; author says nobody then */
    bool wiki;               /* members with WIKI_POINTS edit it, too */
    int64_t taken_count;     /* answers and comments that their writers have taken away */
    struct str plain;        /* as in struct question_line, as read */
    int64_t plain_of;
};

/* ERR_NOT_FOUND when there is none, in whatever state. */
enum err question_load(struct db *db, struct arena *arena, int64_t id, struct question *question) MUST_USE;
/* Inserts what the author gave and the hotness; fills question->id. Counts begin at zero. */
enum err question_insert(struct db *db, struct arena *arena, struct question *question) MUST_USE;

/* Its writer has taken the text away. */
enum err question_set_taken(struct db *db, int64_t id, struct instant at) MUST_USE;
/* One of its answers or comments was. */
enum err question_add_taken(struct db *db, int64_t id) MUST_USE;

/* A question that is not there is no error. */
enum err question_views_add(struct db *db, int64_t id, int64_t count) MUST_USE;

/*
 * The words of a text on one line, PLAIN_CHARS at most: what lists cut and search marks. They are stored whenever the text is,
 * with what they were made of: a version of the text, and this program's way to make them. What is of another version or way
 * counts as missing: a program of before may have edited the text.
 */
enum { PLAIN_CHARS = 6000 };
int64_t question_plain_of(int64_t version);
struct str question_plain_make(struct arena *arena, struct str body);
/* Nothing happens when the version is no longer this one. */
enum err question_set_plain(struct db *db, int64_t id, int64_t version, struct str plain) MUST_USE;

/* One line of a list. */
struct question_line {
    int64_t id;
    struct str title, slug;
    int64_t category_id;
    struct str tags;
    struct instant created_at, active_at;
    enum post_state state;
    bool closed;
    int64_t selected_answer_id;
    int64_t votes, answer_count, view_count, hotness;
    struct author author;
    struct str body;
    int64_t version;
    struct str plain; /* its words, as long as plain_of is question_plain_of(version) */
    int64_t plain_of;
};

struct question_lines {
    struct question_line *at;
    size_t count;
};

/* Reads the rows of a started query over the view question_row into at most `most` lines; ends the query. */
enum err question_lines_read(struct query *q, struct arena *arena, size_t most,
                             struct question_lines *lines) MUST_USE;
/* The same of those without their bodies. */
enum err similar_lines_read(struct query *q, struct arena *arena, size_t most,
                            struct question_lines *lines) MUST_USE;

/* Those of the ids that are live, in their order, at most `most`: without their bodies. */
enum err question_lines_load(struct db *db, struct arena *arena, struct str ids, size_t most,
                             struct question_lines *lines) MUST_USE;
enum err question_line_load(struct db *db, struct arena *arena, int64_t id,
                            struct question_line *line) MUST_USE;

#endif
