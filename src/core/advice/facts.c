#include "core/advice/facts.h"

#include "core/advice/evening.h"
#include "core/advice/moments.h"
#include "core/policy/moment.h"

#define DAYS(n)         SPAN_DAYS(n).ms
#define LAST_DAYS_MS    DAYS(3)
#define LAST_WEEK_MS    DAYS(7)
#define SAFE_ANSWER_MS  DAYS(2)   /* guides call less than 48 hours before the end dangerous */
#define ASK_EARLIEST_MS DAYS(7)   /* guides ask for more time 5 to 7 days before the end */
#define BANK_WINDOW_MS  DAYS(120) /* the card networks' usual window */
#define BANK_CAP_MS     DAYS(540) /* and never later than this after the sale */
#define CONTACT_WAIT_MS DAYS(2)   /* what a seller may take to answer where no rule says so */
#define REFUND_MS       DAYS(14) /* to pay back what was cancelled or sent back: the law of the EU and the UK */

static bool known(struct instant at)
{
    return at.ms > 0 && at.ms != CLOCK_NEVER.ms;
}

static struct instant plus(const struct advice_case *order, struct instant from, struct duration duration)
{
    if (!known(from) || !duration_is_set(duration))
        return CLOCK_UNSET;
    struct calendar room;
    return clock_add(advice_calendar(order, from, &room), from, duration);
}

/*
 * A case that a person told has days; an order's law has instants. The day lasts until its end by the reader's clocks, and
 * is their last from its midnight there: east of UTC both come before UTC's.
 */
struct instant advice_last_minute(const struct advice_case *order, struct instant at)
{
    bool is_day = !order->law.known && known(at) && at.ms % DAYS(1) == 0;
    if (!is_day)
        return at;
    struct instant begin = clock_earlier(at, advice_day_end(order, (struct instant){at.ms - DAYS(1)}));
    struct instant last = {advice_day_end(order, at).ms - SPAN_MINUTES(1).ms};
    return order->now.ms >= begin.ms && order->now.ms < last.ms ? last : at;
}

static struct instant until_of(const struct advice_case *order, struct instant from, struct duration duration)
{
    return advice_last_minute(order, plus(order, from, duration));
}

static bool has(const struct advice_facts *facts, uint64_t bits)
{
    return (facts->bits & bits) == bits;
}

/* What the law of the order says of an act; NULL when there is no order. */
static const struct advice_bound *bound_of(const struct advice_facts *facts, enum advice_act act)
{
    return facts->order->law.known ? &facts->order->law.acts[act] : NULL;
}

/* Counted from the order because nobody said when it was sent or promised: too early to call anything over by. */
static bool is_early_guess(const struct advice_case *order, enum anchor anchor)
{
    bool sent = anchor == ANCHOR_SHIPPED && !known(order->shipped);
    bool named = anchor == ANCHOR_PROMISED && !known(order->promised) && known(order->received);
    bool came = anchor == ANCHOR_ARRIVED && advice_came_undated(order);
    return !order->law.known && (sent || named || came);
}

static struct instant end_by_rules(const struct advice_facts *facts)
{
    static const char anywhere[4] = "";
    const struct advice_case *order = facts->order;
    const struct protection_rules *rules = &order->policy->protection;
    struct instant end =
        plus(order, advice_anchor(facts, rules->anchor), policy_length(order->policy, anywhere));
    struct instant shrunk = plus(order, advice_arrival(order), rules->shrink_on_delivered);
    if (known(shrunk) && known(end))
        return clock_earlier(end, shrunk);
    return is_early_guess(order, rules->anchor) && order->now.ms >= end.ms ? CLOCK_UNSET : end;
}

/* An extension was granted, and the end that was told lies behind: the new one is not known. */
static bool is_old_end(const struct advice_case *order)
{
    return !order->law.known && order->extension == MORE_TIME_GRANTED && known(order->protection_ends) &&
           order->now.ms >= order->protection_ends.ms;
}

