#include "core/policy/check.h"

#include "base/check.h"
#include "core/policy/check_parts.h"

#include <stdio.h>

void policy_problem_note(struct policy_problems *problems, bool warning, const char *path, struct str english,
                         struct word_places places)
{
    problems->errors += !warning;
    if (problems->count >= POLICY_PROBLEMS_MAX)
        return;
    struct policy_problem *problem = &problems->at[problems->count++];
    *problem = (struct policy_problem){.warning = warning};
    snprintf(problem->path, sizeof problem->path, "%s", path);
    size_t room = sizeof problem->text - 1;
    size_t len =
        words_fill(problem->text, room, problems->language, say(problems->language, english), places);
    problem->text[str_whole((struct str){problem->text, len < room ? len : room}).len] = 0;
}

static bool has(uint32_t mask, unsigned member)
{
    return (mask >> member & 1) != 0;
}

static uint32_t asked_remedies(const struct policy *policy)
{
    uint32_t remedies = 0;
    for (int32_t i = 0; i < policy->reason_count; i++)
        remedies |= policy->reasons[i].remedies;
    return remedies;
}

/* Can a commission be reached at all? */
static bool escalates(const struct policy *policy)
{
    return policy->escalation.by != 0 || policy->escalation.on_latest == LATEST_ESCALATE ||
           policy->talk.on_seller_silence == SELLER_SILENCE_ESCALATE ||
           policy->talk.on_buyer_silence == BUYER_SILENCE_ESCALATE;
}

/* What may be left out, but then has to leave time: who must answer, or wants to object, is never late from the first moment. */
static void check_may_act(struct policy_problems *problems, struct duration duration, const char *path)
{
    if (duration_is_set(duration) && duration.count == 0)
        policy_error(problems, path, "this would end before it begins");
}

/* A deadline that its state cannot do without: every state ends by itself or has a named owner. */
static void check_needed(struct policy_problems *problems, struct duration duration, const char *path)
{
    if (!duration_is_set(duration))
        policy_error(problems, path, "there would be no deadline for this, and nothing would ever end it");
    else
        check_may_act(problems, duration, path);
}

static void check_answers(const struct policy *policy, struct policy_problems *problems)
{
    char path[POLICY_PATH];
    check_may_act(problems, policy->order.risk_hold, "order.risk_hold");
    check_may_act(problems, policy->extension.request_from, "extension.request_from");
    check_may_act(problems, policy->extension.answer_within, "extension.answer_within");
    check_may_act(problems, policy->extension.veto_within, "extension.veto_within");
    check_may_act(problems, policy->talk.answer_seller, "talk.answer_seller");
    check_may_act(problems, policy->talk.answer_buyer, "talk.answer_buyer");
    check_may_act(problems, policy->evidence.rebuttal, "evidence.rebuttal");
    for (int32_t i = 0; i < policy->reason_count; i++) {
        snprintf(path, sizeof path, "reasons[%d].answer_seller", (int)i);
        check_may_act(problems, policy->reasons[i].answer_seller, path);
    }
    for (int32_t i = 0; i < policy->protection.country_count; i++)
        check_may_act(problems, policy->protection.by_country[i].length, "protection.by_country");
}

/* Business days are counted on it, also by a rule that only some country or reason has. */
static void check_calendar(const struct policy *policy, struct policy_problems *problems)
{
    if (!(policy->calendar.workdays & WORKDAYS_ALL))
        policy_error(problems, "calendar.workdays",
                     "no day is a business day: name at least one of mon, tue, wed, thu, fri, sat, sun");
}

static void check_deadlines(const struct policy *policy, struct policy_problems *problems)
{
    check_needed(problems, policy->order.pay_timeout, "order.pay_timeout");
    check_needed(problems, policy->order.ship_by, "order.ship_by");
    check_needed(problems, policy->order.cancel_answer, "order.cancel_answer");
    check_needed(problems, policy->protection.length, "protection.length");
    check_needed(problems, policy->escalation.latest, "escalation.latest");
    check_needed(problems, policy->evidence.window, "evidence.window");
    check_needed(problems, policy->panel.vote_for, "panel.vote_for");
    check_needed(problems, policy->panel.decide_within, "panel.decide_within");
    if (policy->panel.votes == VOTES_COMMIT_REVEAL)
        check_needed(problems, policy->panel.reveal_for, "panel.reveal_for");
    if (policy->panel.draw == DRAW_RANDOM)
        check_needed(problems, policy->panel.accept_within, "panel.accept_within");
    if (policy->appeal.max > 0)
        check_needed(problems, policy->appeal.window, "appeal.window");
    if (has(asked_remedies(policy) | policy->panel.remedies, REMEDY_RETURN_REFUND)) {
        check_needed(problems, policy->returns.ship_by, "return.ship_by");
        check_needed(problems, policy->returns.arrive_within, "return.arrive_within");
        check_needed(problems, policy->returns.confirm_within, "return.confirm_within");
    }
    if (has(asked_remedies(policy) | policy->panel.remedies, REMEDY_REPLACEMENT)) {
        check_needed(problems, policy->replacement.ship_by, "replacement.ship_by");
        check_needed(problems, policy->replacement.arrive_within, "replacement.arrive_within");
    }
}

