/* The terms of a policy that have no clock, and the notes of its file. */
#include "base/check.h"
#include "text/clock/locale.h"
#include "text/kit/json_read.h"
#include "text/policy/guide_words.h"

struct terms {
    struct guide_reader reader;
    const struct policy *policy;
    struct policy_term *at;
    int count;
};

static void add(struct terms *terms, const char *name, struct str words)
{
    check(terms->count < POLICY_TERMS_MAX);
    terms->at[terms->count++] = (struct policy_term){guide_say(terms->reader, name), words};
}

/* A sentence with the span that it tells of. */
static struct str spanned(struct terms *terms, const char *english, struct duration duration)
{
    return guide_fill(terms->reader, english, PLACES(PLACE("span", guide_span(terms->reader, duration))));
}

/* Whole sentences one behind the other: a paragraph, not parts of a sentence. */
static struct str behind(struct terms *terms, struct str text, struct str sentence)
{
    if (text.len == 0 || sentence.len == 0)
        return text.len ? text : sentence;
    return arena_printf(terms->reader.arena, "%.*s %.*s", STR_ARG(text), STR_ARG(sentence));
}

/* ---- before a dispute ---- */

static void say_money(struct terms *terms)
{
    static const struct str words[HOLDING_COUNT] = {
        [HOLDING_ESCROW] =
            STR_INIT(N_("The marketplace keeps it until protection ends or you say that all is well.")),
        [HOLDING_PROVIDER] =
            STR_INIT(N_("The payment provider keeps it until protection ends or you say that all is well.")),
        [HOLDING_NONE] = STR_INIT(N_("The seller has it at once, and nobody holds anything for you.")),
        [HOLDING_CLAWBACK] = STR_INIT(N_("The seller has it at once; what goes back is taken from there.")),
    };
    const struct protection_rules *rules = &terms->policy->protection;
    struct str text = say(terms->reader.language, words[rules->holds_money]);
    if (duration_is_set(rules->hold_cap))
        text = behind(terms, text, spanned(terms, N_("It can be kept for {span} at most."), rules->hold_cap));
    if (rules->grace.count && rules->on_expiry == EXPIRY_HOLD_THROUGH_GRACE)
        text = behind(terms, text,
                      guide_say(terms->reader, "It stays kept while a dispute can still be opened."));
    add(terms, N_("The money"), text);
}

static void say_countries(struct terms *terms)
{
    const struct protection_rules *rules = &terms->policy->protection;
    struct guide_reader reader = terms->reader;
    struct str *items = ARENA_ARRAY(reader.arena, struct str, (size_t)rules->country_count + 1);
    for (int32_t i = 0; i < rules->country_count; i++) {
        struct str span = guide_span(reader, rules->by_country[i].length);
        struct str country = str_from(rules->by_country[i].country);
        items[i] =
            guide_fill(reader, "{country}: {span}", PLACES(PLACE("country", country), PLACE("span", span)));
    }
    if (rules->country_count)
        add(terms, N_("Protection by country of delivery"),
            guide_items(reader, items, (size_t)rules->country_count));
    if (duration_is_set(rules->shrink_on_delivered))
        add(terms, N_("Once it is delivered"),
            spanned(terms, N_("What is left of the protection: {span} at most."),
                    rules->shrink_on_delivered));
    add(terms, N_("The longest protection"),
        spanned(terms, N_("{span}, whatever is granted."), rules->limit));
}

static void say_extension(struct terms *terms)
{
    const struct extension_rules *rules = &terms->policy->extension;
    struct guide_reader reader = terms->reader;
    if (!rules->request_by && !rules->unasked_by) {
        add(terms, N_("More time"), guide_say(reader, "These rules know no extension."));
        return;
    }
    struct str most =
        guide_fill(reader, "Days at once, at most: {days}. Days in all: {all}. How often: {times}.",
                   PLACES(PLACE_INT("days", rules->max_days), PLACE_INT("all", rules->max_total_days),
                          PLACE_INT("times", rules->max_count)));
    if (rules->unasked_moves_promise)
        most = behind(terms, most, guide_say(reader, "Time that nobody asked for also delays the dispute."));
    add(terms, N_("More time"), most);
    if (rules->on_silence == EXTENSION_SILENCE_GRANT_MIN)
        add(terms, N_("No answer to who asks for more time"),
            guide_fill(reader, "Days that are granted, once an order: {days}.",
                       PLACES(PLACE_INT("days", rules->silence_days))));
    if (!rules->request_by)
        return;
    add(terms, N_("A refusal at the last minute"),
        rules->min_left_after_refusal.count
            ? spanned(terms, N_("It does no harm: after it there is always time for a dispute, {span}."),
                      rules->min_left_after_refusal)
            : guide_say(
                  reader,
                  "It leaves no time: open a dispute before protection ends, whatever the seller promises."));
}

