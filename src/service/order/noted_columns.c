#include "service/order/noted_columns.h"

#include "base/check.h"
#include "base/words.h"
#include "service/order/csv_columns.h"
#include "text/advice/paste_words.h"
#include "text/kit/storable.h"
#include "text/tracking/event_line.h"

enum { NAMES_MAX = 12, PARTS = 3 };

/* Amazon's two reports of orders, and what people call them in tables of their own. The first that is there is taken. */
static const struct str names_of[NOTED_COLUMNS][NAMES_MAX] = {
    [NOTED_NUMBER] = {STR_INIT("Order ID"), STR_INIT("Order number"), STR_INIT("order_number"),
                      STR_INIT("Order No"), STR_INIT("Order #"), STR_INIT("number"),
                      STR_INIT("Bestellnummer"), STR_INIT("Order")},
    [NOTED_ORDERED] = {STR_INIT("Order Date"), STR_INIT("ordered"), STR_INIT("Ordered on"),
                       STR_INIT("order_date"), STR_INIT("Purchase date"), STR_INIT("Date purchased"),
                       STR_INIT("Date of order"), STR_INIT("Bestelldatum"), STR_INIT("Date"),
                       STR_INIT("Datum")},
    [NOTED_TITLE] = {STR_INIT("Product Name"), STR_INIT("Item title"), STR_INIT("Item name"),
                     STR_INIT("title"), STR_INIT("Item"), STR_INIT("Product"), STR_INIT("Description"),
                     STR_INIT("Artikel"), STR_INIT("Produkt")},
    [NOTED_AMOUNT] = {STR_INIT("Total Owed"), STR_INIT("Total Amount"), STR_INIT("Item Total"),
                      STR_INIT("Order total"), STR_INIT("Total price"), STR_INIT("amount"), STR_INIT("Total"),
                      STR_INIT("Paid"), STR_INIT("Price"), STR_INIT("Betrag"), STR_INIT("Preis")},
    [NOTED_CURRENCY] = {STR_INIT("currency"), STR_INIT("Currency code"), STR_INIT("W\u00e4hrung")},
    [NOTED_MARKET] = {STR_INIT("marketplace"), STR_INIT("Website"), STR_INIT("Shop"), STR_INIT("Store")},
    [NOTED_SHIPPED] = {STR_INIT("Ship Date"), STR_INIT("Shipment Date"), STR_INIT("shipped"),
                       STR_INIT("Date shipped"), STR_INIT("Versanddatum")},
    [NOTED_PROMISED] = {STR_INIT("promised"), STR_INIT("Estimated delivery"),
                        STR_INIT("Estimated delivery date")},
    [NOTED_TRACKING] = {STR_INIT("Carrier Name & Tracking Number"), STR_INIT("Tracking number"),
                        STR_INIT("tracking_number"), STR_INIT("tracking"), STR_INIT("Sendungsnummer")},
    [NOTED_SELLER] = {STR_INIT("seller"), STR_INIT("Seller name"), STR_INIT("Seller ID"),
                      STR_INIT("Verk\u00e4ufer")},
    [NOTED_STATUS] = {STR_INIT("Order Status"), STR_INIT("status"), STR_INIT("state")},
};

const struct noted_column_row noted_columns[NOTED_COLUMNS] = {
    [NOTED_NUMBER] = {STR_INIT("column_number"), STR_INIT(N_("The shop's order number")),
                      STR_INIT(N_("Choose the column with the numbers of the orders."))},
    [NOTED_ORDERED] = {STR_INIT("column_ordered"), STR_INIT(N_("Ordered on")),
                       STR_INIT(N_("Choose the column with the days of the orders."))},
    [NOTED_TITLE] = {STR_INIT("column_title"), STR_INIT(N_("What was ordered")),
                     STR_INIT(N_("Choose the column with what was ordered."))},
    [NOTED_AMOUNT] = {STR_INIT("column_amount"), STR_INIT(N_("What was paid")),
                      STR_INIT(N_("Choose the column with what was paid."))},
    [NOTED_CURRENCY] = {STR_INIT("column_currency"), STR_INIT(N_("Currency")), {NULL, 0}},
    [NOTED_MARKET] = {STR_INIT("column_market"), STR_INIT(N_("Marketplace")), {NULL, 0}},
    [NOTED_SHIPPED] = {STR_INIT("column_shipped"), STR_INIT(N_("Sent on")), {NULL, 0}},
    [NOTED_PROMISED] = {STR_INIT("column_promised"), STR_INIT(N_("Promised until")), {NULL, 0}},
    [NOTED_TRACKING] = {STR_INIT("column_tracking"), STR_INIT(N_("Tracking number")), {NULL, 0}},
    [NOTED_SELLER] = {STR_INIT("column_seller"), STR_INIT(N_("Seller")), {NULL, 0}},
    [NOTED_STATUS] = {STR_INIT("column_status"), STR_INIT(N_("State of the order")), {NULL, 0}},
};

