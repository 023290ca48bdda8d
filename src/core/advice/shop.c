/* Shops without a marketplace's rules: how you paid and what the law says make the plan. The rows stand in rows_shop.c. */
#include "base/check.h"
#include "base/words.h"
#include "core/advice/evening.h"
#include "core/advice/rows.h"

/*
 * What a shop is given to answer, where no law names a figure, and to pay back, where that of the EU and the UK does; and so
 * many days before a right to send it back ends, nothing is asked any more that would have to be answered first.
 */
enum { LAST_DATE_DAYS = 10, REFUND_DAYS = 14, RIGHT_DAYS = 2 };

/* Who sells privately is bound by none of those laws. */
static const struct str shop_rules[SHOP_COUNT] = {
    [SHOP_EU] = STR_INIT("eu-shop"),           [SHOP_UK] = STR_INIT("uk-shop"),
    [SHOP_US] = STR_INIT("us-shop"),           [SHOP_OTHER] = STR_INIT("unknown-shop"),
    [SHOP_PRIVATE] = STR_INIT("unknown-shop"),
};

struct str advice_shop_rules(enum advice_shop shop)
{
    return shop_rules[shop];
}

enum advice_shop advice_shop_of(const struct policy *policy)
{
    for (int i = 0; i < SHOP_COUNT; i++)
        if (shop_rules[i].len && str_eq(str_from(policy->id), shop_rules[i]))
            return (enum advice_shop)i;
    return policy->kind == KIND_SHOP ? SHOP_OTHER : SHOP_RULES;
}

static struct instant days_after(struct instant at, int64_t days)
{
    return at.ms > 0 ? (struct instant){at.ms + SPAN_DAYS(days).ms} : CLOCK_UNSET;
}

static bool counts_in(uint32_t set, unsigned value)
{
    return !set || (set >> value & 1);
}

/* What the carrier says makes waiting for the shop's day useless. */
static bool has_bad_news(const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    bool promised = order->promised.ms > order->now.ms;
    return (facts->bits & (FACT(GONE) | FACT(SAID_DELIVERED))) ||
           (!promised && (facts->bits & (FACT(LOST) | FACT(NOT_SENT))));
}

static enum shop_stage stage_of(const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    int64_t now = order->now.ms, due = facts->at[TIME_SHOP_DUE].ms, last = facts->at[TIME_SHOP_LAST].ms;
    bool goods = order->problem > PROBLEM_NOT_RECEIVED ||
                 (advice_is_money(order->problem) && order->problem != PROBLEM_DIGITAL);
    int64_t pay = facts->at[TIME_PAY_UNTIL].ms;
    bool unnamed = order->shop == SHOP_PRIVATE && !order->promised.ms;
    if (!goods && !has_bad_news(facts) && due && now < due && !(pay && pay <= due) &&
        !(unnamed && order->contacted.ms))
        return unnamed ? STAGE_UNNAMED : STAGE_EARLY;
    if (order->problem == PROBLEM_BANKRUPT)
        return STAGE_LATE; /* nobody is there to ask */
    /* The way of paying ends before any answer could come; what goes on is ended first. */
    bool pressed = pay && last <= now && order->problem != PROBLEM_SUBSCRIPTION;
    int64_t right = facts->at[TIME_RIGHT_UNTIL].ms,
            soon = facts->at[TIME_TODAY].ms + SPAN_DAYS(RIGHT_DAYS).ms;
    bool sends_back = goods && right && !(pay && pay <= right);
    if (sends_back && (order->contacted.ms ? now >= last : right <= soon))
        return STAGE_RIGHT;
    if (!order->contacted.ms && !pressed)
        return STAGE_ASK;
    return now < last ? STAGE_WAIT : STAGE_LATE;
}