/* Some years of days on which it may begin: every holiday comes on each day of the week. */
static const int32_t first_start = 20454 /* 2026-01-01 */, starts = 8 * 365;

/* Business days are counted as they fall, with the holidays of the rules. */
static bool ends_behind(const struct calendar *calendar, struct duration one, struct duration other)
{
    if (one.unit == other.unit)
        return one.count > other.count;
    for (int32_t i = 0; i < starts; i++) {
        struct instant start = {(first_start + i) * SPAN_DAYS(1).ms};
        if (instant_before(clock_add(calendar, start, other), clock_add(calendar, start, one)))
            return true;
    }
    return false;
}

/* Nothing may take longer than there is until nobody waits for agreement any more. */
static void check_fits_latest(const struct policy *policy, struct policy_problems *problems,
                              struct duration duration, const char *path)
{
    struct duration latest = policy->escalation.latest;
    if (duration_is_set(duration) && duration_is_set(latest) && (policy->calendar.workdays & WORKDAYS_ALL) &&
        ends_behind(&policy->calendar, duration, latest))
        policy_error(problems, path, "is longer than {other}, which ends first",
                     PLACE("other", STR("escalation.latest")));
}

static void check_protection(const struct policy *policy, struct policy_problems *problems)
{
    const struct protection_rules *rules = &policy->protection;
    bool orders = rules->anchor == ANCHOR_ORDERED && policy->kind == KIND_MARKETPLACE;
    if (rules->anchor == ANCHOR_NONE || rules->anchor == ANCHOR_PROTECTION_END || orders)
        policy_error(problems, "protection.anchor", "protection cannot count from there");
    int64_t longest = duration_longest(rules->length).ms;
    for (int32_t i = 0; i < rules->country_count; i++)
        if (duration_longest(rules->by_country[i].length).ms > longest)
            longest = duration_longest(rules->by_country[i].length).ms;
    int64_t extended = longest + SPAN_DAYS(policy->extension.max_total_days).ms +
                       duration_longest(policy->extension.min_left_after_refusal).ms;
    if (extended > duration_longest(rules->limit).ms)
        policy_error(
            problems, "protection.limit",
            "the longest protection with every extension and the time left after a refusal passes it");
    int64_t held = extended + duration_longest(rules->grace).ms;
    if (duration_is_set(rules->hold_cap) && held > duration_longest(rules->hold_cap).ms)
        policy_warning(problems, "protection.hold_cap",
                       "money may have to be held for {days} days, the provider allows {cap}",
                       PLACE_INT("days", held / SPAN_DAYS(1).ms),
                       PLACE_INT("cap", duration_longest(rules->hold_cap).ms / SPAN_DAYS(1).ms));
}

static const uint32_t parties = PARTY_BIT(PARTY_BUYER) | PARTY_BIT(PARTY_SELLER);

static void check_roles(const struct policy *policy, struct policy_problems *problems)
{
    const struct {
        uint32_t roles, allowed;
        const char *path;
    } rows[] = {
        {policy->extension.request_by, PARTY_BIT(PARTY_BUYER), "extension.request_by"},
        {policy->extension.grant_by, parties | PARTY_BIT(PARTY_STAFF), "extension.grant_by"},
        {policy->extension.unasked_by, parties | PARTY_BIT(PARTY_STAFF), "extension.unasked_by"},
        {policy->escalation.by, parties | PARTY_BIT(PARTY_STAFF), "escalation.by"},
        {policy->appeal.by, parties, "appeal.by"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].roles & ~rows[i].allowed)
            policy_error(problems, rows[i].path, "names a role that cannot do this");
    if (has(policy->extension.grant_by, PARTY_BUYER))
        policy_error(problems, "extension.grant_by", "the buyer cannot grant time to the buyer");
}

