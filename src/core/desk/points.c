#include "core/desk/points.h"

#include "base/check.h"

struct point_rules point_rules_of(enum point_preset preset)
{
    switch (preset) {
    case POINTS_QUESTION2ANSWER:
        return (struct point_rules){
            .base = 100,
            .ask = 20,
            .answer = 40,
            .select = 30,
            .selected = 300,
            .question_up = 10,
            .question_down = -10,
            .answer_up = 20,
            .answer_down = -20,
            .question_cap_up = 100,
            .question_cap_down = 30,
            .answer_cap_up = 200,
            .answer_cap_down = 50,
            .cast_up = 10,
        };
    case POINTS_STACK_OVERFLOW:
        return (struct point_rules){
            .base = 1,
            .floor = 1,
            .select = 2,
            .selected = 15,
            .question_up = 10,
            .question_down = -2,
            .answer_up = 10,
            .answer_down = -2,
            .cast_down = -1,
        };
    }
    check(false && "a preset");
    return (struct point_rules){0};
}

static int64_t capped(int64_t points, int64_t cap)
{
    return cap && points > cap ? cap : points;
}

int64_t points_of_question_votes(const struct point_rules *rules, int64_t up, int64_t down)
{
    return capped(up * rules->question_up, rules->question_cap_up) -
           capped(down * -rules->question_down, rules->question_cap_down);
}

int64_t points_of_answer_votes(const struct point_rules *rules, int64_t up, int64_t down)
{
    return capped(up * rules->answer_up, rules->answer_cap_up) -
           capped(down * -rules->answer_down, rules->answer_cap_down);
}

int64_t points_total(const struct point_rules *rules, const struct point_counts *counts)
{
    int64_t total = rules->base + counts->questions * rules->ask + counts->answers * rules->answer +
                    counts->selects * rules->select + counts->selecteds * rules->selected +
                    counts->question_votes + counts->answer_votes + counts->cast_up * rules->cast_up +
                    counts->cast_down * rules->cast_down + counts->bonus;
    return rules->floor && total < rules->floor ? rules->floor : total;
}

/* 2010-01-01T00:00:00Z, where the two time terms begin. */
static const int64_t hotness_epoch_ms = 1262304000000;

enum { PER_ANSWER = 160000, PER_VOTE = 160000 };

int64_t hotness(struct instant asked, struct instant newest_answer, int64_t answers, int64_t votes,
                int64_t views)
{
    int64_t asked_seconds = (asked.ms - hotness_epoch_ms) / 1000;
    int64_t answered_seconds =
        newest_answer.ms ? (newest_answer.ms - hotness_epoch_ms) / 1000 : asked_seconds;
    return asked_seconds + answered_seconds + PER_ANSWER * answers + PER_VOTE * votes +
           HOTNESS_PER_VIEW * views;
}
