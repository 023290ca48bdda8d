#include "core/order/remind.h"

#include "base/check.h"

#define BUYER  PARTY_BIT(PARTY_BUYER)
#define SELLER PARTY_BIT(PARTY_SELLER)

uint32_t deadline_parties(enum deadline deadline)
{
    static const uint32_t parties[DEADLINE_COUNT] = {
        [DEADLINE_PAY] = BUYER,
        [DEADLINE_SHIP] = SELLER,
        [DEADLINE_CANCEL_ANSWER] = SELLER,
        [DEADLINE_EXTENSION_ANSWER] = SELLER,
        [DEADLINE_VETO] = BUYER,
        [DEADLINE_UNDO] = BUYER | SELLER,
        [DEADLINE_SELLER_ANSWER] = SELLER,
        [DEADLINE_BUYER_ANSWER] = BUYER,
        [DEADLINE_AGREEMENT] = BUYER | SELLER,
        [DEADLINE_EVIDENCE] = BUYER | SELLER,
        [DEADLINE_REBUTTAL] = BUYER | SELLER,
        [DEADLINE_APPEAL] = BUYER | SELLER,
        [DEADLINE_RETURN_SHIP] = BUYER,
        [DEADLINE_RETURN_CONFIRM] = SELLER,
        [DEADLINE_REPLACEMENT_SHIP] = SELLER,
        [DEADLINE_PROTECTION] = BUYER,
        [DEADLINE_GRACE] = BUYER,
    };
    check(deadline >= 0 && deadline < DEADLINE_COUNT);
    return parties[deadline];
}

uint32_t event_audience(enum order_event_kind kind)
{
    static const uint32_t audience[EVENT_KIND_COUNT] = {
        [EVENT_PAID] = SELLER,
        [EVENT_OUTAGE_ENDED] = BUYER | SELLER,
        [EVENT_PAYMENT_CLEARED] = SELLER,
        [EVENT_CANCEL_ASKED] = SELLER,
        [EVENT_CANCEL_REFUSED] = BUYER,
        [EVENT_CANCELLED] = BUYER | SELLER,
        [EVENT_SHIPPED] = BUYER,
        [EVENT_DELIVERED] = BUYER,
        [EVENT_EXTENSION_ASKED] = SELLER,
        [EVENT_EXTENSION_GRANTED] = BUYER,
        [EVENT_EXTENSION_REFUSED] = BUYER,
        [EVENT_EXTENSION_LAPSED] = BUYER,
        [EVENT_EXTENDED_UNASKED] = BUYER,
        [EVENT_EXTENSION_VETOED] = SELLER,
        [EVENT_DISPUTE_OPENED] = SELLER,
        [EVENT_MESSAGE] = BUYER | SELLER,
        [EVENT_EVIDENCE_GIVEN] = BUYER | SELLER,
        [EVENT_PROPOSED] = BUYER | SELLER,
        [EVENT_REFUSED] = BUYER | SELLER,
        [EVENT_ACCEPTED] = BUYER | SELLER,
        [EVENT_DISPUTE_CANCELLED] = SELLER,
        [EVENT_UNDONE] = BUYER | SELLER,
        [EVENT_SILENT] = BUYER | SELLER,
        [EVENT_ESCALATED] = BUYER | SELLER,
        [EVENT_REBUTTAL_BEGAN] = BUYER | SELLER,
        [EVENT_DECIDED] = BUYER | SELLER,
        [EVENT_APPEALED] = BUYER | SELLER,
        [EVENT_RETURN_ORDERED] = BUYER | SELLER,
        [EVENT_RETURN_SHIPPED] = SELLER,
        [EVENT_RETURN_ARRIVED] = BUYER | SELLER,
        [EVENT_RETURN_DISPUTED] = BUYER,
        [EVENT_REPLACEMENT_ORDERED] = BUYER | SELLER,
        [EVENT_REPLACEMENT_SHIPPED] = BUYER,
        [EVENT_CHARGEBACK_OPENED] = SELLER,
        [EVENT_PROTECTION_ENDED] = BUYER,
        [EVENT_DISMISSED] = BUYER | SELLER,
        [EVENT_REFUNDED] = BUYER | SELLER,
        [EVENT_RELEASED] = SELLER,
    };
    check(kind >= 0 && kind < EVENT_KIND_COUNT);
    return audience[kind];
}

static struct instant moment(const struct policy *policy, struct instant due, int32_t offset)
{
    return clock_before(&policy->calendar, due, policy->reminders[offset]);
}

struct reminder order_next_reminder(const struct policy *policy, const struct order_state *state,
                                    struct instant after)
{
    struct reminder next = {.at = CLOCK_UNSET};
    for (int d = 0; d < DEADLINE_COUNT; d++) {
        struct instant due = state->due[d];
        for (int32_t i = 0; due.ms && deadline_parties((enum deadline)d) && i < policy->reminder_count; i++) {
            struct instant at = moment(policy, due, i);
            if (instant_before(after, at) && (next.at.ms == 0 || instant_before(at, next.at)))
                next = (struct reminder){(enum deadline)d, due, at};
        }
    }
    return next;
}

int order_reminders(const struct policy *policy, const struct order_state *state, struct instant after,
                    struct instant now, struct reminder reminders[DEADLINE_COUNT])
{
    int count = 0;
    for (int d = 0; d < DEADLINE_COUNT; d++) {
        struct instant due = state->due[d], last = CLOCK_UNSET;
        bool ahead = due.ms && instant_before(now, due) && deadline_parties((enum deadline)d);
        for (int32_t i = 0; ahead && i < policy->reminder_count; i++) {
            struct instant at = moment(policy, due, i);
            if (instant_before(after, at) && !instant_before(now, at))
                last = clock_later(last, at);
        }
        if (last.ms)
            reminders[count++] = (struct reminder){(enum deadline)d, due, last};
    }
    return count;
}
