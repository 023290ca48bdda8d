#include "text/policy/guide.h"

#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/policy/source.h"
#include "text/policy/guide_words.h"

#include <stddef.h>

#define POLICY(member) offsetof(struct policy, member)

/* Whose step it is and what silence does stand in the deadline's row; a step of those who decide has none. */
struct step_row {
    struct str what;
    size_t within;
    struct str until; /* "{span} after the payment" */
    enum deadline deadline;
    struct str otherwise; /* where no deadline of the order strikes */
};

static const struct step_row before_dispute[] = {
    {STR_INIT(N_("Pay")), POLICY(order.pay_timeout), STR_INIT(N_("{span} after ordering")), DEADLINE_PAY,
     STR_NONE},
    {STR_INIT(N_("Send the parcel")), POLICY(order.ship_by), STR_INIT(N_("{span} after the payment")),
     DEADLINE_SHIP, STR_NONE},
    {STR_INIT(N_("Answer a wish to cancel")), POLICY(order.cancel_answer),
     STR_INIT(N_("{span} after it was said")), DEADLINE_CANCEL_ANSWER, STR_NONE},
};

static const struct step_row after_opening[] = {
    {STR_INIT(N_("Answer the dispute")), POLICY(talk.answer_seller),
     STR_INIT(N_("{span} after it was opened")), DEADLINE_SELLER_ANSWER, STR_NONE},
    {STR_INIT(N_("Answer the seller's proposal")), POLICY(talk.answer_buyer),
     STR_INIT(N_("{span} after it was made")), DEADLINE_BUYER_ANSWER, STR_NONE},
    {STR_INIT(N_("Undo an agreement, or a withdrawal")), POLICY(talk.undo), STR_INIT(N_("{span} afterwards")),
     DEADLINE_UNDO, STR_NONE},
};

static const struct step_row after_escalation[] = {
    {STR_INIT(N_("Give evidence to the commission")), POLICY(evidence.window),
     STR_INIT(N_("{span} after it was called")), DEADLINE_EVIDENCE, STR_NONE},
    {STR_INIT(N_("Answer the other side's evidence")), POLICY(evidence.rebuttal),
     STR_INIT(N_("{span} after that")), DEADLINE_REBUTTAL, STR_NONE},
    {STR_INIT(N_("Accept a seat that was drawn")), POLICY(panel.accept_within),
     STR_INIT(N_("{span} after the draw")), DEADLINE_COUNT, STR_INIT(N_("the next of the draw is asked"))},
    {STR_INIT(N_("Vote")), POLICY(panel.vote_for), STR_INIT(N_("{span} after the seats are taken")),
     DEADLINE_COUNT, STR_INIT(N_("the others decide, where they are enough; otherwise others are drawn"))},
    {STR_INIT(N_("Open the hidden ballot")), POLICY(panel.reveal_for),
     STR_INIT(N_("{span} after the voting")), DEADLINE_COUNT, STR_INIT(N_("it does not count"))},
    {STR_INIT(N_("Decide")), POLICY(panel.decide_within), STR_INIT(N_("{span} after the time for evidence")),
     DEADLINE_DECISION, STR_NONE},
    {STR_INIT(N_("Appeal against the decision")), POLICY(appeal.window),
     STR_INIT(N_("{span} after the decision")), DEADLINE_APPEAL, STR_NONE},
    {STR_INIT(N_("Send the goods back, where that was agreed or decided")), POLICY(returns.ship_by),
     STR_INIT(N_("{span} afterwards")), DEADLINE_RETURN_SHIP, STR_NONE},
    {STR_INIT(N_("Bring them to the seller")), POLICY(returns.arrive_within),
     STR_INIT(N_("{span} after they were sent")), DEADLINE_RETURN_ARRIVAL, STR_NONE},
    {STR_INIT(N_("Confirm or contest what came back")), POLICY(returns.confirm_within),
     STR_INIT(N_("{span} after they arrived")), DEADLINE_RETURN_CONFIRM, STR_NONE},
    {STR_INIT(N_("Send a replacement, where that was agreed or decided")), POLICY(replacement.ship_by),
     STR_INIT(N_("{span} afterwards")), DEADLINE_REPLACEMENT_SHIP, STR_NONE},
    {STR_INIT(N_("Bring it to the buyer")), POLICY(replacement.arrive_within),
     STR_INIT(N_("{span} after it was sent")), DEADLINE_REPLACEMENT_ARRIVAL, STR_NONE},
};

