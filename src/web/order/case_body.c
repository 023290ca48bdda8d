/* A case in words: parties, order, rules, what happened, proposals, evidence, decision, money. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/policy/words.h"
#include "service/order/case_file.h"
#include "service/order/effect.h"
#include "service/order/evidence.h"
#include "service/order/seen.h"
#include "text/clock/when.h"
#include "web/order/case_file.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

enum { FACTS_MAX = 24 };

static struct case_facts *part_begin(struct call *call, struct case_body *body, const char *heading,
                                     const char *id)
{
    struct case_facts *part = &body->parts[body->part_count++];
    *part = (struct case_facts){.heading = call_say(call, heading),
                                .id = str_from(id),
                                .at = ARENA_ARRAY(arena_of(call), struct case_fact, FACTS_MAX)};
    return part;
}

static void put(struct case_facts *part, struct str label, struct str value)
{
    if (value.len)
        part->at[part->count++] = (struct case_fact){label, value};
}

static struct str time_text(struct call *call, struct instant at)
{
    bool told = at.ms > 0 && at.ms < CLOCK_LAST.ms;
    return told ? when_long(arena_of(call), call_reading(call), at) : STR_NONE;
}

/* ---- the order and its people ---- */

static enum err fill_order(struct call *call, const struct order *order, struct str buyer,
                           struct case_body *body)
{
    const struct order_head *head = &order->head;
    const struct order_state *state = &order->state;
    struct str colour, status = order_status(call->language, state, &colour);
    enum err err = refund_status_of(call, order, &status, &colour);
    struct case_facts *part = part_begin(call, body, N_("Parties and order"), "order");
    put(part, call_say(call, "Buyer"), buyer.len ? buyer : call_say(call, "an account that is gone"));
    put(part, call_say(call, "Seller"),
        head->seller.len  ? head->seller
        : head->seller_id ? call_say(call, "deleted user")
                          : call_say(call, "not noted"));
    put(part, call_say(call, "Marketplace"), head->marketplace);
    put(part, call_say(call, "Kept by"),
        head->external ? call_say(call, "the buyer, as a record of what was seen elsewhere")
                       : call_say(call, "the marketplace: the parties acted here"));
    put(part, call_say(call, "Order number"), head->number);
    put(part, call_say(call, "Reference"), head->ref);
    put(part, call_say(call, "Country of delivery"), head->country);
    put(part, call_say(call, "Tracking number"), head->tracking);
    put(part, call_say(call, "Ordered"), time_text(call, state->ordered));
    put(part, call_say(call, "Paid"), time_text(call, state->paid));
    put(part, call_say(call, "Promised until"), time_text(call, state->promised));
    put(part, call_say(call, "Sent"), time_text(call, state->shipped));
    put(part, call_say(call, "Arrived"), time_text(call, state->arrived));
    put(part, call_say(call, "Protection began"), time_text(call, state->protection_begins));
    if (order_end_is_told(order))
        put(part, call_say(call, "Protection ends"), time_text(call, state->protection_ends));
    put(part, call_say(call, "State"), status);
    return err;
}

/* Of what is not goods it is said what it is. */
static struct str line_title(struct call *call, const struct order_line *line)
{
    enum line_kind kind = order_line_kind_of(line);
    return kind == LINE_GOODS ? line->title
                              : call_fill(call, "{title} ({kind})",
                                          PLACES(PLACE("title", line->title),
                                                 PLACE("kind", line_kind_words(call->language, kind))));
}

static void fill_lines(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = arena_of(call);
    body->lines = ARENA_ARRAY(arena, struct case_line, order->lines.count + 1);
    for (size_t i = 0; i < order->lines.count; i++) {
        const struct order_line *line = &order->lines.at[i];
        body->lines[body->line_count++] = (struct case_line){
            arena_printf(arena, "%zu", i + 1), line_title(call, line), grouped(call, line->quantity),
            money_text(call, line->amount_minor, order->state.currency)};
    }
}

/* ---- rules ---- */

static struct str span_text(struct call *call, struct duration duration)
{
    char text[DURATION_TEXT];
    if (!duration_is_set(duration))
        return STR_NONE;
    return arena_copy(arena_of(call), duration_words(call->language, duration, text));
}

