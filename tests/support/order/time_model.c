#include "support/order/time_model.h"

static bool is_of_the_bank(enum order_event_kind kind)
{
    return kind == EVENT_BANK_INQUIRY || kind == EVENT_CHARGEBACK_OPENED ||
           kind == EVENT_CHARGEBACK_ANSWERED || kind == EVENT_PRE_ARBITRATION ||
           kind == EVENT_CHARGEBACK_ENDED;
}

/* What the bank did acts in the order in which it did it; only what is older than that is kept as late. */
static const char *take_bank(struct time_model *model, const struct order_event *event,
                             const struct order_state *after)
{
    int64_t date = event->until.ms;
    if (event->kind == EVENT_BANK_TOLD_LATE) {
        if (date == 0 || date >= model->told.ms)
            return "news of the bank are kept as if they were old";
        if (after->protection_ends.ms != model->ends.ms && !model->frozen && !after->clocks_stopped)
            return "what the bank told late changes something";
    }
    if (!is_of_the_bank(event->kind) || date == 0)
        return NULL;
    if (date < model->told.ms)
        return "an older message of the bank acts after a newer one";
    model->told.ms = date;
    return NULL;
}

static int64_t least_left(const struct time_model *model, const struct policy *policy, struct instant at)
{
    const struct extension_rules *rules = &policy->extension;
    if (rules->min_left_after_refusal.count)
        return clock_add(&policy->calendar, at, rules->min_left_after_refusal).ms;
    int64_t think = clock_add(&policy->calendar, at, rules->veto_within).ms;
    return think < model->ends.ms ? think : model->ends.ms;
}

static const char *take_objection(struct time_model *model, const struct policy *policy,
                                  const struct order_event *event, const struct order_state *after)
{
    int64_t least = least_left(model, policy, event->at), end = after->protection_ends.ms;
    if (after->extended_days != model->days)
        return "an objection leaves days that it took back";
    if (model->protection != PROTECTION_RUNNING || model->frozen)
        return NULL;
    if (end != event->until.ms)
        return "an objection ends protection elsewhere than it says";
    if (end < least)
        return "an objection leaves no time for a dispute";
    if (end > (least > model->ends.ms ? least : model->ends.ms))
        return "an objection gives more time than there was";
    if (!model->moved && end != (least > model->stood.ms ? least : model->stood.ms))
        return "an objection does not give back what stood before";
    return NULL;
}

/* A rule that counts from the coming of a line counts from its own parcel. */
static bool is_past(const struct time_model *model, const struct policy *policy,
                    const struct order_event *event, int line)
{
    const struct reason *reason = &policy->reasons[event->reason];
    struct moment until = reason->open_until;
    bool counts = (until.anchor == ANCHOR_ARRIVED || until.anchor == ANCHOR_DELIVERED) &&
                  until.join == JOIN_NONE && reason->arrival == ARRIVAL_OWN;
    if (!counts || model->excused || !(model->came >> line & 1) || !(event->lines >> line & 1))
        return false;
    struct instant end = clock_add(&policy->calendar, model->came_at[line], until.after);
    end.ms += model->stood_still.ms - model->came_after[line].ms;
    return !instant_before(event->at, end);
}

/* Goods that can be complained of once the dispute is over. */
static bool others_are_left(const struct policy *policy, const struct order_state *after)
{
    for (int i = 0; i < after->line_count; i++) {
        bool about = (after->lines >> i & 1) && !after->pieces;
        bool given_up = policy->dispute.reopen == REOPEN_NEVER && (after->withdrawn >> i & 1);
        if (after->line_kind[i] == LINE_GOODS && !about && !given_up && !(after->settled >> i & 1))
            return true;
    }
    return false;
}

