/* A case in words: parties, order, rules, what happened, proposals, evidence, decision, money. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/policy/words.h"
#include "service/order/case_file.h"
#include "text/clock/when.h"
#include "web/order/case_file.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

enum { FACTS_MAX = 24, DETAILS_BYTES = 4096 };

static struct case_facts *part_begin(struct call *call, struct case_body *body, const char *heading,
                                     const char *id)
{
    struct case_facts *part = &body->parts[body->part_count++];
    *part = (struct case_facts){.heading = str_from(heading),
                                .id = str_from(id),
                                .at = ARENA_ARRAY(&call->exchange->arena, struct case_fact, FACTS_MAX)};
    return part;
}

static void put(struct case_facts *part, const char *label, struct str value)
{
    if (value.len)
        part->at[part->count++] = (struct case_fact){str_from(label), value};
}

static struct str time_text(struct call *call, struct instant at)
{
    bool told = at.ms > 0 && at.ms < CLOCK_LAST.ms;
    return told ? when_long(&call->exchange->arena, call_reading(call), at) : STR_NONE;
}

/* ---- the order and its people ---- */

static void fill_order(struct call *call, const struct order *order, struct str buyer, struct case_body *body)
{
    const struct order_head *head = &order->head;
    const struct order_state *state = &order->state;
    struct str colour;
    struct case_facts *part = part_begin(call, body, "Parties and order", "order");
    put(part, "Buyer", buyer.len ? buyer : STR("an account that is gone"));
    put(part, "Seller", head->seller.len ? head->seller : STR("not noted"));
    put(part, "Marketplace", head->marketplace);
    put(part, "Kept by",
        head->external ? STR("the buyer, as a record of what was seen elsewhere")
                       : STR("the marketplace: the parties acted here"));
    put(part, "Order number", head->number);
    put(part, "Reference", head->ref);
    put(part, "Country of delivery", head->country);
    put(part, "Tracking number", head->tracking);
    put(part, "Ordered", time_text(call, state->ordered));
    put(part, "Paid", time_text(call, state->paid));
    put(part, "Promised until", time_text(call, state->promised));
    put(part, "Sent", time_text(call, state->shipped));
    put(part, "Arrived", time_text(call, state->arrived));
    put(part, "Protection began", time_text(call, state->protection_begins));
    put(part, "Protection ends", time_text(call, state->protection_ends));
    put(part, "State", order_status(state, &colour));
}

static void fill_lines(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = &call->exchange->arena;
    body->lines = ARENA_ARRAY(arena, struct case_line, order->lines.count + 1);
    for (size_t i = 0; i < order->lines.count; i++) {
        const struct order_line *line = &order->lines.at[i];
        body->lines[body->line_count++] =
            (struct case_line){arena_printf(arena, "%zu", i + 1), line->title,
                               arena_printf(arena, "%lld", (long long)line->quantity),
                               money_text(call, line->amount_minor, order->state.currency)};
    }
}

/* ---- rules ---- */

static struct str span_text(struct call *call, struct duration duration)
{
    char text[DURATION_TEXT];
    if (!duration_is_set(duration))
        return STR_NONE;
    return arena_copy(&call->exchange->arena, duration_words(duration, text));
}

static void fill_rules(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = &call->exchange->arena;
    const struct policy *rules = order->policy;
    struct case_facts *part = part_begin(call, body, "The rules that applied", "rules");
    const struct {
        const char *label;
        struct duration duration;
    } rows[] = {
        {"Time to send the parcel", rules->order.ship_by},
        {"Length of protection", rules->protection.length},
        {"Days of grace after it", rules->protection.grace},
        {"Answer to a request for an extension", rules->extension.answer_within},
        {"Left at least after its refusal", rules->extension.min_left_after_refusal},
        {"Seller's answer to a dispute", rules->talk.answer_seller},
        {"Buyer's answer to a proposal", rules->talk.answer_buyer},
        {"Commission called at the latest", rules->escalation.latest},
        {"Time for evidence", rules->evidence.window},
        {"Time for the decision", rules->panel.decide_within},
        {"Time to appeal", rules->appeal.window},
    };
    put(part, "Policy",
        arena_printf(arena, "%s, version %d (%s)", rules->title, (int)rules->version, rules->id));
    put(part, "Fingerprint of the rules", order->head.policy_hash);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        put(part, rows[i].label, span_text(call, rows[i].duration));
}

/* ---- what happened ---- */

static void put_detail(struct buf *out, struct str label, struct str value)
{
    if (value.len)
        buf_printf(out, "%s%.*s%.*s", out->len ? "; " : "", STR_ARG(label), STR_ARG(value));
}

static struct str code_title(const struct policy *policy, struct str id)
{
    int code = id.len ? policy_code(policy, id) : -1;
    return code < 0 ? STR_NONE : str_from(policy->codes[code].title);
}

static struct str details_of(struct call *call, const struct order *order, const struct order_row *row)
{
    struct arena *arena = &call->exchange->arena;
    struct buf out;
    int reason = row->reason.len ? policy_reason(order->policy, row->reason) : -1;
    buf_init(&out, DETAILS_BYTES);
    if (row->deadline.len)
        put_detail(&out, STR("time to: "),
                   order_deadline_rows[(enum deadline)names_find(&deadline_names, row->deadline)].what);
    if (reason >= 0)
        put_detail(&out, STR("reason: "), str_from(order->policy->reasons[reason].title));
    put_detail(&out, STR("ground: "), code_title(order->policy, row->code));
    if (row->remedy.len)
        put_detail(&out, STR("remedy: "), remedy_words((enum remedy)names_find(&remedy_names, row->remedy)));
    if (row->amount_minor)
        put_detail(&out, STR("amount: "), money_text(call, row->amount_minor, order->state.currency));
    if (row->days)
        put_detail(&out, STR("days: "), arena_printf(arena, "%lld", (long long)row->days));
    put_detail(&out, STR("kind of evidence: "), row->evidence);
    put_detail(&out, STR("in favour of the "), row->favour);
    put_detail(&out, STR("until: "), time_text(call, (struct instant){row->until_ms}));
    struct str details = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return details;
}

