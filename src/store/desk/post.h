#ifndef STORE_DESK_POST_H
#define STORE_DESK_POST_H
/* Posts of any kind: questions, answers and comments as what is acted on. */
#include "core/desk/post.h"
#include "store/people/person.h"

struct post {
    struct post_ref ref;
    int64_t question_id; /* itself, for a question */
    int64_t answer_id;   /* itself, or what a comment is on; 0: a question, or a comment on one */
    int64_t person_id, guest_id;
    bool
        nameless; /* a member wrote it without a name: person_id is for rights and letters, never to be shown */
    enum post_state state;
    struct str held_for; /* why it is held, or is to be when whoever wrote it brings it back */
    int64_t up_votes, down_votes, flag_count, version;
    struct str title, slug; /* the question's, for all kinds */
    struct str body, tags;
    int64_t category_id;
    struct instant created_at;
    struct instant question_closed_at;
    int64_t selected_answer_id;
    struct str name; /* a guest's */
    int64_t view_count;
    bool wiki; /* members with WIKI_POINTS edit it, too; false for comments */
    /* What it stands below: live and of nobody where there is none. */
    enum post_state question_state, answer_state;
    int64_t question_person_id, question_guest_id, answer_person_id, answer_guest_id;
};

/* Its author as a row of the table has it: one of the two ids, by whether the post is nameless. */
struct post_owner {
    int64_t person_id, nameless_id;
};
struct post_owner post_owner_of(int64_t person_id, bool nameless);

enum err post_load(struct db *db, struct arena *arena, struct post_ref ref, struct post *post) MUST_USE;
enum err post_set_state(struct db *db, struct post_ref ref, enum post_state state,
                        struct str held_for) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) unless the question was closed as one that repeats another. */
enum err question_duplicate_of(struct db *db, int64_t id, int64_t *other) MUST_USE;
/* Whether anybody wrote below a question or an answer. */
enum err post_has_reaction(struct db *db, struct post_ref ref, bool *has) MUST_USE;
/* Differences. Comments have no votes. */
enum err post_add_votes(struct db *db, struct post_ref ref, int64_t up, int64_t down) MUST_USE;
enum err post_add_flags(struct db *db, struct post_ref ref, int64_t count) MUST_USE;
/* A comment more or fewer on a question (answer_id 0) or an answer. */
enum err post_add_comments(struct db *db, int64_t question_id, int64_t answer_id, int64_t count) MUST_USE;

struct post_text {
    struct str title, slug, body, tags; /* title, slug, tags and category_id count for questions */
    int64_t category_id;
};
/* ERR_CONFLICT (without a sentence) when the post's version is no longer this one. */
enum err post_edit(struct db *db, struct post_ref ref, int64_t version, const struct post_text *text,
                   struct instant now) MUST_USE;

/* What a post said before it was edited, or says now. */
struct revision {
    int64_t version;
    struct str title, body, tags, note;
    struct instant written_at;
    struct author author;
};
struct revisions {
    struct revision *at;
    size_t count;
    int64_t before; /* what is asked for: versions before this one; 0: all */
    bool older;     /* there are more, older than the first */
};
/* As many as a page can show and compare, whatever they say. */
enum { REVISIONS_MAX = 21, REVISIONS_BYTES = 256 * 1024 };

/* Keeps what `post` says now as its version, written by person_id (0: a guest). */
enum err revision_insert(struct db *db, const struct post *post, int64_t person_id, struct instant written_at,
                         struct str note) MUST_USE;
/* The newest kept versions before revisions->before, oldest first; at least two when there are as many. */
enum err revision_list(struct db *db, struct arena *arena, struct post_ref ref,
                       struct revisions *revisions) MUST_USE;

/* Whether a version of it is by somebody else than that person. */
enum err revision_by_another(struct db *db, struct post_ref ref, int64_t person_id, bool *any) MUST_USE;
/* None of its kept versions stays. */
enum err revisions_erase(struct db *db, struct post_ref ref) MUST_USE;
/* Its text is gone, and the name of a guest; a question has this title. */
enum err post_wipe(struct db *db, struct post_ref ref, struct str title) MUST_USE;

struct audit {
    struct instant at;
    int64_t person_id; /* 0: the system itself */
    struct str act, subject, note;
    int64_t market_id; /* 0: nothing of a marketplace */
};
enum err audit_insert(struct db *db, const struct audit *audit) MUST_USE;

#endif