struct steps {
    struct guide_reader reader;
    const struct policy *policy;
    struct policy_step *at;
    int count;
};

/* path: the value that the step rests on, "protection.length". */
static void add_step(struct steps *steps, struct str path, struct policy_step step)
{
    check(steps->count < POLICY_STEPS_MAX);
    step.doubt = policy_doubt(steps->reader, steps->policy, path);
    if (step.who)
        steps->at[steps->count++] = step;
}

static struct str otherwise_of(const struct steps *steps, enum deadline deadline)
{
    const struct order_state fresh = {0};
    return say(steps->reader.language, order_silence(steps->policy, &fresh, deadline));
}

static void add_row(struct steps *steps, const struct step_row *row)
{
    const char *base = (const char *)steps->policy;
    const struct duration *within = (const struct duration *)(base + row->within);
    bool seats = row->deadline == DEADLINE_COUNT;
    uint32_t who = seats ? order_deciders(steps->policy) : order_acts_by(steps->policy, row->deadline);
    if (!duration_is_set(*within) || within->count == 0 ||
        (seats && steps->policy->panel.mode != PANEL_PEERS))
        return;
    struct guide_reader reader = steps->reader;
    char path[POLICY_WHERE];
    add_step(steps, policy_path_at(row->within, path),
             (struct policy_step){say(reader.language, row->what), who,
                                  arena_say(reader.arena, reader.language, row->until,
                                            PLACES(PLACE("span", guide_span(reader, *within)))),
                                  row->otherwise.len ? say(reader.language, row->otherwise)
                                                     : otherwise_of(steps, row->deadline)});
}

static void add_rows(struct steps *steps, const struct step_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_row(steps, &rows[i]);
}

/* Of a shop or of a way of paying: there is a last day at most. */
static void add_claim(struct steps *steps)
{
    const struct protection_rules *rules = &steps->policy->protection;
    struct guide_reader reader = steps->reader;
    struct moment end = {rules->anchor, rules->length};
    struct str until = duration_is_set(rules->length) ? guide_moment(reader, end)
                                                      : guide_say(reader, "no last day is known");
    add_step(steps, STR("protection.length"),
             (struct policy_step){guide_say(reader, "Say what is wrong, in writing"),
                                  order_acts_by(steps->policy, DEADLINE_PROTECTION), until,
                                  otherwise_of(steps, DEADLINE_PROTECTION)});
}

static void add_protection(struct steps *steps)
{
    const struct protection_rules *rules = &steps->policy->protection;
    struct guide_reader reader = steps->reader;
    add_step(steps, STR("protection.length"),
             (struct policy_step){guide_say(reader, "Say that it came, or open a dispute"),
                                  order_acts_by(steps->policy, DEADLINE_PROTECTION),
                                  guide_moment(reader, (struct moment){rules->anchor, rules->length}),
                                  otherwise_of(steps, DEADLINE_PROTECTION)});
    if (rules->grace.count)
        add_step(
            steps, STR("protection.grace"),
            (struct policy_step){guide_say(reader, "Open a dispute after all"),
                                 order_acts_by(steps->policy, DEADLINE_GRACE),
                                 guide_moment(reader, (struct moment){ANCHOR_PROTECTION_END, rules->grace}),
                                 otherwise_of(steps, DEADLINE_GRACE)});
}

