/* The commission beside its order: called, run, concluded, closed. */
#include "service/order/follow.h"
#include "base/buf.h"
#include "service/panel/parts.h"

struct instant panel_until(const struct order *order, struct instant until)
{
    struct order_command next;
    if (!order_next_due(&order->state, until, &next))
        return until;
    return instant_add(order->state.due[next.wish.deadline], SPAN_MS(-1));
}

struct instant panel_run(const struct policy *policy, struct panel *panel, struct instant until)
{
    struct instant struck = CLOCK_UNSET, due = panel_due(&panel->state);
    for (; due.ms && !instant_before(until, due); due = panel_due(&panel->state)) {
        panel_strike(policy, &panel->state, due);
        struck = due;
    }
    return struck;
}

/* ---- before the law ---- */

/* The law's answer, changing nothing. */
static enum order_refusal may_decide(const struct order *order, const struct panel_decision *decision,
                                     struct order_events *events)
{
    bool peers = order->policy->panel.mode == PANEL_PEERS;
    struct order_command command = {
        .wish = {.kind = EVENT_DECIDED,
                 .by = peers ? PARTY_COMMISSIONER : PARTY_STAFF,
                 .lines = order->state.lines,
                 .remedy = decision->ballot.remedy,
                 .amount_minor = decision->ballot.amount_minor,
                 .code = decision->ballot.code,
                 .person = decision->person_id},
        .version = order->state.version,
    };
    if (decision->ballot.amount_minor)
        command.wish.currency = order->state.currency;
    return order_decide(order->policy, &order->state, &command, decision->at, events);
}

enum err panel_check_ballot(struct ctx *ctx, const struct order *order, const struct ballot *ballot)
{
    struct order_events events;
    struct panel_decision decision = {.ballot = *ballot, .at = ctx->now};
    enum order_refusal refusal = may_decide(order, &decision, &events);
    return refusal ? order_refuse(ctx, order, EVENT_DECIDED, refusal) : OK;
}

enum err panel_check_reasons(struct ctx *ctx, const struct policy *policy, struct str reasons)
{
    size_t chars = str_char_count(str_trim(reasons));
    if (chars > BALLOT_REASONS_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "reasons", "At most {most} characters fit.",
                          PLACE_INT("most", BALLOT_REASONS_MAX));
    if (chars == 0 && policy->panel.reasons_required)
        return fail_field(&ctx->failure, ERR_INPUT, "reasons",
                          "Write in a sentence or two why you decide so: both sides will read it.");
    return OK;
}

static enum err end_panel(struct ctx *ctx, struct panel *panel, enum panel_phase phase, struct instant at)
{
    panel->state.phase = phase;
    panel->row.ended_at = at;
    return panel_keep(ctx, panel);
}

enum err panel_decide(struct ctx *ctx, struct order *order, struct panel *panel,
                      const struct panel_decision *decision)
{
    struct order_events events;
    enum order_refusal refusal = may_decide(order, decision, &events);
    if (refusal)
        return order_refuse(ctx, order, EVENT_DECIDED, refusal);
    panel->row.event_number = (int64_t)order->rows.count + 1;
    enum err err = order_append(ctx, order, &events, decision->words);
    return err ? err : end_panel(ctx, panel, PHASE_DECIDED, decision->at);
}

/* Further lines stand in: a line that begins with "Member" is the program's. */
static struct str own_lines(struct arena *arena, struct str reasons)
{
    struct str lines = str_cut(&reasons, '\n');
    while (reasons.len) {
        struct str line = str_cut(&reasons, '\n');
        lines = arena_printf(arena, "%.*s\n  %.*s", STR_ARG(lines), STR_ARG(line));
    }
    return lines;
}

