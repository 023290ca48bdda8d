#include "text/clock/zone.h"

#include "base/check.h"
#include "text/clock/zone_rule.h"

#include <string.h>

/* RFC 8536, section 3: a header, then blocks of counted entries; version 1 comes first and is skipped. */
enum {
    HEADER_BYTES = 44,
    TIME_BYTES = 8, /* version 2 and later */
    TIME_BYTES_1 = 4,
    TYPE_BYTES = 6,
    COUNT_MAX = 100000 /* far more than any zone has; keeps the sums small */
};

const struct zone zone_utc = {.rule = {.set = true, .standard = {0, false, STR_INIT("UTC")}}};

static uint64_t big_endian(const char *at, size_t bytes)
{
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; i++)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

/* The counts of a header, in the order of the file. */
struct counts {
    uint32_t universal, standard, leaps, times, types, names;
};

static bool read_header(struct str at, struct counts *counts)
{
    if (at.len < HEADER_BYTES || memcmp(at.at, "TZif", 4) != 0 || at.at[4] < '2')
        return false;
    uint32_t *const into[] = {&counts->universal, &counts->standard, &counts->leaps,
                              &counts->times,     &counts->types,    &counts->names};
    for (size_t i = 0; i < COUNT_OF(into); i++) {
        *into[i] = (uint32_t)big_endian(at.at + 20 + 4 * i, 4);
        if (*into[i] > COUNT_MAX)
            return false;
    }
    return true;
}

/* Bytes of the blocks behind a header. */
static size_t body_size(const struct counts *counts, size_t time_bytes)
{
    return (size_t)counts->times * (time_bytes + 1) + (size_t)counts->types * TYPE_BYTES + counts->names +
           (size_t)counts->leaps * (time_bytes + 4) + counts->standard + counts->universal;
}

static int64_t transition_at(const struct zone *zone, size_t index)
{
    return (int64_t)big_endian(zone->times.at + index * TIME_BYTES, TIME_BYTES);
}

static struct zone_offset type_at(const struct zone *zone, size_t index)
{
    const char *type = zone->types.at + index * TYPE_BYTES;
    struct str names = str_slice(zone->names, (unsigned char)type[5], zone->names.len);
    return (struct zone_offset){
        .seconds = (int32_t)(uint32_t)big_endian(type, 4),
        .daylight = type[4] != 0,
        .abbreviation = str_slice(names, 0, str_find_char(names, 0)),
    };
}

/* What the lookups rely on: ascending times, indexes within their blocks, offsets of less than 26 hours. */
static bool is_consistent(const struct zone *zone)
{
    for (size_t i = 0; i < zone->transition_count; i++) {
        if ((unsigned char)zone->kinds.at[i] >= zone->type_count)
            return false;
        if (i && transition_at(zone, i) <= transition_at(zone, i - 1))
            return false;
    }
    for (size_t i = 0; i < zone->type_count; i++) {
        int32_t seconds = type_at(zone, i).seconds;
        if ((unsigned char)zone->types.at[i * TYPE_BYTES + 5] >= zone->names.len)
            return false;
        if (seconds <= -26 * 3600 || seconds >= 26 * 3600)
            return false;
    }
    return zone->type_count > 0 && zone->names.at[zone->names.len - 1] == 0;
}

static struct str take(struct str *rest, size_t bytes)
{
    struct str taken = str_slice(*rest, 0, bytes);
    *rest = str_slice(*rest, bytes, rest->len);
    return taken;
}

/* The line between two line feeds behind the blocks; empty when there is no rule. */
static bool read_footer(struct str footer, struct zone_rule *rule)
{
    if (footer.len < 2 || footer.at[0] != '\n')
        return false;
    footer = str_slice(footer, 1, footer.len);
    size_t end = str_find_char(footer, '\n');
    return end < footer.len && (end == 0 || zone_rule_read(str_slice(footer, 0, end), rule));
}

enum err zone_parse(struct str tzif, struct zone *zone, struct failure *failure)
{
    struct counts counts = {0};
    *zone = (struct zone){0};
    if (!read_header(tzif, &counts))
        return fail(failure, ERR_INPUT, "not a time zone file (TZif version 2 or later)");
    struct str rest = str_slice(tzif, HEADER_BYTES + body_size(&counts, TIME_BYTES_1), tzif.len);
    if (!read_header(rest, &counts) || rest.len - HEADER_BYTES < body_size(&counts, TIME_BYTES))
        return fail(failure, ERR_INPUT, "the time zone file is cut off");
    take(&rest, HEADER_BYTES);
    zone->transition_count = counts.times;
    zone->type_count = counts.types;
    zone->times = take(&rest, (size_t)counts.times * TIME_BYTES);
    zone->kinds = take(&rest, counts.times);
    zone->types = take(&rest, (size_t)counts.types * TYPE_BYTES);
    zone->names = take(&rest, counts.names);
    take(&rest, (size_t)counts.leaps * (TIME_BYTES + 4) + counts.standard + counts.universal);
    if (!read_footer(rest, &zone->rule) || !is_consistent(zone))
        return fail(failure, ERR_INPUT, "the time zone file contradicts itself");
    return OK;
}

bool zone_name_is_plain(struct str name)
{
    static const struct str allowed =
        STR_INIT("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");
    if (name.len == 0 || name.len > 64 || name.at[0] == '/' || name.at[name.len - 1] == '/')
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (str_find_char(allowed, name.at[i]) == allowed.len)
            return false;
    return true;
}

static int64_t floor_seconds(struct instant at)
{
    return at.ms / 1000 - (at.ms % 1000 < 0);
}

struct zone_offset zone_offset_at(const struct zone *zone, struct instant at)
{
    int64_t seconds = floor_seconds(at);
    size_t low = 0, high = zone->transition_count; /* transitions before low have happened */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (transition_at(zone, middle) <= seconds)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == zone->transition_count && zone->rule.set)
        return zone_rule_at(&zone->rule, seconds);
    return type_at(zone, low ? (unsigned char)zone->kinds.at[low - 1] : 0);
}

struct civil zone_civil(const struct zone *zone, struct instant at)
{
    int32_t seconds = zone_offset_at(zone, at).seconds;
    return civil_from_instant(instant_add(at, SPAN_SECONDS(seconds)), 0);
}

struct instant zone_instant(const struct zone *zone, struct civil civil)
{
    /* No zone changes twice within two days, so the offset is that of the day before or of the day after. */
    struct instant shown = civil_to_instant(civil, 0);
    int32_t before = zone_offset_at(zone, instant_add(shown, SPAN_HOURS(-26))).seconds;
    int32_t after = zone_offset_at(zone, instant_add(shown, SPAN_HOURS(26))).seconds;
    struct instant early = instant_add(shown, SPAN_SECONDS(-before));
    struct instant late = instant_add(shown, SPAN_SECONDS(-after));
    bool early_is_right = zone_offset_at(zone, early).seconds == before;
    bool late_is_right = zone_offset_at(zone, late).seconds == after;
    return early_is_right || !late_is_right ? early : late;
}
