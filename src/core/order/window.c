/* When a dispute may be opened: the windows of a policy's reasons, line by line where the goods came one after the other. */
#include "core/order/window.h"

#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/time.h"
#include "core/policy/moment.h"

/* The lines that are asked about: those of the wish, or all that can still be disputed. */
static uint64_t lines_asked(const struct law *law)
{
    uint64_t wished = law->wish ? law->wish->lines & order_all_lines(law->state) : 0;
    return wished ? wished : order_all_lines(law->state) & ~order_closed_lines(law);
}

/* Who complains of the goods says with it that they are there: what counts from their coming counts from now. */
static bool would_come(const struct law *law, const struct reason *reason, bool in_transit)
{
    return reason->receipt == RECEIPT_YES && !law->state->external && in_transit;
}

/* Where a wish says its lines, each counts; else, and where a dispute is always about all that is left, any of them will do. */
static bool each_counts(const struct law *law)
{
    return law->wish && law->wish->lines && law->policy->dispute.per == PER_LINE;
}

/*
 * Any: of what is missing, for a reason of that kind, and of what has come for one about goods that are there. A dispute about
 * the whole order is open as long as it is for one of them: the first parcel's time is not that of the next.
 */
uint64_t order_lines_meant(const struct law *law, const struct reason *reason)
{
    const struct order_state *state = law->state;
    uint64_t lines = lines_asked(law), missing = lines & order_missing(state), here = lines & state->came;
    if (each_counts(law))
        return lines;
    if (reason->receipt == RECEIPT_NOT_YET && missing)
        return missing;
    if (law->policy->dispute.per == PER_ORDER)
        return lines;
    return reason->receipt == RECEIPT_YES && here ? here : lines;
}

static bool would_have_come(const struct law *law, const struct reason *reason)
{
    return would_come(law, reason, order_lines_under_way(law->state, order_lines_meant(law, reason)));
}

/*
 * When it came by the reason's count: the line's own parcel, or the last of the order. Of the last that is still to come no
 * day has begun.
 */
static struct instant arrived_of(const struct law *law, const struct reason *reason, int line)
{
    const struct order_state *state = law->state;
    bool parted = state->came && state->shipment == SHIPMENT_ON_ITS_WAY;
    if (reason->arrival == ARRIVAL_LAST)
        return parted ? CLOCK_NEVER : state->arrived;
    return line < 0 ? state->arrived : order_line_arrived(state, line);
}

/* What a moment of the rules counts from, for a line that came then. */
static void anchors_of(const struct law *law, int line, struct instant arrived,
                       struct instant anchors[ANCHOR_COUNT])
{
    const struct order_state *state = law->state;
    anchors[ANCHOR_NONE] = CLOCK_UNSET;
    anchors[ANCHOR_ORDERED] = state->ordered;
    anchors[ANCHOR_PAID] = state->paid;
    anchors[ANCHOR_SHIPPED] = state->shipped;
    anchors[ANCHOR_PROMISED] = state->promised;
    anchors[ANCHOR_ARRIVED] = arrived.ms ? arrived : state->promised;
    anchors[ANCHOR_PROTECTION_END] = order_line_end(state, line);
    anchors[ANCHOR_DELIVERED] = arrived.ms ? arrived : CLOCK_NEVER;
}

/* CLOCK_UNSET: at any time. */
static struct instant opens_at(const struct law *law, struct moment moment, int line, struct instant arrived)
{
    struct instant anchors[ANCHOR_COUNT];
    anchors_of(law, line, arrived, anchors);
    return moment_instant(&law->policy->calendar, moment, anchors, NULL);
}

/* Whose time waited, for a dispute, a bank or a freeze, has what was left of it. What is said to come now has not waited. */
static struct instant closes_at(const struct law *law, const struct reason *reason, int line,
                                struct instant arrived)
{
    const struct order_state *state = law->state;
    struct instant anchors[ANCHOR_COUNT], until;
    int from = reason->arrival == ARRIVAL_LAST ? -1 : line;
    struct span since_it_came = arrived.ms == law->at.ms ? SPAN_MS(0) : order_waited(state, from);
    const struct span waited[ANCHOR_COUNT] = {
        [ANCHOR_ORDERED] = state->waited.all,
        [ANCHOR_PAID] = state->waited.all,
        [ANCHOR_SHIPPED] = state->waited.all,
        [ANCHOR_PROMISED] = state->waited.all,
        [ANCHOR_ARRIVED] = since_it_came,
        [ANCHOR_PROTECTION_END] = order_has_own_end(state, line) ? SPAN_MS(0) : order_grace_waited(state),
        [ANCHOR_DELIVERED] = since_it_came,
    };
    anchors_of(law, line, arrived, anchors);
    until = moment_instant(&law->policy->calendar, reason->open_until, anchors, waited);
    return until.ms ? order_excused(law->policy, state, until) : CLOCK_NEVER;
}