static void find_end(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct protection_rules *rules = &order->policy->protection;
    facts->at[TIME_PROMISED] = advice_promise(order);
    struct instant told = known(order->protection_ends) ? order->protection_ends : end_by_rules(facts);
    struct instant end = is_old_end(order) ? CLOCK_UNSET : advice_last_minute(order, told);
    facts->at[TIME_END] = end;
    advice_set(facts, FACT(LAST_DAY), known(end) && end.ms != told.ms);
    bool ahead = advice_not_begun(order);
    advice_set(facts, FACT(END_UNKNOWN), !known(end) && !ahead && !advice_begun_undated(order));
    advice_set(facts, FACT(PROMISE_UNKNOWN),
               !known(end) && !ahead && !known(facts->at[TIME_PROMISED]) &&
                   (rules->anchor == ANCHOR_PROMISED || rules->anchor == ANCHOR_ARRIVED));
    advice_set(facts, FACT(PROTECTED), ahead || (known(end) && order->now.ms < end.ms));
    advice_set(facts, FACT(EXPIRED), known(end) && order->now.ms >= end.ms);
    advice_set(facts, FACT(PROMISE_OVER),
               known(facts->at[TIME_PROMISED]) && order->now.ms >= facts->at[TIME_PROMISED].ms);
}

static void find_problem(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    bool here = known(order->received), goods = order->problem > PROBLEM_NOT_RECEIVED;
    advice_set(facts, FACT(WRONG_GOODS), goods);
    advice_set(facts, FACT(ALL_WELL), !goods && here && order->problem == PROBLEM_UNKNOWN);
    advice_set(facts, FACT(NOT_RECEIVED),
               !goods && !advice_is_money(order->problem) && !has(facts, FACT(ALL_WELL)));
    const struct advice_bound *confirm = bound_of(facts, ADVISE_CONFIRM_RECEIPT);
    advice_set(facts, FACT(BOUND), order->law.known);
    advice_set(facts, FACT(UNSENT), order->law.unsent);
    advice_set(facts, FACT(CONFIRMED), confirm && !confirm->allowed);
}

static void find_contact(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    struct duration wait = order->policy->dispute.contact_first;
    bool needed = duration_is_set(wait) && wait.count > 0;
    struct duration usual = {DURATION_SPAN, CONTACT_WAIT_MS};
    struct instant ready =
        plus(order, known(order->contacted) ? order->contacted : order->now, needed ? wait : usual);
    bool closed = order->problem == PROBLEM_BANKRUPT; /* nobody answers there, so nobody is asked */
    if (order->problem == PROBLEM_REFUND && known(order->contacted))
        ready = clock_later(ready, (struct instant){order->contacted.ms + REFUND_MS});
    facts->at[TIME_CONTACT_READY] = ready;
    facts->at[TIME_CONTACT] = order->contacted;
    bool refused = order->extension == MORE_TIME_REFUSED || order->extension == MORE_TIME_IGNORED;
    bool asked = !needed && (refused || order->extension == MORE_TIME_ASKED); /* the seller, for more time */
    advice_set(facts, FACT(CONTACTED), known(order->contacted) || closed || asked);
    advice_set(facts, FACT(CONTACT_WAITING), known(order->contacted) && !closed && order->now.ms < ready.ms);
    advice_set(facts, FACT(CONTACT_NEEDED), needed && !closed && order->now.ms < ready.ms);
}

/* On its way with news of late, and the day that the seller named is still to come. */
static bool comes_as_promised(const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    return parcel_is_moving(order->parcel.event) && facts->silence.silence == SILENCE_NORMAL &&
           known(order->promised) && order->now.ms < order->promised.ms;
}

/* From when until when the dispute may be opened, apart from what has been done already. */
static void find_window(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct policy *policy = order->policy;
    struct instant end = facts->at[TIME_END], from = CLOCK_UNSET, until = CLOCK_UNSET;
    facts->reason = advice_reason_of(facts);
    if (facts->reason >= 0) {
        const struct reason *reason = &policy->reasons[facts->reason];
        bool at_once = moment_is_at_once(&policy->calendar, reason, order->shipped, order->promised);
        from = at_once ? order->shipped : advice_moment(facts, reason->open_from, true);
        until = advice_last_minute(order, advice_moment(facts, reason->open_until, false));
        if (is_early_guess(order, reason->open_until.anchor) && order->now.ms >= until.ms)
            until = CLOCK_UNSET;
        if (reason->blocked_in_transit && !at_once && comes_as_promised(facts))
            from = clock_later(from, facts->at[TIME_PROMISED]);
    }
    if (order->law.known && facts->reason >= 0) {
        const struct advice_bound *bound = &order->law.reasons[facts->reason];
        from = bound->from;
        until = known(bound->until) ? bound->until : until;
    }
    if (!known(until))
        until = advice_has_grace(policy) ? until_of(order, end, policy->protection.grace) : end;
    facts->at[TIME_OPEN_FROM] = from;
    facts->at[TIME_OPEN_UNTIL] = until;
}

