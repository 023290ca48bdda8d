#include "core/lives/wish.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/rows.h"
#include "core/order/window.h"

/* ---- reasons ---- */

int32_t wish_reason(const struct life *life, struct instant *from)
{
    enum family family;
    struct instant since, window[2], at = life->now;
    int32_t found = -1, count = life->policy->reason_count;
    int32_t first = (int32_t)life_draw(life, TRAIT_REMEDY, 0, (uint32_t)count);
    if (!truth_complaint(life, &family, &since))
        return -1;
    at = clock_later(at, since);
    for (int32_t i = 0; i < count; i++) {
        int32_t reason = (first + i) % count;
        const struct order_event wish = {
            .kind = EVENT_DISPUTE_OPENED, .reason = reason, .lines = truth_lines(life)};
        enum order_refusal refusal = order_wish_window(life->policy, &life->state, &wish, at, window);
        bool later = refusal == REFUSAL_TOO_EARLY || refusal == REFUSAL_IN_TRANSIT;
        struct instant opens = refusal ? window[0] : at;
        if (life->policy->reasons[reason].family != family || (refusal && !later) ||
            clock_is_late(opens, window[1]))
            continue;
        if (found < 0 || instant_before(opens, *from)) {
            found = reason;
            *from = opens;
        }
    }
    return found;
}

enum came wish_came(const struct policy *policy, int32_t reason)
{
    static const enum came said[RECEIPT_COUNT] = {
        [RECEIPT_EITHER] = CAME_NOT_SAID, [RECEIPT_NOT_YET] = CAME_NO, [RECEIPT_YES] = CAME_YES};
    return reason < 0 || reason >= policy->reason_count ? CAME_NOT_SAID
                                                        : said[policy->reasons[reason].receipt];
}

/* ---- what one would take ---- */

static bool buyer_is_right(const struct life *life)
{
    return !truth_buyer_served(life, life->state.lines, life->now);
}

bool wish_is_content(const struct life *life)
{
    const struct proposal *offer = &life->state.proposals[1];
    int64_t whole = life->state.whole_minor;
    uint32_t least = 30 + life_draw(life, TRAIT_CONTENT, 0, 60); /* percent of it */
    if (!offer->stands)
        return false;
    if (offer->remedy == REMEDY_RETURN_REFUND || offer->remedy == REMEDY_REPLACEMENT)
        return life_chance(life, TRAIT_CONTENT, 70);
    return offer->amount_minor * 100 >= whole * (int64_t)least || !buyer_is_right(life);
}

/* The seller knows what was sent, and reads the tracking. */
bool wish_seller_believes(const struct life *life)
{
    const struct leg *leg = truth_leg(life, life->state.lines);
    bool scanned = leg->scanned.ms != CLOCK_NEVER.ms && !instant_before(life->now, leg->scanned);
    bool missing = life->policy->reasons[life->state.reason].family == FAMILY_NOT_RECEIVED;
    if (life->cast.seller == TEMPER_FRAUDULENT)
        return false;
    return missing ? !scanned : life->faulty && life_chance(life, TRAIT_OFFER, 70);
}

/* ---- remedies and amounts ---- */

/* One of those that are allowed; the whole first where nothing came. */
static enum remedy remedy_of(const struct life *life, uint64_t lines, uint32_t allowed, int time)
{
    static const enum remedy orders[][4] = {
        {REMEDY_REFUND_FULL, REMEDY_REFUND_PARTIAL, REMEDY_RETURN_REFUND, REMEDY_REPLACEMENT},
        {REMEDY_RETURN_REFUND, REMEDY_REFUND_FULL, REMEDY_REFUND_PARTIAL, REMEDY_REPLACEMENT},
        {REMEDY_REFUND_PARTIAL, REMEDY_RETURN_REFUND, REMEDY_REFUND_FULL, REMEDY_REPLACEMENT},
        {REMEDY_REPLACEMENT, REMEDY_RETURN_REFUND, REMEDY_REFUND_FULL, REMEDY_REFUND_PARTIAL},
    };
    bool nothing = !truth_has_come(truth_leg(life, lines), life->now);
    uint32_t row = nothing ? 0 : life_draw(life, TRAIT_REMEDY, time, 4);
    for (int i = 0; i < 4; i++)
        if (allowed & (1u << orders[row][i]))
            return orders[row][i];
    return REMEDY_NONE;
}

static void set_remedy(const struct life *life, struct order_event *wish, enum remedy remedy, uint32_t share)
{
    int64_t whole = wish->kind == EVENT_DISPUTE_OPENED
                        ? order_pieces_minor(&life->state, wish->lines, wish->pieces)
                        : life->state.whole_minor;
    int64_t part = whole * (int64_t)share / 100;
    wish->remedy = remedy;
    if (remedy == REMEDY_REFUND_FULL || remedy == REMEDY_RETURN_REFUND)
        wish->amount_minor = whole;
    if (remedy == REMEDY_REFUND_PARTIAL)
        wish->amount_minor = part < 1 ? 1 : part;
}

/* Where some pieces are wrong and the others right, the claim is about those. */
static void put_pieces(const struct life *life, struct order_event *wish)
{
    const struct order_state *state = &life->state;
    bool of_goods = life->policy->reasons[wish->reason].family == FAMILY_NOT_AS_DESCRIBED;
    bool some = life->faulty && life->faulty_pieces && life->policy->dispute.per == PER_LINE && of_goods;
    if (some && (wish->lines & line_bit(0)) && life->faulty_pieces < order_pieces_left(state, 0)) {
        wish->lines = line_bit(0);
        wish->pieces = life->faulty_pieces;
    }
}

