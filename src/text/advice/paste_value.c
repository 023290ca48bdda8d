#include "text/advice/paste_value.h"

#include "base/check.h"
#include "text/tracking/event_line.h"

enum { LEFT_DAYS_MAX = 400, ORDER_MAX = 30 };

/* ---- numbers ---- */

/* Bytes of the capital letter, Latin or Cyrillic, that stands at `at`; 0: none does. */
static size_t capital_at(struct str word, size_t at)
{
    size_t end = at;
    uint32_t letter = at < word.len ? str_code_point(word, &end) : 0;
    bool capital = (letter >= 'A' && letter <= 'Z') || (letter >= 0x410 && letter <= 0x42f);
    return capital ? end - at : 0;
}

/* How many bytes of capitals stand before a dash at the beginning, as in "PO-211-0987"; 0: none do. */
static size_t series_of(struct str word)
{
    enum { SERIES_MAX = 3 };
    size_t i = 0;
    for (size_t letters = 0; letters < SERIES_MAX && capital_at(word, i); letters++)
        i += capital_at(word, i);
    return i < word.len && word.at[i] == '-' ? i : 0;
}

/* "3f2504e0-4f89-41d3-9a0c-0305e82c3301", in letters of either size; 0: it begins with none. */
static size_t uuid_bytes(struct str word)
{
    static const size_t groups[] = {8, 4, 4, 4, 12};
    size_t at = 0;
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        size_t from = at;
        while (at < word.len && (char_is_digit(word.at[at]) || (word.at[at] >= 'a' && word.at[at] <= 'f') ||
                                 (word.at[at] >= 'A' && word.at[at] <= 'F')))
            at++;
        bool last = i + 1 == COUNT_OF(groups);
        if (at - from != groups[i] || (!last && (at == word.len || word.at[at] != '-')))
            return 0;
        at += !last;
    }
    return at;
}

/* "No.100458812", "nr.4471199": without the words for number. */
static struct str without_sign(struct str word)
{
    static const struct str signs[] = {STR_INIT("no."), STR_INIT("nr."), STR_INIT("n."), STR_INIT("no")};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (word.len > signs[i].len && str_eq_nocase(str_slice(word, 0, signs[i].len), signs[i]) &&
            char_is_digit(word.at[signs[i].len]))
            return str_slice(word, signs[i].len, word.len);
    return word;
}

/* "771 209 334": groups of three or four digits each with one blank between; empty: none stand there. */
static struct str digit_row(const struct pasting *pasting, size_t number)
{
    enum { GROUPS_LEAST = 3, GROUP_LEAST = 3, GROUP_MOST = 4 };
    struct str first = pasting_word(pasting, number), last = first;
    size_t width = paste_digits(first, 0), groups = 0;
    if (width < GROUP_LEAST || width > GROUP_MOST || width != first.len)
        return STR_NONE;
    for (size_t i = number; i < pasting->count && groups < ORDER_MAX / GROUP_LEAST; i++, groups++) {
        struct str word = pasting->words[i];
        if (word.len != width || paste_digits(word, 0) != width || (groups && word.at != last.at + width + 1))
            break;
        last = word;
    }
    struct str row = {first.at, (size_t)(last.at - first.at) + width};
    return groups >= GROUPS_LEAST && row.len <= ORDER_MAX ? row : STR_NONE;
}

/* Digits with dashes, perhaps capitals before or between. */
struct str pasting_order(const struct pasting *pasting, size_t number, bool loose)
{
    struct str word = without_sign(pasting_word(pasting, number));
    struct event_line day;
    size_t from = 0, digits = 0, end;
    if (!word.at)
        return STR_NONE;
    struct str row = digit_row(pasting, number);
    if (loose && row.len)
        return row;
    size_t hash = str_starts(word, STR("#")), uuid = uuid_bytes(str_slice(word, hash, word.len));
    if (uuid)
        return str_slice(word, hash, hash + uuid);
    while (from < word.len && !char_is_digit(word.at[from]) && !capital_at(word, from) &&
           word.at[from] != '+')
        from++;
    bool named = from && word.at[from - 1] == '#';
    loose |= named;
    for (end = from + series_of(str_slice(word, from, word.len)); end < word.len; end++) {
        char c = word.at[end];
        bool letter = c >= 'A' && c <= 'Z';
        digits += char_is_digit(c);
        if (!char_is_digit(c) && c != '-' && !(loose && (letter || c == '/')))
            break;
    }
    while (end > from && !char_is_digit(word.at[end - 1]) &&
           !(word.at[end - 1] >= 'A' && word.at[end - 1] <= 'Z'))
        end--;
    struct str found = str_slice(word, from, end), rest = str_slice(word, end, word.len);
    bool whole = !rest.len || rest.at[0] == '.' || rest.at[0] == ',' || rest.at[0] == ')' ||
                 rest.at[0] == ';' || rest.at[0] == ':' || rest.at[0] == '?' || rest.at[0] == '!';
    bool decimals = rest.len > 1 && char_is_digit(rest.at[1]);
    bool date = found.len <= 10 && event_line_read(found, civil_from_instant(pasting->now, 0), &day);
    size_t least = named ? 3 : 5;
    return whole && !decimals && !date && digits >= least && found.len <= ORDER_MAX ? found : STR_NONE;
}