static void check_extension(const struct policy *policy, struct policy_problems *problems)
{
    const struct extension_rules *rules = &policy->extension;
    if (rules->request_by && !rules->grant_by)
        policy_error(problems, "extension.grant_by", "nobody could answer a request");
    if ((rules->request_by || rules->unasked_by) && (!rules->max_days || !rules->max_total_days))
        policy_error(problems, "extension.max_days", "an extension of no days is none");
    if ((rules->request_by || rules->unasked_by) && !rules->max_count)
        policy_error(problems, "extension.max_count", "requests could follow each other without end");
    if (rules->on_silence == EXTENSION_SILENCE_GRANT_MIN && !rules->silence_days)
        policy_error(problems, "extension.silence_days", "silence would grant no days");
    if (rules->request_by && !duration_is_set(rules->answer_within) && !rules->min_left_after_refusal.count)
        policy_warning(problems, "extension.answer_within",
                       "a refusal at the last minute leaves the buyer no time to open a dispute");
}

static void check_talk(const struct policy *policy, struct policy_problems *problems)
{
    if (policy->talk.counter != COUNTER_NONE && policy->talk.max_rounds == 0)
        policy_error(problems, "talk.max_rounds", "proposals could follow each other without end");
    if (!duration_is_set(policy->talk.answer_seller) &&
        policy->talk.on_seller_silence != SELLER_SILENCE_OPEN_ESCALATION)
        policy_error(problems, "talk.on_seller_silence",
                     "there is no answer time after which this could happen");
    if (!duration_is_set(policy->talk.answer_buyer) && policy->talk.on_buyer_silence != BUYER_SILENCE_KEEP)
        policy_error(problems, "talk.on_buyer_silence",
                     "there is no answer time after which this could happen");
    check_fits_latest(policy, problems, policy->escalation.earliest, "escalation.earliest");
    check_fits_latest(policy, problems, policy->talk.answer_seller, "talk.answer_seller");
    if (!escalates(policy))
        policy_error(problems, "escalation", "no dispute could ever reach the panel");
}

static void check_codes(const struct policy *policy, struct policy_problems *problems)
{
    char path[POLICY_PATH];
    if (policy->code_count == 0)
        policy_error(problems, "decision_codes", "a decision needs codes to choose from");
    for (int32_t i = 1; i < policy->code_count; i++) {
        snprintf(path, sizeof path, "decision_codes[%d].id", (int)i);
        if (policy_code(policy, str_from(policy->codes[i].id)) < i)
            policy_error(problems, path, "the id {id} stands twice",
                         PLACE("id", str_from(policy->codes[i].id)));
    }
}

/* Each step may take all of its time; what nobody has decided by then is decided by panel.on_no_decision. */
static void check_ballots(const struct policy *policy, struct policy_problems *problems)
{
    const struct panel_rules *rules = &policy->panel;
    int64_t steps = duration_longest(rules->vote_for).ms;
    if (rules->mode != PANEL_PEERS || !duration_is_set(rules->decide_within))
        return;
    if (rules->votes == VOTES_COMMIT_REVEAL)
        steps += duration_longest(rules->reveal_for).ms;
    if (rules->draw == DRAW_RANDOM && duration_is_set(rules->accept_within))
        steps += duration_longest(rules->accept_within).ms;
    if (steps > duration_longest(rules->decide_within).ms)
        policy_warning(problems, "panel.decide_within",
                       "is over before peers who take the time that they have, to accept, to vote and to "
                       "reveal, have decided");
}

static void check_panel(const struct policy *policy, struct policy_problems *problems)
{
    const struct panel_rules *rules = &policy->panel;
    if (2 * rules->threshold_numerator < rules->threshold_denominator)
        policy_error(problems, "panel.threshold", "both sides could win with less than one half");
    if (2 * rules->threshold_numerator > rules->threshold_denominator && rules->tie == TIE_NONE)
        policy_error(problems, "panel.threshold",
                     "more than one half leaves cases undecided without a tie rule");
    if (rules->size % 2 == 0 && rules->tie == TIE_NONE)
        policy_error(problems, "panel.size", "an even panel needs a tie rule");
    if (rules->quorum > rules->size)
        policy_error(problems, "panel.quorum", "is larger than the panel");
    if (rules->quorum < rules->size && rules->tie == TIE_NONE)
        policy_error(problems, "panel.tie", "with missing ballots there can be a tie");
    if (rules->mode == PANEL_PEERS && rules->draw == DRAW_QUEUE)
        policy_warning(problems, "panel.draw", "peers are always drawn at random; a queue is not kept");
    if (rules->specialists_min > rules->size)
        policy_error(problems, "panel.specialists_min", "is larger than the panel");
    if (rules->remedies == 0 || has(rules->remedies, REMEDY_NONE))
        policy_error(problems, "panel.remedies", "a panel needs remedies that it may order");
    check_codes(policy, problems);
    check_ballots(policy, problems);
    if (policy->appeal.max == 0)
        return;
    if (policy_panel_size(policy, 1) <= rules->size)
        policy_error(problems, "appeal.growth", "the panel of an appeal must be larger than the first");
    int32_t last = rules->size;
    int32_t sides = has(policy->appeal.by, PARTY_BUYER) + has(policy->appeal.by, PARTY_SELLER);
    for (int32_t i = 0; i < policy->appeal.max * sides && policy->appeal.growth != GROWTH_NONE; i++)
        last = policy->appeal.growth == GROWTH_PLUS_TWO ? last + 2 : 2 * last + 1;
    if (last > PANEL_SEATS_MAX)
        policy_error(problems, "appeal.max", "the last panel would have {seats} seats; the most is {most}",
                     PLACE_INT("seats", last), PLACE_INT("most", PANEL_SEATS_MAX));
    if (policy->appeal.by == 0)
        policy_error(problems, "appeal.by", "nobody could appeal");
    if (policy->appeal.by == PARTY_BIT(PARTY_SELLER) && !policy->appeal.stays_execution)
        policy_warning(problems, "appeal.by",
                       "of an order that is settled here nobody can ever appeal: what the seller loses is "
                       "paid at once (appeal.stays_execution)");
}

