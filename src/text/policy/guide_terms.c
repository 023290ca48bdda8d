/* The terms of a policy that have no clock, and the notes of its file. */
#include "base/check.h"
#include "text/kit/json_read.h"
#include "text/policy/guide_words.h"

struct terms {
    struct arena *arena;
    const struct policy *policy;
    struct policy_term *at;
    int count;
};

static void add(struct terms *terms, struct str name, struct str words)
{
    check(terms->count < POLICY_TERMS_MAX);
    terms->at[terms->count++] = (struct policy_term){name, words};
}

/* ---- before a dispute ---- */

static void say_money(struct terms *terms)
{
    static const struct str words[HOLDING_COUNT] = {
        [HOLDING_ESCROW] =
            STR_INIT("The marketplace keeps it until protection ends or you say that all is well."),
        [HOLDING_PROVIDER] =
            STR_INIT("The payment provider keeps it until protection ends or you say that all is well."),
        [HOLDING_CLAWBACK] = STR_INIT("The seller has it at once; what goes back is taken from there."),
    };
    const struct protection_rules *rules = &terms->policy->protection;
    struct str text = words[rules->holds_money];
    if (duration_is_set(rules->hold_cap))
        text = arena_printf(terms->arena, "%.*s It can be kept for %.*s at most.", STR_ARG(text),
                            STR_ARG(guide_span(terms->arena, rules->hold_cap)));
    if (rules->grace.count && rules->on_expiry == EXPIRY_HOLD_THROUGH_GRACE)
        text = arena_printf(terms->arena, "%.*s It stays kept while a dispute can still be opened.",
                            STR_ARG(text));
    add(terms, STR("The money"), text);
}

static void say_countries(struct terms *terms)
{
    const struct protection_rules *rules = &terms->policy->protection;
    struct str text = STR("");
    for (int32_t i = 0; i < rules->country_count; i++)
        text = arena_printf(terms->arena, "%.*s%s%s: %.*s", STR_ARG(text), i ? ", " : "",
                            rules->by_country[i].country,
                            STR_ARG(guide_span(terms->arena, rules->by_country[i].length)));
    if (text.len)
        add(terms, STR("Protection by country of delivery"), text);
    if (duration_is_set(rules->shrink_on_delivered))
        add(terms, STR("Once it is delivered"),
            arena_printf(terms->arena, "At most %.*s of protection are left.",
                         STR_ARG(guide_span(terms->arena, rules->shrink_on_delivered))));
    add(terms, STR("The longest protection"),
        arena_printf(terms->arena, "%.*s, whatever is granted.",
                     STR_ARG(guide_span(terms->arena, rules->limit))));
}

static void say_extension(struct terms *terms)
{
    const struct extension_rules *rules = &terms->policy->extension;
    if (!rules->request_by && !rules->unasked_by) {
        add(terms, STR("More time"), STR("These rules know no extension."));
        return;
    }
    add(terms, STR("More time"),
        arena_printf(terms->arena, "At most %d days at once and %d in all, %d times. %s",
                     (int)rules->max_days, (int)rules->max_total_days, (int)rules->max_count,
                     rules->unasked_moves_promise ? "Time that nobody asked for also delays the dispute."
                                                  : ""));
    if (rules->on_silence == EXTENSION_SILENCE_GRANT_MIN)
        add(terms, STR("No answer to who asks for more time"),
            arena_printf(terms->arena, "Up to %d days are granted, once an order.",
                         (int)rules->silence_days));
    if (!rules->request_by)
        return;
    if (rules->min_left_after_refusal.count)
        add(terms, STR("A refusal at the last minute"),
            arena_printf(terms->arena, "Does no harm: %.*s are always left after it for a dispute.",
                         STR_ARG(guide_span(terms->arena, rules->min_left_after_refusal))));
    else
        add(terms, STR("A refusal at the last minute"),
            STR("Leaves no time: open a dispute before protection ends, whatever the seller promises."));
}

/* ---- the dispute ---- */

static void say_dispute(struct terms *terms)
{
    static const struct str counters[COUNTER_COUNT] = {
        [COUNTER_FREE] = STR_INIT("Both sides may propose whenever they like"),
        [COUNTER_ALTERNATING] = STR_INIT("The sides propose by turns"),
        [COUNTER_SELLER_ONCE] = STR_INIT("The seller proposes once"),
        [COUNTER_NONE] = STR_INIT("The seller accepts the claim or refuses it"),
    };
    const struct dispute_rules *rules = &terms->policy->dispute;
    const struct talk_rules *talk = &terms->policy->talk;
    if (duration_is_set(rules->contact_first))
        add(terms, STR("Before a dispute"),
            arena_printf(terms->arena, "Write to the seller first, and wait for %.*s.",
                         STR_ARG(guide_span(terms->arena, rules->contact_first))));
    add(terms, STR("A dispute is about"),
        rules->per == PER_LINE ? STR("the whole order, or some of its lines.") : STR("the whole order."));
    add(terms, STR("A withdrawn dispute"),
        rules->reopen == REOPEN_NEVER ? STR("can never be opened again: do not withdraw it for a promise.")
                                      : STR("can be opened again while protection runs."));
    add(terms, STR("A chargeback at your bank"),
        rules->chargeback == CHARGEBACK_FREEZES ? STR("stops the dispute here until the bank has decided.")
                                                : STR("closes the dispute here."));
    if (talk->counter == COUNTER_FREE || talk->counter == COUNTER_ALTERNATING)
        add(terms, STR("Proposals"),
            arena_printf(terms->arena, "%.*s, %d times each after the first.",
                         STR_ARG(counters[talk->counter]), (int)talk->max_rounds));
    else
        add(terms, STR("Proposals"), arena_printf(terms->arena, "%.*s.", STR_ARG(counters[talk->counter])));
}

