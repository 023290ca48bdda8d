#include "text/advice/paste.h"

#include "base/check.h"
#include "base/words.h"
#include "text/advice/paste_value.h"
#include "text/clock/iso_time.h"
#include "text/tracking/find.h"

enum {
    COUNTDOWN_BYTES = 96,
    NEAR_WORDS = 6, /* a value stands at most so many words behind the words that name it */
    WEAK_WORDS = 3,
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

/* The phrases of all tables by their first byte, so that a word is held against few of them. */
enum { WIDE = 0xe3 /* from this byte on, letters of scripts that set no blanks */ };
struct phrase {
    struct str words;
    const struct paste_cue *cue;
    size_t order; /* in the tables: of two that fit alike, the first counts */
};
struct phrases {
    struct phrase *at;
    size_t from[WIDE + 2]; /* where those of each byte begin, all wide ones as one */
};

struct reading {
    struct pasting pasting;
    struct phrases phrases;
    struct str values[FACT_KINDS];
};

/* ---- what words name a fact ---- */

static size_t shelf_of(struct str word)
{
    unsigned char byte = (unsigned char)word.at[0];
    return byte < WIDE ? byte : WIDE;
}

static void count_phrase(struct phrases *phrases, const struct phrase *phrase)
{
    phrases->from[shelf_of(phrase->words) + 1]++;
}

static void put_phrase(struct phrases *phrases, const struct phrase *phrase)
{
    phrases->at[phrases->from[shelf_of(phrase->words)]++] = *phrase;
}

static size_t each_phrase(struct phrases *phrases,
                          void (*take)(struct phrases *phrases, const struct phrase *phrase))
{
    struct phrase phrase = {0};
    for (size_t i = 0; (phrase.cue = paste_cue_at(i)); i++)
        for (struct str rest = phrase.cue->words; rest.len; phrase.order++) {
            phrase.words = str_cut(&rest, '|');
            take(phrases, &phrase);
        }
    return phrase.order;
}

static void sort_phrases(struct arena *arena, struct phrases *phrases)
{
    size_t count = each_phrase(phrases, count_phrase);
    phrases->at = ARENA_ARRAY(arena, struct phrase, count);
    for (size_t i = 0; i <= WIDE; i++)
        phrases->from[i + 1] += phrases->from[i];
    each_phrase(phrases, put_phrase);
    for (size_t i = WIDE + 1; i; i--) /* each has moved to its end, where the next begins */
        phrases->from[i] = phrases->from[i - 1];
    phrases->from[0] = 0;
}

static bool has_wide(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.at[i] >= WIDE)
            return true;
    return false;
}

/* How many words the phrase takes, when it stands at this word; else 0. */
static size_t phrase_at(const struct pasting *pasting, struct str phrase, size_t number)
{
    size_t i = number;
    if (shelf_of(phrase) == WIDE) /* part of the word */
        return str_find(pasting->folded[number], phrase) < pasting->folded[number].len;
    while (phrase.len && i < pasting->count && i < number + NEAR_WORDS) {
        struct str word = pasting->folded[i++];
        if (!word.len)
            continue;
        if (!str_starts(phrase, word) || (phrase.len > word.len && phrase.at[word.len] != ' '))
            return 0;
        phrase = str_slice(phrase, word.len + (phrase.len > word.len), phrase.len);
    }
    return phrase.len ? 0 : i - number;
}

/* The longest words that name a fact at this place; count 0: none do. */
struct named_here {
    const struct paste_cue *cue;
    size_t count;
};

/* Those that begin as the word does, and where it has wide letters those of wide scripts, in the order of the tables. */
static struct named_here cue_at(const struct reading *reading, size_t number)
{
    struct named_here best = {0};
    const struct pasting *pasting = &reading->pasting;
    const size_t *from = reading->phrases.from;
    struct str word = pasting->folded[number];
    if (!word.len)
        return best;
    size_t shelf = shelf_of(word), all = from[WIDE + 1], wide = has_wide(word) ? from[WIDE] : all;
    size_t next = from[shelf], end = shelf < WIDE ? from[shelf + 1] : next;
    while (next < end || wide < all) {
        const struct phrase *at = reading->phrases.at;
        bool narrow = next < end && (wide == all || at[next].order < at[wide].order);
        const struct phrase *phrase = &at[narrow ? next++ : wide++];
        size_t count = phrase_at(pasting, phrase->words, number);
        if (count > best.count || (count && count == best.count && best.cue->weak))
            best = (struct named_here){phrase->cue, count};
    }
    return best;
}

/* ---- what stands behind them ---- */

static struct str countdown_text(const struct pasting *pasting, size_t number)
{
    struct buf text;
    struct instant at = pasting_countdown(pasting, &number);
    if (!at.ms)
        return STR_NONE;
    buf_init(&text, 64);
    iso_time_put(&text, at);
    struct str copy = arena_copy(pasting->arena, buf_str(&text));
    buf_free(&text);
    return copy;
}

