#include "core/panel/panel.h"

#include "base/check.h"

#include <stdio.h>
#include <string.h>

struct hash panel_list_hash(const int64_t *eligible, size_t count)
{
    struct hash hash = hash_of(STR(""));
    char line[HASH_TEXT + 32];
    for (size_t i = 0; i < count; i++) {
        check(i == 0 || eligible[i - 1] < eligible[i]);
        int len = snprintf(line, sizeof line, "%s:%lld", hash.text, (long long)eligible[i]);
        hash = hash_of((struct str){line, (size_t)len});
    }
    return hash;
}

/* Both hashes of a fixed length, so that no two different questions have the same text. */
static struct hash draw_key(const struct hash *seed, const struct hash *list, int64_t person)
{
    char text[2 * HASH_TEXT + 32];
    int len = snprintf(text, sizeof text, "%s:%s:%lld", seed->text, list->text, (long long)person);
    return hash_of((struct str){text, (size_t)len});
}

int panel_draw(struct str seed, const int64_t *eligible, size_t count, int wanted,
               int64_t drawn[PANEL_DRAWN_MAX])
{
    struct hash keys[PANEL_DRAWN_MAX], list = panel_list_hash(eligible, count), seed_hash = hash_of(seed);
    int found = 0;
    check(wanted >= 0 && wanted <= PANEL_DRAWN_MAX);
    for (size_t i = 0; i < count && wanted > 0; i++) {
        struct hash key = draw_key(&seed_hash, &list, eligible[i]);
        if (found == wanted && strcmp(key.text, keys[found - 1].text) > 0)
            continue;
        int place = found < wanted ? found++ : found - 1;
        for (; place > 0 && strcmp(key.text, keys[place - 1].text) < 0; place--) {
            keys[place] = keys[place - 1];
            drawn[place] = drawn[place - 1];
        }
        keys[place] = key;
        drawn[place] = eligible[i];
    }
    return found;
}

struct hash panel_commitment(const struct ballot *ballot, struct str salt)
{
    char text[96];
    int len = snprintf(text, sizeof text, "%d:%lld:%d", (int)ballot->remedy, (long long)ballot->amount_minor,
                       (int)ballot->code);
    check(salt.len >= 16);
    return hash_keyed(salt, (struct str){text, (size_t)len});
}

bool panel_reveals(const struct hash *commitment, const struct ballot *ballot, struct str salt)
{
    if (salt.len < 16)
        return false;
    struct hash again = panel_commitment(ballot, salt);
    return secret_equal(str_from(commitment->text), str_from(again.text));
}

static bool is_refund(enum remedy remedy)
{
    return remedy == REMEDY_REFUND_FULL || remedy == REMEDY_REFUND_PARTIAL;
}

/* The remedy with most ballots, both refunds counting as one; among equals the earlier of the list. */
static enum remedy leading_remedy(const struct ballot *ballots, int count)
{
    int votes[REMEDY_COUNT] = {0};
    for (int i = 0; i < count; i++)
        votes[is_refund(ballots[i].remedy) ? REMEDY_REFUND_FULL : ballots[i].remedy]++;
    enum remedy best = REMEDY_NONE;
    for (enum remedy remedy = REMEDY_REFUND_FULL; remedy < REMEDY_COUNT; remedy++)
        if (votes[remedy] > (best == REMEDY_NONE ? 0 : votes[best]))
            best = remedy;
    return best;
}

static int32_t leading_code(const struct ballot *ballots, int count, bool buyer)
{
    int votes[POLICY_CODES_MAX] = {0}, best = 0;
    for (int i = 0; i < count; i++)
        if ((ballots[i].remedy != REMEDY_NONE) == buyer && ballots[i].code >= 0 &&
            ballots[i].code < POLICY_CODES_MAX)
            votes[ballots[i].code]++;
    for (int i = 1; i < POLICY_CODES_MAX; i++)
        if (votes[i] > votes[best])
            best = i;
    return best;
}

static struct ballot for_the_buyer(const struct policy *policy, const struct ballot *ballots, int count,
                                   const struct ballot *claim, int64_t whole_minor)
{
    int64_t amounts[PANEL_SEATS_MAX];
    size_t refunds = 0;
    struct ballot decision = {leading_remedy(ballots, count), 0, leading_code(ballots, count, true)};
    if (decision.remedy == REMEDY_NONE ||
        (is_refund(decision.remedy) && policy->panel.amount == AMOUNT_CLAIM))
        return (struct ballot){claim->remedy, claim->amount_minor, decision.code};
    if (decision.remedy == REMEDY_RETURN_REFUND)
        decision.amount_minor = whole_minor;
    if (!is_refund(decision.remedy))
        return decision;
    for (int i = 0; i < count; i++)
        if (is_refund(ballots[i].remedy))
            amounts[refunds++] = ballots[i].amount_minor;
    decision.amount_minor = money_median(amounts, refunds, policy->execution.rounding);
    decision.remedy = decision.amount_minor == whole_minor ? REMEDY_REFUND_FULL : REMEDY_REFUND_PARTIAL;
    return decision;
}

struct verdict panel_verdict(const struct policy *policy, const struct ballot *ballots, int count,
                             const struct ballot *claim, int64_t whole_minor)
{
    const struct panel_rules *rules = &policy->panel;
    check(count >= 0 && count <= PANEL_SEATS_MAX);
    if (count < rules->quorum)
        return (struct verdict){.kind = VERDICT_NO_QUORUM};
    int buyer = 0;
    for (int i = 0; i < count; i++)
        buyer += ballots[i].remedy != REMEDY_NONE;
    int32_t needed = rules->threshold_numerator * count;
    bool buyer_wins = buyer * rules->threshold_denominator > needed;
    bool seller_wins = (count - buyer) * rules->threshold_denominator > needed;
    bool tie = !buyer_wins && !seller_wins;
    if (tie && rules->tie == TIE_ENLARGE)
        return (struct verdict){.kind = VERDICT_ENLARGE};
    if (tie && rules->tie == TIE_NONE)
        return (struct verdict){.kind = VERDICT_UNDECIDED};
    if (buyer_wins || (tie && rules->tie == TIE_BUYER))
        return (struct verdict){VERDICT_DECIDED, for_the_buyer(policy, ballots, count, claim, whole_minor)};
    return (struct verdict){VERDICT_DECIDED, {REMEDY_NONE, 0, leading_code(ballots, count, false)}};
}