bool order_still_in_transit(const struct law *law, uint64_t lines)
{
    return order_lines_under_way(law->state, lines) && !clock_is_late(law->at, law->state->promised);
}

static bool is_at_once(const struct law *law, const struct reason *reason)
{
    return moment_is_at_once(&law->policy->calendar, reason, law->state->shipped, law->state->promised);
}

static struct instant contacted_long_enough(const struct law *law)
{
    if (!duration_is_set(law->policy->dispute.contact_first))
        return CLOCK_UNSET;
    return clock_add(&law->policy->calendar, law->state->contacted, law->policy->dispute.contact_first);
}

/* Where a dispute is about all that is left, one thing that never came is enough. */
static bool reason_fits(const struct law *law, const struct reason *reason)
{
    uint64_t lines = lines_asked(law), here = law->state->here;
    bool any = law->wish && law->wish->lines && law->policy->dispute.per == PER_LINE;
    bool said = any ? (lines & here) != 0 : here && !(lines & ~here);
    bool has_it = law->state->shipment == SHIPMENT_RECEIVED || said;
    return !(reason->receipt == RECEIPT_NOT_YET && has_it);
}

enum came order_asks_came(const struct policy *policy, const struct order_state *state, int32_t reason,
                          uint64_t lines)
{
    check(reason >= 0 && reason < policy->reason_count);
    const struct order_event wish = {.kind = EVENT_DISPUTE_OPENED, .lines = lines};
    const struct law law = {policy, state, lines ? &wish : NULL, PARTY_BUYER, state->last};
    const struct reason *row = &policy->reasons[reason];
    if (would_have_come(&law, row))
        return CAME_YES;
    bool here = state->shipment == SHIPMENT_DELIVERED || (lines & state->came);
    bool denies = !state->external && row->receipt == RECEIPT_NOT_YET && here;
    return denies ? CAME_NO : CAME_NOT_SAID;
}

/* What the buyer says of the parcel fits the reason; where what is known does not, they are asked, never shut out. */
enum order_refusal order_came_refusal(const struct law *law)
{
    static const enum came never[RECEIPT_COUNT] = {
        [RECEIPT_EITHER] = CAME_COUNT, [RECEIPT_NOT_YET] = CAME_YES, [RECEIPT_YES] = CAME_NO};
    enum came asks = order_asks_came(law->policy, law->state, law->wish->reason, law->wish->lines);
    if (law->wish->came == never[law->policy->reasons[law->wish->reason].receipt])
        return REFUSAL_REASON;
    if (asks == CAME_NOT_SAID || law->wish->came == asks)
        return REFUSAL_NONE;
    return asks == CAME_YES ? REFUSAL_SAY_CAME : REFUSAL_SAY_MISSING;
}

/* How long before it is too late what has not come can be disputed, whatever was promised. */
#define COMPLAINT SPAN_DAYS(7)

/* A seller who promises a later day than the rules do shuts nobody out until the money is gone. */
static struct instant opens_at_last(const struct law *law, struct instant from, struct instant until)
{
    const struct order_state *state = law->state;
    const struct calendar *calendar = &law->policy->calendar;
    struct instant own = clock_add(calendar, state->shipped, law->policy->order.promise);
    if (state->external || state->protection == PROTECTION_NONE || !instant_before(own, state->promised))
        return from;
    struct instant end = clock_add(calendar, state->protection_ends, law->policy->protection.grace);
    struct instant last = instant_add(clock_earlier(until, end), SPAN_MS(-COMPLAINT.ms));
    return clock_earlier(from, clock_later(last, own));
}

