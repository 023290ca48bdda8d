#ifndef CORE_DESK_POINTS_H
#define CORE_DESK_POINTS_H
/*
 * Points, and how hot a question is: pure arithmetic over counts, so that both can always be recomputed.
 *
 * Two presets: Question2Answer 1.8's defaults as shown to people (its raw values times 10, base 100), with
 * the one difference that casting a down vote earns nothing (there it earns 10, which rewards voting others
 * down); and Stack Overflow's. Every value can be changed in the settings; per-post caps are part of the
 * rules.
 */
#include "base/time.h"

struct point_rules {
    int64_t base;  /* what everybody begins with */
    int64_t floor; /* nobody is shown less; 0: points may go below zero */
    int64_t ask, answer;
    int64_t select;                     /* choosing a best answer to one's own question */
    int64_t selected;                   /* having one's answer chosen by somebody else */
    int64_t question_up, question_down; /* per vote received; a down value is not positive */
    int64_t answer_up, answer_down;
    int64_t question_cap_up, question_cap_down; /* most that one post may gain, lose (positive; 0: no cap) */
    int64_t answer_cap_up, answer_cap_down;
    int64_t cast_up, cast_down; /* per vote cast on a question or an answer */
};

enum point_preset { POINTS_QUESTION2ANSWER, POINTS_STACK_OVERFLOW };

struct point_rules point_rules_of(enum point_preset preset);

/* What one live question or answer earns its author from the votes it has. Gains and losses are capped apart.
 */
int64_t points_of_question_votes(const struct point_rules *rules, int64_t up, int64_t down);
int64_t points_of_answer_votes(const struct point_rules *rules, int64_t up, int64_t down);

/* What a person has done, as counted from the live posts and the votes. */
struct point_counts {
    int64_t questions, answers; /* live ones */
    int64_t selects,
        selecteds; /* own questions with somebody else's answer chosen; own answers chosen by others */
    int64_t question_votes, answer_votes; /* sums of the two functions above over the person's live posts */
    int64_t cast_up, cast_down;
    int64_t bonus;
};

int64_t points_total(const struct point_rules *rules, const struct point_counts *counts);

enum { HOTNESS_PER_VIEW = 4000 }; /* what one view adds */

/*
 * Hotness in seconds-like units: newer, answered, voted and seen questions sort higher. Additive and without
 * decay (Question2Answer 1.8's formula at its default weights, with views counted at most once a visitor a
 * day), so that a stored value never goes stale and an index serves the list. newest_answer is 0 without
 * answers.
 */
int64_t hotness(struct instant asked, struct instant newest_answer, int64_t answers, int64_t votes,
                int64_t views);

#endif