static const struct str words_of_days[NOTED_DAYS] = {
    [NOTED_DAYS_TOLD] = STR_INIT(""),
    [NOTED_DAY_FIRST] = STR_INIT("day-first"),
    [NOTED_MONTH_FIRST] = STR_INIT("month-first"),
};

bool noted_days_from(struct str word, enum noted_days *days)
{
    for (size_t i = 0; i < NOTED_DAYS; i++)
        if (str_eq(words_of_days[i], word)) {
            *days = (enum noted_days)i;
            return true;
        }
    return false;
}

static size_t place_of(const struct csv_row *names, struct str name)
{
    for (size_t i = 0; name.len && i < names->count; i++)
        if (str_eq_nocase(names->at[i].text, name))
            return i + 1;
    return 0;
}

size_t noted_column_at(const struct csv_row *names, enum noted_column column, struct str chosen)
{
    size_t at = place_of(names, str_trim(chosen));
    for (size_t i = 0; !chosen.len && at == 0 && i < NAMES_MAX; i++)
        at = place_of(names, names_of[column][i]);
    return at;
}

bool noted_of_amazon(const struct csv_row *names)
{
    return place_of(names, STR("ASIN")) || place_of(names, STR("ASIN/ISBN"));
}

struct str noted_value(struct str text)
{
    static const struct str nothing[] = {STR_INIT("Not Available"), STR_INIT("Not Applicable"),
                                         STR_INIT("N/A"), STR_INIT("-")};
    text = str_trim(text);
    for (size_t i = 0; i < COUNT_OF(nothing); i++)
        if (str_eq_nocase(text, nothing[i]))
            return STR_NONE;
    return text;
}

/* ---- days ---- */

/* Three numbers with one sign between, and perhaps a time of day behind. */
struct numbers {
    int64_t at[PARTS];
    size_t digits[PARTS];
    char sign;
};

static bool numbers_read(struct str text, struct numbers *numbers)
{
    struct str day = str_slice(text, 0, str_find_char(text, ' '));
    if (str_ends(day, STR(",")))
        day = str_slice(day, 0, day.len - 1);
    *numbers = (struct numbers){.sign = '/'};
    for (size_t i = 0, from = 0; i < PARTS; i++) {
        size_t end = from;
        while (end < day.len && char_is_digit(day.at[end]))
            end++;
        numbers->digits[i] = end - from;
        if (end == from || end - from > 4 || !str_to_int(str_slice(day, from, end), &numbers->at[i]))
            return false;
        if (i + 1 == PARTS)
            return end == day.len;
        if (end >= day.len || (i > 0 && day.at[end] != numbers->sign))
            return false;
        numbers->sign = day.at[end];
        from = end + 1;
    }
    return false;
}

static bool open_order(const struct numbers *numbers)
{
    return numbers->digits[0] <= 2 && numbers->digits[1] <= 2 &&
           (numbers->sign == '/' || numbers->sign == '-');
}

enum noted_days noted_days_of(struct str text)
{
    struct numbers numbers;
    if (!numbers_read(noted_value(text), &numbers) || !open_order(&numbers))
        return NOTED_DAYS_TOLD;
    return numbers.at[0] > 12 ? NOTED_DAY_FIRST : numbers.at[1] > 12 ? NOTED_MONTH_FIRST : NOTED_DAYS_TOLD;
}

static enum noted_fault day_of_numbers(const struct numbers *numbers, enum noted_days days,
                                       struct civil *civil)
{
    const int64_t *at = numbers->at;
    bool year_first = numbers->digits[0] == 4, open = open_order(numbers);
    bool month_first = open && days == NOTED_MONTH_FIRST;
    if (open && days == NOTED_DAYS_TOLD && at[0] != at[1])
        return NOTED_TWO_DAYS;
    int64_t year = year_first ? at[0] : at[2];
    int64_t month = year_first || !month_first ? at[1] : at[0];
    int64_t day = year_first ? at[2] : month_first ? at[1] : at[0];
    if (!year_first && numbers->digits[2] == 2)
        year += 2000;
    *civil = (struct civil){.year = (int32_t)year, .month = (int32_t)month, .day = (int32_t)day};
    return civil_exists(civil->year, civil->month, civil->day) ? NOTED_OK : NOTED_NO_DAY;
}

/* "2026-05-03T10:22:33Z", "2026-05-03 10:22 +0200" */
static bool has_zone(struct str text)
{
    struct str behind = str_slice(text, 10, text.len);
    return behind.len && (str_ends(behind, STR("Z")) || str_ends(behind, STR("UTC")) ||
                          str_find_char(behind, '+') < behind.len || str_find_char(behind, '-') < behind.len);
}

