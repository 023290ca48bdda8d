#include "core/advice/advice.h"

#include "base/check.h"
#include "base/words.h"
#include "core/advice/doubt.h"
#include "core/advice/rows.h"

static const struct str problem_list[] = {
    STR_INIT("unknown"),          STR_INIT("fake-shop"), STR_INIT("customs"),        STR_INIT("digital"),
    STR_INIT("subscription"),     STR_INIT("bankrupt"),  STR_INIT("refund-missing"), STR_INIT("not-received"),
    STR_INIT("not-as-described"), STR_INIT("damaged"),   STR_INIT("empty"),          STR_INIT("counterfeit"),
    STR_INIT("wrong-item"),       STR_INIT("incomplete")};
static const struct str paid_list[] = {
    STR_INIT("unknown"),        STR_INIT("card"),        STR_INIT("paypal"),     STR_INIT("klarna"),
    STR_INIT("transfer"),       STR_INIT("gift-card"),   STR_INIT("crypto"),     STR_INIT("cash-on-delivery"),
    STR_INIT("paypal-friends"), STR_INIT("credit-card"), STR_INIT("debit-card"), STR_INIT("direct-debit"),
    STR_INIT("wallet")};
static const struct str extension_list[] = {STR_INIT("none"), STR_INIT("asked"), STR_INIT("granted"),
                                            STR_INIT("refused"), STR_INIT("ignored")};
static const struct str dispute_list[] = {
    STR_INIT("none"),      STR_INIT("opened"),    STR_INIT("answered"),    STR_INIT("refused"),
    STR_INIT("offered"),   STR_INIT("escalated"), STR_INIT("decided-for"), STR_INIT("decided-against"),
    STR_INIT("cancelled"), STR_INIT("closed")};
const struct names advice_problem_names = {problem_list, PROBLEM_COUNT};
const struct names advice_paid_names = {paid_list, PAID_COUNT};
const struct names advice_extension_names = {extension_list, MORE_TIME_COUNT};
const struct names advice_dispute_names = {dispute_list, CLAIM_COUNT};

/* What is paid with a telephone is paid by the card that stands behind it. */
int advice_paid_find(struct str word)
{
    static const struct str cards[] = {STR_INIT("apple-pay"), STR_INIT("google-pay")};
    for (size_t i = 0; i < COUNT_OF(cards); i++)
        if (str_eq(word, cards[i]))
            return PAID_CARD;
    return names_find(&advice_paid_names, word);
}

static const struct {
    struct str name, title, undo;
} acts[ADVISE_COUNT] = {
    [ADVISE_WAIT] = {STR_INIT("wait"), STR_INIT(N_("Wait")), STR_INIT(N_("There is nothing to undo."))},
    [ADVISE_CHECK_NUMBER] = {STR_INIT("check_number"), STR_INIT(N_("Check the parcel")),
                             STR_INIT(N_("There is nothing to undo."))},
    [ADVISE_CONTACT_SELLER] =
        {STR_INIT("contact_seller"), STR_INIT(N_("Write to the seller")),
         STR_INIT(N_("A message binds you to nothing; on the marketplace it can be shown later."))},
    [ADVISE_REQUEST_EXTENSION] = {STR_INIT("request_extension"), STR_INIT(N_("Ask for more time")),
                                  STR_INIT(
                                      N_("More time takes nothing from you; a dispute stays possible."))},
    [ADVISE_OPEN_DISPUTE] = {STR_INIT("open_dispute"), STR_INIT(N_("Open the dispute")),
                             STR_INIT(N_("You can cancel a dispute, but hardly open it again. Cancel only "
                                         "when you have the money or the goods."))},
    [ADVISE_SEND_EVIDENCE] =
        {STR_INIT("send_evidence"), STR_INIT(N_("Send evidence")),
         STR_INIT(N_("Evidence can be added to, hardly taken back: leave out what others should not see."))},
    [ADVISE_ANSWER_PROPOSAL] = {STR_INIT("answer_proposal"), STR_INIT(N_("Answer the offer")),
                                STR_INIT(N_(
                                    "Accepting can not be undone; another offer of yours can be changed."))},
    [ADVISE_ESCALATE] = {STR_INIT("escalate"), STR_INIT(N_("Escalate")),
                         STR_INIT(N_("It can not be taken back: the decision then binds both sides."))},
    [ADVISE_APPEAL] = {STR_INIT("appeal"), STR_INIT(N_("Appeal")),
                       STR_INIT(N_("There is usually one appeal only: send it when it is complete."))},
    [ADVISE_RETURN_GOODS] = {STR_INIT("return_goods"), STR_INIT(N_("Send the goods back")),
                             STR_INIT(N_("It can not be undone: use tracking and keep the receipt."))},
    [ADVISE_CONFIRM_RECEIPT] = {STR_INIT("confirm_receipt"), STR_INIT(N_("Confirm receipt")),
                                STR_INIT(N_("It can not be undone: it ends your protection."))},
    [ADVISE_CHARGEBACK] =
        {STR_INIT("chargeback"), STR_INIT(N_("Ask your bank")),
         STR_INIT(N_("You can withdraw it, but the marketplace may have closed your case by then."))},
    [ADVISE_ASK_COMMUNITY] = {STR_INIT("ask_community"), STR_INIT(N_("Ask the community")),
                              STR_INIT(N_("You can edit or close your question at any time."))},
    [ADVISE_REPORT] = {STR_INIT("report"), STR_INIT(N_("Report it")),
                       STR_INIT(N_("A report can be withdrawn."))},
    [ADVISE_NOTHING_LEFT] = {STR_INIT("nothing_left"), STR_INIT(N_("Let it go")),
                             STR_INIT(N_("There is nothing to undo."))},
};