static void say_evidence(struct terms *terms)
{
    const struct evidence_rules *rules = &terms->policy->evidence;
    add(terms, STR("Evidence"),
        arena_printf(terms->arena,
                     "Up to %d files of each side, each up to %lld MB; texts up to %d characters.",
                     (int)rules->max_files, (long long)(rules->max_bytes_file / (1024 * 1024)),
                     (int)rules->max_chars));
}

/* ---- the decision ---- */

static void say_panel(struct terms *terms)
{
    const struct panel_rules *rules = &terms->policy->panel;
    struct str who = STR("One of the staff.");
    if (rules->mode == PANEL_TEAM)
        who = STR("Two of the staff: one proposes, another confirms.");
    if (rules->mode == PANEL_PEERS)
        who = arena_printf(
            terms->arena, "%d members%s; %d must vote%s. A side needs more than %d/%d of the votes.",
            (int)rules->size, rules->draw == DRAW_RANDOM ? ", drawn at random" : "", (int)rules->quorum,
            rules->votes == VOTES_COMMIT_REVEAL ? ", hidden from each other until all have" : "",
            (int)rules->threshold_numerator, (int)rules->threshold_denominator);
    add(terms, STR("Who decides"), who);
    struct str may = STR("");
    for (int i = 1; i < REMEDY_COUNT; i++)
        if (rules->remedies & (1u << i))
            may = arena_printf(terms->arena, "%.*s%s%.*s", STR_ARG(may), may.len ? "; " : "",
                               STR_ARG(remedy_title((enum remedy)i)));
    add(terms, STR("What can be ordered"), arena_printf(terms->arena, "%.*s.", STR_ARG(may)));
}

static void say_appeal(struct terms *terms)
{
    const struct appeal_rules *rules = &terms->policy->appeal;
    if (!rules->max || !rules->by) {
        add(terms, STR("An appeal"), STR("There is none: the first decision is final."));
        return;
    }
    struct str seats = STR("");
    if (terms->policy->panel.mode != PANEL_PEERS)
        seats = STR(" The staff decides again.");
    else if (rules->growth != GROWTH_NONE)
        seats =
            arena_printf(terms->arena, " %d new members decide.", (int)policy_panel_size(terms->policy, 1));
    add(terms, STR("An appeal"),
        arena_printf(terms->arena, "%s%s%.*s %s", rules->max == 1 ? "Once." : "More than once.",
                     rules->new_evidence_required ? " It needs evidence that is new." : "", STR_ARG(seats),
                     rules->stays_execution
                         ? "The money waits until then."
                         : "Money that is to go back does not wait: a decision for the buyer is final."));
}

static void say_payment(struct terms *terms)
{
    const struct execution_rules *rules = &terms->policy->execution;
    struct str who = rules->funder == FUNDER_SELLER ? STR("The seller pays")
                                                    : STR("The marketplace pays, up to its limit");
    if (duration_is_set(rules->refund_within))
        add(terms, STR("A refund"),
            arena_printf(terms->arena, "%.*s; it is with the buyer within %.*s.", STR_ARG(who),
                         STR_ARG(guide_span(terms->arena, rules->refund_within))));
    else
        add(terms, STR("A refund"), arena_printf(terms->arena, "%.*s.", STR_ARG(who)));
    if (terms->policy->calendar.rounding == DUE_END_OF_DAY)
        add(terms, STR("Days"),
            arena_printf(terms->arena, "End with the day, by the clocks of %s.", terms->policy->zone));
    else
        add(terms, STR("Days"),
            arena_printf(terms->arena, "Are of 24 hours; business days are those of %s.",
                         terms->policy->zone));
}

int policy_terms(struct arena *arena, const struct policy *policy, struct policy_term terms[POLICY_TERMS_MAX])
{
    struct terms all = {arena, policy, terms, 0};
    say_money(&all);
    say_countries(&all);
    say_extension(&all);
    say_dispute(&all);
    say_evidence(&all);
    say_panel(&all);
    say_appeal(&all);
    say_payment(&all);
    return all.count;
}

/* ---- notes ---- */

static int add_note(const struct json_value *object, struct str name, struct policy_term *notes, int count)
{
    const struct json_value *note = json_find(object, STR("note"));
    if (!note || note->kind != JSON_KIND_STR || note->text.len == 0 || count == POLICY_NOTES_MAX)
        return count;
    notes[count] = (struct policy_term){name, note->text};
    return count + 1;
}

int policy_notes(struct arena *arena, struct str json, struct policy_term notes[POLICY_NOTES_MAX])
{
    struct json_value root;
    struct failure failure = {0};
    if (json_read(arena, json, &root, &failure) != OK || root.kind != JSON_KIND_OBJECT)
        return 0;
    int count = add_note(&root, STR("the policy"), notes, 0);
    for (size_t i = 0; i < root.count; i++) {
        const struct json_value *member = &root.list[i];
        count = add_note(member, member->name, notes, count);
        for (size_t k = 0; member->kind == JSON_KIND_ARRAY && k < member->count; k++) {
            const struct json_value *title = json_find(&member->list[k], STR("title"));
            count = add_note(&member->list[k], title ? title->text : member->name, notes, count);
        }
    }
    return count;
}
