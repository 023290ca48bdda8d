#ifndef CORE_LIVES_TALLY_H
#define CORE_LIVES_TALLY_H
/* What many lives came to: counts, spans in days, and the shortest that ended unjustly. Its size does not grow. */
#include "core/lives/lives.h"

enum { TALLY_DAYS = 731, SHORTEST_MAX = 10 };

/* How many lasted so many days; the last: or longer. */
struct days {
    int64_t count, of[TALLY_DAYS];
};
/* Days that so many percent do not exceed; -1: there is nothing to count. */
int32_t days_share(const struct days *days, int32_t percent);

struct of_kind {
    int64_t lives, unjust;
};

struct tally {
    int64_t lives, ends[END_COUNT], unjust;
    int64_t disputed, silence, people, bank;
    int64_t refused, refused_lives; /* acts of a history that the rules do not allow, and in how many */
    int64_t made_up;
    struct of_kind buyers[TEMPER_COUNT], sellers[TEMPER_COUNT], carriers[CARRIAGE_COUNT];
    struct days whole, dispute; /* from order to end; from opening a dispute to its end */
    uint64_t acts, struck;      /* bits of what was ever done, and of deadlines that ever passed */
    uint32_t reasons;
    /* Those with fewest events, each another story. */
    struct life_record shortest[SHORTEST_MAX];
    int shortest_count;
};

void tally_add(struct tally *tally, const struct life_record *record);

/* A part of the rules that some life could have used: an act, a deadline, a reason. */
enum clause_of { CLAUSE_ACT, CLAUSE_DEADLINE, CLAUSE_REASON };
struct clause {
    enum clause_of of;
    int32_t member; /* enum order_event_kind, enum deadline, or the position of a reason */
};
enum { CLAUSES_MAX = 96 };
/* Those of the policy that no life used; returns how many. */
int tally_unused(const struct policy *policy, const struct tally *tally, struct clause clauses[CLAUSES_MAX]);

#endif
