#include "core/value/money.h"

#include "base/check.h"
#include "base/words.h"

#include <string.h>

enum { PERCENT_DECIMALS = 2 }; /* a basis point is a hundredth of a percent */

/* ISO 4217 active codes, sorted; the digit behind each is its exponent. */
static const char currencies[][5] = {
    "AED2", "AFN2", "ALL2", "AMD2", "AOA2", "ARS2", "AUD2", "AWG2", "AZN2", "BAM2", "BBD2", "BDT2", "BGN2",
    "BHD3", "BIF0", "BMD2", "BND2", "BOB2", "BOV2", "BRL2", "BSD2", "BTN2", "BWP2", "BYN2", "BZD2", "CAD2",
    "CDF2", "CHE2", "CHF2", "CHW2", "CLF4", "CLP0", "CNY2", "COP2", "COU2", "CRC2", "CUP2", "CVE2", "CZK2",
    "DJF0", "DKK2", "DOP2", "DZD2", "EGP2", "ERN2", "ETB2", "EUR2", "FJD2", "FKP2", "GBP2", "GEL2", "GHS2",
    "GIP2", "GMD2", "GNF0", "GTQ2", "GYD2", "HKD2", "HNL2", "HTG2", "HUF2", "IDR2", "ILS2", "INR2", "IQD3",
    "IRR2", "ISK0", "JMD2", "JOD3", "JPY0", "KES2", "KGS2", "KHR2", "KMF0", "KPW2", "KRW0", "KWD3", "KYD2",
    "KZT2", "LAK2", "LBP2", "LKR2", "LRD2", "LSL2", "LYD3", "MAD2", "MDL2", "MGA2", "MKD2", "MMK2", "MNT2",
    "MOP2", "MRU2", "MUR2", "MVR2", "MWK2", "MXN2", "MXV2", "MYR2", "MZN2", "NAD2", "NGN2", "NIO2", "NOK2",
    "NPR2", "NZD2", "OMR3", "PAB2", "PEN2", "PGK2", "PHP2", "PKR2", "PLN2", "PYG0", "QAR2", "RON2", "RSD2",
    "RUB2", "RWF0", "SAR2", "SBD2", "SCR2", "SDG2", "SEK2", "SGD2", "SHP2", "SLE2", "SOS2", "SRD2", "SSP2",
    "STN2", "SVC2", "SYP2", "SZL2", "THB2", "TJS2", "TMT2", "TND3", "TOP2", "TRY2", "TTD2", "TWD2", "TZS2",
    "UAH2", "UGX0", "USD2", "UYI0", "UYU2", "UYW4", "UZS2", "VED2", "VES2", "VND0", "VUV0", "WST2", "XAF0",
    "XCD2", "XCG2", "XOF0", "XPF0", "YER2", "ZAR2", "ZMW2", "ZWG2",
};

static const struct str fault_texts[MONEY_FAULT_COUNT] = {
    [MONEY_OK] = STR_INIT(N_("the amount is good")),
    [MONEY_UNKNOWN_CURRENCY] = STR_INIT(N_("the currency is not one of ISO 4217")),
    [MONEY_EMPTY] = STR_INIT(N_("the amount is missing")),
    [MONEY_NOT_A_NUMBER] = STR_INIT(N_("the amount is not a number")),
    [MONEY_NEGATIVE] = STR_INIT(N_("the amount is below zero")),
    [MONEY_TOO_MANY_DECIMALS] = STR_INIT(N_("the amount has more decimals than the currency")),
    [MONEY_TOO_LARGE] = STR_INIT(N_("the amount is larger than can be kept")),
};