/* A day that has not come yet; a day is given for those to whom it comes sooner. */
static bool is_ahead(const struct pasting *pasting, struct str day)
{
    struct buf text;
    buf_init(&text, 64);
    iso_time_put(&text, instant_add(pasting->now, SPAN_DAYS(1)));
    bool ahead = day.len && str_compare(day, str_slice(buf_str(&text), 0, day.len)) > 0;
    buf_free(&text);
    return ahead;
}

static struct str value_at(struct reading *reading, const struct paste_cue *cue, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    if (cue->fact == FACT_ORDER)
        return pasting_order(pasting, number, !cue->weak);
    if (cue->fact == FACT_PAID)
        return paste_payment(pasting->folded[number]);
    if (cue->fact == FACT_PRICE)
        return pasting_price(pasting, number, &reading->values[FACT_CURRENCY]);
    if (cue->fact == FACT_PROMISED)
        return pasting_last_day(pasting, number);
    struct str day = pasting_day(pasting, number, cue->fact == FACT_ENDS);
    if (!day.len && cue->fact == FACT_ENDS)
        return countdown_text(pasting, number);
    return cue->fact != FACT_ENDS && is_ahead(pasting, day) ? STR_NONE
                                                            : day; /* "will be shipped on 10 December" */
}

/* The end of a sentence before, which has told of something else; a short word may be an abbreviation, unless it says no. */
static bool ends_before(struct str word, bool says_no)
{
    char last = word.len ? word.at[word.len - 1] : ' ';
    return paste_ends_sentence(word) || (says_no && (last == '.' || last == '!' || last == '?'));
}

/* "Order no. 4471199", "tracking no RA123456785CN": what a number follows says no. */
static bool is_number_sign(const struct pasting *pasting, size_t number)
{
    struct str next = number + 1 < pasting->count ? pasting->folded[number + 1] : STR_NONE;
    bool digits = false;
    for (size_t i = 0; i < next.len; i++)
        digits |= char_is_digit(next.at[i]);
    return digits && str_eq(pasting->folded[number], STR("no"));
}

/* "a livre" and "e consegnato" tell what has been, in French and in Italian; elsewhere such a letter is a word of its own. */
static bool is_past(struct str before, struct str cue)
{
    static const char past[] = "was|were|been|wurde|fue|foi|stata|stato|zostala|zostal|werd|было|был|была";
    return paste_is_one_of(before, past) || (str_eq(before, STR("a")) && str_starts(cue, STR("livre"))) ||
           (str_eq(before, STR("e")) && str_starts(cue, STR("consegna")));
}

/* The words before take it back or put it off: "has not shipped yet", "was delivered by DHL". */
static bool is_taken_back(const struct pasting *pasting, enum fact fact, size_t number)
{
    enum { BACK_WORDS = 3 };
    static const char off[] =
        "not|no|never|yet|will|nicht|noch|wird|werden|pas|sera|seront|sera|seran|nao|serao|non|"
        "sara|verra|nie|zostanie|bedzie|niet|wordt|zal|не|будет|будут|ще|буде|henuz|未|尚未|还未|まだ";
    if (fact == FACT_PROMISED)
        return number && is_past(pasting->folded[number - 1], pasting->folded[number]);
    for (size_t i = 1; fact == FACT_SHIPPED && i <= BACK_WORDS && i <= number; i++) {
        bool says_no =
            paste_is_one_of(pasting->folded[number - i], off) && !is_number_sign(pasting, number - i);
        if (ends_before(pasting->words[number - i], says_no))
            return false;
        if (says_no)
            return true;
    }
    return false;
}

/*
 * "Protection ended 3 days ago", "seit 3 Tagen abgelaufen": no time is left. Without its accents the French past is also the
 * present: "se termine dans 12 jours". The span begins at `span`, and is looked past to the end of its sentence.
 */
static bool is_over(const struct pasting *pasting, size_t from, size_t span)
{
    enum { BEHIND = 4 }; /* two spans at most, and a word behind them */
    static const char present[] = "termine|expire", ahead[] = "dans|d'ici|encore";
    bool comes = span && paste_is_one_of(pasting->folded[span - 1], ahead);
    static const char over[] = "ended|expired|over|ago|since|endete|abgelaufen|vorbei|beendet|seit|vor|"
                               "terminee|expiree|ecoulee|"
                               "finalizo|termino|vencio|caducado|terminou|expirou|acabou|terminata|scaduta|"
                               "finita|fa|zakonczyla|wygasla|uplynela|"
                               "temu|geeindigd|verlopen|afgelopen|geleden|закончилась|истекла|назад|"
                               "закінчився|закінчився|минув|тому|bitti|"
                               "once|doldu|已结束|已过期|前|終了|終了しました|hace|ha";
    for (size_t i = from; i < span + BEHIND && i < pasting->count; i++) {
        if (paste_is_one_of(pasting->folded[i], over) ||
            (!comes && paste_is_one_of(pasting->folded[i], present)))
            return true;
        if (i >= span && paste_ends_sentence(pasting->words[i]))
            return false;
    }
    return false;
}

