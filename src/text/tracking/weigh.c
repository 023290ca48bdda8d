#include "text/tracking/weigh.h"

#include "text/tracking/table.h"

/* A number is called valid where it is ten times likelier right for one carrier than broken for another. */
static const double doubt = 0.1;

static size_t characters_at(const struct track_pattern *pattern, size_t at)
{
    enum { DIGITS = 10, LETTERS = 26 };
    for (size_t i = 0; i < pattern->set_count; i++)
        if (pattern->sets[i].at == at)
            return (size_t)__builtin_popcountll(pattern->sets[i].allowed);
    if (pattern->digits >> at & 1)
        return DIGITS;
    return pattern->letters >> at & 1 ? LETTERS : DIGITS + LETTERS;
}

void track_weigh_pattern(struct track_pattern *pattern)
{
    pattern->density = pattern->kind->strength;
    for (size_t i = 0; i < pattern->length; i++)
        pattern->density *= 10.0 / (double)characters_at(pattern, i);
}

double track_weight_of_digits(const struct track_pattern *pattern)
{
    double strength = pattern->kind->strength;
    if (pattern->kind->rule.kind == RULE_NONE || pattern->letters)
        return 0;
    /* a check letter leaves few that are all digits; digits that are set leave few numbers to the kind */
    return pattern->density < strength ? pattern->density : strength * strength / pattern->density;
}

void track_weigh_lengths(struct track_weighing *weighing, const struct track_table *table, size_t length)
{
    const double rarer = 0.3; /* than a digit that is another */
    weighing->failed += rarer * (table->checked[length - 1] + table->checked[length + 1]);
}

/* A code that is known to be nobody's is an error; one that is only unknown can be a carrier's own. */
static bool owner_is_certain(const struct track_candidate *candidate)
{
    if (candidate->traps & TRAP_NO_COUNTRY)
        return candidate->issuer->note.len > 0;
    return candidate->format->distinctive &&
           !candidate->service->strange.len; /* an odd series: its own rules */
}

void track_weigh(struct track_weighing *weighing, const struct track_candidate *candidate)
{
    const struct track_pattern *pattern = candidate->pattern;
    switch (candidate->check) {
    case TRACK_CHECK_NONE:
        if (candidate->format->distinctive)
            weighing->held += pattern->density;
        break;
    case TRACK_CHECK_HELD:
        weighing->held += pattern->density / track_checks_chance(pattern->kind);
        break;
    case TRACK_CHECK_FAILED:
        weighing->failed += pattern->density;
        weighing->wrong |= owner_is_certain(candidate);
        break;
    case TRACK_CHECK_SAMPLE:
        weighing->sample = true;
        break;
    }
}

enum track_verdict track_weighed(const struct track_weighing *weighing)
{
    if (weighing->held > 0)
        return weighing->failed <= weighing->held * doubt ? TRACK_VALID : TRACK_UNCHECKABLE;
    return weighing->wrong && !weighing->sample ? TRACK_INVALID : TRACK_UNCHECKABLE;
}
