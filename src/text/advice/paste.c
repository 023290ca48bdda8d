#include "text/advice/paste.h"

#include "base/check.h"
#include "base/words.h"
#include "text/advice/paste_take.h"
#include "text/clock/iso_time.h"
#include "text/tracking/find.h"

enum {
    COUNTDOWN_BYTES = 96,
    NUMBERS_MAX = 4 /* tracking numbers that are looked at */
};

static const struct {
    struct str field, label;
} kinds[FACT_KINDS] = {
    [FACT_PLACE] = {STR_INIT("marketplace"), STR_INIT(N_("Marketplace"))},
    [FACT_TRACKING] = {STR_INIT("tracking"), STR_INIT(N_("Tracking number"))},
    [FACT_ORDERED] = {STR_INIT("ordered"), STR_INIT(N_("Ordered on"))},
    [FACT_ENDS] = {STR_INIT("protection_ends"), STR_INIT(N_("Protected until"))},
    [FACT_PROMISED] = {STR_INIT("promised"), STR_INIT(N_("Promised by"))},
    [FACT_SHIPPED] = {STR_INIT("shipped"), STR_INIT(N_("Sent on"))},
    [FACT_PRICE] = {STR_INIT("price"), STR_INIT(N_("Price"))},
    [FACT_CURRENCY] = {STR_INIT("currency"), STR_INIT(N_("Currency"))},
    [FACT_ORDER] = {STR_INIT("order_number"), STR_INIT(N_("Order number"))},
    [FACT_PAID] = {STR_INIT("paid"), STR_INIT(N_("Paid by"))},
};

static struct instant instant_of(struct str day)
{
    struct civil civil;
    return civil_read_date(day, &civil) ? civil_to_instant(civil, 0) : CLOCK_UNSET;
}

/* "Ordered on 31 December. Estimated delivery: 3 January": the promise belongs to the order, not to the day of reading. */
static void fit_promise(struct reading *reading)
{
    enum { FITS_DAYS = 180 };
    struct instant ordered = instant_of(reading->values[FACT_ORDERED]),
                   promised = instant_of(reading->values[FACT_PROMISED]);
    if (!ordered.ms || !promised.ms ||
        (promised.ms >= ordered.ms && promised.ms - ordered.ms <= SPAN_DAYS(FITS_DAYS).ms))
        return;
    reading->values[FACT_PROMISED] = STR_NONE;
    reading->taken[reading->at[FACT_PROMISED]] = false;
    reading->pasting.after = ordered;
    reading_take(reading);
    reading->pasting.after = CLOCK_UNSET;
}

/* A mail of PayPal itself, which its first words name: its payment is the one that it tells of. */
static void find_payer(struct reading *reading)
{
    enum { HEAD_WORDS = 6 };
    for (size_t i = 0; i < reading->pasting.count && i < HEAD_WORDS && !reading->values[FACT_PAID].len; i++)
        if (str_eq(reading->pasting.folded[i], STR("paypal")) && reading->values[FACT_PRICE].len)
            reading->values[FACT_PAID] = STR("paypal");
}

static void find_paid(struct reading *reading)
{
    const struct pasting *pasting = &reading->pasting;
    for (size_t i = 0; i < pasting->count && !reading->values[FACT_PAID].len; i++) {
        struct str way = paste_payment(pasting->folded[i]);
        bool numbered = (reading->values[FACT_PRICE].len || reading->values[FACT_ORDER].len) &&
                        str_eq(way, STR("card")) && pasting_is_card_number(pasting, i);
        if (way.len && (numbered || pasting_is_paid(pasting, i)))
            reading->values[FACT_PAID] = str_eq(way, STR("card")) ? pasting_card_kind(pasting, i) : way;
    }
}

