/* Where goods really are, and what people really know: no rule reads it, only those who act, and the count at the end. */
#include "core/lives/life.h"
#include "core/order/rows.h"

#include <string.h>

#define NOBODY_KNOWS ((struct leg){.arrives = CLOCK_NEVER, .scanned = CLOCK_NEVER})
#define FIRST_LINE   line_bit(0)
#define SECOND_LINE  line_bit(1)

/* ---- the beginning ---- */

/* Out of a hundred, by temper or carriage. */
static int drawn_of(const struct life *life, int time, const uint8_t *shares, int count)
{
    uint32_t drawn = life_draw(life, TRAIT_CAST, time, 100);
    int member = 0;
    for (uint32_t below = shares[0]; member + 1 < count && drawn >= below; below += shares[member])
        member++;
    return member;
}

static struct cast drawn_cast(const struct life *life)
{
    static const uint8_t buyers[TEMPER_COUNT] = {55, 20, 15, 10}, sellers[TEMPER_COUNT] = {55, 20, 15, 10};
    static const uint8_t carriers[CARRIAGE_COUNT] = {65, 15, 12, 8};
    return (struct cast){(enum temper)drawn_of(life, 0, buyers, TEMPER_COUNT),
                         (enum temper)drawn_of(life, 1, sellers, TEMPER_COUNT),
                         (enum carriage)drawn_of(life, 2, carriers, CARRIAGE_COUNT)};
}

/* Of each country that the rules name, and of another, as many. */
static void live_somewhere(const struct life *life, struct order_terms *terms)
{
    const struct protection_rules *rules = &life->policy->protection;
    uint32_t place = life_draw(life, TRAIT_COUNTRY, 0, (uint32_t)rules->country_count + 1);
    if (place < (uint32_t)rules->country_count)
        memcpy(terms->country, rules->by_country[place].country, sizeof terms->country);
}

void life_begin(struct life *life)
{
    static const uint32_t faulty[TEMPER_COUNT] = {4, 20, 10, 8};
    static const int64_t new_year_ms = INT64_C(1767225600000); /* of 2026 */
    struct order_terms terms = {.currency = {"EUR"}, .fee_basis_points = 500, .line_count = 1};
    terms.at = instant_add((struct instant){new_year_ms},
                           SPAN_MINUTES(life_draw(life, TRAIT_ORDER, 0, 365 * 24 * 60)));
    terms.line_count += life_draw(life, TRAIT_ORDER, 1, 5) == 0;
    for (int32_t i = 0; i < terms.line_count; i++)
        terms.line_minor[i] = 500 + (int64_t)life_draw(life, TRAIT_ORDER, 2 + i, 20000);
    terms.line_quantity[0] = 1 + (int32_t)life_draw(life, TRAIT_ORDER, 60, 3);
    live_somewhere(life, &terms);
    life->cast = drawn_cast(life);
    life->out = life->rest = life->back = life->again = NOBODY_KNOWS;
    life->parted = terms.line_count > 1 && life_chance(life, TRAIT_PARTED, 50);
    life->faulty = life_chance(life, TRAIT_GOODS, faulty[life->cast.seller]);
    life->faulty_pieces = (int32_t)life_draw(life, TRAIT_GOODS, 1, (uint32_t)terms.line_quantity[0]);
    life->state = order_begin(life->policy, &terms);
    life->now = terms.at;
}

/* ---- parcels ---- */

static struct instant days_on(const struct life *life, int leg, int64_t least, uint32_t most)
{
    uint32_t hours = life_draw(life, TRAIT_LEGS + leg, 1, (most - (uint32_t)least) * 24);
    return instant_add(life->now, SPAN_HOURS(least * 24 + hours));
}

/* A parcel on its way: when it comes, and when its tracking says so. */
static void send_parcel(const struct life *life, struct leg *leg, int number, bool real)
{
    bool bad_day = life_draw(life, TRAIT_LEGS + number, 0, 2) == 0;
    *leg = (struct leg){.sent = true, .real = real, .arrives = days_on(life, number, 2, 9)};
    leg->scanned = leg->arrives;
    if (life->cast.carrier == CARRIAGE_SLOW)
        leg->scanned = leg->arrives = days_on(life, number, 12, 45);
    if (life->cast.carrier == CARRIAGE_LOSING && bad_day)
        leg->scanned = leg->arrives = CLOCK_NEVER;
    if (life->cast.carrier == CARRIAGE_LYING && bad_day)
        leg->arrives = CLOCK_NEVER;
    if (life->cast.carrier == CARRIAGE_LYING && !bad_day)
        leg->scanned = CLOCK_NEVER;
}

