#include "text/advice/paste_value.h"

#include "base/check.h"
#include "text/tracking/event_line.h"

enum {
    DATE_WORDS = 6, /* "20 de noviembre de 2026" */
    DATE_PARTS = 3,
    LEFT_DAYS_MAX = 400,
    AHEAD_DAYS = 120, /* 01/12/2026 is a day ahead rather than one far behind, where one is promised */
    ORDER_MAX = 30
};

static size_t digits_at(struct str text, size_t from)
{
    size_t end = from;
    while (end < text.len && char_is_digit(text.at[end]))
        end++;
    return end - from;
}

static struct str word_at(const struct pasting *pasting, size_t number)
{
    return number < pasting->count ? pasting->words[number] : STR_NONE;
}

/* ---- days ---- */

/* "20th", "1er", "(20" and "8-го" as their number. */
static struct str bare(struct str word)
{
    while (word.len && (word.at[0] == '(' || word.at[0] == '~'))
        word = str_slice(word, 1, word.len);
    size_t digits = digits_at(word, 0);
    char next = digits && digits < 3 && digits < word.len ? word.at[digits] : ' ';
    bool ordinal = (next >= 'a' && next <= 'z') || (next & 0x80);
    return ordinal ? str_slice(word, 0, digits) : word;
}

static bool is_filler(struct str folded)
{
    static const struct str fillers[] = {STR_INIT("de"), STR_INIT("del"), STR_INIT("di"), STR_INIT("of")};
    for (size_t i = 0; i < COUNT_OF(fillers); i++)
        if (str_eq(folded, fillers[i]))
            return true;
    return false;
}

struct day_parts {
    struct str at[DATE_PARTS];
    size_t count, next; /* next: the word behind them */
};

static struct day_parts parts_at(const struct pasting *pasting, size_t number)
{
    struct day_parts parts = {.next = number};
    for (; parts.count < DATE_PARTS && parts.next < pasting->count && parts.next < number + DATE_WORDS;
         parts.next++)
        if (!is_filler(pasting->folded[parts.next]))
            parts.at[parts.count++] = bare(pasting->words[parts.next]);
    return parts;
}

static struct str day_text(const struct pasting *pasting, struct civil day)
{
    return arena_printf(pasting->arena, "%04d-%02d-%02d", (int)day.year, (int)day.month, (int)day.day);
}

static bool is_english_month(struct str word)
{
    static const struct str names[] = {STR_INIT("jan"), STR_INIT("feb"), STR_INIT("mar"), STR_INIT("apr"),
                                       STR_INIT("may"), STR_INIT("jun"), STR_INIT("jul"), STR_INIT("aug"),
                                       STR_INIT("sep"), STR_INIT("oct"), STR_INIT("nov"), STR_INIT("dec")};
    static const struct str ends[] = {STR_INIT(""),       STR_INIT("uary"), STR_INIT("ruary"),
                                      STR_INIT("ch"),     STR_INIT("il"),   STR_INIT("e"),
                                      STR_INIT("y"),      STR_INIT("ust"),  STR_INIT("t"),
                                      STR_INIT("tember"), STR_INIT("ober"), STR_INIT("ember")};
    for (size_t i = 0; i < COUNT_OF(names) * COUNT_OF(ends); i++) {
        struct str name = names[i / COUNT_OF(ends)], end = ends[i % COUNT_OF(ends)];
        if (word.len == name.len + end.len && str_eq_nocase(str_slice(word, 0, name.len), name) &&
            str_eq(str_slice(word, name.len, word.len), end))
            return true;
    }
    return false;
}

static bool read_day(struct str line, struct civil today, struct civil *day)
{
    struct event_line event;
    if (!event_line_read(line, today, &event))
        return false;
    *day = event.day;
    return true;
}

/* "24 November" and "Nov 24" mean the one that is nearest; of what has happened, the last one; of what was promised, the
 * first one after the day of the order, where that is known. */