void order_line_window(const struct law *law, const struct reason *reason, int line, struct instant window[2])
{
    const struct order_state *state = law->state;
    bool under_way = state->shipment == SHIPMENT_ON_ITS_WAY && !order_line_came(state, line);
    bool came = would_come(law, reason, under_way), at_once = is_at_once(law, reason);
    struct instant arrived = came ? law->at : arrived_of(law, reason, line);
    struct instant from = at_once ? state->shipped : opens_at(law, reason->open_from, line, arrived);
    window[0] = clock_later(from, contacted_long_enough(law));
    if (reason->blocked_in_transit && !at_once && under_way && !came)
        window[0] = clock_later(window[0], state->promised);
    window[1] =
        clock_earlier(closes_at(law, reason, line, arrived), order_line_last(law->policy, state, line));
    if (under_way && !came)
        window[0] = clock_later(opens_at_last(law, window[0], window[1]), contacted_long_enough(law));
}

/* A dispute about several lines is one of each. */
static void window_of(const struct law *law, const struct reason *reason, struct instant window[2])
{
    uint64_t lines = order_lines_meant(law, reason) & order_lines_of(law->state, 1u << LINE_GOODS);
    if (!law->state->came || !lines) {
        order_line_window(law, reason, -1, window);
        return;
    }
    bool each = each_counts(law);
    window[0] = each ? CLOCK_UNSET : CLOCK_NEVER;
    window[1] = each ? CLOCK_NEVER : CLOCK_UNSET;
    for (int line = 0; line < law->state->line_count; line++) {
        struct instant own[2];
        if (!(lines & line_bit((size_t)line)))
            continue;
        order_line_window(law, reason, line, own);
        window[0] = each ? clock_later(window[0], own[0]) : clock_earlier(window[0], own[0]);
        window[1] = each ? clock_earlier(window[1], own[1]) : clock_later(window[1], own[1]);
    }
}

enum order_refusal order_window_refusal(const struct law *law, int32_t index)
{
    if (index < 0 || index >= law->policy->reason_count)
        return REFUSAL_REASON;
    const struct reason *reason = &law->policy->reasons[index];
    if (!reason_fits(law, reason))
        return REFUSAL_REASON;
    if (duration_is_set(law->policy->dispute.contact_first) && law->state->contacted.ms == 0)
        return REFUSAL_CONTACT_FIRST;
    struct instant window[2];
    window_of(law, reason, window);
    if (reason->blocked_in_transit && order_still_in_transit(law, order_lines_meant(law, reason)) &&
        !would_have_come(law, reason) && !is_at_once(law, reason) && instant_before(law->at, window[0]))
        return REFUSAL_IN_TRANSIT;
    if (instant_before(law->at, window[0]))
        return REFUSAL_TOO_EARLY;
    return clock_is_late(law->at, window[1]) ? REFUSAL_TOO_LATE : REFUSAL_NONE;
}

enum order_refusal order_wish_window(const struct policy *policy, const struct order_state *state,
                                     const struct order_event *wish, struct instant now,
                                     struct instant window[2])
{
    struct order_state room;
    struct law law = {policy, order_running(state, now, &room), wish->lines ? wish : NULL, PARTY_BUYER, now};
    if (wish->reason >= 0 && wish->reason < policy->reason_count)
        window_of(&law, &policy->reasons[wish->reason], window);
    return order_window_refusal(&law, wish->reason);
}

enum order_refusal order_reason_window(const struct policy *policy, const struct order_state *state,
                                       int32_t reason, struct instant now, struct instant window[2])
{
    const struct order_event any = {.kind = EVENT_DISPUTE_OPENED, .reason = reason};
    return order_wish_window(policy, state, &any, now, window);
}

struct instant opens_dispute(const struct law *law)
{
    struct instant first = CLOCK_NEVER, window[2];
    for (int32_t i = 0; i < law->policy->reason_count; i++) {
        window_of(law, &law->policy->reasons[i], window);
        if (reason_fits(law, &law->policy->reasons[i]))
            first = clock_earlier(first, window[0]);
    }
    return first;
}

struct instant closes_dispute(const struct law *law)
{
    struct instant last = CLOCK_UNSET, window[2];
    for (int32_t i = 0; i < law->policy->reason_count; i++) {
        window_of(law, &law->policy->reasons[i], window);
        if (reason_fits(law, &law->policy->reasons[i]))
            last = clock_later(last, window[1]);
    }
    return last;
}

struct instant order_escalates_from(const struct law *law)
{
    const struct reason *reason = &law->policy->reasons[law->state->reason];
    int line = law->state->came ? __builtin_ctzll(law->state->lines) : -1;
    return opens_at(law, reason->escalate_from, line, arrived_of(law, reason, line));
}