static void fill_rules(struct call *call, const struct order *order, struct case_body *body)
{
    const struct policy *rules = order->policy;
    struct case_facts *part = part_begin(call, body, N_("The rules that applied"), "rules");
    int32_t reason = order->state.dispute == DISPUTE_NONE ? -1 : order->state.reason;
    const struct {
        const char *label;
        struct duration duration;
    } rows[] = {
        {N_("Time to send the parcel"), rules->order.ship_by},
        {N_("Length of protection"), rules->protection.length},
        {N_("Days of grace after it"), rules->protection.grace},
        {N_("Answer to a request for an extension"), rules->extension.answer_within},
        {N_("Left at least after its refusal"), rules->extension.min_left_after_refusal},
        {N_("Seller's answer to a dispute"), *policy_answer_seller(rules, reason)},
        {N_("Buyer's answer to a proposal"), rules->talk.answer_buyer},
        {N_("Commission called at the latest"), rules->escalation.latest},
        {N_("Time for evidence"), rules->evidence.window},
        {N_("Time for the decision"), rules->panel.decide_within},
        {N_("Time to appeal"), rules->appeal.window},
    };
    put(part, call_say(call, "Policy"),
        call_fill(call, "{policy}, version {version} ({id})",
                  PLACES(PLACE("policy", say(call->language, str_from(rules->title))),
                         PLACE_ID("version", rules->version), PLACE("id", str_from(rules->id)))));
    put(part, call_say(call, "Fingerprint of the rules"), order->head.policy_hash);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        put(part, call_say(call, rows[i].label), span_text(call, rows[i].duration));
}

/* ---- what happened ---- */

enum { DETAILS_MAX = 12 };

/* A sentence with one place, {what}, behind those before; nothing where there is nothing to say. */
static void put_detail(struct call *call, struct case_event *event, const char *english, struct str what)
{
    check(event->detail_count < DETAILS_MAX);
    if (what.len)
        event->details[event->detail_count++] = call_fill(call, english, PLACES(PLACE("what", what)));
}

static struct str code_title(const struct call *call, const struct policy *policy, struct str id)
{
    int code = id.len ? policy_code(policy, id) : -1;
    return code < 0 ? STR_NONE : say(call->language, str_from(policy->codes[code].title));
}

static void put_details(struct call *call, const struct order *order, const struct order_row *row,
                        struct case_event *event)
{
    int reason = row->reason.len ? policy_reason(order->policy, row->reason) : -1;
    event->details = ARENA_ARRAY(arena_of(call), struct str, DETAILS_MAX);
    if (row->deadline.len)
        put_detail(call, event, N_("deadline: {what}"), past_deadline_words(call, row));
    if (reason >= 0)
        put_detail(call, event, N_("reason: {what}"),
                   say(call->language, str_from(order->policy->reasons[reason].title)));
    put_detail(call, event, N_("ground: {what}"), code_title(call, order->policy, row->code));
    if (row->remedy.len)
        put_detail(call, event, N_("remedy: {what}"),
                   remedy_words(call->language, (enum remedy)names_find(&remedy_names, row->remedy)));
    if (row->amount_minor)
        put_detail(call, event, N_("amount: {what}"),
                   money_text(call, row->amount_minor, order->state.currency));
    if (row->pieces)
        put_detail(call, event, N_("pieces: {what}"), grouped(call, row->pieces));
    if (row->days)
        put_detail(call, event, N_("days: {what}"), grouped(call, row->days));
    put_detail(call, event, N_("kind of evidence: {what}"), evidence_kind_words(call, row->evidence));
    if (row->favour.len)
        put_detail(call, event, "{what}",
                   str_eq(row->favour, names_at(&favour_names, FAVOUR_BUYER))
                       ? call_say(call, "in favour of the buyer")
                       : call_say(call, "in favour of the seller"));
    enum order_event_kind kind = (enum order_event_kind)names_find(&order_event_names, row->kind);
    put_detail(call, event, until_words(kind)->file.at, time_text(call, (struct instant){row->until_ms}));
}

static void fill_events(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = arena_of(call);
    body->events = ARENA_ARRAY(arena, struct case_event, order->rows.count + 1);
    for (size_t i = 0; i < order->rows.count; i++) {
        const struct order_row *row = &order->rows.at[i];
        int kind = names_find(&order_event_names, row->kind),
            by = row->by.len ? names_find(&party_names, row->by) : 0;
        struct case_event *event = &body->events[body->event_count++];
        *event = (struct case_event){
            .number = arena_printf(arena, "%lld", (long long)row->number),
            .title = say(call->language, order_event_row((enum order_event_kind)kind)->happened),
            .by = doer_words(call, (enum order_event_kind)kind, (enum party)by, PARTY_NONE),
            .iso = when_iso(arena, row->at),
            .when = time_text(call, row->at),
            .words = row->note,
            .hash = row->hash};
        put_details(call, order, row, event);
    }
}