/* ---- money ---- */

static struct str pasting_folded(const struct pasting *pasting, size_t number)
{
    return number < pasting->count ? pasting->folded[number] : STR_NONE;
}

static bool is_japanese(const struct pasting *pasting)
{
    return pasting->kana || (pasting->old_letters && !pasting->traditional);
}

/* Crowns of Scandinavia: which, the text's language says. */
static bool is_crowns(struct str text)
{
    static const struct str signs[] = {STR_INIT("kr"), STR_INIT("Kr"), STR_INIT(":-")};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(text, signs[i]))
            return true;
    return false;
}

/* "AU $12,50", "US $ 12,50": the country stands apart from the sign. */
static struct str dollar_of(const struct pasting *pasting, size_t number)
{
    enum { APART = 2 };
    for (size_t i = 1; i <= APART && i <= number; i++) {
        struct str code = paste_dollar(pasting->folded[number - i]);
        if (code.len || pasting->folded[number - i].len)
            return code;
    }
    return STR_NONE;
}

static bool has_digit(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (char_is_digit(word.at[i]))
            return true;
    return false;
}

/* What stands in the amount's own word, before and behind it, and the number of the word that follows. */
struct beside {
    struct str before, behind;
    size_t next;
};

/* The currency that stands before, at or behind an amount; *bare where "$" alone tells it. */
static struct str currency_near(const struct pasting *pasting, size_t number, const struct beside *beside,
                                bool *bare)
{
    enum { IN_WORD = 2 };
    *bare = false;
    struct str near[] = {beside->before, beside->behind, number ? pasting->words[number - 1] : STR_NONE,
                         pasting_word(pasting, beside->next)};
    struct str dollars = STR_NONE; /* what "$" alone means where no code says otherwise: "$ 1,899.00 MXN" */
    for (size_t i = 0; i < COUNT_OF(near); i++) {
        bool apart = i >= IN_WORD; /* "2026 $64.98": the sign of another amount */
        struct str code = near[i].len && !(apart && has_digit(near[i])) ? paste_currency(near[i]) : STR_NONE;
        if (!code.len && apart && has_digit(near[i]))
            continue;
        if (str_starts(near[i], STR("$")) && code.len) {
            dollars = code;
            continue;
        }
        if (str_starts(near[i], STR("元")) && (pasting->traditional || pasting->old_letters))
            code = STR("TWD");
        if (!code.len && is_crowns(near[i]) && pasting->swedish)
            code = STR("SEK");
        if (!code.len && (str_starts(near[i], STR("¥")) || str_starts(near[i], STR("￥"))))
            code = is_japanese(pasting) ? STR("JPY") : STR("CNY");
        if (code.len)
            return code;
    }
    struct str kind = dollars.len ? dollar_of(pasting, number) : STR_NONE;
    if (!kind.len && dollars.len)
        kind = paste_dollar(pasting_folded(pasting, beside->next)); /* "45,90 $ CA" */
    if (!kind.len && dollars.len)
        kind = paste_dollar(pasting_folded(pasting, beside->next + 1));
    *bare = dollars.len && !kind.len;
    return kind.len ? kind : dollars;
}

/* Digits with their points and commas; the last of them parts the cents when one or two digits follow. */
static struct str plain_amount(const struct pasting *pasting, struct str text, bool *cents)
{
    char room[32];
    size_t len = 0, point = text.len;
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_digit(text.at[i]))
            point = i;
    *cents = point < text.len && text.len - point - 1 <= 2 && text.len - point > 1;
    for (size_t i = 0; i < text.len && len + 1 < sizeof room; i++)
        if (char_is_digit(text.at[i]))
            room[len++] = text.at[i];
        else if (*cents && i == point)
            room[len++] = '.';
    return arena_copy(pasting->arena, (struct str){room, len});
}

/* 1'299.00 as Switzerland writes it, without its apostrophe. */
static struct str without_apostrophe(const struct pasting *pasting, struct str word)
{
    static const struct str signs[] = {STR_INIT("'"), STR_INIT("\u2019")};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        size_t at = str_find(word, signs[i]), past = at + signs[i].len;
        if (at && at < word.len && char_is_digit(word.at[at - 1]) && paste_digits(word, past) >= 3)
            return arena_printf(pasting->arena, "%.*s%.*s", STR_ARG(str_slice(word, 0, at)),
                                STR_ARG(str_slice(word, past, word.len)));
    }
    return word;
}