static bool may_open_at_all(const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct advice_bound *bound = bound_of(facts, ADVISE_OPEN_DISPUTE);
    if (facts->reason < 0)
        return false;
    if (bound)
        return bound->allowed && order->law.reasons[facts->reason].allowed;
    if (order->dispute == CLAIM_NONE)
        return true;
    bool dropped = order->dispute == CLAIM_CANCELLED || order->dispute == CLAIM_CLOSED;
    return dropped && order->policy->dispute.reopen == REOPEN_WHILE_PROTECTED && has(facts, FACT(PROTECTED));
}

static void find_opening(struct advice_facts *facts)
{
    struct instant now = facts->order->now, from = facts->at[TIME_OPEN_FROM],
                   until = facts->at[TIME_OPEN_UNTIL];
    struct instant ready = facts->at[TIME_CONTACT_READY];
    if (!known(until) && (advice_not_begun(facts->order) || advice_begun_undated(facts->order)))
        until = CLOCK_NEVER;
    bool in_time = until.ms > 0 && now.ms < until.ms && may_open_at_all(facts);
    if (has(facts, FACT(CONTACT_NEEDED)) && in_time && ready.ms < until.ms)
        from = clock_later(from, ready);
    else
        facts->bits &= ~FACT(CONTACT_NEEDED); /* waiting would take longer than there is time */
    bool later = in_time && known(from) && now.ms < from.ms;
    advice_set(facts, FACT(CAN_OPEN), in_time && !later);
    advice_set(facts, FACT(OPEN_LATER), later && from.ms < until.ms);
    advice_set(facts, FACT(TOO_LATE),
               !has(facts, FACT(CAN_OPEN)) && !(later && from.ms < until.ms) && !has(facts, FACT(UNSENT)) &&
                   !(has(facts, FACT(END_UNKNOWN)) && !known(until)));
    facts->at[TIME_OPEN_FROM] = from;
    struct instant end = facts->at[TIME_END];
    bool by_end = has(facts, FACT(PROTECTED)) && (!known(until) || end.ms < until.ms) && from.ms < end.ms;
    struct instant last = by_end ? end : until;
    facts->at[TIME_ACT_UNTIL] = last;
    advice_set(facts, FACT(LAST_DAYS), known(last) && now.ms < last.ms && last.ms - now.ms <= LAST_DAYS_MS);
    advice_set(facts, FACT(PRESSES), known(last) && now.ms < last.ms && last.ms - now.ms <= LAST_WEEK_MS);
    bool opens_behind = has(facts, FACT(PROTECTED)) && from.ms >= end.ms; /* then the first day is the best */
    struct instant sensible = {known(last) && !opens_behind ? last.ms - LAST_DAYS_MS : 0};
    facts->at[TIME_DISPUTE_FROM] = clock_later(from, clock_later(sensible, now));
    struct instant soon = clock_later(from, ready);
    facts->at[TIME_CONTACT_BY] =
        has(facts, FACT(CONTACT_NEEDED))
            ? clock_before(&facts->order->policy->calendar, facts->at[TIME_DISPUTE_FROM],
                           facts->order->policy->dispute.contact_first)
            : CLOCK_UNSET;
    facts->at[TIME_DISPUTE_SOON] = soon.ms < last.ms ? soon : facts->at[TIME_DISPUTE_FROM];
}

/* What came of an order in several parcels does not wait for the rest. */
static void find_part(struct advice_facts *facts)
{
    struct instant until = facts->order->part.until, now = facts->order->now,
                   rest = facts->at[TIME_ACT_UNTIL];
    bool sooner = known(until) && (!known(rest) || until.ms <= rest.ms || rest.ms <= now.ms);
    facts->at[TIME_PART_UNTIL] = until;
    facts->at[TIME_REST_UNTIL] = facts->order->part.rest;
    advice_set(facts, FACT(PART_ENDS), sooner && now.ms < until.ms && until.ms - now.ms <= LAST_DAYS_MS);
}