static bool read_without_year(const struct pasting *pasting, const struct day_parts *parts,
                              struct civil today, bool past, struct civil *day)
{
    bool day_first = digits_at(parts->at[0], 0) > 0, found = false;
    size_t dash = digits_at(parts->at[0], 0), behind = digits_at(parts->at[0], dash + 1);
    bool numbers = dash && dash <= 2 && dash + 1 + behind == parts->at[0].len && behind && behind <= 2 &&
                   parts->at[0].at[dash] == '-'; /* 11月30日 */
    int64_t best = 0;
    bool ordered = !past && pasting->after.ms;
    struct civil near = ordered ? civil_from_instant(pasting->after, 0) : today;
    if (!numbers &&
        (parts->count < 2 || digits_at(parts->at[0], 0) > 2 ||
         (!day_first && !is_english_month(parts->at[0])) || (day_first && digits_at(parts->at[1], 0))))
        return false;
    for (int year = (int)near.year - 1; year <= (int)near.year + 1; year++) {
        struct civil there;
        struct str line = numbers ? arena_printf(pasting->arena, "%d-%.*s", year, STR_ARG(parts->at[0]))
                                  : arena_printf(pasting->arena, "%.*s %.*s %d", STR_ARG(parts->at[0]),
                                                 STR_ARG(parts->at[1]), year);
        int64_t away = read_day(line, today, &there)
                           ? civil_to_instant(there, 0).ms - civil_to_instant(near, 0).ms
                           : INT64_MAX;
        bool off = past && away > SPAN_DAYS(1).ms; /* tomorrow is there already elsewhere */
        off |= ordered && away < 0;
        away = away < 0 ? -away : away;
        if (off || away == INT64_MAX || (found && away >= best))
            continue;
        best = away;
        *day = there;
        found = true;
    }
    return found;
}

struct str pasting_day(const struct pasting *pasting, size_t number, bool future)
{
    struct day_parts parts = parts_at(pasting, number);
    struct instant reach = future ? instant_add(pasting->now, SPAN_DAYS(AHEAD_DAYS)) : pasting->now;
    struct civil today = civil_from_instant(pasting->now, 0), day;
    if (!parts.count || !parts.at[0].len)
        return STR_NONE;
    struct str line = arena_printf(pasting->arena, "%.*s %.*s %.*s", STR_ARG(parts.at[0]),
                                   STR_ARG(parts.at[1]), STR_ARG(parts.at[2]));
    if (read_day(line, civil_from_instant(reach, 0), &day) ||
        read_without_year(pasting, &parts, today, !future, &day))
        return day_text(pasting, day);
    return STR_NONE;
}

struct str pasting_last_day(const struct pasting *pasting, size_t number)
{
    static const struct str joins[] = {STR_INIT("-"),   STR_INIT("–"),  STR_INIT("—"),  STR_INIT("to"),
                                       STR_INIT("bis"), STR_INIT("au"), STR_INIT("al"), STR_INIT("a"),
                                       STR_INIT("до"),  STR_INIT("~")};
    struct str first = pasting_day(pasting, number, true), word = word_at(pasting, number);
    size_t parts = word.len > 5 && digits_at(word, 0) ? 1 : DATE_PARTS; /* the day's own words */
    for (size_t i = number + 1; first.len && i <= number + parts && i + 1 < pasting->count; i++)
        for (size_t k = 0; k < COUNT_OF(joins); k++) {
            bool joined = str_eq(pasting->words[i], joins[k]);
            struct str second = joined ? pasting_day(pasting, i + 1, true) : STR_NONE;
            if (joined && !second.len && i + 2 < pasting->count) /* "Thu, Dec 3 - Tue, Dec 8" */
                second = pasting_day(pasting, i + 2, true);
            if (second.len && str_compare(first, second) < 0)
                return second;
        }
    return first;
}

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

