#include "text/advice/paste_take.h"

#include "base/check.h"
#include "text/clock/iso_time.h"

enum {
    WEAK_WORDS = 3,
    BEHIND_WORDS = 8 /* words that name what stands before them */
};

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

/* Tomorrow or later, or today for somebody, and not a year away. */
static bool is_near_ahead(const struct pasting *pasting, struct str day)
{
    enum { NEAR_DAYS = 120 };
    struct civil civil;
    if (!civil_read_date(str_slice(day, 0, sizeof "2026-11-20" - 1), &civil))
        return false;
    int64_t away = civil_to_instant(civil, 0).ms - pasting->now.ms;
    return away >= -SPAN_DAYS(1).ms && away < SPAN_DAYS(NEAR_DAYS).ms;
}

/* "Date: 14/11/2026" alone counts beside the order's number. */
static bool is_beside_order(const struct reading *reading, size_t number)
{
    enum { BESIDE = 14 };
    size_t at = reading->at[FACT_ORDER];
    return reading->values[FACT_ORDER].len && (at < number ? number - at : at - number) <= BESIDE;
}

/* "Pedido: ES9920-1188": behind a colon letters belong to the number. */
static bool is_named_outright(const struct pasting *pasting, size_t number)
{
    static const char signs[] = "no|nr|n|c|nro";
    struct str before = number ? pasting->words[number - 1] : STR_NONE;
    return str_ends(before, STR(":")) || str_eq(before, STR("#")) || str_eq(before, STR("№")) ||
           (number && paste_is_one_of(pasting->folded[number - 1], signs));
}

static struct str way_of_paying(const struct pasting *pasting, size_t number)
{
    struct str way = paste_payment(pasting->folded[number]);
    return str_eq(way, STR("card")) ? pasting_card_kind(pasting, number) : way;
}

