#ifndef STORE_REACH_NOTICE_H
#define STORE_REACH_NOTICE_H
/* What people are told, of posts and of orders, and what they choose to hear of. Rows in, rows out. */
#include "core/desk/post.h"
#include "store/engine/rows.h"

/* What somebody is told, before it is said to whom. */
struct new_notice {
    struct str event; /* names what happened: nobody is told of it twice */
    struct str kind;
    int64_t actor_id, order_id, question_id, answer_id, comment_id; /* 0: none */
    int64_t silent_id; /* who hears nothing of it, because it is their own act; 0: nobody */
    int64_t own;       /* 1: told whatever became of the post; 0: only while others may see the post */
    struct str reason, deadline;
    struct instant deadline_at, remind_at, made_at;
    int64_t event_number;
};
/* What it counts as, and how it is told to whoever has not chosen. */
struct notice_habit {
    struct str choice, mail;
    bool on_page, push;
};

/* All answer OK when the person was told before, has chosen not to hear of it, or is gone. */
enum err notice_insert(struct db *db, const struct new_notice *notice, const struct notice_habit *habit,
                       int64_t person_id) MUST_USE;
/* Whoever follows it, but for the author. */
struct notice_followed {
    struct str kind;
    int64_t subject_id, author_id;
};
enum err notice_insert_followers(struct db *db, const struct new_notice *notice,
                                 const struct notice_habit *habit, const struct notice_followed *of) MUST_USE;
/* Whoever commented before on the post that the comment is on, but for its author. on_answer 0: on the question. */
struct notice_commented {
    int64_t comment_id, on_question, on_answer, author_id;
};
enum err notice_insert_commenters(struct db *db, const struct new_notice *notice,
                                  const struct notice_habit *habit,
                                  const struct notice_commented *of) MUST_USE;
/* Whoever has an open report of the post, but for who settles it. */
enum err notice_insert_reporters(struct db *db, const struct new_notice *notice,
                                 const struct notice_habit *habit, struct post_ref post,
                                 int64_t settler_id) MUST_USE;

/* News of an order for whoever follows it and may see it then, but for who did it. */
struct notice_of_order {
    struct str event, kind; /* as the order's sides hear of it */
    struct str shown_kind;  /* for whoever is shown the order with a question */
    struct str reason;      /* what happened, for these */
    int64_t order_id, market_id, event_number, author_id;
    struct instant made_at;
};
enum err notice_insert_of_order(struct db *db, const struct notice_of_order *news,
                                const struct notice_habit *habit) MUST_USE;

/* As its person may read it. */
struct notice {
    int64_t id, person_id;
    int64_t order_id, question_id, answer_id, comment_id, event_number; /* 0: none */
    struct str ref;                                                     /* of the order */
    struct str title, slug; /* of the order, or of the question; empty: not to be seen any more */
    struct str actor;       /* whose act it was; empty: not said */
    struct str kind, reason, deadline;
    struct instant deadline_at, remind_at, made_at, read_at; /* 0: none */
};
struct notices {
    struct notice *at;
    size_t count;
};
/* The newest first, those before the id (0: all). */
struct notice_list {
    int64_t person_id, before;
    size_t most;
};
enum err notices_load(struct db *db, struct arena *arena, struct notice_list list,
                      struct notices *notices) MUST_USE;
enum err notices_set_read(struct db *db, int64_t person_id, int64_t newest, struct instant now) MUST_USE;
/* Those of a question that were made until the person saw it. */
enum err notices_set_read_of(struct db *db, int64_t person_id, int64_t question_id, struct instant until,
                             struct instant now) MUST_USE;
/* For everybody, whatever happened to orders before that instant. */
enum err notices_set_read_of_past(struct db *db, struct instant before, struct instant now) MUST_USE;
/* Of the oldest `most`, those that were made before. */
enum err notices_forget(struct db *db, struct instant before, size_t most) MUST_USE;
/* All of a person's, with what was chosen. */
enum err notices_erase(struct db *db, int64_t person_id) MUST_USE;

struct chosen_notice {
    struct str choice, mail;
    bool on_page, push;
};
enum { CHOSEN_MAX = 100 };
enum err notice_choose(struct db *db, int64_t person_id, const struct chosen_notice *chosen) MUST_USE;
/* Those that the person has made, at most CHOSEN_MAX. */
enum err notice_choices(struct db *db, struct arena *arena, int64_t person_id,
                        struct chosen_notice chosen[CHOSEN_MAX], size_t *count) MUST_USE;

/* ---- to be mailed ---- */

struct notice_ids {
    int64_t *at;
    size_t count;
};
/* Those that wait to be mailed at once, at most `most`, the oldest first. */
enum err notice_mail_once(struct db *db, struct arena *arena, size_t most, struct notice_ids *ids) MUST_USE;
/* Whose the oldest is that waits to be mailed this way; ERR_NOT_FOUND (without a sentence) when it is younger. */
enum err notice_mail_first(struct db *db, struct str mail, struct instant until, int64_t *person_id) MUST_USE;
/* The first that wait to be mailed this way: whose they are, and how old. */
struct notice_turn {
    int64_t person_id;
    struct instant made_at;
};
struct notice_turns {
    struct notice_turn *at;
    size_t count;
};
enum err notice_mail_turns(struct db *db, struct arena *arena, struct str mail, size_t most,
                           struct notice_turns *turns) MUST_USE;
/* All that wait for some people, by the order of the list and then by age, at most `most`. */
struct waiting_notice {
    int64_t id, person_id;
};
struct waiting_notices {
    struct waiting_notice *at;
    size_t count;
};
struct notice_people {
    const int64_t *at;
    size_t count, most; /* most: notices of all of them */
    struct str mail;
};
enum err notice_mail_of_people(struct db *db, struct arena *arena, const struct notice_people *people,
                               struct waiting_notices *waiting) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none, or nobody may see it any more. */
enum err notice_load(struct db *db, struct arena *arena, int64_t id, struct notice *notice) MUST_USE;
/* Those of them that their receivers may still see, in the same order. */
enum err notice_rows_of(struct db *db, struct arena *arena, const struct notice_ids *ids,
                        struct notices *notices) MUST_USE;
enum err notice_set_mailed_of(struct db *db, struct arena *arena, const struct notice_ids *ids,
                              struct instant now) MUST_USE;
enum err notice_set_mailed(struct db *db, int64_t id, struct instant now) MUST_USE;

#endif