static bool may_ask_for_time(const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct extension_rules *rules = &order->policy->extension;
    const struct advice_bound *bound = bound_of(facts, ADVISE_REQUEST_EXTENSION);
    bool first = order->extension == MORE_TIME_NONE || order->extension == MORE_TIME_GRANTED;
    if (bound)
        return bound->allowed && first && has(facts, FACT(PROTECTED));
    bool again = order->extension == MORE_TIME_GRANTED && rules->max_count != 1;
    return (rules->request_by & PARTY_BIT(PARTY_BUYER)) && has(facts, FACT(PROTECTED)) &&
           (order->extension == MORE_TIME_NONE || again) && order->dispute == CLAIM_NONE;
}

static void find_extension(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct extension_rules *rules = &order->policy->extension;
    struct instant end = facts->at[TIME_END], now = order->now;
    facts->at[TIME_EXTENSION] = order->extension_at;
    bool refused = order->extension == MORE_TIME_REFUSED || order->extension == MORE_TIME_IGNORED;
    advice_set(facts, FACT(MORE_TIME_DENIED), refused);
    advice_set(facts, FACT(SAFE_REFUSAL), rules->min_left_after_refusal.count > 0);
    if (!known(end))
        return;
    struct instant last = {end.ms - SAFE_ANSWER_MS};
    struct instant allowed = duration_is_set(rules->request_from)
                                 ? clock_before(&order->policy->calendar, end, rules->request_from)
                                 : (struct instant){0};
    struct instant from = clock_later(allowed, (struct instant){end.ms - ASK_EARLIEST_MS});
    const struct advice_bound *bound = bound_of(facts, ADVISE_REQUEST_EXTENSION);
    if (bound && bound->allowed) {
        from = clock_later(from, bound->from);
        last = clock_earlier(last, bound->until);
    }
    struct instant answer = plus(order, order->extension_at, rules->answer_within);
    answer = known(answer) ? clock_earlier(answer, last) : last;
    facts->at[TIME_MORE_TIME_FROM] = from;
    facts->at[TIME_MORE_TIME_UNTIL] = last;
    facts->at[TIME_MORE_TIME_ANSWER] = answer;
    bool asked = order->extension == MORE_TIME_ASKED;
    advice_set(facts, FACT(MORE_TIME_WAITING), asked && now.ms < answer.ms);
    advice_set(facts, FACT(MORE_TIME_DENIED), asked && now.ms >= answer.ms);
    bool may = may_ask_for_time(facts) && from.ms < last.ms;
    advice_set(facts, FACT(MORE_TIME_NOW), may && now.ms >= from.ms && now.ms < last.ms);
    advice_set(facts, FACT(MORE_TIME_LATER), may && now.ms < from.ms);
}

/* What was decided has not come in the time of the rules. */
static void find_refund(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    struct instant told = plus(order, order->dispute_at, order->policy->execution.refund_within);
    struct instant due = order->law.known ? order->law.refund_due : told;
    if (order->dispute != CLAIM_DECIDED_FOR || !known(due) || has(facts, FACT(RETURN_DUE)))
        return;
    facts->at[TIME_REFUND_BY] = due;
    advice_set(facts, FACT(OVERDUE), order->now.ms >= due.ms);
}

static void find_claim(struct advice_facts *facts)
{
    static const uint64_t states[CLAIM_COUNT] = {
        [CLAIM_NONE] = FACT(NO_DISPUTE),   [CLAIM_OPENED] = FACT(OPENED),
        [CLAIM_ANSWERED] = FACT(ANSWERED), [CLAIM_REFUSED] = FACT(REFUSED),
        [CLAIM_OFFERED] = FACT(OFFERED),   [CLAIM_ESCALATED] = FACT(ESCALATED),
        [CLAIM_DECIDED_FOR] = FACT(WON),   [CLAIM_DECIDED_AGAINST] = FACT(DEFEATED),
        [CLAIM_CANCELLED] = FACT(DROPPED), [CLAIM_CLOSED] = FACT(DROPPED),
    };
    const struct advice_case *order = facts->order;
    const struct policy *policy = order->policy;
    const struct advice_law *law = &order->law;
    struct instant now = order->now, due = CLOCK_UNSET;
    struct duration answer = *policy_answer_seller(policy, facts->reason);
    facts->bits |= states[order->dispute];
    if (order->dispute == CLAIM_OPENED)
        due = law->known ? law->answer_due : advice_opens_after(order, order->dispute_at, answer);
    if (law->answer_late)
        due = clock_earlier(now, plus(order, order->dispute_opened, answer));
    facts->at[TIME_ANSWER_DUE] = due;
    advice_set(facts, FACT(OVERDUE), (known(due) && now.ms >= due.ms) || law->answer_late);
    advice_set(facts, FACT(SILENCE_PAYS), policy->talk.on_seller_silence == SELLER_SILENCE_EXECUTE_CLAIM);
    struct instant offer =
        law->known ? law->offer_due : until_of(order, order->dispute_at, policy->talk.answer_buyer);
    bool offered = order->dispute == CLAIM_OFFERED;
    bool late = known(offer) && now.ms >= offer.ms;
    bool stays = policy->talk.on_buyer_silence == BUYER_SILENCE_KEEP;
    facts->at[TIME_OFFER_DUE] = offered && !late ? offer : CLOCK_UNSET;
    const struct advice_bound *bound = bound_of(facts, ADVISE_ANSWER_PROPOSAL);
    advice_set(facts, FACT(OFFER_OPEN), offered && (bound ? bound->allowed : !late || stays));
    advice_set(facts, FACT(OFFER_ESCALATED),
               offered && late && policy->talk.on_buyer_silence == BUYER_SILENCE_ESCALATE);
}