static struct str value_at(struct reading *reading, const struct paste_cue *cue, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    if (cue->fact == FACT_ORDER)
        return pasting_order(pasting, number, !cue->weak || is_named_outright(pasting, number));
    if (cue->fact == FACT_PAID)
        return way_of_paying(pasting, number);
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

static bool is_dated(enum fact fact)
{
    return fact == FACT_ORDERED || fact == FACT_SHIPPED || fact == FACT_PROMISED;
}

static bool is_day(enum fact fact)
{
    return is_dated(fact) || fact == FACT_ENDS;
}

struct named_here reading_cue(const struct reading *reading, size_t number, bool behind)
{
    return phrases_at(reading->named[behind], number, reading->group);
}

/* "Ordered on 12.11.2026, shipped ...": what stands there has words of another fact right before it. */
static bool is_of_another(const struct reading *reading, enum fact fact, size_t at)
{
    for (size_t back = 1; back <= WEAK_WORDS && back <= at; back++) {
        struct named_here before = reading_cue(reading, at - back, false);
        if (before.count && before.count >= back && before.cue->fact != fact &&
            is_day(before.cue->fact) == is_day(fact))
            return true;
    }
    return false;
}

static const char of_order[] =
    "of|from|vom|du|del|de|do|dnia|z|van|от|від|placed|ze|fran|dated|с|passee|il|le";

/* "Order 4471199 of 3 November", "4471199 (3 November)": the day behind the order's number is the day of the order. */
/* A day that no words name, beside the order's number. */
static bool take_lone_day(struct reading *reading, size_t at)
{
    struct str day = reading->taken[at] ? STR_NONE : pasting_day(&reading->pasting, at, false);
    if (!day.len || is_ahead(&reading->pasting, day) || is_of_another(reading, FACT_ORDERED, at))
        return false;
    reading->values[FACT_ORDERED] = day;
    return reading->taken[at] = true;
}

static void take_day_of_order(struct reading *reading, size_t name, size_t number)
{
    enum { BEFORE_DAY = 3, BEFORE_NAME = 7 };
    const struct pasting *pasting = &reading->pasting;
    if (reading->values[FACT_ORDERED].len || number >= pasting->count)
        return;
    for (size_t i = name; i && i + BEFORE_NAME > name && !pasting->opens[i];
         i--) /* "10 November 2026 | Order #..." */
        if (take_lone_day(reading, i - 1))
            return;
    bool of = paste_is_one_of(pasting->folded[number], of_order);
    for (size_t i = number; i < pasting->count && i <= number + (of ? BEFORE_DAY : 0); i++) {
        if ((pasting->opens[i] && i > number) || take_lone_day(reading, i))
            return;
    }
}

/* Takes the value for the fact; a day is one fact's alone. False when nothing is to be taken there. */
static bool take(struct reading *reading, const struct paste_cue *cue, size_t at)
{
    bool alone = cue->fact == FACT_ORDERED && cue->last;
    if ((is_day(cue->fact) && reading->taken[at]) || (alone && !is_beside_order(reading, at)))
        return false;
    struct str value = value_at(reading, cue, at);
    if (!value.len || (cue->ahead && !is_near_ahead(&reading->pasting, value)))
        return false;
    reading->values[cue->fact] = value;
    reading->at[cue->fact] = at;
    reading->taken[at] = is_day(cue->fact);
    return true;
}

/* "From: ... Sent: ... To: ...": what a mail program writes before a mail that is answered or passed on. */
static bool is_mail_head(const struct pasting *pasting, size_t number)
{
    static const char from[] =
        "from|von|de|da|van|od|от|від|fran|fra|kimden|gonderen|发件人|寄件者|差出人|보낸사람|보낸";
    size_t line = number;
    while (line && !pasting->opens[line])
        line--;
    if (!line || line != number)
        return false;
    do
        line--;
    while (line && !pasting->opens[line]);
    return str_ends(pasting->words[line], STR(":")) && paste_is_one_of(pasting->folded[line], from);
}

/* Nothing is looked for behind these words. */
static bool leads_nowhere(const struct reading *reading, const struct named_here *here, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    enum fact fact = here->cue->fact;
    return pasting_is_taken_back(pasting, fact, number) ||
           (is_dated(fact) && str_ends(pasting->words[number + here->count - 1], STR(","))) ||
           (is_dated(fact) && is_mail_head(pasting, number));
}

/* What is looked for ends at a word: a sentence ends there, other words are named, or an amount would stand in another row. */
static bool ends_at(const struct reading *reading, enum fact fact, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    struct named_here next = reading_cue(reading, number, false);
    return (next.count && next.cue->fact != fact) ||
           (is_dated(fact) && paste_ends_sentence(pasting->words[number]));
}

/* Takes what stands behind the words that name it, and before any that name another fact. */
static void take_value(struct reading *reading, const struct named_here *here, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    enum fact fact = here->cue->fact;
    size_t from = number + here->count, room = here->cue->weak ? WEAK_WORDS : NEAR_WORDS, rows = 0,
           in_row = 0;
    if (leads_nowhere(reading, here, number))
        return;
    for (size_t i = from; room && i < pasting->count; i++) {
        rows += pasting->opens[i];
        in_row = pasting->opens[i] ? 0 : in_row + 1;
        if (fact == FACT_PRICE && rows && in_row > 1) /* an amount below its name begins its row */
            return;
        if (fact == FACT_ENDS && countdown_text(pasting, i).len && pasting_is_over(pasting, number, i))
            return;
        if (take(reading, here->cue, i)) {
            if (fact == FACT_ORDER)
                take_day_of_order(reading, number, i + 1);
            return;
        }
        if (ends_at(reading, fact, i))
            return;
        room -= pasting->folded[i].len > 0;
    }
}

static bool is_tail_of_amount(const struct pasting *pasting, size_t at)
{
    enum { GROUP = 3 };
    struct str before = pasting->words[at - 1];
    size_t digits = paste_digits(before, 0);
    return digits && digits <= GROUP && digits == before.len && paste_digits(pasting->words[at], 0) == GROUP;
}

/* "am 23.11.2026 versandt", "11月23日に発送": takes what stands before the words in their sentence, the nearest. */
static void take_before(struct reading *reading, const struct named_here *here, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    enum fact fact = here->cue->fact;
    size_t first = number;
    if (fact == FACT_SHIPPED && pasting_is_taken_back(pasting, fact, number))
        return;
    while (first && number - first < BEHIND_WORDS && !pasting->opens[first] &&
           !paste_ends_sentence(pasting->words[first - 1]))
        first--;
    for (size_t i = number; i > first; i--) {
        size_t at = fact == FACT_ENDS ? first + number - i : i - 1; /* of a span, all of it */
        if (fact == FACT_PRICE && at > first &&
            is_tail_of_amount(pasting, at)) /* "2 499 Kč" begins with its 2 */
            continue;
        bool of = at && fact == FACT_SHIPPED && paste_is_one_of(pasting->folded[at - 1], of_order);
        if (is_of_another(reading, fact, at) || (of && pasting_day(pasting, at, false).len))
            return;
        if (take(reading, here->cue, at))
            return;
    }
}

/* Right behind the words stands what they name. */
static bool has_value_behind(struct reading *reading, const struct named_here *here, size_t number)
{
    struct str currency = reading->values[FACT_CURRENCY];
    bool found = false;
    for (size_t i = number + here->count; here->count && i < number + here->count + 2; i++)
        found |= i < reading->pasting.count && here->cue->fact != FACT_OTHER &&
                 value_at(reading, here->cue, i).len;
    reading->values[FACT_CURRENCY] = currency;
    return found;
}

/* ---- a row of names, and below it a row of what they name ---- */

enum { COLUMNS_MAX = 8 };
struct columns {
    const struct paste_cue *at[COLUMNS_MAX];
    size_t count, end;   /* the word behind the row */
    size_t gaps, others; /* wide blanks between its words, and words that are no part of a name */
    bool alone;          /* the row is nothing but one name */
};

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (char_is_digit(word.at[i]))
            return true;
    return false;
}

static bool has_digit_between(const struct pasting *pasting, size_t from, size_t end)
{
    bool found = false;
    for (size_t i = from; i < end; i++)
        found |= has_digit(pasting->words[i]);
    return found;
}