static void fill_evidence(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = arena_of(call);
    body->evidence = ARENA_ARRAY(arena, struct case_exhibit, order->rows.count + 1);
    for (size_t i = 0; i < order->rows.count; i++) {
        const struct order_row *row = &order->rows.at[i];
        struct case_exhibit given = {.number = arena_printf(arena, "%lld", (long long)row->number),
                                     .what = evidence_kind_words(call, row->evidence)};
        if (row->evidence.len == 0)
            continue;
        if (!evidence_named(row->note, &given.hash, &given.name))
            given.name = call_say(call, "noted without a file");
        body->evidence[body->evidence_count++] = given;
    }
}

static enum err fill_scans(struct call *call, const struct order *order, struct case_body *body)
{
    struct parcel_rows rows;
    enum err err = case_scans(call->ctx, order, &rows);
    if (err)
        return err;
    body->scans = ARENA_ARRAY(arena_of(call), struct parcel_event_line, rows.count + 1);
    for (size_t i = rows.count; i-- > 0;)
        body->scans[body->scan_count++] = parcel_event_line_of(call, order, &rows.at[i]);
    return OK;
}

/* ---- proposals, decision, money ---- */

static struct str proposal_text(struct call *call, const struct order_state *state,
                                const struct proposal *proposal)
{
    if (!proposal->stands)
        return STR_NONE;
    struct str remedy = remedy_words(call->language, proposal->remedy);
    if (!proposal->amount_minor)
        return remedy;
    return call_fill(call, "{remedy}, {amount}",
                     PLACES(PLACE("remedy", remedy),
                            PLACE("amount", money_text(call, proposal->amount_minor, state->currency))));
}

static void fill_dispute(struct call *call, const struct order *order, struct case_body *body)
{
    const struct order_state *state = &order->state;
    if (state->dispute == DISPUTE_NONE)
        return;
    struct case_facts *part = part_begin(call, body, N_("Dispute and proposals"), "dispute");
    put(part, call_say(call, "Reason"),
        say(call->language, str_from(order->policy->reasons[state->reason].title)));
    put(part, call_say(call, "Opened"), time_text(call, state->opened));
    put(part, call_say(call, "The buyer's last proposal"), proposal_text(call, state, &state->proposals[0]));
    put(part, call_say(call, "The seller's last proposal"), proposal_text(call, state, &state->proposals[1]));
    put(part, call_say(call, "Agreed or decided"), proposal_text(call, state, &state->outcome));
}

static void fill_decision(struct call *call, const struct order *order, struct case_body *body)
{
    for (size_t i = order->rows.count; i-- > 0;) {
        const struct order_row *row = &order->rows.at[i];
        if (!str_eq(row->kind, names_at(&order_event_names, EVENT_DECIDED)))
            continue;
        struct case_facts *part = part_begin(call, body, N_("Decision"), "decision");
        put(part, call_say(call, "Decided"), time_text(call, row->at));
        put(part, call_say(call, "Ground"), code_title(call, order->policy, row->code));
        put(part, call_say(call, "Remedy"),
            row->remedy.len
                ? remedy_words(call->language, (enum remedy)names_find(&remedy_names, row->remedy))
                : call_say(call, "none"));
        if (row->amount_minor)
            put(part, call_say(call, "Amount"), money_text(call, row->amount_minor, order->state.currency));
        put(part, call_say(call, "Reasons"), row->note);
        return;
    }
}

/* With what became of each order to move it. */
static enum err fill_money(struct call *call, const struct order *order, struct case_body *body)
{
    const struct order_state *state = &order->state;
    struct effects effects;
    enum err err = effect_list_order(call->ctx, order->head.id, &effects);
    struct case_facts *part = part_begin(call, body, N_("Money"), "money");
    put(part, call_say(call, "Paid"), money_text(call, state->paid_minor, state->currency));
    put(part, call_say(call, "Held"), money_text(call, state->held_minor, state->currency));
    put(part, call_say(call, "Given back to the buyer"),
        money_text(call, state->refunded_minor, state->currency));
    put(part, call_say(call, "With the seller"), money_text(call, state->seller_minor, state->currency));
    for (size_t i = 0; !err && i < effects.count && part->count < FACTS_MAX; i++)
        put(part, effect_words(call, &effects.at[i], state->currency), refund_words(call, &effects.at[i]));
    return err;
}

enum err case_body_fill(struct call *call, const struct order *order, struct str buyer,
                        struct case_body *body)
{
    *body = (struct case_body){.title = order->lines.at[0].title,
                               .made = time_text(call, call->ctx->now),
                               .chain_end = case_chain_end(arena_of(call), order)};
    enum err err = fill_order(call, order, buyer, body);
    fill_rules(call, order, body);
    fill_dispute(call, order, body);
    fill_decision(call, order, body);
    if (!err)
        err = fill_money(call, order, body);
    if (!err)
        err = fill_scans(call, order, body);
    fill_lines(call, order, body);
    fill_events(call, order, body);
    fill_evidence(call, order, body);
    return err;
}