static void fill_events(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = &call->exchange->arena;
    body->events = ARENA_ARRAY(arena, struct case_event, order->rows.count + 1);
    for (size_t i = 0; i < order->rows.count; i++) {
        const struct order_row *row = &order->rows.at[i];
        int kind = names_find(&order_event_names, row->kind),
            by = row->by.len ? names_find(&party_names, row->by) : 0;
        struct str who = by_words((enum party)by, PARTY_NONE);
        body->events[body->event_count++] = (struct case_event){
            .number = arena_printf(arena, "%lld", (long long)row->number),
            .title = arena_printf(arena, "%.*s%s%.*s",
                                  STR_ARG(order_event_row((enum order_event_kind)kind)->happened),
                                  who.len ? " " : "", STR_ARG(who)),
            .iso = when_iso(arena, row->at),
            .when = time_text(call, row->at),
            .details = details_of(call, order, row),
            .words = row->note,
            .hash = row->hash};
    }
}

/* The last line of an event's words names its file: "sha256:HASH name". */
static bool file_of(struct str note, struct str *hash, struct str *name)
{
    static const struct str mark = STR_INIT("sha256:");
    struct str line = STR_NONE;
    while (note.len)
        line = str_cut(&note, '\n');
    if (!str_starts(line, mark) || line.len < mark.len + 64)
        return false;
    *hash = str_slice(line, mark.len, mark.len + 64);
    *name = str_trim(str_slice(line, mark.len + 64, line.len));
    return true;
}

static void fill_evidence(struct call *call, const struct order *order, struct case_body *body)
{
    struct arena *arena = &call->exchange->arena;
    body->evidence = ARENA_ARRAY(arena, struct case_exhibit, order->rows.count + 1);
    for (size_t i = 0; i < order->rows.count; i++) {
        const struct order_row *row = &order->rows.at[i];
        struct case_exhibit given = {.number = arena_printf(arena, "%lld", (long long)row->number),
                                     .what = row->evidence};
        if (row->evidence.len == 0)
            continue;
        if (!file_of(row->note, &given.hash, &given.name))
            given.name = STR("noted without a file");
        body->evidence[body->evidence_count++] = given;
    }
}

/* ---- proposals, decision, money ---- */

static struct str proposal_text(struct call *call, const struct order_state *state,
                                const struct proposal *proposal)
{
    if (!proposal->stands)
        return STR_NONE;
    return arena_printf(&call->exchange->arena, "%.*s%s%.*s", STR_ARG(remedy_words(proposal->remedy)),
                        proposal->amount_minor ? ", " : "",
                        STR_ARG(proposal->amount_minor
                                    ? money_text(call, proposal->amount_minor, state->currency)
                                    : STR_NONE));
}

static void fill_dispute(struct call *call, const struct order *order, struct case_body *body)
{
    const struct order_state *state = &order->state;
    if (state->dispute == DISPUTE_NONE)
        return;
    struct case_facts *part = part_begin(call, body, "Dispute and proposals", "dispute");
    put(part, "Reason", str_from(order->policy->reasons[state->reason].title));
    put(part, "Opened", time_text(call, state->opened));
    put(part, "The buyer's last proposal", proposal_text(call, state, &state->proposals[0]));
    put(part, "The seller's last proposal", proposal_text(call, state, &state->proposals[1]));
    put(part, "Agreed or decided", proposal_text(call, state, &state->outcome));
}

static void fill_decision(struct call *call, const struct order *order, struct case_body *body)
{
    for (size_t i = order->rows.count; i-- > 0;) {
        const struct order_row *row = &order->rows.at[i];
        if (!str_eq(row->kind, names_at(&order_event_names, EVENT_DECIDED)))
            continue;
        struct case_facts *part = part_begin(call, body, "Decision", "decision");
        put(part, "Decided", time_text(call, row->at));
        put(part, "Ground", code_title(order->policy, row->code));
        put(part, "Remedy",
            row->remedy.len ? remedy_words((enum remedy)names_find(&remedy_names, row->remedy))
                            : STR("none"));
        if (row->amount_minor)
            put(part, "Amount", money_text(call, row->amount_minor, order->state.currency));
        put(part, "Reasons", row->note);
        return;
    }
}

static void fill_money(struct call *call, const struct order *order, struct case_body *body)
{
    const struct order_state *state = &order->state;
    struct case_facts *part = part_begin(call, body, "Money", "money");
    put(part, "Paid", money_text(call, state->paid_minor, state->currency));
    put(part, "Held", money_text(call, state->held_minor, state->currency));
    put(part, "Given back to the buyer", money_text(call, state->refunded_minor, state->currency));
    put(part, "With the seller", money_text(call, state->seller_minor, state->currency));
}

void case_body_fill(struct call *call, const struct order *order, struct str buyer, struct case_body *body)
{
    *body = (struct case_body){.title = order->lines.at[0].title,
                               .made = time_text(call, call->ctx->now),
                               .chain_end = case_chain_end(&call->exchange->arena, order)};
    fill_order(call, order, buyer, body);
    fill_rules(call, order, body);
    fill_dispute(call, order, body);
    fill_decision(call, order, body);
    fill_money(call, order, body);
    fill_lines(call, order, body);
    fill_events(call, order, body);
    fill_evidence(call, order, body);
}
