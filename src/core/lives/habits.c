/* What people do when they may: one row a habit, with the question whether somebody wants to, and from when. */
#include "base/check.h"
#include "core/lives/life.h"
#include "core/lives/wish.h"
#include "core/order/rows.h"

static struct instant at_once(const struct life *life)
{
    return life->now;
}

static struct instant now_if(const struct life *life, bool wants)
{
    return wants ? life->now : CLOCK_UNSET;
}

/* ---- the buyer ---- */

static struct instant changed_mind(const struct life *life)
{
    return now_if(life, life_chance(life, TRAIT_CHANGED_MIND, 4));
}

static struct instant is_content(const struct life *life)
{
    struct instant arrives = truth_all_arrives(life);
    bool right = life->out.real && !life->faulty && arrives.ms != CLOCK_NEVER.ms;
    return right && life_chance(life, TRAIT_CONFIRMS, 40) ? arrives : CLOCK_UNSET;
}

static struct instant complains(const struct life *life)
{
    enum family family;
    struct instant since;
    return truth_complaint(life, &family, &since) ? since : CLOCK_UNSET;
}

static struct instant writes_first(const struct life *life)
{
    return life->state.contacted.ms ? CLOCK_UNSET : complains(life);
}

static struct instant asks_for_time(const struct life *life)
{
    bool waits = life->out.sent && instant_before(life->now, truth_all_arrives(life));
    return now_if(life, waits && life_chance(life, TRAIT_ASKS_TIME, 35));
}

static struct instant objects(const struct life *life)
{
    return now_if(life, life_chance(life, TRAIT_OBJECTS, 10));
}

/* Opens it when it is possible for a reason that fits. */
static struct instant opens(const struct life *life)
{
    struct instant since = complains(life), from;
    return since.ms && wish_reason(life, &from) >= 0 ? clock_later(since, from) : CLOCK_UNSET;
}

static struct instant shows_more(const struct life *life)
{
    bool called = life->state.dispute == DISPUTE_EVIDENCE || life->state.dispute == DISPUTE_REBUTTAL;
    return now_if(life, called && life->state.files[0] < 3);
}

static struct instant buyer_agrees(const struct life *life)
{
    return now_if(life, life->state.dispute != DISPUTE_AT_SELLER && wish_is_content(life));
}

static struct instant buyer_declines(const struct life *life)
{
    return now_if(life, !wish_is_content(life));
}

static struct instant asks_for_less(const struct life *life)
{
    bool answers = life->state.dispute == DISPUTE_AT_BUYER || life->state.dispute == DISPUTE_STALLED;
    return now_if(life, answers && life->state.rounds[0] == 0 && life_chance(life, TRAIT_AMOUNT, 25));
}

static struct instant has_got_it(const struct life *life)
{
    const struct leg *leg = truth_leg(life, life->state.lines);
    struct instant arrives = leg == &life->rest ? leg->arrives : truth_all_arrives(life);
    bool waited = life->policy->reasons[life->state.reason].family == FAMILY_NOT_RECEIVED;
    bool right = leg->real && (leg == &life->rest || !life->faulty) && arrives.ms != CLOCK_NEVER.ms;
    return waited && right && life->cast.buyer != TEMPER_FRAUDULENT ? arrives : CLOCK_UNSET;
}

static struct instant undoes(const struct life *life)
{
    return now_if(life, life_chance(life, TRAIT_UNDOES, 3));
}

static struct instant calls(const struct life *life)
{
    bool open = life->state.dispute == DISPUTE_STALLED || life->state.dispute == DISPUTE_AT_BUYER;
    return now_if(life, open && !wish_is_content(life));
}

static struct instant appeals(const struct life *life)
{
    return now_if(life, true);
}

static struct instant sends_back(const struct life *life)
{
    return now_if(life, truth_has_come(&life->out, life->now));
}

static struct instant says_return_came(const struct life *life)
{
    return life->back.arrives.ms == CLOCK_NEVER.ms ? CLOCK_UNSET
                                                   : instant_add(life->back.arrives, SPAN_DAYS(7));
}

static struct instant has_new_one(const struct life *life)
{
    bool comes = life->again.arrives.ms != CLOCK_NEVER.ms && life->cast.buyer != TEMPER_FRAUDULENT;
    return comes ? life->again.arrives : CLOCK_UNSET;
}

/* ---- the seller ---- */

static struct instant has_none_left(const struct life *life)
{
    return now_if(life, life->state.cancel_asked || life_chance(life, TRAIT_NO_STOCK, 3));
}

static struct instant refuses_cancelling(const struct life *life)
{
    return now_if(life, life->state.cancel_asked);
}

static struct instant gives_time(const struct life *life)
{
    return now_if(life, life_chance(life, TRAIT_GIVES_TIME, 75));
}

