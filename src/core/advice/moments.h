#ifndef CORE_ADVICE_MOMENTS_H
#define CORE_ADVICE_MOMENTS_H
/* What the rules of a case count from. CLOCK_UNSET where it is not known. For core/advice/facts.c. */
#include "core/advice/facts.h"

/*
 * What is counted with from there on. A day that a person told is that day where the rules are from, too: west of UTC
 * its beginning would be the day before there, and all that follows a day too early.
 */
const struct calendar *advice_calendar(const struct advice_case *order, struct instant from,
                                       struct calendar *room);
/* The buyer's word, or a scan that is not the seller's alone. */
struct instant advice_arrival(const struct advice_case *order);
/* The promised day; one that nobody named counts only where the law of an order makes it. */
struct instant advice_promise(const struct advice_case *order);
/* The clock starts with the carrier's "delivered", and that has not come: the end lies ahead, nobody can say when. */
bool advice_not_begun(const struct advice_case *order);
/* It has come, and nobody said when: the clock runs already, and may be nearly over. */
bool advice_begun_undated(const struct advice_case *order);
/* The same where the clock starts with the day of arrival: that is counted from the earliest that it can be, so never too late. */
bool advice_came_undated(const struct advice_case *order);
/* facts->at[TIME_PROMISED] and [TIME_END] stand already, where they are known. */
struct instant advice_anchor(const struct advice_facts *facts, enum anchor anchor);
/* guessing: a promise that nobody made is taken from the rules. */
struct instant advice_moment(const struct advice_facts *facts, struct moment moment, bool guessing);

/* What opens after so many business days of rules that name no holidays: they are not counted where most such rules come
 * from, since too early is refused. What ends is counted without them: that is never too late. */
struct instant advice_opens_after(const struct advice_case *order, struct instant from,
                                  struct duration duration);

#endif