enum noted_fault noted_day(struct arena *arena, struct str text, enum noted_days days,
                           const struct zone *zone, struct instant *at)
{
    struct numbers numbers;
    struct event_line line;
    struct civil civil;
    if (has_zone(text) && csv_time(arena, text, at))
        return NOTED_OK;
    struct str day = str_slice(text, 0, str_find_char(text, 'T') == 10 ? 10 : text.len);
    if (numbers_read(day, &numbers)) {
        enum noted_fault fault = day_of_numbers(&numbers, days, &civil);
        if (fault)
            return fault;
    } else if (!event_line_read(day, (struct civil){.year = 2199, .month = 12, .day = 31}, &line) ||
               str_find_char(day, '/') < day.len)
        return NOTED_NO_DAY;
    else
        civil = line.day;
    *at = zone_instant(zone, civil);
    return NOTED_OK;
}

/* ---- amounts ---- */

static bool is_blank(struct str text, size_t at, size_t *bytes)
{
    static const struct str blanks[] = {STR_INIT(" "), STR_INIT("\u00a0"), STR_INIT("\u202f"), STR_INIT("'"),
                                        STR_INIT("\u2019")};
    for (size_t i = 0; i < COUNT_OF(blanks); i++)
        if (str_starts(str_slice(text, at, text.len), blanks[i])) {
            *bytes = blanks[i].len;
            return true;
        }
    return false;
}

/* Digits and their marks; *end receives where they end. Blanks between groups of three are left out. */
static struct str digits_of(struct arena *arena, struct str text, size_t from, size_t *end)
{
    char room[40];
    size_t len = 0, at = from, bytes = 0;
    while (at < text.len && len < sizeof room) {
        char c = text.at[at];
        if (char_is_digit(c) || c == '.' || c == ',')
            room[len++] = text.at[at++];
        else if (is_blank(text, at, &bytes) && at + bytes + 2 < text.len &&
                 char_is_digit(text.at[at + bytes]) && char_is_digit(text.at[at + bytes + 1]) &&
                 char_is_digit(text.at[at + bytes + 2]))
            at += bytes;
        else
            break;
    }
    *end = at;
    return arena_copy(arena, (struct str){room, len});
}

static size_t count_char(struct str text, char c)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == c;
    return count;
}

/* Which sign parts the cents: 0: none does. False where one sign with three digits behind may group or part. */
static bool decimal_sign(struct str digits, char *sign)
{
    size_t points = count_char(digits, '.'), commas = count_char(digits, ','), last = digits.len;
    *sign = 0;
    if (points + commas == 0)
        return true;
    for (size_t i = 0; i < digits.len; i++)
        if (!char_is_digit(digits.at[i]))
            last = i;
    char c = digits.at[last];
    size_t behind = digits.len - last - 1;
    if (points && commas) {
        *sign = c;
        return (c == '.' ? points : commas) == 1;
    }
    if (points + commas > 1)
        return behind == 3;
    *sign = c;
    return behind != 3 || (last == 1 && digits.at[0] == '0');
}

bool noted_amount(struct arena *arena, struct str text, struct str *amount, struct str *currency)
{
    size_t from = 0, end;
    char sign;
    while (from < text.len && !char_is_digit(text.at[from]))
        from++;
    struct str before = str_trim(str_slice(text, 0, from)), digits = digits_of(arena, text, from, &end);
    struct str behind = str_trim(str_slice(text, end, text.len));
    if (!digits.len || !decimal_sign(digits, &sign) || str_find_char(before, '-') < before.len ||
        (before.len && behind.len))
        return false;
    char *room = arena_take(arena, digits.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < digits.len; i++)
        if (char_is_digit(digits.at[i]))
            room[len++] = digits.at[i];
        else if (digits.at[i] == sign)
            room[len++] = '.';
    *amount = (struct str){room, len};
    struct str beside = before.len ? before : behind;
    *currency = beside.len ? paste_currency(beside) : STR_NONE;
    return !beside.len || currency->len;
}

/* ---- the rest ---- */

struct str noted_tracking(struct arena *arena, struct str text)
{
    text = text_one_line(arena, text);
    text = str_slice(text, 0, str_find(text, STR(" and ")));
    size_t open = str_find_char(text, '('), colon = str_find_char(text, ':');
    if (open < text.len)
        text = str_slice(text, open + 1, str_find_char(text, ')'));
    else if (colon < text.len)
        text = str_slice(text, colon + 1, text.len);
    return str_trim(text);
}

bool noted_over(struct str status)
{
    static const struct str words[] = {STR_INIT("Cancelled"), STR_INIT("Canceled"),  STR_INIT("Refunded"),
                                       STR_INIT("Returned"),  STR_INIT("Storniert"), STR_INIT("Erstattet")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(str_trim(status), words[i]))
            return true;
    return false;
}