static struct instant gives_no_time(const struct life *life)
{
    return now_if(life, !life_chance(life, TRAIT_GIVES_TIME, 75));
}

/* Honest ones when it is late; others to win time. */
static struct instant gives_time_unasked(const struct life *life)
{
    bool late = life->state.shipped.ms && instant_before(life->now, truth_all_arrives(life));
    return late && life_chance(life, TRAIT_GIVES_TIME, 15) ? instant_add(life->state.shipped, SPAN_DAYS(10))
                                                           : CLOCK_UNSET;
}

static struct instant seller_agrees(const struct life *life)
{
    return now_if(life, life->state.dispute != DISPUTE_AT_BUYER && wish_seller_believes(life));
}

static struct instant seller_declines(const struct life *life)
{
    return now_if(life, !wish_seller_believes(life) && !life_chance(life, TRAIT_OFFER, 60));
}

static struct instant offers(const struct life *life)
{
    bool first = life->state.rounds[1] == 0 && life->state.dispute != DISPUTE_AT_BUYER;
    return now_if(life, first && !wish_seller_believes(life) && life_chance(life, TRAIT_OFFER, 60));
}

static struct instant seller_shows(const struct life *life)
{
    bool called = life->state.dispute == DISPUTE_EVIDENCE || life->state.dispute == DISPUTE_REBUTTAL;
    return now_if(life, called && life->state.files[1] < 2);
}

static struct instant seller_calls(const struct life *life)
{
    return now_if(life, life->state.dispute == DISPUTE_STALLED && !wish_seller_believes(life));
}

static struct instant says_it_is_back(const struct life *life)
{
    return life->back.arrives.ms == CLOCK_NEVER.ms ? CLOCK_UNSET : life->back.arrives;
}

/* What came back is right, or nothing better was ever sent. */
static bool came_back_right(const struct life *life)
{
    return life->back.real || !life->out.real;
}

static struct instant confirms_return(const struct life *life)
{
    bool honest = life->cast.seller != TEMPER_FRAUDULENT && came_back_right(life);
    return honest ? says_it_is_back(life) : CLOCK_UNSET;
}

static struct instant disputes_return(const struct life *life)
{
    bool cheats = life->cast.seller == TEMPER_FRAUDULENT;
    return cheats || !came_back_right(life) ? says_it_is_back(life) : CLOCK_UNSET;
}

static struct instant says_new_one_came(const struct life *life)
{
    struct instant from = life->again.arrives;
    if (from.ms == CLOCK_NEVER.ms)
        from = instant_add(life->state.last, SPAN_DAYS(10)); /* says so all the same */
    return instant_add(from, SPAN_DAYS(5));
}

/* ---- everybody else ---- */

static struct instant when(const struct leg *leg)
{
    return leg->sent && leg->scanned.ms != CLOCK_NEVER.ms ? leg->scanned : CLOCK_UNSET;
}

static struct instant scans(const struct life *life)
{
    return when(truth_next_scan(life));
}

static struct instant scans_return(const struct life *life)
{
    return when(&life->back);
}

static struct instant scans_new_one(const struct life *life)
{
    return when(&life->again);
}

/* Who has neither goods nor money, or lies about it, asks the bank when the shop did not help. */
static struct instant goes_to_bank(const struct life *life)
{
    const struct order_state *state = &life->state;
    struct instant since = complains(life);
    bool quiet = (NO_DISPUTE & IN(state->dispute)) != 0 || state->dispute == DISPUTE_AT_SELLER;
    bool whole = state->refunded_minor == 0 && state->paid_minor > 0;
    bool does = life->cast.buyer == TEMPER_HONEST || life->cast.buyer == TEMPER_FRAUDULENT;
    if (since.ms == 0 || !quiet || !whole || !does || state->chargeback || life->record->bank)
        return CLOCK_UNSET;
    return life_chance(life, TRAIT_BANK, 12) ? instant_add(since, SPAN_DAYS(12)) : CLOCK_UNSET;
}