/* Index into the list, or -1. */
static int currency_index(const char code[3])
{
    int low = 0, high = (int)COUNT_OF(currencies);
    while (low < high) {
        int middle = (low + high) / 2;
        int order = memcmp(code, currencies[middle], 3);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

bool currency_from(struct str code, struct currency *currency)
{
    *currency = (struct currency){0};
    if (code.len != 3)
        return false;
    char capital[3];
    for (size_t i = 0; i < 3; i++)
        capital[i] = code.at[i] >= 'a' && code.at[i] <= 'z' ? (char)(code.at[i] - 'a' + 'A') : code.at[i];
    if (currency_index(capital) < 0)
        return false;
    memcpy(currency->code, capital, 3);
    return true;
}

bool currency_same(struct currency a, struct currency b)
{
    return memcmp(a.code, b.code, sizeof a.code) == 0;
}

struct str currency_code(const struct currency *currency)
{
    return (struct str){currency->code, currency->code[0] ? 3 : 0};
}

int currency_exponent(struct currency currency)
{
    int index = currency_index(currency.code);
    return index < 0 ? -1 : currencies[index][3] - '0';
}

struct str currency_at(size_t index)
{
    return index < COUNT_OF(currencies) ? (struct str){currencies[index], 3} : STR_NONE;
}

static bool all_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return true;
}

/* value * 10^decimals + digits; false when the result passes MONEY_MAX. */
static bool append_digits(int64_t *value, struct str digits, int decimals)
{
    for (size_t i = 0; i < digits.len || (int)i < decimals; i++) {
        int digit = i < digits.len ? digits.at[i] - '0' : 0;
        *value = *value * 10 + digit;
        if (*value > MONEY_MAX)
            return false;
    }
    return true;
}

static enum money_fault decimal_read(struct str text, int exponent, int64_t *minor)
{
    struct str rest = str_trim(text);
    if (rest.len == 0)
        return MONEY_EMPTY;
    bool negative = rest.at[0] == '-';
    if (negative)
        rest = str_slice(rest, 1, rest.len);
    size_t mark = str_find_char(rest, '.') < rest.len ? str_find_char(rest, '.') : str_find_char(rest, ',');
    struct str whole = str_slice(rest, 0, mark), part = str_slice(rest, mark + 1, rest.len);
    if (whole.len == 0 || !all_digits(whole) || !all_digits(part) || (mark < rest.len && part.len == 0))
        return MONEY_NOT_A_NUMBER;
    if (negative)
        return MONEY_NEGATIVE;
    if (part.len > (size_t)exponent)
        return MONEY_TOO_MANY_DECIMALS;
    int64_t value = 0;
    if (!append_digits(&value, whole, 0) || !append_digits(&value, part, exponent))
        return MONEY_TOO_LARGE;
    *minor = value;
    return MONEY_OK;
}

enum money_fault money_read(struct str text, struct currency currency, int64_t *minor)
{
    int exponent = currency_exponent(currency);
    return exponent < 0 ? MONEY_UNKNOWN_CURRENCY : decimal_read(text, exponent, minor);
}

enum money_fault money_read_exact(struct str text, struct currency currency, int64_t *minor)
{
    bool comma = str_find_char(text, ',') < text.len;
    return comma ? MONEY_NOT_A_NUMBER : money_read(text, currency, minor);
}

bool percent_read(struct str text, int64_t *basis_points)
{
    int64_t read;
    if (decimal_read(text, PERCENT_DECIMALS, &read) != MONEY_OK || read > MONEY_WHOLE)
        return false;
    *basis_points = read;
    return true;
}

struct str money_fault_text(enum money_fault fault)
{
    check(fault < MONEY_FAULT_COUNT);
    return fault_texts[fault];
}

static struct str decimal_write(int64_t minor, int exponent, char into[MONEY_TEXT])
{
    uint64_t left = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
    char *first = into + MONEY_TEXT - 1;
    *first = '\0';
    for (int digit = 0; left > 0 || digit <= exponent; digit++) {
        if (digit == exponent && exponent > 0)
            *--first = '.';
        *--first = (char)('0' + left % 10);
        left /= 10;
    }
    if (minor < 0)
        *--first = '-';
    size_t length = (size_t)(into + MONEY_TEXT - 1 - first);
    memmove(into, first, length + 1);
    return (struct str){into, length};
}

struct str money_write(int64_t minor, struct currency currency, char into[MONEY_TEXT])
{
    int exponent = currency_exponent(currency);
    check(exponent >= 0);
    return decimal_write(minor, exponent, into);
}

struct str percent_write(int64_t basis_points, char into[MONEY_TEXT])
{
    return decimal_write(basis_points, PERCENT_DECIMALS, into);
}

int64_t money_share(int64_t amount, int64_t numerator, int64_t denominator, enum rounding rounding)
{
    check(amount >= 0 && amount <= MONEY_MAX);
    check(denominator > 0 && numerator >= 0 && numerator <= denominator);
    __int128 product = (__int128)amount * numerator;
    int64_t quotient = (int64_t)(product / denominator);
    __int128 twice = (product % denominator) * 2;
    bool up = twice > denominator ||
              (twice == denominator && (rounding == ROUNDING_HALF_UP || (quotient & 1) != 0));
    return quotient + up;
}

/* The part with the largest remainder that has not been topped up yet; the earliest among equals. */
static size_t largest_remainder(const __int128 *remainders, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (remainders[i] > remainders[best])
            best = i;
    return best;
}

void money_split(int64_t total, const int64_t *weights, size_t count, int64_t *parts)
{
    check(total >= 0 && count > 0 && count <= MONEY_PARTS_MAX);
    __int128 sum = 0, remainders[MONEY_PARTS_MAX];
    for (size_t i = 0; i < count; i++) {
        check(weights[i] >= 0);
        sum += weights[i];
    }
    int64_t left = total;
    for (size_t i = 0; i < count; i++) {
        parts[i] = sum ? (int64_t)((__int128)total * weights[i] / sum) : 0;
        remainders[i] = sum ? (__int128)total * weights[i] % sum : 0;
        left -= parts[i];
    }
    if (sum == 0) {
        parts[0] = total;
        return;
    }
    for (; left > 0; left--) {
        size_t next = largest_remainder(remainders, count);
        parts[next]++;
        remainders[next] = -1;
    }
}

static void sort_amounts(int64_t *amounts, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        int64_t amount = amounts[i];
        size_t at = i;
        for (; at > 0 && amounts[at - 1] > amount; at--)
            amounts[at] = amounts[at - 1];
        amounts[at] = amount;
    }
}

int64_t money_median(int64_t *amounts, size_t count, enum rounding rounding)
{
    check(count > 0);
    sort_amounts(amounts, count);
    int64_t low = amounts[(count - 1) / 2], high = amounts[count / 2];
    int64_t middle = low + (high - low) / 2;
    bool half_left = ((high - low) & 1) != 0;
    return middle + (half_left && (rounding == ROUNDING_HALF_UP || (middle & 1) != 0));
}
