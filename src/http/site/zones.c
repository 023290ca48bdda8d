#include "http/site/zones.h"

#include "base/buf.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ZONES_MAX = 700, FILE_BYTES_MAX = 256 * 1024 };

struct named_zone {
    struct str name;
    struct zone zone;
};
struct other_name {
    struct str name, listed;
};
struct zones {
    struct named_zone at[ZONES_MAX];
    size_t count;
    struct other_name others[ZONES_MAX];
    size_t other_count;
};

/* The bytes of a file below the zones' folder; empty when it cannot be read. */
static struct str read_file(struct arena *arena, struct str name)
{
    char chunk[16 * 1024];
    struct buf bytes;
    ssize_t got;
    int file = open(arena_printf(arena, "/usr/share/zoneinfo/%.*s", STR_ARG(name)).at, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return STR_NONE;
    buf_init(&bytes, FILE_BYTES_MAX);
    while ((got = read(file, chunk, sizeof chunk)) > 0)
        buf_put(&bytes, (struct str){chunk, (size_t)got});
    close(file);
    struct str kept = got < 0 || bytes.overflow ? STR_NONE : arena_copy(arena, buf_str(&bytes));
    buf_free(&bytes);
    return kept;
}

static void add(struct zones *zones, struct arena *arena, struct str name)
{
    struct failure failure = {0};
    struct named_zone *next = &zones->at[zones->count];
    if (zones->count == ZONES_MAX || !zone_name_is_plain(name))
        return;
    struct str file = read_file(arena, name);
    next->name = name;
    zones->count += file.len && zone_parse(file, &next->zone, &failure) == OK;
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct named_zone *)a)->name, ((const struct named_zone *)b)->name);
}

/* tzdata.zi: "L Asia/Kolkata Asia/Calcutta", of the release that the files are made of. */
static void add_others(struct zones *zones, struct arena *arena)
{
    struct str table = read_file(arena, STR("tzdata.zi"));
    while (table.len && zones->other_count < ZONES_MAX) {
        struct str line = str_cut(&table, '\n'), kind = str_cut(&line, ' '), listed = str_cut(&line, ' ');
        if (str_eq(kind, STR("L")) && zones_find(zones, listed) && !zones_find(zones, line))
            zones->others[zones->other_count++] = (struct other_name){line, listed};
    }
}

/* zone.tab: country, coordinates, name and remarks, with tabs between them; '#' begins a comment. */
const struct zones *zones_load(struct arena *arena)
{
    struct zones *zones = ARENA_NEW(arena, struct zones);
    *zones = (struct zones){.at = {{STR("UTC"), zone_utc}}, .count = 1};
    struct str table = read_file(arena, STR("zone.tab"));
    while (table.len) {
        struct str line = str_cut(&table, '\n');
        if (str_starts(line, STR("#")))
            continue;
        str_cut(&line, '\t');
        str_cut(&line, '\t');
        add(zones, arena, str_trim(str_cut(&line, '\t')));
    }
    qsort(zones->at + 1, zones->count - 1, sizeof zones->at[0], by_name);
    add_others(zones, arena);
    return zones;
}

const struct zone *zones_find(const struct zones *zones, struct str name)
{
    for (size_t i = 0; i < zones->count; i++)
        if (str_eq(zones->at[i].name, name))
            return &zones->at[i].zone;
    return NULL;
}

struct str zones_named(const struct zones *zones, struct str name)
{
    if (zones_find(zones, name))
        return name;
    for (size_t i = 0; i < zones->other_count; i++)
        if (str_eq(zones->others[i].name, name))
            return zones->others[i].listed;
    return STR_NONE;
}

static const struct zone *find_zone(void *arg, struct str name)
{
    return zones_find(arg, name);
}

struct zone_finder zones_finder(const struct zones *zones)
{
    return (struct zone_finder){find_zone, (void *)zones};
}

struct instant zones_day_end(const struct zones *zones, struct str name, int32_t offset_minutes,
                             struct civil day)
{
    const struct zone *zone = zones_find(zones, name);
    struct civil last = {day.year, day.month, day.day, 23, 59, 59};
    return zone ? zone_instant(zone, last) : civil_to_instant(last, offset_minutes);
}

struct civil zones_whole_day(const struct zones *zones, struct str name, int32_t offset_minutes,
                             struct instant at)
{
    struct civil day = {0};
    for (int64_t back = -1; back < 3; back++) { /* no clock is further from UTC than a day */
        day = civil_from_instant((struct instant){at.ms - SPAN_DAYS(back).ms}, 0);
        if (zones_day_end(zones, name, offset_minutes, day).ms <= at.ms)
            break;
    }
    return day;
}

struct str zones_name(const struct zones *zones, size_t index)
{
    return index < zones->count ? zones->at[index].name : STR_NONE;
}