const struct habit life_habits[] = {
    {EVENT_PAID, PARTY_PROVIDER, {97}, 10, at_once},
    {EVENT_PAYMENT_CLEARED, PARTY_PROVIDER, {95}, 20, at_once},
    {EVENT_DELIVERED, PARTY_CARRIER, {100}, 1, scans},
    {EVENT_RETURN_ARRIVED, PARTY_CARRIER, {100}, 1, scans_return},
    {EVENT_REPLACEMENT_ARRIVED, PARTY_CARRIER, {100}, 1, scans_new_one},
    {EVENT_CHARGEBACK_OPENED, PARTY_PROVIDER, {100}, 72, goes_to_bank},
    {EVENT_CHARGEBACK_ENDED, PARTY_PROVIDER, {100}, 24 * 45, at_once},
    {EVENT_DECIDED, PARTY_STAFF, {92}, 60, at_once},
    {EVENT_DECIDED, PARTY_COMMISSIONER, {92}, 60, at_once},

    {EVENT_CANCEL_ASKED, PARTY_BUYER, {100, 100, 50, 0}, 20, changed_mind},
    {EVENT_RECEIPT_CONFIRMED, PARTY_BUYER, {90, 50, 20, 0}, 72, is_content},
    {EVENT_SELLER_CONTACTED, PARTY_BUYER, {95, 50, 90, 0}, 24, writes_first},
    {EVENT_EXTENSION_ASKED, PARTY_BUYER, {80, 40, 20, 0}, 48, asks_for_time},
    {EVENT_EXTENSION_VETOED, PARTY_BUYER, {100, 30, 100, 0}, 24, objects},
    {EVENT_DISPUTE_OPENED, PARTY_BUYER, {97, 65, 97, 0}, 40, opens},
    {EVENT_EVIDENCE_GIVEN, PARTY_BUYER, {95, 40, 70, 0}, 20, shows_more},
    {EVENT_ACCEPTED, PARTY_BUYER, {95, 60, 95, 0}, 36, buyer_agrees},
    {EVENT_REFUSED, PARTY_BUYER, {90, 50, 90, 0}, 36, buyer_declines},
    {EVENT_PROPOSED, PARTY_BUYER, {60, 30, 60, 0}, 36, asks_for_less},
    {EVENT_DISPUTE_CANCELLED, PARTY_BUYER, {90, 40, 0, 0}, 24, has_got_it},
    {EVENT_UNDONE, PARTY_BUYER, {100, 100, 100, 0}, 12, undoes},
    {EVENT_ESCALATED, PARTY_BUYER, {92, 45, 92, 0}, 48, calls},
    {EVENT_APPEALED, PARTY_BUYER, {60, 15, 60, 0}, 48, appeals},
    {EVENT_RETURN_SHIPPED, PARTY_BUYER, {96, 70, 85, 0}, 60, sends_back},
    {EVENT_ARRIVAL_CLAIMED, PARTY_BUYER, {90, 40, 90, 0}, 24, says_return_came},
    {EVENT_REPLACEMENT_ARRIVED, PARTY_BUYER, {90, 30, 0, 0}, 24, has_new_one},

    {EVENT_SHIPPED, PARTY_SELLER, {98, 85, 80, 85}, 48, at_once},
    {EVENT_CANCEL_AGREED, PARTY_SELLER, {90, 50, 40, 0}, 24, has_none_left},
    {EVENT_CANCEL_REFUSED, PARTY_SELLER, {20, 10, 60, 0}, 24, refuses_cancelling},
    {EVENT_EXTENSION_GRANTED, PARTY_SELLER, {95, 50, 95, 0}, 30, gives_time},
    {EVENT_EXTENSION_REFUSED, PARTY_SELLER, {95, 40, 60, 0}, 30, gives_no_time},
    {EVENT_EXTENDED_UNASKED, PARTY_SELLER, {60, 20, 90, 0}, 48, gives_time_unasked},
    {EVENT_ACCEPTED, PARTY_SELLER, {92, 50, 0, 0}, 40, seller_agrees},
    {EVENT_REFUSED, PARTY_SELLER, {92, 45, 95, 0}, 40, seller_declines},
    {EVENT_PROPOSED, PARTY_SELLER, {92, 45, 80, 0}, 40, offers},
    {EVENT_EVIDENCE_GIVEN, PARTY_SELLER, {90, 40, 50, 0}, 20, seller_shows},
    {EVENT_ESCALATED, PARTY_SELLER, {50, 20, 30, 0}, 60, seller_calls},
    {EVENT_APPEALED, PARTY_SELLER, {40, 10, 60, 0}, 48, appeals},
    {EVENT_RETURN_ARRIVED, PARTY_SELLER, {60, 20, 0, 0}, 24, says_it_is_back},
    {EVENT_RETURN_CONFIRMED, PARTY_SELLER, {92, 45, 0, 0}, 36, confirms_return},
    {EVENT_RETURN_DISPUTED, PARTY_SELLER, {90, 40, 60, 0}, 30, disputes_return},
    {EVENT_REPLACEMENT_SHIPPED, PARTY_SELLER, {94, 70, 50, 0}, 60, at_once},
    {EVENT_ARRIVAL_CLAIMED, PARTY_SELLER, {80, 30, 80, 0}, 24, says_new_one_came},
};
const int life_habit_count = COUNT_OF(life_habits);
_Static_assert(COUNT_OF(life_habits) <= HABITS_MAX, "each habit has a plan");