static void find_escalation(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct escalation_rules *rules = &order->policy->escalation;
    struct instant now = order->now, opened = order->dispute_opened;
    if (!known(opened) && order->dispute == CLAIM_OPENED)
        opened = order->dispute_at;
    /* Opened earlier than the present state began: the earliest day counted from there is on the safe side. */
    struct instant from =
        advice_opens_after(order, known(opened) ? opened : order->dispute_at, rules->earliest);
    struct instant until = until_of(order, opened, rules->latest);
    if (rules->blocked_in_transit && comes_as_promised(facts))
        from = clock_later(from, facts->at[TIME_PROMISED]);
    bool mine = rules->by & PARTY_BIT(PARTY_BUYER);
    const struct advice_bound *bound = bound_of(facts, ADVISE_ESCALATE);
    if (bound && bound->allowed) {
        from = bound->from;
        until = known(bound->until) ? bound->until : until;
    }
    if (bound)
        mine = bound->allowed;
    bool running =
        order->dispute == CLAIM_OPENED || order->dispute == CLAIM_ANSWERED || order->dispute == CLAIM_REFUSED;
    bool over = known(until) && now.ms >= until.ms;
    bool early = known(from) && now.ms < from.ms;
    bool by_itself = duration_is_set(rules->latest) && rules->on_latest == LATEST_ESCALATE &&
                     order->shop == SHOP_RULES; /* no shop passes anything on */
    facts->at[TIME_ESCALATE_FROM] = from;
    facts->at[TIME_ESCALATE_UNTIL] = until;
    advice_set(facts, FACT(CAN_ESCALATE), running && mine && !over && !early);
    advice_set(facts, FACT(ESCALATE_LATER),
               running && mine && !over && early && (!known(until) || from.ms < until.ms));
    advice_set(facts, FACT(ESCALATES_ALONE), by_itself);
    advice_set(facts, FACT(MAY_ESCALATE), rules->by & PARTY_BIT(PARTY_BUYER));
    advice_set(facts, FACT(ESCALATE_OVER), running && over && !by_itself);
    advice_set(facts, FACT(ESCALATE_SOON_OVER),
               running && !by_itself && known(until) && !over && until.ms - now.ms <= LAST_DAYS_MS);
    if (running && over && by_itself) /* it has been passed on, whatever was seen last */
        facts->bits = (facts->bits & ~(FACT(OPENED) | FACT(ANSWERED) | FACT(REFUSED))) | FACT(ESCALATED);
    facts->at[TIME_NEW_ANSWER_DUE] =
        advice_opens_after(order, now, *policy_answer_seller(order->policy, facts->reason));
    struct instant soonest = advice_opens_after(order, now, rules->earliest);
    if (rules->blocked_in_transit)
        soonest = clock_later(soonest, order->law.in_transit);
    facts->at[TIME_NEW_ESCALATE_FROM] = rules->by & PARTY_BIT(PARTY_BUYER) ? soonest : CLOCK_UNSET;
    struct instant passed_on = plus(order, now, rules->latest);
    bool at_once = by_itself && passed_on.ms - now.ms < DAYS(1); /* nobody has to keep a day within hours */
    facts->at[TIME_NEW_ESCALATE_UNTIL] = at_once ? CLOCK_UNSET : passed_on;
}