static bool is_nothing(struct str plain)
{
    for (size_t i = 0; i < plain.len; i++)
        if (plain.at[i] != '0' && plain.at[i] != '.')
            return false;
    return true;
}

/* "$ 1.899,00" and "$ 24.999" are written where "$" is another dollar, or a peso. */
static bool is_other_dollar(struct str amount, bool cents)
{
    size_t comma = str_find_char(amount, ','), point = str_find_char(amount, '.');
    if (!cents && point < amount.len && comma == amount.len)
        return true;
    return cents && comma < amount.len && amount.len - comma - 1 <= 2;
}

struct str pasting_price(const struct pasting *pasting, size_t number, struct str *currency)
{
    struct str word = without_apostrophe(pasting, pasting_word(pasting, number));
    size_t from = 0, end, next = number + 1;
    bool cents, bare;
    while (from < word.len && !char_is_digit(word.at[from]))
        from++;
    for (end = from;
         end < word.len && (char_is_digit(word.at[end]) ||
                            ((word.at[end] == '.' || word.at[end] == ',') && paste_digits(word, end + 1)));)
        end++;
    struct str amount = str_slice(word, from, end), behind = str_slice(word, end, word.len);
    if (!amount.len || amount.len > 12 ||
        (behind.len && (behind.at[0] == '-' || behind.at[0] == '%' || behind.at[0] == ':') &&
         !str_starts(behind, STR(":-"))))
        return STR_NONE;
    bool whole = is_crowns(behind) || (!behind.len && is_crowns(pasting_word(pasting, next)));
    if (str_starts(behind, STR("€")) && paste_digits(behind, 3) == 2 && behind.len == 5) { /* 45€90 */
        amount = arena_printf(pasting->arena, "%.*s,%.*s", STR_ARG(amount), STR_ARG(str_slice(behind, 3, 5)));
        behind = STR("€");
    }
    if (str_eq(behind, STR(",")) && str_eq(pasting_word(pasting, next), STR("-"))) /* "45,– €" */
        next++;
    struct str more = pasting_word(pasting, next);
    if (!behind.len && amount.len <= 3 && paste_digits(more, 0) == 3) { /* 1 299,00 */
        size_t tail =
            3 + (more.len > 4 && (more.at[3] == ',' || more.at[3] == '.') ? 1 + paste_digits(more, 4) : 0);
        amount = arena_printf(pasting->arena, "%.*s%.*s", STR_ARG(amount), STR_ARG(str_slice(more, 0, tail)));
        behind = str_slice(more, tail, more.len);
        next++;
        whole |= is_crowns(behind) || is_crowns(pasting_word(pasting, next));
    }
    *currency =
        currency_near(pasting, number, &(struct beside){str_slice(word, 0, from), behind, next}, &bare);
    struct str plain = plain_amount(pasting, amount, &cents);
    if (bare && is_other_dollar(amount, cents))
        *currency = STR_NONE;
    return (currency->len || cents || whole) && !is_nothing(plain) ? plain : STR_NONE;
}

/* ---- spans ---- */

/* "2" "days", or "2d"; -1 when there is no such span. */
static int64_t span_at(const struct pasting *pasting, size_t *number)
{
    struct str word = pasting_word(pasting, *number);
    size_t digits = paste_digits(word, 0);
    int64_t count = 0;
    if (digits == 0 || digits > 4 || !str_to_int(str_slice(word, 0, digits), &count) || count > LEFT_DAYS_MAX)
        return -1;
    bool apart = digits == word.len;
    if (apart && *number + 1 >= pasting->count)
        return -1;
    struct str unit = apart ? pasting->folded[*number + 1]
                            : str_slice(pasting->folded[*number], digits, pasting->folded[*number].len);
    int64_t ms = paste_unit_ms(unit);
    *number += apart ? 2 : 1;
    return ms ? count * ms : -1;
}

struct instant pasting_countdown(const struct pasting *pasting, size_t *number)
{
    static const char and[] = "and|und|et|y|e|i|en|и|та|і|och|a|ve|と";
    int64_t first = span_at(pasting, number), second = -1;
    size_t next = *number;
    if (first < 0)
        return CLOCK_UNSET;
    next += next < pasting->count && paste_is_one_of(pasting->folded[next], and);
    if (next < pasting->count)
        second = span_at(pasting, &next);
    if (second > 0)
        *number = next;
    int64_t at = pasting->now.ms + first + (second > 0 ? second : 0);
    return (struct instant){at - at % SPAN_MINUTES(1).ms};
}