/* ---- the dispute ---- */

static void say_proposals(struct terms *terms)
{
    static const struct str counters[COUNTER_COUNT] = {
        [COUNTER_FREE] = STR_INIT(
            N_("Both sides may propose whenever they like; each has at most {times} more after the first.")),
        [COUNTER_ALTERNATING] =
            STR_INIT(N_("The sides propose by turns; each has at most {times} more after the first.")),
        [COUNTER_SELLER_ONCE] = STR_INIT(N_("The seller proposes once.")),
        [COUNTER_NONE] = STR_INIT(N_("The seller accepts the claim or refuses it.")),
    };
    const struct talk_rules *talk = &terms->policy->talk;
    add(terms, N_("Proposals"),
        arena_say(terms->reader.arena, terms->reader.language, counters[talk->counter],
                  PLACES(PLACE_INT("times", talk->max_rounds))));
}

static void say_dispute(struct terms *terms)
{
    const struct dispute_rules *rules = &terms->policy->dispute;
    struct guide_reader reader = terms->reader;
    if (duration_is_set(rules->contact_first))
        add(terms, N_("Before a dispute"),
            spanned(terms, N_("Write to the seller first, and wait for {span}."), rules->contact_first));
    add(terms, N_("A dispute is about"),
        rules->per == PER_LINE ? guide_say(reader, "The whole order, or some of its lines.")
                               : guide_say(reader, "The whole order."));
    add(terms, N_("A withdrawn dispute"),
        rules->reopen == REOPEN_NEVER
            ? guide_say(reader, "It can never be opened again: do not withdraw it for a promise.")
            : guide_say(reader, "It can be opened again while protection runs."));
    add(terms, N_("A chargeback at your bank"),
        rules->chargeback == CHARGEBACK_FREEZES
            ? guide_say(reader, "It stops the dispute here until the bank has decided.")
            : guide_say(reader, "It closes the dispute here."));
    say_proposals(terms);
}

static void say_evidence(struct terms *terms)
{
    const struct evidence_rules *rules = &terms->policy->evidence;
    add(terms, N_("Evidence"),
        guide_fill(terms->reader,
                   "Up to {files} files of each side, each up to {size}; texts up to {chars} characters.",
                   PLACES(PLACE_INT("files", rules->max_files),
                          PLACE("size", locale_bytes(terms->reader.arena, terms->reader.language,
                                                     rules->max_bytes_file)),
                          PLACE_INT("chars", rules->max_chars))));
}

/* ---- the decision ---- */

/* By: are the votes hidden at first. Peers are drawn at random, whatever the rules say. */
static struct str panel_words(struct guide_reader reader, const struct panel_rules *rules)
{
    static const struct str peers[2] = {
        STR_INIT(N_("{size} members, drawn at random; {quorum} must vote. A side needs more than {share} of "
                    "the votes.")),
        STR_INIT(N_("{size} members, drawn at random; {quorum} must vote, hidden from each other until all "
                    "have. A side needs more than {share} of the votes.")),
    };
    if (rules->mode == PANEL_TEAM)
        return guide_say(reader, "Two of the staff: one proposes, another confirms.");
    if (rules->mode != PANEL_PEERS)
        return guide_say(reader, "One of the staff.");
    struct str share = arena_printf(reader.arena, "%d/%d", (int)rules->threshold_numerator,
                                    (int)rules->threshold_denominator);
    return arena_say(
        reader.arena, reader.language, peers[rules->votes == VOTES_COMMIT_REVEAL],
        PLACES(PLACE_INT("size", rules->size), PLACE_INT("quorum", rules->quorum), PLACE("share", share)));
}

static void say_panel(struct terms *terms)
{
    const struct panel_rules *rules = &terms->policy->panel;
    struct guide_reader reader = terms->reader;
    add(terms, N_("Who decides"), panel_words(reader, rules));
    add(terms, N_("What can be ordered"), remedy_titles(reader, rules->remedies));
}