/* "Compra del 15 de noviembre / #2000007788990011": a number behind "#", near the word for an order or a purchase. */
static void find_bare_order(struct reading *reading)
{
    enum { REACH = 12, LEAST = 6 };
    const struct pasting *pasting = &reading->pasting;
    size_t order = pasting->count;
    for (size_t i = 0; i < pasting->count && !reading->values[FACT_ORDER].len; i++) {
        struct named_here here = reading_cue(reading, i, false);
        bool orders = here.count && (here.cue->fact == FACT_ORDER || here.cue->fact == FACT_ORDERED);
        order = orders ? i : order;
        if (order > i || i - order > REACH || !str_starts(pasting->words[i], STR("#")))
            continue;
        struct str number = pasting_order(pasting, i, true);
        if (number.len >= LEAST)
            reading->values[FACT_ORDER] = number;
    }
}

/* The rules of one country's branch count where its money was paid, or none is named. */
static bool is_paid_abroad(const struct reading *reading, struct str place)
{
    struct str currency = reading->values[FACT_PRICE].len ? reading->values[FACT_CURRENCY] : STR_NONE;
    return str_ends(place, STR("-us")) && currency.len && !str_eq(currency, STR("USD"));
}

/* A marketplace counts where its rules are known. */
static void find_place(struct reading *reading, const struct advice_sources *sources)
{
    for (size_t i = 0; i < reading->pasting.count && !reading->values[FACT_PLACE].len; i++) {
        struct str word = reading->pasting.folded[i];
        struct str next = i + 1 < reading->pasting.count ? reading->pasting.folded[i + 1] : STR_NONE;
        struct str place = paste_place(word);
        if (paste_is_service(next))
            place = STR_NONE;
        if (!place.len && word.len && next.len) /* "Mercado Libre" */
            place =
                paste_place(arena_printf(reading->pasting.arena, "%.*s%.*s", STR_ARG(word), STR_ARG(next)));
        if (place.len && !is_paid_abroad(reading, place) && advice_policy(sources, place))
            reading->values[FACT_PLACE] = place;
    }
}

static void find_number(struct reading *reading, const struct advice_sources *sources, struct str text)
{
    struct arena *arena = reading->pasting.arena;
    struct track_found *found = ARENA_ARRAY(arena, struct track_found, NUMBERS_MAX);
    if (!track_find_in_text(sources->tracking, text, found, NUMBERS_MAX))
        return;
    struct str number = {found[0].result.normalized, found[0].result.length};
    reading->values[FACT_TRACKING] = arena_copy(arena, number);
    if (str_eq(reading->values[FACT_ORDER], reading->values[FACT_TRACKING]))
        reading->values[FACT_ORDER] = STR_NONE;
}

bool advice_read_countdown(struct arena *arena, struct str text, struct instant now, struct instant *at)
{
    struct pasting pasting = {.arena = arena, .now = now};
    size_t number = 0;
    if (text.len > COUNTDOWN_BYTES || !str_is_utf8(text))
        return false;
    pasting_split(&pasting, text);
    *at = pasting.count ? pasting_countdown(&pasting, &number) : CLOCK_UNSET;
    return at->ms > now.ms && number >= pasting.count;
}

size_t advice_find_facts(struct arena *arena, const struct advice_sources *sources, struct str text,
                         struct instant now, struct advice_fact facts[ADVICE_FACTS_MAX])
{
    struct reading reading = {.pasting = {.arena = arena, .now = now}};
    size_t count = 0;
    text = str_char_prefix(text, ADVICE_PASTE_MAX);
    if (!str_is_utf8(text))
        return 0;
    pasting_split(&reading.pasting, text);
    reading.taken = ARENA_ARRAY(arena, bool, reading.pasting.count + 1);
    for (int behind = 0; behind <= 1; behind++) {
        struct phrases phrases = phrases_sorted(arena, behind);
        reading.named[behind] = phrases_found(arena, &phrases, &reading.pasting);
    }
    reading_take(&reading);
    fit_promise(&reading);
    find_payer(&reading);
    find_paid(&reading);
    find_bare_order(&reading);
    find_place(&reading, sources);
    find_number(&reading, sources, text);
    if (!reading.values[FACT_PRICE].len)
        reading.values[FACT_CURRENCY] = STR_NONE;
    for (size_t i = 0; i < FACT_KINDS; i++)
        if (reading.values[i].len)
            facts[count++] = (struct advice_fact){kinds[i].field, kinds[i].label, reading.values[i]};
    return count;
}
