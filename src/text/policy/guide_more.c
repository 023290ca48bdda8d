/* The terms that only some policies have: reasons of their own kind, returns, the bank, and who is left. */
#include "base/check.h"
#include "text/policy/guide_words.h"

struct more {
    struct guide_reader reader;
    const struct policy *policy;
    struct policy_term *at;
    int count;
};

static void add(struct more *more, const char *name, struct str words)
{
    check(more->count < POLICY_TERMS_MAX);
    if (words.len)
        more->at[more->count++] =
            (struct policy_term){*name ? guide_say(more->reader, name) : STR_NONE, words};
}

/* The titles of the reasons for which it holds; empty: of none. */
static struct str reasons_that(struct more *more, bool (*holds)(const struct reason *reason))
{
    struct str all[POLICY_REASONS_MAX];
    size_t count = 0;
    for (int32_t i = 0; i < more->policy->reason_count; i++)
        if (holds(&more->policy->reasons[i]))
            all[count++] = say(more->reader.language, str_from(more->policy->reasons[i].title));
    return guide_items(more->reader, all, count);
}

static bool skips_talk(const struct reason *reason)
{
    return reason->route == ROUTE_STAFF;
}

static bool cannot_be_refused(const struct reason *reason)
{
    return reason->unrefusable != 0;
}

static bool seller_pays(const struct reason *reason)
{
    return reason->payer == PAYER_SELLER;
}

static bool platform_pays(const struct reason *reason)
{
    return reason->payer == PAYER_PLATFORM;
}

static bool carrier_pays(const struct reason *reason)
{
    return reason->payer == PAYER_CARRIER;
}

static void say_reasons(struct more *more)
{
    add(more, N_("Decided at once, without talk"), reasons_that(more, skips_talk));
    add(more, N_("What the seller cannot refuse"), reasons_that(more, cannot_be_refused));
    add(more, N_("What the seller pays for"), reasons_that(more, seller_pays));
    add(more, N_("What the marketplace pays for"), reasons_that(more, platform_pays));
    add(more, N_("What the carrier pays for"), reasons_that(more, carrier_pays));
}

static void say_delivery(struct more *more)
{
    struct duration credit = more->policy->order.late_credit;
    if (more->policy->protection.on_no_delivery == UNDELIVERED_REFUND)
        add(more, N_("Nothing was delivered"),
            guide_say(more->reader, "When protection ends, the buyer gets everything back."));
    if (duration_is_set(credit))
        add(more, N_("A late parcel"),
            guide_fill(more->reader, "A credit is given within {span} after the promised day.",
                       PLACES(PLACE("span", guide_span(more->reader, credit)))));
}

/* Of a table of sentences by a word of the policy; an empty one says nothing. */
static void say_of(struct more *more, const char *name, const struct str *sentences, int word)
{
    if (sentences[word].len)
        add(more, name, say(more->reader.language, sentences[word]));
}

static void say_return(struct more *more)
{
    static const struct str refunds[RETURN_REFUND_COUNT] = {
        [RETURN_REFUND_SENT] = STR_INIT(N_("Goes back as soon as the goods are sent.")),
        [RETURN_REFUND_AGREED] = STR_INIT(N_("Goes back before the goods are sent.")),
    };
    static const struct str labels[RETURN_LABEL_COUNT] = {
        [LABEL_BUYER] = STR_INIT(N_("The buyer pays for it.")),
        [LABEL_SELLER] = STR_INIT(N_("The seller pays for it.")),
        [LABEL_PLATFORM] = STR_INIT(N_("The marketplace pays for it.")),
    };
    static const struct str deductions[DEDUCTION_COUNT] = {
        [DEDUCTION_NONE] = STR_INIT(N_("Nothing is taken off for use.")),
        [DEDUCTION_FOR_USE] = STR_INIT(N_("The seller may keep a part for use that goes beyond trying it.")),
    };
    const struct return_rules *rules = &more->policy->returns;
    say_of(more, N_("The money of a return"), refunds, (int)rules->refund_on);
    say_of(more, N_("Sending it back"), labels, (int)rules->label);
    say_of(more, N_("Used goods"), deductions, (int)rules->deduction);
}

/* The sentences of a mask, each a term of its own under one name. */
static void add_sentences(struct more *more, const char *name, uint32_t mask, const struct str *sentences)
{
    for (int i = 0; mask >> i; i++)
        if (mask & (1u << i)) {
            add(more, name, say(more->reader.language, sentences[i]));
            name = "";
        }
}

static void say_bank(struct more *more)
{
    static const struct str stages[BANK_STEP_COUNT] = {
        [STAGE_INQUIRY] = STR_INIT(N_("It asks the merchant.")),
        [STAGE_RECALL] = STR_INIT(N_("It tries to call the payment back.")),
        [STAGE_CHARGEBACK] = STR_INIT(N_("It takes the money back, for now.")),
        [STAGE_REPRESENTMENT] = STR_INIT(N_("The merchant may contest that.")),
        [STAGE_PRE_ARBITRATION] = STR_INIT(N_("The banks try to agree.")),
        [STAGE_ARBITRATION] = STR_INIT(N_("The card network decides.")),
    };
    static const struct str last[LAST_STEP_COUNT] = {
        [LAST_STEP_BANK] = STR_INIT(N_("Ask your bank, or whoever moved your money.")),
        [LAST_STEP_POLICE] = STR_INIT(N_("Go to the police, if it was fraud.")),
        [LAST_STEP_CONSUMER_OFFICE] = STR_INIT(N_("Ask a consumer advice centre or office.")),
        [LAST_STEP_ADR] = STR_INIT(N_("Go to a body for settling disputes out of court.")),
        [LAST_STEP_COURT] = STR_INIT(N_("Go to a court for small claims.")),
    };
    const struct bank_rules *rules = &more->policy->bank;
    add_sentences(more, N_("What it does with a complaint"), rules->stages, stages);
    if (duration_is_set(rules->merchant_answer))
        add(more, N_("The merchant's answer"),
            guide_fill(more->reader, "Is due within {span}.",
                       PLACES(PLACE("span", guide_span(more->reader, rules->merchant_answer)))));
    add_sentences(more, N_("If nobody pays"), rules->last_steps, last);
}

int guide_more_terms(struct guide_reader reader, const struct policy *policy,
                     struct policy_term terms[POLICY_TERMS_MAX], int count)
{
    struct more more = {reader, policy, terms, count};
    say_delivery(&more);
    say_reasons(&more);
    say_return(&more);
    say_bank(&more);
    return more.count;
}
