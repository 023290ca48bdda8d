#ifndef SERVICE_DESK_RECOUNT_H
#define SERVICE_DESK_RECOUNT_H
/*
 * Counting again what is stored as a count: votes, answers, comments, flags, favourites, activity and hotness
 * of questions, the same of answers, points and posts of people, questions of categories, tags and words.
 *
 * It goes page by page, so that each page can be a unit of work of its own beside a live server, or all of
 * them part of one (an import).
 */
#include "service/unit/work.h"

/* One count that is not what it should be. */
struct difference {
    struct str said; /* "question 12: answers: stored 3, counted 2", in the language of the unit's reader */
    int64_t stored, counted;
};

struct recount {
    bool repair;
    bool related_stand; /* the words that relate questions are there already: an import wrote them */
    /* Called for each difference; its text does not outlive the call. NULL: nobody wants to know. */
    void (*differs)(void *arg, const struct difference *difference);
    void *arg;
};

enum recount_kind {
    RECOUNT_QUESTIONS,
    RECOUNT_ANSWERS,
    RECOUNT_COMMENTS,
    RECOUNT_CATEGORIES,
    RECOUNT_TAGS,
    RECOUNT_WORDS, /* the words of questions as such, before those are counted */
    RECOUNT_RELATED,
    RECOUNT_TERMS,
    RECOUNT_PEOPLE, /* last: points are made of the votes that posts have */
    RECOUNT_END
};

enum { RECOUNT_WORD_ROOM = 256 }; /* bytes: a word with its end, however its stem came out */

/* Where it has come to; begin with a zeroed one. */
struct recount_cursor {
    enum recount_kind kind;
    int64_t after;
    char word[RECOUNT_WORD_ROOM]; /* of RECOUNT_TERMS: the last one that was counted */
};

/* A page of terms is so many rows and those of its last word: a unit that others who write do not wait for. */
enum { RECOUNT_PAGE = 500, RECOUNT_TERM_ROWS = 2000 };

/* The plural of what is counted at a place, to be said: "questions". */
struct str recount_name(enum recount_kind kind);
/* Counts the next page, repairs when asked, and moves *place; at its end the kind is RECOUNT_END. */
enum err recount_page(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place) MUST_USE;

struct search_source;
struct wording;
/* The same of the words of one question, which somebody has made already. */
enum err recount_words(struct ctx *ctx, const struct recount *recount, const struct search_source *source,
                       const struct wording *wording) MUST_USE;

#endif
