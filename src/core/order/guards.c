/* Guards about the order, the parcel, the payment and the time: what a row's states do not say. */
#include "core/order/arrival.h"
#include "core/order/bounds.h"
#include "core/order/rows.h"

int64_t order_left_minor(const struct order_state *state)
{
    return state->paid_minor - state->refunded_minor;
}

int64_t order_bank_most_minor(const struct order_state *state)
{
    return state->external ? order_left_minor(state) : state->paid_minor - state->bank_minor;
}

bool order_bank_told_late(const struct order_state *state, const struct order_event *wish)
{
    bool bank = wish->kind == EVENT_BANK_INQUIRY || wish->kind == EVENT_CHARGEBACK_OPENED ||
                wish->kind == EVENT_CHARGEBACK_ANSWERED || wish->kind == EVENT_PRE_ARBITRATION ||
                wish->kind == EVENT_CHARGEBACK_ENDED;
    return bank && wish->until.ms && instant_before(wish->until, state->bank_at);
}

/* An act without a wish is asked for as it would be now. */
static bool told_late(const struct law *law)
{
    return law->wish && order_bank_told_late(law->state, law->wish);
}

int64_t order_most_minor(const struct order_state *state, enum order_event_kind act, uint64_t lines)
{
    bool bank = act == EVENT_BANK_INQUIRY || act == EVENT_CHARGEBACK_OPENED || act == EVENT_PRE_ARBITRATION ||
                act == EVENT_CHARGEBACK_ENDED;
    if (bank)
        return order_bank_most_minor(state);
    if (act == EVENT_GOODWILL_REFUND)
        return order_left_minor(state);
    if (act == EVENT_CHARGEBACK_REVERSED)
        return state->bank_minor;
    bool present = act == EVENT_PROPOSED || act == EVENT_DECIDED;
    return present ? state->whole_minor : order_lines_minor(state, lines);
}

/* A payment that comes after the order was cancelled is kept, and goes back; elsewhere it is the shop's to keep. */
enum order_refusal guard_payable(const struct law *law)
{
    const struct order_state *state = law->state;
    bool late = state->shipment == SHIPMENT_CANCELLED;
    return late && (state->external || state->paid_minor) ? REFUSAL_WRONG_STATE : REFUSAL_NONE;
}

enum order_refusal guard_paid(const struct law *law)
{
    if (!currency_same(law->wish->currency, law->state->currency))
        return REFUSAL_CURRENCY;
    return law->wish->amount_minor == order_lines_minor(law->state, order_all_lines(law->state))
               ? REFUSAL_NONE
               : REFUSAL_AMOUNT;
}

/* Lines of the order, of which it was not said yet. */
enum order_refusal guard_part(const struct law *law)
{
    uint64_t lines = law->wish->lines;
    if (lines & ~order_all_lines(law->state))
        return REFUSAL_LINES;
    return lines && !(lines & order_unsaid(law->state, law->wish->kind)) ? REFUSAL_LINES : REFUSAL_NONE;
}

/* In a notebook it changes nothing: where the parcel is its own page says. */
enum order_refusal guard_undeliverable(const struct law *law)
{
    return law->state->external || law->state->wont_come ? REFUSAL_WRONG_STATE : REFUSAL_NONE;
}