static void say_appeal(struct terms *terms)
{
    const struct appeal_rules *rules = &terms->policy->appeal;
    struct guide_reader reader = terms->reader;
    if (!rules->max || !rules->by) {
        add(terms, N_("An appeal"), guide_say(reader, "There is none: the first decision is final."));
        return;
    }
    struct str text = rules->max == 1 ? guide_say(reader, "Once.") : guide_say(reader, "More than once.");
    if (rules->new_evidence_required)
        text = behind(terms, text, guide_say(reader, "It needs evidence that is new."));
    if (terms->policy->panel.mode != PANEL_PEERS)
        text = behind(terms, text, guide_say(reader, "The staff decides again."));
    else if (rules->growth != GROWTH_NONE)
        text = behind(terms, text,
                      guide_fill(reader, "{size} new members decide.",
                                 PLACES(PLACE_INT("size", policy_panel_size(terms->policy, 1)))));
    add(terms, N_("An appeal"),
        behind(terms, text,
               rules->stays_execution
                   ? guide_say(reader, "The money waits until then.")
                   : guide_say(reader, "Money that is to go back does not wait: a decision for the buyer is "
                                       "final.")));
}

static void say_payment(struct terms *terms)
{
    /* by: does the seller pay, and is there a day by which */
    static const struct str refunds[2][2] = {
        {STR_INIT(N_("The marketplace pays, up to its limit.")),
         STR_INIT(N_("The marketplace pays, up to its limit; it is with the buyer within {span}."))},
        {STR_INIT(N_("The seller pays.")),
         STR_INIT(N_("The seller pays; it is with the buyer within {span}."))},
    };
    const struct execution_rules *rules = &terms->policy->execution;
    struct guide_reader reader = terms->reader;
    struct word_places zone = PLACES(PLACE("zone", str_from(terms->policy->zone)));
    add(terms, N_("A refund"),
        arena_say(reader.arena, reader.language,
                  refunds[rules->funder == FUNDER_SELLER][duration_is_set(rules->refund_within)],
                  PLACES(PLACE("span", guide_span(reader, rules->refund_within)))));
    add(terms, N_("Days"),
        terms->policy->calendar.rounding == DUE_END_OF_DAY
            ? guide_fill(reader, "They end with the day, by the clocks of {zone}.", zone)
            : guide_fill(reader, "They have 24 hours; business days are those of {zone}.", zone));
}

static void say_kind(struct terms *terms)
{
    static const struct str words[POLICY_KIND_COUNT] = {
        [KIND_SHOP] = STR_INIT(N_("What binds a plain shop. Nobody stands between you and the shop.")),
        [KIND_PAYMENT] = STR_INIT(N_("Those of a way of paying. They stand beside the shop's.")),
    };
    if (terms->policy->kind != KIND_MARKETPLACE)
        add(terms, N_("Whose rules these are"), say(terms->reader.language, words[terms->policy->kind]));
}

int policy_terms(struct guide_reader reader, const struct policy *policy,
                 struct policy_term terms[POLICY_TERMS_MAX])
{
    struct terms all = {reader, policy, terms, 0};
    say_kind(&all);
    if (policy->kind != KIND_PAYMENT)
        say_money(&all);
    if (policy->kind == KIND_MARKETPLACE) {
        say_countries(&all);
        say_extension(&all);
        say_dispute(&all);
        say_evidence(&all);
        say_panel(&all);
        say_appeal(&all);
        say_payment(&all);
    }
    return guide_more_terms(reader, policy, terms, all.count);
}

/* ---- notes ---- */

static int add_note(struct guide_reader reader, const struct json_value *object, struct str name,
                    struct policy_term *notes, int count)
{
    const struct json_value *note = json_find(object, STR("note"));
    if (!note || note->kind != JSON_KIND_STR || note->text.len == 0 || count == POLICY_NOTES_MAX)
        return count;
    notes[count] = (struct policy_term){guide_section(reader, name), say(reader.language, note->text)};
    return count + 1;
}

int policy_notes(struct guide_reader reader, struct str json, struct policy_term notes[POLICY_NOTES_MAX])
{
    struct json_value root;
    struct failure failure = {0};
    if (json_read(reader.arena, json, &root, &failure) != OK || root.kind != JSON_KIND_OBJECT)
        return 0;
    int count = add_note(reader, &root, STR(N_("the policy")), notes, 0);
    for (size_t i = 0; i < root.count; i++) {
        const struct json_value *member = &root.list[i];
        count = add_note(reader, member, member->name, notes, count);
        for (size_t k = 0; member->kind == JSON_KIND_ARRAY && k < member->count; k++) {
            const struct json_value *title = json_find(&member->list[k], STR("title"));
            count = add_note(reader, &member->list[k], title ? title->text : member->name, notes, count);
        }
    }
    return count;
}