struct str advice_act_name(enum advice_act act)
{
    return acts[act].name;
}

struct str advice_act_title(enum advice_act act)
{
    return acts[act].title;
}

struct str advice_act_undo(enum advice_act act)
{
    return acts[act].undo;
}

static bool ahead(const struct advice_facts *facts, struct instant at)
{
    return at.ms > facts->order->now.ms && at.ms != CLOCK_NEVER.ms;
}

static struct instant ahead_or_none(const struct advice_facts *facts, enum advice_time time)
{
    return ahead(facts, facts->at[time]) ? facts->at[time] : CLOCK_UNSET;
}

const struct advice_now_row *advice_now_row(size_t number)
{
    if (number < advice_claim_count)
        return &advice_claim_rows[number];
    number -= advice_claim_count;
    return number < advice_now_count ? &advice_now_rows[number] : NULL;
}

static const struct advice_now_row *row_of(const struct advice_facts *facts)
{
    size_t number = 0;
    const struct advice_now_row *row = advice_now_row(number);
    while (!advice_row_counts(facts, row->when)) {
        row = advice_now_row(++number);
        check(row != NULL);
    }
    if (facts->order->law.unpaid && advice_row_counts(facts, advice_unpaid_row.when))
        return &advice_unpaid_row;
    return advice_hours_row(facts, row);
}

/* The first of the moments ahead at which another row counts; with a dispute, that is the day to open it. */
static void find_next_look(struct advice_facts *facts, const struct advice_plan *plan,
                           const struct advice_now_row *row)
{
    static const int64_t before[] = {0, 1, 3, 7}; /* days ahead of a date on which it presses */
    struct advice_case later = *facts->order;
    struct instant now = later.now, best = {now.ms + SPAN_DAYS(14).ms};
    const struct instant horizon = {now.ms + SPAN_DAYS(400).ms};
    struct instant changes = horizon;
    for (size_t i = 0; i < (size_t)TIME_COUNT * COUNT_OF(before); i++) {
        struct advice_facts then;
        later.now.ms = facts->at[i / COUNT_OF(before)].ms - SPAN_DAYS(before[i % COUNT_OF(before)]).ms;
        if (later.now.ms <= now.ms || later.now.ms >= clock_later(best, changes).ms)
            continue;
        advice_facts_find(&later, &then);
        const struct advice_now_row *other = row_of(&then);
        if (other != row)
            best = clock_earlier(best, later.now);
        if (other->act != row->act && row->by != TIME_LOOK_AGAIN)
            changes = clock_earlier(changes, later.now);
    }
    if (facts->silence.next.ms > now.ms)
        best = clock_earlier(best, facts->silence.next);
    bool counts = advice_payment_counts(facts) && advice_holds(facts, FACT(NO_DISPUTE));
    for (size_t i = 0; counts && i < plan->way_count; i++) {
        struct instant presses = {plan->ways[i].by.ms - ADVICE_PAYMENT_ENDS.ms};
        if (plan->ways[i].pays && presses.ms > now.ms)
            best = clock_earlier(best, presses);
    }
    facts->at[TIME_LOOK_AGAIN] = best;
    facts->at[TIME_PLAN_CHANGES] = changes.ms < horizon.ms ? changes : CLOCK_NEVER;
    later.now = best;
    struct advice_facts then;
    advice_facts_find(&later, &then);
    if (row_of(&then)->act == ADVISE_OPEN_DISPUTE && facts->at[TIME_DISPUTE_FROM].ms > best.ms)
        facts->at[TIME_DISPUTE_FROM] = best;
}

