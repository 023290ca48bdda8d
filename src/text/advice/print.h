#ifndef TEXT_ADVICE_PRINT_H
#define TEXT_ADVICE_PRINT_H
/* A plan as text for people, as JSON for programs, and its deadlines as a calendar. */
#include "base/arena.h"
#include "base/buf.h"
#include "core/advice/advice.h"

/* Several lines, for a terminal, in the language and with the dates that the plan was made in. */
void advice_put_text(struct arena *arena, const struct advice_case *order, const struct advice_plan *plan,
                     struct buf *out);
/*
 * One line: {"verdict","now":{"act","do","why","by","risk","undo"},"next":[the same],"avoid":[...],
 * "deadlines":[{"what","at","outcome"}],"case_text"}. Times are ISO 8601 in UTC or null. Of a plan made in English.
 */
void advice_put_json(const struct advice_case *order, const struct advice_plan *plan, struct buf *out);
/* The deadlines as calendar entries with alarms (iCalendar, RFC 5545), each on the day that the plan says. */
void advice_put_calendar(const struct advice_case *order, const struct advice_plan *plan, struct buf *out);

#endif