/* Digits with dashes, perhaps capitals before or between. */
struct str pasting_order(const struct pasting *pasting, size_t number, bool loose)
{
    struct str word = word_at(pasting, number);
    struct civil day;
    size_t from = 0, digits = 0, end;
    if (!word.at)
        return STR_NONE;
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
    bool date = found.len <= 10 && read_day(found, civil_from_instant(pasting->now, 0), &day);
    size_t least = named ? 3 : 5;
    return whole && !decimals && !date && digits >= least && found.len <= ORDER_MAX ? found : STR_NONE;
}

/* ---- money ---- */

/* "US $12,50", "US $ 12,50": the country stands apart from the sign. */
static bool is_of_us(const struct pasting *pasting, size_t number)
{
    enum { APART = 2 };
    for (size_t i = 1; i <= APART && i <= number; i++)
        if (str_eq(pasting->folded[number - i], STR("us")))
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
    *bare = false;
    struct str near[] = {beside->before, beside->behind, number ? pasting->words[number - 1] : STR_NONE,
                         word_at(pasting, beside->next)};
    struct str dollars = STR_NONE; /* what "$" alone means where no code says otherwise: "$ 1,899.00 MXN" */
    for (size_t i = 0; i < COUNT_OF(near); i++) {
        struct str code = near[i].len ? paste_currency(near[i]) : STR_NONE;
        if (str_starts(near[i], STR("$")) && code.len) {
            dollars = code;
            continue;
        }
        if (!code.len && (str_starts(near[i], STR("¥")) || str_starts(near[i], STR("￥"))))
            code = pasting->kana ? STR("JPY") : STR("CNY");
        if (code.len)
            return code;
    }
    *bare = dollars.len && !is_of_us(pasting, number);
    return dollars;
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
        if (at && at < word.len && char_is_digit(word.at[at - 1]) && digits_at(word, past) >= 3)
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

/* "$ 1.899,00" is written where "$" is another dollar, or a peso. */
static bool is_other_dollar(struct str amount, bool cents)
{
    size_t comma = str_find_char(amount, ',');
    return cents && comma < amount.len && amount.len - comma - 1 <= 2;
}

struct str pasting_price(const struct pasting *pasting, size_t number, struct str *currency)
{
    struct str word = without_apostrophe(pasting, word_at(pasting, number));
    size_t from = 0, end, next = number + 1;
    bool cents, bare;
    while (from < word.len && !char_is_digit(word.at[from]))
        from++;
    for (end = from;
         end < word.len && (char_is_digit(word.at[end]) ||
                            ((word.at[end] == '.' || word.at[end] == ',') && digits_at(word, end + 1)));)
        end++;
    struct str amount = str_slice(word, from, end), behind = str_slice(word, end, word.len);
    if (!amount.len || amount.len > 12 || (behind.len && (behind.at[0] == '-' || behind.at[0] == '%')))
        return STR_NONE;
    struct str more = word_at(pasting, next);
    if (!behind.len && amount.len <= 3 && digits_at(more, 0) == 3) { /* 1 299,00 */
        size_t tail =
            3 + (more.len > 4 && (more.at[3] == ',' || more.at[3] == '.') ? 1 + digits_at(more, 4) : 0);
        amount = arena_printf(pasting->arena, "%.*s%.*s", STR_ARG(amount), STR_ARG(str_slice(more, 0, tail)));
        behind = str_slice(more, tail, more.len);
        next++;
    }
    *currency =
        currency_near(pasting, number, &(struct beside){str_slice(word, 0, from), behind, next}, &bare);
    struct str plain = plain_amount(pasting, amount, &cents);
    if (bare && is_other_dollar(amount, cents))
        *currency = STR_NONE;
    return (currency->len || cents) && !is_nothing(plain) ? plain : STR_NONE;
}

/* ---- spans ---- */

/* "2" "days", or "2d"; -1 when there is no such span. */
static int64_t span_at(const struct pasting *pasting, size_t *number)
{
    struct str word = word_at(pasting, *number);
    size_t digits = digits_at(word, 0);
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
