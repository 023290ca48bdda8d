#include "service/unit/point_settings.h"

#include "base/check.h"
#include "base/words.h"

#define FIELD(field) offsetof(struct point_rules, field)

static const struct point_setting rows[POINT_SETTINGS] = {
    {STR_INIT("points_base"), STR_INIT(N_("Everybody begins with")), FIELD(base), false},
    {STR_INIT("points_floor"), STR_INIT(N_("Nobody is shown less than (0: no floor)")), FIELD(floor), false},
    {STR_INIT("points_ask"), STR_INIT(N_("Asking a question")), FIELD(ask), false},
    {STR_INIT("points_answer"), STR_INIT(N_("Answering")), FIELD(answer), false},
    {STR_INIT("points_select"), STR_INIT(N_("Choosing a best answer")), FIELD(select), false},
    {STR_INIT("points_selected"), STR_INIT(N_("Having one's answer chosen")), FIELD(selected), false},
    {STR_INIT("points_question_up"), STR_INIT(N_("A vote up on one's question")), FIELD(question_up), false},
    {STR_INIT("points_question_down"), STR_INIT(N_("A vote down on one's question")), FIELD(question_down),
     true},
    {STR_INIT("points_answer_up"), STR_INIT(N_("A vote up on one's answer")), FIELD(answer_up), false},
    {STR_INIT("points_answer_down"), STR_INIT(N_("A vote down on one's answer")), FIELD(answer_down), true},
    {STR_INIT("points_question_cap_up"), STR_INIT(N_("Most that votes add to one question (0: no cap)")),
     FIELD(question_cap_up), false},
    {STR_INIT("points_question_cap_down"), STR_INIT(N_("Most that votes take for one question (0: no cap)")),
     FIELD(question_cap_down), false},
    {STR_INIT("points_answer_cap_up"), STR_INIT(N_("Most that votes add to one answer (0: no cap)")),
     FIELD(answer_cap_up), false},
    {STR_INIT("points_answer_cap_down"), STR_INIT(N_("Most that votes take for one answer (0: no cap)")),
     FIELD(answer_cap_down), false},
    {STR_INIT("points_cast_up"), STR_INIT(N_("Casting a vote up")), FIELD(cast_up), false},
    {STR_INIT("points_cast_down"), STR_INIT(N_("Casting a vote down")), FIELD(cast_down), true},
};

const struct point_setting *point_setting(size_t index)
{
    check(index < POINT_SETTINGS);
    return &rows[index];
}

int64_t *point_value(struct point_rules *rules, size_t index)
{
    check(index < POINT_SETTINGS);
    return (int64_t *)(void *)((char *)rules + rows[index].offset);
}