/* Where some of it has come, what is said is of the rest, and says so. */
static void fill_verdict(const struct advice_facts *facts, const struct advice_now_row *row,
                         struct advice_plan *plan)
{
    static const struct str rest = STR_INIT(N_("Part of this order has come; this is about what has not."));
    bool of_rest = facts->order->part.some && row->by != TIME_PART_UNTIL;
    advice_fill(&plan->verdict, row->verdict, facts);
    if (of_rest && advice_holds(facts, FACT(NOT_RECEIVED)))
        advice_add(&plan->verdict, rest, facts);
}

static void fill_now(struct advice_facts *facts, struct advice_plan *plan)
{
    const struct advice_now_row *row = row_of(facts);
    find_next_look(facts, plan, row);
    row = advice_over_row(facts, plan, row);
    for (size_t i = plan->way_count; i-- > 0;) /* the earliest stands first */
        if (plan->ways[i].pays)
            facts->at[TIME_PAY_UNTIL] = plan->ways[i].by;
    plan->row = row->name;
    bool pays = row->by == TIME_PAY_UNTIL; /* what the way of paying offers */
    enum advice_act act = pays ? advice_act_of_paying(facts->order, row->act) : row->act;
    plan->now = (struct advice_step){.act = act, .by = ahead_or_none(facts, row->by)};
    fill_verdict(facts, row, plan);
    advice_fill(&plan->now.act_text, row->what, facts);
    advice_fill(&plan->now.why, row->why, facts);
    if (plan->now.by.ms)
        advice_doubt(facts, act, row->by, &plan->now.why);
    advice_fill(&plan->now.risk, row->risk, facts);
    advice_fill(&plan->now.undo, acts[act].undo, facts);
}

/* The day that orders steps: those without any come last. */
static int64_t day_of(const struct advice_step *step)
{
    if (step->act == ADVISE_WAIT || (step->act == ADVISE_CONTACT_SELLER && !step->by.ms))
        return 0;
    if (step->act == ADVISE_CHARGEBACK || step->act == ADVISE_ASK_COMMUNITY)
        return INT64_MAX; /* last resorts */
    if (step->from.ms)
        return step->from.ms;
    return step->by.ms ? step->by.ms : INT64_MAX;
}

static void insert_step(struct advice_plan *plan, const struct advice_step *step)
{
    size_t at = plan->next_count;
    if (at == ADVICE_NEXT_MAX)
        return;
    while (at > 0 && day_of(&plan->next[at - 1]) > day_of(step)) {
        plan->next[at] = plan->next[at - 1];
        at--;
    }
    plan->next[at] = *step;
    plan->next_count++;
}

static bool is_planned(const struct advice_plan *plan, enum advice_act act)
{
    for (size_t i = 0; i < plan->next_count; i++)
        if (plan->next[i].act == act)
            return true;
    return false;
}

static void fill_next(const struct advice_facts *facts, struct advice_plan *plan)
{
    for (size_t i = 0; i < advice_next_count; i++) {
        const struct advice_next_row *row = &advice_next_rows[i];
        if (!advice_row_counts(facts, row->when) || (row->after && !(row->after >> plan->now.act & 1)) ||
            row->act == plan->now.act || is_planned(plan, row->act))
            continue;
        struct advice_step step = {
            .act = row->act, .from = ahead_or_none(facts, row->from), .by = ahead_or_none(facts, row->by)};
        if ((step.from.ms && step.by.ms && step.from.ms >= step.by.ms) ||
            (row->by == TIME_PART_UNTIL && !step.by.ms))
            continue;
        advice_fill(&step.act_text, row->what, facts);
        advice_fill(&step.why, row->why, facts);
        advice_fill(&step.risk, row->risk, facts);
        advice_fill(&step.undo, acts[row->act].undo, facts);
        insert_step(plan, &step);
    }
}

