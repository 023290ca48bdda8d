#include "text/tracking/rule.h"

#include "text/tracking/table.h"

/* What a character counts: a letter as the last digit of its ASCII code less three, as UPS does (A is 2). */
static const uint8_t counts[36] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5, 6, 7, 8, 9,
                                   0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7};

static int weighted_answer(const struct track_rule *rule, const uint8_t *body, size_t length)
{
    unsigned sum = rule->before;
    for (size_t i = 0; i < length; i++)
        sum += (unsigned)counts[body[i]] * rule->weights[i];
    unsigned rest = sum % rule->modulus;
    if (rule->complement)
        rest = (rule->modulus - rest) % rule->modulus;
    return (int)(rule->then ? rest % rule->then : rest);
}

static int rest_answer(const struct track_rule *rule, const uint8_t *body, size_t length)
{
    uint64_t number = 0; /* up to 18 digits; the loader sees to it */
    for (size_t i = 0; i < length; i++)
        number = number * 10 + counts[body[i]];
    return (int)(number % rule->modulus);
}

/* The last digit of the body counts twice, then every second one; a two-digit product counts its digits. */
static int luhn_answer(const uint8_t *body, size_t length)
{
    int sum = 0;
    for (size_t i = 0; i < length; i++) {
        int digit = counts[body[length - 1 - i]] * (i % 2 ? 1 : 2);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return (10 - sum % 10) % 10;
}

/* UPU S10: 11 less the rest; 10 is written 0 and 11 is written 5. */
static int s10_answer(const uint8_t *body)
{
    static const int weights[8] = {8, 6, 4, 2, 3, 5, 9, 7};
    int sum = 0;
    for (size_t i = 0; i < 8; i++)
        sum += body[i] * weights[i];
    int check = 11 - sum % 11;
    return check == 10 ? 0 : check == 11 ? 5 : check;
}

/* ISO 7064, hybrid system MOD 37,36. */
static int mod37_36_answer(const uint8_t *body, size_t length)
{
    int product = 36;
    for (size_t i = 0; i < length; i++) {
        int sum = (product + body[i]) % 36;
        product = (sum ? sum : 36) * 2 % 37;
    }
    return (37 - product) % 36;
}

/* The letter of a sum of ASCII codes, as Spain writes it on identity cards and on parcels. */
static int letter23_answer(const uint8_t *body, size_t length)
{
    static const char letters[] = "TRWAGMYFPDXBNJZSQVHLCKE";
    unsigned sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += (unsigned char)track_character(body[i]);
    return track_value(letters[sum % (sizeof letters - 1)]);
}

int track_rule_answer(const struct track_rule *rule, const struct track_pattern *pattern,
                      const struct track_shape *shape)
{
    const uint8_t *body = shape->values + pattern->body_from;
    size_t length = (size_t)(pattern->body_to - pattern->body_from);
    switch (rule->kind) {
    case RULE_NONE:
        return -1;
    case RULE_WEIGHTS:
        return weighted_answer(rule, body, length);
    case RULE_REST:
        return rest_answer(rule, body, length);
    case RULE_LUHN:
        return luhn_answer(body, length);
    case RULE_S10:
        return s10_answer(body);
    case RULE_MOD37_36:
        return mod37_36_answer(body, length);
    case RULE_LETTER23:
        return letter23_answer(body, length);
    }
    return -1;
}

bool track_rule_holds(const struct track_rule *rule, const struct track_pattern *pattern,
                      const struct track_shape *shape)
{
    return rule->kind != RULE_NONE &&
           track_rule_answer(rule, pattern, shape) == shape->values[pattern->check_at];
}

static bool also_holds(const struct track_kind *kind, const struct track_shape *shape)
{
    for (size_t i = 0; i < kind->also.count; i++)
        if (track_pattern_fits(&kind->also.items[i], shape))
            return track_rule_holds(&kind->also_rule, &kind->also.items[i], shape);
    return true;
}

bool track_checks_hold(const struct track_pattern *pattern, const struct track_shape *shape)
{
    const struct track_kind *kind = pattern->kind;
    bool held =
        track_rule_holds(&kind->rule, pattern, shape) || track_rule_holds(&kind->or_rule, pattern, shape);
    return held && also_holds(kind, shape);
}

static double chance_of(const struct track_rule *rule)
{
    enum { DIGITS = 10, SPANISH_LETTERS = 23, CHARACTERS = 36 };
    switch (rule->kind) {
    case RULE_NONE:
        return 0;
    case RULE_WEIGHTS:
    case RULE_REST:
        return 1.0 / (rule->then ? rule->then : rule->modulus);
    case RULE_LUHN:
    case RULE_S10:
        return 1.0 / DIGITS;
    case RULE_MOD37_36:
        return 1.0 / CHARACTERS;
    case RULE_LETTER23:
        return 1.0 / SPANISH_LETTERS;
    }
    return 0;
}

double track_checks_chance(const struct track_kind *kind)
{
    double chance = chance_of(&kind->rule) + chance_of(&kind->or_rule);
    return kind->also.count ? chance * chance_of(&kind->also_rule) : chance;
}