/* The evening of today, when the shop's time to deliver is over, the last day to set, and the end of the payment's way. */
static void find_times(struct advice_facts *facts, const struct advice_plan *plan)
{
    const struct advice_case *order = facts->order;
    int64_t day = SPAN_DAYS(1).ms, now = order->now.ms;
    struct instant asked = order->contacted.ms ? order->contacted : (struct instant){now - now % day};
    struct instant pay = CLOCK_UNSET, due = facts->at[TIME_SHOP_DUE];
    bool unnamed = order->shop == SHOP_PRIVATE && !order->promised.ms;
    bool comes = order->problem == PROBLEM_NOT_RECEIVED || order->problem == PROBLEM_DIGITAL;
    if (!order->contacted.ms && comes && !unnamed && !has_bad_news(facts) && due.ms > asked.ms)
        asked = due; /* nothing is asked of a shop before it is late */
    struct instant last = days_after(asked, order->problem == PROBLEM_REFUND ? REFUND_DAYS : LAST_DATE_DAYS);
    for (size_t i = 0; i < plan->way_count; i++) {
        struct instant by = plan->ways[i].by, *right = &facts->at[TIME_RIGHT_UNTIL];
        if (plan->ways[i].pays && by.ms > now && !pay.ms)
            pay = by; /* the earliest: later ones stand behind it */
        if (plan->ways[i].act == ADVISE_RETURN_GOODS && by.ms > now && !right->ms)
            *right = by;
        bool beyond = by.ms > now && last.ms > by.ms - day;
        if (beyond && !advice_is_evening(order, by, &last)) /* what the law gives ends first */
            last.ms = by.ms - 1 - (by.ms - 1) % day;
    }
    facts->at[TIME_PAY_UNTIL] = pay;
    if (pay.ms && last.ms > pay.ms - SPAN_DAYS(3).ms)
        last.ms = pay.ms - SPAN_DAYS(3).ms;
    facts->at[TIME_SHOP_LAST] = last;
}

/* A way of paying whose day is not over; where nobody said when it was paid, none is called over. */
static bool can_pay_back(const struct advice_facts *facts, const struct advice_plan *plan)
{
    bool undated = !facts->order->ordered.ms && facts->order->paid != PAID_ON_DELIVERY;
    for (size_t i = 0; i < plan->way_count; i++)
        if (plan->ways[i].pays)
            return true;
    return undated;
}

static bool has_hours(const struct advice_facts *facts)
{
    struct instant now = facts->order->now, end = facts->at[TIME_PAY_UNTIL];
    return end.ms > now.ms && end.ms - now.ms <= ADVICE_LAST_HOURS.ms;
}

static const struct advice_shop_row *row_of(const struct advice_facts *facts, const struct advice_plan *plan)
{
    const struct advice_case *order = facts->order;
    enum shop_stage stage = stage_of(facts);
    const struct advice_shop_row *row = advice_shop_row(0);
    for (size_t i = 0; row; row = advice_shop_row(++i))
        if (advice_row_counts(facts, row->when) && (!row->pays || can_pay_back(facts, plan)) &&
            (!row->outside || order->past) && !(row->waits && has_hours(facts)) &&
            counts_in(row->problems, order->problem) && counts_in(row->shops, order->shop) &&
            counts_in(row->paids, order->paid) && counts_in(row->stages, stage))
            return row;
    check(false);
    return NULL;
}

static void put_deadlines(const struct advice_facts *facts, struct advice_plan *plan)
{
    /* The day that the shop was given, while it is waited for: then the plan is another. */
    static const struct advice_deadline_row last = {{0, 0, 0},
                                                    TIME_SHOP_LAST,
                                                    STR_INIT(N_("The last day to answer")),
                                                    STR_INIT(N_("Without an answer, take the next step."))};
    static const struct str outcome = STR_INIT(N_("This way is then closed."));
    int64_t now = facts->order->now.ms;
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        if (way->by.ms <= now)
            continue;
        struct advice_deadline *deadline = &plan->deadlines[plan->deadline_count++];
        deadline->at = way->by;
        deadline->what = way->who;
        advice_fill(&deadline->outcome, outcome, facts);
    }
    if (facts->order->problem != PROBLEM_FAKE_SHOP && stage_of(facts) == STAGE_WAIT)
        advice_put_deadline(facts, &last, plan);
    if (advice_row_counts(facts, advice_fetch_row.when) && facts->at[TIME_FETCH_BY].ms > now)
        advice_put_deadline(facts, &advice_fetch_row, plan);
}