/* A number that is nobody's, or no number at all. */
static void send_nothing(struct leg *leg)
{
    *leg = NOBODY_KNOWS;
    leg->sent = true;
}

static bool buyer_holds(const struct life *life)
{
    return life->out.real && truth_has_come(&life->out, life->now);
}

static void see_sent(struct life *life, const struct order_event *event)
{
    bool cheats = life->cast.seller == TEMPER_FRAUDULENT, cheated = life->cast.buyer == TEMPER_FRAUDULENT;
    bool nothing = cheats && life_chance(life, TRAIT_LIE + 1000, 55);
    bool keeps = cheated && life_chance(life, TRAIT_RETURNS_JUNK, 60);
    if (event->kind == EVENT_SHIPPED && nothing)
        send_nothing(&life->out);
    else if (event->kind == EVENT_SHIPPED)
        send_parcel(life, &life->out, 0, !cheats);
    if (event->kind == EVENT_SHIPPED && life->parted && nothing)
        send_nothing(&life->rest);
    else if (event->kind == EVENT_SHIPPED && life->parted)
        send_parcel(life, &life->rest, 3, !cheats);
    if (event->kind == EVENT_RETURN_SHIPPED)
        send_parcel(life, &life->back, 1, buyer_holds(life) && !keeps);
    if (event->kind == EVENT_REPLACEMENT_SHIPPED && cheats)
        send_nothing(&life->again);
    else if (event->kind == EVENT_REPLACEMENT_SHIPPED)
        send_parcel(life, &life->again, 2, true);
}

static void came(struct leg *leg, struct instant at)
{
    leg->sent = leg->real = true;
    leg->arrives = clock_earlier(leg->arrives, at);
}

/* Of a history only its events are known: whom people believed was right, and nobody complained of what came. */
static void see_history(struct life *life, const struct order_event *event)
{
    enum family family = life->policy->reasons[life->state.reason].family;
    bool believed = (event->kind == EVENT_ACCEPTED && event->by == PARTY_SELLER) ||
                    (event->kind == EVENT_DECIDED && event->remedy != REMEDY_NONE);
    if (event->kind == EVENT_SHIPPED)
        came(&life->out, CLOCK_NEVER);
    if (event->kind == EVENT_DELIVERED || event->kind == EVENT_CAME || event->kind == EVENT_RECEIPT_CONFIRMED)
        came(&life->out, event->at);
    if (event->kind == EVENT_RETURN_SHIPPED || event->kind == EVENT_RETURN_ARRIVED ||
        event->kind == EVENT_RETURN_CONFIRMED)
        came(&life->back, event->at);
    if (event->kind == EVENT_REPLACEMENT_ARRIVED)
        came(&life->again, event->at);
    if (event->kind == EVENT_PROTECTION_ENDED && !life->record->opened.ms && life->out.sent)
        came(&life->out, event->at);
    if (believed && family == FAMILY_NOT_AS_DESCRIBED)
        life->faulty = true;
}

void truth_take(struct life *life, const struct order_event *event)
{
    if (life->record->made_up)
        see_sent(life, event);
    else
        see_history(life, event);
}

bool truth_has_come(const struct leg *leg, struct instant at)
{
    return leg->sent && leg->arrives.ms != CLOCK_NEVER.ms && !instant_before(at, leg->arrives);
}

/* ---- what people see of it ---- */

struct instant truth_all_arrives(const struct life *life)
{
    return life->parted ? clock_later(life->out.arrives, life->rest.arrives) : life->out.arrives;
}

const struct leg *truth_leg(const struct life *life, uint64_t lines)
{
    return life->parted && lines == SECOND_LINE ? &life->rest : &life->out;
}

const struct leg *truth_next_scan(const struct life *life)
{
    bool first = life->state.came & FIRST_LINE, second = life->state.came & SECOND_LINE;
    if (!life->parted || second)
        return &life->out;
    return first || instant_before(life->rest.scanned, life->out.scanned) ? &life->rest : &life->out;
}

