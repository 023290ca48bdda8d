#ifndef CORE_PANEL_PANEL_H
#define CORE_PANEL_PANEL_H
/*
 * The commission of peers: who sits, how a hidden ballot is proven, what the ballots say together.
 *
 * Everybody eligible gets the key SHA-256("seed:list:person"), list being the hash of all eligible ids; the smallest
 * keys sit, the next ones replace those who do not come. With the seed and the list published, anyone can repeat it.
 */
#include "base/secret.h"
#include "core/policy/policy.h"

enum { PANEL_DRAWN_MAX = 2 * PANEL_SEATS_MAX };

struct ballot {
    enum remedy remedy; /* NONE: for the seller */
    int64_t amount_minor;
    int32_t code;
};

enum verdict_kind { VERDICT_DECIDED, VERDICT_ENLARGE, VERDICT_UNDECIDED, VERDICT_NO_QUORUM };

struct verdict {
    enum verdict_kind kind;
    struct ballot ballot; /* when decided */
};

/* The hash of the eligible, which are ascending and distinct. */
struct hash panel_list_hash(const int64_t *eligible, size_t count);
/* The first `wanted` (at most PANEL_DRAWN_MAX) of the draw, in its order; returns how many there are. */
int panel_draw(struct str seed, const int64_t *eligible, size_t count, int wanted,
               int64_t drawn[PANEL_DRAWN_MAX]);
/* What a member publishes before the reveal. The salt is secret until then and at least 16 bytes. */
struct hash panel_commitment(const struct ballot *ballot, struct str salt);
bool panel_reveals(const struct hash *commitment, const struct ballot *ballot, struct str salt);
/*
 * What the ballots (at most PANEL_SEATS_MAX) decide by the policy's threshold, tie rule and amount rule. `claim` is
 * what the buyer asked for, whole_minor what was paid for its lines.
 */
struct verdict panel_verdict(const struct policy *policy, const struct ballot *ballots, int count,
                             const struct ballot *claim, int64_t whole_minor);

#endif
