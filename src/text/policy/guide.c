#include "text/policy/guide.h"

#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/policy/source.h"
#include "text/policy/guide_words.h"

#include <stddef.h>

#define POLICY(member) offsetof(struct policy, member)

/* The steps before protection, between the sides, and behind a call of the commission; what each is stands in its row. */
static const enum deadline before_dispute[] = {DEADLINE_PAY, DEADLINE_SHIP, DEADLINE_CANCEL_ANSWER};
static const enum deadline after_opening[] = {DEADLINE_SELLER_ANSWER, DEADLINE_BUYER_ANSWER, DEADLINE_UNDO};
static const enum deadline before_votes[] = {DEADLINE_EVIDENCE, DEADLINE_REBUTTAL};
static const enum deadline after_votes[] = {
    DEADLINE_DECISION,       DEADLINE_APPEAL,           DEADLINE_RETURN_SHIP,        DEADLINE_RETURN_ARRIVAL,
    DEADLINE_RETURN_CONFIRM, DEADLINE_REPLACEMENT_SHIP, DEADLINE_REPLACEMENT_ARRIVAL};

/* What peers do on the seats of a commission: times of a case, and not of its order. */
static const struct seat_row {
    struct str task;
    size_t lasts;
    struct str counted, silence;
} seat_rows[] = {
    {STR_INIT(N_("Accept a seat that was drawn")), POLICY(panel.accept_within),
     STR_INIT(N_("{span} after the draw")), STR_INIT(N_("the next of the draw is asked"))},
    {STR_INIT(N_("Vote")), POLICY(panel.vote_for), STR_INIT(N_("{span} after the seats are taken")),
     STR_INIT(N_("the others decide, where they are enough; otherwise others are drawn"))},
    {STR_INIT(N_("Open the hidden ballot")), POLICY(panel.reveal_for),
     STR_INIT(N_("{span} after the voting")), STR_INIT(N_("it does not count"))},
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
    /* what was sent and came, with nothing yet disputed or paid back */
    static const struct order_state open = {.line_count = 1, .shipment = SHIPMENT_DELIVERED};
    return say(steps->reader.language, order_silence(steps->policy, &open, deadline));
}

/* A time that the rules do not know, or that is over at once, gives nobody a step. */
static void add_time(struct steps *steps, size_t lasts, struct str counted, struct policy_step step)
{
    const struct duration *within = (const struct duration *)((const char *)steps->policy + lasts);
    char path[POLICY_WHERE];
    if (!duration_is_set(*within) || within->count == 0)
        return;
    step.until = arena_say(steps->reader.arena, steps->reader.language, counted,
                           PLACES(PLACE("span", guide_span(steps->reader, *within))));
    add_step(steps, policy_path_at(lasts, path), step);
}

static struct str task_of(const struct steps *steps, enum deadline deadline)
{
    const struct deadline_row *row = &order_deadline_rows[deadline];
    return say(steps->reader.language, row->task.len ? row->task : row->title);
}

static void add_deadlines(struct steps *steps, const enum deadline *deadlines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct deadline_row *row = &order_deadline_rows[deadlines[i]];
        add_time(steps, row->lasts, row->counted,
                 (struct policy_step){.what = task_of(steps, deadlines[i]),
                                      .who = order_acts_by(steps->policy, deadlines[i]),
                                      .otherwise = otherwise_of(steps, deadlines[i])});
    }
}

static void add_seats(struct steps *steps)
{
    for (size_t i = 0; i < COUNT_OF(seat_rows) && steps->policy->panel.mode == PANEL_PEERS; i++)
        add_time(steps, seat_rows[i].lasts, seat_rows[i].counted,
                 (struct policy_step){.what = say(steps->reader.language, seat_rows[i].task),
                                      .who = order_deciders(steps->policy),
                                      .otherwise = say(steps->reader.language, seat_rows[i].silence)});
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
            (struct policy_step){task_of(steps, DEADLINE_GRACE), order_acts_by(steps->policy, DEADLINE_GRACE),
                                 guide_moment(reader, (struct moment){ANCHOR_PROTECTION_END, rules->grace}),
                                 otherwise_of(steps, DEADLINE_GRACE)});
}

static void add_extension(struct steps *steps)
{
    const struct extension_rules *rules = &steps->policy->extension;
    struct guide_reader reader = steps->reader;
    if (!rules->request_by && !rules->unasked_by)
        return;
    struct str ends = guide_say(reader, "protection ends");
    if (duration_is_set(rules->request_from))
        ends = guide_fill(reader, "protection ends; from {span} before",
                          PLACES(PLACE("span", guide_span(reader, rules->request_from))));
    add_step(steps, STR("extension.request_from"),
             (struct policy_step){guide_say(reader, "Ask for more time"), rules->request_by, ends,
                                  guide_say(reader, "protection ends as it stands")});
    static const enum deadline answer = DEADLINE_EXTENSION_ANSWER, veto = DEADLINE_VETO;
    if (rules->request_by && duration_is_set(rules->answer_within))
        add_deadlines(steps, &answer, 1);
    else if (rules->request_by)
        add_step(steps, STR("extension.answer_within"),
                 (struct policy_step){task_of(steps, answer), order_acts_by(steps->policy, answer),
                                      guide_say(reader, "protection ends"), otherwise_of(steps, answer)});
    if (rules->unasked_by)
        add_deadlines(steps, &veto, 1);
}

static struct str escalation_until(struct guide_reader reader, const struct escalation_rules *rules)
{
    struct str latest = guide_span(reader, rules->latest), earliest = guide_span(reader, rules->earliest);
    struct word_places places = PLACES(PLACE("latest", latest), PLACE("earliest", earliest));
    bool at_once = rules->earliest.count == 0;
    if (!rules->by || (at_once && !rules->blocked_in_transit))
        return guide_fill(reader, "{latest} after it was opened", places);
    if (at_once)
        return guide_fill(reader, "{latest} after it was opened; not while it is on its way in time", places);
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
    add_deadlines(&all, before_dispute, COUNT_OF(before_dispute));
    add_extension(&all);
    if (policy->kind == KIND_MARKETPLACE)
        add_protection(&all);
    else
        add_claim(&all);
    add_deadlines(&all, after_opening, COUNT_OF(after_opening));
    add_escalation(&all);
    add_deadlines(&all, before_votes, COUNT_OF(before_votes));
    add_seats(&all);
    add_deadlines(&all, after_votes, COUNT_OF(after_votes));
    return all.count;
}