static void add_extension(struct steps *steps)
{
    const struct extension_rules *rules = &steps->policy->extension;
    struct guide_reader reader = steps->reader;
    if (!rules->request_by && !rules->unasked_by)
        return;
    add_step(steps, STR("extension.request_from"),
             (struct policy_step){guide_say(reader, "Ask for more time"), rules->request_by,
                                  guide_fill(reader, "protection ends; from {span} before",
                                             PLACES(PLACE("span", guide_span(reader, rules->request_from)))),
                                  guide_say(reader, "protection ends as it stands")});
    struct str answer = guide_say(reader, "protection ends");
    if (duration_is_set(rules->answer_within))
        answer = guide_fill(reader, "{span} after it was asked",
                            PLACES(PLACE("span", guide_span(reader, rules->answer_within))));
    add_step(
        steps, STR("extension.answer_within"),
        (struct policy_step){guide_say(reader, "Answer who asks for more time"),
                             rules->request_by ? order_acts_by(steps->policy, DEADLINE_EXTENSION_ANSWER) : 0,
                             answer, otherwise_of(steps, DEADLINE_EXTENSION_ANSWER)});
    if (rules->unasked_by && duration_is_set(rules->veto_within))
        add_step(
            steps, STR("extension.veto_within"),
            (struct policy_step){guide_say(reader, "Object to more time that nobody asked for"),
                                 order_acts_by(steps->policy, DEADLINE_VETO),
                                 guide_fill(reader, "{span} after it was given",
                                            PLACES(PLACE("span", guide_span(reader, rules->veto_within)))),
                                 otherwise_of(steps, DEADLINE_VETO)});
}

static struct str escalation_until(struct guide_reader reader, const struct escalation_rules *rules)
{
    struct str latest = guide_span(reader, rules->latest), earliest = guide_span(reader, rules->earliest);
    struct word_places places = PLACES(PLACE("latest", latest), PLACE("earliest", earliest));
    if (!rules->by || rules->earliest.count == 0)
        return guide_fill(reader, "{latest} after it was opened", places);
    if (rules->blocked_in_transit)
        return guide_fill(reader,
                          "{latest} after it was opened; not before {earliest}, nor while it is on its way "
                          "in time, unless the other side refused or was silent",
                          places);
    return guide_fill(reader,
                      "{latest} after it was opened; not before {earliest}, unless the other side refused or "
                      "was silent",
                      places);
}

/* Is there a reason that the sides talk about, before anybody decides? */
static bool talks(const struct policy *policy)
{
    bool any = policy->reason_count == 0;
    for (int32_t i = 0; i < policy->reason_count; i++)
        any = any || policy->reasons[i].route == ROUTE_TALK;
    return any;
}

static void add_escalation(struct steps *steps)
{
    const struct escalation_rules *rules = &steps->policy->escalation;
    struct guide_reader reader = steps->reader;
    if (!duration_is_set(rules->latest) || !talks(steps->policy))
        return;
    add_step(steps, STR("escalation.latest"),
             (struct policy_step){rules->by ? guide_say(reader, "Call the commission, if you do not agree")
                                            : guide_say(reader, "Agree"),
                                  order_acts_by(steps->policy, DEADLINE_AGREEMENT),
                                  escalation_until(reader, rules), otherwise_of(steps, DEADLINE_AGREEMENT)});
}

int policy_steps(struct guide_reader reader, const struct policy *policy,
                 struct policy_step steps[POLICY_STEPS_MAX])
{
    struct steps all = {reader, policy, steps, 0};
    add_rows(&all, before_dispute, COUNT_OF(before_dispute));
    add_extension(&all);
    if (policy->kind == KIND_MARKETPLACE)
        add_protection(&all);
    else
        add_claim(&all);
    add_rows(&all, after_opening, COUNT_OF(after_opening));
    add_escalation(&all);
    add_rows(&all, after_escalation, COUNT_OF(after_escalation));
    return all.count;
}
