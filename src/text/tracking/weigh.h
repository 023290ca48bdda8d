#ifndef TEXT_TRACKING_WEIGH_H
#define TEXT_TRACKING_WEIGH_H
/*
 * What the checks of a number prove together; for text/tracking*.c only. A number of which one carrier's check holds and
 * another one's fails is right for the one, or it is a broken number of the other that fits by chance.
 */
#include "text/tracking/tracking.h"

struct track_pattern;
struct track_table;

struct track_weighing {
    double held, failed; /* how likely it is either, but for a common factor */
    bool wrong;          /* a check fails whose owner is certain */
    bool sample;         /* it can be a carrier's sample number */
};

/* Sets pattern->density, once its kind is known. */
void track_weigh_pattern(struct track_pattern *pattern);
/* Adds a candidate that the number fits, of which no other pattern was added. */
void track_weigh(struct track_weighing *weighing, const struct track_candidate *candidate);
/* How likely any number of bare digits as long as the pattern is its kind's; 0 where nothing is checked. */
double track_weight_of_digits(const struct track_pattern *pattern);
/* Adds that bare digits can be a number of a neighbouring length that lost a digit or got one. */
void track_weigh_lengths(struct track_weighing *weighing, const struct track_table *table, size_t length);
enum track_verdict track_weighed(const struct track_weighing *weighing);

#endif