/* "Order 4471199 of 3 November": the day behind the order's number is the day of the order. */
static void take_day_of_order(struct reading *reading, size_t number)
{
    static const struct str of[] = {STR_INIT("of"),     STR_INIT("from"), STR_INIT("vom"), STR_INIT("du"),
                                    STR_INIT("del"),    STR_INIT("de"),   STR_INIT("do"),  STR_INIT("dnia"),
                                    STR_INIT("z"),      STR_INIT("van"),  STR_INIT("от"),  STR_INIT("від"),
                                    STR_INIT("placed"), STR_INIT("ze")};
    const struct pasting *pasting = &reading->pasting;
    if (reading->values[FACT_ORDERED].len || number + 1 >= pasting->count)
        return;
    for (size_t i = 0; i < COUNT_OF(of); i++)
        if (str_eq(pasting->folded[number], of[i]))
            reading->values[FACT_ORDERED] = pasting_day(
                pasting, number + 1 + paste_is_one_of(pasting->folded[number + 1], "dnia|dne"), false);
}

/* Takes what stands behind the words that name it, and before any that name another fact. */
static void take_value(struct reading *reading, const struct named_here *here, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    enum fact fact = here->cue->fact;
    bool dated = fact == FACT_ORDERED || fact == FACT_SHIPPED || fact == FACT_PROMISED;
    size_t from = number + here->count, end = from + (here->cue->weak ? WEAK_WORDS : NEAR_WORDS);
    if (is_taken_back(pasting, fact, number))
        return;
    for (size_t i = from; i < end && i < pasting->count; i++) {
        struct str value = value_at(reading, here->cue, i);
        if (value.len && fact == FACT_ENDS && str_find_char(value, 'T') < value.len &&
            is_over(pasting, number, i))
            return;
        reading->values[here->cue->fact] = value;
        if (value.len && here->cue->fact == FACT_ORDER)
            take_day_of_order(reading, i + 1);
        if (value.len)
            return;
        struct named_here next = cue_at(reading, i);
        if ((next.count && next.cue->fact != fact) || (dated && paste_ends_sentence(pasting->words[i])))
            return;
    }
}

/* "am 23.11.2026 versandt", "op 23 november verzonden": in German and Dutch the word stands behind the day. */
static void take_day_before(struct reading *reading, size_t number)
{
    static const struct str sent[] = {STR_INIT("versandt"),  STR_INIT("verschickt"), STR_INIT("versendet"),
                                      STR_INIT("verzonden"), STR_INIT("verstuurd"),  STR_INIT("abgeschickt")};
    enum { DAY_WORDS = 3 };
    const struct pasting *pasting = &reading->pasting;
    bool is_sent = false;
    for (size_t i = 0; i < COUNT_OF(sent); i++)
        is_sent |= str_eq(pasting->folded[number], sent[i]);
    for (size_t back = 2; is_sent && back <= DAY_WORDS + 1 && back <= number; back++) {
        struct str word = pasting->folded[number - back];
        if (str_eq(word, STR("am")) || str_eq(word, STR("op")))
            reading->values[FACT_SHIPPED] = pasting_day(pasting, number - back + 1, false);
    }
}

static void take_all(struct reading *reading, bool weak, bool last)
{
    const struct pasting *pasting = &reading->pasting;
    for (size_t i = 0; i < pasting->count;) {
        struct named_here here = cue_at(reading, i);
        if (here.count && here.cue->weak == weak && here.cue->last == last &&
            !reading->values[here.cue->fact].len)
            take_value(reading, &here, i);
        if (!weak && !reading->values[FACT_SHIPPED].len)
            take_day_before(reading, i);
        i += here.count ? here.count : 1;
    }
}

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
    reading->pasting.after = ordered;
    take_all(reading, false, false);
    take_all(reading, true, false);
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
        if (way.len && pasting_is_paid(pasting, i))
            reading->values[FACT_PAID] = way;
    }
}

/* "Compra del 15 de noviembre / #2000007788990011": a number behind "#", near the word for an order or a purchase. */
static void find_bare_order(struct reading *reading)
{
    enum { REACH = 12, LEAST = 6 };
    const struct pasting *pasting = &reading->pasting;
    size_t order = pasting->count;
    for (size_t i = 0; i < pasting->count && !reading->values[FACT_ORDER].len; i++) {
        struct named_here here = cue_at(reading, i);
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
    sort_phrases(arena, &reading.phrases);
    take_all(&reading, false, false);
    take_all(&reading, true, false);
    take_all(&reading, true, true);
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