/* Nobody loses the time in which nothing could be done. */
static void take_standing_still(struct time_model *model, const struct policy *policy,
                                const struct order_event *event, const struct order_state *after)
{
    bool waits = after->protection_left.ms != 0;
    bool disputed = after->dispute != DISPUTE_NONE && after->dispute != DISPUTE_CLOSED && !after->external &&
                    policy->dispute.per == PER_LINE;
    if (model->stopped && !model->waits)
        model->stood_still.ms += event->at.ms - model->before.ms;
    if (model->waits && !waits)
        model->stood_still.ms = model->at_opening.ms + (event->at.ms - model->opened.ms);
    else if (model->disputed && !disputed && others_are_left(policy, after))
        model->stood_still.ms = model->at_opening.ms + (event->at.ms - model->opened.ms);
    if (event->kind == EVENT_DISPUTE_OPENED)
        model->at_opening = model->stood_still;
    model->excused |= event->kind == EVENT_OUTAGE_ENDED;
    model->opened = after->opened;
    model->before = event->at;
    model->stopped = after->clocks_stopped || after->frozen;
    model->waits = waits;
    model->disputed = disputed;
}

/* As long as the clock of the grace shows, whatever was given for all of it can be claimed. */
static const char *take_grace(const struct policy *policy, const struct order_event *event,
                              const struct order_state *after)
{
    struct instant window[2], end = after->due[DEADLINE_GRACE];
    struct duration grace = policy->protection.grace;
    if (after->protection != PROTECTION_GRACE || !end.ms || after->external || after->came)
        return NULL;
    for (int32_t i = 0; i < policy->reason_count; i++) {
        struct moment until = policy->reasons[i].open_until;
        bool all = until.anchor == ANCHOR_PROTECTION_END && until.join == JOIN_NONE &&
                   until.after.count == grace.count && until.after.unit == grace.unit;
        if (!all)
            continue;
        order_reason_window(policy, after, i, event->at, window);
        if (window[1].ms < end.ms - 1)
            return "the grace is shown for longer than it can be used";
    }
    return NULL;
}

static const char *take_parcels(struct time_model *model, const struct policy *policy,
                                const struct order_event *event, const struct order_state *after)
{
    const char *wrong = NULL;
    bool part = event->kind == EVENT_PART_DELIVERED || event->kind == EVENT_PART_CONFIRMED;
    for (int i = 0; i < ORDER_LINES_MAX; i++) {
        if (event->kind == EVENT_DISPUTE_OPENED && !model->external && is_past(model, policy, event, i))
            wrong = "a line is complained of after its own time";
        if (part && event->lines >> i & after->came >> i & 1 & ~(model->came >> i)) { /* goods */
            model->came |= UINT64_C(1) << i;
            model->came_at[i] = event->at;
            model->came_after[i] = model->stood_still;
        }
    }
    if (event->kind == EVENT_REFUNDED && model->ended && (event->lines & model->came))
        wrong = "what has come is paid back as lost";
    if (event->kind == EVENT_DEADLINE || event->kind < EVENT_DEADLINE)
        model->ended = event->kind == EVENT_DEADLINE && event->deadline == DEADLINE_PROTECTION;
    return wrong;
}

/* Words and notes move no clock. */
static bool moves_nothing(enum order_event_kind kind)
{
    return kind == EVENT_MESSAGE || kind == EVENT_SELLER_CONTACTED || kind == EVENT_BANK_TOLD_LATE;
}

const char *time_model_take(struct time_model *model, const struct policy *policy,
                            const struct order_event *event, const struct order_state *after)
{
    const char *wrong = take_bank(model, event, after);
    take_standing_still(model, policy, event, after);
    if (!wrong)
        wrong = take_grace(policy, event, after);
    if (!wrong)
        wrong = take_parcels(model, policy, event, after);
    if (event->kind == EVENT_EXTENSION_VETOED && !wrong)
        wrong = take_objection(model, policy, event, after);
    if (event->kind == EVENT_EXTENDED_UNASKED) {
        model->stood = model->ends;
        model->days = after->extended_days - event->days;
        model->moved = false;
    } else if (!moves_nothing(event->kind))
        model->moved = true;
    model->ends = after->protection_ends;
    model->protection = after->protection;
    model->frozen = after->frozen;
    return wrong;
}
