#include "core/policy/source.h"

#include "core/policy/fields.h"

#include <stdio.h>

/* How much of the path it names: 0 for nothing, 1 for "*", more for a nearer one. */
static size_t nearness(const struct policy_source *source, struct str path)
{
    struct str of = str_from(source->of);
    if (str_eq(of, STR("*")))
        return 1;
    bool whole = str_eq(of, path);
    bool part = str_starts(path, of) && path.len > of.len && path.at[of.len] == '.';
    return whole || part ? 1 + of.len : 0;
}

const struct policy_source *policy_source_of(const struct policy *policy, struct str path)
{
    const struct policy_source *nearest = NULL;
    size_t best = 0;
    for (int32_t i = 0; i < policy->source_count; i++) {
        size_t near = nearness(&policy->sources[i], path);
        if (near > best)
            nearest = &policy->sources[i];
        best = near > best ? near : best;
    }
    return nearest;
}

struct str policy_path_at(size_t offset, char into[POLICY_WHERE])
{
    for (size_t i = 0; i < policy_fields.count; i++) {
        const struct policy_field *field = &policy_fields.at[i];
        if (field->offset != offset)
            continue;
        snprintf(into, POLICY_WHERE, "%.30s%s%.30s", field->section, field->section[0] ? "." : "",
                 field->name);
        return str_from(into);
    }
    return STR_NONE;
}

bool policy_source_is_weak(const struct policy_source *source)
{
    return source->certainty < CERTAINTY_PUBLISHER;
}

/* The day so many months before, by the calendar; the 31st of a shorter month is its 28th. */
static int32_t months_before(int32_t today, int32_t months)
{
    struct civil civil = civil_from_instant((struct instant){SPAN_DAYS(today).ms}, 0);
    int32_t all = civil.year * 12 + civil.month - 1 - months;
    int32_t day = civil_exists(all / 12, all % 12 + 1, civil.day) ? civil.day : 28;
    return (int32_t)civil_days(all / 12, all % 12 + 1, day);
}

/* The day of what was read, or the later one on which somebody looked again; not set: neither is known. */
static struct policy_day last_look(const struct policy_source *source)
{
    return source->checked.days > source->seen.days ? source->checked : source->seen;
}

enum source_age policy_source_age(const struct policy_source *source, int32_t today, int32_t months)
{
    if (source->until.days && source->until.days < today)
        return SOURCE_OVER;
    if (source->certainty == CERTAINTY_UNVERIFIED)
        return SOURCE_UNVERIFIED;
    int32_t last = last_look(source).days;
    if (last == 0 ||
        last > today + 1) /* nobody can have seen it on a day to come; tomorrow is today somewhere */
        return SOURCE_UNDATED;
    return last < months_before(today, months) ? SOURCE_OLD : SOURCE_FRESH;
}

struct str policy_day_write(struct policy_day day, char into[POLICY_DAY_TEXT])
{
    if (day.days == 0)
        return STR_NONE;
    struct civil civil = civil_from_instant((struct instant){SPAN_DAYS(day.days).ms}, 0);
    int len = snprintf(into, POLICY_DAY_TEXT, "%04d-%02d-%02d", (int)(civil.year % 10000),
                       (int)(civil.month % 100), (int)(civil.day % 100));
    return (struct str){into, day.month_only ? 7 : (size_t)len};
}