enum order_refusal guard_under_way_again(const struct law *law)
{
    return law->state->wont_come ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

/* A promised day, when the seller names one: later than now, within a year. */
enum order_refusal guard_shipped(const struct law *law)
{
    struct instant until = law->wish->until;
    bool fits =
        until.ms == 0 || (until.ms > law->at.ms && until.ms <= instant_add(law->at, SPAN_DAYS(365)).ms);
    return fits ? REFUSAL_NONE : REFUSAL_DAYS;
}

enum order_refusal guard_noted(const struct law *law)
{
    struct instant until = law->wish->until;
    bool fits = until.ms > law->at.ms && until.ms <= instant_add(law->at, SPAN_DAYS(2 * 365)).ms;
    return fits ? REFUSAL_NONE : REFUSAL_DAYS;
}

/* Nobody refuses what nobody has asked for. */
enum order_refusal guard_cancel_answer(const struct law *law)
{
    return law->state->due[DEADLINE_CANCEL_ANSWER].ms ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_cancel_asked(const struct law *law)
{
    return law->state->cancel_asked ? REFUSAL_USED_UP : REFUSAL_NONE;
}

enum order_refusal guard_extension_left(const struct law *law)
{
    const struct extension_rules *rules = &law->policy->extension;
    if (order_is_settled(law->state))
        return REFUSAL_SETTLED;
    int32_t used = law->party == PARTY_BUYER ? law->state->extensions : law->state->unasked;
    bool left = used < rules->max_count && law->state->extended_days < rules->max_total_days;
    return left ? REFUSAL_NONE : REFUSAL_USED_UP;
}

enum order_refusal guard_extension_days(const struct law *law)
{
    const struct extension_rules *rules = &law->policy->extension;
    int32_t days = law->wish->days;
    if (days < 1 || days > rules->max_days || law->state->extended_days + days > rules->max_total_days)
        return REFUSAL_DAYS;
    struct instant last =
        clock_add(&law->policy->calendar, law->state->protection_begins, law->policy->protection.limit);
    struct instant end = clock_add_days(&law->policy->calendar, law->state->protection_ends, days);
    return clock_is_late(end, last) && end.ms != last.ms ? REFUSAL_DAYS : REFUSAL_NONE;
}

enum order_refusal guard_grant_days(const struct law *law)
{
    if (law->wish->days > law->state->extension_days)
        return REFUSAL_DAYS;
    return guard_extension_days(law);
}

/* An amount, where one is said, is of the order's currency and at most `most`. */
static enum order_refusal amount_refusal(const struct law *law, int64_t most)
{
    const struct order_event *wish = law->wish;
    if (wish->amount_minor && !currency_same(wish->currency, law->state->currency))
        return REFUSAL_CURRENCY;
    return wish->amount_minor >= 0 && wish->amount_minor <= most ? REFUSAL_NONE : REFUSAL_AMOUNT;
}

static enum order_refusal bank_may_look(const struct order_state *state)
{
    return order_bank_most_minor(state) > 0 ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_inquiry(const struct law *law)
{
    if (told_late(law))
        return REFUSAL_NONE;
    return law->state->chargeback ? REFUSAL_CHARGEBACK : bank_may_look(law->state);
}

/* An inquiry may become one. */
enum order_refusal guard_chargeback(const struct law *law)
{
    bool open = law->state->chargeback && law->state->bank_stage != BANK_INQUIRY;
    if (told_late(law))
        return REFUSAL_NONE;
    return open ? REFUSAL_CHARGEBACK : bank_may_look(law->state);
}

enum order_refusal guard_bank_answer(const struct law *law)
{
    enum bank_stage stage = law->state->bank_stage;
    bool asks = law->state->chargeback && stage != BANK_REPRESENTMENT;
    return asks || told_late(law) ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_pre_arbitration(const struct law *law)
{
    const struct order_state *state = law->state;
    bool goes_on = state->bank_stage == BANK_CHARGEBACK || state->bank_stage == BANK_REPRESENTMENT;
    if (told_late(law))
        return REFUSAL_NONE;
    if (state->chargeback)
        return goes_on ? REFUSAL_NONE : REFUSAL_CHARGEBACK;
    return state->bank_refused ? bank_may_look(state) : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_bank_amount(const struct law *law)
{
    return amount_refusal(law, order_bank_most_minor(law->state));
}

enum order_refusal guard_chargeback_open(const struct law *law)
{
    return law->state->chargeback || told_late(law) ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

/* In favour of the seller nothing is taken. */
enum order_refusal guard_bank_decision(const struct law *law)
{
    return amount_refusal(law, law->wish->favour == FAVOUR_BUYER ? order_bank_most_minor(law->state) : 0);
}

enum order_refusal guard_reversal(const struct law *law)
{
    bool taken = law->state->bank_minor > 0 && !law->state->chargeback && !law->state->external;
    return taken ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_reversed_amount(const struct law *law)
{
    return amount_refusal(law, law->state->bank_minor);
}

/* Elsewhere it is noted as money that came back. */
enum order_refusal guard_goodwill(const struct law *law)
{
    bool left = !law->state->external && order_left_minor(law->state) > 0;
    return left ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_goodwill_amount(const struct law *law)
{
    return law->wish->amount_minor ? amount_refusal(law, order_left_minor(law->state)) : REFUSAL_AMOUNT;
}

enum order_refusal guard_freezing(const struct law *law)
{
    const struct order_state *state = law->state;
    bool may = !state->external && !state->frozen && state->shipment != SHIPMENT_CANCELLED;
    return may ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

/* Whoever freezes says until when, or thaws it: within a year. */
enum order_refusal guard_freeze_end(const struct law *law)
{
    struct instant until = law->wish->until;
    bool fits =
        until.ms == 0 || (until.ms > law->at.ms && until.ms <= instant_add(law->at, SPAN_DAYS(365)).ms);
    return fits ? REFUSAL_NONE : REFUSAL_DAYS;
}

enum order_refusal guard_thawing(const struct law *law)
{
    return law->state->frozen ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_outage(const struct law *law)
{
    if (!duration_is_set(law->policy->downtime_grace))
        return REFUSAL_WRONG_STATE;
    bool fits = law->wish->until.ms >= law->state->ordered.ms && law->wish->until.ms < law->at.ms;
    return fits ? REFUSAL_NONE : REFUSAL_OUT_OF_ORDER;
}

enum order_refusal guard_refund_seen(const struct law *law)
{
    const struct order_state *state = law->state;
    const struct order_event *wish = law->wish;
    if (wish->lines == 0 || (wish->lines & ~order_all_lines(state)))
        return REFUSAL_LINES;
    if ((wish->lines & state->settled) && order_left_minor(state) == 0)
        return REFUSAL_SETTLED; /* money may come after all, though a dispute was lost */
    if (!currency_same(wish->currency, state->currency))
        return REFUSAL_CURRENCY;
    bool fits = wish->amount_minor > 0 && wish->amount_minor <= order_lines_minor(state, wish->lines);
    return fits ? REFUSAL_NONE : REFUSAL_AMOUNT;
}

struct instant opens_extension(const struct law *law)
{
    if (!duration_is_set(law->policy->extension.request_from))
        return CLOCK_UNSET;
    return clock_before(&law->policy->calendar, law->state->protection_ends,
                        law->policy->extension.request_from);
}

struct instant closes_protection(const struct law *law)
{
    return law->state->protection_ends;
}