static void put_opening(const struct life *life, struct order_event *wish)
{
    struct instant from;
    struct law law = {life->policy, &life->state, wish, PARTY_BUYER, life->now};
    int32_t reason = wish_reason(life, &from);
    wish->reason = reason < 0 ? 0 : reason;
    wish->came = wish_came(life->policy, wish->reason);
    wish->lines = order_all_lines(&life->state) & ~order_closed_lines(&law);
    if (wish->lines & truth_lines(life))
        wish->lines &= truth_lines(life);
    put_pieces(life, wish);
    uint32_t allowed = order_remedies(life->policy, &life->state, EVENT_DISPUTE_OPENED, wish->reason);
    set_remedy(life, wish, remedy_of(life, wish->lines, allowed, 1),
               30 + life_draw(life, TRAIT_AMOUNT, 0, 60));
}

static void put_proposal(const struct life *life, struct order_event *wish)
{
    bool cheats = wish->by == PARTY_SELLER && life->cast.seller == TEMPER_FRAUDULENT;
    uint32_t allowed = order_remedies(life->policy, &life->state, EVENT_PROPOSED, life->state.reason);
    uint32_t share = cheats ? 10 : 30 + life_draw(life, TRAIT_AMOUNT, 1, 40);
    if (wish->by == PARTY_SELLER || life->cast.buyer == TEMPER_FRAUDULENT)
        allowed &= ~(1u << REMEDY_REFUND_FULL);
    set_remedy(life, wish, remedy_of(life, life->state.lines, allowed, 2), share);
}

/* Whoever decides sees most of what is true, and more where it was shown. */
static void put_decision(const struct life *life, struct order_event *wish)
{
    bool right = buyer_is_right(life);
    bool shown = life->state.files[right ? 0 : 1] > 0;
    int round = order_appeals(&life->state);
    bool sees = life_draw(life, TRAIT_JUDGE, round, 100) < (shown ? 94u : 75u);
    uint32_t allowed = order_remedies(life->policy, &life->state, EVENT_DECIDED, life->state.reason);
    uint32_t codes = life->policy->code_count > 0 ? (uint32_t)life->policy->code_count : 1;
    wish->code = (int32_t)life_draw(life, TRAIT_JUDGE, 100, codes);
    if (right == sees)
        set_remedy(life, wish, remedy_of(life, life->state.lines, allowed, 3),
                   40 + life_draw(life, TRAIT_AMOUNT, 2, 40));
}

static void put_evidence(const struct life *life, struct order_event *wish)
{
    const struct reason *reason = &life->policy->reasons[life->state.reason];
    bool seller = wish->by == PARTY_SELLER;
    int64_t most = life->policy->evidence.max_bytes_file;
    wish->bytes = most < 200000 ? most : 200000;
    wish->evidence = seller ? EVIDENCE_DELIVERY_PROOF : EVIDENCE_PHOTO;
    for (int32_t i = 0; !seller && i < reason->need_count; i++)
        for (int kind = 0; kind < EVIDENCE_KIND_COUNT && !(reason->needs[i].any_of & life->state.evidence);
             kind++)
            if (reason->needs[i].any_of & (1u << kind))
                wish->evidence = (enum evidence_kind)kind;
}

static void put_days(const struct life *life, struct order_event *wish)
{
    int32_t most = life->policy->extension.max_days, asked = life->state.extension_days;
    wish->days = most < 10 ? most : 10;
    if (wish->kind == EVENT_EXTENSION_GRANTED)
        wish->days = asked;
}

/* The bank sees two of three. */
static void put_bank(const struct life *life, struct order_event *wish)
{
    bool right = buyer_is_right(life), sees = life_chance(life, TRAIT_BANK_SAYS, 67);
    wish->favour = right == sees ? FAVOUR_BUYER : FAVOUR_SELLER;
}

/* Which of two parcels came. */
static void put_scan(const struct life *life, struct order_event *wish)
{
    if (life->parted)
        wish->lines = line_bit(truth_next_scan(life) == &life->rest);
}

struct order_event life_wish(const struct life *life, const struct habit *habit)
{
    static const struct {
        void (*put)(const struct life *life, struct order_event *wish);
    } rows[EVENT_KIND_COUNT] = {
        [EVENT_DISPUTE_OPENED] = {put_opening}, [EVENT_PROPOSED] = {put_proposal},
        [EVENT_DECIDED] = {put_decision},       [EVENT_EVIDENCE_GIVEN] = {put_evidence},
        [EVENT_APPEALED] = {put_evidence},      [EVENT_EXTENSION_ASKED] = {put_days},
        [EVENT_EXTENSION_GRANTED] = {put_days}, [EVENT_EXTENDED_UNASKED] = {put_days},
        [EVENT_CHARGEBACK_ENDED] = {put_bank},  [EVENT_DELIVERED] = {put_scan},
    };
    struct order_event wish = {.kind = habit->act, .by = habit->by, .currency = life->state.currency};
    if (habit->act == EVENT_PAID)
        wish.amount_minor = order_lines_minor(&life->state, order_all_lines(&life->state));
    if (rows[habit->act].put)
        rows[habit->act].put(life, &wish);
    return wish;
}
