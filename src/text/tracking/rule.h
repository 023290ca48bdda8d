#ifndef TEXT_TRACKING_RULE_H
#define TEXT_TRACKING_RULE_H
/* How check characters follow from the characters before them; for text/tracking*.c only. */
#include "text/tracking/tracking.h"

struct track_kind;
struct track_shape;

enum track_rule_kind {
    RULE_NONE,
    RULE_WEIGHTS,
    RULE_REST,
    RULE_LUHN,
    RULE_S10,
    RULE_MOD37_36,
    RULE_LETTER23
};

/* How a check character follows from the body. */
struct track_rule {
    enum track_rule_kind kind;
    uint8_t weights[TRACK_LENGTH_MAX]; /* of the body's characters */
    unsigned before;                   /* what digits that are only thought in front add to the sum */
    unsigned modulus, then;            /* then: a second modulus, or 0 */
    bool complement;                   /* the check digit completes the sum instead of being its remainder */
};

/* True when the check character is the one that the rule asks for. */
bool track_rule_holds(const struct track_rule *rule, const struct track_pattern *pattern,
                      const struct track_shape *shape);
/* The value that the rule asks for at check_at, or -1 when no character does. */
int track_rule_answer(const struct track_rule *rule, const struct track_pattern *pattern,
                      const struct track_shape *shape);
/* True when every check of the kind that the pattern belongs to holds. */
bool track_checks_hold(const struct track_pattern *pattern, const struct track_shape *shape);
/* How often they hold by chance, 0 to 1; the kind has a check. */
double track_checks_chance(const struct track_kind *kind);

#endif
