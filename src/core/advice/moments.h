#ifndef CORE_ADVICE_MOMENTS_H
#define CORE_ADVICE_MOMENTS_H
/* What the rules of a case count from. CLOCK_UNSET where it is not known. For core/advice/facts.c. */
#include "core/advice/facts.h"

/* The buyer's word, or a scan that is not the seller's alone. */
struct instant advice_arrival(const struct advice_case *order);
/* The promised day; one that nobody named counts only where the law of an order makes it. */
struct instant advice_promise(const struct advice_case *order);
/* facts->at[TIME_PROMISED] and [TIME_END] stand already, where they are known. */
struct instant advice_anchor(const struct advice_facts *facts, enum anchor anchor);
/* guessing: a promise that nobody made is taken from the rules. */
struct instant advice_moment(const struct advice_facts *facts, struct moment moment, bool guessing);

/* What opens after so many business days of rules that name no holidays: they are not counted where most such rules come
 * from, since too early is refused. What ends is counted without them: that is never too late. */
struct instant advice_opens_after(const struct advice_case *order, struct instant from,
                                  struct duration duration);

#endif