static struct instant bank_end(const struct advice_case *order, struct instant from)
{
    struct instant end = known(from) ? (struct instant){from.ms + BANK_WINDOW_MS} : CLOCK_UNSET;
    if (known(end) && known(order->ordered))
        end = clock_earlier(end, (struct instant){order->ordered.ms + BANK_CAP_MS});
    return advice_last_minute(order, end);
}

/*
 * From the promised day, where there is one; else from the order, which is earlier and so safe. When that has passed goods that
 * came later still have the days that count from then: nobody is told that it is over before it is.
 */
static void find_bank(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    struct instant from = known(order->promised) ? order->promised : order->ordered;
    if (order->problem == PROBLEM_REFUND && known(from)) /* the money is owed from then on */
        from = clock_later(from, order->contacted);
    struct instant bank = bank_end(order, from);
    bool came = order->problem > PROBLEM_NOT_RECEIVED && known(order->received);
    if (came && known(bank) && order->now.ms >= bank.ms)
        bank = clock_later(bank, bank_end(order, order->received));
    facts->at[TIME_BANK_UNTIL] = bank;
    bool by_card = order->paid == PAID_UNKNOWN || advice_is_card(order->paid);
    advice_set(facts, FACT(BANK_OPEN), by_card && (!known(bank) || order->now.ms < bank.ms));
}

static void find_end_game(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct policy *policy = order->policy;
    struct instant now = order->now;
    struct instant evidence = order->dispute == CLAIM_ESCALATED
                                  ? until_of(order, order->dispute_at, policy->evidence.window)
                                  : CLOCK_UNSET;
    facts->at[TIME_EVIDENCE_UNTIL] = evidence;
    const struct advice_bound *give = bound_of(facts, ADVISE_SEND_EVIDENCE),
                              *again = bound_of(facts, ADVISE_APPEAL),
                              *back = bound_of(facts, ADVISE_RETURN_GOODS);
    advice_set(facts, FACT(EVIDENCE_OPEN), give ? give->allowed : known(evidence) && now.ms < evidence.ms);
    bool exists = policy->appeal.max > 0 && (policy->appeal.by & PARTY_BIT(PARTY_BUYER)) &&
                  (!order->law.known || order->law.appeals_left);
    struct instant appeal = order->law.known ? order->law.appeal_until
                                             : until_of(order, order->dispute_at, policy->appeal.window);
    bool lost = order->dispute == CLAIM_DECIDED_AGAINST;
    facts->at[TIME_APPEAL_UNTIL] = lost && exists ? appeal : CLOCK_UNSET;
    advice_set(facts, FACT(APPEAL_EXISTS), exists);
    advice_set(facts, FACT(APPEAL_OPEN),
               lost && !order->law.appeal_late &&
                   (again ? again->allowed : exists && (!known(appeal) || now.ms < appeal.ms)));
    find_bank(facts);
    if (order->dispute == CLAIM_DECIDED_FOR)
        facts->at[TIME_RETURN_BY] =
            back && back->allowed ? back->until : plus(order, order->dispute_at, policy->returns.ship_by);
    advice_set(facts, FACT(RETURN_DUE), back && back->allowed);
    find_refund(facts);
    facts->at[TIME_ORDERED] = order->ordered;
}

void advice_facts_find(const struct advice_case *order, struct advice_facts *facts)
{
    *facts = (struct advice_facts){.order = order, .reason = -1};
    find_end(facts);
    advice_find_parcel(facts);
    find_problem(facts);
    find_contact(facts);
    find_window(facts);
    find_opening(facts);
    find_part(facts);
    find_extension(facts);
    find_claim(facts);
    find_escalation(facts);
    find_end_game(facts);
    facts->at[TIME_RECEIVED] = order->received;
    facts->at[TIME_FETCH_BY] = order->fetch_by;
    facts->at[TIME_PAY_DUE] = order->law.pay_due;
    int64_t tonight = advice_day_end(order, advice_day_of(order, order->now)).ms - SPAN_MINUTES(1).ms;
    struct instant last = facts->at[TIME_ACT_UNTIL];
    facts->at[TIME_TODAY].ms =
        known(last) && last.ms > order->now.ms && last.ms < tonight ? last.ms : tonight;
    advice_set(facts, FACT(SETTLED), order->law.settled);
    if (order->law.at_bank)
        facts->bits = FACT(AT_BANK); /* nobody else decides meanwhile */
}
