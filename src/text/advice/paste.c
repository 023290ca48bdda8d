#include "text/advice/paste.h"

#include "base/check.h"
#include "base/words.h"
#include "core/tracking/plain.h"
#include "text/clock/iso_time.h"
#include "text/tracking/event_line.h"
#include "text/tracking/find.h"

#include <string.h>

enum {
    CUE_BYTES = 96,
    NEAR_WORDS = 6,  /* a value stands at most so many words behind the words that name it */
    DATE_WORDS = 4,  /* "20 November 2026 at" */
    NUMBERS_MAX = 4, /* tracking numbers that are looked at */
    LEFT_DAYS_MAX = 400
};

/* In the order in which facts are shown. */
enum fact {
    FACT_PLACE,
    FACT_TRACKING,
    FACT_ORDERED,
    FACT_ENDS,
    FACT_PROMISED,
    FACT_SHIPPED,
    FACT_PAID,
    FACT_ORDER,
    FACT_PRICE,
    FACT_KINDS
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
    [FACT_PAID] = {STR_INIT("paid"), STR_INIT(N_("Paid by"))},
    [FACT_ORDER] = {STR_INIT("order_number"), STR_INIT(N_("Order number"))},
    [FACT_PRICE] = {STR_INIT("price"), STR_INIT(N_("Price"))},
};

