#ifndef STORE_DESK_ANSWER_H
#define STORE_DESK_ANSWER_H
/* Answers and comments: what stands below a question. */
#include "base/buf.h"
#include "store/desk/post.h"

struct answer {
    int64_t id, question_id, guest_id, nameless_id; /* nameless_id as in struct question */
    struct author author;
    struct str body;
    struct instant created_at, edited_at;
    enum post_state state;
    struct str held_for;
    int64_t version, votes, comment_count, flag_count, solved_count;
    bool wiki; /* members with WIKI_POINTS edit it, too */
};
struct answers {
    struct answer *at;
    size_t count;
    size_t next; /* how many stand before those that are left out; 0: none is */
};

struct comment {
    int64_t id, question_id, answer_id, guest_id, nameless_id; /* answer_id 0: on the question itself */
    struct author author;
    struct str body;
    struct instant created_at, edited_at;
    enum post_state state;
    struct str held_for;
    int64_t version, flag_count;
};
struct comments {
    struct comment *at;
    size_t count;
};

enum {
    ANSWERS_MAX = 500,
    COMMENTS_MAX = 1000,
    ANSWERS_HTML_MAX =
        2 * 1024 * 1024 /* bytes that the answers of one page may become, beside the last one's */
};

/* In which order a question's answers stand: best is by votes, then by age. The names stand in addresses. */
enum answer_sort { ANSWERS_BEST, ANSWERS_NEWEST, ANSWERS_OLDEST, ANSWER_SORT_COUNT };
struct str answer_sort_name(enum answer_sort sort);
bool answer_sort_from(struct str name, enum answer_sort *sort);

/* Those of a page: in an order, without the first `from`. */
struct answer_range {
    enum answer_sort sort;
    size_t from;
};

/*
 * In whatever state: as many of the range as one page may show, at most ANSWERS_MAX. answers->next is where those behind
 * them begin.
 */
enum err answer_list(struct db *db, struct arena *arena, int64_t question_id, struct answer_range range,
                     struct answers *answers) MUST_USE;
/* All comments of a question's page, oldest first; at most COMMENTS_MAX. */
enum err comment_list(struct db *db, struct arena *arena, int64_t question_id,
                      struct comments *comments) MUST_USE;

/* Whether one more would be shown there. */
enum err comment_room(struct db *db, int64_t question_id, bool *room) MUST_USE;

/*
 * Says that a member (0: somebody else) will read a question with all that stands on its page, of the answers the range:
 * all of it, but the questions that are related, then comes at once (db_ahead).
 */
void question_page_ahead(struct db *db, int64_t question_id, struct answer_range range, int64_t person_id);

/* Insert a post below a question; `network` is where a guest wrote from. Fill the id. */
enum err answer_insert(struct db *db, struct answer *answer, struct str network) MUST_USE;
enum err comment_insert(struct db *db, struct comment *comment, struct str network) MUST_USE;

/* How many live answers a question has, and when the newest was written (0: there is none). */
enum err question_newest_answer(struct db *db, int64_t question_id, int64_t *answers,
                                struct instant *newest) MUST_USE;
enum err question_set_answers(struct db *db, int64_t question_id, int64_t answers, struct instant active_at,
                              int64_t hotness) MUST_USE;
/* The live answers' texts one behind the other, for the search index; cut at `most` bytes. */
enum err question_answer_texts(struct db *db, struct arena *arena, int64_t question_id, size_t most,
                               struct str *texts) MUST_USE;

enum err question_select(struct db *db, int64_t question_id, int64_t answer_id) MUST_USE;
/* closed_at 0 reopens. */
enum err question_close(struct db *db, int64_t question_id, struct instant closed_at, struct str reason,
                        int64_t duplicate_of) MUST_USE;
/* The comments of an answer move to its question, whose own comments are counted again. */
enum err answer_comments_to_question(struct db *db, int64_t answer_id, int64_t question_id) MUST_USE;

/* ---- what people say about posts ---- */

/* 1, -1, or 0 for none. */
enum err vote_mine(struct db *db, struct post_ref ref, int64_t person_id, int64_t *vote) MUST_USE;
enum err vote_put(struct db *db, struct post_ref ref, int64_t person_id, int64_t vote,
                  struct instant now) MUST_USE;
/* Both answer whether something changed. */
enum err favourite_set(struct db *db, int64_t person_id, int64_t question_id, bool on,
                       struct instant now) MUST_USE;
enum err solved_set(struct db *db, int64_t person_id, int64_t answer_id, bool on,
                    struct instant now) MUST_USE;

/* What is one member's own about a question's page. */
struct marks {
    int64_t question_vote;
    int64_t unread;     /* notices about it */
    int64_t suggestion; /* the oldest that is open for the question, and not this member's own; 0: none */
    bool favourite;
    bool follow_said, follows; /* not said: follows by asking alone */
    bool has_order;            /* whoever's: an order goes along with the question */
    struct mark {
        int64_t answer_id, vote, suggestion; /* suggestion as above */
        bool solved;
    } answers[ANSWERS_MAX];
    size_t count;
};
enum err marks_load(struct db *db, int64_t person_id, int64_t question_id, struct marks *marks) MUST_USE;

struct flag {
    struct post_ref ref;
    int64_t person_id;                 /* 0: a guest */
    struct str network, neighbourhood; /* a guest's, as http/door/visitor.h writes them */
    struct str reason, note;
    struct instant created_at;
};
/* *added is false when this person, or a guest of this network, has flagged it before. */
enum err flag_put(struct db *db, const struct flag *flag, bool *added) MUST_USE;
enum err flag_settle(struct db *db, struct post_ref ref, struct instant now) MUST_USE;
/* Whether the post's writer had asked for another look that was taken at that instant. */
enum err objection_settled(struct db *db, struct post_ref ref, struct instant at, bool *settled) MUST_USE;
/* How many members have flagged it since it was settled last. */
enum err flag_members(struct db *db, struct post_ref ref, int64_t *count) MUST_USE;
/* How much of what guests reported waits: in all, from a neighbourhood and from a network. */
struct guest_flags_open {
    int64_t total, near, here;
};
enum err guest_flags_open(struct db *db, const struct flag *flag, struct guest_flags_open *open) MUST_USE;
/* Where guests' reports came from that were settled before. */
enum err guest_flags_forget(struct db *db, struct instant before) MUST_USE;

#endif