static void put_avoids(const struct advice_facts *facts, struct advice_plan *plan)
{
    static const struct str uncovered =
        STR_INIT(N_("Don't count on {policy}: it does not protect what is paid this way."));
    static const struct str digital =
        STR_INIT(N_("Don't count on {policy}: it does not protect what comes without a parcel."));
    static const struct str avoids[] = {
        STR_INIT(N_("Don't pay anybody who promises to get the money back for a fee.")),
        STR_INIT(N_("Don't pay again, and don't give codes or passwords to anybody who calls.")),
    };
    if (facts->order->past)
        advice_fill(&plan->avoid[plan->avoid_count++],
                    facts->order->problem == PROBLEM_DIGITAL ? digital : uncovered, facts);
    for (size_t i = 0; i < COUNT_OF(avoids); i++)
        advice_fill(&plan->avoid[plan->avoid_count++], avoids[i], facts);
}

/* As elsewhere, but no marketplace is named where none is. */
static struct str undo_of(enum advice_act act)
{
    static const struct str message = STR_INIT(N_("A message binds you to nothing, and can be shown later.")),
                            bank = STR_INIT(N_("You can withdraw it until the bank has decided."));
    return act == ADVISE_CONTACT_SELLER ? message : act == ADVISE_CHARGEBACK ? bank : advice_act_undo(act);
}

/* After the shop's last day the payment's way comes next; where only hours help, at once, and not before anything is late. */
static void put_next(const struct advice_facts *facts, struct advice_plan *plan)
{
    static const struct str silent = STR_INIT(N_("A shop that is silent rarely pays later.")),
                            law = STR_INIT(N_("The law gives you this, whatever the shop's terms say.")),
                            closes = STR_INIT(N_("After its last day this way is closed.")),
                            waiting = STR_INIT(N_("Waiting longer only helps the other side."));
    enum shop_stage stage = stage_of(facts);
    bool soon = ADVICE_GONE_SOON >> facts->order->paid & 1;
    if (soon && (stage == STAGE_EARLY || stage == STAGE_UNNAMED))
        return;
    for (size_t i = 0; i < plan->way_count && plan->next_count < ADVICE_NEXT_MAX; i++) {
        const struct advice_way *way = &plan->ways[i];
        enum advice_act act = way->act;
        bool right = !way->pays && way->by.ms; /* a right of the law that ends on a day */
        if ((!way->pays && !right) || (way->pays && act == plan->now.act) ||
            (way->by.ms && way->by.ms <= facts->order->now.ms))
            continue;
        struct advice_step *step = &plan->next[plan->next_count++];
        struct instant last = facts->at[TIME_SHOP_LAST];
        bool waits =
            !soon && !right && last.ms > facts->order->now.ms && (!way->by.ms || last.ms < way->by.ms);
        *step = (struct advice_step){.act = act, .from = waits ? last : CLOCK_UNSET, .by = way->by};
        step->act_text = way->what;
        if (way->bars.len)
            step->why = way->bars;
        else
            advice_fill(&step->why, right ? law : silent, facts);
        advice_fill(&step->risk, way->by.ms ? closes : waiting, facts);
        advice_fill(&step->undo, undo_of(act), facts);
    }
}

void advise_shop(struct advice_facts *facts, struct advice_plan *plan)
{
    find_times(facts, plan);
    const struct advice_shop_row *row = row_of(facts, plan);
    struct instant by = facts->at[row->by];
    bool ahead = by.ms > facts->order->now.ms && by.ms != CLOCK_NEVER.ms;
    plan->row = row->name;
    facts->asks = row->asks;
    plan->now = (struct advice_step){.act = advice_act_of_paying(facts->order, row->act),
                                     .by = ahead ? by : CLOCK_UNSET};
    advice_fill(&plan->verdict, row->verdict, facts);
    advice_fill(&plan->now.act_text, row->what, facts);
    advice_fill(&plan->now.why, row->why, facts);
    advice_fill(&plan->now.risk, row->risk, facts);
    advice_fill(&plan->now.undo, undo_of(plan->now.act), facts);
    put_next(facts, plan);
    put_avoids(facts, plan);
    put_deadlines(facts, plan);
}