/* Folded words that name a fact; for FACT_PLACE and FACT_PAID the value itself stands in them. */
static const struct cue {
    enum fact fact;
    struct str words, value;
} cues[] = {
    {FACT_ORDERED, STR_INIT("order date"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("order placed"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("ordered on"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("placed on"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("ordered"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("bestelldatum"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("bestellt am"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("bestellung vom"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("date de commande"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("commande le"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("fecha del pedido"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("data do pedido"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("data ordine"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("data zamowienia"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("besteld op"), STR_INIT("")},
    {FACT_ORDERED, STR_INIT("дата заказа"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("shipped on"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("sent on"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("dispatched on"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("shipped"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("versandt am"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("verschickt am"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("expedie le"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("enviado el"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("enviado em"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("spedito il"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("wyslano"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("verzonden op"), STR_INIT("")},
    {FACT_SHIPPED, STR_INIT("отправлен"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("estimated delivery"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("delivery by"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("delivered by"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("arriving by"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("arrives by"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("promised by"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("lieferung bis"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("voraussichtliche lieferung"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("livraison prevue"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("entrega estimada"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("consegna prevista"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("przewidywana dostawa"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("verwachte levering"), STR_INIT("")},
    {FACT_PROMISED, STR_INIT("ожидаемая доставка"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("protection ends"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("protection expires"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("protected until"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("purchase protection"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("buyer protection"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("kauferschutz endet"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("kauferschutz bis"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("protection acheteur"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("proteccion al comprador"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("protecao ao comprador"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("protezione acquirente"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("ochrona kupujacego"), STR_INIT("")},
    {FACT_ENDS, STR_INIT("защита покупателя"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("order number"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("order no"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("order id"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("order"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("bestellnummer"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("numero de commande"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("numero de pedido"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("numero ordine"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("numer zamowienia"), STR_INIT("")},
    {FACT_ORDER, STR_INIT("номер заказа"), STR_INIT("")},
    {FACT_PRICE, STR_INIT("order total"), STR_INIT("")},
    {FACT_PRICE, STR_INIT("total"), STR_INIT("")},
    {FACT_PRICE, STR_INIT("gesamtbetrag"), STR_INIT("")},
    {FACT_PRICE, STR_INIT("summe"), STR_INIT("")},
    {FACT_PRICE, STR_INIT("totale"), STR_INIT("")},
    {FACT_PRICE, STR_INIT("итого"), STR_INIT("")},
    {FACT_PLACE, STR_INIT("aliexpress"), STR_INIT("aliexpress")},
    {FACT_PLACE, STR_INIT("ebay"), STR_INIT("ebay")},
    {FACT_PLACE, STR_INIT("amazon"), STR_INIT("amazon")},
    {FACT_PLACE, STR_INIT("etsy"), STR_INIT("etsy")},
    {FACT_PAID, STR_INIT("paypal"), STR_INIT("paypal")},
    {FACT_PAID, STR_INIT("klarna"), STR_INIT("klarna")},
    {FACT_PAID, STR_INIT("visa"), STR_INIT("card")},
    {FACT_PAID, STR_INIT("mastercard"), STR_INIT("card")},
    {FACT_PAID, STR_INIT("bank transfer"), STR_INIT("transfer")},
    {FACT_PAID, STR_INIT("uberweisung"), STR_INIT("transfer")},
};

/* How the words for a day and an hour begin, folded. */
static const struct {
    struct str begins;
    bool day;
} units[] = {
    {STR_INIT("day"), true},    {STR_INIT("tag"), true},   {STR_INIT("jour"), true},
    {STR_INIT("dia"), true},    {STR_INIT("giorn"), true}, {STR_INIT("dni"), true},
    {STR_INIT("dag"), true},    {STR_INIT("дн"), true},    {STR_INIT("день"), true},
    {STR_INIT("hour"), false},  {STR_INIT("std"), false},  {STR_INIT("stund"), false},
    {STR_INIT("heure"), false}, {STR_INIT("hora"), false}, {STR_INIT("ore"), false},
    {STR_INIT("ora"), false},   {STR_INIT("godz"), false}, {STR_INIT("uur"), false},
    {STR_INIT("час"), false},   {STR_INIT("hr"), false},
};

struct pasting {
    struct arena *arena;
    struct instant now;
    struct civil today;
    struct str *words; /* each from its beginning to the end of the text */
    size_t count;
    struct str values[FACT_KINDS];
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static struct str word_of(const struct pasting *pasting, size_t number)
{
    struct str rest = pasting->words[number];
    size_t end = 0;
    while (end < rest.len && !is_blank(rest.at[end]))
        end++;
    return str_slice(rest, 0, end);
}

/* From one word to the end of another, which need not be there. */
static struct str words_from(const struct pasting *pasting, size_t first, size_t count)
{
    size_t last = first + count - 1;
    if (last >= pasting->count)
        last = pasting->count - 1;
    struct str end = word_of(pasting, last);
    return (struct str){pasting->words[first].at, (size_t)(end.at + end.len - pasting->words[first].at)};
}

static void split(struct pasting *pasting, struct str text)
{
    pasting->words = ARENA_ARRAY(pasting->arena, struct str, text.len / 2 + 1);
    for (size_t i = 0; i < text.len; i++)
        if (!is_blank(text.at[i]) && (i == 0 || is_blank(text.at[i - 1])))
            pasting->words[pasting->count++] = str_slice(text, i, text.len);
}

static struct str date_at(const struct pasting *pasting, size_t number)
{
    struct event_line line;
    if (!event_line_read(words_from(pasting, number, DATE_WORDS), pasting->today, &line))
        return STR_NONE;
    return arena_printf(pasting->arena, "%04d-%02d-%02d", (int)line.day.year, (int)line.day.month,
                        (int)line.day.day);
}

/* "2" "days", or "2d"; -1 when there is no such span. */
static int64_t span_at(const struct pasting *pasting, size_t *number)
{
    char room[CUE_BYTES];
    struct str word = word_of(pasting, *number);
    int64_t count = 0;
    size_t i = 0;
    for (; i < word.len && i < 4 && word.at[i] >= '0' && word.at[i] <= '9'; i++)
        count = count * 10 + (word.at[i] - '0');
    if (i == 0 || count > LEFT_DAYS_MAX)
        return -1;
    bool apart = i == word.len;
    if (apart && *number + 1 == pasting->count)
        return -1;
    struct str rest = apart ? word_of(pasting, *number + 1) : str_slice(word, i, word.len);
    struct str unit = plain_text(rest, room, sizeof room, true);
    *number += apart ? 2 : 1;
    if (str_eq(unit, STR("d")) || str_eq(unit, STR("h")))
        return count * (unit.at[0] == 'd' ? SPAN_DAYS(1).ms : SPAN_HOURS(1).ms);
    for (size_t k = 0; k < COUNT_OF(units); k++)
        if (str_starts(unit, units[k].begins))
            return count * (units[k].day ? SPAN_DAYS(1).ms : SPAN_HOURS(1).ms);
    return -1;
}

/* The instant at which "2 days 4 hours" from this word on have passed; unset when no such words stand here. */
static struct instant countdown_end(const struct pasting *pasting, size_t *number)
{
    int64_t first = span_at(pasting, number), second = -1;
    size_t next = *number;
    if (first < 0)
        return CLOCK_UNSET;
    if (next < pasting->count)
        second = span_at(pasting, &next);
    if (second > 0)
        *number = next;
    int64_t at = pasting->now.ms + first + (second > 0 ? second : 0);
    return (struct instant){at - at % SPAN_MINUTES(1).ms};
}

static struct str countdown_at(const struct pasting *pasting, size_t number)
{
    struct buf text;
    struct instant at = countdown_end(pasting, &number);
    if (!at.ms)
        return STR_NONE;
    buf_init(&text, 64);
    iso_time_put(&text, at);
    struct str copy = arena_copy(pasting->arena, buf_str(&text));
    buf_free(&text);
    return copy;
}

bool advice_read_countdown(struct arena *arena, struct str text, struct instant now, struct instant *at)
{
    struct pasting pasting = {.arena = arena, .now = now};
    size_t number = 0;
    if (text.len > CUE_BYTES || !str_is_utf8(text))
        return false;
    split(&pasting, text);
    *at = pasting.count ? countdown_end(&pasting, &number) : CLOCK_UNSET;
    return at->ms > now.ms && number >= pasting.count;
}

/* Five digits or more, with dashes between them. */
static struct str order_at(const struct pasting *pasting, size_t number)
{
    struct str word = word_of(pasting, number);
    size_t digits = 0, from = 0, end;
    while (from < word.len && (word.at[from] == '#' || word.at[from] == '('))
        from++;
    for (end = from; end < word.len; end++) {
        char c = word.at[end];
        digits += c >= '0' && c <= '9';
        if (!(c >= '0' && c <= '9') && c != '-')
            break;
    }
    return digits >= 5 && digits <= 24 ? str_slice(word, from, end) : STR_NONE;
}

/* An amount with two decimals; the mark of its currency stands with it and is left to the person. */
static struct str price_at(const struct pasting *pasting, size_t number)
{
    struct str word = word_of(pasting, number);
    size_t from = 0;
    while (from < word.len && !(word.at[from] >= '0' && word.at[from] <= '9'))
        from++;
    size_t end = from;
    while (end < word.len && word.at[end] >= '0' && word.at[end] <= '9')
        end++;
    bool cents = end + 2 < word.len && end > from && (word.at[end] == '.' || word.at[end] == ',') &&
                 word.at[end + 1] >= '0' && word.at[end + 1] <= '9' && word.at[end + 2] >= '0' &&
                 word.at[end + 2] <= '9';
    bool longer = end + 3 < word.len && word.at[end + 3] >= '0' && word.at[end + 3] <= '9';
    return cents && !longer ? str_slice(word, from, end + 3) : STR_NONE;
}

static struct str value_at(const struct pasting *pasting, enum fact fact, size_t number)
{
    if (fact == FACT_ORDER)
        return order_at(pasting, number);
    if (fact == FACT_PRICE)
        return price_at(pasting, number);
    struct str date = date_at(pasting, number);
    return !date.len && fact == FACT_ENDS ? countdown_at(pasting, number) : date;
}

/* How many words the cue has, when it stands at this word; else 0. */
static size_t cue_at(const struct pasting *pasting, const struct cue *cue, size_t number)
{
    char room[CUE_BYTES];
    size_t count = 1;
    for (size_t i = 0; i < cue->words.len; i++)
        count += cue->words.at[i] == ' ';
    if (number + count > pasting->count)
        return 0;
    struct str there = words_from(pasting, number, count);
    if (there.len > CUE_BYTES / 2)
        return 0;
    return str_eq(str_trim(plain_text(there, room, sizeof room, true)), cue->words) ? count : 0;
}

static void try_cue(struct pasting *pasting, const struct cue *cue, size_t number)
{
    size_t count = pasting->values[cue->fact].len ? 0 : cue_at(pasting, cue, number);
    if (count && cue->value.len)
        pasting->values[cue->fact] = cue->value;
    for (size_t i = number + count; count && !cue->value.len && i < number + count + NEAR_WORDS; i++) {
        struct str value = i < pasting->count ? value_at(pasting, cue->fact, i) : STR_NONE;
        if (!value.len)
            continue;
        pasting->values[cue->fact] = arena_copy(pasting->arena, value);
        return;
    }
}

static void find_number(struct pasting *pasting, const struct advice_sources *sources, struct str text)
{
    struct track_found *found = ARENA_ARRAY(pasting->arena, struct track_found, NUMBERS_MAX);
    if (track_find_in_text(sources->tracking, text, found, NUMBERS_MAX))
        pasting->values[FACT_TRACKING] =
            arena_copy(pasting->arena, ((struct str){found[0].result.normalized, found[0].result.length}));
}

size_t advice_find_facts(struct arena *arena, const struct advice_sources *sources, struct str text,
                         struct instant now, struct advice_fact facts[ADVICE_FACTS_MAX])
{
    struct pasting pasting = {.arena = arena, .now = now, .today = civil_from_instant(now, 0)};
    size_t count = 0;
    text = str_char_prefix(text, ADVICE_PASTE_MAX);
    if (!str_is_utf8(text))
        return 0;
    split(&pasting, text);
    for (size_t i = 0; i < COUNT_OF(cues); i++)
        for (size_t number = 0; number < pasting.count; number++)
            try_cue(&pasting, &cues[i], number);
    find_number(&pasting, sources, text);
    for (size_t i = 0; i < FACT_KINDS && count < ADVICE_FACTS_MAX; i++)
        if (pasting.values[i].len)
            facts[count++] = (struct advice_fact){kinds[i].field, kinds[i].label, pasting.values[i]};
    return count;
}
