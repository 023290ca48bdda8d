/* A number in the address of a page, as carriers, marketplaces and collectors of tracking send it. */
#include "text/tracking/table.h"

#include "base/check.h"

#include <string.h>

enum { PART_MIN = 6, SCHEME_MAX = 8 };

bool track_is_link(struct str text)
{
    struct str trimmed = str_trim(text);
    size_t at = 1;
    if (trimmed.len < SCHEME_MAX)
        return false;
    while (at < SCHEME_MAX && trimmed.at[at] != ':')
        at++;
    bool scheme = at < SCHEME_MAX && str_starts(str_slice(trimmed, at, trimmed.len), STR("://"));
    return scheme || (trimmed.at[3] == '.' && str_eq_nocase(str_slice(trimmed, 0, 4), STR("www.")));
}

struct str track_host_of(struct str link)
{
    size_t from = str_find(link, STR("://"));
    from = from < link.len ? from + 3 : 0;
    size_t to = from;
    while (to < link.len && link.at[to] != '/' && link.at[to] != '?' && link.at[to] != '#' &&
           link.at[to] != ':')
        to++;
    return str_slice(link, from, to);
}

static bool is_part(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
}

/* The words in front of "=", ":" or "/" after which a number stands. */
static bool names_a_number(struct str word)
{
    static const struct str names[] = {
        STR_INIT("track"),    STR_INIT("num"),     STR_INIT("parcel"),     STR_INIT("piece"),
        STR_INIT("ship"),     STR_INIT("consign"), STR_INIT("match"),      STR_INIT("code"),
        STR_INIT("barcode"),  STR_INIT("label"),   STR_INIT("awb"),        STR_INIT("suivi"),
        STR_INIT("colis"),    STR_INIT("sendung"), STR_INIT("expedition"), STR_INIT("envio"),
        STR_INIT("waybill"),  STR_INIT("mailno"),  STR_INIT("result"),     STR_INIT("detail"),
        STR_INIT("barcodes"), STR_INIT("itemid"),
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        for (size_t at = 0; at + names[i].len <= word.len; at++)
            if (str_eq_nocase(str_slice(word, at, at + names[i].len), names[i]))
                return true;
    return false;
}

/* What collectors of tracking call it in short; elsewhere it can be a page. */
static bool is_short_name(struct str word)
{
    return str_eq(word, STR("p")) || str_eq(word, STR("q")) || str_eq(word, STR("id"));
}

static bool has_digit(struct str part)
{
    for (size_t i = 0; i < part.len; i++)
        if (part.at[i] >= '0' && part.at[i] <= '9')
            return true;
    return false;
}

/* How well a part of a link does for a number: 0 not at all, 3 by itself. */
static int worth_of(const struct track_result *result, bool named)
{
    if (!result->count || result->verdict == TRACK_INVALID)
        return named && result->count ? 1 : 0;
    for (size_t i = 0; i < result->count; i++)
        if (result->candidates[i].format->distinctive && result->candidates[i].check != TRACK_CHECK_FAILED)
            return 3;
    return named ? 2 : 0;
}

/* What stands behind "://" and "www.". */
static struct str without_scheme(struct str link)
{
    size_t at = str_find(link, STR("://"));
    struct str rest = at < link.len ? str_slice(link, at + 3, link.len) : link;
    return str_eq_nocase(str_slice(rest, 0, 4), STR("www.")) ? str_slice(rest, 4, rest.len) : rest;
}

struct str track_page_begins(struct str page)
{
    struct str address = without_scheme(page);
    size_t from = str_find(address, STR("{number}"));
    return str_slice(address, 0, from < address.len ? from : 0);
}

/* The number in the address of a carrier's own tracking page, whatever that page calls it ("?order_id="). */
static bool identify_own(const struct track_table *table, struct str link, struct track_result *result)
{
    struct str address = without_scheme(link);
    for (size_t i = 0; i < table->carrier_count; i++) {
        struct str begins = table->carriers[i].begins;
        size_t from = begins.len, end = from;
        if (!from || from > address.len || !str_eq_nocase(str_slice(address, 0, from), begins))
            continue;
        while (end < address.len && is_part(address.at[end]))
            end++;
        struct track_result tried = {.number = link};
        track_normalize(str_slice(address, from, end), &tried);
        track_settle(table, &tried);
        if (track_prefer(&tried, &table->carriers[i])) {
            *result = tried;
            return true;
        }
    }
    return false;
}

bool track_identify_link(const struct track_table *table, struct str link, struct track_result *result)
{
    struct track_result tried;
    struct str before = STR_NONE;
    int best = 0;
    bool known = track_host_is_known(table->cues, track_host_of(link));
    size_t i = str_find(link, STR("://"));
    if (identify_own(table, link, result))
        return true;
    for (i = i < link.len ? i + 3 : 0; i < link.len;) {
        size_t start = i;
        while (i < link.len && is_part(link.at[i]))
            i++;
        struct str part = str_slice(link, start, i);
        i += i == start;
        if (part.len >= PART_MIN && has_digit(part)) {
            tried.number = link;
            track_normalize(part, &tried);
            track_settle(table, &tried);
            int worth = worth_of(&tried, names_a_number(before) || (known && is_short_name(before)));
            if (worth > best) {
                best = worth;
                *result = tried;
            }
        }
        if (part.len)
            before = part;
    }
    return best > 0;
}