static bool has_right(const struct life *life, uint64_t line, struct instant at)
{
    const struct leg *leg = truth_leg(life, line);
    bool kept = !(life->back.sent && life->back.real);
    bool right = leg->real && truth_has_come(leg, at) && kept;
    return right && (leg == &life->rest || !life->faulty);
}

bool truth_buyer_served(const struct life *life, uint64_t lines, struct instant at)
{
    bool both = !life->parted || !lines, first = both || (lines & FIRST_LINE);
    bool second = life->parted && (both || (lines & SECOND_LINE));
    bool right = (!first || has_right(life, FIRST_LINE, at)) && (!second || has_right(life, SECOND_LINE, at));
    return right || (life->again.real && truth_has_come(&life->again, at));
}

static bool seller_has(const struct life *life)
{
    bool back = life->back.sent && life->back.real && life->back.arrives.ms != CLOCK_NEVER.ms;
    return !life->out.sent || !life->out.real || back;
}

static bool lies(const struct life *life)
{
    return life->cast.buyer == TEMPER_FRAUDULENT && life_chance(life, TRAIT_LIE, 70);
}

/* Nobody waits until the last day of protection. */
static struct instant out_of_patience(const struct life *life, const struct leg *leg)
{
    const struct order_state *state = &life->state;
    struct instant last =
        state->protection_ends.ms ? instant_add(state->protection_ends, SPAN_DAYS(-5)) : CLOCK_NEVER;
    struct instant promised = state->promised.ms ? state->promised : CLOCK_NEVER;
    return clock_later(clock_earlier(clock_earlier(promised, last), leg->scanned), state->shipped);
}

/* What is wrong with the goods has not had its outcome. */
static bool still_wrong(const struct life *life)
{
    bool gone = life->faulty_pieces && life->state.line_gone[0] >= life->faulty_pieces;
    return life->faulty && !gone;
}

/* Of two parcels the second, where the first has come and is right. */
static const struct leg *leg_wrong(const struct life *life)
{
    bool right =
        life->parted && truth_has_come(&life->out, life->now) && life->out.real && !still_wrong(life);
    return right ? &life->rest : &life->out;
}

uint64_t truth_lines(const struct life *life)
{
    bool alone = life->parted && life->policy->dispute.per == PER_LINE && !lies(life);
    const struct leg *wrong = leg_wrong(life);
    if (alone && wrong == &life->rest)
        return SECOND_LINE;
    return alone && truth_has_come(&life->rest, life->now) && life->rest.real ? FIRST_LINE : 0;
}

/* What is wrong has had its outcome already, and the other parcel is not. */
static bool is_settled(const struct life *life)
{
    uint64_t lines = truth_lines(life);
    return lines && !(lines & ~(life->state.settled | life->state.withdrawn));
}

bool truth_complaint(const struct life *life, enum family *family, struct instant *since)
{
    const struct leg *leg = leg_wrong(life);
    bool came = truth_has_come(leg, life->now);
    if (!life->out.sent || is_settled(life))
        return false;
    *since = came ? leg->arrives : out_of_patience(life, leg);
    if (lies(life)) {
        *family = life_draw(life, TRAIT_LIE, 1, 2) ? FAMILY_NOT_RECEIVED : FAMILY_NOT_AS_DESCRIBED;
        return true;
    }
    *family = came ? FAMILY_NOT_AS_DESCRIBED : FAMILY_NOT_RECEIVED;
    return !came || (leg == &life->out && still_wrong(life)) || !leg->real;
}

enum life_end truth_end(const struct life *life)
{
    const struct order_state *state = &life->state;
    bool served = truth_buyer_served(life, 0, CLOCK_NEVER), has = seller_has(life);
    bool some = life->parted && (has_right(life, FIRST_LINE, CLOCK_NEVER) ||
                                 has_right(life, SECOND_LINE, CLOCK_NEVER)); /* and is kept */
    if (state->paid_minor == 0 || (!life->out.sent && state->refunded_minor == state->paid_minor))
        return END_NO_SALE;
    if (state->refunded_minor == state->paid_minor)
        return served || some ? END_BUYER_BOTH : has ? END_RETURNED : END_MADE_GOOD;
    if (state->refunded_minor > 0)
        return END_SHARED;
    return served ? END_BOUGHT : has ? END_SELLER_BOTH : END_BUYER_NEITHER;
}