/* The words of a decision of peers: the count and each member's reasons, shortened where they are too long together. */
static struct str words_of(struct arena *arena, const struct panel *panel)
{
    int32_t ballots = panel_seats_in(&panel->state, SEAT_REVEALED), buyer = 0, member = 0;
    for (int32_t i = 0; i < panel->state.called; i++)
        buyer += panel->state.seats[i].state == SEAT_REVEALED &&
                 panel->state.seats[i].ballot.remedy != REMEDY_NONE;
    size_t chars = (WORDS_MAX - 100) / (size_t)(ballots ? ballots : 1) - 20;
    struct buf out;
    buf_init(&out, WORDS_MAX * 4);
    buf_printf(&out, "%d for the buyer, %d for the seller.", (int)buyer, (int)(ballots - buyer));
    for (int32_t i = 0; i < panel->state.called; i++) {
        if (panel->state.seats[i].state != SEAT_REVEALED)
            continue;
        struct str reasons = own_lines(arena, panel->seats[i].reasons),
                   shown = str_char_prefix(reasons, chars);
        buf_printf(&out, "\nMember %d: %.*s%s", (int)++member, STR_ARG(shown),
                   shown.len < reasons.len ? "\xE2\x80\xA6" : "");
    }
    struct str words = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return words;
}

/* What words_of() has written, for a reader. */
struct str panel_words_said(struct arena *arena, const struct language *language, struct str words)
{
    static const struct str counted = STR_INIT(N_("{buyer} for the buyer, {seller} for the seller.")),
                            member = STR_INIT(N_("Member {number}: {reasons}"));
    struct word_place places[2];
    struct str rest = words, line = str_cut(&rest, '\n');
    struct buf out;
    if (words_match(arena, counted, line, places, 2) != 2)
        return words;
    buf_init(&out, WORDS_MAX * 8);
    buf_put(&out, arena_say(arena, language, counted, (struct word_places){places, 2}));
    while (rest.len) {
        line = str_cut(&rest, '\n');
        bool begins = words_match(arena, member, line, places, 2) == 2;
        buf_put_char(&out, '\n');
        buf_put(&out, begins ? arena_say(arena, language, member, (struct word_places){places, 2}) : line);
    }
    struct str said = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return said;
}

/* A verdict that the law does not take leaves the case to the law's time limit, like a tie without a rule. */
enum err panel_conclude(struct ctx *ctx, struct order *order, struct panel *panel, struct instant at)
{
    struct order_events events;
    struct panel_decision decision = {.ballot = panel->state.decision, .at = at};
    if (panel->state.phase != PHASE_DECIDED)
        return panel_keep(ctx, panel);
    if (may_decide(order, &decision, &events) != REFUSAL_NONE) {
        panel->state.phase = PHASE_UNDECIDED;
        return panel_keep(ctx, panel);
    }
    decision.words = words_of(ctx->arena, panel);
    return panel_decide(ctx, order, panel, &decision);
}

/* ---- following ---- */

static enum err close_panel(struct ctx *ctx, const struct order *order, struct panel *panel)
{
    bool tied = panel->state.phase == PHASE_UNDECIDED;
    return end_panel(ctx, panel, tied ? PHASE_UNDECIDED : PHASE_CLOSED, order->state.last);
}

enum err panel_follow(struct ctx *ctx, struct order *order, struct instant until)
{
    if (order->state.external || !order->state.escalated)
        return OK;
    bool deliberates = order->state.dispute == DISPUTE_PANEL;
    struct panel *panel = ARENA_NEW(ctx->arena, struct panel);
    enum err err = panel_open(ctx, order, panel);
    if (err == ERR_NOT_FOUND && !deliberates)
        return OK;
    if (!err && !deliberates)
        return close_panel(ctx, order, panel);
    if (err == ERR_NOT_FOUND)
        err = panel_call(ctx, order, panel);
    if (err)
        return err;
    struct instant struck = panel_run(order->policy, panel, panel_until(order, until));
    return struck.ms ? panel_conclude(ctx, order, panel, struck) : OK;
}

/* ---- time ---- */

enum err panel_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, most);
    enum err err = panel_list_due(ctx->db, (struct due_by){ctx->now, policy_set_known(ctx->arena, policies)},
                                  ids, most, done);
    for (size_t i = 0; !err && i < *done; i++)
        err = order_tick_one(ctx, policies, ids[i]);
    return err;
}