size_t advice_put_deadline(const struct advice_facts *facts, const struct advice_deadline_row *row,
                           struct advice_plan *plan)
{
    size_t at = plan->deadline_count;
    struct instant due = facts->at[row->at];
    if (at == ADVICE_DEADLINES_MAX)
        return at;
    while (at > 0 && plan->deadlines[at - 1].at.ms > due.ms) {
        plan->deadlines[at] = plan->deadlines[at - 1];
        at--;
    }
    plan->deadlines[at].at = due;
    advice_fill(&plan->deadlines[at].what, row->what, facts);
    advice_fill(&plan->deadlines[at].outcome, row->outcome, facts);
    plan->deadline_count++;
    return at;
}

/* True when the moment stands among the dates already. */
static bool is_told(const struct advice_plan *plan, struct instant at)
{
    bool told = plan->now.by.ms == at.ms;
    for (size_t i = 0; i < plan->deadline_count; i++)
        told |= plan->deadlines[i].at.ms == at.ms;
    return told;
}

/* Ahead, and not the end of protection under another name. */
static bool is_shown(const struct advice_facts *facts, const struct advice_deadline_row *row,
                     const struct advice_plan *plan)
{
    if (row->at == TIME_PLAN_CHANGES && is_told(plan, facts->at[row->at]))
        return false;
    bool same = row->at == TIME_OPEN_UNTIL && advice_holds(facts, FACT(NO_DISPUTE)) &&
                facts->at[TIME_OPEN_UNTIL].ms == facts->at[TIME_END].ms;
    return advice_row_counts(facts, row->when) && ahead(facts, facts->at[row->at]) && !same;
}

/* The ends of the ways of paying that no row tells: PayPal's, the direct debit's. */
static void put_payment_ends(const struct advice_facts *facts, struct advice_plan *plan)
{
    static const struct advice_deadline_row end = {
        {0, 0, 0}, TIME_PAY_UNTIL, STR_INIT(""), STR_INIT(N_("This way is then closed."))};
    struct advice_facts there = *facts;
    bool card = facts->order->paid == PAID_UNKNOWN || advice_is_card(facts->order->paid);
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        there.at[TIME_PAY_UNTIL] = way->by;
        if (card || !way->pays || !ahead(facts, way->by) || plan->deadline_count == ADVICE_DEADLINES_MAX)
            continue;
        size_t at = advice_put_deadline(&there, &end, plan);
        plan->deadlines[at].what = way->who;
    }
}

static void fill_rest(const struct advice_facts *facts, struct advice_plan *plan)
{
    for (size_t i = 0; i < advice_avoid_count && plan->avoid_count < ADVICE_AVOID_MAX; i++)
        if (advice_row_counts(facts, advice_avoid_rows[i].when))
            advice_fill(&plan->avoid[plan->avoid_count++], advice_avoid_rows[i].what, facts);
    for (size_t i = 0; i < advice_deadline_count; i++)
        if (is_shown(facts, &advice_deadline_rows[i], plan))
            advice_put_deadline(facts, &advice_deadline_rows[i], plan);
    if (is_shown(facts, &advice_fetch_row, plan))
        advice_put_deadline(facts, &advice_fetch_row, plan);
    put_payment_ends(facts, plan);
}

/* The marketplace's rules do not count for what was paid past it: then only the way of paying and the law are left. Who
 * takes money like that need not be a shop; nor does any shop take it as from a friend. */
static struct advice_case as_covered(const struct advice_case *order)
{
    struct advice_case covered = *order;
    bool past = order->shop == SHOP_RULES && advice_is_uncovered(order);
    covered.past = past;
    if (past && order->problem == PROBLEM_DIGITAL)
        covered.shop = SHOP_OTHER;
    else if (past || (order->shop == SHOP_OTHER && order->paid == PAID_FRIENDS))
        covered.shop = SHOP_PRIVATE;
    return covered;
}

void advise(const struct advice_case *told, struct advice_plan *plan)
{
    struct advice_facts facts;
    check(told->policy != NULL && told->now.ms > 0);
    const struct advice_case covered = as_covered(told), *order = &covered;
    advice_facts_find(order, &facts);
    plan->next_count = plan->avoid_count = plan->deadline_count = plan->way_count = 0;
    plan->silence = facts.silence;
    advice_find_ways(&facts, plan);
    if (order->shop != SHOP_RULES) {
        advise_shop(&facts, plan);
        advice_write_case(&facts, plan);
        return;
    }
    fill_now(&facts, plan);
    fill_next(&facts, plan);
    fill_rest(&facts, plan);
    advice_write_case(&facts, plan);
}
