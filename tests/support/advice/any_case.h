#ifndef SUPPORT_ADVICE_ANY_CASE_H
#define SUPPORT_ADVICE_ANY_CASE_H
/* Somebody's situation, whatever it may be. */
#include "core/advice/facts.h"
#include "core/advice/rows.h"
#include "core/value/random.h"

/* One of so many, from 0. */
int any_of(struct random *random, int of);
/* So many days around a day; one of four times none. */
struct instant any_day(struct random *random, struct instant day, int from, int to);
/* On that day, under these rules; how it was paid is not said, and the law of no order is. */
struct advice_case any_advice_case(struct random *random, const struct policy *policy, struct instant day);

#endif