static void check_reason(const struct policy *policy, int32_t index, struct policy_problems *problems)
{
    const struct reason *reason = &policy->reasons[index];
    char path[POLICY_PATH];
    snprintf(path, sizeof path, "reasons[%d].remedies", (int)index);
    if (reason->remedies == 0 || has(reason->remedies, REMEDY_NONE))
        policy_error(problems, path, "needs remedies that may be asked for");
    if (reason->remedies & ~policy->panel.remedies)
        policy_error(problems, path, "asks for what panel.remedies does not allow to order");
    snprintf(path, sizeof path, "reasons[%d].open_until", (int)index);
    if (reason->open_until.anchor == ANCHOR_PROTECTION_END &&
        duration_longest(reason->open_until.after).ms > duration_longest(policy->protection.grace).ms)
        policy_error(problems, path, "is later than the grace after protection, when the order is over");
    snprintf(path, sizeof path, "reasons[%d].id", (int)index);
    if (policy_reason(policy, str_from(reason->id)) < index)
        policy_error(problems, path, "the id {id} stands twice", PLACE("id", str_from(reason->id)));
    snprintf(path, sizeof path, "reasons[%d].answer_seller", (int)index);
    check_fits_latest(policy, problems, reason->answer_seller, path);
    if (duration_is_set(reason->answer_seller) && !duration_is_set(policy->talk.answer_seller))
        policy_error(problems, path, "talk.answer_seller says no time that this could be another of");
    check_window(policy, index, policy->protection.length, "", problems);
    for (int32_t i = 0; i < policy->protection.country_count; i++)
        check_window(policy, index, policy->protection.by_country[i].length,
                     policy->protection.by_country[i].country, problems);
}

/* What only a marketplace has. */
static void check_market(const struct policy *policy, struct policy_problems *problems)
{
    check_deadlines(policy, problems);
    check_talk(policy, problems);
    check_panel(policy, problems);
    if (policy->panel.mode == PANEL_NONE)
        policy_error(problems, "panel.mode", "a marketplace needs somebody who decides");
    if (policy->escalation.on_latest == LATEST_NOTHING)
        policy_error(problems, "escalation.on_latest", "a dispute without agreement would never end");
    if (policy->protection.holds_money == HOLDING_NONE)
        policy_error(problems, "protection.holds_money", "a marketplace could not give any money back");
    if (policy->returns.refund_on != RETURN_REFUND_CONFIRMED)
        policy_warning(
            problems, "return.refund_on",
            "the buyer is paid before the goods are back, on their own word: who keeps them has both");
}

void policy_check(const struct policy *policy, struct policy_problems *problems)
{
    if (policy->kind == KIND_MARKETPLACE)
        check_market(policy, problems);
    else
        check_bare(policy, problems);
    check_calendar(policy, problems);
    check_answers(policy, problems);
    check_protection(policy, problems);
    check_roles(policy, problems);
    check_extension(policy, problems);
    check_sources(policy, problems);
    check_routes(policy, problems);
    if (policy->reason_count == 0)
        policy_error(problems, "reasons", "without a reason no dispute can be opened");
    for (int32_t i = 0; i < policy->reason_count; i++)
        check_reason(policy, i, problems);
    if (policy->kind == KIND_MARKETPLACE)
        check_never_came(policy, problems);
    if (policy->execution.funder == FUNDER_PLATFORM_UP_TO_CAP && policy->execution.fund_cap_minor == 0)
        policy_error(problems, "execution.fund_cap", "the platform would pay up to nothing");
}
