#ifndef STORE_DESK_SUGGESTION_H
#define STORE_DESK_SUGGESTION_H
/* Changes of questions and answers that somebody proposes, as rows. */
#include "store/desk/post.h"

struct suggestion {
    int64_t id;
    struct post_ref ref; /* a question or an answer */
    int64_t version;     /* of the post that was changed */
    int64_t person_id;   /* whose idea it is */
    struct str handle;   /* empty: the account is gone */
    struct post_text text;
    struct str note;
    struct instant made_at, decided_at; /* decided_at 0: it is open */
    struct str state;                   /* SUGGESTION_... */
    struct str reason;                  /* why it was refused */
};
#define SUGGESTION_OPEN      STR("open")
#define SUGGESTION_ACCEPTED  STR("accepted")
#define SUGGESTION_REFUSED   STR("refused")
#define SUGGESTION_WITHDRAWN STR("withdrawn")

/* Fills the id. */
enum err suggestion_insert(struct db *db, struct suggestion *suggestion) MUST_USE;
enum err suggestion_load(struct db *db, struct arena *arena, int64_t id,
                         struct suggestion *suggestion) MUST_USE;
/* The open one of a person for a post; ERR_NOT_FOUND (without a sentence): none. */
enum err suggestion_load_own(struct db *db, struct arena *arena, struct post_ref ref, int64_t person_id,
                             struct suggestion *suggestion) MUST_USE;
/* Its writer thought again: what is open says this from now on. */
enum err suggestion_replace(struct db *db, const struct suggestion *suggestion) MUST_USE;

struct suggestion_decision {
    int64_t id;
    struct str state, reason;
    int64_t by; /* a person */
    struct instant at;
};
/* ERR_CONFLICT (without a sentence) when it is open no more. */
enum err suggestion_decide(struct db *db, const struct suggestion_decision *decision) MUST_USE;

struct suggestion_line {
    int64_t id;
    struct post_ref ref;
    int64_t question_id, person_id;
    struct str title; /* of the question; empty: the post is not shown any more */
    struct str note, state, reason, handle;
    struct instant made_at;
};
struct suggestion_lines {
    struct suggestion_line *at;
    size_t count;
};
/* Open ones for posts that stand, but this person's own ideas: of all posts, or of the person's. The oldest first. */
struct suggestions_wanted {
    int64_t person_id;
    bool all;
    size_t most;
};
enum err suggestions_open(struct db *db, struct arena *arena, struct suggestions_wanted wanted,
                          struct suggestion_lines *lines) MUST_USE;
/* A person's own ideas, the newest first. */
enum err suggestions_of_person(struct db *db, struct arena *arena, int64_t person_id, size_t most,
                               struct suggestion_lines *lines) MUST_USE;
/* All of a post; all of a person. */
enum err suggestions_erase_of_post(struct db *db, struct post_ref ref) MUST_USE;
enum err suggestions_erase(struct db *db, int64_t person_id) MUST_USE;

/* Members with some points may edit the post, too. ERR_INPUT for a comment. */
enum err post_set_wiki(struct db *db, struct post_ref ref, bool wiki) MUST_USE;

#endif