static size_t row_end(const struct pasting *pasting, size_t number)
{
    do
        number++;
    while (number < pasting->count && !pasting->opens[number]);
    return number;
}

static bool is_gap_before(const struct pasting *pasting, size_t number)
{
    struct str word = pasting->words[number], before = pasting->words[number - 1];
    return word.at - (before.at + before.len) > 1 || word.at[-1] == '\t';
}

/* The names in the row that begins at `number`, up to the first digit. */
static struct columns columns_at(const struct reading *reading, size_t number)
{
    const struct pasting *pasting = &reading->pasting;
    struct columns columns = {.end = row_end(pasting, number)};
    size_t names_end = number;
    for (size_t i = number; i < columns.end;) {
        struct named_here here = reading_cue(reading, i, false);
        if (has_digit(pasting->words[i])) {
            columns.count -=
                columns.count && i - names_end <= 1; /* "Order # 113-...": its value stands behind it */
            return columns;
        }
        if (here.count && here.cue->fact != FACT_OTHER && columns.count < COLUMNS_MAX)
            columns.at[columns.count++] = here.cue;
        columns.gaps += i > number && is_gap_before(pasting, i);
        columns.others += !here.count && pasting->folded[i].len;
        i += here.count ? here.count : 1;
        names_end = here.count ? i : names_end;
    }
    columns.alone = columns.count == 1 && names_end >= columns.end && !columns.others;
    return columns;
}

/* Each name takes what fits it first behind what the one before took. */
static void take_columns(struct reading *reading, const struct columns *columns, size_t end)
{
    size_t from = columns->end;
    for (size_t i = 0; i < columns->count; i++) {
        struct paste_cue cue = {.fact = columns->at[i]->fact};
        for (size_t at = from; at < end && !reading->values[cue.fact].len; at++)
            if (take(reading, &cue, at))
                from = at + 1;
    }
}

static bool are_different(const struct columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        for (size_t k = 0; k < i; k++)
            if (columns->at[i]->fact == columns->at[k]->fact)
                return false;
    return columns->count > 1;
}

/* Nothing but names, or names set apart: "Your order was sent" is no row of names. */
static bool is_row_of_names(const struct columns *columns)
{
    return are_different(columns) && (!columns->others || columns->gaps + 1 >= columns->count);
}

static void take_tables(struct reading *reading)
{
    const struct pasting *pasting = &reading->pasting;
    for (size_t i = 0; i < pasting->count; i = row_end(pasting, i)) {
        struct columns columns = columns_at(reading, i), next = columns;
        size_t rows = 1;
        while (next.alone && columns.count < COLUMNS_MAX && next.end < pasting->count) { /* one name a row */
            next = columns_at(reading, next.end);
            if (!next.alone)
                break;
            columns.at[columns.count++] = next.at[0];
            columns.end = next.end;
            rows++;
        }
        size_t end = columns.end;
        while (rows-- && end < pasting->count)
            end = row_end(pasting, end);
        if (is_row_of_names(&columns) && columns.end < pasting->count &&
            has_digit_between(pasting, columns.end, end))
            take_columns(reading, &columns, end);
    }
}

/* The words that stand here, when they count in this round; their cue is NULL when they do not. */
static struct named_here counted_at(struct reading *reading, size_t number, const struct paste_cue *round)
{
    struct named_here here = reading_cue(reading, number, round->behind);
    struct named_here ahead = round->behind ? reading_cue(reading, number, false) : (struct named_here){0};
    bool counts = here.count && here.cue->weak == round->weak && here.cue->last == round->last &&
                  here.cue->fact != FACT_OTHER && fact_group_of(here.cue->fact) == reading->group &&
                  !reading->values[here.cue->fact].len;
    if (counts && has_value_behind(reading, &ahead, number)) /* "versandt am 5. Oktober" */
        counts = ahead.count < here.count ||
                 (ahead.count == here.count && ahead.bytes < here.bytes + (size_t)is_day(here.cue->fact));
    return counts || !here.count ? here : (struct named_here){.count = here.count};
}

static void take_round(struct reading *reading, const struct paste_cue *round)
{
    for (size_t i = 0; i < reading->pasting.count;) {
        struct named_here here = counted_at(reading, i, round);
        if (here.cue && round->behind)
            take_before(reading, &here, i);
        else if (here.cue)
            take_value(reading, &here, i);
        i += here.count ? here.count : 1;
    }
}

void reading_take(struct reading *reading)
{
    static const struct paste_cue rounds[] = {
        {.behind = true},
        {.weak = false},
        {.weak = true},
        {.weak = true, .behind = true},
        {.weak = true, .last = true},
    };
    take_tables(reading);
    for (int group = GROUP_COUNT - 1; group >= 0;
         group--) { /* a lone date is taken beside the order's number */
        reading->group = (enum fact_group)group;
        for (size_t i = 0; i < COUNT_OF(rounds); i++)
            take_round(reading, &rounds[i]);
    }
}
